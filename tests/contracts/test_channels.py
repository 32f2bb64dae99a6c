"""The contract of a channel: orders come in whole, once and in order, by poll and by webhook."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from linkstar.connect import registry
from linkstar.connect.channel import Cursor
from tests.contracts.accounts import NOW, ROWS, Stage, adapters, stage
from tests.contracts.orders import HOUR_AGO, an_order, delivery, ids, place, placed, poll

VERBS = {
    "kept_stock", "kept", "orders", "one_order", "stock", "confirm", "webhooks", "authorise", "bulk", "subscribe",
    "claims", "settlements", "messages", "reply", "listings",
}  # fmt: skip
ALL = adapters("channel")
HOOKED = adapters("channel", "webhooks")
DOOR = "https://linkstar.example/webhooks/t0ken"
SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))
MANY = 137


def some_orders(set_up: Stage, count: int = MANY) -> list[str]:
    """Places orders, two or three of each moment, out of order; their ids, oldest change first."""
    orders = [an_order(set_up, number, at=HOUR_AGO + timedelta(seconds=number // 3)) for number in range(1, count + 1)]
    shuffled = orders[::2] + orders[1::2][::-1]
    by_order = dict(zip([order.external_id for order in shuffled], place(set_up, *shuffled), strict=True))
    return [by_order[order.external_id] for order in orders]


@pytest.fixture
def set_server_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves the machine itself to another zone, for one test."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


def test_every_channel_has_a_row_in_the_table_of_accounts() -> None:
    assert set(ALL) <= set(ROWS)


@pytest.mark.parametrize("name", ALL)
def test_a_channel_says_what_it_can(name: str) -> None:
    adapter = registry.channel(name)
    assert adapter.name == name
    assert adapter.title
    assert {"orders", "one_order"} <= adapter.can <= VERBS
    assert adapter.poll_overlap_s > 0
    assert adapter.poll_lag_s >= 0
    assert isinstance(adapter.partial_confirmation, bool)
    assert all(budget.rate > 0 and budget.burst >= 1 for budget in adapter.budgets.values())
    assert list(adapter.webhook_topics) or "webhooks" not in adapter.can


@pytest.mark.parametrize("name", ALL)
async def test_paging_to_the_end_has_no_hole_and_no_double(name: str) -> None:
    set_up = stage(name)
    wanted = some_orders(set_up)
    pages, _ = await poll(set_up, SINCE)
    assert len(pages) > 1, "this many orders take more than one page"
    seen = ids(pages)
    assert sorted(seen) == sorted(wanted)
    moments = [message.happened_at for page in pages for message in page]
    assert all(one <= other for one, other in pairwise(moments)), "oldest change first"


@pytest.mark.parametrize("name", ALL)
async def test_polling_resumes_from_a_cursor_after_a_restart(name: str) -> None:
    set_up = stage(name)
    wanted = some_orders(set_up)
    first, cursor = await poll(set_up, SINCE, pages=1)
    kept = Cursor(cursor.since, str(cursor.page))  # what a database gives back
    rest, _ = await poll(set_up, kept)
    assert sorted(ids(first) + ids(rest)) == sorted(wanted)


@pytest.mark.parametrize("name", ALL)
async def test_orders_that_come_while_pages_are_read_are_not_lost(name: str) -> None:
    set_up = stage(name)
    wanted = some_orders(set_up)
    first, cursor = await poll(set_up, SINCE, pages=1)
    changed = ids(first)[0]
    late = place(set_up, an_order(set_up, 900, at=NOW + timedelta(seconds=5)))
    place(set_up, an_order(set_up, 1, at=NOW + timedelta(seconds=6), note="changed"))
    set_up.world.forward(600)
    rest, cursor = await poll(set_up, cursor)
    again, _ = await poll(set_up, cursor)
    seen = ids(first) + ids(rest) + ids(again)
    assert set(seen) == {*wanted, *late}
    assert changed in ids(rest) + ids(again), "its change is told although the order was read before"


@pytest.mark.parametrize("name", ALL)
async def test_a_change_is_told_once_more_from_the_last_cursor(name: str) -> None:
    set_up = stage(name)
    some_orders(set_up, 5)
    before, cursor = await poll(set_up, SINCE)
    set_up.world.forward(7200)
    changed = place(set_up, an_order(set_up, 3, at=NOW + timedelta(hours=1), note="leave at the door"))
    after, cursor = await poll(set_up, Cursor(cursor.since - timedelta(seconds=set_up.adapter.poll_overlap_s)))
    assert set(changed) <= set(ids(after))
    old = {message.key for page in before for message in page}
    news = [message for page in after for message in page if message.key not in old]
    assert [message.external_id for message in news] == changed, "what was told before has its old key"


@pytest.mark.parametrize("name", ALL)
async def test_polling_without_news_is_the_end(name: str) -> None:
    set_up = stage(name)
    pages, cursor = await poll(set_up, SINCE)
    assert ids(pages) == []
    assert len(pages) == 1
    assert cursor.since >= SINCE.since


@pytest.mark.parametrize("name", ALL)
async def test_a_poll_never_asks_for_what_the_partner_does_not_show_yet(name: str) -> None:
    set_up = stage(name)
    for since in (NOW, NOW - timedelta(seconds=30), NOW + timedelta(seconds=30)):
        page = await set_up.adapter.orders_since(set_up.http, Cursor(since))
        assert list(page.messages) == []
        assert not page.has_more


@pytest.mark.parametrize("name", ALL)
async def test_the_cursor_follows_time_and_not_the_order_of_ids(name: str) -> None:
    set_up = stage(name)
    (high,) = place(set_up, an_order(set_up, 800, at=HOUR_AGO))
    (low,) = place(set_up, an_order(set_up, 2, at=HOUR_AGO + timedelta(minutes=30)))
    pages, cursor = await poll(set_up, SINCE)
    assert ids(pages) == [high, low]
    set_up.world.forward(7200)
    place(set_up, an_order(set_up, 800, at=NOW + timedelta(hours=1), note="changed late"))
    assert high in ids((await poll(set_up, cursor))[0])


@pytest.mark.parametrize("name", ALL)
async def test_the_same_news_has_the_same_key_however_often_it_is_read(name: str) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    polled = (await poll(set_up, SINCE))[0][0][0]
    again = (await poll(set_up, SINCE))[0][0][0]
    single = await set_up.adapter.one_order(set_up.http, order_id)
    assert polled.key == again.key == single.key
    assert order_id in polled.key
    place(set_up, an_order(set_up, at=HOUR_AGO + timedelta(minutes=5), note="changed"))
    assert (await set_up.adapter.one_order(set_up.http, order_id)).key != polled.key


@pytest.mark.parametrize("name", ALL)
async def test_an_order_that_the_channel_does_not_know_is_none(name: str) -> None:
    set_up = stage(name)
    assert await set_up.adapter.one_order(set_up.http, set_up.row.order_id(404)) is None


@pytest.mark.parametrize("name", ALL)
async def test_money_lines_and_sums_arrive_to_the_cent(name: str) -> None:
    set_up = stage(name)
    seen = await placed(set_up)
    count, total = (1, 5180) if set_up.row.has_one_line else (2, 6170)
    assert (seen.currency, seen.total_minor, seen.shipping_minor, seen.discount_minor) == ("EUR", total, 480, 300)
    assert [(line.quantity, line.price_minor, line.discount_minor) for line in seen.lines] == [
        (2, 5000, 300),
        (1, 990, 0),
    ][:count]
    told_sum = sum(line.price_minor - line.discount_minor for line in seen.lines) + seen.shipping_minor
    assert seen.total_minor == told_sum
    assert all(type(value) is int for line in seen.lines for value in (line.price_minor, line.tax_minor))
    assert [line.sku for line in seen.lines] == ["LAMP-BLUE", "BULB-E27"][:count]
    assert len({line.external_id for line in seen.lines}) == count


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("currency", "minor"), [("JPY", 6170), ("KWD", 61_705), ("CNY", 1)])
async def test_currencies_with_other_decimals_keep_their_minor_units(name: str, currency: str, minor: int) -> None:
    set_up = stage(name, currency=currency)
    order = an_order(set_up, currency=currency, total_minor=minor, shipping_minor=0, discount_minor=0)
    line = replace(order.lines[0], quantity=1, price_minor=minor, discount_minor=0)
    seen = await placed(set_up, currency=currency, total_minor=minor, shipping_minor=0, discount_minor=0, lines=[line])
    assert (seen.currency, seen.total_minor, seen.lines[0].price_minor) == (currency, minor, minor)


@pytest.mark.parametrize("name", ALL)
async def test_moments_are_utc_whatever_the_zone_of_shop_and_server(
    name: str, set_server_zone: Callable[[str], None]
) -> None:
    at = NOW.replace(month=10, day=25, hour=0, minute=30)  # Berlin's clocks go back an hour later
    seen = []
    for zone in ("Europe/Berlin", "America/Los_Angeles", "Asia/Shanghai"):
        set_up = stage(name, zone=zone)
        set_server_zone(zone)
        seen.append(await placed(set_up, at=at, ship_by_at=at + timedelta(days=2)))
    assert seen[0] == seen[1] == seen[2]
    moments = (seen[0].placed_at, seen[0].updated_at, seen[0].ship_by_at)
    assert moments == (at, at, at + timedelta(days=2))
    assert all(moment.utcoffset() == timedelta(0) for moment in moments if moment)


@pytest.mark.parametrize("name", ALL)
async def test_the_tax_number_of_the_marketplace_is_passed_on_and_never_invented(name: str) -> None:
    set_up = stage(name)
    expected = "IM4420001201" if set_up.row.has_ioss else ""
    assert (await placed(set_up)).ioss_number == expected
    assert (await placed(set_up, 2, ioss_number="")).ioss_number == ""


@pytest.mark.parametrize("name", ALL)
async def test_buyer_and_receiver_are_kept_apart(name: str) -> None:
    seen = await placed(stage(name))
    assert seen.ship_to.name == "Jürgen Groß"
    assert seen.buyer.name == ("Maria Muster" if ROWS[name].names_buyers else "")
    assert (seen.ship_to.line1, seen.ship_to.postcode, seen.ship_to.country) == ("Ringstraße 5", "1010", "AT")
    assert seen.ship_to.phone.lstrip("+") == "43155512345"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    ("commercial", "payment"), [("open", "pending"), ("open", "paid"), ("cancelled", "paid"), ("cancelled", "pending")]
)
async def test_payment_and_commercial_state_are_two_things(name: str, commercial: str, payment: str) -> None:
    set_up = stage(name)
    if payment == "pending" and not set_up.row.shows_unpaid:
        (order_id,) = place(set_up, an_order(set_up, commercial=commercial, payment=payment))
        assert await set_up.adapter.one_order(set_up.http, order_id) is None
        return
    seen = await placed(set_up, commercial=commercial, payment=payment)
    assert seen.commercial == commercial
    assert payment != "pending" or seen.payment in ("pending", "authorised")
    assert commercial == "cancelled" or payment != "paid" or seen.payment == "paid"


@pytest.mark.parametrize("name", ALL)
async def test_a_state_that_nobody_knows_is_kept_and_told(name: str) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    message = await set_up.adapter.one_order(set_up.http, order_id)
    known, strange = set_up.row.strange
    assert known in message.body
    seen = set_up.adapter.read_order(replace(message, body=message.body.replace(known, strange)), set_up.account)
    assert "ON_THE_MOON" in seen.channel_state
    assert any("ON_THE_MOON" in words for words in seen.unknown)
    assert seen.commercial == "open"
    assert seen.external_id == order_id


@pytest.mark.parametrize("name", ALL)
async def test_a_newer_version_is_greater_and_an_older_one_changes_nothing(name: str) -> None:
    set_up = stage(name)
    before = await placed(set_up, note="first")
    after = await placed(set_up, at=HOUR_AGO + timedelta(minutes=1), note="second")
    late = await placed(set_up, at=HOUR_AGO - timedelta(minutes=1), note="late")
    assert before.version < after.version
    assert late == after


@pytest.mark.parametrize("name", HOOKED)
async def test_a_webhook_tells_the_same_order_as_a_poll(name: str) -> None:
    set_up = stage(name)
    (order_id,) = place(set_up, an_order(set_up))
    polled = await set_up.adapter.one_order(set_up.http, order_id)
    whole = set_up.adapter.read_order(polled, set_up.account)
    messages = [m for hook in set_up.world.sent for m in set_up.adapter.receive(delivery(hook), set_up.account, NOW)]
    assert {message.external_id for message in messages} == {order_id}
    for message in messages:
        seen = set_up.adapter.read_order(message, set_up.account)
        assert seen.external_id == order_id
        # A notice that lacks the lines must not shut out the whole order by taking its key; a whole one shares it.
        assert seen.is_partial or message.key == polled.key or seen.version == whole.version
        assert not (seen.is_partial and message.key == polled.key)
        if not seen.is_partial:
            assert (seen.total_minor, seen.ship_to, seen.placed_at) == (
                whole.total_minor,
                whole.ship_to,
                whole.placed_at,
            )
            assert [line.external_id for line in seen.lines] == [line.external_id for line in whole.lines]


@pytest.mark.parametrize("name", HOOKED)
def test_the_same_webhook_twice_has_the_same_key(name: str) -> None:
    set_up = stage(name)
    place(set_up, an_order(set_up))
    hook = set_up.world.sent[0]
    first = set_up.adapter.receive(delivery(hook), set_up.account, NOW)
    again = set_up.adapter.receive(delivery(hook), set_up.account, NOW + timedelta(seconds=40))
    assert [message.key for message in first] == [message.key for message in again] != []


@pytest.mark.parametrize("name", ALL)
def test_the_folder_has_its_readme_and_samples(name: str) -> None:
    folder = Path(registry.__file__).parent / "channels" / name
    assert (folder / "README.md").read_text().startswith("# ")
    assert list((folder / "samples").iterdir())


@pytest.mark.parametrize("name", adapters("channel", "bulk"))
async def test_a_file_of_orders_names_each_order_and_ends(name: str) -> None:
    one = stage(name)
    assert one.adapter.pages.operation in one.adapter.budgets
    wanted = some_orders(one, 7)
    page = await one.adapter.bulk_orders(one.http, SINCE)
    for _ in range(10):
        if page.has_more:
            one.world.forward(60)
            page = await one.adapter.bulk_orders(one.http, page.cursor)
    assert not page.has_more
    assert [one.adapter.read_order(message, one.account).external_id for message in page.messages] == wanted
    assert {message.source for message in page.messages} == {"file"}


@pytest.mark.parametrize("name", adapters("channel", "subscribe"))
async def test_a_shop_is_subscribed_once_and_tells_the_address(name: str) -> None:
    one = stage(name)
    assert list(await one.adapter.subscribe(one.http, DOOR)) == list(one.adapter.webhook_topics)
    assert list(await one.adapter.subscribe(one.http, DOOR)) == []
    place(one, an_order(one))
    assert {sent.url for sent in one.world.sent} == {"", DOOR}
