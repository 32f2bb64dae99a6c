"""The ways to divide an order among a few locations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, product
from math import comb, prod
from uuid import UUID

from linkstar.shipping.rules.records import AskLine

Contents = tuple[tuple[int, ...], ...]  # for each location, how many of each line


def count_ways(lines: Sequence[AskLine], locations: int) -> int:
    """How many divisions of the lines there are at most, stock left aside."""
    return prod(comb(line.quantity + locations - 1, locations - 1) for line in lines)


def divisions(lines: Sequence[AskLine], stocks: Sequence[Mapping[UUID, int]]) -> Iterator[Contents]:
    """Every division that the stocks allow and in which each location sends something."""
    choices = [list(_shares(line.quantity, [stock.get(line.item_id, 0) for stock in stocks])) for line in lines]
    is_shared = len({line.item_id for line in lines}) < len(lines)
    for chosen in product(*choices):
        contents = tuple(zip(*chosen, strict=True))
        if all(any(part) for part in contents) and not (is_shared and _exceeds(lines, contents, stocks)):
            yield contents


def precedence_divisions(lines: Sequence[AskLine], stocks: Sequence[Mapping[UUID, int]]) -> Iterator[Contents]:
    """For large orders: each order of precedence takes what it can from its first location, the rest from the next."""
    seen = set()
    for order in permutations(range(len(stocks))):
        left = [dict(stock) for stock in stocks]
        taken = [[0] * len(lines) for _ in stocks]
        for number, line in enumerate(lines):
            wanted = line.quantity
            for place in order:
                share = min(wanted, left[place].get(line.item_id, 0))
                if share > 0:
                    taken[place][number] = share
                    left[place][line.item_id] -= share
                    wanted -= share
            if wanted:
                return
        contents = tuple(tuple(part) for part in taken)
        if contents not in seen and all(any(part) for part in contents):
            seen.add(contents)
            yield contents


def _shares(quantity: int, available: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The ways to take `quantity` units from stocks that hold `available`."""
    first, *rest = available
    if not rest:
        if 0 <= quantity <= first:
            yield (quantity,)
        return
    for taken in range(min(quantity, max(first, 0)) + 1):
        for others in _shares(quantity - taken, rest):
            yield (taken, *others)


def _exceeds(lines: Sequence[AskLine], contents: Contents, stocks: Sequence[Mapping[UUID, int]]) -> bool:
    """Whether two lines of one item together ask a location for more than it has."""
    for part, stock in zip(contents, stocks, strict=True):
        wanted: dict[UUID, int] = {}
        for line, count in zip(lines, part, strict=True):
            wanted[line.item_id] = wanted.get(line.item_id, 0) + count
        if any(count > stock.get(item, 0) for item, count in wanted.items() if count):
            return True
    return False
