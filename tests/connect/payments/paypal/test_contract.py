"""PayPal's own OpenAPI documents judge the adapter's requests and the pretend PayPal's answers; their examples are read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.afterwards import SeenSettlement
from linkstar.connect.payment import RefundAsk
from linkstar.connect.payments.paypal import ADAPTER
from linkstar.connect.payments.paypal.calls import lists, refunds
from linkstar.connect.payments.paypal.wire import claims, event_message, money
from linkstar.connect.wire import Answer, Request
from tests.connect import tally
from tests.connect.openapi import CONTRACTS, Operation, load, needs
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.payments import LONG_AGO, a_dispute, a_sale, an_ask, micros, read_all, tell

pytestmark = needs("paypal")
REPORTS, DISPUTES, PAYMENTS = (
    f"paypal/openapi/{name}.json"
    for name in ("reporting_transactions_v1", "customer_disputes_v1", "payments_payment_v2")
)
FILES = {
    "search.get": REPORTS, "disputes.list": DISPUTES, "disputes.get": DISPUTES, "captures.refund": PAYMENTS,
}  # fmt: skip
CAPTURE = "5TY05013RG002845M"
tally.cannot("paypal", "token", "PayPal publishes no machine-readable contract of its OAuth")


def merged(document: Mapping[str, Any], schema: Mapping[str, Any]) -> dict[str, Any]:
    """An object that is put together of several (`allOf`): a field of any of them is known, no other."""
    if "$ref" in schema:
        return merged(document, document["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    made: dict[str, Any] = {}
    for part in schema.get("allOf", ()):
        made |= merged(document, part)["properties"]
    return {"type": "object", "properties": made | schema.get("properties", {}), "additionalProperties": False}


def wrong_with(request: Request, answer: Answer) -> list[str]:
    """All that the documents do not allow in a call."""
    judge = Operation(FILES[request.operation], request.operation)
    wrong = judge.wrong_with_request(request)
    if request.operation == "captures.refund" and answer.status < 400:
        schema = merged(judge.document, {"$ref": "#/components/schemas/refund"})
        return wrong + judge.wrong(orjson.loads(answer.body), schema)
    return wrong + judge.wrong_with_answer(answer)


def judge(one: Stage) -> set[str]:
    """Checks all that passed; the operations seen."""
    seen = set()
    for request, answer in zip(one.http.asked, one.http.answers, strict=True):
        if request.operation in FILES:
            assert wrong_with(request, answer) == [], request.operation
        seen.add(request.operation)
    return seen


def a_booking(number: int = 1, **changes: Any) -> Any:
    """A sale with an id as PayPal writes it."""
    id_ = f"5TY05013RG{number:06d}M"
    return a_sale(number, external_id=id_, payment_id=id_, **changes)


def a_case(number: int = 1, **changes: Any) -> Any:
    """A dispute with an id as PayPal writes it."""
    return a_dispute(number, external_id=f"PP-R-{number:05d}", payment_id="5TY05013RG000001M", **changes)


async def test_requests_and_pretend_answers_follow_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PAGE", 10)
    one = stage("paypal")
    for verb in ("settlements", "claims"):  # empty lists
        await read_all(one, verb)
    back = a_sale(
        900, external_id="3BACK", kind="refund", amount_minor=-5, payment_id="5TY05013RG000001M", note="sorry"
    )
    tell(
        one, *(a_booking(number) for number in range(1, 13)), back, *(a_case(number) for number in range(1, 53)),
        a_case(1, state="refused", updated_at=LONG_AGO + timedelta(hours=1)), a_case(2, state="accepted"),
        SeenSettlement("9GS80322P28628837", micros(LONG_AGO), "EUR", 6170, "", is_paid=True, paid_at=LONG_AGO),
    )  # fmt: skip
    for verb in ("settlements", "claims"):
        _, pages, _ = await read_all(one, verb)
        assert pages == 2
    first = an_ask(payment_id="5TY05013RG000001M", key="0198c1d2-aaaa:refund:1")
    asks = [first, first, an_ask(payment_id="5TY05013RG000002M", amount_minor=None, note="", key="2")]
    too_much = an_ask(payment_id="5TY05013RG000003M", amount_minor=9**9, key="3")
    none = an_ask(payment_id="5TY05013RG999999M", key="4")
    answers = await ADAPTER.refund(one.http, [*asks, too_much, none])
    assert [each.code for each in answers] == ["", "", "", "REFUND_AMOUNT_EXCEEDED", "INVALID_RESOURCE_ID"]
    assert judge(one) == FILES.keys() | {"token"}
    schema = load(DISPUTES)["components"]["schemas"]["dispute"]
    for webhook in one.world.sent:
        if webhook.topic.startswith("CUSTOMER.DISPUTE"):
            assert Operation(DISPUTES, "disputes.get").wrong(orjson.loads(webhook.body)["resource"], schema) == []
    tally.checked("paypal", FILES)


def test_a_misspelt_field_is_noticed() -> None:
    """Shows that the test above can fail."""
    path = f"/v2/payments/captures/{CAPTURE}/refund"
    ask = Request("captures.refund", "POST", path, body=b'{"note_to_buyer": "x"}')
    assert len(wrong_with(ask, Answer(201, {}, b'{"idd": "1"}'))) == 2
    assert (
        len(wrong_with(Request("search.get", "GET", "/v1/reporting", query={"from": "x"}), Answer(200, {}, b"[]"))) == 5
    )


@pytest.mark.parametrize(
    ("document", "schema", "known"),
    [(REPORTS, "transaction_info", money.INFO_FIELDS), (DISPUTES, "dispute", claims.DISPUTE_FIELDS)],
)
def test_the_adapter_knows_every_field_of_the_documents(document: str, schema: str, known: frozenset[str]) -> None:
    assert set(load(document)["components"]["schemas"][schema]["properties"]) == known


def test_the_states_are_those_that_paypal_lists() -> None:
    schemas = load(DISPUTES)["components"]["schemas"]
    assert set(schemas["status"]["enum"]) == claims.STATES.keys()
    assert set(schemas["dispute_outcome"]["properties"]["outcome_code"]["enum"]) == claims.OUTCOMES.keys()
    assert set(schemas["dispute_info"]["properties"]) <= claims.DISPUTE_FIELDS | claims.NEWER
    listed = load(PAYMENTS)["components"]["schemas"]["refund_status"]["properties"]["status"]["enum"]
    assert set(listed) == claims.REFUNDS.keys()
    told = load(REPORTS)["components"]["schemas"]["transaction_info"]["properties"]["transaction_status"]["description"]
    assert all(f"<code>{status}</code>" in told for status in money.STATUSES)


def test_the_key_lives_as_long_as_paypal_says() -> None:
    listed = load(PAYMENTS)["paths"]["/v2/payments/captures/{capture_id}/refund"]["post"]["parameters"]
    (told,) = [one["description"] for one in listed if one.get("name") == "PayPal-Request-Id"] or [
        load(PAYMENTS)["components"]["parameters"]["paypal_request_id"]["description"]
    ]
    assert "45 days" in told
    assert timedelta(seconds=ADAPTER.key_life_s) == timedelta(days=45)


def test_paypals_example_of_a_refund_is_what_we_would_send() -> None:
    example = orjson.loads((CONTRACTS / "paypal/examples/paypal-capturesrefund-example.json").read_bytes())
    said = example["requestExamples"][0]["example"]
    ask = RefundAsk("k", CAPTURE, said["amount"]["currency_code"], 1000, note=said["note_to_payer"])
    ours = refunds.body_of(ask)
    assert {name: ours[name] for name in ("amount", "note_to_payer")} == {
        name: said[name] for name in ("amount", "note_to_payer")
    }
    assert example["path"] == "/v2/payments/captures/{capture_id}/refund"
    tally.sample("paypal", "captures.refund")


def test_paypals_example_of_an_event_is_kept_for_later() -> None:
    file = CONTRACTS / "paypal/examples/paypal-verify-webhook-signaturepost-example.json"
    event = orjson.loads(file.read_bytes())["requestExamples"][0]["example"]["webhook_event"]
    message = event_message(orjson.dumps(event))
    assert (message.topic, message.key, message.external_id) == (
        "events",
        "8PT597110X687430LKGECATA",
        "2DC87612EK520411B",
    )
    tally.sample("paypal", "webhook_event")


async def test_a_window_that_holds_too_much_is_halved() -> None:
    one = stage("paypal")
    many = {**one.row.secrets, "pretend_at_most": 20}
    one.fake.gate._shops[one.row.external_id] = one.fake.gate.shop(one.row.external_id) | {"secrets": many}
    tell(one, *(a_booking(number, booked_at=NOW - timedelta(hours=5 + number)) for number in range(40)))
    messages, pages, _ = await read_all(one, "settlements")
    assert len({message.key for message in messages}) == 40
    assert pages > 4
    assert judge(one) == {"token", "search.get"}
