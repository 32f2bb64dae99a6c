"""Forgetting what was told about a person. The links stay: they hold no personal words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from linkstar.contacts.actions.log import lock_groups
from linkstar.core.db import Tx

BATCH = 500


async def keep_until(tx: Tx, identity_ids: Sequence[UUID], until: datetime) -> None:
    """Says until when the personal words of these identities may be kept; a later moment that was said before stands."""
    await tx.run(
        "UPDATE contacts.identities SET retain_until = greatest(retain_until, %(until)s)"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(identity_ids), "until": until},
    )


async def forget(tx: Tx, identity_ids: Sequence[UUID]) -> None:
    """Erases the words and keys of identities; the next order of the same person begins a new identity."""
    await lock_groups(tx)
    ids = {"ids": list(identity_ids)}
    await tx.run(
        "UPDATE contacts.identities SET fingerprint = id, external_id = '', name = '', email = '', phone = '', ship_name = '',"
        " email_norm = '', phone_e164 = '', retain_until = NULL WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        ids,
    )
    rows = await tx.rows(
        "DELETE FROM contacts.identity_keys WHERE tenant_id = %(tenant)s AND identity_id = ANY(%(ids)s)"
        " RETURNING key, is_first, names",
        ids,
    )
    first = [row for row in rows if row.is_first]
    await tx.run(
        "UPDATE contacts.identity_keys k SET is_first = true, names = string_to_array(u.names, ' ')::bigint[]"
        " FROM unnest(%(keys)s::bigint[], %(names)s::text[]) AS u (key, names)"
        " WHERE k.tenant_id = %(tenant)s AND k.key = u.key AND k.identity_id ="
        " (SELECT o.identity_id FROM contacts.identity_keys o"
        " WHERE o.tenant_id = %(tenant)s AND o.key = u.key AND NOT o.is_first ORDER BY o.identity_id LIMIT 1)",
        {"keys": [row.key for row in first], "names": [" ".join(map(str, row.names)) for row in first]},
    )


async def forget_expired(tx: Tx) -> int:
    """Forgets identities whose time is over, at most BATCH of them; returns how many."""
    rows = await tx.rows(
        "SELECT id FROM contacts.identities WHERE tenant_id = %(tenant)s AND retain_until <= %(now)s"
        " ORDER BY retain_until LIMIT %(batch)s",
        {"batch": BATCH},
    )
    if rows:
        await forget(tx, [row.id for row in rows])
    return len(rows)
