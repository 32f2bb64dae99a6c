"""When a parcel leaves and when people must be told: local cut-offs, days off, holidays, clock changes; answers in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, strategies as st

from linkstar.shipping.rules import Route, choose, prepare
from linkstar.shipping.rules.calendar import end_of_day, is_working_day, local_text, next_handover, ship_by_alert_at
from linkstar.shipping.rules.records import Pickup
from tests.world.shipping import ACCOUNT, MUG, SHENZHEN, a_line, a_location, a_rate, a_service, an_ask, leipzig

GOLDEN_WEEK = frozenset(date(2026, 10, day) for day in range(1, 9))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "handling_h", "leaves"),
    [
        ("2026-11-20T07:59", 0, "2026-11-20T08:00"),  # Friday 15:59 in Shenzhen: today's cut-off at 16:00
        ("2026-11-20T08:00", 0, "2026-11-20T08:00"),  # exactly at the cut-off still leaves
        ("2026-11-20T08:01", 0, "2026-11-23T08:00"),  # a minute later: Monday
        ("2026-11-21T03:00", 0, "2026-11-23T08:00"),  # on Saturday: Monday
        ("2026-11-20T02:00", 4, "2026-11-20T08:00"),  # Friday 10:00, ready at 14:00
        ("2026-11-20T02:00", 8, "2026-11-23T08:00"),  # ready at 18:00, after the cut-off
        ("2026-11-20T02:00", 24, "2026-11-23T08:00"),  # the weekend does not count: ready on Monday at 10:00
        ("2026-11-20T02:00", 38, "2026-11-24T08:00"),  # ready on Tuesday at 00:00
        ("2026-11-19T18:00", 0, "2026-11-20T08:00"),  # still Thursday in UTC, Friday in Shenzhen
    ],
)
def test_a_parcel_leaves_at_the_first_cut_off_after_its_handling(now, handling_h, leaves):
    assert next_handover(a_location(handling_h=handling_h), utc(now)) == utc(leaves)


def test_nothing_leaves_during_golden_week():
    assert next_handover(a_location(holidays=GOLDEN_WEEK), utc("2026-09-30T09:00")) == utc("2026-10-09T08:00")


def test_a_saturday_that_is_worked_is_a_working_day():
    week_with_saturday = a_location(working_days=0b0111111)
    assert next_handover(week_with_saturday, utc("2026-11-21T03:00")) == utc("2026-11-21T08:00")


def test_a_location_without_working_days_never_sends():
    assert next_handover(a_location(working_days=0), utc("2026-11-20T03:00")) is None


def test_the_cut_off_keeps_its_local_hour_when_the_clocks_change():
    assert next_handover(leipzig(), utc("2026-10-23T15:00")) == utc("2026-10-26T14:00")  # 15:00 local, winter time
    assert next_handover(leipzig(), utc("2026-10-23T10:00")) == utc("2026-10-23T13:00")  # 15:00 local, summer time


def test_a_cut_off_that_the_clock_jumps_over_is_still_a_moment():
    early = leipzig(cut_off=time(2, 30), working_days=127)
    assert next_handover(early, utc("2026-03-29T00:00")) == utc("2026-03-29T01:30")


@given(
    st.integers(0, 700 * 24 * 60).map(lambda minutes: utc("2026-01-01") + timedelta(minutes=minutes)), st.integers(0, 200), st.integers(1, 127),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/Los_Angeles"]),
)  # fmt: skip
def test_the_hand_over_is_on_a_working_day_at_the_cut_off_and_not_before_the_handling(now, handling_h, days, zone):
    location = a_location(handling_h=handling_h, working_days=days, zone=zone, holidays=GOLDEN_WEEK)
    leaves = next_handover(location, now)
    assert leaves is not None
    assert leaves - now >= timedelta(hours=handling_h)
    assert is_working_day(location, date.fromisoformat(local_text(leaves, zone)[:10]))
    assert local_text(leaves, zone)[11:16] == "16:00"


def test_ship_by_the_eighth_means_the_end_of_the_sites_day():
    assert end_of_day(date(2026, 10, 8), "America/Los_Angeles") == utc("2026-10-09T06:59:59")
    assert end_of_day(date(2026, 3, 28), "Europe/Berlin") == utc("2026-03-28T22:59:59")


def test_people_are_told_so_many_working_hours_before_the_limit():
    shenzhen = a_location(holidays=GOLDEN_WEEK)
    limit = end_of_day(date(2026, 10, 8), "America/Los_Angeles")  # 9 October 14:59:59 in Shenzhen
    assert ship_by_alert_at(shenzhen, limit, 12) == limit - timedelta(hours=12)
    assert ship_by_alert_at(shenzhen, limit, 24) == utc("2026-09-30T06:59:59")  # 9 h on the 9th, 9 h before October


def test_a_limit_during_a_holiday_is_told_before_the_holiday():
    limit = utc("2026-10-05T15:59:59")
    assert ship_by_alert_at(a_location(holidays=GOLDEN_WEEK), limit, 24) == utc("2026-09-29T16:00")


def test_a_carrier_that_comes_at_its_own_time_decides_when_its_parcels_leave():
    late = Pickup(ACCOUNT, time(20))
    assert next_handover(a_location(), utc("2026-11-20T09:00"), late) == utc(
        "2026-11-20T12:00"
    )  # 17:00, and it comes at 20:00
    not_on_friday = Pickup(ACCOUNT, time(20), working_days=0b1101111, holidays=frozenset({date(2026, 11, 23)}))
    assert next_handover(a_location(), utc("2026-11-20T09:00"), not_on_friday) == utc("2026-11-24T12:00")
    assert next_handover(a_location(), utc("2026-11-20T09:00"), Pickup(ACCOUNT, time(20), working_days=0)) is None


def test_a_route_counts_with_the_carriers_own_time():
    ship_by = utc("2026-11-20T12:30")  # this Friday; the location itself stops at 16:00 local, which has passed
    ask = an_ask(a_line(), stock={SHENZHEN: {MUG: 9}}, ship_by_at=ship_by)
    for pickups, is_late in (((), True), ((Pickup(ACCOUNT, time(20)),), False)):
        prepared = prepare(
            [a_service()], [a_rate()], locations=[a_location(pickups=pickups)], now=utc("2026-11-20T09:00")
        )
        route = choose(prepared, ask)
        assert isinstance(route, Route)
        assert route.is_late is is_late
