"""The lines of Online Retail as invoices, from one file or both, plain or .gz."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from linkstar.cli.replay.csvs import BadLine, Line, TableMissing, read_file
from linkstar.kit.money import Money

ZONE = ZoneInfo("Europe/London")
OVERLAP_FROM = datetime(2010, 12, 1, tzinfo=ZONE)  # from here on the older file repeats the newer one
_GOODS = re.compile(r"\d{5}")  # what starts otherwise is postage, a fee, a gift card or a correction
_WHOLE, _PRICE = re.compile(r"-?[0-9]{1,9}"), re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_NAMES = {  # column -> its name in the first and in the second publication
    "invoice": ("InvoiceNo", "Invoice"), "code": ("StockCode", "StockCode"), "title": ("Description", "Description"),
    "units": ("Quantity", "Quantity"), "at": ("InvoiceDate", "InvoiceDate"), "price": ("UnitPrice", "Price"),
    "customer": ("CustomerID", "Customer ID"), "country": ("Country", "Country"),
}  # fmt: skip


@dataclass(slots=True)
class Invoice:
    """An invoice: units and prices (pence) by stock code. Units of a `C` invoice are those that came back, above zero."""

    number: str
    at: datetime
    customer: str
    country: str
    lines: list[tuple[str, int, int]] = field(default_factory=list)  # code, units, price of one

    @property
    def is_return(self) -> bool:
        """Whether it takes back."""
        return self.number.startswith("C")


@dataclass(slots=True)
class Read:
    """All invoices by time, titles by code, how many lines were no goods, and those that could not be read."""

    invoices: list[Invoice]
    titles: dict[str, str]
    left_out: int
    broken: list[BadLine]


def read_invoices(path: Path) -> Read:
    """The invoices of a file, or of a folder with one or both publications. Raises TableMissing."""
    files = [path] if path.is_file() else sorted(one for one in path.glob("*retail*.csv*") if one.is_file())
    if not files:
        raise TableMissing(folder=path, name="online_retail*.csv", columns=", ".join(new for new, _ in _NAMES.values()))
    both = len(files) > 1
    read = Read([], {}, 0, [])
    found: dict[str, Invoice] = {}
    for one in files:
        for row, is_second in _rows(one, read.broken):
            try:
                _take(row, read, found, is_repeat=both and is_second)
            except BadLine as bad:
                read.broken.append(bad)
    read.invoices += sorted(found.values(), key=lambda one: (one.at, one.number))
    return read


def _take(row: Line, read: Read, found: dict[str, Invoice], *, is_repeat: bool) -> None:
    """Adds a line to its invoice, or counts it as no goods. Raises BadLine."""
    at = row.read("at", _moment)
    if is_repeat and at >= OVERLAP_FROM:
        return
    code, units, price_minor = row["code"].strip().upper(), row.read("units", _whole), row.read("price", _pence)
    number, is_back = row.read("invoice", _filled), row["invoice"].startswith("C")
    if not _GOODS.match(code) or price_minor <= 0 or units == 0 or is_back != (units < 0):
        read.left_out += 1
        return
    read.titles[code] = row["title"].strip() or read.titles.get(code, code)
    new = Invoice(number, at.astimezone(UTC), row["customer"].partition(".")[0], row["country"])
    found.setdefault(number, new).lines.append((code, abs(units), price_minor))


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is not None or not 2000 <= at.year <= 2100:
        raise ValueError(text)
    return at.replace(tzinfo=ZONE)


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _pence(text: str) -> int:
    if not _PRICE.fullmatch(text):
        raise ValueError(text)
    return Money.of(text, "GBP").minor


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("empty")
    return text


def _rows(path: Path, broken: list[BadLine]) -> Iterator[tuple[Line, bool]]:
    """Rows under our names, and whether they are of the second publication. Raises TableMissing."""
    for place in (0, 1):
        columns = tuple(names[place] for names in _NAMES.values())
        bad: list[BadLine] = []
        rows = read_file(path, columns, bad)
        try:
            first = next(rows, None)
        except TableMissing:
            if place:
                raise
            continue
        for row in (first, *rows) if first is not None else ():
            yield Line({ours: row[names[place]] for ours, names in _NAMES.items()}, row.file, row.line), bool(place)
        broken += bad
        return
