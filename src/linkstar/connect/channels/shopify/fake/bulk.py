"""Bulk operations of the pretend shop: one at a time, whose file has a JSON object a line, children behind their parents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import orjson

from linkstar.connect.channels.shopify.fake.store import Orders
from linkstar.connect.channels.shopify.queries_afterwards import BULK_HEAD, BULK_TAIL
from linkstar.connect.channels.shopify.wire.values import gid, moment, stamp
from linkstar.connect.fake import FakeAnswer, World

PLACE = "/bulk/"
_SINCE = re.compile(r"updated_at:>='([^']+)'")
_Record = dict[str, Any]


class Bulk:
    """Operations by number: {shop, created, lines}; a setting `bulk_seconds` says how long they take."""

    def __init__(self, orders: Orders, world: World) -> None:
        self._orders, self._world = orders, world
        self._table = world.table("bulk")

    def run(self, shop: str, said: Mapping[str, Any], at: datetime) -> _Record:
        """`bulkOperationRunQuery`: the file holds what is known at this moment."""
        query = said["query"]
        if not (query.startswith(BULK_HEAD) and query.endswith(BULK_TAIL)):
            return _declined("INVALID", "The pretend shop does not know this query.")
        if any(one["shop"] == shop and self._state(one, at) == "RUNNING" for one in self._table.values()):
            return _declined(
                "OPERATION_IN_PROGRESS", "A bulk query operation for this app and shop is already in progress."
            )
        wanted = query.removeprefix(BULK_HEAD).removesuffix(BULK_TAIL)
        since = _SINCE.search(wanted)
        found, _ = self._orders.page(shop, since=since[1] if since else "0000", until="9999", after=None, first=10**6)
        if "status:open" in wanted:
            found = [node for node in found if not node["cancelledAt"] and not node["closedAt"]]
        rows = [orjson.dumps(row).decode() for node in found for row in _rows(node)]
        number = str(len(self._table) + 1)
        self._table[number] = {"shop": shop, "created": stamp(at), "lines": rows, "objects": len(rows)}
        return {"bulkOperationRunQuery": {"bulkOperation": {"id": _id(number), "status": "CREATED"}, "userErrors": []}}

    def state(self, shop: str, said: Mapping[str, Any], at: datetime) -> _Record:
        """`bulkOperation`."""
        number = said["id"].rsplit("/", 1)[-1]
        one = self._table.get(number)
        if one is None or one["shop"] != shop:
            return {"bulkOperation": None}
        status = self._state(one, at)
        base = self._world.table("shops")[shop]["secrets"].get("public_url", "")
        url = f"{base}{PLACE}{number}?signature=pretend" if status == "COMPLETED" and one["lines"] else None
        told = {"id": said["id"], "status": status, "errorCode": None, "objectCount": str(one["objects"]), "url": url}
        return {"bulkOperation": told}

    def file(self, path: str) -> FakeAnswer:
        """What lies at an operation's address."""
        one = self._table.get(path.removeprefix(PLACE))
        if one is None:
            return FakeAnswer(404, b"<Error><Code>NoSuchKey</Code></Error>", {"content-type": "application/xml"})
        return FakeAnswer(200, "\n".join(one["lines"]).encode(), {"content-type": "application/jsonl"})

    def _state(self, one: _Record, at: datetime) -> str:
        seconds = self._world.table("settings").get("bulk_seconds", {}).get("value", 0)
        return "COMPLETED" if at >= moment(one["created"]) + timedelta(seconds=seconds) else "RUNNING"


_ORDER = (
    "id", "name", "createdAt", "processedAt", "updatedAt", "cancelledAt", "closedAt", "displayFinancialStatus",
    "displayFulfillmentStatus", "currencyCode", "email", "phone", "note", "customerLocale", "totalPriceSet", "totalTaxSet",
    "totalDiscountsSet", "totalShippingPriceSet", "customer", "purchasingEntity", "shippingAddress", "shippingLine",
    "transactions",
)  # fmt: skip


def _rows(node: Mapping[str, Any]) -> Iterator[_Record]:
    id_ = node["id"]
    shipped = [{name: one[name] for name in ("id", "status")} for one in node["fulfillments"]]
    yield {name: node[name] for name in _ORDER} | {"cancelReason": node.get("cancelReason"), "fulfillments": shipped}
    for field in node["localizedFields"]["nodes"]:
        yield {**field, "__parentId": id_}
    for line in node["lineItems"]["nodes"]:
        yield {**line, "__parentId": id_}
    for one in node["fulfillmentOrders"]["nodes"]:
        yield {name: value for name, value in one.items() if name != "lineItems"} | {"__parentId": id_}
        for part in one["lineItems"]["nodes"]:
            yield {**part, "__parentId": one["id"]}


def _id(number: str) -> str:
    return gid("BulkOperation", number)


def _declined(code: str, message: str) -> _Record:
    error = {"code": code, "field": ["query"], "message": message}
    return {"bulkOperationRunQuery": {"bulkOperation": None, "userErrors": [error]}}
