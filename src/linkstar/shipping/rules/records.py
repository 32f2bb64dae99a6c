"""What the rules of shipping speak in: frozen records. Weights are grams, sizes millimetres, money minor units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Literal, NamedTuple
from uuid import UUID

from linkstar.kit.address import Address

ServiceKey = tuple[UUID, str]  # carrier account and the carrier's code of the service
RuleKind = Literal["prefer", "forbid", "hold"]


@dataclass(frozen=True, slots=True)
class Rate:
    """A price row of a carrier account, as `connect.carrier.Rate` describes it: weights in (over_g, up_to_g]."""

    account_id: UUID
    service: str
    country: str  # ISO 3166-1 alpha-2, "*" for anywhere that has no rows of its own
    over_g: int
    up_to_g: int
    currency: str
    base_minor: int
    base_g: int = 0
    per_kg_minor: int = 0
    step_g: int = 1
    postcode_prefix: str = ""  # the longest that fits the postcode wins
    volumetric_divisor: int = 0  # cm3 per kg; 0: the volume does not count
    fuel_percent_bp: int = 0
    length_max_mm: int = 0
    girth_max_mm: int = 0
    days_min: int = 0
    days_max: int = 0  # 0: the carrier does not say


@dataclass(frozen=True, slots=True)
class Service:
    """A product of a carrier account and what it takes, as `connect.carrier.CarrierService` describes it."""

    account_id: UUID
    code: str
    title_en: str = ""
    title_zh: str = ""
    takes_battery: bool = False
    takes_liquid: bool = False
    takes_dangerous: bool = False
    is_tracked: bool = True
    takes_po_box: bool = True
    needs_ioss_eu: bool = False
    needs_customs: bool = True
    address_line_max: int = 0
    is_latin_only: bool = False
    needs_postcode: bool = True
    needs_phone: bool = False
    needs_state: bool = False  # the state or province, and in Indonesia, Thailand and Vietnam the district too
    is_enabled: bool = True

    @property
    def key(self) -> ServiceKey:
        return (self.account_id, self.code)


class Pickup(NamedTuple):
    """When a carrier comes to a location, where that differs from the location's own cut-off. Bit 0 of the days is Monday."""

    account_id: UUID
    cut_off: time  # local
    working_days: int = 0b1111111
    holidays: frozenset[date] = frozenset()


class LabelPaper(NamedTuple):
    """What the printer of a location takes. `dpi` counts for ZPL only."""

    format: str = "PDF"  # PDF | ZPL
    size: str = "100x150"  # mm; A6 and 4x6 (inches) by their names
    dpi: int = 203


PLAIN_PAPER = LabelPaper()


@dataclass(frozen=True, slots=True)
class Location:
    """Where goods leave from; the id is the inventory location's. Bit 0 of `working_days` is Monday."""

    id: UUID
    address: Address
    zone: str  # IANA
    cut_off: time  # local: what is ready by then is handed to the carrier that day
    handling_h: int = 0  # hours of working days from now until the parcel is ready
    working_days: int = 0b0011111
    holidays: frozenset[date] = frozenset()
    eori: str = ""
    vat_number: str = ""
    services: frozenset[ServiceKey] = frozenset()  # empty: every enabled service of the company
    name: str = ""
    is_enabled: bool = True
    pickups: tuple[Pickup, ...] = ()
    label: LabelPaper = PLAIN_PAPER


@dataclass(frozen=True, slots=True)
class UserRule:
    """What the company's people configured. All conditions that are set have to fit; an empty one fits anything.

    `forbid` removes an offer (with `only_late` only if it would be late), `prefer` wins over all others that are on
    time, `hold` stops the order for review. Weight and value are those of the parcel, for `hold` those of the order.
    """

    id: UUID
    kind: RuleKind
    title: str
    countries: frozenset[str] = frozenset()
    shop_ids: frozenset[UUID] = frozenset()
    item_ids: frozenset[UUID] = frozenset()  # any of them in the parcel
    services: frozenset[ServiceKey] = frozenset()
    location_ids: frozenset[UUID] = frozenset()
    over_g: int = 0
    up_to_g: int = 0  # 0: no upper end
    over_minor: int = 0
    up_to_minor: int = 0  # 0: no upper end
    currency: str = ""  # of the two values
    only_late: bool = False
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """How offers are compared. `fx`: what a million units of each currency are worth in units of a common one.

    Without a `currency` the one that most rates are in is used. `large_combinations` bounds the exact search of a set.
    """

    currency: str = ""
    split_cost_minor: int = 500  # for every parcel beyond the first, in `currency`
    fx: Mapping[str, int] = field(default_factory=dict)
    locations_max: int = 3
    large_combinations: int = 2_000


class AskLine(NamedTuple):
    """Units of one item that an order line (or a component of a kit) needs. Sizes and weight are of one unit."""

    order_line_id: UUID
    item_id: UUID
    quantity: int
    weight_g: int
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0
    unit_value_minor: int = 0  # declared value, in the currency of the ask
    component_id: UUID | None = None
    sku: str = ""
    name_en: str = ""
    name_zh: str = ""
    hs_code: str = ""
    origin: str = ""
    has_battery: bool = False
    has_liquid: bool = False
    is_dangerous: bool = False


class RouteAsk(NamedTuple):
    """An order that looks for its way. `stock` says what each location has for it: {location_id: {item_id: units}}."""

    order_id: UUID
    shop_id: UUID
    lines: Sequence[AskLine]
    ship_to: Address
    currency: str
    stock: Mapping[UUID, Mapping[UUID, int]]
    ship_by_at: datetime | None = None
    deliver_by_at: datetime | None = None
    ioss_number: str = ""  # the marketplace's, where it collected the VAT
    is_business: bool = False
    order_number: str = ""
    rules: Sequence[UserRule] = ()  # what the company said of this order alone, beside its rules for all


class Reason(NamedTuple):
    """Why an offer lost or an order waits: a code of `words.REASONS` and what fills its sentence."""

    code: str
    params: Mapping[str, object]


class Offer(NamedTuple):
    """A location and a service that were looked at for these quantities (one per line of the ask).

    `cost_minor` is in the currency of comparison, `price_minor` what the carrier asks in its own; None: not known.
    A location that cannot take part stands here once, without a service.
    """

    location_id: UUID
    account_id: UUID | None
    service: str
    quantities: tuple[int, ...]
    cost_minor: int | None
    price_minor: int | None
    currency: str
    days_min: int
    days_max: int
    hand_over_at: datetime | None
    is_late: bool
    is_preferred: bool
    reason: Reason


class Missing(NamedTuple):
    """A field that customs ask for and nobody has filled; `field` says where it is mended."""

    field: str
    sku: str
    item_id: UUID | None


class PlannedParcel(NamedTuple):
    """One parcel of a chosen route; `quantities` follow the lines of the ask."""

    offer: Offer
    quantities: tuple[int, ...]
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    value_minor: int
    ioss_number: str


@dataclass(frozen=True, slots=True)
class Route:
    """The best way found. `is_exact` is False where a large order was split by precedence, not in all ways."""

    parcels: tuple[PlannedParcel, ...]
    cost_minor: int  # freight and split cost, in `currency`
    currency: str
    is_late: bool
    is_exact: bool
    offers: Sequence[Offer]


@dataclass(frozen=True, slots=True)
class NoRoute:
    """Why no parcel can leave. `code` is the kind of incident; `field` and `missing` name what a person can fill."""

    code: Literal["route_missing", "customs_missing", "address_invalid", "order_review"]
    reason: Reason
    field: str = ""
    missing: tuple[Missing, ...] = ()
    offers: Sequence[Offer] = ()
