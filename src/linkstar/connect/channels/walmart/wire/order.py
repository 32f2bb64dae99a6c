"""Walmart's purchase order (Orders API v3) as our record. Pure.

A purchase order is what one seller sends of a customer's order. It has no state and no time of change of its own: both come
from its lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from linkstar.connect.channel import (
    Commercial,
    RawMessage,
    SeenBuyer,
    SeenLine,
    SeenOrder,
    SeenParcel,
    Source,
)
from linkstar.connect.channels.walmart.wire.values import currency_of, listed, minor, moment, moment_or_none
from linkstar.connect.reading import Json, digest, exact, micros, reading, strangers
from linkstar.connect.wire import Account
from linkstar.kit.address import Address

STATUSES = frozenset({"Created", "Acknowledged", "Shipped", "Delivered", "Cancelled", "Refund"})
SENT = frozenset({"Shipped", "Delivered"})
ORDER_FIELDS = frozenset({
    "purchaseOrderId", "customerOrderId", "customerEmailId", "orderType", "originalCustomerOrderID", "orderDate", "buyerId",
    "mart", "isGuest", "shippingInfo", "orderLines", "paymentTypes", "orderSummary", "pickupPersons", "shipNode",
})  # fmt: skip
LINE_FIELDS = frozenset({
    "lineNumber", "item", "charges", "orderLineQuantity", "statusDate", "orderLineStatuses", "returnOrderId", "refund",
    "originalCarrierMethod", "referenceLineId", "fulfillment", "serialNumbers", "intentToCancel", "configId", "sellerOrderId",
})  # fmt: skip
NEWER = frozenset({"sellerOrderId"})  # in answers to shippingUpdates only: known, not used
_COUNTRIES = {
    "USA": "US",
    "CAN": "CA",
    "MEX": "MX",
    "PRI": "PR",
    "GBR": "GB",
}  # of three letters, as Walmart writes them


def lines_of(order: Json) -> list[Json]:
    """The lines of an order."""
    return listed(order.get("orderLines"), "orderLine")


def statuses_of(line: Json) -> list[Json]:
    """How many units of a line are in which state."""
    return listed(line.get("orderLineStatuses"), "orderLineStatus")


def order_message(order: Json, source: Source) -> RawMessage:
    """The raw message of one order. Its key names the content as well: not every change moves a line's `statusDate`."""
    body = orjson.dumps(order, option=orjson.OPT_SORT_KEYS)
    try:
        order_id, changed_at = str(order["purchaseOrderId"]), _changed_at(order)
    except (KeyError, TypeError, ValueError, AttributeError):
        return RawMessage("orders", f"@{digest(body)}", "", body, source)
    key = f"{order_id}@{changed_at:%Y-%m-%dT%H:%M:%S.%fZ}.{digest(body)}"
    return RawMessage("orders", key, order_id, body, source, changed_at)


def read_order(message: RawMessage, account: Account) -> SeenOrder:
    """The neutral order, or the notice of one. Raises Unreadable, which keeps the bytes."""
    with reading("a purchase order of the Orders API", message.body):
        said = exact(message.body)
        return _notice(said, account) if "eventType" in said else _order(said, account)


def order_id_in(said: object) -> str:
    """The purchase order that a notification names, wherever it stands: Walmart does not publish where."""
    if isinstance(said, Mapping):
        found = said.get("purchaseOrderId") or said.get("poId")
        if isinstance(found, str | int):
            return str(found)
        return next(filter(None, map(order_id_in, said.values())), "")
    return next(filter(None, map(order_id_in, said)), "") if isinstance(said, list) else ""


def _notice(said: Json, account: Account) -> SeenOrder:
    at, id_ = moment(said["eventTime"]), order_id_in(said)
    if not id_:
        raise ValueError("a notice that names no purchase order")
    return SeenOrder(
        id_, id_, micros(at), at, at, "open", "paid", "seller", account.currency, 0, (),
        channel_state=str(said["eventType"]), is_partial=True,
    )  # fmt: skip


def _order(order: Json, account: Account) -> SeenOrder:
    lines, shipping = lines_of(order), order.get("shippingInfo") or {}
    if not lines:
        raise ValueError("an order without lines")
    updated_at, charges = _changed_at(order), [charge for line in lines for charge in _charges(line)]
    currency = next(filter(None, (currency_of(charge.get("chargeAmount")) for charge in charges)), account.currency)
    states = sorted({str(one.get("status")) for line in lines for one in statuses_of(line)})
    seen = [_line(line) for line in lines]
    shipping_minor = sum(minor(one.get("chargeAmount")) for one in charges if one.get("chargeType") == "SHIPPING")
    tax = sum(minor((one.get("tax") or {}).get("taxAmount")) for one in charges)
    told = ((order.get("orderSummary") or {}).get("totalAmount")) or None
    summed = sum(line.price_minor - line.discount_minor for line in seen) + shipping_minor + tax
    return SeenOrder(
        external_id=str(order["purchaseOrderId"]),
        number=str(order.get("customerOrderId") or order["purchaseOrderId"]),
        version=micros(updated_at) + min(_progress(lines), 999),
        placed_at=moment(order["orderDate"]),
        updated_at=updated_at,
        commercial=_commercial(lines),
        payment="paid",  # Walmart shows an order when it is sure of the money; it charges when the goods leave
        fulfilled_by="seller" if (order.get("shipNode") or {}).get("type", "SellerFulfilled") == "SellerFulfilled" else "channel",
        currency=currency,
        total_minor=minor(told) if told else summed,
        lines=seen,
        buyer=_buyer(order),
        ship_to=_address(shipping),
        paid_at=moment(order["orderDate"]),
        ship_by_at=moment_or_none(shipping.get("estimatedShipDate")),
        deliver_by_at=moment_or_none(shipping.get("estimatedDeliveryDate")),
        shipping_minor=shipping_minor,
        tax_minor=tax,
        discount_minor=sum(line.discount_minor for line in seen),
        service_level=str(shipping.get("methodCode") or ""),
        parcels=_parcels(lines),
        channel_state="/".join(states),
        unknown=_unknown(order, lines, states),
    )  # fmt: skip


def _changed_at(order: Json) -> datetime:
    return max(moment(line["statusDate"]) for line in lines_of(order))


def _progress(lines: Sequence[Json]) -> int:
    """Grows with what changes without a new `statusDate`: wishes to cancel, refunds, tracking."""
    return sum(
        bool(line.get("intentToCancel")) + 2 * bool(line.get("refund")) + len(statuses_of(line)) for line in lines
    )


def _commercial(lines: Sequence[Json]) -> Commercial:
    states = {str(one.get("status")) for line in lines for one in statuses_of(line)}
    if states == {"Cancelled"}:
        return "cancelled"
    if any(line.get("intentToCancel") for line in lines) and not states & SENT:
        return "cancel_requested"
    return "completed" if states & SENT and states <= SENT | {"Cancelled", "Refund"} else "open"


def _units(line: Json, *states: str) -> int:
    return sum(
        int((one.get("statusQuantity") or {}).get("amount") or 0)
        for one in statuses_of(line)
        if one.get("status") in states
    )


def _charges(line: Json) -> list[Json]:
    return listed(line.get("charges"), "charge")


def _line(line: Json) -> SeenLine:
    ordered, item = int((line.get("orderLineQuantity") or {}).get("amount") or 0), line["item"]
    goods = [one for one in _charges(line) if one.get("chargeType") != "SHIPPING"]
    prices = [minor(one.get("chargeAmount")) for one in goods]
    return SeenLine(
        external_id=str(line["lineNumber"]),
        listing_id=str(item.get("sku") or ""),  # a seller's SKU is what Walmart knows an offer by
        sku=str(item.get("sku") or ""),
        title=str(item.get("productName") or ""),
        quantity=ordered,
        cancelled=min(_units(line, "Cancelled"), ordered),
        fulfilled=min(_units(line, "Shipped", "Delivered", "Refund"), ordered),
        price_minor=sum(price for price in prices if price > 0),
        tax_minor=sum(minor((one.get("tax") or {}).get("taxAmount")) for one in goods),
        discount_minor=-sum(price for price in prices if price < 0),
        customisation=str(line.get("configId") or ""),
    )


def _buyer(order: Json) -> SeenBuyer:
    """Walmart tells no name of the buyer but the receiver's, and an address that it forwards."""
    email = str(order.get("customerEmailId") or "")
    return SeenBuyer(
        external_id=str(order.get("buyerId") or ""),
        email=email,
        is_relay_email=email.lower().endswith("@relay.walmart.com"),
    )


def _address(shipping: Json) -> Address:
    said = shipping.get("postalAddress") or {}
    country = str(said.get("country") or "")
    return Address(
        name=str(said.get("name") or ""),
        line1=str(said.get("address1") or ""),
        line2=str(said.get("address2") or ""),
        city=str(said.get("city") or ""),
        state=str(said.get("state") or ""),
        postcode=str(said.get("postalCode") or ""),
        country=_COUNTRIES.get(country, country),
        phone=str(shipping.get("phone") or ""),
    )


def parcels_of(line: Json) -> list[tuple[str, str, str, int]]:
    """The parcels of a line: tracking number, carrier, state, units."""
    found = []
    for one in statuses_of(line):
        info: Mapping[str, Any] = one.get("trackingInfo") or {}
        number, carrier = str(info.get("trackingNumber") or ""), info.get("carrierName") or {}
        if number:
            name = str(carrier.get("carrier") or carrier.get("otherCarrier") or "")
            found.append(
                (number, name, str(one.get("status")), int((one.get("statusQuantity") or {}).get("amount") or 0))
            )
    return found


def _parcels(lines: Sequence[Json]) -> Sequence[SeenParcel]:
    told = {number: SeenParcel(number, name, state) for line in lines for number, name, state, _ in parcels_of(line)}
    return list(told.values())


def _unknown(order: Json, lines: Sequence[Json], states: Sequence[str]) -> Sequence[str]:
    """What this adapter has never heard of, each named once."""
    names = strangers("order", order, ORDER_FIELDS | NEWER)
    for line in lines:
        names |= strangers("orderLine", line, LINE_FIELDS)
        names |= {
            f"chargeType={one.get('chargeType')}"
            for one in _charges(line)
            if one.get("chargeType") not in ("PRODUCT", "SHIPPING", "FEE")
        }
    return sorted(names | {f"orderLineStatus={state}" for state in states if state not in STATUSES})
