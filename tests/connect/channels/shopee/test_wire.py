"""Reading Shopee's JSON: our sample to the cent, and what nobody knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import RawMessage
from linkstar.connect.channels import shopee
from linkstar.connect.channels.shopee import ADAPTER, wire
from linkstar.connect.channels.shopee.wire.values import minor
from linkstar.connect.wire import Unreadable
from tests.contracts.accounts import stage

SAMPLES = Path(shopee.__file__).parent / "samples"
ACCOUNT = stage("shopee").account


def sample(**changes: Any) -> RawMessage:
    """Our sample order as a raw message."""
    said = orjson.loads((SAMPLES / "order.json").read_bytes())
    return wire.order_message(said["order"] | changes, said["packages"], "file")


def test_the_sample_order_is_read_to_the_cent() -> None:
    seen = ADAPTER.read_order(sample(), ACCOUNT)
    assert (seen.total_minor, seen.shipping_minor, seen.discount_minor) == (6170, 480, 300)
    assert [(line.external_id, line.quantity, line.price_minor, line.discount_minor, line.fulfilled, line.cancelled)
            for line in seen.lines] == [
        ("2600144043-221404189791", 2, 5000, 300, 1, 0), ("2600144044", 1, 990, 0, 0, 1),
    ]  # fmt: skip
    assert [line.title for line in seen.lines] == ["Lamp - Blue", "Bulb E27"]
    assert (seen.commercial, seen.payment, seen.channel_state) == ("open", "paid", "READY_TO_SHIP")
    assert [(one.tracking_number, one.carrier) for one in seen.parcels] == [("YT2600000000000001", "Seller Own Fleet")]
    assert seen.unknown == []


def test_stars_are_no_names_and_the_street_is_what_is_before_the_places() -> None:
    to = ADAPTER.read_order(sample(), ACCOUNT).ship_to
    assert (to.name, to.phone, to.line1, to.postcode, to.country) == ("", "", "Ringstraße 5", "1010", "AT")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"order_status": "ON_THE_MOON"}, ["order_status=ON_THE_MOON"]),
        ({"moon_phase": "full"}, ["order.moon_phase"]),
        ({"package_list": [{"logistics_status": "LOGISTICS_MOON"}]}, ["logistics_status=LOGISTICS_MOON"]),
    ],
)
def test_what_nobody_knows_is_told_and_read_on(changes: dict[str, Any], told: list[str]) -> None:
    seen = ADAPTER.read_order(sample(**changes), ACCOUNT)
    assert list(seen.unknown) == told
    assert seen.total_minor == 6170


def test_cash_on_delivery_is_authorised_until_it_is_paid() -> None:
    assert ADAPTER.read_order(sample(cod=True, pay_time=None), ACCOUNT).payment == "authorised"
    assert ADAPTER.read_order(sample(cod=True), ACCOUNT).payment == "paid"


def test_a_pending_order_waits_and_a_processed_one_is_still_to_be_packed() -> None:
    assert ADAPTER.read_order(sample(order_status="PENDING"), ACCOUNT).payment == "pending"
    assert ADAPTER.read_order(sample(order_status="PROCESSED"), ACCOUNT).commercial == "open"


def test_vouchers_are_the_gap_between_what_was_sold_and_what_was_paid() -> None:
    seen = ADAPTER.read_order(sample(total_amount=51.7), ACCOUNT)
    assert (seen.total_minor, seen.discount_minor) == (5170, 1300)
    more = ADAPTER.read_order(sample(total_amount=71.7), ACCOUNT)
    assert (more.total_minor, more.discount_minor) == (7170, 300)


@pytest.mark.parametrize(("said", "currency", "wanted"), [(0.29, "SGD", 29), (48000, "VND", 48000), (48000.0, "VND", 48000),
                                                         (1.1, "MYR", 110), ("12.30", "TWD", 1230), (-594.78, "SGD", -59478)])  # fmt: skip
def test_numbers_are_money_to_the_last_unit(said: object, currency: str, wanted: int) -> None:
    assert minor(said, currency) == wanted


def test_what_was_bought_twice_has_lines_of_its_own() -> None:
    order = orjson.loads((SAMPLES / "order.json").read_bytes())["order"]
    lamp = order["item_list"][0]
    items = [lamp, lamp | {"promotion_group_id": 7}, lamp]
    assert wire.line_ids(items) == [
        "2600144043-221404189791",
        "2600144043-221404189791/7",
        "2600144043-221404189791/2600144043",
    ]
    held = {"item_list": [{"item_id": 2600144043, "model_id": 221404189791, "model_quantity": 3}]}
    assert list(wire.package_lines(order | {"item_list": items}, held).values()) == [2, 1]


def test_units_that_were_cancelled_alone_are_a_claim() -> None:
    assert [claim.kind for claim in ADAPTER.read_claims(sample(), ACCOUNT)] == ["cancellation"]
    (claim,) = ADAPTER.read_claims(sample(), ACCOUNT)
    assert [(line.order_line_id, line.quantity) for line in claim.lines] == [("2600144044", 1)]
    (whole,) = ADAPTER.read_claims(sample(order_status="IN_CANCEL", cancel_by="buyer", cancel_reason="X"), ACCOUNT)
    assert (whole.state, whole.asked_by, whole.reason, list(whole.lines)) == ("asked", "buyer", "X", [])


def test_an_order_without_items_or_currency_is_unreadable_and_one_without_number_is_kept() -> None:
    for changes in ({"item_list": None}, {"currency": "MOON"}, {"update_time": "later"}):
        with pytest.raises(Unreadable):
            ADAPTER.read_order(sample(**changes), ACCOUNT)
    assert wire.order_message({"order_status": "X"}, [], "poll").external_id == ""


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ({"billing_transaction_type": "ESCROW", "cost_header": "Order Income"}, "sale"),
        ({"billing_transaction_type": "ADJUSTMENT", "cost_header": "Commission Fee"}, "fee"),
        ({"billing_transaction_type": "ADJUSTMENT", "cost_header": "Withholding Tax"}, "tax"),
        ({"billing_transaction_type": "ADJUSTMENT", "cost_header": "Moon", "scenario": "Tide"}, "adjustment"),
    ],
)
def test_a_transaction_has_the_kind_of_its_header(row: dict[str, Any], kind: str) -> None:
    payout = {"encrypted_payout_id": "88", "payout_time": 1795172280, "payout_currency": "USD", "payout_amount": 1.5}
    same = {"amount": 1.0, "currency": "SGD", **row}
    settled = ADAPTER.read_settled(wire.payout_message(payout, [same, same]), ACCOUNT)
    assert [(line.kind, line.amount_minor, line.currency) for line in settled.lines] == [(kind, 100, "SGD")] * 2
    assert len({line.external_id for line in settled.lines}) == 2
    strange = wire.payout_message(payout, [same | {"billing_transaction_type": "GIFT", "tide": 1}])
    assert list(ADAPTER.read_settled(strange, ACCOUNT).unknown) == ["billing_transaction_type=GIFT", "transaction.tide"]


@pytest.mark.parametrize(
    ("content", "text", "pictures"),
    [({"text": "Grüße"}, "Grüße", []), ({"url": "https://x/y.png"}, "", ["https://x/y.png"]), (None, "", [])],
)
def test_the_words_of_a_message_are_found_in_its_content(content: Any, text: str, pictures: list[str]) -> None:
    said = {
        "message_id": "1",
        "message_type": "text",
        "content": content,
        "created_timestamp": 1795172280,
        "from_shop_id": 14701711,
    }
    seen = ADAPTER.read_message(wire.message_of({"conversation_id": "4", "to_id": 9}, said), ACCOUNT)
    assert (seen.text, seen.author, seen.buyer_id, [one.url for one in seen.attachments]) == (
        text,
        "seller",
        "9",
        pictures,
    )


@pytest.mark.parametrize(
    ("changes", "amounts", "paid"),
    [
        ({}, [("sale", 6170)], []),
        ({"money_flow": "MONEY_OUT", "transaction_type": "PAID_ADS_CHARGE"}, [("fee", -6170)], []),
        ({"amount": -61.7, "transaction_type": "ESCROW_VERIFIED_MINUS"}, [("sale", -6170)], []),
        ({"status": "FAILED"}, [], []),
        (
            {"transaction_type": "WITHDRAWAL_CREATED", "withdrawal_id": 88, "amount": -61.7},
            [("payout", -6170)],
            [False],
        ),
        ({"transaction_type": "WITHDRAWAL_COMPLETED", "withdrawal_id": 88, "amount": -61.7}, [], [True]),
    ],
)
def test_a_booking_in_the_wallet_counts_once(changes: dict[str, Any], amounts: list[Any], paid: list[bool]) -> None:
    said = {
        "status": "COMPLETED",
        "transaction_type": "ESCROW_VERIFIED_ADD",
        "amount": 61.7,
        "create_time": 1795172280,
    } | changes
    settled = ADAPTER.read_settled(wire.wallet_message(said), ACCOUNT)
    assert [(line.kind, line.amount_minor) for line in settled.lines] == amounts
    assert [one.is_paid for one in settled.settlements] == paid
    assert list(settled.unknown) == []


def test_a_booking_keeps_its_id_when_its_state_changes_and_a_strange_one_is_told() -> None:
    said = {"status": "PENDING", "transaction_type": "MOON", "amount": 1.5, "create_time": 1795172280, "tide": 1}
    before = ADAPTER.read_settled(wire.wallet_message(said), ACCOUNT)
    after = ADAPTER.read_settled(wire.wallet_message(said | {"status": "COMPLETED"}), ACCOUNT)
    assert before.lines[0].external_id == after.lines[0].external_id
    assert before.lines[0].version < after.lines[0].version
    assert (before.lines[0].kind, list(before.unknown)) == ("other", ["transaction_type=MOON", "wallet.tide"])
