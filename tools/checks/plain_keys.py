"""Keys that are compared with `coalesce(...)`: below row security PostgreSQL uses no index for them.

A function that may tell more than it should waits until row security has had its say, and for the planner `coalesce` is one of
those; `CASE WHEN … IS NULL THEN … ELSE … END` is not. All labels of a company were read for each of its parcels.
"""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks.source import sources, strings

WRAPPED = re.compile(
    r"\b(?:\w+_)?id\s*=\s*coalesce\s*\(|\bcoalesce\s*\([^()]*\)\s*=\s*\w+\.(?:\w+_)?id\b", re.IGNORECASE
)
FREE = re.compile(r"\bSET\s|\bFULL JOIN\b", re.IGNORECASE)  # what is set; where no index could help


def complaints(folder: Path) -> list[str]:
    """One sentence for each statement that looks for a key in a coalesce; what is set may come from one."""
    told = [(f"{one.path}:{line}", text) for one in sources(folder) for line, text in strings(one.tree)]
    return [
        f"{where}: compare a key with CASE instead of coalesce, or no index is used below row security"
        for where, text in told
        if any(not FREE.search(text, 0, found.start()) for found in WRAPPED.finditer(text))
    ]
