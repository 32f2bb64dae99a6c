"""Doors that load their modules while the database still starts: they wait, take what they are told, and leave nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from linkstar.cli.processes import Place, free_port
from linkstar.core.settings import GATE, Settings, make_gate, open_gate, pass_gate

_DOOR = "import os; from linkstar.core.settings import pass_gate; print('here', flush=True); pass_gate(); print(os.environ['SAID'])"


def test_a_door_waits_until_the_gate_is_open_and_takes_the_settings_with_it(tmp_path):
    gate = make_gate(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", _DOOR], env={**os.environ, GATE: str(gate)}, stdout=subprocess.PIPE, text=True
    ) as door:
        assert door.stdout is not None
        assert door.stdout.readline() == "here\n"
        with pytest.raises(subprocess.TimeoutExpired):
            door.wait(0.3)
        open_gate(gate, {"SAID": "come in"})
        assert door.stdout.readline() == "come in\n"
    assert gate.stat().st_mode & 0o077 == 0


def test_without_a_gate_nobody_waits(monkeypatch):
    monkeypatch.delenv(GATE, raising=False)
    before = dict(os.environ)
    pass_gate()
    assert dict(os.environ) == before


def test_a_door_whose_gate_nobody_can_open_any_more_ends(tmp_path):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    environment = {**os.environ, GATE: str(tmp_path / f"gate-{gone.pid}")}
    told = subprocess.run([sys.executable, "-c", _DOOR], env=environment, capture_output=True, text=True, timeout=60)
    assert (told.returncode, told.stdout) == (1, "here\n")


def test_gates_of_processes_that_are_gone_are_cleared_away_and_others_stay(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f"gate-{gone.pid}").touch()
    (tmp_path / f"gate-{os.getppid()}").touch()
    make_gate(tmp_path).touch()
    assert make_gate(tmp_path) == tmp_path / f"gate-{os.getpid()}"
    assert [one.name for one in tmp_path.iterdir()] == [f"gate-{os.getppid()}"]


def test_doors_whose_database_does_not_start_end_with_the_one_who_started_them(tmp_path: Path):
    nobody = f"postgresql://nobody@127.0.0.1:{free_port()}/nothing"
    settings = Settings(home=tmp_path, port=free_port(), sandbox_port=free_port(), database_url=nobody)
    with Place(settings, say=lambda _: None) as place:
        place.warm_doors()
        doors = [child.process for child in place.children]
        assert len(doors) == 1 + settings.workers
        with pytest.raises(psycopg.OperationalError):
            place.start_database()
    assert [door.poll() is not None for door in doors] == [True] * len(doors)
    assert [one.name for one in tmp_path.glob("gate-*")] == []
