"""Reports of the pretend Amazon: all orders changed in a window, as a packed table, done after `report_seconds`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.channels.amazon.fake.gate import Record, Refused
from linkstar.connect.channels.amazon.fake.listings import Listings
from linkstar.connect.channels.amazon.fake.orders import Orders
from linkstar.connect.channels.amazon.fake.shapes import iso
from linkstar.connect.channels.amazon.wire import moment
from linkstar.connect.fake import World

KIND = "GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL"
COLUMNS = (
    "amazon-order-id", "merchant-order-id", "purchase-date", "last-updated-date", "order-status", "fulfillment-channel",
    "sales-channel", "ship-service-level", "product-name", "sku", "asin", "item-status", "quantity", "currency",
    "item-price", "ship-city", "ship-state", "ship-postal-code", "ship-country", "is-business-order",
)  # fmt: skip
_STATES = {"PENDING": "Pending", "UNSHIPPED": "Unshipped", "SHIPPED": "Shipped", "CANCELLED": "Cancelled"}


class Reports:
    """Reports of all sellers."""

    def __init__(self, world: World, orders: Orders, listings: Listings) -> None:
        self.world, self.orders, self.listings = world, orders, listings

    def create(self, shop: Record, body: Any) -> Record:
        """The answer of createReport. The table holds what is known at this moment. Raises Refused."""
        asked = body if isinstance(body, dict) else {}
        if asked.get("reportType") != KIND or not asked.get("marketplaceIds"):
            raise Refused(400, "InvalidInput", f"marketplaceIds and the reportType {KIND} are required")
        try:
            since, until = moment(asked["dataStartTime"]), moment(asked.get("dataEndTime") or iso(self.world.now))
        except (KeyError, ValueError) as wrong:
            raise Refused(400, "InvalidInput", "dataStartTime and dataEndTime must be ISO 8601 times") from wrong
        rows = [row for order in self.orders.changed(shop, since, until) for row in _rows_of(order)]
        report_id = str(70_000 + len(self.world.table("reports")))
        document = self.listings.new_document(shop, {"contentType": "text/plain"}, "report")["feedDocumentId"]
        text = "".join("\t".join(row) + "\r\n" for row in [COLUMNS, *rows])
        self.listings.upload(document, text.encode(), is_packed=True)
        self.world.table("reports")[report_id] = {
            "shop": shop["external_id"], "created": self.world.now.isoformat(), "document": document, "rows": len(rows),
            "marketplaces": asked["marketplaceIds"], "since": iso(since), "until": iso(until),
        }  # fmt: skip
        return {"reportId": report_id}

    def get(self, shop: Record, report_id: str) -> Record:
        """The answer of getReport: in the queue, then done; a report without a row is cancelled. Raises Refused."""
        known = self.world.table("reports").get(report_id)
        if known is None or known["shop"] != shop["external_id"]:
            raise Refused(404, "NotFound", "There is no such report")
        created = datetime.fromisoformat(known["created"])
        seconds = self.world.table("settings").get("report_seconds", {}).get("value", 0)
        state = "IN_QUEUE"
        if self.world.now >= created + timedelta(seconds=seconds):
            state = "DONE" if known["rows"] else "CANCELLED"
        told = {
            "reportId": report_id, "reportType": KIND, "marketplaceIds": known["marketplaces"], "createdTime": iso(created),
            "dataStartTime": known["since"], "dataEndTime": known["until"], "processingStatus": state,
        }  # fmt: skip
        return told | ({"reportDocumentId": known["document"]} if state == "DONE" else {})

    def document(self, shop: Record, document_id: str) -> Record:
        """The answer of getReportDocument. Raises Refused."""
        place = self.listings.document(shop, document_id)
        return {"reportDocumentId": document_id, "url": place["url"], "compressionAlgorithm": "GZIP"}


def _rows_of(order: Record) -> Iterator[Sequence[str]]:
    """One row per item. The place is told without name and street, as Amazon does."""
    fulfilment, place = order["fulfillment"], order.get("recipient", {}).get("deliveryAddress", {})
    for item in order["orderItems"]:
        price = item["product"]["price"]["unitPrice"]
        told = {
            "amazon-order-id": order["orderId"],
            "purchase-date": _second(order["createdTime"]),
            "last-updated-date": _second(order["lastUpdatedTime"]),
            "order-status": _STATES.get(fulfilment["fulfillmentStatus"], "Unshipped"),
            "fulfillment-channel": "Merchant" if fulfilment["fulfilledBy"] == "MERCHANT" else "Amazon",
            "sales-channel": "Amazon.de",
            "ship-service-level": fulfilment["fulfillmentServiceLevel"],
            "product-name": item["product"]["title"],
            "sku": item["product"]["sellerSku"],
            "asin": item["product"]["asin"],
            "quantity": str(item["quantityOrdered"]),
            "currency": price["currencyCode"],
            "ship-city": place.get("city", ""),
            "ship-postal-code": place.get("postalCode", ""),
            "ship-country": place.get("countryCode", ""),
            "is-business-order": str("AMAZON_BUSINESS" in order["programs"]).lower(),
        }
        yield [told.get(name, "") for name in COLUMNS]


def _second(text: str) -> str:
    return moment(text).isoformat(timespec="seconds")
