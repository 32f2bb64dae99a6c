"""Neutral records in Walmart's own shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenSettlement, SeenSettlementLine
from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.channels.walmart.wire.values import millis
from linkstar.connect.reading import stamp
from linkstar.kit.money import Money

Record = dict[str, Any]
_THREE = {"US": "USA", "CA": "CAN", "MX": "MEX"}
_METHODS = ("Standard", "Express", "OneDay", "Freight", "WhiteGlove", "Value")
_KINDS = {
    "sale": ("Sale", "Product Price"), "refund": ("Refund", "Product Price"), "fee": ("Sale", "Commission on Product"),
    "tax": ("Sale", "Product tax"), "shipping": ("Sale", "Shipping"), "adjustment": ("Adjustment", "Other"),
    "reserve": ("Reserve", "Other"), "payout": ("Deposit", "Other"), "other": ("Adjustment", "Other"),
}  # fmt: skip


def amount(minor: int, currency: str) -> Record:
    """An amount of an order: a number, as Walmart writes it."""
    return {"currency": currency, "amount": _number(minor, currency)}


def unit_amount(minor: int, currency: str) -> Record:
    """An amount of a return."""
    return {"currencyAmount": _number(minor, currency), "currencyUnit": currency}


def _number(minor: int, currency: str) -> float | int:
    """JSON has only this number; what reads it takes the digits, not the float."""
    exact = Money(minor, currency).decimal()
    return int(exact) if exact == exact.to_integral_value() else float(exact)


def order_of(one: SeenOrder) -> Record:
    """A neutral order as a purchase order. The shipping stands in its first line, as Walmart puts it into lines too."""
    email = one.buyer.email or "nobody@example.com"
    return {
        "purchaseOrderId": one.external_id,
        "customerOrderId": one.number if one.number != one.external_id else f"20{one.external_id}",
        "customerEmailId": f"{abs(hash_of(email)):X}@relay.walmart.com",
        "orderType": "REGULAR",
        "orderDate": millis(one.placed_at),
        "shippingInfo": {
            "phone": one.ship_to.phone or "0000000000",
            "estimatedDeliveryDate": millis(one.deliver_by_at or one.placed_at + timedelta(days=7)),
            "estimatedShipDate": millis(one.ship_by_at or one.placed_at + timedelta(days=2)),
            "methodCode": one.service_level if one.service_level in _METHODS else "Standard",
            "postalAddress": {
                "name": one.ship_to.name,
                "address1": one.ship_to.line1,
                "address2": one.ship_to.line2,
                "city": one.ship_to.city,
                "state": one.ship_to.state,
                "postalCode": one.ship_to.postcode,
                "country": _THREE.get(one.ship_to.country, one.ship_to.country),
                "addressType": "RESIDENTIAL",
            },
        },
        "orderLines": {"orderLine": [_line(line, one, place) for place, line in enumerate(one.lines)]},
        "orderSummary": {
            "totalAmount": {"currencyAmount": _number(one.total_minor, one.currency), "currencyUnit": one.currency}
        },
        "shipNode": {
            "type": "SellerFulfilled" if one.fulfilled_by == "seller" else "WFSFulfilled",
            "name": "Default",
            "id": "1",
        },
    }


def hash_of(text: str) -> int:
    """A number made of a text, the same in every process."""
    return int.from_bytes(text.encode()[:12].ljust(12, b"."), "big")


def _line(line: SeenLine, one: SeenOrder, place: int) -> Record:
    charges = [_charge("PRODUCT", "ItemPrice", line.price_minor, one.currency, tax=line.tax_minor)]
    if line.discount_minor:
        charges.append(_charge("PRODUCT", "SubscriptionDiscount", -line.discount_minor, one.currency))
    if place == 0 and one.shipping_minor:
        charges.append(_charge("SHIPPING", "Shipping", one.shipping_minor, one.currency))
    left = max(line.quantity - line.fulfilled, 0)
    state = "Cancelled" if one.commercial == "cancelled" else "Created"
    said: Record = {
        "lineNumber": line.external_id,
        "item": {"productName": line.title, "sku": line.sku, "condition": "New"},
        "charges": {"charge": charges},
        "orderLineQuantity": units(line.quantity),
        "statusDate": millis(one.updated_at),
        "orderLineStatuses": {"orderLineStatus": [{"status": state, "statusQuantity": units(left or line.quantity)}]},
        "fulfillment": {"fulfillmentOption": "S2H", "shipMethod": "VALUE"},
    }
    return said | ({"intentToCancel": "CUSTOMER_REQUEST"} if one.commercial == "cancel_requested" else {})


def units(count: int) -> Record:
    """A quantity: a text, as Walmart writes it."""
    return {"unitOfMeasurement": "EACH", "amount": str(count)}


def _charge(kind: str, name: str, minor: int, currency: str, *, tax: int = 0) -> Record:
    said: Record = {"chargeType": kind, "chargeName": name, "chargeAmount": amount(minor, currency)}
    return said | ({"tax": {"taxName": "Tax1", "taxAmount": amount(tax, currency)}} if tax else {})


def return_of(one: SeenClaim, order: Mapping[str, Any] | None) -> Record:
    """A claim as a return order."""
    skus = {line["lineNumber"]: line["item"] for line in order["orderLines"]["orderLine"]} if order else {}
    state = {"arrived": "DELIVERED", "done": "COMPLETED"}.get(one.state, "INITIATED")
    tag = "RETURN_IN_TRANSIT" if one.state == "on_its_way" else "RETURN_INITIATED"
    lines = [
        {
            "returnOrderLineNumber": place,
            "salesOrderLineNumber": int(line.order_line_id),
            "returnReason": line.reason or one.reason or "DAMAGED",
            "purchaseOrderId": one.order_id,
            "purchaseOrderLineNumber": int(line.order_line_id),
            "item": {"sku": line.sku, "productName": skus.get(line.order_line_id, {}).get("productName", "")},
            "chargeTotals": [{"name": "lineTotal", "value": unit_amount(line.refund_minor, one.currency)}],
            "quantity": {"unitOfMeasure": "EACH", "measurementValue": line.quantity},
            "currentDeliveryStatus": "IN_TRANSIT" if one.state == "on_its_way" else "NOT_SHIPPED",
            "currentRefundStatus": "REFUND_INITIATED",
            "returnTrackingDetail": [
                {"sequenceNo": 0, "eventTag": tag, "eventDescription": tag, "eventTime": stamp(one.updated_at)}
            ],
            "status": state,
            "statusTime": stamp(one.updated_at),
        }
        for place, line in enumerate(one.lines, 1)
    ]
    label = {
        "carrierInfoList": [
            {"carrierId": "11", "carrierName": one.carrier or "FEDEX", "trackingNo": one.tracking_number}
        ]
    }
    return {
        "returnOrderId": one.external_id,
        "customerEmailId": "x@relay.walmart.com",
        "returnType": "REPLACEMENT" if one.kind == "replacement" else "REFUND",
        "customerOrderId": f"20{one.order_id}",
        "returnOrderDate": stamp(one.asked_at),
        "returnByDate": stamp(one.asked_at + timedelta(days=30)),
        "refundMode": "POST_DELIVERY",
        "totalRefundAmount": unit_amount(one.refund_minor, one.currency),
        "returnLineGroups": [{"groupNo": 1, "returnLines": [{"returnOrderLineNumber": 1}], "labels": [label]}],
        "returnOrderLines": lines,
        "returnChannel": {"channelName": "ONLINE"},
    }


def row_of(one: SeenSettlementLine) -> Record:
    """A line of a settlement as a row of the report."""
    kind, about = _KINDS[one.kind]
    return {
        "Transaction Key": one.external_id,
        "Transaction Type": kind,
        "Amount Type": about,
        "Amount": str(Money(one.amount_minor, one.currency).decimal()),
        "Transaction Posted Timestamp": _day(one.booked_at),
        "Transaction Description": one.note or "Purchase",
        "Purchase Order #": one.order_id,
        "Purchase Order line #": one.order_line_id,
        "Partner Item Id": one.sku,
        "Period Start Date": '""',
        "Fulfillment Type": "Seller Fulfilled",
    }


def summary_of(one: SeenSettlement) -> Record:
    """A payout as the report's first row."""
    return {
        "Period Start Date": _day(one.begins_at) if one.begins_at else "",
        "Period End Date": _day(one.ends_at) if one.ends_at else "",
        "Currency": one.currency,
        "Transaction Type": "PaymentSummary",
        "Total Payable": str(Money(one.total_minor, one.currency).decimal()),
        "Transaction Description": "Deposited in  account" if one.is_paid else "Payable",
        "Transaction Posted Timestamp": _day(one.paid_at) if one.paid_at else "",
    }


def item_of(one: SeenListing) -> Record:
    """A listing as an item."""
    return {
        "mart": "WALMART_US",
        "sku": one.sku,
        "wpid": f"W{one.external_id}",
        "productName": one.title,
        "price": amount(one.price_minor or 0, one.currency or "USD"),
        "publishedStatus": "PUBLISHED" if one.is_live else "UNPUBLISHED",
        "lifecycleStatus": "ACTIVE",
    }


def _day(at: datetime) -> str:
    return f"{at:%m/%d/%Y}"
