"""A pretend eBay: OAuth, Fulfillment, Inventory, Finances, Message and Post-Order APIs, with eBay's own refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement
from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.ebay.calls.oauth import CONSENT_PATH, USER_PATH
from linkstar.connect.channels.ebay.errors import TOKEN_PATH
from linkstar.connect.channels.ebay.fake import shapes
from linkstar.connect.channels.ebay.fake.gate import Gate, Refused, answer_of
from linkstar.connect.channels.ebay.fake.inventory import Inventory, read
from linkstar.connect.channels.ebay.fake.more import More
from linkstar.connect.channels.ebay.fake.orders import Orders
from linkstar.connect.fake import FakeAnswer, FakeRequest, Told, World
from linkstar.connect.fake_gate import GatedFake, Record, routed
from linkstar.connect.reading import stamp

_Handler = Callable[["Fake", Record, FakeRequest, str], FakeAnswer]


class Fake(GatedFake[Gate]):
    """The pretend eBay of one sandbox; implements `connect.fake.TellingChannel`. Like eBay it sends no webhooks of orders."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world))
        self.name, self.kind = "ebay", "channel"
        self.orders, self.inventory, self.more = Orders(world), Inventory(world), More(world, self.gate)

    def place(self, shop: str, orders: Sequence[SeenOrder]) -> Sequence[str]:
        """Stores orders, new or newer; returns their ids."""
        return self.orders.place(self.gate.shop(shop), orders)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts returns, cancellations, refunds, bookings, payouts, messages and listings into the seller's account."""
        seller = self.gate.shop(shop)
        for one in seen:
            if isinstance(one, SeenClaim):
                self._claim(seller, one)
            elif isinstance(one, SeenSettlement):
                self.more.put("payout", shop, one.external_id, shapes.payout_of(one))
            elif isinstance(one, SeenMessage):
                self.more.say(shop, one.conversation_id, shapes.message_of(one, shop), one.listing_id)
            elif isinstance(one, SeenListing):
                self.inventory.put(seller, *shapes.listing_of(one, seller["site"]))
            else:
                self.more.put("transaction", shop, one.external_id, shapes.transaction_of(one))

    def _claim(self, seller: Record, one: SeenClaim) -> None:
        if one.kind == "cancellation":
            state = {"done": "COMPLETED", "refused": "REJECTED"}.get(one.state, "REQUESTED")
            self.orders.cancel(seller, one.order_id, {
                "cancelRequestId": one.external_id, "cancelInitiator": one.asked_by.title(), "cancelRequestState": state,
                "cancelReason": one.reason, "cancelRequestedDate": stamp(one.asked_at),
            })  # fmt: skip
        elif one.kind == "refund":
            refund = {"refundId": one.external_id, "refundDate": stamp(one.asked_at)}
            status = {"done": "REFUNDED", "refused": "FAILED"}.get(one.state, "PENDING")
            whole = refund | {"refundStatus": status, "amount": shapes.amount(one.refund_minor, one.currency)}
            lines = [
                refund | {"lineItemId": line.order_line_id, "amount": shapes.amount(line.refund_minor, one.currency)}
                for line in one.lines
            ]
            self.orders.refund(seller, one.order_id, whole, lines)
        else:
            order = self.world.table("orders").get(one.order_id)
            told = shapes.return_of(one, order["order"] if order else None)
            self.more.put("return", seller["external_id"], one.external_id, told)

    def received(self) -> Mapping[str, Any]:
        """The parcels that were told, what items offer, and what was written to buyers."""
        return self._received(self.inventory.levels(), replies=self.more.replies())

    def throttled(self) -> FakeAnswer:
        """eBay's answer when a day's calls are spent."""
        return Refused(
            429, 2001, "Too many requests. The request limit has been reached for the resource.", domain="ACCESS"
        ).answer()

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        if (request.method, request.path) == ("GET", CONSENT_PATH):
            return self.gate.consent(request)
        if (request.method, request.path) == ("POST", TOKEN_PATH):
            return self.gate.token(request)
        found = routed(_ROUTES, request)
        if found is None:
            raise Refused(404, 2002, "Resource not found", domain="ACCESS")
        operation, handler, id_ = found
        shop = self.gate.who(request)
        self.gate.spend(shop, operation)
        return handler(self, shop, request, id_)

    def _user(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        said = {"userId": f"id-{shop['external_id']}", "username": shop["external_id"], "accountType": "BUSINESS"}
        return answer_of(200, said | {"registrationMarketplaceId": shop["site"] or "EBAY_US", "status": "CONFIRMED"})

    def _search(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return answer_of(200, self.orders.search(shop, request.query))

    def _order(self, shop: Record, request: FakeRequest, id_: str) -> FakeAnswer:
        return answer_of(200, self.orders.order(shop, id_))

    def _parcels(self, shop: Record, request: FakeRequest, id_: str) -> FakeAnswer:
        return answer_of(200, self.orders.parcels(shop, id_))

    def _ship(self, shop: Record, request: FakeRequest, id_: str) -> FakeAnswer:
        place = self.orders.ship(shop, id_, request.body)
        return FakeAnswer(201, b"{}", {"content-type": "application/json", "location": place})

    def _update(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return answer_of(*self.inventory.update(shop, read(request.body)))

    def _items(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return answer_of(*self.inventory.get(shop, read(request.body)))

    def _page(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return answer_of(200, self.inventory.page(shop, request.query))

    def _offers(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return answer_of(200, self.inventory.offers(shop, request.query))

    def _returns(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return answer_of(200, self.more.returns(shop, request.query))

    def _transactions(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return _said(self.more.transactions(shop, request.query))

    def _payouts(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return _said(self.more.payouts(shop, request.query))

    def _talks(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return answer_of(200, self.more.conversations(shop, request.query))

    def _talk(self, shop: Record, request: FakeRequest, id_: str) -> FakeAnswer:
        return answer_of(200, self.more.conversation(shop, id_, request.query))

    def _send(self, shop: Record, request: FakeRequest, _: str) -> FakeAnswer:
        return answer_of(201, self.more.send(shop, read(request.body)))


def _said(said: FakeAnswer | Record) -> FakeAnswer:
    return said if isinstance(said, FakeAnswer) else answer_of(200, said)


_ORDER, _INVENTORY, _MESSAGE = "/sell/fulfillment/v1/order", "/sell/inventory/v1", "/commerce/message/v1"
_ROUTES: Sequence[tuple[str, str, str, _Handler]] = (
    ("GET", USER_PATH, "getUser", Fake._user),
    ("GET", _ORDER, "getOrders", Fake._search),
    ("GET", f"{_ORDER}/(?P<id>[^/]+)", "getOrder", Fake._order),
    ("GET", f"{_ORDER}/(?P<id>[^/]+)/shipping_fulfillment", "getShippingFulfillments", Fake._parcels),
    ("POST", f"{_ORDER}/(?P<id>[^/]+)/shipping_fulfillment", "createShippingFulfillment", Fake._ship),
    ("POST", f"{_INVENTORY}/bulk_update_price_quantity", "bulkUpdatePriceQuantity", Fake._update),
    ("POST", f"{_INVENTORY}/bulk_get_inventory_item", "bulkGetInventoryItem", Fake._items),
    ("GET", f"{_INVENTORY}/inventory_item", "getInventoryItems", Fake._page),
    ("GET", f"{_INVENTORY}/offer", "getOffers", Fake._offers),
    ("GET", "/post-order/v2/return/search", "return/search", Fake._returns),
    ("GET", "/sell/finances/v1/transaction", "getTransactions", Fake._transactions),
    ("GET", "/sell/finances/v1/payout", "getPayouts", Fake._payouts),
    ("GET", f"{_MESSAGE}/conversation", "getConversations", Fake._talks),
    ("GET", f"{_MESSAGE}/conversation/(?P<id>[^/]+)", "getConversation", Fake._talk),
    ("POST", f"{_MESSAGE}/send_message", "sendMessage", Fake._send),
)
