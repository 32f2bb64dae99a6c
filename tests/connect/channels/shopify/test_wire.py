"""Shopify's two shapes of an order -> one neutral order."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from linkstar.connect.channel import RawMessage, SeenOrder
from linkstar.connect.channels.shopify import ADAPTER, wire
from linkstar.connect.wire import Unreadable
from tests.connect import tally

from .builders import NOON, SAMPLES, an_account, shared

_ORDER_TOPICS = ("orders/", "refunds/", "fulfillments/")


def _node(**changes) -> dict:
    return json.loads((SAMPLES / "order_node.json").read_text()) | changes


def _polled(**changes) -> tuple[RawMessage, SeenOrder]:
    message = wire.order_message(_node(**changes), "poll")
    return message, ADAPTER.read_order(message, an_account())


def _hooked(**changes) -> tuple[RawMessage, SeenOrder]:
    body = json.loads((SAMPLES / "order_webhook.json").read_text()) | changes
    message = wire.webhook_message("orders/updated", json.dumps(body).encode(), event_id="e1", triggered_at="")
    return message, ADAPTER.read_order(message, an_account())


def test_an_order_is_read_with_its_money_units_and_people():
    _, order = _polled()
    assert (order.external_id, order.number, order.currency) == ("5501001", "#1001", "EUR")
    assert (order.total_minor, order.tax_minor, order.shipping_minor, order.discount_minor) == (6180, 987, 490, 300)
    mug, towel = order.lines
    assert (mug.quantity, mug.cancelled, mug.fulfilled) == (3, 1, 1)
    assert (mug.price_minor, mug.tax_minor, mug.discount_minor) == (4470, 714, 300)
    assert (mug.listing_id, mug.sku, mug.fulfilment_id) == ("3301", "MUG-BL", "6611")
    assert mug.customisation == "Engraving: L.V.", "what an app hid from the buyer is no customisation"
    assert (towel.listing_id, towel.gift_message, towel.customisation) == ("", "Alles Gute", "")
    assert (order.buyer.external_id, order.buyer.name, order.ship_to.name) == ("9001", "Lena Vogel", "Familie Vogel")
    assert order.ship_by_at == datetime(2026, 10, 3, 22, tzinfo=UTC)
    assert [(parcel.tracking_number, parcel.state) for parcel in order.parcels] == [("YT2600000001", "IN_TRANSIT")]


def test_a_webhook_and_a_poll_of_the_same_news_are_one_message():
    (hook, hooked), (poll, polled) = _hooked(), _polled()
    assert hook.key == poll.key
    assert hook.external_id == poll.external_id == "5501001"
    assert poll.key.startswith("5501001@2026-10-01T09:30:00Z")
    lines = [replace(line, fulfilment_id="") for line in polled.lines]
    assert hooked == replace(polled, lines=tuple(lines), ship_by_at=None, deliver_by_at=None)


def test_progress_within_one_second_is_newer_and_another_message():
    (before, pending), (after, paid) = _polled(displayFinancialStatus="PENDING"), _polled()
    assert pending.updated_at == paid.updated_at
    assert pending.version < paid.version
    assert before.key != after.key
    _, cancelled = _polled(cancelledAt="2026-10-01T09:30:00Z")
    assert paid.version < cancelled.version
    _, later = _polled(displayFinancialStatus="PENDING", updatedAt="2026-10-01T09:30:01Z")
    assert cancelled.version < later.version


@pytest.mark.parametrize(
    ("financial", "payment"),
    [
        ("PENDING", "pending"),
        ("PARTIALLY_PAID", "pending"),
        ("VOIDED", "pending"),
        ("AUTHORIZED", "authorised"),
        ("PAID", "paid"),
        ("PARTIALLY_REFUNDED", "partly_refunded"),
        ("REFUNDED", "refunded"),
        (None, "pending"),
    ],
)
def test_payment_is_read_from_the_financial_status(financial, payment):
    assert _polled(displayFinancialStatus=financial)[1].payment == payment
    assert _hooked(financial_status=financial.lower() if financial else None)[1].payment == payment


def test_a_state_that_shopify_adds_is_named_and_kept_and_counts_as_unpaid():
    _, order = _polled(displayFinancialStatus="ON_TICK", displayFulfillmentStatus="TELEPORTED")
    assert order.payment == "pending"
    assert order.unknown == ("displayFinancialStatus=ON_TICK", "displayFulfillmentStatus=TELEPORTED")
    assert order.channel_state == "ON_TICK/TELEPORTED"
    assert _hooked(fulfillment_status="teleported")[1].unknown == ("displayFulfillmentStatus=TELEPORTED",)


def test_every_unit_of_a_cancelled_order_that_did_not_leave_is_cancelled():
    _, order = _polled(cancelledAt="2026-10-01T09:30:00Z")
    assert order.commercial == "cancelled"
    assert [(line.cancelled, line.fulfilled) for line in order.lines] == [(2, 1), (1, 0)]


def test_a_unit_refunded_after_it_left_stays_shipped():
    node = _node()
    node["lineItems"]["nodes"][0]["currentQuantity"] = 0
    order = ADAPTER.read_order(wire.order_message(node, "poll"), an_account())
    assert (order.lines[0].cancelled, order.lines[0].fulfilled) == (2, 1)


def test_an_archived_order_is_completed():
    assert _polled(closedAt="2026-10-01T09:30:00Z")[1].commercial == "completed"


def test_money_is_that_of_the_shop_and_knows_currencies_without_cents():
    node = _node(currencyCode="JPY", totalPriceSet={"shopMoney": {"amount": "6180.0", "currencyCode": "JPY"}})
    order = ADAPTER.read_order(wire.order_message(node, "poll"), an_account())
    assert order.total_minor == 6180
    assert _hooked()[1].total_minor == 6180, "the presentment money, 67.20 USD, is not read"


def test_times_of_any_zone_become_utc():
    _, order = _hooked(updated_at="2026-10-25T02:30:00+01:00", created_at="2026-10-25T02:30:00+02:00")
    assert order.updated_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert order.placed_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_refund_is_news_that_asks_for_the_whole_order():
    body = (SAMPLES / "refund_webhook.json").read_bytes()
    message = wire.webhook_message("refunds/create", body, event_id="e9", triggered_at="2026-10-02T08:00:00Z")
    order = ADAPTER.read_order(message, an_account())
    assert (message.topic, message.key, order.external_id, order.is_partial) == (
        "orders",
        "5501001@e9",
        "5501001",
        True,
    )
    assert order.version < _polled()[1].version, "news without content never outdates an order that was read"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'{"id": 1, "line_items": [',
        b"[1, 2]",
        b'{"lineItems": {"nodes": [{}]}}',
        b'{"line_items": [], "financial_status": "paid"}',
        b'{"line_items": [{"id": 1, "quantity": "x"}], "financial_status": "paid", "id": 1, "currency": "EUR", "name": "1", "created_at": "now", "updated_at": "now"}',
        b"{}",
    ],
)
def test_a_broken_message_is_unreadable_and_kept(body):
    with pytest.raises(Unreadable) as caught:
        ADAPTER.read_order(RawMessage("orders", "k", "", body, "webhook"), an_account())
    assert caught.value.body == body


def test_all_published_webhook_samples_are_taken():
    files = sorted(shared("contracts/shopify/webhooks-2026-07/payload-samples").glob("**/*.json"))
    assert len(files) == 118
    whole, news = set(), set()
    for file in files:
        said = json.loads(file.read_text())
        body = json.dumps(said["response"]).encode()
        if not isinstance(said["response"], dict):
            continue
        message = wire.webhook_message(said["name"], body, event_id="e", triggered_at=NOON.isoformat())
        if message.topic == "orders":
            assert said["name"].startswith(_ORDER_TOPICS)
            order = ADAPTER.read_order(message, an_account())
            (news if order.is_partial else whole).add(said["name"])
            assert order.unknown == ()
        tally.sample("shopify", str(file))
    assert {"orders/create", "orders/updated", "orders/paid", "orders/cancelled", "orders/fulfilled"} <= whole
    assert {"refunds/create", "orders/edited", "orders/delete", "fulfillments/create"} <= news


def test_a_published_order_sample_is_read_to_the_cent():
    file = shared("contracts/shopify/webhooks-2026-07/payload-samples/orders/create.json")
    body = json.dumps(json.loads(file.read_text())["response"]).encode()
    order = ADAPTER.read_order(RawMessage("orders", "k", "", body, "webhook"), an_account())
    assert order.external_id == "820982911946154508", "the global id, not the number that JavaScript rounded"
    assert (order.total_minor, order.discount_minor, order.shipping_minor, order.commercial) == (
        40495,
        2000,
        1000,
        "cancelled",
    )
    assert sum(line.price_minor for line in order.lines) == 41495
    assert (order.ship_to.country, order.ship_to.state, order.service_level) == ("US", "KY", "Generic Shipping")


def test_an_order_of_the_older_fixtures_is_read_too():
    body = json.dumps(json.loads(shared("contracts/shopify/rest-fixtures/order.json").read_text())["order"]).encode()
    order = ADAPTER.read_order(RawMessage("orders", "k", "", body, "file"), an_account())
    assert (order.external_id, order.payment, order.total_minor) == ("450789469", "authorised", 40994)
    assert sum(line.fulfilled for line in order.lines) == 0, "the only shipment failed"
    tally.sample("shopify", "rest-fixtures/order.json")
