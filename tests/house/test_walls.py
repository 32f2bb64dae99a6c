"""The walls stand, and each way to break in is caught: an import is added to a copy of the product, the linter must see it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.checks.source import PRODUCT, ROOT

LINT = Path(sys.executable).parent / "lint-imports"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

# what breaks in | contract | file | added to it | what the linter says
BREAK_INS = [
    ("kit reaches up to core", "floors", "kit/money.py", "import linkstar.core.db", "kit.money -> linkstar.core.db"),
    ("core reaches up to connect", "floors", "core/spy.py", "from linkstar.connect import wire", "core.spy -> linkstar.connect.wire"),
    ("connect reaches up to a module", "floors", "connect/spy.py", "from linkstar.orders import actions", "connect.spy -> linkstar.orders"),
    ("a module imports a module", "floors", "orders/spy.py", "import linkstar.inventory.actions", "orders.spy -> linkstar.inventory"),
    ("an import hidden in a function", "floors", "orders/spy.py", "def f():\n    from linkstar.inventory import actions", "orders.spy -> linkstar.inventory"),
    ("an import for types only", "floors", "orders/spy.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import linkstar.shipping.rules", "orders.spy -> linkstar.shipping"),
    ("a relative import", "floors", "orders/spy.py", "from ..inventory import actions", "orders.spy -> linkstar.inventory"),
    ("a module imports a flow", "floors", "orders/spy.py", "import linkstar.flows.spy", "orders.spy -> linkstar.flows"),
    ("a flow imports the api", "floors", "flows/spy.py", "import linkstar.api.spy", "flows.spy -> linkstar.api"),
    ("one door imports another", "floors", "worker/spy.py", "import linkstar.sandbox.spy", "worker.spy -> linkstar.sandbox"),
    ("a package without a floor", "floors", "gadgets/__init__.py", "", "linkstar.gadgets"),
    ("a flow names a table", "tables", "flows/spy.py", "from linkstar.orders.tables import orders", "flows.spy -> linkstar.orders.tables"),
    ("the api names a table of core", "tables", "api/spy.py", "from linkstar.core.facts import tables", "api.spy -> linkstar.core.facts.tables"),
    ("rules know the database", "rules", "orders/rules.py", "import psycopg", "orders.rules -> psycopg"),
    ("rules call the network in a function", "rules", "orders/rules.py", "def f():\n    import httpx", "orders.rules -> httpx"),
    ("rules reach core around a corner", "rules", "orders/rules.py", "import linkstar.orders.facts", "orders.facts -> linkstar.core"),
    ("rules look at the clock", "rules", "orders/rules.py", "from linkstar.kit.clock import WallClock", "orders.rules -> linkstar.kit.clock"),
    ("an adapter imports an adapter", "adapters-apart", "connect/channels/shopify/spy.py", "import linkstar.connect.channels.amazon", "shopify.spy -> linkstar.connect.channels.amazon"),
    ("a carrier imports a channel", "adapters-apart", "connect/carriers/yunexpress/spy.py", "import linkstar.connect.channels.amazon", "yunexpress.spy -> linkstar.connect.channels.amazon"),
    ("somebody names an adapter", "adapters-by-registry", "sandbox/spy.py", "from linkstar.connect.channels import shopify", "sandbox.spy -> linkstar.connect.channels.shopify"),
    ("connect itself names an adapter", "adapters-by-registry", "connect/spy.py", "import linkstar.connect.carriers.yunexpress", "connect.spy -> linkstar.connect.carriers.yunexpress"),
    ("core uses the web framework", "web", "core/spy.py", "from fastapi import FastAPI", "core.spy -> fastapi"),
    ("the sandbox uses the web framework", "web", "sandbox/spy.py", "import starlette.routing", "sandbox.spy -> starlette"),
    ("two files go round in a circle", "circles", "kit/errors.py", "import linkstar.kit.money", "linkstar.kit"),
]  # fmt: skip

# Break-ins lean on these; where the product has them already they are left as they are.
NEEDED = {
    "orders/tables.py": "", "orders/actions.py": "", "orders/facts.py": "from linkstar.core.facts import Fact\n",
    "inventory/actions.py": "", "shipping/rules.py": "", "flows/spy.py": "", "api/spy.py": "", "sandbox/spy.py": "",
    "catalog/__init__.py": "", "contacts/__init__.py": "", "finance/__init__.py": "",
    "connect/registry.py": "", "core/spy.py": "", "worker/spy.py": "", "cli/__init__.py": "",
    "connect/channels/shopify/__init__.py": "", "connect/channels/amazon/__init__.py": "",
    "connect/carriers/yunexpress/__init__.py": "",
}  # fmt: skip


def _lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    path = {**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "300"}
    command = [LINT, "--no-logo", "--no-cache", *options]
    return subprocess.run(command, cwd=folder, env=path, capture_output=True, text=True, check=False)


def _write(product: Path, file: str, text: str) -> None:
    path = product / file
    path.parent.mkdir(parents=True, exist_ok=True)
    for parent in path.relative_to(product).parents:
        (product / parent / "__init__.py").touch()
    with path.open("a", encoding="utf-8") as end:
        end.write(f"\n{text}\n")


@pytest.fixture
def a_copy(tmp_path):
    shutil.copytree(PRODUCT, tmp_path / "src" / "linkstar", ignore=shutil.ignore_patterns("__pycache__", "samples"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file, text in NEEDED.items():
        if not (tmp_path / "src" / "linkstar" / file).exists():
            _write(tmp_path / "src" / "linkstar", file, text)
    return tmp_path


def test_the_walls_stand():
    answer = _lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in answer.stdout


@pytest.mark.parametrize(
    ("contract", "file", "text", "said"), [row[1:] for row in BREAK_INS], ids=[row[0] for row in BREAK_INS]
)
def test_a_break_in_is_caught(a_copy, contract, file, text, said):
    _write(a_copy / "src" / "linkstar", file, text)
    answer = _lint(a_copy, "--contract", contract)
    said_by_linter = " ".join(answer.stdout.split())
    assert answer.returncode == 1, said_by_linter
    assert "0 kept, 1 broken" in said_by_linter
    assert said in said_by_linter.replace("linkstar.linkstar", "linkstar")


def test_a_copy_without_a_break_in_passes(a_copy):
    answer = _lint(a_copy)
    assert answer.returncode == 0, answer.stdout


def test_every_wall_is_broken_by_some_test():
    assert {row[1] for row in BREAK_INS} == {contract["id"] for contract in CONTRACTS}


def test_there_are_seven_walls_without_exceptions():
    assert len(CONTRACTS) == 7
    assert [contract["ignore_imports"] for contract in CONTRACTS] == [[]] * 7


def test_the_web_framework_is_forbidden_to_every_package_but_api():
    packages = {f"linkstar.{front.parent.name}" for front in PRODUCT.glob("*/__init__.py")}
    forbidden = next(set(contract["source_modules"]) for contract in CONTRACTS if contract["id"] == "web")
    assert packages - {"linkstar.api"} == forbidden
