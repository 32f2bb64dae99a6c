"""The contract of a payment provider: what it booked and paid out, what is disputed, and refunds that go out. Decision 0016.

What comes in is told in the records of `connect.afterwards`, and goes the same way: kept whole first (topics `settlements` and
`claims`), read afterwards. So there is one ledger, whoever took the buyer's money.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from linkstar.connect.afterwards import SeenClaim, Settled
from linkstar.connect.channel import Cursor, OrderPage, RawMessage, WebhookRequest
from linkstar.connect.wire import Account, Http, Speaks

RefundReason = Literal["", "asked_by_buyer", "duplicate", "fraudulent"]
RefundState = Literal[
    "", "pending", "done", "failed", "cancelled"
]  # "": it was not taken, or the provider's word is not known


@dataclass(frozen=True, slots=True)
class RefundAsk:
    """Money that shall go back to a buyer. `key` is the same on every try of this refund, and of no other."""

    key: str
    payment_id: str  # the provider's id of the payment, as settlement lines tell it
    currency: str
    amount_minor: int | None = None  # None: all that has not gone back yet
    reason: RefundReason = ""
    note: str = ""  # what the buyer may read
    order_id: str = ""  # ours or the shop's: kept with the refund where the provider keeps such


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """What became of a refund. `is_taken` also when the provider already knew the key."""

    key: str
    is_taken: bool
    external_id: str = ""
    state: RefundState = ""
    amount_minor: int = 0
    code: str = ""  # of a refusal, or why it failed
    message: str = ""
    provider_state: str = ""  # the provider's own word


class PaymentProvider(Speaks, Protocol):
    """A payment provider. `can` holds its verbs: settlements, claims, refund, find_refund, webhooks."""

    can: frozenset[str]

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Verifies and unpacks a webhook; what nobody reads yet has the topic `events`. Raises BadSignature, Unreadable."""
        ...


class SettlingProvider(PaymentProvider, Protocol):
    """What a provider with the verb `settlements` has beside."""

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Bookings (with their fees) and payouts since the cursor, as raw messages of topic `settlements`, a page at a time."""
        ...

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """The lines and payouts in a raw message, by poll or webhook alike. Raises Unreadable."""
        ...


class ClaimingProvider(PaymentProvider, Protocol):
    """What a provider with the verb `claims` has beside."""

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Disputes (and refunds, where they change later) since the cursor, as raw messages of topic `claims`."""
        ...

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The disputes and refunds in a raw message. Raises Unreadable."""
        ...


class RefundingProvider(PaymentProvider, Protocol):
    """What a provider with the verb `refund` has beside.

    The provider remembers a key for `key_life_s`; after that the same key is a second refund, so `find_refund` is asked
    first where there is one, and a person where there is none.
    """

    key_life_s: int

    async def refund(self, http: Http, asks: Sequence[RefundAsk]) -> Sequence[RefundAnswer]:
        """Sends money back, one answer each in order; the same key twice is one refund. Raises PartnerError but refusals."""
        ...


class FindingProvider(RefundingProvider, Protocol):
    """What a provider with the verb `find_refund` has beside."""

    async def find_refund(self, http: Http, ask: RefundAsk) -> RefundAnswer | None:
        """The refund that an earlier try with this key made, or None."""
        ...
