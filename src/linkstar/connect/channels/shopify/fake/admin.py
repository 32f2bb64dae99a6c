"""The pretend Admin API: answers the documents of `queries.py`, honouring their variables."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from linkstar.connect.channels.shopify.fake import neutral
from linkstar.connect.channels.shopify.fake.bulk import Bulk
from linkstar.connect.channels.shopify.fake.errors import QueryError
from linkstar.connect.channels.shopify.fake.more import More
from linkstar.connect.channels.shopify.fake.stock import Stock
from linkstar.connect.channels.shopify.fake.store import Orders
from linkstar.connect.channels.shopify.fake.subscriptions import Subscriptions
from linkstar.connect.channels.shopify.queries import LINES_PER_PAGE
from linkstar.connect.channels.shopify.wire.values import moment, stamp, tail
from linkstar.connect.fake import World

_FILTER = re.compile(r"updated_at:(>=|<=|>|<)'?([^'\s]+)'?")
_EVER, _NEVER = "0000", "9999"
_TO_FULFIL = ("id", "cancelledAt", "fulfillments", "fulfillmentOrders")
_FULFILS = ("OPEN", "IN_PROGRESS")


class Admin:
    """The operations by name. `changed` is told of every order that a mutation changed."""

    def __init__(
        self, orders: Orders, stock: Stock, world: World, *, changed: Callable[[str, dict[str, Any]], None]
    ) -> None:
        self._orders, self._changed = orders, changed
        self.subscriptions, self.more, self.bulk = Subscriptions(world), More(orders, world), Bulk(orders, world)
        self._operations: dict[str, Callable[[str, Mapping[str, Any], datetime], dict[str, Any]]] = {
            "Orders": self._page,
            "Order": self._one,
            "OrderLines": self._lines,
            "ToFulfil": self._to_fulfil,
            "Fulfil": self._fulfil,
            "SetStock": stock.set,
            "Stock": stock.read,
            "Variants": stock.variants,
            "PrimaryLocation": stock.primary_location,
            "Subscriptions": self.subscriptions.find,
            "Subscribe": self.subscriptions.create,
            "RunBulk": self.bulk.run,
            "BulkState": self.bulk.state,
            **self.more.operations,
        }

    def run(self, shop: str, operation: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """The `data` of an answer. Raises QueryError."""
        if operation not in self._operations:
            raise QueryError(f"No operation named {operation!r}", "BAD_REQUEST")
        return self._operations[operation](shop, variables, at)

    def _page(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        since, until = _bounds(variables["query"])
        first = variables["first"]
        if not 0 < first <= 250:
            raise QueryError(f"first must be between 1 and 250, not {first}", "ARGUMENT_OUT_OF_RANGE")
        after = _position(variables.get("after"))
        found, has_more = self._orders.page(shop, since=since, until=until, after=after, first=first)
        info = {"hasNextPage": has_more, "endCursor": _cursor(found[-1]) if found else None}
        return {"orders": {"pageInfo": info, "nodes": [_cut(node, variables["lines"]) for node in found]}}

    def _one(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        record = self._orders.get(shop, tail(variables["id"]))
        return {"order": _cut(record["node"], variables["lines"]) if record else None}

    def _lines(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        record = self._orders.get(shop, tail(variables["id"]))
        if record is None:
            return {"order": None}
        first = min(int(variables["lines"]), LINES_PER_PAGE)
        return {"order": {"lineItems": _some(record["node"]["lineItems"]["nodes"], int(variables["after"]), first)}}

    def _to_fulfil(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        records = [self._orders.get(shop, tail(id_)) for id_ in variables["ids"]]
        return {
            "nodes": [
                {"__typename": "Order", **{name: record["node"][name] for name in _TO_FULFIL}} if record else None
                for record in records
            ]
        }

    def _fulfil(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        said = variables["fulfillment"]
        groups = said["lineItemsByFulfillmentOrder"]
        # The pretend shop's fulfilment order has the order's number and a 1.
        record = self._orders.get(shop, tail(groups[0]["fulfillmentOrderId"])[:-1]) if groups else None
        one = record["node"]["fulfillmentOrders"]["nodes"][0] if record else None
        if record is None or one is None or any(group["fulfillmentOrderId"] != one["id"] for group in groups):
            return _declined(["fulfillment"], "Fulfillment order does not exist.")
        if one["status"] not in _FULFILS:
            words = f"Fulfillment order {tail(one['id'])} has an unfulfillable status= {one['status'].lower()}."
            return _declined(["fulfillment"], words)
        units = _units(one, groups)
        if units is None:
            return _declined(["fulfillment"], "Invalid fulfillment order line item quantity requested.")
        node = record["node"]
        info = said.get("trackingInfo") or {}
        fulfilment = neutral.fulfilment(
            f"{tail(node['id'])}{len(node['fulfillments']) + 1:02d}",
            at=stamp(at),
            number=info.get("number") or "",
            company=info.get("company") or "",
            lines=units,
        )
        node["fulfillments"].append(fulfilment)
        node["updatedAt"] = max(stamp(at), node["updatedAt"])
        neutral.settle(node)
        self._orders.put(shop, record)
        self._changed(shop, node)
        made = {"id": fulfilment["id"], "status": fulfilment["status"]}
        return {"fulfillmentCreate": {"fulfillment": made, "userErrors": []}}


def _units(one: Mapping[str, Any], groups: list[dict[str, Any]]) -> list[tuple[str, int]] | None:
    """Units per order line that are asked for; None if there are not as many left."""
    parts = {part["id"]: part for part in one["lineItems"]["nodes"]}
    asked: dict[str, int] = {}
    for group in groups:
        lines = group.get("fulfillmentOrderLineItems")
        if not lines:  # none named: all of the fulfilment order
            lines = [{"id": id_, "quantity": part["remainingQuantity"]} for id_, part in parts.items()]
        for line in lines:
            asked[line["id"]] = asked.get(line["id"], 0) + line["quantity"]
    for id_, units in asked.items():
        if id_ not in parts or not 0 < units <= parts[id_]["remainingQuantity"]:
            return None
    return [(parts[id_]["lineItem"]["id"], units) for id_, units in asked.items()]


def _declined(field: list[str], message: str) -> dict[str, Any]:
    return {"fulfillmentCreate": {"fulfillment": None, "userErrors": [{"field": field, "message": message}]}}


def _bounds(query: str) -> tuple[str, str]:
    since, until = _EVER, _NEVER
    for sign, text in _FILTER.findall(query):
        at = stamp(moment(text))
        if sign.startswith(">"):
            since = at if sign == ">=" else at + "\0"
        else:
            until = at if sign == "<=" else at[:-1]
    return since, until


def _cursor(node: Mapping[str, Any]) -> str:
    return base64.urlsafe_b64encode(f"{node['updatedAt']}|{tail(node['id'])}".encode()).decode()


def _position(cursor: str | None) -> tuple[str, str] | None:
    if not cursor:
        return None
    try:
        at, _, number = base64.urlsafe_b64decode(cursor.encode()).decode().partition("|")
    except ValueError as wrong:
        raise QueryError(f"`{cursor}` is not a valid cursor.", "INVALID_CURSOR") from wrong
    return at, number


def _cut(node: Mapping[str, Any], lines: int) -> dict[str, Any]:
    """The order as the documents of orders select it: what came afterwards is asked for apart."""
    whole = {name: value for name, value in node.items() if name not in ("returns", "refunds", "returnStatus")}
    return {"cancelReason": None, **whole, "lineItems": _some(node["lineItems"]["nodes"], 0, lines)}


def _some(lines: list[Any], start: int, first: int) -> dict[str, Any]:
    end = min(start + first, len(lines))
    return {"pageInfo": {"hasNextPage": end < len(lines), "endCursor": str(end)}, "nodes": lines[start:end]}
