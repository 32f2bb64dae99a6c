"""The Wish adapter: what it can, its budgets, and where each verb is spoken (calls/, wire/)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from linkstar.connect.afterwards import Reply, ReplyAnswer, SeenClaim, SeenListing, SeenMessage
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
from linkstar.connect.channels.wish import errors, wire
from linkstar.connect.channels.wish.calls import confirm, oauth, orders, pages, stock, tickets
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import (
    Account,
    Answer,
    BadSignature,
    Budget,
    Http,
    Learned,
    PartnerError,
    Request,
    Tokens,
)


class Wish:
    """Wish as a sales channel, for parcels that the seller's own carriers bring; implements the verbs in `can`."""

    name = "wish"
    title = "Wish"
    can = frozenset({
        "orders", "one_order", "stock", "confirm", "authorise", "claims", "listings", "messages", "reply",
    })  # fmt: skip
    form = ConnectForm(
        "{name}",
        (
            KeyAsked("client_id"),
            KeyAsked("client_secret"),
            KeyAsked("refresh_token", "keys"),
            KeyAsked("origin_country", place="config"),
            KeyAsked("warehouse_id", place="config", is_optional=True),
        ),
        base_url=oauth.HOST,
    )
    partial_confirmation = False
    poll_overlap_s = pages.OVERLAP_S
    poll_lag_s = pages.LAG_S
    webhook_topics: tuple[str, ...] = ()  # how its webhooks are signed is not known to us: the polls bring everything
    budgets: Mapping[str, Budget] = {
        "*": Budget(rate=2.0, burst=20)
    }  # Wish publishes no numbers; answers tell what is left

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """The request with the merchant's token."""
        if not request.needs_token:
            return request
        token = account.secrets.get("access_token", "")
        return replace(request, headers={**request.headers, "authorization": f"Bearer {token}"})

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """How many calls are left in Wish's window."""
        return errors.learned(answer)

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer."""
        return errors.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """Fresh tokens, good for thirty days; older access tokens end by it. Raises TokenRevoked."""
        return await oauth.refresh(http)

    def authorise_url(self, grant: Grant) -> str:
        """Where the merchant says yes."""
        return oauth.authorise_url(grant)

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        """The tokens for the code that came back, and the merchant's id. Raises BadSignature, PartnerRefused."""
        return await oauth.exchange_code(http, grant, query)

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """A page of orders changed since the cursor."""
        return await orders.orders_since(http, cursor)

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One order; None if the merchant has none of this id."""
        return await orders.one_order(http, external_id)

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order: one product, one line. Raises Unreadable."""
        return wire.read_order(message, account)

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what variations have in a warehouse of the merchant's; one call a product."""
        return await stock.push_stock(http, pushes)

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What variations have there now, in order; one call a product."""
        return await stock.read_stock(http, listings)

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Tells of parcels that left; an order leaves whole."""
        return await confirm.confirm(http, confirmations)

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Refused: how Wish signs its webhooks is not known to us."""
        raise BadSignature("how Wish signs its webhooks is not known", code="unsigned")

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Nothing: the orders themselves tell of refunds and cancellations."""
        return OrderPage((), cursor, has_more=False)

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The refunds that an order tells. Raises Unreadable."""
        return wire.read_claims(message, account)

    async def messages_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Messages in tickets of customers that changed since the cursor."""
        return await tickets.messages_since(http, cursor)

    def read_message(self, message: RawMessage, account: Account) -> SeenMessage:
        """The message in a raw message. Raises Unreadable."""
        return wire.read_message(message)

    async def templates(self, http: Http, order_id: str) -> Sequence[str]:
        """Free text, in a ticket that a customer opened."""
        return [""]

    async def reply(self, http: Http, replies: Sequence[Reply]) -> Sequence[ReplyAnswer]:
        """Writes into tickets that wait for the merchant."""
        return await tickets.reply(http, replies)

    async def listings_page(self, http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
        """A page of products, a listing for each variation; each product costs a call."""
        return await stock.listings_page(http, page)
