"""The audit of our packages: it tells everything, fails for what is bad and can be mended, and never takes silence for health."""

from __future__ import annotations

import json
import sys
import tomllib

import pytest

from tools import audit, check
from tools.checks.source import ROOT

WEAK = {"id": "PYSEC-1", "fix_versions": ["2.0.1", "3.0"], "description": "Reads too much.\nLong story."}


def _python(*dependencies) -> str:
    return json.dumps({"dependencies": list(dependencies), "fixes": []})


def _npm(**found) -> str:
    return json.dumps({"vulnerabilities": found, "metadata": {"dependencies": {"total": 40}}})


def _answers(python: str = "", npm: str = "", wrong: str = ""):
    return lambda command, folder: (npm if command[0] == "npm" else python, wrong)


@pytest.fixture
def places(tmp_path):
    web = tmp_path / "web"
    web.mkdir()
    (web / "package-lock.json").write_text("{}")
    return {"web": web, "pins": tmp_path / "constraints.txt"}


def test_a_weakness_that_a_newer_version_mends_fails(capsys, places):
    said = _python({"name": "a", "version": "1", "vulns": []}, {"name": "httpx", "version": "2.0", "vulns": [WEAK]})
    assert audit.main(_answers(said, _npm()), **places) == 1
    out = capsys.readouterr().out
    assert "FAILS  httpx 2.0  PYSEC-1  not told; mended in 2.0.1  Reads too much." in out
    assert "Python: 2 packages asked for, 1 findings" in out
    assert out.splitlines()[-1] == "audit: 1 to be mended now (Python, npm asked)"


def test_a_weakness_that_nobody_can_mend_is_told_and_does_not_fail(capsys, places):
    said = _python({"name": "a", "version": "1", "vulns": [{**WEAK, "fix_versions": []}]})
    assert audit.main(_answers(said, _npm()), **places) == 0
    assert "known  a 1  PYSEC-1  not told; no version without it yet" in capsys.readouterr().out


@pytest.mark.parametrize(("severity", "fix", "code"), [
    ("low", True, 0), ("moderate", {"name": "b", "version": "2"}, 0), ("high", True, 1), ("critical", {"name": "b", "version": "2"}, 1),
    ("high", False, 0), ("", True, 1),
])  # fmt: skip
def test_only_high_ones_of_npm_with_a_fix_fail(places, severity, fix, code):
    found = {
        "b": {
            "severity": severity,
            "fixAvailable": fix,
            "via": [{"url": "https://a.example/GHSA-1", "title": "t"}, "c"],
        }
    }
    assert audit.main(_answers(_python({"name": "a", "version": "1", "vulns": []}), _npm(**found)), **places) == code


@pytest.mark.parametrize(("python", "npm", "wrong"), [
    ("", "", "connection refused"), ("not JSON", "[]", ""), (_python({"name": "a", "skip_reason": "not found"}), '{"message": "405"}', ""),
])  # fmt: skip
def test_a_service_that_does_not_answer_is_told_plainly_and_fails_nothing(capsys, places, python, npm, wrong):
    assert audit.main(_answers(python, npm, wrong), **places) == 0
    out = capsys.readouterr().out
    assert out.count("NOT AUDITED") == 2
    assert "0 findings" not in out
    assert out.splitlines()[-1] == "audit: nothing was audited (no service asked)"


def test_packages_that_the_service_does_not_know_are_named(capsys, places):
    said = _python({"name": "a", "version": "1", "vulns": []}, {"name": "ours", "skip_reason": "not found"})
    assert audit.main(_answers(said, _npm()), **places) == 0
    assert "the service knows nothing of 1: ours" in capsys.readouterr().out


def test_without_a_web_part_only_python_is_audited(capsys, tmp_path):
    called = []

    def run(command, folder):
        called.append(command[0])
        return _python({"name": "a", "version": "1", "vulns": []}), ""

    assert audit.main(run, web=tmp_path, pins=tmp_path / "pins") == 0
    assert called == [sys.executable]


def test_a_program_that_is_missing_or_slow_says_nothing(monkeypatch, tmp_path):
    assert audit.ask(["no-such-program"], tmp_path) == ("", "no-such-program is not on this machine")
    monkeypatch.setattr(audit, "PATIENCE_S", 0.01)
    assert "did not answer" in audit.ask([sys.executable, "-c", "import time; time.sleep(5)"], tmp_path)[1]
    monkeypatch.setattr(audit, "PATIENCE_S", 20)
    assert audit.ask([sys.executable, "-c", "print(1)"], tmp_path) == ("1\n", "")


def test_ci_audits_and_the_auditor_is_pinned():
    assert "audit" in [one.name for one in check.CHECKS]
    dev = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["dev"]
    assert [line for line in dev if line.startswith("pip-audit==")]
