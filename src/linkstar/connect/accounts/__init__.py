"""Connected accounts: shops and carrier contracts, secrets sealed. A `shop_id` is the id of one of them."""

from linkstar.connect.accounts.actions import (
    cause_of,
    create_accounts,
    mark_revoked,
    pause,
    put_config,
    put_secrets,
    rename,
    resume,
    rotate_secrets,
    save_tokens,
)
from linkstar.connect.accounts.authorise import (
    Authorisation,
    begin_authorisation,
    connect_account,
    rotate_grants,
    take_grant,
)
from linkstar.connect.accounts.queries import (
    OpenAccount,
    find_account_by_token,
    get_account_row,
    get_accounts,
    list_accounts,
    open_accounts,
)
from linkstar.connect.accounts.records import AccountRow, NewAccount, new_token, tenant_of

__all__ = [
    "AccountRow", "Authorisation", "NewAccount", "OpenAccount", "begin_authorisation", "cause_of", "connect_account",
    "create_accounts", "find_account_by_token", "get_account_row", "get_accounts",
    "list_accounts", "mark_revoked", "new_token", "open_accounts", "pause", "put_config", "put_secrets", "rename",
    "resume", "rotate_grants", "rotate_secrets", "save_tokens", "take_grant", "tenant_of",
]  # fmt: skip
