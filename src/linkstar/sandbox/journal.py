"""What a pretend partner remembers: tables of JSON records in memory, kept over a restart by an append-only journal."""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

import orjson

Record = dict[str, Any]


class JournalDamaged(Exception):
    """A line in the middle of a journal cannot be read; a torn last line is normal after a kill and is dropped."""


class Journal:
    """Tables of one partner. `path` None: in memory only.

    Each change is one line `[table, key, record or null]`, written at once without fsync: it outlives the process, not a
    power cut. At start the journal is read and written anew without what was overwritten.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.tables: dict[str, Table] = {}
        self._file: int | None = None
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._load(path)
            self._compact(path)
            self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def table(self, name: str) -> Table:
        """The named table, made on first use."""
        if name not in self.tables:
            self.tables[name] = Table(name, self)
        return self.tables[name]

    def write(self, line: bytes) -> None:
        """Appends a line."""
        if self._file is not None:
            os.write(self._file, line + b"\n")

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _load(self, path: Path) -> None:
        lines = path.read_bytes().split(b"\n") if path.exists() else []
        for number, line in enumerate(lines, 1):
            try:
                name, key, record = orjson.loads(line) if line else ("", "", None)
            except ValueError as wrong:
                if number == len(lines):
                    return
                raise JournalDamaged(f"{path}, line {number}") from wrong
            if line:
                self.table(name).remember(key, record)

    def _compact(self, path: Path) -> None:
        fresh = path.with_suffix(".new")
        with open(fresh, "wb") as file:
            for table in self.tables.values():
                file.writelines(orjson.dumps([table.name, key, table[key]]) + b"\n" for key in table)
        fresh.replace(path)


class Table(MutableMapping[str, Record]):
    """Records by key. What is read must be assigned anew to be kept when it was changed."""

    def __init__(self, name: str, journal: Journal) -> None:
        self.name, self._journal = name, journal
        self._rows: dict[str, Record] = {}

    def remember(self, key: str, record: Record | None) -> None:
        """Takes a line of the journal."""
        if record is None:
            self._rows.pop(key, None)
        else:
            self._rows[key] = record

    def __getitem__(self, key: str) -> Record:
        return self._rows[key]

    def __setitem__(self, key: str, record: Record) -> None:
        written = orjson.dumps(record)
        self._rows[key] = orjson.loads(written)  # a copy, and the same as after a restart
        self._journal.write(b"[%b,%b,%b]" % (orjson.dumps(self.name), orjson.dumps(key), written))

    def __delitem__(self, key: str) -> None:
        del self._rows[key]
        self._journal.write(orjson.dumps([self.name, key, None]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows
