"""The commands, each loaded when it is called, and how a refusal is told: what is wrong, what helps, exit code 1."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from typer.core import TyperGroup

from linkstar import __version__
from linkstar.kit.errors import Refusal

console = Console(stderr=True)
# Where each command is. All of them together take a second to load, which `linkstar up` would lose.
COMMANDS = {
    "up": "up:command", "doctor": "doctor:command", "export": "export:command", "backup": "backup:backup_command",
    "restore": "backup:restore_command", "bench": "bench:command", "adapter": "adapter:command", "keys": "keys:app",
    "demo": "replay.commands:demo", "import": "replay.commands:imports", "sandbox": "doors:sandbox", "migrate": "doors:migrate",
    "seed": "doors:seed",
}  # fmt: skip


class Commands(TyperGroup):
    """The commands by name; the help page loads them all."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All names, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name; None for none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, what = COMMANDS[cmd_name].partition(":")
        found = getattr(import_module(f"linkstar.cli.{module}"), what)
        if not isinstance(found, typer.Typer):
            function, found = found, typer.Typer(add_completion=False, pretty_exceptions_enable=False)
            found.command(cmd_name)(function)
        made = typer.main.get_command(found)
        made.name = cmd_name
        return made


app = typer.Typer(
    cls=Commands, name="linkstar", help="LinkStar (联星出海): the operations platform of cross-border sellers.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
)  # fmt: skip


def main() -> None:
    """Runs the command line; a refusal ends with exit code 1 and a sentence, never with a traceback."""
    try:
        app()
    except Refusal as refusal:
        console.print(f"[bold red]{refusal.code}[/bold red] {refusal.text('en')}", highlight=False)
        sys.exit(1)
    except ValidationError as problem:
        for one in import_module("linkstar.cli.doctor").wrong_settings(problem):
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
