"""The stories that cross the modules. `ls` of this folder is the table of contents of the business."""

from __future__ import annotations

import importlib
import pkgutil


def load() -> None:
    """Loads every story, so that the steps they declare are known to whoever records facts or does work."""
    for module in pkgutil.iter_modules(__path__, __name__ + "."):
        importlib.import_module(module.name)
