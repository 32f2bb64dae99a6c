"""A pretend Stripe: balance transactions, payouts, disputes, refunds and events, with Stripe's own refusals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, unquote

from linkstar.connect.fake import FakeAnswer, FakeRequest, Told, World
from linkstar.connect.fake_gate import GatedFake
from linkstar.connect.payments.stripe.fake.books import NAMES, Books
from linkstar.connect.payments.stripe.fake.gate import Gate, Refused, answer_of, too_many


class Fake(GatedFake[Gate]):
    """The pretend Stripe of one sandbox; implements `connect.fake.FakePayments`."""

    def __init__(self, world: World) -> None:
        super().__init__(world, Gate(world))
        self.name, self.kind = "stripe", "payment"
        self.books = Books(world)

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts bookings, payouts, disputes and refunds into an account, and sends their events."""
        account = self.gate.shop(shop)
        for one in seen:
            self.books.tell(account, one)

    def received(self) -> Mapping[str, Any]:
        """The refunds that were asked for here."""
        rows = [one for one in self.world.table("refunds").values() if one.get("is_ours")]
        return {"refunds": [one["said"] for one in rows], "confirmations": [], "stock": {}, "labels": [], "voids": []}

    def throttled(self) -> FakeAnswer:
        """Stripe's answer to too many calls."""
        return too_many().answer()

    def _answer(self, request: FakeRequest) -> FakeAnswer:
        shop = self.gate.who(request)
        path = request.path.replace("/v1/balance/history", "/v1/balance_transactions")  # the list's older address
        found = re.fullmatch(r"/v1/([a-z_]+)(?:/([^/]+))?", path)
        table, id_ = (found[1], unquote(found[2] or "")) if found else ("", "")
        if request.method == "GET" and table in NAMES:
            return answer_of(self.books.get(table, shop, id_) if id_ else self.books.page(table, shop, request.query))
        if (request.method, path) == ("POST", "/v1/refunds"):
            form = dict(parse_qsl(request.body.decode()))
            return self.gate.once(shop, request, lambda: self.books.refund(shop, form))
        raise Refused(404, f"Unrecognized request URL ({request.method}: {request.path}).")
