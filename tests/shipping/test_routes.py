"""Routes of many orders: planned without writing, written in a constant number of statements, explained afterwards."""

from __future__ import annotations

import pytest

from linkstar import shipping
from linkstar.core import incidents
from linkstar.core.work import flush
from linkstar.kit.errors import Invalid
from linkstar.shipping.facts import RouteChosen, RouteHeld
from linkstar.shipping.rules import NoRoute, Settings
from linkstar.shipping.rules.records import UserRule
from tests.world.shipping import (
    ACCOUNT,
    ANNA,
    LAMP,
    LEIPZIG,
    MUG,
    SHENZHEN,
    a_line,
    a_rate,
    a_service,
    an_ask,
    an_id,
    leipzig,
    open_shipping,
)


def recorded(tx, kind):
    return [one.fact for one in tx.recorded if isinstance(one.fact, kind)]


async def open_incidents(tx):
    return [(one.kind, dict(one.params)) for one in (await incidents.list_incidents(tx)).rows]


async def test_what_was_put_is_what_routes_are_chosen_from(tx):
    rule = UserRule(
        an_id("rule"), "forbid", "no lamps by air", frozenset({"DE"}), frozenset({an_id("shop")}), frozenset({LAMP}),
        frozenset({(ACCOUNT, "FAST")}), frozenset({LEIPZIG}), 100, 2_000, 50, 90_000, "EUR", True,
    )  # fmt: skip
    profile = leipzig(
        holidays=frozenset({tx.now.date()}), services=frozenset({(ACCOUNT, "STD")}), eori="DE1", vat_number="V"
    )
    service = a_service(needs_ioss_eu=True, address_line_max=30, is_latin_only=True, takes_dangerous=True)
    rates = [a_rate(postcode_prefix="10", fuel_percent_bp=125), a_rate(country="*"), a_rate(country="FR")]
    await open_shipping(tx, locations=[profile], services=[service], rates=rates, user_rules=[rule])
    found = await shipping.queries.read_options(tx, {"DE"})
    assert (found.locations, found.services, found.user_rules) == ([profile], [service], [rule])
    assert sorted(found.rates, key=lambda one: one.country) == [rates[1], rates[0]]


async def test_putting_prices_replaces_all_of_the_account_and_none_of_another(tx):
    other = an_id("another account")
    await open_shipping(tx)
    await shipping.put_rates(tx, other, [a_rate(account_id=other)])
    await shipping.put_rates(tx, ACCOUNT, [a_rate(base_minor=1)])
    found = await shipping.queries.read_options(tx, {"DE"})
    assert sorted(one.base_minor for one in found.rates) == [1, 1_000]


@pytest.mark.parametrize(
    "broken", [{"up_to_g": 0}, {"base_minor": -1}, {"step_g": 0}, {"account_id": an_id("foreign")}]
)
async def test_a_price_row_that_makes_no_sense_is_refused(tx, broken):
    with pytest.raises(Invalid):
        await shipping.put_rates(tx, ACCOUNT, [a_rate(**broken)])


async def test_planning_writes_nothing(tx):
    await open_shipping(tx)
    [planned] = await shipping.plan(tx, [an_ask()])
    assert planned.route is not None
    assert tx.recorded == []
    assert (await shipping.list_parcels(tx)).rows == []


async def test_a_committed_route_is_a_parcel_with_its_lines_and_says_so_once(tx):
    await open_shipping(tx)
    await shipping.commit_routes(tx, await shipping.plan(tx, [an_ask(a_line(quantity=2), a_line(LAMP))]))
    [parcel] = (await shipping.list_parcels(tx)).rows
    assert (parcel.state, parcel.service, parcel.location_id, parcel.weight_g) == ("planned", "STD", SHENZHEN, 1_200)
    assert (parcel.estimate_minor, parcel.currency) == (800, "EUR")
    assert recorded(tx, RouteChosen) == [RouteChosen(an_id("order"), parcel.fulfilment_order_id, parcel.id, SHENZHEN)]
    [ask] = await shipping.get_label_asks(tx, [parcel.id])
    assert [(one.sku, one.quantity) for one in ask.customs] == [("MUG-1", 2), ("MUG-1", 1)]
    assert len(parcel.number) == 11
    await flush(tx)


async def test_a_split_order_is_one_parcel_for_each_location(tx):
    await open_shipping(tx)
    stock = {SHENZHEN: {MUG: 5}, LEIPZIG: {LAMP: 5}}
    planned = await shipping.plan(
        tx, [an_ask(a_line(), a_line(LAMP), stock=stock)], settings=Settings(split_cost_minor=111)
    )
    await shipping.commit_routes(tx, planned)
    parcels = (await shipping.list_parcels(tx, order_id=an_id("order"))).rows
    assert {one.location_id for one in parcels} == {SHENZHEN, LEIPZIG}
    assert len({one.fulfilment_order_id for one in parcels}) == 2
    assert planned[0].route.cost_minor == 800 + 800 + 111


async def test_the_number_of_statements_does_not_grow_with_the_orders(tx, monkeypatch):
    await open_shipping(tx)
    await shipping.plan(tx, [an_ask()])  # what the company ships with is remembered from now on
    sent = []
    for name in ("run", "rows", "all"):
        real = getattr(type(tx), name)

        async def counted(self, *args, _real=real, _name=name):
            sent.append(_name)
            return await _real(self, *args)

        monkeypatch.setattr(type(tx), name, counted)
    counts = []
    for many in (1, 60):
        sent.clear()
        asks = [an_ask(order_id=an_id(f"{many} {n}")) for n in range(many)]
        asks.append(an_ask(order_id=an_id(f"{many} held"), stock={}))
        await shipping.commit_routes(tx, await shipping.plan(tx, asks))
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 12


async def test_an_order_without_a_way_is_held_with_one_incident_that_ends_when_a_way_is_found(tx):
    await open_shipping(tx)
    asks = [an_ask(stock={SHENZHEN: {MUG: 0}})]
    await shipping.commit_routes(tx, await shipping.plan(tx, asks))
    await shipping.commit_routes(tx, await shipping.plan(tx, asks))
    assert recorded(tx, RouteHeld) == [RouteHeld(an_id("order"), "route_missing")] * 2
    [(kind, told)] = await open_incidents(tx)
    assert (kind, told["order"], told["why"]) == ("route_missing", "1001", "Holds 0 of 1 units.")
    await shipping.commit_routes(tx, await shipping.plan(tx, [an_ask()]))
    assert await open_incidents(tx) == []


async def test_missing_customs_data_is_told_with_the_item_and_every_field(tx):
    await open_shipping(tx)
    ask = an_ask(a_line(hs_code="", origin=""), stock={SHENZHEN: {MUG: 1}})
    await shipping.commit_routes(tx, await shipping.plan(tx, [ask]))
    [(kind, told)] = await open_incidents(tx)
    assert kind == "customs_missing"
    assert (told["field"], told["sku"]) == ("item.hs_code", "MUG-1")
    assert told["missing"] == [["item.hs_code", "MUG-1"], ["item.origin", "MUG-1"]]


async def test_orders_that_share_a_stock_do_not_all_take_the_last_unit(tx):
    await open_shipping(tx)
    stock = {SHENZHEN: {MUG: 1}, LEIPZIG: {MUG: 1}}
    asks = [an_ask(order_id=an_id(f"order {n}"), stock=stock) for n in range(3)]
    planned = await shipping.plan(tx, asks, share_stock=True)
    assert {one.route.parcels[0].offer.location_id for one in planned[:2]} == {SHENZHEN, LEIPZIG}
    assert isinstance(planned[2].outcome, NoRoute)


async def test_a_route_is_explained_with_names_in_both_languages(tx):
    await open_shipping(tx)
    await shipping.commit_routes(tx, await shipping.plan(tx, [an_ask(ship_by_at=tx.now)]))
    english = await shipping.explain_route(tx, an_id("order"), "en")
    chinese = await shipping.explain_route(tx, an_id("order"), "zh-CN")
    assert english.offers[0].code == "chosen"
    assert english.is_late
    assert english.offers[0].location == "Shenzhen"
    assert english.offers[0].text == "8.00 EUR, 5-9 days: Chosen."
    assert english.offers[0].hand_over == "2026-11-23 16:00 (Asia/Shanghai)"
    assert "Dearer by 7.00 EUR." in [one.text.split(": ")[1] for one in english.offers]
    assert chinese.offers[0].text == "8.00 EUR，5-9 天：已选用"
    assert chinese.offers[0].service == "STD 专线"
    assert len(english.offers) == 4


async def test_a_held_order_is_explained_too(tx):
    await open_shipping(tx)
    await shipping.commit_routes(tx, await shipping.plan(tx, [an_ask(ship_to=ANNA.__class__(country="DE"))]))
    told = await shipping.explain_route(tx, an_id("order"), "en")
    assert told.text == "ship_to.name is missing."
    assert await shipping.explain_route(tx, an_id("another order"), "en") is None


async def test_the_decision_keeps_no_address(tx):
    await open_shipping(tx)
    await shipping.commit_routes(tx, await shipping.plan(tx, [an_ask()]))
    kept = await tx.value(
        "SELECT inputs::text || offers::text || chosen::text FROM shipping.decisions WHERE tenant_id = %(tenant)s"
    )
    assert "Schmidt" not in kept
    assert "10119" not in kept
