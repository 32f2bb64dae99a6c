"""What a person sees of a long backup or restore: one bar, with what is being done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn


@dataclass(slots=True)
class Steps:
    """Steps of a long work, each a bar of its own; without a `bar` nothing is shown."""

    bar: Progress | None = None
    _present: TaskID | None = None

    def begin(self, what: str, total: int) -> None:
        """The next step, of so many units; the one before is complete."""
        if self.bar is None:
            return
        self.end()
        self._present = self.bar.add_task(what, total=max(1, total))

    def advance(self, units: int) -> None:
        """So many more are done. May be called from any thread."""
        if self.bar is not None and self._present is not None:
            self.bar.advance(self._present, units)

    def end(self) -> None:
        """The present step is complete."""
        if self.bar is not None and self._present is not None:
            self.bar.update(self._present, completed=self.bar.tasks[self._present].total)


@contextmanager
def steps_on(console: Console, *, is_quiet: bool) -> Iterator[Steps]:
    """Steps shown on a terminal; on anything else, or when quiet, nothing is drawn."""
    if is_quiet or not console.is_terminal:
        yield Steps()
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bar:
        steps = Steps(bar)
        yield steps
        steps.end()
