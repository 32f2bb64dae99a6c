"""`linkstar demo`, `linkstar import olist|retail` and `linkstar seed`."""

from __future__ import annotations

import asyncio
import socket
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from linkstar.cli.replay import demo as generated, olist, report, retail
from linkstar.cli.replay.home import Home, running, throwaway
from linkstar.cli.replay.run import Options, replay
from linkstar.cli.replay.scene import Scene
from linkstar.core.settings import Settings
from linkstar.kit.errors import Invalid

console = Console(stderr=True)
imports = typer.Typer(
    name="import", help="Replay real orders through the sandbox and judge what became of them.", no_args_is_help=True,
    add_completion=False, pretty_exceptions_enable=False,
)  # fmt: skip

Orders = Annotated[int, typer.Option(min=1, max=1_000_000, help="How many orders.")]
Seed = Annotated[int, typer.Option(help="The same seed makes the same world and the same faults.")]
Speed = Annotated[str, typer.Option(help="'max', or how many times faster than real time, for example 3600.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Worker processes.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout and nothing else there.")]
Kill = Annotated[
    bool, typer.Option("--kill-worker", help="Kill one worker in the middle (SIGKILL) and start it again.")
]
Folder = Annotated[Path, typer.Argument(exists=True, help="Where the original files are, plain or .gz.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Only so many orders, the first by time.")]
Scratch = Annotated[
    bool, typer.Option("--scratch/--keep", help="A throw-away home, or the demo company of the running LinkStar.")
]


def demo(
    orders: Orders = 200,
    seed: Seed = 1,
    speed: Speed = "max",
    workers: Workers = 2,
    kill_worker: Kill = False,
    as_json: Json = False,
) -> None:
    """Play a generated company in a throw-away home: several shops, currencies, countries; prints what became of every order."""
    scene = generated.scene(orders, seed)
    _play(
        scene,
        Options(speed=_speed(speed), seed=seed, kill_worker=kill_worker),
        workers=workers,
        as_json=as_json,
        scratch=True,
    )


@imports.command("olist")
def import_olist(
    path: Folder, speed: Speed = "max", limit: Limit = None, seed: Seed = 1, scratch: Scratch = True, as_json: Json = False
) -> None:  # fmt: skip
    """Olist (Brazil): sellers become shops, its orders happen again in their real order of time."""
    with console.status("Reading Olist"):
        scene = olist.scene(path, limit=limit)
    _play(scene, Options(speed=_speed(speed), seed=seed), workers=2, as_json=as_json, scratch=scratch)


@imports.command("retail")
def import_retail(
    path: Folder, speed: Speed = "max", limit: Limit = None, seed: Seed = 1, scratch: Scratch = True, as_json: Json = False
) -> None:  # fmt: skip
    """UCI Online Retail: long invoices, large quantities, returns (C invoices), guests."""
    with console.status("Reading Online Retail"):
        scene = retail.scene(path, limit=limit)
    _play(scene, Options(speed=_speed(speed), seed=seed), workers=2, as_json=as_json, scratch=scratch)


def _play(scene: Scene, options: Options, *, workers: int, as_json: bool, scratch: bool) -> None:
    """Runs, tells, and exits with 1 if anything was lost, doubled, oversold or bought for nobody."""

    def say(text: str) -> None:
        console.print(f"[dim]{text}[/dim]", highlight=False)

    home: AbstractContextManager[Home] = (
        throwaway(say, scene.starts_at, workers=workers) if scratch else running(Settings(), say)
    )
    try:
        with report.progress(console, len(scene.events)) as beat, home as opened:
            verdict = asyncio.run(replay(opened, scene, options, beat=beat))
    except (KeyboardInterrupt, asyncio.CancelledError):
        console.print("Stopped; nothing is left behind." if scratch else "Stopped.")
        raise typer.Exit(130) from None
    if as_json:
        typer.echo(report.as_json(verdict, scene.notes))
    else:
        report.tell(Console(), verdict, scene.notes)
    if not verdict.is_clean:
        raise typer.Exit(1)


def is_open(settings: Settings) -> bool:
    """Whether the sandbox of a LinkStar that runs answers."""
    with socket.socket() as asking:
        asking.settimeout(1.0)
        return asking.connect_ex((settings.host, settings.sandbox_port)) == 0


def _speed(text: str) -> float:
    """0 for "max". Raises Invalid."""
    if text == "max":
        return 0.0
    try:
        speed = float(text)
    except ValueError as wrong:
        raise Invalid("speed", "it is 'max' or a number") from wrong
    if not 0 < speed <= 1_000_000:
        raise Invalid("speed", "above 0, at most 1,000,000")
    return speed
