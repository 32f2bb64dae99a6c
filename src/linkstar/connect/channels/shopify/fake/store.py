"""The pretend shop's orders, and an index by time of change so that a page costs what it holds and no more."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import Any

from linkstar.connect.channels.shopify.wire.values import tail
from linkstar.connect.fake import World

_Entry = tuple[str, str]  # (updated at, order number): ISO times of one form sort as text


class Orders:
    """Orders of all shops. The records are in the world's journal; the index is rebuilt from them."""

    def __init__(self, world: World) -> None:
        self._table = world.table("orders")
        self._index: dict[str, list[_Entry]] = {}
        self._at: dict[str, str] = {}  # key -> the updated time it is indexed under
        for key, record in self._table.items():
            shop, _, number = key.rpartition("/")
            self._at[key] = record["node"]["updatedAt"]
            self._index.setdefault(shop, []).append((self._at[key], number))
        for entries in self._index.values():
            entries.sort()

    def get(self, shop: str, number: str) -> dict[str, Any] | None:
        """The record of an order: {"node": ..., "version": of the neutral order it was placed with}."""
        key = f"{shop}/{number}"
        return self._table[key] if key in self._at else None

    def put(self, shop: str, record: dict[str, Any]) -> None:
        """Stores an order, new or changed."""
        number, at = tail(record["node"]["id"]), record["node"]["updatedAt"]
        key = f"{shop}/{number}"
        entries = self._index.setdefault(shop, [])
        before = self._at.get(key)
        if before != at:
            if before is not None:
                del entries[bisect_left(entries, (before, number))]
            insort(entries, (at, number))
            self._at[key] = at
        self._table[key] = record

    def page(self, shop: str, *, since: str, until: str, after: _Entry | None, first: int) -> tuple[list[Any], bool]:
        """Up to `first` nodes changed in [since, until], after an entry; and whether there are more."""
        entries = self._index.get(shop, [])
        start = bisect_left(entries, (since, ""))
        if after is not None:
            start = max(start, bisect_left(entries, (after[0], after[1] + "\0")))
        found = [entry for entry in entries[start : start + first + 1] if entry[0] <= until]
        return [self._table[f"{shop}/{number}"]["node"] for _, number in found[:first]], len(found) > first
