"""Neutral orders in Amazon's own shape, what a caller may see of them, and the notice of a change."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.channels.amazon import sites
from linkstar.kit.money import Money

Record = dict[str, Any]

# includedData -> the blocks of an order, and of each of its items, that come with it
_BLOCKS = {
    "BUYER": ("buyer", ""), "RECIPIENT": ("recipient", ""), "PROCEEDS": ("proceeds", "proceeds"),
    "EXPENSE": ("", "expense"), "PROMOTION": ("", "promotion"), "CANCELLATION": ("", "cancellation"),
    "FULFILLMENT": ("fulfillment", "fulfillment"), "PACKAGES": ("packages", ""), "TAX": ("tax", "tax"),
    "PAYMENT": ("payment", ""), "FULFILLMENT_ORDERS": ("fulfillmentOrders", ""),
}  # fmt: skip
INCLUDABLE = frozenset(_BLOCKS)
_PACKAGE_STATES = ("PENDING", "IN_TRANSIT", "SHIPPED", "DELIVERED", "CANCELLED", "UNDELIVERABLE")
_NOTICE_STATES = {
    "PENDING": "Pending", "PENDING_AVAILABILITY": "PendingAvailability", "UNSHIPPED": "Unshipped", "SHIPPED": "Shipped",
    "PARTIALLY_SHIPPED": "PartiallyShipped", "CANCELLED": "Canceled", "UNFULFILLABLE": "Unfulfillable",
}  # fmt: skip
_FBA_PLACE = ("city", "stateOrRegion", "postalCode", "countryCode")  # what a seller sees of where Amazon ships to


def iso(at: datetime) -> str:
    """A moment as Amazon writes it."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def order_of(seen: SeenOrder, shop: Record) -> Record:
    """A neutral order as Amazon would tell it."""
    state = _state(seen)
    fulfilment = {
        "fulfillmentStatus": state,
        "fulfilledBy": "MERCHANT" if seen.fulfilled_by == "seller" else "AMAZON",
        "fulfillmentServiceLevel": seen.service_level or "STANDARD",
    }
    order: Record = {
        "orderId": seen.external_id,
        "createdTime": iso(seen.placed_at),
        "lastUpdatedTime": iso(seen.updated_at),
        "programs": ["AMAZON_BUSINESS"] if seen.is_business else [],
        "salesChannel": {"channelName": "AMAZON", "marketplaceId": sites.marketplace_id(shop["site"])},
        "proceeds": _proceeds(seen),
        "fulfillment": fulfilment | _windows(seen),
        "orderItems": [_item(line, seen, state) for line in seen.lines],
    }
    order |= {name: part for name, part in (("buyer", _buyer(seen)), ("recipient", _recipient(seen))) if part}
    if seen.ship_to.tax_id:
        registration = {"entityType": "BUYER", "taxRegistrationNumber": seen.ship_to.tax_id}
        order["tax"] = {"taxRegistrations": [registration]}
    if seen.parcels and seen.fulfilled_by == "seller":
        order["packages"] = [
            {
                "packageReferenceId": str(number),
                "packageStatus": {"status": parcel.state if parcel.state in _PACKAGE_STATES else "SHIPPED"},
                "carrier": parcel.carrier,
                "trackingNumber": parcel.tracking_number,
            }
            for number, parcel in enumerate(seen.parcels, 1)
        ]
    return order


def settle_state(order: Record) -> None:
    """Derives the order's status from what its items say is shipped; pending and cancelled ones stay."""
    fulfilment = order["fulfillment"]
    if fulfilment["fulfillmentStatus"] not in ("UNSHIPPED", "PARTIALLY_SHIPPED", "SHIPPED"):
        return
    parts = [item["fulfillment"] for item in order["orderItems"]]
    if any(part["quantityFulfilled"] for part in parts):
        is_open = any(part["quantityUnfulfilled"] for part in parts)
        fulfilment["fulfillmentStatus"] = "PARTIALLY_SHIPPED" if is_open else "SHIPPED"


def view_of(order: Record, included: Collection[str], *, is_trusted: bool) -> Record:
    """What a caller gets: the blocks asked for, and personal data only with the right and not while pending."""
    hidden = [_BLOCKS[name] for name in INCLUDABLE - set(included)]
    orders_hidden, items_hidden = {top for top, _ in hidden}, {item for _, item in hidden}
    if not is_trusted or order["fulfillment"]["fulfillmentStatus"].startswith("PENDING"):
        orders_hidden |= {"buyer", "recipient"}
    shown = {name: part for name, part in order.items() if name not in orders_hidden}
    if order["fulfillment"]["fulfilledBy"] == "AMAZON":
        shown.pop("buyer", None)
        if "recipient" in shown:
            place = shown["recipient"].get("deliveryAddress", {})
            shown["recipient"] = {"deliveryAddress": {name: place[name] for name in _FBA_PLACE if name in place}}
    if items_hidden - {""}:
        items = order["orderItems"]
        shown["orderItems"] = [
            {name: part for name, part in item.items() if name not in items_hidden} for item in items
        ]
    return shown


def notification_of(order: Record, shop: Record, now: datetime, number: int) -> Record:
    """The ORDER_CHANGE notification of an order as it stands."""
    fulfilment = order["fulfillment"]
    items = [_notice_item(item) for item in order["orderItems"]]
    is_asked = any(item["IsBuyerRequestedCancel"] for item in items)
    place = order.get("recipient", {}).get("deliveryAddress", {})
    is_hidden = fulfilment["fulfillmentStatus"].startswith("PENDING")
    summary: Record = {
        "MarketplaceId": order["salesChannel"]["marketplaceId"],
        "OrderStatus": _NOTICE_STATES[fulfilment["fulfillmentStatus"]],
        "PurchaseDate": order["createdTime"],
        "DestinationPostalCode": None if is_hidden else place.get("postalCode"),
        "FulfillmentType": "MFN" if fulfilment["fulfilledBy"] == "MERCHANT" else "AFN",
        "OrderType": "StandardOrder",
        "NumberOfItemsShipped": sum(item["QuantityShipped"] for item in items),
        "NumberOfItemsUnshipped": sum(item["fulfillment"]["quantityUnfulfilled"] for item in order["orderItems"]),
        "OrderPrograms": ["Business"] if "AMAZON_BUSINESS" in order["programs"] else [],
        "OrderItems": items,
    }
    if "shipByWindow" in fulfilment:
        summary["LatestShipDate"] = fulfilment["shipByWindow"]["latestDateTime"]
    reason = "Buyer Requested Cancel" if is_asked else "Order status change"
    change = {
        "NotificationLevel": "OrderLevel",
        "SellerId": shop["external_id"],
        "AmazonOrderId": order["orderId"],
        "OrderChangeType": "BuyerRequestedChange" if is_asked else "OrderStatusChange",
        "OrderChangeTrigger": {"TimeOfOrderChange": order["lastUpdatedTime"], "ChangeReason": reason},
        "Summary": summary,
    }
    ids = {"ApplicationId": "amzn1.sellerapps.app.pretend", "SubscriptionId": "pretend"}
    return {
        "NotificationVersion": "1.0",
        "NotificationType": "ORDER_CHANGE",
        "PayloadVersion": "1.0",
        "EventTime": iso(now),
        "Payload": {"OrderChangeNotification": change},
        "NotificationMetadata": ids | {"PublishTime": iso(now), "NotificationId": f"pretend-{number}"},
    }


def _notice_item(item: Record) -> Record:
    return {
        "OrderItemId": item["orderItemId"],
        "SellerSKU": item["product"]["sellerSku"],
        "SupplySourceId": None,
        "Quantity": item["quantityOrdered"],
        "QuantityShipped": item["fulfillment"]["quantityFulfilled"],
        "IsBuyerRequestedCancel": "cancellationRequest" in item.get("cancellation", {}),
    }


def _state(seen: SeenOrder) -> str:
    if seen.channel_state in ("PENDING_AVAILABILITY", "UNFULFILLABLE"):
        return seen.channel_state
    if seen.commercial == "cancelled":
        return "CANCELLED"
    if seen.commercial == "completed":
        return "SHIPPED"
    if seen.payment == "pending":
        return "PENDING"
    shipped, left = (sum(line.fulfilled for line in seen.lines), sum(_left(line) for line in seen.lines))
    return "UNSHIPPED" if not shipped else "PARTIALLY_SHIPPED" if left else "SHIPPED"


def _left(line: SeenLine) -> int:
    return line.quantity - line.cancelled - line.fulfilled


def _item(line: SeenLine, seen: SeenOrder, state: str) -> Record:
    fulfilled = line.quantity - line.cancelled if state == "SHIPPED" else line.fulfilled
    cancelled = line.quantity - fulfilled if state == "CANCELLED" else line.cancelled
    product: Record = {
        "asin": line.listing_id,
        "title": line.title,
        "sellerSku": line.sku,
        "price": {"unitPrice": _money(line.price_minor // max(line.quantity, 1), seen.currency)},
    }
    if line.customisation:
        product["customization"] = {"customizedUrl": line.customisation}
    fulfilment: Record = {
        "quantityFulfilled": fulfilled,
        "quantityUnfulfilled": line.quantity - cancelled - fulfilled,
    }
    if line.gift_message:
        fulfilment["packing"] = {"giftOption": {"giftMessage": line.gift_message}}
    if seen.ioss_number:
        fulfilment["shipping"] = {"internationalShipping": {"iossNumber": seen.ioss_number}}
    parts = {"ITEM": line.price_minor, "TAX": line.tax_minor, "DISCOUNT": -line.discount_minor}
    cancellation: Record = {}
    if seen.commercial == "cancel_requested":
        cancellation["cancellationRequest"] = {"requester": "BUYER", "cancelReason": "Ordered by mistake"}
    if cancelled:
        cancellation["cancellationExecution"] = {"cancelledBy": "MERCHANT", "cancelReason": "Cancelled"}
    item: Record = {
        "orderItemId": line.external_id,
        "quantityOrdered": line.quantity,
        "product": product,
        "proceeds": _breakdown(parts, sum(parts.values()), "proceedsTotal", seen.currency),
        "fulfillment": fulfilment,
    }
    return item | ({"cancellation": cancellation} if cancellation else {})


def _proceeds(seen: SeenOrder) -> Record:
    goods = sum(line.price_minor for line in seen.lines)
    parts = {"ITEM": goods, "SHIPPING": seen.shipping_minor, "TAX": seen.tax_minor, "DISCOUNT": -seen.discount_minor}
    return _breakdown(parts, seen.total_minor, "grandTotal", seen.currency)


def _breakdown(parts: dict[str, int], total: int, name: str, currency: str) -> Record:
    rows = [{"type": kind, "subtotal": _money(minor, currency)} for kind, minor in parts.items() if minor]
    return {name: _money(total, currency), "breakdowns": rows}


def _money(minor: int, currency: str) -> Record:
    return {"amount": str(Money(minor, currency).decimal()), "currencyCode": currency}


def _windows(seen: SeenOrder) -> Record:
    pairs = (("shipByWindow", seen.ship_by_at), ("deliverByWindow", seen.deliver_by_at))
    placed = iso(seen.placed_at)
    return {name: {"earliestDateTime": placed, "latestDateTime": iso(at)} for name, at in pairs if at}


def _buyer(seen: SeenOrder) -> Record:
    """Amazon never tells a buyer's own address; the same person always has the same forwarded one."""
    email = seen.buyer.email
    if email and not email.rpartition("@")[2].startswith("marketplace.amazon."):
        email = f"{hashlib.sha256(email.encode()).hexdigest()[:14]}@marketplace.amazon.com"
    company = seen.ship_to.company if seen.is_business else ""
    return _given(buyerName=seen.buyer.name, buyerEmail=email, buyerCompanyName=company)


def _recipient(seen: SeenOrder) -> Record:
    to = seen.ship_to
    address = _given(
        name=to.name, companyName=to.company, addressLine1=to.line1, addressLine2=to.line2, city=to.city,
        districtOrCounty=to.district, stateOrRegion=to.state, postalCode=to.postcode, countryCode=to.country,
        phone=to.phone,
    )  # fmt: skip
    wish = {"addressInstruction": seen.note} if seen.note else {}
    return _given(deliveryAddress=address, deliveryPreference=wish)


def _given(**fields: object) -> Record:
    """Amazon leaves out what it has not; it does not send empty text."""
    return {name: value for name, value in fields.items() if value}
