"""Working days, cut-off times and time limits: local rules of a place, answers in UTC."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from linkstar.shipping.rules.records import Location, Pickup

_DAYS_MAX = 400  # a calendar without a working day in more than a year is a mistake, not a holiday


def next_handover(location: Location, now: datetime, pickup: Pickup | None = None) -> datetime | None:
    """The moment in UTC that a parcel asked for now leaves: the first cut-off after its handling; None if never open.

    Handling takes hours of working days, of which all 24 count; holidays and days off stand still. With a `pickup` it leaves
    at that carrier's cut-off, on a day on which both work.
    """
    cut_off = pickup.cut_off if pickup else location.cut_off
    zone, left = ZoneInfo(location.zone), timedelta(hours=location.handling_h)
    ready: datetime | None = None
    for day, begins, ends in _working_days(location, now, zone):
        if ready is None:
            start = max(begins, now)
            if ends - start < left:
                left -= ends - start
                continue
            ready = start + left
        leaves = _utc(day, cut_off, zone)
        if leaves >= ready and (pickup is None or _comes(pickup, day)):
            return leaves
    return None


def ship_by_alert_at(location: Location, ship_by_at: datetime, hours: int) -> datetime:
    """When people must be told: so many hours of the location's working days before the time limit."""
    zone, left = ZoneInfo(location.zone), timedelta(hours=hours)
    day = ship_by_at.astimezone(zone).date()
    for _ in range(_DAYS_MAX):
        if is_working_day(location, day):
            begins, ends = _utc(day, time(0), zone), _utc(day + timedelta(days=1), time(0), zone)
            spare = min(ends, ship_by_at) - begins
            if spare >= left:
                return min(ends, ship_by_at) - left
            left -= spare
        day -= timedelta(days=1)
    return ship_by_at - timedelta(hours=hours)


def end_of_day(on: date, zone: str) -> datetime:
    """The last second of a site's day in UTC: what a marketplace means by "ship by the 8th"."""
    return _utc(on + timedelta(days=1), time(0), ZoneInfo(zone)) - timedelta(seconds=1)


def is_working_day(location: Location, day: date) -> bool:
    """Whether the location works on this local day."""
    return bool(location.working_days >> day.weekday() & 1) and day not in location.holidays


def _comes(pickup: Pickup, day: date) -> bool:
    return bool(pickup.working_days >> day.weekday() & 1) and day not in pickup.holidays


def local_text(at: datetime, zone: str) -> str:
    """A moment as the people of that zone read it, with the zone's name."""
    return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M} ({zone})"


def _working_days(location: Location, now: datetime, zone: ZoneInfo) -> Iterator[tuple[date, datetime, datetime]]:
    """Working days from today on, with their beginning and end in UTC (23 or 25 hours apart when clocks change)."""
    day = now.astimezone(zone).date()
    for _ in range(_DAYS_MAX):
        if is_working_day(location, day):
            yield day, _utc(day, time(0), zone), _utc(day + timedelta(days=1), time(0), zone)
        day += timedelta(days=1)


def _utc(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
