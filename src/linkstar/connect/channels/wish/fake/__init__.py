"""A pretend Wish: OAuth, orders of one product each, parcels, refunds, products and their stock, tickets of customers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage
from linkstar.connect.channels.wish.calls.oauth import CONSENT_PATH, REFRESH_PATH, TOKEN_PATH
from linkstar.connect.channels.wish.fake.gate import Gate, Refused, answer_of
from linkstar.connect.channels.wish.fake.orders import CARRIERS, Orders
from linkstar.connect.channels.wish.fake.products import Products
from linkstar.connect.channels.wish.fake.tickets import Tickets
from linkstar.connect.fake import FakeAnswer, FakeRequest, Told, World
from linkstar.connect.fake_gate import GatedMarket, Record, routed
from linkstar.connect.reading import object_or_none

_Handler = Callable[["Fake", Record, FakeRequest, str], object]


class Fake(GatedMarket[Gate, Orders]):
    """The pretend Wish of one sandbox; implements `connect.fake.TellingChannel`. It sends no webhooks."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world), Orders(world))
        self.name, self.kind = "wish", "channel"
        self.products, self.tickets = Products(world), Tickets(world)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts listings and messages into the shop and pays cancellations and refunds back. Raises TypeError for the rest."""
        own = self.gate.shop(shop)
        for one in seen:
            if isinstance(one, SeenListing):
                self.products.put(own, one)
            elif isinstance(one, SeenMessage):
                self.tickets.put(own, one)
            elif isinstance(one, SeenClaim) and one.kind in ("cancellation", "refund"):
                self.orders.refund(own, one)
            else:
                raise TypeError(f"Wish tells no {one.kind if isinstance(one, SeenClaim) else type(one).__name__}")

    def received(self) -> Mapping[str, Any]:
        """The parcels that were told, what variations have, and what was written to customers."""
        return self._received(self.products.levels(), replies=self.tickets.replies())

    def throttled(self) -> FakeAnswer:
        """Wish's answer to too many calls."""
        return Refused(429, "Too Many Requests", status=429).answer()

    def _tell_order(self, own: Record, order: Record) -> None:
        """It sends no webhooks."""

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        if (request.method, request.path) == ("GET", CONSENT_PATH):
            return self.gate.consent(request)
        if (request.method, request.path) == ("POST", TOKEN_PATH):
            return self.gate.exchange(request)
        if (request.method, request.path) == ("GET", REFRESH_PATH):
            return self.gate.refresh(request)
        shop = self.gate.who(request)
        found = routed(_ROUTES, request)
        if found is None:
            raise Refused(404, "Not found", status=404)
        operation, handler, id_ = found
        self.gate.spend(shop, operation)
        return answer_of(handler(self, shop, request, id_))

    def _list(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.orders.list_(shop, request.query)

    def _carriers(self, shop: Record, request: FakeRequest, _: str) -> object:
        if request.query.get("order_type") != "GENERAL":
            raise Refused(90001, "Invalid parameter: order_type")
        return [{"name": name} for name in CARRIERS]

    def _order(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.orders.order(shop, id_)

    def _ship(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.orders.ship(shop, id_, _json(request))

    def _products(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.products.list_(shop, request.query)

    def _product(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.products.get(shop, id_)

    def _update(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.products.update(shop, id_, _json(request))

    def _tickets(self, shop: Record, request: FakeRequest, _: str) -> object:
        return self.tickets.list_(shop, request.query)

    def _ticket(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.tickets.get(shop, id_)

    def _reply(self, shop: Record, request: FakeRequest, id_: str) -> object:
        return self.tickets.reply(shop, id_, _json(request), self.gate.number("replies"))


def _json(request: FakeRequest) -> Record:
    said = object_or_none(request.body)
    if said is None:
        raise Refused(1001, "The body is no JSON")
    return said


_ROUTES: Sequence[tuple[str, str, str, _Handler]] = (
    ("GET", "/api/v3/orders", "GetMultipleOrders", Fake._list),
    ("GET", "/api/v3/orders/shipping_carriers", "GetShippingCarriers", Fake._carriers),
    ("GET", "/api/v3/orders/(?P<id>[^/]+)", "GetOrder", Fake._order),
    ("PUT", "/api/v3/orders/(?P<id>[^/]+)/tracking", "ShipOrder", Fake._ship),
    ("GET", "/api/v3/products", "listProductsSync", Fake._products),
    ("GET", "/api/v3/products/(?P<id>[^/]+)", "getProduct", Fake._product),
    ("PUT", "/api/v3/products/(?P<id>[^/]+)", "updateProduct", Fake._update),
    ("GET", "/api/v3/tickets", "listTickets", Fake._tickets),
    ("GET", "/api/v3/tickets/(?P<id>[^/]+)", "getTicket", Fake._ticket),
    ("POST", "/api/v3/tickets/(?P<id>[^/]+)/replies", "replyTicket", Fake._reply),
)
