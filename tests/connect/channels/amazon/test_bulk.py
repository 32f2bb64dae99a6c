"""A report of all orders, where the pages of searchOrders are too slow."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta

import pytest

from linkstar.connect.channel import Cursor, OrderPage, RawMessage, SeenOrder
from linkstar.connect.channels.amazon import ADAPTER, report
from linkstar.connect.wire import PartnerRefused, Throttled, Unreadable
from linkstar.orders import rules
from tests.connect.channels.amazon.builders import NOW, SELLER, a_shop, an_account, an_order
from tests.connect.world import DirectHttp, MemoryWorld

SINCE = Cursor(NOW - timedelta(hours=1))


def changed(number: int, minutes: float, **more: object) -> SeenOrder:
    """An order that was placed and changed so many minutes ago."""
    at = NOW - timedelta(minutes=minutes)
    return an_order(number, placed_at=at, updated_at=at, **more)


async def the_file(http: DirectHttp, world: MemoryWorld) -> OrderPage:
    """The report, asked for and looked at each minute."""
    page = await ADAPTER.bulk_orders(http, SINCE)
    while page.has_more:
        world.forward(60)
        page = await ADAPTER.bulk_orders(http, page.cursor)
    return page


async def read_pages(http: DirectHttp, into: list[RawMessage]) -> None:
    """Reads pages until the budget is spent."""
    page = OrderPage((), SINCE, has_more=True)
    while page.has_more:
        page = await ADAPTER.orders_since(http, page.cursor)
        into += page.messages


async def test_a_report_names_each_order_that_waits_for_the_seller_once() -> None:
    fake, http, world = a_shop()
    fake.place(SELLER, [
        changed(1, 50), changed(2, 40, payment="pending"), changed(3, 30, fulfilled_by="channel"),
        changed(4, 20, commercial="cancelled"), changed(5, 10, commercial="completed"), changed(6, 90),
    ])  # fmt: skip
    page = await the_file(http, world)
    seen = [ADAPTER.read_order(message, http.account) for message in page.messages]
    assert [one.external_id for one in seen] == [an_order(1).external_id, an_order(2).external_id]
    assert [(one.is_partial, one.payment, one.version) for one in seen] == [(True, "paid", 0), (True, "pending", 0)]
    assert [(line.sku, line.quantity) for line in seen[0].lines] == [("LAMP-BLUE", 2), ("BULB-E27", 1)]
    assert (seen[0].placed_at, seen[0].service_level) == (NOW - timedelta(minutes=50), "EXPEDITED")
    assert page.messages[0].source == "file"
    assert http.answers[-1].body[:2] == b"\x1f\x8b", "it came packed"


async def test_a_line_of_a_report_does_not_shut_out_the_whole_order_of_the_same_moment() -> None:
    fake, http, world = a_shop()
    fake.place(SELLER, [changed(1, 50)])
    [line] = (await the_file(http, world)).messages
    [whole] = (await ADAPTER.orders_since(http, SINCE)).messages
    assert (line.external_id, line.happened_at) == (whole.external_id, whole.happened_at)
    assert line.key != whole.key


async def test_a_report_is_waited_for_until_amazon_has_made_it() -> None:
    fake, http, world = a_shop()  # whose first call renews the token and is sent again
    fake.place(SELLER, [changed(1, 50)])
    world.table("settings")["report_seconds"] = {"value": 150}
    await the_file(http, world)
    asked = [request.operation for request in http.asked if request.needs_token]
    assert asked[1:] == ["createReport", "getReport", "getReport", "getReport", "getReportDocument"]


async def test_a_report_without_an_order_is_cancelled_and_tells_nothing() -> None:
    _, http, world = a_shop()
    page = await the_file(http, world)
    assert (page.messages, page.has_more, page.cursor) == ((), False, SINCE)


async def test_a_report_that_failed_is_refused() -> None:
    class Failed:
        account, now = an_account(), NOW

        async def send(self, request: object) -> object:
            return type("Said", (), {"json": lambda self: {"processingStatus": "FATAL"}, "body": b""})()

    with pytest.raises(PartnerRefused) as refused:
        await report.orders_in_bulk(Failed(), replace(SINCE, page="70000"), NOW)  # type: ignore[arg-type]
    assert refused.value.code == "FATAL"


async def test_what_pages_bring_in_an_hour_a_report_names_in_minutes() -> None:
    """Scenario 8 at the real rates: the burst brings 2,000 orders, the next page comes in three minutes."""
    fake, http, world = a_shop()
    count = 2_700
    fake.place(SELLER, [changed(number, 55 - number / 60) for number in range(1, count + 1)])
    read: list[RawMessage] = []
    with pytest.raises(Throttled) as spent:
        await read_pages(http, read)
    assert (len(read), spent.value.retry_after_s) == (2_000, None)
    moments = [message.happened_at for message in read if message.happened_at]
    read_s = (moments[-1] - moments[0]).total_seconds()
    backlog = rules.still_to_come(len(read), read_s=read_s, unread_s=(world.now - moments[-1]).total_seconds())
    budget, pages = ADAPTER.budgets["searchOrders"], ADAPTER.pages
    assert backlog >= count - len(read)
    assert rules.takes_bulk(backlog, page=pages.orders, rate_per_s=budget.rate, calls_left=0, bulk_s=pages.bulk_s)
    world.table("settings")["report_seconds"] = {"value": 300}
    assert len((await the_file(http, world)).messages) == count
    assert world.now - NOW <= timedelta(minutes=6)


def test_a_table_in_another_encoding_and_with_a_mark_at_its_head_is_read() -> None:
    head = "\ufeffamazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsku\tasin\tquantity"
    row = "305-1\t2026-11-20T10:00:00+00:00\t2026-11-20T11:00:00+00:00\tUnshipped\tMerchant\tTÜR\tB0\t2"
    [message] = report.messages_of(f"{head}\r\n".encode() + row.encode("cp1252") + b"\r\n")
    seen = report.read_row(message, an_account())
    assert (seen.external_id, seen.lines[0].quantity, seen.updated_at) == ("305-1", 2, NOW - timedelta(hours=1))


@pytest.mark.parametrize("cell", ["", "two"])
def test_a_row_that_cannot_be_read_is_kept_and_does_not_stop_the_others(cell: str) -> None:
    head = "amazon-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsku\tasin\tquantity"
    good = "305-1\t2026-11-20T10:00:00Z\t2026-11-20T11:00:00Z\tUnshipped\tMerchant\tMUG\tB0\t2"
    odd = good.replace("305-1", "305-2")[:-1] + cell
    first, second = report.messages_of("\n".join([head, odd, good]).encode())
    with pytest.raises(Unreadable) as refused:
        report.read_row(first, an_account())
    assert refused.value.body == first.body
    assert report.read_row(second, an_account()).external_id == "305-1"


@pytest.mark.parametrize("table", [b"", b"<html>", b"order-id\tsku\n1\t2"])
def test_what_is_no_report_of_orders_is_unreadable(table: bytes) -> None:
    with pytest.raises(Unreadable):
        report.messages_of(table)


async def test_a_report_that_is_cut_off_is_unreadable() -> None:
    class Cut:
        account, now = an_account(), NOW

        async def send(self, request: object) -> object:
            said = {"processingStatus": "DONE", "reportDocumentId": "1", "url": "/documents/1"}
            return type("Said", (), {"json": lambda self: said, "body": gzip.compress(b"amazon-order-id")[:-6]})()

    with pytest.raises(Unreadable):
        await report.orders_in_bulk(Cut(), replace(SINCE, page="70000"), NOW)  # type: ignore[arg-type]
