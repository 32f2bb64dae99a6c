"""Parcels as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.address import Address
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import Page, key_of, page_of, values_of

_COLUMNS = (
    "p.id, p.number, p.fulfilment_order_id, p.order_id, p.shop_id, p.location_id, p.account_id, p.service, p.state,"
    " p.weight_g, p.length_mm, p.width_mm, p.height_mm, p.estimate_minor, p.currency, p.hand_over_by, p.is_late,"
    " p.tracking_number, p.tracking_status, p.tracking_at, p.confirm_state, p.hold_reason, p.hold_field, p.attempt,"
    " p.version, p.handed_over_at, p.created_at, b.id, b.state, b.cost_minor, b.currency, b.void_until, b.void_refund,"
    " b.file_id, p.box_id, p.is_shared"
)
# Not coalesce(): below row security PostgreSQL does not use an index for what may tell more than it should, and it takes
# coalesce for that. All labels were read for every parcel.
_FROM = """
FROM shipping.parcels p LEFT JOIN LATERAL (
    SELECT * FROM shipping.labels l WHERE l.tenant_id = p.tenant_id
      AND l.parcel_id = CASE WHEN p.box_id IS NULL THEN p.id ELSE p.box_id END
    ORDER BY l.id DESC LIMIT 1
) b ON true
WHERE p.tenant_id = %(tenant)s
"""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel and its newest label. `estimate_minor` is in `currency`, the label's cost in `label_currency`."""

    id: UUID
    number: str
    fulfilment_order_id: UUID
    order_id: UUID
    shop_id: UUID
    location_id: UUID
    account_id: UUID
    service: str
    state: str
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    estimate_minor: int
    currency: str
    hand_over_by: datetime | None
    is_late: bool
    tracking_number: str
    tracking_status: str
    tracking_at: datetime | None
    confirm_state: str
    hold_reason: str
    hold_field: str
    attempt: int
    version: int
    handed_over_at: datetime | None
    created_at: datetime
    label_id: UUID | None
    label_state: str | None
    label_cost_minor: int | None
    label_currency: str | None
    void_until: datetime | None
    void_refund: str | None
    label_file_id: UUID | None
    box_id: UUID | None  # the parcel whose box and label it shares
    is_shared: bool  # others travel in its box


async def get_parcels(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, Parcel]:
    """Parcels by id; unknown ids are left out."""
    return {
        row.id: row
        for row in await tx.all(Parcel, f"SELECT {_COLUMNS} {_FROM} AND p.id = ANY(%(ids)s)", {"ids": list(ids)})
    }


async def get_parcel(tx: Tx, id_: UUID) -> Parcel:
    """One parcel. Raises NotFound."""
    found = await tx.all(Parcel, f"SELECT {_COLUMNS} {_FROM} AND p.id = %(id)s", {"id": id_})
    if not found:
        raise NotFound(thing="parcel")
    return found[0]


Within = Sequence[
    tuple[Iterable[UUID] | None, Iterable[UUID] | None]
]  # pairs of shops and locations; None: all of them


def within_sql(within: Within, alias: str = "p") -> tuple[str, dict[str, Any]]:
    """The condition that a row's shop and location are in one of these pairs, and its parameters."""
    if (None, None) in within:
        return "true", {}
    parts, params = ["false"], dict[str, Any]()
    for n, (shops, places) in enumerate(within):
        for name, ids in (("s", shops), ("p", places)):
            params[f"{name}{n}"] = None if ids is None else sorted(ids)
        of_shop = f"{alias}.shop_id = ANY(coalesce(%(s{n})s::uuid[], ARRAY[{alias}.shop_id]))"
        parts.append(
            f"({of_shop} AND {alias}.location_id = ANY(coalesce(%(p{n})s::uuid[], ARRAY[{alias}.location_id])))"
        )
    return f"({' OR '.join(parts)})", params


async def list_parcels(
    tx: Tx, *, order_id: UUID | None = None, states: tuple[str, ...] = (), within: Within = ((None, None),), after: str = "",
    limit: int = 50,
) -> Page[Parcel]:  # fmt: skip
    """Parcels, the newest first; of one order, in some states, or of any of these pairs of shops and locations."""
    allowed, pairs = within_sql(within)
    where, params = f" AND {allowed}", dict[str, Any](limit=limit + 1, order_id=order_id, states=list(states), **pairs)
    if order_id:
        where += " AND p.order_id = %(order_id)s"
    if states:
        where += " AND p.state = ANY(%(states)s)"
    if after:
        where, params["last"] = where + " AND p.id < %(last)s::uuid", _only(values_of(after, 1))
    sql = f"SELECT {_COLUMNS} {_FROM} {where} ORDER BY p.id DESC LIMIT %(limit)s"
    return page_of(await tx.all(Parcel, sql, params), limit, lambda row: key_of(str(row.id)))


async def list_parcels_of(tx: Tx, order_ids: Sequence[UUID]) -> list[Parcel]:
    """All parcels of these orders, the oldest first."""
    where = "AND p.order_id = ANY(%(ids)s) ORDER BY p.order_id, p.id"
    return await tx.all(Parcel, f"SELECT {_COLUMNS} {_FROM} {where}", {"ids": list(order_ids)})


def _only(values: list[str]) -> Any:
    return values[0]


@dataclass(frozen=True, slots=True)
class Content:
    """Units of an item in a parcel, and whom they are for."""

    parcel_id: UUID
    order_id: UUID
    location_id: UUID
    order_line_id: UUID
    component_id: UUID | None
    item_id: UUID
    quantity: int


_CONTENTS = """
SELECT p.id, p.order_id, p.location_id, l.order_line_id, l.component_id, l.item_id, l.quantity FROM shipping.parcels p
JOIN shipping.fulfilment_lines l ON l.tenant_id = p.tenant_id AND l.fulfilment_order_id = p.fulfilment_order_id
WHERE p.tenant_id = %(tenant)s"""


async def get_contents(tx: Tx, parcel_ids: Sequence[UUID]) -> list[Content]:
    """What is in these parcels."""
    return await tx.all(Content, f"{_CONTENTS} AND p.id = ANY(%(ids)s) ORDER BY p.id, l.id", {"ids": list(parcel_ids)})


async def get_order_contents(tx: Tx, order_ids: Sequence[UUID]) -> list[Content]:
    """What is in all parcels of these orders that are not cancelled."""
    where = "AND p.order_id = ANY(%(ids)s) AND p.state <> 'cancelled'"
    return await tx.all(Content, f"{_CONTENTS} {where} ORDER BY p.id, l.id", {"ids": list(order_ids)})


async def get_destinations(tx: Tx, order_ids: Sequence[UUID]) -> dict[UUID, list[Address]]:
    """Where the parcels of these orders go that are not cancelled, as their labels say or will say."""
    rows = await tx.rows(
        "SELECT p.order_id, f.ship_to FROM shipping.parcels p JOIN shipping.fulfilment_orders f"
        " ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id"
        " WHERE p.tenant_id = %(tenant)s AND p.order_id = ANY(%(ids)s) AND p.state <> 'cancelled' ORDER BY p.id",
        {"ids": list(order_ids)},
    )
    found: dict[UUID, list[Address]] = {}
    for row in rows:
        found.setdefault(row.order_id, []).append(Address(**row.ship_to))
    return found


async def list_underway(tx: Tx, order_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the orders of which a parcel has not arrived."""
    rows = await tx.rows(
        "SELECT DISTINCT order_id FROM shipping.parcels WHERE tenant_id = %(tenant)s AND order_id = ANY(%(ids)s)"
        " AND state NOT IN ('delivered', 'cancelled')",
        {"ids": sorted(order_ids)},
    )
    return {row.order_id for row in rows}


async def list_moving(tx: Tx, *, not_since: datetime, limit: int = 2000) -> list[tuple[UUID, str]]:
    """(carrier account, tracking number) of labelled parcels that have not arrived, the longest unheard of first."""
    rows = await tx.rows(
        "SELECT account_id, tracking_number FROM shipping.parcels WHERE tenant_id = %(tenant)s AND tracking_number <> ''"
        " AND box_id IS NULL"
        " AND state IN ('labelled', 'handed_over', 'in_transit', 'out_for_delivery')"
        " AND (tracking_at IS NULL OR tracking_at < %(not_since)s) ORDER BY tracking_at NULLS FIRST, id LIMIT %(limit)s",
        {"not_since": not_since, "limit": limit},
    )
    return [(row.account_id, row.tracking_number) for row in rows]


async def get_numbers(tx: Tx, parcel_ids: Sequence[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """(carrier account, tracking number) of parcels that have a number of their own."""
    rows = await tx.rows(
        "SELECT id, account_id, tracking_number FROM shipping.parcels WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)"
        " AND tracking_number <> '' AND box_id IS NULL",
        {"ids": list(parcel_ids)},
    )
    return {row.id: (row.account_id, row.tracking_number) for row in rows}


async def list_owners(tx: Tx, numbers: Sequence[str]) -> list[tuple[UUID, str]]:
    """(carrier account, tracking number): by whose accounts these numbers were sent."""
    rows = await tx.rows(
        "SELECT DISTINCT account_id, tracking_number FROM shipping.parcels WHERE tenant_id = %(tenant)s"
        " AND tracking_number = ANY(%(numbers)s) ORDER BY tracking_number, account_id",
        {"numbers": list(numbers)},
    )
    return [(row.account_id, row.tracking_number) for row in rows]
