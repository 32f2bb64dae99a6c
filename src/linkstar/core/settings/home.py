"""The home folder: everything this installation keeps on disk lies under it."""

from __future__ import annotations

import os
from pathlib import Path

from linkstar.kit.errors import Refusal


class HomeUnusable(Refusal):
    """The home folder cannot be made or written; `home` and `why` say what stands in the way."""

    code = "settings.home_unusable"
    status = 500
    en = "The home folder {home} cannot be used: {why}. Make it writable for this account or set LINKSTAR_HOME."
    zh = "无法使用主目录 {home}：{why}。请授予当前账户写权限，或将 LINKSTAR_HOME 设为其他目录。"


def default_home() -> Path:
    """`/var/lib/linkstar` for root, else `~/.local/share/linkstar`."""
    return Path("/var/lib/linkstar") if os.geteuid() == 0 else Path("~/.local/share/linkstar").expanduser()


def make_home(home: Path) -> Path:
    """The home folder as an absolute path, made if it is new; raises HomeUnusable."""
    home = Path(os.path.abspath(home.expanduser()))
    try:
        # Root's database server is another account: it may pass through the folder but not list it.
        home.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise HomeUnusable(home=home, why=problem.strerror or str(problem)) from problem
    if not os.access(home, os.W_OK | os.X_OK):
        raise HomeUnusable(home=home, why="it belongs to another account or is read-only")
    return home
