"""The tests can be run on PostgreSQL 15: the tool finds it, says when it is missing, and hands it to pytest."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tools import check, postgres15
from tools.checks.source import ROOT


def test_the_programs_are_found_where_they_lie(tmp_path):
    assert postgres15.programs([str(tmp_path)]) is None
    (tmp_path / "initdb").touch()
    assert postgres15.programs([str(tmp_path / "nowhere"), str(tmp_path)]) == tmp_path


def test_a_server_lies_in_memory_only_where_there_is_room(monkeypatch, tmp_path):
    monkeypatch.setattr(postgres15, "MEMORY", tmp_path)
    monkeypatch.setattr(postgres15, "ROOM", 0)
    assert postgres15.in_memory() == tmp_path
    monkeypatch.setattr(postgres15, "ROOM", 1 << 60)
    assert postgres15.in_memory() is None
    monkeypatch.setattr(postgres15, "MEMORY", tmp_path / "nowhere")
    assert postgres15.in_memory() is None


@pytest.mark.parametrize(("is_needed", "code"), [(True, 1), (False, 0)])
def test_without_postgres_15_a_person_hears_a_failure_and_the_check_goes_on(capsys, is_needed, code):
    assert postgres15.main(["-q"], folder=None, is_needed=is_needed) == code
    assert "apt-get install postgresql-15" in capsys.readouterr().out


def test_pytest_gets_the_server_and_its_verdict_is_ours(monkeypatch, tmp_path):
    ran: list[Any] = []

    class Pretended:
        url = "postgresql://there"

        def __enter__(self) -> Pretended:
            return self

        def __exit__(self, *_: object) -> None:
            ran.append("ended")

    def start(home: Path, *, bin_dir: Path) -> Pretended:
        assert home.is_dir()
        ran.append(bin_dir)
        return Pretended()

    def run(asked: list[str], *, check: bool, env: dict[str, str]) -> SimpleNamespace:
        ran.append((asked[1:], env["LINKSTAR_TEST_DATABASE_URL"], env["LINKSTAR_TEST_POSTGRES_BIN"], check))
        return SimpleNamespace(returncode=3)

    monkeypatch.setattr(postgres15, "EmbeddedPostgres", SimpleNamespace(start=start))
    monkeypatch.setattr(postgres15.subprocess, "run", run)
    assert postgres15.main(["tests/orders", "-x"], folder=tmp_path, is_needed=True) == 3
    asked = (["-m", "pytest", "tests/orders", "-x"], "postgresql://there", str(tmp_path), False)
    assert ran == [tmp_path, asked, "ended"]


def test_the_check_runs_what_is_near_the_database_on_it():
    assert any("tools.postgres15" in one.command for one in check.CHECKS)
    assert [path for path in (*postgres15.NEAR, *postgres15.FAR) if not (ROOT / path).exists()] == []
