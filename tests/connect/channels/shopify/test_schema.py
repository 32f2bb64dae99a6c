"""Every document and every pretend answer against Shopify's own schema of 2026-10."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import get_args

import pytest
from graphql import (
    FieldNode,
    GraphQLSchema,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    build_client_schema,
    execute,
    get_named_type,
    parse,
    validate,
    visit,
)
from graphql.execution.values import get_variable_values

from linkstar.connect.afterwards import (
    ClaimState,
    LineKind,
    SeenClaim,
    SeenClaimLine,
    SeenListing,
    SeenSettlement,
    SeenSettlementLine,
)
from linkstar.connect.channel import Cursor, StockPush
from linkstar.connect.channels.shopify import ADAPTER
from linkstar.connect.channels.shopify.queries import DOCUMENTS, VERSION
from linkstar.connect.channels.shopify.queries_afterwards import bulk_orders
from linkstar.connect.channels.shopify.wire.claims import CANCELLED_BY, DISPUTES, RETURNS
from linkstar.connect.channels.shopify.wire.money import PAYOUTS, kind_of
from linkstar.connect.wire import PartnerRefused
from tests.connect import tally

from .builders import NOON, a_line, a_parcel, a_shop, an_order, read, shared

for _name in ("exchange_code", "refresh_token"):
    tally.cannot("shopify", _name, "Shopify publishes no machine-readable contract of its OAuth")
tally.cannot("shopify", "downloadBulk", "the file lies in Google's storage; its query is checked against the schema")


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
    await _afterwards(http, fake, order)
    passed = [(a, b) for a, b in zip(http.asked, http.answers, strict=True) if a.operation in DOCUMENTS]
    return [(json.loads(a.body), json.loads(b.body)) for a, b in passed]


async def _afterwards(http, fake, order):
    """Everything that is told beside orders, in every state, and a bulk file."""
    line = SeenClaimLine(order.lines[0].external_id, order.lines[0].sku, 1, 1000, "defective")
    at = {"asked_at": NOON, "updated_at": NOON, "currency": "USD", "version": 1, "order_id": order.external_id}
    claims = [
        SeenClaim(str(600 + n), "return", state=state, lines=[line], refund_minor=900, tracking_number="T1", **at)
        for n, state in enumerate(get_args(ClaimState) * 2)
    ]
    claims += [
        SeenClaim("701", "refund", state="done", lines=[line], refund_minor=500, **at),
        SeenClaim("702", "dispute", state="asked", answer_by_at=NOON, refund_minor=500, **at),
        SeenClaim("703", "dispute", state="done", refund_minor=500, **at),
    ]
    lines = [
        SeenSettlementLine(
            str(800 + n), 1, kind, "", 100 + n, "USD", NOON, order_id=order.external_id, settlement_id=payout
        )
        for n, (kind, payout) in enumerate((kind, payout) for kind in get_args(LineKind) for payout in ("", "91"))
    ]
    paid = [SeenSettlement("91", 1, "USD", 900, "", is_paid=True, paid_at=NOON, reference="TRACE")]
    paid += [SeenSettlement(f"9{n}", 1, "USD", 900, "", is_paid=False, ends_at=NOON) for n in range(2, 4)]
    listings = [SeenListing(f"44{n:03}", f"SKU-{n}", "Mug", "", n % 2 == 0, n, 1000, "USD") for n in range(120)]
    fake.tell(http.account.external_id, [*claims, *lines, *paid, *listings])
    for verb in (ADAPTER.claims_since, ADAPTER.settlements_since, ADAPTER.bulk_orders):
        page = await verb(http, Cursor(NOON - timedelta(days=1)))
        while page.has_more:
            page = await verb(http, page.cursor)
    token = "first"
    while token:
        _, token = await ADAPTER.listings_page(http, "" if token == "first" else token)
    with pytest.raises(PartnerRefused):
        await ADAPTER.bulk_orders(http, Cursor(NOON, "gid://shopify/BulkOperation/404"))


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


def test_the_bulk_query_is_valid_and_keeps_shopifys_rules_for_one():
    document = parse(bulk_orders("updated_at:>='2026-10-01T00:00:00Z' status:open"))
    assert validate(_schema(), document) == []
    types, above, found = TypeInfo(_schema()), [], []

    class Connections(Visitor):
        """Notes each connection with the connections above it; none may stand inside a plain list."""

        def enter_field(self, node: FieldNode, *_):
            is_connection = get_named_type(types.get_type()).name.endswith("Connection")
            is_list = "[" in str(types.get_type()) and node.name.value != "edges"
            if is_connection:
                assert "list" not in above
                found.append(above.count("connection"))
            above.append("connection" if is_connection else "list" if is_list else "")

        def leave_field(self, *_):
            above.pop()

    visit(document, TypeInfoVisitor(types, Connections()))
    assert len(found) == 5
    assert max(found) <= 2


def test_every_word_of_the_schema_is_known():
    words = {name: set(_schema().type_map[name].values) for name in (
        "ReturnStatus", "DisputeStatus", "OrderCancelReason", "ShopifyPaymentsPayoutStatus", "ShopifyPaymentsTransactionType",
    )}  # fmt: skip
    assert words["ReturnStatus"] == set(RETURNS)
    assert words["DisputeStatus"] == set(DISPUTES)
    assert words["OrderCancelReason"] == set(CANCELLED_BY)
    assert words["ShopifyPaymentsPayoutStatus"] == set(PAYOUTS)
    assert [name for name in sorted(words["ShopifyPaymentsTransactionType"]) if kind_of(name) is None] == []
