"""Reading the tables of a published data set: the original file name, plain or .gz."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from linkstar.kit.errors import Refusal


class TableMissing(Refusal):
    """The folder lacks a file of the data set, or the file lacks a column."""

    code = "cli.table_missing"
    status = 404
    field = "path"
    en = "{folder} has no {name} (plain or .gz) with the columns {columns}."
    zh = "{folder} 中没有包含列 {columns} 的 {name}（原始文件或 .gz）。"


def read_table(folder: Path, name: str, columns: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    """The rows of `<name>.csv` or `<name>.csv.gz`, in file order. Raises TableMissing."""
    path = next((one for one in (folder / f"{name}.csv", folder / f"{name}.csv.gz") if one.exists()), None)
    if path is None:
        raise TableMissing(folder=folder, name=f"{name}.csv", columns=", ".join(columns))
    yield from read_file(path, columns)


def read_file(path: Path, columns: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    """The rows of a CSV file, plain or .gz. Raises TableMissing where a column is not there."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as opened:
        text = io.TextIOWrapper(opened, encoding="utf-8-sig", newline="", errors="replace")
        rows = csv.DictReader(text)
        if not set(columns) <= set(rows.fieldnames or ()):
            raise TableMissing(folder=path.parent, name=path.name, columns=", ".join(columns))
        yield from rows
