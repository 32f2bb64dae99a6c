"""A pretend TikTok Shop: OAuth, signatures, orders, inventory, claims, statements, customer service and webhooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement
from linkstar.connect.channels.tiktok_shop import sign
from linkstar.connect.channels.tiktok_shop.calls.oauth import CONSENT_PATH
from linkstar.connect.channels.tiktok_shop.fake import shapes
from linkstar.connect.channels.tiktok_shop.fake.gate import Gate, Refused, answer_of
from linkstar.connect.channels.tiktok_shop.fake.more import More
from linkstar.connect.channels.tiktok_shop.fake.orders import Orders
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeWebhook, Told, World
from linkstar.connect.fake_gate import GatedMarket, Record, routed
from linkstar.connect.reading import object_or_none, seconds

_Handler = Callable[["Fake", Record, FakeRequest, str], object]


class Fake(GatedMarket[Gate, Orders]):
    """The pretend TikTok Shop of one sandbox; implements `connect.fake.TellingChannel`."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world), Orders(world))
        self.name, self.kind = "tiktok_shop", "channel"
        self.more = More(world, self.gate)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts claims, transactions, statements, messages and listings into the shop, and queues the webhooks of claims."""
        own = self.gate.shop(shop)
        for one in seen:
            if isinstance(one, SeenClaim):
                self._claim(own, one)
            elif isinstance(one, SeenSettlement):
                self.more.put_statement(own, shapes.statement_of(one))
            elif isinstance(one, SeenMessage):
                message = shapes.message_of(one, self.gate.number("messages"))
                self.more.say(own, one.conversation_id, message, one.buyer_id)
            elif isinstance(one, SeenListing):
                self.more.put_product(own, one)
            else:
                statement = one.settlement_id or f"{one.booked_at:%Y%m%d}"
                self.more.put_transaction(own, statement, shapes.transaction_of(one), one.booked_at, one.currency)

    def _claim(self, own: Record, one: SeenClaim) -> None:
        is_cancel = one.kind == "cancellation"
        told = shapes.cancellation_of(one) if is_cancel else shapes.return_of(one)
        self.more.put_claim(own, told)
        if is_cancel:
            data = {"order_id": one.order_id, "cancellations_role": told["role"], "cancel_status": told["cancel_status"],
                    "cancel_id": one.external_id, "create_time": told["create_time"]}  # fmt: skip
            self._send(own, 11, "CANCELLATION_STATUS_CHANGE", data)
        else:
            data = {
                name: told[name]
                for name in ("order_id", "return_type", "return_status", "return_id", "create_time", "update_time")
            }
            self._send(own, 12, "RETURN_STATUS_CHANGE", data | {"return_role": told["role"]})

    def received(self) -> Mapping[str, Any]:
        """The parcels that were told, what SKUs offer, and what was written to buyers."""
        return self._received(self.more.levels(), replies=self.more.replies())

    def throttled(self) -> FakeAnswer:
        """TikTok Shop's answer to too many calls."""
        return Refused(36009002, "Too many requests", status=429).answer()

    def _tell_order(self, own: Record, order: Record) -> None:
        status = "CANCEL" if order["status"] == "CANCELLED" else order["status"]
        data = {
            "order_id": order["id"],
            "order_status": status,
            "is_on_hold_order": False,
            "update_time": order["update_time"],
        }
        self._send(own, 1, "ORDER_STATUS_CHANGE", data)

    def _send(self, own: Record, kind: int, topic: str, data: Record) -> None:
        number = self.gate.number("webhooks")
        body = orjson.dumps({
            "type": kind, "tts_notification_id": f"{7327112393057371910 + number}", "shop_id": own["external_id"],
            "timestamp": seconds(self.world.now), "data": data,
        })  # fmt: skip
        secrets = own["secrets"]
        signature = sign.webhook_signature(secrets.get("client_id", ""), secrets.get("client_secret", ""), body)
        headers = {"content-type": "application/json", "authorization": signature}
        self.world.send(FakeWebhook(own["external_id"], topic, body, headers))
        for one in self.more.hooks(own)["webhooks"]:
            if one["event_type"] == topic and one["address"] != own["webhook_url"]:
                self.world.send(FakeWebhook(own["external_id"], topic, body, headers, one["address"]))

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        if (request.method, request.path) == ("GET", CONSENT_PATH):
            return self.gate.consent(request)
        if request.method == "GET" and request.path in sign.TOKEN_PATHS:
            return self.gate.token(request)
        found = routed(_ROUTES, request)
        if found is None:
            raise Refused(36009009, "Invalid path", status=404)
        operation, handler, id_ = found
        shop = self.gate.who(request)
        self.gate.spend(shop, operation)
        return answer_of(handler(self, shop, request, id_))

    def _shops(self, shop: Record, request: FakeRequest, _: str) -> object:
        own = {"id": shop["external_id"], "name": "Pretend", "region": shop["site"], "seller_type": "CROSS_BORDER"}
        return {"shops": [own | {"cipher": shop["cipher"], "code": "CNGBCBPRETEND"}]}

    def _search(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.orders.search(shop, request.query, _json(request))

    def _details(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.orders.details(shop, [id_ for id_ in request.query.get("ids", "").split(",") if id_])

    def _ship(self, shop: Record, request: FakeRequest, id_: str) -> object:
        order, told = self.orders.ship(shop, id_, _json(request), f"11{self.gate.number('packages'):016d}")
        self._tell_order(shop, order)
        return told

    def _providers(self, shop: Record, request: FakeRequest, _: str) -> object:
        return {
            "shipping_providers": [{"id": "1", "name": "Royal Mail"}, {"id": shapes.PROVIDER, "name": "YunExpress"}]
        }

    def _update(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.more.update(shop, id_, _json(request))

    def _inventory(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.inventory(shop, _json(request))

    def _products(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.products(shop, request.query)

    def _cancellations(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.claims(shop, request.query, _json(request), is_cancel=True)

    def _returns(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.claims(shop, request.query, _json(request), is_cancel=False)

    def _statements(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.statements(shop, request.query)

    def _transactions(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.more.transactions(shop, id_, request.query)

    def _talks(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.conversations(shop, request.query)

    def _talk(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.more.messages(shop, id_, request.query)

    def _write(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.more.send(shop, id_, _json(request))

    def _hooks(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.hooks(shop)

    def _hook(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.hook(shop, _json(request))


def _json(request: FakeRequest) -> Record:
    said = object_or_none(request.body)
    if said is None:
        raise Refused(36009004, "The body is no JSON", status=400)
    return said


_ROUTES: Sequence[tuple[str, str, str, _Handler]] = (
    ("GET", "/authorization/202309/shops", "getAuthorizedShops", Fake._shops),
    ("POST", "/order/202309/orders/search", "getOrderList", Fake._search),
    ("GET", "/order/202507/orders", "getOrderDetail", Fake._details),
    ("POST", "/fulfillment/202610/orders/(?P<id>[^/]+)/packages", "markPackageAsShipped", Fake._ship),
    (
        "GET",
        "/logistics/202309/delivery_options/(?P<id>[^/]+)/shipping_providers",
        "getShippingProviders",
        Fake._providers,
    ),
    ("POST", "/product/202309/products/(?P<id>[^/]+)/inventory/update", "updateInventory", Fake._update),
    ("POST", "/product/202309/inventory/search", "inventorySearch", Fake._inventory),
    ("POST", "/product/202502/products/search", "searchProducts", Fake._products),
    ("POST", "/return_refund/202602/cancellations/search", "searchCancellations", Fake._cancellations),
    ("POST", "/return_refund/202602/returns/search", "searchReturns", Fake._returns),
    ("GET", "/finance/202309/statements", "getStatements", Fake._statements),
    (
        "GET",
        "/finance/202501/statements/(?P<id>[^/]+)/statement_transactions",
        "getTransactionsByStatement",
        Fake._transactions,
    ),
    ("GET", "/customer_service/202309/conversations", "getConversations", Fake._talks),
    ("GET", "/customer_service/202309/conversations/(?P<id>[^/]+)/messages", "getConversationMessages", Fake._talk),
    ("POST", "/customer_service/202606/conversations/(?P<id>[^/]+)/messages", "sendMessage", Fake._write),
    ("GET", "/event/202309/webhooks", "getShopWebhooks", Fake._hooks),
    ("PUT", "/event/202309/webhooks", "updateShopWebhook", Fake._hook),
)
