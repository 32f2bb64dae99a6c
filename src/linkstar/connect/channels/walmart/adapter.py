"""The Walmart adapter: what it can, its budgets, and where each verb is spoken (calls/, wire/, sign.py)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from linkstar.connect.afterwards import SeenClaim, SeenListing, Settled
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
from linkstar.connect.channels.walmart import errors, sign, wire
from linkstar.connect.channels.walmart.calls import afterwards, confirm, hooks, orders, stock
from linkstar.connect.channels.walmart.wire.values import part
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.wire import (
    Account,
    Answer,
    Budget,
    Http,
    Learned,
    PartnerError,
    PartnerRefused,
    Request,
    Tokens,
    Unreadable,
)


class Walmart:
    """Walmart Marketplace as a sales channel; implements the verbs that it names in `can`. It lets nobody write to buyers."""

    name = "walmart"
    title = "Walmart 沃尔玛"
    can = frozenset({
        "orders", "one_order", "stock", "confirm", "webhooks", "subscribe", "claims", "settlements", "listings",
    })  # fmt: skip
    form = ConnectForm(
        "{name}",
        (KeyAsked("client_id"), KeyAsked("client_secret"), KeyAsked(sign.HOOK_SECRET)),
        base_url="https://marketplace.walmartapis.com",
    )
    partial_confirmation = True
    poll_overlap_s = orders.OVERLAP_S
    poll_lag_s = orders.LAG_S
    webhook_topics = tuple(hooks.RESOURCES)
    # Walmart publishes no numbers with its contract; each answer tells what is left, and these are what we begin with.
    budgets: Mapping[str, Budget] = {
        "*": Budget(rate=2.0, burst=20),
        "getAllOrders": Budget(rate=1.0, burst=20),
        "updateBulkInventory": Budget(rate=10 / 3600, burst=10),
        "getAvailableV1ReconReportAsJson": Budget(rate=0.2, burst=10),
        "tokenAPI": Budget(rate=0.2, burst=20),
    }

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds token, service name and correlation id."""
        return sign.sign(request, account, at)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """What is left of the operation's tokens."""
        return errors.learned(answer)

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer."""
        return errors.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """A new access token for client id and secret, good for a quarter of an hour. Raises TokenRevoked."""
        headers = {"content-type": "application/x-www-form-urlencoded"}
        body = b"grant_type=client_credentials"
        answer = await http.send(
            Request("tokenAPI", "POST", sign.TOKEN_PATH, headers=headers, body=body, needs_token=False)
        )
        token, life = part(answer, "access_token"), answer.json().get("expires_in")
        if not token or not isinstance(life, int):
            raise Unreadable("not a token of Walmart", body=b"")  # the body may hold secrets: not kept
        return Tokens({"access_token": str(token)}, http.now + timedelta(seconds=life))

    def authorise_url(self, grant: Grant) -> str:
        """There is no page: the seller makes keys for us in Seller Center. Raises PartnerRefused."""
        raise PartnerRefused("Walmart's keys are typed in", code="no_page")

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        """There is no page. Raises PartnerRefused."""
        raise PartnerRefused("Walmart's keys are typed in", code="no_page")

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """A page of purchase orders changed since the cursor."""
        return await orders.orders_since(http, cursor)

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One purchase order; None if Walmart does not know it."""
        return await orders.one_order(http, external_id)

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order, or the notice of one. Raises Unreadable."""
        return wire.read_order(message, account)

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what offers show; `location_id` is the ship node."""
        return await stock.push_stock(http, pushes)

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What offers show now, in order."""
        return await stock.read_stock(http, listings)

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Tells of parcels that left; repeating one changes nothing."""
        return await confirm.confirm(http, confirmations)

    async def subscribe(self, http: Http, url: str) -> Sequence[str]:
        """Asks Walmart to tell of orders; the account's `webhook_password` is what its notifications are known by."""
        return await hooks.subscribe(http, url, self.webhook_topics)

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """A notification as a notice. Raises BadSignature, Unreadable."""
        return hooks.receive(request, account, at)

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Returns; cancellations and refunds are told by the orders."""
        return await afterwards.claims_since(http, cursor)

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The claims in a return or in an order. Raises Unreadable."""
        return wire.read_claims(message)

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Reconciliation reports, piece by piece."""
        return await afterwards.settlements_since(http, cursor)

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """The rows of a piece of a report. Raises Unreadable."""
        return wire.read_settled(message, account.currency)

    async def listings_page(self, http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
        """A page of the seller's items."""
        return await stock.listings_page(http, page)
