"""What a channel may tell beside orders: claims (cancellations, returns, refunds), settlements, messages of buyers, listings.

Each is a verb of its own in `can`. A channel without it has none of the methods, and pages show that it has none. Messages go
the way of orders: kept whole first (topics `claims`, `settlements`, `messages`), read afterwards. Decision 0014.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from linkstar.connect.channel import Channel, Cursor, OrderPage, RawMessage
from linkstar.connect.wire import Account, Http

ClaimKind = Literal["cancellation", "return", "refund", "replacement", "dispute"]  # refund: money back, goods stay
ClaimState = Literal[
    "asked",  # waits for an answer
    "accepted",  # agreed; goods or money are still to come
    "on_its_way",  # the goods travel back
    "arrived",  # the goods are back, the money is not
    "done",  # the buyer has what was agreed
    "refused",
    "withdrawn",
]
LineKind = Literal["sale", "refund", "fee", "tax", "shipping", "adjustment", "reserve", "payout", "other"]
Author = Literal["buyer", "seller", "channel"]


@dataclass(frozen=True, slots=True)
class SeenClaimLine:
    """What of an order line is claimed. Without `order_line_id` the channel names the SKU only, or no line: then the whole order
    is meant."""

    order_line_id: str
    sku: str = ""
    quantity: int = 0  # 0: not told, as with money alone
    refund_minor: int = 0
    reason: str = ""  # the channel's own code


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """A cancellation, return, refund or dispute as the channel tells it at one moment. `version` grows with every change."""

    external_id: str  # unique together with `kind`: some channels number cancellations and returns apart
    kind: ClaimKind
    order_id: str  # the channel's id of the order
    version: int
    state: ClaimState
    asked_at: datetime
    updated_at: datetime
    asked_by: Author = "buyer"
    reason: str = ""  # the channel's own code
    words: str = ""  # what the buyer wrote
    currency: str = ""
    refund_minor: int = 0  # what the buyer gets or got back in all, 0 if not told
    answer_by_at: datetime | None = None  # the channel decides by itself after this
    tracking_number: str = ""  # of the parcel that comes back
    carrier: str = ""
    lines: Sequence[SeenClaimLine] = ()
    channel_state: str = ""  # the channel's own words
    unknown: Sequence[str] = ()
    payment_id: str = ""  # a payment provider's id of the payment


@dataclass(frozen=True, slots=True)
class SeenSettlementLine:
    """One line of what the channel owes the seller; above zero: to the seller. A higher version of its id replaces it."""

    external_id: str  # the same however often it is read; made of the line's content where the channel has no id
    version: int
    kind: LineKind
    channel_kind: str  # the channel's own words, whole: SALE, FINAL_VALUE_FEE ...
    amount_minor: int
    currency: str
    booked_at: datetime
    order_id: str = ""
    order_line_id: str = ""
    sku: str = ""
    claim_id: str = ""
    settlement_id: str = ""  # of the statement or payout that it stands in, "" as long as it stands in none
    note: str = ""
    payment_id: str = ""  # a payment provider's id of the payment: what a refund names


@dataclass(frozen=True, slots=True)
class SeenSettlement:
    """A statement or payout: what is paid, when, and whether it arrived."""

    external_id: str
    version: int
    currency: str
    total_minor: int
    channel_state: str
    is_paid: bool
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    paid_at: datetime | None = None
    reference: str = ""  # what the bank shows
    lines_count: int | None = (
        None  # how many lines belong to it, where that is told: the sum can be trusted when they are here
    )


@dataclass(frozen=True, slots=True)
class Settled:
    """What a raw message of settlements holds; `unknown` names kinds and columns that the adapter did not know."""

    lines: Sequence[SeenSettlementLine] = ()
    settlements: Sequence[SeenSettlement] = ()
    unknown: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SeenAttachment:
    """A picture or file of a message; `url` may be short-lived."""

    kind: str  # the channel's word: IMAGE, PDF ...
    url: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message between buyer and shop, or of the platform to both."""

    external_id: str
    conversation_id: str
    author: Author
    text: str  # plain; HTML is taken out
    sent_at: datetime
    buyer_id: str = ""  # the platform's id or name of the other side
    order_id: str = ""
    listing_id: str = ""
    subject: str = ""
    is_read: bool = False
    attachments: Sequence[SeenAttachment] = ()
    channel_kind: str = ""  # TEXT, PRODUCT_CARD ...: what is not text is kept raw and told by its kind
    unknown: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to a buyer. `key` is the same on every try. `template`: where the channel allows only its own kinds."""

    key: str
    text: str
    conversation_id: str = ""
    order_id: str = ""
    buyer_id: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True)
class ReplyAnswer:
    """What became of a reply."""

    key: str
    is_taken: bool
    external_id: str = ""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class SeenListing:
    """An offer as the channel shows it."""

    external_id: str  # the id that orders name as `listing_id`
    sku: str
    title: str
    channel_state: str
    is_live: bool
    quantity: int | None = None
    price_minor: int | None = None
    currency: str = ""
    extra: Sequence[tuple[str, str]] = ()  # the other ids that a push of stock needs


class ClaimingChannel(Channel, Protocol):
    """What a channel with the verb `claims` has beside."""

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Claims changed since the cursor as raw messages of topic `claims`, a page at a time; a channel with several lists keeps
        in `page` in which it stands. Nothing, where the orders themselves tell all claims."""
        ...

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The claims in a raw message of topic `claims`, or those that an order tells in topic `orders`. Raises Unreadable."""
        ...


class SettlingChannel(Channel, Protocol):
    """What a channel with the verb `settlements` has beside."""

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Lines and payouts booked or changed since the cursor, as raw messages of topic `settlements`, each kept whole: one
        booking, one payout, or a whole file."""
        ...

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """The lines and payouts in a raw message. Raises Unreadable."""
        ...


class ListeningChannel(Channel, Protocol):
    """What a channel with the verb `messages` has beside."""

    async def messages_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Messages sent since the cursor, as raw messages of topic `messages`."""
        ...

    def read_message(self, message: RawMessage, account: Account) -> SeenMessage:
        """The message between people in a raw message. Raises Unreadable."""
        ...


class ReplyingChannel(Channel, Protocol):
    """What a channel with the verb `reply` has beside: free text, or the platform's templates, which may be all that there is."""

    async def templates(self, http: Http, order_id: str) -> Sequence[str]:
        """The kinds of message that are allowed for an order now; `""` among them means free text."""
        ...

    async def reply(self, http: Http, replies: Sequence[Reply]) -> Sequence[ReplyAnswer]:
        """Writes to buyers, one answer each in order. A try whose answer was lost is looked up before it is made again, where the
        channel lets us look."""
        ...


class ListingChannel(Channel, Protocol):
    """What a channel with the verb `listings` has beside."""

    async def listings_page(self, http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
        """A page of all listings, and the next page; `""` begins and ends."""
        ...
