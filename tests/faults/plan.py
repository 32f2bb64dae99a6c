"""What goes wrong in a fault run, how often and in which order: everything follows from one seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

ROUND = 1000  # faults that one round (a calm run and a run with faults of one scene) is good for
WINDOWS = 8
ORDERS = 144

# What a full round asks for. Not every one strikes (a webhook must come for one to be doubled), so it asks for more than ROUND.
QUOTAS = {
    "worker killed at a step boundary": 240,
    "worker killed at a random moment": 64,
    "worker frozen beyond its lease": 18,
    "database server killed": 10,
    "database connection process killed": 16,
    "web door killed": 8,
    "database connection cut": 120,
    "partner connection cut": 90,
    "webhook connection cut": 60,
    "disk full": 80,
    "clock an hour ahead": 14,
    "clock an hour back": 14,
    "token revoked": 12,
    "poison order": 12,
    "call timed out after the work": 36,
    "call answered and cut": 50,
    "call answered by half": 50,
    "call refused: 429": 50,
    "call refused: 500": 60,
    "webhook doubled": 90,
    "webhook reordered": 60,
    "webhook delayed by hours": 40,
    "webhook dropped": 40,
    "webhook with a wrong signature": 40,
}
CLOCK_CHANGES = "change of summer time"  # lies in the timeline itself, see scene.py
SANDBOX = {  # kind -> the sandbox's own word, and the share of calls or webhooks that it strikes
    "call timed out after the work": ("timeout_after_work", 0.012),
    "call answered and cut": ("cut", 0.02),
    "call answered by half": ("half_json", 0.02),
    "call refused: 429": ("429", 0.02),
    "call refused: 500": ("500", 0.025),
    "webhook doubled": ("duplicate", 0.3),
    "webhook reordered": ("reordered", 0.3),
    "webhook delayed by hours": ("delayed", 0.2),
    "webhook dropped": ("dropped", 0.25),
    "webhook with a wrong signature": ("wrong_signature", 0.35),
}
TIMED = {  # struck by the harness at a moment of its choice
    "worker killed at a random moment", "database server killed", "database connection process killed", "web door killed",
    "clock an hour ahead", "clock an hour back", "token revoked",
}  # fmt: skip
CUTS = {
    "database connection cut": "database",
    "partner connection cut": "partners",
    "webhook connection cut": "webhooks",
}


@dataclass(frozen=True, slots=True)
class Blow:
    """A fault that strikes `at_s` seconds after a window began."""

    kind: str
    at_s: float


@dataclass(slots=True)
class Window:
    """The faults of one window. `chance` draws what is left open: which worker, which shop, after how many bytes."""

    number: int
    chance: random.Random
    blows: list[Blow] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)  # by kind, of those that are not blows
    boundaries: list[str] = field(default_factory=list)


def plan(seed: int, faults: int, boundaries: Sequence[str], *, lasts_s: float) -> list[Window]:
    """The faults of one round, spread evenly over its windows; `boundaries` are shuffled, repeated or left out to fit."""
    chance = random.Random(f"plan:{seed}")
    share = min(1.0, faults / ROUND)
    windows = [Window(n, random.Random(f"window:{seed}:{n}")) for n in range(WINDOWS)]
    for kind, full in QUOTAS.items():
        wanted = max(1, round(full * share))
        if kind == "worker killed at a step boundary":
            wanted = max(wanted, len(boundaries)) if share == 1 else wanted  # a full round arms every one
            for window, some in zip(windows, dealt(_drawn(boundaries, wanted, chance), WINDOWS), strict=True):
                window.boundaries = some
            continue
        for number in _places(wanted, chance):
            if kind in TIMED:
                windows[number].blows.append(Blow(kind, chance.uniform(0.0, lasts_s)))
            else:
                windows[number].counts[kind] = windows[number].counts.get(kind, 0) + 1
    for window in windows:
        window.blows.sort(key=lambda blow: blow.at_s)
    return windows


def rounds(faults: int) -> int:
    """How many rounds it takes."""
    return max(1, -(-faults // ROUND))


def dealt(names: Sequence[str], hands: int) -> list[list[str]]:
    """The names dealt out like cards."""
    return [list(names[hand::hands]) for hand in range(hands)]


def _drawn(boundaries: Iterable[str], wanted: int, chance: random.Random) -> list[str]:
    """Every boundary once before any comes twice."""
    names: list[str] = []
    while len(names) < wanted:
        some = sorted(boundaries)
        chance.shuffle(some)
        names += some
    return names[:wanted]


def _places(wanted: int, chance: random.Random) -> list[int]:
    """Numbers of windows, spread as evenly as they go; the rest falls where chance will."""
    whole, rest = divmod(wanted, WINDOWS)
    return [number for number in range(WINDOWS) for _ in range(whole)] + chance.sample(range(WINDOWS), rest)
