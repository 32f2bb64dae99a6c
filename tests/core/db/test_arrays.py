"""Columns of a batch arrive in PostgreSQL as they were, whatever is in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from linkstar.core.db import Tx

SHANGHAI = timezone(timedelta(hours=8))
ID = uuid4()
COLUMNS: dict[str, st.SearchStrategy[Any]] = {
    "uuid": st.uuids(),
    "text": st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    "bigint": st.integers(-(2**63), 2**63 - 1),
    "boolean": st.booleans(),
    "bytea": st.binary(),
    "timestamptz": st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.sampled_from([UTC, SHANGHAI])),  # noqa: DTZ001 - the zone is added
}


@pytest.mark.parametrize("kind", COLUMNS)
async def test_a_column_comes_back_as_it_was(tx: Tx, kind: str) -> None:
    examples: list[list[Any]] = []

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
    @given(st.lists(st.none() | COLUMNS[kind], max_size=30) | COLUMNS[kind].map(lambda one: [one] * 12 + [None]))
    def collect(values: list[Any]) -> None:
        examples.append(values)

    collect()
    for values in examples:
        back = await tx.rows(
            f"SELECT x FROM unnest(%(values)s::{kind}[]) WITH ORDINALITY AS u (x, n) ORDER BY n", {"values": values}
        )
        assert [row.x for row in back] == values


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("text", []),
        ("uuid", [None]),
        ("numeric", [2**70, 1]),
        ("timestamp", [datetime(2026, 1, 1)]),  # noqa: DTZ001 - one without a zone goes the way of psycopg
        ("int", [1, None, 3]),
        ("jsonb", ['{"a": 1}', "[]"]),
        ("uuid", [ID] * 40),
    ],
)
async def test_other_columns_go_the_common_way(tx: Tx, kind: str, values: list[Any]) -> None:
    back = await tx.rows(
        f"SELECT count(*) AS n, count(x) AS given FROM unnest(%(values)s::{kind}[]) AS u (x)", {"values": values}
    )
    assert back[0] == (len(values), sum(each is not None for each in values))


async def test_booleans_and_integers_are_not_mistaken_for_each_other(tx: Tx) -> None:
    row = await tx.row(
        "SELECT (%(a)s::boolean[])[1] AS a, (%(b)s::bigint[])[1] AS b", {"a": [True, False], "b": [1, 0]}
    )
    assert row is not None
    assert (row.a, row.b) == (True, 1)
