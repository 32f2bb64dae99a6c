"""Telling Shopee of parcels that left by a carrier of the seller's: the tracking number of a package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.shopee import wire
from linkstar.connect.channels.shopee.calls.ask import ask, request_of
from linkstar.connect.channels.shopee.calls.orders import get_orders
from linkstar.connect.channels.shopee.wire.order import WAITING
from linkstar.connect.channels.shopee.wire.values import whole
from linkstar.connect.confirming import confirm_in_turn, not_taken
from linkstar.connect.reading import Json
from linkstar.connect.wire import Http, PartnerRefused, Request

OPEN = frozenset({"READY_TO_SHIP", "RETRY_SHIP", "PROCESSED"})
NUMBER = frozenset({"tracking_no", "tracking_number"})


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Ships whole packages; a tracking number that the order shows already is not told again."""
    return await confirm_in_turn(
        confirmations, lambda ids: get_orders(http, ids), lambda one, order: _one(http, one, order)
    )


async def _one(http: Http, parcel: Confirmation, found: Json | None) -> ConfirmAnswer:
    if found is None:
        return not_taken(parcel, "order_not_found", "the shop has no such order")
    if any(one.get("tracking_number") == parcel.tracking_number for one in found["packages"]):
        return ConfirmAnswer(parcel.key, is_taken=True, external_id=parcel.tracking_number)
    packages = _packages(parcel, found["order"])
    if not packages:
        return not_taken(parcel, "no_package", "no package of the order that is to be shipped holds just these units")
    try:
        for number in packages:
            query = {"order_sn": parcel.order_id, "package_number": number}
            way = _way(await ask(http, "logistics.get_shipping_parameter", query), parcel.tracking_number)
            if not way:
                return not_taken(
                    parcel, "integrated_channel", "Shopee's own carrier brings this order: arrange it there"
                )
            whole(await http.send(ship_request(parcel.order_id, number, way)))
    except PartnerRefused as no:
        return not_taken(parcel, no.code, no.message)
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
