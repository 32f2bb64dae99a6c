"""Settings (one typed class, prefix LINKSTAR_, every field works as it stands), the home folder and the secret key."""

from linkstar.core.settings.gate import NAME as GATE, make_gate, open_gate, pass_gate
from linkstar.core.settings.home import HomeUnusable, default_home, make_home
from linkstar.core.settings.secret import NEW, OLD, SecretKeyUnusable, make_key, other_keys, read_key, secret_key
from linkstar.core.settings.settings import Settings

__all__ = [
    "GATE", "NEW", "OLD", "HomeUnusable", "SecretKeyUnusable", "Settings", "default_home", "make_gate", "make_home",
    "make_key", "open_gate", "other_keys", "pass_gate", "read_key", "secret_key",
]  # fmt: skip
