"""The registry: finds adapters, and lets none of them take the others down."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from linkstar.connect import registry
from linkstar.connect.carriers.yunexpress import ADAPTER
from linkstar.kit.errors import NotFound


def test_every_folder_is_found_and_none_is_broken() -> None:
    assert registry.broken() == ()
    assert {"ratesheet", "yunexpress"} <= set(registry.carriers())
    assert {"amazon", "shopify"} <= set(registry.channels())
    assert registry.carrier("yunexpress").title == "云途 YunExpress"
    assert "stripe" in registry.payments()
    assert set(registry.fakes()) == {name for kind in registry.KINDS for name in registry.adapters(kind)}


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(registry.UnknownAdapter) as told:
        registry.carrier("pigeon-post")
    assert isinstance(told.value, NotFound)
    assert "pigeon-post" in told.value.text("en")
    assert "yunexpress" in told.value.text("zh-CN")
    with pytest.raises(registry.UnknownAdapter):
        registry.channel("yunexpress")


def test_a_rate_sheet_is_checked_before_it_is_taken() -> None:
    rates, problems = registry.read_rate_sheet("ratesheet", "service,country,up_to_g,currency,base\nS,DE,500,EUR,x\n")
    assert (rates, [(problem.line, problem.field) for problem in problems]) == ([], [(2, "base")])
    with pytest.raises(registry.NotARateSheet):
        registry.read_rate_sheet("yunexpress", "")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An importable package `some_adapters` that a test fills."""
    root = tmp_path / "some_adapters"
    root.mkdir()
    (root / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield root
    for name in [name for name in sys.modules if name.startswith("some_adapters")]:
        del sys.modules[name]


def write(root: Path, name: str, text: str) -> None:
    """An adapter folder."""
    (root / name).mkdir()
    (root / name / "__init__.py").write_text(text)


GOOD = """
class _Adapter:
    name, title, can, budgets = {name!r}, "x", frozenset(), {{}}
    def sign(self): ...
    def learn(self): ...
    def error_of(self): ...
    def refresh(self): ...
ADAPTER = _Adapter()
"""


def test_broken_adapters_are_reported_and_the_others_stand(folder: Path) -> None:
    write(folder, "good", GOOD.format(name="good"))
    write(folder, "raises", "raise RuntimeError('no such library')")
    write(folder, "typo", "def f(:")
    write(folder, "empty", "")
    write(folder, "misnamed", GOOD.format(name="other"))
    write(folder, "half", "class A:\n    name = 'half'\nADAPTER = A()")
    (folder / "notes.py").write_text("raise RuntimeError('a plain module is no adapter')")
    found, broken = registry.load("carrier", import_module("some_adapters"), [])
    assert list(found) == ["good"]
    assert {one.name: one.why.partition(":")[0].split(",")[0] for one in broken} == {
        "raises": "RuntimeError",
        "typo": "SyntaxError",
        "empty": "the package has no ADAPTER",
        "misnamed": "ADAPTER.name is 'other'",
        "half": "ADAPTER lacks title",
    }


def test_a_package_from_outside_is_found_and_cannot_take_the_name_of_ours(folder: Path) -> None:
    write(folder, "good", GOOD.format(name="good"))

    def fails() -> Any:
        raise ImportError("not installed")

    outside = [
        ("yunexpress", lambda: SimpleNamespace(ADAPTER=ADAPTER)),
        ("good", lambda: SimpleNamespace(ADAPTER=ADAPTER)),
        ("gone", fails),
    ]
    found, broken = registry.load("carrier", import_module("some_adapters"), outside)
    assert sorted(found) == ["good", "yunexpress"]
    assert found["good"].ADAPTER is not ADAPTER
    assert [(one.name, one.why) for one in broken] == [
        ("good", "the name is taken already"),
        ("gone", "ImportError: not installed"),
    ]
