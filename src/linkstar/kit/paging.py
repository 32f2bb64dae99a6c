"""Pages by key: a list never counts everything and never skips rows by OFFSET."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import orjson

from linkstar.kit.errors import Invalid

LIMIT_MAX = 200
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows in order, and the opaque key of the next page (None at the end)."""

    rows: Sequence[T]
    next: str | None


def key_of(*values: object) -> str:
    """Packs the sort values of a row into the opaque key that a caller sends back."""
    return base64.urlsafe_b64encode(orjson.dumps(values, default=str)).decode().rstrip("=")


def values_of(key: str, count: int) -> list[str]:
    """Unpacks a key made by `key_of`. Raises Invalid for anything else."""
    try:
        values = orjson.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
    except (binascii.Error, ValueError) as wrong:
        raise Invalid("after", "this is not a page key of this list") from wrong
    if not isinstance(values, list) or len(values) != count:
        raise Invalid("after", "this is not a page key of this list")
    return [str(value) for value in values]


def page_of(rows: Sequence[T], limit: int, key: Callable[[T], str]) -> Page[T]:
    """A page of at most `limit` from rows that were asked for with `limit + 1`."""
    more = len(rows) > limit
    shown = rows[:limit]
    return Page(shown, key(shown[-1]) if more else None)
