"""The contract of a place that somebody else keeps: what lies there, goods that go out and come in. Decision 0017.

Two kinds of partners speak it: a warehouse system (kind `warehouse`: delivery orders are sent to it), and a marketplace that
keeps goods for its sellers (a channel with the verb `kept_stock`). Quantities are units; SKUs are as the partner writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from linkstar.connect.carrier import LabelRequest, VoidAnswer
from linkstar.connect.channel import Cursor, OrderPage, RawMessage, WebhookRequest
from linkstar.connect.wire import Account, Http, Speaks
from linkstar.kit.address import Address

StockState = Literal[
    "free",  # may be sent to a buyer
    "locked",  # there, and promised to an order that the partner knows
    "moving",  # there or between two of the partner's houses, not to be sent now
    "inbound",  # announced or on its way
    "damaged",  # there, not to be sold as new
    "researching",  # the partner looks for it
]
DeliveryState = Literal[
    "waiting", "working", "shipped", "stopped", "unknown"
]  # stopped: it will not leave; a person has to look
ArrivalState = Literal["waiting", "partly", "done", "stopped", "unknown"]


@dataclass(frozen=True, slots=True)
class Stated:
    """So many units of a SKU in a state; `partner_state` is the partner's own word for it."""

    sku: str
    state: StockState
    quantity: int
    partner_state: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What the partner says lies there, at one moment. A SKU that it does not know is not in it."""

    stated_at: datetime
    stock: Sequence[Stated]
    unknown: Sequence[str] = ()  # states that the adapter did not know


@dataclass(frozen=True, slots=True)
class Sent:
    """A delivery, entry or return order as the partner took it; `external_id` is what it is asked for by afterwards."""

    external_id: str
    partner_id: str = ""  # the partner's own number of it


@dataclass(frozen=True, slots=True)
class SeenUnits:
    """Units of a SKU that left or arrived. `state` tells sound goods from damaged ones."""

    sku: str
    quantity: int
    state: StockState = "free"


@dataclass(frozen=True, slots=True)
class SeenDelivery:
    """A delivery order as the partner tells it at one moment."""

    external_id: str
    state: DeliveryState
    partner_state: str
    changed_at: datetime | None = None
    tracking_number: str = ""
    carrier: str = ""  # the partner's code of who carries it
    units: Sequence[SeenUnits] = ()
    note: str = ""
    unknown: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SeenArrival:
    """An entry or a return as the partner tells it; `units` are those of this message, `is_final`: no others follow."""

    external_id: str
    kind: Literal["entry", "return"]
    state: ArrivalState
    partner_state: str
    units: Sequence[SeenUnits]
    is_final: bool = True
    changed_at: datetime | None = None
    unknown: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """Units that shall come."""

    sku: str
    quantity: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class EntryAsk:
    """Goods that are sent to the place. `key` is the same on every try."""

    key: str
    lines: Sequence[ArrivalLine]
    sender: Address
    expected_at: datetime | None = None
    purchase_number: str = ""
    tracking_number: str = ""


@dataclass(frozen=True, slots=True)
class ReturnAsk:
    """A buyer's parcel that comes back to the place; `delivery_id` is the delivery it left with."""

    key: str
    delivery_id: str
    lines: Sequence[ArrivalLine]
    sender: Address
    carrier: str = ""
    tracking_number: str = ""
    reason: str = ""


class StockKeeper(Speaks, Protocol):
    """What a partner with the verb `kept_stock` has, of whichever kind it is."""

    can: frozenset[str]

    async def stock_of(self, http: Http, skus: Sequence[str]) -> Statement:
        """What lies there of these SKUs, now."""
        ...


class Warehouse(StockKeeper, Protocol):
    """A warehouse system. `can` holds its verbs: kept_stock, deliver, enter, take_back, webhooks.

    `takes_key`: the same key twice is one delivery order there; where it is False, `delivery_of` is asked before a repeat.
    Webhooks have the topics `deliveries`, `arrivals` and `stock_changes`; the last only says that a statement is out of date.
    """

    takes_key: bool

    async def deliver(self, http: Http, request: LabelRequest) -> Sent:
        """Orders that goods be sent to a buyer by `service`, the partner's code of a carrier. Raises PartnerRefused."""
        ...

    async def delivery_of(self, http: Http, external_id: str) -> SeenDelivery | None:
        """How a delivery order stands; None where there is none."""
        ...

    async def void(self, http: Http, external_id: str) -> VoidAnswer:
        """Takes a delivery order back that has not left."""
        ...

    async def enter(self, http: Http, ask: EntryAsk) -> Sent:
        """Announces goods. Raises PartnerRefused."""
        ...

    async def entry_of(self, http: Http, external_id: str) -> SeenArrival | None:
        """What of an entry has arrived so far; None where there is none."""
        ...

    async def take_back(self, http: Http, ask: ReturnAsk) -> Sent:
        """Announces a buyer's return. Raises PartnerRefused."""
        ...

    def external_id_of(self, key: str) -> str:
        """What an order with this key is asked for by."""
        ...

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Verifies and unpacks a message. Raises BadSignature, Unreadable."""
        ...

    def read_delivery(self, message: RawMessage, account: Account) -> Sequence[SeenDelivery]:
        """The delivery orders in a raw message. Raises Unreadable."""
        ...

    def read_arrival(self, message: RawMessage, account: Account) -> Sequence[SeenArrival]:
        """The entries and returns in a raw message. Raises Unreadable."""
        ...


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """Something that happened to goods there and that costs or brings money: a removal, a reimbursement, an inbound shipment."""

    external_id: str  # the same however often it is read
    kind: Literal["inbound", "removal", "reimbursement"]
    sku: str
    quantity: int
    happened_at: datetime
    partner_state: str = ""
    reason: str = ""
    order_id: str = ""  # the removal order, the case, the inbound shipment
    currency: str = ""
    amount_minor: int = 0  # above zero: to the seller
    expected: int = 0  # units that were announced or asked for
    unknown: Sequence[str] = ()


class KeptReporter(StockKeeper, Protocol):
    """What a partner with the verb `kept` has beside."""

    async def kept_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Inbound shipments, removals and reimbursements since the cursor, as raw messages of topic `kept`."""
        ...

    def read_kept(self, message: RawMessage, account: Account) -> Sequence[KeptEvent]:
        """The events in a raw message. Raises Unreadable."""
        ...
