"""Scenario 8: where pages are too slow, one file names all orders, and the most urgent of them are fetched first."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from linkstar import orders
from linkstar.connect.accounts import get_account_row
from linkstar.connect.channel import Cursor, OrderPage, SeenOrder
from linkstar.connect.messages import get_cursors
from linkstar.connect.wire import PartnerRefused
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.flows import bulk
from linkstar.flows.intake import SINGLES_MAX
from linkstar.kit.clock import SetClock
from tests.contracts.accounts import ROWS
from tests.flows.story import Story, a_story, sold
from tests.flows.test_scenarios_budget import count, the_budget_recovers, told
from tests.world.orders import PLACED, a_line

AMAZON = ROWS["amazon"]
NUMBERS = range(101, 301)


@pytest.fixture
async def slow(database: Database, tenant_id: UUID, clock: SetClock) -> AsyncIterator[Story]:
    """A company whose Amazon shop sends no notices and gives one page in an hour; other calls at their real rates."""
    async with a_story(database, tenant_id, clock, Vault.of(os.urandom(32)), polls_only=("amazon",)) as story:
        secrets = dict(AMAZON.secrets) | {"throttle_factor": "1", "throttle_factor.searchOrders": "0.05"}
        shop = {"partner": "amazon", "external_id": AMAZON.external_id, "site": AMAZON.site, "zone": AMAZON.zone}
        await story.ask("shops", {**shop, "currency": AMAZON.currency, "secrets": secrets})
        yield story


def waiting(number: int, *, every_s: int = 9) -> SeenOrder:
    """An order of an unknown listing; the higher its number, the later it changed and the earlier it was placed."""
    seen = sold(str(number), a_line("VASE"), minutes=61)
    changed_at = seen.updated_at + timedelta(seconds=every_s * (number - NUMBERS[0]))
    return replace(
        seen, placed_at=PLACED - timedelta(minutes=number), updated_at=changed_at,
        version=int(changed_at.timestamp() * 1e6),
    )  # fmt: skip


async def known(story: Story) -> set[str]:
    """The orders in our books."""
    async with story.database.tx(story.tenant_id) as tx:
        first = await orders.list_orders(tx, limit=200)
    return {one.external_id for one in first.rows}


async def reports(story: Story) -> int:
    """How many reports of orders Amazon was asked for."""
    return await story.calls("createReport", said="ALL_ORDERS")


async def test_a_report_names_the_backlog_and_the_oldest_orders_are_fetched_before_their_page_comes(
    slow: Story,
) -> None:
    await slow.place(*map(waiting, NUMBERS), shop="amazon")
    await slow.forward(minutes=33)
    page = {AMAZON.order_id(number) for number in NUMBERS[:100]}
    assert await known(slow) == page, "the budget is spent"
    await slow.forward(minutes=1)
    await slow.forward(minutes=1)
    urgent = {AMAZON.order_id(number) for number in NUMBERS[-SINGLES_MAX:]}
    assert await known(slow) == page | urgent, "those that wait longest, though Amazon would tell them last"
    assert (await told(slow, "amazon"))["429"] <= 3
    assert await reports(slow) == 1, "one file for one backlog, however often the poll is cut"
    for _ in range(6):
        await the_budget_recovers(slow, hours=1)
    assert await count(slow) == len(NUMBERS)
    assert not {"work_parked", "budget_spent"} & set(await slow.open_incidents())


async def test_a_backlog_that_pages_bring_sooner_is_left_to_them(slow: Story) -> None:
    """The orders changed in one moment, as after an import: nothing tells that many more wait."""
    await slow.place(*(waiting(number, every_s=0) for number in NUMBERS), shop="amazon")
    await slow.forward(minutes=33)
    for _ in range(3):
        await slow.forward(minutes=1)
    assert await count(slow) == 100
    assert await reports(slow) == 0


async def test_a_file_that_the_shop_gives_up_is_an_incident_until_another_comes(slow: Story) -> None:
    async with slow.database.tx(slow.tenant_id) as tx:
        row = await get_account_row(tx, slow.shops["amazon"])
        asked = bulk.Bulk(tx.tenant_id, row, Cursor(tx.now, "70000"))
        await bulk.keep_bulk(tx, [asked], [PartnerRefused("report 70000 failed", code="FATAL")])
        assert (await get_cursors(tx, [row.id], bulk.TOPIC))[row.id] == Cursor(tx.now), "another may be asked for"
    assert await slow.open_incidents() == ["budget_spent"]
    async with slow.database.tx(slow.tenant_id) as tx:
        await bulk.keep_bulk(tx, [asked], [OrderPage((), Cursor(tx.now), has_more=False)])
    assert await slow.open_incidents() == []
