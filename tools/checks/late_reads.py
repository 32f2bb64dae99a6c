"""Statements that lock rows and read others beside them: whoever waited for the lock reads the others as they were before.

Of a statement that had to wait PostgreSQL looks again at the locked rows only. What belongs to them is read by the next one, or
locked too (`FOR UPDATE OF a, b`); whose findings are judged again says `/* judged below */` (tests/faults/test_late_readers.py).
"""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks.source import sources, strings

LOCKS = re.compile(r"\bFOR (?:NO KEY UPDATE|UPDATE|SHARE)(?: OF (\w+(?:\s*,\s*\w+)*))?", re.IGNORECASE)
READS = re.compile(r"\b(?:FROM|JOIN)\s+(\w+\.\w+)(?:\s+(?!WHERE\b|ON\b|ORDER\b|JOIN\b|SET\b)(\w+))?", re.IGNORECASE)
FREE = re.compile(r"^\s*SELECT FROM\b|\bSKIP LOCKED\b|/\* judged below \*/", re.IGNORECASE)
# An order's number; whether a place sells.
LASTING = {"shipping.fulfilment_orders", "inventory.locations"}


def complaints(folder: Path) -> list[str]:
    """One sentence for each statement that locks and reads beside it."""
    return [
        f"{one.path}:{line}: {', '.join(beside)} may change while the lock is waited for: read it afterwards, or lock it"
        for one in sources(folder)
        for line, text in strings(one.tree)
        if (beside := _beside(text))
    ]


def _beside(text: str) -> list[str]:
    """The tables that a statement reads beside the rows that it locks."""
    locks = LOCKS.search(text)
    if locks is None or FREE.search(text):
        return []
    read = READS.findall(text)
    if locks[1]:
        return sorted({table for table, alias in read if alias not in re.split(r"\s*,\s*", locks[1])} - LASTING)
    is_plain = len(set(read)) < 2 or not re.search(r"\(\s*SELECT\b", text)  # what is joined is locked, too
    return [] if is_plain else sorted({table for table, _ in read} - LASTING)
