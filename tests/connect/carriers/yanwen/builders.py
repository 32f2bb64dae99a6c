"""A pretend Yanwen with one customer, and a client that is connected to it."""

from __future__ import annotations

from linkstar.connect.carriers.yanwen import ADAPTER, Fake
from linkstar.connect.fake import FakeShop
from tests.connect.carriers.builders import NOW, an_account
from tests.connect.world import DirectHttp, MemoryWorld

SECRETS = {"user_id": "100000", "apitoken": "token-1"}


def a_customer(late_labels_s: int = 0, **config: str) -> tuple[Fake, DirectHttp, MemoryWorld]:
    """Fake, client and world."""
    world = MemoryWorld(NOW)
    fake = Fake(world)
    fake.open(FakeShop("Y10010", "CN", "Asia/Shanghai", "CNY", {**SECRETS, "late_labels_s": str(late_labels_s)}))
    return fake, DirectHttp(ADAPTER, fake, an_account("yanwen", secrets=SECRETS, **config), world), world
