"""What lies where in the home folder."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from linkstar.core.db.embedded.account import Account
from linkstar.core.db.embedded.locks import leave_to_owner

OWNER = "linkstar_owner"
DATABASE = "linkstar"

# sockaddr_un holds 104 (macOS) to 108 (Linux) bytes, of which `/.s.PGSQL.5432` takes 14.
SOCKET_FOLDER_BYTES_MAX = 88


@dataclass(frozen=True)
class Layout:
    """The database's files under one home folder."""

    home: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's own files."""
        return self.home / "pg"

    @property
    def draft(self) -> Path:
        """Where a new cluster is made, so that `pg` appears complete or not at all."""
        return self.home / "pg.new"

    @property
    def unsynced(self) -> Path:
        """Stands while the files of a new cluster are not yet known to be on the disk."""
        return self.home / "pg.unsynced"

    @property
    def log(self) -> Path:
        """The server's log; the one before it is `pg.log.1`."""
        return self.home / "pg.log"

    @property
    def users(self) -> Path:
        """Held together by every process that uses the server, alone by the keeper that ends it."""
        return self.home / "pg.users"

    @property
    def lock(self) -> Path:
        """Held while a cluster is made or any process of the server lives."""
        return self.home / "pg.lock"

    @property
    def password(self) -> Path:
        """The owner's password (0600)."""
        return self.home / "pg.password"

    @property
    def socket_note(self) -> Path:
        """Names the folder of the socket."""
        return self.home / "pg.socket"

    @property
    def extra_settings(self) -> Path:
        """Lines `name = value` that a user may write to override ours."""
        return self.home / "pg.conf"

    def socket_folder(self) -> Path:
        """The folder of the socket as last noted."""
        return Path(self.socket_note.read_text(encoding="utf-8").strip())

    def url(self, database: str = DATABASE) -> str:
        """The owner's connection string; raises FileNotFoundError before the cluster is made."""
        password = self.password.read_text(encoding="ascii").strip()
        folder = quote(str(self.socket_folder()), safe="")
        return f"postgresql://{OWNER}:{quote(password, safe='')}@/{database}?host={folder}"

    def place_socket(self, account: Account) -> Path:
        """A folder (0700) for the socket: in the home, or a short one elsewhere that the note remembers."""
        folder = self.home / "run"
        if len(os.fsencode(folder)) > SOCKET_FOLDER_BYTES_MAX or not account.can_enter(self.home):
            folder = self._short_folder(account)
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        account.give(folder)
        write_private(self.socket_note, f"{folder}\n")
        return folder

    def remove_short_folder(self) -> None:
        """Take away a socket folder outside the home; the keeper does so at the end of a server."""
        folder = self.socket_folder()
        if folder.parent != self.home:
            shutil.rmtree(folder, ignore_errors=True)

    def _short_folder(self, account: Account) -> Path:
        """The remembered one if it is still ours (a folder under /tmp may be gone or another's by now), else new."""
        try:
            old = self.socket_folder()
            found = old.lstat()
            if (found.st_uid, found.st_mode & 0o777777) == (account.uid, 0o040700) and old.parent != self.home:
                return old
        except OSError:
            pass  # No note yet, or the folder is gone.
        for base in ("/run", "/tmp", tempfile.gettempdir()):  # noqa: S108 - mkdtemp makes a private folder
            if os.access(base, os.W_OK | os.X_OK) and account.can_enter(Path(base)):
                return Path(tempfile.mkdtemp(prefix="linkstar-", dir=base))
        return self.home / "run"


def write_private(path: Path, text: str) -> None:
    """Write a file only we may read (0600), complete or not at all."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        leave_to_owner(file.fileno(), path.parent)
        file.write(text)
    os.replace(draft, path)
