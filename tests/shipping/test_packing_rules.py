"""What a scan means, and who is served when a shelf holds too little."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given, strategies as st

from linkstar.shipping.rules.packing import Need, Waiting, codes_meant, fall_out, judge
from tests.world.shipping import LAMP, MUG, an_id


@pytest.mark.parametrize(
    ("needs", "verdict"),
    [
        ([Need(MUG, 2, 0)], "fits"),
        ([Need(MUG, 2, 1)], "completes"),
        ([Need(MUG, 1, 0), Need(LAMP, 1, 0)], "fits"),
        ([Need(MUG, 1, 0), Need(LAMP, 1, 1)], "completes"),
        ([Need(MUG, 2, 2), Need(LAMP, 1, 0)], "too_many"),
        ([Need(LAMP, 1, 0)], "wrong_item"),
        ([], "wrong_item"),
    ],
)
def test_a_unit_belongs_into_a_box_that_still_needs_it(needs, verdict):
    assert judge(needs, MUG) == verdict


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        (" mug-1 ", ("mug-1", "MUG-1")),
        ("036000291452", ("036000291452", "0036000291452")),
        ("0036000291452", ("0036000291452", "036000291452")),
        ("4006381333931", ("4006381333931",)),
        ("٣" * 12, ("٣" * 12,)),
    ],
)
def test_a_scanner_may_leave_out_the_leading_zero_and_people_type_small_letters(code, meant):
    assert codes_meant(code) == meant


BOXES = st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=12).map(
    lambda rows: [Waiting(UUID(int=n + 1), n + 1, units, begun) for n, (units, begun) in enumerate(rows)]
)


@given(BOXES, st.integers(0, 60))
def test_the_parcels_that_stay_can_all_be_filled_and_no_other_could_be_added(boxes, have):
    out = set(fall_out(boxes, have))
    left = have - sum(one.units for one in boxes if one.parcel_id not in out)
    assert left >= 0
    assert all(one.units > left for one in boxes if one.parcel_id in out)


def test_what_is_begun_is_served_first_then_the_smaller_box_number():
    boxes = [Waiting(an_id(f"{n}"), n, 2, n == 3) for n in (1, 2, 3)]
    assert fall_out(boxes, 4) == [an_id("2")]
