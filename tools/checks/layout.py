"""A module has the files of docs/house.md and no others, so that everybody guesses the path."""

from __future__ import annotations

from pathlib import Path

from tools.checks.source import MODULES

FILES = {"__init__", "tables", "rules", "actions", "queries", "facts", "errors"}


def complaints(folder: Path) -> list[str]:
    """One sentence for each file of a module that has another name."""
    found = []
    for module in sorted(MODULES):
        for path in sorted((folder / module).glob("*")):
            if path.name == "__pycache__" or (path.is_dir() and not any(path.rglob("*.py"))):
                continue
            if path.stem not in FILES or path.suffix not in ("", ".py"):
                found.append(f"{module}/{path.name}: a module has only {', '.join(sorted(FILES))}")
    return found
