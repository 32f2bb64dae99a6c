"""The pretend Amazon itself: finds the operation of a call, checks token and throttle, and answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import unquote

import orjson

from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.amazon.afterwards import TEMPLATES
from linkstar.connect.channels.amazon.fake import shapes
from linkstar.connect.channels.amazon.fake.fba import KINDS as FBA_REPORTS, Fba
from linkstar.connect.channels.amazon.fake.gate import Gate, Record, Refused, answer_of
from linkstar.connect.channels.amazon.fake.listings import Listings
from linkstar.connect.channels.amazon.fake.more import More
from linkstar.connect.channels.amazon.fake.orders import Orders
from linkstar.connect.channels.amazon.fake.reports import Reports
from linkstar.connect.channels.amazon.fba import INBOUND, SUMMARIES
from linkstar.connect.channels.amazon.sign import WEBHOOK_HEADER
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, FakeWebhook, Told, World
from linkstar.connect.warehouse import KeptEvent, Stated

_DOCUMENT = re.compile(r"/documents/([^/]+)")


@dataclass(frozen=True, slots=True)
class _Call:
    """A call that came through the door."""

    shop: Record
    is_trusted: bool
    query: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body. Raises Refused for what is not JSON."""
        try:
            return orjson.loads(self.body)
        except ValueError as wrong:
            raise Refused(400, "InvalidInput", "Could not match input arguments") from wrong


_Handler = Callable[["Fake", _Call, str], FakeAnswer]


class Fake:
    """A pretend Selling Partner API."""

    name = "amazon"
    kind = "channel"

    def __init__(self, world: World) -> None:
        self.world = world
        self.gate, self.orders, self.listings = Gate(world), Orders(world), Listings(world)
        self.reports = Reports(world, self.orders, self.listings)
        self.more = More(world, self.orders, self.reports)
        self.fba = Fba(world, self.reports)

    def open(self, shop: FakeShop) -> None:
        """Makes a seller known. Secrets that count: client_id, client_secret, refresh_token, access_token, webhook_key,
        pii (role | token | no), throttle_factor (0: none), public_url."""
        self.gate.open(shop)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers as the real API does."""
        try:
            return self._public(request) or self._answer(request)
        except Refused as no:
            return self.throttled() if no.status == 429 else no.answer()

    def received(self) -> Mapping[str, Any]:
        """Confirmations in order of arrival, and what is offered: "seller/SKU" -> units."""
        confirmations = list(self.world.table("confirmations").values())
        told = {"confirmations": confirmations, "stock": self.listings.stock(), "labels": [], "voids": []}
        return told | {"replies": self.more.replies()}

    def revoke(self, external_id: str) -> None:
        """The seller takes the right back."""
        self.gate.forget(external_id, "access", "refresh", "codes")

    def expire(self, external_id: str) -> None:
        """Ends the access tokens of a seller before their hour is over; they can be renewed."""
        self.gate.forget(external_id, "access")

    def throttled(self) -> FakeAnswer:
        """Amazon's answer when a bucket is empty."""
        return Refused(429, "QuotaExceeded", "You exceeded your quota for the requested resource.").answer()

    def place(self, shop: str, orders: Sequence[SeenOrder]) -> Sequence[str]:
        """Stores orders or newer versions of them and sends their ORDER_CHANGE notices."""
        record = self.gate.shop(shop)
        named = [
            order if order.external_id else replace(order, external_id=self.gate.new_order_id()) for order in orders
        ]
        for order in self.orders.place(record, named):
            self._tell(record, order)
        return [order.external_id for order in named]

    def tell(self, shop: str, seen: Sequence[Told | Stated | KeptEvent]) -> None:
        """Puts returns, cancellations, transactions, settlements, listings into an account; changed orders are told."""
        record = self.gate.shop(shop)
        for one in seen:
            if isinstance(one, Stated | KeptEvent):
                self.fba.tell(record, one)
        for order in self.more.tell(record, [one for one in seen if not isinstance(one, Stated | KeptEvent)]):
            self._tell(record, order)

    def _tell(self, shop: Record, order: Record) -> None:
        notices = self.world.table("notices")
        number = int(notices.get("last", {}).get("number", 0)) + 1
        notices["last"] = {"number": number}
        body = orjson.dumps(shapes.notification_of(order, shop, self.world.now, number))
        headers = {WEBHOOK_HEADER: shop["secrets"].get("webhook_key", ""), "content-type": "application/json"}
        self.world.send(FakeWebhook(shop["external_id"], "ORDER_CHANGE", body, headers))

    def _public(self, request: FakeRequest) -> FakeAnswer | None:
        """Paths that take no access token: consent, LWA, document storage."""
        match (request.method, request.path):
            case ("POST", "/auth/o2/token"):
                return self.gate.token(request)
            case ("GET", "/apps/authorize/consent"):
                return self.gate.consent(request)
        stored = _DOCUMENT.fullmatch(request.path)
        if stored and request.method == "PUT":
            self.listings.upload(stored[1], request.body)
            return FakeAnswer(200, b"", {})
        if stored and request.method == "GET":
            return FakeAnswer(200, self.listings.download(stored[1]), {"content-type": "binary/octet-stream"})
        return None

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        found, operation, handler = _route(request)
        shop, is_trusted = self.gate.who(request)
        limits = self.gate.spend(shop, operation)
        call = _Call(shop, is_trusted, request.query, request.body)
        try:
            said = handler(self, call, unquote(found.groupdict().get("id", "")))
        except Refused as no:
            said = no.answer()
        return replace(said, headers={**said.headers, **limits})

    def _search_orders(self, call: _Call, _: str) -> FakeAnswer:
        return answer_of(200, self.orders.search(call.shop, call.query, is_trusted=call.is_trusted))

    def _get_order(self, call: _Call, order_id: str) -> FakeAnswer:
        return answer_of(200, self.orders.get(call.shop, order_id, call.query, is_trusted=call.is_trusted))

    def _confirm(self, call: _Call, order_id: str) -> FakeAnswer:
        changed = self.orders.confirm(call.shop, order_id, call.json())
        if changed is not None:
            self._tell(call.shop, changed)
        return FakeAnswer(204, b"", {})

    def _restricted(self, call: _Call, _: str) -> FakeAnswer:
        asked = call.json()
        if not isinstance(asked, dict) or not asked.get("restrictedResources"):
            raise Refused(
                400, "InvalidRequest", "Request is missing or has invalid parameters", "Resource not provided."
            )
        return answer_of(200, {"restrictedDataToken": self.gate.restricted(call.shop), "expiresIn": 3600})

    def _patch_listing(self, call: _Call, sku: str) -> FakeAnswer:
        return answer_of(200, self.listings.patch(call.shop, sku, call.json()))

    def _get_listing(self, call: _Call, sku: str) -> FakeAnswer:
        return answer_of(200, self.listings.get(call.shop, sku))

    def _search_listings(self, call: _Call, _: str) -> FakeAnswer:
        search = self.listings.search if "identifiers" in call.query else self.more.listings
        return answer_of(200, search(call.shop, call.query))

    def _new_document(self, call: _Call, _: str) -> FakeAnswer:
        return answer_of(201, self.listings.new_document(call.shop, call.json()))

    def _get_document(self, call: _Call, document_id: str) -> FakeAnswer:
        return answer_of(200, self.listings.document(call.shop, document_id))

    def _create_feed(self, call: _Call, _: str) -> FakeAnswer:
        return answer_of(202, self.listings.create_feed(call.shop, call.json()))

    def _get_feed(self, call: _Call, feed_id: str) -> FakeAnswer:
        return answer_of(200, self.listings.feed(call.shop, feed_id))

    def _create_report(self, call: _Call, _: str) -> FakeAnswer:
        asked = call.json()
        is_fba = isinstance(asked, dict) and asked.get("reportType") in FBA_REPORTS
        return answer_of(202, (self.fba.create_report if is_fba else self.reports.create)(call.shop, asked))

    def _fba_stock(self, call: _Call, _: str) -> FakeAnswer:
        return answer_of(200, self.fba.summaries(call.shop, call.query))

    def _fba_inbound(self, call: _Call, _: str) -> FakeAnswer:
        return answer_of(200, self.fba.shipment_items(call.shop, call.query))

    def _get_report(self, call: _Call, report_id: str) -> FakeAnswer:
        return answer_of(200, self.reports.get(call.shop, report_id))

    def _list_reports(self, call: _Call, _: str) -> FakeAnswer:
        return answer_of(200, self.reports.list_settlements(call.shop, call.query))

    def _list_transactions(self, call: _Call, _: str) -> FakeAnswer:
        return answer_of(200, self.more.transactions(call.shop, call.query))

    def _actions(self, call: _Call, order_id: str) -> FakeAnswer:
        return answer_of(200, self.more.actions(call.shop, order_id))

    def _send(self, call: _Call, place: str) -> FakeAnswer:
        order_id, _, template = place.partition("/messages/")
        return answer_of(201, self.more.send(call.shop, order_id, template, call.json()))

    def _get_report_document(self, call: _Call, document_id: str) -> FakeAnswer:
        return answer_of(200, self.reports.document(call.shop, document_id))


_ORDERS, _LISTINGS, _FEEDS = "/orders/2026-01-01/orders", "/listings/2021-08-01/items", "/feeds/2021-06-30"
_REPORTS = "/reports/2021-06-30"
_MESSAGING = "/messaging/v1/orders"
_ROUTES: Sequence[tuple[str, str, str, _Handler]] = (
    ("GET", _ORDERS, "searchOrders", Fake._search_orders),
    ("GET", f"{_ORDERS}/(?P<id>[^/]+)", "getOrder", Fake._get_order),
    ("POST", "/orders/v0/orders/(?P<id>[^/]+)/shipmentConfirmation", "confirmShipment", Fake._confirm),
    ("POST", "/tokens/2021-03-01/restrictedDataToken", "createRestrictedDataToken", Fake._restricted),
    ("PATCH", f"{_LISTINGS}/[^/]+/(?P<id>.+)", "patchListingsItem", Fake._patch_listing),
    ("GET", f"{_LISTINGS}/[^/]+/(?P<id>.+)", "getListingsItem", Fake._get_listing),
    ("GET", f"{_LISTINGS}/[^/]+", "searchListingsItems", Fake._search_listings),
    ("POST", f"{_FEEDS}/documents", "createFeedDocument", Fake._new_document),
    ("GET", f"{_FEEDS}/documents/(?P<id>[^/]+)", "getFeedDocument", Fake._get_document),
    ("POST", f"{_FEEDS}/feeds", "createFeed", Fake._create_feed),
    ("GET", f"{_FEEDS}/feeds/(?P<id>[^/]+)", "getFeed", Fake._get_feed),
    ("POST", f"{_REPORTS}/reports", "createReport", Fake._create_report),
    ("GET", SUMMARIES, "getInventorySummaries", Fake._fba_stock),
    ("GET", INBOUND, "getShipmentItems", Fake._fba_inbound),
    ("GET", f"{_REPORTS}/reports", "getReports", Fake._list_reports),
    ("GET", f"{_REPORTS}/reports/(?P<id>[^/]+)", "getReport", Fake._get_report),
    ("GET", f"{_REPORTS}/documents/(?P<id>[^/]+)", "getReportDocument", Fake._get_report_document),
    ("GET", "/finances/2024-06-19/transactions", "listTransactions", Fake._list_transactions),
    ("GET", f"{_MESSAGING}/(?P<id>[^/]+)", "getMessagingActionsForOrder", Fake._actions),
    *(
        ("POST", f"{_MESSAGING}/(?P<id>[^/]+/messages/{template})", operation, Fake._send)
        for template, (operation, _) in TEMPLATES.items()
    ),
)


def _route(request: FakeRequest) -> tuple[re.Match[str], str, _Handler]:
    """The operation of a call. Raises Refused for a path that Amazon does not have."""
    for method, path, operation, handler in _ROUTES:
        found = re.fullmatch(path, request.path) if method == request.method else None
        if found:
            return found, operation, handler
    raise Refused(404, "NotFound", "The requested resource was not found")
