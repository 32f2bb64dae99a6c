"""Single doors and steps of `linkstar up`, each as a command of its own."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from linkstar.api.demo_people import DEMO_LOGINS
from linkstar.cli.processes import Place
from linkstar.cli.replay.commands import is_open
from linkstar.cli.seeding import seed_if_empty
from linkstar.core.settings import Settings, make_home
from linkstar.sandbox.serve import serve

console = Console(stderr=True)


def sandbox(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
) -> None:
    """Serve the pretend marketplaces and carriers alone, with their console at /_sandbox/. Ctrl-C ends it."""
    settings = Settings()
    chosen = port or settings.sandbox_port
    console.print(f"Sandbox: http://{settings.host}:{chosen}/_sandbox/  (Ctrl-C ends it)")
    serve(chosen, make_home(settings.home), host=settings.host)


def migrate() -> None:
    """Bring the database up to date."""
    with Place(Settings(), say=console.print) as place:
        place.start_database()
    console.print("The database is up to date.")


def seed() -> None:
    """Make the demo company, Harbour & Pine 港松贸易, if there is none."""
    settings = Settings()
    with Place(settings, say=console.print) as place:
        place.start_database()
        if not is_open(settings):
            place.start_doors(doors=("sandbox",))
        seed_if_empty(place, console=console)
    console.print("The demo company is there:")
    for email, password, role in DEMO_LOGINS:
        console.print(f"  {email:34} {password:30} {role}", highlight=False)
