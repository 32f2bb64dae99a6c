"""The adapter against the pretend Amazon."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from linkstar.connect.channel import Cursor, Grant, OrderPage, SeenOrder, StockPush
from linkstar.connect.channels.amazon import ADAPTER, stock
from linkstar.connect.fake import FakeRequest
from linkstar.connect.wire import BadSignature, PartnerRefused, Throttled, TokenRevoked
from linkstar.kit.address import Address
from tests.connect.channels.amazon.builders import NOW, SELLER, a_parcel, a_shop, an_order
from tests.connect.world import DirectHttp

HOUR_AGO = Cursor(NOW - timedelta(hours=1))
LAMP = StockPush("B0LAMP0001", "LAMP-BLUE", 7, 1)


async def poll(http: DirectHttp, cursor: Cursor) -> tuple[list[SeenOrder], Cursor, int]:
    """All orders from a cursor on, the cursor to go on from, and the number of pages."""
    orders: list[SeenOrder] = []
    pages, page = 0, OrderPage((), cursor, True)
    while page.has_more:
        page = await ADAPTER.orders_since(http, page.cursor)
        orders += [ADAPTER.read_order(message, http.account) for message in page.messages]
        pages += 1
    return orders, page.cursor, pages


async def test_a_placed_order_comes_back_as_it_was() -> None:
    fake, http, _ = a_shop()
    placed = an_order()
    fake.place(SELLER, [placed])
    [seen], _, _ = await poll(http, HOUR_AGO)
    lost: dict[str, Any] = {"version": seen.version, "channel_state": "UNSHIPPED", "unknown": [], "parcels": []}
    assert seen == replace(placed, **lost)


async def test_a_thousand_orders_come_once_each_in_ten_pages_oldest_first() -> None:
    fake, http, _ = a_shop()
    moments = [NOW - timedelta(minutes=50) + timedelta(seconds=number % 2000) for number in range(1000)]
    fake.place(SELLER, [an_order(number, updated_at=at) for number, at in enumerate(moments)])
    orders, _, pages = await poll(http, HOUR_AGO)
    assert pages == 10
    assert len({order.external_id for order in orders}) == 1000
    assert [order.updated_at for order in orders] == sorted(moments)


async def test_a_window_ends_two_minutes_ago_and_the_next_begins_before_that() -> None:
    fake, http, world = a_shop()
    fake.place(SELLER, [an_order(1, updated_at=NOW - timedelta(seconds=60)), an_order(2)])
    orders, cursor, _ = await poll(http, HOUR_AGO)
    assert [order.external_id for order in orders] == [an_order(2).external_id]
    assert cursor == Cursor(NOW - timedelta(seconds=120 + ADAPTER.poll_overlap_s))
    world.forward(61)
    orders, _, _ = await poll(http, cursor)
    assert [order.external_id for order in orders] == [an_order(1).external_id]


async def test_an_order_that_changes_between_pages_is_not_lost() -> None:
    fake, http, world = a_shop()
    fake.place(SELLER, [an_order(number) for number in range(150)])
    first = await ADAPTER.orders_since(http, HOUR_AGO)
    world.forward(250)
    fake.place(SELLER, [an_order(140, updated_at=world.now)])
    rest, cursor, pages = await poll(http, first.cursor)
    assert (len(first.messages) + len(rest), pages) == (149, 1)
    world.forward(121)
    again, _, _ = await poll(http, cursor)
    assert [order.external_id for order in again] == [an_order(140).external_id]


async def test_a_page_token_of_yesterday_begins_the_window_again() -> None:
    fake, http, world = a_shop()
    fake.place(SELLER, [an_order(number) for number in range(150)])
    first = await ADAPTER.orders_since(http, HOUR_AGO)
    world.forward(25 * 3600)
    restarted = await ADAPTER.orders_since(http, first.cursor)
    assert (restarted.messages, restarted.cursor, restarted.has_more) == ((), HOUR_AGO, True)
    orders, _, _ = await poll(http, restarted.cursor)
    assert len(orders) == 150


async def test_a_long_gap_is_read_in_pieces() -> None:
    fake, http, _ = a_shop()
    fake.place(SELLER, [an_order(1), an_order(2, updated_at=NOW - timedelta(days=80))])
    orders, cursor, pages = await poll(http, Cursor(NOW - timedelta(days=85)))
    assert (pages, len(orders)) == (3, 2)
    assert cursor.since == NOW - timedelta(seconds=420)


async def test_polling_too_soon_asks_nothing() -> None:
    _, http, _ = a_shop()
    page = await ADAPTER.orders_since(http, Cursor(NOW - timedelta(seconds=60)))
    assert (page.has_more, http.asked) == (False, [])


async def test_the_same_change_by_page_and_alone_has_one_key() -> None:
    fake, http, _ = a_shop()
    fake.place(SELLER, [an_order()])
    page = await ADAPTER.orders_since(http, HOUR_AGO)
    alone = await ADAPTER.one_order(http, an_order().external_id)
    assert alone is not None
    assert alone.key == page.messages[0].key


async def test_an_order_that_amazon_does_not_know_is_none() -> None:
    _, http, _ = a_shop()
    assert await ADAPTER.one_order(http, "305-0000000-0000000") is None


async def test_an_expired_token_is_renewed_and_the_call_goes_on() -> None:
    fake, http, world = a_shop()
    await poll(http, HOUR_AGO)
    first = http.account.secrets["access_token"]
    world.forward(3601)
    await poll(http, HOUR_AGO)
    second = http.account.secrets["access_token"]
    fake.expire(SELLER)
    await poll(http, HOUR_AGO)
    assert len({first, second, http.account.secrets["access_token"]}) == 3
    assert [ask.operation for ask in http.asked].count("refreshToken") == 3


async def test_a_refresh_tells_when_the_token_ends_and_keeps_the_refresh_token() -> None:
    _, http, _ = a_shop()
    tokens = await ADAPTER.refresh(http)
    assert tokens is not None
    assert tokens.expires_at == NOW + timedelta(hours=1)
    assert tokens.secrets["refresh_token"] == "Atzr|first"


async def test_a_seller_who_takes_the_right_back_has_to_authorise_again() -> None:
    fake, http, _ = a_shop()
    await poll(http, HOUR_AGO)
    fake.revoke(SELLER)
    with pytest.raises(TokenRevoked):
        await poll(http, HOUR_AGO)
    query = await _consent(http, fake)
    http.renew((await ADAPTER.exchange_code(http, _grant(http), query)).secrets)
    assert await poll(http, HOUR_AGO)


def _grant(http: DirectHttp) -> Grant:
    secrets = http.account.secrets
    return Grant(
        state="s-1",
        redirect_uri="http://127.0.0.1:8000/callback",
        external_id="DE",
        client_id=secrets["client_id"],
        client_secret=secrets["client_secret"],
        base_url=http.account.base_url,
        app_id="amzn1.sp.solution.pretend",
    )


async def _consent(http: DirectHttp, fake: object) -> dict[str, str]:
    """What the browser brings back after the seller said yes."""
    url = urlsplit(ADAPTER.authorise_url(_grant(http)))
    asked = {name: values[0] for name, values in parse_qs(url.query).items()}
    assert asked["application_id"] == "amzn1.sp.solution.pretend"
    path = url.path.removeprefix("/amazon")
    answer = await http.fake.answer(FakeRequest("GET", path, asked, {}, b""))
    back = urlsplit(answer.headers["location"])
    return {name: values[0] for name, values in parse_qs(back.query).items()}


async def test_consent_becomes_tokens_once() -> None:
    fake, http, _ = a_shop()
    query = await _consent(http, fake)
    tokens = await ADAPTER.exchange_code(http, _grant(http), query)
    assert tokens.external_id == SELLER
    assert tokens.secrets["client_id"] == http.account.secrets["client_id"]
    with pytest.raises(PartnerRefused) as refused:
        await ADAPTER.exchange_code(http, _grant(http), query)
    assert refused.value.code == "invalid_grant"


async def test_an_answer_to_another_authorisation_is_turned_away() -> None:
    fake, http, _ = a_shop()
    query = await _consent(http, fake)
    with pytest.raises(BadSignature):
        await ADAPTER.exchange_code(http, _grant(http), {**query, "state": "forged"})
    with pytest.raises(PartnerRefused):
        await ADAPTER.exchange_code(http, _grant(http), {"state": "s-1"})


@pytest.mark.parametrize(
    ("site", "api", "central"),
    [
        ("JP", "", "sellercentral.amazon.co.jp"),
        ("A1C3SOZRARQ6R3", "https://sellingpartnerapi-eu.amazon.com", "sellercentral.amazon.pl"),
        ("", "https://sellingpartnerapi-eu.amazon.com", "sellercentral-europe.amazon.com"),
        (SELLER, "https://sellingpartnerapi-na.amazon.com", "sellercentral.amazon.com"),
    ],
)
def test_a_seller_signs_in_where_he_sells(site: str, api: str, central: str) -> None:
    grant = Grant(state="s", redirect_uri="https://linkstar.example/back", external_id=site, base_url=api)
    assert ADAPTER.authorise_url(grant).startswith(f"https://{central}/apps/authorize/consent?")


async def test_a_confirmed_parcel_ships_its_units_once() -> None:
    fake, http, world = a_shop()
    order = an_order()
    fake.place(SELLER, [order])
    parcel = a_parcel(order, 1, 1)
    [first] = await ADAPTER.confirm(http, [parcel])
    [again] = await ADAPTER.confirm(http, [parcel])
    assert (first.is_taken, again.is_taken, first.external_id) == (True, True, again.external_id)
    [told] = fake.received()["confirmations"]
    assert (told["order_id"], told["tracking_number"]) == (order.external_id, "YTparcel-1")
    message = await ADAPTER.one_order(http, order.external_id)
    assert message is not None
    seen = ADAPTER.read_order(message, http.account)
    assert (seen.channel_state, [line.fulfilled for line in seen.lines]) == ("PARTIALLY_SHIPPED", [1, 1])
    [last] = await ADAPTER.confirm(http, [a_parcel(order, 1, 0, key="parcel-2")])
    assert last.is_taken
    assert len(world.sent) == 3  # placed, partly shipped, shipped


async def test_a_refused_parcel_does_not_hold_up_the_others() -> None:
    fake, http, _ = a_shop()
    good, greedy, ghost = an_order(1), an_order(2), an_order(3)
    fake.place(SELLER, [good, greedy])
    answers = await ADAPTER.confirm(http, [a_parcel(greedy, 3, 0), a_parcel(ghost, 1, 0), a_parcel(good, 2, 1)])
    assert [answer.is_taken for answer in answers] == [False, False, True]
    assert answers[0].code == "InvalidInput"
    assert [told["order_id"] for told in fake.received()["confirmations"]] == [good.external_id]


async def test_a_parcel_that_amazon_has_under_another_name_counts_as_taken() -> None:
    fake, http, _ = a_shop()
    order = an_order()
    fake.place(SELLER, [order])
    parcel = a_parcel(order, 2, 1)
    await ADAPTER.confirm(http, [parcel])
    [known] = await ADAPTER.confirm(http, [replace(parcel, key="told-by-hand")])
    [other] = await ADAPTER.confirm(http, [replace(parcel, key="third", tracking_number="YT-other")])
    assert (known.is_taken, other.is_taken) == (True, False)
    assert len(fake.received()["confirmations"]) == 1


async def test_stock_is_set_and_read_back() -> None:
    fake, http, _ = a_shop()
    odd = replace(LAMP, sku="A/B, 50 %", quantity=3)
    answers = await ADAPTER.push_stock(http, [LAMP, odd])
    assert [answer.is_taken for answer in answers] == [True, True]
    ghost = replace(LAMP, sku="GHOST")
    shown = await ADAPTER.read_stock(http, [odd, ghost, LAMP])
    assert [answer.quantity for answer in shown] == [3, None, 7]
    assert [answer.code for answer in shown] == ["", "NOT_FOUND", ""]
    assert fake.received()["stock"] == {f"{SELLER}/LAMP-BLUE": 7, f"{SELLER}/A/B, 50 %": 3}


async def test_a_refused_listing_names_amazons_reason() -> None:
    _, http, world = a_shop()
    world.table("refused")["LAMP-BLUE"] = {"code": "8541", "message": "Brand not allowed"}
    [answer] = await ADAPTER.push_stock(http, [LAMP])
    assert (answer.is_taken, answer.code, answer.message) == (False, "8541", "Brand not allowed")


@pytest.mark.parametrize(("seconds", "is_checked"), [(0, True), (600, False)])
async def test_many_pushes_go_as_one_feed(seconds: int, is_checked: bool) -> None:
    fake, http, world = a_shop()
    world.table("settings")["feed_seconds"] = {"value": seconds}
    world.table("refused")["SKU-3"] = {"code": "8541", "message": "Brand not allowed"}
    pushes = [StockPush("", f"SKU-{number}", number, 1) for number in range(stock.FEED_FROM)]
    answers = await ADAPTER.push_stock(http, pushes)
    assert [answer.sku for answer in answers] == [push.sku for push in pushes]
    refused = [answer.sku for answer in answers if not answer.is_taken]
    assert refused == (["SKU-3"] if is_checked else [])
    assert len(http.asked) <= 9
    assert len(fake.received()["stock"]) == stock.FEED_FROM - 1


async def test_twenty_listings_are_read_in_one_call() -> None:
    _, http, _ = a_shop()
    pushes = [StockPush("", f"SKU-{number}", number, 1) for number in range(stock.FEED_FROM)]
    await ADAPTER.push_stock(http, pushes)
    http.asked.clear()
    shown = await ADAPTER.read_stock(http, pushes)
    assert [answer.quantity for answer in shown] == list(range(stock.FEED_FROM))
    assert len(http.asked) == 3


async def test_a_spent_budget_is_told_as_such() -> None:
    _, http, world = a_shop()
    for _ in range(20):
        await ADAPTER.orders_since(http, HOUR_AGO)
    with pytest.raises(Throttled):
        await ADAPTER.orders_since(http, HOUR_AGO)
    assert http.learned[-1].left == 0.0
    world.forward(1 / 0.0056 + 1)
    await ADAPTER.orders_since(http, HOUR_AGO)


@pytest.mark.parametrize(("right", "is_told"), [("role", True), ("no", False), ("token", False)])
async def test_without_the_right_to_personal_data_the_address_is_missing(right: str, is_told: bool) -> None:
    fake, http, _ = a_shop(pii=right)
    fake.place(SELLER, [an_order()])
    [seen], _, _ = await poll(http, HOUR_AGO)
    assert (seen.ship_to != Address(), seen.buyer.email != "") == (is_told, is_told)
    assert len(seen.lines) == 2


async def test_an_app_with_a_restricted_token_is_told_the_address() -> None:
    fake, http, _ = a_shop(pii="token")
    fake.place(SELLER, [an_order()])
    http.account = replace(http.account, config={"restricted_data": "token"})
    [seen], _, _ = await poll(http, HOUR_AGO)
    assert seen.ship_to.city == "Wien"


async def test_a_pending_order_has_neither_buyer_nor_address() -> None:
    fake, http, _ = a_shop()
    fake.place(SELLER, [an_order(payment="pending")])
    [seen], _, _ = await poll(http, HOUR_AGO)
    assert (seen.payment, seen.ship_to, seen.buyer.email) == ("pending", Address(), "")


async def test_of_an_order_that_amazon_ships_only_the_place_is_told() -> None:
    fake, http, _ = a_shop()
    fake.place(SELLER, [an_order(fulfilled_by="channel")])
    [seen], _, _ = await poll(http, HOUR_AGO)
    assert seen.fulfilled_by == "channel"
    assert seen.ship_to == Address(city="Wien", postcode="1010", country="AT")
