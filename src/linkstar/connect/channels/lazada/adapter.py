"""The Lazada adapter: what it can, its budgets, and where each verb is spoken (calls/, wire/, connect/alibaba)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from linkstar.connect.afterwards import Reply, ReplyAnswer, SeenClaim, SeenListing, SeenMessage, Settled
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
from linkstar.connect.channels.lazada import errors, wire
from linkstar.connect.channels.lazada.calls import afterwards, confirm, hooks, oauth, orders, stock, talk
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import Account, Budget, Http


class Lazada(Opened):
    """Lazada as a sales channel: one account is one shop in one country; implements the verbs in `can`."""

    name = "lazada"
    title = "Lazada"
    can = frozenset({
        "orders", "one_order", "stock", "confirm", "webhooks", "authorise", "claims", "settlements", "messages", "reply",
        "listings",
    })  # fmt: skip
    own = Own("access_token", errors.error_of, oauth.consent_host, oauth.token_host, oauth.shop_of)
    form = ConnectForm(
        "{name}",
        (
            KeyAsked("client_id"),
            KeyAsked("client_secret"),
            KeyAsked("refresh_token", "keys"),
            KeyAsked("warehouse_code", place="config", is_optional=True),
        ),
        base_url="https://api.lazada.sg/rest",
    )
    partial_confirmation = True
    poll_overlap_s = orders.OVERLAP_S
    poll_lag_s = orders.LAG_S
    webhook_topics = hooks.EVENTS
    # Lazada publishes one number only: 50 calls of inventory a second and seller. The rest is a careful guess.
    budgets: Mapping[str, Budget] = {
        "*": Budget(rate=5.0, burst=25),
        "UpdateSellableQuantity": Budget(rate=20.0, burst=40),
        "GetMessages": Budget(rate=2.0, burst=20),
    }

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """A page of orders changed since the cursor, oldest change first."""
        return await orders.orders_since(http, cursor)

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One whole order with its items; None if the shop has none of this number."""
        return await orders.one_order(http, external_id)

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order, or the notice of one. Raises Unreadable."""
        return wire.read_order(message, account)

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what SKUs may sell."""
        return await stock.push_stock(http, pushes)

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What SKUs may sell now, in order."""
        return await stock.read_stock(http, listings)

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Packs units and makes them ready to ship; repeating one changes nothing."""
        return await confirm.confirm(http, confirmations)

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """Verifies and unpacks a push. Raises BadSignature, Unreadable."""
        return hooks.receive(request, account, at)

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Returns and refunds, and cancellations that buyers asked for."""
        return await afterwards.claims_since(http, cursor)

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The claim in a raw message, or the cancellation in an order. Raises Unreadable."""
        return wire.read_claims(message, account)

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Statements, then transactions."""
        return await afterwards.settlements_since(http, cursor)

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """A transaction or a statement. Raises Unreadable."""
        return wire.read_settled(message, account)

    async def messages_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """What was said in conversations."""
        return await talk.messages_since(http, cursor)

    def read_message(self, message: RawMessage, account: Account) -> SeenMessage:
        """The message between people. Raises Unreadable."""
        return wire.read_message(message)

    async def templates(self, http: Http, order_id: str) -> Sequence[str]:
        """Free text is allowed."""
        return ("",)

    async def reply(self, http: Http, replies: Sequence[Reply]) -> Sequence[ReplyAnswer]:
        """Writes to buyers."""
        return await talk.reply(http, replies)

    async def listings_page(self, http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
        """A page of products, a listing for each of their SKUs."""
        return await stock.listings_page(http, page)
