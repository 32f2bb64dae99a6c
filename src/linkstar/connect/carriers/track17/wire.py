"""17TRACK's JSON and our records. Pure: requests out, answers in. Every call is a POST with a list of up to 40 numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import orjson

from linkstar.connect.answers import objects, read_object
from linkstar.connect.carrier import Followed
from linkstar.connect.wire import Answer, Request

REGISTER, INFO = "register", "gettrackinfo"
TOGETHER = 40  # numbers in one call
NOT_REGISTERED, REGISTERED_BEFORE = -18019902, -18019901
_NUMBER = re.compile(r"[A-Za-z0-9]{5,50}")


def is_number(text: str) -> bool:
    """Whether 17TRACK takes it as a tracking number: 5 to 50 letters and digits."""
    return _NUMBER.fullmatch(text) is not None


def call(operation: str, numbers: Sequence[str], carrier: str = "") -> Request:
    """Asks about numbers; `carrier` is 17TRACK's own number of one, without it the carrier is found by the number's shape."""
    beside = {"carrier": int(carrier)} if carrier.isdigit() else {}
    body = orjson.dumps([{"number": number, **beside} for number in numbers])
    return Request(operation, "POST", f"/{operation}", headers={"content-type": "application/json"}, body=body)


def read_registered(answer: Answer) -> list[Followed]:
    """What became of each number; one that was registered before is taken. Raises Unreadable."""
    accepted, rejected = _sides(answer)
    done = [Followed(str(one.get("number") or ""), is_taken=True) for one in accepted]
    return done + [_refused(one) for one in rejected]


def read_tracked(answer: Answer) -> tuple[Sequence[dict[str, Any]], list[str]]:
    """The parcels that were told of, and the numbers that have to be registered first. Raises Unreadable."""
    accepted, rejected = _sides(answer)
    unknown = [str(one.get("number")) for one in rejected if _code(one) == NOT_REGISTERED]
    return accepted, unknown


def _sides(answer: Answer) -> tuple[Sequence[dict[str, Any]], Sequence[dict[str, Any]]]:
    data = read_object(answer.body).get("data")
    sides = data if isinstance(data, dict) else {}
    return objects(sides.get("accepted") or [], answer.body), objects(sides.get("rejected") or [], answer.body)


def _refused(one: dict[str, Any]) -> Followed:
    code, error = _code(one), one.get("error")
    message = str(error.get("message") or "") if isinstance(error, dict) else ""
    return Followed(str(one.get("number") or ""), is_taken=code == REGISTERED_BEFORE, code=str(code), message=message)


def _code(one: dict[str, Any]) -> Any:
    error = one.get("error")
    return error.get("code") if isinstance(error, dict) else None
