"""The inbox of incidents: one per cause, opened again when the cause returns, due by its SLA, led to an end by people."""

from __future__ import annotations

import asyncio
import string
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from linkstar.core import incidents
from linkstar.core.db import Database, Tx
from linkstar.core.incidents import KINDS, Incident, New
from linkstar.core.incidents.actions import IncidentClosed
from linkstar.kit.errors import Invalid, NotFound
from linkstar.kit.paging import key_of

ALL = ("open", "acknowledged", "waiting", "resolved", "ignored")


def review(cause: str = "review:1", *, subject: UUID | None = None, **params: object) -> New:
    return New("order_review", cause, subject, {"order": "A-1", "why": "worth much"} | params)


async def every(tx: Tx) -> list[Incident]:
    return list((await incidents.list_incidents(tx, states=ALL, limit=200)).rows)


async def only(tx: Tx) -> Incident:
    [found] = await every(tx)
    return found


async def test_a_cause_that_comes_again_is_counted_and_not_doubled(tx: Tx) -> None:
    await incidents.open_many(tx, [review(why="worth 400")])
    first = await only(tx)
    await incidents.open_many(tx, [review(why="worth 500")])
    again = await only(tx)
    assert (again.id, again.times, again.state) == (first.id, 2, "open")
    assert again.params["why"] == "worth 500"
    assert (again.opened_at, again.due_at) == (first.opened_at, first.due_at)
    assert again.version > first.version


async def test_one_cause_twice_in_one_call_is_one_incident(tx: Tx) -> None:
    await incidents.open_many(tx, [review(), review(), review("review:2")])
    assert sorted(one.cause for one in await every(tx)) == ["review:1", "review:2"]


async def test_many_workers_that_see_one_cause_at_once_open_one_incident(database: Database, tenant_id: UUID) -> None:
    async def see(worker: int) -> None:
        causes = [f"review:{n}" for n in range(10)]
        async with database.tx(tenant_id) as tx:
            await incidents.open_many(tx, [review(cause) for cause in (causes if worker % 2 else reversed(causes))])

    await asyncio.gather(*(see(worker) for worker in range(8)))
    async with database.tx(tenant_id) as tx:
        found = await every(tx)
    assert len(found) == 10
    assert {one.times for one in found} == {8}


async def test_a_resolved_cause_that_returns_opens_its_incident_again_with_a_new_deadline(tx: Tx) -> None:
    await incidents.open_many(tx, [review()])
    first = await only(tx)
    await incidents.resolve(tx, [first.id], "the buyer was called")
    assert (await only(tx)).state == "resolved"
    tx.now += timedelta(days=3)
    await incidents.open_many(tx, [review()])
    again = await only(tx)
    assert (again.id, again.state, again.times) == (first.id, "open", 2)
    assert again.due_at == tx.now + timedelta(hours=KINDS["order_review"].sla_h)


async def test_an_ignored_cause_stays_quiet(tx: Tx) -> None:
    await incidents.open_many(tx, [review()])
    await incidents.ignore(tx, [(await only(tx)).id], "a known customer")
    await incidents.open_many(tx, [review()])
    quiet = await only(tx)
    assert (quiet.state, quiet.reason, quiet.times) == ("ignored", "a known customer", 2)
    assert await incidents.count_open(tx) == {}


async def test_an_incident_is_led_from_person_to_person(tx: Tx) -> None:
    await incidents.open_many(tx, [review()])
    id_ = (await only(tx)).id
    assert (await only(tx)).owner == KINDS["order_review"].owner
    await incidents.acknowledge(tx, [id_], "lin@demo")
    assert ((await only(tx)).state, (await only(tx)).owner) == ("acknowledged", "lin@demo")
    await incidents.wait_for(tx, [id_], "the buyer answers")
    assert ((await only(tx)).state, (await only(tx)).owner, (await only(tx)).reason) == (
        "waiting", "lin@demo", "the buyer answers",
    )  # fmt: skip
    await incidents.resolve(tx, [id_])
    assert ((await only(tx)).state, (await only(tx)).reason) == ("resolved", "")


@pytest.mark.parametrize("end", ["resolve", "ignore"])
async def test_a_closed_incident_takes_no_more_moves(tx: Tx, end: str) -> None:
    await incidents.open_many(tx, [review()])
    id_ = (await only(tx)).id
    await getattr(incidents, end)(tx, [id_], "over")
    before = await only(tx)
    for move in (incidents.acknowledge, incidents.wait_for, incidents.resolve, incidents.ignore):
        with pytest.raises(IncidentClosed):
            await move(tx, [id_], "again")
    assert await only(tx) == before


async def test_one_closed_or_unknown_incident_stops_the_whole_move(tx: Tx) -> None:
    await incidents.open_many(tx, [review("review:1"), review("review:2")])
    one, two = (found.id for found in await every(tx))
    with pytest.raises(NotFound):
        await incidents.resolve(tx, [one, uuid4()])
    await incidents.resolve(tx, [one])
    with pytest.raises(IncidentClosed):
        await incidents.acknowledge(tx, [one, two], "lin@demo")
    assert (await incidents.get_incident(tx, two)).state == "open"


async def test_causes_that_the_program_sees_gone_are_resolved(tx: Tx) -> None:
    await incidents.open_many(tx, [review("review:1"), review("review:2"), review("review:3")])
    third = next(one for one in await every(tx) if one.cause == "review:3")
    await incidents.ignore(tx, [third.id], "never mind")
    assert await incidents.resolve_causes(tx, ["review:1", "review:3", "review:9"]) == 1
    assert await incidents.resolve_causes(tx, ["review:1"]) == 0
    assert await incidents.resolve_causes(tx, []) == 0
    assert {one.cause: one.state for one in await every(tx)} == {
        "review:1": "resolved", "review:2": "open", "review:3": "ignored",
    }  # fmt: skip


async def test_what_was_about_a_thing_is_resolved_by_kind(tx: Tx) -> None:
    order, other = uuid4(), uuid4()
    await incidents.open_many(tx, [
        review("review:1", subject=order), review("review:2", subject=other),
        New("stock_short", "short:1", order, {"sku": "MUG"}),
    ])  # fmt: skip
    assert await incidents.resolve_about(tx, "order_review", [order]) == 1
    assert await incidents.resolve_about(tx, "order_review", []) == 0
    assert {one.cause for one in (await incidents.list_incidents(tx)).rows} == {"review:2", "short:1"}


async def test_every_kind_opens_with_its_owner_and_its_deadline(tx: Tx) -> None:
    await incidents.open_many(tx, [New(kind, f"{kind}:1") for kind in KINDS])
    assert {one.kind: (one.owner, one.due_at) for one in await every(tx)} == {
        name: (kind.owner, tx.now + timedelta(hours=kind.sla_h)) for name, kind in KINDS.items()
    }


def named(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_both_languages_of_a_kind_name_the_same_things(kind: str) -> None:
    assert named(KINDS[kind].en) == named(KINDS[kind].zh)


async def test_a_kind_that_nobody_knows_is_a_mistake_of_ours(tx: Tx) -> None:
    with pytest.raises(KeyError, match="no_such_kind"):
        await incidents.open_many(tx, [New("no_such_kind", "x")])


async def test_the_cause_is_told_in_words_and_a_missing_word_shows_as_a_question_mark(tx: Tx) -> None:
    await incidents.open_many(tx, [review(why="worth much", why_zh="金额较大")])
    found = await only(tx)
    assert found.text("en") == "Order A-1 waits for review: worth much"
    assert found.text("zh-CN") == "订单 A-1 待审核：金额较大"
    await incidents.open_many(tx, [New("stock_short", "short:1", None, {"sku": "MUG"})])
    short = next(one for one in await every(tx) if one.kind == "stock_short")
    assert short.text("en") == "? unit(s) of MUG are missing for order ?"


async def test_an_incident_carries_the_trace_of_what_it_is_about(tx: Tx) -> None:
    order = uuid4()
    tx.trace_of = {order: "trace of the order"}
    await incidents.open_many(tx, [
        review("review:1", subject=order), review("review:2"), New("work_parked", "parked:1", order, trace_id="its own"),
    ])  # fmt: skip
    assert {one.cause: one.trace_id for one in await every(tx)} == {
        "review:1": "trace of the order", "review:2": "trace", "parked:1": "its own",
    }  # fmt: skip


async def test_pages_show_the_most_urgent_first_and_each_once(tx: Tx) -> None:
    kinds = ("order_review", "cancel_after_label", "unknown_field")  # due in 8, 2 and 72 hours
    await incidents.open_many(tx, [New(kind, f"{kind}:{n}") for kind in kinds for n in range(7)])
    shown, after = list[Incident](), ""
    while True:
        page = await incidents.list_incidents(tx, after=after, limit=4)
        shown += page.rows
        if page.next is None:
            break
        after = page.next
    assert len({one.id for one in shown}) == len(shown) == 21
    assert [(one.due_at, one.id) for one in shown] == sorted((one.due_at, one.id) for one in shown)
    assert [one.kind for one in shown[::7]] == ["cancel_after_label", "order_review", "unknown_field"]


async def test_the_inbox_can_be_narrowed(tx: Tx) -> None:
    order = uuid4()
    await incidents.open_many(
        tx, [review("review:1", subject=order), review("review:2"), New("stock_short", "short:1", order)]
    )
    about = await incidents.list_incidents(tx, subject=order)
    assert {one.cause for one in about.rows} == {"review:1", "short:1"}
    assert [one.cause for one in (await incidents.list_incidents(tx, subject=order, kind="stock_short")).rows] == [
        "short:1"
    ]
    assert await incidents.count_open(tx) == {"order_review": 2, "stock_short": 1}
    await incidents.resolve(tx, [about.rows[0].id])
    assert [one.id for one in (await incidents.list_incidents(tx, states=("resolved",))).rows] == [about.rows[0].id]


async def test_a_key_of_another_list_is_refused(tx: Tx) -> None:
    with pytest.raises(Invalid):
        await incidents.list_incidents(tx, after=key_of("one value"))


async def test_an_unknown_incident_is_not_found(tx: Tx) -> None:
    with pytest.raises(NotFound):
        await incidents.get_incident(tx, uuid4())
    assert await incidents.get_incidents(tx, [uuid4()]) == []
