"""Reading eBay's lists, which know only an offset: what moves out of a list while it is read shifts the rest under our eyes.

Therefore a window of time is fixed when its first page is asked for, and when the list has become shorter than it was at the
first page, the window is read again from its start: all keys are stable, so nothing is taken twice, and nothing is stepped over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from linkstar.connect.channel import Cursor
from linkstar.connect.reading import moment, stamp
from linkstar.connect.wire import Answer

WINDOW_MAX = timedelta(days=30)
AGAIN_MAX = 5  # times that a window is begun anew before we go on; the overlap of the next poll covers the rest


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading of a window stands; written into `Cursor.page`."""

    until: datetime
    stream: int = 0  # which of several lists
    offset: int = 0
    total: int = -1  # of the list at its first page; -1: not asked yet
    again: int = 0

    def page(self) -> str:
        """As it stands in a cursor."""
        return f"{stamp(self.until)} {self.stream} {self.offset} {self.total} {self.again}"


def place_of(cursor: Cursor, latest: datetime) -> Place:
    """Where a cursor stands; a new window ends at `latest`, or is cut short."""
    if not cursor.page:
        return Place(to_ms(min(latest, cursor.since + WINDOW_MAX)))
    until, stream, offset, total, again = cursor.page.split(" ")
    return Place(moment(until), int(stream), int(offset), int(total), int(again))


def next_place(place: Place, answer: Answer, got: int) -> Place | None:
    """The next place in the same list; None at its end."""
    said = answer.json() if answer.status != 204 else {}
    total = int(said.get("total") or 0)
    if place.total > total and place.again < AGAIN_MAX:
        return Place(place.until, place.stream, 0, -1, place.again + 1)
    reached = place.offset + got
    if not got or reached >= total:
        return None
    return Place(place.until, place.stream, reached, max(total, place.total), place.again)


def to_ms(at: datetime) -> datetime:
    """eBay is told milliseconds: what we remember of a window has to be what was asked."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def after(cursor: Cursor, place: Place, overlap_s: int) -> Cursor:
    """The cursor when a window is read to its end."""
    return Cursor(max(cursor.since, place.until - timedelta(seconds=overlap_s)))
