"""The small values of Lazada's JSON: moments with and without a zone, answers in an envelope. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from linkstar.connect.wire import Answer, Unreadable

_OFFSET = re.compile(r"\s+([+-]\d{2}:?\d{2})$")
_DAYS = ("%d %b %Y", "%Y-%m-%d")


def moment(said: object, zone: str) -> datetime:
    """A moment in UTC, from "2018-02-09 22:44:30 +0800" or in ISO 8601; without offset, of `zone`. Raises ValueError."""
    found = datetime.fromisoformat(_OFFSET.sub(r"\1", str(said).strip()))
    return (found if found.tzinfo is not None else found.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def moment_or_none(said: object, zone: str) -> datetime | None:
    """Like `moment`; None for what is empty, or is words instead of a moment."""
    try:
        return moment(said, zone)
    except ValueError:
        return None


def day(said: object, zone: str) -> datetime:
    """The begin of a day in `zone`, from "27 Dec 2017" or "2017-12-27". Raises ValueError."""
    text = str(said).strip()
    for pattern in _DAYS:
        try:
            return datetime.strptime(text[:11], pattern).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        except ValueError:
            continue
    return moment(text, zone)


def iso(seconds: int) -> str:
    """A moment as Lazada takes it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def data(answer: Answer, name: str = "data") -> dict[str, Any]:
    """What stands in the envelope {"code": "0", "data": {...}}. Raises Unreadable, which keeps the body."""
    found = whole(answer).get(name)
    if not isinstance(found, dict):
        raise Unreadable(f"the answer has no {name}", body=answer.body)
    return found


def listed(answer: Answer) -> list[dict[str, Any]]:
    """The list that stands in the envelope. Raises Unreadable, which keeps the body."""
    found = whole(answer).get("data")
    if not isinstance(found, list):
        raise Unreadable("the answer has no list", body=answer.body)
    return [one for one in found if isinstance(one, dict)]


def rows(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list in the data, which may be left out or null."""
    return [one for one in found.get(name) or () if isinstance(one, dict)]


def whole(answer: Answer) -> dict[str, Any]:
    """An answer that names no error. Raises Unreadable, which keeps the body."""
    said = answer.json()
    if not isinstance(said, dict) or str(said.get("code")) != "0":
        raise Unreadable("not an answer of Lazada", body=answer.body)
    return said
