"""A pretend Lazada: OAuth, signatures, orders, packages, products, reverse orders, finance, chat and pushes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement
from linkstar.connect.alibaba import sign
from linkstar.connect.alibaba.fake import FakeOpened
from linkstar.connect.alibaba.gate import LIMIT, Gate, Refused
from linkstar.connect.alibaba.oauth import CONSENT_PATH
from linkstar.connect.alibaba.sign import millis
from linkstar.connect.channels.lazada.fake import shapes
from linkstar.connect.channels.lazada.fake.more import More
from linkstar.connect.channels.lazada.fake.orders import Orders
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeWebhook, Told, World
from linkstar.connect.fake_gate import Record

_Handler = Callable[["Fake", Record, Mapping[str, str]], object]


class Fake(FakeOpened[Orders]):
    """The pretend Lazada of one sandbox; implements `connect.fake.TellingChannel`. Refusals come with status 200 too."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world, "access_token"), Orders(world))
        self.name, self.kind = "lazada", "channel"
        self.more = More(world, self.gate)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts claims, transactions, statements, messages and listings into the shop, and queues the pushes of them."""
        own = self.gate.shop(shop)
        for one in seen:
            if isinstance(one, SeenClaim):
                self._claim(own, one)
            elif isinstance(one, SeenSettlement):
                self.more.put_statement(own, shapes.statement_of(one))
            elif isinstance(one, SeenMessage):
                said = shapes.message_of(one)
                self.more.say(own, said, one.buyer_id)
                self._send(own, 2, "IM Send Message", said)
            elif isinstance(one, SeenListing):
                self.more.put_product(own, one)
            else:
                self.more.put_transaction(own, shapes.transaction_of(one))

    def received(self) -> Mapping[str, Any]:
        """The parcels that were told, what SKUs offer, and what was written to buyers."""
        return self._received(self.more.levels(), replies=self.more.replies())

    def throttled(self) -> FakeAnswer:
        """Lazada's answer to too many calls."""
        return Refused(*LIMIT).answer()

    def _claim(self, own: Record, one: SeenClaim) -> None:
        if one.kind == "cancellation" and one.state == "done":
            return  # what is over stands in the order
        said = shapes.reverse_of(one)
        self.more.put_claim(own, said)
        line = said["reverse_order_lines"][0]
        data = {
            "reverse_order_id": said["reverse_order_id"], "reverse_status": "RTM_INIT", "trade_order_id": said["trade_order_id"],
            "trade_order_line_id": line["trade_order_line_id"], "reverse_order_line_id": line["reverse_order_line_id"],
            "buyer_id": 100112802006, "seller_id": int(own["external_id"]), "extraParams": {},
            "status_update_time": line["return_order_line_gmt_modified"],
        }  # fmt: skip
        self._send(own, 10, "Reverse Order", data)

    def _tell_order(self, own: Record, record: Record) -> None:
        """Lazada pushes for each item; here the first stands for all, as the others only repeat it."""
        item = record["items"][0]
        data = {
            "order_status": item["status"], "trade_order_id": str(record["order"]["order_id"]),
            "trade_order_line_id": str(item["order_item_id"]), "status_update_time": record["updated"],
        }  # fmt: skip
        self._send(own, 0, "Trade Order Notifications", data)

    def _send(self, own: Record, kind: int, topic: str, data: Record) -> None:
        body = orjson.dumps({
            "seller_id": own["external_id"], "message_type": kind, "data": data, "timestamp": millis(self.world.now),
            "site": f"lazada_{own['site'].lower()}",
        })  # fmt: skip
        secrets = own["secrets"]
        signature = sign.push_signature(secrets.get("client_id", ""), secrets.get("client_secret", ""), body)
        headers = {"content-type": "application/json", "authorization": signature}
        self.world.send(FakeWebhook(own["external_id"], topic, body, headers))

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        path = request.path.removeprefix("/rest")
        if (request.method, path) == ("GET", CONSENT_PATH):
            return self.gate.consent(request)
        if path in sign.TOKEN_PATHS:
            shop, tokens = self.gate.token(request, path)
            country = shop["site"].lower()
            info = [
                {
                    "country": country,
                    "seller_id": shop["external_id"],
                    "user_id": "1",
                    "short_code": f"{shop['site']}101",
                }
            ]
            name = "country_user_info" if path == sign.CREATE_TOKEN else "country_user_info_list"
            return _good(tokens | {"country": country, name: info})
        method, operation, handler = _ROUTES.get(path, ("", "", None))
        if handler is None:
            raise Refused("InvalidApiPath", "The specified API path is invalid", kind="SYSTEM")
        if method != request.method:
            raise Refused("UnsupportedHttpMethod", "The specified HTTP method is not supported", kind="SYSTEM")
        shop = self.gate.who(request, path)
        self.gate.spend(shop, operation)
        fields = sign.fields_of(request.body) if method == "POST" else request.query
        said = handler(self, shop, fields)
        return _good(said if isinstance(said, dict) and ("result" in said or "module" in said) else {"data": said})

    def _ready(self, shop: Record, fields: Mapping[str, str]) -> object:
        changed, told = self.orders.ready(shop, fields)
        for record in changed:
            self._tell_order(shop, record)
        return told

    def _pack(self, shop: Record, fields: Mapping[str, str]) -> object:
        return self.orders.pack(shop, fields, self.gate.number("packages"))

    def _sell(self, shop: Record, fields: Mapping[str, str]) -> object:
        self.more.sell(shop, fields)
        return {}

    def _claims(self, shop: Record, fields: Mapping[str, str]) -> object:
        return {"result": self.more.claims(shop, fields)}


def _good(said: Mapping[str, object]) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps({"code": "0", "request_id": "0ba2887315178178017221014", **said}))


_ROUTES: Mapping[str, tuple[str, str, _Handler | None]] = {
    "/orders/get": ("GET", "GetOrders", lambda own, shop, fields: own.orders.list_(shop, fields)),
    "/order/get": ("GET", "GetOrder", lambda own, shop, fields: own.orders.one(shop, fields)),
    "/orders/items/get": ("GET", "GetMultipleOrderItems", lambda own, shop, fields: own.orders.items(shop, fields)),
    "/order/shipment/providers/get": (
        "GET",
        "GetShipmentProvider",
        lambda own, shop, fields: own.orders.providers(shop, fields),
    ),
    "/order/fulfill/pack": ("POST", "Pack", Fake._pack),
    "/order/package/sof/status/update": (
        "POST",
        "PackageStatusUpdateForDBS",
        lambda own, shop, fields: own.orders.waybill(shop, fields),
    ),
    "/order/package/rts": ("POST", "ReadyToShip", Fake._ready),
    "/products/get": ("GET", "GetProducts", lambda own, shop, fields: own.more.products(shop, fields)),
    "/product/stock/sellable/update": ("POST", "UpdateSellableQuantity", Fake._sell),
    "/reverse/getreverseordersforseller": ("GET", "GetReverseOrdersForSeller", Fake._claims),
    "/finance/payout/status/get": (
        "GET",
        "GetPayoutStatus",
        lambda own, shop, fields: own.more.statements(shop, fields),
    ),
    "/finance/transaction/details/get": (
        "GET",
        "QueryTransactionDetails",
        lambda own, shop, fields: own.more.transactions(shop, fields),
    ),
    "/im/session/list": ("GET", "GetSessionList", lambda own, shop, fields: own.more.sessions(shop, fields)),
    "/im/session/open": ("GET", "OpenSession", lambda own, shop, fields: own.more.open(shop, fields)),
    "/im/message/list": ("GET", "GetMessages", lambda own, shop, fields: own.more.messages(shop, fields)),
    "/im/message/send": ("POST", "SendMessage", lambda own, shop, fields: own.more.send(shop, fields)),
}
