"""The worlds that are replayed: the same seed tells the same story, and tables become shops, orders and their later versions."""

from __future__ import annotations

import gzip
import os
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from linkstar.cli.replay import demo, feed, olist, retail
from linkstar.cli.replay.csvs import TableMissing
from linkstar.cli.replay.scene import Mapped, Placed, Scene, changed, moved

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[3] / "shared"))
RETAIL = """InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,WHITE HANGING HEART,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
536365,POST,POSTAGE,1,2010-12-01 08:26:00,18.00,17850,United Kingdom
536366,22633,HAND WARMER,3,2010-12-01 09:00:00,1.85,12583,France
C536379,85123A,WHITE HANGING HEART,-2,2010-12-01 09:41:00,2.55,17850,United Kingdom
C536391,22633,HAND WARMER,-1,2010-12-09 10:24:00,1.85,12583,France
C536400,99999,NEVER SOLD,-1,2010-12-09 11:24:00,1.85,12583,France
"""


def placed_in(scene: Scene) -> list[Placed]:
    return [one for one in scene.events if isinstance(one, Placed)]


def test_the_same_seed_tells_the_same_story() -> None:
    assert demo.scene(60, 3) == demo.scene(60, 3)
    assert demo.scene(60, 3) != demo.scene(60, 4)


def test_the_generated_world_has_what_goes_wrong_in_real_ones() -> None:
    scene = demo.scene(600, 1)
    placed = placed_in(scene)
    assert scene.orders == 600
    assert {"shopify", "amazon"} == {shop.partner for shop in scene.shops}
    assert len({shop.currency for shop in scene.shops}) >= 4
    assert any(not shop.hears_webhooks for shop in scene.shops)
    assert any(isinstance(one, Mapped) for one in scene.events)
    assert any(one.order.commercial == "cancelled" for one in placed)
    assert any(one.order.payment == "pending" for one in placed)
    assert any(line.cancelled for one in placed for line in one.order.lines)
    assert len(placed) > 600  # some orders have later versions
    sold = {(one.shop, line.listing_id) for one in placed for line in one.order.lines}
    kits = {(one.shop, one.listing_id) for one in scene.listings if one.item in scene.kits}
    assert sold & kits


def test_some_of_the_generated_goods_are_short() -> None:
    scene = demo.scene(400, 1)
    first = {(one.shop, one.order.external_id): one for one in reversed(placed_in(scene))}
    needed = demo.demand_of(scene.kits, scene.listings, list(first.values()))
    there: Counter[str] = Counter()
    for sku, _, units in scene.stock:
        there[sku] += units
    short = [sku for sku, units in needed.items() if there[sku] < units]
    assert 0 < len(short) < len(needed) // 4


def test_windows_hold_a_day_or_two_hundred_orders() -> None:
    events = placed_in(demo.scene(1000, 2))
    found = list(feed.windows(events))
    assert [one for window in found for one in window] == events
    assert max(map(len, found)) <= feed.WINDOW_ORDERS
    assert all(window[-1].at - window[0].at < feed.WINDOW for window in found)


def test_two_versions_of_one_order_are_never_placed_in_one_call() -> None:
    first = placed_in(demo.scene(3, 1))[0]
    later = Placed(first.at, first.shop, changed(first.order, first.at + timedelta(minutes=1), payment="paid"))
    assert [len(run) for run in feed.runs([first, later])] == [1, 1]


def test_an_old_order_that_is_moved_keeps_the_length_of_its_promises() -> None:
    order = placed_in(demo.scene(3, 1))[0].order
    later = moved(order, timedelta(days=400))
    assert order.ship_by_at is not None
    assert later.ship_by_at is not None
    assert later.ship_by_at - later.placed_at == order.ship_by_at - order.placed_at
    assert later.version > order.version


def test_a_c_invoice_cancels_early_and_refunds_late(tmp_path: Path) -> None:
    (tmp_path / "online_retail.csv").write_text(RETAIL)
    scene = retail.scene(tmp_path)
    versions = {order.external_id: order for order in (one.order for one in placed_in(scene))}
    lamps, warmers = versions.values()
    assert [(line.quantity, line.cancelled) for line in lamps.lines] == [(6, 2)]
    assert (warmers.payment, warmers.lines[0].cancelled) == ("partly_refunded", 0)
    assert scene.orders == 2
    assert "1 lines are no goods" in scene.notes[0]
    assert "1 of 3 C invoices" in scene.notes[1]


def test_a_packed_table_is_read_like_a_plain_one(tmp_path: Path) -> None:
    (tmp_path / "online_retail.csv.gz").write_bytes(gzip.compress(RETAIL.encode()))
    assert retail.scene(tmp_path).orders == 2


def test_a_folder_without_the_tables_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(TableMissing, match="olist_order_items_dataset"):
        olist.scene(tmp_path)


@pytest.fixture(scope="module")
def brazil() -> Scene:
    if not (SHARED / "data" / "olist").is_dir():
        pytest.skip(f"there are no Olist tables in {SHARED}")
    return olist.scene(SHARED / "data" / "olist", limit=400)


def test_olist_sellers_become_shops_with_all_that_they_sold(brazil: Scene) -> None:
    shops = {shop.key for shop in brazil.shops}
    listed = {(one.shop, one.listing_id, one.sku) for one in brazil.listings}
    for one in placed_in(brazil):
        assert one.shop in shops
        assert all((one.shop, line.listing_id, line.sku) in listed for line in one.order.lines)
        goods = sum(line.price_minor for line in one.order.lines)
        assert one.order.total_minor == goods + one.order.shipping_minor
    assert [one.at for one in brazil.events] == sorted(one.at for one in brazil.events)


def test_olist_freight_is_priced_from_every_warehouse_to_every_region(brazil: Scene) -> None:
    [carrier] = brazil.carriers
    regions = {rate.postcode_prefix for rate in carrier.rates}
    assert len(brazil.warehouses) == 5
    assert len(carrier.rates) == 5 * len(regions)
    assert "" in regions  # a postcode that nobody knows has a price too
    assert min(rate.base_minor for rate in carrier.rates) >= 909


def test_the_same_person_is_told_alike_by_every_shop_system(brazil: Scene) -> None:
    told: dict[str, set[str]] = {}
    partner = {shop.key: shop.partner for shop in brazil.shops}
    for one in placed_in(brazil):
        person = brazil.truth[one.shop, one.order.external_id].person
        if partner[one.shop] == "shopify" and one.order.buyer.email:
            told.setdefault(person, set()).add(one.order.buyer.email)
    assert all(len(emails) == 1 for emails in told.values())
