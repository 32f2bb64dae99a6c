"""Deliveries at our door, as the pretend shop signs them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from linkstar.connect.channel import Cursor, WebhookRequest
from linkstar.connect.channels.shopify import ADAPTER, sign
from linkstar.connect.wire import BadSignature, Unreadable

from .builders import NOON, SECRETS, SHOP, a_parcel, a_shop, an_account, an_order, delivered, read


def _signed(body: bytes, **headers: str) -> WebhookRequest:
    given = {"x-shopify-hmac-sha256": sign.body_hmac(SECRETS["client_secret"], body), "x-shopify-shop-domain": SHOP}
    return WebhookRequest("/hooks/shopify", {**given, **headers}, {}, body)


async def test_the_shop_tells_of_each_change_and_we_read_it():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order(payment="pending")])
    fake.place(SHOP, [an_order(after_s=60)])
    fake.place(SHOP, [an_order(after_s=120, payment="refunded", commercial="cancelled")])
    assert [one.topic for one in world.sent] == [
        "orders/create", "orders/updated", "orders/paid", "orders/updated", "refunds/create", "orders/cancelled",
    ]  # fmt: skip
    messages = [ADAPTER.receive(delivered(one), http.account, world.now)[0] for one in world.sent]
    orders = [ADAPTER.read_order(message, http.account) for message in messages]
    assert [(order.payment, order.commercial) for order in orders if not order.is_partial] == [
        ("pending", "open"), ("paid", "open"), ("paid", "open"), ("refunded", "cancelled"), ("refunded", "cancelled"),
    ]  # fmt: skip
    assert {message.external_id for message in messages} == {"1001"}


async def test_a_webhook_has_the_key_of_the_poll_that_tells_the_same():
    http, fake, world = a_shop()
    fake.place(
        SHOP,
        [
            an_order(1000 + n, lines=1 + n % 3, after_s=n, payment=payment)
            for n, payment in enumerate(["pending", "authorised", "paid", "partly_refunded", "refunded"])
        ],
    )
    fake.place(SHOP, [an_order(1002, lines=3, after_s=50, commercial="cancelled")])
    await ADAPTER.confirm(http, [a_parcel(await read(http, "1001"), 1)])
    page = await ADAPTER.orders_since(http, Cursor(NOON))
    polled = {message.external_id: message for message in page.messages}
    hooked = {}
    for one in world.sent:
        for message in ADAPTER.receive(delivered(one), http.account, world.now):
            if one.topic != "refunds/create":
                hooked[message.external_id] = message
    assert {id_: message.key for id_, message in hooked.items()} == {
        id_: message.key for id_, message in polled.items()
    }
    for id_, message in hooked.items():
        told, seen = (ADAPTER.read_order(one, http.account) for one in (message, polled[id_]))
        lines = tuple(replace(line, fulfilment_id="") for line in seen.lines)
        assert told == replace(seen, lines=lines, channel_state=told.channel_state)


async def test_a_body_changed_on_the_way_is_refused():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order()])
    good = delivered(world.sent[0])
    with pytest.raises(BadSignature):
        ADAPTER.receive(replace(good, body=good.body.replace(b"20.00", b"02.00")), http.account, NOON)
    with pytest.raises(BadSignature):
        ADAPTER.receive(replace(good, headers={**good.headers, "x-shopify-hmac-sha256": ""}), http.account, NOON)


async def test_a_delivery_of_another_shop_of_the_same_app_is_refused():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order()])
    other = replace(http.account, external_id="other-shop")
    with pytest.raises(BadSignature):
        ADAPTER.receive(delivered(world.sent[0]), other, NOON)


def test_an_account_without_a_secret_takes_no_webhook():
    request = WebhookRequest("/", {"x-shopify-hmac-sha256": sign.body_hmac("", b"{}")}, {}, b"{}")
    with pytest.raises(BadSignature):
        ADAPTER.receive(request, an_account(secrets={}), NOON)


async def test_a_delivery_repeated_hours_later_is_taken_unless_the_account_says_otherwise():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order()])
    request, later = delivered(world.sent[0]), NOON + timedelta(hours=4)
    assert len(ADAPTER.receive(request, http.account, later)) == 1
    strict = replace(http.account, config={"webhook_max_age_s": "300"})
    with pytest.raises(BadSignature):
        ADAPTER.receive(request, strict, later)
    assert len(ADAPTER.receive(request, strict, NOON + timedelta(seconds=299))) == 1


def test_a_half_written_body_with_a_good_signature_is_unreadable_and_kept():
    body = b'{"id": 1001, "line_items": ['
    with pytest.raises(Unreadable) as caught:
        ADAPTER.receive(_signed(body, **{"x-shopify-topic": "orders/create"}), an_account(), NOON)
    assert caught.value.body == body


def test_a_topic_that_is_not_about_orders_is_kept_under_its_name():
    body = json.dumps({"id": 5, "domain": SHOP}).encode()
    request = _signed(body, **{"x-shopify-topic": "app/uninstalled", "x-shopify-event-id": "e1"})
    (message,) = ADAPTER.receive(request, an_account(), NOON)
    assert (message.topic, message.external_id, message.key) == ("app/uninstalled", "", "@e1")


def test_a_deleted_order_has_to_be_looked_up():
    request = _signed(b'{"id": 1001}', **{"x-shopify-topic": "orders/delete", "x-shopify-event-id": "e1"})
    (message,) = ADAPTER.receive(request, an_account(), NOON)
    order = ADAPTER.read_order(message, an_account())
    assert (order.external_id, order.is_partial) == ("1001", True)
