"""Sheets that people bring: CSV as spreadsheets write it, in the encodings and with the separators that they use."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from linkstar.kit.errors import Invalid

LINES_MAX = 5_000
CELL_MAX = 2_000  # characters
_FORMULA = (
    "=+-@"  # a cell that begins so is guarded by an apostrophe when it is written, so that no spreadsheet runs it
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a sheet: its number, and its cells by column, without spaces around them."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a sheet by the columns that are known; `ignored` are the others, as they were written."""

    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    rows: tuple[Row, ...]


def decoded(raw: bytes) -> str:
    """The text of a file: UTF-8, or what spreadsheets in China write. Raises Invalid."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid("body", "this is no text: save the sheet as CSV (UTF-8)")


def read_sheet(raw: bytes, names: Mapping[str, str]) -> Sheet:
    """Reads a CSV whose first line names its columns; `names` are the columns by each name that they may have.

    Raises Invalid for what is no sheet, has too many lines, or names a column twice.
    """
    text = decoded(raw)
    if "\x00" in text:
        raise Invalid("body", "this is no text: save the sheet as CSV (UTF-8)")
    lines = _lines(text)
    head = next(lines, (1, []))[1]
    columns = [names.get(_plain(name), "") for name in head]
    known = [name for name in columns if name]
    if len(set(known)) < len(known):
        raise Invalid("body", f"the column {next(one for one in known if known.count(one) > 1)} stands there twice")
    rows: list[Row] = []
    for line, cells in lines:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) >= LINES_MAX:
            raise Invalid("body", f"at most {LINES_MAX:,} lines: cut the sheet into parts")
        said = zip(columns, cells, strict=False)
        rows.append(Row(line, {name: _unguarded(cell.strip()) for name, cell in said if name}))
    ignored = tuple(name.strip() for name, column in zip(head, columns, strict=True) if name.strip() and not column)
    return Sheet(tuple(known), ignored, tuple(rows))


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for cells in reader:
            if any(len(cell) > CELL_MAX for cell in cells):
                raise Invalid("body", f"line {reader.line_num}: a cell is longer than {CELL_MAX:,} characters")
            yield reader.line_num, cells
    except csv.Error as wrong:
        raise Invalid("body", f"line {reader.line_num}: {wrong}") from wrong


def _plain(name: str) -> str:
    return "_".join(name.strip().lower().split())


def _unguarded(cell: str) -> str:
    """The cell without the apostrophe that guards a spreadsheet against formulas."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in _FORMULA else cell
