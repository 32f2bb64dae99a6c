"""Telling what was found: a table for people, JSON for machines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

import orjson
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from linkstar.cli.doctor.finding import STATES, Finding, state_of

_COLOURS = {"ok": "green", "warn": "yellow", "fail": "bold red"}


def as_json(findings: Sequence[Finding], settings: Mapping[str, str]) -> str:
    """`state` (the worst), `checks` and `settings`, passwords left out."""
    told = {"state": state_of(findings), "checks": [asdict(one) for one in findings], "settings": dict(settings)}
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode()


def show(findings: Sequence[Finding], settings: Mapping[str, str], console: Console, *, has_fixes: bool = True) -> None:
    """Prints the settings and the findings, the worst last so that they stand above the prompt."""
    shown = Table("setting", "value", title="Settings", title_justify="left")
    for name, value in settings.items():
        shown.add_row(name, escape(value))
    console.print(shown)
    table = Table(
        "", "check", "company", "found", *(["what to do"] if has_fixes else []), title="Checks", title_justify="left"
    )
    for one in sorted(findings, key=lambda each: STATES.index(each.state)):
        state = f"[{_COLOURS[one.state]}]{one.state}[/]"
        table.add_row(state, one.check, one.company, escape(one.found), *([escape(one.fix)] if has_fixes else []))
    console.print(table)
    counts = {state: sum(one.state == state for one in findings) for state in STATES}
    console.print(f"{counts['fail']} wrong, {counts['warn']} to look at, {counts['ok']} well.")
