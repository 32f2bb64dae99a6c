"""What the verbs of shipping take and give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from linkstar.kit.address import Address
from linkstar.shipping.rules.records import PLAIN_PAPER, LabelPaper, NoRoute, Route, RouteAsk
from linkstar.shipping.rules.tracking import TrackingStatus


@dataclass(frozen=True, slots=True)
class Planned:
    """An order and the way that was found for it, not written yet."""

    ask: RouteAsk
    outcome: Route | NoRoute

    @property
    def route(self) -> Route | None:
        return self.outcome if isinstance(self.outcome, Route) else None


@dataclass(frozen=True, slots=True)
class Declared:
    """What customs are told about units of one kind, as `connect.carrier.CustomsLine` wants it."""

    name_en: str
    name_zh: str
    hs_code: str
    origin: str
    quantity: int
    unit_value_minor: int
    currency: str
    unit_weight_g: int
    sku: str
    has_battery: bool
    has_liquid: bool


@dataclass(frozen=True, slots=True)
class LabelAsk:
    """Everything for `connect.carrier.LabelRequest` of one parcel; `key` is the same on every try of one attempt."""

    parcel_id: UUID
    order_id: UUID
    shop_id: UUID
    account_id: UUID
    key: str
    attempt: int
    service: str
    ship_from: Address
    ship_to: Address
    weight_g: int
    length_mm: int
    width_mm: int
    height_mm: int
    customs: Sequence[Declared]
    reference: str
    order_number: str
    ioss_number: str
    eori_number: str
    vat_number: str
    paper: LabelPaper = PLAIN_PAPER
    location_id: UUID | None = None  # where it leaves from


@dataclass(frozen=True, slots=True)
class LabelBoughtDetails:
    """A label as the carrier sold it. `key` is the LabelAsk's; `cost_minor` None: told later by invoice."""

    key: str
    external_id: str
    tracking_number: str
    file_id: UUID | None
    cost_minor: int | None
    currency: str
    void_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DoubtfulKey:
    """A key that a label was or may have been asked for with, and that we hold no label of."""

    parcel_id: UUID
    order_id: UUID
    account_id: UUID
    key: str


@dataclass(frozen=True, slots=True)
class Mended:
    """Corrections for a held parcel; None and empty leave what is there. `customs`: by order line, the fields by name."""

    ship_to: Address | None = None
    customs: Mapping[UUID, Mapping[str, Any]] = field(default_factory=dict)
    weight_g: int | None = None
    ioss_number: str | None = None


@dataclass(frozen=True, slots=True)
class ConfirmLine:
    """Units of an order line (or of a kit's component) in a parcel."""

    order_line_id: UUID
    component_id: UUID | None
    item_id: UUID
    quantity: int


@dataclass(frozen=True, slots=True)
class ConfirmAsk:
    """What a channel is told about a parcel. `is_last`: all other live parcels of the order are told, or in this batch."""

    key: str
    parcel_id: UUID
    order_id: UUID
    shop_id: UUID
    account_id: UUID
    service: str
    tracking_number: str
    shipped_at: datetime
    lines: Sequence[ConfirmLine]
    is_last: bool
    others_labelled: tuple[bool, ...]  # for `rules.may_confirm`: the order's other live parcels


@dataclass(frozen=True, slots=True)
class ConfirmOutcome:
    """What the channel answered."""

    parcel_id: UUID
    is_taken: bool
    partner: str = ""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """One tracking event; `account_id` is the carrier account it came through."""

    account_id: UUID
    tracking_number: str
    status: TrackingStatus
    happened_at: datetime
    code: str = ""
    description: str = ""
    place: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CancelledParcel:
    """What became of a parcel of a cancelled order.

    `cancelled`: it had no label, its stock is free at once. `void_asked` and `not_voidable` (the carrier's window is
    over): it may be packed, its stock is free when it is pulled. `too_late`: it has left, ask the carrier to intercept.
    """

    order_id: UUID
    parcel_id: UUID
    fulfilment_order_id: UUID
    outcome: Literal["cancelled", "void_asked", "not_voidable", "too_late"]
    label_id: UUID | None


@dataclass(frozen=True, slots=True)
class VoidAsk:
    """A label that the carrier shall take back."""

    label_id: UUID
    parcel_id: UUID
    order_id: UUID
    account_id: UUID
    external_id: str
    tracking_number: str
    void_until: datetime | None
    location_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class VoidOutcome:
    """What the carrier answered; an answer with an error inside is a refusal, whatever its HTTP status."""

    label_id: UUID
    is_voided: bool
    refund: Literal["none", "expected", "received", "refused"] = "none"
    code: str = ""
    message: str = ""
