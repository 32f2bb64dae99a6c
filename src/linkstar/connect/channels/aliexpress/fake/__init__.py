"""A pretend AliExpress: OAuth, signatures, orders, parcels, products and their stock, all behind one address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.alibaba import sign
from linkstar.connect.alibaba.fake import FakeOpened
from linkstar.connect.alibaba.gate import LIMIT, Gate, Refused
from linkstar.connect.alibaba.oauth import CONSENT_PATH
from linkstar.connect.alibaba.sign import millis
from linkstar.connect.channels.aliexpress.calls.ask import PATH
from linkstar.connect.channels.aliexpress.calls.oauth import SYSTEM
from linkstar.connect.channels.aliexpress.fake.orders import Orders
from linkstar.connect.channels.aliexpress.fake.products import Products
from linkstar.connect.channels.aliexpress.wire.values import response_name
from linkstar.connect.fake import FakeAnswer, FakeRequest, Told, World
from linkstar.connect.fake_gate import Declined, Record

_Handler = Callable[["Fake", Record, Mapping[str, str]], Record]


class Fake(FakeOpened[Orders]):
    """The pretend AliExpress of one sandbox; implements `connect.fake.TellingChannel`. It pushes nothing, and refuses with
    status 200 too, in two shapes."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world, "session"), Orders(world))
        self.name, self.kind = "aliexpress", "channel"
        self.products = Products(world)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts listings into the shop; the rest AliExpress does not tell. Raises TypeError for it."""
        for one in seen:
            if not isinstance(one, SeenListing):
                raise TypeError(f"AliExpress tells no {type(one).__name__}")
            self.products.put(self.gate.shop(shop), one)

    def received(self) -> Mapping[str, Any]:
        """The parcels that were told, and what SKUs offer."""
        return self._received(self.products.levels())

    def throttled(self) -> FakeAnswer:
        """AliExpress's answer to too many calls."""
        return refusal(Refused(*LIMIT))

    def _tell_order(self, own: Record, order: Record) -> None:
        """It pushes nothing."""

    def _declined(self, request: FakeRequest, no: Declined) -> FakeAnswer:
        return refusal(no, is_system=request.path != PATH)

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        if (request.method, request.path) == ("GET", CONSENT_PATH):
            return self.gate.consent(request)
        path = request.path.removeprefix(SYSTEM)
        if request.path.startswith(SYSTEM) and path in sign.TOKEN_PATHS:
            shop, tokens = self.gate.token(request, path)
            ends = millis(self.world.now) + tokens["expires_in"] * 1000
            about = {"seller_id": shop["external_id"], "user_id": shop["external_id"], "user_nick": "cn1000000000abcd"}
            return FakeAnswer(200, orjson.dumps(tokens | about | {"expire_time": ends, "sp": "ae", "locale": "zh_CN"}))
        if request.path != PATH:
            raise Refused("InvalidApiPath", "The specified API path is invalid")
        operation = request.query.get("method", "")
        handler = _OPERATIONS.get(operation)
        if handler is None:
            raise Refused("InvalidApiPath", "The specified method is invalid")
        shop = self.gate.who(request, "")
        self.gate.spend(shop, operation)
        said = handler(self, shop, {**request.query, **sign.fields_of(request.body)})
        return FakeAnswer(
            200, orjson.dumps({response_name(operation): said | {"request_id": "2102e2b216953763075105129"}})
        )

    def _list(self, shop: Record, fields: Mapping[str, str]) -> Record:
        return {"result": self.orders.list_(shop, _json(fields, "param0"))}

    def _info(self, shop: Record, fields: Mapping[str, str]) -> Record:
        return {"result": self.orders.info(shop, _json(fields, "param1"))}

    def _fulfil(self, shop: Record, fields: Mapping[str, str]) -> Record:
        return {"result": self.orders.fulfil(shop, dict(fields), self.gate.number("parcels"))}

    def _stock(self, shop: Record, fields: Mapping[str, str]) -> Record:
        return self.products.stock(shop, orjson.loads(fields.get("mutiple_product_update_list", "[]")))

    def _products(self, shop: Record, fields: Mapping[str, str]) -> Record:
        return {"result": self.products.list_(shop, _json(fields, "aeop_a_e_product_list_query"))}

    def _product(self, shop: Record, fields: Mapping[str, str]) -> Record:
        return {"result": self.products.info(shop, fields.get("product_id", ""))}


def refusal(no: Declined, *, is_system: bool = False) -> FakeAnswer:
    """The error body: flat from the system interfaces, which give tokens, and in `error_response` from all others."""
    assert isinstance(no, Refused)  # noqa: S101 - nothing else is raised here
    if is_system:
        said: Record = {"code": no.code, "type": "ISV", "message": no.message, "request_id": "2102e2b2"}
    else:
        sub = {"sub_code": no.kind} if no.kind.startswith("is") else {}
        said = {"error_response": {"code": no.code, "type": "ISV", "msg": no.message, "request_id": "2102e2b2", **sub}}
    return FakeAnswer(200, orjson.dumps(said))


def _json(fields: Mapping[str, str], name: str) -> Record:
    try:
        said = orjson.loads(fields.get(name, ""))
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refused("InvalidParameter", f"The parameter {name} is no JSON")
    return said


_OPERATIONS: Mapping[str, _Handler] = {
    "aliexpress.solution.order.get": Fake._list,
    "aliexpress.solution.order.info.get": Fake._info,
    "aliexpress.solution.order.fulfill": Fake._fulfil,
    "aliexpress.solution.batch.product.inventory.update": Fake._stock,
    "aliexpress.solution.product.list.get": Fake._products,
    "aliexpress.solution.product.info.get": Fake._product,
}
