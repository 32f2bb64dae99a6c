"""A pretend PayPal: tokens, transaction search, disputes and refunds, with PayPal's own refusals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from linkstar.connect.fake import FakeAnswer, FakeRequest, Told, World
from linkstar.connect.fake_gate import GatedFake, Record
from linkstar.connect.payments.paypal.errors import TOKEN_PATH
from linkstar.connect.payments.paypal.fake.books import Books
from linkstar.connect.payments.paypal.fake.gate import Gate, Refused, answer_of, too_many
from linkstar.connect.reading import object_or_none


class Fake(GatedFake[Gate]):
    """The pretend PayPal of one sandbox; implements `connect.fake.FakePayments`."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world))
        self.name, self.kind = "paypal", "payment"
        self.books = Books(world)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts bookings, payouts and disputes into an account, and sends the events of disputes."""
        account = self.gate.shop(shop)
        for one in seen:
            self.books.tell(account, one)

    def received(self) -> Mapping[str, Any]:
        """The refunds that were asked for here."""
        return {"refunds": self.books.refunds(), "confirmations": [], "stock": {}, "labels": [], "voids": []}

    def throttled(self) -> FakeAnswer:
        """PayPal's answer to too many calls."""
        return too_many().answer()

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        if (request.method, request.path) == ("POST", TOKEN_PATH):
            return self.gate.token(request)
        shop = self.gate.who(request)
        if (request.method, request.path) == ("GET", "/v1/reporting/transactions"):
            return answer_of(self.books.report(shop, request.query))
        if (request.method, request.path) == ("GET", "/v1/customer/disputes"):
            return answer_of(self.books.disputes(shop, request.query))
        one = re.fullmatch(r"/v1/customer/disputes/([^/]+)", request.path)
        if one and request.method == "GET":
            return answer_of(self.books.dispute(shop, unquote(one[1])))
        of = re.fullmatch(r"/v2/payments/captures/([^/]+)/refund", request.path)
        if of and request.method == "POST":
            id_, asked = unquote(of[1]), _json(request.body)
            return self.gate.once(shop, request, lambda: self.books.refund(shop, id_, asked))
        raise Refused(404, "RESOURCE_NOT_FOUND", "The specified resource does not exist.")


def _json(body: bytes) -> Record:
    said = object_or_none(body or b"{}")
    if said is None:
        raise Refused(400, "INVALID_REQUEST", "Request is not well-formed.", issue="MALFORMED_REQUEST_JSON")
    return said
