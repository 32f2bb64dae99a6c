"""The eBay adapter: what it can, its budgets, and where each verb is spoken (calls/, wire/, sign.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from linkstar.connect.afterwards import Reply, ReplyAnswer, SeenClaim, SeenListing, SeenMessage, Settled
from linkstar.connect.channel import (
    ConfirmAnswer,
    Confirmation,
    Cursor,
    Grant,
    OrderPage,
    RawMessage,
    SeenOrder,
    StockAnswer,
    StockPush,
    WebhookRequest,
)
from linkstar.connect.channels.ebay import errors, notice, sign, wire
from linkstar.connect.channels.ebay.calls import afterwards, confirm, oauth, orders, reply, stock
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import Account, Answer, Budget, Http, Learned, PartnerError, Request, Tokens

_DAY = 86_400.0
_FINANCES = Budget(rate=15_000 / _DAY, burst=300)
_TOKENS = Budget(rate=50_000 / _DAY, burst=50)


class Ebay:
    """eBay as a sales channel: orders by poll only, stock by the Inventory API; implements the verbs it names in `can`."""

    name = "ebay"
    title = "eBay"
    can = frozenset({
        "orders", "one_order", "stock", "confirm", "authorise", "claims", "settlements", "messages", "reply", "listings",
    })  # fmt: skip
    form = ConnectForm(
        "{name}",
        (
            KeyAsked("client_id"),
            KeyAsked("client_secret"),
            KeyAsked("app_id", "authorise"),  # the RuName
            KeyAsked("refresh_token", "keys"),
        ),
        base_url="https://api.ebay.com",
    )
    partial_confirmation = True
    poll_overlap_s = orders.OVERLAP_S
    poll_lag_s = orders.LAG_S
    webhook_topics = ()
    # eBay counts calls a day and application, not account: with many shops on one keyset the day ends sooner (README).
    budgets: Mapping[str, Budget] = {
        "*": Budget(rate=1.0, burst=100),
        "getTransactions": _FINANCES,
        "getPayouts": _FINANCES,
        "refreshToken": _TOKENS,
        "exchangeCode": Budget(rate=10_000 / _DAY, burst=20),
    }

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds the user's token and the marketplace."""
        return sign.sign(request, account, at)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: eBay's answers do not tell what is left of the day."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer."""
        return errors.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """A new access token, good for two hours. Raises TokenRevoked."""
        return await oauth.refresh(http)

    def authorise_url(self, grant: Grant) -> str:
        """The consent page; `grant.app_id` is the RuName that eBay knows our address by."""
        return oauth.authorise_url(grant)

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        """Turns the code into tokens and tells the seller's user name. Raises PartnerRefused, BadSignature."""
        return await oauth.exchange_code(http, grant, query)

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """A page of orders changed since the cursor."""
        return await orders.orders_since(http, cursor)

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One whole order with its parcels; None if eBay does not know it."""
        return await orders.one_order(http, external_id)

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order. Raises Unreadable."""
        return wire.read_order(message)

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what items, and their offers where known, show."""
        return await stock.push_stock(http, pushes)

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What items show now, in order."""
        return await stock.read_stock(http, listings)

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Tells of parcels that left; repeating one changes nothing."""
        return await confirm.confirm(http, confirmations)

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """A notification, where the account knows eBay's public keys. Raises BadSignature, Unreadable."""
        return notice.receive(request, account, at)

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Returns; cancellations and refunds are told by the orders."""
        return await afterwards.claims_since(http, cursor)

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The claims in a return or in an order. Raises Unreadable."""
        return wire.read_claims(message)

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Bookings and payouts."""
        return await afterwards.settlements_since(http, cursor)

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """The lines of a booking, or a payout. Raises Unreadable."""
        return wire.read_settled(message)

    async def messages_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """What members wrote."""
        return await afterwards.messages_since(http, cursor)

    def read_message(self, message: RawMessage, account: Account) -> SeenMessage:
        """The message between people. Raises Unreadable."""
        return wire.read_message(message, account.external_id)

    async def templates(self, http: Http, order_id: str) -> Sequence[str]:
        """Free text is allowed."""
        return ("",)

    async def reply(self, http: Http, replies: Sequence[Reply]) -> Sequence[ReplyAnswer]:
        """Writes to buyers."""
        return await reply.reply(http, replies)

    async def listings_page(self, http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
        """A page of listings that the Inventory API knows."""
        return await stock.listings_page(http, page)
