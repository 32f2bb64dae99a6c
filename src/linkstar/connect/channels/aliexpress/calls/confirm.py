"""Telling AliExpress of parcels that left (aliexpress.solution.order.fulfill): number and service, for an order or a part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.aliexpress.calls.ask import request_of
from linkstar.connect.channels.aliexpress.calls.orders import get_order
from linkstar.connect.channels.aliexpress.wire.order import commercial_of, payment_of
from linkstar.connect.channels.aliexpress.wire.values import listed, result
from linkstar.connect.wire import Http, PartnerRefused, Request

FULFIL = "aliexpress.solution.order.fulfill"
OTHER, TRACK_AT = "Other", "https://t.17track.net"
SENDABLE = frozenset({"WAIT_SELLER_SEND_GOODS", "SELLER_PART_SEND_GOODS"})
Json = Mapping[str, Any]


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Declares parcels as sent; a tracking number that the order shows already is not told again."""
    return [await _one(http, one, await get_order(http, one.order_id)) for one in confirmations]


async def _one(http: Http, parcel: Confirmation, order: Json | None) -> ConfirmAnswer:
    if order is None:
        return _refused(parcel, "order_not_found", "the shop has no such order")
    if any(one.get("logistics_no") == parcel.tracking_number for one in listed(order.get("logistic_info_list"))):
        return ConfirmAnswer(parcel.key, is_taken=True, external_id=parcel.tracking_number)
    if order.get("order_status") not in SENDABLE or commercial_of(order) != "open" or payment_of(order) != "paid":
        return _refused(parcel, "not_sendable", f"the order is in state {order.get('order_status')}")
    sold = {
        str(one.get("child_order_id") or one["id"]): int(one["product_count"])
        for one in listed(order["child_order_list"])
    }
    if not parcel.lines or any(not 0 < line.quantity <= sold.get(line.external_id, 0) for line in parcel.lines):
        return _refused(parcel, "too_many_units", "the order has fewer units")
    try:
        result(await http.send(fulfil_request(http, parcel)), FULFIL)
    except PartnerRefused as no:
        return _refused(parcel, no.code, no.message)
    return ConfirmAnswer(parcel.key, is_taken=True, external_id=parcel.tracking_number)


def fulfil_request(http: Http, parcel: Confirmation) -> Request:
    """Fulfill. Not safe to repeat blindly: a caller asks again, and the look-up before it tells."""
    service = http.account.config.get(f"service.{parcel.carrier}", OTHER)
    fields: dict[str, object] = {
        "service_name": service, "logistics_no": parcel.tracking_number, "send_type": "all" if parcel.is_last else "part",
        "out_ref": parcel.order_id,
    }  # fmt: skip
    fields |= {"tracking_website": parcel.tracking_url or TRACK_AT} if service == OTHER else {}
    return request_of(FULFIL, fields, is_safe=False)


def _refused(parcel: Confirmation, code: str, message: str) -> ConfirmAnswer:
    return ConfirmAnswer(parcel.key, is_taken=False, code=code, message=message)
