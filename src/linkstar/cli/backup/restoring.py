"""Restoring: into an empty place, doors shut, digest compared, brought up to date, and silent towards partners."""

from __future__ import annotations

import asyncio
import os
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from alembic.script import ScriptDirectory

from linkstar import __version__
from linkstar.cli.backup import archive
from linkstar.cli.backup.archive import Manifest
from linkstar.cli.backup.errors import (
    BackupNewer,
    DigestDiffers,
    NotTheOwner,
    PlaceInUse,
    PlaceNotEmpty,
    WrongKey,
)
from linkstar.cli.backup.programs import Programs, find_programs, list_entries, run
from linkstar.cli.backup.quiet import silence
from linkstar.cli.backup.saving import reach_or_start
from linkstar.cli.backup.show import Steps
from linkstar.core.db import copies
from linkstar.core.db.copies import open_doors
from linkstar.core.db.ddl import declared
from linkstar.core.db.digest import Digest, digest_of
from linkstar.core.db.migrate import make_roles, migrate
from linkstar.core.db.upgrade import alembic_config
from linkstar.core.secrets import key_id
from linkstar.core.settings import NEW, OLD, Settings, make_home, other_keys, secret_key

# pg_restore 17 and newer set this on every connection, and servers before 17 do not know it: the one error that is none.
_UNKNOWN = 'unrecognized configuration parameter "transaction_timeout"'
_SCHEMA = re.compile(r" SCHEMA - (\S+) ")
_DONE = re.compile(r"finished item \d+ TABLE DATA (\S+)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be restored, and what may be done for it."""

    file: Path
    replaces: bool = False  # throw away what is there
    any_key: bool = False  # the key of the secrets is lost
    jobs: int = 0  # connections of pg_restore; 0: one for each processor, four at most


@dataclass(frozen=True, slots=True)
class Restored:
    """A copy that was proved equal. `paused`: accounts that are not called until `linkstar restore --resume`."""

    manifest: Manifest
    digest: str
    revision: str
    paused: int


def restore(settings: Settings, wish: Wish, *, steps: Steps) -> Restored:
    """Makes a copy of what was saved in this place, which must be empty and at rest. Killed anywhere, it can be run again.

    Raises NotABackup, BackupDamaged, BackupNewer, WrongKey, PlaceNotEmpty, PlaceInUse, NoPrograms, ProgramFailed, DigestDiffers.
    """
    manifest = archive.read(wish.file)
    _refuse_newer(manifest)
    keys = _keys(settings, wish, manifest)
    steps.begin("Checking the backup", manifest.dump_bytes)
    archive.check(wish.file, manifest, steps.advance)
    with reach_or_start(settings, may_make=True) as owner, psycopg.connect(owner, autocommit=True) as connection:
        programs = find_programs(max(manifest.programs, copies.version_of(connection)))
        entries = list_entries(programs, wish.file)
        _make_room(connection, entries, replaces=wish.replaces)
        key = _put_keys(settings, keys)
        make_roles(connection, key)
        steps.begin("Reading all rows in", len(entries) + sum(one.bytes for one in manifest.tables))
        is_old = programs.major >= 17 > copies.version_of(connection)
        _read_in(owner, programs, wish, _sizes_of(manifest), forgiven=_UNKNOWN if is_old else "", steps=steps)
        found = _compare(connection, manifest, steps)
        steps.begin("Bringing it up to date, and pausing its shops", 1)
        revision = migrate(owner, key)
        copies.note_backup(connection, None)
        paused = asyncio.run(silence(owner, manifest.made_at))
        open_doors(connection)
    return Restored(manifest, found, revision, paused)


def _refuse_newer(manifest: Manifest) -> None:
    known = {one.revision for one in ScriptDirectory.from_config(alembic_config()).walk_revisions()}
    if manifest.revision not in known:
        raise BackupNewer(theirs=manifest.linkstar, revision=manifest.revision, ours=__version__)


def _keys(settings: Settings, wish: Wish, manifest: Manifest) -> Sequence[bytes]:
    """Keys that are to be put into this place; none where it has what it needs. Raises WrongKey."""
    has_own = settings.secret_key is not None or (settings.home / "secret.key").exists()
    here = [key_id(key) for key in (secret_key(settings), *other_keys(settings))] if has_own else []
    if wish.any_key or set(manifest.keys) <= set(here):
        return ()
    if manifest.has_keys and not here:
        return archive.read_keys(wish.file)
    raise WrongKey(wanted=", ".join(manifest.keys), here=", ".join(here) or "none", home=settings.home)


def _put_keys(settings: Settings, keys: Sequence[bytes]) -> bytes:
    """Writes the backup's keys into a home that has none; returns the key that is in use."""
    home = make_home(settings.home)
    for name, key in zip(("secret.key", OLD if len(keys) == 2 else NEW), keys, strict=False):
        with (
            suppress(FileExistsError),
            os.fdopen(os.open(home / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file,
        ):
            file.write(key.hex() + "\n")
    return secret_key(settings)


def _make_room(connection: psycopg.Connection[Any], entries: Sequence[str], *, replaces: bool) -> None:
    """Shuts the doors and takes away what is there, if that is nothing, half a copy, or not wanted any more."""
    place = connection.info.dbname
    if not copies.try_lock(connection):
        raise PlaceInUse(place=place, who="another restore")
    table = copies.first_with_rows(connection)
    if table and not replaces and not copies.is_unfinished(connection):
        raise PlaceNotEmpty(place=place, table=table)
    if doors := copies.count_doors(connection):
        raise PlaceInUse(place=place, who=f"{doors} connections of web and worker")
    try:
        is_shut = copies.shut_doors(connection)
    except psycopg.errors.InsufficientPrivilege as wrong:
        raise NotTheOwner(place=place) from wrong
    if not is_shut:
        raise NotTheOwner(place=place)
    if doors := copies.count_doors(connection):  # one that came between
        open_doors(connection)
        raise PlaceInUse(place=place, who=f"{doors} connections of web and worker")
    ours = {str(table.schema) for table in declared().tables.values()}
    theirs = {found[1] for found in map(_SCHEMA.search, entries) if found}
    copies.clear(connection, ours | theirs)


def _sizes_of(manifest: Manifest) -> Counter[str]:
    """Bytes of each table by its bare name, as pg_restore tells it."""
    sizes = Counter[str]()
    for one in manifest.tables:
        sizes[one.name.split(".")[-1]] += one.bytes
    return sizes


def _read_in(
    owner: str, programs: Programs, wish: Wish, sizes: Mapping[str, int], *, forgiven: str, steps: Steps
) -> None:
    jobs = wish.jobs or min(4, len(os.sched_getaffinity(0)))
    asked: list[str | Path] = [
        programs.folder / "pg_restore", "--no-owner", "--verbose", "--no-password", f"--jobs={jobs}", wish.file,
        *([] if forgiven else ["--exit-on-error"]),
    ]  # fmt: skip

    def heard(line: str) -> None:
        done = _DONE.search(line)
        steps.advance(sizes.get(done[1], 1) if done else int("finished item" in line))

    run(asked, owner, heard, forgiven=forgiven)


def _compare(connection: psycopg.Connection[Any], manifest: Manifest, steps: Steps) -> str:
    """Counts the copy's rows and returns their digest. Raises DigestDiffers."""
    steps.begin("Comparing all rows", sum(one.bytes for one in manifest.tables))
    found: Digest = digest_of(connection, heard=lambda table: steps.advance(table.bytes))
    if found.text != manifest.digest:
        differ = manifest.content.differences(found)
        raise DigestDiffers(tables=", ".join(differ), saved=manifest.digest[:16], found=found.text[:16])
    return found.text
