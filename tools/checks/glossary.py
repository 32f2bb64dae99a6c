"""The glossary says one word per idea: no English or Chinese word stands there twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path


def rows(page: Path) -> list[tuple[str, str, str]]:
    """English, Chinese and meaning of every row of the tables in words.md."""
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [(c[0], c[1], c[2]) for c in cells if len(c) == 3 and c[0] != "English" and not c[0].startswith("-")]


def complaints(page: Path) -> list[str]:
    """One sentence for each word that is doubled or not explained."""
    words = rows(page)
    found = [f"{word!r} stands twice" for word, n in Counter(en.lower() for en, _, _ in words).items() if n > 1]
    found += [f"{word!r} stands twice" for word, n in Counter(zh for _, zh, _ in words).items() if n > 1]
    found += [f"{en!r} is not explained" for en, zh, meaning in words if not (zh and meaning)]
    return found if words else ["there are no words"]
