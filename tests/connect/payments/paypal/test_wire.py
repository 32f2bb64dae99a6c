"""What PayPal books, as lines; its refusals; and signatures, by key and by certificate."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from linkstar.connect import registry
from linkstar.connect.channel import Cursor, RawMessage, WebhookRequest
from linkstar.connect.payments.paypal import ADAPTER, sign
from linkstar.connect.wire import (
    Answer,
    BadSignature,
    PartnerDown,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
)
from tests.connect import tally
from tests.connect.openapi import needs, vectors
from tests.contracts.accounts import NOW, stage
from tests.contracts.payments import SINCE, a_sale, an_ask, read_all, tell

SAMPLES = Path(registry.__file__).parent / "payments" / "paypal" / "samples"
ACCOUNT = stage("paypal").account


def message(name: str, **changes: object) -> RawMessage:
    """One of our samples as it would be kept, with changes of its transaction."""
    said = orjson.loads((SAMPLES / f"{name}.json").read_bytes())
    if changes:
        said["transaction_info"] |= changes
    return RawMessage("settlements", "k", "", orjson.dumps(said), "file")


def test_a_booking_is_a_line_of_its_amount_and_one_of_its_fee() -> None:
    sale, fee = ADAPTER.read_settled(message("transaction"), ACCOUNT).lines
    assert [(one.kind, one.amount_minor) for one in (sale, fee)] == [("sale", 6170), ("fee", -219)]
    assert {(one.order_id, one.payment_id) for one in (sale, fee)} == {("R-1001", "5TY05013RG002845M")}
    assert (sale.booked_at, sale.channel_kind) == (datetime(2026, 11, 16, 10, 0, tzinfo=UTC), "T0006/S")


def test_a_transfer_to_the_bank_is_a_payout_and_a_line() -> None:
    settled = ADAPTER.read_settled(message("payout"), ACCOUNT)
    (payout,) = settled.settlements
    assert (payout.total_minor, payout.is_paid, payout.reference) == (40_000, True, "B0001")
    assert [(line.kind, line.amount_minor) for line in settled.lines] == [("payout", -40_000)]
    pending = ADAPTER.read_settled(message("payout", transaction_status="P"), ACCOUNT).settlements[0]
    assert (pending.is_paid, pending.paid_at) == (False, None)
    assert pending.version < payout.version


@pytest.mark.parametrize(
    ("code", "value", "kind"),
    [
        ("T0006", "-5.00", "other"), ("T1107", "-5.00", "refund"), ("T1106", "-5.00", "adjustment"), ("T1201", "-5.00", "adjustment"),
        ("T0106", "-16.00", "fee"), ("T2101", "-5.00", "reserve"), ("T8800", "1.00", "other"),
    ],
)  # fmt: skip
def test_kinds_go_by_the_event_code(code: str, value: str, kind: str) -> None:
    changes = {"transaction_event_code": code, "transaction_amount": {"currency_code": "EUR", "value": value}}
    settled = ADAPTER.read_settled(message("transaction", **changes), ACCOUNT)
    assert settled.lines[0].kind == kind
    assert list(settled.unknown) == ([] if code != "T8800" else ["transaction_event_code=T8800"])


def test_what_was_denied_moves_no_money_and_what_is_new_is_named() -> None:
    assert ADAPTER.read_settled(message("transaction", transaction_status="D"), ACCOUNT).lines == ()
    settled = ADAPTER.read_settled(message("transaction", transaction_status="X", colour="blue"), ACCOUNT)
    assert settled.unknown == ["transaction_info.colour", "transaction_status=X"]


def test_the_shop_says_where_its_order_stands() -> None:
    both = message("transaction", custom_field="C-7")
    assert ADAPTER.read_settled(both, ACCOUNT).lines[0].order_id == "R-1001"
    assert (
        ADAPTER.read_settled(both, replace(ACCOUNT, config={"order_field": "custom_field"})).lines[0].order_id == "C-7"
    )


def test_a_dispute_is_read_from_its_event() -> None:
    raw = RawMessage("claims", "k", "", (SAMPLES / "dispute_event.json").read_bytes(), "file")
    (claim,) = ADAPTER.read_claims(raw, ACCOUNT)
    assert (claim.external_id, claim.state, claim.order_id) == ("PP-R-SAMPLE-1", "asked", "R-1001")
    assert claim.answer_by_at == datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


async def test_a_booking_that_shows_hours_late_is_not_missed() -> None:
    one = stage("paypal")
    tell(one, a_sale(booked_at=NOW - timedelta(hours=1)))
    none, _, cursor = await read_all(one, "settlements")
    one.world.forward(3 * 3600)
    found, _, _ = await read_all(one, "settlements", cursor)
    assert (none, [each.external_id for each in found]) == ([], ["ch_00001"])


async def test_a_long_time_away_is_read_in_windows_that_paypal_takes() -> None:
    one = stage("paypal")
    tell(one, a_sale(booked_at=NOW - timedelta(days=80)), a_sale(2))
    found, pages, _ = await read_all(one, "settlements", Cursor(NOW - timedelta(days=90)))
    assert len(found) == 2
    assert pages >= 3
    assert SINCE.since < NOW


async def test_decimals_that_paypal_does_not_take_are_a_refusal_and_no_call() -> None:
    one = stage("paypal")
    (answer,) = await ADAPTER.refund(one.http, [an_ask(currency="HUF", amount_minor=150)])
    assert (answer.is_taken, answer.code, one.http.asked) == (False, "amount", [])


async def test_a_key_of_any_length_and_script_is_taken() -> None:
    one = stage("paypal")
    tell(one, a_sale())
    keys = ["k", "退款-1", "k" * 400]
    answers = await ADAPTER.refund(one.http, [an_ask(key=key, amount_minor=100) for key in (*keys, *keys)])
    assert [each.is_taken for each in answers] == [True] * 6
    assert len(one.fake.received()["refunds"]) == 3


@needs("_signing")
def test_the_published_text_to_sign_is_reproduced() -> None:
    (vector,) = vectors("paypal-webhook")
    said = vector["inputs"]
    headers = {sign.ID_HEADER: said["transmission_id"], sign.TIME_HEADER: said["time"]}
    assert sign.signed_text(headers, said["webhook_id"], said["body"].encode()) == vector["string_to_sign"]
    tally.vector("paypal", "paypal-webhook")


def a_certificate(key: rsa.RSAPrivateKey) -> str:
    """A certificate of its own."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "messageverificationcerts.paypal.com")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    return (
        made.not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    ).decode()


def test_a_delivery_is_believed_by_the_certificate_that_it_names_and_the_account_knows() -> None:
    key, url, body = (
        rsa.generate_private_key(65537, 2048),
        "https://api.paypal.com/v1/notifications/certs/CERT-1",
        b'{"a": 1}',
    )
    account = replace(ACCOUNT, secrets={"webhook_id": "W", "webhook_certs": json.dumps({url: a_certificate(key)})})
    headers = {sign.ID_HEADER: "i", sign.TIME_HEADER: "t", sign.CERTIFICATE_HEADER: url}
    text = sign.signed_text(headers, "W", body).encode()
    headers[sign.SIGNATURE_HEADER] = base64.b64encode(key.sign(text, padding.PKCS1v15(), hashes.SHA256())).decode()
    assert sign.is_paypals(headers, account, body)
    for wrong in (
        {sign.CERTIFICATE_HEADER: "https://evil.example/cert"}, {sign.TIME_HEADER: "u"}, {sign.ID_HEADER: "j"},
        {sign.SIGNATURE_HEADER: headers[sign.SIGNATURE_HEADER] + ", forged"}, {sign.SIGNATURE_HEADER: "é"},
    ):  # fmt: skip
        assert not sign.is_paypals({**headers, **wrong}, account, body), wrong
    assert not sign.is_paypals(headers, replace(account, secrets={**account.secrets, "webhook_id": "V"}), body)
    for broken in ("", "{", "[]", json.dumps({url: "no PEM"})):
        assert not sign.is_paypals(
            headers, replace(account, secrets={**account.secrets, "webhook_certs": broken}), body
        )


def test_a_signed_delivery_without_an_id_of_ours_is_not_believed() -> None:
    body = (SAMPLES / "dispute_event.json").read_bytes()
    good = dict(stage("paypal").row.sign(body))
    assert ADAPTER.receive(WebhookRequest("/", good, {}, body), ACCOUNT, NOW)[0].topic == "claims"
    nameless = replace(ACCOUNT, secrets={**ACCOUNT.secrets, "webhook_id": ""})
    with pytest.raises(BadSignature):
        ADAPTER.receive(WebhookRequest("/", good, {}, body), nameless, NOW)


@pytest.mark.parametrize(
    ("status", "path", "said", "kind", "code"),
    [
        (429, "/v1/x", {"name": "RATE_LIMIT_REACHED"}, Throttled, "RATE_LIMIT_REACHED"),
        (401, "/v1/x", {"error": "invalid_token"}, TokenExpired, "invalid_token"),
        (401, "/v1/oauth2/token", {"error": "invalid_client"}, TokenRevoked, "invalid_client"),
        (409, "/v2/x", {"name": "RESOURCE_CONFLICT", "details": [{"issue": "PREVIOUS_REQUEST_IN_PROGRESS"}]}, PartnerDown,
         "PREVIOUS_REQUEST_IN_PROGRESS"),
        (422, "/v2/x", {"name": "UNPROCESSABLE_ENTITY", "details": [{"issue": "TRANSACTION_REFUSED"}]}, PartnerRefused,
         "TRANSACTION_REFUSED"),
        (403, "/v2/x", {"name": "NOT_AUTHORIZED", "details": "x"}, PartnerRefused, "NOT_AUTHORIZED"),
        (400, "/v2/x", [], PartnerRefused, "400"),
        (503, "/v1/oauth2/token", {}, PartnerDown, "503"),
    ],
)  # fmt: skip
def test_refusals_have_their_meaning(status: int, path: str, said: object, kind: type, code: str) -> None:
    wrong = ADAPTER.error_of(Request("x", "GET", path), Answer(status, {}, orjson.dumps(said)))
    assert (type(wrong), wrong.code if wrong else "") == (kind, code)
