"""The AliExpress adapter: what it can, its budgets, and where each verb is spoken (calls/, wire/, connect/alibaba)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.alibaba.adapter import Opened, Own
from linkstar.connect.channel import (
    ConfirmAnswer,
    Confirmation,
    Cursor,
    OrderPage,
    RawMessage,
    SeenOrder,
    StockAnswer,
    StockPush,
    WebhookRequest,
)
from linkstar.connect.channels.aliexpress import errors, wire
from linkstar.connect.channels.aliexpress.calls import confirm, oauth, orders, stock
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import Account, BadSignature, Budget, Http


class AliExpress(Opened):
    """AliExpress as a sales channel; implements the verbs in `can`, which are all that its published interfaces allow."""

    name = "aliexpress"
    title = "AliExpress 速卖通"
    can = frozenset({"orders", "one_order", "stock", "confirm", "authorise", "listings"})
    own = Own("session", errors.error_of, oauth.consent_host, oauth.token_host, oauth.shop_of)
    form = ConnectForm(
        "{name}",
        (KeyAsked("client_id"), KeyAsked("client_secret"), KeyAsked("refresh_token", "keys")),
        base_url="https://api-sg.aliexpress.com",
    )
    partial_confirmation = True  # by number, though not by unit: AliExpress is told "part" until the last parcel
    poll_overlap_s = orders.OVERLAP_S
    poll_lag_s = orders.LAG_S
    webhook_topics: tuple[str, ...] = ()
    # AliExpress publishes no numbers with what we hold: a careful guess. Each order costs a call of its own.
    budgets: Mapping[str, Budget] = {
        "*": Budget(rate=5.0, burst=25),
        "aliexpress.solution.order.info.get": Budget(rate=10.0, burst=60),
        "aliexpress.solution.product.info.get": Budget(rate=10.0, burst=60),
    }

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """A page of orders changed since the cursor, oldest change first."""
        return await orders.orders_since(http, cursor)

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One whole order; None if the shop has none of this number."""
        return await orders.one_order(http, external_id)

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order. Raises Unreadable."""
        return wire.read_order(message, account)

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what SKUs offer."""
        return await stock.push_stock(http, pushes)

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What SKUs offer now, in order."""
        return await stock.read_stock(http, listings)

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Declares parcels as sent; repeating one changes nothing."""
        return await confirm.confirm(http, confirmations)

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Nothing is believed: how AliExpress signs what it pushes is described nowhere that we know. Raises BadSignature."""
        raise BadSignature("AliExpress sends nothing that could be checked", code="not_signed")

    async def listings_page(self, http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
        """A page of products, a listing for each of their SKUs."""
        return await stock.listings_page(http, page)
