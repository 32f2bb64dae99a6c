"""What is odd about AliExpress: one address, a clock without a zone, lists that hide closed orders, products refused as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.alibaba import sign
from linkstar.connect.channel import Cursor, Grant, StockPush, WebhookRequest
from linkstar.connect.channels.aliexpress import ADAPTER
from linkstar.connect.channels.aliexpress.calls import confirm, orders, stock
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
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.faults import error_from
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, ids, place, placed, poll

SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))
ASKED = Request(orders.LIST, "POST", "/sync")
SYSTEM = Request("RefreshAccessToken", "POST", "/rest/auth/token/refresh")


def a_shop(**secrets: str) -> Stage:
    """The shop of the contract suite, with more secrets at AliExpress."""
    set_up = stage("aliexpress")
    shops = set_up.world.table("shops")
    record = shops[set_up.row.external_id]
    shops[set_up.row.external_id] = record | {"secrets": record["secrets"] | secrets}
    return set_up


def fields(set_up: Stage, place_: int = -1) -> dict[str, str]:
    return sign.fields_of(set_up.http.asked[place_].body)


def operations(set_up: Stage) -> list[str]:
    return [request.operation for request in set_up.http.asked]


async def test_closed_orders_are_asked_for_by_themselves() -> None:
    set_up = a_shop()
    wanted = place(set_up, an_order(set_up), an_order(set_up, 2, commercial="cancelled"))
    pages, _ = await poll(set_up, SINCE)
    assert sorted(ids(pages)) == sorted(wanted)
    asked = [
        orjson.loads(sign.fields_of(one.body)["param0"]).get("order_status", "")
        for one in set_up.http.asked
        if one.operation == orders.LIST
    ]
    assert asked == ["", "FINISH"]


async def test_an_order_is_declared_in_parts_until_its_last_parcel() -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    said = []
    for parcel in (a_parcel(seen, 1, 0, is_last=False), a_parcel(seen, 1, 1, key="p-2")):
        await ADAPTER.confirm(set_up.http, [parcel])
        said.append(
            {name: fields(set_up)[name] for name in ("send_type", "logistics_no", "service_name", "tracking_website")}
        )
    assert said == [
        {"send_type": "part", "logistics_no": "YTPARCEL1", "service_name": "Other", "tracking_website": confirm.TRACK_AT},
        {"send_type": "all", "logistics_no": "YTP2", "service_name": "Other", "tracking_website": confirm.TRACK_AT},
    ]  # fmt: skip


async def test_a_service_that_the_account_names_needs_no_page_to_track_at() -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    set_up.http.account = replace(set_up.account, config={"service.云途 YunExpress": "YUNEXPRESS"})
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(seen, 2, 1)])
    assert (answer.is_taken, fields(set_up)["service_name"], "tracking_website" in fields(set_up)) == (
        True,
        "YUNEXPRESS",
        False,
    )


@pytest.mark.parametrize(
    "changes", [{"payment": "pending"}, {"commercial": "cancel_requested"}, {"commercial": "completed"}]
)
async def test_an_order_that_must_not_be_sent_is_not_declared(changes: dict[str, Any]) -> None:
    set_up = a_shop()
    seen = await placed(set_up, **changes)
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(seen, 2, 1)])
    assert (answer.is_taken, answer.code, confirm.FULFIL in operations(set_up)) == (False, "not_sendable", False)


async def test_an_order_that_is_late_in_the_list_is_told_by_the_next_poll() -> None:
    set_up = a_shop(late_s="300")
    (late,) = place(set_up, an_order(set_up, at=NOW - timedelta(seconds=200)))
    pages, cursor = await poll(set_up, Cursor(NOW - timedelta(minutes=30)))
    assert ids(pages) == []
    set_up.world.forward(400)
    assert ids((await poll(set_up, cursor))[0]) == [late]


async def test_more_than_a_page_within_one_second_is_read_to_the_end() -> None:
    set_up = a_shop()
    wanted = place(set_up, *(an_order(set_up, number) for number in range(1, 61)))
    assert sorted(ids((await poll(set_up, SINCE))[0])) == sorted(wanted)


@pytest.mark.parametrize("every", [20, 70])
async def test_the_hour_that_comes_twice_loses_no_order(every: int) -> None:
    set_up = a_shop()
    begin = datetime(2026, 11, 1, 7, 30, tzinfo=UTC)  # 00:30 in Los Angeles, whose clocks go back at 09:00 UTC
    coming = [(number, begin + timedelta(minutes=20 * number)) for number in range(1, 13)]
    wanted, seen, cursor = set(), set(), Cursor(begin)
    for minutes in range(0, 421, every):  # polled again and again, as the time goes on and orders come
        set_up.world.now = begin + timedelta(minutes=minutes)
        while coming and coming[0][1] <= set_up.world.now:
            number, at = coming.pop(0)
            wanted |= set(place(set_up, an_order(set_up, number, at=at)))
        pages, cursor = await poll(set_up, cursor)
        seen |= set(ids(pages))
    assert len(wanted) == 12
    assert seen == set(wanted)


async def test_what_is_no_number_of_aliexpress_is_not_asked_for() -> None:
    set_up = a_shop()
    assert await ADAPTER.one_order(set_up.http, "ORDER-1") is None
    (answer,) = await ADAPTER.push_stock(set_up.http, [StockPush("L1", "A", 5, 1)])
    (now,) = await ADAPTER.read_stock(set_up.http, [StockPush("L1", "A", 5, 1)])
    assert (answer.is_taken, answer.code, now.code, operations(set_up)) == (False, "no_sku", "not_found", [])


async def test_stars_are_no_names() -> None:
    seen = await placed(a_shop(masked="1"))
    assert (seen.ship_to.name, seen.ship_to.line1, seen.ship_to.phone, seen.buyer.name) == ("", "", "", "")
    assert (seen.ship_to.country, seen.ship_to.postcode) == ("AT", "1010")


async def test_too_many_calls_in_a_second_are_throttled() -> None:
    set_up = a_shop(**{f"per_second.{orders.LIST}": "2"})
    await ADAPTER.orders_since(set_up.http, SINCE)
    assert isinstance(await error_from(ADAPTER.orders_since(set_up.http, SINCE)), Throttled)
    set_up.world.forward(1)
    await ADAPTER.orders_since(set_up.http, SINCE)


@pytest.mark.parametrize(("request_", "said", "kind"), [
    (ASKED, {"error_response": {"code": "IllegalAccessToken", "msg": "x"}}, TokenExpired),
    (ASKED, {"error_response": {"code": 27, "msg": "Invalid session", "sub_code": "session-expired"}}, TokenExpired),
    (ASKED, {"error_response": {"code": 7, "msg": "App Call Limited", "sub_code": "accesscontrol.limited-by-api-access-count"}}, Throttled),
    (ASKED, {"error_response": {"code": 15, "msg": "Remote service error", "sub_code": "isp.top-remote-connection-timeout"}}, PartnerDown),
    (ASKED, {"error_response": {"code": 15, "msg": "Remote service error", "sub_code": "isv.invalid-parameter"}}, PartnerRefused),
    (ASKED, {"error_response": {"code": "ServiceTimeout", "msg": "x"}}, PartnerDown),
    (ASKED, {"aliexpress_solution_order_get_response": {"result": {"success": False, "error_code": "F1"}}}, PartnerRefused),
    (ASKED, {"aliexpress_solution_order_fulfill_response": {"result": {"result_success": False}}}, PartnerRefused),
    (ASKED, {"aliexpress_solution_order_get_response": {"result": {"success": True, "error_code": "0"}}}, type(None)),
    (SYSTEM, {"code": "IllegalRefreshToken", "message": "x"}, TokenRevoked), (SYSTEM, {"code": "0"}, type(None)),
])  # fmt: skip
def test_a_refusal_has_its_meaning_in_each_of_its_shapes(request_: Request, said: dict[str, Any], kind: type) -> None:
    assert type(ADAPTER.error_of(request_, Answer(200, {}, orjson.dumps(said)))) is kind


async def test_a_refusal_that_is_not_about_the_order_is_not_taken_for_no_order() -> None:
    set_up = a_shop()
    good = set_up.fake.orders.info

    def declined(shop: Any, asked: Any) -> dict[str, str]:
        good(shop, asked)
        return {"error_code": "F00-10-10000-001", "error_message": "account not found"}

    set_up.fake.orders.info = declined
    wrong = await error_from(ADAPTER.one_order(set_up.http, set_up.row.order_id(1)))
    assert (type(wrong), wrong.code) == (PartnerRefused, "F00-10-10000-001")


async def test_skus_of_many_products_go_in_one_call_and_the_last_push_of_a_sku_counts() -> None:
    set_up = a_shop()
    pushes = [StockPush(f"{number % 5}-SKU-{number}", f"SKU-{number}", number, 1) for number in range(10, 30)]
    again = replace(pushes[0], quantity=99, version=2)
    answers = await ADAPTER.push_stock(set_up.http, [*pushes, again])
    assert all(answer.is_taken for answer in answers)
    assert operations(set_up) == [stock.SET, stock.SET]
    assert [one.quantity for one in await ADAPTER.read_stock(set_up.http, [pushes[0], pushes[1]])] == [99, 11]


async def test_of_a_product_that_was_refused_the_wrong_sku_is_found() -> None:
    set_up = a_shop()
    pushes = [StockPush(f"5-S{number}", f"S{number}", 10**7 if number == 6 else number, 1) for number in range(8)]
    answers = await ADAPTER.push_stock(set_up.http, pushes)
    assert [answer.sku for answer in answers if not answer.is_taken] == ["S6"]
    assert len(set_up.http.asked) <= 7


async def test_a_listing_without_product_or_code_cannot_be_named() -> None:
    answers = await ADAPTER.push_stock(a_shop().http, [StockPush("5", "", 1, 1), StockPush("lamp", "A", 1, 1)])
    assert [answer.code for answer in answers] == ["no_sku", "no_sku"]


async def test_a_product_that_is_gone_is_told() -> None:
    (answer,) = await ADAPTER.read_stock(a_shop().http, [StockPush("404-A", "A", 1, 1)])
    assert (answer.is_taken, answer.code) == (False, "not_found")


async def test_another_seller_than_the_one_that_was_asked_for_is_refused() -> None:
    set_up = a_shop()
    set_up.fake.gate.issue(set_up.row.external_id, "code", 60, "c0de")
    grant = Grant("s", "", client_id="app_key", client_secret="c0ffee", external_id="404")
    wrong = await error_from(ADAPTER.exchange_code(set_up.http, grant, {"state": "s", "code": "c0de"}))
    assert (type(wrong), wrong.code) == (PartnerRefused, "no_shop")


def test_the_seller_says_yes_on_aliexpresss_page() -> None:
    url = ADAPTER.authorise_url(Grant("st4te", "https://linkstar.example/back", client_id="500123"))
    assert url.startswith("https://api-sg.aliexpress.com/oauth/authorize?response_type=code&force_auth=true")


def test_what_comes_to_the_door_is_not_believed() -> None:
    with pytest.raises(BadSignature):
        ADAPTER.receive(WebhookRequest("/hooks", {"authorization": "x"}, {}, b"{}"), stage("aliexpress").account, NOW)
