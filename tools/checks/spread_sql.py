"""Statements that a database on several machines cannot run: a row that changes its company, a lock over all companies."""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks.distributable import COORDINATOR
from tools.checks.source import sources, strings

MOVES = re.compile(r"\bSET\s+((?!\bWHERE\b|\bFROM\b).)*\btenant_id\s*=", re.IGNORECASE | re.DOTALL)
FREE = ("tenant_id = %(tenant)s", *COORDINATOR)


def complaints(folder: Path) -> list[str]:
    """One sentence for each statement that moves a row to another company, or locks rows of all of them but work."""
    told = [(f"{one.path}:{line}", text) for one in sources(folder) for line, text in strings(one.tree)]
    locks = [where for where, text in told if "SKIP LOCKED" in text and not any(one in text for one in FREE)]
    moves = [f"{where}: a row never changes its company" for where, text in told if MOVES.search(text)]
    return moves + [f"{where}: SKIP LOCKED over all companies is for {', '.join(COORDINATOR)}" for where in locks]
