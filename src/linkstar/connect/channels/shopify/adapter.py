"""The Shopify adapter: what it can, its budget, and where each verb is spoken (calls/, wire/, sign.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from linkstar.connect.afterwards import SeenClaim, SeenListing, Settled
from linkstar.connect.channel import (
    ConfirmAnswer,
    Confirmation,
    Cursor,
    Grant,
    OrderPage,
    Pages,
    RawMessage,
    SeenOrder,
    StockAnswer,
    StockPush,
    WebhookRequest,
)
from linkstar.connect.channels.shopify import wire
from linkstar.connect.channels.shopify.calls import afterwards, bulk, confirm, oauth, orders, stock, subscribe, webhooks
from linkstar.connect.channels.shopify.queries import cost_of
from linkstar.connect.channels.shopify.wire import answers, claims, money
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import Account, Answer, Budget, Http, Learned, PartnerError, Request, Tokens


class Shopify:
    """The Shopify adapter; implements `connect.channel.Channel`."""

    def __init__(self) -> None:
        self.name = "shopify"
        self.title = "Shopify"
        # One bucket of points per shop and app: the standard plan's, until the first answer tells the shop's own.
        self.budgets: Mapping[str, Budget] = {"*": Budget(rate=100, burst=2000)}
        self.can = frozenset({
            "orders", "one_order", "stock", "confirm", "webhooks", "authorise", "subscribe", "bulk", "claims", "settlements",
            "listings",
        })  # fmt: skip
        # A page costs points; a bulk operation costs none, and is there in minutes.
        page = orders.PAGE_ORDERS
        self.pages = Pages("*", page, bulk_s=180, cost=cost_of("Orders", {"first": page}))
        self.form = ConnectForm(
            "{name}.myshopify.com",
            (
                KeyAsked("client_id"),
                KeyAsked("client_secret"),
                KeyAsked("access_token", "keys"),
                KeyAsked("location_id", place="config", is_optional=True),
            ),
            base_url="https://{external_id}",
        )
        self.partial_confirmation = True
        self.poll_overlap_s = orders.OVERLAP_S  # Shopify's search index follows its orders with some delay
        self.poll_lag_s = 0
        self.webhook_topics = ("orders/create", "orders/updated", "orders/paid", "orders/cancelled", "refunds/create")

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds the shop's access token; Shopify asks for no signature of requests."""
        if not request.needs_token:
            return request
        token = account.secrets.get("access_token", "")
        return replace(request, headers={**request.headers, "x-shopify-access-token": token})

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """The bucket as `extensions.cost.throttleStatus` tells it."""
        return answers.learned(answer)

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer; most of Shopify's come with status 200."""
        return answers.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """Fresh tokens of a shop with expiring ones, None for a token that never expires. Raises TokenRevoked."""
        return await oauth.refresh(http)

    def authorise_url(self, grant: Grant) -> str:
        """The shop's page that asks for an offline token; `grant.external_id` is the shop."""
        return oauth.authorise_url(grant)

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        """Verifies the callback and turns its code into tokens. Raises BadSignature, PartnerRefused."""
        return await oauth.exchange_code(http, grant, query)

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """A page of orders changed since the cursor, oldest change first."""
        return await orders.orders_since(http, cursor)

    async def bulk_orders(self, http: Http, cursor: Cursor) -> OrderPage:
        """All open orders changed since, out of a bulk operation, the most urgent first; asked again until it is done."""
        return await bulk.orders_in_bulk(http, cursor)

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One whole order; None if the shop has none with this id."""
        return await orders.one_order(http, external_id)

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order in a webhook's body or in an answer of the Admin API. Raises Unreadable."""
        return wire.read_order(message)

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what items offer; the inventory item of a variant is looked up unless a push's extra names it."""
        return await stock.push_stock(http, pushes)

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What the shop shows now, in order."""
        return await stock.read_stock(http, listings)

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Creates fulfilments with tracking; repeating a confirmation changes nothing."""
        return await confirm.confirm(http, confirmations)

    async def subscribe(self, http: Http, url: str) -> Sequence[str]:
        """Asks the shop to tell `url` of its orders; what it tells already is not asked for again."""
        return await subscribe.subscribe(http, url, self.webhook_topics)

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Verifies and unpacks a delivery. Raises BadSignature, Unreadable."""
        return webhooks.receive(request, account, at)

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Returns and refunds by order, and disputes; cancellations are told by the orders."""
        return await afterwards.claims_since(http, cursor)

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The claims of an order, a dispute, or a cancellation. Raises Unreadable."""
        return claims.read_claims(message)

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Bookings and payouts of Shopify Payments."""
        return await afterwards.settlements_since(http, cursor)

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """The lines of a booking, or a payout. Raises Unreadable."""
        return money.read_settled(message)

    async def listings_page(self, http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
        """A page of the shop's variants."""
        return await afterwards.listings_page(http, page)
