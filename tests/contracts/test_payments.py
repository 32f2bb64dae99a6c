"""The contract of a payment provider: what every adapter that the registry finds has to keep (decision 0016)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect import registry
from linkstar.connect.afterwards import SeenSettlement
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.wire import (
    BadSignature,
    PartnerDown,
    PartnerError,
    Throttled,
    TokenExpired,
    TokenRevoked,
    Unreadable,
)
from tests.contracts.accounts import NOW, ROWS, adapters, stage
from tests.contracts.faults import BAD_ANSWERS, answer_badly, error_from, heal, lose_answers
from tests.contracts.payments import (
    LONG_AGO,
    METHODS,
    a_dispute,
    a_sale,
    an_ask,
    claims,
    ids_of,
    micros,
    read_all,
    settled,
    tell,
    tell_some,
)

VERBS = {"settlements", "claims", "refund", "find_refund", "webhooks"}
ALL = adapters("payment")
POLLED = [(name, verb) for verb in ("settlements", "claims") for name in adapters("payment", verb)]
SETTLING, CLAIMING = adapters("payment", "settlements"), adapters("payment", "claims")
REFUNDING, FINDING = adapters("payment", "refund"), adapters("payment", "find_refund")
HOOKED = adapters("payment", "webhooks")
MANY = {"settlements": 530, "claims": 130}


def test_every_payment_provider_has_a_row_in_the_table_of_accounts() -> None:
    assert set(ALL) <= set(ROWS)


@pytest.mark.parametrize("name", ALL)
def test_a_provider_says_what_it_can_and_has_the_methods_of_it(name: str) -> None:
    adapter = registry.payment(name)
    assert (adapter.name, bool(adapter.title), adapter.can <= VERBS) == (name, True, True)
    for verb, methods in METHODS.items():
        assert [one for one in methods if hasattr(adapter, one)] == (list(methods) if verb in adapter.can else []), verb
    assert all(budget.rate > 0 and budget.burst >= 1 for budget in adapter.budgets.values())


@pytest.mark.parametrize("name", ALL)
def test_the_folder_tells_people_and_brings_samples(name: str) -> None:
    folder = Path(registry.__file__).parent / "payments" / name
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "ever tried against the live service" in text
    assert list((folder / "samples").iterdir())


@pytest.mark.parametrize(("name", "verb"), POLLED)
async def test_everything_is_read_once_page_by_page(name: str, verb: str) -> None:
    one = stage(name)
    wanted = tell_some(one, verb, MANY[verb])
    messages, pages, _ = await read_all(one, verb)
    assert sorted(set(ids_of(one, verb, messages))) == sorted(wanted)
    assert {message.topic for message in messages} == {verb}
    assert len({message.key for message in messages}) == len(messages)
    assert pages > 1


@pytest.mark.parametrize(("name", "verb"), POLLED)
async def test_the_same_thing_has_the_same_key_when_it_is_read_again(name: str, verb: str) -> None:
    one = stage(name)
    tell_some(one, verb, 5)
    first, again = (await read_all(one, verb))[0], (await read_all(one, verb))[0]
    assert [message.key for message in first] == [message.key for message in again] != []


@pytest.mark.parametrize(("name", "verb"), POLLED)
async def test_reading_on_from_the_cursor_brings_what_is_new(name: str, verb: str) -> None:
    one = stage(name)
    tell_some(one, verb, 5)
    old, _, cursor = await read_all(one, verb)
    one.world.forward(12 * 3600)
    at = NOW + timedelta(hours=1)
    news: Any = a_sale(50, booked_at=at) if verb == "settlements" else a_dispute(50, updated_at=at, asked_at=at)
    tell(one, news)
    messages, _, _ = await read_all(one, verb, cursor)
    known = {message.key for message in old}
    assert ids_of(one, verb, [each for each in messages if each.key not in known]) == [news.external_id]


@pytest.mark.parametrize(("name", "verb"), POLLED)
async def test_nothing_that_happened_is_no_trouble(name: str, verb: str) -> None:
    assert (await read_all(stage(name), verb))[:2] == ([], 1)


@pytest.mark.parametrize(("name", "verb"), POLLED)
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"{}", b'{"id": 5, "object": []}', b"\xff"])
def test_what_cannot_be_read_is_kept(name: str, verb: str, body: bytes) -> None:
    one = stage(name)
    with pytest.raises(Unreadable) as wrong:
        getattr(one.adapter, METHODS[verb][1])(RawMessage(verb, "k", "", body, "file"), one.account)
    assert wrong.value.body == body


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("bad", "kind"), BAD_ANSWERS)
async def test_a_bad_answer_has_its_type_whatever_is_asked(name: str, bad: FakeAnswer, kind: type) -> None:
    one = stage(name)
    tell(one, a_sale(), a_dispute())
    calls: dict[str, Any] = {
        verb: lambda verb=verb: read_all(one, verb) for verb in ("settlements", "claims") if verb in one.adapter.can
    }
    if "refund" in one.adapter.can:
        calls["refund"] = lambda: one.adapter.refund(one.http, [an_ask()])
    if "find_refund" in one.adapter.can:
        calls["find_refund"] = lambda: one.adapter.find_refund(one.http, an_ask())
    for call in calls.values():  # tokens are fetched before anything goes wrong
        await call()
    answer_badly(one, bad)
    for verb, call in calls.items():
        assert type(await error_from(call())) is kind, verb


@pytest.mark.parametrize("name", SETTLING)
async def test_a_line_keeps_sign_amount_order_and_payment(name: str) -> None:
    one = stage(name)
    told = [a_sale(), a_sale(2, kind="refund", amount_minor=-1234, payment_id="ch_00001", order_id="R-1")]
    tell(one, *told)
    found = {line.external_id: line for each in await settled(one) for line in each.lines}
    lines = [found[each.external_id] for each in told]
    assert [(line.kind, line.amount_minor, line.currency) for line in lines] == [
        ("sale", 6170, "EUR"),
        ("refund", -1234, "EUR"),
    ]
    assert [(line.order_id, line.payment_id) for line in lines] == [("R-1", "ch_00001")] * 2
    assert all(line.channel_kind for line in lines)
    assert [words for each in await settled(one) for words in each.unknown] == []


@pytest.mark.parametrize("name", SETTLING)
async def test_a_payout_tells_what_was_paid(name: str) -> None:
    one = stage(name)
    paid = SeenSettlement("po_88001", micros(LONG_AGO), "EUR", 6170, "", is_paid=True, paid_at=LONG_AGO)
    tell(one, a_sale(settlement_id="po_88001"), paid)
    read = await settled(one)
    (found,) = {each.external_id: each for some in read for each in some.settlements if each.is_paid}.values()
    assert (found.total_minor, found.currency, found.paid_at) == (6170, "EUR", LONG_AGO)


@pytest.mark.parametrize("name", CLAIMING)
async def test_a_dispute_tells_its_payment_its_money_and_until_when_to_answer(name: str) -> None:
    one = stage(name)
    tell(one, a_sale(), a_dispute())
    (claim,) = await claims(one)
    assert (claim.kind, claim.state, claim.external_id) == ("dispute", "asked", "dp_00001")
    assert (claim.payment_id, claim.currency, claim.refund_minor) == ("ch_00001", "EUR", 6170)
    assert (claim.asked_at, claim.answer_by_at) == (LONG_AGO, NOW + timedelta(days=7))
    assert list(claim.unknown) == []


@pytest.mark.parametrize("name", CLAIMING)
async def test_a_dispute_that_changes_comes_again_in_a_higher_version(name: str) -> None:
    one = stage(name)
    tell(one, a_sale(), a_dispute())
    tell(one, a_dispute(state="done", updated_at=LONG_AGO + timedelta(hours=1)))
    found = await claims(one)
    assert (found[-1].external_id, found[-1].state) == ("dp_00001", "done")
    assert len({claim.version for claim in found}) == len(found)


@pytest.mark.parametrize("name", CLAIMING)
async def test_a_state_that_nobody_knows_is_kept_and_named(name: str) -> None:
    one = stage(name)
    tell(one, a_sale(), a_dispute())
    (message,) = (await read_all(one, "claims"))[0]
    assert one.row.strange[0] in message.body
    (claim,) = one.adapter.read_claims(replace(message, body=message.body.replace(*one.row.strange)), one.account)
    assert "on_the_moon" in str(claim.unknown).lower()
    assert "on_the_moon" in claim.channel_state.lower()


@pytest.mark.parametrize("name", REFUNDING)
async def test_a_refund_reaches_the_buyer_once_though_its_answer_was_lost(name: str) -> None:
    one = stage(name)
    tell(one, a_sale())
    lose_answers(one, lambda request: bool(one.fake.received()["refunds"]))
    assert isinstance(await error_from(one.adapter.refund(one.http, [an_ask()])), PartnerDown)
    heal(one)
    (first,), (again,) = await one.adapter.refund(one.http, [an_ask()]), await one.adapter.refund(one.http, [an_ask()])
    assert (first.key, first.is_taken, first.state, first.amount_minor) == ("refund-1", True, "done", 1000)
    assert again == first
    assert len(one.fake.received()["refunds"]) == 1


@pytest.mark.parametrize("name", REFUNDING)
async def test_two_keys_are_two_refunds_and_without_an_amount_all_that_is_left_goes_back(name: str) -> None:
    one = stage(name)
    tell(one, a_sale())
    answers = await one.adapter.refund(one.http, [an_ask(), an_ask(key="refund-2", amount_minor=None)])
    assert [(each.key, each.is_taken, each.amount_minor) for each in answers] == [
        ("refund-1", True, 1000),
        ("refund-2", True, 5170),
    ]
    assert len({each.external_id for each in answers}) == 2


@pytest.mark.parametrize("name", REFUNDING)
async def test_what_cannot_go_back_is_refused_by_name_and_the_others_go_on(name: str) -> None:
    one = stage(name)
    tell(one, a_sale())
    asks = [an_ask(amount_minor=9_999_999), an_ask(key="k2", payment_id="ch_none"), an_ask(key="k3")]
    answers = await one.adapter.refund(one.http, asks)
    assert [each.is_taken for each in answers] == [False, False, True]
    assert all(each.code and each.message for each in answers[:2])


@pytest.mark.parametrize("name", REFUNDING)
@pytest.mark.parametrize(("currency", "minor"), [("JPY", 500), ("EUR", 1), ("HUF", 123400)])
async def test_money_keeps_its_size_in_every_currency(name: str, currency: str, minor: int) -> None:
    one = stage(name)
    tell(one, a_sale(currency=currency, amount_minor=2 * minor))
    (line,) = [line for each in await settled(one) for line in each.lines]
    (answer,) = await one.adapter.refund(one.http, [an_ask(currency=currency, amount_minor=minor)])
    assert (line.amount_minor, line.currency, answer.amount_minor) == (2 * minor, currency, minor)


@pytest.mark.parametrize("name", FINDING)
async def test_a_refund_is_found_by_its_key_long_after(name: str) -> None:
    one = stage(name)
    tell(one, a_sale())
    assert await one.adapter.find_refund(one.http, an_ask()) is None
    (made,) = await one.adapter.refund(one.http, [an_ask()])
    one.world.forward(one.adapter.key_life_s + 1)
    assert await one.adapter.find_refund(one.http, an_ask()) == made
    assert await one.adapter.find_refund(one.http, an_ask(key="another")) is None


@pytest.mark.parametrize("name", ALL)
async def test_a_spent_budget_is_throttled_and_nothing_was_done(name: str) -> None:
    one = stage(name)
    tell(one, a_sale())
    await read_all(one, "settlements")
    answer_badly(one, one.fake.throttled())
    wrong = await error_from(one.adapter.refund(one.http, [an_ask()]))
    assert isinstance(wrong, Throttled)
    assert one.fake.received()["refunds"] == []


@pytest.mark.parametrize("name", [name for name in ALL if ROWS[name].token])
async def test_an_expired_token_is_refreshed_once_and_the_call_succeeds(name: str) -> None:
    one = stage(name)
    tell(one, a_sale())
    await read_all(one, "settlements")
    one.http.renew({one.row.token: "stale"})
    before = len(one.http.answers)
    assert (await one.adapter.refund(one.http, [an_ask()]))[0].is_taken
    assert isinstance(one.adapter.error_of(one.http.asked[before], one.http.answers[before]), TokenExpired)
    assert len(one.http.answers) == before + 3  # refused, refreshed, done


@pytest.mark.parametrize("name", ALL)
async def test_a_revoked_account_asks_for_a_person(name: str) -> None:
    one = stage(name)
    one.fake.revoke(one.row.external_id)
    wrong: PartnerError = await error_from(read_all(one, "settlements"))
    assert isinstance(wrong, TokenRevoked)


@pytest.mark.parametrize("name", HOOKED)
async def test_webhook_and_poll_tell_the_same_under_the_same_key(name: str) -> None:
    one = stage(name)
    tell(one, a_sale(), a_dispute())
    sent = [each for each in one.world.sent if b"dp_00001" in each.body]
    delivered = [
        message for each in sent
        for message in one.adapter.receive(WebhookRequest("/hooks", dict(each.headers), {}, each.body), one.account, NOW)
    ]  # fmt: skip
    polled, _, _ = await read_all(one, "claims")
    assert {message.key for message in delivered} == {message.key for message in polled}
    assert [message.body for message in delivered] == [each.body for each in sent]
    read = [one.adapter.read_claims(message, one.account) for message in (*delivered, *polled)]
    assert all(each == read[0] for each in read)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("spoil", [b" ", b"x"])
async def test_a_forged_or_spoilt_webhook_is_not_believed(name: str, spoil: bytes) -> None:
    one = stage(name)
    tell(one, a_sale(), a_dispute())
    good = one.world.sent[-1]
    for headers, body in (({}, good.body), (dict(good.headers), good.body + spoil)):
        with pytest.raises(BadSignature):
            one.adapter.receive(WebhookRequest("/hooks", headers, {}, body), one.account, NOW)
    strange = replace(one.account, secrets={})
    with pytest.raises(BadSignature):
        one.adapter.receive(WebhookRequest("/hooks", dict(good.headers), {}, good.body), strange, NOW)


@pytest.mark.parametrize("name", HOOKED)
@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{}", b'{"id": "x"}'])
def test_a_signed_delivery_that_is_no_event_is_unreadable_and_kept(name: str, body: bytes) -> None:
    one = stage(name)
    with pytest.raises(Unreadable) as wrong:
        one.adapter.receive(WebhookRequest("/hooks", dict(one.row.sign(body)), {}, body), one.account, NOW)
    assert wrong.value.body == body


@pytest.mark.parametrize("name", ALL)
async def test_secrets_never_travel_in_a_path_query_or_webhook(name: str) -> None:
    one = stage(name)
    tell(one, a_sale(), a_dispute())
    await read_all(one, "settlements")
    await one.adapter.refund(one.http, [an_ask()])
    hidden = [value for value in one.account.secrets.values() if len(value) > 5]
    told = [text for request in one.http.asked for text in (request.path, *request.query.values())]
    told += [orjson.dumps(dict(each.headers)).decode() + each.body.decode() for each in one.world.sent]
    assert [text for text in told if any(secret in text for secret in hidden)] == []
