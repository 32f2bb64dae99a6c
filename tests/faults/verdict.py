"""A whole fault run: for each round a calm run and one under fire of the same scene, and the judge's word on both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from linkstar.cli.replay.judge import MUST_BE_ZERO, judge
from tests.faults.drive import Played, Run, played
from tests.faults.fire import Fire, fire_at
from tests.faults.judge import differences
from tests.faults.plan import CLOCK_CHANGES, QUOTAS, ROUND, rounds
from tests.faults.scene import scene

CASES = 40  # shown of each trouble


@dataclass(slots=True)
class Report:
    """What a fault run did and found; clean when `wrong` is empty."""

    seed: int
    counts: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, list[str]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    orders: int = 0
    boundaries: set[str] = field(default_factory=set)
    fenced: int = 0

    @property
    def faults(self) -> int:
        return sum(self.counts.values())

    def blame(self, name: str, cases: list[str]) -> None:
        if cases:
            self.wrong.setdefault(name, []).extend(cases)

    def told(self) -> str:
        """The report in words: seed, faults by kind, verdict."""
        width = max(map(len, [*QUOTAS, CLOCK_CHANGES]))
        lines = [f"seed {self.seed}: {self.orders} orders, {self.faults} faults"]
        lines += [f"  {kind:<{width}}  {self.counts[kind]:>6}" for kind in [*QUOTAS, CLOCK_CHANGES]]
        lines += [
            f"  {len(self.boundaries)} different step boundaries, {self.fenced} late answers of frozen workers turned away"
        ]
        lines += self.notes
        lines += _told(self.wrong)
        lines.append("judge: " + ("WRONG" if self.wrong else "clean, and the end is that of the calm run"))
        return "\n".join(lines)


def _told(wrong: dict[str, list[str]]) -> list[str]:
    """The first cases of each trouble."""
    return [
        line
        for name, cases in wrong.items()
        for line in (f"WRONG {name}: {len(cases)}", *(f"    {one[:600]}" for one in cases[:CASES]))
    ]


async def fault_run(seed: int, faults: int, *, say: Callable[[str], None] = lambda _: None) -> Report:
    """Plays as many rounds as `faults` need, each from a seed of its own that follows from `seed`."""
    report = Report(seed)
    for number in range(rounds(faults)):
        before = set(report.wrong)
        await _round(report, seed + number, min(faults, ROUND))
        news = {name: cases for name, cases in report.wrong.items() if name not in before}
        say(
            f"round {number + 1} of {rounds(faults)}, seed {seed + number}: {report.faults} faults so far, {'WRONG' if news else 'clean'}"
        )
        for line in _told(news):
            say(line)
    return report


async def _round(report: Report, seed: int, faults: int) -> None:
    told = scene(seed, min(1.0, faults / ROUND))
    calm = await played(told)

    async def firing(run: Run) -> Fire:
        return await fire_at(run, seed=seed, faults=faults)

    hit = await played(told, firing=firing)
    report.counts.update(hit.counts)
    report.orders += len(hit.ledger.placed)
    report.boundaries |= {line[1] for line in hit.struck if line[0] == "kill"}
    report.fenced += sum(line[0] == "fenced" for line in hit.struck)
    report.notes.append(
        f"  seed {seed}: calm {calm.seconds:.0f} s, with faults {hit.seconds:.0f} s, {hit.replayed} times parked work was replayed"
    )
    _judge(report, f"seed {seed}, calm", calm)
    _judge(report, f"seed {seed}, with faults", hit)
    report.blame(f"seed {seed}: the end differs from the calm run's", differences(calm.outcome, hit.outcome))


def _judge(report: Report, which: str, run: Played) -> None:
    verdict = judge(run.stage, run.ledger, run.books)
    for name in MUST_BE_ZERO:
        report.blame(f"{which}: {name}", verdict.cases.get(name, []))
    for name, cases in run.outcome.wrong.items():
        report.blame(f"{which}: {name}", cases)
