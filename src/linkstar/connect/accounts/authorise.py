"""OAuth under way: the state is made and kept before the browser leaves, and taken out once when it comes back.

The exchange of the code is a call and stands between two transactions: `take_grant`, call, `connect_account`
(see `Partners.finish_authorisation`).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from uuid import UUID

import orjson

from linkstar.connect.accounts.actions import create_accounts, renewed, reopen, save_tokens
from linkstar.connect.accounts.records import NewAccount, new_token
from linkstar.connect.channel import Channel, Grant
from linkstar.connect.errors import AccountMismatch, CannotAuthorise, GrantUnknown
from linkstar.connect.wire import Tokens
from linkstar.core.db import Tx
from linkstar.core.secrets import Vault

GRANT_LIFE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Authorisation:
    """What a person asks for. The secrets of `new` hold client_id, client_secret and app_id of our application."""

    new: NewAccount
    redirect_uri: str
    bound_to: str = ""  # whose browser was sent away: nobody else can end it


async def begin_authorisation(tx: Tx, channel: Channel, asked: Authorisation, vault: Vault) -> str:
    """The address that the seller's browser is sent to; state and PKCE verifier are kept. Raises CannotAuthorise."""
    if "authorise" not in channel.can:
        raise CannotAuthorise(partner=channel.title)
    grant = _grant(tx, asked)
    body = {"new": {**asdict(asked.new), "id": None}, "grant": asdict(grant), "bound_to": asked.bound_to}
    await tx.insert(
        "connect.grants",
        {"state": "text", "partner": "text", "sealed": "bytea", "expires_at": "timestamptz"},
        [(grant.state, channel.name, vault.seal(orjson.dumps(body), about=_about(grant.state)), tx.now + GRANT_LIFE)],
    )
    await tx.run("DELETE FROM connect.grants WHERE tenant_id = %(tenant)s AND expires_at < %(now)s")
    return channel.authorise_url(grant)


async def take_grant(tx: Tx, state: str, vault: Vault, *, bound_to: str = "") -> tuple[NewAccount, Grant]:
    """What was begun with this state by the same browser, taken out so that it works once. Raises GrantUnknown."""
    row = await tx.row(
        "DELETE FROM connect.grants WHERE tenant_id = %(tenant)s AND state = %(state)s RETURNING sealed, expires_at",
        {"state": state},
    )
    if row is None or row.expires_at < tx.now:
        raise GrantUnknown
    said = orjson.loads(vault.open(row.sealed, about=_about(state)))
    if said.get("bound_to", "") != bound_to:
        raise GrantUnknown  # and whoever began it can still end it: this transaction is rolled back
    return NewAccount(**said["new"]), Grant(**said["grant"])


async def rotate_grants(tx: Tx, vault: Vault) -> int:
    """Seals the authorisations under way with the vault's current key; returns how many were changed."""
    rows = await tx.rows(
        "SELECT state, sealed FROM connect.grants WHERE tenant_id = %(tenant)s ORDER BY state FOR UPDATE"
    )
    fresh = {row.state: vault.rotate(row.sealed, about=_about(row.state)) for row in rows}
    changed = [row.state for row in rows if fresh[row.state] != row.sealed]
    if changed:
        await tx.run(
            "UPDATE connect.grants g SET sealed = u.sealed"
            " FROM unnest(%(states)s::text[], %(sealed)s::bytea[]) AS u (state, sealed)"
            " WHERE g.tenant_id = %(tenant)s AND g.state = u.state",
            {"states": changed, "sealed": [fresh[state] for state in changed]},
        )
    return len(changed)


async def connect_account(tx: Tx, new: NewAccount, tokens: Tokens, vault: Vault) -> UUID:
    """Connects the account that tokens came for, or renews it if it is known. Raises AccountMismatch."""
    wanted, given = new.external_id, tokens.external_id or new.external_id
    known = await tx.row(
        "SELECT a.id, s.version FROM connect.accounts a"
        " JOIN connect.secrets s ON s.tenant_id = a.tenant_id AND s.account_id = a.id"
        " WHERE a.tenant_id = %(tenant)s AND a.partner = %(partner)s AND a.external_id = %(given)s FOR UPDATE",
        {"partner": new.partner, "given": given},
    )
    if known:
        await save_tokens(
            tx, known.id, replace(tokens, secrets={**new.secrets, **tokens.secrets}), vault=vault, known=known.version
        )
        await renewed(tx, known.id, tokens.authorised_until)
        await reopen(tx, [known.id])
        return UUID(str(known.id))
    taken = await tx.value(
        "SELECT 1 FROM connect.accounts"
        " WHERE tenant_id = %(tenant)s AND partner = %(partner)s AND external_id = %(wanted)s",
        {"partner": new.partner, "wanted": wanted},
    )
    if taken:  # a known account was to be renewed, and the seller was logged in to another one
        raise AccountMismatch(given=given, wanted=wanted)
    secrets_, config = _joined(new.secrets, tokens.secrets), _joined(new.config, tokens.config)
    account = replace(
        new, external_id=given, secrets=secrets_, config=config, token_expires_at=tokens.expires_at,
        authorised_until=tokens.authorised_until,
    )  # fmt: skip
    return (await create_accounts(tx, [account], vault))[0]


def _grant(tx: Tx, asked: Authorisation) -> Grant:
    said = asked.new.secrets
    return Grant(
        state=new_token(tx.tenant_id), redirect_uri=asked.redirect_uri, verifier=secrets.token_urlsafe(48),
        external_id=asked.new.external_id, client_id=said.get("client_id", ""),
        client_secret=said.get("client_secret", ""), base_url=asked.new.base_url, app_id=said.get("app_id", ""),
    )  # fmt: skip


def _joined(first: Mapping[str, str], then: Mapping[str, str]) -> dict[str, str]:
    return {**first, **then}


def _about(state: str) -> bytes:
    return b"connect.grants:" + state.encode()
