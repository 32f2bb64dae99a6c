"""SQL stands in actions and queries (and in core, connect and insights), never in rules, flows, api or cli."""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks.source import MODULES, sources, strings

SQL = re.compile(r"^\s*(SELECT\s|INSERT INTO\s|UPDATE\s+\S+\s+SET\s|DELETE FROM\s|WITH\s+\w+\s+AS\s*\(|COPY\s)")
FREE = ("core", "connect", "insights")
HOMES = ("actions", "queries")


def complaints(folder: Path) -> list[str]:
    """One sentence for each statement that stands elsewhere."""
    return [
        f"{source.path}:{line}: SQL belongs in the module's actions or queries"
        for source in sources(folder)
        if source.path.parts[0] not in FREE and not _is_home(source.path)
        for line, text in strings(source.tree)
        if SQL.match(text)
    ]


def _is_home(path: Path) -> bool:
    return path.parts[0] in MODULES and len(path.parts) > 1 and path.parts[1].removesuffix(".py") in HOMES
