"""Labels of our own, about 100 x 150 mm: addresses, Code 128, references, customs lines; PDF or ZPL. Pure and repeatable."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator

from linkstar.connect.carrier import CustomsLine, LabelRequest
from linkstar.kit.address import Address
from linkstar.kit.barcode import code128
from linkstar.kit.money import Money
from linkstar.kit.pdf import Page, pdf, printable

_WIDTH, _HEIGHT, _MARGIN = 100, 150, 6
_LINES_FIRST, _LINES_MORE = 7, 26
_DOTS = {203: 8, 300: 12, 600: 24}  # a millimetre, by dots per inch
_SHEETS = {"A6": (105, 148), "4x6": (101.6, 152.4)}  # mm; all other papers are taken as 100 x 150


def tracking_number(customer: str, key: str) -> str:
    """The number of a parcel: LS and 16 letters and digits, always the same for the same customer and key."""
    digest = hashlib.sha256(f"{customer}\n{key}".encode()).digest()
    return "LS" + base64.b32encode(digest[:10]).decode()


def unprintable_field(request: LabelRequest) -> str:
    """The field of the addresses that a label cannot show; "" if all can be shown."""
    for address in (request.ship_to, request.ship_from):
        for name in ("name", "company", "line1", "line2", "district", "city", "state"):
            if printable(getattr(address, name)) is None:
                return name
    return ""


def as_pdf(request: LabelRequest, number: str, service: str) -> bytes:
    """The label as PDF; goods that do not fit on the first page follow on further ones."""
    sheet = _SHEETS.get(request.size, (_WIDTH, _HEIGHT))
    page = Page(*sheet)
    page.text(_MARGIN, 10, service, size_pt=13, bold=True)
    page.text(78, 12, request.ship_to.country, size_pt=22, bold=True)
    y = _write(page, 17, _sender(request), size_pt=6, step=2.6)
    page.box(_MARGIN, y, _WIDTH - 2 * _MARGIN, 0.3)
    receiver = _lines(request.ship_to, 40)
    step = min(4.6, (73 - y - 6) / max(len(receiver), 1))  # a long address is set smaller, never over the bars
    _write(page, y + 6, receiver, size_pt=min(10, step * 2.2), step=step)
    _bars(page, number, 76)
    page.text(_MARGIN + 4, 100, number, size_pt=12, bold=True)
    _write(page, 106, _references(request), size_pt=7, step=3.2)
    goods = [_goods(line) for line in request.customs]
    pages = [page]
    y = _write(page, 120, goods[:_LINES_FIRST], size_pt=6.5, step=3.4)
    for start in range(_LINES_FIRST, len(goods), _LINES_MORE):
        more = Page(*sheet)
        more.text(_MARGIN, 10, number, size_pt=10, bold=True)
        y = _write(more, 18, goods[start : start + _LINES_MORE], size_pt=6.5, step=4.4)
        pages.append(more)
    total = _total(request.customs)
    if total:
        pages[-1].text(_MARGIN, y + 1, total, size_pt=7, bold=True)
    return pdf(pages)


def as_zpl(request: LabelRequest, number: str, service: str) -> bytes:
    """The label for thermal printers, UTF-8."""
    dots = _DOTS.get(request.dpi, 8)
    written = [
        (10, 30, service),
        *((17 + 3 * place, 18, line) for place, line in enumerate(_sender(request))),
        *((30 + 4 * place, 28, line) for place, line in enumerate(_lines(request.ship_to, 44)[:11])),
        *((106 + 3 * place, 20, line) for place, line in enumerate(_references(request))),
        *((120 + 3 * place, 18, _goods(line)) for place, line in enumerate(request.customs)),
    ]
    texts = "\n".join(
        f"^FO{_MARGIN * dots},{y * dots}^A0N,{size * dots // 8},{size * dots // 8}^FH^FD{_hex(line)}^FS"
        for y, size, line in written
    )
    bars = f"^BY{2 * dots // 8}^FO{_MARGIN * dots},{76 * dots}^BCN,{20 * dots},Y,N,N^FD{number}^FS"
    # paper long enough for every line of goods
    length = max(_HEIGHT, 126 + 3 * len(request.customs)) * dots
    return f"^XA^CI28^PW{_WIDTH * dots}^LL{length}\n{texts}\n{bars}\n^XZ\n".encode()


def _bars(page: Page, number: str, y: float) -> None:
    widths = code128(number)
    module = min(0.4, (_WIDTH - 2 * _MARGIN - 8) / sum(widths))
    page.bars(_MARGIN + 4.0, y, widths, module=module, height=18)


def _write(page: Page, y: float, lines: Iterable[str], *, size_pt: float, step: float) -> float:
    """Writes lines below one another; the height after them."""
    for line in lines:
        page.text(_MARGIN, y, line, size_pt=size_pt)
        y += step
    return y


def _sender(request: LabelRequest) -> list[str]:
    return list(_wrap(", ".join(_lines(request.ship_from, 200)), 90))[:4]


def _lines(address: Address, columns: int) -> list[str]:
    town = " ".join(part for part in (address.postcode, address.city, address.state) if part)
    parts = (
        address.name,
        address.company,
        address.line1,
        address.line2,
        address.district,
        town,
        address.country,
        address.phone,
    )
    return [line for part in parts if part for line in _wrap(" ".join(part.split()), columns)]


def _wrap(text: str, columns: int) -> Iterator[str]:
    """Cuts a text at blanks where it can; Chinese characters count two."""
    line, width, blank = "", 0, -1
    for character in text:
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        line += character
        if character == " ":
            blank = len(line)
        if width > columns:
            at = blank if blank > 0 else len(line) - 1
            yield line[:at].rstrip()
            line, blank = line[at:], -1
            width = sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
    if line.strip():
        yield line


def _references(request: LabelRequest) -> list[str]:
    size = f"{request.length_mm // 10}x{request.width_mm // 10}x{request.height_mm // 10} cm"
    numbers = [("IOSS", request.ioss_number), ("EORI", request.eori_number), ("VAT", request.vat_number)]
    taxes = "  ".join(f"{name} {number}" for name, number in numbers if number)
    order = f"  Order {request.order_number}" if request.order_number else ""
    return [f"Ref {request.reference}{order}", f"{request.weight_g} g  {size}", *([taxes] if taxes else [])]


def _goods(line: CustomsLine) -> str:
    value = Money(line.unit_value_minor * line.quantity, line.currency)
    flags = (" battery" if line.has_battery else "") + (" liquid" if line.has_liquid else "")
    what = f"{line.quantity} x {(line.name_en or line.name_zh)[:40]}"
    return f"{what}  HS {line.hs_code}  {line.origin}  {line.unit_weight_g * line.quantity} g  {value}{flags}"


def _total(lines: Iterable[CustomsLine]) -> str:
    sums: dict[str, int] = {}
    for line in lines:
        sums[line.currency] = sums.get(line.currency, 0) + line.unit_value_minor * line.quantity
    return "Total " + ", ".join(str(Money(minor, currency)) for currency, minor in sums.items()) if sums else ""


def _hex(text: str) -> str:
    """ZPL text with its own signs (^ ~ _) written as codes."""
    return "".join(f"_{ord(c):02X}" if c in "^~_" else c for c in text)
