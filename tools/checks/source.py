"""Reads Python files for the checks."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "src" / "linkstar"
MODULES = {
    "catalog", "contacts", "inbox", "inventory", "orders", "procurement", "shipping", "returns", "finance", "projects",
    "releases", "market",
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """A parsed file; `path` is relative to the folder that was asked for."""

    path: Path
    text: str
    tree: ast.Module


def sources(folder: Path) -> Iterator[Source]:
    """Every Python file below a folder, in order."""
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield Source(path.relative_to(folder), text, ast.parse(text))


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every string that is not a docstring."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value
