"""When somebody is told: at once but not without a pause, once an hour, or once a day; never in their quiet hours. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Rhythm = Literal["now", "hourly", "daily"]
PAUSE = timedelta(seconds=60)  # between two messages to the same people: a flood becomes one message a minute
# Tries after the first: as the Standard Webhooks specification proposes, about three days in all.
PROGRAM_WAITS_S = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
PEOPLE_WAITS_S = (5, 60, 300, 1800, 7200)  # an alarm of yesterday helps nobody
PATIENCE = timedelta(days=5)  # a receiver that failed for so long is called no more until a person says so


def due_at(
    now: datetime, rhythm: Rhythm, *, zone: str, daily_at: str, quiet: tuple[str, str], last_at: datetime | None
) -> datetime:
    """The moment at which news of now is told. Times of day are those of the company's zone; equal ones mean no quiet."""
    if rhythm == "hourly":
        due = _local(now, zone).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    elif rhythm == "daily":
        due = next_daily(now, zone, daily_at)
    else:
        due = max(now, last_at + PAUSE) if last_at else now
    return after_quiet(due, zone, quiet)


def next_daily(now: datetime, zone: str, daily_at: str) -> datetime:
    """The next moment at which the clocks of the zone show `daily_at`."""
    today = daily_moment(now, zone, daily_at)
    return today if today > now else _at(_local(now, zone) + timedelta(days=1), daily_at)


def daily_moment(now: datetime, zone: str, daily_at: str) -> datetime:
    """The moment of this day, in the zone, at which its clocks show `daily_at`."""
    return _at(_local(now, zone), daily_at)


def day_of(now: datetime, zone: str) -> str:
    """The date of now in the zone."""
    return _local(now, zone).date().isoformat()


def after_quiet(moment: datetime, zone: str, quiet: tuple[str, str]) -> datetime:
    """The moment, or the end of the quiet hours that it lies in; hours that end before they begin go over midnight."""
    begin, end = clock_time(quiet[0]), clock_time(quiet[1])
    local = _local(moment, zone)
    is_quiet = begin <= local.time() < end if begin < end else (local.time() >= begin or local.time() < end)
    if begin == end or not is_quiet:
        return moment.astimezone(UTC)
    is_next_day = begin > end and local.time() >= begin
    return _at(local + timedelta(days=1) if is_next_day else local, quiet[1])


def clock_time(text: str) -> time:
    """A time of day from "22:30"; midnight for "". Raises ValueError."""
    return time.fromisoformat(text) if text else time()


def wait_s(waits: Sequence[int], tried: int) -> int | None:
    """Seconds until the next try after `tried` ones; None when all are spent."""
    return waits[tried - 1] if 1 <= tried <= len(waits) else None


def _local(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


def _at(local: datetime, text: str) -> datetime:
    """The moment of that local day; where clocks jump over it, the one after the jump."""
    return local.replace(
        hour=clock_time(text).hour, minute=clock_time(text).minute, second=0, microsecond=0, fold=0
    ).astimezone(UTC)
