"""What pretend notifiers have in common: who may write, how often, and what was written. For their fakes only."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.fake import FakeRequest, FakeShop, World

Record = dict[str, Any]
_MINUTE_S = 60


class Room:
    """The rooms that a fake knows, by the secret that opens them, and the messages in them."""

    def __init__(self, world: World, secret: str) -> None:
        self.world, self._secret = world, secret
        self._rooms, self._messages, self._spent = world.table("rooms"), world.table("messages"), world.table("spent")

    def open(self, shop: FakeShop) -> None:
        """Makes a room known, or opens it again."""
        self._rooms[shop.external_id] = {
            "room": shop.external_id, "secrets": dict(shop.secrets), "is_gone": False, "callback_url": shop.webhook_url,
        }  # fmt: skip

    def revoke(self, external_id: str) -> None:
        """The robot was taken out of the room, or its password was changed."""
        self._rooms[external_id] = self._rooms[external_id] | {"is_gone": True}

    def find(self, said: str) -> Record | None:
        """The room that this secret opens; None for none, or one that is gone."""
        for room in self._rooms.values():
            known = str(room["secrets"].get(self._secret, ""))
            if known and hmac.compare_digest(known.encode(), said.encode()) and not room["is_gone"]:
                return room
        return None

    def is_busy(self, room: Record, per_minute: int) -> bool:
        """Whether this message is one too many within the minute; it is counted."""
        now = self.world.now.timestamp()
        spent = [at for at in self._spent.get(room["room"], {"at": []})["at"] if now - at < _MINUTE_S]
        if len(spent) >= per_minute:
            return True
        self._spent[room["room"]] = {"at": [*spent, now]}
        return False

    def keep(self, room: Record, said: Any, *, text: str, key: str = "") -> str:
        """Shows a message in the room; one whose key is known already is not shown again. Returns its number."""
        if key and f"{room['room']} {key}" in self._messages:
            return str(self._messages[f"{room['room']} {key}"]["number"])
        number = f"{len(self._messages) + 1}"
        row = {"number": number, "room": room["room"], "text": text, "said": said, "at": self.world.now.isoformat()}
        self._messages[f"{room['room']} {key or 'number ' + number}"] = row
        return number

    def received(self) -> Mapping[str, Any]:
        """The messages in all rooms."""
        return {"messages": list(self._messages.values()), "confirmations": [], "stock": {}, "labels": [], "voids": []}


def body_of(request: FakeRequest) -> Record | None:
    """The JSON object that was sent; None for anything else."""
    try:
        said = orjson.loads(request.body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
