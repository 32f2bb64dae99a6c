"""The commands, and how a refusal is told on a terminal: what is wrong, what helps, exit code 1."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from linkstar import __version__
from linkstar.api.demo_people import DEMO_LOGINS
from linkstar.cli import adapter, backup, bench, doctor, export, keys, up as running
from linkstar.cli.processes import Place
from linkstar.cli.replay import commands as replay
from linkstar.cli.seeding import seed_if_empty
from linkstar.core.settings import Settings, make_home
from linkstar.kit.errors import Refusal
from linkstar.sandbox.serve import serve

app = typer.Typer(
    name="linkstar", help="LinkStar (联星出海): the operations platform of cross-border sellers.", no_args_is_help=True,
    add_completion=False, pretty_exceptions_enable=False,
)  # fmt: skip
console = Console(stderr=True)


def main() -> None:
    """Runs the command line; a refusal ends with exit code 1 and a sentence, never with a traceback."""
    try:
        app()
    except Refusal as refusal:
        console.print(f"[bold red]{refusal.code}[/bold red] {refusal.text('en')}", highlight=False)
        sys.exit(1)
    except ValidationError as problem:
        for one in doctor.wrong_settings(problem):
            console.print(f"[bold red]settings[/bold red] {one.found}", highlight=False)
        sys.exit(1)


def _version(is_asked: bool) -> None:
    if is_asked:
        typer.echo(f"linkstar {__version__}")
        raise typer.Exit


@app.callback()
def linkstar(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """LinkStar (联星出海): the operations platform of cross-border sellers."""


@app.command()
def up(
    demo: Annotated[bool, typer.Option(help="Make the demo company if the database is empty.")] = True,
    workers: Annotated[int | None, typer.Option(min=1, max=64, help="Worker processes.")] = None,
) -> None:
    """Start everything: database, web, worker and sandbox. Ctrl-C ends it."""
    running.run(Settings(), console=console, is_demo=demo, workers=workers)


app.command("doctor")(doctor.command)
app.command("export")(export.command)
app.command("backup")(backup.backup_command)
app.command("restore")(backup.restore_command)
app.command("bench")(bench.command)
app.command("adapter")(adapter.command)
app.add_typer(keys.app, name="keys")
app.command("demo")(replay.demo)
app.add_typer(replay.imports, name="import")


@app.command()
def sandbox(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
) -> None:
    """Serve the pretend marketplaces and carriers alone, with their console at /_sandbox/. Ctrl-C ends it."""
    settings = Settings()
    chosen = port or settings.sandbox_port
    console.print(f"Sandbox: http://{settings.host}:{chosen}/_sandbox/  (Ctrl-C ends it)")
    serve(chosen, make_home(settings.home), host=settings.host)


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    with Place(Settings(), say=console.print) as place:
        place.start_database()
    console.print("The database is up to date.")


@app.command()
def seed() -> None:
    """Make the demo company, Harbour & Pine 港松贸易, if there is none."""
    settings = Settings()
    with Place(settings, say=console.print) as place:
        place.start_database()
        if not replay.is_open(settings):
            place.start_doors(doors=("sandbox",))
        seed_if_empty(place, console=console)
    console.print("The demo company is there:")
    for email, password, role in DEMO_LOGINS:
        console.print(f"  {email:34} {password:30} {role}", highlight=False)
