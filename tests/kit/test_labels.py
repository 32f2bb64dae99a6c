"""Barcodes and the PDF writer: what every label is made of."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from linkstar.kit.barcode import _SYMBOLS, code128
from linkstar.kit.errors import Invalid
from linkstar.kit.pdf import Page, pdf, printable


def read_back(widths: list[int]) -> str:
    """A scanner: widths to text, through sets B and C, checking the check digit."""
    symbols = ["".join(map(str, widths[at : at + 6])) for at in range(0, len(widths) - 7, 6)]
    values = [_SYMBOLS.index(symbol) for symbol in symbols]
    assert "".join(map(str, widths[-7:])) == "2331112"
    *said, check = values
    assert (said[0] + sum(place * value for place, value in enumerate(said))) % 103 == check
    in_c, text = said[0] == 105, ""
    for value in said[1:]:
        if value == (100 if in_c else 99):  # in set C, 99 are two digits
            in_c = not in_c
        else:
            text += f"{value:02d}" if in_c else chr(value + 32)
    return text


def test_every_symbol_is_eleven_modules_wide_and_unlike_the_others() -> None:
    assert len(_SYMBOLS) == len(set(_SYMBOLS)) == 106
    assert {sum(map(int, symbol)) for symbol in _SYMBOLS} == {11}


def test_a_known_barcode_is_drawn_as_the_standard_shows_it() -> None:
    # "PJJ123C" in set B, check value 55: the worked example of the standard's encyclopaedia entry
    assert code128("PJJ123C")[:12] == [2, 1, 1, 2, 1, 4, 3, 1, 3, 1, 2, 1]
    assert code128("PJJ123C")[-13:-7] == [int(width) for width in _SYMBOLS[55]]


@given(st.text(alphabet=[chr(code) for code in range(32, 127)], min_size=1, max_size=40))
def test_any_text_is_read_back_by_a_scanner(text: str) -> None:
    assert read_back(code128(text)) == text


def test_digits_are_packed_two_to_a_symbol() -> None:
    assert len(code128("1234567890")) < len(code128("ABCDEFGHIJ"))


@pytest.mark.parametrize("text", ["", "Größe", "\n"])
def test_what_has_no_bars_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        code128(text)


def test_a_pdf_finds_its_own_objects() -> None:
    page = Page(100, 150)
    page.text(5, 10, "Hello (world) \\", size_pt=12, bold=True)
    page.box(5, 20, 30, 0.5)
    document = pdf([page, Page(100, 50)])
    start = int(document.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    assert document[start : start + 4] == b"xref"
    offsets = [int(line[:10]) for line in document[start:].split(b"\n")[3:] if line.endswith(b" n ")]
    for number, offset in enumerate(offsets, 1):
        assert document[offset:].startswith(b"%d 0 obj" % number)
    assert b"/Count 2" in document
    for length, stream in re.findall(rb"/Length (\d+) >>\nstream\n(.*?)\nendstream", document, re.DOTALL):
        assert int(length) == len(stream)


def test_the_same_pages_make_the_same_bytes() -> None:
    def one() -> bytes:
        page = Page(100, 100)
        page.text(1, 1, "x")
        return pdf([page])

    assert one() == one()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hauptstraße 5", "Hauptstraße 5"),
        ("Łódź, Główna", "Lódz, Glówna"),
        ("Señor Müller", "Señor Müller"),
        ("上海市 Café", "上海市 Café"),
        ("Москва", "Москва"),
        ("서울", None),
        ("القاهرة", None),
    ],
)
def test_a_label_shows_what_it_can_and_says_what_it_cannot(text: str, shown: str | None) -> None:
    assert printable(text) == shown
