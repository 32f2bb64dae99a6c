"""The command line: every command is found by its name and alone, and the help page knows them all."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from linkstar.cli import app
from linkstar.cli.main import COMMANDS

HEAVY = ("sqlalchemy", "alembic", "fastapi", "aiohttp", "linkstar.flows")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_page(name):
    answer = CliRunner().invoke(app, [name, "--help"])
    assert answer.exit_code == 0, answer.output
    assert f" {name} " in answer.output


def test_the_help_page_names_all_commands_and_an_unknown_one_is_refused():
    told = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "120"}).output
    assert all(f"│ {name} " in told for name in COMMANDS)
    assert CliRunner().invoke(app, ["dance"]).exit_code == 2


@pytest.mark.parametrize(("module", "without"), [
    ("linkstar.cli.main", HEAVY), ("linkstar.cli.up", (*HEAVY, "psycopg")),
    ("linkstar.api.serve", ("sqlalchemy", "alembic", "pyarrow", "zxcvbn", "pypdf", "holidays")), ("linkstar.api.main", ("pydantic", "psycopg")), ("linkstar.worker.main", ("sqlalchemy", "alembic", "fastapi")),
])  # fmt: skip
def test_what_has_to_start_quickly_loads_nothing_that_it_does_not_need(module, without):
    asked = f"import sys, {module}; print(' '.join(one for one in {list(without)} if one in sys.modules))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert told.stdout.split() == []
