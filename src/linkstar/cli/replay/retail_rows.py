"""The lines of Online Retail as invoices, from one file or both, plain or .gz."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from linkstar.cli.replay.csvs import TableMissing, read_file
from linkstar.kit.money import Money

ZONE = ZoneInfo("Europe/London")
OVERLAP_FROM = datetime(2010, 12, 1, tzinfo=ZONE)  # from here on the older file repeats the newer one
_GOODS = re.compile(r"\d{5}")  # what starts otherwise is postage, a fee, a gift card or a correction
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
    """All invoices by time, titles by code, and how many lines were no goods."""

    invoices: list[Invoice]
    titles: dict[str, str]
    left_out: int


def read_invoices(path: Path) -> Read:
    """The invoices of a file, or of a folder with one or both publications. Raises TableMissing."""
    files = [path] if path.is_file() else sorted(one for one in path.glob("*retail*.csv*") if one.is_file())
    if not files:
        raise TableMissing(folder=path, name="online_retail*.csv", columns=", ".join(new for new, _ in _NAMES.values()))
    both = len(files) > 1
    found: dict[str, Invoice] = {}
    titles: dict[str, str] = {}
    left_out = 0
    for one in files:
        for row, is_second in _rows(one):
            at = datetime.fromisoformat(row["at"]).replace(tzinfo=ZONE)
            if both and is_second and at >= OVERLAP_FROM:
                continue
            code, units = row["code"].strip().upper(), int(row["units"])
            price_minor = Money.of(row["price"], "GBP").minor
            is_back = row["invoice"].startswith("C")
            if not _GOODS.match(code) or price_minor <= 0 or units == 0 or is_back != (units < 0):
                left_out += 1
                continue
            titles[code] = row["title"].strip() or titles.get(code, code)
            new = Invoice(row["invoice"], at.astimezone(UTC), row["customer"].partition(".")[0], row["country"])
            found.setdefault(row["invoice"], new).lines.append((code, abs(units), price_minor))
    return Read(sorted(found.values(), key=lambda one: (one.at, one.number)), titles, left_out)


def _rows(path: Path) -> Iterator[tuple[Mapping[str, str], bool]]:
    """Rows under our names, and whether they are of the second publication. Raises TableMissing."""
    for place in (0, 1):
        columns = tuple(names[place] for names in _NAMES.values())
        try:
            rows = read_file(path, columns)
            first = next(rows)
        except TableMissing:
            if place:
                raise
            continue
        for row in (first, *rows):
            yield {ours: row[names[place]] for ours, names in _NAMES.items()}, bool(place)
        return
