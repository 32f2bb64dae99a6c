"""The contract of a sales channel: the verbs an adapter speaks and the neutral records it speaks in.

Calls (`async`) take an `Http` bound to one shop. Everything else is pure: no clock, no network, no database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from linkstar.connect.wire import Account, Http, Speaks, Tokens
from linkstar.kit.address import Address

Payment = Literal["pending", "authorised", "paid", "partly_refunded", "refunded", "charged_back"]
Commercial = Literal["open", "cancel_requested", "cancelled", "completed"]
FulfilledBy = Literal["seller", "channel"]
Source = Literal["webhook", "poll", "file"]


@dataclass(frozen=True, slots=True)
class RawMessage:
    """One message as the partner sent it, kept whole and stored once per (account, topic, key).

    `key` names the event or the version: the same news by webhook and by poll must give the same key.
    """

    topic: str  # orders | tracking | stock | ...
    key: str  # "<external id>@<updated time or event id>"
    external_id: str  # of the thing it tells about, "" if unknown
    body: bytes
    source: Source
    happened_at: datetime | None = None  # the partner's own time of the change


@dataclass(frozen=True, slots=True)
class SeenBuyer:
    """Who bought, as far as the channel tells; the ship-to name is in the address and is not the buyer's."""

    external_id: str = ""  # the platform's own id of the buyer, never a name that can change
    name: str = ""
    email: str = ""
    phone: str = ""
    is_relay_email: bool = False  # an address the platform forwards (marketplace.amazon.de ...)
    language: str = ""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line as sold. Amounts are for the whole line, in minor units of the order's currency."""

    external_id: str
    listing_id: str  # the channel's id of the listing or variant
    sku: str  # the seller's SKU at the channel
    title: str
    quantity: int  # ordered
    cancelled: int = 0
    fulfilled: int = 0  # what the channel says is already shipped
    price_minor: int = 0
    tax_minor: int = 0
    discount_minor: int = 0
    customisation: str = ""
    gift_message: str = ""
    fulfilment_id: str = ""  # the channel's own unit of fulfilment (Shopify: FulfillmentOrderLineItem)


@dataclass(frozen=True, slots=True)
class SeenParcel:
    """A shipment that the channel knows of."""

    tracking_number: str
    carrier: str
    state: str  # the channel's own word


@dataclass(frozen=True, slots=True)
class SeenOrder:
    """An order as the channel tells it at one moment. `version` grows with every change there."""

    external_id: str
    number: str  # what the buyer and the shop call it
    version: int  # updated time in microseconds, or the platform's own counter
    placed_at: datetime
    updated_at: datetime
    commercial: Commercial
    payment: Payment
    fulfilled_by: FulfilledBy
    currency: str
    total_minor: int
    lines: Sequence[SeenLine]
    buyer: SeenBuyer = SeenBuyer()
    ship_to: Address = Address()
    paid_at: datetime | None = None
    ship_by_at: datetime | None = None
    deliver_by_at: datetime | None = None
    shipping_minor: int = 0
    tax_minor: int = 0
    discount_minor: int = 0
    service_level: str = ""  # the shipping method that the buyer chose
    ioss_number: str = ""  # the marketplace's IOSS number where it collected the VAT
    is_business: bool = False
    note: str = ""
    parcels: Sequence[SeenParcel] = ()
    channel_state: str = ""  # the channel's own word, kept as said
    unknown: Sequence[str] = ()  # fields or states that the adapter did not know: one incident names them once
    is_partial: bool = False  # a notice that lacks the lines: the whole order has to be fetched


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where polling stands: changes since `since` (already minus the overlap); `page` continues a listing."""

    since: datetime
    page: str = ""


@dataclass(frozen=True, slots=True)
class OrderPage:
    """A page of raw order messages and the cursor to go on from; `has_more` asks for another call now."""

    messages: Sequence[RawMessage]
    cursor: Cursor
    has_more: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """How fast pages bring orders, and when a bulk file is worth it: so many whole orders a call of `operation`, whose
    budget says how often, a call taking `cost` of it; the file is there `bulk_s` seconds after it was asked for."""

    operation: str
    orders: int
    bulk_s: float
    cost: float = 1.0


@dataclass(frozen=True, slots=True)
class StockPush:
    """What a listing shall offer. `version` grows; an older push must not overwrite a newer one."""

    listing_id: str
    sku: str
    quantity: int
    version: int
    location_id: str = ""  # the channel's own location, where it has several
    extra: Mapping[str, str] = field(default_factory=dict)  # the listing's other ids (inventory item, product type)


@dataclass(frozen=True, slots=True)
class StockAnswer:
    """What became of a push: taken, or refused with the channel's code; `quantity` is what the channel now shows."""

    listing_id: str
    sku: str
    is_taken: bool
    quantity: int | None = None
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmLine:
    """Units of an order line that a parcel holds."""

    external_id: str
    quantity: int
    fulfilment_id: str = ""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Tells the channel that a parcel left. `key` is the same on every try."""

    key: str
    order_id: str  # the channel's id of the order
    tracking_number: str
    carrier: str  # our name of the carrier, as people know it
    service: str
    shipped_at: datetime
    lines: Sequence[ConfirmLine]
    is_last: bool = True  # no further parcel will follow for this order
    tracking_url: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmAnswer:
    """What became of a confirmation. `is_taken` also when the channel already knew it."""

    key: str
    is_taken: bool
    external_id: str = ""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class WebhookRequest:
    """A delivery as it came to our door. Header names are lower case."""

    path: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Grant:
    """An authorisation under way: what the browser is sent with, and what the code is exchanged with."""

    state: str
    redirect_uri: str
    verifier: str = ""  # PKCE, where the platform has it
    external_id: str = ""  # the shop the person typed, where the platform asks for it first
    client_id: str = ""
    client_secret: str = ""
    base_url: str = ""
    app_id: str = ""  # the platform's id of our application where it is not the client id (Amazon)


class Channel(Speaks, Protocol):
    """A marketplace or shop system. `can` holds the verbs it has: orders, one_order, stock, confirm, webhooks, authorise;
    bulk is said by a `BulkChannel`, subscribe by a `SubscribingChannel`.

    `webhook_topics` are subscribed on connection; `partial_confirmation` says whether an order may be confirmed in parts;
    `poll_overlap_s` is subtracted from the cursor, `poll_lag_s` kept away from now (the platform's own delay).
    """

    can: frozenset[str]
    partial_confirmation: bool
    poll_overlap_s: int
    poll_lag_s: int

    def authorise_url(self, grant: Grant) -> str:
        """Where the seller's browser goes to say yes."""
        ...

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        """Turns the answer of the authorisation page into tokens. Raises PartnerRefused, BadSignature."""
        ...

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Orders changed since the cursor, oldest change first, a page at a time; each raw message is one whole order."""
        ...

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One whole order; None if the channel does not know it."""
        ...

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order in a raw message (webhook, poll or file alike). Raises Unreadable."""
        ...

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what listings offer; one answer per push, in order."""
        ...

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What the channel shows now for these listings, in order: drift is found by comparing."""
        ...

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Tells the channel of parcels that left; repeating one changes nothing."""
        ...

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Verifies and unpacks a webhook. Raises BadSignature, Unreadable."""
        ...


class BulkChannel(Channel, Protocol):
    """What a channel with the verb `bulk` has beside."""

    pages: Pages

    async def bulk_orders(self, http: Http, cursor: Cursor) -> OrderPage:
        """Orders changed since the cursor, in one file that the partner makes in its own time.

        The first call, with an empty `page`, asks for the file; as long as `has_more`, call again with the answer's cursor a
        minute later. The messages may be whole orders, or notices (`is_partial`) of those that wait for the seller.
        Raises PartnerRefused when the partner gave the file up: begin anew, or leave it to the pages.
        """
        ...


class SubscribingChannel(Channel, Protocol):
    """What a channel with the verb `subscribe` has beside."""

    async def subscribe(self, http: Http, url: str) -> Sequence[str]:
        """Asks the channel to send its `webhook_topics` to our address; returns those that it did not send there before.

        May be repeated at any time: channels end subscriptions by themselves. Raises PartnerRefused.
        """
        ...
