"""Wish's lists go on from the moment of the last row, which the next page tells again: its rows are left to that page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from linkstar.connect.channel import Cursor
from linkstar.connect.reading import micros, moment, reading
from linkstar.connect.wire import Http, Unreadable

Rows = list[dict[str, Any]]
Ask = Callable[[datetime, int], Awaitable[Rows]]  # rows since a moment, oldest first, and how many at most
AskBetween = Callable[[datetime, datetime, int], Awaitable[Rows]]
LAG_S, OVERLAP_S = 10, 600


async def changed_since(
    http: Http, cursor: Cursor, ask: AskBetween, *, size: int, size_max: int
) -> tuple[Rows, Cursor, bool]:
    """Rows by `updated_at` since the cursor, oldest first; the next cursor, in whose page stands where the listing began;
    and whether there is more now. Raises Unreadable."""
    until = http.now - timedelta(seconds=LAG_S)
    begun = _moment(int(cursor.page)) if cursor.page else cursor.since
    end = Cursor(max(begun, until - timedelta(seconds=OVERLAP_S)))
    if cursor.since > until:
        return [], end, False
    with reading("a list of Wish", b""):
        found, following = await piece(
            lambda since, limit: ask(since, until, limit), cursor.since, _changed, size=size, size_max=size_max
        )
    return (found, Cursor(following, str(micros(begun))), True) if following else (found, end, False)


async def piece(
    ask: Ask, since: datetime, at_of: Callable[[dict[str, Any]], datetime], *, size: int, size_max: int
) -> tuple[Rows, datetime | None]:
    """Rows since a moment, and the moment to go on from; None at the end. Raises Unreadable."""
    for limit in (size, size_max):
        rows = await ask(since, limit)
        if len(rows) < limit:
            return rows, None
        last = at_of(rows[-1])
        whole = [row for row in rows if at_of(row) < last]
        if whole:
            return whole, last
    raise Unreadable(f"{size_max} things changed at the same moment: Wish's lists cannot tell more")


def _changed(row: dict[str, Any]) -> datetime:
    return moment(row["updated_at"])


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at // 1_000_000, UTC).replace(microsecond=at % 1_000_000)
