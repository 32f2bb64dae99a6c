"""What state an order is in, and what a message or a person may change: for every order that can be."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import assume, given, strategies as st

from linkstar.orders import rules
from linkstar.orders.rules import PAYMENT_RANK, Standing

STATES = {
    "channel_fulfilled", "completed", "shipped", "partly_shipped", "cancelled", "cancel_requested", "awaiting_payment",
    "on_hold", "unmapped", "ready", "released",
}  # fmt: skip
PROGRESS = {"ready": 0, "released": 1, "partly_shipped": 2, "shipped": 3, "completed": 4}
payments = st.sampled_from(sorted(PAYMENT_RANK))
commercials = st.sampled_from(["open", "cancel_requested", "cancelled", "completed"])
units, some = st.integers(0, 5), st.integers(1, 5)
anybody, seller = st.sampled_from(["seller", "channel"]), st.just("seller")


@st.composite
def standings(
    draw: st.DrawFn,
    *,
    shipped: st.SearchStrategy[int] = units,
    still: st.SearchStrategy[int] = units,
    by: st.SearchStrategy[str] = anybody,
) -> Standing:
    """Any order whose units add up."""
    off, gone = draw(units), draw(shipped)
    return Standing(
        draw(commercials), draw(payments), draw(by), off + gone + draw(still), off, gone, draw(st.booleans()),
        draw(st.integers(0, 2)), draw(st.booleans()),
    )  # fmt: skip


def free(order: Standing) -> Standing:
    """The same order with nothing in its way."""
    return replace(order, commercial="open", payment="paid", is_unmapped=False, holds=0)


@given(standings())
def test_every_order_has_exactly_one_known_state(order: Standing) -> None:
    assert rules.state_of(order) in STATES


@given(standings())
def test_only_a_paid_mapped_unheld_order_with_open_units_is_ready(order: Standing) -> None:
    is_free = order.payment in rules.PAID and not order.is_unmapped and not order.holds and order.shipped == 0
    still = order.ordered > order.cancelled and order.commercial not in ("cancelled", "cancel_requested")
    expected = is_free and still and order.fulfilled_by == "seller"
    assert (rules.state_of(order) in ("ready", "released")) == expected


@given(standings(still=st.just(0)))
def test_an_order_of_which_nothing_is_left_to_do_is_closed(order: Standing) -> None:
    assert not rules.can_cancel(rules.state_of(order))


@given(standings(still=some, by=seller).map(free) | standings(still=some, shipped=some, by=seller))
def test_sending_more_units_never_takes_an_order_back(order: Standing) -> None:
    before = rules.state_of(order)
    assume(before in PROGRESS)
    after = rules.state_of(replace(order, shipped=order.shipped + 1))
    assert PROGRESS[after] >= PROGRESS[before]


@given(standings())
def test_mending_what_stops_an_order_never_stops_it_again(order: Standing) -> None:
    before = rules.state_of(order)
    mended = replace(order, payment="paid", is_unmapped=False, holds=0)
    if before in PROGRESS or before in ("cancelled", "channel_fulfilled", "cancel_requested"):
        assert rules.state_of(mended) == before
    else:
        assert rules.state_of(mended) in ("ready", "released")


@given(standings(shipped=some, by=seller))
def test_units_that_have_left_outlive_a_cancellation(order: Standing) -> None:
    state = rules.state_of(replace(order, commercial="cancelled"))
    assert (state == "cancelled") == (order.ordered > order.cancelled + order.shipped)


@given(st.lists(payments, min_size=1, max_size=5))
def test_a_payment_only_moves_on_except_that_a_charge_back_may_be_won(told: list[str]) -> None:
    now = "pending"
    for seen in told:
        after = rules.payment_after(now, seen)
        assert PAYMENT_RANK[after] >= PAYMENT_RANK[now] or now == "charged_back"
        assert rules.payment_after(after, after) == after
        now = after


@pytest.mark.parametrize("told", list(permutations(["pending", "authorised", "paid", "partly_refunded"])))
def test_payments_told_in_any_order_end_the_same(told: tuple[str, ...]) -> None:
    now = "pending"
    for seen in told:
        now = rules.payment_after(now, seen)
    assert now == "partly_refunded"


@given(st.lists(commercials, min_size=1, max_size=4))
def test_a_cancelled_order_is_never_opened_by_a_message(told: list[str]) -> None:
    now = "cancelled"
    for seen in told:
        now = rules.commercial_after(now, seen)
    assert now == "cancelled"


@given(st.integers(-9, 9), st.integers(-9, 9))
def test_of_two_messages_at_most_one_is_newer(one: int, two: int) -> None:
    assert rules.is_newer(one, two) + rules.is_newer(two, one) == (one != two)


@given(units, units, units, units, st.booleans())
def test_cancelling_never_takes_back_what_has_left_nor_what_was_cancelled(
    shipped: int, stored: int, still: int, seen: int, is_cancelled: bool
) -> None:
    ordered = shipped + stored + still
    cancelled = rules.cancelled_after(ordered, shipped=shipped, stored=stored, seen=seen, is_cancelled=is_cancelled)
    assert stored <= cancelled <= ordered - shipped
    assert not is_cancelled or cancelled == ordered - shipped


@given(units, units, units, st.integers(0, 12))
def test_a_person_gets_the_open_units_that_were_asked_for_and_nothing_told_is_lost(
    cancelled: int, shipped: int, still: int, wanted: int
) -> None:
    ordered = cancelled + shipped + still
    after = rules.line_with(ordered, cancelled, shipped=shipped, open_units=wanted)
    assert after[0] - after[1] - shipped == wanted
    assert after[0] >= ordered
    assert after[1] >= cancelled


@given(units, units, st.none() | units, units)
def test_a_channel_that_repeats_itself_changes_nothing_that_a_person_wrote(
    still: int, shipped: int, at_channel: int | None, seen: int
) -> None:
    ordered = still + shipped
    after = rules.ordered_after(ordered, shipped=shipped, at_channel=at_channel, seen=seen)
    assert after >= shipped
    if at_channel is None:
        assert after == max(seen, shipped)
    elif seen == at_channel:
        assert after == ordered


@given(st.dictionaries(st.sampled_from("abc"), units), st.dictionaries(st.sampled_from("abc"), units))
def test_only_watched_facts_that_differ_are_changes(before: dict[str, int], after: dict[str, int]) -> None:
    changed = rules.changes(before, after, ("a", "b"))
    assert set(changed) == {name for name in "ab" if before.get(name) != after.get(name)}


@pytest.mark.parametrize(
    ("lines", "country", "fulfilled_by", "complete"),
    [(1, "DE", "seller", True), (0, "DE", "seller", False), (1, "", "seller", False), (1, "", "channel", True)],
)
def test_a_message_without_lines_or_destination_is_not_enough(
    lines: int, country: str, fulfilled_by: str, complete: bool
) -> None:
    assert rules.is_complete(lines, country, fulfilled_by) == complete


@pytest.mark.parametrize(
    ("seconds", "source", "late"), [(3600, "poll", True), (3599, "poll", False), (9999, "webhook", False)]
)
def test_only_what_a_poll_finds_after_an_hour_came_late(seconds: float, source: str, late: bool) -> None:
    assert rules.is_late(seconds, source) == late


@pytest.mark.parametrize(
    ("silent_h", "usual_h", "known", "silent"),
    [(7, 1, 50, True), (6, 1, 50, False), (1.5, 0.1, 50, True), (0.9, 0.1, 50, False), (99, 1, 9, False)],
)
def test_a_shop_is_silent_against_its_own_rate_only(silent_h: float, usual_h: float, known: int, silent: bool) -> None:
    assert rules.is_silent(silent_h, usual_h, known) == silent


AMAZON = {"page": 100, "rate_per_s": 0.0056, "bulk_s": 900}


@pytest.mark.parametrize(
    ("backlog", "calls_left", "is_bulk"),
    [
        (1_000, 20, False),  # ten of the twenty calls of the burst: all of it at once
        (2_000, 20, False),
        (2_500, 20, False),  # five more calls, one in three minutes: there before the report
        (2_501, 20, True),
        (10_000, 20, True),  # four hours by pages
        (500, 0, False),
        (501, 0, True),
        (0, 0, False),
    ],
)
def test_a_file_is_asked_for_where_pages_would_take_longer_than_it(backlog, calls_left, is_bulk):
    assert rules.takes_bulk(backlog, calls_left=calls_left, **AMAZON) is is_bulk


@given(backlog=st.integers(0, 10**6), calls_left=st.floats(0, 100), rate=st.floats(0.001, 10))
def test_a_larger_backlog_is_never_less_worth_a_file(backlog, calls_left, rate):
    def takes(units: int) -> bool:
        return rules.takes_bulk(units, page=100, rate_per_s=rate, calls_left=calls_left, bulk_s=900)

    assert takes(backlog + 1) >= takes(backlog)


def test_what_is_still_to_come_is_told_by_how_densely_the_first_came():
    assert rules.still_to_come(2_000, read_s=600, unread_s=300) == 1_000
    assert rules.still_to_come(2_000, read_s=600, unread_s=0) == 0
    assert rules.still_to_come(2_000, read_s=0, unread_s=300) == 0, "all of one moment: nothing can be said"
