"""What partners are asked about parcels: labels, voids, confirmations. One answer per id, in order; None: not any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.address import Address
from linkstar.shipping.queries.boxes import list_riders
from linkstar.shipping.queries.records import ConfirmAsk, ConfirmLine, Declared, DoubtfulKey, LabelAsk, VoidAsk
from linkstar.shipping.rules.records import LabelPaper

_TO_LABEL = """
SELECT p.id, p.order_id, p.shop_id, p.account_id, p.attempt, p.service, p.weight_g, p.length_mm, p.width_mm, p.height_mm,
       p.number, p.ioss_number, f.id AS fulfilment_order_id, f.ship_to, f.order_number, l.address, l.eori, l.vat_number,
       p.is_shared, l.label_format, l.label_size, l.label_dpi, p.location_id
FROM shipping.parcels p
JOIN shipping.fulfilment_orders f ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id
JOIN shipping.locations l ON l.tenant_id = p.tenant_id AND l.id = p.location_id
WHERE p.tenant_id = %(tenant)s AND p.id = ANY(%(ids)s) AND p.state IN ('planned', 'packed') AND p.hold_reason = ''
  AND p.box_id IS NULL
  AND NOT EXISTS (SELECT FROM shipping.labels b WHERE b.tenant_id = p.tenant_id AND b.parcel_id = p.id
                  AND b.state IN ('bought', 'void_refused'))
"""
_LINES = """
SELECT fulfilment_order_id, order_line_id, component_id, item_id, quantity, customs FROM shipping.fulfilment_lines
WHERE tenant_id = %(tenant)s AND fulfilment_order_id = ANY(%(ids)s) ORDER BY id
"""
_TO_CONFIRM = """
SELECT id, order_id, shop_id, account_id, service, tracking_number, fulfilment_order_id,
       coalesce(handed_over_at, changed_at) AS shipped_at
FROM shipping.parcels
WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) AND confirm_state IN ('pending', 'refused') AND tracking_number <> ''
  AND state <> 'cancelled'
"""
_SIBLINGS = """
SELECT id, order_id, state, confirm_state FROM shipping.parcels
WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s) AND state <> 'cancelled' ORDER BY id
"""
_DOUBTFUL = """
SELECT p.id, p.order_id, p.account_id, p.id || ':' || a.attempt
FROM shipping.parcels p, generate_series(1, p.attempt) AS a (attempt)
WHERE p.tenant_id = %(tenant)s AND p.state NOT IN ('planned', 'packed') AND p.changed_at >= %(since)s AND p.changed_at < %(until)s
  AND p.box_id IS NULL
  AND NOT EXISTS (SELECT FROM shipping.labels b WHERE b.tenant_id = p.tenant_id AND b.key = p.id || ':' || a.attempt)
ORDER BY p.id, a.attempt LIMIT %(limit)s
"""
_TO_VOID = """
SELECT b.id, b.parcel_id, p.order_id, p.account_id, b.external_id, b.tracking_number, b.void_until,
       p.location_id
FROM shipping.labels b JOIN shipping.parcels p ON p.tenant_id = b.tenant_id AND p.id = b.parcel_id
WHERE b.tenant_id = %(tenant)s AND b.id = ANY(%(ids)s) AND b.state = 'void_requested'
"""


async def list_untold(tx: Tx, shop_ids: Sequence[UUID]) -> list[tuple[UUID, UUID, UUID]]:
    """Parcels with a number that their shops have not taken yet: (shop, order, parcel), the oldest first."""
    rows = await tx.rows(
        "SELECT shop_id, order_id, id FROM shipping.parcels WHERE tenant_id = %(tenant)s AND shop_id = ANY(%(shops)s)"
        " AND confirm_state IN ('pending', 'refused') AND tracking_number <> '' AND state <> 'cancelled' ORDER BY id",
        {"shops": list(shop_ids)},
    )
    return [(row.shop_id, row.order_id, row.id) for row in rows]


async def list_held(tx: Tx, account_ids: Sequence[UUID], reason: str) -> list[UUID]:
    """Parcels of carrier accounts that are held for a reason and have no label yet."""
    rows = await tx.rows(
        "SELECT id FROM shipping.parcels WHERE tenant_id = %(tenant)s AND account_id = ANY(%(accounts)s)"
        " AND hold_reason = %(reason)s AND state IN ('planned', 'packed') ORDER BY id",
        {"accounts": list(account_ids), "reason": reason},
    )
    return [row.id for row in rows]


async def get_label_asks(tx: Tx, parcel_ids: Sequence[UUID]) -> list[LabelAsk | None]:
    """Everything a carrier needs, per parcel; None for one that is held, cancelled or has its label."""
    found = {row.id: row for row in await tx.rows(_TO_LABEL, {"ids": list(parcel_ids)})}
    lines = await _lines(tx, [row.fulfilment_order_id for row in found.values()])
    shared = {row.id: row.fulfilment_order_id for row in found.values() if row.is_shared}
    if shared:
        riders = await list_riders(tx, list(shared))
        theirs = await _lines(tx, [one.fulfilment_order_id for one in riders])
        for one in riders:
            lines[shared[one.box_id]] += theirs[one.fulfilment_order_id]
    return [
        _label_ask(found[id_], lines[found[id_].fulfilment_order_id]) if id_ in found else None for id_ in parcel_ids
    ]


async def get_confirm_asks(tx: Tx, parcel_ids: Sequence[UUID]) -> list[ConfirmAsk | None]:
    """What the channel is to be told, per parcel; None for one that it knows, or that is cancelled or has no number."""
    found = {row.id: row for row in await tx.rows(_TO_CONFIRM, {"ids": list(parcel_ids)})}
    siblings: dict[UUID, list[Any]] = defaultdict(list)
    for row in await tx.rows(_SIBLINGS, {"ids": [row.order_id for row in found.values()]}):
        siblings[row.order_id].append(row)
    lines = await _lines(tx, [row.fulfilment_order_id for row in found.values()])
    return [
        _confirm_ask(found[id_], lines[found[id_].fulfilment_order_id], siblings[found[id_].order_id], set(found))
        if id_ in found
        else None
        for id_ in parcel_ids
    ]


async def get_void_asks(tx: Tx, label_ids: Sequence[UUID]) -> list[VoidAsk | None]:
    """The labels to be taken back; None for one that needs no asking any more."""
    found = {ask.label_id: ask for ask in await tx.all(VoidAsk, _TO_VOID, {"ids": list(label_ids)})}
    return [found.get(id_) for id_ in label_ids]


async def list_doubtful_keys(tx: Tx, *, since: datetime, until: datetime, limit: int = 500) -> list[DoubtfulKey]:
    """Keys without a label of parcels that came to rest between two moments: one may have been bought unheard of.

    Parcels that still ask for their label are left out: the carrier is asked there before anything is bought.
    """
    return await tx.all(DoubtfulKey, _DOUBTFUL, {"since": since, "until": until, "limit": limit})


async def _lines(tx: Tx, fulfilment_order_ids: Sequence[UUID]) -> dict[UUID, list[Any]]:
    lines: dict[UUID, list[Any]] = defaultdict(list)
    for row in await tx.rows(_LINES, {"ids": list(fulfilment_order_ids)}):
        lines[row.fulfilment_order_id].append(row)
    return lines


def _label_ask(row: Any, lines: Sequence[Any]) -> LabelAsk:
    return LabelAsk(
        parcel_id=row.id, order_id=row.order_id, shop_id=row.shop_id, account_id=row.account_id,
        key=f"{row.id}:{row.attempt}", attempt=row.attempt, service=row.service, ship_from=Address(**row.address),
        ship_to=Address(**row.ship_to), weight_g=row.weight_g, length_mm=row.length_mm, width_mm=row.width_mm,
        height_mm=row.height_mm, customs=[Declared(quantity=line.quantity, **line.customs) for line in lines],
        reference=row.number, order_number=row.order_number, ioss_number=row.ioss_number, eori_number=row.eori,
        vat_number=row.vat_number, paper=LabelPaper(row.label_format, row.label_size, row.label_dpi), location_id=row.location_id,
    )  # fmt: skip


def _confirm_ask(row: Any, lines: Sequence[Any], siblings: Sequence[Any], asked: set[UUID]) -> ConfirmAsk:
    others = [one for one in siblings if one.id != row.id]
    open_ = [one.id for one in siblings if one.confirm_state != "confirmed"]
    return ConfirmAsk(
        key=f"{row.id}:confirm", parcel_id=row.id, order_id=row.order_id, shop_id=row.shop_id,
        account_id=row.account_id, service=row.service, tracking_number=row.tracking_number, shipped_at=row.shipped_at,
        lines=[ConfirmLine(one.order_line_id, one.component_id, one.item_id, one.quantity) for one in lines],
        is_last=asked.issuperset(open_) and max(open_) == row.id,
        others_labelled=tuple(one.state not in ("planned", "packed") for one in others),
    )  # fmt: skip
