"""Errors, and what answers tell of the budget."""

from __future__ import annotations

import json

import pytest

from linkstar.connect.channel import Cursor
from linkstar.connect.channels.shopify import ADAPTER
from linkstar.connect.channels.shopify.queries import PATH
from linkstar.connect.fake import FakeAnswer, FakeRequest
from linkstar.connect.wire import (
    Answer,
    Learned,
    PartnerDown,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
    Unreadable,
)

from .builders import NOON, SAMPLES, SHOP, a_shop, an_order

CALL = Request("Orders", "POST", PATH)


def _answer(status: int, said: object = None, **headers: str) -> Answer:
    return Answer(status, headers, said if isinstance(said, bytes) else json.dumps(said or {}).encode())


def _coded(code: str) -> Answer:
    return _answer(200, {"errors": [{"message": "no", "extensions": {"code": code}, "path": ["orders", 0]}]})


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (_answer(401, {"errors": "[API] Invalid API key or access token"}), TokenExpired, "unauthorized"),
        (_answer(402), PartnerRefused, "payment_required"),
        (_answer(403), PartnerRefused, "forbidden"),
        (_answer(404, {"errors": "Not Found"}), PartnerRefused, "not_found"),
        (_answer(423), PartnerRefused, "locked"),
        (_answer(422, b"<html>"), PartnerRefused, "422"),
        (_answer(429), Throttled, "429"),
        (_answer(500), PartnerDown, "500"),
        (_answer(503, b"busy"), PartnerDown, "503"),
        (_coded("THROTTLED"), Throttled, "THROTTLED"),
        (_coded("ACCESS_DENIED"), PartnerRefused, "ACCESS_DENIED"),
        (_coded("INTERNAL_SERVER_ERROR"), PartnerDown, "INTERNAL_SERVER_ERROR"),
        (_answer(200, {"errors": "something"}), PartnerRefused, "GRAPHQL"),
        (_answer(200, b'{"errors": [{'), Unreadable, ""),
    ],
)
def test_every_refusal_has_its_type_and_code(answer, kind, code):
    wrong = ADAPTER.error_of(CALL, answer)
    assert type(wrong) is kind
    assert wrong.code == code


def test_a_good_answer_is_no_error_even_if_it_speaks_of_user_errors():
    assert ADAPTER.error_of(CALL, _answer(200, {"data": {"fulfillmentCreate": {"userErrors": []}}})) is None


def test_a_refused_refresh_means_that_a_person_has_to_authorise_again():
    refresh = Request("refresh_token", "POST", "/admin/oauth/access_token", needs_token=False)
    assert isinstance(ADAPTER.error_of(refresh, _answer(400, {"error": "invalid_grant"})), TokenRevoked)
    exchange = Request("exchange_code", "POST", "/admin/oauth/access_token", needs_token=False)
    assert isinstance(ADAPTER.error_of(exchange, _answer(400, {"error": "invalid_request"})), PartnerRefused)


def test_throttled_tells_how_long_the_missing_points_take():
    wrong = ADAPTER.error_of(CALL, _answer(200, (SAMPLES / "throttled.json").read_bytes()))
    assert isinstance(wrong, Throttled)
    assert wrong.retry_after_s == pytest.approx(1.0)  # (110 - 10) / 100 a second
    too_many = ADAPTER.error_of(CALL, _answer(429, **{"retry-after": "7.5"}))
    assert too_many is not None
    assert too_many.retry_after_s == 7.5


def test_the_budget_is_learned_from_every_answer_that_tells_it():
    answer = _answer(200, (SAMPLES / "throttled.json").read_bytes())
    assert ADAPTER.learn(CALL, answer) == Learned(left=10, rate=100, burst=2000)
    assert ADAPTER.learn(CALL, _answer(200, {"data": {}})) is None
    assert ADAPTER.learn(CALL, _answer(200, b'{"extensions": {"cost": {"throttleStatus": {')) is None


async def test_the_pretend_shop_runs_out_of_points_and_gets_them_back():
    http, fake, world = a_shop(plan="standard")
    fake.place(SHOP, [an_order()])
    for _ in range(18):  # 2000 points, 110 a page
        await ADAPTER.orders_since(http, Cursor(NOON))
    with pytest.raises(Throttled) as caught:
        await ADAPTER.orders_since(http, Cursor(NOON))
    assert http.learned[0] == Learned(left=1890, rate=100, burst=2000)
    world.forward(caught.value.retry_after_s)
    assert len((await ADAPTER.orders_since(http, Cursor(NOON))).messages) == 1


async def test_the_pretend_shops_own_throttled_answer_is_understood():
    _, fake, _ = a_shop()
    said = fake.throttled()
    assert isinstance(ADAPTER.error_of(CALL, Answer(said.status, dict(said.headers), said.body)), Throttled)


async def test_the_pretend_shop_takes_no_wrong_token_path_or_document():
    _, fake, _ = a_shop()

    async def ask(path: str, token: str, body: bytes) -> FakeAnswer:
        return await fake.answer(FakeRequest("POST", path, {}, {"x-shopify-access-token": token}, body))

    assert (await ask(PATH, "guess", b"{}")).status == 401
    assert (await ask("/admin/api/2024-01/graphql.json", "shpat_first", b"{}")).status == 404
    for body in (b"{", b"[]", b'{"query": "{ shop { name } }", "operationName": "x", "variables": {}}'):
        answer = await ask(PATH, "shpat_first", body)
        assert json.loads(answer.body)["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


async def test_half_an_answer_is_unreadable():
    http, fake, _ = a_shop()
    whole = fake.answer

    async def cut(request: FakeRequest) -> FakeAnswer:
        answer = await whole(request)
        return FakeAnswer(200, answer.body[: len(answer.body) // 2])

    fake.answer = cut
    with pytest.raises(Unreadable):
        await ADAPTER.orders_since(http, Cursor(NOON))
