"""Documents do not lead into nothing: every link to a file of the project leads to one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

LINK = re.compile(r"\]\(([^)\s]+)\)")


def complaints(documents: Iterable[Path]) -> list[str]:
    """One sentence for each link to a file that is not there."""
    found = []
    for path in documents:
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            if "://" not in target and not (path.parent / target.split("#")[0]).exists():
                found.append(f"{path.name}: {target} is not there")
    return found
