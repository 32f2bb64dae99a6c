"""How often Python looks for circles of objects in a process that handles many short-lived ones."""

from __future__ import annotations

import gc


def collect_rarely() -> None:
    """Leaves what is loaded by now out of every collection, and collects a hundred times less often.

    A batch makes some hundred thousand objects that die with it, none of them in circles; looking for circles after every
    700 of them took two fifths of a worker's time. Call it when everything is imported.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(70_000, 20, 50)
