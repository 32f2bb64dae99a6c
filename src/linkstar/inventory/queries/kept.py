"""Reading what partners told of the places that they keep: what lies there, and what befell goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.paging import Page, key_of, page_of, values_of


class Mirrored(NamedTuple):
    """What a partner said last about units of an item at a place that he keeps."""

    location_id: UUID
    item_id: UUID
    state: str
    partner_state: str
    quantity: int
    stated_at: datetime


async def list_mirrored(
    tx: Tx, *, item_ids: Sequence[UUID] | None = None, location_id: UUID | None = None
) -> list[Mirrored]:
    """What partners said last, of items or of a place."""
    return await tx.all(
        Mirrored,
        "SELECT location_id, item_id, state, partner_state, quantity, stated_at FROM inventory.mirrored"
        " WHERE tenant_id = %(tenant)s AND (%(items)s::uuid[] IS NULL OR item_id = ANY(%(items)s))"
        " AND (%(place)s::uuid IS NULL OR location_id = %(place)s)"
        " ORDER BY location_id, item_id, state, partner_state",
        {"items": None if item_ids is None else list(item_ids), "place": location_id},
    )


async def find_kept(tx: Tx, location_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Those of these places that partners keep, with their codes."""
    rows = await tx.rows(
        "SELECT id, code FROM inventory.locations WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND kept_by IS NOT NULL",
        {"ids": list(location_ids)},
    )
    return {row.id: row.code for row in rows}


@dataclass(frozen=True, slots=True)
class Befallen:
    """What befell goods that a partner keeps, as he told it last. `paper`: the shipment, removal order or case; amounts above
    zero come to us. `item_id` None: no item of ours is known by this SKU."""

    account_id: UUID
    kind: str  # inbound | removal | reimbursement
    external_id: str
    sku: str
    item_id: UUID | None
    quantity: int
    expected: int
    partner_state: str
    reason: str
    paper: str
    currency: str
    amount_minor: int
    happened_at: datetime
    message_id: UUID  # the raw word of it


async def list_kept_events(
    tx: Tx, location_id: UUID, *, kind: str = "", after: str = "", limit: int = 50
) -> Page[Befallen]:
    """What befell goods at a place, the newest first; of one kind, or of all."""
    where, params = "", {"place": location_id, "kind": kind, "limit": limit + 1}
    if after:
        at, external_id = values_of(after, 2)
        where = " AND (e.happened_at, e.external_id) < (%(at)s::timestamptz, %(last)s)"
        params |= {"at": at, "last": external_id}
    rows = await tx.all(
        Befallen,
        "SELECT e.account_id, e.kind, e.external_id, e.sku, e.item_id, e.quantity, e.expected, e.partner_state, e.reason,"  # noqa: S608 - own text
        " e.paper, e.currency, e.amount_minor, e.happened_at, e.message_id FROM inventory.kept_events e"
        " JOIN inventory.locations l ON l.tenant_id = e.tenant_id AND l.kept_by = e.account_id"
        " WHERE e.tenant_id = %(tenant)s AND l.id = %(place)s"
        f" AND (%(kind)s = '' OR e.kind = %(kind)s){where} ORDER BY e.happened_at DESC, e.external_id DESC LIMIT %(limit)s",
        params,
    )
    return page_of(rows, limit, lambda one: key_of(one.happened_at.isoformat(), one.external_id))
