"""Rooms for commands that start a whole LinkStar."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder for temporary files that a server under another account may pass through."""
    folder = Path(tempfile.mkdtemp(prefix="ls-", dir="/tmp"))  # short, for the path of a socket has an end
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
