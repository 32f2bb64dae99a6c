"""What a door waits for that loads its modules while `linkstar up` still starts the database."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

NAME = "LINKSTAR_GATE"  # of the file that opens the gate
_LOOK_AGAIN_S = 0.005


def make_gate(home: Path) -> Path:
    """Where the doors that this process starts shall wait. What processes left that were killed goes. Raises OSError."""
    for old in home.glob("gate-*"):
        if not _has_keeper(old) or old.stem == f"gate-{os.getpid()}":
            old.unlink(missing_ok=True)
    return home / f"gate-{os.getpid()}"


def open_gate(gate: Path, environment: Mapping[str, str]) -> None:
    """Lets the doors through that wait at this file, with these settings. Raises OSError."""
    part = gate.with_suffix(".part")
    part.touch(mode=0o600)
    part.write_text(json.dumps(dict(environment)))
    part.replace(gate)  # whole, or not yet


def pass_gate() -> None:
    """Waits until the gate that this process was started before is open, and takes its settings; at once if there is none.

    To be called when everything is loaded and before `Settings` are read. Raises SystemExit when nobody is left to open it.
    """
    if not (named := os.environ.get(NAME)):
        return
    gate = Path(named)
    while not gate.exists():
        if not _has_keeper(gate):
            raise SystemExit(1)
        time.sleep(_LOOK_AGAIN_S)
    os.environ.update(json.loads(gate.read_text()))


def _has_keeper(gate: Path) -> bool:
    try:
        os.kill(int(gate.stem.removeprefix("gate-")), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's
    return True
