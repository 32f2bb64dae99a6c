"""Reading goods that are announced to places that partners keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.paging import Page, key_of, page_of, values_of

_COLUMNS = (
    "id, location_id, number, supplier, tracking_number, expected_at, state, external_id, partner_state, error, announced_at,"
    " changed_at"
)


@dataclass(frozen=True, slots=True)
class Inbound:
    """Goods that are on their way to a place that a partner keeps."""

    id: UUID
    location_id: UUID
    number: str
    supplier: str
    tracking_number: str
    expected_at: datetime | None
    state: str  # announced | waiting | refused | partly | done | stopped
    external_id: str
    partner_state: str
    error: str
    announced_at: datetime
    changed_at: datetime


class InboundLine(NamedTuple):
    """Units of an item: announced, and arrived sound or damaged as far as the keeper told. Not announced: `expected` 0."""

    inbound_id: UUID
    item_id: UUID
    expected: int
    sound: int
    damaged: int


async def get_inbounds(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, Inbound]:
    """Announcements by id; an unknown id is left out."""
    found = await tx.all(
        Inbound,
        f"SELECT {_COLUMNS} FROM inventory.inbounds WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY id",  # noqa: S608 - own text
        {"ids": list(ids)},
    )
    return {one.id: one for one in found}


async def find_inbounds(tx: Tx, location_ids: Sequence[UUID], external_ids: Sequence[str]) -> dict[str, Inbound]:
    """The announcements to these places that their keeper knows under these names."""
    found = await tx.all(
        Inbound,
        f"SELECT {_COLUMNS} FROM inventory.inbounds WHERE tenant_id = %(tenant)s AND location_id = ANY(%(places)s)"  # noqa: S608 - own text
        " AND external_id = ANY(%(names)s) AND external_id <> '' ORDER BY id",
        {"places": list(location_ids), "names": list(external_ids)},
    )
    return {one.external_id: one for one in found}


async def list_waiting_inbounds(tx: Tx, *, before: datetime, limit: int = 200) -> list[Inbound]:
    """Announcements that keepers have and that nothing was told of since a moment, the oldest word first."""
    return await tx.all(
        Inbound,
        f"SELECT {_COLUMNS} FROM inventory.inbounds WHERE tenant_id = %(tenant)s AND state IN ('waiting', 'partly')"  # noqa: S608 - own text
        " AND changed_at < %(before)s ORDER BY changed_at, id LIMIT %(limit)s",
        {"before": before, "limit": limit},
    )


async def list_inbounds(tx: Tx, location_id: UUID, *, after: str = "", limit: int = 50) -> Page[Inbound]:
    """What was announced to a place, the newest first."""
    where, params = "", {"place": location_id, "limit": limit + 1}
    if after:
        where = " AND id < %(last)s::uuid"
        params["last"] = values_of(after, 1)[0]
    rows = await tx.all(
        Inbound,
        f"SELECT {_COLUMNS} FROM inventory.inbounds WHERE tenant_id = %(tenant)s AND location_id = %(place)s{where}"  # noqa: S608 - own text
        " ORDER BY id DESC LIMIT %(limit)s",
        params,
    )
    return page_of(rows, limit, lambda one: key_of(str(one.id)))


async def list_inbound_lines(tx: Tx, inbound_ids: Sequence[UUID]) -> dict[UUID, list[InboundLine]]:
    """The lines of announcements. What messages told adds up; an answer tells all together; the greater one counts."""
    rows = await tx.all(
        InboundLine,
        "WITH told AS (SELECT inbound_id, item_id, greatest(coalesce(sum(sound) FILTER (WHERE told_by <> inbound_id), 0),"
        " coalesce(max(sound) FILTER (WHERE told_by = inbound_id), 0))::bigint AS sound,"
        " greatest(coalesce(sum(damaged) FILTER (WHERE told_by <> inbound_id), 0),"
        " coalesce(max(damaged) FILTER (WHERE told_by = inbound_id), 0))::bigint AS damaged"
        " FROM inventory.inbound_arrivals WHERE tenant_id = %(tenant)s AND inbound_id = ANY(%(ids)s)"
        " GROUP BY inbound_id, item_id), asked AS (SELECT inbound_id, item_id, expected FROM inventory.inbound_lines"
        " WHERE tenant_id = %(tenant)s AND inbound_id = ANY(%(ids)s))"
        " SELECT inbound_id, item_id, coalesce(expected, 0), coalesce(sound, 0), coalesce(damaged, 0)"
        " FROM asked FULL JOIN told USING (inbound_id, item_id) ORDER BY inbound_id, item_id",
        {"ids": list(inbound_ids)},
    )
    lines: dict[UUID, list[InboundLine]] = defaultdict(list)
    for row in rows:
        lines[row.inbound_id].append(row)
    return lines
