"""Every document and every pretend answer against Shopify's own schema of 2026-10."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from functools import cache

import pytest
from graphql import GraphQLSchema, OperationDefinitionNode, build_client_schema, execute, parse, validate
from graphql.execution.values import get_variable_values

from linkstar.connect.channel import Cursor, StockPush
from linkstar.connect.channels.shopify import ADAPTER
from linkstar.connect.channels.shopify.queries import DOCUMENTS, VERSION
from linkstar.connect.wire import PartnerRefused
from tests.connect import tally

from .builders import NOON, a_line, a_parcel, a_shop, an_order, read, shared

for _name in ("exchange_code", "refresh_token"):
    tally.cannot("shopify", _name, "Shopify publishes no machine-readable contract of its OAuth")


@cache
def _schema() -> GraphQLSchema:
    with gzip.open(shared(f"contracts/shopify/admin_graphql_{VERSION}.introspection.json.gz")) as file:
        return build_client_schema(json.load(file)["data"], assume_valid=True)


async def _a_day_at_the_shop():
    """Every kind of call, on an order with everything: the requests asked and the answers given."""
    http, fake, _ = a_shop()
    lines = (
        a_line(1, customisation="Engraving: AL", gift_message="Hi", tax_minor=10, discount_minor=5),
        *map(a_line, range(2, 60)),
    )
    whole = an_order(lines=1, ship_by_at=NOON, deliver_by_at=NOON, note="ring", is_business=True)
    brazil = replace(whole.ship_to, country="BR", tax_id="123.456.789-09")
    fake.place(
        http.account.external_id, [replace(whole, lines=lines, ship_to=brazil), an_order(1002, payment="pending")]
    )
    await ADAPTER.orders_since(http, Cursor(NOON))
    order = await read(http)
    assert await ADAPTER.one_order(http, "404") is None
    parcels = [
        a_parcel(order, 1),
        a_parcel(order, 1, number="YT2"),
        a_parcel(order, 9, number="YT3"),
        a_parcel(order, 1, order_id="404"),
    ]
    await ADAPTER.confirm(http, parcels)
    await ADAPTER.orders_since(http, Cursor(NOON))
    fake.stock.retire("502")
    pushes = [StockPush(f"33{n}", "MUG", n, 1, extra={"inventory_item_id": f"50{n}"}) for n in range(4)]
    await ADAPTER.push_stock(http, pushes)
    http.account = replace(http.account, config={})
    await ADAPTER.push_stock(http, [StockPush("4401", "POT", 3, 1), StockPush("4402", "CUP", 3, 1)])
    for _ in range(2):
        await ADAPTER.subscribe(http, "https://linkstar.example/webhooks/t0ken")
    with pytest.raises(PartnerRefused):
        await ADAPTER.subscribe(http, "http://linkstar.example/webhooks/t0ken")
    await ADAPTER.read_stock(http, [*pushes, StockPush("339", "MUG", 0, 1, extra={"inventory_item_id": "509"})])
    return [(json.loads(a.body), json.loads(b.body)) for a, b in zip(http.asked, http.answers, strict=True)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_is_valid_in_the_published_schema(name):
    document = parse(DOCUMENTS[name])
    assert validate(_schema(), document) == []
    assert [one.name.value for one in document.definitions if isinstance(one, OperationDefinitionNode)] == [name]


async def test_variables_and_pretend_answers_fit_the_published_schema():
    passed = await _a_day_at_the_shop()
    assert {asked["operationName"] for asked, _ in passed} == set(DOCUMENTS)
    for asked, answer in passed:
        document = parse(asked["query"])
        operation = next(one for one in document.definitions if isinstance(one, OperationDefinitionNode))
        coerced = get_variable_values(_schema(), operation.variable_definitions or (), asked["variables"])
        assert not isinstance(coerced, list), coerced
        told = execute(_schema(), document, root_value=answer["data"], variable_values=asked["variables"])
        assert told.errors is None
        assert told.data == answer["data"], "an answer holds what was selected, no more and no less"
    tally.checked("shopify", DOCUMENTS)


async def test_a_wrong_variable_is_refused_by_the_schema():
    """Shows that the test above can fail."""
    document = parse(DOCUMENTS["Fulfil"])
    operation = next(one for one in document.definitions if isinstance(one, OperationDefinitionNode))
    coerced = get_variable_values(_schema(), operation.variable_definitions, {"fulfillment": {"trackingNumber": "1"}})
    assert isinstance(coerced, list)
    assert coerced
