"""Setting and reading stock."""

from __future__ import annotations

import json
from dataclasses import replace

from linkstar.connect.channel import StockPush
from linkstar.connect.channels.shopify import ADAPTER

from .builders import SHOP, a_shop


def _push(item: int | None, quantity: int, *, version: int = 1, **changes) -> StockPush:
    extra = {"inventory_item_id": str(item)} if item else {}
    return StockPush(
        f"33{item}", f"MUG-{item}", quantity, version, extra={**extra, **changes.pop("extra", {})}, **changes
    )


async def test_stock_is_set_and_read_back_in_order():
    http, fake, _ = a_shop()
    pushes = [_push(11, 5), _push(12, 0), _push(11, 9, location_id="gid://shopify/Location/2")]
    answers = await ADAPTER.push_stock(http, pushes)
    assert [(answer.sku, answer.is_taken, answer.quantity) for answer in answers] == [
        ("MUG-11", True, 5),
        ("MUG-12", True, 0),
        ("MUG-11", True, 9),
    ]
    assert fake.received()["stock"] == {f"{SHOP}/11/1": 5, f"{SHOP}/12/1": 0, f"{SHOP}/11/2": 9}
    assert await ADAPTER.read_stock(http, pushes) == answers


async def test_six_hundred_items_go_in_three_calls():
    http, fake, _ = a_shop()
    answers = await ADAPTER.push_stock(http, [_push(1000 + n, n) for n in range(600)])
    assert all(answer.is_taken for answer in answers)
    assert [len(json.loads(request.body)["variables"]["input"]["quantities"]) for request in http.asked] == [
        250,
        250,
        100,
    ]
    assert len(fake.received()["stock"]) == 600


async def test_one_bad_item_does_not_stop_the_others():
    http, fake, _ = a_shop()
    fake.stock.retire("12")
    answers = await ADAPTER.push_stock(http, [_push(11, 5), _push(12, 6), _push(13, -1), _push(14, 7)])
    assert [(answer.is_taken, answer.code) for answer in answers] == [
        (True, ""),
        (False, "INVALID_INVENTORY_ITEM"),
        (False, "INVALID_QUANTITY_NEGATIVE"),
        (True, ""),
    ]
    assert fake.received()["stock"] == {f"{SHOP}/11/1": 5, f"{SHOP}/14/1": 7}


async def test_the_newest_of_two_pushes_for_one_item_counts():
    http, fake, _ = a_shop()
    answers = await ADAPTER.push_stock(http, [_push(11, 3, version=7), _push(11, 9, version=2)])
    assert [(answer.is_taken, answer.quantity, answer.code) for answer in answers] == [
        (True, 3, ""),
        (True, 3, "superseded"),
    ]
    assert fake.received()["stock"] == {f"{SHOP}/11/1": 3}


async def test_an_item_without_its_id_is_named():
    http, _, _ = a_shop()
    answers = await ADAPTER.push_stock(http, [_push(None, 3)])
    assert (answers[0].is_taken, answers[0].code) == (False, "no_inventory_item")
    assert http.asked == []
    assert (await ADAPTER.read_stock(http, [_push(None, 3)]))[0].code == "no_inventory_item"


def _sold(variant: int, quantity: int, **changes) -> StockPush:
    """A listing that only an order told of: its variant and nothing else."""
    return StockPush(str(variant), f"MUG-{variant}", quantity, 1, **changes)


async def test_a_listing_known_only_from_orders_is_set_by_its_variant():
    http, fake, _ = a_shop()
    pushes = [_sold(331, 5), _push(12, 6), _sold(332, 7, location_id="2")]
    answers = await ADAPTER.push_stock(http, pushes)
    assert [(answer.listing_id, answer.is_taken, answer.quantity) for answer in answers] == [
        ("331", True, 5),
        ("3312", True, 6),
        ("332", True, 7),
    ]
    assert fake.received()["stock"] == {f"{SHOP}/3317/1": 5, f"{SHOP}/12/1": 6, f"{SHOP}/3327/2": 7}
    assert _asked(http) == ["Variants", "SetStock"]
    assert await ADAPTER.read_stock(http, pushes) == answers


async def test_a_variant_that_is_gone_does_not_stop_the_others():
    http, fake, _ = a_shop()
    fake.stock.retire("331", "ProductVariant")
    answers = await ADAPTER.push_stock(http, [_sold(331, 5), _sold(332, 7)])
    assert [(answer.is_taken, answer.code) for answer in answers] == [(False, "no_inventory_item"), (True, "")]
    assert fake.received()["stock"] == {f"{SHOP}/3327/1": 7}


async def test_six_hundred_variants_are_looked_up_in_three_calls():
    http, _, _ = a_shop()
    answers = await ADAPTER.push_stock(http, [_sold(1000 + n, n) for n in range(600)])
    assert all(answer.is_taken for answer in answers)
    assert _asked(http) == ["Variants"] * 3 + ["SetStock"] * 3
    assert [len(json.loads(one.body)["variables"]["ids"]) for one in http.asked[:3]] == [250, 250, 100]


async def test_where_no_location_is_configured_stock_is_kept_at_the_primary_one():
    http, fake, _ = a_shop()
    http.account = replace(http.account, config={})
    pushes = [_push(11, 5), _push(12, 6, location_id="2")]
    answers = await ADAPTER.push_stock(http, pushes)
    assert fake.received()["stock"] == {f"{SHOP}/11/101": 5, f"{SHOP}/12/2": 6}
    assert _asked(http) == ["PrimaryLocation", "SetStock"]
    assert await ADAPTER.read_stock(http, pushes) == answers


async def test_a_shop_without_any_location_refuses_only_what_names_none():
    http, fake, _ = a_shop()
    http.account = replace(http.account, config={})
    fake.stock.retire("101", "Location")
    answers = await ADAPTER.push_stock(http, [_push(11, 5), _push(12, 6, location_id="2")])
    assert [(answer.is_taken, answer.code) for answer in answers] == [(False, "no_inventory_item"), (True, "")]


def _asked(http) -> list[str]:
    return [request.operation for request in http.asked]


async def test_a_stale_comparison_is_refused():
    http, _, _ = a_shop()
    await ADAPTER.push_stock(http, [_push(11, 5)])
    answers = await ADAPTER.push_stock(http, [_push(11, 4, extra={"change_from": "3"})])
    assert (answers[0].is_taken, answers[0].code) == (False, "CHANGE_FROM_QUANTITY_STALE")
    answers = await ADAPTER.push_stock(http, [_push(11, 4, extra={"change_from": "5"})])
    assert answers[0].is_taken


async def test_the_same_quantity_can_be_set_again_after_it_drifted():
    http, _, world = a_shop()
    push = _push(11, 5)
    await ADAPTER.push_stock(http, [push])
    world.table("stock")[f"{SHOP}/11/1"] = {"quantity": 99}
    assert (await ADAPTER.read_stock(http, [push]))[0].quantity == 99
    world.forward(1)
    await ADAPTER.push_stock(http, [push])
    assert (await ADAPTER.read_stock(http, [push]))[0].quantity == 5


async def test_a_call_sent_twice_by_the_client_is_done_once():
    http, fake, world = a_shop()
    await ADAPTER.push_stock(http, [_push(11, 5)])
    world.table("stock")[f"{SHOP}/11/1"] = {"quantity": 4}  # one was sold meanwhile
    await http.send(http.asked[0])
    assert fake.received()["stock"] == {f"{SHOP}/11/1": 4}


async def test_an_item_that_is_not_there_shows_nothing():
    http, fake, _ = a_shop()
    fake.stock.retire("12")
    answers = await ADAPTER.read_stock(http, [_push(11, 0), _push(12, 0)])
    assert [(answer.is_taken, answer.quantity, answer.code) for answer in answers] == [
        (False, None, "not_stocked"),
        (False, None, "not_found"),
    ]
