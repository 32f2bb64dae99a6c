"""The contract of a carrier: services, prices, labels, voids and tracking, in neutral records.

Weights are grams, sizes millimetres, money minor units. Calls take an `Http` bound to one carrier account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.wire import Account, Http, Speaks
from linkstar.kit.address import Address

TrackingStatus = Literal[
    "pending", "picked_up", "in_transit", "out_for_delivery", "ready_for_pickup", "on_hold", "delivery_delayed",
    "delivery_failed", "delivered", "return_to_sender", "cancelled", "unknown",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rate:
    """A price row: what a service costs to a country (and zone) for weights in (over_g, up_to_g].

    freight = base + per_kg * max(chargeable - base_g, 0) rounded up to `step_g`; then `fuel_percent` on top.
    chargeable = max(actual, volume_mm3 / divisor) in grams when the divisor (cm3 per kg, e.g. 6000) is not 0.
    """

    service: str
    country: str  # ISO 3166-1 alpha-2, "*" for anywhere
    over_g: int
    up_to_g: int
    currency: str
    base_minor: int
    base_g: int = 0
    per_kg_minor: int = 0
    step_g: int = 1
    postcode_prefix: str = ""  # "" for the whole country; the longest that fits wins
    volumetric_divisor: int = 0
    fuel_percent_bp: int = 0  # basis points: 1250 is 12.5 %
    length_max_mm: int = 0  # 0: no limit
    girth_max_mm: int = 0  # length + 2 (width + height)
    days_min: int = 0
    days_max: int = 0


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """A place in a rate sheet that cannot be used: nothing is dropped without one."""

    line: int  # as an editor counts them, the header is 1
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class CarrierService:
    """A product of a carrier and what it takes."""

    code: str
    title_en: str
    title_zh: str
    takes_battery: bool = False
    takes_liquid: bool = False
    is_tracked: bool = True
    takes_po_box: bool = True
    needs_ioss_eu: bool = False  # EU parcels up to 150 EUR only with an IOSS number
    needs_customs: bool = True  # crossing a border needs declared name, HS code, origin, value
    address_line_max: int = 0  # characters; 0: no limit
    is_latin_only: bool = False
    needs_postcode: bool = True
    needs_phone: bool = False
    needs_state: bool = False


@dataclass(frozen=True, slots=True)
class CustomsLine:
    """What is declared about one kind of goods in a parcel."""

    name_en: str
    name_zh: str
    hs_code: str
    origin: str  # ISO 3166-1 alpha-2
    quantity: int
    unit_value_minor: int
    currency: str
    unit_weight_g: int
    sku: str = ""
    has_battery: bool = False
    has_liquid: bool = False


@dataclass(frozen=True, slots=True)
class LabelRequest:
    """Everything a carrier needs for one parcel. `key` is the same on every try and unique per parcel and attempt."""

    key: str
    service: str
    ship_from: Address
    ship_to: Address
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    customs: Sequence[CustomsLine]
    reference: str  # our parcel number, printed on the label
    ioss_number: str = ""
    eori_number: str = ""
    vat_number: str = ""
    order_number: str = ""
    format: str = "PDF"  # PDF | ZPL
    size: str = "100x150"  # paper that is wished for: 100x150 (mm), A6, 4x6 (inches); many carriers know one size only
    dpi: int = 203  # of the printer, for ZPL
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Label:
    """A bought label. `external_id` is the carrier's id of the parcel (waybill, order number)."""

    external_id: str
    tracking_number: str
    document: bytes
    media_type: str  # application/pdf | text/zpl
    cost_minor: int | None  # None: told later by invoice
    currency: str
    void_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class VoidAnswer:
    """What became of a void; a carrier that answers 200 with an error inside has refused."""

    is_voided: bool
    code: str = ""
    message: str = ""
    refund: Literal["none", "expected", "received", "refused"] = "none"


@dataclass(frozen=True, slots=True)
class TrackingEvent:
    """One scan, in the 12 neutral statuses; `code` and `description` are the carrier's own."""

    tracking_number: str
    status: TrackingStatus
    happened_at: datetime
    code: str = ""
    description: str = ""
    place: str = ""
    reason: str = ""  # incident reason: customs_hold, address_wrong, refused_by_buyer, lost, damaged ...


@dataclass(frozen=True, slots=True)
class QuoteRequest:
    """A parcel to be priced."""

    country: str
    postcode: str
    weight_g: int
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0
    has_battery: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What a carrier asks for a parcel by one service, and how long it takes."""

    service: str
    cost_minor: int
    currency: str
    days_min: int
    days_max: int


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a parcel that a tracking service shall follow. `is_taken` also when it did so before."""

    tracking_number: str
    is_taken: bool
    code: str = ""
    message: str = ""


class Carrier(Speaks, Protocol):
    """A carrier. `can` holds its verbs: quote, label, find, void, track, webhooks, rate_sheet, manifest, register.

    Who has `register` and not `label` is no carrier but tells of the parcels of others (`Follower`): it is never chosen to ship.

    `label_formats`, where it says so, are those that labels can be had in; PDF alone where it does not. Who is asked for ZPL and
    makes none gives PDF.

    `takes_key`: the carrier itself refuses the same key twice, so a label request may be repeated blindly. Where it is
    False, `find` is asked before a label request is repeated.
    """

    can: frozenset[str]
    takes_key: bool

    async def services(self, http: Http) -> Sequence[CarrierService]:
        """The services that the account may use."""
        ...

    async def rates(self, http: Http, countries: Sequence[str]) -> Sequence[Rate]:
        """Price rows for these countries, so that routes are chosen without a call per order."""
        ...

    async def quote(self, http: Http, parcel: QuoteRequest) -> Sequence[Quote]:
        """Live prices for one parcel."""
        ...

    async def buy_label(self, http: Http, request: LabelRequest) -> Label:
        """Creates the parcel and returns its label. Raises PartnerRefused with the field to mend."""
        ...

    async def find(self, http: Http, key: str) -> Label | None:
        """The label that an earlier request with this key made, or None."""
        ...

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """Cancels a label that was not used."""
        ...

    async def track(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[TrackingEvent]:
        """All events known of these parcels, oldest first."""
        ...

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Verifies and unpacks a tracking webhook. Raises BadSignature, Unreadable."""
        ...

    def read_tracking(self, message: RawMessage, account: Account) -> Sequence[TrackingEvent]:
        """The events in a raw message."""
        ...


class Follower(Carrier, Protocol):
    """What a tracking service, with the verb `register`, has beside: it follows parcels whose numbers it was told once."""

    async def register(self, http: Http, tracking_numbers: Sequence[str]) -> Sequence[Followed]:
        """Begins to follow these parcels; one answer each, in order. Twice is once. Raises PartnerError but refusals."""
        ...
