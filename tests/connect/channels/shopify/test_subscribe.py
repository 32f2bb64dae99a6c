"""Asking the shop to tell us of its orders."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkstar.connect.channels.shopify import ADAPTER
from linkstar.connect.fake import FakeShop
from linkstar.connect.wire import PartnerRefused

from .builders import SECRETS, SHOP, a_shop, an_order, delivered

DOOR = "https://linkstar.example/webhooks/t0ken"


async def test_every_topic_is_subscribed_once_however_often_we_ask():
    http, fake, _ = a_shop()
    assert await ADAPTER.subscribe(http, DOOR) == list(ADAPTER.webhook_topics)
    assert await ADAPTER.subscribe(http, DOOR) == []
    told = fake.received()["subscriptions"]
    assert sorted(one["topic"] for one in told) == [
        "ORDERS_CANCELLED",
        "ORDERS_CREATE",
        "ORDERS_PAID",
        "ORDERS_UPDATED",
        "REFUNDS_CREATE",
    ]
    assert {one["uri"] for one in told} == {DOOR}


async def test_a_subscription_that_the_shop_ended_is_asked_for_again():
    http, _, world = a_shop()
    await ADAPTER.subscribe(http, DOOR)
    del world.table("subscriptions")[f"{SHOP}/ORDERS_PAID/{DOOR}"]
    assert await ADAPTER.subscribe(http, DOOR) == ["orders/paid"]


async def test_what_another_asked_for_in_between_is_no_refusal():
    http, _, world = a_shop()
    ask = http.send

    async def send(request):
        answer = await ask(request)
        if request.operation == "Subscriptions":
            key = f"{SHOP}/ORDERS_CREATE/{DOOR}"
            world.table("subscriptions")[key] = {"shop": SHOP, "id": "1", "topic": "ORDERS_CREATE", "uri": DOOR}
        return answer

    http.send = send
    await ADAPTER.subscribe(http, DOOR)
    assert len(world.table("subscriptions")) == len(ADAPTER.webhook_topics)


async def test_an_address_that_is_not_safe_is_refused_in_the_shops_words():
    http, fake, _ = a_shop()
    with pytest.raises(PartnerRefused, match="http:// is not supported"):
        await ADAPTER.subscribe(http, DOOR.replace("https", "http"))
    assert fake.received()["subscriptions"] == []


async def test_an_order_is_told_to_the_address_that_subscribed_and_is_genuine():
    http, fake, world = a_shop()
    await ADAPTER.subscribe(http, DOOR)
    fake.place(SHOP, [an_order(payment="pending")])
    [own, subscribed] = world.sent
    assert (own.url, subscribed.url, subscribed.topic) == ("", DOOR, "orders/create")
    [message] = ADAPTER.receive(delivered(subscribed), http.account, world.now)
    assert message.external_id == "1001"


async def test_an_address_that_is_told_anyway_is_told_once():
    http, fake, world = a_shop()
    fake.open(FakeShop(SHOP, "US", "America/New_York", "USD", {**SECRETS, "plan": "plus"}, webhook_url=DOOR))
    await ADAPTER.subscribe(http, DOOR)
    fake.place(SHOP, [an_order(payment="pending")])
    assert [one.topic for one in world.sent] == ["orders/create"]


def test_an_account_of_another_shop_hears_nothing_of_this_one():
    _, fake, world = a_shop()
    other = replace(FakeShop("other.myshopify.com", "US", "UTC", "USD", SECRETS))
    fake.open(other)
    world.table("subscriptions")["x"] = {"shop": other.external_id, "id": "1", "topic": "ORDERS_CREATE", "uri": DOOR}
    fake.place(SHOP, [an_order(payment="pending")])
    assert [one.url for one in world.sent] == [""]
