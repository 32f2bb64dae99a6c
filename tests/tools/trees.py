"""Small folders of source files for the tests of the checks."""

from __future__ import annotations

from pathlib import Path


def a_tree(root: Path, **files: str) -> Path:
    """Writes files below a folder; names are paths without the `.py`: orders/actions."""
    for name, text in files.items():
        path = root / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
