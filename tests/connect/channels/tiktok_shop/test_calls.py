"""What is odd about TikTok Shop: units as line items, seconds, refusals with 200, masked buyers, rotating tokens."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.afterwards import Reply
from linkstar.connect.channel import Cursor, StockPush
from linkstar.connect.channels.tiktok_shop import ADAPTER, wire
from linkstar.connect.channels.tiktok_shop.calls import oauth
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
)
from tests.contracts.accounts import NOW, Stage
from tests.contracts.faults import SlowClock
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, delivery, ids, one, place, placed, poll, stage_knowing
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message, read_all

SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))


def a_shop(**secrets: str) -> Stage:
    """The shop of the contract suite, with more secrets at TikTok Shop."""
    return stage_knowing("tiktok_shop", **secrets)


async def test_units_of_a_sku_are_one_line_and_keep_their_ids() -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    assert [(line.external_id, line.quantity, line.fulfilment_id) for line in seen.lines] == [
        ("1000101", 2, "1000101,1000101001"), ("1000102", 1, "1000102"),
    ]  # fmt: skip
    await ADAPTER.confirm(set_up.http, [a_parcel(seen, 1, 0)])
    sent = orjson.loads(set_up.http.asked[-1].body)
    assert sent["order_line_list"] == [{"order_line_id": "1000101"}]
    part = await one(set_up, seen.external_id)
    assert ([line.fulfilled for line in part.lines], part.channel_state) == ([1, 0], "PARTIALLY_SHIPPING")


async def test_odd_amounts_are_split_over_units_without_losing_a_cent() -> None:
    set_up = a_shop()
    order = an_order(set_up, total_minor=1001 - 7 + 480)
    line = replace(order.lines[0], quantity=3, price_minor=1001, discount_minor=7)
    seen = await placed(set_up, lines=[line], total_minor=1001 - 7 + 480, discount_minor=7)
    assert (seen.lines[0].price_minor, seen.lines[0].discount_minor, seen.lines[0].quantity) == (1001, 7, 3)


async def test_two_changes_in_one_second_have_keys_of_their_own() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 1, 0)])
    first = await one(set_up, order.external_id)
    before = await ADAPTER.one_order(set_up.http, order.external_id)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 1, 0, key="p-2")])
    after = await ADAPTER.one_order(set_up.http, order.external_id)
    assert before is not None
    assert after is not None
    second = ADAPTER.read_order(after, set_up.account)
    assert first.updated_at == second.updated_at
    assert before.key != after.key
    assert second.version > first.version


async def test_an_order_that_is_late_in_the_search_is_told_by_the_next_poll() -> None:
    set_up = a_shop(late_s="200")
    (late,) = place(set_up, an_order(set_up, at=NOW - timedelta(seconds=100)))
    pages, cursor = await poll(set_up, Cursor(NOW - timedelta(minutes=30)))
    assert ids(pages) == []
    set_up.world.forward(150)
    assert ids((await poll(set_up, cursor))[0]) == [late]


async def test_stars_are_no_names() -> None:
    seen = await placed(a_shop(masked="1"))
    assert (seen.ship_to.name, seen.ship_to.line1, seen.ship_to.phone, seen.ship_to.postcode) == ("", "", "", "")
    assert (seen.ship_to.country, seen.ship_to.city) == ("AT", "Wien")


async def test_refresh_tokens_rotate_and_an_access_token_lives_a_week() -> None:
    set_up = a_shop()
    await placed(set_up)
    set_up.world.forward(8 * 86_400)
    await ADAPTER.orders_since(set_up.http, SINCE)
    assert set_up.account.secrets["refresh_token"] != "TTP_first"
    assert [request.operation for request in set_up.http.asked][-3:] == ["getOrderList", "refreshToken", "getOrderList"]


async def test_too_many_calls_in_a_second_are_throttled() -> None:
    set_up = a_shop(**{"per_second.getOrderList": "1"})
    await ADAPTER.orders_since(set_up.http, SINCE)
    with pytest.raises(Throttled):
        await ADAPTER.orders_since(set_up.http, SINCE)
    set_up.world.forward(1)
    await ADAPTER.orders_since(set_up.http, SINCE)


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (200, 105002, TokenExpired), (401, 105001, TokenExpired), (200, 105005, TokenRevoked), (200, 36009002, Throttled),
        (429, 0, Throttled), (200, 36009003, PartnerDown), (500, 0, PartnerDown), (200, 21008013, PartnerRefused),
        (400, 36009004, PartnerRefused), (401, 106001, PartnerRefused),
    ],
)  # fmt: skip
def test_a_code_has_its_meaning_whatever_the_status(status: int, code: int, kind: type) -> None:
    body = orjson.dumps({"code": code, "message": "no", "request_id": "1"})
    assert type(ADAPTER.error_of(Request("x", "GET", "/order/202507/orders"), Answer(status, {}, body))) is kind


async def test_a_clock_that_is_wrong_by_ten_minutes_is_refused() -> None:
    set_up = a_shop()
    set_up.http.adapter = SlowClock(ADAPTER, timedelta(minutes=10))
    with pytest.raises(PartnerRefused) as told:
        await ADAPTER.orders_since(set_up.http, SINCE)
    assert told.value.code == "106002"


async def test_skus_of_one_product_go_in_one_call_and_the_last_push_counts() -> None:
    set_up = a_shop()
    extra = {"product_id": "17"}
    pushes = [
        StockPush("1", "A", 3, 1, extra=extra),
        StockPush("2", "B", 4, 1, extra=extra),
        StockPush("1", "A", 9, 2, extra=extra),
    ]
    assert [each.quantity for each in await ADAPTER.push_stock(set_up.http, pushes)] == [3, 4, 9]
    assert len(set_up.http.asked) == 2
    assert [each.quantity for each in await ADAPTER.read_stock(set_up.http, pushes[:2])] == [9, 4]
    (unknown,) = await ADAPTER.push_stock(set_up.http, [StockPush("404", "X", 1, 1)])
    assert (unknown.is_taken, unknown.code) == (False, "no_inventory")


async def test_a_carrier_that_is_not_offered_is_told() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    (answer,) = await ADAPTER.confirm(set_up.http, [replace(a_parcel(order, 1, 0), carrier="Own Lorry")])
    assert (answer.is_taken, answer.code) == (False, "no_provider")
    set_up.http.account = replace(
        set_up.account, config={**set_up.account.config, "provider.Own Lorry": "7132708894753720838"}
    )
    (answer,) = await ADAPTER.confirm(set_up.http, [replace(a_parcel(order, 1, 0), carrier="Own Lorry")])
    assert answer.is_taken


async def test_cancellations_come_before_returns_and_both_to_the_end() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    told = [a_claim(order, n, kind="cancellation" if n < 60 else "return") for n in range(1, 121)]
    set_up.fake.tell(set_up.row.external_id, told)
    messages, pages, _ = await read_all(set_up, "claims")
    kinds = [ADAPTER.read_claims(message, set_up.account)[0].kind for message in messages]
    assert (kinds, pages) == (["cancellation"] * 59 + ["return"] * 61, 4)


@pytest.mark.parametrize(("costs", "settled"), [(("-1.20", "-3.00", "0"), "5.80"), (("1.20", "3.00", "0"), "5.80")])
def test_costs_are_costs_whatever_sign_they_are_told_with(costs: tuple[str, str, str], settled: str) -> None:
    names = ("shipping_cost_amount", "fee_tax_amount", "adjustment_amount")
    said = {"id": "1", "type": "ORDER", "order_id": "5", "revenue_amount": "10.00", "settlement_amount": settled}
    about = {"id": "88", "create_time": 1795172280, "currency": "EUR", "status": "SETTLED"}
    message = wire.transaction_message(about, said | dict(zip(names, costs, strict=True)))
    lines = ADAPTER.read_settled(message, a_shop().account).lines
    assert [(line.kind, line.amount_minor) for line in lines] == [("sale", 1000), ("shipping", -120), ("fee", -300)]


def test_a_transaction_that_does_not_add_up_is_one_line_and_told() -> None:
    said = {"id": "1", "type": "MOON", "revenue_amount": "10.00", "settlement_amount": "3.33", "tide": 1}
    message = wire.transaction_message({"id": "88", "create_time": 1795172280, "currency": "EUR"}, said)
    settled = ADAPTER.read_settled(message, a_shop().account)
    assert [(line.kind, line.amount_minor) for line in settled.lines] == [("other", 333)]
    assert list(settled.unknown) == ["transaction whose parts do not add up", "transaction.tide"]


async def test_statements_of_several_pages_are_read_to_the_end() -> None:
    set_up = a_shop()
    told = [a_line("1", n, settlement_id=f"{700 + n % 25}") for n in range(1, 151)]
    set_up.fake.tell(set_up.row.external_id, told)
    messages, _, _ = await read_all(set_up, "settlements")
    settled = [ADAPTER.read_settled(message, set_up.account) for message in messages]
    assert len({line.external_id for each in settled for line in each.lines}) == 150
    assert len({each.external_id for one_of in settled for each in one_of.settlements}) == 25


async def test_the_same_words_are_written_again_when_the_buyer_answered_in_between() -> None:
    set_up = a_shop()
    set_up.fake.tell(set_up.row.external_id, [a_message()])
    reply = Reply("k", "It left today", conversation_id="400")
    for _ in range(2):
        (answer,) = await ADAPTER.reply(set_up.http, [reply])
        assert answer.is_taken
    assert len(set_up.fake.received()["replies"]) == 1
    (nobody,) = await ADAPTER.reply(set_up.http, [Reply("k", "hello", buyer_id="1")])
    assert (nobody.is_taken, nobody.code) == (False, "no_conversation")


async def test_a_claim_is_news_of_its_order() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    set_up.fake.tell(set_up.row.external_id, [a_claim(order, kind="cancellation")])
    (message,) = ADAPTER.receive(delivery(set_up.world.sent[-1]), set_up.account, NOW)
    seen = ADAPTER.read_order(message, set_up.account)
    assert (message.topic, seen.external_id, seen.is_partial) == ("orders", order.external_id, True)


async def test_other_events_are_kept_under_their_own_topic() -> None:
    set_up = a_shop()
    body = orjson.dumps(
        {"type": 6, "shop_id": set_up.row.external_id, "timestamp": 1795172280, "data": {"message": "bye"}}
    )
    request = replace(delivery_of(set_up), body=body, headers=set_up.row.sign(body))
    (message,) = ADAPTER.receive(request, set_up.account, NOW)
    again = orjson.dumps(orjson.loads(body) | {"timestamp": 1795172999})
    (copy,) = ADAPTER.receive(replace(request, body=again, headers=set_up.row.sign(again)), set_up.account, NOW)
    assert message.topic == "seller_deauthorisation"
    assert message.key == copy.key


def delivery_of(set_up: Stage) -> Any:
    """A webhook as it comes to our door."""
    place(set_up, an_order(set_up))
    return delivery(set_up.world.sent[0])


def test_tokens_are_asked_for_on_tiktoks_own_host() -> None:
    assert oauth.is_tiktoks_own("https://open-api.tiktokglobalshop.com")
    assert not oauth.is_tiktoks_own("http://127.0.0.1:8900/tiktok_shop")
    assert not oauth.is_tiktoks_own("https://tiktokglobalshop.com.evil.example")


async def test_a_shop_whose_keys_were_typed_in_learns_its_cipher_with_its_first_token() -> None:
    set_up = a_shop()
    set_up.http.account = replace(set_up.account, config={})
    tokens = await ADAPTER.refresh(set_up.http)
    assert tokens is not None
    assert tokens.config["shop_cipher"] == f"GCP_{set_up.row.external_id}"
    set_up.http.renew(tokens.secrets)
    set_up.http.account = replace(set_up.account, external_id="404")
    with pytest.raises(PartnerRefused):
        await ADAPTER.refresh(set_up.http)
