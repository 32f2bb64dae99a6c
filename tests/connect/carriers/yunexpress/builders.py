"""A pretend YunExpress with one customer, and a client that is connected to it."""

from __future__ import annotations

from linkstar.connect.carriers.yunexpress import ADAPTER, Fake
from linkstar.connect.fake import FakeShop
from tests.connect.carriers.builders import NOW, an_account
from tests.connect.world import DirectHttp, MemoryWorld

SECRETS = {"app_id": "app-1", "app_secret": "secret-1", "source_key": "source-1"}


def a_customer(**config: str) -> tuple[Fake, DirectHttp, MemoryWorld]:
    """Fake, client and world; the client has no token yet, as on the first call after connecting."""
    world = MemoryWorld(NOW)
    fake = Fake(world)
    fake.open(FakeShop("C10086", "CN", "Asia/Shanghai", "CNY", SECRETS))
    return fake, DirectHttp(ADAPTER, fake, an_account("yunexpress", secrets=SECRETS, **config), world), world
