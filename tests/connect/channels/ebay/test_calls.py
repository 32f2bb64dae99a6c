"""What is odd about eBay: lists that shift, lists that leave out, late and masked orders, days that are spent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest

from linkstar.connect.afterwards import Reply
from linkstar.connect.channel import Cursor, StockPush
from linkstar.connect.channels.ebay import ADAPTER, sites
from linkstar.connect.channels.ebay.calls import orders
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.wire import Throttled
from tests.connect.channels.ebay.builders import HOUR_AGO, SELLER, a_box, a_seller, an_ebay_order
from tests.contracts.accounts import NOW
from tests.contracts.faults import Misbehaving
from tests.contracts.orders import ids, place, poll
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message, read_all

SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))


async def test_an_order_that_leaves_the_window_while_it_is_read_makes_no_hole() -> None:
    set_up = a_seller()
    wanted = place(set_up, *(an_ebay_order(set_up, n, at=HOUR_AGO + timedelta(seconds=n)) for n in range(1, 251)))
    first = await ADAPTER.orders_since(set_up.http, SINCE)
    set_up.world.forward(120)
    place(set_up, *(an_ebay_order(set_up, n, at=NOW + timedelta(seconds=60), note="x") for n in range(1, 31)))
    rest, cursor = await poll(set_up, first.cursor)
    seen = set(ids([first.messages, *rest]))
    assert seen >= set(wanted[30:]), "orders 101 to 130 slid to places that had been read"
    set_up.world.forward(600)
    again, _ = await poll(set_up, cursor)
    assert set(ids(again)) >= set(wanted[:30])


async def test_an_order_that_is_late_in_the_search_is_told_by_the_next_poll() -> None:
    set_up = a_seller(late_s="200")
    (late,) = place(set_up, an_ebay_order(set_up, at=NOW - timedelta(seconds=100)))
    pages, cursor = await poll(set_up, Cursor(NOW - timedelta(minutes=30)))
    assert ids(pages) == []
    set_up.world.forward(150)
    assert ids((await poll(set_up, cursor))[0]) == [late]


async def test_a_cancellation_is_read_whole_although_the_list_leaves_it_out() -> None:
    set_up = a_seller()
    place(set_up, an_ebay_order(set_up, commercial="cancel_requested"))
    pages, _ = await poll(set_up, SINCE)
    message = pages[0][0]
    assert ADAPTER.read_order(message, set_up.account).commercial == "cancel_requested"
    (claim,) = ADAPTER.read_claims(message, set_up.account)
    assert (claim.kind, claim.state, claim.asked_by, claim.reason) == (
        "cancellation",
        "asked",
        "buyer",
        "ORDER_MISTAKE",
    )


async def test_units_sent_in_part_are_told_by_the_poll_too() -> None:
    set_up = a_seller()
    order = an_ebay_order(set_up)
    place(set_up, order)
    (answer,) = await ADAPTER.confirm(set_up.http, [a_box(order, 1, 0)])
    assert (answer.is_taken, answer.external_id) == (True, "YT12")
    set_up.world.forward(300)
    pages, _ = await poll(set_up, SINCE)
    seen = ADAPTER.read_order(pages[0][-1], set_up.account)
    assert [line.fulfilled for line in seen.lines] == [1, 0]
    assert [(parcel.tracking_number, parcel.carrier) for parcel in seen.parcels] == [("YT12", "YunExpress")]


async def test_the_data_of_buyers_is_gone_after_ninety_days() -> None:
    set_up = a_seller()
    (id_,) = place(set_up, an_ebay_order(set_up))
    set_up.world.forward(91 * 86_400)
    set_up.http.renew({"access_token": "stale"})
    message = await ADAPTER.one_order(set_up.http, id_)
    assert message
    seen = ADAPTER.read_order(message, set_up.account)
    assert (seen.buyer.name, seen.ship_to.line1, seen.total_minor) == ("", "", 6170)


async def test_a_spent_day_is_throttled_and_the_next_one_is_not() -> None:
    set_up = a_seller(**{"daily.getOrders": "2"})
    for _ in range(2):
        await ADAPTER.orders_since(set_up.http, SINCE)
    with pytest.raises(Throttled) as told:
        await ADAPTER.orders_since(set_up.http, SINCE)
    assert told.value.code == "2001"
    set_up.world.forward(86_400)
    await ADAPTER.orders_since(set_up.http, SINCE)


async def test_an_access_token_lives_two_hours() -> None:
    set_up = a_seller()
    await ADAPTER.orders_since(set_up.http, SINCE)
    set_up.world.forward(7201)
    await ADAPTER.orders_since(set_up.http, SINCE)
    assert [request.operation for request in set_up.http.asked] == [
        "getOrders",
        "getOrders",
        "refreshToken",
        "getOrders",
    ]


async def test_a_sku_twice_is_pushed_in_two_calls_and_the_last_one_counts() -> None:
    set_up = a_seller()
    pushes = [StockPush("1", "MUG", 3, 1), StockPush("2", "CUP", 4, 1), StockPush("1", "MUG", 9, 2)]
    assert [one.quantity for one in await ADAPTER.push_stock(set_up.http, pushes)] == [3, 4, 9]
    assert len(set_up.http.asked) == 2
    assert [one.quantity for one in await ADAPTER.read_stock(set_up.http, pushes[:2])] == [9, 4]


async def test_an_unknown_offer_refuses_its_push_and_no_other() -> None:
    set_up = a_seller()
    pushes = [StockPush("1", "MUG", 3, 1, extra={"offer_id": "404"}), StockPush("2", "CUP", 4, 1)]
    answers = await ADAPTER.push_stock(set_up.http, pushes)
    assert [(one.is_taken, one.code) for one in answers] == [(False, "25713"), (True, "")]


async def test_a_booking_comes_again_when_its_payout_is_known() -> None:
    set_up = a_seller()
    set_up.fake.tell(SELLER, [a_line("12-1")])
    before, _, _ = await read_all(set_up, "settlements")
    set_up.fake.tell(SELLER, [a_line("12-1", settlement_id="88")])
    after, _, _ = await read_all(set_up, "settlements")
    old, new = (ADAPTER.read_settled(each[0], set_up.account).lines[0] for each in (before, after))
    assert before[0].key != after[0].key
    assert (old.external_id, old.settlement_id, new.settlement_id) == (new.external_id, "", "88")
    assert new.version > old.version


async def test_a_return_that_goes_on_has_a_new_key_and_a_higher_version() -> None:
    set_up = a_seller()
    order = an_ebay_order(set_up)
    place(set_up, order)
    versions = []
    for state in ("asked", "accepted", "on_its_way", "arrived", "done"):
        set_up.fake.tell(SELLER, [a_claim(order, state=state)])
        (message,), _, _ = await read_all(set_up, "claims")
        (claim,) = ADAPTER.read_claims(message, set_up.account)
        assert claim.state == state
        versions.append((claim.version, message.key))
    assert versions == sorted(set(versions))


async def test_the_same_words_are_written_again_when_the_buyer_answered_in_between() -> None:
    set_up = a_seller()
    set_up.fake.tell(SELLER, [a_message()])
    reply = Reply("k", "It left today", conversation_id="400")
    for _ in range(2):
        (answer,) = await ADAPTER.reply(set_up.http, [reply])
        assert answer.is_taken
    assert len(set_up.fake.received()["replies"]) == 1
    set_up.fake.tell(SELLER, [a_message(7, conversation_id="400", at=NOW + timedelta(seconds=9))])
    await ADAPTER.reply(set_up.http, [reply])
    assert len(set_up.fake.received()["replies"]) == 2


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply("k", "x" * 2001, conversation_id="400"), "text_length"),
        (Reply("k", "", conversation_id="400"), "text_length"),
        (Reply("k", "hello"), "no_receiver"),
        (Reply("k", "hello", conversation_id="404"), "355010"),
    ],
)
async def test_a_reply_that_cannot_be_sent_says_why(reply: Reply, code: str) -> None:
    set_up = a_seller()
    (answer,) = await ADAPTER.reply(set_up.http, [reply])
    assert (answer.is_taken, answer.code) == (False, code)


def test_carriers_have_ebays_names() -> None:
    account = a_seller().account
    named = replace(account, config={"carrier.顺丰": "SFC"})
    assert [sites.carrier_code(name, named) for name in ("云途 YunExpress", "DHL eCommerce", "顺丰", "燕文 Yanwen", "?")] == [
        "YunExpress", "DHLEcommerce", "SFC", "Yanwen", "Other",
    ]  # fmt: skip


def test_finances_are_asked_on_ebays_second_host() -> None:
    account = a_seller().account
    assert sites.on_z(account, "/x") == "/x", "the sandbox has one host"
    assert sites.on_z(replace(account, base_url="https://api.ebay.com"), "/x") == "https://apiz.ebay.com/x"
    assert (
        sites.on_z(replace(account, base_url="https://api.sandbox.ebay.com/"), "/x")
        == "https://apiz.sandbox.ebay.com/x"
    )
    assert sites.consent_host("https://api.sandbox.ebay.com") == "https://auth.sandbox.ebay.com"
    assert not sites.is_ebays_own("https://api.ebay.com.evil.example")


async def test_an_order_in_a_page_that_has_no_id_does_not_hold_up_the_others() -> None:
    set_up = a_seller()
    (id_,) = place(set_up, an_ebay_order(set_up))

    def spoil(request: object, said: FakeAnswer) -> FakeAnswer:
        body = orjson.loads(said.body)
        return replace(said, body=orjson.dumps(body | {"orders": [*body.get("orders", []), {"lineItems": []}]}))

    set_up.http.fake = Misbehaving(set_up.fake, spoil)
    page = await orders.orders_since(set_up.http, SINCE)
    assert [message.external_id for message in page.messages] == [id_, ""] or [
        m.external_id for m in page.messages
    ] == ["", id_]
