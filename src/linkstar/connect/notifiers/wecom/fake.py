"""A pretend WeCom: group robots that answer with an error code inside a 200.

`FakeShop.secrets`: robot_key. `received()["messages"]` are those in the groups.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.notifier_fake import Room, body_of
from linkstar.connect.notifiers.wecom.wire import CONTENT_MAX, KEY, SEND

_PER_MINUTE = 20


class Fake:
    """The pretend service."""

    name = "wecom"
    kind = "notifier"

    def __init__(self, world: World) -> None:
        self.rooms = Room(world, KEY)

    def open(self, shop: FakeShop) -> None:
        """Puts a robot into a group."""
        self.rooms.open(shop)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call."""
        if (request.method, request.path) != ("POST", SEND):
            return FakeAnswer(404, b"not found", {"content-type": "text/plain"})
        room = self.rooms.find(request.query.get("key", ""))
        if room is None:
            return _said(93000, "invalid webhook url")
        said = body_of(request)
        if said is None or said.get("msgtype") not in ("text", "markdown"):
            return _said(40008, "invalid message type")
        text = (said.get(said["msgtype"]) or {}).get("content")
        if not isinstance(text, str) or not text:
            return _said(44004, "empty content")
        if len(text.encode()) > CONTENT_MAX:
            return _said(40058, "text.content exceed max length 2048")
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
        return _said(45009, "api freq out of limit")


def _said(code: int, words: str) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps({"errcode": code, "errmsg": words}))
