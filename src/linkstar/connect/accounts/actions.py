"""Connecting accounts, pausing and resuming them, and what happens when a partner shuts the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import orjson

from linkstar.connect.accounts.queries import about
from linkstar.connect.accounts.records import NewAccount, new_token
from linkstar.connect.errors import AccountTaken
from linkstar.connect.facts import AccountConnected, AccountDisconnected, AccountResumed, AccountRevoked
from linkstar.connect.wire import Tokens
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.core.secrets import Vault
from linkstar.kit.errors import Conflict, NotFound

ENDS = "authorisation_ends"  # the incident that warns of it
SAME_END = timedelta(days=1)  # told as seconds that are left, the same end moves a little each time


async def create_accounts(tx: Tx, news: Sequence[NewAccount], vault: Vault) -> list[UUID]:
    """Connects accounts and returns their ids in order. Raises AccountTaken."""
    ids = [new.id or tx.new_id() for new in news]
    await _refuse_taken(tx, news)
    await tx.insert(
        "connect.accounts",
        {"id": "uuid", "kind": "text", "partner": "text", "title": "text", "base_url": "text", "external_id": "text",
         "site": "text", "zone": "text", "currency": "text", "config": "jsonb", "token_expires_at": "timestamptz",
         "authorised_until": "timestamptz", "webhook_token": "text", "created_at": "timestamptz"},
        [(id_, n.kind, n.partner, n.title or n.external_id, n.base_url, n.external_id, n.site, n.zone, n.currency,
          _json(n.config), n.token_expires_at, n.authorised_until, new_token(tx.tenant_id), tx.now)
         for id_, n in zip(ids, news, strict=True)],
    )  # fmt: skip
    sealed = [(id_, _seal(tx, vault, id_, new.secrets)) for id_, new in zip(ids, news, strict=True)]
    await tx.insert("connect.secrets", {"account_id": "uuid", "sealed": "bytea"}, sealed)
    tx.record(*(AccountConnected(id_) for id_ in ids))
    return ids


async def save_tokens(tx: Tx, account_id: UUID, tokens: Tokens, *, vault: Vault, known: int) -> bool:
    """Keeps fresh tokens if the secrets are still of version `known`; False if another worker was faster."""
    sealed_before = await tx.value(
        "SELECT sealed FROM connect.secrets"
        " WHERE tenant_id = %(tenant)s AND account_id = %(id)s AND version = %(known)s FOR UPDATE",
        {"id": account_id, "known": known},
    )
    if sealed_before is None:
        return False
    before = orjson.loads(vault.open(sealed_before, about=about(tx.tenant_id, account_id)))
    await tx.run(
        "UPDATE connect.secrets SET sealed = %(sealed)s, version = version + 1, refreshing_until = NULL"
        " WHERE tenant_id = %(tenant)s AND account_id = %(id)s",
        {"id": account_id, "sealed": _seal(tx, vault, account_id, {**before, **tokens.secrets})},
    )
    await tx.run(
        "UPDATE connect.accounts SET token_expires_at = %(at)s, config = config || %(config)s::jsonb, authorised_until ="
        " CASE WHEN abs(extract(epoch FROM authorised_until - %(until)s::timestamptz)) < %(same)s THEN authorised_until"
        " ELSE coalesce(%(until)s, authorised_until) END WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {
            "id": account_id,
            "at": tokens.expires_at,
            "config": _json(tokens.config),
            "until": tokens.authorised_until,
            "same": SAME_END.total_seconds(),
        },
    )
    return True


async def renewed(tx: Tx, account_id: UUID, until: datetime | None) -> None:
    """Says that a person authorised the account anew, until then if the partner said so, and closes what warned of the end."""
    await tx.run(
        "UPDATE connect.accounts SET authorised_until = %(until)s WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": account_id, "until": until},
    )
    await incidents.resolve_about(tx, ENDS, [account_id])


async def pause(tx: Tx, ids: Sequence[UUID]) -> None:
    """Stops all calls of these accounts until `resume`; a revoked account stays revoked. Raises NotFound."""
    await _lock(tx, ids)
    await _set_state(tx, ids, "paused", of=["connected"])


async def resume(tx: Tx, ids: Sequence[UUID]) -> None:
    """Lets accounts be called again, closes their incidents and wakes the work that waited. Raises NotFound.

    A disconnected account has no keys and stays as it is, see `reopen`.
    """
    await _lock(tx, ids)
    await _reopen(tx, ids, of=["paused", "revoked"])


async def reopen(tx: Tx, ids: Sequence[UUID]) -> None:
    """As `resume`, for accounts that were given new keys: those that were disconnected are connected again too."""
    await _lock(tx, ids)
    await _reopen(tx, ids, of=["paused", "revoked"])
    await _reopen(tx, ids, of=["disconnected"])


async def disconnect(tx: Tx, account_id: UUID, *, vault: Vault) -> bool:
    """Ends a connection: its keys are deleted, its webhook address is no more; True if it stood. Raises NotFound.

    What is known of the account stays, so that everything of the past has its name and it can be connected again.
    """
    await _lock(tx, [account_id])
    if not await _set_state(tx, [account_id], "disconnected", of=["connected", "paused", "revoked"]):
        return False
    await tx.run(
        "UPDATE connect.accounts SET webhook_token = %(token)s, token_expires_at = NULL, authorised_until = NULL"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": account_id, "token": new_token(tx.tenant_id)},
    )
    await tx.run(
        "UPDATE connect.secrets SET sealed = %(sealed)s, version = version + 1, refreshing_until = NULL"
        " WHERE tenant_id = %(tenant)s AND account_id = %(id)s",
        {"id": account_id, "sealed": _seal(tx, vault, account_id, {})},
    )
    await incidents.resolve_all_about(tx, [account_id])
    await work.wake(tx, [account_id])  # what waits for it meets a closed door now, and ends
    tx.record(AccountDisconnected(account_id))
    return True


async def connect_again(tx: Tx, new: NewAccount, vault: Vault) -> UUID | None:
    """Connects an account that was disconnected, with new keys and all its past; None if there is no such one."""
    account_id: UUID | None = await tx.value(
        "SELECT id FROM connect.accounts WHERE tenant_id = %(tenant)s AND kind = %(kind)s AND partner = %(partner)s"
        " AND external_id = %(external)s AND state = 'disconnected'",
        {"kind": new.kind, "partner": new.partner, "external": new.external_id},
    )
    if account_id is None:
        return None
    await _lock(tx, [account_id])
    await tx.run(
        "UPDATE connect.accounts SET title = coalesce(%(title)s, title), base_url = %(base_url)s, site = %(site)s,"
        " zone = %(zone)s, currency = %(currency)s, config = config || %(config)s::jsonb, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": account_id, "title": new.title or None, "base_url": new.base_url, "site": new.site, "zone": new.zone,
         "currency": new.currency, "config": _json(new.config)},
    )  # fmt: skip
    await put_secrets(tx, account_id, new.secrets, vault=vault)
    return account_id


async def _reopen(tx: Tx, ids: Sequence[UUID], *, of: list[str]) -> None:
    changed = await _set_state(tx, ids, "connected", of=of)
    await incidents.resolve_causes(tx, [cause_of(id_) for id_ in changed])
    await incidents.resolve_about(tx, "place_restored", changed)
    await work.wake(tx, changed)
    tx.record(*(AccountResumed(id_, "disconnected" in of) for id_ in changed))


async def mark_revoked(tx: Tx, account_id: UUID, *, known: int | None = None) -> bool:
    """Says that the partner takes no token any more, with one incident however many calls fail; True if it was news.

    With `known`, only while the secrets are of that version: a late failure must not undo a new authorisation.
    """
    await _lock(tx, [account_id])
    version = await tx.value(
        "SELECT version FROM connect.secrets WHERE tenant_id = %(tenant)s AND account_id = %(id)s", {"id": account_id}
    )
    if known is not None and version != known:
        return False
    if not await _set_state(tx, [account_id], "revoked", of=["connected", "paused"]):
        return False
    row = await tx.row(
        "SELECT partner, title FROM connect.accounts WHERE tenant_id = %(tenant)s AND id = %(id)s", {"id": account_id}
    )
    assert row is not None  # noqa: S101 - locked above
    params = {"partner": row.partner, "shop": row.title}
    await incidents.open_many(tx, [incidents.New("auth_revoked", cause_of(account_id), account_id, params)])
    tx.record(AccountRevoked(account_id))
    return True


async def put_secrets(tx: Tx, account_id: UUID, secrets: Mapping[str, str], *, vault: Vault) -> None:
    """Replaces secrets that a person typed in, and lets the account be called again. Raises NotFound."""
    await _lock(tx, [account_id])
    await tx.run(
        "UPDATE connect.secrets SET sealed = %(sealed)s, version = version + 1, refreshing_until = NULL"
        " WHERE tenant_id = %(tenant)s AND account_id = %(id)s",
        {"id": account_id, "sealed": _seal(tx, vault, account_id, secrets)},
    )
    await tx.run(
        "UPDATE connect.accounts SET token_expires_at = NULL WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": account_id},
    )
    await renewed(tx, account_id, None)  # how long keys last that a person typed in is not known
    await reopen(tx, [account_id])


async def rename(tx: Tx, account_id: UUID, title: str) -> None:
    """Gives an account another name; partners know nothing of it. Raises NotFound."""
    await _lock(tx, [account_id])
    await tx.run(
        "UPDATE connect.accounts SET title = %(title)s, version = version + 1 WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": account_id, "title": title},
    )


async def put_config(tx: Tx, account_id: UUID, config: Mapping[str, str], *, version: int | None = None) -> None:
    """Adds to what is configured of an account, or replaces it by name. Raises NotFound, Conflict for another version."""
    await _lock(tx, [account_id])
    changed = await tx.run(
        "UPDATE connect.accounts SET config = config || %(config)s::jsonb, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = %(id)s AND version = coalesce(%(version)s, version)",
        {"id": account_id, "config": _json(config), "version": version},
    )
    if not changed:
        raise Conflict


async def rotate_secrets(tx: Tx, vault: Vault) -> int:
    """Seals all secrets of the company with the vault's current key; returns how many were changed."""
    rows = await tx.rows(
        "SELECT account_id, sealed FROM connect.secrets WHERE tenant_id = %(tenant)s ORDER BY account_id FOR UPDATE"
    )
    fresh = [
        (row.account_id, vault.rotate(row.sealed, about=about(tx.tenant_id, row.account_id)), row.sealed)
        for row in rows
    ]
    changed = [(id_, sealed) for id_, sealed, before in fresh if sealed != before]
    if changed:
        await tx.run(
            "UPDATE connect.secrets s SET sealed = u.sealed"
            " FROM unnest(%(ids)s::uuid[], %(sealed)s::bytea[]) AS u (id, sealed)"
            " WHERE s.tenant_id = %(tenant)s AND s.account_id = u.id",
            {"ids": [id_ for id_, _ in changed], "sealed": [sealed for _, sealed in changed]},
        )
    return len(changed)


def cause_of(account_id: UUID) -> str:
    """The cause text of the incident that an account's authorisation is gone."""
    return f"auth:{account_id}"


async def _refuse_taken(tx: Tx, news: Sequence[NewAccount]) -> None:
    taken = await tx.row(
        "SELECT a.partner, a.external_id FROM connect.accounts a"
        " JOIN unnest(%(partners)s::text[], %(externals)s::text[]) AS u (partner, external_id)"
        " ON a.partner = u.partner AND a.external_id = u.external_id WHERE a.tenant_id = %(tenant)s LIMIT 1",
        {"partners": [new.partner for new in news], "externals": [new.external_id for new in news]},
    )
    if taken:
        raise AccountTaken(partner=taken.partner, external_id=taken.external_id)


async def _lock(tx: Tx, ids: Sequence[UUID]) -> None:
    found = await tx.rows(
        "SELECT id FROM connect.accounts WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id FOR UPDATE",
        {"ids": list(ids)},
    )
    if len(found) < len(set(ids)):
        raise NotFound(thing="account")


async def _set_state(tx: Tx, ids: Sequence[UUID], state: str, *, of: list[str]) -> list[UUID]:
    rows = await tx.rows(
        "UPDATE connect.accounts SET state = %(state)s, version = version + 1"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND state = ANY(%(of)s) RETURNING id",
        {"ids": list(ids), "state": state, "of": of},
    )
    return sorted(row.id for row in rows)


def _seal(tx: Tx, vault: Vault, account_id: UUID, secrets: Mapping[str, str]) -> bytes:
    return vault.seal(orjson.dumps(dict(secrets)), about=about(tx.tenant_id, account_id))


def _json(value: Mapping[str, str]) -> str:
    return orjson.dumps(dict(value)).decode()
