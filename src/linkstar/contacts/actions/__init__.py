"""Finding out who bought, and people's decisions about it."""

from linkstar.contacts.actions.decide import forbid, merge, rebuild, unlink
from linkstar.contacts.actions.forget import forget, forget_expired, keep_until
from linkstar.contacts.actions.identify import identify

__all__ = ["forbid", "forget", "forget_expired", "identify", "keep_until", "merge", "rebuild", "unlink"]
