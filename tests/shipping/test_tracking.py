"""What carriers say never takes a parcel back, and what a person must hear of is told."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given, strategies as st

from linkstar.shipping.rules import can_merge, can_void, change_answer, incident_reason, may_confirm, tracking_state
from linkstar.shipping.rules.parcels import Mergeable, is_freight_over, is_on_label
from linkstar.shipping.rules.tracking import PARCEL_STATES, STATUSES, TERMINAL, Tracked, parcel_state, status_of
from tests.world.shipping import FRIDAY_NOON, SHENZHEN, SHOP, an_id


def word(status, hours=0):
    return Tracked(status, FRIDAY_NOON + timedelta(hours=hours))


NOTHING = Tracked("unknown", None)


def after(*words):
    state = NOTHING
    for one in words:
        state = tracking_state(state, one)
    return state.status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([word("pending", 0), word("picked_up", 1), word("in_transit", 2)], "in_transit"),
        ([word("delivered", 5), word("in_transit", 3)], "delivered"),
        ([word("delivered", 5), word("in_transit", 9)], "delivered"),
        ([word("in_transit", 5), word("picked_up", 1)], "in_transit"),
        ([word("on_hold", 5), word("in_transit", 7)], "in_transit"),
        ([word("out_for_delivery", 5), word("in_transit", 7)], "in_transit"),
        ([word("in_transit", 5), word("pending", 7)], "in_transit"),
        ([word("in_transit", 5), word("unknown", 7)], "in_transit"),
        ([word("pending", 9), word("picked_up", 8)], "picked_up"),
        ([word("in_transit", 5), word("delivered", 4)], "delivered"),
        ([word("return_to_sender", 5), word("delivered", 9)], "return_to_sender"),
        ([word("cancelled", 5), word("in_transit", 9)], "cancelled"),
        ([word("cancelled", 5), word("delivered", 9)], "delivered"),
    ],
)
def test_the_newest_word_counts_and_an_end_stays_an_end(words, status):
    assert after(*words) == status


@given(st.lists(st.tuples(st.sampled_from(STATUSES), st.integers(0, 50)), max_size=12))
def test_no_event_ever_lowers_an_end(told):
    state, ended = NOTHING, None
    for status, hours in told:
        state = tracking_state(state, word(status, hours))
        if ended == "delivered":
            assert state.status == "delivered"
        assert ended is None or state.status in TERMINAL
        ended = state.status if state.status in TERMINAL else None


def test_the_order_in_which_news_arrives_does_not_change_the_end_of_the_story():
    story = [
        word("pending", 0),
        word("picked_up", 1),
        word("in_transit", 2),
        word("on_hold", 3),
        word("out_for_delivery", 4),
    ]
    assert {after(*told) for told in permutations(story)} == {"out_for_delivery"}


@given(st.sampled_from(PARCEL_STATES), st.sampled_from(STATUSES))
def test_a_parcel_never_goes_back(state, status):
    now = parcel_state(state, status)
    assert now == state if state == "cancelled" else PARCEL_STATES.index(now) >= PARCEL_STATES.index(state)
    assert now != "cancelled" or state == "cancelled"


def test_a_foreign_word_is_unknown():
    assert [status_of(text) for text in ("delivered", "DELIVERED", "")] == ["delivered", "unknown", "unknown"]


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (("in_transit", "", "customs cleared"), ""), (("on_hold", "", "Held by customs"), "customs_hold"), (("on_hold", "", ""), "on_hold"),
        (("delivery_failed", "", "Recipient refused"), "refused_by_buyer"), (("delivery_failed", "", "地址错误"), "address_wrong"),
        (("delivery_failed", "", "nobody home"), "delivery_failed"), (("return_to_sender", "", "address"), "returned_to_sender"),
        (("in_transit", "damaged", ""), "damaged"), (("delivered", "", "left at a broken door"), ""), (("delivery_delayed", "", ""), ""),
    ],
)  # fmt: skip
def test_a_trouble_is_told_by_its_kind(event, reason):
    assert incident_reason(*event) == reason


@pytest.mark.parametrize(
    ("label", "parcel", "hours", "answer"),
    [("bought", "labelled", 1, True), ("bought", "labelled", None, True), ("bought", "labelled", 0, True), ("bought", "labelled", -1, False),
     ("bought", "handed_over", 1, False), ("voided", "labelled", 1, False), ("void_requested", "labelled", 1, False), ("bought", "cancelled", 1, True)],
)  # fmt: skip
def test_a_label_is_asked_back_only_while_the_parcel_is_here_and_the_window_is_open(label, parcel, hours, answer):
    until = None if hours is None else FRIDAY_NOON + timedelta(hours=hours)
    assert can_void(label, parcel, until, FRIDAY_NOON) is answer


@pytest.mark.parametrize(
    ("state", "is_picked", "answer"),
    [("planned", False, "route_again"), ("planned", True, "stop_picking"), ("packed", False, "stop_picking"), ("labelled", True, "offer_void"),
     ("handed_over", True, "refuse"), ("delivered", True, "refuse")],
)  # fmt: skip
def test_a_changed_order_is_answered_by_how_far_its_parcel_is(state, is_picked, answer):
    assert change_answer(state, is_picked=is_picked) == answer


def an_order(name, **given):
    usual = {"shop_id": SHOP, "location_id": SHENZHEN, "address_key": "anna"}
    return Mergeable(an_id(name), **{**usual, **given})


@pytest.mark.parametrize(
    ("other", "why"),
    [({}, ""), ({"shop_id": an_id("sister shop")}, ""), ({"shop_id": an_id("sister shop"), "ioss_number": "IM2"}, "different_ioss_number"),
     ({"vat_number": "DE9"}, "different_vat_number"), ({"address_key": "ben"}, "different_address_key"),
     ({"location_id": SHOP}, "different_location_id"), ({"is_labelled": True}, "already_labelled")],
)  # fmt: skip
def test_orders_share_a_parcel_only_with_one_recipient_and_one_tax_number(other, why):
    assert can_merge([an_order("one"), an_order("two", **other)]) == why


def test_one_order_alone_is_not_merged():
    assert can_merge([an_order("one")]) == "one_order"


@pytest.mark.parametrize(
    ("takes_parts", "others", "answer"),
    [(True, [False], True), (False, [False], False), (False, [True], True), (False, [], True)],
)
def test_a_channel_that_takes_one_confirmation_hears_it_with_the_last_label(takes_parts, others, answer):
    assert may_confirm(takes_parts, is_labelled=True, others_labelled=others) is answer
    assert not may_confirm(takes_parts, is_labelled=False, others_labelled=others)


@pytest.mark.parametrize(("paid", "is_over"), [(1_000, False), (1_100, False), (1_101, True), (900, False)])
def test_freight_is_over_only_when_it_matters(paid, is_over):
    assert is_freight_over(1_000, paid) is is_over
    assert not is_freight_over(10, 60)


@pytest.mark.parametrize(
    ("changed", "is_wrong"),
    [
        (["ship_to"], True),
        (["ship_by_at", "quantity"], True),
        (["ship_by_at", "deliver_by_at", "service_level"], False),
        ([], False),
    ],
)
def test_only_a_change_of_goods_or_address_makes_a_bought_label_wrong(changed, is_wrong):
    assert is_on_label(changed) is is_wrong
