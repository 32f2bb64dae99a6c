"""What is odd about Lazada: units as items, packing before shipping, moving lists, refusals with 200, countries of one seller."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.afterwards import Reply
from linkstar.connect.alibaba import sign
from linkstar.connect.channel import Cursor, Grant, StockPush
from linkstar.connect.channels.lazada import ADAPTER
from linkstar.connect.channels.lazada.calls import oauth
from linkstar.connect.wire import Answer, PartnerDown, PartnerRefused, Request, Throttled, TokenExpired, TokenRevoked
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.faults import error_from, heal, lose_answers
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, delivery, ids, one, place, placed, poll, told
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message, read_all

SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))
ORDERS = Request("GetOrders", "GET", "/orders/get")


def a_shop(**secrets: str) -> Stage:
    """The shop of the contract suite, with more secrets at Lazada."""
    set_up = stage("lazada")
    shops = set_up.world.table("shops")
    record = shops[set_up.row.external_id]
    shops[set_up.row.external_id] = record | {"secrets": record["secrets"] | secrets}
    return set_up


def change_items(set_up: Stage, order_id: str, **changes: Any) -> None:
    """Changes all items of an order as it lies at Lazada."""
    table = set_up.world.table("orders")
    record = table[order_id]
    record["items"] = [item | changes for item in record["items"]]
    table[order_id] = record


def operations(set_up: Stage) -> list[str]:
    return [request.operation for request in set_up.http.asked]


async def test_units_of_a_sku_are_one_line_and_a_parcel_packs_some_of_them() -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    assert [(line.external_id, line.quantity, line.fulfilment_id) for line in seen.lines] == [
        ("1000101", 2, "1000101,1000101001"), ("1000102", 1, "1000102"),
    ]  # fmt: skip
    await ADAPTER.confirm(set_up.http, [a_parcel(seen, 1, 0)])
    assert operations(set_up)[-4:] == ["GetShipmentProvider", "Pack", "PackageStatusUpdateForDBS", "ReadyToShip"]
    packed = orjson.loads(sign.fields_of(set_up.http.asked[-3].body)["packReq"])
    assert packed["pack_order_list"] == [{"order_id": seen.external_id, "order_item_list": ["1000101"]}]
    assert (packed["shipment_provider_code"], packed["shipping_allocate_type"]) == ("YUN01", "TFS")
    part = await one(set_up, seen.external_id)
    assert ([line.fulfilled for line in part.lines], part.commercial) == ([1, 0], "open")


@pytest.mark.parametrize("lost", ["Pack", "PackageStatusUpdateForDBS"])
async def test_a_try_that_ended_behind_packing_is_taken_up_where_it_ended(lost: str) -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    lose_answers(set_up, lambda request: request.operation == lost)
    assert isinstance(await error_from(ADAPTER.confirm(set_up.http, [a_parcel(seen, 1, 0)])), PartnerDown)
    assert [line.fulfilled for line in (await one(set_up, seen.external_id)).lines] == [0, 0], "packed is not sent"
    heal(set_up)
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(seen, 1, 0)])
    assert answer.is_taken
    assert operations(set_up).count("Pack") == 1
    (arrived,) = told(set_up)
    assert (arrived["tracking_number"], [line["quantity"] for line in arrived["lines"]]) == ("YTPARCEL1", [1])


async def test_an_order_that_lazadas_carrier_brings_is_packed_there() -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    change_items(set_up, seen.external_id, delivery_option_sof=0)
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(seen, 2, 1)])
    assert (answer.is_taken, answer.code, told(set_up)) == (False, "integrated_channel", [])
    table = set_up.world.table("orders")
    record = table[seen.external_id]
    record["items"] = [
        item | {"status": "packed", "package_id": "FP1", "tracking_code": "YTPARCEL1"} for item in record["items"]
    ]
    table[seen.external_id] = record | {"packages": {"FP1": {"tracking_number": "YTPARCEL1", "ready": False}}}
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(seen, 2, 1)])
    assert (answer.is_taken, answer.external_id, operations(set_up)[-1]) == (True, "FP1", "ReadyToShip")


async def test_a_package_that_holds_more_than_the_parcel_is_not_sent_with_it() -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    lose_answers(set_up, lambda request: request.operation == "Pack")
    await error_from(ADAPTER.confirm(set_up.http, [a_parcel(seen, 2, 1)]))
    heal(set_up)
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(seen, 1, 0, key="other")])
    assert (answer.is_taken, told(set_up)) == (False, [])


@pytest.mark.parametrize("carrier", ["Own Lorry", "", "自有车队"])
async def test_a_carrier_that_lazada_does_not_offer_is_the_sellers_unless_the_account_says_which(carrier: str) -> None:
    set_up = a_shop()
    seen = await placed(set_up)
    parcel = replace(a_parcel(seen, 1, 0), carrier=carrier)
    (answer,) = await ADAPTER.confirm(set_up.http, [parcel])
    assert answer.is_taken, "the seller's own fleet is offered"
    packed = next(request for request in set_up.http.asked if request.operation == "Pack")
    assert b"SOF01" in packed.body
    set_up.http.account = replace(set_up.account, config={f"provider.{carrier}": "MOON"})
    (answer,) = await ADAPTER.confirm(set_up.http, [replace(parcel, key="p-2", tracking_number="YT2")])
    assert (answer.is_taken, answer.code) == (False, "INVALID_PROVIDER")


async def test_where_lazada_chooses_the_carrier_none_is_named() -> None:
    set_up = a_shop(platform_default="1")
    seen = await placed(set_up)
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(seen, 2, 1)])
    packed = next(request for request in set_up.http.asked if request.operation == "Pack")
    assert answer.is_taken
    assert b"shipment_provider_code" not in packed.body


async def test_two_changes_in_one_second_have_keys_and_versions_of_their_own() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    seen = []
    for key in ("p-1", "p-2"):
        await ADAPTER.confirm(set_up.http, [a_parcel(order, 1, 0, key=key)])
        seen.append(await ADAPTER.one_order(set_up.http, order.external_id))
    first, second = (ADAPTER.read_order(message, set_up.account) for message in seen if message)
    assert (first.updated_at, seen[0].key != seen[1].key) == (second.updated_at, True)  # type: ignore[union-attr]
    assert second.version > first.version


async def test_an_order_that_is_late_in_the_list_is_told_by_the_next_poll() -> None:
    set_up = a_shop(late_s="200")
    (late,) = place(set_up, an_order(set_up, at=NOW - timedelta(seconds=100)))
    pages, cursor = await poll(set_up, Cursor(NOW - timedelta(minutes=30)))
    assert ids(pages) == []
    set_up.world.forward(150)
    assert ids((await poll(set_up, cursor))[0]) == [late]


async def test_more_than_a_page_within_one_second_is_read_to_the_end() -> None:
    set_up = a_shop()
    wanted = place(set_up, *(an_order(set_up, number) for number in range(1, 131)))
    pages, _ = await poll(set_up, SINCE)
    assert sorted(ids(pages)) == sorted(wanted)


async def test_one_unknown_order_among_several_does_not_hide_the_others() -> None:
    set_up = a_shop()
    known, other = await placed(set_up), replace(an_order(set_up), external_id=set_up.row.order_id(404))
    answers = await ADAPTER.confirm(set_up.http, [a_parcel(other, 2, 1, key="x"), a_parcel(known, 2, 1)])
    assert [(answer.key, answer.is_taken) for answer in answers] == [("x", False), ("parcel-1", True)]


async def test_stars_are_no_names() -> None:
    seen = await placed(a_shop(masked="1"))
    assert (seen.ship_to.name, seen.ship_to.line1, seen.ship_to.phone, seen.buyer.name) == ("", "", "", "")
    assert (seen.ship_to.country, seen.ship_to.city, seen.ship_to.postcode) == ("AT", "Wien", "1010")


async def test_an_access_token_lives_a_month_and_a_refresh_does_not_lengthen_the_sellers_yes() -> None:
    set_up = a_shop()
    await placed(set_up)
    for _ in range(5):
        set_up.world.forward(31 * 86_400)
        await ADAPTER.orders_since(set_up.http, Cursor(set_up.http.now - timedelta(hours=1)))
    assert set_up.account.secrets["refresh_token"] != "refresh_first"
    set_up.world.forward(31 * 86_400)
    wrong = await error_from(ADAPTER.orders_since(set_up.http, Cursor(set_up.http.now - timedelta(hours=1))))
    assert isinstance(wrong, TokenRevoked)


async def test_too_many_calls_in_a_second_are_throttled_for_as_long_as_lazada_says() -> None:
    set_up = a_shop(**{"per_second.GetOrders": "1"})
    await ADAPTER.orders_since(set_up.http, SINCE)
    wrong = await error_from(ADAPTER.orders_since(set_up.http, SINCE))
    assert isinstance(wrong, Throttled)
    assert wrong.retry_after_s == 1.0


@pytest.mark.parametrize(("status", "said", "kind"), [
    (200, {"code": "IllegalAccessToken", "message": "x"}, TokenExpired), (200, {"code": "ApiCallLimit", "message": "x"}, Throttled),
    (200, {"code": "901", "message": "x"}, Throttled), (429, {}, Throttled), (200, {"code": "ServiceTimeout"}, PartnerDown),
    (503, {}, PartnerDown), (200, {"code": "1000", "message": "Internal Application Error"}, PartnerDown),
    (200, {"code": "IncompleteSignature"}, PartnerRefused), (400, {}, PartnerRefused),
    (200, {"code": "0", "result": {"success": False, "error_code": "X1", "error_msg": "no"}}, PartnerRefused),
    (200, {"code": "0", "success": False, "err_code": "12", "err_message": "no"}, PartnerRefused),
    (200, {"code": "0", "success": "false", "errorCode": {"displayMessage": "no"}}, PartnerRefused),
    (200, {"code": "0", "data": {}}, type(None)), (200, {"code": "0", "result": {"success": "true"}}, type(None)),
])  # fmt: skip
def test_a_code_has_its_meaning_wherever_it_stands(status: int, said: dict[str, Any], kind: type) -> None:
    assert type(ADAPTER.error_of(ORDERS, Answer(status, {}, orjson.dumps(said)))) is kind


async def test_wrong_skus_are_named_by_lazada_and_the_others_go_in_a_second_call() -> None:
    set_up = a_shop()
    pushes = [
        StockPush(
            str(number),
            f"SKU-{number}",
            10**7 if number in (3, 7) else number,
            1,
            extra={"item_id": "17", "sku_id": str(number)},
        )
        for number in range(1, 11)
    ]
    answers = await ADAPTER.push_stock(set_up.http, pushes)
    assert [number for number, answer in enumerate(answers, 1) if not answer.is_taken] == [3, 7]
    assert operations(set_up) == ["UpdateSellableQuantity"] * 2


async def test_no_sku_is_twice_in_a_call_and_its_last_push_counts() -> None:
    set_up = a_shop()
    push = StockPush("1", "SKU-1", 5, 1, extra={"item_id": "17", "sku_id": "1"})
    await ADAPTER.push_stock(set_up.http, [push, replace(push, quantity=9, version=2)])
    assert operations(set_up) == ["UpdateSellableQuantity"] * 2
    assert [answer.quantity for answer in await ADAPTER.read_stock(set_up.http, [push])] == [9]


async def test_what_may_be_sold_is_read_and_not_what_lies_there() -> None:
    set_up = a_shop()
    push = StockPush("1", "SKU-1", 5, 1, extra={"item_id": "17", "sku_id": "1"})
    await ADAPTER.push_stock(set_up.http, [push])
    shown = set_up.world.table("products")[f"{set_up.row.external_id}/17"]["skus"][0]
    assert (shown["Available"], shown["quantity"]) == (5, 6)
    assert [answer.quantity for answer in await ADAPTER.read_stock(set_up.http, [push])] == [5]


async def test_a_sku_that_the_shop_does_not_have_is_told() -> None:
    set_up = a_shop()
    (answer,) = await ADAPTER.push_stock(set_up.http, [StockPush("404", "A & B <x>", 1, 1)])
    assert (answer.is_taken, answer.code) == (False, "not_found")


async def test_a_buyers_wish_to_cancel_and_the_cancelled_order_are_one_claim() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    set_up.fake.tell(set_up.row.external_id, [a_claim(order, 4, kind="cancellation")])
    (message,), _, _ = await read_all(set_up, "claims")
    (asked,) = ADAPTER.read_claims(message, set_up.account)
    place(set_up, an_order(set_up, at=HOUR_AGO + timedelta(minutes=5), commercial="cancelled"))
    single = await ADAPTER.one_order(set_up.http, order.external_id)
    assert single is not None
    (done,) = ADAPTER.read_claims(single, set_up.account)
    assert (asked.kind, asked.external_id, asked.state) == ("cancellation", done.external_id, "asked")
    assert (done.state, done.version > asked.version) == ("done", True)


async def test_a_transaction_that_is_paid_comes_again_with_its_statement() -> None:
    set_up = a_shop()
    shop = set_up.row.external_id
    set_up.fake.tell(shop, [a_line("5")])
    (first,), _, cursor = await read_all(set_up, "settlements")
    set_up.world.forward(86_400)
    set_up.fake.tell(shop, [a_line("5", settlement_id="88")])
    messages, _, _ = await read_all(set_up, "settlements", cursor)
    (before,), (after,) = (ADAPTER.read_settled(each, set_up.account).lines for each in (first, messages[-1]))
    assert (before.external_id, before.settlement_id, after.settlement_id) == (after.external_id, "", "88")
    assert after.version > before.version


async def test_the_same_words_are_not_written_twice_but_again_after_the_buyers_answer() -> None:
    set_up = a_shop()
    set_up.fake.tell(set_up.row.external_id, [a_message()])
    reply = Reply("k", "It left today", conversation_id="400")
    for _ in range(2):
        (answer,) = await ADAPTER.reply(set_up.http, [reply])
        assert answer.is_taken
    assert len(set_up.fake.received()["replies"]) == 1
    set_up.fake.tell(set_up.row.external_id, [a_message(at=NOW + timedelta(minutes=1))])
    await ADAPTER.reply(set_up.http, [reply])
    assert len(set_up.fake.received()["replies"]) == 2
    (nobody,) = await ADAPTER.reply(set_up.http, [Reply("k", "hello")])
    assert (nobody.is_taken, nobody.code) == (False, "no_conversation")


async def test_an_order_without_a_conversation_gets_one() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    (answer,) = await ADAPTER.reply(set_up.http, [Reply("k", "Thank you", order_id=order.external_id)])
    assert (answer.is_taken, "OpenSession" in operations(set_up)) == (True, True)


async def test_a_reverse_order_is_news_of_its_order_and_a_message_is_a_notice() -> None:
    set_up = a_shop()
    order = await placed(set_up)
    set_up.fake.tell(set_up.row.external_id, [a_claim(order), a_message()])
    claim, message = (ADAPTER.receive(delivery(hook), set_up.account, NOW)[0] for hook in set_up.world.sent[-2:])
    seen = ADAPTER.read_order(claim, set_up.account)
    assert (claim.topic, seen.external_id, seen.is_partial) == ("orders", order.external_id, True)
    assert (message.topic, message.external_id) == ("message_notices", "400")


def test_the_end_of_an_authorisation_is_told_for_the_shop_that_its_content_names() -> None:
    set_up = a_shop()
    shop = set_up.row.external_id
    body = orjson.dumps({"seller_id": "null", "message_type": 8, "data": {"seller_id": shop}, "timestamp": 1627416758})
    hook = replace(delivery_of(set_up), body=body, headers=set_up.row.sign(body))
    (message,) = ADAPTER.receive(hook, set_up.account, NOW)
    assert message.topic == "authorisation_ends"


def delivery_of(set_up: Stage) -> Any:
    """A push as it comes to our door."""
    place(set_up, an_order(set_up))
    return delivery(set_up.world.sent[0])


SHOPS = [{"country": "sg", "seller_id": "1001"}, {"country": "my", "seller_id": "2001"}]


@pytest.mark.parametrize(("base_url", "wanted", "chosen"), [
    ("https://api.lazada.com.my/rest", "", "2001"), ("https://api.lazada.sg/rest", "", "1001"),
    ("https://api.lazada.sg/rest", "2001", "2001"), ("https://api.lazada.vn/rest", "", None),
    ("http://127.0.0.1:8900/lazada", "", None), ("https://api.lazada.sg/rest", "404", None),
])  # fmt: skip
def test_of_a_cross_border_sellers_shops_that_of_the_address_is_connected(
    base_url: str, wanted: str, chosen: str | None
) -> None:
    found = oauth._shop({"country_user_info": SHOPS}, wanted, oauth.country_of_host(base_url))
    assert (found or {}).get("seller_id") == chosen


def test_the_seller_says_yes_on_lazadas_page_whichever_the_country() -> None:
    grant = Grant("st4te", "https://linkstar.example/back", client_id="100132", base_url="https://api.lazada.vn/rest")
    url = ADAPTER.authorise_url(grant)
    assert url.startswith(
        "https://auth.lazada.com/oauth/authorize?response_type=code&force_auth=true&redirect_uri=https%3A%2F%2F"
    )
    assert url.endswith("&client_id=100132&state=st4te")
