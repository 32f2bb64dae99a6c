"""`linkstar up`: everything in one terminal, until Ctrl-C."""

from __future__ import annotations

import signal
import threading
import time
from importlib import import_module
from typing import Annotated

import typer
from rich.console import Console

from linkstar.api.demo_people import DEMO_LOGINS, SLUG
from linkstar.cli.processes import Place
from linkstar.core.settings import Settings, secret_key

console = Console(stderr=True)


def command(
    demo: Annotated[bool, typer.Option(help="Make the demo company if the database is empty.")] = True,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="Worker processes.")] = None,
) -> None:
    """Start everything: database, web, worker and sandbox. Ctrl-C ends it."""
    run(Settings(), console=console, is_demo=demo, workers=workers)


def run(settings: Settings, *, console: Console, is_demo: bool, workers: int | None) -> None:
    """Starts LinkStar, tells where it is, and ends it cleanly on SIGINT or SIGTERM. Raises Refusal."""
    started = time.perf_counter()
    settings = settings.model_copy(update={"demo": is_demo})
    over = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: over.set())
    with Place(settings, say=lambda text: console.print(f"[dim]{text}[/dim]", highlight=False)) as place:
        place.warm_doors(workers=workers)
        with console.status("Starting the database"):
            place.start_database()
        with console.status("Starting web, worker and sandbox"):
            place.start_doors(workers=workers)
        key = secret_key(settings)
        known = import_module("linkstar.cli.companies")
        companies = known.slugs_of(place.owner, key)
        if is_demo and SLUG not in companies:
            import_module("linkstar.cli.seeding").seed_if_empty(place, console=console)
        _greet(console, settings, is_demo=is_demo, seconds=time.perf_counter() - started)
        if not is_demo and not companies:
            code = known.setup_code(key)
            console.print(
                f"  There is no company yet. Open the page to found it; from another machine with the code [bold]{code}[/bold]\n"
            )
        while not over.wait(0.5):
            place.look_after()
        with console.status("Finishing what is under way"):
            place.stop()
    console.print("LinkStar has stopped. Everything is kept; start it again with [bold]make run[/bold].")


def _greet(console: Console, settings: Settings, *, is_demo: bool, seconds: float) -> None:
    console.print(f"\n[bold green]LinkStar 联星出海 runs[/bold green] (ready in {seconds:.1f} s)")
    console.print(f"  web      [bold]http://{settings.host}:{settings.port}[/bold]   API: /docs")
    console.print(f"  sandbox  http://{settings.host}:{settings.sandbox_port}/_sandbox/")
    console.print(f"  data     {settings.home}")
    if is_demo:
        console.print("  demo logins:")
        for email, password, role in DEMO_LOGINS:
            console.print(f"    {email:32} {password:24} {role}", highlight=False)
    console.print("Press Ctrl-C to stop.\n")
