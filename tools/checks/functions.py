"""Functions stay below the walls of docs/house.md: lines and arguments."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.checks.source import sources

LINES, ARGUMENTS = 50, 6


def complaints(folder: Path) -> list[str]:
    """One sentence for each function that is too long or takes too much."""
    return [
        f"{source.path}:{node.lineno}: {what}"
        for source in sources(folder)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for what in _of(node)
    ]


def _of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > LINES:
        yield f"{node.name} has {lines} lines, the wall is {LINES}"
    given = [a.arg for a in node.args.posonlyargs + node.args.args + node.args.kwonlyargs]
    count = len([name for name in given if name not in ("self", "cls")])
    if count > ARGUMENTS:
        yield f"{node.name} takes {count} arguments, the wall is {ARGUMENTS}"
