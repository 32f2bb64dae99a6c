"""Pure decisions about access: who may do what to which shops, what is masked, which passwords are good enough."""

from linkstar.core.access.rules.masks import mask_address, mask_email, mask_name, mask_phone
from linkstar.core.access.rules.passwords import LENGTH_MAX, LENGTH_MIN, LOCK_AFTER, core_of, is_easy, lock_s
from linkstar.core.access.rules.permissions import PERMISSIONS, ROLES, flat, is_permission
from linkstar.core.access.rules.rights import EVERYWHERE, Right, Scope, can, key_right, missing_rights, scope_of

__all__ = [
    "EVERYWHERE", "LENGTH_MAX", "LENGTH_MIN", "LOCK_AFTER", "PERMISSIONS", "ROLES", "Right", "Scope", "can", "core_of",
    "flat", "is_easy", "is_permission", "key_right", "lock_s", "mask_address", "mask_email", "mask_name", "mask_phone",
    "missing_rights", "scope_of",
]  # fmt: skip
