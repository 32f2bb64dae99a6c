"""Facts are written as JSON and come back as they were, also when their class has changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import ClassVar
from uuid import UUID, uuid4

import orjson
import pytest
from hypothesis import given, strategies as st

from linkstar.core.facts import Fact
from linkstar.core.facts.fact import decode, encode, fact_class, subject_of

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CrateOpened(Fact):
    crate_id: UUID
    opened_at: datetime
    best_before: date
    item_ids: tuple[UUID, ...]
    marks: tuple[str, ...] = ()
    seal_id: UUID | None = None
    closed_at: datetime | None = None
    count: int = 1
    is_damaged: bool = False
    note: str = "none"


@dataclass(frozen=True, slots=True)
class CrateSold(Fact):
    no_reader: ClassVar[str] = "only here"
    crate_id: UUID
    order_id: UUID


@dataclass(frozen=True, slots=True)
class LampLit(Fact):
    colour: str


def read_back(fact: Fact, **changed: object) -> Fact:
    return decode(fact.fact_name, orjson.loads(encode(fact)) | changed)


@given(
    st.builds(
        CrateOpened,
        opened_at=st.datetimes(timezones=st.just(UTC)),
        item_ids=st.lists(st.uuids()).map(tuple),
        marks=st.lists(st.text()).map(tuple),
        seal_id=st.none() | st.uuids(),
        closed_at=st.none() | st.datetimes(timezones=st.just(UTC)),
        count=st.integers(-(2**53), 2**53),
        note=st.text(),
    )
)
def test_a_fact_comes_back_as_it_was_told(fact: CrateOpened) -> None:
    assert read_back(fact) == fact


def test_a_field_that_was_taken_away_since_is_left_out() -> None:
    fact = CrateOpened(uuid4(), NOON, NOON.date(), ())
    assert read_back(fact, colour="red", weight_g=12) == fact


def test_a_field_that_an_old_row_does_not_have_takes_its_default() -> None:
    crate_id = uuid4()
    old = {"crate_id": str(crate_id), "opened_at": NOON.isoformat(), "best_before": "2026-11-20", "item_ids": []}
    assert decode(CrateOpened.fact_name, old) == CrateOpened(crate_id, NOON, NOON.date(), ())


def test_a_fact_is_about_its_order_or_else_about_its_first_field() -> None:
    crate_id, order_id = uuid4(), uuid4()
    assert subject_of(CrateSold(crate_id, order_id)) == order_id
    assert subject_of(CrateOpened(crate_id, NOON, NOON.date(), ())) == crate_id
    assert subject_of(LampLit("red")) is None


def test_a_fact_is_named_by_its_module_and_class() -> None:
    assert LampLit.fact_name == "test_fact.LampLit"
    assert fact_class("test_fact.LampLit") is LampLit


def test_a_fact_that_nobody_announces_is_not_known() -> None:
    with pytest.raises(KeyError):
        decode("nowhere.NothingHappened", {})
