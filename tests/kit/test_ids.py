"""Ids carry the moment they were made, and sort by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, strategies as st

from linkstar.kit.ids import lowest_id, moment_of, new_id

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=36_500)).map(datetime(2000, 1, 1, tzinfo=UTC).__add__)


@given(MOMENTS)
def test_an_id_is_a_uuid_of_version_7_and_tells_its_millisecond(at: datetime) -> None:
    made = new_id(at)
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert moment_of(made) == at.replace(microsecond=at.microsecond // 1000 * 1000)


@given(MOMENTS, MOMENTS)
def test_the_lowest_id_of_a_moment_parts_earlier_from_later(one: datetime, other: datetime) -> None:
    early, late = sorted((one, other))
    assert lowest_id(early) <= new_id(late)
    if late - early >= timedelta(milliseconds=1):
        assert new_id(early) < lowest_id(late)


def test_ids_of_one_moment_are_all_different_and_keep_their_order() -> None:
    made = [new_id(NOON) for _ in range(20_000)]
    assert made == sorted(set(made))


def test_transactions_that_overlap_keep_each_their_own_order() -> None:
    early, late = NOON + timedelta(hours=1), NOON + timedelta(hours=1, seconds=1)
    mixed = [new_id(early if i % 2 else late) for i in range(2_000)]
    assert mixed[1::2] == sorted(mixed[1::2])
    assert mixed[::2] == sorted(mixed[::2])


def test_the_zone_of_a_moment_does_not_matter() -> None:
    shanghai = NOON.astimezone(timezone(timedelta(hours=8)))
    assert lowest_id(shanghai) == lowest_id(NOON)


def test_a_moment_without_a_zone_is_no_moment() -> None:
    with pytest.raises(TypeError):
        new_id(NOON.replace(tzinfo=None))
