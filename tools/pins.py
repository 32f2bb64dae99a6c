"""Writes tools/constraints.txt: the packages that our own bring along, as installed now (`make pins`)."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# The packages that our own dependencies bring along, pinned. Written by: make pins\n"


def wrong_pins(project: Mapping[str, Any], installed: Mapping[str, str]) -> list[str]:
    """Direct dependencies that are not pinned, or pinned to something else than is installed (extras may be absent)."""
    optional = project.get("optional-dependencies", {})
    wanted = [*project["dependencies"], *(line for extra in optional.values() for line in extra)]
    found = []
    for line in wanted:
        pin = re.fullmatch(r"([A-Za-z0-9_.-]+)(?:\[[a-z,]+\])?==([0-9][0-9a-z.]*)", line)
        if pin is None:
            found.append(f"{line}: not pinned")
        elif installed.get(plain(pin[1]), pin[2]) != pin[2]:
            found.append(f"{line}: {installed[plain(pin[1])]} is installed")
    return found


def plain(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Refuses when pyproject.toml and .venv disagree."""
    installed = {plain(found.name): found.version for found in distributions()}
    wrong = wrong_pins(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"], installed)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    freeze = [sys.executable, "-m", "pip", "freeze", "--exclude-editable"]
    lines = subprocess.run([*freeze, "--exclude", "linkstar"], capture_output=True, text=True, check=True).stdout
    kept = sorted((line for line in lines.splitlines() if "==" in line), key=str.lower)
    (ROOT / "tools" / "constraints.txt").write_text(HEAD + "\n".join(kept) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
