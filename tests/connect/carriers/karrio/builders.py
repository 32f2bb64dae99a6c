"""A pretend karrio server with one API token, and a client that is connected to it."""

from __future__ import annotations

from typing import Any

from linkstar.connect.carrier import LabelRequest
from linkstar.connect.carriers.karrio import ADAPTER, Fake
from linkstar.connect.fake import FakeShop
from tests.connect.carriers.builders import NOW, a_request, an_account
from tests.connect.world import DirectHttp, MemoryWorld

SERVICE = "dhl-main/dhl_express_worldwide"
SECRETS = {"token": "key_1"}


def a_server(**config: str) -> tuple[Fake, DirectHttp, MemoryWorld]:
    """Fake, client and world."""
    world = MemoryWorld(NOW)
    fake = Fake(world)
    fake.open(FakeShop("R10010", "CN", "Asia/Shanghai", "EUR", SECRETS))
    account = an_account("karrio", secrets=SECRETS, **{"origin_country": "CN", **config})
    return fake, DirectHttp(ADAPTER, fake, account, world), world


def parcel(key: str = "parcel-1", **changes: Any) -> LabelRequest:
    """A label request by a carrier behind the server."""
    return a_request(key, **{"service": SERVICE, **changes})
