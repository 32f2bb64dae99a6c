"""A pretend Feishu: group robots, signed or not. `FakeShop.secrets`: hook_token, signing_secret if signatures are asked for."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.notifier_fake import Record, Room, body_of
from linkstar.connect.notifiers.feishu import wire

_PER_MINUTE = 100
_HOUR_S = 3600


class Fake:
    """The pretend service."""

    name = "feishu"
    kind = "notifier"

    def __init__(self, world: World) -> None:
        self.world, self.rooms = world, Room(world, wire.TOKEN)

    def open(self, shop: FakeShop) -> None:
        """Puts a robot into a group."""
        self.rooms.open(shop)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call."""
        place, _, token = request.path.rpartition("/")
        if (request.method, place) != ("POST", wire.HOOK):
            return FakeAnswer(404, b"404 page not found", {"content-type": "text/plain"})
        room, said = self.rooms.find(token), body_of(request)
        if room is None:
            return _said(19001, "param invalid: incoming webhook access token invalid")
        if said is None or said.get("msg_type") != "text" or len(request.body) > 20_000:
            return _said(9499, "Bad Request", 400) if said is None else _said(19002, "params error, msg_type need")
        if not self._is_signed(said, room):
            return _said(19021, "sign match fail or timestamp is not within one hour from current time")
        text = (said.get("content") or {}).get("text")
        if not isinstance(text, str) or not text:
            return _said(10208, "text is empty", 400)
        if self.rooms.is_busy(room, _PER_MINUTE):
            return self.throttled()
        self.rooms.keep(room, said, text=text)
        return FakeAnswer(
            200, orjson.dumps({"StatusCode": 0, "StatusMessage": "success", "code": 0, "data": {}, "msg": "success"})
        )

    def received(self) -> Mapping[str, Any]:
        """The messages in all groups."""
        return self.rooms.received()

    def revoke(self, external_id: str) -> None:
        """Takes the robot out of its group."""
        self.rooms.revoke(external_id)

    def throttled(self) -> FakeAnswer:
        """Too many messages."""
        return _said(11232, "frequency limited psm[lark.oapi.app_platform_runtime]appID[1500]")

    def _is_signed(self, said: Mapping[str, Any], room: Record) -> bool:
        secret, stamp = str(room["secrets"].get(wire.SECRET, "")), str(said.get("timestamp", ""))
        if not secret:
            return True
        if not stamp.isdigit() or abs(int(stamp) - self.world.now.timestamp()) > _HOUR_S:
            return False
        return hmac.compare_digest(wire.signature(secret, stamp), str(said.get("sign", "")))


def _said(code: int, words: str, status: int = 200) -> FakeAnswer:
    return FakeAnswer(status, orjson.dumps({"code": code, "msg": words, "data": {}}))
