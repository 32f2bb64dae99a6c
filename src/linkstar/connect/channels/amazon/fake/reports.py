"""Reports of the pretend Amazon: orders changed, or returns asked for, in a window, as a packed table, done after
`report_seconds`; and the settlement reports, which Amazon makes by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.channels.amazon import sites
from linkstar.connect.channels.amazon.fake.gate import Record, Refused
from linkstar.connect.channels.amazon.fake.listings import Listings
from linkstar.connect.channels.amazon.fake.orders import Orders
from linkstar.connect.channels.amazon.fake.shapes import iso
from linkstar.connect.fake import World
from linkstar.connect.reading import moment

KIND = "GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL"
RETURNS = "GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE"
SETTLEMENTS = "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"
RETURN_COLUMNS = (
    "Order ID", "Order date", "Return request date", "Return request status", "Amazon RMA ID", "Merchant RMA ID", "Label type",
    "Label cost", "Currency code", "Return carrier", "Tracking ID", "Label to be paid by", "A-to-Z Claim", "Is prime", "ASIN",
    "Merchant SKU", "Item Name", "Return quantity", "Return Reason", "In policy", "Return type", "Resolution",
    "Invoice number", "Return delivery date", "Order Amount", "Order quantity", "SafeT Action reason", "SafeT claim id",
    "SafeT claim state", "SafeT claim creation time", "SafeT claim reimbursement amount", "Refunded Amount",
)  # fmt: skip
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
        kind = str(asked.get("reportType"))
        if kind not in (KIND, RETURNS) or not asked.get("marketplaceIds"):
            raise Refused(400, "InvalidInput", f"marketplaceIds and the reportType {KIND} or {RETURNS} are required")
        try:
            since, until = moment(asked["dataStartTime"]), moment(asked.get("dataEndTime") or iso(self.world.now))
        except (KeyError, ValueError) as wrong:
            raise Refused(400, "InvalidInput", "dataStartTime and dataEndTime must be ISO 8601 times") from wrong
        columns: Sequence[str] = RETURN_COLUMNS if kind == RETURNS else COLUMNS
        if kind == RETURNS:
            rows = self.returns(shop, since, until)
        else:
            rows = [row for order in self.orders.changed(shop, since, until) for row in _rows_of(order)]
        text = "".join("\t".join(row) + "\r\n" for row in [columns, *rows])
        return {"reportId": self.keep(shop, kind, text, rows=len(rows), since=since, until=until)}

    def keep(self, shop: Record, kind: str, text: str, *, rows: int, since: datetime, until: datetime) -> str:
        """Stores a table as a report; its id."""
        report_id = str(70_000 + len(self.world.table("reports")))
        document = self.listings.new_document(shop, {"contentType": "text/plain"}, "report")["feedDocumentId"]
        self.listings.upload(document, text.encode(), is_packed=True)
        self.world.table("reports")[report_id] = {
            "shop": shop["external_id"], "created": self.world.now.isoformat(), "document": document, "rows": rows,
            "marketplaces": [sites.marketplace_id(shop["site"])], "since": iso(since), "until": iso(until), "kind": kind,
        }  # fmt: skip
        return report_id

    def returns(self, shop: Record, since: datetime, until: datetime) -> list[Sequence[str]]:
        """The rows of the returns asked for in a window, the oldest first."""
        mine = [one for key, one in self.world.table("returns").items() if key.startswith(f"{shop['external_id']}/")]
        found = [one for one in mine if since <= moment(one["asked"]) < until]
        return [row for one in sorted(found, key=lambda one: str(one["asked"])) for row in one["rows"]]

    def list_settlements(self, shop: Record, query: Mapping[str, str]) -> Record:
        """The answer of getReports for settlement reports. Raises Refused."""
        start = 0
        if "nextToken" in query:
            if set(query) != {"nextToken"} or not query["nextToken"].isdigit():
                raise Refused(400, "InvalidInput", "nextToken has to be the only parameter")
            start = int(query["nextToken"])
        elif query.get("reportTypes") != SETTLEMENTS:
            raise Refused(400, "InvalidInput", f"The pretend Amazon lists {SETTLEMENTS} only")
        since = moment(query["createdSince"]) if "createdSince" in query else self.world.now - timedelta(days=90)
        found = [
            (report_id, one) for report_id, one in self.world.table("reports").items()
            if one["shop"] == shop["external_id"] and one.get("kind") == SETTLEMENTS
            and ("nextToken" in query or moment(one["created"]) >= since)
        ]  # fmt: skip
        size = int(query.get("pageSize", "10"))
        told = [self.get(shop, report_id) for report_id, _ in found[start : start + size]]
        return {"reports": told} | ({"nextToken": str(start + size)} if len(found) > start + size else {})

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
            "reportId": report_id, "reportType": known.get("kind", KIND), "marketplaceIds": known["marketplaces"],
            "createdTime": iso(created), "dataStartTime": known["since"], "dataEndTime": known["until"],
            "processingStatus": state,
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
