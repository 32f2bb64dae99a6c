"""The pretend Walmart's inventory, feeds, items, returns, reports and subscriptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson

from linkstar.connect.channels.walmart.fake.gate import Gate, Refused
from linkstar.connect.channels.walmart.wire.values import moment
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record

QUANTITY_MAX = 999_999


class More:
    """Records by "seller/...": inventory, items, returns, reports (by date), feeds, subscriptions."""

    def __init__(self, world: World, gate: Gate) -> None:
        self.world, self._gate = world, gate
        self._stock, self._items, self._retired = world.table("inventory"), world.table("items"), world.table("retired")
        self._returns, self._reports, self._feeds = world.table("returns"), world.table("reports"), world.table("feeds")
        self._hooks = world.table("subscriptions")

    def levels(self) -> dict[str, int]:
        """What all offers show."""
        return {key: record["quantity"] for key, record in self._stock.items()}

    def retire(self, shop: str, sku: str) -> None:
        """The seller retires an item."""
        self._retired[f"{shop}/{sku}"] = {}

    def set(self, shop: Record, query: Mapping[str, str], said: Record) -> Record:
        """updateInventoryForAnItem."""
        wrong = self._store(
            shop, str(said.get("sku") or query.get("sku", "")), (said.get("quantity") or {}).get("amount")
        )
        if wrong:
            raise Refused(wrong[0], wrong[1], wrong[2], field="sku" if wrong[0] == 404 else "amount")
        return said

    def get(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getInventory."""
        sku = query.get("sku", "")
        record = self._stock.get(f"{shop['external_id']}/{sku}")
        if record is None or f"{shop['external_id']}/{sku}" in self._retired:
            raise Refused(404, "CONTENT_NOT_FOUND.GMP_INVENTORY_API", f"SKU {sku} not found", field="sku")
        return {"sku": sku, "quantity": {"unit": "EACH", "amount": record["quantity"]}}

    def _store(self, shop: Record, sku: str, quantity: Any) -> tuple[int, str, str] | None:
        if f"{shop['external_id']}/{sku}" in self._retired:
            return 404, "CONTENT_NOT_FOUND.GMP_INVENTORY_API", f"SKU {sku} not found"
        if not isinstance(quantity, int) or not 0 <= quantity <= QUANTITY_MAX:
            return 400, "INVALID_REQUEST_CONTENT.GMP_INVENTORY_API", "The quantity is out of range"
        self._stock[f"{shop['external_id']}/{sku}"] = {"quantity": quantity}
        return None

    def feed(self, shop: Record, query: Mapping[str, str], body: bytes) -> Record:
        """updateBulkInventory: taken at once, worked on later."""
        if query.get("feedType") != "inventory":
            raise Refused(400, "INVALID_REQUEST_PARAM.GMP_GATEWAY_API", "feedType is not known", field="feedType")
        try:
            rows = orjson.loads(body[body.index(b"\r\n\r\n") + 4 : body.rindex(b"\r\n--")])["Inventory"]
        except (ValueError, KeyError) as wrong:
            raise Refused(
                400, "INVALID_REQUEST_CONTENT.GMP_GATEWAY_API", f"The file cannot be read: {wrong!r}"
            ) from wrong
        feed_id = f"F{self._gate.number('feeds'):031X}@AU8BAQA"
        is_slow = shop["secrets"].get("slow_feeds") == "1"
        self._feeds[f"{shop['external_id']}/{feed_id}"] = {"rows": rows, "is_done": not is_slow}
        if not is_slow:
            self._work(shop, feed_id)
        return {"feedId": feed_id}

    def feed_state(self, shop: Record, feed_id: str, query: Mapping[str, str]) -> Record:
        """getFeedItemStatus."""
        record = self._feeds.get(f"{shop['external_id']}/{feed_id}")
        if record is None:
            raise Refused(404, "CONTENT_NOT_FOUND.GMP_GATEWAY_API", "The feed was not found", field="feedId")
        offset, limit = int(query.get("offset", "0")), int(query.get("limit", "50"))
        if not 1 <= limit <= 50:
            raise Refused(400, "INVALID_REQUEST_PARAM.GMP_GATEWAY_API", "limit must be between 1 and 50", field="limit")
        details = record.get("details", [])
        failed = sum(one["ingestionStatus"] != "SUCCESS" for one in details)
        count = len(record["rows"])
        return {
            "feedId": feed_id, "feedStatus": "PROCESSED" if record["is_done"] else "INPROGRESS", "itemsReceived": count,
            "itemsSucceeded": len(details) - failed, "itemsFailed": failed, "itemsProcessing": count - len(details),
            "offset": offset, "limit": limit, "itemDetails": {"itemIngestionStatus": details[offset : offset + limit]},
        }  # fmt: skip

    def _work(self, shop: Record, feed_id: str) -> None:
        key = f"{shop['external_id']}/{feed_id}"
        record, details = self._feeds[key], []
        for index, row in enumerate(record["rows"]):
            wrong = self._store(shop, row["sku"], row["quantity"]["amount"])
            one: Record = {
                "martId": 0,
                "sku": row["sku"],
                "index": index,
                "ingestionStatus": "DATA_ERROR" if wrong else "SUCCESS",
            }
            if wrong:
                one["ingestionErrors"] = {
                    "ingestionError": [{"type": "DATA_ERROR", "code": wrong[1], "description": wrong[2]}]
                }
            details.append(one)
        self._feeds[key] = record | {"is_done": True, "details": details}

    def put_item(self, shop: Record, item: Record) -> None:
        """An item that the seller offers."""
        self._items[f"{shop['external_id']}/{item['sku']}"] = item

    def items(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getAllItems: by a cursor that begins with "*"."""
        mine = [one for key, one in sorted(self._items.items()) if key.startswith(f"{shop['external_id']}/")]
        start, limit = int(query.get("nextCursor", "*").replace("*", "0")), int(query.get("limit", "20"))
        said: Record = {"ItemResponse": mine[start : start + limit], "totalItems": len(mine)}
        return said | ({"nextCursor": str(start + limit)} if start + limit < len(mine) else {})

    def put_return(self, shop: Record, one: Record) -> None:
        """A return, new or changed."""
        self._returns[f"{shop['external_id']}/{one['returnOrderId']}"] = one

    def returns(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getReturns: a window of change; nextCursor is a ready-made query."""
        since, until = moment(query["returnLastModifiedStartDate"]), moment(query["returnLastModifiedEndDate"])
        found = sorted(
            (one for one in _mine(self._returns, shop) if since <= _changed(one) <= until),
            key=lambda one: (_changed(one), one["returnOrderId"]),
        )  # fmt: skip
        limit, offset = int(query.get("limit", "10")), int(query.get("offset", "0"))
        more = urlencode({**query, "offset": str(offset + limit)})
        meta = {
            "totalCount": len(found),
            "limit": limit,
            "nextCursor": f"?{more}" if offset + limit < len(found) else "",
        }
        return {"meta": meta, "returnOrders": found[offset : offset + limit]}

    def put_row(self, shop: Record, date: str, row: Record, *, is_first: bool = False) -> None:
        """A row of the report of a date (MMDDYYYY); one with a known key replaces it."""
        key = f"{shop['external_id']}/{date}"
        rows = [
            one
            for one in self._reports.get(key, {"rows": []})["rows"]
            if one.get("Transaction Key", 1) != row.get("Transaction Key", 2)
        ]
        self._reports[key] = {"rows": [row, *rows] if is_first else [*rows, row]}

    def report_dates(self, shop: Record) -> Record:
        """getAvailableV1ReconReportDates."""
        prefix = f"{shop['external_id']}/"
        return {"availableApReportDates": [key.removeprefix(prefix) for key in self._reports if key.startswith(prefix)]}

    def report(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getAvailableV1ReconReportAsJson: `offset` counts bytes of the file; here a row has a hundred."""
        record = self._reports.get(f"{shop['external_id']}/{query.get('reportDate', '')}")
        if record is None:
            raise Refused(
                404, "CONTENT_NOT_FOUND.GMP_REPORT_API", "There is no report of this date", field="reportDate"
            )
        start, count = int(query["offset"]) // 100, min(int(query["noOfRecords"]), 1000)
        some = record["rows"][start : start + count]
        words = f"Number of Lines in file {len(record['rows'])}"
        return {
            "reportData": some,
            "nextOffset": (start + len(some)) * 100,
            "totalRecords": len(some),
            "description": words,
        }

    def subscriptions(self, shop: Record) -> Record:
        """getAllSubscriptions."""
        mine = [one["told"] for key, one in self._hooks.items() if key.startswith(f"{shop['external_id']}/")]
        return {"events": [{"event": mine}] if mine else []}

    def subscribe(self, shop: Record, said: Record) -> Record:
        """createSubscription."""
        made = []
        for event in said.get("events") or ():
            address = urlsplit(str(event.get("eventUrl") or ""))
            if address.scheme != "https" and address.hostname not in ("127.0.0.1", "localhost"):
                raise Refused(
                    400, "INVALID_REQUEST_CONTENT.GMP_WEBHOOK_API", "eventUrl must use https", field="eventUrl"
                )
            told = {name: value for name, value in event.items() if name != "authDetails"}
            told |= {"subscriptionId": f"s-{self._gate.number('subscriptions')}", "partnerId": shop["external_id"]}
            self._hooks[f"{shop['external_id']}/{event['eventType']}/{event['eventUrl']}"] = {
                "told": told, "auth": event.get("authDetails") or {},
            }  # fmt: skip
            made.append(
                {
                    name: told[name]
                    for name in ("eventType", "subscriptionId", "partnerId", "eventVersion", "resourceName", "status")
                }
            )
        return {"events": made}

    def addresses(self, shop: Record, topic: str) -> list[tuple[str, Record]]:
        """Where an event is told, and what password it takes along."""
        prefix = f"{shop['external_id']}/{topic}/"
        return [(one["told"]["eventUrl"], one["auth"]) for key, one in self._hooks.items() if key.startswith(prefix)]


def _mine(table: Mapping[str, Record], shop: Record) -> list[Record]:
    return [one for key, one in table.items() if key.startswith(f"{shop['external_id']}/")]


def _changed(one: Record) -> Any:
    return max(moment(line["statusTime"]) for line in one["returnOrderLines"])
