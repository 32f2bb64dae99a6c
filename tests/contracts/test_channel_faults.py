"""The contract of a channel when the partner misbehaves: budgets, tokens, broken answers and messages, forged webhooks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from linkstar.connect.channel import Cursor, Grant, RawMessage, SeenOrder, WebhookRequest
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.wire import BadSignature, PartnerRefused, Throttled, TokenExpired, TokenRevoked, Unreadable
from tests.contracts.accounts import NOW, Stage, adapters, stage
from tests.contracts.faults import BAD_ANSWERS, answer_badly, error_from
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, delivery, one, place, placed, poll, told

ALL = adapters("channel")
HOOKED = adapters("channel", "webhooks")
SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))


def read_all(set_up: Stage, request: WebhookRequest) -> list[SeenOrder]:
    """The orders in a delivery."""
    messages = set_up.adapter.receive(request, set_up.account, NOW)
    return [set_up.adapter.read_order(message, set_up.account) for message in messages]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"{}", b'{"id": 5}', b"\xff"])
async def test_a_message_that_is_no_order_is_unreadable_and_kept(name: str, body: bytes) -> None:
    set_up = stage(name)
    with pytest.raises(Unreadable) as wrong:
        set_up.adapter.read_order(RawMessage("orders", "x@1", "x", body, "file"), set_up.account)
    assert wrong.value.body == body


@pytest.mark.parametrize("name", ALL)
async def test_half_an_order_is_unreadable_wherever_it_was_cut(name: str) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    message = await set_up.adapter.one_order(set_up.http, order_id)
    for end in range(1, len(message.body) - 1, 97):
        with pytest.raises(Unreadable):
            set_up.adapter.read_order(replace(message, body=message.body[:end]), set_up.account)


@pytest.mark.parametrize("name", HOOKED)
def test_a_webhook_with_a_wrong_signature_is_not_believed(name: str) -> None:
    set_up = stage(name)
    place(set_up, an_order(set_up))
    hook = set_up.world.sent[0]
    adapter, account = set_up.adapter, set_up.account
    good = delivery(hook)
    assert adapter.receive(good, account, NOW)
    forged = [
        replace(good, headers={}),
        replace(
            good, headers={name: value if name == "content-type" else "forged" for name, value in good.headers.items()}
        ),
        replace(good, headers={name: value if name == "content-type" else "" for name, value in good.headers.items()}),
        replace(
            good, headers={name: value if name == "content-type" else "ключ" for name, value in good.headers.items()}
        ),
    ]
    for request in forged:
        with pytest.raises(BadSignature):
            adapter.receive(request, account, NOW)
    with pytest.raises(BadSignature):
        adapter.receive(good, replace(account, secrets={}), NOW)


@pytest.mark.parametrize("name", HOOKED)
def test_a_webhook_of_another_shop_is_not_taken_for_ours(name: str) -> None:
    set_up = stage(name)
    place(set_up, an_order(set_up))
    with pytest.raises(BadSignature):
        set_up.adapter.receive(delivery(set_up.world.sent[0]), replace(set_up.account, external_id="another"), NOW)


@pytest.mark.parametrize("name", HOOKED)
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe"])
def test_a_genuine_webhook_that_is_broken_is_unreadable_and_kept(name: str, body: bytes) -> None:
    set_up = stage(name)
    request = WebhookRequest("/hooks", set_up.row.sign(body), {}, body)
    with pytest.raises(Unreadable) as wrong:
        read_all(set_up, request)
    assert wrong.value.body == body


@pytest.mark.parametrize("name", ALL)
async def test_a_spent_budget_is_throttled(name: str) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    order = await one(set_up, order_id)
    answer_badly(set_up, set_up.fake.throttled())
    calls: list[Any] = [
        lambda: set_up.adapter.orders_since(set_up.http, SINCE),
        lambda: set_up.adapter.one_order(set_up.http, order_id),
    ]
    if "confirm" in set_up.adapter.can:
        calls.append(lambda: set_up.adapter.confirm(set_up.http, [a_parcel(order, 2, 1)]))
    for call in calls:
        wrong = await error_from(call())
        assert isinstance(wrong, Throttled)
        assert wrong.retryable
    assert told(set_up) == []


@pytest.mark.parametrize("name", ALL)
async def test_an_expired_token_is_refreshed_once_and_the_call_succeeds(name: str) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    await one(set_up, order_id)
    begun = len(set_up.http.answers)
    await one(set_up, order_id)
    before = len(set_up.http.answers)
    set_up.http.renew({set_up.row.token: "stale"})
    assert await one(set_up, order_id)
    wrong = set_up.adapter.error_of(set_up.http.asked[before], set_up.http.answers[before])
    assert isinstance(wrong, TokenExpired)
    assert len(set_up.http.answers) == before + 2 + (before - begun)  # refused, refreshed, then as always


@pytest.mark.parametrize("name", ALL)
async def test_a_refreshed_token_is_refreshed_again_later(name: str) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    for _ in range(3):
        set_up.http.renew({set_up.row.token: "stale"})
        assert await one(set_up, order_id)
        set_up.world.forward(3 * 3600)


@pytest.mark.parametrize("name", ALL)
async def test_a_revoked_account_asks_for_a_person(name: str) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    await one(set_up, order_id)
    set_up.fake.revoke(set_up.row.external_id)
    wrong = await error_from(set_up.adapter.orders_since(set_up.http, SINCE))
    assert isinstance(wrong, TokenRevoked)
    assert not wrong.retryable


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("bad", "kind"), BAD_ANSWERS)
async def test_a_bad_answer_has_its_type_whatever_is_asked(name: str, bad: FakeAnswer, kind: type) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    await one(set_up, order_id)
    answer_badly(set_up, bad)
    calls: dict[str, Any] = {
        "orders_since": lambda: set_up.adapter.orders_since(set_up.http, SINCE),
        "one_order": lambda: set_up.adapter.one_order(set_up.http, order_id),
    }
    for verb, call in calls.items():
        assert type(await error_from(call())) is kind, verb


@pytest.mark.parametrize("name", adapters("channel", "authorise"))
@pytest.mark.parametrize("query", [{}, {"code": "x", "state": "forged"}, {"state": "s", "error": "access_denied"}])
async def test_an_authorisation_that_we_did_not_begin_gives_no_tokens(name: str, query: dict[str, str]) -> None:
    set_up = stage(name)
    grant = Grant("s", "https://linkstar.example/back", external_id=set_up.row.external_id, client_secret="x")
    wrong = await error_from(set_up.adapter.exchange_code(set_up.http, grant, query))
    assert isinstance(wrong, (BadSignature, PartnerRefused))
    assert set_up.http.asked == []


@pytest.mark.parametrize("name", ALL)
async def test_secrets_never_travel_in_a_path_or_query(name: str) -> None:
    set_up = stage(name)
    seen = await placed(set_up)
    await poll(set_up, SINCE)
    if "confirm" in set_up.adapter.can:
        await set_up.adapter.confirm(set_up.http, [a_parcel(seen, 2, 1)])
    hidden = [
        value for key, value in set_up.account.secrets.items() if value and key not in ("throttle_factor", "client_id")
    ]
    sent = [text for request in set_up.http.asked for text in (request.path, *request.query.values())]
    assert [text for text in sent if any(secret in text for secret in hidden)] == []
