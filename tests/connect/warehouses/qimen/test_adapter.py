"""Qimen's own words: samples, refusals, XML, and messages that other systems write in their own way."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.warehouse import SeenUnits, Stated
from linkstar.connect.warehouses.qimen import ADAPTER, refusals, sign, wire
from linkstar.connect.warehouses.qimen.fake import Refused
from linkstar.connect.warehouses.qimen.xml import Many, read, write
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Throttled,
    TokenRevoked,
    Unreadable,
)
from tests.connect.carriers.builders import LAMP, NOW
from tests.contracts.warehouses import a_place, lamps

SAMPLES = Path(wire.__file__).parent / "samples"


def no(code: str, message: str) -> Answer:
    """A refusal."""
    return Answer(200, {}, write("response", {"flag": "failure", "code": code, "message": message}))


def signed(one: object, method: str, body: bytes) -> WebhookRequest:
    """A message as the warehouse sends it."""
    keys = one.account.secrets  # type: ignore[attr-defined]
    return WebhookRequest("/hooks", {}, sign.signed(method, body, NOW, keys=keys), body)


def test_a_statement_adds_lots_up_and_tells_locked_units_apart() -> None:
    said = wire.read_stock([Answer(200, {}, (SAMPLES / "stock.xml").read_bytes())], NOW)
    assert list(said.stock) == [
        Stated("MUG", "damaged", 1, "CC"),
        Stated("MUG", "free", 10, "ZP"),
        Stated("MUG", "locked", 2, "ZP lockQuantity"),
        Stated("POT", "inbound", 20, "ZT"),
    ]


def test_a_confirmation_is_read_with_its_number_units_and_chinese_time() -> None:
    (seen,) = wire.read_deliveries((SAMPLES / "delivery_confirm.xml").read_bytes())
    assert (seen.external_id, seen.state, seen.tracking_number, seen.carrier) == (
        "0198c1d2-aaaa:1", "shipped", "LX100000021DE", "DHL",
    )  # fmt: skip
    assert (seen.changed_at, list(seen.units)) == (datetime(2026, 11, 20, 13, 30, tzinfo=UTC), [SeenUnits("MUG", 2)])


def test_a_confirmation_in_parts_waits_for_its_last_one() -> None:
    order = {"deliveryOrderCode": "x", "warehouseCode": "W", "confirmType": 1}
    (first,) = wire.read_deliveries(write("request", {"deliveryOrder": order}))
    (last,) = wire.read_deliveries(write("request", {"deliveryOrder": {**order, "confirmType": 0}}))
    assert (first.state, last.state) == ("working", "shipped")


def test_several_confirmations_come_in_one_message() -> None:
    orders = [{"deliveryOrder": {"deliveryOrderCode": code, "status": "DELIVERED"}} for code in ("a", "b")]
    body = write("request", {"orders": Many("order", orders)})
    assert [seen.external_id for seen in wire.read_deliveries(body)] == ["a", "b"]


def test_a_state_that_nobody_knows_moves_nothing_and_is_named() -> None:
    body = write("request", {"deliveryOrder": {"deliveryOrderCode": "a", "status": "ON_THE_MOON"}})
    (seen,) = wire.read_deliveries(body)
    assert (seen.state, list(seen.unknown)) == ("unknown", ["status=ON_THE_MOON"])


def test_damaged_units_of_a_return_are_told_by_batch() -> None:
    batches = [{"inventoryType": "ZP", "actualQty": "2"}, {"inventoryType": "CC", "actualQty": "1"}]
    line = {"itemCode": "MUG", "actualQty": "3", "batchs": Many("batch", batches)}
    body = write("request", {"returnOrder": {"returnOrderCode": "r"}, "orderLines": Many("orderLine", [line])})
    (seen,) = wire.read_arrivals(body)
    assert list(seen.units) == [SeenUnits("MUG", 2), SeenUnits("MUG", 1, "damaged")]


async def test_one_unknown_sku_does_not_hide_the_others() -> None:
    one = a_place("qimen", lamps(7))
    good = one.fake._doors

    def strict(shop: str, said: dict[str, object]) -> dict[str, object]:
        if b"NOWHERE" in str(said).encode():
            raise Refused("W006", "商品不存在")
        answer: dict[str, object] = good["inventory.query"](shop, said)
        return answer

    one.fake._doors = {**good, "inventory.query": strict}
    said = await ADAPTER.stock_of(one.http, ["A", "NOWHERE", LAMP.sku, "B"])
    assert [(each.sku, each.quantity) for each in said.stock] == [(LAMP.sku, 7)]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(200, {}, (SAMPLES / "refused.xml").read_bytes()), TokenRevoked),
        (no("isv.customer-not-exist", "客户customerId不存在"), TokenRevoked),
        (no("isp.service-unavailable", "上游超时"), PartnerDown),
        (no("W001", "请求过于频繁"), Throttled),
        (no("W006", "商品不存在"), PartnerRefused),
        (Answer(200, {}, b"<error_response><code>7</code><msg>App Call Limited</msg></error_response>"), Throttled),
        (Answer(200, {}, b"<response><items/><x>1</x></response>"), Unreadable),
    ],
)  # fmt: skip
def test_refusals_have_their_kinds(answer: Answer, kind: type[PartnerError]) -> None:
    assert type(refusals.error_of(answer)) is kind


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a><d>&b;</d></a>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a><b/></a>'.encode("utf-16"),
        b"<a>" + b"<b>" * 100_000,
        b"\xff\xfe",
    ],
)
def test_xml_that_could_grow_or_is_broken_is_refused(body: bytes) -> None:
    with pytest.raises(Unreadable):
        read(body)


def test_text_in_cdata_and_odd_signs_survive() -> None:
    assert read(b"<a><b><![CDATA[<1 & 2>]]></b></a>") == {"b": "<1 & 2>"}
    assert read(write("a", {"b": "x\x00<&>\x0b 中"})) == {"b": "x<&> 中"}


def test_messages_that_nobody_reads_are_kept_apart() -> None:
    one = a_place("qimen")
    (message,) = ADAPTER.receive(
        signed(one, "orderprocess.report", b"<request><order><orderCode>1</orderCode></order></request>"),
        one.account,
        NOW,
    )
    assert message.topic == "events"


def test_the_long_name_of_a_method_is_known_too() -> None:
    one = a_place("qimen")
    body = (SAMPLES / "delivery_confirm.xml").read_bytes()
    (message,) = ADAPTER.receive(signed(one, "taobao.qimen.deliveryorder.confirm", body), one.account, NOW)
    assert (message.topic, message.external_id) == ("deliveries", "0198c1d2-aaaa:1")


def test_a_confirmation_without_its_code_is_unreadable() -> None:
    one = a_place("qimen")
    with pytest.raises(Unreadable):
        ADAPTER.receive(
            signed(one, "deliveryorder.confirm", b"<request><deliveryOrder><a>1</a></deliveryOrder></request>"),
            one.account,
            NOW,
        )
