"""A company whose orders, stock and people do anything in any order: after each step it is compared with a model of 60 lines.

Real PostgreSQL, the product's own verbs and steps; only calls to partners are left out. `FAULTS=500` makes the run longer.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import orjson
import pytest
from hypothesis import HealthCheck, Phase, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from linkstar import flows, inventory, orders
from linkstar.connect import registry, replay_messages
from linkstar.connect.channel import RawMessage, SeenOrder
from linkstar.connect.messages import store
from linkstar.core.db.roles import WORKER
from linkstar.flows import regroup
from linkstar.inventory.errors import NotEnoughStock
from linkstar.kit.errors import Invalid
from linkstar.kit.ids import new_id
from linkstar.shipping.errors import CannotMerge
from tests.conftest import NOON, conninfo_of
from tests.faults.house import PARTS, PLACES, SHOPS, Desk, House, Inside, PlainChannel
from tests.faults.model import Model, Order
from tests.world.orders import a_line, an_order

LONG = int(os.environ.get("FAULTS") or 0)
HELD = timedelta(minutes=45)
few, pick = st.integers(1, 3), st.integers(0, 99)
item, place = st.sampled_from(["MUG", "POT"]), st.sampled_from(PLACES)


class Company(RuleBasedStateMachine):
    """The company; each rule does one thing to the product and the same to the model."""

    desk: Desk

    def __init__(self) -> None:
        super().__init__()
        self.model, self.told, self.sent = (
            Model(),
            {},
            {},
        )  # told: order -> (shop, newest message); sent: order -> message ids
        self.counts: list[tuple[UUID, str, str, int]] = []
        self.causes: list[tuple[str, str, int, UUID]] = []
        self.tenant_id, self.minute, self.house = new_id(NOON), 0, House()
        self.worker = Inside(self.desk.database)
        self.worker.tenant_id = self.tenant_id

    def do(self, what: Any) -> Any:
        """One transaction of somebody, and everything that follows from it, a minute later than the last."""
        self.minute += 1
        self.desk.clock.at = NOON + timedelta(minutes=self.minute)

        async def done() -> Any:
            async with self.desk.database.tx(self.tenant_id, actor="test") as tx:
                answer = await what(tx)
            while await self.worker.drain():
                pass
            return answer

        return self.desk.run(done())

    @initialize()
    def open(self) -> None:
        """Two shops, three places, two items and a kit."""

        self.do(self.house.open)

    # --- what channels tell

    def tell(self, name: str, shop: str, seen: SeenOrder, *, key: str = "") -> None:
        """A message of an order comes in."""
        raw = RawMessage(
            "orders", key or f"{name}@{seen.version}", name, orjson.dumps(asdict(seen)), "webhook", seen.updated_at
        )

        async def come(tx: Any) -> Any:
            return await store(tx, self.house.shops[shop], [raw])

        stored = self.do(come)
        self.sent.setdefault(name, []).extend(stored.new)

    def newer(self, name: str, **changes: Any) -> None:
        """The channel tells more of an order."""
        shop, seen = self.told[name]
        at = NOON + timedelta(minutes=self.minute + 1)
        seen = replace(seen, version=self.minute + 1, updated_at=at, **changes)
        self.told[name] = shop, seen
        self.tell(name, shop, seen)

    @rule(
        shop=st.sampled_from(SHOPS),
        what=st.sampled_from(["MUG", "POT", "SET", "MUG POT"]),
        units=few,
        paid=st.sampled_from([True, True, False]),
    )
    def is_ordered(self, shop: str, what: str, units: int, paid: bool) -> None:
        name = str(len(self.told) + 1)
        lines = tuple(a_line(sku, units) for sku in what.split())
        at = NOON + timedelta(minutes=self.minute + 1)
        seen = an_order(name, *lines, payment="paid" if paid else "pending", ship_by_at=None, paid_at=None)
        self.told[name] = shop, replace(seen, version=self.minute + 1, updated_at=at, placed_at=at)
        self.tell(name, *self.told[name])
        self.model.orders[name] = Order([[PARTS[sku], units, units, 0] for sku in what.split()], paid=paid)
        self.model.follow(name, self.minute)

    def an_order(self, n: int, *states: str) -> str | None:
        """One of the orders, if there is one in these states (no state: in any)."""
        known = [name for name, one in self.model.orders.items() if not states or one.state() in states]
        return known[n % len(known)] if known else None

    @precondition(lambda self: self.told)
    @rule(n=pick, is_kept=st.booleans())
    def message_comes_again(self, n: int, is_kept: bool) -> None:
        """The same delivery once more, or a person reads all its old messages again."""
        name = self.an_order(n)
        shop, seen = self.told[name]
        if is_kept:
            self.do(lambda tx: replay_messages(tx, self.sent[name]))
        else:
            self.tell(name, shop, seen)

    @precondition(lambda self: self.told)
    @rule(n=pick, units=few)
    def message_comes_late(self, n: int, units: int) -> None:
        """An older version than the one we know changes nothing."""
        name = self.an_order(n)
        shop, seen = self.told[name]
        lines = tuple(replace(line, quantity=units) for line in seen.lines)
        self.tell(name, shop, replace(seen, version=0, lines=lines), key=f"{name}@late{self.minute}")

    @precondition(lambda self: self.told)
    @rule(n=pick, which=pick, units=st.integers(0, 4))
    def channel_changes_a_quantity(self, n: int, which: int, units: int) -> None:
        name = self.an_order(n)
        lines = list(self.told[name][1].lines)
        which %= len(lines)
        lines[which] = replace(lines[which], quantity=units)
        order, line = self.model.orders[name], self.model.orders[name].lines[which]
        before = [each[2:] for each in order.lines]
        line[2] = max(0, line[2] + units - line[1])
        line[1], line[3] = units, min(line[3], line[2])
        self.newer(name, lines=tuple(lines))
        self.follow(name, is_changed=before != [each[2:] for each in order.lines])

    @precondition(lambda self: self.an_order(0, "awaiting_payment"))
    @rule(n=pick)
    def is_paid(self, n: int) -> None:
        name = self.an_order(n, "awaiting_payment")
        self.model.orders[name].paid = True
        self.newer(name, payment="paid", paid_at=NOON)
        self.model.follow(name, self.minute)

    @precondition(lambda self: self.told)
    @rule(n=pick)
    def channel_cancels(self, n: int) -> None:
        name = self.an_order(n)
        self.model.orders[name].gone = True
        self.newer(name, commercial="cancelled")
        self.follow(name)

    def follow(self, name: str, *, is_changed: bool = True) -> None:
        """The order's way is chosen anew."""
        if is_changed:
            self.model.orders[name].routed = False
            self.model.follow(name, self.minute)

    # --- what people do with orders

    def id_of(self, name: str) -> UUID:
        """Our id of an order."""
        return self.ids[name]

    OPEN = ("awaiting_payment", "on_hold", "released", "ready")

    @precondition(lambda self: self.an_order(0, *self.OPEN))
    @rule(n=pick, which=pick, units=st.integers(0, 4), how=st.sampled_from(["edit", "cancel", "cancel all"]))
    def person_changes_an_order(self, n: int, which: int, units: int, how: str) -> None:
        name = self.an_order(n, *self.OPEN)
        order = self.model.orders[name]
        which %= len(order.lines)
        line = order.lines[which]
        before = [each[2:] for each in order.lines]
        left = line[2] - line[3]
        if how == "edit":
            line[2:] = [line[2] + units - left, line[3]] if units > left else [line[2], line[3] + left - units]
        elif how == "cancel":
            units = min(units, left)
            line[3] += units
        else:
            for each in order.lines:
                each[3] = each[2]

        async def change(tx: Any) -> None:
            id_ = self.id_of(name)
            lines = {row.external_id: row.id for row in await orders.list_lines(tx, [id_])}
            line_id = lines[self.told[name][1].lines[which].external_id]
            if how == "edit":
                await orders.edit_lines(tx, id_, {line_id: units}, version=(await orders.get_order(tx, id_)).version)
            else:
                await orders.cancel(tx, id_, lines={line_id: units} if how == "cancel" else None)

        self.do(change)
        self.follow(name, is_changed=before != [each[2:] for each in order.lines])

    @precondition(lambda self: self.an_order(0, "released"))
    @rule(n=pick, m=pick, units=few)
    def person_divides_an_order_or_puts_two_into_one_box(self, n: int, m: int, units: int) -> None:
        """Or is refused; what is promised and packed stays the same in sum."""
        one, other = (self.id_of(self.an_order(place, "released")) for place in (n, m))

        async def regrouped(tx: Any) -> None:
            if one != other:
                return await regroup.merge(tx, [one, other])
            line = next(line for line in await orders.list_lines(tx, [one]) if line.open)
            version = (await orders.get_order(tx, one)).version
            await regroup.split(tx, one, [{line.id: min(units, line.open)}], version=version)

        with suppress(CannotMerge, Invalid):
            self.do(regrouped)

    @precondition(lambda self: self.told)
    @rule(n=pick)
    def is_held(self, n: int) -> None:
        name = self.an_order(n)
        self.do(lambda tx: orders.hold(tx, [(self.id_of(name), "by_hand", "let me see")]))
        self.model.orders[name].held = True

    @precondition(lambda self: any(one.held for one in self.model.orders.values()))
    @rule(n=pick)
    def is_let_go(self, n: int) -> None:
        held = [name for name, one in self.model.orders.items() if one.held]
        name = held[n % len(held)]
        self.do(lambda tx: orders.release_holds(tx, [self.id_of(name)]))
        self.model.orders[name].held = False

    # --- what happens to stock

    @rule(sku=item, at=place, units=st.integers(1, 6))
    def goods_arrive(self, sku: str, at: str, units: int) -> None:
        self.causes.append((sku, at, units, new_id(NOON)))
        self.arrive(self.causes[-1])
        self.model.on_hand[sku, at] += units

    def arrive(self, told: tuple[str, str, int, UUID]) -> None:
        """Somebody books an arrival."""
        sku, at, units, cause = told
        self.do(
            lambda tx: inventory.receive(
                tx, [inventory.records.Arrival(self.house.items[sku], self.house.places[at], units, cause)]
            )
        )

    @precondition(lambda self: self.causes)
    @rule(n=pick)
    def arrival_is_booked_again(self, n: int) -> None:
        self.arrive(self.causes[n % len(self.causes)])

    @rule(sku=item, source=place, aim=place, units=few)
    def goods_are_moved(self, sku: str, source: str, aim: str, units: int) -> None:
        """Free units only; others are refused and nothing is moved."""
        there = self.model.on_hand[sku, source] - sum(row[3] for row in self.model.rows if row[1:3] == [sku, source])

        async def move(tx: Any) -> bool:
            one = inventory.records.Transfer(
                tx.new_id(), self.house.items[sku], self.house.places[source], self.house.places[aim], units
            )
            await inventory.transfer(tx, [one])
            return True

        if source == aim:
            return
        try:
            assert self.do(move)
        except NotEnoughStock:
            assert units > there
            return
        assert units <= there
        self.model.on_hand[sku, source] -= units
        self.model.on_hand[sku, aim] += units

    @rule(sku=item, at=place)
    def count_begins(self, sku: str, at: str) -> None:
        id_ = self.do(lambda tx: inventory.start_count(tx, self.house.places[at], [self.house.items[sku]]))
        self.counts.append((id_, sku, at, self.model.on_hand[sku, at]))

    @precondition(lambda self: self.counts)
    @rule(n=pick, units=st.integers(0, 6))
    def count_is_posted(self, n: int, units: int) -> None:
        id_, sku, at, expected = self.counts.pop(n % len(self.counts))
        self.do(lambda tx: inventory.post_count(tx, id_, {self.house.items[sku]: units}))
        self.set_stock(sku, at, max(0, units + self.model.on_hand[sku, at] - expected))

    @rule(sku=item, at=place, units=few)
    def goods_are_lost(self, sku: str, at: str, units: int) -> None:
        lost = min(units, self.model.on_hand[sku, at])
        self.do(
            lambda tx: inventory.adjust(
                tx, [inventory.records.Adjustment(self.house.items[sku], self.house.places[at], -lost, "broken")]
            )
        )
        self.set_stock(sku, at, self.model.on_hand[sku, at] - lost)

    def set_stock(self, sku: str, at: str, units: int) -> None:
        """So many are there now."""
        self.model.on_hand[sku, at] = units
        self.model.lose(sku, at)

    @rule(minutes=st.sampled_from([10, 60]))
    def time_passes(self, minutes: int) -> None:
        """Unpaid orders lose what they hold too long."""
        self.minute += minutes
        self.do(inventory.expire)
        unpaid = {name for name, one in self.model.orders.items() if not one.paid}
        over = {
            tuple(r[:2]) for r in self.model.rows if r[0] in unpaid and timedelta(minutes=self.minute - r[4]) >= HELD
        }
        self.model.rows = [row for row in self.model.rows if tuple(row[:2]) not in over]

    # --- is it the same

    @invariant()
    def product_is_as_the_model_says(self) -> None:
        if not hasattr(self.house, "places"):
            return
        self.model.settle()
        self.desk.run(self._compare())

    async def _compare(self) -> None:
        async with self.desk.database.tx(self.tenant_id) as tx:
            seen = await self.house.look(tx)
        self.ids, rows, there = seen.ids, seen.rows, seen.levels
        assert seen.states == {name: one.state() for name, one in self.model.orders.items()}
        assert sums(rows) == sums(self.model.rows)
        assert {key: one.on_hand for key, one in there.items() if one.on_hand} == dict(+self.model.on_hand)
        promised = Counter({key: sum(r[3] for r in rows if tuple(r[1:3]) == key) for key in there})
        assert {key: one.atp for key, one in there.items()} == {
            key: self.model.on_hand[key] - promised[key] for key in there
        }
        assert all(one.atp >= 0 for one in there.values())
        for name in ("MUG", "POT"):
            assert sum(one.atp for key, one in there.items() if key[0] == name) == self.model.free(name)
        leaving = [row for row in rows if self.model.orders[row[0]].routed]
        assert seen.packed == sum((Counter({tuple(row[:3]): row[3]}) for row in leaving), Counter())
        self.model.rows = rows

    def teardown(self) -> None:
        """Leaves no work to the next company."""
        self.desk.run(self._forget())

    async def _forget(self) -> None:
        async with self.desk.database.tx(self.tenant_id) as tx:
            await tx.run("DELETE FROM core.work WHERE tenant_id = %(tenant)s")


def sums(rows: list[list[Any]]) -> Counter[Any]:
    """Units by order, item and whether they are promised."""
    return sum((Counter({(row[0], row[1], bool(row[2])): row[3]}) for row in rows), Counter())


@pytest.fixture
def desk(server: str, fresh_name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Where the company works."""
    flows.load()
    monkeypatch.setitem(registry._found().channels, PlainChannel.name, PlainChannel())
    one = Desk(conninfo_of(server, fresh_name, WORKER))
    yield one
    one.run(one.database.close())
    one.runner.close()


@pytest.mark.timeout(3600)
def test_orders_and_stock_are_what_a_small_model_says_whatever_happens_in_whatever_order(desk):
    Company.desk = desk
    run_state_machine_as_test(
        Company,
        settings=settings(
            max_examples=LONG or 12, stateful_step_count=60 if LONG else 25, derandomize=not LONG, deadline=None, database=None,
            suppress_health_check=list(HealthCheck), phases=[Phase.generate, *([Phase.shrink] if LONG else [])],
        ),
    )  # fmt: skip
