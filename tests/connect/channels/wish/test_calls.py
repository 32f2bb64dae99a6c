"""What is odd about Wish: orders of one product, pages by moment, no repeats that are harmless, stock by warehouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.afterwards import Reply, SeenClaim, SeenListing, SeenMessage
from linkstar.connect.channel import Cursor, Grant, SeenLine, StockPush
from linkstar.connect.channels.wish import ADAPTER
from linkstar.connect.channels.wish.calls import orders, stock
from linkstar.connect.channels.wish.wire.ticket import messages_of
from linkstar.connect.wire import PartnerRefused, Throttled, Unreadable
from tests.connect import tally
from tests.connect.openapi import load, needs
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.faults import error_from
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, ids, one, place, placed, poll, stage_knowing

SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))
ORDERS = {"GetMultipleOrders", "GetOrder", "ShipOrder", "GetShippingCarriers"}
_READ = "names of fields are of 3.0.65 as a public catalogue harvested it, read by eye"
for _name in (
    "listProductsSync", "getProduct", "updateProduct", "oauthAccessTokenPost", "oauthRefreshToken", "listTickets",
    "getTicket", "replyTicket",
):  # fmt: skip
    tally.cannot("wish", _name, f"not in the list of known operations; {_READ}")
tally.cannot("wish", "samples", "there are no examples of answers")
tally.cannot("wish", "states", "the contracts' list of states has none of Wish")


def operations(set_up: Stage) -> list[str]:
    """What was asked, in order."""
    return [request.operation for request in set_up.http.asked]


def body(set_up: Stage, place_: int = -1) -> Any:
    """What a call said."""
    return orjson.loads(set_up.http.asked[place_].body)


@needs("wish")
async def test_the_order_calls_are_those_of_the_known_list() -> None:
    set_up = stage("wish")
    order = await placed(set_up)
    await poll(set_up, SINCE)
    assert [answer.is_taken for answer in await ADAPTER.confirm(set_up.http, [a_parcel(order, 2)])] == [True]
    reference = load("wish/reference.json")
    listed = {name: (method, path) for method, path, name in reference["known_operations"]}
    for request in set_up.http.asked:
        method, path = listed[request.operation]
        assert request.method == method
        assert request.path == "/api/v3" + path.replace("{id}", order.external_id)
    assert set(operations(set_up)) == ORDERS
    assert reference["base"]["prod"].startswith(ADAPTER.form.base_url)
    why = (
        f"no OpenAPI: {len(ORDERS)} of {len(listed)} operations of the known list used, method and path agree; {_READ}"
    )
    for name in ORDERS:
        tally.cannot("wish", name, why)


async def test_products_that_were_bought_together_are_orders_of_their_own() -> None:
    set_up = stage("wish")
    lamp = an_order(set_up)
    both = replace(lamp, lines=[*lamp.lines, SeenLine("x", "44002", "BULB-E27", "Bulb", 1, price_minor=990)])
    place(set_up, both)
    pages, _ = await poll(set_up, SINCE)
    seen = [ADAPTER.read_order(message, set_up.account) for page in pages for message in page]
    assert sorted([line.sku for line in each.lines] for each in seen) == [["BULB-E27"], ["LAMP-BLUE"]]
    assert len({each.external_id for each in seen}) == 2
    assert len({orjson.loads(message.body)["transaction_id"] for page in pages for message in page}) == 1
    assert sum(each.total_minor for each in seen) == 5180 + 990


async def test_more_than_a_page_of_one_millisecond_is_read_to_the_end() -> None:
    set_up = stage("wish")
    wanted = place(set_up, *(an_order(set_up, number) for number in range(1, orders.PAGE + 30)))
    assert sorted(ids((await poll(set_up, SINCE))[0])) == sorted(wanted)
    place(set_up, *(an_order(set_up, 1000 + number) for number in range(orders.PAGE_MAX)))
    assert isinstance(await error_from(poll(set_up, SINCE)), Unreadable), "it is not passed over in silence"


async def test_an_order_that_shows_late_is_told_by_the_next_poll() -> None:
    set_up = stage_knowing("wish", late_s="300")
    (late,) = place(set_up, an_order(set_up, at=NOW - timedelta(seconds=200)))
    pages, cursor = await poll(set_up, Cursor(NOW - timedelta(minutes=30)))
    assert ids(pages) == []
    set_up.world.forward(400)
    assert ids((await poll(set_up, cursor))[0]) == [late]


async def test_a_parcel_goes_with_wishs_name_of_its_carrier_and_its_country() -> None:
    set_up = stage("wish")
    order = await placed(set_up)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 2)])
    assert body(set_up) == {"shipping_provider": "YunExpress", "tracking_number": "YTPARCEL1", "origin_country": "CN"}
    assert not set_up.http.asked[-1].is_safe


async def test_a_carrier_that_the_account_names_is_not_looked_up() -> None:
    set_up = stage("wish", config={"origin_country": "DE", "carrier.云途 YunExpress": "DHL"})
    order = await placed(set_up)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 2)])
    assert (body(set_up)["shipping_provider"], body(set_up)["origin_country"]) == ("DHL", "DE")
    assert "GetShippingCarriers" not in operations(set_up)


async def test_the_list_of_carriers_is_asked_for_once_in_a_round() -> None:
    set_up = stage("wish")
    both = [await placed(set_up), await placed(set_up, 2)]
    parcels = [a_parcel(order, 2, key=f"p-{number}") for number, order in enumerate(both)]
    assert all(answer.is_taken for answer in await ADAPTER.confirm(set_up.http, parcels))
    assert operations(set_up).count("GetShippingCarriers") == 1


@pytest.mark.parametrize(("config", "changes", "parcel", "code"), [
    ({}, {}, {}, "no_origin"),
    ({"origin_country": "CN"}, {}, {"carrier": "Pigeon"}, "no_carrier"),
    ({"origin_country": "CN"}, {}, {"tracking_number": "YT 1"}, "90001"),
    ({"origin_country": "CN"}, {"payment": "pending"}, {}, "not_open"),
])  # fmt: skip
async def test_a_parcel_that_wish_would_not_take_is_told_why(
    config: dict[str, str], changes: dict[str, Any], parcel: dict[str, str], code: str
) -> None:
    set_up = stage("wish", config=config)
    order = await placed(set_up, **changes)
    (answer,) = await ADAPTER.confirm(set_up.http, [replace(a_parcel(order, 2), **parcel)])
    assert (answer.is_taken, answer.code) == (False, code)
    assert answer.message


async def test_a_part_of_an_order_is_refused() -> None:
    set_up = stage("wish")
    order = await placed(set_up)
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(order, 1)])
    assert (answer.is_taken, answer.code, "ShipOrder" in operations(set_up)) == (False, "other_units", False)


async def test_a_parcel_that_wish_still_works_on_is_not_told_again() -> None:
    set_up = stage("wish")
    order = await placed(set_up)
    table = set_up.world.table("orders")
    record = table[order.external_id]
    working = {"processing_source": "UPDATE_TRACKING", "processing_status": "IN_PROGRESS"}
    table[order.external_id] = record | {"order": record["order"] | working}
    (answer,) = await ADAPTER.confirm(set_up.http, [a_parcel(order, 2)])
    assert answer.is_taken
    assert "ShipOrder" not in operations(set_up)


async def test_an_order_that_waits_again_takes_the_same_number_once_more() -> None:
    set_up = stage("wish")
    order = await placed(set_up)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 2)])
    table = set_up.world.table("orders")
    record = table[order.external_id]
    table[order.external_id] = record | {"order": record["order"] | {"state": "APPROVED"}}
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 2)])
    assert operations(set_up).count("ShipOrder") == 2


async def test_a_refund_after_the_goods_left_leaves_the_order_sent() -> None:
    set_up = stage("wish")
    order = await placed(set_up)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 2)])
    back = SeenClaim(
        "r-1", "refund", order.external_id, 1, "done", NOW, NOW, asked_by="channel", currency="EUR", refund_minor=1200
    )
    set_up.fake.tell(set_up.row.external_id, [back])
    after = await one(set_up, order.external_id)
    assert (after.commercial, after.payment, after.lines[0].fulfilled) == ("open", "partly_refunded", 2)
    message = await ADAPTER.one_order(set_up.http, order.external_id)
    assert message is not None
    (claim,) = ADAPTER.read_claims(message, set_up.account)
    assert (claim.kind, claim.refund_minor, claim.asked_by) == ("refund", 1200, "channel")
    page = await ADAPTER.claims_since(set_up.http, SINCE)
    assert (list(page.messages), page.has_more) == ([], False)


async def test_stock_goes_by_product_to_the_warehouse_that_is_named() -> None:
    set_up = stage("wish", config={"warehouse_id": "w-account"})
    pushes = [
        StockPush("v1", "A", 4, 1, extra={"product_id": "p1"}),
        StockPush("v2", "B", 5, 1, extra={"product_id": "p1", "warehouse_id": "w-listing"}),
        StockPush("v3", "C", 6, 1, location_id="w-push", extra={"product_id": "p2", "warehouse_id": "w-listing"}),
    ]
    assert all(answer.is_taken for answer in await ADAPTER.push_stock(set_up.http, pushes))
    assert [request.path for request in set_up.http.asked] == ["/api/v3/products/p1", "/api/v3/products/p2"]
    places = [row["inventories"] for number in (0, 1) for row in body(set_up, number)["variations"]]
    assert places == [
        [{"warehouse_id": "w-account", "inventory": 4}],
        [{"warehouse_id": "w-listing", "inventory": 5}],
        [{"warehouse_id": "w-push", "inventory": 6}],
    ]
    assert [answer.quantity for answer in await ADAPTER.read_stock(set_up.http, pushes)] == [4, 5, 6]
    elsewhere = replace(pushes[0], location_id="w-push")
    assert [answer.quantity for answer in await ADAPTER.read_stock(set_up.http, [elsewhere])] == [0]


async def test_a_listing_that_says_too_little_is_refused_without_a_call() -> None:
    set_up = stage("wish", config={})
    pushes = [StockPush("v1", "A", 4, 1), StockPush("v1", "A", 4, 1, extra={"product_id": "p1"})]
    assert [answer.code for answer in await ADAPTER.push_stock(set_up.http, pushes)] == ["no_product", "no_warehouse"]
    assert [answer.code for answer in await ADAPTER.read_stock(set_up.http, pushes[:1])] == ["not_found"]
    assert set_up.http.asked == []


async def test_of_a_product_that_was_refused_the_wrong_variation_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "UNITS_MAX", 10**9)  # so that the refusal is Wish's
    set_up = stage("wish")
    pushes = [
        StockPush(f"v{number}", f"S{number}", 10**7 if number == 6 else number, 1, extra={"product_id": "p"})
        for number in range(8)
    ]
    answers = await ADAPTER.push_stock(set_up.http, pushes)
    assert [answer.sku for answer in answers if not answer.is_taken] == ["S6"]


async def test_variations_of_a_product_are_listings_with_what_a_push_needs() -> None:
    set_up = stage("wish", config={})
    told = [
        SeenListing(f"v{number}", f"S{number}", "Lamp", "", is_live=True, quantity=number, price_minor=1999,
                    currency="EUR", extra=(("product_id", "p1"), ("warehouse_id", "w1")))
        for number in (1, 2)
    ]  # fmt: skip
    set_up.fake.tell(set_up.row.external_id, told)
    listings, following = await ADAPTER.listings_page(set_up.http, "")
    assert following == ""
    assert [(each.external_id, each.quantity, each.price_minor) for each in listings] == [
        ("v1", 1, 1999),
        ("v2", 2, 1999),
    ]
    assert {each.extra for each in listings} == {(("product_id", "p1"), ("warehouse_id", "w1"))}


async def test_products_made_at_other_times_come_page_by_page() -> None:
    set_up = stage("wish")
    for number in range(stock.PAGE + 3):
        set_up.world.forward(1)
        told = SeenListing(f"v{number}", f"S{number}", "Lamp", "", is_live=True, currency="EUR", price_minor=1)
        set_up.fake.tell(set_up.row.external_id, [told])
    first, following = await ADAPTER.listings_page(set_up.http, "")
    rest, end = await ADAPTER.listings_page(set_up.http, following)
    assert (len(first), len(rest), end) == (stock.PAGE - 1, 4, "")
    assert len({each.sku for each in [*first, *rest]}) == stock.PAGE + 3


async def test_what_wish_does_not_tell_cannot_be_played() -> None:
    set_up = stage("wish")
    order = await placed(set_up)
    back = SeenClaim("7", "return", order.external_id, 1, "asked", NOW, NOW)
    with pytest.raises(TypeError, match="return"):
        set_up.fake.tell(set_up.row.external_id, [back])


async def test_a_ticket_tells_each_reply_with_its_order_and_its_buyer() -> None:
    set_up = stage("wish")
    told = SeenMessage("x", "t-1", "buyer", "Where is it?", HOUR_AGO, buyer_id="Ada", order_id="o-1", subject="Order")
    set_up.fake.tell(set_up.row.external_id, [told, replace(told, author="channel", text="Hello"), told])
    page = await ADAPTER.messages_since(set_up.http, SINCE)
    read = [ADAPTER.read_message(message, set_up.account) for message in page.messages]
    assert [(each.author, each.text) for each in read] == [
        ("buyer", "Where is it?"), ("channel", "Hello"), ("buyer", "Where is it?"),
    ]  # fmt: skip
    assert {(each.conversation_id, each.order_id, each.buyer_id, each.subject) for each in read} == {
        ("t-1", "o-1", "Ada", "Order")
    }
    assert len({each.external_id for each in read}) == 3, "what was said twice is said twice"
    assert all(list(each.unknown) == [] for each in read)


def test_a_sender_and_a_field_that_nobody_knows_are_named() -> None:
    reply = {"message": "Hi", "replied_at": "2026-03-01T13:00:00.000Z", "sender": "ROBOT", "mood": "fine"}
    [message] = messages_of({"id": "t-1", "replies": [reply]})
    seen = ADAPTER.read_message(message, stage("wish").account)
    assert (seen.author, list(seen.unknown)) == ("channel", ["reply.mood", "sender=ROBOT"])


@pytest.mark.parametrize(("changes", "code"), [
    ({"conversation_id": ""}, "no_conversation"), ({"text": "x" * 2001}, "too_long"),
    ({"conversation_id": "t-404"}, "not_found"), ({"conversation_id": "t-2"}, "not_waiting"),
])  # fmt: skip
async def test_a_reply_that_wish_would_not_take_is_told_why(changes: dict[str, str], code: str) -> None:
    set_up = stage("wish")
    asked = SeenMessage("x", "t-1", "buyer", "Where is it?", HOUR_AGO)
    over = [replace(asked, conversation_id="t-2"), replace(asked, conversation_id="t-2", author="seller", text="Sent")]
    set_up.fake.tell(set_up.row.external_id, [asked, *over])
    (answer,) = await ADAPTER.reply(set_up.http, [replace(Reply("k", "It left", conversation_id="t-1"), **changes)])
    assert (answer.is_taken, answer.code) == (False, code)
    assert answer.message
    assert set_up.fake.received()["replies"] == []


async def test_the_same_words_are_an_answer_again_when_the_customer_asks_again() -> None:
    set_up = stage("wish")
    asked = SeenMessage("x", "t-1", "buyer", "Where is it?", HOUR_AGO)
    said = Reply("k", "It left today", conversation_id="t-1")
    set_up.fake.tell(set_up.row.external_id, [asked])
    for _ in range(2):
        (answer,) = await ADAPTER.reply(set_up.http, [said])
        assert answer.is_taken
    assert len(set_up.fake.received()["replies"]) == 1
    set_up.fake.tell(set_up.row.external_id, [replace(asked, sent_at=NOW + timedelta(hours=1))])
    await ADAPTER.reply(set_up.http, [replace(said, key="k-2")])
    assert len(set_up.fake.received()["replies"]) == 2


@needs("wish")
@pytest.mark.parametrize(("verb", "word"), [("messages", "read"), ("reply", "send")])
def test_the_messaging_verbs_are_what_the_capabilities_say(verb: str, word: str) -> None:
    assert (verb in ADAPTER.can) == bool(load("_messaging/capability.json")["wish"][word])


async def test_too_many_calls_in_a_second_are_throttled() -> None:
    set_up = stage_knowing("wish", **{"per_second.GetMultipleOrders": "2"})
    for _ in range(2):
        await ADAPTER.orders_since(set_up.http, SINCE)
    assert isinstance(await error_from(ADAPTER.orders_since(set_up.http, SINCE)), Throttled)
    set_up.world.forward(1)
    await ADAPTER.orders_since(set_up.http, SINCE)


async def test_a_code_serves_once_and_a_refresh_ends_the_older_token() -> None:
    set_up = stage("wish")
    shop, secrets = set_up.row.external_id, set_up.row.secrets
    grant = Grant("s", "https://linkstar.example/back", client_id=secrets["client_id"], client_secret="c0ffee")
    code = set_up.fake.gate.issue(shop, "code")
    tokens = await ADAPTER.exchange_code(set_up.http, grant, {"state": "s", "code": code})
    assert (tokens.external_id, tokens.secrets["client_id"]) == (shop, secrets["client_id"])
    assert tokens.expires_at == NOW + timedelta(days=30)
    again = await error_from(ADAPTER.exchange_code(set_up.http, grant, {"state": "s", "code": code}))
    assert (type(again), again.code) == (PartnerRefused, "10002")
    older = tokens.secrets["access_token"]
    assert set_up.fake.gate.valid(older, "access") == shop
    await ADAPTER.refresh(set_up.http)
    assert set_up.fake.gate.valid(older, "access") is None
