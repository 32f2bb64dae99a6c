"""A pretend mail server: takes a letter over HTTP and answers with the code and words of a mail server.

`FakeShop.secrets`: username, password. `received()["messages"]` are the letters in the mailbox, each Message-ID once.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from email import message_from_bytes
from email.policy import default
from typing import Any

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.mail import FROM, TO
from linkstar.connect.notifier_fake import Room
from linkstar.connect.notifiers.email import wire

_PER_MINUTE = 100


class Fake:
    """The pretend mail server."""

    name = "email"
    kind = "notifier"

    def __init__(self, world: World) -> None:
        self.rooms = Room(world, wire.PASSWORD)

    def open(self, shop: FakeShop) -> None:
        """Makes a mailbox."""
        self.rooms.open(shop)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Takes a letter."""
        name, password = _who(request.headers.get("authorization", ""))
        room = self.rooms.find(password)
        if room is None or room["secrets"].get(wire.USERNAME) != name:
            return _said(535, "5.7.8 Error: authentication failed")
        if not request.headers.get(FROM) or not request.headers.get(TO):
            return _said(503, "5.5.1 Error: need MAIL command")
        letter = message_from_bytes(request.body, policy=default)
        if not letter["Subject"] or not letter["Date"] or not letter["Message-ID"]:
            return _said(550, "5.7.1 Error: this is no letter")
        if self.rooms.is_busy(room, _PER_MINUTE):
            return self.throttled()
        part = letter.get_body(("plain",))
        text = f"{letter['Subject']}\n{part.get_content() if part else ''}"
        said = {"from": request.headers[FROM], "to": request.headers[TO].split(","), "subject": str(letter["Subject"])}
        self.rooms.keep(room, said, text=text, key=str(letter["Message-ID"]))
        return _said(250, "2.0.0 Ok: queued")

    def received(self) -> Mapping[str, Any]:
        """The letters in all mailboxes."""
        return self.rooms.received()

    def revoke(self, external_id: str) -> None:
        """The password was changed."""
        self.rooms.revoke(external_id)

    def throttled(self) -> FakeAnswer:
        """Too many letters."""
        return _said(450, "4.7.1 Error: too much mail")


def _who(header: str) -> tuple[str, str]:
    try:
        name, _, password = base64.b64decode(header.removeprefix("Basic "), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password


def _said(code: int, words: str) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps({"code": code, "message": words}))
