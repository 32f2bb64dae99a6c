"""Reading eBay's JSON: our samples to the cent, and what nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import RawMessage
from linkstar.connect.channels import ebay
from linkstar.connect.channels.ebay import ADAPTER, wire
from tests.connect.channels.ebay.builders import a_seller

SAMPLES = Path(ebay.__file__).parent / "samples"


def a_message(topic: str, name: str, **changes: Any) -> RawMessage:
    """A sample as a raw message."""
    said = orjson.loads((SAMPLES / name).read_bytes())
    return RawMessage(topic, "k", "", orjson.dumps(said | changes), "file")


def test_the_sample_order_is_read_to_the_cent() -> None:
    seen = ADAPTER.read_order(a_message("orders", "order.json"), a_seller().account)
    assert (seen.total_minor, seen.shipping_minor, seen.discount_minor, seen.currency) == (6170, 480, 300, "EUR")
    assert sum(line.price_minor - line.discount_minor for line in seen.lines) + seen.shipping_minor == seen.total_minor
    assert (seen.commercial, seen.payment, seen.ioss_number) == ("cancel_requested", "partly_refunded", "IM2760000742")
    assert (seen.ship_by_at, seen.deliver_by_at) == (
        datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC), datetime(2026, 12, 4, 23, tzinfo=UTC),
    )  # fmt: skip
    assert seen.paid_at == datetime(2026, 11, 20, 10, 58, 5, tzinfo=UTC)
    assert (seen.buyer.external_id, seen.buyer.is_relay_email) == ("", True)
    assert [parcel.tracking_number for parcel in seen.parcels] == ["YT123"]
    assert seen.unknown == []


def test_the_sample_order_tells_its_cancellation_and_its_refund() -> None:
    found = ADAPTER.read_claims(a_message("orders", "order.json"), a_seller().account)
    assert [(claim.kind, claim.external_id, claim.state, claim.refund_minor) for claim in found] == [
        ("cancellation", "5000012345", "asked", 0), ("refund", "7001", "done", 500),
    ]  # fmt: skip
    assert [(line.order_line_id, line.refund_minor) for line in found[1].lines] == [("10049900000101", 500)]


def test_the_sample_return_is_read() -> None:
    (claim,) = ADAPTER.read_claims(a_message("claims", "return.json"), a_seller().account)
    assert (claim.state, claim.refund_minor, claim.words) == ("on_its_way", 2500, "It does not light up")
    assert claim.answer_by_at == datetime(2026, 12, 2, 8, tzinfo=UTC)
    assert claim.unknown == []


def test_fees_are_lines_of_their_own_and_all_lines_sum_to_what_is_paid() -> None:
    settled = ADAPTER.read_settled(a_message("settlements", "transaction.json"), a_seller().account)
    assert [(line.kind, line.channel_kind, line.amount_minor) for line in settled.lines] == [
        ("sale", "SALE", 6170), ("fee", "FINAL_VALUE_FEE", -783), ("fee", "FINAL_VALUE_FEE_FIXED_PER_ORDER", -35),
    ]  # fmt: skip
    assert sum(line.amount_minor for line in settled.lines) == 5352
    assert len({line.external_id for line in settled.lines}) == 3


def test_a_refund_gives_its_fees_back() -> None:
    said = orjson.loads((SAMPLES / "transaction.json").read_bytes())["transaction"]
    refund = said | {"transactionType": "REFUND", "bookingEntry": "DEBIT"}
    settled = ADAPTER.read_settled(a_message("settlements", "transaction.json", transaction=refund), a_seller().account)
    assert [line.amount_minor for line in settled.lines] == [-6170, 783, 35]
    assert sum(line.amount_minor for line in settled.lines) == -5352


@pytest.mark.parametrize(
    ("topic", "sample", "field", "value", "told"),
    [
        ("claims", "return.json", "status", "ON_THE_MOON", "return.status=ON_THE_MOON"),
        ("orders", "order.json", "orderFulfillmentStatus", "ON_THE_MOON", "orderFulfillmentStatus=ON_THE_MOON"),
        ("orders", "order.json", "moonPhase", "full", "order.moonPhase"),
    ],
)
def test_what_nobody_knows_is_told_and_read_on(topic: str, sample: str, field: str, value: str, told: str) -> None:
    message = a_message(topic, sample, **{field: value})
    account = a_seller().account
    read: Any = ADAPTER.read_order(message, account) if topic == "orders" else ADAPTER.read_claims(message, account)[0]
    assert list(read.unknown) == [told]


def test_unknown_kinds_of_booking_are_lines_all_the_same() -> None:
    said = orjson.loads((SAMPLES / "transaction.json").read_bytes())["transaction"]
    odd = said | {"transactionType": "MOON_TAX", "transactionStatus": "ORBIT", "moon": 1, "orderLineItems": []}
    settled = ADAPTER.read_settled(a_message("settlements", "transaction.json", transaction=odd), a_seller().account)
    assert [(line.kind, line.channel_kind) for line in settled.lines] == [("other", "MOON_TAX")]
    assert settled.unknown == ["transaction.moon", "transactionStatus=ORBIT", "transactionType=MOON_TAX"]


def test_a_cancelled_order_without_requests_tells_one_cancellation() -> None:
    status = {"cancelState": "CANCELED", "cancelRequests": [], "cancelledDate": "2026-11-20T11:00:00.000Z"}
    message = a_message("orders", "order.json", cancelStatus=status)
    found = ADAPTER.read_claims(message, a_seller().account)
    assert (found[0].kind, found[0].state, found[0].asked_by) == ("cancellation", "done", "channel")
    seen = ADAPTER.read_order(message, a_seller().account)
    assert [line.cancelled for line in seen.lines] == [2, 1]


def test_an_order_without_id_is_kept_under_its_content() -> None:
    message = wire.order_message({"lineItems": []}, "poll")
    assert (message.external_id, message.key[:1]) == ("", "@")
    assert wire.order_message({"lineItems": [1]}, "poll").key != message.key


def test_a_masked_message_of_ours_keeps_both_sides_apart() -> None:
    told = {"messageId": "1", "createdDate": "2026-11-20T11:00:00Z", "messageBody": "x", "senderUsername": "pretend_seller",
            "recipientUsername": "otto"}  # fmt: skip
    message = wire.message_of({"conversationId": "4", "conversationType": "FROM_MEMBERS"}, told)
    seen = ADAPTER.read_message(message, a_seller().account)
    assert (seen.author, seen.buyer_id) == ("seller", "otto")
    other = replace(a_seller().account, external_id="someone")
    assert ADAPTER.read_message(message, other).author == "buyer"
