"""Reading a partner's lists by time of change without holes, where pages are places in a list that moves.

A list comes in an order that is not told, its cursor is a place in it, and what changes while pages are read moves the
rest: the next page would begin too far on. So no second page is asked for. The window is made smaller until it has one page;
only what changed in a single second is read page by page.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from linkstar.connect.channel import Cursor

Rows = list[dict[str, Any]]
# From the first to the last second, whole pages or only the first; whether there is more.
Ask = Callable[[int, int, bool], Awaitable[tuple[Rows, bool]]]


@dataclass(frozen=True, slots=True)
class Found:
    """What changed in a window that ends with the second `last`."""

    rows: Rows
    cursor: Cursor
    has_more: bool
    last: int = 0


async def next_window(cursor: Cursor, latest: datetime, ask: Ask, *, overlap_s: int, span_max_s: int) -> Found:
    """The next window that has something in it, and the cursor behind it. Windows are whole seconds, both ends included."""
    span, begun = _place(cursor, span_max_s)
    first, end = int(cursor.since.timestamp()), int(latest.timestamp())
    if first > end:
        return Found([], Cursor(_end(begun, end, overlap_s) if cursor.page else cursor.since), has_more=False)
    while True:
        last = min(first + span - 1, end)
        found, more = await ask(first, last, last == first)
        if more and last > first:
            span = max((last - first + 1) // 2, 1)
        elif last == end:
            return Found(found, Cursor(_end(begun, end, overlap_s)), has_more=False, last=last)
        elif found:
            grown = min(span * 2, span_max_s)
            return Found(found, Cursor(_moment(last + 1), f"{grown} {begun}"), has_more=True, last=last)
        else:
            first, span = last + 1, min(span * 2, span_max_s)


def _place(cursor: Cursor, span_max_s: int) -> tuple[int, int]:
    if not cursor.page:
        return span_max_s, int(cursor.since.timestamp())
    span, begun = cursor.page.split(" ")
    return int(span), int(begun)


def _end(begun: int, end: int, overlap_s: int) -> datetime:
    return max(_moment(begun), _moment(end) - timedelta(seconds=overlap_s))


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)
