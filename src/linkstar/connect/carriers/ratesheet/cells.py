"""CSV text as rows whose cells say what is wrong with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linkstar.connect.carrier import SheetProblem
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money

_YES, _NO = {"yes", "true", "1", "y", "是"}, {"no", "false", "0", "n", "", "否"}
_LARGEST = 10**9
_LINE_END = re.compile(r"\r\n|\r|\n")
_PLAIN = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")


class BadCell(Exception):
    """A cell that cannot be used."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why = field, why


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a sheet; `line` is counted as an editor does."""

    line: int
    cells: Mapping[str, str]

    def text(self, field: str) -> str:
        """The cell; "" when it is empty or there is no such column."""
        return self.cells.get(field, "")

    def needed(self, field: str) -> str:
        """The cell. Raises BadCell when it is empty."""
        if not self.text(field):
            raise BadCell(field, "is empty")
        return self.text(field)

    def number(self, field: str, default: str | None = None) -> Decimal:
        """A number of zero or more, with a point. Raises BadCell."""
        written = self.text(field) or default
        if written is None:
            raise BadCell(field, "is empty")
        if len(written) > 40 or not _PLAIN.fullmatch(written):
            raise BadCell(field, f"{written[:40]!r} is not a number")
        value = Decimal(written)
        if not 0 <= value <= _LARGEST:
            raise BadCell(field, f"{written!r} is not between 0 and {_LARGEST}")
        return value

    def whole(self, field: str, default: int | None = None) -> int:
        """A whole number of zero or more. Raises BadCell."""
        value = self.number(field, None if default is None else str(default))
        if value != int(value):
            raise BadCell(field, f"{self.text(field)!r} is not a whole number")
        return int(value)

    def money(self, field: str, currency: str, default: str | None = None) -> int:
        """An amount in minor units. Raises BadCell, also for more decimals than the currency has."""
        value = self.number(field, default)
        try:
            amount = Money.of(value, currency)
        except Invalid as wrong:
            raise BadCell(wrong.field or field, str(wrong.params["why"])) from wrong
        if amount.decimal() != value:
            raise BadCell(field, f"{self.text(field)!r} has more decimals than {currency}")
        return amount.minor

    def currency(self, field: str = "currency") -> str:
        """An ISO 4217 code. Raises BadCell."""
        code = self.needed(field).upper()
        if not (len(code) == 3 and code.isascii() and code.isalpha()):
            raise BadCell(field, f"{code!r} is not a currency")
        return code

    def flag(self, field: str, default: bool) -> bool:
        """yes or no. Raises BadCell."""
        written = self.text(field).lower()
        if field not in self.cells or (written == "" and default):
            return default
        if written not in _YES | _NO:
            raise BadCell(field, f"{written!r} is neither yes nor no")
        return written in _YES


def country_of(written: str, field: str) -> str:
    """An ISO 3166-1 alpha-2 code, or * for anywhere. Raises BadCell."""
    code = written.strip().upper()
    if code != "*" and not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise BadCell(field, f"{written!r} is not a country code of two letters")
    return code


def rows_of(text: str) -> tuple[Sequence[str], list[Row], list[SheetProblem]]:
    """Header, rows and lines that do not fit it. Commas, semicolons or tabs; empty lines are nothing.

    Line by line, since a cell of a price list has no second line: a quote that is never closed spoils one line only.
    """
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    sign = max(",;\t", key=lines[0].count)
    header: list[str] = []
    rows: list[Row] = []
    problems: list[SheetProblem] = []
    for number, line in enumerate(lines, 1):
        try:
            cells = _cells(line, sign)
        except (csv.Error, ValueError) as wrong:
            problems.append(SheetProblem(number, "", f"not CSV: {wrong}"))
            continue
        if not any(cells):
            continue
        if not header:
            header = [cell.lower() for cell in cells]
            twice = sorted({name for name in header if header.count(name) > 1})
            problems += [SheetProblem(number, name, "is there twice") for name in twice]
        elif len(cells) != len(header):
            problems.append(SheetProblem(number, "", f"has {len(cells)} cells, the header has {len(header)}"))
        else:
            rows.append(Row(number, dict(zip(header, cells, strict=True))))
    return header, rows, problems


def _cells(line: str, sign: str) -> list[str]:
    if "\x00" in line:
        raise ValueError("it holds a NUL")
    if any("\ud800" <= letter <= "\udfff" for letter in line):
        raise ValueError("it is not UTF-8")
    return [cell.strip() for cell in next(csv.reader([line], delimiter=sign, strict=True), [])]
