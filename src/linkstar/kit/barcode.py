"""Code 128 barcodes as widths of bars and spaces: what every carrier's scanner reads from a label."""

from __future__ import annotations

from linkstar.kit.errors import Invalid

# ISO/IEC 15417, symbol values 0-105: widths of bar, space, bar, space, bar, space in modules.
_WIDTHS = (
    "212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222"
    "123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321"
    "232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121"
    "313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224"
    "111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111"
    "111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113"
    "114311411113411311113141114131311141411131211412211214211232"
)
_SYMBOLS = [_WIDTHS[at : at + 6] for at in range(0, len(_WIDTHS), 6)]
_STOP = "2331112"
_TO_B, _START_B, _START_C = 100, 104, 105
_TO_C = 99


def code128(text: str) -> list[int]:
    """Widths in modules, bar first, then space and bar in turn, no quiet zones. Raises Invalid beyond ASCII 32-126."""
    if not text or not all(" " <= character <= "~" for character in text):
        raise Invalid("barcode", f"{text!r} cannot be written as Code 128")
    values = _values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    return [int(width) for symbol in [*(_SYMBOLS[v] for v in [*values, check]), _STOP] for width in symbol]


def _values(text: str) -> list[int]:
    """Symbol values, start included: set C (two digits a symbol) for four digits or more in a row, else set B."""
    values: list[int] = []
    in_c, at = False, 0
    while at < len(text):
        run = _digits(text, at)
        if run >= 4 and not in_c:
            values.append(_TO_C if values else _START_C)
            in_c = True
        elif run < 2 and in_c:
            values.append(_TO_B)
            in_c = False
        elif not values:
            values.append(_START_B)
        taken = 2 if in_c else 1
        values.append(int(text[at : at + 2]) if in_c else ord(text[at]) - 32)
        at += taken
    return values


def _digits(text: str, at: int) -> int:
    """How many digits follow one another from here."""
    end = at
    while end < len(text) and text[end] in "0123456789":
        end += 1
    return end - at
