"""A small PDF writer for parcel labels: pages of text and filled rectangles. Sizes are millimetres from the top left.

Nothing is embedded: Latin text is set in Helvetica, which every reader has; Chinese, Japanese kana, Cyrillic and Greek
in the reader's own song face (Adobe-GB1). Letters that neither has are set without their accent.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

_PT = 72 / 25.4
_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T"})
_FONTS = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R /DW 1000 /W [1 95 500] "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
)


@dataclass(slots=True)
class Page:
    """A page under way."""

    width_mm: float
    height_mm: float
    _drawn: list[bytes] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, *, size_pt: float = 9, bold: bool = False) -> None:
        """Writes a line whose foot stands at y. Letters of no known script become question marks: see `printable`."""
        shown = printable(text) or text.encode("gbk", "replace").decode("gbk")
        if _encodes(shown, "cp1252"):
            font, coded = (b"/F2" if bold else b"/F1"), shown.encode("cp1252")
        else:
            font, coded = b"/F3", shown.encode("utf-16-be")
        where = f"{size_pt:.1f} Tf 1 0 0 1 {x * _PT:.2f} {(self.height_mm - y) * _PT:.2f} Tm <{coded.hex()}> Tj ET"
        self._drawn.append(b"BT " + font + b" " + where.encode())

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Fills a rectangle with black; y is its upper edge."""
        corner = (self.height_mm - y - height) * _PT
        self._drawn.append(f"{x * _PT:.3f} {corner:.3f} {width * _PT:.3f} {height * _PT:.3f} re f".encode())

    def bars(self, x: float, y: float, widths: Sequence[int], *, module: float, height: float) -> None:
        """Draws a barcode (`kit.barcode`) from x to the right; y is its upper edge, `module` the width of the thinnest bar."""
        for place, width in enumerate(widths):
            if place % 2 == 0:
                self.box(x, y, width * module, height)
            x += width * module

    def content(self) -> bytes:
        """What was drawn, as PDF operators."""
        return b"\n".join(self._drawn)


def pdf(pages: Sequence[Page]) -> bytes:
    """The pages as one PDF 1.4 file."""
    first = 3 + len(_FONTS)
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *_FONTS,
    ]
    for page in pages:
        own = len(objects) + 1
        objects.append(_page(page, own + 1))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page.content()), page.content()))
    return _file(objects)


def printable(text: str) -> str | None:
    """The text as a label can show it, accents dropped where there is no glyph; None if a character cannot be shown."""
    composed = unicodedata.normalize("NFC", text)
    for codec in ("cp1252", "gbk"):
        shown = "".join(character if _encodes(character, codec) else _bare(character) for character in composed)
        if _encodes(shown, codec):
            return shown
    return None


def _bare(character: str) -> str:
    """The letter without its accent, or the character itself."""
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_PLAIN) or character


def _encodes(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _page(page: Page, content: int) -> bytes:
    fonts = "/Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >>"
    box = f"[0 0 {page.width_mm * _PT:.2f} {page.height_mm * _PT:.2f}]"
    parts = f"/Type /Page /Parent 2 0 R /MediaBox {box} /Resources << {fonts} >> /Contents {content} 0 R"
    return f"<< {parts} >>".encode()


def _file(objects: Sequence[bytes]) -> bytes:
    """Objects with their cross-reference table."""
    written = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        written += b"%010d 00000 n \n" % offset
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(written)
