"""Telling TikTok Shop of parcels that left by a carrier of the seller's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.tiktok_shop.calls.ask import ask, request_of
from linkstar.connect.channels.tiktok_shop.calls.orders import get_orders
from linkstar.connect.channels.tiktok_shop.wire.order import SENT, units_of
from linkstar.connect.channels.tiktok_shop.wire.values import data, rows
from linkstar.connect.confirming import confirm_in_turn, not_taken
from linkstar.connect.reading import Json
from linkstar.connect.wire import Http, PartnerRefused, Request


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Marks units as shipped; a tracking number that the order shows already is not told again."""
    return await confirm_in_turn(
        confirmations, lambda ids: get_orders(http, ids), lambda one, order: _one(http, one, order)
    )


async def _one(http: Http, parcel: Confirmation, order: Json | None) -> ConfirmAnswer:
    if order is None:
        return not_taken(parcel, "order_not_found", "the shop has no such order")
    if any(item.get("tracking_number") == parcel.tracking_number for item in order["line_items"]):
        return ConfirmAnswer(parcel.key, is_taken=True, external_id=parcel.tracking_number)
    units = _units(parcel, order)
    if units is None:
        return not_taken(parcel, "too_many_units", "the order has fewer units to ship")
    try:
        provider = await _provider(http, parcel, order)
        if not provider:
            return not_taken(parcel, "no_provider", f"TikTok Shop knows no carrier {parcel.carrier!r} for this order")
        answer = data(await http.send(ship_request(parcel, units, provider)))
    except PartnerRefused as no:
        return not_taken(parcel, no.code, no.message)
    return ConfirmAnswer(parcel.key, is_taken=True, external_id=str(answer.get("package_id") or parcel.tracking_number))


def ship_request(parcel: Confirmation, units: Sequence[str], provider: str) -> Request:
    """markPackageAsShipped. Not safe to repeat blindly: a caller asks again, and the look-up before it tells."""
    body = {
        "order_line_list": [{"order_line_id": unit} for unit in units],
        "shipping_info_list": [{"tracking_number": parcel.tracking_number, "shipping_provider_id": provider}],
    }
    return request_of(
        "markPackageAsShipped", f"/fulfillment/202610/orders/{parcel.order_id}/packages", body=body, is_safe=False
    )


def _units(parcel: Confirmation, order: Json) -> list[str] | None:
    """Ids of units that are still here, as many as the parcel holds; None if there are fewer."""
    if order.get("status") in ("CANCELLED", "UNPAID"):
        return None
    lines, chosen = units_of(order), []
    for line in parcel.lines:
        items = lines.get(line.external_id, [])
        left = [str(one["id"]) for one in items if one.get("display_status") not in SENT | {"CANCELLED"}]
        if not 0 < line.quantity <= len(left):
            return None
        chosen += left[: line.quantity]
    return chosen or None


async def _provider(http: Http, parcel: Confirmation, order: Json) -> str:
    """TikTok Shop's id of a carrier: from the account's `provider.<our name>`, else from the order's delivery option."""
    given = http.account.config.get(f"provider.{parcel.carrier}", "")
    option = str(order.get("delivery_option_id") or "")
    if given or not option:
        return given
    said = await ask(http, "getShippingProviders", f"/logistics/202309/delivery_options/{option}/shipping_providers")
    found = {_plain(str(one.get("name"))): str(one.get("id")) for one in rows(said, "shipping_providers")}
    wanted = _plain(parcel.carrier)
    return next((id_ for name, id_ in found.items() if name and (name in wanted or wanted in name)), "")


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
