"""Invented people: the same seed invents the same. Some share a name, some an e-mail address with nobody."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from linkstar.kit.address import Address

_FIRST = (
    "Anna", "Ben", "Clara", "David", "Emma", "Felix", "Grace", "Hugo", "Ida", "Jonas", "Kate", "Leo", "Mia", "Noah", "Olivia",
    "Paul", "Quinn", "Rosa", "Sam", "Tara", "Uwe", "Vera", "Will", "Yuki", "Zoe",
)  # fmt: skip
_LAST = (
    "Adams", "Bauer", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Hansen", "Ito", "Jones", "Keller", "Lopez", "Moreau",
    "Novak", "Olsen", "Petit", "Rossi", "Smith", "Tanaka", "Urban", "Vogel", "Weber", "Young", "Ziegler",
)  # fmt: skip
# country -> (city, state, postcode, start of a mobile number)
_PLACES = {
    "US": (
        ("Portland", "OR", "97201", "+1503555"),
        ("Austin", "TX", "78701", "+1512555"),
        ("Boston", "MA", "02108", "+1617555"),
    ),
    "CA": (("Toronto", "ON", "M5V 2T6", "+1416555"), ("Vancouver", "BC", "V6B 1A1", "+1604555")),
    "DE": (("Berlin", "BE", "10115", "+4915123"), ("Köln", "NW", "50667", "+4916012")),
    "AT": (("Wien", "W", "1010", "+4366412"),),
    "FR": (("Lyon", "ARA", "69001", "+3361234"), ("Nantes", "PDL", "44000", "+3362345")),
    "NL": (("Utrecht", "UT", "3511 AA", "+3161234"),),
    "GB": (("Leeds", "", "LS1 4AP", "+4477001"), ("Bristol", "", "BS1 5TY", "+4477002")),
    "IT": (("Torino", "TO", "10121", "+3934012"),),
    "ES": (("Sevilla", "SE", "41001", "+3461234"),),
    "JP": (("Yokohama", "Kanagawa", "220-0012", "+8190123"),),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who buys; `key` tells people apart when all else is the same."""

    key: str
    name: str
    email: str
    phone: str
    address: Address


def people(chance: random.Random, orders: int) -> dict[str, Sequence[Person]]:
    """By country, as many that about a third of the orders come from someone who bought before."""
    found: dict[str, list[Person]] = defaultdict(list)
    per_country = max(4, orders * 8 // (10 * len(_PLACES)))
    for country, places in _PLACES.items():
        for n in range(per_country):
            found[country].append(_person(chance, country, places[n % len(places)], n))
    return dict(found)


def _person(chance: random.Random, country: str, place: tuple[str, str, str, str], n: int) -> Person:
    city, state, postcode, mobile = place
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
    key = f"{country.lower()}{n}"
    phone = f"{mobile}{n:05d}" if country not in ("US", "CA") else f"{mobile}{n % 10_000:04d}"
    address = Address(
        name=name, line1=f"{chance.randrange(1, 180)} Harbour Street", city=city, state=state, postcode=postcode, country=country,
        phone=phone,
    )  # fmt: skip
    return Person(key, name, f"{name.lower().replace(' ', '.')}.{key}@example.net", phone, address)
