"""Answers kept for repeated requests: the same Idempotency-Key does its work once and is answered the same again."""

from __future__ import annotations

import hashlib
from datetime import datetime
from uuid import UUID

from psycopg.errors import LockNotAvailable

from linkstar.core.access.errors import KeyBusy, KeyReused
from linkstar.core.access.records import KeptAnswer
from linkstar.core.db import Tx
from linkstar.core.secrets import Vault

WAIT_S = 10  # for the first request with the same key, which holds the row until it is done


async def claim_key(tx: Tx, key: str, request: str, body: bytes, *, vault: Vault) -> KeptAnswer | None:
    """Takes a key for this transaction, or returns the answer that the first request with it was given.

    A second request that comes while the first is under way waits for it. Raises KeyReused, KeyBusy.
    """
    hashed = hashlib.sha256(request.encode() + b"\x00" + body).hexdigest()
    params = {"actor": tx.actor, "key": key, "request": request, "hash": hashed}
    try:
        await tx.run(f"SET LOCAL lock_timeout = '{WAIT_S}s'")
        mine = await tx.run(
            "INSERT INTO core.idempotency (tenant_id, actor, key, request, request_hash, created_at)"
            " VALUES (%(tenant)s, %(actor)s, %(key)s, %(request)s, %(hash)s, %(now)s) ON CONFLICT DO NOTHING",
            params,
        )
        await tx.run("SET LOCAL lock_timeout = 0")
    except LockNotAvailable as busy:
        raise KeyBusy from busy
    if mine:
        return None
    row = await tx.row(
        "SELECT request_hash, status, media_type, body FROM core.idempotency"
        " WHERE tenant_id = %(tenant)s AND actor = %(actor)s AND key = %(key)s",
        params,
    )
    if row is None:  # the first one has just been undone: the caller may simply ask again
        raise KeyBusy
    if row.request_hash != hashed:
        raise KeyReused(field="Idempotency-Key")
    return KeptAnswer(row.status, row.media_type, vault.open(row.body, about=about_answer(tx.tenant_id, key)))


async def keep_answer(tx: Tx, key: str, answer: KeptAnswer, *, vault: Vault) -> None:
    """Keeps the answer of the request that claimed the key, in the same transaction as what it did."""
    await tx.run(
        "UPDATE core.idempotency SET status = %(status)s, media_type = %(media)s, body = %(body)s"
        " WHERE tenant_id = %(tenant)s AND actor = %(actor)s AND key = %(key)s",
        {"actor": tx.actor, "key": key, "status": answer.status, "media": answer.media_type,
         "body": vault.seal(answer.body, about=about_answer(tx.tenant_id, key))},
    )  # fmt: skip


async def purge_answers(tx: Tx, before: datetime, *, at_most: int = 20_000) -> int:
    """Forgets answers that are older, a bounded number at a time; returns how many."""
    return await tx.run(
        "DELETE FROM core.idempotency WHERE tenant_id = %(tenant)s AND (actor, key) IN (SELECT actor, key FROM core.idempotency"
        " WHERE tenant_id = %(tenant)s AND created_at < %(before)s ORDER BY created_at LIMIT %(limit)s)",
        {"before": before, "limit": at_most},
    )


def about_answer(tenant_id: UUID, key: str) -> bytes:
    """What the seal of a kept answer is bound to."""
    return b"core.idempotency:" + tenant_id.bytes + key.encode()
