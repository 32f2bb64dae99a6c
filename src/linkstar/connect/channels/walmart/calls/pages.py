"""Walmart's lists: a cursor that is a ready-made query, over a list that lives.

The window of time is fixed at the first page; when the list has become shorter since, it is read again from its start.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import parse_qsl

from linkstar.connect.channel import Cursor
from linkstar.connect.channels.walmart.wire.values import moment
from linkstar.connect.reading import stamp

WINDOW_MAX = timedelta(days=30)
AGAIN_MAX = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading of a window stands; written into `Cursor.page`."""

    until: datetime
    stream: int = 0
    total: int = -1
    again: int = 0
    query: str = ""  # what Walmart gave as nextCursor

    def page(self) -> str:
        """As it stands in a cursor."""
        return f"{stamp(self.until)} {self.stream} {self.total} {self.again} {self.query}"

    def words(self) -> dict[str, str]:
        """The query of the next page."""
        return dict(parse_qsl(self.query.lstrip("?"), keep_blank_values=True))


def place_of(cursor: Cursor, latest: datetime) -> Place:
    """Where a cursor stands; a new window ends at `latest`, or is cut short."""
    if not cursor.page:
        until = min(latest, cursor.since + WINDOW_MAX)
        return Place(until.replace(microsecond=until.microsecond // 1000 * 1000))
    until_text, stream, total, again, query = cursor.page.split(" ", 4)
    return Place(moment(until_text), int(stream), int(total), int(again), query)


def next_place(place: Place, meta: dict[str, object], got: int) -> Place | None:
    """The next place in the same list; None at its end."""
    total, following = int(str(meta.get("totalCount") or 0)), str(meta.get("nextCursor") or "")
    if place.total > total and place.again < AGAIN_MAX:
        return Place(place.until, place.stream, -1, place.again + 1)
    if not following or not got:
        return None
    return replace(place, total=max(total, place.total), query=following)


def after(cursor: Cursor, place: Place, overlap_s: int) -> Cursor:
    """The cursor when a window is read to its end."""
    return Cursor(max(cursor.since, place.until - timedelta(seconds=overlap_s)))
