"""Where the source lies, if this is run from a checkout of it."""

from __future__ import annotations

from pathlib import Path

import linkstar


def find_checkout(file: str) -> Path | None:
    """The root of the checkout that holds `file`: the one this package runs from, else the present folder; None if neither."""
    product = Path(linkstar.__file__).resolve().parents[2]
    return next(
        (root for root in (product, Path.cwd()) if (root / file).exists() and (root / "pyproject.toml").exists()), None
    )
