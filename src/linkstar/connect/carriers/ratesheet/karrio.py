"""karrio's services.csv: weights in kg or lb, sizes in cm or in, one line for many countries. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from linkstar.connect.carrier import CarrierService, Rate
from linkstar.connect.carriers.ratesheet.cells import BadCell, Row, country_of

NEEDED = ("service_code", "currency")
# karrio leaves the heaviest weight out where the carrier names none; a tonne is beyond any parcel.
HEAVIEST_G = 1_000_000
_GRAMS = {
    "": Decimal(1000),
    "KG": Decimal(1000),
    "G": Decimal(1),
    "LB": Decimal("453.59237"),
    "OZ": Decimal("28.349523125"),
}
_MILLIMETRES = {"": Decimal(10), "CM": Decimal(10), "MM": Decimal(1), "IN": Decimal("25.4")}
_SMALLEST_G = 10
_DAYS = re.compile(r"(\d+)(?:\s*-\s*(\d+))?$")


def is_form(header: Sequence[str]) -> bool:
    """Is this karrio's form of a sheet?"""
    return "service_code" in header


def rates_of(row: Row) -> list[Rate]:
    """One rate per country of the line; no countries means anywhere, unless the line is for the carrier's own country.

    A rate of 0 is how karrio leaves a price open: it is no price. Raises BadCell.
    """
    currency = row.currency()
    base = row.money("rate", currency)
    if base == 0:
        raise BadCell("rate", "is 0: this is no price")
    over_g, up_to_g = _span(row)
    length, girth = _sizes(row)
    days_min, days_max = _days(row)
    return [
        Rate(
            service=row.needed("service_code"),
            country=country,
            over_g=over_g,
            up_to_g=up_to_g,
            currency=currency,
            base_minor=base,
            length_max_mm=length,
            girth_max_mm=girth,
            days_min=days_min,
            days_max=days_max,
        )
        for country in _countries(row)
    ]


def service_of(row: Row) -> CarrierService:
    """The service a line belongs to; karrio says no more than its name. Raises BadCell."""
    code = row.needed("service_code")
    name = row.text("service_name") or code
    return CarrierService(code=code, title_en=name, title_zh=name)


def _countries(row: Row) -> list[str]:
    written = [part for part in re.split(r"[,;|\s]+", row.text("country_codes")) if part]
    if not written and row.flag("domicile", False) and not row.flag("international", True):
        raise BadCell("country_codes", "is empty, and which country is the carrier's own is not said")
    return list(dict.fromkeys(country_of(part, "country_codes") for part in written)) or ["*"]


def _span(row: Row) -> tuple[int, int]:
    unit = _unit(row, "weight_unit", _GRAMS)
    over_g = int(row.number("min_weight", "0") * unit)
    up_to_g = int(row.number("max_weight") * unit) if row.text("max_weight") else HEAVIEST_G
    if up_to_g <= over_g:
        raise BadCell("max_weight", f"{row.text('max_weight')!r} is not above min_weight")
    # 0.01 kg or lb is the smallest weight karrio writes, not a limit.
    return (0 if over_g <= _SMALLEST_G else over_g), up_to_g


def _sizes(row: Row) -> tuple[int, int]:
    """Longest side and, where all three are said, the girth of the largest parcel."""
    unit = _unit(row, "dimension_unit", _MILLIMETRES)
    sides = [int(row.number(name, "0") * unit) for name in ("max_length", "max_width", "max_height")]
    return sides[0], sides[0] + 2 * (sides[1] + sides[2]) if all(sides) else 0


def _days(row: Row) -> tuple[int, int]:
    written = row.text("transit_days")
    if not written:
        return 0, 0
    found = _DAYS.match(written)
    if found is None:
        raise BadCell("transit_days", f"{written!r} is neither a number of days nor a range")
    return int(found[1]), int(found[2] or found[1])


def _unit(row: Row, field: str, known: dict[str, Decimal]) -> Decimal:
    written = row.text(field).upper()
    if written not in known:
        raise BadCell(field, f"{written!r} is not one of {', '.join(name for name in known if name)}")
    return known[written]
