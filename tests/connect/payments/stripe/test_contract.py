"""Stripe's own OpenAPI document judges the adapter's requests and the pretend Stripe's answers; its sample objects are read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl

import orjson
import pytest

from linkstar.connect.afterwards import SeenSettlement
from linkstar.connect.channel import Cursor, RawMessage
from linkstar.connect.payments.stripe import ADAPTER
from linkstar.connect.payments.stripe.wire import claims, event, money
from linkstar.connect.wire import Answer, Request
from tests.connect import tally
from tests.connect.openapi import Operation, load, needs
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.payments import LONG_AGO, a_dispute, a_sale, an_ask, micros, read_all, tell

pytestmark = needs("stripe")
DOCUMENT, FIXTURES = "stripe/stripe_subset_openapi_2025-10-15.json", "stripe/fixtures3.json"
# The document names the list of balance transactions by its older address; its answer names the newer one.
OPERATIONS = {
    "GetBalanceTransactions": "GetBalanceHistory", "GetEvents": "GetEvents", "GetRefunds": "GetRefunds",
    "PostRefunds": "PostRefunds",
}  # fmt: skip
RENAMED = {"/v1/balance_transactions": "/v1/balance/history"}
SCHEMAS = load(DOCUMENT)["components"]["schemas"]
SAMPLES = orjson.loads(orjson.dumps(load(FIXTURES)["resources"]))


def nested(pairs: Mapping[str, str]) -> dict[str, Any]:
    """`created[gte]`, `types[0]` and `metadata[a]` as the objects and lists that they stand for."""
    made: dict[str, Any] = {}
    for name, value in pairs.items():
        word, _, inner = name.partition("[")
        if not inner:
            made[word] = int(value) if value.isdigit() and word in ("limit", "amount") else value
        elif inner[:-1].isdigit():
            made.setdefault(word, []).append(value)
        else:
            made.setdefault(word, {})[inner[:-1]] = int(value) if word == "created" else value
    return made


def wrong_with(request: Request, answer: Answer) -> list[str]:
    """All that the document does not allow in a call."""
    judge = Operation(DOCUMENT, OPERATIONS[request.operation])
    said = nested(request.query)
    names = replace(request, path=RENAMED.get(request.path, request.path), query=dict.fromkeys(said, ""), body=b"")
    wrong = [one for one in judge.wrong_with_request(names) if "query" not in one or "is not known" in one]
    for name in said.keys() & judge.query.keys():
        wrong += [f"query {name}: {what}" for what in judge.wrong(said[name], judge.query[name]["schema"])]
    form = judge.spec["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
    wrong += judge.wrong(nested(dict(parse_qsl(request.body.decode()))), form)
    told = orjson.loads(answer.body)
    return wrong + judge.wrong_with_answer(replace(answer, body=orjson.dumps(without_nulls(told))))


def without_nulls(said: Any) -> Any:
    """Stripe writes null for what is not there; the document's older way of saying so (`nullable` beside anyOf) is not judged."""
    if isinstance(said, list):
        return [without_nulls(one) for one in said]
    if isinstance(said, dict):
        return {name: without_nulls(value) for name, value in said.items() if value is not None}
    return said


def judge(one: Stage) -> set[str]:
    """Checks all that passed; the operations seen."""
    for request, answer in zip(one.http.asked, one.http.answers, strict=True):
        assert wrong_with(request, answer) == [], request.operation
    return {request.operation for request in one.http.asked}


async def test_requests_and_pretend_answers_follow_the_document() -> None:
    one = stage("stripe")
    tell(
        one, a_sale(), a_sale(2, settlement_id="po_1"), a_dispute(), a_dispute(state="refused"),
        a_sale(3, kind="refund", amount_minor=-5, claim_id="re_3"), a_sale(4, kind="fee", amount_minor=-20, note="Radar"),
        a_sale(5, kind="adjustment", amount_minor=-6170, claim_id="dp_00001"), a_dispute(9, kind="refund", state="refused"),
        SeenSettlement("po_1", micros(LONG_AGO), "EUR", 6170, "", is_paid=True, paid_at=LONG_AGO, reference="LAMPS"),
        SeenSettlement("po_2", micros(LONG_AGO), "EUR", 1, "", is_paid=False),
    )  # fmt: skip
    for verb in ("settlements", "claims"):
        await read_all(one, verb)
    asks = [
        an_ask(),
        an_ask(),
        an_ask(key="2", payment_id="pi_00001", reason="fraudulent"),
        an_ask(key="3", amount_minor=9**9),
    ]
    await ADAPTER.refund(one.http, [*asks, an_ask(key="4", payment_id="ch_none")])
    await ADAPTER.find_refund(one.http, an_ask(key="5"))
    for webhook in one.world.sent:
        told = orjson.loads(webhook.body)
        assert Operation(DOCUMENT, "GetEvents").wrong(without_nulls(told), SCHEMAS["event"]) == []
        kind = told["data"]["object"]["object"]
        assert Operation(DOCUMENT, "GetEvents").wrong(without_nulls(told["data"]["object"]), SCHEMAS[kind]) == []
    assert judge(one) == OPERATIONS.keys()
    tally.checked("stripe", OPERATIONS)


async def test_pages_carry_the_last_id_and_follow_the_document() -> None:
    one = stage("stripe")
    tell(one, *(a_sale(number) for number in range(120)), *(a_dispute(number) for number in range(120)))
    for verb in ("settlements", "claims"):
        await read_all(one, verb)
    assert judge(one) == {"GetBalanceTransactions", "GetEvents"}
    assert any("starting_after" in request.query for request in one.http.asked)


def test_a_misspelt_field_is_noticed() -> None:
    """Shows that the tests above can fail."""
    good = Answer(200, {}, orjson.dumps(without_nulls(SAMPLES["refund"])))
    assert any(
        "money" in one for one in wrong_with(Request("PostRefunds", "POST", "/v1/refunds", body=b"money=1"), good)
    )
    ask = Request("GetEvents", "GET", "/v1/event", query={"limits": "1", "created[gte]": "1"})
    assert len(wrong_with(ask, Answer(200, {}, b'{"object": "lists"}'))) >= 4


@pytest.mark.parametrize(
    ("schema", "known", "newer"),
    [
        ("balance_transaction", money.TRANSACTION_FIELDS, money.NEWER),
        ("payout", money.PAYOUT_FIELDS, money.NEWER),
        ("dispute", claims.DISPUTE_FIELDS, claims.NEWER),
        ("refund", claims.REFUND_FIELDS, claims.NEWER),
    ],
)
def test_the_adapter_knows_every_field_of_the_document_and_of_the_samples(
    schema: str, known: frozenset[str], newer: frozenset[str]
) -> None:
    assert set(SCHEMAS[schema]["properties"]) == known
    assert set(SAMPLES[schema]) <= known | newer


def test_the_kinds_states_and_events_are_those_that_stripe_lists() -> None:
    assert set(SCHEMAS["balance_transaction"]["properties"]["type"]["enum"]) == money.KINDS.keys()
    assert set(SCHEMAS["dispute"]["properties"]["status"]["enum"]) <= claims.DISPUTES.keys()
    said = SCHEMAS["payout"]["properties"]["status"]["description"].partition(". ")[0]
    assert set(re.findall(r"`(\w+)`", said)) == set(money.PAYOUTS)
    said = SCHEMAS["refund"]["properties"]["status"]["description"].partition("Refer")[0]
    assert set(re.findall(r"`(\w+)`", said)) == claims.REFUNDS.keys()
    hooks = load(DOCUMENT)["paths"]["/v1/webhook_endpoints"]["post"]["requestBody"]["content"]
    listed = hooks["application/x-www-form-urlencoded"]["schema"]["properties"]["enabled_events"]["items"]["enum"]
    assert {*event.PAYOUT_EVENTS, *event.CLAIM_EVENTS} <= set(listed)
    assert {one for one in listed if one.startswith("payout.")} == set(event.PAYOUT_EVENTS)


@pytest.mark.parametrize("name", ["balance_transaction", "payout", "dispute", "refund"])
def test_stripes_sample_objects_are_read_without_a_stranger(name: str) -> None:
    sample = SAMPLES[name]
    body = orjson.dumps(sample if name != "balance_transaction" else {name: sample})
    message = RawMessage("settlements", "k", sample["id"], body, "file")
    account = stage("stripe").account
    if name in ("dispute", "refund"):
        (claim,) = ADAPTER.read_claims(message, account)
        assert (claim.kind, claim.currency, claim.refund_minor) == (name, "USD", sample["amount"])
        assert (claim.payment_id, list(claim.unknown)) == (sample["charge"], [])
    else:
        settled = ADAPTER.read_settled(message, account)
        ids = [*(one.external_id for one in settled.lines), *(one.external_id for one in settled.settlements)]
        assert ids == [sample["id"]]
        assert list(settled.unknown) == []
    tally.sample("stripe", name)


async def test_stripes_sample_event_is_kept_for_later() -> None:
    body = orjson.dumps(SAMPLES["event"])
    message = event.event_message(body, "webhook")
    assert (message.topic, message.key, message.body) == ("events", SAMPLES["event"]["id"], body)
    tally.sample("stripe", "event")


async def test_a_shop_that_was_away_begins_where_it_stood() -> None:
    one = stage("stripe")
    tell(one, a_sale(booked_at=NOW - timedelta(days=20)))
    assert len((await read_all(one, "settlements", Cursor(NOW - timedelta(days=30))))[0]) == 1
