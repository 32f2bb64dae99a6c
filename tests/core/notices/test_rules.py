"""When somebody is told, what the sentence says, and when a message is tried again."""

from __future__ import annotations

import string
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from linkstar.core.incidents import KINDS
from linkstar.core.notices.rules.events import (
    CHOICES,
    EVENTS,
    OF_INCIDENT,
    example_of,
    form_of,
    line_of,
    names_of_incident,
    places_of,
    title_of,
    unknown_places,
)
from linkstar.core.notices.rules.times import (
    PATIENCE,
    PAUSE,
    PEOPLE_WAITS_S,
    PROGRAM_WAITS_S,
    after_quiet,
    clock_time,
    daily_moment,
    due_at,
    wait_s,
)

SHANGHAI = "Asia/Shanghai"
ZONES = [SHANGHAI, "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"]
MOMENTS = st.integers(0, 6 * 365 * 86_400).map(lambda s: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
CLOCKS = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 23), st.integers(0, 59))


def at(text: str) -> datetime:
    """A moment by the clocks of Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(SHANGHAI))


@pytest.mark.parametrize(
    ("now", "rhythm", "last", "due"),
    [
        ("2026-11-20 12:00", "now", None, "2026-11-20 12:00"),
        ("2026-11-20 12:00", "now", "2026-11-20 11:59:30", "2026-11-20 12:00:30"),
        ("2026-11-20 12:00", "now", "2026-11-20 11:00", "2026-11-20 12:00"),
        ("2026-11-20 23:00", "now", None, "2026-11-21 07:30"),
        ("2026-11-21 07:29", "now", None, "2026-11-21 07:30"),
        ("2026-11-21 07:30", "now", None, "2026-11-21 07:30"),
        ("2026-11-20 12:20", "hourly", None, "2026-11-20 13:00"),
        ("2026-11-20 21:40", "hourly", None, "2026-11-21 07:30"),
        ("2026-11-20 08:59", "daily", None, "2026-11-20 09:00"),
        ("2026-11-20 09:00", "daily", None, "2026-11-21 09:00"),
        ("2026-11-20 12:00", "daily", None, "2026-11-21 09:00"),
    ],
)
def test_news_is_told_in_its_rhythm_and_never_in_quiet_hours(now, rhythm, last, due):
    told = due_at(
        at(now), rhythm, zone=SHANGHAI, daily_at="09:00", quiet=("22:00", "07:30"), last_at=at(last) if last else None
    )
    assert told == at(due)


@given(MOMENTS, st.sampled_from(["now", "hourly", "daily"]), st.sampled_from(ZONES), CLOCKS, CLOCKS, CLOCKS)
def test_nothing_is_told_before_it_happened_nor_in_quiet_hours(now, rhythm, zone, daily_at, begin, end):
    due = due_at(now, rhythm, zone=zone, daily_at=daily_at, quiet=(begin, end), last_at=None)
    assert now <= due <= now + timedelta(days=2, hours=3)
    local = due.astimezone(ZoneInfo(zone)).time()
    if begin < end:
        jumped = timedelta(hours=1)  # where clocks jump over the end of the quiet hours
        assert not clock_time(begin) <= local < clock_time(end) or after_quiet(due, zone, (begin, end)) - due <= jumped


@given(MOMENTS, st.sampled_from(ZONES), CLOCKS)
def test_without_quiet_hours_a_moment_stays(moment, zone, one):
    assert after_quiet(moment, zone, ("", "")) == moment
    assert after_quiet(moment, zone, (one, one)) == moment


@given(MOMENTS, st.sampled_from(ZONES), CLOCKS)
def test_the_moment_of_a_day_lies_on_that_day(now, zone, daily_at):
    moment = daily_moment(now, zone, daily_at).astimezone(ZoneInfo(zone))
    assert moment.date() == now.astimezone(ZoneInfo(zone)).date()


def test_programs_are_tried_for_days_and_people_for_hours():
    assert timedelta(days=3) < timedelta(seconds=sum(PROGRAM_WAITS_S)) < PATIENCE
    assert timedelta(seconds=sum(PEOPLE_WAITS_S)) < timedelta(hours=3)
    for waits in (PROGRAM_WAITS_S, PEOPLE_WAITS_S):
        assert all(a < b for a, b in pairwise(waits))
        assert [wait_s(waits, tried) for tried in (1, len(waits), len(waits) + 1)] == [5, waits[-1], None]
    assert timedelta(seconds=60) <= PAUSE


def test_every_incident_is_an_event_and_those_that_are_named_exist():
    assert OF_INCIDENT.keys() <= KINDS.keys()
    assert set(OF_INCIDENT.values()) <= EVENTS.keys()
    for kind in KINDS:
        assert names_of_incident(kind)[-1] == "incident.opened"


@pytest.mark.parametrize("name", EVENTS)
def test_an_event_says_the_same_in_both_languages(name):
    event = EVENTS[name]
    used = [
        {field for _, field, _, _ in string.Formatter().parse(said) if field} for said in (event.line_en, event.line_zh)
    ]
    assert used[0] == used[1]
    assert title_of(name, "zh") != title_of(name, "en")
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in event.en + event.line_en)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in event.zh)
    assert event.page.startswith("/")


def test_what_is_not_known_is_a_question_mark_and_a_line_stays_a_line():
    assert line_of("order.held", "en", {"number": "10\n01"}) == "Order 10 01 waits: ?"
    assert len(line_of("order.held", "zh", {"number": "9" * 5000})) == 500


@pytest.mark.parametrize("language", ["en", "zh"])
def test_people_see_an_example_for_whatever_a_sentence_names(language):
    for name in CHOICES:
        assert unknown_places(name, form_of(name, language)) == []
        assert all(example != place for place, example in example_of(name, language).items() if place != "operator")
        assert "?" not in line_of(name, language, example_of(name, language))


def test_own_words_reach_nothing_but_what_the_event_knows():
    said = line_of("order.held", "en", {"number": "1"}, own="{number} {number.real} {code}")
    assert said == "1 {number.real} ?"
    assert unknown_places("order.held", "{number} {number.real} {0}") == ["number.real", "0"]
    assert places_of("order.held") == ("number", "code")
