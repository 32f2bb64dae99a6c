"""What the database can keep: PostgreSQL takes no NUL, no half of a surrogate pair and no endless text as a key. Pure.

Partners send such things by mistake and others on purpose. The raw body is bytes and is kept as it came; only the names that
we look it up by are mended, always in the same way, so that a repeat is still known as one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from linkstar.connect.channel import RawMessage, SeenOrder
from linkstar.connect.warehouse import KeptEvent

NAME_MAX = 400  # characters of a key; longer ones end with their hash
_Kinds = tuple[tuple[type, tuple[str, ...], Callable[[Any], tuple[Any, ...]]], ...]
_KINDS: dict[type, _Kinds] = {}  # found once for each kind of record
UNITS_MAX, MINOR_MAX = 1_000_000_000, 10**15  # of a line; in minor units
_NUL = re.compile(
    rb"(?<!\\)((?:\\\\)*)\\u0000"
)  # the escape itself, not a backslash that happens to stand before u0000


def keepable(message: RawMessage) -> RawMessage:
    """The message with names that can be kept."""
    topic, key, external_id = _name(message.topic), _name(message.key), _name(message.external_id)
    if (topic, key, external_id) == (message.topic, message.key, message.external_id):
        return message
    return replace(message, topic=topic, key=key, external_id=external_id)


def without_nul(body: bytes) -> bytes:
    """A body as it is read: an order is worth more than the NUL in its buyer's note."""
    body = body.replace(b"\x00", b"") if b"\x00" in body else body
    return _NUL.sub(rb"\1", body) if b"\\u0000" in body else body


def _name(text: str) -> str:
    if text.isascii() and "\x00" not in text and len(text) <= NAME_MAX:
        return text
    text = text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
    if len(text) > NAME_MAX:
        text = f"{text[: NAME_MAX - 65]}#{hashlib.sha256(text.encode()).hexdigest()}"
    return text


def why_not(seen: SeenOrder) -> str:
    """What of a read order is of the wrong kind or beyond all measure, for a person to look at; "" if nothing is."""
    for thing in (seen, seen.buyer, seen.ship_to, *seen.lines):
        if wrong := _of_wrong_kind(thing):
            return wrong
    amounts = {
        "total": seen.total_minor,
        "shipping": seen.shipping_minor,
        "tax": seen.tax_minor,
        "discount": seen.discount_minor,
    }
    moments = {"placed": seen.placed_at, "updated": seen.updated_at, "paid": seen.paid_at, "ship by": seen.ship_by_at,
               "deliver by": seen.deliver_by_at}  # fmt: skip
    for line in seen.lines:
        for name, units in (("ordered", line.quantity), ("cancelled", line.cancelled), ("fulfilled", line.fulfilled)):
            if not 0 <= units <= UNITS_MAX:
                return f"units {name} of line {line.external_id[:40]!r} are {str(units)[:30]}"
        amounts |= {f"{name} of line {line.external_id[:40]!r}": minor for name, minor in (
            ("price", line.price_minor), ("tax", line.tax_minor), ("discount", line.discount_minor))}  # fmt: skip
    large = next((name for name, minor in amounts.items() if abs(minor) > MINOR_MAX), "")
    odd = next((name for name, at in moments.items() if at is not None and not 1990 <= at.year <= 2100), "")
    if large or odd:
        return f"the {large} amount is beyond all measure" if large else f"the moment '{odd}' lies beyond all measure"
    return "" if abs(seen.version) < 2**63 else "its version is beyond all measure"


def why_not_kept(event: KeptEvent) -> str:
    """As `why_not`, of what befell goods that a partner keeps."""
    if wrong := _of_wrong_kind(event):
        return wrong
    if max(abs(event.quantity), abs(event.expected)) > UNITS_MAX or abs(event.amount_minor) > MINOR_MAX:
        return "its units or its amount are beyond all measure"
    is_odd = not 1990 <= event.happened_at.year <= 2100
    return "its moment lies beyond all measure" if is_odd else ""


def _of_wrong_kind(thing: Any) -> str:
    """A field that holds something else than its contract says, such as a list for a SKU; "" if there is none."""
    of = type(thing)
    for kind, names, get in _KINDS.get(of) or _kinds(of):
        values = get(thing)
        if not all(type(value) is kind for value in values):
            name = next(name for name, value in zip(names, values, strict=False) if type(value) is not kind)
            return f"{name} is no {kind.__name__} but {type(getattr(thing, name)).__name__}"
    return ""


def _kinds(of: type) -> _Kinds:
    """The fields of a record that are plain text, numbers or truth values."""
    made: list[tuple[type, tuple[str, ...], Callable[[Any], tuple[Any, ...]]]] = []
    for kind in (str, int, bool):
        names = tuple(one.name for one in fields(of) if one.type in (kind, kind.__name__))
        if len(names) > 1:
            made.append((kind, names, attrgetter(*names)))
        elif names:
            made.append((kind, names, attrgetter(names[0], names[0])))
    _KINDS[of] = tuple(made)
    return _KINDS[of]
