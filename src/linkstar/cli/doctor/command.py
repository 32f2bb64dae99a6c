"""The command itself."""

from __future__ import annotations

from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from linkstar.cli.doctor.examine import examine
from linkstar.cli.doctor.finding import Finding, state_of
from linkstar.cli.doctor.machine import wrong_settings
from linkstar.cli.doctor.show import as_json, show
from linkstar.core.settings import Settings


def command(
    as_machine: Annotated[
        bool, typer.Option("--json", help="For machines: state, checks and settings as JSON.")
    ] = False,
    fix_hints: Annotated[bool, typer.Option(help="Say what to do about each thing that is wrong.")] = True,
    open_incidents: Annotated[
        bool, typer.Option(help="Tell the inbox of stock that disagrees; else nothing is written.")
    ] = False,
) -> None:
    """Say how this installation is, and what to do about what is wrong. Exit code 1 if something is."""
    findings: list[Finding]
    try:
        settings = Settings()
        findings, shown = examine(settings, tells=open_incidents), settings.shown()
    except ValidationError as problem:
        findings, shown = wrong_settings(problem), {}
    if as_machine:
        typer.echo(as_json(findings, shown))
    else:
        show(findings, shown, Console(), has_fixes=fix_hints)
    raise typer.Exit(1 if state_of(findings) == "fail" else 0)
