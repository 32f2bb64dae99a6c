"""The pretend Shopify itself: finds the shop of a call, checks document and points, and answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.shopify.calls.oauth import AUTHORISE_PATH, TOKEN_PATH
from linkstar.connect.channels.shopify.fake import neutral
from linkstar.connect.channels.shopify.fake.admin import Admin
from linkstar.connect.channels.shopify.fake.bucket import QUERY_COST_MAX, Buckets, throttled_body
from linkstar.connect.channels.shopify.fake.bulk import PLACE as BULK_PLACE
from linkstar.connect.channels.shopify.fake.errors import QueryError
from linkstar.connect.channels.shopify.fake.notify import webhooks
from linkstar.connect.channels.shopify.fake.stock import Stock
from linkstar.connect.channels.shopify.fake.store import Orders
from linkstar.connect.channels.shopify.fake.tokens import Tokens, unauthorised
from linkstar.connect.channels.shopify.queries import DOCUMENTS, PATH, cost_of
from linkstar.connect.channels.shopify.wire.values import nodes, stamp, tail
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, Told, World

_PLAN = "plus"
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\.{3}|\w+|[^\s\w,]')


class Fake:
    """The pretend Shopify of one sandbox; implements `connect.fake.FakeChannel`."""

    def __init__(self, world: World) -> None:
        self.name, self.kind = "shopify", "channel"
        self._world = world
        self._shops = world.table("shops")
        self._told = world.table("confirmations")
        self._tokens, self._buckets = Tokens(world), Buckets()
        self._orders, self.stock = Orders(world), Stock(world)
        self._admin = Admin(self._orders, self.stock, world, changed=self._fulfilled)

    def open(self, shop: FakeShop) -> None:
        """Makes a shop known; its `access_token` is valid until revoked. A `plan` in its secrets sets its points."""
        self._shops[shop.external_id] = {
            "site": shop.site,
            "zone": shop.zone,
            "currency": shop.currency,
            "secrets": dict(shop.secrets),
            "plan": shop.secrets.get("plan", _PLAN),
            "webhook_url": shop.webhook_url,
        }
        self._tokens.know(shop.external_id, shop.secrets)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers as Shopify does; paths are those of a shop's own address."""
        if request.method == "GET" and request.path == AUTHORISE_PATH:
            return self._tokens.authorise(request)
        if request.method == "POST" and request.path == TOKEN_PATH:
            return self._tokens.exchange(request)
        if request.method == "GET" and request.path.startswith(BULK_PLACE):
            return self._admin.bulk.file(request.path)
        if request.method != "POST" or request.path != PATH:
            return FakeAnswer(404, b'{"errors":"Not Found"}')
        shop = self._tokens.shop_for(request.headers.get("x-shopify-access-token", ""))
        return unauthorised() if shop is None else FakeAnswer(200, orjson.dumps(self._graphql(shop, request.body)))

    def _graphql(self, shop: str, body: bytes) -> dict[str, Any]:
        try:
            said = orjson.loads(body)
            operation, variables = said["operationName"], said.get("variables") or {}
        except (ValueError, KeyError, TypeError):
            return _errors("The request's body is not a GraphQL query.", "BAD_REQUEST")
        if not _is_known(said.get("query"), operation):
            return _errors(f"The pretend shop does not know this document: {operation}", "BAD_REQUEST")
        points, plan, now = cost_of(operation, variables), self._shops[shop]["plan"], self._world.now
        if points > QUERY_COST_MAX:
            words = f"Query cost is {points:.0f}, which exceeds the single query max cost limit ({QUERY_COST_MAX})."
            return _errors(words, "MAX_COST_EXCEEDED")
        if not self._buckets.take(shop, plan, now, points):
            return throttled_body(points, self._buckets.status(shop, plan, now))
        try:
            data = self._admin.run(shop, operation, variables, now)
        except QueryError as wrong:
            return _errors(wrong.message, wrong.code)
        cost = {
            "requestedQueryCost": points,
            "actualQueryCost": points,
            "throttleStatus": self._buckets.status(shop, plan, now),
        }
        return {"data": data, "extensions": {"cost": cost}}

    def place(self, shop: str, orders: Sequence[SeenOrder]) -> Sequence[str]:
        """Stores orders, new or newer, and queues their webhooks; an older one changes nothing. Returns their ids."""
        ids = []
        for order in orders:
            number = neutral.number_of(order.external_id)
            ids.append(number)
            before = self._orders.get(shop, number)
            if before and order.version < before["version"]:
                continue
            node = neutral.node_of(order, before["node"] if before else None)
            if before:
                node["updatedAt"] = max(node["updatedAt"], before["node"]["updatedAt"])
            self._orders.put(shop, {"node": node, "version": order.version})
            self._tell(shop, node, _topics(before["node"] if before else None, node))
        return ids

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts returns, refunds, disputes, cancellations, bookings, payouts and variants into a shop; changed orders are told."""
        for node in self._admin.more.tell(shop, seen):
            self._tell(shop, node, ["orders/updated"])

    def hold(self, shop: str, order: str, status: str = "ON_HOLD") -> None:
        """The shop's staff holds an order back ("ON_HOLD"), schedules it, or lets it go again ("OPEN")."""
        record = self._orders.get(shop, neutral.number_of(order))
        if record is None:
            raise LookupError(f"{shop} has no order {order}")
        record["node"]["fulfillmentOrders"]["nodes"][0]["status"] = status
        neutral.settle(record["node"])
        self._orders.put(shop, record)

    def received(self) -> Mapping[str, Any]:
        """The fulfilments that were created, what the shops show ("shop/item/location" -> units), and who is told of what."""
        told = {"confirmations": list(self._told.values()), "stock": self.stock.levels(), "labels": [], "voids": []}
        return told | {"subscriptions": self._admin.subscriptions.told()}

    def revoke(self, external_id: str) -> None:
        """The seller removes the app: access and refresh tokens are invalid."""
        self._tokens.revoke(external_id, "access", "refresh")

    def expire(self, external_id: str) -> None:
        """The access tokens run out at once; a refresh token still works."""
        self._tokens.revoke(external_id, "access")

    def throttled(self) -> FakeAnswer:
        """Shopify's answer when the points are spent: status 200 with an error in it."""
        status = {"maximumAvailable": 2000.0, "currentlyAvailable": 0.0, "restoreRate": 100.0}
        return FakeAnswer(200, orjson.dumps(throttled_body(100.0, status)))

    def _fulfilled(self, shop: str, node: dict[str, Any]) -> None:
        made = node["fulfillments"][-1]
        info = made["trackingInfo"][0] if made["trackingInfo"] else {"number": "", "company": ""}
        self._told[f"{shop}/{tail(made['id'])}"] = {
            "shop": shop,
            "order_id": tail(node["id"]),
            "order_number": node["name"],
            "tracking_number": info["number"],
            "carrier": info["company"] or "",
            "at": made["createdAt"],
            "lines": [
                {"external_id": tail(part["lineItem"]["id"]), "quantity": part["quantity"]}
                for part in nodes(made["fulfillmentLineItems"])
            ],
        }
        self._tell(shop, node, ["orders/updated"])

    def _tell(self, shop: str, node: Mapping[str, Any], topics: list[str]) -> None:
        secret = self._shops[shop]["secrets"].get("client_secret", "")
        for one in webhooks(shop, node, topics, secret=secret, triggered_at=stamp(self._world.now)):
            for each in self._admin.subscriptions.copies(one, told=self._shops[shop].get("webhook_url", "")):
                self._world.send(each)


def _topics(before: Mapping[str, Any] | None, node: Mapping[str, Any]) -> list[str]:
    topics = ["orders/updated" if before else "orders/create"]
    was, now = before["displayFinancialStatus"] if before else "", node["displayFinancialStatus"]
    if now == "PAID" and was != "PAID":
        topics.append("orders/paid")
    if now in ("REFUNDED", "PARTIALLY_REFUNDED") and was != now:
        topics.append("refunds/create")
    if node["cancelledAt"] and not (before and before["cancelledAt"]):
        topics.append("orders/cancelled")
    return topics


def _is_known(query: Any, operation: str) -> bool:
    """Whether a document is one of ours, however a client lays it out: blanks and commas mean nothing in GraphQL."""
    known = DOCUMENTS.get(operation)
    return query == known or (
        known is not None and isinstance(query, str) and _TOKEN.findall(query) == _TOKEN.findall(known)
    )


def _errors(message: str, code: str) -> dict[str, Any]:
    return {"errors": [{"message": message, "extensions": {"code": code}}]}
