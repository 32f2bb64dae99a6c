"""Small values that both partners' messages are made of. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from linkstar.kit.money import Money

Json = Mapping[str, Any]
_SECONDS_MAX = 10**11  # what is larger counts milliseconds


def minor(amount: object, currency: str) -> int:
    """An amount in minor units; 0 where there is none. Of a number its shortest text is what was meant."""
    return Money.of(str(amount).replace(",", ""), currency).minor if amount not in (None, "") else 0


def stamp(said: object) -> datetime:
    """A moment in UTC from seconds or milliseconds since 1970: the documents say one and mean the other. Raises ValueError."""
    number = int(str(said))
    if number <= 0:
        raise ValueError("no moment")
    seconds, rest = (number, 0) if number < _SECONDS_MAX else divmod(number, 1000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest * 1000)


def stamp_or_none(said: object) -> datetime | None:
    """Like `stamp`, where the field may be empty or 0."""
    return stamp(said) if said not in (None, "", 0, "0") else None


def digest(said: object) -> str:
    """A short name of a content."""
    body = said if isinstance(said, bytes) else orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(body).hexdigest()[:12]


def plain(said: object) -> str:
    """A text of a person, or "" where stars were put over it."""
    text = "" if said in (None, "null") else str(said).strip()
    return "" if "**" in text else text


def is_true(said: object) -> bool:
    """A yes, whether it is told as truth, number or text."""
    return said in (True, 1, "1", "true", "True")
