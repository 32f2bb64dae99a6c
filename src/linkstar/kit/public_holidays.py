"""Public holidays of a country, by the tables of the package `holidays`: no network, so next year's come with its updates."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib import import_module
from typing import Any

from linkstar.kit.errors import Invalid

YEARS = range(2000, 2100)


@lru_cache(maxsize=1)
def regions_of() -> dict[str, list[str]]:
    """The countries that are known, and their parts with holidays of their own."""
    return {code: sorted(parts) for code, parts in _tables().list_supported_countries().items() if len(code) == 2}


def public_holidays(country: str, year: int, *, region: str = "", language: str = "en") -> dict[date, str]:
    """Days off with their names, in Chinese where the tables have it and it is asked for. Raises Invalid."""
    if country not in regions_of():
        raise Invalid("country", f"no holidays of {country!r} are known")
    if region and region not in regions_of()[country]:
        raise Invalid("region", f"{country} has no part {region!r}")
    if year not in YEARS:
        raise Invalid("year", f"between {YEARS[0]} and {YEARS[-1]}")
    holidays = _tables()
    known = holidays.country_holidays(country).supported_languages
    chosen = "zh_CN" if language == "zh" and "zh_CN" in known else "en_US" if "en_US" in known else None
    found = holidays.country_holidays(country, subdiv=region or None, years=year, language=chosen)
    return dict(sorted((day, name) for day, name in found.items() if day.year == year))


def _tables() -> Any:
    return import_module("holidays")  # a tenth of a second, and seldom asked for
