"""The queue of webhooks, without a network."""

from __future__ import annotations

import asyncio

from linkstar.connect.fake import FakeWebhook
from linkstar.kit.clock import WallClock
from linkstar.sandbox.deliveries import Deliveries
from linkstar.sandbox.faults import Faults


async def test_what_is_told_at_the_end_is_of_the_moment_when_nothing_was_open() -> None:
    deliveries = Deliveries(WallClock(), Faults())
    settled = asyncio.create_task(deliveries.settle(5))
    await asyncio.sleep(0)  # it begins to wait; nothing is open
    deliveries.queue(
        "shopify", FakeWebhook("shop", "orders/create", b"{}", {}), "http://127.0.0.1:1/"
    )  # one comes in between
    said = await settled
    assert (said["settled"], said["open"]) == (True, 0)
