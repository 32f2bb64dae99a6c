"""Sealing anew what access keeps sealed: second factors and kept answers. Part of `linkstar keys rotate`."""

from __future__ import annotations

from linkstar.core.access.actions.repeats import about_answer
from linkstar.core.access.actions.totp import about_totp
from linkstar.core.db import Tx
from linkstar.core.secrets import Vault


async def reseal_totp(tx: Tx, vault: Vault) -> int:
    """Seals the second factors of the company's people with the vault's current key; returns how many were changed."""
    rows = await tx.rows(
        "SELECT id, totp FROM core.users WHERE tenant_id = %(tenant)s AND totp IS NOT NULL ORDER BY id FOR UPDATE"
    )
    fresh = {row.id: vault.rotate(row.totp, about=about_totp(tx.tenant_id, row.id)) for row in rows}
    changed = [row.id for row in rows if fresh[row.id] != row.totp]
    if changed:
        await tx.run(
            "UPDATE core.users u SET totp = n.sealed FROM unnest(%(ids)s::uuid[], %(sealed)s::bytea[]) AS n (id, sealed)"
            " WHERE u.tenant_id = %(tenant)s AND u.id = n.id",
            {"ids": changed, "sealed": [fresh[id_] for id_ in changed]},
        )
    return len(changed)


async def reseal_answers(tx: Tx, vault: Vault) -> int:
    """Seals the answers kept for repeated requests with the vault's current key; returns how many were changed."""
    rows = await tx.rows(
        "SELECT actor, key, body FROM core.idempotency WHERE tenant_id = %(tenant)s AND body IS NOT NULL"
        " ORDER BY actor, key FOR UPDATE"
    )
    fresh = [(row, vault.rotate(row.body, about=about_answer(tx.tenant_id, row.key))) for row in rows]
    changed = [(row, sealed) for row, sealed in fresh if sealed != row.body]
    if changed:
        await tx.run(
            "UPDATE core.idempotency i SET body = n.sealed"
            " FROM unnest(%(actors)s::text[], %(keys)s::text[], %(sealed)s::bytea[]) AS n (actor, key, sealed)"
            " WHERE i.tenant_id = %(tenant)s AND i.actor = n.actor AND i.key = n.key",
            {"actors": [row.actor for row, _ in changed], "keys": [row.key for row, _ in changed],
             "sealed": [sealed for _, sealed in changed]},
        )  # fmt: skip
    return len(changed)
