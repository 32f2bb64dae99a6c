"""Documents do not lie: every `make x` and `linkstar x` that they name exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from pathlib import Path

TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
NAMED = re.compile(r"(?:^|[`$;&(|]|\bsudo )\s*(?:\.venv/bin/)?(make|linkstar)[ ]+([a-z][a-z-]*)", re.MULTILINE)


def targets(makefile: Path) -> set[str]:
    """What `make` can make."""
    return set(TARGET.findall(makefile.read_text(encoding="utf-8")))


def complaints(documents: Iterable[Path], known: dict[str, Set[str]]) -> list[str]:
    """One sentence for each command in code that does not exist; `known` maps make and linkstar to their words."""
    found = []
    for path in documents:
        for code in CODE.findall(path.read_text(encoding="utf-8")):
            for program, word in NAMED.findall(code):
                if word not in known[program]:
                    found.append(f"{path.name}: there is no `{program} {word}`")
    return found
