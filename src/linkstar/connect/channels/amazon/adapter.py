"""Calls to Amazon's Selling Partner API for one seller at one marketplace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from linkstar.connect.afterwards import Reply, ReplyAnswer, SeenClaim, SeenListing, Settled
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
from linkstar.connect.channels.amazon import (
    afterwards,
    asks,
    claims,
    fba,
    money,
    notice,
    report,
    sign,
    sites,
    stock,
    wire,
)
from linkstar.connect.channels.amazon.budgets import BUDGETS
from linkstar.connect.consent import check_state
from linkstar.connect.form import ConnectForm, KeyAsked
from linkstar.connect.reading import moment, stamp
from linkstar.connect.warehouse import KeptEvent, Statement
from linkstar.connect.wire import (
    Account,
    Answer,
    Http,
    Learned,
    PartnerError,
    PartnerRefused,
    Request,
    Tokens,
    Unreadable,
)

WINDOW_MAX = timedelta(days=30)  # a page token lives 24 hours: a long gap is read in pieces that end before it does
AUTHORISED = timedelta(days=365)  # a seller's yes; then they have to say it again
# Amazon has answered these for a parcel that it had already; whether it has this one is then looked up.
_MAYBE_KNOWN = ("packagetoupdatenotfound", "already", "fulfilled")


class Amazon:
    """Amazon as a sales channel: orders by poll and notice, stock by listings or feeds, parcels by confirmShipment."""

    name = "amazon"
    title = "Amazon 亚马逊"
    can = frozenset({
        "orders", "one_order", "stock", "confirm", "webhooks", "authorise", "bulk", "claims", "settlements", "reply", "listings",
        "kept_stock", "kept",
    })  # fmt: skip
    form = ConnectForm(
        "{name}",
        (
            KeyAsked("client_id"),
            KeyAsked("client_secret"),
            KeyAsked("app_id", "authorise"),
            KeyAsked("refresh_token", "keys"),
            KeyAsked("webhook_key", is_optional=True),
        ),
        base_url="https://sellingpartnerapi-na.amazon.com",
    )
    partial_confirmation = True
    poll_overlap_s = 300
    poll_lag_s = 120  # Amazon refuses a window that ends later than two minutes ago
    webhook_topics = ("ORDER_CHANGE",)
    budgets = BUDGETS
    pages = Pages("searchOrders", asks.PAGE, bulk_s=900)  # a report takes minutes, at busy hours a quarter of one

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """The request with token, date and agent."""
        return sign.sign(request, account, at)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """The rate that Amazon applies to this seller."""
        return sign.learn(request, answer)

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer."""
        return sign.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """A new access token, good for an hour. Raises TokenRevoked when the seller took the right back."""
        answer = await http.send(asks.refresh_token(http.account))
        return _tokens(answer, http, old=http.account.secrets.get("refresh_token", ""))

    def authorise_url(self, grant: Grant) -> str:
        """The consent page: in Seller Central (of `grant.external_id` if that is a marketplace), or in the sandbox."""
        is_real = not grant.base_url or asks.is_amazons_own(grant.base_url)
        host = sites.seller_central(grant.external_id, grant.base_url) if is_real else grant.base_url.rstrip("/")
        words = {"application_id": grant.app_id or grant.client_id, "state": grant.state}
        return f"{host}/apps/authorize/consent?{urlencode(words | {'redirect_uri': grant.redirect_uri})}"

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        """Turns `spapi_oauth_code` into tokens and tells the seller's id. Raises PartnerRefused, BadSignature."""
        check_state(grant, query)
        code, seller = query.get("spapi_oauth_code", ""), query.get("selling_partner_id", "")
        if not code or not seller:
            raise PartnerRefused("the seller did not say yes", code=query.get("error", "access_denied"))
        tokens = _tokens(await http.send(asks.exchange_code(http.account, grant, code)), http)
        keys = {"client_id": grant.client_id, "client_secret": grant.client_secret}  # needed for every refresh
        until = http.now + AUTHORISED  # Amazon tells it in its documents only
        return replace(tokens, secrets={**tokens.secrets, **keys}, external_id=seller, authorised_until=until)

    async def orders_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """A page of orders changed since the cursor; `cursor.page` remembers the window, which has to stay the same."""
        latest = http.now - timedelta(seconds=self.poll_lag_s)
        ended, _, token = cursor.page.partition(" ")
        before = moment(ended) if ended else _to_ms(min(latest, cursor.since + WINDOW_MAX))
        if cursor.since >= before:
            return OrderPage((), Cursor(cursor.since), has_more=False)
        request = asks.search_orders(http.account, cursor.since, before, token)
        try:
            answer = await http.send(await self._with_rights(http, request, asks.ORDERS))
        except PartnerRefused as no:
            if token and "token" in no.message.lower():  # it lives 24 hours; the window is read again from its start
                return OrderPage((), Cursor(cursor.since), has_more=True)
            raise
        messages = _messages(wire.part(answer, "orders"))
        following = (answer.json().get("pagination") or {}).get("nextToken")
        if following:
            return OrderPage(messages, Cursor(cursor.since, f"{stamp(before)} {following}"), has_more=True)
        overlap = timedelta(seconds=self.poll_overlap_s)
        is_behind = latest - before > overlap  # a window cut short; seconds are left to the next poll, calls are dear
        return OrderPage(messages, Cursor(max(cursor.since, before - overlap)), has_more=is_behind)

    async def bulk_orders(self, http: Http, cursor: Cursor) -> OrderPage:
        """Notices of all orders that wait for the seller, from a report; asked again until it is made."""
        return await report.orders_in_bulk(http, cursor, http.now - timedelta(seconds=self.poll_lag_s))

    async def one_order(self, http: Http, external_id: str) -> RawMessage | None:
        """One whole order; None if Amazon does not know it."""
        request = asks.get_order(external_id)
        try:
            answer = await http.send(await self._with_rights(http, request, request.path))
        except PartnerRefused as no:
            if no.code in ("NotFound", "404", "ResourceNotFound"):
                return None
            raise
        return wire.order_message(wire.part(answer, "order"), "poll")

    def read_order(self, message: RawMessage, account: Account) -> SeenOrder:
        """The neutral order in a raw order or notice. Raises Unreadable."""
        if notice.is_notice(message):
            return notice.read_notice(message, account)
        if report.is_report(message):
            return report.read_row(message, account)
        return wire.read_order(message, account)

    async def push_stock(self, http: Http, pushes: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """Sets what listings offer; one answer per push, in order."""
        return await stock.push(http, pushes)

    async def read_stock(self, http: Http, listings: Sequence[StockPush]) -> Sequence[StockAnswer]:
        """What listings offer now, in order."""
        return await stock.read(http, listings)

    async def confirm(self, http: Http, confirmations: Sequence[Confirmation]) -> Sequence[ConfirmAnswer]:
        """Tells of parcels that left, one call each; a parcel that Amazon has already counts as taken."""
        return [await self._confirm_one(http, parcel) for parcel in confirmations]

    def receive(self, request: WebhookRequest, account: Account, at: datetime) -> Sequence[RawMessage]:
        """An ORDER_CHANGE notification behind our API key. Raises BadSignature, Unreadable."""
        sign.check_webhook(request, account)
        return notice.messages_of(request.body, account)

    async def claims_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Returns of what the seller sent; cancellations are told by the orders."""
        return await afterwards.claims_since(http, cursor)

    def read_claims(self, message: RawMessage, account: Account) -> Sequence[SeenClaim]:
        """The returns in an order's rows of the report, or the cancellation of an order. Raises Unreadable."""
        return claims.read_claims(message, account)

    async def settlements_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Transactions, and settlement reports."""
        return await afterwards.settlements_since(http, cursor)

    def read_settled(self, message: RawMessage, account: Account) -> Settled:
        """The lines of a transaction, or the settlement of a report. Raises Unreadable."""
        return money.read_settled(message)

    async def stock_of(self, http: Http, skus: Sequence[str]) -> Statement:
        """What FBA has of these SKUs, by state."""
        return await fba.stock_of(http, skus)

    async def kept_since(self, http: Http, cursor: Cursor) -> OrderPage:
        """Inbound shipments, removals and reimbursements of FBA."""
        return await fba.kept_since(http, cursor)

    def read_kept(self, message: RawMessage, account: Account) -> Sequence[KeptEvent]:
        """What happened to goods at FBA. Raises Unreadable."""
        return fba.read_kept(message)

    async def templates(self, http: Http, order_id: str) -> Sequence[str]:
        """The templates that Amazon allows for an order now; there is no free text."""
        return await afterwards.templates(http, order_id)

    async def reply(self, http: Http, replies: Sequence[Reply]) -> Sequence[ReplyAnswer]:
        """Sends templates to buyers."""
        return await afterwards.reply(http, replies)

    async def listings_page(self, http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
        """A page of the seller's listings."""
        return await afterwards.listings_page(http, page)

    async def _confirm_one(self, http: Http, parcel: Confirmation) -> ConfirmAnswer:
        reference = asks.package_reference(parcel.key)
        try:
            await http.send(asks.confirm_shipment(http.account, parcel))
        except PartnerRefused as no:
            if any(hint in no.message.lower() for hint in _MAYBE_KNOWN) and await self._has_parcel(http, parcel):
                return ConfirmAnswer(parcel.key, True, reference)
            return ConfirmAnswer(parcel.key, False, "", no.code, no.message)
        return ConfirmAnswer(parcel.key, True, reference)

    async def _has_parcel(self, http: Http, parcel: Confirmation) -> bool:
        """Whether Amazon shows this tracking number with the order."""
        try:
            answer = await http.send(asks.get_order(parcel.order_id, "PACKAGES"))
        except PartnerRefused:
            return False
        packages = wire.part(answer, "order").get("packages") or ()
        return any(package.get("trackingNumber") == parcel.tracking_number for package in packages)

    async def _with_rights(self, http: Http, request: Request, path: str) -> Request:
        """Orders 2026-01-01 gives personal data by role; an app whose right is still by token says so in its config."""
        if http.account.config.get("restricted_data") != "token":
            return request
        answer = await http.send(asks.restricted_token(path, ("buyerInfo", "shippingAddress")))
        token = wire.part(answer, "restrictedDataToken")
        return replace(request, headers={**request.headers, sign.TOKEN_HEADER: token})


def _messages(orders: Sequence[dict[str, Any]]) -> Sequence[RawMessage]:
    """The orders of a page, oldest change first; Amazon promises no order within a page."""
    messages = [wire.order_message(order, "poll") for order in orders]
    return sorted(messages, key=lambda message: message.key.rpartition("@")[2])


def _tokens(answer: Answer, http: Http, old: str = "") -> Tokens:
    said = answer.json()
    try:
        secrets = {"access_token": said["access_token"], "refresh_token": said.get("refresh_token") or old}
        life = timedelta(seconds=int(said["expires_in"]))
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unreadable(f"not an LWA token: {wrong!r}", body=b"") from wrong  # the body may hold secrets: not kept
    return Tokens(secrets, http.now + life)


def _to_ms(at: datetime) -> datetime:
    """Amazon is told milliseconds: what we remember of a window has to be what was asked."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
