"""The plan of a fault run: everything follows from the seed, nothing is a token few, and the scene's end does not hang on chance."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

from linkstar import flows
from linkstar.cli.replay.scene import Mapped, Placed
from tests.faults import fire
from tests.faults.boundaries import names
from tests.faults.plan import QUOTAS, ROUND, WINDOWS, Window, plan, rounds
from tests.faults.scene import CHANGES, LAST, LAST_UNITS, acts, is_for_last, scene


def counted(windows: list[Window]) -> Counter[str]:
    """The faults of a plan by kind."""
    counts: Counter[str] = Counter()
    for window in windows:
        counts.update(window.counts)
        counts.update(blow.kind for blow in window.blows)
        counts["worker killed at a step boundary"] += len(window.boundaries)
    return counts


def test_a_seed_is_one_plan_and_another_seed_another() -> None:
    flows.load()
    one, same, other = (plan(seed, ROUND, names(), lasts_s=4.0) for seed in (7, 7, 8))
    assert [(w.blows, w.counts, w.boundaries) for w in one] == [(w.blows, w.counts, w.boundaries) for w in same]
    assert [w.blows for w in one] != [w.blows for w in other]


def test_a_round_asks_for_more_than_it_promises_and_for_no_token_few() -> None:
    flows.load()
    counts = counted(plan(1, ROUND, names(), lasts_s=4.0))
    boundaries = "worker killed at a step boundary"
    assert counts == QUOTAS | {boundaries: max(QUOTAS[boundaries], len(names()))}
    assert sum(counts.values()) >= ROUND * 5 // 4
    assert min(counts.values()) >= 8


def test_a_small_run_has_every_kind_and_a_long_one_more_rounds() -> None:
    flows.load()
    assert set(counted(plan(1, 50, names(), lasts_s=4.0))) == set(QUOTAS)
    assert [rounds(count) for count in (1, 1000, 1001, 10_000)] == [1, 1, 2, 10]


def test_every_boundary_is_armed_before_any_is_armed_again() -> None:
    flows.load()
    drawn = Counter(one for window in plan(1, ROUND, names(), lasts_s=4.0) for one in window.boundaries)
    assert set(drawn) == set(names())
    assert max(drawn.values()) - min(drawn.values()) <= 1


def test_two_versions_of_an_order_never_come_in_one_window_and_calm_and_fire_play_the_same() -> None:
    made = scene(3)
    calm, hit = acts(made, is_calm=True), acts(made, is_calm=False)
    assert len(calm) == len(hit) == WINDOWS
    for one, other in zip(calm, hit, strict=True):
        keys = [(placed.shop, placed.order.external_id) for placed in one.placed]
        assert len(keys) == len(set(keys))
        assert keys == [(placed.shop, placed.order.external_id) for placed in other.placed]
    assert sum(len(one.mapped) for one in calm) == sum(isinstance(one, Mapped) for one in made.events)


def test_the_clocks_change_between_windows_under_fire_and_never_in_the_calm_run() -> None:
    made = scene(3)
    for is_calm in (False, True):
        played = acts(made, is_calm=is_calm)
        crossed = [change for change in CHANGES if any(a.at < change < b.at for a, b in pairwise(played))]
        inside = [
            change
            for change in crossed
            if any(a.at <= change <= b.at for a, b in zip(played[::2], played[1::2], strict=True))
        ]
        assert inside == ([] if is_calm else list(CHANGES))


def test_more_buyers_want_the_scarce_item_than_there_are_units() -> None:
    wanted = {
        one.order.external_id
        for one in scene(3).events
        if isinstance(one, Placed) and any(line.sku == LAST for line in one.order.lines)
    }
    assert len(wanted) > LAST_UNITS
    assert all(is_for_last(one) for one in wanted)


class Watched:
    """A clock that stands still and remembers how far it was put."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 8, tzinfo=UTC)
        self.seen = [self.at]

    def now(self) -> datetime:
        return self.at

    def put(self, at: datetime, rate: float) -> None:
        self.at = at
        self.seen.append(at)


async def test_two_jumps_of_the_clock_are_never_one_of_two_hours(monkeypatch: Any) -> None:
    monkeypatch.setattr(fire, "AWAY_S", 0.01)
    clock = Watched()
    run: Any = SimpleNamespace(target=SimpleNamespace(clock=clock))
    burning = fire.Fire(run, SimpleNamespace(), [])  # type: ignore[arg-type]
    await asyncio.gather(*(burning._jump(fire.HOUR * sign) for sign in (1, 1, -1)))
    assert {abs(at - clock.seen[0]) for at in clock.seen} == {timedelta(), fire.HOUR}
    assert clock.at == clock.seen[0]
