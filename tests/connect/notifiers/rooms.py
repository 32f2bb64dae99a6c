"""A pretend room for each notifier, and a client that writes into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast
from uuid import UUID

from linkstar.connect import registry
from linkstar.connect.fake import FakePartner, FakeShop
from linkstar.connect.notifier import Event, Message, Notifier
from linkstar.connect.wire import Account
from tests.connect.world import DirectHttp, MemoryWorld

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


@dataclass(frozen=True)
class Row:
    """What has to be entered to connect an account, and where it writes to."""

    secrets: Mapping[str, str]
    config: Mapping[str, str] = field(default_factory=dict)
    place: str = ""  # below the partner's address


ROWS: Mapping[str, Row] = {
    "wecom": Row(
        {"robot_key": "693a91f6-7xxx-4bc4-97a0", "callback_token": "tok", "callback_aes_key": AES_KEY},
        {"receive_id": "ww1"},
    ),
    "dingtalk": Row({"access_token": "66d6af55exxx", "signing_secret": "SECtest", "callback_app_secret": "app"}),
    "feishu": Row({"hook_token": "61a82be4-9xxx", "signing_secret": "demo"}),
    "slack": Row({"hook_token": "T00000000/B00000000/XXXXXXXXXXXX"}),
    "email": Row(
        {"username": "ops@example.com", "password": "correct horse"}, {"to": "boss@example.com, warehouse@example.com"}
    ),
    "webhook": Row({"signing_secret": SECRET}, place="/receive/room-1"),
}


@dataclass
class Stage:
    """A notifier, its pretend service, and the client between them."""

    adapter: Notifier
    fake: FakePartner
    http: DirectHttp
    world: MemoryWorld

    def texts(self) -> list[str]:
        """What stands in the room."""
        return [row["text"] for row in self.fake.received()["messages"]]


def account(name: str, **more: Any) -> Account:
    """An account of this notifier."""
    row = ROWS[name]
    said: dict[str, Any] = {"base_url": row.place, "config": row.config, "secrets": row.secrets} | more
    return Account(UUID(int=1), UUID(int=2), "notifier", name, said.pop("base_url"), "room-1", **said)


def stage(name: str, **more: Any) -> Stage:
    """A room that the notifier may write into."""
    world = MemoryWorld(NOW)
    fake = registry.fakes()[name](world)
    fake.open(FakeShop("room-1", "", "UTC", "CNY", ROWS[name].secrets))
    adapter = cast(Notifier, registry.adapter("notifier", name))
    return Stage(adapter, fake, DirectHttp(adapter, fake, account(name, **more), world), world)


def message(key: str = "msg_1", *lines: str, **more: Any) -> Message:
    """A message about an order that has to leave."""
    event = Event("ship_by.at_risk", NOW, {"incident_id": UUID(int=7)})
    said: dict[str, Any] = {"url": "https://linkstar.example/incidents", "language": "zh", "event": event} | more
    return Message(key, "订单即将超过最晚发货时间", lines or ("订单 1001 须在 18:00 前发货",), **said)
