"""Reading the several lists of one verb after one another, within a window of time that is fixed at its first page.

Where the reading stands is written into `Cursor.page`; lists that are empty are passed over within one call.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from linkstar.connect.channel import Cursor, OrderPage, RawMessage


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reading of a window stands: in which list, and behind which token of the partner's."""

    until: datetime
    stream: int = 0
    token: str = ""

    def page(self) -> str:
        """As it stands in a cursor."""
        return f"{self.until.isoformat()} {self.stream} {self.token}"


# A page of one list: what it brought, and the token of the next page, "" at the list's end.
Ask = Callable[[Place], Awaitable[tuple[Sequence[RawMessage], str]]]


async def read_streams(
    cursor: Cursor, latest: datetime, asks: Sequence[Ask], *, overlap_s: int, window_max: timedelta
) -> OrderPage:
    """The next page that holds something, or the end of the window; the next window begins `overlap_s` before that."""
    place = _place(cursor, min(latest, cursor.since + window_max))
    if cursor.since >= place.until:
        return OrderPage((), Cursor(cursor.since), has_more=False)
    while True:
        messages, token = await asks[place.stream](place)
        if token:
            place = Place(place.until, place.stream, token)
        elif place.stream + 1 < len(asks):
            place = Place(place.until, place.stream + 1)
        else:
            overlap = timedelta(seconds=overlap_s)
            is_behind = latest - place.until > overlap
            return OrderPage(messages, Cursor(max(cursor.since, place.until - overlap)), has_more=is_behind)
        if messages:
            return OrderPage(messages, Cursor(cursor.since, place.page()), has_more=True)


def _place(cursor: Cursor, until: datetime) -> Place:
    if not cursor.page:
        return Place(until)
    at, stream, token = cursor.page.split(" ", 2)
    return Place(datetime.fromisoformat(at), int(stream), token)
