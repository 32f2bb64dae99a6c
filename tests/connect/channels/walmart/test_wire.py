"""Reading Walmart's JSON: our samples to the cent, and what nobody knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson

from linkstar.connect.channel import RawMessage
from linkstar.connect.channels import walmart
from linkstar.connect.channels.walmart import ADAPTER, carriers, wire
from tests.contracts.accounts import stage

SAMPLES = Path(walmart.__file__).parent / "samples"
ACCOUNT = stage("walmart").account


def sample(**changes: Any) -> RawMessage:
    """Our sample order as a raw message."""
    return wire.order_message(orjson.loads((SAMPLES / "order.json").read_bytes()) | changes, "file")


def test_the_sample_order_is_read_to_the_cent() -> None:
    seen = ADAPTER.read_order(sample(), ACCOUNT)
    assert (seen.total_minor, seen.shipping_minor, seen.tax_minor, seen.discount_minor) == (4051, 480, 206, 125)
    assert [(line.price_minor, line.discount_minor, line.fulfilled) for line in seen.lines] == [
        (2500, 125, 1),
        (990, 0, 0),
    ]
    assert (seen.commercial, seen.number, seen.service_level) == ("open", "200000000000001", "Value")
    assert [(one.tracking_number, one.carrier, one.state) for one in seen.parcels] == [
        ("YT2600000000000001", "YunExpress", "Shipped")
    ]
    assert (seen.ship_to.country, seen.ship_to.phone) == ("US", "5550100100")
    assert seen.updated_at.microsecond == 250_000
    assert seen.unknown == []


def test_the_sample_order_tells_what_its_buyer_wishes_to_cancel() -> None:
    (claim,) = ADAPTER.read_claims(sample(), ACCOUNT)
    assert (claim.kind, claim.state, claim.reason) == ("cancellation", "asked", "CUSTOMER_REQUEST")
    assert [line.order_line_id for line in claim.lines] == ["2"]


def test_the_sample_notice_is_a_notice() -> None:
    body = (SAMPLES / "notice.json").read_bytes()
    seen = ADAPTER.read_order(RawMessage("orders", "k", "", body, "webhook"), ACCOUNT)
    assert (seen.external_id, seen.is_partial) == ("1700000000001", True)


def test_unknown_fields_and_charges_are_told_and_read_on() -> None:
    said = orjson.loads(sample(moonPhase="full").body)
    said["orderLines"]["orderLine"][1]["charges"]["charge"][0]["chargeType"] = "MOON"
    said["orderLines"]["orderLine"][1]["tide"] = 1
    seen = ADAPTER.read_order(wire.order_message(said, "poll"), ACCOUNT)
    assert seen.unknown == ["chargeType=MOON", "order.moonPhase", "orderLine.tide"]
    assert seen.lines[1].price_minor == 990


def test_an_amount_is_never_a_float_on_its_way() -> None:
    said = orjson.loads(sample().body)
    said["orderLines"]["orderLine"][1]["charges"]["charge"][0]["chargeAmount"]["amount"] = 1000000000.07
    assert ADAPTER.read_order(wire.order_message(said, "poll"), ACCOUNT).lines[1].price_minor == 100000000007


def test_a_row_of_a_list_may_stand_alone() -> None:
    said = orjson.loads(sample().body)
    said["orderLines"]["orderLine"] = said["orderLines"]["orderLine"][0]
    assert len(ADAPTER.read_order(wire.order_message(said, "poll"), ACCOUNT).lines) == 1


def test_a_refund_of_a_line_is_a_claim() -> None:
    said = orjson.loads(sample().body)
    charge = {"chargeType": "PRODUCT", "chargeName": "Item Price", "chargeAmount": {"currency": "USD", "amount": -9.9}}
    refund = {"refundId": "R1", "refundCharges": {"refundCharge": [{"refundReason": "DamagedItem", "charge": charge}]}}
    said["orderLines"]["orderLine"][1] |= {"refund": refund, "intentToCancel": ""}
    (claim,) = ADAPTER.read_claims(wire.order_message(said, "poll"), ACCOUNT)
    assert (claim.kind, claim.external_id, claim.refund_minor, claim.reason) == ("refund", "R1", 990, "DamagedItem")


def test_carriers_have_walmarts_names() -> None:
    names = ("云途 YunExpress", "燕文物流", "DHL eCommerce", "递四方 4PX", "Own Lorry")
    assert [carriers.carrier_name(name, ACCOUNT) for name in names] == [
        ("YunExpress", True), ("Yanwen", True), ("DHL Ecommerce - US", True), ("4PX", True), ("Own Lorry", False),
    ]  # fmt: skip


def test_kinds_of_amounts_go_by_their_own_name_first() -> None:
    rows = [
        {"Transaction Type": kind, "Amount Type": about, "Amount": "-1.00", "Transaction Key": f"k{place}"}
        for place, (kind, about) in enumerate([
            ("Sale", "Product Price"), ("Sale", "Commission on Product"), ("Sale", "Product tax withheld"), ("Refund", "Shipping"),
            ("Refund", "Product Price"), ("Service Fee", "WFS Fulfillment fee"), ("Moon", "Dust"),
        ])
    ]  # fmt: skip
    settled = ADAPTER.read_settled(wire.report_message("11202026", 0, rows), ACCOUNT)
    assert [line.kind for line in settled.lines] == ["sale", "fee", "tax", "shipping", "refund", "fee", "other"]
    assert {line.amount_minor for line in settled.lines} == {-100}
    assert list(settled.unknown) == ["Transaction Type=Moon"]
