"""A pretend DingTalk: group robots that answer with an error code inside a 200, signed or not.

`FakeShop.secrets`: access_token, signing_secret if the robot asks for signatures.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.notifier_fake import Record, Room, body_of
from linkstar.connect.notifiers.dingtalk import sign
from linkstar.connect.notifiers.dingtalk.wire import SEND

_PER_MINUTE = 20
_BODY_MAX = 20_000
_HOUR_MS = 3_600_000


class Fake:
    """The pretend service."""

    name = "dingtalk"
    kind = "notifier"

    def __init__(self, world: World) -> None:
        self.world, self.rooms = world, Room(world, sign.TOKEN)

    def open(self, shop: FakeShop) -> None:
        """Puts a robot into a group."""
        self.rooms.open(shop)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call."""
        if (request.method, request.path) != ("POST", SEND):
            return FakeAnswer(404, b"not found", {"content-type": "text/plain"})
        room = self.rooms.find(request.query.get("access_token", ""))
        if room is None:
            return _said(300001, "token is not exist")
        if not self._is_signed(request, room):
            return _said(310000, "sign not match, more: [https://ding-doc.dingtalk.com]")
        said = body_of(request)
        if said is None or said.get("msgtype") not in ("text", "markdown") or len(request.body) > _BODY_MAX:
            return _said(40035, "缺少参数 json")
        content = said.get(said["msgtype"]) or {}
        text = content.get("content") or content.get("text")
        if not isinstance(text, str) or not text:
            return _said(43004, "无效的HTTP HEADER Content-Type")
        if self.rooms.is_busy(room, _PER_MINUTE):
            return self.throttled()
        self.rooms.keep(room, said, text=text)
        return _said(0, "ok")

    def received(self) -> Mapping[str, Any]:
        """The messages in all groups."""
        return self.rooms.received()

    def revoke(self, external_id: str) -> None:
        """Takes the robot out of its group."""
        self.rooms.revoke(external_id)

    def throttled(self) -> FakeAnswer:
        """Too many messages within a minute."""
        return _said(130101, "send too fast, exceed 20 times per minute")

    def _is_signed(self, request: FakeRequest, room: Record) -> bool:
        secret, stamp = str(room["secrets"].get(sign.SECRET, "")), request.query.get("timestamp", "")
        if not secret:
            return True
        if not stamp.isdigit() or abs(int(stamp) - self.world.now.timestamp() * 1000) > _HOUR_MS:
            return False
        return hmac.compare_digest(sign.signature(secret, stamp), request.query.get("sign", ""))


def _said(code: int, words: str) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps({"errcode": code, "errmsg": words}))
