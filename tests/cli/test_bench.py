"""`linkstar bench` and `linkstar adapter`: what they run, what they keep, and what they say outside a checkout."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from linkstar.cli import adapter, app, bench

ABACUS = '''"""Counts."""
def run():
    return {"orders_per_s": 12.5, "lost": 0, "targets": {"orders_per_s": ">= 10", "lost": "== 0"}}
'''


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A source folder with one benchmark."""
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "__init__.py").write_text("")
    (tmp_path / "bench" / "abacus.py").write_text(ABACUS)
    monkeypatch.setattr(bench, "find_checkout", lambda _: tmp_path)
    kept = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "bench"}
    for name in kept:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    return tmp_path


def test_a_benchmark_prints_its_figures_and_keeps_them_with_the_machine(checkout):
    answer = CliRunner().invoke(app, ["bench", "abacus", "--json"])
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    assert (told["name"], told["orders_per_s"], told["lost"], told["pass"]) == ("abacus", 12.5, 0, True)
    assert told["machine"]["processors"] >= 1
    assert json.loads((checkout / "bench" / "results" / "abacus.json").read_text()) == told
    for name in ("bench", "bench.abacus"):
        sys.modules.pop(name, None)


@pytest.mark.parametrize(("where", "code"), [("targets", 1), ("aims", 0)])
def test_a_missed_target_ends_the_command_with_one_and_a_missed_aim_is_only_told(checkout, where, code):
    wanted = {"targets": {"lost": "== 0"}, "aims": {}, where: {"orders_per_s": ">= 100"}}
    (checkout / "bench" / "abacus.py").write_text(
        f'"""Counts."""\ndef run():\n    return {{"orders_per_s": 12.5, "lost": 0, **{wanted}}}\n'
    )
    answer = CliRunner().invoke(app, ["bench"])
    assert answer.exit_code == code
    assert "missed" in answer.stdout
    kept = json.loads((checkout / "bench" / "results" / "abacus.json").read_text())
    assert (kept["pass"], kept["aims_met"]) == (code == 0, where == "targets")
    for name in ("bench", "bench.abacus"):
        sys.modules.pop(name, None)


def test_an_unknown_benchmark_is_named_with_those_there_are(checkout):
    with pytest.raises(bench.UnknownBench, match="There are: abacus"):
        bench.choose(checkout / "bench", ["abacus", "sundial"])


@pytest.mark.parametrize(("wanted", "met"), [(">= 12.5", True), (">= 13", False), ("<= 12", False), ("== 12.5", True)])
def test_a_figure_keeps_its_target_or_not(wanted, met):
    assert bench.is_met({"x": 12.5}, "x", wanted) is met


@pytest.mark.parametrize(
    ("module", "arguments", "refusal"),
    [(bench, ["bench"], bench.NoBenches), (adapter, ["adapter", "channel", "ozon"], adapter.NoCheckout)],
)
def test_an_installed_package_says_that_the_source_is_needed(monkeypatch, module, arguments, refusal):
    monkeypatch.setattr(module, "find_checkout", lambda _: None)
    assert isinstance(CliRunner().invoke(app, arguments).exception, refusal)


def test_a_name_that_no_folder_may_have_is_refused_by_the_drawing_tool(capfd):
    assert CliRunner().invoke(app, ["adapter", "channel", "Not-A-Name"]).exit_code == 1
    assert "small letters" in capfd.readouterr().err
