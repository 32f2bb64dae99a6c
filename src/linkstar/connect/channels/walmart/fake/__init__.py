"""A pretend Walmart: tokens, orders, inventory, feeds, returns, reconciliation reports and notifications."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement
from linkstar.connect.channels.walmart import sign
from linkstar.connect.channels.walmart.fake import shapes
from linkstar.connect.channels.walmart.fake.gate import Gate, Refused, answer_of
from linkstar.connect.channels.walmart.fake.more import More
from linkstar.connect.channels.walmart.fake.orders import Orders
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeWebhook, Told, World
from linkstar.connect.fake_gate import GatedMarket, Record, routed
from linkstar.connect.reading import object_or_none, stamp

_Handler = Callable[["Fake", Record, FakeRequest, str], object]


class Fake(GatedMarket[Gate, Orders]):
    """The pretend Walmart of one sandbox; implements `connect.fake.TellingChannel`."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world), Orders(world))
        self.name, self.kind = "walmart", "channel"
        self.more = More(world, self.gate)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts returns, cancellations, refunds, rows of reports, payouts and listings into the seller's account."""
        seller = self.gate.shop(shop)
        for one in seen:
            if isinstance(one, SeenClaim):
                self._claim(seller, one)
            elif isinstance(one, SeenSettlement):
                at = one.paid_at or one.ends_at or self.world.now
                self.more.put_row(seller, f"{at:%m%d%Y}", shapes.summary_of(one), is_first=True)
            elif isinstance(one, SeenListing):
                self.more.put_item(seller, shapes.item_of(one))
            elif not isinstance(one, SeenMessage):  # Walmart has no messages
                self.more.put_row(seller, f"{one.booked_at:%m%d%Y}", shapes.row_of(one))

    def _claim(self, seller: Record, one: SeenClaim) -> None:
        ids = [line.order_line_id for line in one.lines]
        if one.kind == "cancellation" and one.state != "done":
            self._notify(
                seller,
                "ORDER_INTENT_TO_CANCEL",
                self.orders.change(seller, one.order_id, {"intentToCancel": "CUSTOMER_REQUEST"}, ids),
            )
        elif one.kind == "cancellation":
            status = {"status": "Cancelled", "statusQuantity": shapes.units(1), "cancellationReason": one.reason}
            gone = {"orderLineStatuses": {"orderLineStatus": [status]}}
            self._notify(seller, "PO_LINE_AUTOCANCELLED", self.orders.change(seller, one.order_id, gone, ids))
        elif one.kind == "refund":
            amount = shapes.amount(-one.refund_minor, one.currency)
            charge = {
                "refundReason": "Others",
                "charge": {"chargeType": "PRODUCT", "chargeName": "Item Price", "chargeAmount": amount},
            }
            refund = {
                "refundId": one.external_id,
                "refundComments": one.words,
                "refundCharges": {"refundCharge": [charge]},
            }
            self._notify(
                seller, "ORDER_MANAGEMENT_EVENT", self.orders.change(seller, one.order_id, {"refund": refund}, ids)
            )
        else:
            record = self.world.table("orders").get(one.order_id)
            self.more.put_return(seller, shapes.return_of(one, record["order"] if record else None))

    def received(self) -> Mapping[str, Any]:
        """The parcels that were told, and what offers show."""
        return self._received(self.more.levels())

    def throttled(self) -> FakeAnswer:
        """Walmart's answer when an operation's tokens are spent."""
        words = "Request threshold violated"
        return Refused(
            429, "REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API", words, headers={"x-current-token-count": "0"}
        ).answer()

    def _tell_order(self, own: Record, order: Record) -> None:
        self._notify(own, "PO_CREATED", order)

    def _notify(self, seller: Record, topic: str, order: Record) -> None:
        payload = {"purchaseOrderId": order["purchaseOrderId"], "customerOrderId": order["customerOrderId"]}
        body = orjson.dumps({
            "eventType": topic, "eventVersion": "V1", "resourceName": "ORDER", "partnerId": seller["external_id"],
            "eventTime": stamp(self.world.now), "payload": payload,
        })  # fmt: skip
        password = seller["secrets"].get(sign.HOOK_SECRET, "")
        headers = {"content-type": "application/json", "authorization": sign.basic(sign.HOOK_USER, password)}
        self.world.send(FakeWebhook(seller["external_id"], topic, body, headers))
        for url, auth in self.more.addresses(seller, topic):
            if url != seller["webhook_url"]:
                own = headers | {"authorization": sign.basic(auth.get("userName", ""), auth.get("password", ""))}
                self.world.send(FakeWebhook(seller["external_id"], topic, body, own, url))

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        if (request.method, request.path) == ("POST", sign.TOKEN_PATH):
            return self.gate.token(request)
        found = routed(_ROUTES, request)
        if found is None:
            raise Refused(404, "CONTENT_NOT_FOUND.GMP_GATEWAY_API", "The path is not known")
        operation, handler, id_ = found
        shop = self.gate.who(request)
        limits = self.gate.spend(shop, operation)
        said = answer_of(handler(self, shop, request, id_))
        return replace(said, headers={**said.headers, **limits})

    def _search(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.orders.search(shop, request.query)

    def _order(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return {"order": self.orders.order(shop, id_)}

    def _acknowledge(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return {"order": self.orders.acknowledge(shop, id_)}

    def _ship(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return {"order": self.orders.ship(shop, id_, request.body)}

    def _set(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.set(shop, request.query, _json(request))

    def _get(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.get(shop, request.query)

    def _feed(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.feed(shop, request.query, request.body)

    def _feed_state(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.more.feed_state(shop, id_, request.query)

    def _items(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.items(shop, request.query)

    def _returns(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.returns(shop, request.query)

    def _dates(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.report_dates(shop)

    def _report(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.report(shop, request.query)

    def _hooks(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.subscriptions(shop)

    def _subscribe(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.more.subscribe(shop, _json(request))


def _json(request: FakeRequest) -> Record:
    said = object_or_none(request.body)
    if said is None:
        raise Refused(400, "INVALID_REQUEST_CONTENT.GMP_GATEWAY_API", "The body cannot be read")
    return said


_RECON = "/v3/report/reconreport"
_ROUTES: Sequence[tuple[str, str, str, _Handler]] = (
    ("GET", "/v3/orders", "getAllOrders", Fake._search),
    ("GET", "/v3/orders/(?P<id>[^/]+)", "getAnOrder", Fake._order),
    ("POST", "/v3/orders/(?P<id>[^/]+)/acknowledge", "acknowledgeOrders", Fake._acknowledge),
    ("POST", "/v3/orders/(?P<id>[^/]+)/shipping", "shippingUpdates", Fake._ship),
    ("PUT", "/v3/inventory", "updateInventoryForAnItem", Fake._set),
    ("GET", "/v3/inventory", "getInventory", Fake._get),
    ("POST", "/v3/feeds", "updateBulkInventory", Fake._feed),
    ("GET", "/v3/feeds/(?P<id>[^/]+)", "getFeedItemStatus", Fake._feed_state),
    ("GET", "/v3/items", "getAllItems", Fake._items),
    ("GET", "/v3/returns", "getReturns", Fake._returns),
    ("GET", f"{_RECON}/availableReconFiles", "getAvailableV1ReconReportDates", Fake._dates),
    ("GET", f"{_RECON}/reconFileJson", "getAvailableV1ReconReportAsJson", Fake._report),
    ("GET", "/v3/webhooks/subscriptions", "getAllSubscriptions", Fake._hooks),
    ("POST", "/v3/webhooks/subscriptions", "createSubscription", Fake._subscribe),
)
