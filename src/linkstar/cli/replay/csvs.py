"""Reading the tables of a published data set: the original file name, plain or .gz."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from linkstar.kit.errors import Invalid, Refusal

T = TypeVar("T")
LINE_MAX = 1_000_000  # characters


class TableMissing(Refusal):
    """The folder lacks a file of the data set, or the file lacks a column."""

    code = "cli.table_missing"
    status = 404
    field = "path"
    en = "{folder} has no {name} (plain or .gz) with the columns {columns}."
    zh = "{folder} 中没有包含列 {columns} 的 {name}（原始文件或 .gz）。"


class Line(dict[str, str]):
    """A row by column, that knows where it stands. `file` is a name, `line` counts as an editor does."""

    def __init__(self, cells: Mapping[str, str], file: str, line: int) -> None:
        super().__init__(cells)
        self.file, self.line = file, line

    def read(self, field: str, how: Callable[[str], T]) -> T:
        """A cell as `how` reads it. Raises BadLine where it cannot."""
        try:
            return how(self[field])
        except (ValueError, ArithmeticError, Invalid) as wrong:
            raise BadLine(self.file, self.line, field, f"{self[field][:60]!r} cannot be used") from wrong


class BadLine(Exception):
    """A line that cannot be used: it is left out and told, the others are kept."""

    def __init__(self, file: str, line: int, field: str, why: str) -> None:
        super().__init__(f"{file}, line {line}{field and f', {field}'}: {why}")
        self.file, self.line, self.field, self.why = file, line, field, why


def read_table(
    folder: Path, name: str, columns: tuple[str, ...], broken: list[BadLine] | None = None
) -> Iterator[Line]:
    """The rows of `<name>.csv` or `<name>.csv.gz`, in file order; lines that are none go to `broken`. Raises TableMissing."""
    path = next((one for one in (folder / f"{name}.csv", folder / f"{name}.csv.gz") if one.exists()), None)
    if path is None:
        raise TableMissing(folder=folder, name=f"{name}.csv", columns=", ".join(columns))
    yield from read_file(path, columns, [] if broken is None else broken)  # told by whoever reads it first


def read_file(path: Path, columns: tuple[str, ...], broken: list[BadLine]) -> Iterator[Line]:
    """The rows of a CSV file, plain or .gz; lines that are none go to `broken`. Raises TableMissing for a missing column.

    Line by line: no cell of these tables has a second line, and a quote that is never closed spoils one line only.
    """
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as opened:
        text = io.TextIOWrapper(opened, encoding="utf-8-sig", newline="", errors="replace")
        lines = _lines(text, path.name, broken)
        header = next(lines, (1, []))[1]
        if not set(columns) <= set(header):
            raise TableMissing(folder=path.parent, name=path.name, columns=", ".join(columns))
        for number, cells in lines:
            if len(cells) == len(header):
                yield Line(dict(zip(header, cells, strict=True)), path.name, number)
            else:
                broken.append(BadLine(path.name, number, "", f"{len(cells)} cells, the header has {len(header)}"))


def _lines(text: io.TextIOWrapper, file: str, broken: list[BadLine]) -> Iterator[tuple[int, list[str]]]:
    """Numbers and cells of all lines that are not empty."""
    number = 0
    try:
        while line := text.readline(LINE_MAX):
            number += 1
            try:
                if "\x00" in line or len(line) == LINE_MAX:
                    raise csv.Error("it holds a NUL, or has no end")
                cells = next(csv.reader([line.rstrip("\r\n")], strict=True), [])
            except csv.Error as wrong:
                broken.append(BadLine(file, number, "", f"not CSV: {wrong}"))
                continue
            if cells:
                yield number, cells
    except (OSError, EOFError, zlib.error) as wrong:  # a packed file that breaks off
        broken.append(BadLine(file, number + 1, "", f"the file cannot be read any further: {wrong}"))


def told(broken: Sequence[BadLine]) -> list[str]:
    """What is said of lines that were left out: each of the first hundred, and how many more."""
    said = [f"left out: {one}" for one in broken[:100]]
    return [*said, *([f"left out: {len(broken) - 100} more lines"] if len(broken) > 100 else [])]
