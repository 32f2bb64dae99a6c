"""A pretend channel and a pretend carrier, small enough to see through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.channel import SeenOrder
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, FakeWebhook, World


class ToyChannel:
    """Keeps orders, answers GET /orders and POST /confirm, and sends a webhook for each order."""

    name, kind = "toy", "channel"

    def __init__(self, world: World) -> None:
        self.world = world
        self.opened: list[str] = []

    def open(self, shop: FakeShop) -> None:
        self.opened.append(shop.external_id)
        self.world.table("tokens")[shop.external_id] = {"token": shop.secrets.get("token", "")}

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        if request.path == "/orders":
            return FakeAnswer(200, orjson.dumps(list(self.world.table("orders").values())))
        if request.path == "/confirm":
            confirmations = self.world.table("confirmations")
            confirmations[str(len(confirmations))] = orjson.loads(request.body)
            return FakeAnswer(200, b'{"taken":true}')
        if request.path == "/broken":
            raise ZeroDivisionError
        said = {"path": request.path, "query": request.query, "token": request.headers.get("x-token")}
        return FakeAnswer(200, orjson.dumps(said))

    def received(self) -> Mapping[str, Any]:
        return {"confirmations": list(self.world.table("confirmations").values())}

    def revoke(self, external_id: str) -> None:
        self.world.table("tokens")[external_id] = {"token": "gone"}

    def throttled(self) -> FakeAnswer:
        return FakeAnswer(429, b"{}", {"retry-after": "2"})

    def place(self, shop: str, orders: Sequence[SeenOrder]) -> Sequence[str]:
        for order in orders:
            record = {
                "id": order.external_id,
                "buyer": order.buyer.name,
                "lines": len(order.lines),
                "at": order.placed_at,
            }
            self.world.table("orders")[order.external_id] = record
            self.world.send(
                FakeWebhook(
                    shop, "orders", orjson.dumps(record), {"x-signature": "right", "content-type": "application/json"}
                )
            )
        return [order.external_id for order in orders]


class ToyCarrier(ToyChannel):
    """Keeps scans."""

    name, kind = "truck", "carrier"

    def received(self) -> Mapping[str, Any]:
        return {"scans": list(self.world.table("scans").values())}

    def move(self, events: Sequence[TrackingEvent]) -> None:
        for event in events:
            self.world.table("scans")[event.tracking_number] = {"status": event.status, "at": event.happened_at}


FAKES = {"toy": ToyChannel, "truck": ToyCarrier}
