"""Reading connected accounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson

from linkstar.connect.accounts.records import AccountRow
from linkstar.connect.wire import Account
from linkstar.core.db import Tx
from linkstar.core.secrets import Vault
from linkstar.kit.errors import NotFound

_COLUMNS = (
    "id, kind, partner, title, base_url, external_id, site, zone, currency, config, state, token_expires_at,"
    " authorised_until, last_success_at, last_error_at, last_error, webhook_token, created_at, version"
)


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """An account with its secrets opened, and what the HTTP client has to know beside."""

    account: Account
    state: str
    secret_version: int
    token_expires_at: datetime | None


def about(tenant_id: UUID, account_id: UUID) -> bytes:
    """What the seal of an account's secrets is bound to."""
    return b"connect.secrets:" + tenant_id.bytes + account_id.bytes


async def open_accounts(tx: Tx, ids: Sequence[UUID], vault: Vault) -> dict[UUID, OpenAccount]:
    """Accounts with state and version of their secrets. Raises NotFound if one is missing, SealBroken, KeyMissing."""
    found = await tx.rows(
        "SELECT a.id, a.kind, a.partner, a.base_url, a.external_id, a.site, a.zone, a.currency, a.config, a.state,"
        " a.token_expires_at, s.sealed, s.version"
        " FROM connect.accounts a JOIN connect.secrets s ON s.tenant_id = a.tenant_id AND s.account_id = a.id"
        " WHERE a.tenant_id = %(tenant)s AND a.id = ANY(%(ids)s)",
        {"ids": list(ids)},
    )
    if len(found) < len(set(ids)):
        raise NotFound(thing="account")
    opened = {}
    for row in found:
        said = orjson.loads(vault.open(row.sealed, about=about(tx.tenant_id, row.id)))
        account = Account(
            id=row.id, tenant_id=tx.tenant_id, kind=row.kind, partner=row.partner, base_url=row.base_url,
            external_id=row.external_id, site=row.site, zone=row.zone, currency=row.currency, config=row.config,
            secrets=said,
        )  # fmt: skip
        opened[row.id] = OpenAccount(account, row.state, row.version, row.token_expires_at)
    return opened


async def get_accounts(tx: Tx, ids: Sequence[UUID], vault: Vault) -> dict[UUID, Account]:
    """Accounts by id with their secrets opened. Raises NotFound, SealBroken, KeyMissing."""
    return {id_: one.account for id_, one in (await open_accounts(tx, ids, vault)).items()}


async def get_account_row(tx: Tx, account_id: UUID) -> AccountRow:
    """One account without its secrets. Raises NotFound."""
    sql = f"SELECT {_COLUMNS} FROM connect.accounts WHERE tenant_id = %(tenant)s AND id = %(id)s"  # noqa: S608 - own text only
    found = await tx.all(AccountRow, sql, {"id": account_id})
    if not found:
        raise NotFound(thing="account")
    return found[0]


async def list_accounts(tx: Tx, *, kind: str = "", partner: str = "", state: str = "") -> list[AccountRow]:
    """The company's accounts without secrets, oldest first; filtered by kind, partner and state."""
    sql = (
        f"SELECT {_COLUMNS} FROM connect.accounts WHERE tenant_id = %(tenant)s"  # noqa: S608 - own text only
        " AND kind = coalesce(%(kind)s, kind) AND partner = coalesce(%(partner)s, partner)"
        " AND state = coalesce(%(state)s, state) ORDER BY id"
    )
    return await tx.all(AccountRow, sql, {"kind": kind or None, "partner": partner or None, "state": state or None})


async def find_account_by_token(tx: Tx, token: str) -> UUID | None:
    """The account whose webhook address ends in `token`, or None."""
    found: UUID | None = await tx.value(
        "SELECT id FROM connect.accounts WHERE tenant_id = %(tenant)s AND webhook_token = %(token)s", {"token": token}
    )
    return found
