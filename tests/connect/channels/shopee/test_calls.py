"""What is odd about Shopee: lists that move, packages, refusals with 200, stars, tokens of four hours, signed addresses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import orjson
import pytest

from linkstar.connect.afterwards import Reply
from linkstar.connect.channel import Cursor, Grant, StockPush
from linkstar.connect.channels.shopee import ADAPTER
from linkstar.connect.channels.shopee.calls import oauth
from linkstar.connect.fake import FakeRequest
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
from tests.contracts.accounts import NOW, SHOPEE_PUSH, Stage
from tests.contracts.faults import SlowClock
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, delivery, ids, one, place, placed, poll, stage_knowing
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message, read_all

SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))


def a_shop(**secrets: str) -> Stage:
    """The shop of the contract suite, with more secrets at Shopee."""
    return stage_knowing("shopee", **secrets)


async def test_windows_are_made_smaller_so_that_no_second_page_is_needed() -> None:
    set_up = a_shop()
    wanted = place(set_up, *(an_order(set_up, n, at=HOUR_AGO + timedelta(seconds=n)) for n in range(1, 351)))
    pages, _ = await poll(set_up, SINCE)
    assert ids(pages) == wanted
    lists = [request for request in set_up.http.asked if request.operation == "order.get_order_list"]
    assert all("cursor" not in request.query for request in lists)
    assert len(lists) < 40


async def test_an_order_that_changes_between_two_pages_makes_no_hole() -> None:
    set_up = a_shop()
    wanted = place(set_up, *(an_order(set_up, n, at=HOUR_AGO + timedelta(seconds=n)) for n in range(1, 251)))
    cursor, seen = SINCE, []
    for number in range(1, 30):
        page = await ADAPTER.orders_since(set_up.http, cursor)
        seen += [message.external_id for message in page.messages]
        place(set_up, an_order(set_up, number, at=NOW + timedelta(seconds=number)))  # leaves the window
        cursor = page.cursor
        if not page.has_more:
            break
    set_up.world.forward(300)
    again, _ = await poll(set_up, cursor)
    assert set(seen + ids(again)) == set(wanted)


async def test_more_orders_of_one_second_than_a_page_holds_are_read_page_by_page() -> None:
    set_up = a_shop()
    wanted = place(set_up, *(an_order(set_up, n) for n in range(1, 231)))
    pages, _ = await poll(set_up, SINCE)
    assert sorted(ids(pages)) == sorted(wanted)


async def test_a_month_is_read_in_windows_of_fifteen_days() -> None:
    set_up = a_shop()
    wanted = place(set_up, *(an_order(set_up, n, at=NOW - timedelta(days=40 - n)) for n in range(1, 39)))
    pages, _ = await poll(set_up, Cursor(NOW - timedelta(days=45)))
    assert ids(pages) == wanted


async def test_an_order_that_is_late_in_the_list_is_told_by_the_next_poll() -> None:
    set_up = a_shop(late_s="200")
    (late,) = place(set_up, an_order(set_up, at=NOW - timedelta(seconds=100)))
    pages, cursor = await poll(set_up, Cursor(NOW - timedelta(minutes=30)))
    assert ids(pages) == []
    set_up.world.forward(150)
    assert ids((await poll(set_up, cursor))[0]) == [late]


async def test_one_order_that_is_not_there_does_not_hide_the_others() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    parcels = [replace(a_parcel(order, 2, 1, key="p-1"), order_id="404"), a_parcel(order, 2, 1, key="p-2")]
    assert [answer.is_taken for answer in await ADAPTER.confirm(set_up.http, parcels)] == [False, True]


async def test_a_tracking_number_changes_key_and_version_within_the_same_second() -> None:
    set_up = a_shop()
    order = await placed(set_up, at=NOW)
    before = await ADAPTER.one_order(set_up.http, order.external_id)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 2, 1)])
    after = await ADAPTER.one_order(set_up.http, order.external_id)
    assert before is not None
    assert after is not None
    seen = ADAPTER.read_order(after, set_up.account)
    assert (seen.updated_at, seen.channel_state) == (order.updated_at, "SHIPPED")
    assert after.key != before.key
    assert seen.version > order.version


async def test_half_a_package_and_shopees_own_carrier_are_refused_with_a_word() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    (half,) = await ADAPTER.confirm(set_up.http, [a_parcel(order, 1, 0)])
    assert (half.is_taken, half.code) == (False, "no_package")
    set_up = a_shop(integrated="1")
    (own,) = await ADAPTER.confirm(set_up.http, [a_parcel(await placed(set_up), 2, 1)])
    assert (own.is_taken, own.code) == (False, "integrated_channel")


async def test_an_order_that_was_split_there_is_confirmed_package_by_package() -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    table = set_up.world.table("orders")
    record = table[seen.external_id]
    (package,) = record["order"]["package_list"]
    lamp, bulb = package["item_list"]
    record["order"]["package_list"] = [
        package | {"item_list": [lamp]}, package | {"item_list": [bulb], "package_number": f"OFG{seen.external_id}B"},
    ]  # fmt: skip
    table[seen.external_id] = record
    (first,) = await ADAPTER.confirm(set_up.http, [a_parcel(seen, 2, 0)])
    assert (first.is_taken, first.external_id) == (True, f"OFG{seen.external_id}")
    assert set_up.fake.received()["confirmations"][0]["lines"] == [
        {"external_id": seen.lines[0].external_id, "quantity": 2}
    ]


async def test_stars_are_no_names() -> None:
    seen = await placed(a_shop(masked="1"))
    assert (seen.ship_to.name, seen.ship_to.line1, seen.ship_to.phone) == ("", "", "")
    assert (seen.ship_to.country, seen.ship_to.city, seen.ship_to.postcode) == ("AT", "Wien", "1010")


async def test_refresh_tokens_are_used_once_and_an_access_token_lives_four_hours() -> None:
    set_up = a_shop()
    await placed(set_up)
    set_up.world.forward(5 * 3600)
    await ADAPTER.orders_since(set_up.http, SINCE)
    assert set_up.account.secrets["refresh_token"] != "refresh_first"
    set_up.http.renew({"refresh_token": "refresh_first", "access_token": "stale"})
    with pytest.raises(TokenRevoked):
        await ADAPTER.orders_since(set_up.http, SINCE)


async def test_too_many_calls_in_a_second_are_throttled() -> None:
    set_up = a_shop(**{"per_second.order.get_order_list": "1"})
    await ADAPTER.orders_since(set_up.http, SINCE)
    with pytest.raises(Throttled):
        await ADAPTER.orders_since(set_up.http, SINCE)
    set_up.world.forward(1)
    await ADAPTER.orders_since(set_up.http, SINCE)


@pytest.mark.parametrize(
    ("status", "error", "message", "kind"),
    [
        (200, "error_auth", "Invalid access_token.", TokenExpired), (403, "invalid_acceess_token", "no", TokenExpired),
        (200, "common.error_auth", "Invalid access_token.", TokenExpired), (403, "shop_banned", "no", TokenRevoked),
        (200, "error_rate_limit", "no", Throttled), (200, "error_limit", "no", Throttled), (429, "", "", Throttled),
        (200, "error_server", "no", PartnerDown), (200, "product.error_inner", "no", PartnerDown), (500, "", "", PartnerDown),
        (403, "error_auth", "System error, please try again later.", PartnerDown), (403, "error_sign", "Wrong sign.", PartnerRefused),
        (403, "source_ip_undeclared", "Request Source IP is undeclared.", PartnerRefused), (404, "", "", PartnerRefused),
    ],
)  # fmt: skip
def test_a_word_has_its_meaning_whatever_the_status(status: int, error: str, message: str, kind: type) -> None:
    answer = Answer(status, {}, orjson.dumps({"error": error, "message": message, "request_id": "1"}))
    assert type(ADAPTER.error_of(Request("x", "GET", "/api/v2/order/get_order_list"), answer)) is kind


async def test_a_clock_that_is_wrong_by_ten_minutes_is_refused() -> None:
    set_up = a_shop()
    set_up.http.adapter = SlowClock(ADAPTER, timedelta(minutes=10))
    with pytest.raises(PartnerRefused) as told:
        await ADAPTER.orders_since(set_up.http, SINCE)
    assert told.value.message == "Timestamp is expired."


async def test_models_of_one_item_go_in_one_call_and_the_last_push_counts() -> None:
    set_up = a_shop()
    pushes = [StockPush("17-1", "A", 3, 1), StockPush("17-2", "B", 4, 1), StockPush("17-1", "A", 9, 2)]
    assert [each.quantity for each in await ADAPTER.push_stock(set_up.http, pushes)] == [3, 4, 9]
    assert len(set_up.http.asked) == 2
    alone = StockPush("18", "C", 5, 1)
    assert (await ADAPTER.push_stock(set_up.http, [alone]))[0].is_taken
    shown = await ADAPTER.read_stock(
        set_up.http, [*pushes[:2], alone, StockPush("404", "X", 1, 1), StockPush("404-1", "X", 1, 1)]
    )
    assert [each.quantity for each in shown] == [9, 4, 5, None, None]
    assert [each.code for each in shown[3:]] == ["not_found", "not_found"]


async def test_items_with_models_are_listings_for_each_and_those_off_sale_come_last() -> None:
    set_up = a_shop()
    await ADAPTER.push_stock(set_up.http, [StockPush("17-1", "A", 3, 1), StockPush("17-2", "B", 4, 1)])
    found, page = await ADAPTER.listings_page(set_up.http, "")
    assert [(each.external_id, each.quantity, dict(each.extra)) for each in found] == [
        ("17-1", 3, {"item_id": "17"}), ("17-2", 4, {"item_id": "17"}),
    ]  # fmt: skip
    assert await ADAPTER.listings_page(set_up.http, page) == ([], "")


def test_the_consent_page_carries_the_state_in_the_address_to_come_back_to() -> None:
    url = urlsplit(ADAPTER.authorise_url(Grant("s t", "https://linkstar.example/back?a=1", client_id="2001887")))
    words = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert (url.netloc, url.path, words["partner_id"]) == ("open.shopee.com", "/auth", "2001887")
    assert words["redirect_uri"] == "https://linkstar.example/back?a=1&state=s+t"


async def test_a_seller_says_yes_and_a_code_is_used_once() -> None:
    set_up = a_shop()
    back = "https://linkstar.example/back?state=s"
    said = await set_up.fake.answer(FakeRequest("GET", "/auth", {"redirect_uri": back}, {}, b""))
    query = {name: values[0] for name, values in parse_qs(urlsplit(said.headers["location"]).query).items()}
    grant = Grant("s", back, client_id="2001887", client_secret="c0ffee")
    tokens = await ADAPTER.exchange_code(set_up.http, grant, query)
    assert (tokens.external_id, tokens.config, tokens.expires_at) == (
        "14701711", {"region": "SG", "is_cb": "1"}, NOW + timedelta(hours=4),
    )  # fmt: skip
    with pytest.raises(TokenRevoked):
        await ADAPTER.exchange_code(set_up.http, grant, query)
    with pytest.raises(PartnerRefused):
        await ADAPTER.exchange_code(set_up.http, replace(grant, external_id="7"), query)


async def test_a_push_is_checked_against_the_address_that_shopee_signed() -> None:
    set_up = a_shop()
    place(set_up, an_order(set_up))
    good = delivery(set_up.world.sent[0])
    assert ADAPTER.receive(good, set_up.account, NOW)
    host = replace(good, path="/webhooks/shopee", headers={**good.headers, "host": "linkstar.example"})
    unset = replace(set_up.account, config={})
    assert ADAPTER.receive(host, unset, NOW)
    for wrong in (
        replace(host, path="/webhooks/other"),
        replace(host, headers={**good.headers, "host": "evil.example"}),
    ):
        with pytest.raises(BadSignature):
            ADAPTER.receive(wrong, unset, NOW)
    assert SHOPEE_PUSH.endswith(host.path)


async def test_a_push_that_is_repeated_later_has_the_same_key_and_others_their_own_topic() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    set_up.fake.tell(set_up.row.external_id, [a_claim(order)])
    (returned,) = ADAPTER.receive(delivery(set_up.world.sent[-1]), set_up.account, NOW)
    assert (returned.topic, returned.external_id) == ("return_notices", "7001")
    body = orjson.loads(set_up.world.sent[0].body)
    keys = set()
    for stamp in (body["timestamp"], body["timestamp"] + 90):
        packed = orjson.dumps(body | {"timestamp": stamp})
        request = replace(delivery(set_up.world.sent[0]), body=packed, headers=set_up.row.sign(packed))
        (message,) = ADAPTER.receive(request, set_up.account, NOW)
        keys.add(message.key)
    assert len(keys) == 1


async def test_a_parcel_is_news_of_its_order_twice() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 2, 1)])
    messages = [m for sent in set_up.world.sent[1:] for m in ADAPTER.receive(delivery(sent), set_up.account, NOW)]
    seen = [ADAPTER.read_order(message, set_up.account) for message in messages]
    assert [(each.external_id, each.is_partial, each.channel_state) for each in seen] == [
        (order.external_id, True, "code 4"), (order.external_id, True, "SHIPPED"),
    ]  # fmt: skip


async def test_a_payout_of_many_transactions_is_one_message_and_whole() -> None:
    set_up = a_shop()
    set_up.fake.tell(
        set_up.row.external_id, [a_line(f"{n}", n, settlement_id=f"{700 + n % 25}") for n in range(1, 3001)]
    )
    messages, _, _ = await read_all(set_up, "settlements")
    settled = [ADAPTER.read_settled(message, set_up.account) for message in messages]
    assert len({line.external_id for each in settled for line in each.lines}) == 3000
    assert [each.settlements[0].lines_count for each in settled] == [120] * 25


async def test_a_local_shop_is_read_by_its_wallet() -> None:
    set_up = a_shop(local="1")
    set_up.http.account = replace(set_up.account, config={**set_up.account.config, "is_cb": "0"}, currency="SGD")
    told = [a_line("5", n, at=HOUR_AGO + timedelta(seconds=n // 150), currency="SGD") for n in range(400)]
    told += [
        a_line("6", 500, kind="fee", amount_minor=-90, currency="SGD"),
        a_line("", 501, kind="payout", amount_minor=-6000, settlement_id="88", currency="SGD"),
    ]
    set_up.fake.tell(set_up.row.external_id, told)
    messages, pages, _ = await read_all(set_up, "settlements")
    settled = [ADAPTER.read_settled(message, set_up.account) for message in messages]
    lines = [line for each in settled for line in each.lines]
    assert len({line.external_id for line in lines}) == 402
    assert sum(line.amount_minor for line in lines) == 400 * 6170 - 90 - 6000
    assert pages > 1
    (drawn,) = [each for one_of in settled for each in one_of.settlements]
    assert (drawn.external_id, drawn.total_minor, drawn.is_paid) == ("88", 6000, False)
    assert {words for each in settled for words in each.unknown} == set()


async def test_the_same_words_are_written_again_when_the_buyer_answered_in_between() -> None:
    set_up = a_shop()
    set_up.fake.tell(set_up.row.external_id, [a_message()])
    reply = Reply("k", "It left today", conversation_id="400")
    for _ in range(2):
        assert (await ADAPTER.reply(set_up.http, [reply]))[0].is_taken
    assert len(set_up.fake.received()["replies"]) == 1
    set_up.fake.tell(set_up.row.external_id, [a_message(5, at=NOW + timedelta(minutes=1), conversation_id="400")])
    assert (await ADAPTER.reply(set_up.http, [reply]))[0].is_taken
    assert len(set_up.fake.received()["replies"]) == 2
    (nobody,) = await ADAPTER.reply(set_up.http, [Reply("k", "hello")])
    assert (nobody.is_taken, nobody.code) == (False, "no_buyer")


def test_shopees_own_hosts_are_told_from_others() -> None:
    assert oauth.is_shopees_own("https://partner.shopeemobile.com")
    assert oauth.is_shopees_own("https://openplatform.shopee.cn")
    assert not oauth.is_shopees_own("http://127.0.0.1:8900/shopee")
    assert not oauth.is_shopees_own("https://shopeemobile.com.evil.example")


async def test_an_order_reads_the_same_after_the_sandbox_was_started_anew() -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    set_up.http.fake = type(set_up.fake)(set_up.world)
    assert await one(set_up, seen.external_id) == seen
