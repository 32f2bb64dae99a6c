"""Saving: pg_dump and the digest read the same moment of a running database, then the file is read back."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg

from linkstar import __version__
from linkstar.cli.backup import archive
from linkstar.cli.backup.archive import Manifest
from linkstar.cli.backup.errors import BackupDamaged, CannotWrite, DatabaseAway, FileTaken
from linkstar.cli.backup.programs import Programs, find_programs, list_entries, read_through, run
from linkstar.cli.backup.show import Steps
from linkstar.core.db import copies
from linkstar.core.db.digest import Digest, digest_of, list_tables, snapshot
from linkstar.core.db.embedded import DatabaseNotRunning, EmbeddedPostgres
from linkstar.core.secrets import key_id
from linkstar.core.settings import Settings, other_keys, secret_key
from linkstar.kit.errors import Refusal

_TABLE = re.compile(r'dumping contents of table "([^"]+)"')


@dataclass(frozen=True, slots=True)
class Saved:
    """A backup that was written and read back."""

    file: Path
    bytes: int
    manifest: Manifest


def save(settings: Settings, file: Path, *, made_at: datetime, with_keys: bool, steps: Steps) -> Saved:
    """Saves everything into one file, complete or not at all; the product may run.

    Raises NoPrograms, ProgramFailed, CannotWrite, FileTaken, BackupDamaged, DatabaseNotRunning.
    """
    if file.exists():
        _refuse_other(file)
    with reach_or_start(settings) as owner, _draft(file) as draft:
        copies.refuse_unfinished(owner)
        keys = [secret_key(settings), *other_keys(settings)]
        with psycopg.connect(owner, autocommit=True) as connection:
            programs = find_programs(copies.version_of(connection))
            revision, postgres = copies.revision_of(connection) or "", copies.version_of(connection)
            content = _dump(connection, programs, draft, owner=owner, steps=steps)
        steps.begin("Reading the backup back", draft.stat().st_size)
        size, checksum = archive.sum_of(draft, draft.stat().st_size, steps.advance)
        manifest = Manifest(
            format=archive.FORMAT, made_at=made_at, linkstar=__version__, revision=revision, postgres=postgres,
            programs=programs.major, keys=[key_id(key) for key in keys], has_keys=with_keys, rows=content.rows,
            digest=content.text, tables=content.tables, dump_bytes=size, dump_sha256=checksum,
        )  # fmt: skip
        archive.append(draft, manifest, keys if with_keys else [])
        _read_back(draft, programs, content)
        os.replace(draft, file)
        _to_disk(file.parent)
        with psycopg.connect(owner, autocommit=True) as connection, suppress(psycopg.errors.InsufficientPrivilege):
            copies.note_backup(connection, made_at)
    return Saved(file, file.stat().st_size, manifest)


@contextmanager
def reach_or_start(settings: Settings, *, may_make: bool = False) -> Iterator[str]:
    """The owner's conninfo of this place's database, started if need be. Raises DatabaseNotRunning, DatabaseAway."""
    try:
        if settings.database_url:
            yield settings.database_url
            return
        if not may_make and not (settings.home / "pg").exists():
            raise DatabaseNotRunning(home=settings.home)
        with EmbeddedPostgres.start(settings.home) as running:
            yield running.url
    except psycopg.OperationalError as wrong:
        raise DatabaseAway(why=" ".join(str(wrong).split())) from wrong


def _dump(connection: psycopg.Connection[Any], programs: Programs, draft: Path, *, owner: str, steps: Steps) -> Digest:
    """pg_dump in its process and the digest in a thread, both at one moment of the database."""
    sizes = {f"{schema}.{table}": size for schema, table, size in list_tables(connection)}
    steps.begin("Saving all rows, and counting them", 2 * sum(sizes.values()))

    def heard(line: str) -> None:
        found = _TABLE.search(line)
        if found:
            steps.advance(sizes.get(found[1], 0))

    with snapshot(connection) as moment, ThreadPoolExecutor(1) as beside:
        asked: Sequence[str | Path] = [
            programs.folder / "pg_dump", "--format=custom", "--compress=1", "--verbose", f"--snapshot={moment}", "--no-password",
            f"--exclude-schema={copies.MARK}", "--file", draft,
        ]  # fmt: skip
        counting = beside.submit(digest_of, connection, heard=lambda table: steps.advance(table.bytes))
        try:
            run(asked, owner, heard)
        except BaseException:
            connection.cancel()
            raise
        return counting.result()


def _read_back(draft: Path, programs: Programs, content: Digest) -> None:
    """Opens the finished file as a restore would: manifest, table of contents, and every row, unpacked and thrown away."""
    manifest = archive.read(draft)
    entries = {" ".join(line.split()[3:6]) for line in list_entries(programs, draft)}
    missing = [one.name for one in manifest.tables if f"TABLE {one.name.replace('.', ' ', 1)}" not in entries]
    if missing or manifest.content.text != content.text:
        raise BackupDamaged(file=draft, why=f"it does not hold {', '.join(missing) or 'what was counted'}")
    read_through(programs, draft)


@contextmanager
def _draft(file: Path) -> Iterator[Path]:
    """A file of our own beside the place, which only this account may read; gone if anything fails."""
    draft = file.with_name(f".{file.name}.part")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        yield draft
    except OSError as wrong:
        raise CannotWrite(file=file, why=wrong.strerror or str(wrong)) from wrong
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _refuse_other(file: Path) -> None:
    try:
        archive.read(file)
    except Refusal as wrong:
        raise FileTaken(file=file) from wrong


def _to_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
