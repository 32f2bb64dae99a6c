"""Cells of tables that people open in a spreadsheet: text stays text, and numbers and moments stay what they are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from linkstar.kit.cells import cell_of

NOON_IN_SHANGHAI = datetime(2026, 11, 20, 20, 0, 0, 999, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, ""), (True, "true"), (False, "false"), (-12, "-12"), (0, "0"), ("", ""), ("Müller", "Müller"), ("港松", "港松"),
     (NOON_IN_SHANGHAI, "2026-11-20T12:00:00Z"), ("1-2", "1-2"), ("a=b", "a=b"), ("nul\x00l", "null")],
)  # fmt: skip
def test_a_value_becomes_a_plain_cell(value: object, cell: str) -> None:
    assert cell_of(value) == cell


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 341", "-", "@cmd", "\t=1", "  =1", "\x00=1", "＝1", '=HYPERLINK("http://x")']
)
def test_text_that_a_spreadsheet_would_run_stays_text(text: str) -> None:
    assert cell_of(text) == "'" + text.replace("\x00", "")


@given(st.text())
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert not cell_of(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_is_read_back_to_the_second(at: datetime) -> None:
    assert datetime.fromisoformat(cell_of(at)) == at.replace(microsecond=0)
