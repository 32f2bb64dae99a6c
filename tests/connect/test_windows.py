"""Windows over a list that moves: nothing is left out, whatever the list's own order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import example, given, strategies as st

from linkstar.connect.channel import Cursor
from linkstar.connect.windows import next_window

START = datetime(2026, 11, 1, tzinfo=UTC)
PAGE = 3


async def read(times: list[int], cursor: Cursor, latest: datetime) -> tuple[list[int], Cursor]:
    """Everything from a cursor on, by a list that tells three at a time, newest first."""

    async def ask(first: int, last: int, is_whole: bool) -> tuple[list[dict[str, Any]], bool]:
        assert last - first < 500
        found = sorted((at for at in times if first <= int(START.timestamp()) + at <= last), reverse=True)
        return [{"at": at} for at in (found if is_whole else found[:PAGE])], len(found) > PAGE and not is_whole

    seen: list[int] = []
    for _ in range(10_000):
        found = await next_window(cursor, latest, ask, overlap_s=60, span_max_s=500)
        seen += sorted(row["at"] for row in found.rows)
        cursor = Cursor(found.cursor.since, str(found.cursor.page))
        if not found.has_more:
            return seen, cursor
    raise AssertionError("the windows have no end")


@given(st.lists(st.integers(0, 3000), max_size=60))
@example([2500, 3000])  # the last second begins a window of its own
async def test_everything_is_read_once_and_oldest_first(times: list[int]) -> None:
    seen, cursor = await read(times, Cursor(START), START + timedelta(seconds=3000))
    assert seen == sorted(times)
    assert cursor == Cursor(START + timedelta(seconds=2940))


async def test_the_cursor_never_goes_back_behind_where_it_began() -> None:
    late = START + timedelta(seconds=30)
    assert (await read([], Cursor(START), late))[1] == Cursor(START)
    assert (await read([5], Cursor(late), late)) == ([], Cursor(late))


async def test_an_overlap_is_kept_even_where_the_last_window_was_short() -> None:
    times = [*range(2950, 3000)]
    _, cursor = await read(times, Cursor(START), START + timedelta(seconds=3000))
    assert cursor == Cursor(START + timedelta(seconds=2940))
