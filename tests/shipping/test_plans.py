"""Statements whose rows are easily missed by an index find them by one, below row security, however many rows there are.

The tables are filled, then PostgreSQL is asked how it would do what is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import psycopg
import pytest

from linkstar.catalog.queries.codes import find_by_code
from linkstar.core.db import Database, Tx
from linkstar.kit.ids import new_id
from linkstar.shipping.actions.waves import leave_by_order
from linkstar.shipping.queries.parcels import get_parcels

ROWS = 5_000
VALUES = {
    "uuid": "gen_random_uuid()", "text": "n::text", "bigint": "0", "integer": "1", "smallint": "1", "boolean": "false",
    "jsonb": "'{}'", "timestamp with time zone": "now()", "uuid[]": "'{}'", "text[]": "'{}'",
}  # fmt: skip
GROWN = ("shipping.parcels", "shipping.labels", "shipping.wave_parcels", "catalog.items", "catalog.barcodes")


class Plans:
    """How PostgreSQL would do the statements that were run; `bad` maps those that read more than they need to the reason."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.bad: dict[str, str] = {}

    async def look(self, tx: Tx, sql: str, params: Any) -> None:
        """Explains a statement once."""
        if sql in self.seen or sql.split(None, 1)[0].upper() not in ("SELECT", "UPDATE", "DELETE", "WITH"):
            return
        self.seen.add(sql)
        async with tx.connection.cursor() as cursor:
            await cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", tx._with_tenant(params))
            [[[answer]]] = await cursor.fetchall()
        for node in nodes(answer["Plan"]):
            if reason := waste(node):
                self.bad[sql] = reason


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node of a plan and all below it; an index that is read into a bitmap carries the name of its table."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(
            {"Relation Name": plan.get("Relation Name"), "Schema": plan.get("Schema"), **below}
            if plan["Node Type"] == "Bitmap Heap Scan"
            else below
        )


def waste(node: dict[str, Any]) -> str:
    """Why a node reads a whole table, or nothing."""
    table = node.get("Relation Name")
    if table not in {name.partition(".")[2] for name in GROWN} or node["Node Type"] == "Bitmap Heap Scan":
        return ""
    found_by = node.get("Index Cond", "")
    return "" if found_by.count(" = ") > 1 else f"{node['Node Type']} of {table} by {found_by or 'nothing'}"


@pytest.fixture
def plans(monkeypatch: pytest.MonkeyPatch, server: str, fresh_name: str, tenant_id: UUID) -> Plans:
    """Looks at every statement from here on, in a company with many rows."""
    with psycopg.connect(server, dbname=fresh_name, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")  # what the rows point to is not there
        for table in GROWN:
            fill(owner, table, tenant_id)
    found = Plans()
    for name, place in (("rows", 0), ("all", 1), ("run", 0)):
        monkeypatch.setattr(Tx, name, looked_at(getattr(Tx, name), found, place))
    return found


def fill(owner: psycopg.Connection[Any], table: str, tenant_id: UUID) -> None:
    """Puts rows into a table that have what a row must have, and their own keys."""
    columns = owner.execute(
        "SELECT attname, format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0"
        " AND attnotnull AND NOT atthasdef AND NOT attisdropped", [table],
    ).fetchall()  # fmt: skip
    values = [f"'{tenant_id}'" if name == "tenant_id" else VALUES[kind] for name, kind in columns]
    names = ", ".join(name for name, _ in columns)
    owner.execute(f"INSERT INTO {table} ({names}) SELECT {', '.join(values)} FROM generate_series(1, {ROWS}) AS n")
    owner.execute(f"ANALYZE {table}")


def looked_at(does: Any, plans: Plans, place: int) -> Any:
    async def run(self: Tx, *given: Any, **more: Any) -> Any:
        params = more.get("params", given[place + 1] if len(given) > place + 1 else None)
        await plans.look(self, given[place], params)
        return await does(self, *given, **more)

    return run


async def test_labels_of_parcels_and_items_of_codes_are_found_by_their_ids(
    database: Database, tenant_id: UUID, plans: Plans
) -> None:
    """All labels of a company were read for each parcel: what may tell more than it should uses no index there."""
    async with database.tx(tenant_id) as tx:
        await get_parcels(tx, [new_id(tx.now)])
        await leave_by_order(tx, {new_id(tx.now): "cancelled"})
        await find_by_code(tx, ["4006381333931"])
    assert len(plans.seen) == 3
    assert plans.bad == {}
