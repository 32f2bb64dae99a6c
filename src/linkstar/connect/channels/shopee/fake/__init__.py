"""A pretend Shopee: OAuth, signatures, orders and packages, items, returns, payouts, chat and pushes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement
from linkstar.connect.channels.shopee import sign
from linkstar.connect.channels.shopee.calls.oauth import CONSENT_PATH
from linkstar.connect.channels.shopee.fake import shapes
from linkstar.connect.channels.shopee.fake.gate import Gate, Refused, answer_of
from linkstar.connect.channels.shopee.fake.more import More
from linkstar.connect.channels.shopee.fake.orders import Orders
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeWebhook, Told, World
from linkstar.connect.fake_gate import GatedMarket, Record
from linkstar.connect.reading import object_or_none, seconds

_Handler = Callable[["Fake", Record, Any], object]
PUSHES = {3: "order_status_push", 4: "order_trackingno_push", 29: "return_updates_push"}


class Fake(GatedMarket[Gate, Orders]):
    """The pretend Shopee of one sandbox; implements `connect.fake.TellingChannel`."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world), Orders(world))
        self.name, self.kind = "shopee", "channel"
        self.more = More(world, self.gate)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts returns, billing, payouts, messages and listings into the shop; a cancellation changes its order."""
        own = self.gate.shop(shop)
        for one in seen:
            if isinstance(one, SeenClaim):
                self._claim(own, one)
            elif isinstance(one, SeenSettlement):
                self.more.put_payout(own, shapes.payout_of(one))
            elif isinstance(one, SeenMessage):
                self.more.say(own, one.conversation_id, shapes.message_of(one, shop), one.buyer_id)
            elif isinstance(one, SeenListing):
                self.more.put_item(own, one)
            else:
                if own["secrets"].get("local") == "1":
                    self.more.put_wallet(own, shapes.wallet_of(one))
                    continue
                payout, row = one.settlement_id or f"{one.booked_at:%Y%m%d}", shapes.transaction_of(one)
                self.more.put_transaction(own, payout, one.external_id, row, one.booked_at)

    def received(self) -> Mapping[str, Any]:
        """The parcels that were told, what items offer, and what was written to buyers."""
        return self._received(self.more.levels(), replies=self.more.replies())

    def throttled(self) -> FakeAnswer:
        """Shopee's answer to too many calls."""
        return Refused("error_rate_limit", "Too many requests. You have reached the rate limit.").answer()

    def _claim(self, own: Record, one: SeenClaim) -> None:
        if one.kind == "cancellation":
            at = seconds(one.updated_at)
            order = self.orders.cancel(own, one.order_id, state=one.state, reason=one.reason, at=at)
            if order:
                self._tell_order(own, order)
            return
        told = shapes.return_of(one)
        self.more.put_return(own, told)
        data = {"order_sn": told["order_sn"], "return_sn": told["return_sn"], "update_time": told["update_time"]}
        self._send(own, 29, data | {"updated_values": [{"update_field": "return_status", "new_value": told["status"]}]})

    def _tell_order(self, own: Record, order: Record) -> None:
        data = {"items": [], "ordersn": order["order_sn"], "status": order["order_status"]}
        self._send(own, 3, data | {"completed_scenario": "", "update_time": order["update_time"]})

    def _send(self, own: Record, code: int, data: Record) -> None:
        body = orjson.dumps({
            "shop_id": int(own["external_id"]), "code": code, "timestamp": seconds(self.world.now), "data": data,
        })  # fmt: skip
        url = own["secrets"].get("push_url") or own["webhook_url"]  # the address as it is set in the console
        signature = sign.push_signature(own["secrets"].get("client_secret", ""), url, body)
        headers = {"content-type": "application/json", "authorization": signature}
        self.world.send(FakeWebhook(own["external_id"], PUSHES[code], body, headers))

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        if (request.method, request.path) == ("GET", CONSENT_PATH):
            return self.gate.consent(request)
        if request.method == "POST" and request.path in sign.TOKEN_PATHS:
            return self.gate.token(request, _json(request))
        operation = request.path.removeprefix("/api/v2/").replace("/", ".")
        if operation not in _ROUTES or not request.path.startswith("/api/v2/"):
            raise Refused(
                "error_param", "Permission denied. This API is currently offline or the path is incorrect.", status=403
            )
        method, handler = _ROUTES[operation]
        shop = self.gate.who(request)
        self.gate.spend(shop, operation)
        if request.method != method:
            raise Refused("error_param", "The method is not supported.", status=403)
        said = handler(self, shop, request.query if method == "GET" else _json(request))
        return answer_of(said, is_flat=operation == "shop.get_shop_info")

    def _info(self, shop: Record, _: Any) -> object:
        return {
            "shop_name": "Pretend", "region": shop["site"] or "SG", "status": "NORMAL",
            "is_cb": shop["secrets"].get("local") != "1", "is_sip": False,
            "auth_time": seconds(self.world.now), "expire_time": seconds(self.world.now) + 365 * 86_400,
        }  # fmt: skip

    def _ship(self, shop: Record, said: Record) -> object:
        order = self.orders.ship(shop, said)
        number = str(said["package_number"])
        tracking = str(said["non_integrated"]["tracking_number"])
        data = {"ordersn": order["order_sn"], "forder_id": number, "package_number": number, "tracking_no": tracking}
        self._send(shop, 4, data)
        self._tell_order(shop, order)
        return None


def _json(request: FakeRequest) -> Record:
    said = object_or_none(request.body)
    if said is None:
        raise Refused("error_param", "The body is no JSON.")
    return said


_ROUTES: Mapping[str, tuple[str, _Handler]] = {
    "shop.get_shop_info": ("GET", Fake._info),
    "order.get_order_list": ("GET", lambda fake, shop, said: fake.orders.list_(shop, said)),
    "order.get_order_detail": ("GET", lambda fake, shop, said: fake.orders.details(shop, said)),
    "order.get_package_detail": ("GET", lambda fake, shop, said: fake.orders.packages(shop, said)),
    "logistics.get_shipping_parameter": ("GET", lambda fake, shop, said: fake.orders.parameter(shop, said)),
    "logistics.ship_order": ("POST", Fake._ship),
    "product.update_stock": ("POST", lambda fake, shop, said: fake.more.update(shop, said)),
    "product.get_item_list": ("GET", lambda fake, shop, said: fake.more.items(shop, said)),
    "product.get_item_base_info": ("GET", lambda fake, shop, said: fake.more.base_info(shop, said)),
    "product.get_model_list": ("GET", lambda fake, shop, said: fake.more.models(shop, said)),
    "returns.get_return_list": ("GET", lambda fake, shop, said: fake.more.returns(shop, said)),
    "payment.get_payout_info": ("GET", lambda fake, shop, said: fake.more.payouts(shop, said)),
    "payment.get_wallet_transaction_list": ("GET", lambda fake, shop, said: fake.more.wallet(shop, said)),
    "payment.get_billing_transaction_info": ("POST", lambda fake, shop, said: fake.more.billing(shop, said)),
    "sellerchat.get_conversation_list": ("GET", lambda fake, shop, said: fake.more.conversations(shop, said)),
    "sellerchat.get_one_conversation": ("GET", lambda fake, shop, said: fake.more.conversation(shop, said)),
    "sellerchat.get_message": ("GET", lambda fake, shop, said: fake.more.messages(shop, said)),
    "sellerchat.send_message": ("POST", lambda fake, shop, said: fake.more.send(shop, said)),
}
