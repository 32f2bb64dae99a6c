"""What Stripe books, as lines: fees, taxes, payouts, money of odd currencies."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest
from hypothesis import given, strategies as st

from linkstar.connect import registry
from linkstar.connect.afterwards import SeenSettlement
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.payments.stripe import ADAPTER, sign
from linkstar.connect.payments.stripe.wire.values import minor, stripes_amount
from linkstar.connect.wire import (
    TOO_OLD,
    Answer as Said,
    BadSignature,
    PartnerDown,
    PartnerRefused,
    Request,
    Throttled,
    TokenRevoked,
)
from linkstar.kit.errors import Invalid
from tests.connect import tally
from tests.connect.openapi import needs, vectors
from tests.contracts.accounts import NOW, stage
from tests.contracts.payments import LONG_AGO, a_sale, an_ask, micros, read_all, tell

SAMPLES = Path(registry.__file__).parent / "payments" / "stripe" / "samples"
ACCOUNT = stage("stripe").account


def message(name: str, topic: str = "settlements") -> RawMessage:
    """One of our samples as it would be kept."""
    return RawMessage(topic, "k", "", (SAMPLES / f"{name}.json").read_bytes(), "file")


def test_a_booking_is_a_line_before_fees_and_a_line_for_each_fee() -> None:
    sale, fee, tax = ADAPTER.read_settled(message("balance_transaction"), ACCOUNT).lines
    assert [(one.kind, one.amount_minor) for one in (sale, fee, tax)] == [("sale", 6170), ("fee", -111), ("tax", -7)]
    assert sum(one.amount_minor for one in (sale, fee, tax)) == 6052
    assert {one.order_id for one in (sale, fee, tax)} == {"R-1001"}
    assert {one.payment_id for one in (sale, fee, tax)} == {"ch_1Sample000000001"}
    assert [one.external_id for one in (fee, tax)] == ["txn_1Sample000000001:fee:0", "txn_1Sample000000001:fee:1"]
    assert sale.booked_at == datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


def test_the_shop_may_call_its_order_by_another_name() -> None:
    said = orjson.loads((SAMPLES / "balance_transaction.json").read_bytes())
    said["balance_transaction"]["source"]["metadata"] = {"bestellung": "B-7"}
    raw = RawMessage("settlements", "k", "", orjson.dumps(said), "file")
    assert ADAPTER.read_settled(raw, ACCOUNT).lines[0].order_id == ""
    named = stage("stripe", config={"order_metadata": "bestellung, order"}).account
    assert ADAPTER.read_settled(raw, named).lines[0].order_id == "B-7"


def test_what_does_not_add_up_or_is_new_is_named() -> None:
    said = orjson.loads((SAMPLES / "balance_transaction.json").read_bytes())
    said["balance_transaction"] |= {"net": 1, "type": "moon_tax", "status": "frozen", "colour": "blue"}
    settled = ADAPTER.read_settled(RawMessage("settlements", "k", "", orjson.dumps(said), "file"), ACCOUNT)
    assert settled.unknown == [
        "balance_transaction.colour", "net is not amount less fees", "status=frozen", "type=moon_tax",
    ]  # fmt: skip
    assert (settled.lines[0].kind, settled.lines[0].channel_kind) == ("other", "moon_tax/charge")


def test_a_paid_payout_and_a_dispute_are_read_from_their_events() -> None:
    (payout,) = ADAPTER.read_settled(message("payout_event"), ACCOUNT).settlements
    assert (payout.total_minor, payout.is_paid, payout.reference) == (6052, True, "LAMPS")
    assert payout.paid_at == datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
    (dispute,) = ADAPTER.read_claims(message("dispute_event", "claims"), ACCOUNT)
    assert (dispute.state, dispute.reason, dispute.channel_state) == ("asked", "product_not_received", "needs_response")


async def test_bookings_of_a_payout_come_again_with_its_id_and_win() -> None:
    one = stage("stripe")
    tell(one, a_sale(settlement_id="po_1"), a_sale(2))
    tell(one, SeenSettlement("po_1", micros(LONG_AGO), "EUR", 6170, "", is_paid=True, paid_at=LONG_AGO))
    messages, _, _ = await read_all(one, "settlements")
    lines = [line for each in messages for line in ADAPTER.read_settled(each, ACCOUNT).lines]
    newest = {line.external_id: line for line in sorted(lines, key=lambda line: line.version)}
    assert (newest["ch_00001"].settlement_id, newest["ch_00002"].settlement_id) == ("po_1", "")


@given(st.integers(-(10**9), 10**9), st.sampled_from(["EUR", "JPY", "KWD", "HUF", "TWD"]))
def test_amounts_come_back_as_they_went(amount: int, currency: str) -> None:
    assert minor(stripes_amount(amount, currency), currency) == amount


def test_currencies_whose_units_differ_at_stripe() -> None:
    assert (stripes_amount(5, "ISK"), minor(500, "ISK"), stripes_amount(5, "UGX")) == (500, 5, 500)
    assert (stripes_amount(500, "MGA"), minor(5, "MGA")) == (5, 500)
    with pytest.raises(Invalid):
        stripes_amount(550, "MGA")


async def test_an_amount_that_stripe_cannot_say_is_a_refusal_and_no_call() -> None:
    one = stage("stripe")
    (answer,) = await ADAPTER.refund(one.http, [an_ask(currency="MGA", amount_minor=550)])
    assert (answer.is_taken, answer.code, one.http.asked) == (False, "amount", [])


@needs("_signing")
def test_the_published_signature_is_reproduced() -> None:
    (vector,) = vectors("stripe-webhook")
    secret, signed_at, body = (vector["inputs"][name] for name in ("secret", "timestamp", "body"))
    assert sign.signature(secret, signed_at, body.encode()) == vector["expected"]
    header = (
        f"t={signed_at},v1={vector['expected']},v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39"
    )
    assert sign.signed_at_of(header, secret, body.encode()) == datetime.fromtimestamp(signed_at, UTC)
    tally.vector("stripe", "stripe-webhook")


@pytest.mark.parametrize(
    "header",
    [
        "",
        "t=",
        "t=1",
        "v1=x",
        "t=x,v1=x",
        "t=1,t=1,v1={v}",
        "t=1,v1={v},forged",
        "t=1,v1={v},v2=x",
        "t=²,v1={v}",
        "t=1,v1=é",
    ],
)
def test_a_header_that_stripe_would_not_write_is_no_signature(header: str) -> None:
    good = sign.signature("whsec", 1, b"{}")
    assert sign.signed_at_of(header.replace("{v}", good), "whsec", b"{}") is None
    assert (
        sign.signed_at_of(f"t=1,v1={'0' * 64},v1={good}", "whsec", b"{}") is not None
    )  # a secret that is being rolled


def test_a_delivery_that_was_signed_long_ago_is_a_copy() -> None:
    body = (SAMPLES / "dispute_event.json").read_bytes()
    for seconds, is_old in ((-299, False), (0, False), (299, False), (-301, True), (301, True)):
        at = datetime.fromtimestamp(NOW.timestamp() + seconds, UTC)
        header = sign.header_of("whsec_pretend", at, body)
        request = WebhookRequest("/", {"stripe-signature": header}, {}, body)
        if not is_old:
            assert ADAPTER.receive(request, ACCOUNT, NOW)[0].topic == "claims"
            continue
        with pytest.raises(BadSignature) as wrong:
            ADAPTER.receive(request, ACCOUNT, NOW)
        assert wrong.value.code == TOO_OLD


@pytest.mark.parametrize(
    ("status", "error", "kind", "code"),
    [
        (429, {"code": "lock_timeout"}, Throttled, "lock_timeout"),
        (401, {"type": "invalid_request_error"}, TokenRevoked, "invalid_request_error"),
        (409, {"code": "idempotency_key_in_use"}, PartnerDown, "idempotency_key_in_use"),
        (402, {"type": "card_error", "code": "card_declined"}, PartnerRefused, "card_declined"),
        (400, {"type": "idempotency_error"}, PartnerRefused, "idempotency_error"),
        (403, None, PartnerRefused, "403"),
        (500, {"type": "api_error"}, PartnerDown, "api_error"),
    ],
)
def test_refusals_have_their_meaning(status: int, error: object, kind: type, code: str) -> None:
    answer = Said(status, {}, orjson.dumps({"error": error}))
    wrong = ADAPTER.error_of(Request("PostRefunds", "POST", "/v1/refunds"), answer)
    assert (type(wrong), wrong.code if wrong else "") == (kind, code)


async def test_a_known_key_with_other_parameters_is_refused_and_forgotten_after_a_day() -> None:
    one = stage("stripe")
    tell(one, a_sale())
    (first,) = await ADAPTER.refund(one.http, [an_ask()])
    (other,) = await ADAPTER.refund(one.http, [an_ask(amount_minor=1001)])
    assert (first.is_taken, other.is_taken, other.code) == (True, False, "idempotency_error")
    one.world.forward(ADAPTER.key_life_s + 1)
    (late,) = await ADAPTER.refund(one.http, [an_ask()])
    assert late.external_id != first.external_id  # why find_refund is asked first
    long = "k" * 300
    assert (await ADAPTER.refund(one.http, [an_ask(key=long)]))[0].is_taken
