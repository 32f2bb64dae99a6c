"""The contract of a channel: parcels confirmed and stock pushed, once and exactly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from linkstar.connect import registry
from linkstar.connect.channel import StockPush
from linkstar.connect.confirming import confirm_surely
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.wire import PartnerDown
from tests.contracts.accounts import Stage, adapters, stage
from tests.contracts.faults import BAD_ANSWERS, Overtaken, answer_badly, error_from, heal, lose_answers
from tests.contracts.orders import a_parcel, one, placed, told

CONFIRMING = adapters("channel", "confirm")
PARTLY = [name for name in CONFIRMING if registry.channel(name).partial_confirmation]
STOCKED = adapters("channel", "stock")


def a_push(set_up: Stage, number: int, quantity: int, version: int = 1) -> StockPush:
    """What a listing shall offer."""
    return StockPush(f"44{number:03d}", f"SKU-{number}", quantity, version, extra=set_up.row.push_extra(number))


@pytest.mark.parametrize("name", CONFIRMING)
async def test_a_parcel_is_confirmed_with_its_number_and_units(name: str) -> None:
    set_up = stage(name)
    order = await placed(set_up)
    (answer,) = await set_up.adapter.confirm(set_up.http, [a_parcel(order, 2, 1)])
    assert (answer.is_taken, answer.key) == (True, "parcel-1")
    (arrived,) = told(set_up)
    assert (arrived["tracking_number"], arrived["order_id"]) == ("YTPARCEL1", order.external_id)
    units = [2] if set_up.row.has_one_line else [2, 1]
    assert {line["external_id"]: line["quantity"] for line in arrived["lines"]} == {
        line.external_id: count for line, count in zip(order.lines, units, strict=True)
    }
    after = await one(set_up, order.external_id)
    assert [line.fulfilled for line in after.lines] == units
    assert [parcel.tracking_number for parcel in after.parcels] == ["YTPARCEL1"]
    assert after.version > order.version


@pytest.mark.parametrize("name", CONFIRMING)
async def test_confirming_twice_is_one_fulfilment(name: str) -> None:
    set_up = stage(name)
    order = await placed(set_up)
    parcel = a_parcel(order, 2, 1)
    first = await set_up.adapter.confirm(set_up.http, [parcel])
    again = await set_up.adapter.confirm(set_up.http, [parcel])
    assert [answer.is_taken for answer in (*first, *again)] == [True, True]
    assert len(told(set_up)) == 1


@pytest.mark.parametrize("name", CONFIRMING)
async def test_a_confirmation_whose_answer_was_lost_is_repeated_without_a_second_fulfilment(name: str) -> None:
    set_up = stage(name)
    order = await placed(set_up)
    lose_answers(set_up, lambda request: bool(told(set_up)))
    wrong = await error_from(set_up.adapter.confirm(set_up.http, [a_parcel(order, 2, 1)]))
    assert isinstance(wrong, PartnerDown)
    heal(set_up)
    (answer,) = await set_up.adapter.confirm(set_up.http, [a_parcel(order, 2, 1)])
    assert answer.is_taken
    assert len(told(set_up)) == 1


@pytest.mark.parametrize("name", CONFIRMING)
async def test_a_parcel_that_another_worker_told_of_meanwhile_is_taken_and_told_once(name: str) -> None:
    for before in range(9):
        set_up = stage(name)
        parcels = [a_parcel(await placed(set_up), 2, 1)]
        slow = Overtaken(set_up, parcels, before)
        (answer,) = await confirm_surely(set_up.adapter, slow, parcels)
        assert answer.is_taken, f"overtaken before call {before}: {answer.message}"
        assert len(told(set_up)) == 1
        if slow.sent <= before:
            return
    raise AssertionError("one parcel took nine calls")


@pytest.mark.parametrize("name", CONFIRMING)
async def test_more_units_than_were_sold_are_refused(name: str) -> None:
    set_up = stage(name)
    order = await placed(set_up)
    (answer,) = await set_up.adapter.confirm(set_up.http, [a_parcel(order, 3, 1)])
    assert not answer.is_taken
    assert answer.message
    assert told(set_up) == []


@pytest.mark.parametrize("name", CONFIRMING)
async def test_units_that_left_already_cannot_leave_again(name: str) -> None:
    set_up = stage(name)
    order = await placed(set_up)
    await set_up.adapter.confirm(set_up.http, [a_parcel(order, 2, 1)])
    (answer,) = await set_up.adapter.confirm(set_up.http, [a_parcel(order, 2, 1, key="parcel-2")])
    assert not answer.is_taken
    assert len(told(set_up)) == 1


@pytest.mark.parametrize("name", CONFIRMING)
async def test_a_cancelled_or_unknown_order_is_not_confirmed(name: str) -> None:
    set_up = stage(name)
    cancelled = await placed(set_up, commercial="cancelled")
    other = await placed(set_up, 2)
    unknown = replace(a_parcel(other, 2, 1, key="p-2"), order_id=set_up.row.order_id(404))
    answers = await set_up.adapter.confirm(set_up.http, [a_parcel(cancelled, 2, 1, key="p-1"), unknown])
    assert [(answer.key, answer.is_taken) for answer in answers] == [("p-1", False), ("p-2", False)]
    assert told(set_up) == []


@pytest.mark.parametrize("name", PARTLY)
async def test_an_order_is_confirmed_in_parts_where_the_channel_allows_it(name: str) -> None:
    set_up = stage(name)
    order = await placed(set_up)
    parts = [
        a_parcel(order, 1, 0, key="p-1", is_last=False),
        a_parcel(order, 1, 0, key="p-2", is_last=False),
        a_parcel(order, 0, 1, key="p-3"),
    ]
    answers = await set_up.adapter.confirm(set_up.http, parts)
    assert [(answer.key, answer.is_taken) for answer in answers] == [("p-1", True), ("p-2", True), ("p-3", True)]
    after = await one(set_up, order.external_id)
    assert [line.fulfilled for line in after.lines] == [2, 1]
    assert {parcel.tracking_number for parcel in after.parcels} == {"YTP1", "YTP2", "YTP3"}


@pytest.mark.parametrize("name", PARTLY)
async def test_one_refused_parcel_does_not_hold_the_others(name: str) -> None:
    set_up = stage(name)
    good, bad = await placed(set_up), await placed(set_up, 2)
    parcels = [a_parcel(bad, 9, 1, key="bad"), a_parcel(good, 2, 1, key="good")]
    answers = await set_up.adapter.confirm(set_up.http, parcels)
    assert [(answer.key, answer.is_taken) for answer in answers] == [("bad", False), ("good", True)]


@pytest.mark.parametrize("name", CONFIRMING)
async def test_confirming_nothing_asks_nothing(name: str) -> None:
    set_up = stage(name)
    assert list(await set_up.adapter.confirm(set_up.http, [])) == []
    assert set_up.http.asked == []


@pytest.mark.parametrize("name", CONFIRMING)
@pytest.mark.parametrize(
    ("bad", "kind"), [pair for pair in BAD_ANSWERS if pair.id in ("500", "502 page", "503 empty", "half")]
)
async def test_a_bad_answer_is_never_taken_for_a_confirmation(name: str, bad: FakeAnswer, kind: type) -> None:
    set_up = stage(name)
    order = await placed(set_up)
    answer_badly(set_up, bad)
    try:
        answers: Any = await set_up.adapter.confirm(set_up.http, [a_parcel(order, 2, 1)])
    except kind:
        return
    # A channel that answers a confirmation with an empty body cannot be misread by a broken one that says 2xx.
    assert bad.status < 300, answers


@pytest.mark.parametrize("name", STOCKED)
async def test_stock_that_was_pushed_is_read_back(name: str) -> None:
    set_up = stage(name)
    pushes = [a_push(set_up, number, number * 3) for number in range(1, 31)]
    taken = await set_up.adapter.push_stock(set_up.http, pushes)
    assert [(answer.listing_id, answer.sku, answer.is_taken) for answer in taken] == [
        (push.listing_id, push.sku, True) for push in pushes
    ]
    shown = await set_up.adapter.read_stock(set_up.http, pushes[::-1])
    assert [(answer.sku, answer.quantity) for answer in shown] == [(push.sku, push.quantity) for push in pushes[::-1]]


@pytest.mark.parametrize("name", STOCKED)
async def test_the_last_push_counts_and_nothing_left_is_zero(name: str) -> None:
    set_up = stage(name)
    for version, quantity in enumerate((7, 0, 0, 4, 0), 1):
        set_up.world.forward(1)
        (answer,) = await set_up.adapter.push_stock(set_up.http, [a_push(set_up, 1, quantity, version)])
        assert answer.is_taken
        (shown,) = await set_up.adapter.read_stock(set_up.http, [a_push(set_up, 1, 0)])
        assert shown.quantity == quantity


@pytest.mark.parametrize("name", STOCKED)
async def test_many_listings_are_pushed_in_few_calls(name: str) -> None:
    set_up = stage(name)
    pushes = [a_push(set_up, number, 5) for number in range(400)]
    taken = await set_up.adapter.push_stock(set_up.http, pushes)
    assert all(answer.is_taken for answer in taken)
    assert [answer.sku for answer in taken] == [push.sku for push in pushes]
    assert len(set_up.http.asked) < 40


@pytest.mark.parametrize("name", STOCKED)
async def test_a_quantity_that_cannot_be_is_refused_and_the_others_are_taken(name: str) -> None:
    set_up = stage(name)
    pushes = [a_push(set_up, 1, 5), a_push(set_up, 2, 10**10), a_push(set_up, 3, 6)]
    answers = await set_up.adapter.push_stock(set_up.http, pushes)
    assert [answer.is_taken for answer in answers] == [True, False, True]
    assert answers[1].code
    assert answers[1].message


@pytest.mark.parametrize("name", STOCKED)
async def test_pushing_nothing_asks_nothing(name: str) -> None:
    set_up = stage(name)
    assert list(await set_up.adapter.push_stock(set_up.http, [])) == []
    assert list(await set_up.adapter.read_stock(set_up.http, [])) == []
    assert set_up.http.asked == []
