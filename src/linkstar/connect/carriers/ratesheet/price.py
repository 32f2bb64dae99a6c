"""What a parcel costs by a rate row. Pure; money in minor units, weights in grams, sizes in millimetres."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linkstar.connect.carrier import Rate


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a price depends on."""

    country: str
    postcode: str
    weight_g: int
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0


def chargeable_g(rate: Rate, parcel: Parcel) -> int:
    """The greater of actual and volumetric weight."""
    if not rate.volumetric_divisor:
        return parcel.weight_g
    volume_mm3 = parcel.length_mm * parcel.width_mm * parcel.height_mm
    return max(parcel.weight_g, -(-volume_mm3 // rate.volumetric_divisor))


def cost_minor(rate: Rate, parcel: Parcel) -> int:
    """Base, weight in whole steps, fuel on top, rounded half up."""
    beyond = max(chargeable_g(rate, parcel) - rate.base_g, 0)
    steps_g = -(-beyond // rate.step_g) * rate.step_g
    freight = rate.base_minor + -(-rate.per_kg_minor * steps_g // 1000)
    return (freight * (10_000 + rate.fuel_percent_bp) + 5_000) // 10_000


def fits(rate: Rate, parcel: Parcel) -> bool:
    """Does the row price this parcel: country, postcode, chargeable weight, sizes?"""
    if rate.country not in (parcel.country, "*"):
        return False
    if not parcel.postcode.upper().replace(" ", "").startswith(rate.postcode_prefix):
        return False
    sides = sorted((parcel.length_mm, parcel.width_mm, parcel.height_mm), reverse=True)
    if rate.length_max_mm and sides[0] > rate.length_max_mm:
        return False
    if rate.girth_max_mm and sides[0] + 2 * (sides[1] + sides[2]) > rate.girth_max_mm:
        return False
    return rate.over_g < chargeable_g(rate, parcel) <= rate.up_to_g


def choose_rate(rates: Iterable[Rate], parcel: Parcel) -> Rate | None:
    """The row that prices the parcel: the named country before anywhere, then the longest postcode prefix."""
    fitting = [rate for rate in rates if fits(rate, parcel)]
    return max(fitting, key=lambda rate: (rate.country != "*", len(rate.postcode_prefix)), default=None)
