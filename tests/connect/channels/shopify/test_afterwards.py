"""Returns, refunds, disputes, bookings, payouts and variants of a shop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest

from linkstar.connect.afterwards import SeenClaim, SeenClaimLine, SeenSettlement, SeenSettlementLine
from linkstar.connect.channel import Cursor, RawMessage
from linkstar.connect.channels.shopify import ADAPTER
from linkstar.connect.channels.shopify.wire.money import kind_of
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.wire import PartnerRefused

from .builders import NOON, SHOP, a_shop, an_order, read

SINCE = Cursor(NOON - timedelta(days=1))
LATER = NOON + timedelta(hours=1)


def a_return(order, **changes):
    """One mug shall go back."""
    line = SeenClaimLine(order.lines[0].external_id, order.lines[0].sku, 1, 1000, "defective")
    claim = SeenClaim(
        "71", "return", order.external_id, 1, "asked", NOON, NOON, words="Broken", currency="USD", lines=[line]
    )
    return replace(claim, **changes)


async def claims_of(http):
    """What a reading of the claims tells."""
    page = await ADAPTER.claims_since(http, SINCE)
    return [claim for message in page.messages for claim in ADAPTER.read_claims(message, http.account)]


async def settled_of(http):
    """What a reading of the settlements tells."""
    cursor, found = SINCE, []
    while True:
        page = await ADAPTER.settlements_since(http, cursor)
        found += [ADAPTER.read_settled(message, http.account) for message in page.messages]
        cursor = page.cursor
        if not page.has_more:
            return found


async def test_a_return_goes_from_asked_to_done_and_its_version_grows():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order()])
    order, seen = await read(http), []
    steps = [
        a_return(order),
        a_return(order, state="accepted", updated_at=NOON + timedelta(minutes=1)),
        a_return(
            order, state="on_its_way", updated_at=NOON + timedelta(minutes=1), tracking_number="9400", carrier="USPS"
        ),
        a_return(order, state="arrived", updated_at=NOON + timedelta(minutes=3), tracking_number="9400"),
        a_return(order, state="done", updated_at=NOON + timedelta(minutes=4), refund_minor=900),
    ]
    world.forward(3600)
    for step in steps:
        fake.tell(SHOP, [step])
        [claim] = await claims_of(http)
        seen.append(claim)
    assert [claim.state for claim in seen] == ["asked", "accepted", "on_its_way", "arrived", "done"]
    assert [claim.version for claim in seen] == sorted({claim.version for claim in seen})
    assert (seen[2].tracking_number, seen[2].carrier, seen[0].words, seen[0].reason) == (
        "9400",
        "USPS",
        "Broken",
        "defective",
    )
    assert (seen[0].refund_minor, seen[-1].refund_minor) == (1000, 900)


async def test_money_back_without_a_return_is_a_refund_of_its_own():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order()])
    order = await read(http)
    world.forward(3600)
    fake.tell(SHOP, [a_return(order, kind="refund", state="done", refund_minor=500, asked_at=LATER, updated_at=LATER)])
    [claim] = await claims_of(http)
    assert (claim.kind, claim.state, claim.asked_by, claim.refund_minor) == ("refund", "done", "seller", 500)
    assert (await read(http)).payment == "partly_refunded"


async def test_a_dispute_tells_until_when_to_answer():
    http, fake, _ = a_shop()
    due = NOON + timedelta(days=7)
    told = SeenClaim(
        "81", "dispute", "1001", 1, "asked", NOON - timedelta(days=30), NOON, currency="USD", refund_minor=2000
    )
    fake.tell(SHOP, [replace(told, answer_by_at=due, reason="PRODUCT_NOT_RECEIVED")])
    [claim] = await claims_of(http)
    assert (claim.kind, claim.order_id, claim.answer_by_at) == ("dispute", "1001", due)
    assert (claim.refund_minor, claim.reason, claim.state) == (2000, "PRODUCT_NOT_RECEIVED", "asked")


async def test_without_the_right_to_disputes_returns_are_read_all_the_same():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    fake.tell(SHOP, [a_return(await read(http))])
    answer = fake.answer

    async def denied(request):
        if b'"operationName":"Disputes"' not in request.body:
            return await answer(request)
        error = {"message": "Access denied for disputes field.", "extensions": {"code": "ACCESS_DENIED"}}
        return FakeAnswer(200, orjson.dumps({"errors": [error], "data": None}))

    fake.answer = denied
    page = await ADAPTER.claims_since(http, SINCE)
    while page.has_more:
        page = await ADAPTER.claims_since(http, page.cursor)
    assert [claim.kind for claim in await claims_of(http)] == ["return"]


async def test_a_cancellation_is_told_by_the_order_by_webhook_and_by_poll_alike():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order(commercial="cancelled")])
    [by_poll] = ADAPTER.read_claims(await ADAPTER.one_order(http, "1001"), http.account)
    assert (by_poll.kind, by_poll.state, by_poll.reason, by_poll.asked_by) == (
        "cancellation",
        "done",
        "OTHER",
        "seller",
    )
    told = next(one for one in world.sent if one.topic == "orders/create")
    assert list(ADAPTER.read_claims(RawMessage("orders", "k", "1001", told.body, "webhook"), http.account)) == [by_poll]


async def test_a_booking_and_its_fee_make_the_net_and_name_their_payout():
    http, fake, world = a_shop()
    fake.tell(SHOP, [
        SeenSettlementLine("501", 1, "sale", "", 2000, "USD", NOON, order_id="1001", settlement_id="91"),
        SeenSettlement("91", 1, "USD", 1900, "", is_paid=True, paid_at=NOON),
    ])  # fmt: skip
    row = world.table("bookings")[f"{SHOP}/501"]
    fee, net = {"amount": "1.00", "currencyCode": "USD"}, {"amount": "19.00", "currencyCode": "USD"}
    world.table("bookings")[f"{SHOP}/501"] = row | {"fee": fee, "net": net}
    found = await settled_of(http)
    lines = {line.external_id: line for one in found for line in one.lines}
    assert [(line.kind, line.amount_minor, line.settlement_id) for line in lines.values()] == [
        ("sale", 2000, "91"), ("fee", -100, "91"),
    ]  # fmt: skip
    assert [one.total_minor for each in found for one in each.settlements] == [1900]
    assert not any(one.unknown for one in found)


async def test_a_net_that_is_not_amount_less_fee_is_named():
    http, fake, world = a_shop()
    fake.tell(SHOP, [SeenSettlementLine("501", 1, "sale", "", 2000, "USD", NOON)])
    row = world.table("bookings")[f"{SHOP}/501"]
    world.table("bookings")[f"{SHOP}/501"] = row | {
        "net": {"amount": "18.00", "currencyCode": "USD"},
        "type": "ON_THE_MOON",
    }
    [settled] = await settled_of(http)
    assert list(settled.unknown) == ["type=ON_THE_MOON", "net is not amount less fee"]
    assert settled.lines[0].kind == "other"


@pytest.mark.parametrize(("type_", "kind"), [
    ("CHARGE", "sale"), ("REFUND_FAILURE", "refund"), ("STRIPE_FEE", "fee"), ("REFERRAL_FEE_TAX", "fee"), ("IMPORT_TAX_REFUND", "tax"),
    ("RESERVED_FUNDS_WITHDRAWAL", "reserve"), ("TRANSFER", "payout"), ("SHIPPING_LABEL_ADJUSTMENT", "shipping"),
    ("CHARGEBACK_HOLD", "adjustment"), ("LENDING_CAPITAL_REMITTANCE", "other"), ("SOMETHING_NEW", None),
])  # fmt: skip
def test_a_type_of_booking_has_its_kind(type_, kind):
    assert kind_of(type_) == kind


async def test_a_shop_without_shopify_payments_has_no_settlements():
    http, fake, _ = a_shop()

    async def none(request):
        return FakeAnswer(200, b'{"data":{"shopifyPaymentsAccount":null}}')

    fake.answer = none
    assert await settled_of(http) == []


async def test_another_refusal_of_disputes_is_not_passed_over():
    http, fake, _ = a_shop()

    async def refuse(request):
        error = {"message": "no", "extensions": {"code": "SHOP_INACTIVE"}}
        return FakeAnswer(200, orjson.dumps({"errors": [error]}))

    fake.answer = refuse
    with pytest.raises(PartnerRefused):
        await ADAPTER.claims_since(http, Cursor(NOON - timedelta(days=1), f"{NOON.isoformat()} 1 "))
