"""Where Olist's goods lie and what carrying them costs: five warehouses near the sellers, a rate sheet by distance.

R$ = 9.09 + 7.34 Mm + 1.24 kg + 0.686 kg Mm (fitted on 5,620 real freight values, R2 0.53); a Mm is 1000 km, as the crow flies.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from linkstar.cli.replay.csvs import BadLine, read_table
from linkstar.cli.replay.scene import CarrierAccount, Service, Warehouse
from linkstar.connect.carrier import Rate
from linkstar.kit.address import Address

Geography = Mapping[str, tuple[float, float]]  # first digits of a CEP -> (latitude, longitude)
CARRIER = "malha"
_DIGITS = 3  # of a CEP: regions of some tens of kilometres; prices go by them
_HOUSES = 5
_EARTH_MM = 6.371
_BASE, _PER_MM, _PER_KG, _PER_KG_MM = 909, 734, 124, 68.6  # centavos
_HEAVIEST_G = 100_000
_BRAZIL = (-23.55, -46.63)  # São Paulo: where a region is not known


@dataclass(frozen=True, slots=True)
class _House:
    state: str
    prefix: str


def read_geography(folder: Path, broken: list[BadLine]) -> dict[str, tuple[float, float]]:
    """The middle of each region of three digits, and of each of two, one and none for those that are not told."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    columns = ("geolocation_zip_code_prefix", "geolocation_lat", "geolocation_lng")
    for row in read_table(folder, "olist_geolocation_dataset", columns, broken):
        try:
            lat, lng = row.read("geolocation_lat", float), row.read("geolocation_lng", float)
        except BadLine as bad:
            broken.append(bad)
            continue
        if not (-34 < lat < 6 and -74 < lng < -34):
            continue  # some points lie in the sea or in Portugal
        for digits in range(_DIGITS + 1):
            one = sums[row["geolocation_zip_code_prefix"].zfill(5)[:digits]]
            one[0], one[1], one[2] = one[0] + lat, one[1] + lng, one[2] + 1
    return {prefix: (lat / count, lng / count) for prefix, (lat, lng, count) in sums.items()}


def place_of(geo: Geography, prefix: str) -> tuple[float, float]:
    """Where a CEP lies, as exactly as is known."""
    return next((geo[prefix[:digits]] for digits in range(_DIGITS, -1, -1) if prefix[:digits] in geo), _BRAZIL)


def distance_mm(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Thousands of kilometres between two points on the globe."""
    lat1, lng1, lat2, lng2 = (math.radians(value) for value in (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lng2 - lng1) / 2) ** 2
    return 2 * _EARTH_MM * math.asin(math.sqrt(half))


def seller_prefixes(folder: Path) -> dict[str, str]:
    """The CEP prefix of each seller."""
    columns = ("seller_id", "seller_zip_code_prefix", "seller_state")
    return {
        row["seller_id"]: row["seller_zip_code_prefix"].zfill(5)
        for row in read_table(folder, "olist_sellers_dataset", columns)
    }


def warehouses(folder: Path, geo: Geography) -> list[Warehouse]:
    """One in each of the five states with most sellers, where most of that state's sellers are."""
    states: Counter[str] = Counter()
    regions: dict[str, Counter[str]] = defaultdict(Counter)
    columns = ("seller_zip_code_prefix", "seller_city", "seller_state")
    city: dict[str, str] = {}
    for row in read_table(folder, "olist_sellers_dataset", columns):
        prefix = row["seller_zip_code_prefix"].zfill(5)
        states[row["seller_state"]] += 1
        regions[row["seller_state"]][prefix[:_DIGITS]] += 1
        city.setdefault(prefix[:_DIGITS], row["seller_city"])
    return [
        _warehouse(state, sorted(regions[state].items(), key=lambda one: (-one[1], one[0]))[0][0], city)
        for state, _ in sorted(states.items(), key=lambda one: (-one[1], one[0]))[:_HOUSES]
    ]


def _warehouse(state: str, region: str, city: Mapping[str, str]) -> Warehouse:
    address = Address(name=f"CD {state}", line1="Rodovia do Comércio 1", city=city[region].title(), state=state,
                      postcode=f"{region}00-000", country="BR", phone="+551130000000")  # fmt: skip
    return Warehouse(
        state,
        f"CD {city[region].title()} ({state})",
        address,
        "America/Sao_Paulo",
        time(17),
        6,
        ((CARRIER, f"DE-{state}"),),
    )


def nearest(houses: Sequence[Warehouse], geo: Geography, prefix: str) -> str:
    """The warehouse next to a CEP."""
    here = place_of(geo, prefix)
    return min(houses, key=lambda one: (distance_mm(here, place_of(geo, one.address.postcode)), one.code)).code


def carriers(houses: Sequence[Warehouse], geo: Geography) -> list[CarrierAccount]:
    """One carrier with a service from each warehouse, priced by the distance to each region."""
    services = [
        Service(f"DE-{one.code}", f"Road freight from {one.code}", f"{one.code} 发出陆运", needs_customs=False)
        for one in houses
    ]
    regions = sorted(geo)
    rates = [
        _rate(f"DE-{one.code}", region, distance_mm(place_of(geo, one.address.postcode), geo[region]))
        for one in houses
        for region in regions
    ]
    return [CarrierAccount(CARRIER, "ratesheet", "Malha Logística", "BRL", services, rates)]


def _rate(service: str, region: str, far_mm: float) -> Rate:
    return Rate(
        service, "BR", 0, _HEAVIEST_G, "BRL", round(_BASE + _PER_MM * far_mm), 0, round(_PER_KG + _PER_KG_MM * far_mm), 1,
        postcode_prefix=region, days_min=1 + round(2 * far_mm), days_max=4 + round(5 * far_mm),
    )  # fmt: skip
