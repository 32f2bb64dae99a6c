"""Reading waves: what waits to be taken into one, waves with their figures, their parcels, and what is to be picked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Unpack
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.paging import Page, key_of, page_of, values_of
from linkstar.shipping.queries.gathered import ANYWHERE, Gathering, Newest, get_gathered, list_newest
from linkstar.shipping.queries.parcels import Within, within_sql

# One unit; several units of one item; several items: they are picked and packed in different ways.
_KIND = """(SELECT CASE WHEN count(DISTINCT l.item_id) > 1 THEN 'mixed' WHEN sum(l.quantity) > 1 THEN 'same' ELSE 'single' END
FROM shipping.parcels c JOIN shipping.fulfilment_lines l ON l.tenant_id = c.tenant_id
    AND l.fulfilment_order_id = c.fulfilment_order_id
WHERE c.tenant_id = p.tenant_id AND (c.id = p.id OR (c.box_id = p.id AND c.state <> 'cancelled')))"""
_WAITING = f"""
SELECT p.id, p.order_id, p.location_id, p.account_id, p.service, p.hand_over_by, p.state, {_KIND} AS kind FROM shipping.parcels p
WHERE p.tenant_id = %(tenant)s AND p.state IN ('planned', 'packed', 'labelled') AND p.hold_reason = '' AND p.box_id IS NULL
  AND NOT EXISTS (SELECT FROM shipping.wave_parcels w WHERE w.tenant_id = p.tenant_id AND w.parcel_id = p.id AND w.state <> 'out')
"""  # noqa: S608 - own text
_WAVE = """
SELECT g.id, g.number, g.location_id, g.state, g.chosen_by, g.made_by, g.created_at, g.picked_at, g.packed_at, g.closed_at,
       g.version, c.waiting, c.packed, c.out, c.unlabelled
FROM shipping.waves g CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE x.state = 'waiting') AS waiting, count(*) FILTER (WHERE x.state = 'packed') AS packed,
           count(*) FILTER (WHERE x.state = 'out') AS out,
           count(*) FILTER (WHERE x.state = 'packed' AND p.state IN ('planned', 'packed')) AS unlabelled
    FROM shipping.wave_parcels x JOIN shipping.parcels p ON p.tenant_id = x.tenant_id AND p.id = x.parcel_id
    WHERE x.tenant_id = g.tenant_id AND x.wave_id = g.id
) c WHERE g.tenant_id = %(tenant)s
"""
_PARCELS = """
SELECT p.id, p.number, p.order_id, f.order_number, p.shop_id, x.place, x.state, x.packer, x.packed_at, x.packed_by, x.out_reason,
       x.out_at, p.state AS parcel_state, p.account_id, p.service, p.hand_over_by, p.tracking_number, p.hold_reason,
       p.pulled_at IS NOT NULL AS is_pulled, f.ship_to ->> 'country' AS country, b.file_id AS label_file_id,
       (SELECT sum(l.quantity)::bigint FROM shipping.parcels c JOIN shipping.fulfilment_lines l ON l.tenant_id = c.tenant_id
        AND l.fulfilment_order_id = c.fulfilment_order_id WHERE c.tenant_id = p.tenant_id
        AND (c.id = p.id OR (c.box_id = p.id AND c.state <> 'cancelled'))) AS units,
       (SELECT coalesce(sum(u.quantity), 0)::bigint FROM shipping.packed_units u WHERE u.tenant_id = p.tenant_id
        AND u.parcel_id = p.id) AS packed_units
FROM shipping.wave_parcels x JOIN shipping.parcels p ON p.tenant_id = x.tenant_id AND p.id = x.parcel_id
JOIN shipping.fulfilment_orders f ON f.tenant_id = p.tenant_id AND f.id = p.fulfilment_order_id
LEFT JOIN shipping.labels b ON b.tenant_id = p.tenant_id AND b.parcel_id = p.id AND b.state IN ('bought', 'void_refused')
WHERE x.tenant_id = %(tenant)s AND x.wave_id = %(wave)s
"""
_PICKS = """
SELECT i.item_id, max(l.customs ->> 'sku'), coalesce(sum(l.quantity), 0)::bigint, i.picked, i.missing, i.picked_by,
       coalesce(json_agg(json_build_array(x.place, l.quantity) ORDER BY x.place) FILTER (WHERE l.quantity IS NOT NULL), '[]')
FROM shipping.wave_items i
LEFT JOIN (shipping.wave_parcels x
    JOIN shipping.parcels p ON p.tenant_id = x.tenant_id AND p.id = x.parcel_id
    JOIN shipping.parcels c ON c.tenant_id = p.tenant_id AND (c.id = p.id OR (c.box_id = p.id AND c.state <> 'cancelled'))
    JOIN shipping.fulfilment_lines l ON l.tenant_id = c.tenant_id AND l.fulfilment_order_id = c.fulfilment_order_id
) ON x.tenant_id = i.tenant_id AND x.wave_id = i.wave_id AND x.state <> 'out' AND l.item_id = i.item_id
WHERE i.tenant_id = %(tenant)s AND i.wave_id = %(wave)s GROUP BY i.item_id, i.picked, i.missing, i.picked_by
"""


@dataclass(frozen=True, slots=True)
class WaveFilter:
    """Which parcels a wave is made of; what is None does not matter. `kinds`: single, same, mixed."""

    location_id: UUID
    account_id: UUID | None = None
    service: str = ""
    hand_over_until: datetime | None = None
    kinds: Sequence[str] = ()
    shop_id: UUID | None = None
    only_labelled: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A parcel that may be taken into a wave."""

    id: UUID
    order_id: UUID


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    """How many parcels of a kind wait for a carrier service at a location; `due` of them have to leave before a moment."""

    location_id: UUID
    account_id: UUID
    service: str
    kind: str
    count: int
    due: int
    labelled: int


@dataclass(frozen=True, slots=True)
class Wave:
    """A wave and its figures; `unlabelled` are packed and wait for their label."""

    id: UUID
    number: str
    location_id: UUID
    state: str
    chosen_by: dict[str, Any]
    made_by: str
    created_at: datetime
    picked_at: datetime | None
    packed_at: datetime | None
    closed_at: datetime | None
    version: int
    waiting: int
    packed: int
    out: int
    unlabelled: int


@dataclass(frozen=True, slots=True)
class WaveParcel:
    """A parcel of a wave; `state` waiting, packed or out, `parcel_state` as everywhere."""

    id: UUID
    number: str
    order_id: UUID
    order_number: str
    shop_id: UUID
    place: int
    state: str
    packer: str
    packed_at: datetime | None
    packed_by: str
    out_reason: str
    out_at: datetime | None
    parcel_state: str
    account_id: UUID
    service: str
    hand_over_by: datetime | None
    tracking_number: str
    hold_reason: str
    is_pulled: bool
    country: str
    label_file_id: UUID | None
    units: int
    packed_units: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Units of an item that the wave's parcels need; `places` are boxes and units: [[box, units], ...]."""

    item_id: UUID
    sku: str | None
    needed: int
    picked: int
    missing: int
    picked_by: str
    places: list[tuple[int, int]]


async def list_candidates(tx: Tx, asked: WaveFilter, *, within: Within = ANYWHERE, limit: int = 50) -> list[Candidate]:
    """Parcels that wait and fit, the most urgent first."""
    allowed, params = within_sql(within)
    where = f" AND {allowed} AND p.location_id = %(location)s"
    where += " AND p.account_id = %(account)s" if asked.account_id else ""
    where += " AND p.service = %(service)s" if asked.service else ""
    where += " AND p.shop_id = %(shop)s" if asked.shop_id else ""
    where += " AND p.hand_over_by <= %(until)s" if asked.hand_over_until else ""
    where += " AND p.state = 'labelled'" if asked.only_labelled else ""
    kinds = " WHERE kind = ANY(%(kinds)s)" if asked.kinds else ""
    sql = f"SELECT id, order_id FROM ({_WAITING}{where}) c{kinds} ORDER BY hand_over_by NULLS LAST, id LIMIT %(limit)s"  # noqa: S608 - own text
    told = {
        "location": asked.location_id, "account": asked.account_id, "service": asked.service, "shop": asked.shop_id,
        "until": asked.hand_over_until, "kinds": list(asked.kinds), "limit": limit, **params,
    }  # fmt: skip
    return await tx.all(Candidate, sql, told)


async def count_waiting(tx: Tx, due_by: datetime, *, within: Within = ANYWHERE) -> list[WaitingGroup]:
    """What waits to be taken into a wave, by location, carrier service and kind."""
    allowed, params = within_sql(within)
    sql = (
        "SELECT location_id, account_id, service, kind, count(*), count(*) FILTER (WHERE hand_over_by <= %(due)s),"  # noqa: S608 - own text
        f" count(*) FILTER (WHERE state = 'labelled') FROM ({_WAITING} AND {allowed}) c GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
    )
    return await tx.all(WaitingGroup, sql, {"due": due_by, **params})


_GATHERING = Gathering("wave", Wave, _WAVE, "shipping.wave_parcels", "wave_id")


async def list_waves(tx: Tx, **asked: Unpack[Newest]) -> Page[Wave]:
    """Waves, the newest first; of those who may not see everything only waves whose every parcel they may."""
    return await list_newest(tx, _GATHERING, **asked)


async def get_wave(tx: Tx, wave_id: UUID, *, within: Within = ANYWHERE) -> Wave:
    """One wave. Raises NotFound, also where somebody may not see all of its parcels."""
    return await get_gathered(tx, _GATHERING, wave_id, within)


async def list_wave_parcels(
    tx: Tx, wave_id: UUID, *, states: Sequence[str] = (), ids: Sequence[UUID] = (), after: str = "", limit: int = 100
) -> Page[WaveParcel]:
    """The parcels of a wave by their boxes."""
    where, params = "", dict[str, Any](wave=wave_id, states=list(states), ids=list(ids), limit=limit + 1)
    where += " AND x.state = ANY(%(states)s)" if states else ""
    where += " AND x.parcel_id = ANY(%(ids)s)" if ids else ""
    if after:
        where += " AND x.place > %(last)s::bigint"
        params["last"] = values_of(after, 1)[0]
    rows = await tx.all(WaveParcel, f"{_PARCELS}{where} ORDER BY x.place LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda row: key_of(row.place))


async def list_picks(tx: Tx, wave_id: UUID) -> list[Pick]:
    """What is to be taken from the shelves for a wave, item by item; one that nobody needs any more has `needed` 0."""
    return await tx.all(Pick, f"{_PICKS} ORDER BY i.item_id", {"wave": wave_id})


async def find_in_wave(tx: Tx, wave_id: UUID, codes: Sequence[str]) -> UUID | None:
    """The parcel that a scanned parcel number, tracking number or box number (as "#7") names; live ones before others."""
    place = next((int(code[1:]) for code in codes if code[:1] == "#" and code[1:].isdecimal() and len(code) < 8), 0)
    found: UUID | None = await tx.value(
        "SELECT p.id FROM shipping.wave_parcels x JOIN shipping.parcels p ON p.tenant_id = x.tenant_id AND p.id = x.parcel_id"
        " WHERE x.tenant_id = %(tenant)s AND x.wave_id = %(wave)s"
        " AND (p.number = ANY(%(codes)s) OR x.place = %(place)s OR EXISTS (SELECT FROM shipping.parcels c"
        " WHERE c.tenant_id = p.tenant_id AND c.box_id = p.id AND c.number = ANY(%(codes)s))"
        " OR (p.tracking_number <> '' AND p.tracking_number = ANY(%(codes)s)))"
        " ORDER BY x.state = 'out', p.id LIMIT 1",
        {"wave": wave_id, "codes": list(codes), "place": place},
    )
    return found


async def find_parcel_number(tx: Tx, codes: Sequence[str], *, within: Within = ANYWHERE) -> str:
    """The number of a parcel that a code names, whatever wave it is in; empty if it names none."""
    allowed, params = within_sql(within)
    found = await tx.value(
        "SELECT p.number FROM shipping.parcels p WHERE p.tenant_id = %(tenant)s AND (p.number = ANY(%(codes)s)"  # noqa: S608 - own text
        f" OR (p.tracking_number <> '' AND p.tracking_number = ANY(%(codes)s))) AND {allowed} LIMIT 1",
        {"codes": list(codes), **params},
    )
    return found or ""
