"""Holds over the API: all or nothing, decided for many in one transaction, told the same when asked again."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from linkstar import inventory
from linkstar.core import access
from linkstar.core.access import Grant
from linkstar.inventory import rules
from tests.world import catalog as goods
from tests.world.access import code_of

PATH = "/api/v1/inventory/reservations"


@pytest.fixture
async def mugs(company):
    """Ten mugs: seven at one place, three at another."""
    async with company.tx() as tx:
        item, big, small = await goods.an_item(tx, "MUG"), tx.new_id(), tx.new_id()
        await inventory.put_locations(tx, [inventory.Location(big, "BIG"), inventory.Location(small, "SMALL")])
        await inventory.receive(
            tx, [inventory.records.Arrival(item, big, 7), inventory.records.Arrival(item, small, 3)]
        )
    return item, big, small


async def _free(company, item):
    async with company.tx() as tx:
        return (await inventory.get_atp(tx, [item]))[item]


def _wish(item, **more):
    return {"item_id": str(item), **more}


async def test_forty_buyers_at_once_are_told_sold_or_sold_out_and_nothing_else(web, company, owner, mugs):
    async def buy(number):
        answer = await web.post(PATH, json=_wish(mugs[0]), headers={**owner, "idempotency-key": f"buyer-{number}"})
        return answer.status_code, answer.json().get("code", "")

    told = Counter(await asyncio.gather(*(buy(number) for number in range(40))))
    assert told == {(201, ""): 10, (409, "inventory.sold_out"): 30}
    assert await _free(company, mugs[0]) == 0
    async with company.tx() as tx:
        trail = [(row.noun, row.verb) for row in (await access.list_audit(tx, limit=200)).rows]
        assert trail.count(("inventory", "reserve")) == 10
        assert await inventory.list_divergences(tx) == []


async def test_a_repeated_key_is_told_the_same_and_another_wish_with_it_is_refused(web, company, owner, mugs):
    keyed = {**owner, "idempotency-key": "k"}
    first = await web.post(PATH, json=_wish(mugs[0], quantity=2), headers=keyed)
    both = await asyncio.gather(*(web.post(PATH, json=_wish(mugs[0], quantity=2), headers=keyed) for _ in range(3)))
    assert [one.json() for one in both] == [first.json()] * 3
    assert await _free(company, mugs[0]) == 8
    assert code_of(await web.post(PATH, json=_wish(mugs[0], quantity=3), headers=keyed)) == "access.key_reused"


async def test_units_are_held_all_from_one_place_or_not_at_all(web, company, owner, mugs):
    item, big, small = mugs
    assert code_of(await web.post(PATH, json=_wish(item, quantity=8), headers=owner)) == "inventory.sold_out"
    at_small = await web.post(PATH, json=_wish(item, quantity=3, location_id=str(small)), headers=owner)
    assert at_small.json()["location_id"] == str(small)
    assert (await web.post(PATH, json=_wish(item, quantity=7), headers=owner)).json()["location_id"] == str(big)


async def test_a_hold_ends_when_it_is_given_back_or_its_time_is_over(web, company, owner, mugs, clock):
    held = (await web.post(PATH, json=_wish(mugs[0], quantity=5, minutes=30), headers=owner)).json()
    assert (await web.delete(f"{PATH}/{held['id']}", headers=owner)).status_code == 200
    assert code_of(await web.delete(f"{PATH}/{held['id']}", headers=owner)) == "inventory.hold_unknown"
    await web.post(PATH, json=_wish(mugs[0], quantity=5, minutes=30), headers=owner)
    assert await _free(company, mugs[0]) == 5
    clock.forward(timedelta(minutes=31))
    async with company.tx() as tx:
        await inventory.expire(tx)
    assert await _free(company, mugs[0]) == 10


async def test_who_has_one_location_holds_there_only(web, company, owner, mugs):
    item, big, small = mugs
    here = await company.signed_in("manager", Grant("manager", location_ids=(small,)))
    assert (await web.post(PATH, json=_wish(item), headers=here)).json()["location_id"] == str(small)
    assert code_of(await web.post(PATH, json=_wish(item, quantity=4), headers=here)) == "inventory.sold_out"
    assert code_of(await web.post(PATH, json=_wish(item, location_id=str(big)), headers=here)) == "inventory.sold_out"
    other = (await web.post(PATH, json=_wish(item, location_id=str(big)), headers=owner)).json()
    assert code_of(await web.delete(f"{PATH}/{other['id']}", headers=here)) == "inventory.hold_unknown"


async def test_one_who_may_not_is_refused_among_those_who_may(web, company, owner, mugs):
    auditor = await company.signed_in("auditor")
    no_one = {"Authorization": "Bearer ls_x"}
    told = await asyncio.gather(*(web.post(PATH, json=_wish(mugs[0]), headers=one) for one in (owner, auditor, no_one)))
    assert [answer.status_code for answer in told] == [201, 403, 401]


def test_the_place_with_most_left_covers_a_hold_or_none_does():
    assert rules.place_to_hold({1: 3, 2: 7}, 3) == 2
    assert rules.place_to_hold({1: 3, 2: 7}, 3, (1,)) == 1
    assert rules.place_to_hold({1: 3, 2: 7}, 8) is None
    assert rules.place_to_hold({}, 1) is None
