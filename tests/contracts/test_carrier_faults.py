"""The contract of a carrier when the partner misbehaves: budgets, tokens, broken answers, forged webhooks."""

from __future__ import annotations

from typing import Any

import pytest

from linkstar.connect.carrier import QuoteRequest
from linkstar.connect.channel import WebhookRequest
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.wire import BadSignature, Throttled, TokenExpired, TokenRevoked
from tests.contracts.accounts import NOW, ROWS, adapters, stage
from tests.contracts.faults import BAD_ANSWERS, answer_badly, error_from
from tests.contracts.parcels import a_number, any_call, labels, request_for

ALL = adapters("carrier")
SPEAKING = [name for name in ALL if ROWS[name].secrets]  # by HTTP, and not from a price list
REFRESHED = [name for name in ALL if ROWS[name].token]  # the others sign with keys that do not end


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("headers", [{}, {"sign": "x", "authorization": "Bearer x"}])
def test_a_webhook_without_a_good_signature_is_not_believed(name: str, headers: dict[str, str]) -> None:
    set_up = stage(name)
    delivery = WebhookRequest("/hooks", headers, {}, b'{"tracking_number": "LX1"}')
    with pytest.raises(BadSignature):
        set_up.adapter.receive(delivery, set_up.account, NOW)


@pytest.mark.parametrize("name", SPEAKING)
async def test_a_spent_budget_is_throttled_and_nothing_was_done(name: str) -> None:
    set_up = stage(name)
    await any_call(set_up)
    answer_badly(set_up, set_up.fake.throttled())
    wrong = await error_from(a_number(set_up))
    assert isinstance(wrong, Throttled)
    assert wrong.retryable
    assert labels(set_up) == []


@pytest.mark.parametrize("name", REFRESHED)
async def test_an_expired_token_is_refreshed_once_and_the_call_succeeds(name: str) -> None:
    set_up = stage(name)
    await any_call(set_up)
    set_up.http.renew({set_up.row.token: "stale"})
    before = len(set_up.http.answers)
    assert await any_call(set_up)
    wrong = set_up.adapter.error_of(set_up.http.asked[before], set_up.http.answers[before])
    assert isinstance(wrong, TokenExpired)
    assert len(set_up.http.answers) == before + 3  # refused, refreshed, done


@pytest.mark.parametrize("name", REFRESHED)
async def test_fresh_tokens_say_when_they_end(name: str) -> None:
    set_up = stage(name)
    tokens = await set_up.adapter.refresh(set_up.http)
    assert tokens is not None
    assert tokens.secrets[set_up.row.token]
    assert tokens.expires_at is None or tokens.expires_at > NOW


@pytest.mark.parametrize("name", SPEAKING)
async def test_a_revoked_account_asks_for_a_person(name: str) -> None:
    set_up = stage(name)
    await any_call(set_up)
    set_up.fake.revoke(set_up.row.external_id)
    wrong = await error_from(any_call(set_up))
    assert isinstance(wrong, TokenRevoked)
    assert not wrong.retryable


@pytest.mark.parametrize("name", SPEAKING)
@pytest.mark.parametrize(("bad", "kind"), BAD_ANSWERS)
async def test_a_bad_answer_has_its_type_whatever_is_asked(name: str, bad: FakeAnswer, kind: type) -> None:
    set_up = stage(name)
    number = await a_number(set_up)
    labelled = labels(set_up)
    external_id = (await set_up.adapter.buy_label(set_up.http, request_for(set_up))).external_id if labelled else ""
    answer_badly(set_up, bad)
    adapter, http = set_up.adapter, set_up.http
    calls: dict[str, Any] = {
        "buy_label": lambda: adapter.buy_label(http, request_for(set_up, "other")),
        "find": lambda: adapter.find(http, "other"),
        "track": lambda: adapter.track(http, [number]),
        "quote": lambda: adapter.quote(http, QuoteRequest("DE", "10115", 500)),
        "services": lambda: adapter.services(http),
        "register": lambda: adapter.register(http, [number]),
        "void": lambda: adapter.void(http, external_id),
    }
    spoken = {"buy_label": "label", "services": "label"}
    for verb, call in calls.items():
        if spoken.get(verb, verb) not in adapter.can:
            continue
        assert type(await error_from(call())) is kind, verb


@pytest.mark.parametrize("name", SPEAKING)
async def test_secrets_never_travel_in_a_path_or_query(name: str) -> None:
    set_up = stage(name)
    await a_number(set_up)
    hidden = [value for value in set_up.account.secrets.values() if value]
    told = [text for request in set_up.http.asked for text in (request.path, *request.query.values())]
    assert [text for text in told if any(secret in text for secret in hidden)] == []
