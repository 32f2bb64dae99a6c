"""eBay's order (Fulfillment API v1, getOrder and getOrders) as our record. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import orjson

from linkstar.connect.channel import (
    Commercial,
    FulfilledBy,
    Payment,
    RawMessage,
    SeenBuyer,
    SeenLine,
    SeenOrder,
    SeenParcel,
    Source,
)
from linkstar.connect.channels.ebay.wire.values import minor, total
from linkstar.connect.reading import Json, digest, loads, micros, moment, moment_or_none, reading, strangers
from linkstar.kit.address import Address

FULFILMENTS = "shippingFulfillments"  # ours: what getShippingFulfillments told, put beside the order's own fields
CANCEL_STATES: Mapping[str, Commercial] = {
    "NONE_REQUESTED": "open",
    "IN_PROGRESS": "cancel_requested",
    "CANCELED": "cancelled",
}
PAYMENTS: Mapping[str, Payment] = {
    "PENDING": "pending",
    "FAILED": "pending",
    "PAID": "paid",
    "PARTIALLY_REFUNDED": "partly_refunded",
    "FULLY_REFUNDED": "refunded",
}
FULFILMENT_STATES = frozenset({"NOT_STARTED", "IN_PROGRESS", "FULFILLED"})
ORDER_FIELDS = frozenset({
    "buyer", "buyerCheckoutNotes", "cancelStatus", "creationDate", "ebayCollectAndRemitTax", "fulfillmentHrefs",
    "fulfillmentStartInstructions", "lastModifiedDate", "lineItems", "orderFulfillmentStatus", "orderId",
    "orderPaymentStatus", "paymentSummary", "pricingSummary", "program", "salesRecordReference", "sellerId",
    "totalFeeBasisAmount", "totalMarketplaceFee",
})  # fmt: skip
LINE_FIELDS = frozenset({
    "appliedPromotions", "compatibilityProperties", "deliveryCost", "discountedLineItemCost", "ebayCollectAndRemitTaxes",
    "ebayCollectedCharges", "giftDetails", "itemLocation", "legacyItemId", "legacyVariationId", "lineItemCost",
    "lineItemFulfillmentInstructions", "lineItemFulfillmentStatus", "lineItemId", "linkedOrderLineItems",
    "listingMarketplaceId", "properties", "purchaseMarketplaceId", "quantity", "refunds", "sku", "soldFormat", "taxes",
    "title", "total", "variationAspects",
})  # fmt: skip
# Fields of eBay's documents that are newer than the published schema we hold: known, not used.
NEWER = frozenset({"legacyOrderId", "orderPaymentMethod"})


def order_message(order: Json, source: Source) -> RawMessage:
    """The raw message of one whole order; one without id or time of change is kept under its content."""
    body = orjson.dumps(order)
    try:
        order_id, changed_at = str(order["orderId"]), moment(order["lastModifiedDate"])
    except (KeyError, TypeError, ValueError):
        return RawMessage("orders", f"@{digest(body)}", "", body, source)
    return RawMessage("orders", f"{order_id}@{changed_at:%Y-%m-%dT%H:%M:%S.%fZ}", order_id, body, source, changed_at)


def needs_more(order: Json) -> bool:
    """Whether the list left something out: a cancellation (its requests are always empty there), or units sent in part."""
    cancel = (order.get("cancelStatus") or {}).get("cancelState")
    return cancel not in (None, "NONE_REQUESTED") or order.get("orderFulfillmentStatus") == "IN_PROGRESS"


def read_order(message: RawMessage) -> SeenOrder:
    """The neutral order. Raises Unreadable, which keeps the bytes."""
    with reading("an order of the Fulfillment API", message.body):
        return _order(loads(message.body))


def _order(order: Json) -> SeenOrder:
    lines, prices = order["lineItems"], order["pricingSummary"]
    payment_state, sent = str(order.get("orderPaymentStatus", "")), str(order.get("orderFulfillmentStatus", ""))
    cancel_state = str((order.get("cancelStatus") or {}).get("cancelState", "NONE_REQUESTED"))
    commercial, updated_at = CANCEL_STATES.get(cancel_state, "open"), moment(order["lastModifiedDate"])
    if commercial == "open" and sent == "FULFILLED" and payment_state in PAYMENTS:
        commercial = "completed"
    step = _shipping_step(order)
    delivery = minor(prices.get("deliveryCost")) - abs(minor(prices.get("deliveryDiscount")))
    windows = [line.get("lineItemFulfillmentInstructions") or {} for line in lines]
    return SeenOrder(
        external_id=str(order["orderId"]),
        number=str(order["orderId"]),
        version=micros(updated_at),
        placed_at=moment(order["creationDate"]),
        updated_at=updated_at,
        commercial=commercial,
        payment=PAYMENTS.get(payment_state, "pending"),
        fulfilled_by=_fulfilled_by(order),
        currency=str(prices["total"]["currency"]),
        total_minor=minor(prices["total"]),
        lines=[_line(line, order, commercial) for line in lines],
        buyer=_buyer(order),
        ship_to=_address(order, step),
        paid_at=_paid_at(order),
        ship_by_at=min(filter(None, (moment_or_none(one.get("shipByDate")) for one in windows)), default=None),
        deliver_by_at=min(
            filter(None, (moment_or_none(one.get("maxEstimatedDeliveryDate")) for one in windows)), default=None
        ),
        shipping_minor=delivery,
        tax_minor=minor(prices.get("tax")),
        discount_minor=sum(map(_discount, lines)),
        service_level=str(step.get("shippingServiceCode") or ""),
        ioss_number=next(filter(None, map(_ioss, lines)), ""),
        is_business=bool(((order.get("buyer") or {}).get("buyerRegistrationAddress") or {}).get("companyName")),
        note=str(order.get("buyerCheckoutNotes") or ""),
        parcels=_parcels(order),
        channel_state=f"{sent}/{payment_state}/{cancel_state}",
        unknown=_unknown(order, lines, cancel_state),
    )


def _line(line: Json, order: Json, commercial: Commercial) -> SeenLine:
    ordered, line_id = int(line["quantity"]), str(line["lineItemId"])
    told = [part for one in order.get(FULFILMENTS) or () for part in one["lineItems"]]
    sent = sum(int(part.get("quantity") or ordered) for part in told if str(part["lineItemId"]) == line_id)
    if line.get("lineItemFulfillmentStatus") == "FULFILLED":
        sent = ordered
    # Taxes that eBay collects and remits are no money of the seller's and stand in no total.
    return SeenLine(
        external_id=line_id,
        listing_id=str(line.get("legacyItemId") or ""),
        sku=str(line.get("sku") or ""),
        title=str(line.get("title") or ""),
        quantity=ordered,
        cancelled=max(ordered - sent, 0) if commercial == "cancelled" else 0,
        fulfilled=min(sent, ordered),
        price_minor=minor(line["lineItemCost"]),
        tax_minor=total(tax.get("amount") for tax in line.get("taxes") or ()),
        discount_minor=_discount(line),
        gift_message=str((line.get("giftDetails") or {}).get("message") or ""),
    )


def _discount(line: Json) -> int:
    reduced = line.get("discountedLineItemCost")
    return minor(line["lineItemCost"]) - minor(reduced) if reduced else 0


def _shipping_step(order: Json) -> Json:
    found = (one.get("shippingStep") for one in order.get("fulfillmentStartInstructions") or ())
    step: Json = next(filter(None, found), {})
    return step


def _fulfilled_by(order: Json) -> FulfilledBy:
    program = (order.get("program") or {}).get("fulfillmentProgram") or {}
    return "channel" if program.get("fulfilledBy") == "EBAY" else "seller"


def _buyer(order: Json) -> SeenBuyer:
    """Without an id: eBay's user names change hands, so they must not link people."""
    said = (order.get("buyer") or {}).get("buyerRegistrationAddress") or {}
    email = str(said.get("email") or "")
    return SeenBuyer(
        name=str(said.get("fullName") or ""),
        email=email,
        phone=str((said.get("primaryPhone") or {}).get("phoneNumber") or ""),
        is_relay_email=email.rpartition("@")[2].startswith("members.ebay."),
    )


def _address(order: Json, step: Json) -> Address:
    """Where the seller sends it; with eBay's own international shipping that is the hub. Masked after a while: then empty."""
    to = step.get("shipTo") or {}
    said = to.get("contactAddress") or {}
    return Address(
        name=str(to.get("fullName") or ""),
        company=str(to.get("companyName") or ""),
        line1=str(said.get("addressLine1") or ""),
        line2=str(said.get("addressLine2") or ""),
        district=str(said.get("county") or ""),
        city=str(said.get("city") or ""),
        state=str(said.get("stateOrProvince") or ""),
        postcode=str(said.get("postalCode") or ""),
        country=str(said.get("countryCode") or ""),
        phone=str((to.get("primaryPhone") or {}).get("phoneNumber") or ""),
        email=str(to.get("email") or ""),
        tax_id=str(((order.get("buyer") or {}).get("taxIdentifier") or {}).get("taxpayerId") or ""),
    )


def _paid_at(order: Json) -> datetime | None:
    payments = (order.get("paymentSummary") or {}).get("payments") or ()
    paid = [
        moment(one["paymentDate"]) for one in payments if one.get("paymentStatus") == "PAID" and one.get("paymentDate")
    ]
    return min(paid, default=None)


def _parcels(order: Json) -> Sequence[SeenParcel]:
    """Parcels as getShippingFulfillments tells them; from the list alone only their numbers, which end the addresses."""
    told = order.get(FULFILMENTS)
    if told is not None:
        numbers = [
            (str(one.get("shipmentTrackingNumber") or ""), str(one.get("shippingCarrierCode") or "")) for one in told
        ]
    else:
        numbers = [(str(href).rstrip("/").rpartition("/")[2], "") for href in order.get("fulfillmentHrefs") or ()]
    return [SeenParcel(number, carrier, "") for number, carrier in numbers if number not in ("", "999")]


def _ioss(line: Json) -> str:
    references = ((tax.get("ebayReference") or {}) for tax in line.get("ebayCollectAndRemitTaxes") or ())
    return str(next((one.get("value") or "" for one in references if one.get("name") == "IOSS"), ""))


def _unknown(order: Json, lines: Sequence[Json], cancel_state: str) -> Sequence[str]:
    """What this adapter has never heard of, each named once."""
    names = strangers("order", order, ORDER_FIELDS | NEWER | {FULFILMENTS})
    for line in lines:
        names |= strangers("lineItem", line, LINE_FIELDS)
    for field, value, known in (
        ("orderPaymentStatus", order.get("orderPaymentStatus"), PAYMENTS.keys()),
        ("orderFulfillmentStatus", order.get("orderFulfillmentStatus"), FULFILMENT_STATES),
        ("cancelState", cancel_state, CANCEL_STATES.keys()),
    ):
        if value not in known:
            names.add(f"{field}={value}")
    return sorted(names)
