"""A scene: everything that a company starts with, and everything that happens to it, in neutral words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from linkstar.catalog import NewItem
from linkstar.connect.carrier import Rate
from linkstar.connect.channel import SeenOrder
from linkstar.kit.address import Address


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop at a channel. `hears_webhooks` False: it lives by polling alone. `ioss` is told with orders into the EU."""

    key: str  # our own word for it inside the scene
    partner: str  # shopify | amazon
    title: str
    site: str
    zone: str
    currency: str
    hears_webhooks: bool = True


@dataclass(frozen=True, slots=True)
class Warehouse:
    """A place that goods leave from. `services` (carrier key, code) empty: all."""

    code: str
    title: str
    address: Address
    zone: str
    cut_off: time
    handling_h: int = 0
    services: Sequence[tuple[str, str]] = ()
    eori: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """A product of a carrier, as far as a scene needs to say it."""

    code: str
    title_en: str
    title_zh: str
    takes_battery: bool = True
    needs_customs: bool = True
    needs_ioss_eu: bool = False
    needs_phone: bool = False


@dataclass(frozen=True, slots=True)
class CarrierAccount:
    """A contract with a carrier and its price rows. `partner` is yunexpress or ratesheet."""

    key: str
    partner: str
    title: str
    currency: str
    services: Sequence[Service]
    rates: Sequence[Rate]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a shop offers. `is_known` False: nobody has linked it yet when the first order comes."""

    shop: str
    listing_id: str
    sku: str
    title: str
    item: str  # SKU of our item
    quantity: int = 1
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """A version of an order appears at its channel."""

    at: datetime
    shop: str
    order: SeenOrder


@dataclass(frozen=True, slots=True)
class Mapped:
    """A person links a listing that was unknown."""

    at: datetime
    listing: Listing


@dataclass(frozen=True, slots=True)
class Arrived:
    """Goods come in: what was short can be served."""

    at: datetime
    item: str
    warehouse: str
    quantity: int


Event = Placed | Mapped | Arrived


@dataclass(frozen=True, slots=True)
class Truth:
    """What the source knows of an order that the product has to find out: the person, and the real freight."""

    person: str = ""
    freight_minor: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A company and what happens to it. `events` stand in order of time; `notes` say what the source could not tell."""

    slug: str
    title: str
    zone: str
    currency: str
    shops: Sequence[Shop]
    warehouses: Sequence[Warehouse]
    carriers: Sequence[CarrierAccount]
    items: Sequence[NewItem]
    kits: Mapping[str, Mapping[str, int]]
    listings: Sequence[Listing]
    stock: Sequence[tuple[str, str, int]]  # item SKU, warehouse code, units
    events: Sequence[Event]
    truth: Mapping[tuple[str, str], Truth] = field(default_factory=dict)  # (shop, order id)
    notes: Sequence[str] = ()

    @property
    def starts_at(self) -> datetime:
        """The moment before the first event."""
        return self.events[0].at - timedelta(minutes=10)

    @property
    def orders(self) -> int:
        """How many different orders it has."""
        return len({(one.shop, one.order.external_id) for one in self.events if isinstance(one, Placed)})


def version_of(at: datetime) -> int:
    """The version that a channel gives to a change at this moment: microseconds."""
    return int(at.timestamp() * 1_000_000)


def changed(order: SeenOrder, at: datetime, **changes: object) -> SeenOrder:
    """A later version of an order."""
    return replace(order, updated_at=at, version=version_of(at), **changes)  # type: ignore[arg-type]


def moved(order: SeenOrder, by: timedelta) -> SeenOrder:
    """The same order, all of it so much later: old orders are replayed today, with their promises as long as they were."""

    def later(at: datetime | None) -> datetime | None:
        return None if at is None else at + by

    return replace(
        order, placed_at=order.placed_at + by, updated_at=order.updated_at + by, version=version_of(order.updated_at + by),
        paid_at=later(order.paid_at), ship_by_at=later(order.ship_by_at), deliver_by_at=later(order.deliver_by_at),
    )  # fmt: skip
