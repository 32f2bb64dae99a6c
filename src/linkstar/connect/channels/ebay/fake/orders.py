"""Orders of the pretend eBay: windows of change, pages by offset, shipping fulfilments."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.ebay.fake import shapes
from linkstar.connect.channels.ebay.fake.gate import Refused
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import ByTime, Record
from linkstar.connect.reading import micros, moment, object_or_none, stamp

_WINDOW = re.compile(r"lastmodifieddate:\[([^\].]+(?:\.\d+)?Z?)\.\.([^\]]*)\]")
_LAST = chr(0x10FFFF)
LATE_S = 20  # an order reaches the search so many seconds after it changed
MASKED_AFTER = timedelta(days=90)  # the buyer's data of an order is gone after so long
LIMIT_MAX, PARCELS_MAX = 200, 20


class Orders:
    """The orders of all sellers, with an index by time of change."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table = world.table("orders")
        self._times = ByTime()
        for order_id, record in self._table.items():
            self._times.put(record["shop"], order_id, _changed(record["order"]))

    def place(self, shop: Record, seen: Sequence[SeenOrder]) -> list[str]:
        """Stores orders; one that is older than what is known changes nothing."""
        for one in seen:
            known = self._table.get(one.external_id)
            if known is not None and micros(moment(stamp(one.updated_at))) < self._times.at(one.external_id):
                continue
            order = shapes.order_of(one, shop)
            parcels = known["parcels"] if known else [
                {"fulfillmentId": parcel.tracking_number, "shipmentTrackingNumber": parcel.tracking_number,
                 "shippingCarrierCode": parcel.carrier, "shippedDate": stamp(one.updated_at),
                 "lineItems": [{"lineItemId": line.external_id, "quantity": line.fulfilled} for line in one.lines]}
                for parcel in one.parcels
            ]  # fmt: skip
            if known:
                shapes.settle(order, _sent(parcels))
                order["fulfillmentHrefs"] = known["order"]["fulfillmentHrefs"]
                order["paymentSummary"]["refunds"] = (
                    order["paymentSummary"]["refunds"] or known["order"]["paymentSummary"]["refunds"]
                )
            self._save(shop["external_id"], order, parcels)
        return [one.external_id for one in seen]

    def order(self, shop: Record, order_id: str) -> Record:
        """An order as it stands. Raises Refused when the seller has none of this id."""
        return self._masked(self._record(shop, order_id)["order"])

    def refund(self, shop: Record, order_id: str, refund: Record, lines: Sequence[Record]) -> None:
        """Puts a refund into an order."""
        record = self._record(shop, order_id)
        order = record["order"]
        order["paymentSummary"]["refunds"].append(refund)
        order["orderPaymentStatus"] = "PARTIALLY_REFUNDED"
        for line in lines:
            for item in order["lineItems"]:
                if item["lineItemId"] == line["lineItemId"]:
                    item["refunds"].append({name: value for name, value in line.items() if name != "lineItemId"})
        self._touch(shop, record)

    def cancel(self, shop: Record, order_id: str, request: Record) -> None:
        """Puts a cancellation into an order."""
        record = self._record(shop, order_id)
        is_done = request["cancelRequestState"] == "COMPLETED"
        record["order"]["cancelStatus"] = {
            "cancelState": "CANCELED" if is_done else "IN_PROGRESS", "cancelRequests": [request],
        } | ({"cancelledDate": stamp(self.world.now)} if is_done else {})  # fmt: skip
        self._touch(shop, record)

    def search(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getOrders: a window of change and a page of it; requests to cancel are left out, as eBay does."""
        limit, offset = _number(query, "limit", 50), _number(query, "offset", 0)
        if not 1 <= limit <= LIMIT_MAX:
            raise Refused(400, 31100, "Invalid limit: it must be between 1 and 200", field="limit")
        found = _WINDOW.fullmatch(query.get("filter", ""))
        if not found:
            raise Refused(400, 30700, "Invalid filter name", field="filter")
        since, until = moment(found[1]), moment(found[2]) if found[2] else self.world.now
        if since > self.world.now or until > self.world.now:
            raise Refused(400, 30850, "Start and end dates can't be in the future", field="lastmodifieddate")
        if since > until:
            raise Refused(400, 30840, "Start date should be before end date", field="lastmodifieddate")
        late = timedelta(seconds=int(shop["secrets"].get("late_s", LATE_S)))
        rows = self._times.rows(shop["external_id"])
        shown = rows[
            bisect_left(rows, (micros(since), "")) : bisect_right(
                rows, (micros(min(until, self.world.now - late)), _LAST)
            )
        ]
        orders = [self._masked(self._table[order_id]["order"]) for _, order_id in shown[offset : offset + limit]]
        for order in orders:
            order["cancelStatus"] = order["cancelStatus"] | {"cancelRequests": []}
        href = "https://api.ebay.com/sell/fulfillment/v1/order"
        said: Record = {"href": href, "total": len(shown), "limit": limit, "offset": offset, "orders": orders}
        return said | ({"next": f"{href}?offset={offset + limit}"} if offset + limit < len(shown) else {})

    def parcels(self, shop: Record, order_id: str) -> Record:
        """getShippingFulfillments."""
        parcels = self._record(shop, order_id)["parcels"]
        return {"fulfillments": parcels, "total": len(parcels)}

    def ship(self, shop: Record, order_id: str, body: bytes) -> str:
        """createShippingFulfillment; returns the fulfilment's id. Raises Refused."""
        record, said = self._record(shop, order_id), _json(body)
        order, number = record["order"], str(said.get("trackingNumber") or "")
        if not number.isalnum() or not said.get("shippingCarrierCode"):
            raise Refused(400, 32300, "Invalid shipment tracking number or carrier", field="trackingNumber")
        if order["cancelStatus"]["cancelState"] == "CANCELED":
            raise Refused(400, 32600, "Invalid input data: the order is cancelled", field="orderId")
        if len(record["parcels"]) >= PARCELS_MAX:
            raise Refused(400, 34100, "Maximum tracking number for order is exceeded", field="trackingNumber")
        lines = said.get("lineItems") or [
            {"lineItemId": line["lineItemId"], "quantity": line["quantity"]} for line in order["lineItems"]
        ]
        _check(order, record["parcels"], lines)
        parcel = {
            "fulfillmentId": number, "shipmentTrackingNumber": number, "shippingCarrierCode": said["shippingCarrierCode"],
            "shippedDate": said.get("shippedDate") or stamp(self.world.now), "lineItems": lines,
        }  # fmt: skip
        record["parcels"].append(parcel)
        path = f"https://api.ebay.com/sell/fulfillment/v1/order/{order_id}/shipping_fulfillment/{number}"
        order["fulfillmentHrefs"].append(path)
        shapes.settle(order, _sent(record["parcels"]))
        self._touch(shop, record)
        told = {"shop": shop["external_id"], "order_id": order_id, "order_number": order_id, "tracking_number": number}
        told |= {"carrier": parcel["shippingCarrierCode"], "at": parcel["shippedDate"]}
        rows = [{"external_id": line["lineItemId"], "quantity": line["quantity"]} for line in lines]
        self.world.table("confirmations")[f"{order_id}/{number}"] = told | {"lines": rows}
        return path

    def _record(self, shop: Record, order_id: str) -> Record:
        record = self._table.get(order_id)
        if record is None or record["shop"] != shop["external_id"]:
            raise Refused(404, 32100, f"Invalid Order Id: {order_id}", field="orderId")
        return record

    def _masked(self, order: Record) -> Record:
        """Without the buyer's data where the order is old."""
        if self.world.now - moment(order["creationDate"]) < MASKED_AFTER:
            return order
        order = order | {"buyer": {"username": order["buyer"]["username"]}}
        order["fulfillmentStartInstructions"] = [
            {name: value for name, value in one.items() if name != "shippingStep"}
            for one in order["fulfillmentStartInstructions"]
        ]
        return order

    def _touch(self, shop: Record, record: Record) -> None:
        order = record["order"]
        # A change in the same millisecond would have no moment of its own.
        at = max(self.world.now, moment(order["lastModifiedDate"]) + timedelta(milliseconds=1))
        order["lastModifiedDate"] = stamp(at)
        self._save(shop["external_id"], order, record["parcels"])

    def _save(self, seller: str, order: Record, parcels: Sequence[Record]) -> None:
        self._table[order["orderId"]] = {"shop": seller, "order": order, "parcels": list(parcels)}
        self._times.put(seller, order["orderId"], _changed(order))


def _changed(order: Record) -> int:
    return micros(moment(order["lastModifiedDate"]))


def _sent(parcels: Sequence[Record]) -> dict[str, int]:
    sent: dict[str, int] = {}
    for parcel in parcels:
        for line in parcel["lineItems"]:
            sent[line["lineItemId"]] = sent.get(line["lineItemId"], 0) + line["quantity"]
    return sent


def _check(order: Record, parcels: Sequence[Record], lines: Sequence[Record]) -> None:
    ids, sent = [line.get("lineItemId") for line in lines], _sent(parcels)
    if len(set(ids)) < len(ids):
        raise Refused(400, 32210, "Duplicate line item in the request", field="lineItems")
    ordered = {line["lineItemId"]: line["quantity"] for line in order["lineItems"]}
    for line in lines:
        id_ = str(line.get("lineItemId"))
        if id_ not in ordered:
            raise Refused(400, 32200, f"Invalid line item id: {id_}", field="lineItemId")
        if not 0 < int(line.get("quantity") or 0) <= ordered[id_] - sent.get(id_, 0):
            raise Refused(400, 32600, "Invalid input data: more units than are left", field="quantity")


def _number(query: Mapping[str, str], name: str, usual: int) -> int:
    said = query.get(name, str(usual))
    if not said.isdigit():
        raise Refused(400, 31000, f"Invalid {name}: {said}", field=name)
    return int(said)


def _json(body: bytes) -> dict[str, Any]:
    said = object_or_none(body)
    if said is None:
        raise Refused(400, 32600, "Invalid input data")
    return said
