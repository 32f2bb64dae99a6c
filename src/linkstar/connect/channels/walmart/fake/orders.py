"""Purchase orders of the pretend Walmart: windows of change, cursors, acknowledging and shipping."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import orjson

from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.walmart.fake import shapes
from linkstar.connect.channels.walmart.fake.gate import Refused
from linkstar.connect.channels.walmart.wire.values import millis, moment
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import ByTime, Record

LATE_S = 20
_LAST = chr(0x10FFFF)
_ASKED = ("lastModifiedStartDate", "lastModifiedEndDate", "limit", "shipNodeType", "replacementInfo")


class Orders:
    """The orders of all sellers, with an index by time of change."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table = world.table("orders")
        self._times = ByTime()
        for order_id, record in self._table.items():
            self._times.put(record["shop"], order_id, record["at"])

    def place(self, shop: Record, seen: Sequence[SeenOrder]) -> list[Record]:
        """Stores orders that Walmart would show (paid ones); an older one changes nothing. Returns the changed."""
        changed = []
        for one in seen:
            if one.payment in ("pending", "authorised"):
                continue
            known, at = self._table.get(one.external_id), millis(one.updated_at)
            if known and at < known["at"]:
                continue
            order = shapes.order_of(one)
            if known:
                _keep_shipped(order, known["order"])
            self._save(shop["external_id"], order, at)
            changed.append(order)
        return changed

    def order(self, shop: Record, order_id: str) -> Record:
        """An order. Raises Refused when the seller has none of this id."""
        record = self._table.get(order_id)
        if record is None or record["shop"] != shop["external_id"]:
            raise Refused(
                404,
                "CONTENT_NOT_FOUND.GMP_ORDER_API",
                f"Purchase order {order_id} was not found",
                field="purchaseOrderId",
            )
        order: Record = record["order"]
        return order

    def search(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getAllOrders: a window of change; nextCursor is a ready-made query, as Walmart gives it."""
        limit, index = int(query.get("limit", "100")), int(query.get("poIndex", "0"))
        if not 1 <= limit <= 200:
            raise Refused(400, "INVALID_REQUEST_PARAM.GMP_ORDER_API", "limit must be between 1 and 200", field="limit")
        since, until = moment(query["lastModifiedStartDate"]), moment(query["lastModifiedEndDate"])
        last = min(until, self.world.now - timedelta(seconds=int(shop["secrets"].get("late_s", LATE_S))))
        rows = self._times.rows(shop["external_id"])
        found = rows[bisect_left(rows, (millis(since), "")) : bisect_right(rows, (millis(last), _LAST))]
        orders = [self._table[order_id]["order"] for _, order_id in found]
        orders = [one for one in orders if one["shipNode"]["type"] == query.get("shipNodeType", "SellerFulfilled")]
        meta: Record = {"totalCount": len(orders), "limit": limit}
        if index + limit < len(orders):
            asked = {name: query[name] for name in _ASKED if name in query}
            more = {"hasMoreElements": "true", "soIndex": str(len(orders)), "poIndex": str(index + limit)}
            meta["nextCursor"] = "?" + urlencode({**asked, **more, "partnerId": shop["external_id"]})
        return {"list": {"meta": meta, "elements": {"order": orders[index : index + limit]}}}

    def acknowledge(self, shop: Record, order_id: str) -> Record:
        """acknowledgeOrders."""
        order = self.order(shop, order_id)
        for line in order["orderLines"]["orderLine"]:
            for one in line["orderLineStatuses"]["orderLineStatus"]:
                if one["status"] == "Created":
                    one["status"] = "Acknowledged"
        return self._touch(shop, order)

    def ship(self, shop: Record, order_id: str, body: bytes) -> Record:
        """shippingUpdates. Raises Refused, and then nothing has changed."""
        order, asked = self.order(shop, order_id), _lines(body)
        lines = {line["lineNumber"]: line for line in order["orderLines"]["orderLine"]}
        for number, status, _ in asked:
            _check(lines.get(number), status, number)
        told = []
        for number, status, _ in asked:
            count, info = int(status["statusQuantity"]["amount"]), status["trackingInfo"]
            statuses = lines[number]["orderLineStatuses"]["orderLineStatus"]
            open_one = next(one for one in statuses if one["status"] in ("Acknowledged", "Created"))
            left = int(open_one["statusQuantity"]["amount"]) - count
            statuses.append({"status": "Shipped", "statusQuantity": shapes.units(count), "trackingInfo": info})
            if left:
                open_one["statusQuantity"] = shapes.units(left)
            else:
                statuses.remove(open_one)
            told.append({"external_id": number, "quantity": count})
        info = asked[0][1]["trackingInfo"]
        name = info["carrierName"].get("carrier") or info["carrierName"].get("otherCarrier", "")
        number = info["trackingNumber"]
        self.world.table("confirmations")[f"{order_id}/{number}"] = {
            "shop": shop["external_id"], "order_id": order_id, "order_number": order["customerOrderId"],
            "tracking_number": number, "carrier": name, "at": moment(info["shipDateTime"]).isoformat(), "lines": told,
        }  # fmt: skip
        return self._touch(shop, order)

    def change(self, shop: Record, order_id: str, change: Mapping[str, Any], line_ids: Sequence[str] = ()) -> Record:
        """Changes fields of some lines, or of all: a wish to cancel, a refund."""
        order = self.order(shop, order_id)
        for line in order["orderLines"]["orderLine"]:
            if not line_ids or line["lineNumber"] in line_ids:
                line |= change
        return self._touch(shop, order)

    def _touch(self, shop: Record, order: Record) -> Record:
        at = max(millis(self.world.now), self._times.at(order["purchaseOrderId"]) + 1)
        for line in order["orderLines"]["orderLine"]:
            line["statusDate"] = at
        self._save(shop["external_id"], order, at)
        return order

    def _save(self, seller: str, order: Record, at: int) -> None:
        self._table[order["purchaseOrderId"]] = {"shop": seller, "order": order, "at": at}
        self._times.put(seller, order["purchaseOrderId"], at)


def _lines(body: bytes) -> list[tuple[str, Record, Record]]:
    """Line number, status and the line itself, of each line that shall be shipped. Raises Refused."""
    try:
        rows = orjson.loads(body)["orderShipment"]["orderLines"]["orderLine"]
        found = [(str(row["lineNumber"]), row["orderLineStatuses"]["orderLineStatus"][0], row) for row in rows]
    except (ValueError, KeyError, TypeError, IndexError) as wrong:
        raise Refused(
            400, "INVALID_REQUEST_CONTENT.GMP_ORDER_API", f"The shipment cannot be read: {wrong!r}"
        ) from wrong
    if not found:
        raise Refused(400, "INVALID_REQUEST_CONTENT.GMP_ORDER_API", "There are no lines", field="orderLine")
    return found


def _check(line: Record | None, status: Record, number: str) -> None:
    info = status.get("trackingInfo") or {}
    name = info.get("carrierName") or {}
    if line is None:
        raise Refused(400, "INVALID_REQUEST_CONTENT.GMP_ORDER_API", f"There is no line {number}", field="lineNumber")
    if not info.get("trackingNumber") or not (name.get("carrier") or name.get("otherCarrier")):
        raise Refused(
            400,
            "INVALID_REQUEST_CONTENT.GMP_ORDER_API",
            "Carrier and tracking number are required",
            field="trackingInfo",
        )
    if name.get("otherCarrier") and not info.get("trackingURL"):
        raise Refused(
            400,
            "INVALID_REQUEST_CONTENT.GMP_ORDER_API",
            "trackingURL is required with otherCarrier",
            field="trackingURL",
        )
    is_open = [one for one in line["orderLineStatuses"]["orderLineStatus"] if one["status"] == "Acknowledged"]
    left = sum(int(one["statusQuantity"]["amount"]) for one in is_open)
    if not 0 < int(status["statusQuantity"]["amount"]) <= left:
        words = f"The line {number} has {left} units to ship"
        raise Refused(400, "INVALID_REQUEST_CONTENT.GMP_ORDER_API", words, field="statusQuantity")


def _keep_shipped(order: Record, known: Record) -> None:
    """A newer telling of an order does not forget what was shipped or acknowledged meanwhile."""
    before = {line["lineNumber"]: line for line in known["orderLines"]["orderLine"]}
    for line in order["orderLines"]["orderLine"]:
        old = before.get(line["lineNumber"])
        is_gone = line["orderLineStatuses"]["orderLineStatus"][0]["status"] == "Cancelled"
        if old and not is_gone:
            line["orderLineStatuses"] = old["orderLineStatuses"]
