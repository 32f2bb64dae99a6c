"""Access (权限): who may do what. People sign in with a session, programs with an API key; both hold *rights*: permissions
(a noun and a verb) within some shops and locations. Every write and every look at personal data in full is in the audit trail.

The table of permissions and the masks are in `rules`; less common verbs are imported from `actions` and `queries`.
"""

from linkstar.core.access.actions.audit import add_audit, note_unmasked
from linkstar.core.access.actions.repeats import claim_key, keep_answer, purge_answers
from linkstar.core.access.actions.sessions import purge_sessions
from linkstar.core.access.actions.users import create_owner, create_user
from linkstar.core.access.queries.history import list_audit, list_timeline
from linkstar.core.access.records import Entry, Grant, KeptAnswer, NewKey, NewUser, Who
from linkstar.core.access.rules import Scope
from linkstar.core.access.signed_in import find_by_cookie, find_by_key, list_companies_of

__all__ = [
    "Entry", "Grant", "KeptAnswer", "NewKey", "NewUser", "Scope", "Who", "add_audit", "claim_key", "create_owner", "create_user",
    "find_by_cookie", "find_by_key", "keep_answer", "list_audit", "list_companies_of", "list_timeline", "note_unmasked",
    "purge_answers", "purge_sessions",
]  # fmt: skip
