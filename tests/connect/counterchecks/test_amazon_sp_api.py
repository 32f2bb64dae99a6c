"""python-amazon-sp-api, which many sellers use, against our pretend Amazon over HTTP: what it reads there, it would read at Amazon."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import orjson
import pytest
from sp_api.api import Messaging, Reports
from sp_api.api.feeds.feeds_2021_06_30 import FeedsV20210630
from sp_api.api.finances.finances_2024_06_19 import FinancesV20240619
from sp_api.api.listings_items.listings_items_2021_08_01 import ListingsItemsV20210801
from sp_api.api.orders.orders_2026_01_01 import OrdersV20260101
from sp_api.api.orders.orders_v0 import OrdersV0
from sp_api.auth import AccessTokenClient, access_token_client
from sp_api.auth.exceptions import AuthorizationError
from sp_api.base import (
    Marketplaces,
    SellingApiBadRequestException,
    SellingApiNotFoundException,
    SellingApiRequestThrottledException,
)

from tests.connect.counterchecks.stage import Scene, a_scene
from tests.contracts.accounts import NOW, SECRET, stage
from tests.contracts.orders import HOUR_AGO, an_order

SELLER = "A3PRETENDSELLR"
KEYS = {
    "lwa_app_id": "amzn1.application-oa2-client.pretend",
    "lwa_client_secret": SECRET,
    "refresh_token": "Atzr|first",
}


CLIENTS: list[Any] = []


@pytest.fixture(autouse=True)
def _nothing_of_another_test() -> Iterator[None]:
    """The package keeps tokens for all of its clients, and its clients keep their connections."""
    access_token_client.cache.clear()
    yield
    access_token_client.cache.clear()
    while CLIENTS:
        client = CLIENTS.pop()
        client.close()
        client._auth._transport.close()


def at(scene: Scene, kind: type[Any], **keys: str) -> Any:
    """One of the package's clients, led to the sandbox; its own headers name the host without the scheme of https."""
    place = f"{scene.url.removeprefix('http://')}/amazon"

    class Auth(AccessTokenClient):
        scheme = "http://"
        host = place

    class Here(kind):  # type: ignore[misc]
        @property
        def headers(self) -> dict[str, str]:
            return {**super().headers, "host": scene.url.removeprefix("http://")}

    client = Here(Marketplaces.DE, credentials={**KEYS, **keys}, auth_token_client_class=Auth)
    client.endpoint = f"http://{place}"
    CLIENTS.append(client)
    return client


def orders_of(scene: Scene) -> dict[str, Any]:
    """Reads all orders page by page, ships one, twice, and looks at it again."""
    said: dict[str, Any] = {"ids": []}
    client, words = at(scene, OrdersV20260101), {"lastUpdatedAfter": (HOUR_AGO - timedelta(hours=1)).isoformat()}
    words |= {"includedData": "FULFILLMENT,PACKAGES", "maxResultsPerPage": "50"}
    answer = client.search_orders(**words)
    while True:
        said["ids"] += [order["orderId"] for order in answer.payload["orders"]]
        if not answer.next_token:
            break
        answer = client.search_orders(**words, paginationToken=answer.next_token)
    order = client.get_order(said["ids"][0], includedData="FULFILLMENT").payload["order"]
    detail = {
        "packageReferenceId": "1", "carrierCode": "Other", "carrierName": "YunExpress", "trackingNumber": "YT1",
        "shipDate": HOUR_AGO.isoformat(),
        "orderItems": [{"orderItemId": item["orderItemId"], "quantity": item["quantityOrdered"]} for item in order["orderItems"]],
    }  # fmt: skip
    for _ in range(2):
        at(scene, OrdersV0).confirm_shipment(
            order["orderId"], marketplaceId=Marketplaces.DE.marketplace_id, packageDetail=detail
        )
    shipped = client.get_order(order["orderId"], includedData="FULFILLMENT,PACKAGES").payload["order"]
    said["state"] = shipped["fulfillment"]["fulfillmentStatus"]
    said["packages"] = [package["trackingNumber"] for package in shipped["packages"]]
    said["order"] = order["orderId"]
    return said


def stock_of(scene: Scene) -> dict[str, Any]:
    """Sets one listing by a patch and another by a feed, and reads both."""
    listings, feeds = at(scene, ListingsItemsV20210801), at(scene, FeedsV20210630)
    offer = [{"fulfillment_channel_code": "DEFAULT", "quantity": 7}]
    patch = {"op": "replace", "path": "/attributes/fulfillment_availability", "value": offer}
    ids = [Marketplaces.DE.marketplace_id]
    made = listings.patch_listings_item(
        SELLER, "LAMP", marketplaceIds=ids, body={"productType": "LAMP", "patches": [patch]}
    )
    message = {"messageId": 1, "sku": "BULB", "operationType": "PATCH", "productType": "LAMP", "patches": [patch]}
    feed = {"header": {"sellerId": SELLER, "version": "2.0"}, "messages": [message]}
    _, sent = feeds.submit_feed("JSON_LISTINGS_FEED", io.BytesIO(orjson.dumps(feed)), content_type="application/json")
    done = feeds.get_feed(sent.payload["feedId"]).payload
    report = orjson.loads(feeds.get_feed_document(done["resultFeedDocumentId"]))
    shown = {}
    for sku in ("LAMP", "BULB"):
        item = listings.get_listings_item(
            SELLER, sku, marketplaceIds=ids, includedData=["fulfillmentAvailability"]
        ).payload
        shown[sku] = item["fulfillmentAvailability"][0]["quantity"]
    return {
        "patched": made.payload["status"],
        "state": done["processingStatus"],
        "report": report["summary"],
        "shown": shown,
    }


def afterwards_of(scene: Scene, order_id: str) -> dict[str, Any]:
    """Transactions, the report of returns, the settlement report that is there, and a message by template."""
    reports, messages = at(scene, Reports), at(scene, Messaging)
    since = (HOUR_AGO - timedelta(days=2)).isoformat()
    money = at(scene, FinancesV20240619).list_transactions(postedAfter=since).payload["transactions"]
    made = reports.create_report(reportType="GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE", dataStartTime=since)
    done = reports.get_report(made.payload["reportId"]).payload
    table = reports.get_report_document(done["reportDocumentId"], download=True).payload["document"]
    listed = reports.get_reports(reportTypes=["GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"]).payload
    ids = [Marketplaces.DE.marketplace_id]
    allowed = messages.get_messaging_actions_for_order(order_id, marketplaceIds=ids).payload["_links"]["actions"]
    messages.create_unexpected_problem(order_id, marketplaceIds=ids, body={"text": "It is late"})
    return {
        "amounts": [one["totalAmount"]["currencyAmount"] for one in money], "table": table,
        "settlements": [one["processingStatus"] for one in listed["reports"]], "allowed": [one["name"] for one in allowed],
    }  # fmt: skip


async def test_the_package_reads_orders_ships_and_sets_stock_at_our_pretend_amazon() -> None:
    one = stage("amazon")
    async with a_scene("amazon") as scene:
        ids = await scene.place([an_order(one, number) for number in range(1, 121)])
        said = await asyncio.to_thread(orders_of, scene)
        stock = await asyncio.to_thread(stock_of, scene)
        received = await scene.received()
    assert sorted(said["ids"]) == sorted(ids)
    assert (said["state"], said["packages"]) == ("SHIPPED", ["YT1"])
    assert [(one["order_id"], one["tracking_number"]) for one in received["confirmations"]] == [(said["order"], "YT1")]
    assert (stock["patched"], stock["state"], stock["shown"]) == ("ACCEPTED", "DONE", {"LAMP": 7, "BULB": 7})
    assert stock["report"]["messagesAccepted"] == 1


async def test_the_package_reads_what_comes_afterwards() -> None:
    one = stage("amazon")
    moment = HOUR_AGO.isoformat()
    line = {
        "external_id": "T-1",
        "version": 1,
        "kind": "sale",
        "channel_kind": "",
        "amount_minor": 6170,
        "currency": "EUR",
        "booked_at": moment,
    }
    paid = {
        "external_id": "88",
        "version": 1,
        "currency": "EUR",
        "total_minor": 6170,
        "channel_state": "",
        "is_paid": True,
        "paid_at": moment,
    }
    async with a_scene("amazon") as scene:
        [order_id] = await scene.place([an_order(one, 1)])
        claim = {
            "external_id": "RMA-1", "kind": "return", "order_id": order_id, "version": 1, "state": "asked", "currency": "EUR",
            "asked_at": moment, "updated_at": moment, "lines": [{"order_line_id": "", "sku": "LAMP-BLUE", "quantity": 1}],
        }  # fmt: skip
        await scene.ask("tell", claims=[claim], settlement_lines=[line], settlements=[paid])
        said = await asyncio.to_thread(afterwards_of, scene, order_id)
        received = await scene.received()
    assert said["amounts"] == [61.7]
    assert [row.split("\t")[4] for row in said["table"].splitlines()] == ["Amazon RMA ID", "RMA-1"]
    assert said["settlements"] == ["DONE"]
    assert "unexpectedProblem" in said["allowed"]
    assert [(one["template"], one["text"]) for one in received["replies"]] == [("unexpectedProblem", "It is late")]


async def test_the_package_understands_how_our_pretend_amazon_says_no() -> None:
    async with a_scene("amazon", throttle_factor="1") as scene:
        client = at(scene, OrdersV20260101)
        with pytest.raises(SellingApiBadRequestException) as early:
            await asyncio.to_thread(
                client.search_orders, lastUpdatedAfter=HOUR_AGO.isoformat(), lastUpdatedBefore=NOW.isoformat()
            )
        assert "two minutes" in early.value.message
        with pytest.raises(SellingApiNotFoundException):
            await asyncio.to_thread(at(scene, Reports).get_report, "404")

        def spend() -> None:
            for _ in range(25):
                client.search_orders(lastUpdatedAfter=HOUR_AGO.isoformat())

        with pytest.raises(SellingApiRequestThrottledException):
            await asyncio.to_thread(spend)
        access_token_client.cache.clear()
        with pytest.raises(AuthorizationError):
            await asyncio.to_thread(at(scene, OrdersV20260101, lwa_client_secret="wrong").search_orders)
