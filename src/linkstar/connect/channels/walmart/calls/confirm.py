"""Telling Walmart of parcels that left. An order that nobody has acknowledged is acknowledged before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import orjson

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.walmart.calls.orders import PATH, get_order
from linkstar.connect.channels.walmart.carriers import carrier_name
from linkstar.connect.channels.walmart.wire.order import lines_of, parcels_of, statuses_of
from linkstar.connect.channels.walmart.wire.values import millis, part
from linkstar.connect.confirming import not_taken
from linkstar.connect.wire import Account, Http, PartnerRefused, Request

_JSON = {"content-type": "application/json"}
TRACK_URL = "https://t.17track.net/en#nums={number}"


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Ships lines; units that Walmart shows with this tracking number already are not told again."""
    return [await _one(http, parcel) for parcel in confirmations]


async def _one(http: Http, parcel: Confirmation) -> ConfirmAnswer:
    order = await get_order(http, parcel.order_id)
    if order is None:
        return not_taken(parcel, "order_not_found", "Walmart knows no such purchase order")
    known = {number for line in lines_of(order) for number, *_ in parcels_of(line)}
    if parcel.tracking_number in known:
        return ConfirmAnswer(parcel.key, is_taken=True, external_id=parcel.tracking_number)
    try:
        if any(one.get("status") == "Created" for line in lines_of(order) for one in statuses_of(line)):
            part(await http.send(acknowledge_request(parcel.order_id)), "order")
        part(await http.send(ship_request(parcel, order, http.account)), "order")
    except PartnerRefused as no:
        return not_taken(parcel, no.code, no.message)
    return ConfirmAnswer(parcel.key, is_taken=True, external_id=parcel.tracking_number)


def acknowledge_request(order_id: str) -> Request:
    """acknowledgeOrders; it may be repeated."""
    return Request("acknowledgeOrders", "POST", f"{PATH}/{quote(order_id, safe='')}/acknowledge", headers=_JSON)


def ship_request(parcel: Confirmation, order: dict[str, Any], account: Account) -> Request:
    """shippingUpdates. Not safe to repeat blindly: a caller asks again, and the look-up before it tells."""
    name, is_listed = carrier_name(parcel.carrier, account)
    wished = {str(line.get("lineNumber")) for line in lines_of(order) if line.get("intentToCancel")}
    info: dict[str, Any] = {
        "shipDateTime": millis(parcel.shipped_at),
        "carrierName": {"carrier": name} if is_listed else {"otherCarrier": name},
        "methodCode": (order.get("shippingInfo") or {}).get("methodCode") or "Standard",
        "trackingNumber": parcel.tracking_number,
    }
    url = parcel.tracking_url or ("" if is_listed else TRACK_URL.format(number=quote(parcel.tracking_number)))
    lines = [
        {
            "lineNumber": line.external_id,
            "sellerOrderId": parcel.order_id,
            **({"intentToCancelOverride": True} if line.external_id in wished else {}),  # it is on its way: too late
            "orderLineStatuses": {"orderLineStatus": [{
                "status": "Shipped",
                "statusQuantity": {"unitOfMeasurement": "EACH", "amount": str(line.quantity)},
                "trackingInfo": info | ({"trackingURL": url} if url else {}),
            }]},
        }
        for line in parcel.lines
    ]  # fmt: skip
    body = orjson.dumps({"orderShipment": {"orderLines": {"orderLine": lines}}})
    path = f"{PATH}/{quote(parcel.order_id, safe='')}/shipping"
    return Request("shippingUpdates", "POST", path, headers=_JSON, body=body, is_safe=False)
