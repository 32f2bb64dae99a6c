"""The bulk operation of orders: what is asked for, and what its file tells."""

from __future__ import annotations

import re
from datetime import timedelta

import orjson
import pytest

from linkstar.connect.channel import Cursor
from linkstar.connect.channels.shopify import ADAPTER
from linkstar.connect.channels.shopify.queries_afterwards import bulk_orders
from linkstar.connect.channels.shopify.wire import bulk
from linkstar.connect.wire import PartnerRefused, Unreadable
from linkstar.orders import rules

from .builders import NOON, SHOP, a_parcel, a_shop, an_order, read

SINCE = Cursor(NOON - timedelta(days=1))


async def file_of(http, world):
    """The messages of the file, once it is there."""
    page = await ADAPTER.bulk_orders(http, SINCE)
    while page.has_more:
        world.forward(60)
        page = await ADAPTER.bulk_orders(http, page.cursor)
    return page


async def test_the_file_brings_whole_orders_as_the_pages_do_and_the_most_urgent_first():
    http, fake, world = a_shop()
    fake.place(SHOP, [
        an_order(1001, ship_by_at=NOON + timedelta(days=3)), an_order(1002), an_order(1003, lines=3, ship_by_at=NOON),
    ])  # fmt: skip
    page = await file_of(http, world)
    assert [message.external_id for message in page.messages] == ["1003", "1001", "1002"]
    by_pages = {one.external_id: one for one in (await ADAPTER.orders_since(http, SINCE)).messages}
    for message in page.messages:
        assert message.key == by_pages[message.external_id].key
        assert ADAPTER.read_order(message, http.account) == ADAPTER.read_order(
            by_pages[message.external_id], http.account
        )


async def test_an_order_of_which_a_part_left_is_a_notice_that_tells_its_ship_by():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order(1001, lines=2, ship_by_at=NOON)])
    order = await read(http)
    await ADAPTER.confirm(http, [a_parcel(order, 1)])
    [message] = (await file_of(http, world)).messages
    seen = ADAPTER.read_order(message, http.account)
    assert (seen.is_partial, seen.version, seen.ship_by_at) == (True, 0, NOON)
    assert message.key != (await ADAPTER.one_order(http, "1001")).key


async def test_what_has_left_or_was_cancelled_waits_for_the_pages():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order(1001), an_order(1002, commercial="cancelled"), an_order(1003, lines=1)])
    await ADAPTER.confirm(http, [a_parcel(await read(http), 2)])
    assert [message.external_id for message in (await file_of(http, world)).messages] == ["1003"]


async def test_an_operation_under_way_is_waited_for_and_asked_for_again():
    http, fake, world = a_shop()
    world.table("settings")["bulk_seconds"] = {"value": 90}
    fake.place(SHOP, [an_order()])
    first = await ADAPTER.bulk_orders(http, SINCE)
    second = await ADAPTER.bulk_orders(http, SINCE)
    assert (second.has_more, second.cursor) == (True, SINCE), "Shopify runs one at a time"
    assert (await ADAPTER.bulk_orders(http, first.cursor)).cursor == first.cursor
    world.forward(90)
    done = await ADAPTER.bulk_orders(http, first.cursor)
    assert (len(done.messages), done.has_more) == (1, False)


async def test_a_file_that_nobody_made_is_refused():
    http, _, _ = a_shop()
    with pytest.raises(PartnerRefused) as no:
        await ADAPTER.bulk_orders(http, Cursor(SINCE.since, "gid://shopify/BulkOperation/404"))
    assert no.value.code == "GONE"


async def test_an_empty_shop_makes_no_file():
    http, _, world = a_shop()
    assert (await file_of(http, world)).messages == ()


@pytest.mark.parametrize("file", [b"{", b"[]", b'{"__parentId":"gid://shopify/Order/1"}', b"null", b"\xff"])
def test_a_damaged_file_is_kept(file):
    with pytest.raises(Unreadable) as wrong:
        bulk.messages_of(file)
    assert wrong.value.body == file


async def test_tax_numbers_and_lines_find_their_orders_whatever_stands_between():
    http, fake, world = a_shop()
    fake.place(SHOP, [an_order(1001, lines=2), an_order(1002, lines=1)])
    await file_of(http, world)
    rows = [orjson.loads(line) for line in world.table("bulk")["1"]["lines"]]
    parents = [row for row in rows if "__parentId" not in row]
    children = [row for row in rows if "__parentId" in row]
    mixed = b"\n".join(map(orjson.dumps, [*parents, *[row for row in children if "/LineItem/" in row.get("id", "")],
                                          *[row for row in children if "FulfillmentOrder/" in row.get("id", "")],
                                          *[row for row in children if "FulfillmentOrderLineItem/" in row.get("id", "")]]))  # fmt: skip
    read_ = {one.external_id: ADAPTER.read_order(one, http.account) for one in bulk.messages_of(mixed)}
    assert {id_: len(order.lines) for id_, order in read_.items()} == {"1001": 2, "1002": 1}
    assert all(line.fulfilment_id for order in read_.values() for line in order.lines)


def test_a_file_is_taken_where_pages_are_slower_than_it():
    rate, pages = ADAPTER.budgets["*"].rate, ADAPTER.pages

    def takes(backlog):
        return rules.takes_bulk(
            backlog, page=pages.orders, rate_per_s=rate / pages.cost, calls_left=2000 / pages.cost, bulk_s=pages.bulk_s
        )

    per_second = rate / pages.cost * pages.orders
    assert 20 < per_second < 30
    assert not takes(round(per_second * pages.bulk_s))
    assert takes(round(per_second * (pages.bulk_s + 30)))


def test_the_query_names_no_fragment_and_no_variable():
    assert not re.search(r"\.\.\.|\$|fragment", bulk_orders("status:open"))
