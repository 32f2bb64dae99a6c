"""Every file in changes/ is named <id>.<new|better|fixed|breaking>.md and says something."""

from __future__ import annotations

import re
from pathlib import Path

NAME = re.compile(r"^[a-z0-9][a-z0-9-]*\.(new|better|fixed|breaking)\.md$")


def complaints(folder: Path) -> list[str]:
    """One sentence for each fragment that the release notes could not use."""
    files = [path for path in sorted(folder.glob("*")) if path.name not in ("README.md", ".gitkeep")]
    found = [f"{path.name}: not <id>.<new|better|fixed|breaking>.md" for path in files if not NAME.match(path.name)]
    return found + [f"{path.name}: is empty" for path in files if not path.read_text(encoding="utf-8").strip()]
