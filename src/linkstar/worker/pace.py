"""How a worker paces itself: what an order waits for goes at once, what nobody waits for gathers for a moment.

A run of a step costs the same for one fact as for a hundred. At fifty orders a second, runs of one would keep the machine busy
with nothing but beginnings and ends; runs of five cost a fifth, and an order is not later for it.
"""

from __future__ import annotations

import asyncio
import time
from typing import Any
from uuid import UUID

from linkstar.core.work import STEPS, Worker
from linkstar.core.work.claim import Group

GATHER_S = 0.1  # calls to partners, and steps of low priority
URGENT = 5  # steps of the database up to this priority wait for nothing
OUTSIDE_AT_ONCE = 2  # runs of one step that calls partners: they wait for others more than they work


class Paced(Worker):
    """A worker that does not run one step of one company twice side by side, and lets what may wait gather."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._since: dict[tuple[UUID, str], float] = {}  # when work of a group was seen first

    def _choose(self, groups: list[Group]) -> Group | None:
        now = time.monotonic()
        self._since = {key: self._since.get(key, now) for key in ((g.tenant_id, g.step) for g in groups)}
        free = [group for group in groups if self._is_free(group)]
        ripe = [
            group for group in free if is_urgent(group) or now - self._since[group.tenant_id, group.step] >= GATHER_S
        ]
        chosen = super()._choose(ripe)
        if chosen is not None:
            del self._since[chosen.tenant_id, chosen.step]
        elif free:
            asyncio.get_running_loop().call_later(GATHER_S / 2, self._wake.set)
        return chosen

    def _is_free(self, group: Group) -> bool:
        runs = OUTSIDE_AT_ONCE if STEPS[group.step].load is not None else 1
        return self._busy[group.tenant_id, group.step] < runs


def is_urgent(group: Group) -> bool:
    """Whether somebody waits for this step: the way of an order from its message to its route."""
    step = STEPS[group.step]
    return step.load is None and step.priority <= URGENT
