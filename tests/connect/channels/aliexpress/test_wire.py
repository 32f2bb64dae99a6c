"""Reading AliExpress's JSON: our sample to the cent, the clock of the US west coast, and what nobody knows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import RawMessage
from linkstar.connect.channels import aliexpress
from linkstar.connect.channels.aliexpress import ADAPTER, wire
from linkstar.connect.channels.aliexpress.wire.values import listed, moment, wall
from linkstar.connect.wire import Unreadable
from tests.contracts.accounts import stage

SAMPLES = Path(aliexpress.__file__).parent / "samples"
ACCOUNT = stage("aliexpress").account


def sample(**changes: Any) -> RawMessage:
    """Our sample order as a raw message."""
    return wire.order_message(orjson.loads((SAMPLES / "order.json").read_bytes()) | changes, "file")


def test_the_sample_order_is_read_to_the_cent() -> None:
    seen = ADAPTER.read_order(sample(), ACCOUNT)
    assert (seen.total_minor, seen.shipping_minor, seen.discount_minor, seen.currency) == (6170, 480, 300, "USD")
    assert [(line.external_id, line.quantity, line.price_minor, line.discount_minor) for line in seen.lines] == [
        ("8160000000010017", 2, 5000, 300), ("8160000000020017", 1, 990, 0),
    ]  # fmt: skip
    assert [(line.listing_id, line.title) for line in seen.lines] == [
        ("1005001234567890-LAMP-BLUE", "Lamp - Blue, UK"), ("1005001234567999", "Bulb E27"),
    ]  # fmt: skip
    assert (seen.commercial, seen.payment, seen.channel_state) == ("open", "paid", "WAIT_SELLER_SEND_GOODS")
    assert (seen.placed_at, seen.ship_by_at) == (
        datetime(2026, 11, 20, 10, 56, tzinfo=UTC),
        datetime(2026, 11, 27, 10, 57, tzinfo=UTC),
    )
    assert (seen.service_level, seen.note, list(seen.unknown)) == (
        "AliExpress Standard Shipping",
        "Please ring twice",
        [],
    )


def test_masked_fields_are_empty_and_the_rest_is_kept() -> None:
    seen = ADAPTER.read_order(sample(), ACCOUNT)
    assert (seen.ship_to.name, seen.ship_to.line1, seen.ship_to.phone, seen.buyer.name) == ("", "", "", "")
    assert (seen.ship_to.city, seen.ship_to.postcode, seen.ship_to.country) == ("Leeds", "LS1 4DY", "GB")
    assert seen.buyer.external_id == "uk1234567890abc"


@pytest.mark.parametrize(("changes", "commercial", "payment"), [
    ({"order_status": "PLACE_ORDER_SUCCESS", "fund_status": "NOT_PAY"}, "open", "pending"),
    ({"order_status": "RISK_CONTROL"}, "open", "pending"), ({"order_status": "IN_FROZEN"}, "open", "pending"),
    ({"order_status": "IN_FROZEN", "logistics_status": "SELLER_SEND_GOODS"}, "completed", "pending"),
    ({"order_status": "IN_CANCEL"}, "cancel_requested", "paid"),
    ({"order_status": "SELLER_PART_SEND_GOODS", "logistics_status": "SELLER_SEND_PART_GOODS"}, "open", "paid"),
    ({"order_status": "IN_ISSUE", "logistics_status": "SELLER_SEND_GOODS"}, "completed", "paid"),
    ({"order_status": "FUND_PROCESSING", "logistics_status": "BUYER_ACCEPT_GOODS"}, "completed", "paid"),
    ({"order_status": "FINISH", "logistics_status": "BUYER_ACCEPT_GOODS"}, "completed", "paid"),
    ({"order_status": "FINISH", "logistics_status": "NO_LOGISTICS"}, "cancelled", "paid"),
    ({"order_status": "FINISH", "logistics_status": "NO_LOGISTICS", "fund_status": "NOT_PAY"}, "cancelled", "pending"),
])  # fmt: skip
def test_the_state_of_an_order_and_its_parcels_is_two_things(
    changes: dict[str, str], commercial: str, payment: str
) -> None:
    seen = ADAPTER.read_order(sample(**changes), ACCOUNT)
    assert (seen.commercial, seen.payment) == (commercial, payment)
    assert [line.cancelled for line in seen.lines] == ([2, 1] if commercial == "cancelled" else [0, 0])


@pytest.mark.parametrize(("cash", "payment"), [("61.70", "refunded"), ("10.00", "partly_refunded")])
def test_a_refund_at_the_end_is_told_by_its_amount(cash: str, payment: str) -> None:
    refund = {"refund_status": "refund_ok", "refund_cash_amt": {"amount": cash, "currency_code": "USD"}}
    seen = ADAPTER.read_order(
        sample(order_status="FINISH", logistics_status="BUYER_ACCEPT_GOODS", refund_info=refund), ACCOUNT
    )
    assert seen.payment == payment


def test_what_nobody_knows_is_told_and_read_on() -> None:
    message = sample(order_status="ON_THE_MOON", moon_phase="full", receipt_address={"country": "Atlantis"})
    seen = ADAPTER.read_order(message, ACCOUNT)
    assert list(seen.unknown) == ["country=Atlantis", "order.moon_phase", "order_status=ON_THE_MOON"]
    assert (seen.total_minor, seen.commercial) == (6170, "open")


def test_an_order_without_lines_is_unreadable_and_one_without_id_is_kept() -> None:
    with pytest.raises(Unreadable):
        ADAPTER.read_order(sample(child_order_list={}), ACCOUNT)
    assert wire.order_message({"order_status": "X"}, "poll").external_id == ""


def test_a_counter_that_runs_by_itself_is_no_news() -> None:
    assert sample(opr_log_dto_list={"global_aeop_tp_operation_log_dto": [{"id": 1}]}).key == sample().key
    assert sample(memo="Leave at the door").key != sample().key


@pytest.mark.parametrize(("said", "told"), [
    ("2026-07-01 12:00:00", "2026-07-01T19:00:00+00:00"), ("2026-12-01 12:00:00", "2026-12-01T20:00:00+00:00"),
    ("2018-03-01 12:12", "2018-03-01T20:12:00+00:00"), ("2026-11-01 01:30:00", "2026-11-01T08:30:00+00:00"),
])  # fmt: skip
def test_a_moment_is_read_from_the_clock_of_the_us_west_coast(said: str, told: str) -> None:
    assert moment(said).isoformat() == told
    assert wall(moment(said)) == said + ":00" * (len(said) == 16)


@pytest.mark.parametrize(
    ("said", "count"),
    [({"x": [{"a": 1}, {"a": 2}]}, 2), ({"x": {"a": 1}}, 1), ([{"a": 1}], 1), ({}, 0), (None, 0), ("x", 0)],
)
def test_a_list_is_found_in_its_wrapper(said: object, count: int) -> None:
    assert len(listed(said)) == count
