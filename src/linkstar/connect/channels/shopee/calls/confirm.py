"""Telling Shopee of parcels that left by a carrier of the seller's: the tracking number of a package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.shopee import wire
from linkstar.connect.channels.shopee.calls.ask import ask, request_of
from linkstar.connect.channels.shopee.calls.orders import get_orders
from linkstar.connect.channels.shopee.wire.order import WAITING
from linkstar.connect.channels.shopee.wire.values import whole
from linkstar.connect.wire import Http, PartnerRefused, Request

Json = Mapping[str, Any]
OPEN = frozenset({"READY_TO_SHIP", "RETRY_SHIP", "PROCESSED"})
NUMBER = frozenset({"tracking_no", "tracking_number"})


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Ships whole packages; a tracking number that the order shows already is not told again."""
    orders = await get_orders(http, list(dict.fromkeys(one.order_id for one in confirmations)))
    said, told = [], set()
    for one in confirmations:
        if one.order_id in told:  # an earlier parcel of this order changed what is left
            orders |= await get_orders(http, [one.order_id])
        told.add(one.order_id)
        said.append(await _one(http, one, orders.get(one.order_id)))
    return said


async def _one(http: Http, parcel: Confirmation, found: Json | None) -> ConfirmAnswer:
    if found is None:
        return _refused(parcel, "order_not_found", "the shop has no such order")
    if any(one.get("tracking_number") == parcel.tracking_number for one in found["packages"]):
        return ConfirmAnswer(parcel.key, is_taken=True, external_id=parcel.tracking_number)
    packages = _packages(parcel, found["order"])
    if not packages:
        return _refused(parcel, "no_package", "no package of the order that is to be shipped holds just these units")
    try:
        for number in packages:
            query = {"order_sn": parcel.order_id, "package_number": number}
            way = _way(await ask(http, "logistics.get_shipping_parameter", query), parcel.tracking_number)
            if not way:
                return _refused(
                    parcel, "integrated_channel", "Shopee's own carrier brings this order: arrange it there"
                )
            whole(await http.send(ship_request(parcel.order_id, number, way)))
    except PartnerRefused as no:
        return _refused(parcel, no.code, no.message)
    return ConfirmAnswer(parcel.key, is_taken=True, external_id=packages[0])


def ship_request(order_id: str, package: str, way: Json) -> Request:
    """logistics.ship_order. Not safe to repeat blindly: a caller asks again, and the look-up before it tells."""
    body = {"order_sn": order_id, "package_number": package, **way}
    return request_of("logistics.ship_order", body=body, is_safe=False)


def _packages(parcel: Confirmation, order: Json) -> list[str]:
    """The packages that a parcel is: one that holds just its units, or all that are left."""
    if order.get("order_status") not in OPEN:
        return []
    wanted = {line.external_id: line.quantity for line in parcel.lines}
    waiting = {
        str(one["package_number"]): wire.package_lines(order, one)
        for one in order.get("package_list") or ()
        if str(one.get("logistics_status") or "") in WAITING
    }
    exact = next((number for number, held in waiting.items() if held == wanted), "")
    if exact:
        return [exact]
    summed: dict[str, int] = {}
    for held in waiting.values():
        for id_, units in held.items():
            summed[id_] = summed.get(id_, 0) + units
    return list(waiting) if summed and summed == wanted else []


def _way(said: Json, tracking_number: str) -> dict[str, Any]:
    """How Shopee wants to be told; empty where it gives the tracking number itself (its integrated carriers)."""
    needed = said.get("info_needed") or {}
    for name in ("non_integrated", "dropoff"):
        fields = needed.get(name)
        if fields is not None and (name == "non_integrated" or NUMBER & set(fields)) and set(fields) <= NUMBER:
            return {name: {"tracking_number": tracking_number}}
    return {}


def _refused(parcel: Confirmation, code: str, message: str) -> ConfirmAnswer:
    return ConfirmAnswer(parcel.key, is_taken=False, code=code, message=message)
