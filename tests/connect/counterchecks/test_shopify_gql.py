"""gql, a GraphQL client that knows nothing of LinkStar, with Shopify's published schema in its hands, against our pretend Shopify.

It checks each query against the schema before it is sent, prints it anew in its own way, and reads each answer by the schema's types.
"""

from __future__ import annotations

import gzip
from functools import cache
from typing import Any

import orjson
import pytest
from gql import Client, GraphQLRequest
from gql.client import AsyncClientSession
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.exceptions import TransportQueryError
from graphql import GraphQLSchema, build_client_schema

from linkstar.connect.channels.shopify.queries import DOCUMENTS, PATH, VERSION
from tests.connect.channels.shopify.builders import shared
from tests.connect.counterchecks.stage import Scene, a_scene
from tests.contracts.accounts import stage
from tests.contracts.orders import HOUR_AGO, an_order

CLAIM = {
    "external_id": "7001", "kind": "return", "version": 1, "state": "asked", "currency": "EUR", "asked_at": HOUR_AGO,
    "updated_at": HOUR_AGO, "refund_minor": 2500,
}  # fmt: skip


@cache
def _schema() -> GraphQLSchema:
    with gzip.open(shared(f"contracts/shopify/admin_graphql_{VERSION}.introspection.json.gz")) as file:
        return build_client_schema(orjson.loads(file.read())["data"], assume_valid=True)


def a_client(scene: Scene, token: str = "shpat_first") -> Client:  # noqa: S107 - of a pretend shop
    """gql at the pretend shop."""
    transport = AIOHTTPTransport(f"{scene.url}/shopify{PATH}", headers={"x-shopify-access-token": token})
    return Client(transport=transport, schema=_schema(), parse_results=True)


async def ask(session: AsyncClientSession, operation: str, **variables: Any) -> Any:
    """One of our documents, sent by gql."""
    request = GraphQLRequest(DOCUMENTS[operation], variable_values=variables, operation_name=operation)
    return await session.execute(request)


async def test_gql_reads_pages_fulfils_sets_stock_and_sees_a_return() -> None:
    one = stage("shopify")
    async with a_scene("shopify") as scene, a_client(scene) as session:
        ids = await scene.place([an_order(one, number) for number in range(1, 31)])
        found, after = [], None
        while True:
            page = (
                await ask(
                    session, "Orders", first=25, after=after, lines=50, query="updated_at:>='2026-11-19T00:00:00Z'"
                )
            )["orders"]
            found += page["nodes"]
            if not page["pageInfo"]["hasNextPage"]:
                break
            after = page["pageInfo"]["endCursor"]
        assert sorted(node["id"].rpartition("/")[2] for node in found) == sorted(ids)
        first = found[0]
        part = first["fulfillmentOrders"]["nodes"][0]
        groups = [{"fulfillmentOrderId": part["id"], "fulfillmentOrderLineItems": [{"id": part["lineItems"]["nodes"][0]["id"], "quantity": 2}]}]  # fmt: skip
        said = {"lineItemsByFulfillmentOrder": groups, "trackingInfo": {"number": "YT1", "company": "YunExpress"}}
        made = (await ask(session, "Fulfil", fulfillment=said))["fulfillmentCreate"]
        assert (made["fulfillment"]["status"], made["userErrors"]) == ("SUCCESS", [])
        again = (await ask(session, "Fulfil", fulfillment=said))["fulfillmentCreate"]
        assert (again["fulfillment"], len(again["userErrors"])) == (None, 1), "the units have left already"
        item, place = "gid://shopify/InventoryItem/501", "gid://shopify/Location/1"
        row = {"inventoryItemId": item, "locationId": place, "quantity": 7, "changeFromQuantity": None}
        wanted = {"name": "available", "reason": "correction", "quantities": [row]}
        assert (await ask(session, "SetStock", input=wanted, key="k-1"))["inventorySetQuantities"]["userErrors"] == []
        [shown] = (await ask(session, "Stock", ids=[item], location=place))["nodes"]
        assert shown["inventoryLevel"]["quantities"] == [{"name": "available", "quantity": 7}]
        await scene.ask("tell", claims=[{**CLAIM, "order_id": ids[0], "lines": []}])
        claimed = await ask(session, "Claims", first=10, after=None, returns=10,
                            query="updated_at:>='2026-11-19T00:00:00Z' (return_status:return_requested)")  # fmt: skip
        [order] = claimed["orders"]["nodes"]
        assert [one["status"] for one in order["returns"]["nodes"]] == ["REQUESTED"]
        received = await scene.received()
    assert [(one["tracking_number"], one["order_id"]) for one in received["confirmations"]] == [
        ("YT1", first["id"].rpartition("/")[2])
    ]


async def test_gql_understands_how_the_pretend_shopify_says_no() -> None:
    async with a_scene("shopify", plan="standard") as scene:
        async with a_client(scene, "shpat_wrong") as session:
            with pytest.raises(TransportQueryError) as shut:  # Shopify's 401 holds its words where GraphQL has a list
                await ask(session, "PrimaryLocation")
        assert "Invalid API key" in str(shut.value.errors)
        async with a_client(scene) as session:

            async def spend() -> None:
                for _ in range(40):
                    await ask(
                        session, "Orders", first=200, after=None, lines=50, query="updated_at:>='2026-11-19T00:00:00Z'"
                    )

            with pytest.raises(TransportQueryError) as spent:
                await spend()
            assert spent.value.errors is not None
            assert spent.value.errors[0]["extensions"]["code"] == "THROTTLED"
            assert spent.value.extensions is not None
            assert spent.value.extensions["cost"]["throttleStatus"]["maximumAvailable"] == 2000
