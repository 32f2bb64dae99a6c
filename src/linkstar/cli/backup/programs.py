"""pg_dump and pg_restore: finding those that are new enough, and running them so that no password is seen."""

from __future__ import annotations

import ctypes
import glob
import os
import re
import shutil
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from linkstar.cli.backup.errors import NoPrograms, ProgramFailed
from linkstar.core.db.copies import PROGRAM
from linkstar.core.db.embedded.binaries import wheel_folder

_USUAL_PLACES = (
    "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/opt/homebrew/opt/libpq/bin",
    "/usr/local/opt/postgresql@*/bin",
)  # fmt: skip
_LAST_WORDS = 12
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Programs:
    """A folder with pg_dump and pg_restore of one version."""

    folder: Path
    major: int


def find_programs(at_least: int, *, folders: Sequence[Path] | None = None) -> Programs:
    """The first pg_dump and pg_restore of at least this major version: the wheel's, else the machine's. Raises NoPrograms.

    They serve every server that is not newer than they are.
    """
    seen = []
    for folder in _folders() if folders is None else folders:
        found = _probe(folder)
        if found and found.major >= at_least:
            return found
        if found:
            seen.append(f"{found.major} in {folder}")
    raise NoPrograms(wanted=at_least, found=", ".join(seen) or "none")


def run(
    asked: Sequence[str | Path], conninfo: str, heard: Callable[[str], None] = lambda _: None, *, forgiven: str = ""
) -> None:
    """Runs one of the programs against a database; `heard` is told each line that it says. Raises ProgramFailed.

    Errors that contain `forgiven` do not count, if the program itself went on after them. The password goes through the
    environment, and the program ends with us, whatever kills us.
    """
    said = conninfo_to_dict(conninfo)
    secret = {f"PG{name.upper()}": str(said.pop(name)) for name in ("password", "sslpassword") if name in said}
    words: deque[str] = deque(maxlen=_LAST_WORDS)
    errors: list[str] = []
    program = subprocess.Popen(  # noqa: S603 - PostgreSQL's own programs
        [*map(str, asked), "--dbname", make_conninfo("", **said)],
        env={**os.environ, **secret, "LC_ALL": "C", "PGAPPNAME": PROGRAM},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace",
        preexec_fn=_die_with_parent,
    )  # fmt: skip
    try:
        for line in program.stderr or ():
            words.append(line.rstrip())
            errors += [line.rstrip()] if " error: " in line else []
            heard(line.rstrip())
    except BaseException:
        program.terminate()
        raise
    finally:
        program.wait()
        if program.stderr:
            program.stderr.close()
    went_on = program.returncode == 1 and bool(forgiven and errors)  # it says 1 at its end if it passed over errors
    if program.returncode and not (went_on and all(forgiven in one for one in errors)):
        reason = (
            f"exit code {program.returncode}" if program.returncode > 0 else signal.Signals(-program.returncode).name
        )
        raise ProgramFailed(program=Path(asked[0]).name, reason=reason, tail="\n".join([*errors[:3], *words]))


def list_entries(programs: Programs, file: Path) -> list[str]:
    """The table of contents of a dump, as pg_restore reads it. Raises ProgramFailed."""
    said = _read(programs, "--list", str(file))
    return [line for line in said.splitlines() if line and not line.startswith(";")]


def read_through(programs: Programs, file: Path) -> None:
    """Unpacks all rows of a dump and throws them away. Raises ProgramFailed where one cannot be read."""
    _read(programs, "--data-only", "--file=/dev/null", str(file))


def _read(programs: Programs, *asked: str) -> str:
    answer = subprocess.run(  # noqa: S603 - PostgreSQL's own program
        [str(programs.folder / "pg_restore"), *asked], check=False, capture_output=True, text=True, errors="replace"
    )
    if answer.returncode:
        name = f"pg_restore {asked[0]}"
        raise ProgramFailed(program=name, reason=f"exit code {answer.returncode}", tail=answer.stderr.strip())
    return answer.stdout


def _folders() -> Iterator[Path]:
    wheel = wheel_folder()
    if wheel is not None:
        yield wheel
    for place in _USUAL_PLACES:
        yield from (Path(found) for found in sorted(glob.glob(place), key=_number_in, reverse=True))
    on_path = shutil.which("pg_dump")
    if on_path is not None:
        yield Path(on_path).parent


def _number_in(path: str) -> int:
    return int("".join(re.findall(r"\d+", path)) or 0)


def _probe(folder: Path) -> Programs | None:
    if not all(os.access(folder / name, os.X_OK) for name in ("pg_dump", "pg_restore")):
        return None
    try:
        answer = subprocess.run(  # noqa: S603 - a PostgreSQL of this machine or of the wheel
            [str(folder / "pg_dump"), "--version"], check=False, capture_output=True, text=True
        )
    except OSError:
        return None
    version = re.search(r"\) (\d+)", answer.stdout)
    return Programs(folder, int(version[1])) if answer.returncode == 0 and version else None


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
