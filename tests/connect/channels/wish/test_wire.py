"""Wish's JSON: its sample, its states, refunds, and what its words of refusal mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import RawMessage, SeenOrder, WebhookRequest
from linkstar.connect.channels.wish import ADAPTER, wire
from linkstar.connect.channels.wish.errors import EXCHANGE, REFRESH
from linkstar.connect.channels.wish.wire.order import STATES
from linkstar.connect.wire import (
    Answer,
    BadSignature,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
    Unreadable,
)
from tests.contracts.accounts import NOW, stage

SAMPLE = Path(wire.__file__).parents[1] / "samples" / "order.json"
LEFT: dict[str, Any] = {
    "tracking_information": [{"tracking_number": "YT1", "shipping_provider": {"name": "YunExpress"}}]
}
BACK: dict[str, Any] = {
    "refund_source": "WISH", "refund_reason": "ITEM_IS_DAMAGED", "refund_time": "2026-03-09T10:00:00.000Z",
    "refund_amount": {"amount": 10.0, "currency_code": "EUR"},
}  # fmt: skip


def the_sample(**changes: Any) -> RawMessage:
    """The sample as a raw message, with other fields."""
    return wire.order_message(orjson.loads(SAMPLE.read_bytes()) | changes)


def seen(**changes: Any) -> SeenOrder:
    """The sample as read."""
    return ADAPTER.read_order(the_sample(**changes), stage("wish").account)


def test_the_sample_is_read_to_the_cent_and_to_the_millisecond() -> None:
    order = seen()
    [line] = order.lines
    assert (line.external_id, line.listing_id, line.sku) == (order.external_id, "5f3000000000000000000001", "LAMP-BLUE")
    assert (line.title, line.quantity, line.price_minor, line.discount_minor) == ("Lamp / blue / M", 3, 5997, 450)
    assert (order.shipping_minor, order.tax_minor, order.total_minor) == (330, 1175, 5997 - 450 + 330 + 1175)
    assert order.updated_at == datetime(2026, 3, 1, 13, 5, 30, 250_000, tzinfo=UTC)
    assert order.ship_by_at == datetime(2026, 3, 6, 13, tzinfo=UTC)
    assert (order.ship_to.line2, order.ship_to.phone) == ("Tür 4, Beispiel GmbH", "+43155512345")
    assert (order.ioss_number, order.is_business, order.fulfilled_by) == ("IM5280000000", False, "seller")
    assert list(order.unknown) == []


def test_what_the_buyer_paid_counts_where_wish_tells_it() -> None:
    said = orjson.loads(SAMPLE.read_bytes())
    money = said["order_payment"]["general_payment_details"]
    money["customer_paid_prices_detail"] = {"total": {"amount": 61.2, "currency_code": "EUR"}}
    assert seen(**said).total_minor == 6120
    money["customer_paid_prices_detail"] = {"total": {"amount": 52.9, "currency_code": "GBP"}}
    assert seen(**said).total_minor == 7052, "not in another currency"


@pytest.mark.parametrize(("changes", "meaning"), [
    ({"state": "APPROVED"}, ("open", "paid", 0)), ({"state": "SHIPPED", **LEFT}, ("open", "paid", 3)),
    ({"state": "SHIPPED", **LEFT, "refunds": [BACK]}, ("open", "partly_refunded", 3)),
    ({"state": "SHIPPED", "fulfillment_records": [{"event_type": "CONFIRMED_DELIVERED"}]}, ("completed", "paid", 3)),
    ({"state": "REFUNDED"}, ("cancelled", "refunded", 0)), ({"state": "REFUNDED", **LEFT}, ("completed", "refunded", 3)),
    ({"state": "REQUIRE_REVIEW"}, ("open", "pending", 0)), ({"state": "DECLINED"}, ("cancelled", "pending", 0)),
])  # fmt: skip
def test_a_state_has_its_meaning(changes: dict[str, Any], meaning: tuple[str, str, int]) -> None:
    order = seen(**changes)
    assert (order.commercial, order.payment, order.lines[0].fulfilled) == meaning
    assert list(order.unknown) == []
    assert changes["state"] in STATES


def test_an_order_that_waits_again_shows_no_parcel() -> None:
    assert [one.tracking_number for one in seen(state="SHIPPED", **LEFT).parcels] == ["YT1"]
    assert list(seen(state="APPROVED", **LEFT).parcels) == []


def test_what_wish_could_not_do_with_an_order_is_told() -> None:
    order = seen(processing_source="UPDATE_TRACKING", processing_status="FAILED")
    assert order.channel_state == "APPROVED/UPDATE_TRACKING FAILED"
    assert seen(processing_source="UPDATE_TRACKING", processing_status="SUCCEEDED").channel_state == "APPROVED"


def test_goods_that_wish_sends_are_not_ours() -> None:
    assert seen(fulfillment_order_types=["FULFILLED_BY_WISH", "WISH_EXPRESS"]).fulfilled_by == "channel"


def test_fields_and_kinds_that_nobody_knows_are_named() -> None:
    order = seen(fulfillment_order_types=["BY_DRONE"], moon_phase="full")
    assert list(order.unknown) == ["fulfillment_order_types=BY_DRONE", "order.moon_phase"]


def test_an_order_without_a_time_of_change_is_kept_and_unreadable() -> None:
    message = the_sample(updated_at=None)
    assert message.external_id == ""
    with pytest.raises(Unreadable):
        ADAPTER.read_order(message, stage("wish").account)


@pytest.mark.parametrize(("changes", "told"), [
    ({"state": "APPROVED"}, []),
    ({"state": "REFUNDED"}, [("cancellation", 0, "channel", 3)]),
    ({"state": "REFUNDED", "refunds": [BACK | {"refund_source": "MERCHANT"}]}, [("cancellation", 1000, "seller", 3)]),
    ({"state": "SHIPPED", **LEFT, "refunds": [BACK, BACK | {"refund_source": "CUSTOMER", "refund_time": "2026-03-10T10:00:00Z"}]},
     [("refund", 1000, "channel", 0), ("refund", 1000, "buyer", 0)]),
])  # fmt: skip
def test_an_order_tells_its_refunds(changes: dict[str, Any], told: list[Any]) -> None:
    claims = ADAPTER.read_claims(the_sample(**changes), stage("wish").account)
    assert [(one.kind, one.refund_minor, one.asked_by, one.lines[0].quantity) for one in claims] == told
    assert {one.state for one in claims} <= {"done"}
    assert len({one.external_id for one in claims}) == len(claims)


def test_a_refund_keeps_its_id_when_it_is_told_again_beside_another() -> None:
    account = stage("wish").account
    [first] = ADAPTER.read_claims(the_sample(state="SHIPPED", refunds=[BACK]), account)
    newer = BACK | {"refund_time": "2026-03-10T10:00:00.000Z"}
    both = ADAPTER.read_claims(the_sample(state="SHIPPED", refunds=[newer, BACK]), account)
    assert [one.external_id for one in both][1] == first.external_id


def test_a_source_of_refunds_that_nobody_knows_is_named() -> None:
    odd = the_sample(state="SHIPPED", refunds=[BACK | {"refund_source": "MOON"}])
    [claim] = ADAPTER.read_claims(odd, stage("wish").account)
    assert (list(claim.unknown), claim.asked_by) == (["refund_source=MOON"], "channel")


@pytest.mark.parametrize(("operation", "status", "code", "words", "kind"), [
    ("GetOrder", 401, 1012, "Missing access token in authorization header", TokenExpired),
    ("GetOrder", 400, 1007, "This access token has expired", TokenExpired),
    ("GetOrder", 400, "1008", "This access token has been revoked", TokenExpired),
    ("GetOrder", 400, 1008, "We could not find an order for id: 'x'", PartnerRefused),
    ("GetOrder", 400, 1006, "No access token found or the app does not exist", TokenExpired),
    ("GetOrder", 400, 1006, "Unauthorized access on this API", PartnerRefused),
    ("GetOrder", 400, 1002, "Cannot access API due to account is disabled", PartnerRefused),
    ("GetOrder", 200, 90001, "Invalid parameter", PartnerRefused),
    ("GetOrder", 200, 0, "", type(None)),
    ("GetOrder", 429, 0, "Too Many Requests", Throttled),
    ("GetOrder", 500, 0, "", PartnerDown),
    (REFRESH, 400, 10001, "Incorrect credentials", TokenRevoked),
    (EXCHANGE, 400, 10002, "The authorization code has already been redeemed", PartnerRefused),
])  # fmt: skip
def test_a_refusal_has_its_type(
    operation: str, status: int, code: Any, words: str, kind: type[PartnerError] | None
) -> None:
    body = orjson.dumps({"message": words, "code": code, "data": {}})
    assert type(ADAPTER.error_of(Request(operation, "GET", "/"), Answer(status, {}, body))) is kind


def test_what_is_left_of_the_calls_is_believed_where_it_is_a_number() -> None:
    asked = Request("GetOrder", "GET", "/")
    learned = ADAPTER.learn(asked, Answer(200, {"wish-rate-limit-remaining": "7"}, b""))
    assert learned is not None
    assert learned.left == 7
    assert ADAPTER.learn(asked, Answer(200, {"wish-rate-limit-remaining": "soon"}, b"")) is None


def test_a_webhook_is_refused_because_nobody_knows_how_it_is_signed() -> None:
    account = stage("wish").account
    with pytest.raises(BadSignature):
        ADAPTER.receive(WebhookRequest("/hooks", {}, {}, b"{}"), replace(account), NOW)
