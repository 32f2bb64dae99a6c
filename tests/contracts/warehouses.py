"""What the tests of those who keep places put in, and how their messages are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from linkstar.connect.carrier import LabelRequest
from linkstar.connect.channel import RawMessage, WebhookRequest
from linkstar.connect.fake import FakeShop
from linkstar.connect.warehouse import ArrivalLine, EntryAsk, ReturnAsk, Stated
from tests.connect.carriers.builders import BERLIN, LAMP, SHENZHEN, a_request
from tests.contracts.accounts import NOW, Stage, stage

OUR_ADDRESS = "https://linkstar.example/webhooks/token"


def a_place(name: str, *stock: Stated) -> Stage:
    """A keeper with some goods, whose messages come to our address."""
    one = stage(name)
    row = one.row
    one.fake.open(FakeShop(row.external_id, row.site, row.zone, row.currency, dict(row.secrets), OUR_ADDRESS))
    tell(one, *(stock or (lamps(7),)))
    one.world.sent.clear()
    return one


def lamps(count: int, state: Any = "free", word: str = "") -> Stated:
    """Lamps that lie there."""
    return Stated(LAMP.sku, state, count, word)


def tell(one: Stage, *seen: Any) -> None:
    """Something happens there."""
    one.fake.tell(one.row.external_id, seen)


def a_delivery(one: Stage, key: str = "parcel-1", **changes: Any) -> LabelRequest:
    """Two lamps to Berlin."""
    return a_request(key, service=one.row.service, **changes)


def an_entry(key: str = "entry-1") -> EntryAsk:
    """Twenty lamps on their way."""
    return EntryAsk(key, [ArrivalLine(LAMP.sku, 20, "LED lamp")], SHENZHEN, NOW, "PO-1", "LX100000009CN")


def a_return(delivery_id: str, key: str = "return-1") -> ReturnAsk:
    """A buyer sends a lamp back."""
    return ReturnAsk(key, delivery_id, [ArrivalLine(LAMP.sku, 1)], BERLIN, "OTHER", "RX1", "too bright")


async def stock(one: Stage) -> dict[str, int]:
    """Units of the lamp by state."""
    said = await one.adapter.stock_of(one.http, [LAMP.sku])
    units: dict[str, int] = {}
    for each in said.stock:
        units[each.state] = units.get(each.state, 0) + each.quantity
    return {state: count for state, count in units.items() if count}


def deliveries_of(one: Stage) -> list[WebhookRequest]:
    """What was sent to our address, as it came to our door."""
    return [
        WebhookRequest(
            urlsplit(each.url).path, dict(each.headers), dict(parse_qsl(urlsplit(each.url).query)), each.body
        )
        for each in one.world.sent
    ]


def heard(one: Stage) -> Sequence[RawMessage]:
    """What was sent to our address, taken in."""
    return [message for each in deliveries_of(one) for message in one.adapter.receive(each, one.account, one.world.now)]


def spoilt(request: WebhookRequest, body: bytes) -> WebhookRequest:
    """The same message with another body."""
    return replace(request, body=body)
