"""Changing orders through the API: what a change will do is told before, in full, and to nobody more than they may see."""

from __future__ import annotations

import pytest

from linkstar import inventory, orders
from linkstar.flows import order_to_door
from linkstar.orders.facts import CustomerLinked
from tests.world.access import code_of
from tests.world.catalog import an_item as an_item_row
from tests.world.orders import SHOP, a_capture, a_line, an_order


@pytest.fixture
async def order(company):
    """An order of three mugs; two lie in Berlin."""
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1001", a_line("MUG", 3)))])
        return await orders.get_order(tx, done.new[SHOP, "ext-1001"])


async def _line(web, owner, order):
    whole = (await web.get(f"/api/v1/orders/{order.id}", headers=owner)).json()
    return whole["lines"][0]["id"], whole["version"]


async def test_other_units_are_shown_before_and_nothing_is_done_until_they_are_sent(web, owner, order):
    path = f"/api/v1/orders/{order.id}"
    line, version = await _line(web, owner, order)
    said = {"lines": [{"line_id": line, "quantity": 1}], "version": version}
    seen = (await web.post(f"{path}/edit/preview", json=said, headers=owner)).json()
    assert [(one["before"], one["after"]) for one in seen["lines"]] == [(3, 1)]
    assert (seen["goods_before_minor"], seen["goods_after_minor"], seen["is_stuck"]) == (3000, 1000, False)
    assert (await _line(web, owner, order))[1] == version
    assert (await web.patch(f"{path}/lines", json=said, headers=owner)).status_code == 200
    whole = (await web.get(path, headers=owner)).json()
    assert (whole["lines"][0]["cancelled"], whole["version"] > version) == (2, True)
    late = await web.patch(f"{path}/lines", json=said, headers=owner)
    assert code_of(late) == "conflict"


async def test_cancelling_a_part_is_shown_before(web, owner, order):
    path = f"/api/v1/orders/{order.id}/cancel/preview"
    line, _ = await _line(web, owner, order)
    part = (await web.post(path, json={"lines": [{"line_id": line, "quantity": 1}]}, headers=owner)).json()
    assert ([one["after"] for one in part["lines"]], part["state_after"]) == ([2], part["state_before"])
    whole = (await web.post(path, json={}, headers=owner)).json()
    assert (whole["state_after"], whole["goods_after_minor"]) == ("cancelled", 0)
    too_many = await web.post(path, json={"lines": [{"line_id": line, "quantity": 9}]}, headers=owner)
    assert code_of(too_many) == "orders.too_many"


async def test_looking_needs_no_version_and_an_old_one_is_told(web, owner, order):
    path = f"/api/v1/orders/{order.id}/edit/preview"
    line, version = await _line(web, owner, order)
    said = {"lines": [{"line_id": line, "quantity": 1}]}
    assert (await web.post(path, json=said, headers=owner)).status_code == 200
    assert code_of(await web.post(path, json=said | {"version": version - 1}, headers=owner)) == "conflict"


async def test_one_thing_is_looked_at_at_a_time(web, owner, order):
    line, version = await _line(web, owner, order)
    both = {"lines": [{"line_id": line, "quantity": 1}], "ship_to": {"country": "DE"}, "version": version}
    for said in (both, {"version": version}):
        answer = await web.post(f"/api/v1/orders/{order.id}/edit/preview", json=said, headers=owner)
        assert (answer.status_code, answer.json()["field"]) == (422, "lines")


async def test_more_units_than_there_are_would_be_short(web, company, owner):
    async with company.tx() as tx:
        item = await an_item_row(tx, "POT")
        place = inventory.Location(tx.new_id(), "BER", "Berlin", country="DE")
        await inventory.put_locations(tx, [place])
        await inventory.receive(tx, [inventory.records.Arrival(item, place.id, 2)])
        parts = {"POT": (orders.records.Part(item, 1),)}
        done = await orders.capture(tx, [a_capture(an_order("1002", a_line("POT", 2)), parts=parts)])
        order = await orders.get_order(tx, done.new[SHOP, "ext-1002"])
        await order_to_door.reserve_stock(tx, [CustomerLinked(order.id, order.id)])
    line, version = await _line(web, owner, order)
    said = {"lines": [{"line_id": line, "quantity": 5}], "version": version}
    seen = (await web.post(f"/api/v1/orders/{order.id}/edit/preview", json=said, headers=owner)).json()
    assert [(one["sku"], one["location_id"] is None, one["before"], one["after"]) for one in seen["stock"]] == [
        ("POT", True, 0, 3)
    ]
