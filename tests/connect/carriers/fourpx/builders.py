"""A pretend 4PX with one customer, and a client that is connected to it."""

from __future__ import annotations

from linkstar.connect.carriers.fourpx import ADAPTER, Fake
from linkstar.connect.fake import FakeShop
from tests.connect.carriers.builders import NOW, an_account
from tests.connect.world import DirectHttp, MemoryWorld

SECRETS = {"app_key": "app-1", "app_secret": "secret-1"}


def a_customer(late_labels_s: int = 0, **config: str) -> tuple[Fake, DirectHttp, MemoryWorld]:
    """Fake, client and world."""
    world = MemoryWorld(NOW)
    fake = Fake(world)
    fake.open(FakeShop("F10010", "CN", "Asia/Shanghai", "CNY", {**SECRETS, "late_labels_s": str(late_labels_s)}))
    return fake, DirectHttp(ADAPTER, fake, an_account("fourpx", secrets=SECRETS, **config), world), world
