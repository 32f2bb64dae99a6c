"""A pretend receiver of webhooks, at /receive/<name>: it verifies, keeps each id once, and can be told to be gone.

`FakeShop.external_id` is the name; `FakeShop.secrets`: signing_secret.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.notifier_fake import Room, body_of
from linkstar.connect.notifiers.webhook import sign
from linkstar.connect.wire import PartnerRefused

PLACE = "/receive/"
_CLOCK_MAY_DIFFER_S = 300
_PER_MINUTE = 6000


class Fake:
    """The pretend receiver."""

    name = "webhook"
    kind = "notifier"

    def __init__(self, world: World) -> None:
        self.world, self.rooms = world, Room(world, sign.SECRET)

    def open(self, shop: FakeShop) -> None:
        """Makes a receiver."""
        self.rooms.open(shop)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a delivery."""
        name = request.path.removeprefix(PLACE)
        room = self.world.table("rooms").get(name)
        if request.method != "POST" or not request.path.startswith(PLACE) or room is None:
            return FakeAnswer(404, b"")
        if room["is_gone"]:
            return FakeAnswer(410, b"")
        stamp = request.headers.get("webhook-timestamp", "")
        if not stamp.isdigit() or abs(int(stamp) - self.world.now.timestamp()) > _CLOCK_MAY_DIFFER_S:
            return FakeAnswer(400, b'{"error":"too old"}')
        try:
            is_ours = sign.is_signed(room["secrets"].get(sign.SECRET, ""), dict(request.headers), request.body)
        except PartnerRefused:
            is_ours = False
        said = body_of(request)
        if not is_ours or said is None or not {"type", "timestamp", "data"} <= said.keys():
            return FakeAnswer(401 if not is_ours else 400, b'{"error":"not signed"}')
        if self.rooms.is_busy(room, _PER_MINUTE):
            return self.throttled()
        self.rooms.keep(room, said, text=str(said["type"]), key=request.headers.get("webhook-id", ""))
        return FakeAnswer(204, b"")

    def received(self) -> Mapping[str, Any]:
        """What came, each id once."""
        return self.rooms.received()

    def revoke(self, external_id: str) -> None:
        """The receiver is gone for good."""
        self.rooms.revoke(external_id)

    def throttled(self) -> FakeAnswer:
        """Too many deliveries."""
        return FakeAnswer(429, b"", {"retry-after": "20"})
