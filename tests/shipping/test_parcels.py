"""Parcels and labels: bought once, held with the field to mend, cancelled with their label, followed to the door."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest

from linkstar import shipping
from linkstar.core import incidents
from linkstar.shipping.errors import ParcelNotHeld, ParcelNotLabelled
from linkstar.shipping.facts import (
    LabelBought,
    LabelRefused,
    LabelVoided,
    ParcelCancelled,
    ParcelDelivered,
    ParcelHandedOver,
    ParcelMoved,
    ParcelPulled,
    ParcelReady,
    ParcelReleased,
    ParcelTroubled,
    TrackingPushed,
    VoidAsked,
    VoidRefused,
)
from linkstar.shipping.queries.records import ConfirmOutcome, Mended, Scan, VoidOutcome
from tests.world.shipping import (
    ACCOUNT,
    ANNA,
    FRIDAY_NOON,
    LAMP,
    LEIPZIG,
    MUG,
    SHENZHEN,
    a_label,
    a_line,
    a_parcel,
    an_id,
)

ORDER = an_id("order")


def recorded(tx, kind):
    return [one.fact for one in tx.recorded if isinstance(one.fact, kind)]


async def kinds_open(tx):
    return [one.kind for one in (await incidents.list_incidents(tx)).rows]


async def a_labelled(tx, **given):
    parcel_id = await a_parcel(tx, **given)
    await shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id))])
    return parcel_id


async def two_labelled(tx):
    stock = {SHENZHEN: {MUG: 5}, LEIPZIG: {LAMP: 5}}
    await a_parcel(tx, a_line(), a_line(LAMP), stock=stock)
    ids = sorted(one.id for one in (await shipping.list_parcels(tx, order_id=ORDER)).rows)
    labels = [(id_, a_label(id_, tracking_number=f"T{n}", external_id=f"W{n}")) for n, id_ in enumerate(ids)]
    await shipping.attach_labels(tx, labels)
    return ids


def a_scan(status, hours=0, number="TRACK1", **given):
    return replace(
        Scan(ACCOUNT, number, status, FRIDAY_NOON + timedelta(hours=hours), code=f"{status}{hours}"), **given
    )


async def test_a_label_ask_holds_everything_the_carrier_needs(tx):
    parcel_id = await a_parcel(tx, a_line(quantity=2), ioss_number="IM2760000742")
    [ask] = await shipping.get_label_asks(tx, [parcel_id])
    assert (ask.key, ask.account_id, ask.service, ask.ship_to) == (f"{parcel_id}:1", ACCOUNT, "STD", ANNA)
    assert (ask.weight_g, ask.length_mm, ask.width_mm, ask.height_mm) == (800, 180, 120, 100)
    assert ask.ship_from.country == "CN"
    assert ask.ioss_number == "IM2760000742"
    assert ask.order_number == "1001"
    assert (ask.customs[0].quantity, ask.customs[0].unit_value_minor, ask.customs[0].hs_code) == (2, 1_200, "691110")


async def test_the_ioss_number_is_left_away_above_150_euros(tx):
    parcel_id = await a_parcel(tx, a_line(unit_value_minor=150_01), ioss_number="IM2760000742")
    [ask] = await shipping.get_label_asks(tx, [parcel_id])
    assert ask.ioss_number == ""


async def test_a_bought_label_is_kept_and_announced_once_however_often_it_is_told(tx):
    parcel_id = await a_parcel(tx)
    await shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id))])
    await shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id)), (parcel_id, a_label(parcel_id))])
    parcel = await shipping.get_parcel(tx, parcel_id)
    assert (parcel.state, parcel.tracking_number, parcel.label_cost_minor) == ("labelled", "TRACK1", 800)
    assert recorded(tx, LabelBought) == [LabelBought(ORDER, parcel_id, parcel.label_id, 800, "EUR")]
    assert await shipping.get_label_asks(tx, [parcel_id]) == [None]


async def test_a_second_label_of_a_parcel_is_voided_and_the_first_stays(tx):
    parcel_id = await a_labelled(tx)
    await shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id, 2, external_id="WB2", tracking_number="TRACK2"))])
    assert (await shipping.get_parcel(tx, parcel_id)).tracking_number == "TRACK1"
    [asked] = recorded(tx, VoidAsked)
    [ask] = await shipping.get_void_asks(tx, [asked.label_id])
    assert (ask.external_id, ask.parcel_id, ask.account_id) == ("WB2", parcel_id, ACCOUNT)
    assert len(recorded(tx, LabelBought)) == 2


async def test_the_database_itself_refuses_a_second_live_label(tx):
    parcel_id = await a_labelled(tx)
    with pytest.raises(psycopg.errors.UniqueViolation):
        await tx.run(
            "INSERT INTO shipping.labels (tenant_id, id, parcel_id, key, bought_at, changed_at)"
            " VALUES (%(tenant)s, %(id)s, %(parcel)s, 'another', %(now)s, %(now)s)",
            {"id": tx.new_id(), "parcel": parcel_id},
        )


async def test_two_workers_that_bring_the_same_label_keep_one(database, tenant_id):
    async with database.tx(tenant_id) as tx:
        parcel_id = await a_parcel(tx)

    async def bring(attempt):
        async with database.tx(tenant_id) as tx:
            await shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id, attempt, external_id=f"W{attempt}"))])

    await asyncio.gather(*(bring(attempt) for attempt in (1, 1, 2, 2)))
    async with database.tx(tenant_id) as tx:
        found = await tx.rows("SELECT key, state FROM shipping.labels WHERE tenant_id = %(tenant)s ORDER BY state")
    assert [row.state for row in found] == ["bought", "void_requested"]


async def test_a_label_that_cost_much_more_than_reckoned_is_shown_to_finance(tx):
    parcel_id = await a_parcel(tx)
    await shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id, cost_minor=1_600))])
    [found] = (await incidents.list_incidents(tx, kind="freight_over")).rows
    assert (found.params["paid"], found.params["estimated"]) == ("16.00 EUR", "8.00 EUR")


async def test_a_refused_label_holds_the_parcel_with_the_field_to_mend(tx):
    parcel_id = await a_parcel(tx)
    await shipping.hold_parcels(tx, [(parcel_id, "E103", "ship_to.phone", "phone is required")])
    parcel = await shipping.get_parcel(tx, parcel_id)
    assert (parcel.hold_reason, parcel.hold_field) == ("E103", "ship_to.phone")
    assert recorded(tx, LabelRefused) == [LabelRefused(ORDER, parcel_id, "E103")]
    [incident] = (await incidents.list_incidents(tx)).rows
    assert incident.text("en") == f"STD line refused the label of parcel {parcel.number}: phone is required"
    assert await shipping.get_label_asks(tx, [parcel_id]) == [None]


async def test_a_mended_parcel_is_asked_for_again_with_a_new_key_and_the_new_data(tx):
    parcel_id = await a_parcel(tx)
    await shipping.hold_parcels(tx, [(parcel_id, "E1", "hs_code", "wrong code")])
    mended = Mended(
        ship_to=replace(ANNA, phone="+491"),
        customs={a_line().order_line_id: {"hs_code": "691200"}},
        weight_g=450,
        ioss_number="IM1",
    )
    await shipping.release_parcels(tx, [parcel_id], mended={parcel_id: mended})
    [ask] = await shipping.get_label_asks(tx, [parcel_id])
    assert (ask.key, ask.ship_to.phone, ask.weight_g, ask.ioss_number) == (f"{parcel_id}:2", "+491", 450, "IM1")
    assert (ask.customs[0].hs_code, ask.customs[0].origin) == ("691200", "CN")
    assert recorded(tx, ParcelReleased) == [ParcelReleased(ORDER, parcel_id)]
    assert await kinds_open(tx) == []


async def test_a_parcel_that_is_not_held_cannot_be_released(tx):
    parcel_id = await a_parcel(tx)
    with pytest.raises(ParcelNotHeld):
        await shipping.release_parcels(tx, [parcel_id])


async def test_a_refusal_that_comes_after_the_cancellation_is_not_a_trouble(tx):
    parcel_id = await a_parcel(tx)
    await shipping.cancel_parcels(tx, [ORDER])
    await shipping.hold_parcels(tx, [(parcel_id, "E1", "", "no")])
    assert recorded(tx, LabelRefused) == []
    assert await kinds_open(tx) == []


async def test_a_parcel_is_ready_once_and_told_to_its_channel_once(tx):
    parcel_id = await a_labelled(tx)
    await shipping.mark_ready(tx, [parcel_id])
    await shipping.mark_ready(tx, [parcel_id])
    assert recorded(tx, ParcelReady) == [ParcelReady(ORDER, parcel_id)]
    [ask] = await shipping.get_confirm_asks(tx, [parcel_id])
    assert (ask.tracking_number, ask.is_last, ask.others_labelled) == ("TRACK1", True, ())
    assert [(one.order_line_id, one.quantity) for one in ask.lines] == [(a_line().order_line_id, 1)]
    await shipping.mark_confirmed(tx, [ConfirmOutcome(parcel_id, True)] * 1)
    await shipping.mark_confirmed(tx, [ConfirmOutcome(parcel_id, False, code="late answer")])
    assert recorded(tx, TrackingPushed) == [TrackingPushed(ORDER, parcel_id)]
    assert await shipping.get_confirm_asks(tx, [parcel_id]) == [None]
    assert await kinds_open(tx) == []


async def test_a_channel_that_refuses_the_number_opens_an_incident_that_ends_with_its_yes(tx):
    parcel_id = await a_labelled(tx)
    await shipping.mark_ready(tx, [parcel_id])
    await shipping.mark_confirmed(tx, [ConfirmOutcome(parcel_id, False, "Amazon", "E", "unknown carrier")])
    [incident] = (await incidents.list_incidents(tx)).rows
    assert incident.text("en") == "Amazon refused the tracking number of order 1001: unknown carrier"
    assert (await shipping.get_confirm_asks(tx, [parcel_id]))[0] is not None
    await shipping.mark_confirmed(tx, [ConfirmOutcome(parcel_id, True)])
    assert await kinds_open(tx) == []


async def test_only_the_last_parcel_of_an_order_is_told_as_the_last(tx):
    first, second = await two_labelled(tx)
    await shipping.mark_ready(tx, [first, second])
    alone = await shipping.get_confirm_asks(tx, [first])
    both = await shipping.get_confirm_asks(tx, [first, second])
    assert [ask.is_last for ask in (*alone, *both)] == [False, False, True]
    await shipping.mark_confirmed(tx, [ConfirmOutcome(second, True)])
    [left] = await shipping.get_confirm_asks(tx, [first])
    assert left.is_last
    assert left.others_labelled == (True,)


async def test_a_parcel_without_a_label_cannot_be_handed_over(tx):
    parcel_id = await a_parcel(tx)
    with pytest.raises(ParcelNotLabelled):
        await shipping.hand_over(tx, [parcel_id])


async def test_handing_over_closes_the_fulfilment_order_and_is_said_once(tx):
    parcel_id = await a_labelled(tx)
    await shipping.hand_over(tx, [parcel_id])
    await shipping.hand_over(tx, [parcel_id])
    await shipping.apply_tracking(tx, [a_scan("picked_up")])
    assert recorded(tx, ParcelHandedOver) == [ParcelHandedOver(ORDER, parcel_id)]
    assert await tx.value("SELECT state FROM shipping.fulfilment_orders WHERE tenant_id = %(tenant)s") == "closed"


async def test_a_scan_of_a_parcel_that_nobody_handed_over_proves_that_it_left(tx):
    parcel_id = await a_labelled(tx)
    await shipping.apply_tracking(tx, [a_scan("in_transit", 5)])
    parcel = await shipping.get_parcel(tx, parcel_id)
    assert (parcel.state, parcel.tracking_status, parcel.handed_over_at) == (
        "in_transit",
        "in_transit",
        a_scan("x", 5).happened_at,
    )
    assert recorded(tx, ParcelHandedOver) == [ParcelHandedOver(ORDER, parcel_id)]


async def test_late_and_repeated_scans_are_kept_and_lower_nothing(tx):
    parcel_id = await a_labelled(tx)
    await shipping.apply_tracking(tx, [a_scan("delivered", 9), a_scan("in_transit", 3), a_scan("delivered", 9)])
    await shipping.apply_tracking(tx, [a_scan("picked_up", 1), a_scan("delivered", 9), a_scan("on_hold", 12)])
    parcel = await shipping.get_parcel(tx, parcel_id)
    assert (parcel.state, parcel.tracking_status) == ("delivered", "delivered")
    assert recorded(tx, ParcelDelivered) == [ParcelDelivered(ORDER, parcel_id, True)]
    assert recorded(tx, ParcelMoved) == [ParcelMoved(ORDER, parcel_id, "delivered")]
    assert recorded(tx, ParcelTroubled) == []
    assert await tx.value("SELECT count(*) FROM shipping.tracking_events WHERE tenant_id = %(tenant)s") == 4


async def test_an_order_of_two_parcels_is_complete_with_the_second_one_and_the_lost_one_is_a_case(tx):
    first, second = await two_labelled(tx)
    await shipping.apply_tracking(
        tx, [a_scan("delivered", 1, "T0"), a_scan("on_hold", 2, "T1", reason="lost", description="parcel lost")]
    )
    assert recorded(tx, ParcelDelivered) == [ParcelDelivered(ORDER, first, False)]
    assert recorded(tx, ParcelTroubled) == [ParcelTroubled(ORDER, second, "lost")]
    assert await kinds_open(tx) == ["parcel_trouble"]
    await shipping.apply_tracking(tx, [a_scan("delivered", 30, "T1")])
    assert recorded(tx, ParcelDelivered)[1:] == [ParcelDelivered(ORDER, second, True)]
    assert await kinds_open(tx) == []


async def test_scans_of_numbers_that_no_parcel_has_are_given_back(tx):
    await a_labelled(tx)
    stray = a_scan("in_transit", number="NOT-OURS")
    foreign = a_scan("in_transit", account_id=an_id("another account"))
    assert await shipping.apply_tracking(tx, [stray, foreign]) == [stray, foreign]


async def test_an_order_cancelled_before_its_label_just_ends(tx):
    parcel_id = await a_parcel(tx)
    [told] = await shipping.cancel_parcels(tx, [ORDER])
    assert told.outcome == "cancelled"
    assert recorded(tx, ParcelCancelled) == [ParcelCancelled(ORDER, parcel_id, False)]
    assert (await shipping.get_parcel(tx, parcel_id)).state == "cancelled"
    assert await kinds_open(tx) == []
    assert await shipping.cancel_parcels(tx, [ORDER]) == []


async def test_an_order_cancelled_after_its_label_asks_the_money_back_and_the_warehouse_to_pull_it(tx):
    parcel_id = await a_labelled(tx)
    [told] = await shipping.cancel_parcels(tx, [ORDER])
    assert told.outcome == "void_asked"
    assert recorded(tx, VoidAsked) == [VoidAsked(parcel_id, told.label_id)]
    assert await kinds_open(tx) == ["cancel_after_label"]
    assert recorded(tx, ParcelPulled) == []
    await shipping.pull_parcels(tx, [parcel_id])
    await shipping.pull_parcels(tx, [parcel_id])
    assert recorded(tx, ParcelPulled) == [ParcelPulled(ORDER, parcel_id, told.fulfilment_order_id)]
    assert await kinds_open(tx) == []


async def test_a_label_beyond_the_carriers_window_is_not_asked_back(tx):
    parcel_id = await a_parcel(tx)
    await shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id, void_until=tx.now - timedelta(hours=1)))])
    [told] = await shipping.cancel_parcels(tx, [ORDER])
    assert told.outcome == "not_voidable"
    assert recorded(tx, VoidAsked) == []
    assert await kinds_open(tx) == ["cancel_after_label"]


async def test_a_parcel_that_has_left_is_not_cancelled(tx):
    parcel_id = await a_labelled(tx)
    await shipping.hand_over(tx, [parcel_id])
    [told] = await shipping.cancel_parcels(tx, [ORDER])
    assert told.outcome == "too_late"
    assert (await shipping.get_parcel(tx, parcel_id)).state == "handed_over"
    assert recorded(tx, ParcelCancelled) == []


async def test_a_label_bought_while_the_order_was_being_cancelled_is_voided(tx):
    parcel_id = await a_parcel(tx)
    await shipping.cancel_parcels(tx, [ORDER])
    await shipping.attach_labels(tx, [(parcel_id, a_label(parcel_id))])
    assert (await shipping.get_parcel(tx, parcel_id)).state == "cancelled"
    assert [one.parcel_id for one in recorded(tx, VoidAsked)] == [parcel_id]
    assert await kinds_open(tx) == ["cancel_after_label"]


async def test_a_voided_label_brings_its_money_back_once(tx):
    parcel_id = await a_labelled(tx)
    [told] = await shipping.cancel_parcels(tx, [ORDER])
    await shipping.settle_voids(tx, [VoidOutcome(told.label_id, True, "received")])
    await shipping.settle_voids(tx, [VoidOutcome(told.label_id, True, "received")])
    assert recorded(tx, LabelVoided) == [LabelVoided(ORDER, parcel_id, told.label_id, 800, "EUR", "received")]
    parcel = await shipping.get_parcel(tx, parcel_id)
    assert (parcel.label_state, parcel.void_refund) == ("voided", "received")


async def test_a_refused_void_stays_paid_and_goes_to_a_person(tx):
    parcel_id = await a_labelled(tx)
    [told] = await shipping.cancel_parcels(tx, [ORDER])
    await shipping.settle_voids(tx, [VoidOutcome(told.label_id, False, code="ERR", message="already manifested")])
    assert recorded(tx, VoidRefused) == [VoidRefused(ORDER, parcel_id, told.label_id, "ERR")]
    parcel = await shipping.get_parcel(tx, parcel_id)
    assert (parcel.label_state, parcel.void_refund) == ("void_refused", "refused")
    assert len(await kinds_open(tx)) == 2


async def test_a_cancelled_parcel_that_moves_is_a_trouble(tx):
    parcel_id = await a_labelled(tx)
    await shipping.cancel_parcels(tx, [ORDER])
    await shipping.apply_tracking(tx, [a_scan("in_transit", 4)])
    assert recorded(tx, ParcelTroubled) == [ParcelTroubled(ORDER, parcel_id, "moves_after_cancel")]
    assert (await shipping.get_parcel(tx, parcel_id)).state == "cancelled"


async def test_a_changed_order_is_routed_again_only_while_none_of_its_parcels_has_a_label(tx):
    first, second = await two_labelled(tx)
    other = an_id("another order")
    fresh = await a_parcel(tx, order_id=other)
    assert await shipping.recall_parcels(tx, [ORDER, other], {ORDER: "address"}) == {ORDER}
    states = [(await shipping.get_parcel(tx, id_)).state for id_ in (first, second, fresh)]
    assert states == ["labelled", "labelled", "cancelled"]
    [incident] = (await incidents.list_incidents(tx)).rows
    assert incident.text("en") == "Order 1001 was changed after its label was bought: address"
