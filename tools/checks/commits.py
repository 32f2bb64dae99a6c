"""Nobody commits by hand: `Database.tx` does it, once, at the end of a step or a request."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tools.checks.source import sources

# The transaction itself, and the door of migrations and of the worker's claims.
ALLOWED = ("core/db/",)
SQL = re.compile(r"^\s*(commit|rollback)\s*;?\s*$", re.IGNORECASE)


def complaints(folder: Path, allowed: tuple[str, ...] = ALLOWED) -> list[str]:
    """One sentence for each `commit()` or `rollback()`, called or written as SQL."""
    found = []
    for source in sources(folder):
        if source.path.as_posix().startswith(allowed):
            continue
        calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
        lines = [
            node.lineno
            for node in calls
            if isinstance(node.func, ast.Attribute) and node.func.attr in ("commit", "rollback") and not node.args
        ]
        words = [part for node in calls for part in node.args if isinstance(part, ast.Constant)]
        lines += [word.lineno for word in words if SQL.match(str(word.value))]
        found += [f"{source.path}:{line}: the transaction ends by itself, do not commit" for line in lines]
    return found
