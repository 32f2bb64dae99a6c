"""The file of a backup: what pg_dump wrote, and behind it a small zip with the manifest and, if asked for, the keys.

pg_restore reads the beginning and does not look further; zip readers look from the end. So both open the same file, and a
backup can be read without LinkStar: `pg_restore --list FILE`, `unzip -p FILE manifest.json`.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from linkstar.cli.backup.errors import BackupDamaged, BackupNewer, NotABackup
from linkstar.core.db.digest import Digest, TableDigest

FORMAT = 1
HEAD = b"PGDMP"
_MANIFEST, _KEYS = "manifest.json", "keys.json"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `keys`: public names of the keys that its secrets are sealed with, the present one first."""

    format: int
    made_at: datetime
    linkstar: str
    revision: str
    postgres: int  # major version of the server that was saved
    programs: int  # major version of the pg_dump that wrote it
    keys: Sequence[str]
    has_keys: bool
    rows: int
    digest: str
    tables: Sequence[TableDigest]
    dump_bytes: int
    dump_sha256: str

    @property
    def content(self) -> Digest:
        """The digest of all rows, table by table."""
        return Digest(tuple(self.tables))


def append(file: Path, manifest: Manifest, keys: Sequence[bytes]) -> None:
    """Writes the manifest, and the keys themselves if there are any, behind the dump; all of it is on the disk then."""
    with file.open("r+b") as opened:
        opened.seek(0, os.SEEK_END)
        with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.writestr(_MANIFEST, orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2))
            if keys:
                zipped.writestr(_KEYS, orjson.dumps([key.hex() for key in keys]))
        opened.flush()
        os.fsync(opened.fileno())


def read(file: Path) -> Manifest:
    """The manifest of a backup. Raises NotABackup, BackupDamaged, BackupNewer."""
    said = _member(file, _MANIFEST)
    try:
        told: dict[str, Any] = orjson.loads(said)
        if told["format"] > FORMAT:
            raise BackupNewer(theirs=told["linkstar"], revision=told["revision"], ours=f"of format {FORMAT}")
        tables = tuple(TableDigest(**one) for one in told.pop("tables"))
        return Manifest(**{**told, "made_at": datetime.fromisoformat(told["made_at"])}, tables=tables)
    except (KeyError, TypeError, ValueError) as wrong:
        raise BackupDamaged(file=file, why=f"its manifest cannot be read ({wrong})") from wrong


def read_keys(file: Path) -> list[bytes]:
    """The keys in a backup made with --with-key, the present one first. Raises BackupDamaged."""
    return [bytes.fromhex(one) for one in orjson.loads(_member(file, _KEYS))]


def check(file: Path, manifest: Manifest, heard: Callable[[int], None] = lambda _: None) -> None:
    """Reads the whole dump and compares it with its checksum; `heard` is told of bytes read. Raises BackupDamaged."""
    size, found = sum_of(file, manifest.dump_bytes, heard)
    if (size, found) != (manifest.dump_bytes, manifest.dump_sha256):
        raise BackupDamaged(file=file, why=f"its checksum is {found[:12]}, and {manifest.dump_sha256[:12]} was written")


def sum_of(file: Path, size: int, heard: Callable[[int], None] = lambda _: None) -> tuple[int, str]:
    """How many of the first `size` bytes are there, and their SHA-256."""
    digest, left = hashlib.sha256(), size
    with file.open("rb") as opened:
        while left and (chunk := opened.read(min(_CHUNK, left))):
            digest.update(chunk)
            left -= len(chunk)
            heard(len(chunk))
    return size - left, digest.hexdigest()


def _member(file: Path, name: str) -> bytes:
    try:
        with file.open("rb") as opened:
            head = opened.read(len(HEAD))
            if head != HEAD:
                raise NotABackup(file=file, why="it does not begin as one")
            with zipfile.ZipFile(opened) as zipped:
                return zipped.read(name)
    except OSError as wrong:
        raise NotABackup(file=file, why=wrong.strerror or str(wrong)) from wrong
    except (zipfile.BadZipFile, KeyError, EOFError) as wrong:
        why = "its end is missing: it is cut off, or pg_dump alone wrote it"
        raise BackupDamaged(file=file, why=why) from wrong
