"""Pages by key: what a caller sends back leads exactly behind the last row that was shown."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given, strategies as st

from linkstar.kit.errors import Invalid
from linkstar.kit.paging import key_of, page_of, values_of


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_key_gives_its_values_back_and_fits_into_an_address(values: list[str]) -> None:
    key = key_of(*values)
    assert values_of(key, len(values)) == values
    assert key.replace("-", "").replace("_", "").isalnum()


def test_ids_numbers_and_moments_go_into_a_key_as_text() -> None:
    id_, at = uuid4(), datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    assert values_of(key_of(at, id_, 7), 3) == [at.isoformat(), str(id_), "7"]


def _written(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).decode()


@pytest.mark.parametrize(
    "key",
    [
        "",
        "x",
        "!!!",
        "键",
        key_of("a"),
        key_of("a", "b", "c"),
        _written(b'{"a": 1}'),
        _written(b'"ab"'),
        _written(b"\xff"),
    ],
)
def test_a_key_of_another_list_or_a_made_up_one_is_refused(key: str) -> None:
    with pytest.raises(Invalid, match="page key"):
        values_of(key, 2)


@given(st.sets(st.integers(0, 500), max_size=60), st.integers(1, 20))
def test_turning_the_pages_shows_every_row_once_and_in_order(numbers: set[int], limit: int) -> None:
    rows, shown, after = sorted(numbers), list[int](), ""
    while True:
        start = int(values_of(after, 1)[0]) if after else -1
        page = page_of([row for row in rows if row > start][: limit + 1], limit, lambda row: key_of(row))
        shown += page.rows
        if page.next is None:
            break
        assert len(page.rows) == limit
        after = page.next
    assert shown == rows


def test_a_list_that_fills_its_page_exactly_has_no_next_page() -> None:
    assert page_of([1, 2], 2, str).next is None
    assert page_of([1, 2, 3], 2, str).next == "2"
    assert page_of([], 2, str).next is None
