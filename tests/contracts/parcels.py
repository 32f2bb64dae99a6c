"""Parcels to send by any pretend carrier."""

from __future__ import annotations

import zlib
from typing import Any

from linkstar.connect.carrier import LabelRequest, QuoteRequest
from tests.connect.carriers.builders import a_request
from tests.contracts.accounts import Stage


def request_for(set_up: Stage, key: str = "parcel-1", **changes: Any) -> LabelRequest:
    """A lamp to Berlin by the carrier's own service."""
    return a_request(key, service=set_up.row.service, **changes)


def labels(set_up: Stage) -> list[Any]:
    """The parcels that reached the partner."""
    return list(set_up.fake.received()["labels"])


async def a_number(set_up: Stage, key: str = "parcel-1") -> str:
    """The number of a parcel that the partner tells of: labelled there, or another carrier's that it was told to follow."""
    if "label" in set_up.adapter.can:
        label = await set_up.adapter.buy_label(set_up.http, request_for(set_up, key))
        return str(label.tracking_number)
    number = f"LX{zlib.crc32(key.encode()):010d}"
    await set_up.adapter.register(set_up.http, [number])
    return number


def any_call(set_up: Stage) -> Any:
    """A call that reads."""
    if "label" not in set_up.adapter.can:
        return set_up.adapter.track(set_up.http, ["LX0000000001"])
    if "quote" not in set_up.adapter.can:
        return set_up.adapter.services(set_up.http)
    return set_up.adapter.quote(set_up.http, QuoteRequest("DE", "10115", 500))
