"""Whose turn it is: the most urgent work of the company served longest ago, of what is not under way and does not rest.

A run of a step costs about the same for one fact as for ten. At fifty orders a second, runs of one would keep the machine busy
with nothing but beginnings and ends. So a step that hears of the world outside, or calls it, or that nobody waits for, rests for
a moment after it began, and what comes meanwhile gathers; the first order of a quiet hour waits for nothing. The steps on the
way of an order do not rest: they get what the first of them gathered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from linkstar.core.work.claim import Group
from linkstar.core.work.registry import STEPS

REST_S = 1.0  # between two beginnings for one company of calls to partners and of steps of low priority
URGENT = 5  # steps of the database up to this priority are waited for
FULL = 0.9  # of a step's batch
BIG = 100  # facts: work of this size has gathered already
OUTSIDE_AT_ONCE = 2  # runs of one step that calls partners: they wait for others more than they work
KEYS_MAX = 10_000  # that are remembered before those of the past are forgotten
TAKEN_S = 0.1  # how long work that another worker holds is left alone

_Key = tuple[UUID, str]


class Turns:
    """Which groups are under way in this process, and since when others rest. Times are `time.monotonic()`."""

    def __init__(self) -> None:
        self._busy: Counter[_Key] = Counter()
        self._rested_at: dict[_Key, float] = {}
        self._taken_until: dict[_Key, float] = {}
        self._served: dict[UUID, float] = {}

    def choose(self, groups: Sequence[Group], at: float) -> Group | None:
        """The group whose turn it is, or None."""
        may = [one for one in groups if self._is_free(one) and self._ripe_at(one) <= at]
        return min(may, key=lambda one: (one.priority, self._served.get(one.tenant_id, 0.0), one.due_at), default=None)

    def next_at(self, groups: Sequence[Group]) -> float | None:
        """When the next of these groups has rested; None if none is waiting to."""
        return min((self._ripe_at(one) for one in groups if self._is_free(one)), default=None)

    def begin(self, group: Group, at: float) -> None:
        """A run of this group begins."""
        key = (group.tenant_id, group.step)
        self._busy[key] += 1
        self._served[group.tenant_id] = at
        self._rested_at[key] = at + rest_s(group.step)

    def end(self, group: Group, count: int, at: float) -> None:
        """The run is over; a `count` of 0 says that others had the work. After a full batch there is no rest: more waits."""
        key = (group.tenant_id, group.step)
        self._busy[key] -= 1
        if abs(count) >= FULL * STEPS[group.step].batch:
            self._rested_at.pop(key, None)
        if not count:
            self._taken_until[key] = at + TAKEN_S
        if len(self._rested_at) > KEYS_MAX:
            self._rested_at = {key: until for key, until in self._rested_at.items() if until > at}
            self._taken_until = {key: until for key, until in self._taken_until.items() if until > at}

    def _is_free(self, group: Group) -> bool:
        at_once = 1 if STEPS[group.step].load is None else OUTSIDE_AT_ONCE
        return self._busy[group.tenant_id, group.step] < at_once

    def _ripe_at(self, group: Group) -> float:
        key = (group.tenant_id, group.step)
        taken = self._taken_until.get(key, 0.0)
        return taken if group.size >= BIG else max(taken, self._rested_at.get(key, 0.0))


def rest_s(step: str) -> float:
    """Seconds between two beginnings of a step for one company."""
    declared = STEPS[step]
    if declared.rest_s is not None:
        return declared.rest_s
    return 0.0 if declared.load is None and declared.priority <= URGENT else REST_S
