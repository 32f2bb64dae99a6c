"""Sheets to take out of LinkStar: one row a thing, streamed from one snapshot, so that memory does not grow with the data."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg import AsyncConnection, IsolationLevel

from linkstar.core.db import Database
from linkstar.kit.errors import Invalid
from linkstar.kit.ids import lowest_id

ROWS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns and where they come from. `since` is the column that says when a row changed, "" where nothing does.

    A sheet that `is_personal` holds names and addresses: it is written only for who names it.
    """

    columns: Mapping[str, str]
    source: str
    order: str
    since: str = ""
    is_personal: bool = False


def _same(names: str, table: str) -> dict[str, str]:
    return {name: f"{table}.{name}" for name in names.split()}


SHEETS: Mapping[str, Sheet] = {
    "orders": Sheet(
        {"id": "o.id", "shop": "coalesce(a.title, '')", "partner": "coalesce(a.partner, '')",
         **_same("number external_id state commercial payment fulfilled_by currency total_minor shipping_minor tax_minor"
                 " discount_minor placed_at paid_at ship_by_at deliver_by_at country service_level is_business contact_id"
                 " source is_late captured_at changed_at", "o")},
        "orders.orders o LEFT JOIN connect.accounts a ON a.tenant_id = o.tenant_id AND a.id = o.shop_id",
        "o.id", "o.changed_at",
    ),
    "buyers": Sheet(
        {"order_id": "o.id", "order_number": "o.number",
         **{f"buyer_{name}": f"o.buyer ->> '{name}'" for name in "external_id name email phone".split()},
         **{f"ship_to_{name}": f"o.ship_to ->> '{name}'"
            for name in "name company line1 line2 district city state postcode country phone email tax_id".split()},
         "note": "o.note"},
        "orders.orders o", "o.id", "o.changed_at", is_personal=True,
    ),
    "lines": Sheet(
        {"id": "l.id", "order_id": "l.order_id", "order_number": "o.number",
         **_same("external_id listing_id sku title ordered cancelled shipped returned refunded price_minor tax_minor"
                 " discount_minor", "l"), "currency": "o.currency"},
        "orders.lines l JOIN orders.orders o ON o.tenant_id = l.tenant_id AND o.id = l.order_id",
        "l.id", "o.changed_at",
    ),
    "items": Sheet(
        _same("id sku title state is_kit weight_g length_mm width_mm height_mm cost_minor cost_currency hs_code origin"
              " declared_name_en declared_name_zh declared_value_minor declared_currency has_battery has_liquid is_dangerous"
              " created_at changed_at version", "i"),
        "catalog.items i", "i.id", "i.changed_at",
    ),
    "stock": Sheet(
        {"item_id": "v.item_id", "sku": "coalesce(i.sku, '')", "location_id": "v.location_id", "location": "p.code",
         **_same("pool lot on_hand reserved", "v"), "available": "v.on_hand - v.reserved"},
        "inventory.levels v JOIN inventory.locations p ON p.tenant_id = v.tenant_id AND p.id = v.location_id"
        " LEFT JOIN catalog.items i ON i.tenant_id = v.tenant_id AND i.id = v.item_id",
        "v.item_id, v.location_id, v.pool, v.lot",
    ),
    "incidents": Sheet(
        _same("id kind cause subject params state reason owner due_at trace_id times opened_at changed_at", "n"),
        "core.incidents n", "n.id", "n.changed_at",
    ),
    "facts": Sheet(_same("id name subject body actor trace_id recorded_at", "f"), "core.facts f", "f.id", "f.recorded_at"),
}  # fmt: skip


@asynccontextmanager
async def snapshot(database: Database, tenant_id: UUID) -> AsyncIterator[AsyncConnection[Any]]:
    """A connection that sees one company as it is at this moment, however long the reading takes, and cannot write."""
    async with database.pool.connection() as connection:
        await connection.set_isolation_level(IsolationLevel.REPEATABLE_READ)
        await connection.set_read_only(True)
        try:
            async with connection.transaction():
                await connection.execute("SELECT set_config('linkstar.tenant', %s, true)", (str(tenant_id),))
                yield connection
        finally:
            await connection.set_isolation_level(None)
            await connection.set_read_only(None)


def sheet_of(what: str) -> Sheet:
    """The sheet of this name. Raises Invalid."""
    if what not in SHEETS:
        raise Invalid("what", f"{what!r} is none of {', '.join(SHEETS)}")
    return SHEETS[what]


async def stream(
    connection: AsyncConnection[Any], what: str, *, tenant_id: UUID, since: datetime | None = None
) -> AsyncIterator[Sequence[Any]]:
    """The rows of a sheet, some at a time; `since` leaves out what did not change from then on. Raises Invalid."""
    sheet = sheet_of(what)
    where = f"{sheet.source.split()[1]}.tenant_id = %(tenant)s"
    if since is not None:
        if not sheet.since:
            raise Invalid("since", f"{what} is what there is now and knows no time: leave `since` away")
        where += f" AND {sheet.since} >= %(since)s"
        if what == "facts":
            where += " AND f.id >= %(lowest)s"  # the months before are not even opened
    sql = f"SELECT {', '.join(sheet.columns.values())} FROM {sheet.source} WHERE {where} ORDER BY {sheet.order}"  # noqa: S608 - own names only
    params = {"tenant": tenant_id, "since": since, "lowest": lowest_id(since) if since else None}
    async with connection.cursor(name=f"export_{secrets.token_hex(4)}") as cursor:
        cursor.itersize = ROWS_AT_ONCE
        await cursor.execute(sql, params)
        async for row in cursor:
            yield row
