"""A shop that is connected tells us of its orders without anybody having to ask for it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from linkstar.connect import accounts
from linkstar.connect.facts import AccountConnected
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.kit.clock import SetClock
from tests.flows.story import Story, a_story, sold


@pytest.fixture
async def story(database: Database, tenant_id: UUID, clock: SetClock) -> AsyncIterator[Story]:
    """A company whose shops were told no address by hand."""
    vault, silent = Vault.of(os.urandom(32)), ("shopify", "amazon")
    async with a_story(database, tenant_id, clock, vault, polls_only=silent) as told:
        told.partners.public_url = told.url
        async with database.tx(tenant_id) as tx:
            tx.record(*(AccountConnected(id_) for id_ in told.shops.values()))
        await told.turn()
        yield told


async def test_a_connected_shop_is_subscribed_and_its_orders_come_by_webhook(story: Story) -> None:
    subscribed = (await story.received("shopify"))["subscriptions"]
    assert len(subscribed) == 5
    await story.place(sold("1001"))
    await story.turn()  # no poll is due
    assert await story.states() == {"1001": "released"}
    assert await story.open_incidents() == []


async def test_a_shop_that_is_asked_again_each_day_is_subscribed_once(story: Story) -> None:
    for _ in range(2):
        await story.forward(days=1, minutes=1)
    assert len((await story.received("shopify"))["subscriptions"]) == 5


async def test_an_address_that_the_shop_refuses_is_an_incident_until_it_says_yes(story: Story) -> None:
    right = story.partners.public_url
    story.partners.public_url = "http://linkstar.example"
    await reopen(story)
    assert await story.open_incidents() == ["webhooks_refused"]
    story.partners.public_url = right
    await reopen(story)
    assert await story.open_incidents() == []


async def test_a_process_that_knows_no_address_subscribes_nothing_and_blames_nobody(story: Story) -> None:
    story.partners.public_url = ""
    before = (await story.received("shopify"))["subscriptions"]
    await reopen(story)
    assert (await story.received("shopify"))["subscriptions"] == before
    assert await story.open_incidents() == []


async def reopen(story: Story) -> None:
    """A person pauses the shop and opens it again."""
    async with story.database.tx(story.tenant_id) as tx:
        await accounts.pause(tx, [story.shops["shopify"]])
        await accounts.resume(tx, [story.shops["shopify"]])
    await story.turn()
