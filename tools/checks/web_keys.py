"""Assignments to a key that is only known when the page runs (`rows[name] = …`): with the name `__proto__` they change what an
object inherits, or all objects. `Object.fromEntries` and spreads make a field of it like any other.
"""

from __future__ import annotations

import re
from pathlib import Path

COMPUTED = re.compile(r"[\w)\]]\[(?![\"'\d][^\]]*\])[^\[\]]+\]\s*(?:\?\?|\|\||&&|[-+*/])?=(?![=>])")
INTO = re.compile(
    r"\bObject\.assign\((?!\s*\{)[^,]+,(?!\s*\{)|\bObject\.(?:defineProperty|setPrototypeOf)\(|\b__proto__\b"
)
DECLARED = re.compile(r"\b(?:const|let)\s+\[")


def complaints(folder: Path) -> list[str]:
    """One sentence for each, in TypeScript that is no test."""
    return [
        f"{path.relative_to(folder)}:{number}: a key from outside could be __proto__: use Object.fromEntries, a Map or a spread"
        for path in sorted([*folder.rglob("*.ts"), *folder.rglob("*.tsx")])
        if ".test." not in path.name and not path.name.endswith(".d.ts")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if not DECLARED.search(line) and (COMPUTED.search(line) or INTO.search(line))
    ]
