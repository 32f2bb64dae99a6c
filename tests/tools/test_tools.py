"""The tools behind the Makefile: they pass on what is good, and say what is wrong."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tools import check, pins, reset, setup, squawk, wheel
from tools.checks.source import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


# --- check: the list of CI


def _says(text: str, code: int = 0, *, is_aside: bool = False) -> check.Check:
    says = f"print('{text} done'); raise SystemExit({code})"
    return check.Check(text, [sys.executable, "-c", says], is_aside)


def test_all_checks_are_run_and_the_last_line_is_said_again(capfd):
    assert check.main([_says("lint"), _says("tests")]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[-1] == "tests done"
    assert lines[-2].startswith("make check: all passed (lint 0 s, tests 0 s")


def test_the_first_failing_check_ends_it(capfd):
    assert check.main([_says("lint", 3), _says("tests")]) == 3
    said = capfd.readouterr().out
    assert "make check: lint failed" in said
    assert "(lint 0 s)" in said
    assert said.splitlines()[-1] == "lint done"
    assert "tests done" not in said


def test_what_runs_aside_is_told_in_its_turn_and_its_failure_counts(capfd):
    assert (
        check.main([_says("lint"), _says("web", is_aside=True), _says("wheel", 4, is_aside=True), _says("tests")]) == 4
    )
    lines = capfd.readouterr().out.splitlines()
    assert lines[:6] == ["--- lint", "lint done", "--- web", "web done", "--- wheel", "wheel done"]
    assert lines[-2].startswith("make check: wheel failed")
    assert "--- tests" not in lines


def test_what_runs_aside_is_under_way_while_others_run(tmp_path, capfd):
    """The first check waits for a file that the one aside writes."""
    there = tmp_path / "there"
    waits = f"import time, pathlib\nwhile not pathlib.Path({str(there)!r}).exists(): time.sleep(0.01)"
    writes = f"import pathlib; pathlib.Path({str(there)!r}).touch()"
    first, aside = (check.Check(name, [sys.executable, "-c", what]) for name, what in (("a", waits), ("b", writes)))
    assert check.main([first, replace(aside, is_aside=True)]) == 0
    assert "all passed" in capfd.readouterr().out


def test_checks_that_take_too_long_are_told_of(capfd):
    assert check.main([_says("tests")], budget_s=0) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[-1] == "tests done"
    assert "more than the 0 min" in lines[-2]


def test_ci_calls_make_check_and_nothing_else():
    lines = [line.strip() for line in (ROOT / ".ci" / "run").read_text().splitlines()]
    assert [line for line in lines if line.startswith("make")] == ["make check"]


# --- pins


def test_every_dependency_is_pinned_to_what_is_installed():
    installed = {pins.plain(found.name): found.version for found in pins.distributions()}
    assert pins.wrong_pins(PROJECT, installed) == []


@pytest.mark.parametrize("line", ["httpx", "httpx>=0.28", "httpx==0.28.*", "httpx~=0.28.1"])
def test_a_loose_dependency_is_caught(line):
    assert pins.wrong_pins({"dependencies": [line]}, {}) == [f"{line}: not pinned"]


def test_a_pin_that_is_not_what_is_installed_is_caught():
    found = pins.wrong_pins({"dependencies": ["PyYAML==6.0.2"]}, {"pyyaml": "6.0.3"})
    assert found == ["PyYAML==6.0.2: 6.0.3 is installed"]


def test_every_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text()
    bare = [line for line in text.splitlines() if "==" in line and line.strip().startswith('"') and "#" not in line]
    assert bare == []


# --- setup


def test_setup_tells_of_packages_as_they_come(capsys):
    lines = ["Obtaining file\n", *(f"Collecting p{i}==1\n" for i in range(12)), "Installing collected packages: p0\n"]
    assert setup._follow(lines) == lines
    said = capsys.readouterr().out
    assert "Installing packages (11) collecting p10==1" in said
    assert "installing collected" in said


def test_an_environment_whose_python_is_gone_is_made_anew(tmp_path):
    (tmp_path / "bin").mkdir()
    assert not setup._works(tmp_path)
    (tmp_path / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "bin" / "python").chmod(0o755)
    assert not setup._works(tmp_path)
    assert setup._works(Path(sys.prefix))


# --- reset


@pytest.fixture
def a_home(tmp_path):
    home = tmp_path / "home"
    (home / "pg").mkdir(parents=True)
    (home / "pg.users").touch()
    return home


def test_reset_deletes_a_home(a_home, capsys):
    assert reset.main(a_home, is_sure=True) == 0
    assert not a_home.exists()


def test_reset_asks_first(a_home, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: "no")
    assert reset.main(a_home, is_sure=False) == 1
    assert a_home.exists()


def test_reset_leaves_a_running_database_alone(a_home, capsys):
    with (a_home / "pg.users").open("rb") as user:
        fcntl.flock(user, fcntl.LOCK_SH)
        assert reset.main(a_home, is_sure=True) == 1
    assert a_home.exists()
    assert "is running" in capsys.readouterr().out


def test_reset_leaves_other_folders_alone(tmp_path, monkeypatch):
    (tmp_path / "letters.txt").touch()
    assert "holds no database" in reset.refusal(tmp_path)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert "not a folder of LinkStar alone" in reset.refusal(tmp_path)


# --- squawk

ENV = """
from alembic import context
context.configure(dialect_name="postgresql", literal_binds=True)
with context.begin_transaction():
    context.execute("SET LOCAL lock_timeout = '5s'")
    context.run_migrations()
"""
REVISION = """
from alembic import op
revision, down_revision = "{name}", {before}
def upgrade() -> None:
    op.execute("{sql}")
"""


@pytest.fixture
def migrations(tmp_path):
    folder = tmp_path / "product" / "migrations"
    (folder / "versions").mkdir(parents=True)
    (folder / "env.py").write_text(ENV)
    make = "CREATE TABLE public.item (tenant_id uuid, id uuid, PRIMARY KEY (tenant_id, id))"
    (folder / "versions" / "a1.py").write_text(REVISION.format(name="a1", before=None, sql=make))
    return folder


def test_a_gentle_migration_passes(migrations, tmp_path):
    files = squawk.write_sql(squawk.folder_of_migrations(migrations.parent), tmp_path)
    assert [file.name for file in files] == ["0001_a1.sql"]
    assert squawk.lint(files) == 0


def test_a_migration_that_locks_a_busy_table_is_caught(migrations, tmp_path, capfd):
    sql = "CREATE INDEX item_id_ix ON public.item (id)"
    (migrations / "versions" / "a2.py").write_text(REVISION.format(name="a2", before="'a1'", sql=sql))
    files = squawk.write_sql(migrations, tmp_path)
    assert squawk.lint(files) == 1
    assert "require-concurrent-index-creation" in capfd.readouterr().out


# --- wheel


def _files(folder: Path) -> set[Path]:
    return {
        path.relative_to(folder) for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_whole_product_and_runs_without_the_source(tmp_path):
    source = ROOT / "src" / "linkstar"
    before = _files(source)
    program = wheel.install(wheel.build(tmp_path), tmp_path / "venv")
    ask = "import linkstar, pathlib; print(pathlib.Path(linkstar.__file__).parent)"
    ran = subprocess.run(
        [program.parent / "python", "-c", ask], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    installed = Path(ran.stdout.strip())
    assert installed.is_relative_to(tmp_path)
    assert program.exists()
    # A file that is being written while this runs is in neither list.
    assert (before & _files(source)) - _files(installed) == set()
