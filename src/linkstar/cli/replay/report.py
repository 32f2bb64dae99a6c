"""The end of a replay on a terminal (rich) or for a machine (JSON on stdout, nothing else there)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import orjson
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from linkstar.cli.replay.judge import MUST_BE_ZERO, Verdict

COUNTS = (
    ("placed", "at the channels"),
    ("seen", "orders we heard of"),
    ("captured", "in the books"),
    ("linked", "have a customer"),
    ("reserved", "had all units promised"),
    ("short", "had to wait for units"),
    ("routed", "have a warehouse and a carrier"),
    ("labelled", "have a label"),
    ("pushed", "channel knows the tracking number"),
    ("duplicates_seen", "messages that came again"),
)
_WORDS = {
    "lost": "placed, but not in the books as they stand at the channel", "doubled": "orders, labels or confirmations in two",
    "oversold": "units promised or shipped beyond what there was", "orphan_labels": "labels at carriers without an order",
}  # fmt: skip
MEASURES = (
    ("customer_precision", "of the pairs of orders we gave one customer, truly one person"),
    ("customer_recall", "of the pairs of orders of one person, found"), ("ship_by_met", "labels in time for the shop's limit"),
    ("freight_ratio", "our freight estimate / real freight"), ("orders_per_s", "orders a second"), ("seconds", "seconds in all"),
)  # fmt: skip


def tell(console: Console, verdict: Verdict, notes: Sequence[str]) -> None:
    """Prints the tables: counts, what must be zero with its first cases, measures, seconds per step, notes."""
    numbers = verdict.numbers
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, words in COUNTS:
        table.add_row(name, f"[bold]{numbers[name]:,}[/bold]", f"[dim]{words}[/dim]")
    for name in MUST_BE_ZERO:
        colour = "red" if numbers[name] else "green"
        table.add_row(name, f"[bold {colour}]{numbers[name]:,}[/bold {colour}]", f"[dim]{_WORDS[name]}[/dim]")
    for name, words in MEASURES:
        if numbers.get(name) is not None:
            table.add_row(name, f"[bold]{numbers[name]}[/bold]", f"[dim]{words}[/dim]")
    console.print(table)
    console.print(_steps(numbers["steps"]))
    for name in MUST_BE_ZERO:
        for case in verdict.cases.get(name, ())[:10]:
            console.print(f"[red]{name}[/red] {case}", highlight=False)
    for step, why in numbers["parked"].items():
        console.print(f"[yellow]unfinished[/yellow] {step}: {why}", highlight=False)
    told = ", ".join(f"{kind} {count}" for kind, count in numbers["incidents"].items())
    console.print(f"[dim]open incidents: {told or 'none'}[/dim]", highlight=False)
    for note in notes:
        console.print(f"[dim]- {note}[/dim]", highlight=False)


def _steps(steps: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table("step", "p50 s", "p99 s", "orders", "apart", box=None, pad_edge=False)
    for name, one in steps.items():
        table.add_row(name, f"{one['p50']}", f"{one['p99']}", f"{one['count']:,}", f"{one['apart']:,}")
    return table


def as_json(verdict: Verdict, notes: Sequence[str]) -> str:
    """Everything as one JSON object."""
    said = {
        **verdict.numbers,
        "cases": {name: cases for name, cases in verdict.cases.items() if cases},
        "notes": list(notes),
    }
    return orjson.dumps(said, option=orjson.OPT_INDENT_2, default=str).decode()


@contextmanager
def progress(console: Console, total: int) -> Iterator[Callable[[str, int], None]]:
    """A bar on a terminal; nothing where nobody looks."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        task = shown.add_task("starting", total=total)
        yield lambda doing, done: shown.update(task, description=doing, completed=done)
