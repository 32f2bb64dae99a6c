"""Pretend orders of each kind that a shop meets, for the sandbox; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Literal, get_args

Kind = Literal["plain", "multi_line", "ioss", "short", "unknown_listing", "unpaid", "bad_address"]
KINDS: tuple[Kind, ...] = get_args(Kind)
IOSS = "IM2760000742"
SHORT = 9_000  # more than anybody has
_HOMES: Mapping[str, Mapping[str, str]] = {
    "US": {"line1": "1200 Bay Street", "city": "Boston", "state": "MA", "postcode": "02110", "phone": "+16175550123"},
    "CA": {"line1": "80 Queen Street", "city": "Toronto", "state": "ON", "postcode": "M5H 2N2", "phone": "+14165550123"},
    "GB": {"line1": "14 Quay Road", "city": "Bristol", "postcode": "BS1 4DJ", "phone": "+441174960123"},
    "DE": {"line1": "Hafenstraße 12", "city": "Hamburg", "postcode": "20359", "phone": "+4940555123"},
    "FR": {"line1": "5 Quai du Port", "city": "Marseille", "postcode": "13002", "phone": "+33491555123"},
    "JP": {"line1": "2-4-1 Minatomirai", "city": "Yokohama", "state": "Kanagawa", "postcode": "220-0012", "phone": "+8145555012"},
}  # fmt: skip
_NAMES = (
    "Anna Keller",
    "James Wood",
    "Marie Petit",
    "Yuki Tanaka",
    "Lena Novak",
    "Tom Hughes",
    "Clara Diaz",
    "Omar Haddad",
)


@dataclass(frozen=True, slots=True)
class Offered:
    """What a shop sells: the channel's id of a listing and the SKU there."""

    listing_id: str
    sku: str
    title: str


@dataclass(frozen=True, slots=True)
class Till:
    """The shop that orders are placed at, and what it sells; the first of it is in stock."""

    site: str
    currency: str
    offers: Sequence[Offered]


def pretend_orders(till: Till, kinds: Sequence[Kind], at: datetime) -> list[dict[str, Any]]:
    """An order of each kind in turn, as JSON of neutral orders; `at` makes their numbers."""
    return [_order(till, kind, at, place) for place, kind in enumerate(kinds)]


def _order(till: Till, kind: Kind, at: datetime, place: int) -> dict[str, Any]:
    id_ = f"{int(at.timestamp() * 1000)}{place:03d}"
    lines = _lines(till, kind, id_, place)
    total = sum(line["price_minor"] for line in lines)
    country = "FR" if kind == "ioss" else till.site if till.site in _HOMES else "US"
    name = _NAMES[int(id_[-6:]) % len(_NAMES)]
    is_paid = kind != "unpaid"
    return {
        "external_id": id_, "number": f"#P{id_[-9:]}", "version": int(at.timestamp() * 1_000_000) + place,
        "placed_at": at.isoformat(), "updated_at": at.isoformat(), "paid_at": at.isoformat() if is_paid else None,
        "ship_by_at": (at + timedelta(days=2)).isoformat(), "deliver_by_at": (at + timedelta(days=15)).isoformat(),
        "commercial": "open", "payment": "paid" if is_paid else "pending", "fulfilled_by": "seller",
        "currency": till.currency, "total_minor": total, "lines": lines, "ioss_number": IOSS if kind == "ioss" else "",
        "buyer": {"name": name, "email": f"buyer.{id_[-9:]}@example.com"},
        "ship_to": _home(country, name, kind),
    }  # fmt: skip


def _lines(till: Till, kind: Kind, id_: str, place: int) -> list[dict[str, Any]]:
    if kind == "unknown_listing" or not till.offers:
        chosen = [Offered(f"9{id_[-8:]}", f"NEW-{id_[-5:]}", "Sea glass vase, green 海玻璃花瓶")]
    else:
        start = place % len(till.offers)
        chosen = list(islice((*till.offers[start:], *till.offers[:start]), 3 if kind == "multi_line" else 1))
    units = SHORT if kind == "short" else 1
    price = 3_490 if till.currency == "JPY" else 2_990
    return [
        {"external_id": f"{id_}{n}", "listing_id": one.listing_id, "sku": one.sku, "title": one.title, "quantity": units,
         "price_minor": price * units}
        for n, one in enumerate(chosen, 1)
    ]  # fmt: skip


def _home(country: str, name: str, kind: Kind) -> dict[str, str]:
    home = {"name": name, "country": country, **_HOMES[country]}
    return home | {"line1": "", "city": "", "postcode": ""} if kind == "bad_address" else home
