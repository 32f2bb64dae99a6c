"""Files, public names and flows stay below the walls of docs/house.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.checks.source import Source, sources

FILE, NAMES, STEPS = 400, 25, 20


def complaints(folder: Path) -> list[str]:
    """One sentence for each file that is too big."""
    return [f"{source.path}: {what}" for source in sources(folder) for what in _of(source)]


def _of(source: Source) -> Iterator[str]:
    lines = source.text.count("\n")
    if lines > FILE:
        yield f"{lines} lines, the wall is {FILE}: make it a folder of the same name"
    names = [name for node in source.tree.body for name in _public(node, is_front=source.path.name == "__init__.py")]
    if len(names) > NAMES and not source.path.name.startswith("test_"):
        yield f"{len(names)} public names, the wall is {NAMES}"
    steps = sum(isinstance(node, ast.AsyncFunctionDef) and bool(node.decorator_list) for node in source.tree.body)
    if source.path.parts[0] == "flows" and steps > STEPS:
        yield f"{steps} steps, the wall is {STEPS}: the story has become two"


def _public(node: ast.stmt, *, is_front: bool) -> list[str]:
    """The names that a statement offers: what it defines, and in a package's front what it passes on."""
    if is_front and isinstance(node, ast.ImportFrom) and (node.module or "").startswith("linkstar"):
        return [alias.asname or alias.name for alias in node.names]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
        return [node.name]
    return []
