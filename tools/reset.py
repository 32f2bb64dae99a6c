"""Throws the local data away, after asking: the home folder with the embedded database. `make reset` calls it."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from pathlib import Path

from linkstar.core.settings.home import default_home

DATABASE, USERS = "pg", "pg.users"  # the embedded database's files, and the lock that everybody who uses it holds


def home() -> Path:
    """LINKSTAR_HOME, or the default."""
    return Path(os.environ.get("LINKSTAR_HOME") or default_home())


def refusal(folder: Path) -> str:
    """Why a folder must not be deleted, or nothing."""
    if not folder.is_dir():
        return f"There is nothing in {folder}."
    if folder.resolve() in (Path("/"), Path.home().resolve(), Path.cwd()) or folder.is_symlink():
        return f"{folder} is not a folder of LinkStar alone."
    if not (folder / DATABASE).is_dir():
        return f"{folder} holds no database of LinkStar; delete it by hand if it is one of its homes."
    return "LinkStar is running: end it first (Ctrl-C)." if _is_used(folder / USERS) else ""


def _is_used(lock: Path) -> bool:
    if not lock.exists():
        return False
    with lock.open("rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def main(folder: Path, *, is_sure: bool) -> int:
    """Asks, then deletes."""
    why_not = refusal(folder)
    if why_not:
        print(why_not)
        return int(folder.is_dir())
    if not is_sure and input(f"Delete {folder} with all orders and stock in it? Type yes: ").strip() != "yes":
        print("Nothing was deleted.")
        return 1
    shutil.rmtree(folder)
    print(f"{folder} is gone. `make run` begins anew.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(home(), is_sure="--yes" in sys.argv))
