"""A pretend Slack: incoming webhooks that answer with a word. `FakeShop.secrets`: hook_token (T…/B…/…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.notifier_fake import Room, body_of
from linkstar.connect.notifiers.slack import wire

_PER_MINUTE = 60
_TEXT = {"content-type": "text/html"}


class Fake:
    """The pretend service."""

    name = "slack"
    kind = "notifier"

    def __init__(self, world: World) -> None:
        self.rooms = Room(world, wire.PATH)

    def open(self, shop: FakeShop) -> None:
        """Adds an incoming webhook to a channel."""
        self.rooms.open(shop)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call."""
        if request.method != "POST" or not request.path.startswith(f"{wire.HOOK}/"):
            return FakeAnswer(404, b"not found", _TEXT)
        room, said = self.rooms.find(request.path.removeprefix(f"{wire.HOOK}/")), body_of(request)
        if room is None:
            return FakeAnswer(404, b"no_service", _TEXT)
        if said is None:
            return FakeAnswer(400, b"invalid_payload", _TEXT)
        if not isinstance(said.get("text"), str) or not said["text"]:
            return FakeAnswer(400, b"no_text", _TEXT)
        if self.rooms.is_busy(room, _PER_MINUTE):
            return self.throttled()
        self.rooms.keep(room, said, text=said["text"])
        return FakeAnswer(200, b"ok", _TEXT)

    def received(self) -> Mapping[str, Any]:
        """The messages in all channels."""
        return self.rooms.received()

    def revoke(self, external_id: str) -> None:
        """Takes the webhook out of its channel."""
        self.rooms.revoke(external_id)

    def throttled(self) -> FakeAnswer:
        """Too many messages."""
        return FakeAnswer(429, b"rate_limited", {**_TEXT, "retry-after": "30"})
