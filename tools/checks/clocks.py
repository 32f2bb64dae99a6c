"""Time comes from `tx.now` or an argument, so that a replay and a test can say what time it is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tools.checks.source import sources, strings

# The clock itself, and what measures the machine: leases, back-off, the server's start, the doctor's look at clocks.
ALLOWED = ("kit/clock.py", "core/work/", "core/db/embedded", "core/db/state.py")
CLOCKS = ("datetime", "time")
CALLS = {"now", "utcnow", "today", "time", "time_ns", "gmtime", "localtime"}
SQL = re.compile(
    r"\b(now|(clock|statement|transaction)_timestamp|timeofday)\s*\(\s*\)"
    r"|\b(current_timestamp|current_date|current_time|localtimestamp)\b",
    re.IGNORECASE,
)


def complaints(folder: Path, allowed: tuple[str, ...] = ALLOWED) -> list[str]:
    """One sentence for each look at the machine's or the database's clock."""
    found = []
    for source in sources(folder):
        if source.path.as_posix().startswith(allowed):
            continue
        names: dict[str, str] = {}  # what this file calls the two modules and their contents; datetime.time is a class
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                is_inside = isinstance(node, ast.ImportFrom) and node.module in CLOCKS
                from_time = "time." if isinstance(node, ast.ImportFrom) and node.module == "time" else ""
                names |= {a.asname or a.name: from_time + a.name for a in node.names if is_inside or a.name in CLOCKS}
        calls = [node for node in ast.walk(source.tree) if isinstance(node, ast.Call)]
        spoken = [(call.lineno, ast.unparse(call.func).split(".")) for call in calls]
        spoken = [(line, [*names[said[0]].split("."), *said[1:]]) for line, said in spoken if said[0] in names]
        lines = [line for line, said in spoken if len(said) > 1 and said[-1] in CALLS]
        lines += [line for line, text in strings(source.tree) if SQL.search(text)]
        found += [f"{source.path}:{line}: take the time from tx.now or an argument" for line in sorted(set(lines))]
    return found
