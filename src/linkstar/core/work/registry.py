"""How steps are declared. A step is known by `<flow file>.<function>`; loading the flows fills the registry.

`@step(on=Fact)`     async (tx, facts) -> None. One transaction over a batch; done in the same transaction.
`@outside(on=Fact)`  async (partners, asks) -> answers. No transaction: `load(tx, facts)` gives one ask (or None) per fact before,
                     `keep(tx, asks, answers)` records the answers after.
`@every("5m")`       async (tx) -> None, for each company; with `load` and `keep` an outside step of the timetable.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.facts import Fact

Run = Callable[..., Awaitable[Any]]
Load = Callable[[Tx, Any], Awaitable[Sequence[Any]]]
Keep = Callable[[Tx, Any, Any], Awaitable[None]]
Heard = type[Fact] | tuple[type[Fact], ...]
Declare = Callable[[Run], Run]


class Again(Exception):
    """An answer of an outside step that asks for another try of one item; `after_s` None means the usual back-off.

    With `waits_for` (the id of an account, say) it waits until `wake` names that id, however long, and no try is counted.
    """

    def __init__(self, why: str, after_s: float | None = None, *, waits_for: UUID | None = None) -> None:
        super().__init__(why)
        self.why, self.after_s, self.waits_for = why, after_s, waits_for


@dataclass(frozen=True, slots=True)
class Step:
    """A declared step. `batch` facts at most in one run; the lower `priority`, the sooner; `period` is of the timetable.

    `rest_s` are seconds between two beginnings for one company, in which facts gather; None is what `turns` finds fit.
    """

    name: str
    run: Run
    facts: tuple[type[Fact], ...] = ()
    batch: int = 500
    priority: int = 5
    period: timedelta | None = None
    load: Load | None = None
    keep: Keep | None = None
    call_s: float = 100.0  # the longest that one call of an outside step may take
    when: Callable[[Tx], Awaitable[bool]] | None = (
        None  # whether the company wants it at all; without it, it costs nothing
    )
    rest_s: float | None = None


STEPS: dict[str, Step] = {}
LISTENERS: dict[str, list[Step]] = {}  # by Fact.fact_name


def step(
    *, on: Heard, batch: int = 500, priority: int = 5, when: Callable[[Tx], Awaitable[bool]] | None = None,
    rest_s: float | None = None,
) -> Declare:  # fmt: skip
    """Declares a database step that hears of `on`; with `when`, only in companies for which it says yes (from memory)."""
    return _declare(on, batch=batch, priority=priority, when=when, rest_s=rest_s)


def outside(*, load: Load, keep: Keep, on: Heard = (), every: str = "", batch: int = 100, priority: int = 5) -> Declare:
    """Declares a step that calls partners, for facts or by the timetable."""
    period = _period(every) if every else None
    return _declare(on, batch=batch, priority=priority, period=period, load=load, keep=keep)


def every(period: str, *, priority: int = 7) -> Declare:
    """Declares a database step of the timetable: "30s", "5m", "1h", "1d"."""
    return _declare((), priority=priority, period=_period(period))


def _declare(on: Heard, **options: Any) -> Declare:
    facts = on if isinstance(on, tuple) else (on,)

    def declare(run: Run) -> Run:
        declared = Step(f"{run.__module__.rsplit('.', 1)[-1]}.{run.__name__}", run, facts, **options)
        STEPS[declared.name] = declared
        for fact in facts:
            heard = LISTENERS.setdefault(fact.fact_name, [])
            heard[:] = [other for other in heard if other.name != declared.name] + [declared]
        return run

    return declare


def _period(text: str) -> timedelta:
    found = re.fullmatch(r"(\d+)([smhd])", text)
    if not found:
        raise ValueError(f"{text!r} is no period: use 30s, 5m, 1h or 1d")
    return int(found[1]) * timedelta(seconds={"s": 1, "m": 60, "h": 3600, "d": 86400}[found[2]])
