"""Polling orders from the pretend shop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from linkstar.connect.channel import Cursor, RawMessage, SeenOrder
from linkstar.connect.channels.shopify import ADAPTER, Fake
from linkstar.connect.wire import PartnerRefused

from .builders import NOON, SHOP, a_line, a_shop, an_order, read


async def _poll(http, cursor: Cursor) -> tuple[list[RawMessage], Cursor]:
    messages: list[RawMessage] = []
    has_more = True
    while has_more:
        page = await ADAPTER.orders_since(http, cursor)
        messages += page.messages
        cursor, has_more = page.cursor, page.has_more
    return messages, cursor


async def test_what_was_placed_is_what_is_read():
    http, fake, _ = a_shop()
    placed = an_order(
        lines=2, tax_minor=330, shipping_minor=490, discount_minor=100, note="ring twice", is_business=True,
        paid_at=NOON, ship_by_at=NOON + timedelta(days=2), deliver_by_at=NOON + timedelta(days=9),
    )  # fmt: skip
    placed = replace(
        placed,
        lines=(
            a_line(1, cancelled=1, customisation="Engraving: A", gift_message="Hi"),
            a_line(2, tax_minor=330, discount_minor=100),
        ),
    )
    fake.place(SHOP, [placed])
    order = await read(http)
    ids = {"external_id": "", "fulfilment_id": ""}
    assert [replace(line, **ids) for line in order.lines] == [replace(line, **ids) for line in placed.lines]
    assert all(line.fulfilment_id for line in order.lines)
    told = {"lines": (), "version": 0, "channel_state": ""}
    assert replace(order, **told) == replace(placed, **told)


async def test_orders_come_oldest_change_first_and_page_by_page_without_hole_or_double():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order(1000 + n, after_s=(n * 37) % 100) for n in range(60)])
    messages, cursor = await _poll(http, Cursor(NOON))
    assert len(http.asked) == 3
    assert sorted(int(message.external_id) for message in messages) == list(range(1000, 1060))
    times = [message.happened_at for message in messages]
    assert times == sorted(times)
    assert cursor == Cursor(NOON), "the index of a shop lags: the cursor stays two minutes behind"


async def test_orders_changed_in_one_second_are_not_lost_between_pages():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order(1000 + n) for n in range(60)])
    messages, _ = await _poll(http, Cursor(NOON))
    assert len({message.external_id for message in messages}) == 60


async def test_only_what_changed_since_the_cursor_is_told():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order(1001, after_s=-1), an_order(1002), an_order(1003, after_s=300)])
    messages, cursor = await _poll(http, Cursor(NOON))
    assert [message.external_id for message in messages] == ["1002", "1003"]
    assert cursor == Cursor(NOON + timedelta(seconds=180))
    again, cursor_after = await _poll(http, cursor)
    assert [message.key for message in again] == [messages[-1].key], "the overlap is told again, under the same key"
    assert cursor_after == cursor


async def test_an_order_changed_while_we_page_comes_once_more_and_newer():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order(1000 + n, after_s=n) for n in range(30)])
    page = await ADAPTER.orders_since(http, Cursor(NOON))
    fake.place(SHOP, [an_order(1003, after_s=99, payment="refunded")])
    rest, _ = await _poll(http, page.cursor)
    assert [message.external_id for message in rest] == [*(str(1000 + n) for n in range(25, 30)), "1003"]
    seen: list[SeenOrder] = [ADAPTER.read_order(one, http.account) for one in (page.messages[3], rest[-1])]
    assert seen[0].version < seen[1].version
    assert seen[1].payment == "refunded"


async def test_a_quiet_shop_leaves_the_cursor_where_it_was():
    http, _, _ = a_shop()
    page = await ADAPTER.orders_since(http, Cursor(NOON))
    assert (page.messages, page.cursor, page.has_more) == ([], Cursor(NOON), False)


async def test_an_order_with_hundreds_of_lines_is_whole():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order(lines=470)])
    messages, _ = await _poll(http, Cursor(NOON))
    order = ADAPTER.read_order(messages[0], http.account)
    assert [request.operation for request in http.asked] == ["Orders", "OrderLines", "OrderLines", "OrderLines"]
    assert len({line.external_id for line in order.lines}) == 470
    assert messages[0].key == (await ADAPTER.one_order(http, "1001")).key


async def test_a_page_that_is_too_dear_is_asked_for_in_halves():
    http, fake, _ = a_shop()
    http.account = replace(http.account, config={"page_orders": "250"})
    fake.place(SHOP, [an_order(1000 + n, after_s=n) for n in range(200)])
    messages, _ = await _poll(http, Cursor(NOON))
    assert len(messages) == 200
    assert b"MAX_COST_EXCEEDED" in http.answers[0].body


async def test_a_cursor_that_shopify_does_not_know_is_refused_by_name():
    http, _, _ = a_shop()
    with pytest.raises(PartnerRefused) as caught:
        await ADAPTER.orders_since(http, Cursor(NOON, "25|nonsense"))
    assert caught.value.code == "INVALID_CURSOR"


async def test_an_order_that_the_shop_does_not_know_is_none():
    http, _, _ = a_shop()
    assert await ADAPTER.one_order(http, "9") is None


async def test_the_pretend_shop_finds_its_orders_again_after_a_restart():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order(1001, after_s=5), an_order(1002)])
    http.fake = Fake(world)
    messages, _ = await _poll(http, Cursor(NOON))
    assert [message.external_id for message in messages] == ["1002", "1001"]


async def test_a_neutral_order_with_a_foreign_id_gets_a_number_and_keeps_it():
    http, fake, _ = a_shop()
    (number,) = fake.place(SHOP, [replace(an_order(), external_id="e481f51c", payment="pending")])
    assert number.isdigit()
    assert fake.place(SHOP, [replace(an_order(after_s=1), external_id="e481f51c")]) == [number]
    assert (await read(http, number)).payment == "paid"


async def test_an_older_version_does_not_undo_a_newer_one():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order(after_s=9)])
    fake.place(SHOP, [an_order(after_s=1, payment="pending")])
    assert (await read(http)).payment == "paid"


async def test_the_pretend_shop_looks_only_at_the_orders_of_a_page(monkeypatch):
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order(10_000 + n, after_s=n) for n in range(1000)])
    table, looked = world.tables["orders"], []
    look = type(table).__getitem__
    monkeypatch.setattr(type(table), "__getitem__", lambda self, key: (looked.append(key), look(self, key))[1])
    messages, _ = await _poll(http, Cursor(NOON))
    seen = [ADAPTER.read_order(message, http.account) for message in messages]
    assert len({order.external_id for order in seen}) == 1000
    assert len([key for key in looked if key.startswith(f"{SHOP}/")]) == 1000
