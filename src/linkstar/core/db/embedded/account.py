"""The account that runs the server: never root, which PostgreSQL refuses and which a break-in would inherit."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from linkstar.core.db.embedded.errors import DatabaseFolderForeign, NoServerAccount

ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC", "LANG": "C"}


@dataclass(frozen=True)
class Account:
    """Who runs the server; `is_other` when we are root and step down."""

    uid: int
    gid: int
    is_other: bool

    def as_options(self) -> dict[str, Any]:
        """The arguments of subprocess.run that make the child run as this account, with a clean environment."""
        who = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.is_other else {}
        return {**who, "env": ENVIRONMENT, "cwd": "/"}

    def can_enter(self, folder: Path) -> bool:
        """Whether this account may pass through every parent of the folder and the folder itself."""
        if not self.is_other:
            return os.access(folder, os.X_OK)
        asked = ["/usr/bin/env", "test", "-x", str(folder)]
        return subprocess.run(asked, check=False, **self.as_options()).returncode == 0  # noqa: S603 - a fixed program

    def give(self, path: Path) -> None:
        """Make this account the owner of a file or an empty folder that we have just made."""
        if self.is_other:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def give_tree(self, folder: Path) -> None:
        """Make this account the owner of the folder and all in it."""
        for parent, folders, files in os.walk(folder):
            for name in folders + files:
                os.chown(os.path.join(parent, name), self.uid, self.gid, follow_symlinks=False)
        os.chown(folder, self.uid, self.gid)


def server_account(data: Path) -> Account:
    """Ourselves; for root the owner of the data, else `postgres`, else `nobody`.

    Raises DatabaseFolderForeign and NoServerAccount.
    """
    owner = data.stat() if data.exists() else None
    ours = os.geteuid()
    if ours != 0:
        if owner is not None and owner.st_uid != ours:
            raise DatabaseFolderForeign(folder=data, owner=owner.st_uid, account=ours, home=data.parent)
        return Account(uid=ours, gid=os.getegid(), is_other=False)
    if owner is not None and owner.st_uid != 0:
        return Account(uid=owner.st_uid, gid=owner.st_gid, is_other=True)
    for name in ("postgres", "nobody"):
        try:
            known = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=known.pw_uid, gid=known.pw_gid, is_other=True)
    raise NoServerAccount
