"""TikTok Shop's lists: sorted by time of change, an opaque token for the next page, a window that we fix at the first page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from linkstar.connect.channel import Cursor
from linkstar.connect.reading import seconds, unix_moment

WINDOW_MAX = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading of a window stands; written into `Cursor.page`."""

    until: datetime
    stream: int = 0
    token: str = ""
    more: str = ""  # what else a list has to remember

    def page(self) -> str:
        """As it stands in a cursor."""
        return f"{seconds(self.until)} {self.stream} {self.token or '-'} {self.more}"


def place_of(cursor: Cursor, latest: datetime) -> Place:
    """Where a cursor stands; a new window ends at `latest`, or is cut short. TikTok Shop knows whole seconds."""
    if not cursor.page:
        return Place(min(latest, cursor.since + WINDOW_MAX).replace(microsecond=0))
    until, stream, token, more = cursor.page.split(" ", 3)
    return Place(unix_moment(until), int(stream), "" if token == "-" else token, more)  # noqa: S105 - no password


def after(cursor: Cursor, place: Place, overlap_s: int) -> Cursor:
    """The cursor when a window is read to its end."""
    return Cursor(max(cursor.since, place.until - timedelta(seconds=overlap_s)))
