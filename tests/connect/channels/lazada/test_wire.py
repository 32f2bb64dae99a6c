"""Reading Lazada's JSON: our samples to the cent, and what nobody knows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import RawMessage
from linkstar.connect.channels import lazada
from linkstar.connect.channels.lazada import ADAPTER, sites, wire
from linkstar.connect.channels.lazada.wire.values import day, moment
from linkstar.connect.wire import Unreadable
from tests.contracts.accounts import stage

SAMPLES = Path(lazada.__file__).parent / "samples"
ACCOUNT = stage("lazada", currency="SGD").account


def sample(states: list[str] | None = None, **changes: Any) -> RawMessage:
    """Our sample order as a raw message, its items in other states."""
    said = orjson.loads((SAMPLES / "order.json").read_bytes())
    items = said["items"]
    for item, state in zip(items, states or [], strict=bool(states)):
        item["status"] = state
    return wire.order_message(said["order"] | changes, items, "file")


def test_the_sample_order_is_read_to_the_cent() -> None:
    seen = ADAPTER.read_order(sample(), ACCOUNT)
    assert (seen.total_minor, seen.shipping_minor, seen.discount_minor, seen.currency) == (6170, 480, 300, "SGD")
    assert [(line.quantity, line.price_minor, line.discount_minor, line.fulfilled, line.cancelled) for line in seen.lines] == [
        (2, 5000, 300, 1, 0), (1, 990, 0, 0, 1),
    ]  # fmt: skip
    assert (seen.lines[0].listing_id, seen.lines[0].title) == ("1002345_SGAMZ-1003456", "Lamp - Blue")
    assert seen.lines[0].fulfilment_id == "303140000000117,303140000000217"
    assert (seen.commercial, seen.payment, seen.channel_state) == (
        "open",
        "authorised",
        "canceled,pending,ready_to_ship",
    )
    assert [(one.tracking_number, one.carrier) for one in seen.parcels] == [("YT2600000000000001", "YunExpress")]
    assert (seen.ship_by_at, seen.updated_at) == (
        datetime(2026, 11, 22, 15, 59, 59, tzinfo=UTC), datetime(2026, 11, 20, 11, 6, tzinfo=UTC),
    )  # fmt: skip
    assert (seen.note, list(seen.unknown)) == ("Please ring twice", [])


def test_masked_fields_are_empty_and_the_rest_is_kept() -> None:
    to = ADAPTER.read_order(sample(), ACCOUNT).ship_to
    assert (to.name, to.phone, to.line1) == ("", "", "")
    assert (to.city, to.state, to.postcode, to.country) == ("Bedok", "Singapore", "460085", "SG")


def test_the_cancelled_unit_of_an_order_is_a_cancellation_that_the_buyer_asked_for() -> None:
    (claim,) = ADAPTER.read_claims(sample(), ACCOUNT)
    assert (claim.kind, claim.state, claim.asked_by, claim.reason) == (
        "cancellation",
        "done",
        "buyer",
        "Change of mind",
    )
    assert [(line.order_line_id, line.sku, line.quantity) for line in claim.lines] == [
        ("303140000000317", "BULB-E27", 1)
    ]


def test_a_reverse_order_tells_where_goods_and_money_are() -> None:
    message = wire.claim_message(orjson.loads((SAMPLES / "reverse_order.json").read_bytes()))
    (claim,) = ADAPTER.read_claims(message, ACCOUNT)
    assert (claim.kind, claim.state, claim.refund_minor, claim.currency) == ("return", "on_its_way", 2350, "SGD")
    assert (claim.tracking_number, claim.channel_state) == ("NLRSGZ10444515", "REFUND_PENDING/RETURN_IN_TRANSIT")
    assert [one.timestamp() for one in (claim.asked_at, claim.updated_at)] == [1795600000, 1795700000], (
        "seconds and milliseconds"
    )
    assert list(claim.unknown) == []


@pytest.mark.parametrize(("states", "commercial", "payment"), [
    (["unpaid", "unpaid", "unpaid"], "open", "pending"), (["canceled", "canceled", "canceled"], "cancelled", "authorised"),
    (["shipped", "delivered", "canceled"], "completed", "authorised"), (["delivered", "delivered", "canceled"], "completed", "paid"),
    (["packed", "ready_to_ship", "shipped"], "open", "authorised"),
])  # fmt: skip
def test_the_states_of_items_make_those_of_the_order(states: list[str], commercial: str, payment: str) -> None:
    seen = ADAPTER.read_order(sample(states, payment_method="COD"), ACCOUNT)
    assert seen.commercial == commercial
    assert seen.payment == payment or commercial == "cancelled"


def test_what_nobody_knows_is_told_and_read_on() -> None:
    seen = ADAPTER.read_order(sample(["ON_THE_MOON", "pending", "pending"], moon_phase="full"), ACCOUNT)
    assert list(seen.unknown) == ["order.moon_phase", "status=ON_THE_MOON"]
    assert (seen.total_minor, seen.commercial) == (6170, "open")
    abroad = sample(address_shipping={"country": "Atlantis", "address1": "1 Reef"})
    assert "country=Atlantis" in ADAPTER.read_order(abroad, ACCOUNT).unknown


def test_an_order_without_items_is_unreadable_and_one_without_id_is_kept() -> None:
    with pytest.raises(Unreadable):
        ADAPTER.read_order(
            wire.order_message({"order_id": 1, "updated_at": "2026-11-20 19:05:30 +0800"}, [], "poll"), ACCOUNT
        )
    assert wire.order_message({"price": "1"}, [], "poll").external_id == ""


def test_the_key_of_an_order_is_the_same_whichever_call_told_it_and_another_when_a_unit_is_packed() -> None:
    whole = sample()
    assert sample(voucher_platform=0.5).key == whole.key, "only the list tells this field"
    assert sample(["packed", "pending", "canceled"]).key != whole.key


@pytest.mark.parametrize(("said", "told"), [
    ("2018-02-09 22:44:30 +0800", "2018-02-09T14:44:30+00:00"), ("2018-02-09T22:44:30+08:00", "2018-02-09T14:44:30+00:00"),
    ("2018-02-09 22:44:30", "2018-02-09T14:44:30+00:00"),
])  # fmt: skip
def test_a_moment_is_read_however_lazada_writes_it(said: str, told: str) -> None:
    assert moment(said, "Asia/Singapore").isoformat() == told


def test_a_day_begins_at_midnight_of_the_shop() -> None:
    assert day("27 Dec 2017", "Asia/Bangkok").isoformat() == "2017-12-26T17:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "code"), [("Singapore", "SG"), ("viet nam", "VN"), ("Vietnam", "VN"), ("AT", "AT"), ("Atlantis", "")]
)
def test_a_country_is_known_by_its_name(name: str, code: str) -> None:
    assert sites.country_of_name(name) == code


@pytest.mark.parametrize(
    ("payout", "total", "currency"), [("7.50 SGD", 750, "SGD"), ("1,234.56", 123456, "SGD"), ("-3.00 MYR", -300, "MYR")]
)
def test_a_statement_tells_its_sum_with_or_without_a_currency(payout: str, total: int, currency: str) -> None:
    said = {"statement_number": "SG108AB-20180107", "created_at": "2018-01-07 01:24:09", "payout": payout, "paid": "1"}
    (one,) = ADAPTER.read_settled(wire.statement_message(said), ACCOUNT).settlements
    assert (one.total_minor, one.currency, one.is_paid) == (total, currency, True)


@pytest.mark.parametrize(
    ("content", "text"), [('{"txt":"Grüße"}', "Grüße"), ("no JSON", "no JSON"), ('{"imgUrl":"https://x/y.png"}', "")]
)
def test_the_words_of_a_message_are_found_in_its_content(content: str, text: str) -> None:
    said = {
        "message_id": "1",
        "content": content,
        "send_time": 1596550789323,
        "from_account_type": 1,
        "type": 1,
        "template_id": 1,
    }
    seen = ADAPTER.read_message(wire.message_of({"session_id": "4", "buyer_id": 7}, said), ACCOUNT)
    assert (seen.text, seen.author, seen.buyer_id) == (text, "buyer", "7")
    assert [one.url for one in seen.attachments] == (["https://x/y.png"] if "imgUrl" in content else [])


def test_a_message_that_is_taken_back_is_told_again() -> None:
    said = {"message_id": "1", "content": "{}", "send_time": 1596550789323, "status": 0}
    assert wire.message_of({}, said).key != wire.message_of({}, said | {"status": 1}).key
