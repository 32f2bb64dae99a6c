"""Cells of a table that people open in a spreadsheet."""

from __future__ import annotations

from datetime import UTC, datetime

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell_of(value: object) -> str:
    """A value as a CSV cell. Text that a spreadsheet would run as a formula gets an apostrophe before it.

    Buyers and partners write names and notes; `=HYPERLINK(...)` in one of them must stay text. Numbers stay numbers.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    text = str(value).replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
