"""The papers of a manifest: what the driver signs (PDF) and what the carrier reads in (CSV). No buyer's name or address."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from linkstar.kit.barcode import code128
from linkstar.kit.cells import cell_of
from linkstar.kit.pdf import Page, pdf

WIDTH, HEIGHT, EDGE = 210, 297, 14  # A4, millimetres
FIRST, FURTHER = 34, 43  # rows of the first page and of each further one
ROW = 6.0
_TITLES = ("#", "Tracking 运单号", "Parcel 包裹", "Order 订单", "Service 物流产品", "To", "g")
_COLUMNS = tuple(zip((0, 10, 62, 96, 128, 160, 170), _TITLES, strict=True))


@dataclass(frozen=True, slots=True)
class Listed:
    """A parcel on a manifest."""

    tracking_number: str
    number: str
    order_number: str
    service: str
    country: str
    weight_g: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a manifest says; `made` is a local moment in words."""

    number: str
    carrier: str
    location: str
    made: str
    parcels: Sequence[Listed]


def as_csv(sheet: Sheet) -> bytes:
    """One line a parcel, UTF-8 with a mark so that spreadsheets read it."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["manifest", "tracking_number", "parcel", "order", "service", "country", "weight_g"])
    for one in sheet.parcels:
        cells = (one.tracking_number, one.number, one.order_number, one.service, one.country, one.weight_g)
        writer.writerow([cell_of(value) for value in (sheet.number, *cells)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_pdf(sheet: Sheet) -> bytes:
    """Pages to print and sign: number as barcode, totals, one row a parcel, two lines for signatures."""
    rows = list(enumerate(sheet.parcels, start=1))
    parts = [rows[:FIRST], *(rows[at : at + FURTHER] for at in range(FIRST, len(rows), FURTHER))]
    pages = []
    for n, part in enumerate(parts, start=1):
        page = Page(WIDTH, HEIGHT)
        top = _head(page, sheet) if n == 1 else 20.0
        foot = _rows(page, part, top)
        if n == len(parts):
            _signatures(page, foot)
        page.text(EDGE, HEIGHT - 9, f"{sheet.number}  {n} / {len(parts)}", size_pt=8)
        pages.append(page)
    return pdf(pages)


def _head(page: Page, sheet: Sheet) -> float:
    page.text(EDGE, 20, "Manifest 交接清单", size_pt=16)
    page.text(EDGE, 28, sheet.number, size_pt=13, bold=True)
    widths = code128(sheet.number)
    page.bars(WIDTH - EDGE - sum(widths) * 0.4, 12, widths, module=0.4, height=16)
    weight = sum(one.weight_g for one in sheet.parcels)
    page.text(EDGE, 37, f"Carrier 物流商: {sheet.carrier[:60]}", size_pt=10)
    page.text(EDGE, 43, f"From 仓库: {sheet.location[:60]}", size_pt=10)
    page.text(EDGE, 49, f"Made 制单时间: {sheet.made}", size_pt=10)
    page.text(EDGE + 110, 43, f"Parcels 包裹数: {len(sheet.parcels)}", size_pt=11)
    page.text(EDGE + 110, 49, f"Weight 总重: {weight / 1000:.3f} kg", size_pt=11)
    return 58.0


def _rows(page: Page, rows: Sequence[tuple[int, Listed]], top: float) -> float:
    for x, title in _COLUMNS:
        page.text(EDGE + x, top, title, size_pt=8)
    page.box(EDGE, top + 1.5, WIDTH - 2 * EDGE, 0.3)
    for n, one in rows:
        top += ROW
        cells = (str(n), one.tracking_number[:28], one.number, one.order_number[:17], one.service[:16], one.country)
        for (x, _), text in zip(_COLUMNS, (*cells, str(one.weight_g)), strict=True):
            page.text(EDGE + x, top, text, size_pt=8)
    return top


def _signatures(page: Page, top: float) -> None:
    line = min(top + 18, HEIGHT - 16)
    for x, title in ((EDGE, "Handed over 交货人"), (EDGE + 95, "Taken over 揽收人")):
        page.box(x, line, 75, 0.3)
        page.text(x, line + 4.5, title, size_pt=8)
