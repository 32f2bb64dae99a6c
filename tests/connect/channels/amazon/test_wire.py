"""Amazon's order JSON as neutral orders."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, strategies as st

import linkstar.connect.channels.amazon as amazon
from linkstar.connect.channel import RawMessage, SeenOrder
from linkstar.connect.channels.amazon import ADAPTER, wire
from linkstar.connect.wire import Unreadable
from linkstar.kit.address import Address
from tests.connect.channels.amazon.builders import an_account

SAMPLES = Path(amazon.__file__).parent / "samples"
ACCOUNT = an_account()


def a_sample(name: str = "order") -> dict[str, Any]:
    """One of the adapter's own samples."""
    sample: dict[str, Any] = orjson.loads((SAMPLES / f"{name}.json").read_bytes())
    return sample


def read(order: object) -> SeenOrder:
    """The neutral order of an order JSON."""
    return ADAPTER.read_order(RawMessage("orders", "k", "", orjson.dumps(order), "poll"), ACCOUNT)


def test_a_whole_order_is_understood() -> None:
    order = read(a_sample())
    assert (order.external_id, order.commercial, order.payment) == ("305-7654321-0000042", "open", "paid")
    assert order.fulfilled_by == "seller"
    assert order.updated_at == datetime(2026, 11, 18, 9, 1, 2, 500_000, tzinfo=UTC)
    assert order.version // 1000 == int(order.updated_at.timestamp() * 1000)
    assert (order.currency, order.total_minor, order.shipping_minor) == ("EUR", 5785, 299)
    assert (order.tax_minor, order.discount_minor) == (189, 200)
    assert order.ship_by_at == datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC)
    assert order.deliver_by_at == datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC)
    assert (order.service_level, order.ioss_number, order.is_business) == ("SECOND_DAY", "IM4420001201", True)
    assert order.note == "RECEPTION\nBefore 16:00"
    assert [(parcel.tracking_number, parcel.state) for parcel in order.parcels] == [("0150000001", "IN_TRANSIT")]
    assert order.unknown == []


def test_the_buyer_is_not_the_recipient_and_writes_through_a_relay() -> None:
    order = read(a_sample())
    assert (order.buyer.name, order.buyer.is_relay_email) == ("Jana Probe", True)
    assert order.ship_to == Address(
        name="Lager Probe", company="Probe GmbH", line1="Hafenweg 9", line2="Tor 2, Rampe links", city="Hamburg",
        state="HH", postcode="20457", country="DE", phone="+49 40 000000", tax_id="DE000000000",
    )  # fmt: skip


def test_a_line_tells_what_is_open_cancelled_and_shipped() -> None:
    cup, saucer = read(a_sample()).lines
    assert (cup.listing_id, cup.sku) == ("B0CUP00001", "CUP-RED")
    assert (cup.quantity, cup.cancelled, cup.fulfilled) == (3, 1, 1)
    assert (cup.price_minor, cup.tax_minor, cup.discount_minor) == (3750, 189, 200)
    assert (cup.customisation, cup.gift_message) == ("https://example.com/custom/42001.zip", "For you")
    assert (saucer.quantity, saucer.cancelled, saucer.price_minor) == (1, 0, 1747)


def test_an_order_without_personal_data_is_an_order_without_address() -> None:
    order = read(a_sample("order_without_personal_data"))
    assert order.ship_to == Address()
    assert (order.buyer.email, order.payment, order.total_minor) == ("", "paid", 1980)
    assert order.placed_at == datetime(2026, 11, 17, 16, 0, tzinfo=UTC)
    assert order.lines[0].price_minor == 1980


@pytest.mark.parametrize(
    ("state", "commercial", "payment"),
    [
        ("PENDING_AVAILABILITY", "open", "pending"),
        ("PENDING", "open", "pending"),
        ("UNSHIPPED", "open", "paid"),
        ("PARTIALLY_SHIPPED", "open", "paid"),
        ("SHIPPED", "completed", "paid"),
        ("CANCELLED", "cancelled", "pending"),
        ("UNFULFILLABLE", "cancelled", "pending"),
    ],
)
def test_every_state_of_amazon_has_a_meaning(state: str, commercial: str, payment: str) -> None:
    sample = a_sample()
    sample["fulfillment"]["fulfillmentStatus"] = state
    order = read(sample)
    assert (order.commercial, order.payment, order.channel_state) == (commercial, payment, state)


def test_what_amazon_invents_tomorrow_is_named_and_never_shipped() -> None:
    sample = a_sample()
    sample["fulfillment"] |= {"fulfillmentStatus": "ON_THE_MOON", "fulfilledBy": "ROBOTS"}
    sample["moonBase"] = {}
    sample["orderItems"][0]["crater"] = 3
    sample["orderItems"][0]["proceeds"]["breakdowns"][3]["type"] = "MOON_TAX"
    order = read(sample)
    assert order.unknown == [
        "fulfilledBy=ROBOTS", "fulfillmentStatus=ON_THE_MOON", "order.moonBase", "orderItem.crater", "proceeds=MOON_TAX",
    ]  # fmt: skip
    assert (order.commercial, order.payment, order.fulfilled_by) == ("open", "pending", "channel")
    assert order.channel_state == "ON_THE_MOON"


def test_goods_that_amazon_ships_are_not_ours_to_ship() -> None:
    sample = a_sample()
    sample["fulfillment"]["fulfilledBy"] = "AMAZON"
    assert read(sample).fulfilled_by == "channel"


def test_a_buyers_wish_to_cancel_is_no_cancellation_yet() -> None:
    sample = a_sample()
    sample["orderItems"][1]["cancellation"] = {"cancellationRequest": {"requester": "BUYER", "cancelReason": "x"}}
    order = read(sample)
    assert (order.commercial, order.lines[1].cancelled) == ("cancel_requested", 0)


def test_a_cancelled_order_has_every_unshipped_unit_cancelled() -> None:
    sample = a_sample()
    sample["fulfillment"]["fulfillmentStatus"] = "CANCELLED"
    assert [line.cancelled for line in read(sample).lines] == [2, 1]


def test_a_pending_order_without_amounts_is_in_the_shops_currency() -> None:
    sample = a_sample("order_without_personal_data")
    del sample["proceeds"], sample["orderItems"][0]["product"]["price"]
    order = read(sample)
    assert (order.currency, order.total_minor) == ("EUR", 0)


@pytest.mark.parametrize(
    "harm",
    [
        lambda order: order.pop("orderItems"),
        lambda order: order.update(createdTime="yesterday"),
        lambda order: order.update(createdTime=5),
        lambda order: order["orderItems"][0].update(quantityOrdered="3"),
        lambda order: order["orderItems"][0].update(quantityOrdered=-3),
        lambda order: order.update(orderItems=["cup"]),
        lambda order: order.update(buyer="Jana"),
        lambda order: order["proceeds"]["grandTotal"].update(amount="many"),
        lambda order: order["proceeds"]["grandTotal"].update(currencyCode="euro"),
        lambda order: order["proceeds"]["grandTotal"].update(currencyCode="USD"),
    ],
)
def test_a_broken_order_is_refused_and_its_bytes_are_kept(harm: Any) -> None:
    sample = a_sample()
    harm(sample)
    with pytest.raises(Unreadable) as refused:
        read(sample)
    assert refused.value.body == orjson.dumps(sample)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"null", b"7", b'{"orderId": "1"}'])
def test_what_is_no_order_at_all_is_refused(body: bytes) -> None:
    with pytest.raises(Unreadable):
        ADAPTER.read_order(RawMessage("orders", "k", "", body, "file"), ACCOUNT)


@pytest.mark.parametrize(
    "said", ["2026-11-18T09:01:02.5Z", "2026-11-18T09:01:02.500+00:00", "2026-11-18T10:01:02.500000+01:00"]
)
def test_a_change_has_one_key_however_its_moment_is_written(said: str) -> None:
    message = wire.order_message({"orderId": "1", "lastUpdatedTime": said}, "poll")
    assert message.key == "1@2026-11-18T09:01:02.500000Z"


@given(st.integers(min_value=0, max_value=4_000_000_000_000_000))
def test_versions_and_keys_grow_with_time(micros: int) -> None:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=micros)
    later = at + timedelta(microseconds=1)
    assert wire.version_of(later) == wire.version_of(at) + 1
    assert wire.key_of("1", later) > wire.key_of("1", at)
    assert wire.moment(at.isoformat()) == at


def test_two_changes_in_the_same_moment_are_two_messages_and_the_further_one_is_newer() -> None:
    before, after = a_sample(), a_sample()
    before["fulfillment"]["fulfillmentStatus"], after["fulfillment"]["fulfillmentStatus"] = "UNSHIPPED", "SHIPPED"
    assert wire.order_message(before, "poll").key != wire.order_message(after, "poll").key
    assert read(before).version < read(after).version


def test_one_order_without_an_id_does_not_hold_up_its_page() -> None:
    message = wire.order_message({"lastUpdatedTime": "2026-11-18T09:01:02Z"}, "poll")
    again = wire.order_message({"lastUpdatedTime": "2026-11-18T09:01:02Z"}, "poll")
    assert message.key == again.key
    with pytest.raises(Unreadable):
        ADAPTER.read_order(message, ACCOUNT)
