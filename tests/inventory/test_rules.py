"""Who is promised which units: properties that hold for every shelf and every rush."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from uuid import UUID

from hypothesis import given, strategies as st

from linkstar.inventory.rules import Free, Held, Need, can_promise, posted_on_hand, promise, whom_to_disappoint

ITEMS = [UUID(int=n) for n in (1, 2, 3)]
PLACES = [UUID(int=n) for n in (11, 12, 13)]
units = st.integers(0, 6)
shelves = st.fixed_dictionaries({item: st.dictionaries(st.sampled_from(PLACES), units) for item in ITEMS})
preferences = st.permutations(PLACES).flatmap(lambda order: st.integers(0, 3).map(lambda n: tuple(order[:n])))


@st.composite
def crowds(draw: st.DrawFn, orders_max: int = 4) -> list[Need]:
    """Orders with a few lines each, served in their order; every line is an owner of its own."""
    needs = []
    for order in range(draw(st.integers(1, orders_max))):
        prefer = draw(preferences)
        for line in range(draw(st.integers(1, 3))):
            owner = UUID(int=1000 * (order + 1) + line)
            item, quantity = draw(st.sampled_from(ITEMS)), draw(st.integers(1, 6))
            needs.append(Need(owner, UUID(int=100 + order), item, quantity, prefer))
    return needs


@given(crowds(), shelves)
def test_nobody_is_promised_more_than_is_free(needs: list[Need], free: Free) -> None:
    before, given_ = deepcopy(free), promise(needs, free)
    taken: Counter[tuple[UUID, UUID]] = Counter()
    for one in given_:
        if one.location_id:
            taken[one.need.item_id, one.location_id] += one.quantity
    for item, there in before.items():
        for place, count in there.items():
            assert taken[item, place] + free[item][place] == count
            assert free[item][place] >= 0


@given(crowds(), shelves)
def test_every_unit_that_is_needed_is_promised_or_told_as_short(needs: list[Need], free: Free) -> None:
    answered: Counter[UUID] = Counter()
    for one in promise(needs, free):
        assert one.quantity > 0
        answered[one.need.owner_id] += one.quantity
    assert answered == {need.owner_id: need.quantity for need in needs}


@given(crowds(), shelves)
def test_an_item_is_short_only_when_its_shelves_are_empty(needs: list[Need], free: Free) -> None:
    for one in promise(needs, free):
        if one.location_id is None:
            assert sum(free[one.need.item_id].values()) == 0


@given(crowds(orders_max=1), shelves)
def test_an_order_that_one_place_covers_comes_from_one_place_the_preferred_one_first(
    needs: list[Need], free: Free
) -> None:
    wanted: Counter[UUID] = Counter()
    for need in needs:
        wanted[need.item_id] += need.quantity
    whole = [place for place in PLACES if all(free[item].get(place, 0) >= count for item, count in wanted.items())]
    places = {one.location_id for one in promise(needs, free)}
    if whole:
        assert len(places) == 1
        preferred = [place for place in needs[0].prefer if place in whole]
        assert places <= set(preferred[:1] or whole)


@given(st.integers(1, 12), st.dictionaries(st.sampled_from(PLACES), units))
def test_a_line_that_must_be_split_is_taken_from_as_few_places_as_can_be(quantity: int, there: dict[UUID, int]) -> None:
    needed, left = 0, quantity
    for count in sorted(there.values(), reverse=True):
        if left > 0 and count:
            needed, left = needed + 1, left - count
    given_ = promise([Need(UUID(int=9), UUID(int=9), ITEMS[0], quantity)], {ITEMS[0]: dict(there)})
    assert len([one for one in given_ if one.location_id]) == needed


@given(crowds(), shelves)
def test_who_comes_first_is_not_touched_by_who_comes_later(needs: list[Need], free: Free) -> None:
    first = [need for need in needs if need.order_id == needs[0].order_id]
    alone = promise(first, deepcopy(free))
    assert promise(needs, free)[: len(alone)] == alone


ranks = st.tuples(st.integers(0, 3), st.floats(0, 1e9))
reservations = st.lists(st.tuples(st.integers(1, 9), ranks), max_size=6).map(
    lambda rows: [Held(UUID(int=n + 1), quantity, rank) for n, (quantity, rank) in enumerate(rows)]
)


@given(reservations, st.integers(-3, 60))
def test_a_loss_takes_exactly_what_is_missing_and_never_more_than_was_promised(held: list[Held], missing: int) -> None:
    lost = dict(whom_to_disappoint(held, missing))
    assert sum(lost.values()) == max(0, min(missing, sum(one.quantity for one in held)))
    assert all(0 < lost[one.id] <= one.quantity for one in held if one.id in lost)


@given(reservations, st.integers(0, 60))
def test_the_youngest_and_least_important_promises_are_broken_first(held: list[Held], missing: int) -> None:
    lost = dict(whom_to_disappoint(held, missing))
    kept = [one for one in held if lost.get(one.id, 0) < one.quantity]
    hit = [one for one in held if one.id in lost]
    assert all(keeper.rank <= loser.rank for keeper in kept for loser in hit if keeper.id != loser.id)
    assert sum(one in kept for one in hit) <= 1  # at most one is cut in part


@given(st.integers(0, 100), st.integers(-100, 100))
def test_a_count_adds_what_moved_meanwhile_and_never_goes_below_nothing(counted: int, moved: int) -> None:
    posted = posted_on_hand(counted, moved)
    assert posted == counted + moved or (posted == 0 and counted + moved < 0)


@given(st.integers(-5, 5), st.integers(-5, 5))
def test_only_units_that_are_free_can_be_promised(free: int, wanted: int) -> None:
    assert can_promise(free, wanted) == (wanted in range(1, free + 1))
