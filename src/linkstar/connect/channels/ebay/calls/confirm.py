"""Telling eBay of parcels that left: one shipping fulfilment each."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import orjson

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.ebay import sites
from linkstar.connect.channels.ebay.calls.orders import PATH, fulfilments
from linkstar.connect.confirming import not_taken
from linkstar.connect.reading import stamp
from linkstar.connect.wire import Http, PartnerRefused, Request


async def confirm(http: Http, confirmations: Sequence[Confirmation]) -> list[ConfirmAnswer]:
    """Creates fulfilments; a parcel whose tracking number eBay shows with the order already is not told again."""
    return [await _one(http, parcel) for parcel in confirmations]


async def _one(http: Http, parcel: Confirmation) -> ConfirmAnswer:
    number = sites.tracking_number(parcel.tracking_number)
    try:
        known = await fulfilments(http, parcel.order_id)
        if any(one.get("shipmentTrackingNumber") == number for one in known):
            return ConfirmAnswer(parcel.key, is_taken=True, external_id=number)
        answer = await http.send(create_request(http, parcel))
    except PartnerRefused as no:
        return not_taken(parcel, no.code, no.message)
    return ConfirmAnswer(
        parcel.key, is_taken=True, external_id=answer.headers.get("location", "").rpartition("/")[2] or number
    )


def create_request(http: Http, parcel: Confirmation) -> Request:
    """createShippingFulfillment. Not safe to repeat blindly: a caller asks again, and the look-up before it tells."""
    said = {
        "lineItems": [{"lineItemId": line.external_id, "quantity": line.quantity} for line in parcel.lines],
        "shippedDate": stamp(parcel.shipped_at),
        "shippingCarrierCode": sites.carrier_code(parcel.carrier, http.account),
        "trackingNumber": sites.tracking_number(parcel.tracking_number),
    }
    path = f"{PATH}/{quote(parcel.order_id, safe='')}/shipping_fulfillment"
    headers = {"content-type": "application/json"}
    return Request("createShippingFulfillment", "POST", path, headers=headers, body=orjson.dumps(said), is_safe=False)
