"""What a parcel costs: size by stacking, chargeable weight, price rows, currencies. Integers only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linkstar.kit.money import exponent
from linkstar.shipping.rules.records import AskLine, Rate


@dataclass(frozen=True, slots=True)
class Sheet:
    """The price rows of one service for one destination, by weight. `divisor` is None where the rows differ in it."""

    rows: tuple[Rate, ...]
    up_to: tuple[int, ...]
    divisor: int | None
    weight_max_g: int
    days_least: int  # no parcel is promised sooner


def sheet_of(rates: Iterable[Rate]) -> Sheet:
    """Rows put in order of weight."""
    rows = tuple(sorted(rates, key=lambda row: (row.up_to_g, row.over_g, row.base_minor)))
    apart = all(upper.over_g >= lower.up_to_g for lower, upper in pairwise(rows))
    divisors = {row.volumetric_divisor for row in rows}
    plain = apart and len(divisors) == 1 and len({row.currency for row in rows}) == 1
    up_to = tuple(row.up_to_g for row in rows)
    return Sheet(rows, up_to, divisors.pop() if plain else None, up_to[-1], min(row.days_max for row in rows))


def find_rows(sheet: Sheet, weight_g: int, volume_mm3: int) -> Sequence[tuple[Rate, int]]:
    """The rows that a parcel's chargeable weight falls into, each with that weight in grams."""
    if sheet.divisor is not None:
        weight = chargeable(weight_g, volume_mm3, sheet.divisor)
        at = bisect_left(sheet.up_to, weight)
        return ((sheet.rows[at], weight),) if at < len(sheet.rows) and sheet.rows[at].over_g < weight else ()
    weighed = [(row, chargeable(weight_g, volume_mm3, row.volumetric_divisor)) for row in sheet.rows]
    return [(row, weight) for row, weight in weighed if row.over_g < weight <= row.up_to_g]


def chargeable(weight_g: int, volume_mm3: int, divisor: int) -> int:
    """Grams that are paid for: the weight, or the volume through the divisor (cm3 per kg, so mm3 per g), rounded up."""
    return max(weight_g, -(-volume_mm3 // divisor)) if divisor else weight_g


def freight(rate: Rate, chargeable_g: int) -> int:
    """Minor units of the rate's currency: base, each begun step beyond `base_g` (rounded up), then fuel (half up)."""
    extra = chargeable_g - rate.base_g
    minor = rate.base_minor
    if extra > 0:
        minor += -(-rate.per_kg_minor * (-(-extra // rate.step_g) * rate.step_g) // 1_000)
    return (minor * (10_000 + rate.fuel_percent_bp) + 5_000) // 10_000


def stacked(lines: Sequence[AskLine], quantities: Sequence[int]) -> tuple[int, int, int]:
    """Length, width and height of a parcel: every unit lies on its largest face, all in one pile.

    The pile is as long and wide as its largest unit and as high as all units together. It never makes the parcel too
    small, needs no search, and is exact for one unit. A side that is not known counts as 0.
    """
    length = width = height = 0
    for line, quantity in zip(lines, quantities, strict=True):
        if quantity:
            low, middle, high = sorted((line.length_mm, line.width_mm, line.height_mm))
            length, width, height = max(length, high), max(width, middle), height + low * quantity
    low, middle, high = sorted((length, width, height))
    return high, middle, low


def convert(minor: int, from_currency: str, to_currency: str, fx: Mapping[str, int]) -> int | None:
    """An amount in another currency, rounded half up; None if a rate is not known."""
    if from_currency == to_currency:
        return minor
    ours, theirs = fx.get(from_currency, 0), fx.get(to_currency, 0)
    if ours <= 0 or theirs <= 0:
        return None
    top: int = minor * ours * 10 ** exponent(to_currency)
    bottom: int = theirs * 10 ** exponent(from_currency)
    return (2 * top + bottom) // (2 * bottom)
