"""The chosen route is the best one: compared with brute force over small worlds."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings as effort, strategies as st

from linkstar.shipping.rules import NoRoute, Route, Settings, choose, prepare
from tests.shipping.oracle import SPLIT_COST, best_route
from tests.world.shipping import FRIDAY_NOON, LAMP, MUG, a_line, a_location, a_rate, a_service, an_ask, an_id, leipzig

PLACES = [an_id(f"place {n}") for n in range(4)]


@st.composite
def _rows(draw, code):
    """Price rows of one service without gaps: two weight steps, sometimes by volume."""
    edge, divisor = draw(st.sampled_from([500, 900, 2_000])), draw(st.sampled_from([0, 5_000]))
    steps = [(0, edge), (edge, draw(st.sampled_from([edge + 400, 30_000])))]
    return [
        a_rate(
            code, over_g=over, up_to_g=up_to, base_minor=draw(st.integers(100, 900)), base_g=draw(st.sampled_from([0, over])),
            per_kg_minor=draw(st.integers(0, 700)), step_g=draw(st.sampled_from([1, 100, 500])), volumetric_divisor=divisor,
            fuel_percent_bp=draw(st.sampled_from([0, 1_250])), days_max=draw(st.integers(1, 6)),
        )
        for over, up_to in steps
    ]  # fmt: skip


@st.composite
def _worlds(draw):
    count = draw(st.integers(2, 4))
    locations = [leipzig(id=PLACES[n], handling_h=draw(st.sampled_from([0, 24, 72]))) for n in range(count)]
    services = [
        a_service(code, takes_battery=draw(st.booleans())) for code in ("A", "B", "C")[: draw(st.integers(1, 3))]
    ]
    rates = [row for service in services for row in draw(_rows(service.code))]
    lines = [
        a_line(
            draw(st.sampled_from([MUG, LAMP, an_id("vase")])), order_line_id=an_id(f"line {n}"), quantity=draw(st.integers(1, 3)),
            weight_g=draw(st.integers(50, 900)), length_mm=draw(st.integers(0, 300)), has_battery=draw(st.booleans()),
        )
        for n in range(draw(st.integers(1, 3)))
    ]  # fmt: skip
    stock = {
        one.id: {item: draw(st.integers(0, 4)) for item in (MUG, LAMP, an_id("vase"))} for one in locations
    }  # fmt: skip
    ship_by = FRIDAY_NOON + timedelta(days=draw(st.integers(0, 6)))
    ask = an_ask(
        *lines, stock=stock, ship_by_at=ship_by, deliver_by_at=ship_by + timedelta(days=draw(st.integers(1, 6)))
    )
    return ask, locations, services, rates


@given(_worlds())
@effort(max_examples=250, deadline=None)
def test_no_other_route_is_better_than_the_chosen_one(world):
    ask, locations, services, rates = world
    prepared = prepare(
        services,
        rates,
        locations=locations,
        now=FRIDAY_NOON,
        settings=Settings(split_cost_minor=SPLIT_COST, large_combinations=10**6),
    )
    answer = choose(prepared, ask)
    best = best_route(ask, locations, services, rates, prepared.hand_over)
    if best is None:
        assert isinstance(answer, NoRoute)
        return
    assert isinstance(answer, Route)
    ids = tuple((one.offer.location_id, one.offer.account_id, one.offer.service) for one in answer.parcels)
    assert (answer.is_late, answer.cost_minor, len(answer.parcels), ids) == (*best[:3], best[4])
    assert answer.is_exact


@given(_worlds())
@effort(max_examples=60, deadline=None)
def test_the_parcels_of_a_route_hold_exactly_the_order_and_no_more_than_the_stock(world):
    ask, locations, services, rates = world
    answer = choose(
        prepare(services, rates, locations=locations, now=FRIDAY_NOON, settings=Settings(large_combinations=1)), ask
    )
    if isinstance(answer, NoRoute):
        return
    assert [sum(counts) for counts in zip(*(one.quantities for one in answer.parcels), strict=True)] == [
        line.quantity for line in ask.lines
    ]
    for parcel in answer.parcels:
        wanted: dict[object, int] = {}
        for line, count in zip(ask.lines, parcel.quantities, strict=True):
            wanted[line.item_id] = wanted.get(line.item_id, 0) + count
        stock = ask.stock[parcel.offer.location_id]
        assert all(stock.get(item, 0) >= count for item, count in wanted.items() if count)


@given(_worlds())
@effort(max_examples=60, deadline=None)
def test_every_offer_says_why_it_lost_and_only_the_chosen_ones_do_not(world):
    ask, locations, services, rates = world
    answer = choose(prepare(services, rates, locations=locations, now=FRIDAY_NOON), ask)
    assert all(offer.reason.code for offer in answer.offers)
    chosen = [offer for offer in answer.offers if offer.reason.code == "chosen"]
    assert len(chosen) == (len(answer.parcels) if isinstance(answer, Route) else 0)
    assert {offer.location_id for offer in answer.offers} == {one.id for one in locations}


def test_an_order_that_lies_whole_everywhere_is_looked_at_once_for_each_warehouse_and_service():
    locations = [a_location(), leipzig(), leipzig(id=an_id("c")), leipzig(id=an_id("d"))]
    services = [a_service(f"S{n}") for n in range(6)]
    rates = [a_rate(f"S{n}", base_minor=1_000 + n * 10, per_kg_minor=100 * n) for n in range(6)]
    full = {MUG: 9, LAMP: 9, an_id("vase"): 9}
    ask = an_ask(*[a_line(item) for item in full], stock={one.id: full for one in locations})
    answer = choose(prepare(services, rates, locations=locations, now=FRIDAY_NOON), ask)
    assert len(answer.offers) == 4 * 6
