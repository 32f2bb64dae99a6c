"""Mercado Libre's JSON, its sample, and what its adapter refuses to guess."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import Grant, RawMessage, StockPush, WebhookRequest
from linkstar.connect.channels.mercado_libre import ADAPTER, wire
from linkstar.connect.wire import (
    Answer,
    BadSignature,
    PartnerDown,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
    Unreadable,
)
from tests.connect import tally
from tests.contracts.accounts import NOW, stage
from tests.contracts.orders import a_parcel, an_order, place, placed

SAMPLE = Path(wire.__file__).parent / "samples" / "order.json"
for _name in (
    "searchOrders", "getOrder", "getShipment", "notifyShipment", "updateItem", "getItems", wire.REFRESH, wire.EXCHANGE,
):  # fmt: skip
    tally.cannot("mercado_libre", _name, "Mercado Libre publishes no machine-readable contract")


def the_sample(**order: Any) -> RawMessage:
    """The sample as a raw message, with other fields in its order."""
    said = orjson.loads(SAMPLE.read_bytes())
    return wire.order_message(said["order"] | order, said["shipment"])


def test_the_sample_is_read_to_the_cent_and_to_the_minute() -> None:
    seen = wire.read_order(the_sample())
    assert (seen.external_id, seen.currency, seen.total_minor, seen.shipping_minor) == (
        "2000003508419013",
        "MXN",
        54950,
        5000,
    )
    [line] = seen.lines
    assert (line.external_id, line.listing_id, line.sku) == ("MLM12345678:174997747229", "174997747229", "LAMP-1")
    assert (line.price_minor, line.discount_minor) == (54950, 5000)
    assert (seen.buyer.name, seen.ship_to.city, seen.ship_to.country) == ("Ada Ejemplo", "Cuauhtémoc", "MX")
    assert seen.placed_at == datetime(2026, 3, 1, 13, tzinfo=UTC)
    assert seen.updated_at == datetime(2026, 3, 1, 13, 5, 30, tzinfo=UTC), "the shipment changed last"
    assert seen.ship_by_at == datetime(2026, 3, 3, 6, tzinfo=UTC)
    assert list(seen.unknown) == []


@pytest.mark.parametrize("status", sorted(wire.STATES))
def test_every_state_of_the_documents_is_known(status: str) -> None:
    seen = wire.read_order(the_sample(status=status))
    assert (seen.commercial, seen.payment) == wire.STATES[status]
    assert list(seen.unknown) == []


def test_a_parcel_that_mercado_libre_brings_is_not_ours() -> None:
    said = orjson.loads(SAMPLE.read_bytes())
    shipment = said["shipment"] | {"logistic": {"mode": "me2", "type": "fulfillment"}}
    assert wire.read_order(wire.order_message(said["order"], shipment)).fulfilled_by == "channel"


def test_a_moment_without_a_zone_is_not_guessed() -> None:
    with pytest.raises(Unreadable):
        the_sample(last_updated="2026-03-01T09:05:00")


@pytest.mark.parametrize(("operation", "status", "kind"), [
    ("getOrder", 401, TokenExpired), ("getOrder", 403, PartnerRefused), ("getOrder", 429, Throttled), ("getOrder", 500, PartnerDown),
    (wire.REFRESH, 400, TokenRevoked), (wire.EXCHANGE, 400, PartnerRefused),
])  # fmt: skip
def test_a_refusal_has_its_type(operation: str, status: int, kind: type) -> None:
    body = b'{"message":"no","error":"forbidden","status":403,"cause":[]}'
    assert type(ADAPTER.error_of(Request(operation, "GET", "/"), Answer(status, {}, body))) is kind


def test_an_unsigned_notification_is_refused() -> None:
    body = b'{"resource":"/orders/1","user_id":123456,"topic":"orders_v2"}'
    with pytest.raises(BadSignature):
        ADAPTER.receive(WebhookRequest("/hooks", {}, {}, body), stage("mercado_libre").account, NOW)


async def test_a_seller_who_says_yes_is_connected_and_refreshed_once_by_each_token() -> None:
    one = stage("mercado_libre")
    grant = Grant(
        "s-1", "https://linkstar.example/back", client_id="app", client_secret="c0ffee", base_url=one.account.base_url
    )
    assert ADAPTER.authorise_url(grant).startswith(f"{one.account.base_url}/authorization?response_type=code")
    code = one.fake._issue(one.row.external_id, "code")
    tokens = await ADAPTER.exchange_code(one.http, grant, {"code": code, "state": "s-1"})
    assert (tokens.external_id, tokens.secrets["client_id"]) == ("123456", "app")
    with pytest.raises(PartnerRefused):
        await ADAPTER.exchange_code(one.http, grant, {"code": code, "state": "s-1"})


async def test_the_variations_of_an_item_are_set_by_one_call() -> None:
    one = stage("mercado_libre")
    pushes = [StockPush(f"V{n}", f"S{n}", n, 1, extra={"item_id": "MLM1"}) for n in range(5)] + [
        StockPush("MLM2", "S9", 9, 1)
    ]
    assert all(answer.is_taken for answer in await ADAPTER.push_stock(one.http, pushes))
    assert [request.path for request in one.http.asked] == ["/items/MLM1", "/items/MLM2"]
    assert [answer.quantity for answer in await ADAPTER.read_stock(one.http, pushes)] == [0, 1, 2, 3, 4, 9]


async def test_a_parcel_with_a_part_of_the_units_is_refused() -> None:
    one = stage("mercado_libre")
    order = await placed(one)
    [answer] = await ADAPTER.confirm(one.http, [a_parcel(order, 1, 1)])
    assert (answer.is_taken, answer.code) == (False, "not_open")


async def test_an_order_without_a_shipment_is_read_without_an_address() -> None:
    one = stage("mercado_libre")
    [order_id] = place(one, an_order(one))
    table = one.world.table("orders")
    key = next(iter(table))
    table[key] = table[key] | {"shipping": {"id": None}}
    message = await ADAPTER.one_order(one.http, order_id)
    assert message is not None
    assert ADAPTER.read_order(message, one.account).ship_to.line1 == ""
