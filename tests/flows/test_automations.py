"""Automations on real orders: what they do, that routing heeds them, that errors stop nobody, that a dry run tells the truth."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from linkstar import orders
from linkstar.connect import NewAccount, create_accounts
from linkstar.core import automations, incidents, notices
from linkstar.core.access import list_timeline
from linkstar.core.automations import Draft
from linkstar.core.automations.queries import list_done_to
from linkstar.core.automations.rules.deeds import Action
from linkstar.core.db import Tx
from linkstar.core.db.pool import configure
from linkstar.core.db.remembered import forget
from linkstar.core.db.roles import APP
from linkstar.core.secrets import Vault
from linkstar.core.tenants import create_tenant
from linkstar.core.work import flush
from linkstar.flows import automate, dry_run, load
from linkstar.kit.clock import SetClock
from linkstar.kit.errors import Invalid
from linkstar.orders.facts import OrderHeld
from linkstar.orders.queries.judged import list_open_holds
from linkstar.orders.queries.marks import list_notes
from tests.conftest import conninfo_of
from tests.flows.story import Story, sold
from tests.world.orders import BERLIN, a_capture, a_line, an_order

load()


def a_draft(source: str = "true", *actions: Action, trigger: str = "order_captured", on_error: str = "go_on") -> Draft:
    return Draft("My automation", trigger, source, actions or (Action("tag", "seen"),), on_error)


async def switched_on(tx: Tx, draft: Draft, percent: int = 100) -> UUID:
    id_ = await automations.make(tx, draft)
    await automations.switch(tx, id_, "on", percent=percent)
    return id_


async def captured(tx: Tx, *numbers: str, **more: Any) -> dict[UUID, orders.Order]:
    done = await orders.capture(tx, [a_capture(an_order(number, **more)) for number in numbers])
    return await orders.get_orders(tx, list(done.new.values()))


async def test_an_order_that_fits_is_tagged_put_first_noted_and_explained(story: Story):
    async with story.database.tx(story.tenant_id) as tx:
        await switched_on(tx, a_draft('order.country == "DE" && "MUG" in order.skus', Action("tag", "german"),
                                      Action("priority", "high"), Action("note", "Wrap it")))  # fmt: skip
    await story.place(sold("1001"), sold("1002", a_line("CUP")))
    await story.turn()
    one, other = await story.order("1001"), await story.order("1002")
    assert (one.tags, one.priority, one.state) == (["german"], 1, "released")
    assert (other.tags, other.priority) == ([], 0)
    async with story.database.tx(story.tenant_id) as tx:
        assert [note.words for note in await list_notes(tx, one.id)] == ["Wrap it"]
        told = [each for each in await list_timeline(tx, one.id) if each.name == "automations.AutomationApplied"]
    assert told[0].body["did_en"] == 'tag it "german", set its priority to high, note "Wrap it"'
    assert told[0].body["because_zh"] == 'order.country == "DE" && "MUG" in order.skus'


async def test_a_held_order_waits_and_goes_on_when_it_is_released(story: Story):
    async with story.database.tx(story.tenant_id) as tx:
        await switched_on(tx, a_draft("order.units > 1", Action("hold", "Large"), trigger="order_ready"))
    await story.place(sold("1001", a_line("MUG", 2)), sold("1002"))
    await story.turn()
    assert await story.states() == {"1001": "on_hold", "1002": "released"}
    order = await story.order("1001")
    async with story.database.tx(story.tenant_id) as tx:
        assert await list_open_holds(tx, [order.id]) == {order.id: {"automation"}}
        await orders.release_holds(tx, [order.id])
    await story.turn()
    assert (await story.states())["1001"] == "released"


@pytest.mark.parametrize("trigger", ["order_captured", "order_ready"])
async def test_the_way_follows_what_an_automation_chose(story: Story, trigger: str):
    slow = story.shops["yunexpress"]
    async with story.database.tx(story.tenant_id) as tx:
        await switched_on(tx, a_draft('order.country == "DE"', Action("use_warehouse", str(story.places["SZX"])),
                                      Action("avoid_service", str(slow)), trigger=trigger))  # fmt: skip
    await story.place(sold("1001"))
    await story.turn()
    (parcel,) = await story.parcels("1001")
    assert (parcel.location_id, parcel.account_id) == (story.places["SZX"], story.shops["ratesheet"])


async def test_a_carrier_that_is_the_only_one_allowed_is_taken_or_the_order_waits(story: Story):
    async with story.database.tx(story.tenant_id) as tx:
        await switched_on(tx, a_draft("true", Action("use_service", str(story.shops["ratesheet"]), "NO_SUCH")))
    await story.place(sold("1001"))
    await story.turn()
    assert await story.states() == {"1001": "on_hold"}
    assert await story.open_incidents() == ["route_missing"]


async def test_a_label_can_be_a_trigger(story: Story):
    async with story.database.tx(story.tenant_id) as tx:
        await switched_on(tx, a_draft("order.carriers.size() > 0", Action("tag", "labelled"), trigger="label_made"))
    await story.place(sold("1001"))
    await story.turn()
    assert (await story.order("1001")).tags == ["labelled"]


async def test_a_share_of_the_orders_comes_first_and_all_of_them_later(tx: Tx):
    id_ = await switched_on(tx, a_draft(), percent=20)
    found = await captured(tx, *(str(number) for number in range(200)))
    await automate.captured(tx, found)
    first = {one.id for one in (await orders.get_orders(tx, list(found))).values() if one.tags}
    assert 15 < len(first) < 70
    assert (await automations.count_effects(tx, [id_]))[id_] == automations.Counts(
        200, 200, 200 - len(first), len(first), 0
    )
    await automations.switch(tx, id_, "on", percent=100)
    await automate.captured(tx, found)
    assert all(one.tags == ["seen"] for one in (await orders.get_orders(tx, list(found))).values())
    assert (await automations.count_effects(tx, [id_]))[id_].acted == 200  # nobody was counted twice


async def test_an_error_stops_no_order_and_the_automation_pauses_itself(tx: Tx):
    id_ = await switched_on(tx, a_draft('order.total_in["XXX"] > 5'))
    found = await captured(tx, *(str(number) for number in range(9)))
    await automate.captured(tx, found)
    assert all(one.state == "ready" for one in (await orders.get_orders(tx, list(found))).values())
    assert (await automations.get_automation(tx, id_)).state == "on"
    await automate.captured(tx, await captured(tx, "2001"))
    paused = await automations.get_automation(tx, id_)
    assert paused.state == "paused"
    assert "XXX" in paused.why_paused
    inbox = {one.kind: one.times for one in (await incidents.list_incidents(tx)).rows}
    assert inbox == {"automation_failed": 2, "automation_paused": 1}
    await automate.captured(tx, await captured(tx, "2002"))
    assert (await automations.count_effects(tx, [id_]))[id_].failed == 10
    await automations.switch(tx, id_, "on")
    assert (await incidents.list_incidents(tx)).rows == []


async def test_an_error_holds_the_order_where_the_automation_says_so(tx: Tx):
    await switched_on(tx, a_draft('order.total_in["XXX"] > 5', on_error="hold"))
    found = await captured(tx, "1001")
    await automate.captured(tx, found)
    assert [one.state for one in (await orders.get_orders(tx, list(found))).values()] == ["on_hold"]


async def test_what_cannot_be_written_is_taken_back_and_blamed_on_its_automation_alone(tx: Tx, monkeypatch):
    async def refuse(*_: Any) -> None:
        raise Invalid("words", "no room")

    monkeypatch.setattr(automate, "note", refuse)
    good = await switched_on(tx, a_draft("true", Action("tag", "good")))
    bad = await switched_on(tx, a_draft("true", Action("tag", "bad"), Action("note", "hello")))
    found = await captured(tx, "1001")
    await automate.captured(tx, found)
    (order,) = (await orders.get_orders(tx, list(found))).values()
    assert (order.tags, order.state) == (["good"], "ready")
    (incident,) = (await incidents.list_incidents(tx)).rows
    assert (incident.kind, incident.subject) == ("automation_failed", bad)
    counts = await automations.count_effects(tx, [good, bad])
    assert [(counts[id_].acted, counts[id_].failed) for id_ in (good, bad)] == [(1, 0), (0, 1)]


async def test_an_order_takes_no_more_tags_than_it_may_bear(tx: Tx):
    for part in range(3):
        await switched_on(tx, a_draft("true", *(Action("tag", f"{part} {n}") for n in range(9))))
    found = await captured(tx, "1001")
    await automate.captured(tx, found)
    (order,) = (await orders.get_orders(tx, list(found))).values()
    assert len(order.tags) == 20


async def test_an_earlier_version_can_be_taken_back(tx: Tx):
    id_ = await switched_on(tx, a_draft())
    await automations.edit(tx, id_, a_draft("order.units > 3"), version=1)
    assert await automations.take_back(tx, id_, 1, version=2) == 3
    now = await automations.get_automation(tx, id_)
    assert (now.draft, now.version, now.state) == (a_draft(), 3, "on")
    told = [(one.version, one.what) for one in (await automations.list_changes(tx, id_)).rows]
    assert told == [(3, "taken_back"), (2, "edited"), (1, "on"), (1, "made")]


async def test_the_list_is_the_order_in_which_they_decide(tx: Tx):
    one = await switched_on(tx, a_draft("true", Action("priority", "high")))
    other = await switched_on(tx, a_draft("true", Action("priority", "low")))
    await automations.arrange(tx, [other, one])
    found = await captured(tx, "1001")
    await automate.captured(tx, found)
    assert [each.priority for each in (await orders.get_orders(tx, list(found))).values()] == [-1]


async def test_a_company_without_automations_pays_nothing(tx: Tx):
    found = await captured(tx, "1001")
    await automate.captured(tx, found)  # reads once that there is none
    connection, tx.connection = tx.connection, None  # type: ignore[assignment]
    await automate.captured(tx, found)
    assert await automate.ready(tx, list(found.values())) == list(found.values())
    tx.connection = connection
    tx.record(OrderHeld(next(iter(found)), "by_hand"))
    await flush(tx)
    assert await _steps(tx, "automate.run_automations") == 0
    await switched_on(tx, a_draft(trigger="order_held"))
    tx.record(OrderHeld(next(iter(found)), "by_hand"))
    await flush(tx)
    assert await _steps(tx, "automate.run_automations") == 1


async def _steps(tx: Tx, step: str) -> int:
    sql = "SELECT count(*) FROM core.work WHERE tenant_id = %(tenant)s AND step = %(step)s"
    return int(await tx.value(sql, {"step": step}))


# ---------------------------------------------------------------- a dry run tells what the real run does

CONDITIONS = (
    "true", "order.units > 1", 'order.country == "DE"', "order.is_business", 'order.tags.exists(one, one in ["a"])',
    'order.total_in["EUR"] >= 2000', 'order.total_in["XXX"] > 1', 'order.skus.exists(one, one.startsWith("M"))',
    "order.hours_to_ship_by < 40", 'order.note == "x" || order.weight_g > 5', "lines.all(l, l.units < 3)",
)  # fmt: skip
ACTIONS = (
    Action("tag", "a"), Action("tag", "b"), Action("priority", "high"), Action("priority", "low"), Action("hold", "look"),
    Action("note", "hi"), Action("use_warehouse", str(UUID(int=1))), Action("assign", str(UUID(int=2))),
)  # fmt: skip


@st.composite
def some_drafts(draw) -> list[Draft]:
    found = []
    for _ in range(draw(st.integers(1, 4))):
        kinds = draw(st.lists(st.sampled_from(ACTIONS), min_size=1, max_size=3, unique_by=lambda one: one.kind))
        found.append(
            a_draft(draw(st.sampled_from(CONDITIONS)), *kinds, on_error=draw(st.sampled_from(["go_on", "hold"])))
        )
    return found


async def _seen(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, tuple[Any, ...]]:
    holds = await list_open_holds(tx, ids)
    return {
        one.id: (
            tuple(one.tags),
            one.priority,
            one.assignee_id,
            bool(holds.get(one.id)),
            len(await list_notes(tx, one.id)),
        )
        for one in (await orders.get_orders(tx, ids)).values()
    }


@pytest.fixture
def loop_of_tx(server: str, shared_name: str, clock: SetClock):
    """Runs something in a transaction of a new company that is taken back."""

    async def inside(work: Callable[[Tx], Awaitable[Any]]) -> Any:
        async with await psycopg.AsyncConnection.connect(conninfo_of(server, shared_name, APP)) as connection:
            await configure(connection)
            tenant_id = uuid4()
            await connection.execute("SELECT set_config('linkstar.tenant', %s, true)", (str(tenant_id),))
            found = await work(Tx(connection, tenant_id, "test", "trace", clock.now(), flush))
            await connection.rollback()
            return found

    return lambda work: asyncio.run(inside(work))


@given(
    some_drafts(),
    st.lists(st.tuples(st.integers(1, 4), st.booleans(), st.sampled_from(["DE", "FR"])), min_size=1, max_size=5),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_dry_run_tells_what_the_real_run_does(loop_of_tx, drafts, sold_as):
    foretold, real, changed = loop_of_tx(lambda tx: _tried_and_done(tx, drafts, sold_as))
    assert real == foretold
    assert changed <= {order_id for _, order_id in real}


async def _tried_and_done(
    tx: Tx, drafts: Sequence[Draft], sold_as: Sequence[tuple[int, bool, str]]
) -> tuple[dict[tuple[UUID, UUID], Any], dict[tuple[UUID, UUID], Any], set[UUID]]:
    """By automation and order: the changes that the dry run told, and those of the real run; and the orders that look otherwise after it.

    An order on hold may look otherwise for another reason.
    """
    seen = [
        an_order(f"{n}", a_line("MUG", units), total_minor=1000 * units, is_business=business, ship_to=BERLIN.__class__(country=land))
        for n, (units, business, land) in enumerate(sold_as)
    ]  # fmt: skip
    done = await orders.capture(tx, [a_capture(one) for one in seen])
    ids = list(done.new.values())
    await flush(tx)
    kept = [await automations.make(tx, draft) for draft in drafts]
    foretold = {}
    for place, id_ in enumerate(kept):  # each is tried with those before it switched on, then switched on itself
        tried = await dry_run.try_draft(tx, drafts[place], automation_id=id_, days=7)
        foretold |= {
            (id_, effect.order_id): tuple(map(tuple, effect.changes)) for _, effect in tried.rows if effect.changes
        }
        await automations.switch(tx, id_, "on")
    before = await _seen(tx, ids)
    await automate.captured(tx, await orders.get_orders(tx, ids))
    real = {
        (one.automation_id, one.order_id): tuple((c["kind"], c["before"], c["after"]) for c in one.changes)
        for one in await automations.list_done_to(tx, ids)
    }
    after = await _seen(tx, ids)
    forget()
    return foretold, real, {id_ for id_ in ids if before[id_] != after[id_]} - _held(after)


def _held(after: dict[UUID, tuple[Any, ...]]) -> set[UUID]:
    return {id_ for id_, one in after.items() if one[3]}


async def a_receiver(tx: Tx, **more: Any) -> UUID:
    """A group of people who are told by a robot, and who chose to hear of nothing but system troubles."""
    await create_tenant(tx, "teller", "Teller", zone="Asia/Shanghai", currency="CNY")
    account = NewAccount("notifier", "wecom", "Robot", "http://127.0.0.1:9", "group-1", secrets={"robot_key": "k"})
    [id_] = await create_accounts(tx, [account], Vault.of(os.urandom(32)))
    return await notices.make(tx, notices.Draft("Warehouse group", id_, ("system.trouble",), "en", **more))


async def test_an_automation_tells_whom_it_names_once_with_order_shop_and_reason(tx: Tx):
    receiver = await a_receiver(tx)
    rule = await switched_on(tx, a_draft('order.country == "DE"', Action("tell", str(receiver))))
    found = await captured(tx, "1001")
    await automate.captured(tx, found)
    await automate.captured(tx, found)
    [told] = (await notices.list_deliveries(tx, {"subscription_id": receiver})).rows
    assert told.event == "automation.told"
    [line] = told.lines
    assert line.startswith("Order 1001 (")
    assert "My automation, because" in line
    [done] = [one for one in await list_done_to(tx, list(found)) if one.automation_id == rule]
    assert [(one["kind"], one["after"]) for one in done.changes] == [("tell", str(receiver))]


async def test_quiet_hours_hold_for_what_automations_tell_too(tx: Tx):
    receiver = await a_receiver(tx, quiet_from="00:00", quiet_until="23:59")
    await switched_on(tx, a_draft("true", Action("tell", str(receiver))))
    await automate.captured(tx, await captured(tx, "1001"))
    assert (await notices.list_deliveries(tx, {"subscription_id": receiver})).rows == []
    assert await tx.value("SELECT count(*) FROM core.notices WHERE tenant_id = %(tenant)s AND due_at > %(now)s") == 1


async def test_a_dry_run_shows_word_for_word_what_would_be_told_and_tells_nobody(tx: Tx):
    receiver = await a_receiver(tx)
    await captured(tx, "1001")
    await flush(tx)
    draft = a_draft("true", Action("tell", str(receiver)), Action("tell", str(uuid4())))
    tried = await dry_run.try_draft(tx, draft, automation_id=None, days=7)
    [(order, _)] = tried.rows
    first, second = tried.told[order.id]
    assert first.startswith("Order 1001 (")
    assert second == ""  # nobody is there to hear it
    assert await tx.value("SELECT count(*) FROM core.notices WHERE tenant_id = %(tenant)s") == 0
