"""Telling Wish of parcels that left. The API knows no keys that make a repeat harmless: the order is read first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

import orjson

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.wish.calls.orders import ORDERS, get_orders
from linkstar.connect.channels.wish.wire.order import numbers_of, units_of
from linkstar.connect.channels.wish.wire.values import rows
from linkstar.connect.confirming import confirm_in_turn, not_taken
from linkstar.connect.reading import Json
from linkstar.connect.wire import Http, PartnerRefused, Request

_WORKING = ("UPDATE_TRACKING", "IN_PROGRESS")


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Marks orders as shipped; a tracking number that the order shows already is not told again."""
    carriers = _Carriers(http)
    return await confirm_in_turn(
        confirmations, lambda ids: get_orders(http, list(ids)), lambda one, order: _one(carriers, one, order)
    )


class _Carriers:
    """Wish's names of carriers, asked for once in a round of parcels, and only if a parcel is told of."""

    def __init__(self, http: Http) -> None:
        self.http = http
        self._known: dict[str, str] | None = None

    async def name_of(self, carrier: str) -> str:
        """From the account's `carrier.<our name>`, else the one in Wish's list that is written alike; "" if none is."""
        given = self.http.account.config.get(f"carrier.{carrier}", "")
        if given:
            return given
        if self._known is None:
            asked = Request("GetShippingCarriers", "GET", f"{ORDERS}/shipping_carriers", {"order_type": "GENERAL"})
            names = [str(one.get("name") or "") for one in rows(await self.http.send(asked))]
            self._known = {_plain(name): name for name in names if _plain(name)}
        return self._known.get(_plain(carrier), "")


async def _one(carriers: _Carriers, parcel: Confirmation, order: Json | None) -> ConfirmAnswer:
    if order is None:
        return not_taken(parcel, "order_not_found", "the merchant has no such order")
    if parcel.tracking_number in numbers_of(order) and order.get("state") != "APPROVED":
        return ConfirmAnswer(parcel.key, is_taken=True)
    if (order.get("processing_source"), order.get("processing_status")) == _WORKING:
        return ConfirmAnswer(parcel.key, is_taken=True)  # told before; Wish works on it
    if order.get("state") != "APPROVED":
        return not_taken(parcel, "not_open", f"the order does not wait for a parcel: {order.get('state')}")
    if [(line.external_id, line.quantity) for line in parcel.lines] != [(str(order["id"]), units_of(order))]:
        return not_taken(parcel, "other_units", "an order of Wish leaves whole, in one parcel")
    origin = carriers.http.account.config.get("origin_country", "")
    if not origin:
        return not_taken(
            parcel, "no_origin", "the account does not say which country its parcels leave (origin_country)"
        )
    try:
        carrier = await carriers.name_of(parcel.carrier)
        if not carrier:
            return not_taken(parcel, "no_carrier", f"Wish takes no carrier {parcel.carrier!r}")
        await carriers.http.send(ship_request(parcel, carrier, origin))
    except PartnerRefused as no:
        return not_taken(parcel, no.code, no.message)
    return ConfirmAnswer(parcel.key, is_taken=True)


def ship_request(parcel: Confirmation, carrier: str, origin: str) -> Request:
    """ShipOrder. Not safe to repeat blindly: a caller asks again, and the look at the order before it tells."""
    body = {"shipping_provider": carrier, "tracking_number": parcel.tracking_number, "origin_country": origin}
    return Request(
        "ShipOrder", "PUT", f"{ORDERS}/{quote(parcel.order_id, safe='')}/tracking",
        headers={"content-type": "application/json"}, body=orjson.dumps(body), is_safe=False,
    )  # fmt: skip


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
