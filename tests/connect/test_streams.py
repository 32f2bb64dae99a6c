"""Several lists of one verb are read one after another, in one window, and nothing is read twice or left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.streams import Ask, Place, read_streams

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def a_list(name: str, pages: Sequence[int], seen: list[datetime] | None = None) -> Ask:
    """A list of so many things a page; its tokens hold a blank, as partners' own may."""

    async def ask(place: Place) -> tuple[Sequence[RawMessage], str]:
        if seen is not None:
            seen.append(place.until)
        page = int(place.token.partition(" ")[0] or 0)
        told = [RawMessage("claims", f"{name}{page}.{n}", "", b"", "poll") for n in range(pages[page])]
        return told, f"{page + 1} of {name}" if page + 1 < len(pages) else ""

    return ask


async def read_all(asks: Sequence[Ask], cursor: Cursor, latest: datetime = NOON) -> tuple[list[str], int, Cursor]:
    """All keys, the number of pages, and the cursor behind them, which goes through a text each time."""
    keys: list[str] = []
    for pages in range(1, 50):
        page: OrderPage = await read_streams(cursor, latest, asks, overlap_s=600, window_max=DAY)
        keys += [message.key for message in page.messages]
        cursor = Cursor(page.cursor.since, str(page.cursor.page))
        if not page.has_more:
            return keys, pages, cursor
    raise AssertionError("the pages have no end")


async def test_all_lists_are_read_to_their_ends_in_one_window() -> None:
    seen: list[datetime] = []
    asks = [a_list("a", [2, 1], seen), a_list("b", [0]), a_list("c", [1, 0, 2], seen)]
    keys, _, cursor = await read_all(asks, Cursor(NOON - timedelta(hours=3)))
    assert keys == ["a0.0", "a0.1", "a1.0", "c0.0", "c2.0", "c2.1"]
    assert set(seen) == {NOON}, "what changes meanwhile is left to the next window"
    assert cursor == Cursor(NOON - timedelta(minutes=10))


async def test_empty_lists_cost_no_page_of_their_own() -> None:
    assert (await read_all([a_list("a", [0, 0]), a_list("b", [0])], Cursor(NOON - DAY)))[:2] == ([], 1)


async def test_a_long_gap_is_read_in_windows_and_the_cursor_never_goes_back() -> None:
    since = NOON - timedelta(days=3)
    keys, pages, cursor = await read_all([a_list("a", [1])], Cursor(since))
    assert (keys, pages) == (["a0.0"] * 4, 4), "each window begins ten minutes before the last one's end"
    assert cursor == Cursor(NOON - timedelta(minutes=10))
    just = Cursor(NOON - timedelta(minutes=5))
    assert (await read_all([a_list("a", [0])], just))[2] == just


async def test_a_window_that_has_not_begun_asks_nothing() -> None:
    async def never(place: Place) -> tuple[Sequence[RawMessage], str]:
        raise AssertionError("nobody is to be asked")

    assert await read_all([never], Cursor(NOON)) == ([], 1, Cursor(NOON))
