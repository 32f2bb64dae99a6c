"""Neutral records in eBay's own shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement, SeenSettlementLine
from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.reading import moment, stamp
from linkstar.kit.address import Address
from linkstar.kit.money import Money

Record = dict[str, Any]
_CANCEL = {"cancelled": "CANCELED", "cancel_requested": "IN_PROGRESS"}
_PAYMENT = {
    "pending": "PENDING", "authorised": "PENDING", "paid": "PAID", "partly_refunded": "PARTIALLY_REFUNDED",
    "refunded": "FULLY_REFUNDED", "charged_back": "PAID",
}  # fmt: skip
_KINDS = {
    "sale": "SALE", "refund": "REFUND", "fee": "NON_SALE_CHARGE", "shipping": "SHIPPING_LABEL", "adjustment": "CREDIT",
    "tax": "TRANSFER", "reserve": "TRANSFER", "payout": "WITHDRAWAL", "other": "CREDIT",
}  # fmt: skip
_RETURNS = {
    "asked": ("RETURN_REQUESTED", "RETURN_REQUESTED"), "accepted": ("ITEM_READY_TO_SHIP", "READY_FOR_SHIPPING"),
    "on_its_way": ("ITEM_SHIPPED", "ITEM_SHIPPED"), "arrived": ("ITEM_DELIVERED", "ITEM_DELIVERED"),
    "done": ("CLOSED", "CLOSED"), "refused": ("CLOSED", "RETURN_REJECTED"), "withdrawn": ("CLOSED", "CLOSED"),
}  # fmt: skip


def amount(minor: int, currency: str) -> Record:
    """An `Amount`."""
    return {"value": str(Money(minor, currency).decimal()), "currency": currency}


def order_of(one: SeenOrder, shop: Mapping[str, Any]) -> Record:
    """A neutral order as getOrder tells it."""
    money = one.currency
    made: Record = {
        "orderId": one.external_id,
        "creationDate": stamp(one.placed_at),
        "lastModifiedDate": stamp(one.updated_at),
        "orderFulfillmentStatus": "NOT_STARTED",
        "orderPaymentStatus": _PAYMENT[one.payment],
        "sellerId": shop["external_id"],
        "buyer": _buyer(one),
        "pricingSummary": _prices(one),
        "cancelStatus": _cancel(one),
        "paymentSummary": {
            "totalDueSeller": amount(one.total_minor, money),
            "refunds": [],
            "payments": [_payment(one)],
        },
        "fulfillmentStartInstructions": [{
            "fulfillmentInstructionsType": "SHIP_TO",
            "ebaySupportedFulfillment": False,
            "shippingStep": {
                "shipTo": _contact(one.ship_to),
                "shippingServiceCode": one.service_level or "StandardInternational",
            },
        }],
        "fulfillmentHrefs": [],
        "lineItems": [_line(line, one, shop) for line in one.lines],
        "totalFeeBasisAmount": amount(one.total_minor, money),
    }  # fmt: skip
    if one.note:
        made["buyerCheckoutNotes"] = one.note
    if one.ioss_number:
        made["ebayCollectAndRemitTax"] = True
    if one.fulfilled_by == "channel":
        made["program"] = {"fulfillmentProgram": {"fulfilledBy": "EBAY"}}
    settle(made, {line.external_id: line.fulfilled for line in one.lines})
    return made


def _payment(one: SeenOrder) -> Record:
    is_paid = one.payment in ("paid", "partly_refunded", "refunded", "charged_back")
    said: Record = {"paymentMethod": "EBAY", "amount": amount(one.total_minor, one.currency)}
    said["paymentStatus"] = "PAID" if is_paid else "PENDING"
    return said | ({"paymentDate": stamp(one.paid_at or one.placed_at)} if is_paid else {})


def _prices(one: SeenOrder) -> Record:
    subtotal = sum(line.price_minor for line in one.lines)
    said = {
        "priceSubtotal": amount(subtotal, one.currency),
        "deliveryCost": amount(one.shipping_minor, one.currency),
        "total": amount(one.total_minor, one.currency),
    }
    if one.discount_minor:
        said["priceDiscount"] = amount(-one.discount_minor, one.currency)
    if one.tax_minor:
        said["tax"] = amount(one.tax_minor, one.currency)
    return said


def _cancel(one: SeenOrder) -> Record:
    state = _CANCEL.get(one.commercial, "NONE_REQUESTED")
    said: Record = {"cancelState": state, "cancelRequests": []}
    if state != "NONE_REQUESTED":
        said["cancelRequests"] = [{
            "cancelRequestId": f"5{one.external_id.replace('-', '')}",
            "cancelInitiator": "Buyer",
            "cancelReason": "ORDER_MISTAKE",
            "cancelRequestState": "COMPLETED" if state == "CANCELED" else "REQUESTED",
            "cancelRequestedDate": stamp(one.updated_at),
        }]  # fmt: skip
    return said | ({"cancelledDate": stamp(one.updated_at)} if state == "CANCELED" else {})


def _buyer(one: SeenOrder) -> Record:
    registered: Record = {"fullName": one.buyer.name, "email": one.buyer.email}
    if one.buyer.phone:
        registered["primaryPhone"] = {"phoneNumber": one.buyer.phone}
    if one.is_business:
        registered["companyName"] = "GmbH"
    said: Record = {
        "username": (one.buyer.name or "buyer").split(" ")[0].lower(),
        "buyerRegistrationAddress": registered,
    }
    if one.ship_to.tax_id:
        kind = {"taxpayerId": one.ship_to.tax_id, "taxIdentifierType": "CPF", "issuingCountry": one.ship_to.country}
        said["taxIdentifier"] = kind
    return said


def _contact(to: Address) -> Record:
    said: Record = {
        "fullName": to.name,
        "contactAddress": {
            name: value
            for name, value in (
                ("addressLine1", to.line1), ("addressLine2", to.line2), ("city", to.city), ("county", to.district),
                ("stateOrProvince", to.state), ("postalCode", to.postcode), ("countryCode", to.country),
            )
            if value
        },
    }  # fmt: skip
    said |= {"companyName": to.company} if to.company else {}
    return said | ({"primaryPhone": {"phoneNumber": to.phone}} if to.phone else {})


def _line(line: SeenLine, one: SeenOrder, shop: Mapping[str, Any]) -> Record:
    reduced = line.price_minor - line.discount_minor
    said: Record = {
        "lineItemId": line.external_id,
        "legacyItemId": line.listing_id,
        "title": line.title,
        "quantity": line.quantity,
        "sku": line.sku,
        "soldFormat": "FIXED_PRICE",
        "listingMarketplaceId": shop["site"] or "EBAY_US",
        "purchaseMarketplaceId": shop["site"] or "EBAY_US",
        "lineItemCost": amount(line.price_minor, one.currency),
        "total": amount(reduced, one.currency),
        "lineItemFulfillmentStatus": "NOT_STARTED",
        "lineItemFulfillmentInstructions": {
            "shipByDate": stamp(one.ship_by_at or one.placed_at + timedelta(days=3)),
            "maxEstimatedDeliveryDate": stamp(one.deliver_by_at or one.placed_at + timedelta(days=14)),
        },
        "taxes": [{"amount": amount(line.tax_minor, one.currency)}] if line.tax_minor else [],
        "refunds": [],
        "properties": {"buyerProtection": True},
    }
    if line.discount_minor:
        said["discountedLineItemCost"] = amount(reduced, one.currency)
        said["appliedPromotions"] = [{"discountAmount": amount(line.discount_minor, one.currency), "promotionId": "1"}]
    if line.gift_message:
        said["giftDetails"] = {"message": line.gift_message}
    if one.ioss_number:
        reference = {"name": "IOSS", "value": one.ioss_number}
        said["ebayCollectAndRemitTaxes"] = [{
            "taxType": "VAT", "collectionMethod": "NET", "amount": amount(0, one.currency), "ebayReference": reference,
        }]  # fmt: skip
    return said


def settle(order: Record, sent: Mapping[str, int]) -> None:
    """Sets the states of lines and order by what was sent."""
    states = set()
    for line in order["lineItems"]:
        units = sent.get(line["lineItemId"], 0)
        state = "FULFILLED" if units >= line["quantity"] else "IN_PROGRESS" if units else "NOT_STARTED"
        line["lineItemFulfillmentStatus"] = state
        states.add(state)
    whole = states.pop() if len(states) == 1 else "IN_PROGRESS"
    order["orderFulfillmentStatus"] = whole


def return_of(one: SeenClaim, order: Mapping[str, Any] | None) -> Record:
    """A return as the Post-Order API's search tells it."""
    line = next(iter(one.lines), None)
    lines = order["lineItems"] if order else []
    item: Record = next((each for each in lines if line and each["lineItemId"] == line.order_line_id), {})
    refund = amount(one.refund_minor, one.currency or "USD")
    state, status = _RETURNS[one.state]
    due = {"activityDue": "SELLER_APPROVE_REQUEST", "respondByDate": {"value": stamp(one.asked_at + timedelta(days=3))}}
    return {
        "returnId": one.external_id,
        "orderId": one.order_id,
        "buyerLoginName": "maria",
        "currentType": "REPLACEMENT" if one.kind == "replacement" else "MONEY_BACK",
        "state": state,
        "status": status,
        "creationInfo": {
            "item": {
                "itemId": item.get("legacyItemId", ""),
                "transactionId": line.order_line_id if line else "",
                "returnQuantity": line.quantity if line else 1,
            },
            "type": "MONEY_BACK",
            "reason": one.reason or "DEFECTIVE_ITEM",
            "comments": {"content": one.words},
            "creationDate": {"value": stamp(one.asked_at)},
        },
        "sellerTotalRefund": {"estimatedRefundAmount": refund},
        **({"sellerResponseDue": due} if one.state == "asked" else {}),
    }


def transaction_of(one: SeenSettlementLine) -> Record:
    """A line of a settlement as a booking."""
    said: Record = {
        "transactionId": one.external_id,
        "transactionType": one.channel_kind or _KINDS[one.kind],
        "transactionStatus": "PAYOUT" if one.settlement_id else "FUNDS_AVAILABLE_FOR_PAYOUT",
        "transactionDate": stamp(one.booked_at),
        "bookingEntry": "DEBIT" if one.amount_minor < 0 else "CREDIT",
        "amount": amount(abs(one.amount_minor), one.currency),
    }
    said |= {"orderId": one.order_id} if one.order_id else {}
    return said | ({"payoutId": one.settlement_id} if one.settlement_id else {})


def payout_of(one: SeenSettlement) -> Record:
    """A payout."""
    at = one.paid_at or moment("2026-01-01T00:00:00Z") + timedelta(microseconds=one.version % 1_000_000)
    return {
        "payoutId": one.external_id,
        "payoutStatus": "SUCCEEDED" if one.is_paid else "INITIATED",
        "payoutStatusDescription": "",
        "amount": amount(one.total_minor, one.currency),
        "payoutDate": stamp(at),
        "transactionCount": one.lines_count or 0,
        "payoutInstrument": {"instrumentType": "BANK", "nickname": "Bank", "accountLastFourDigits": "0000"},
        **({"bankReference": one.reference} if one.reference else {}),
    }


def message_of(one: SeenMessage, seller: str) -> Record:
    """A message of a member."""
    is_ours = one.author == "seller"
    other = one.buyer_id or "maria"
    return {
        "messageId": one.external_id,
        "messageBody": one.text,
        "createdDate": stamp(one.sent_at),
        "readStatus": one.is_read,
        "senderUsername": seller if is_ours else other,
        "recipientUsername": other if is_ours else seller,
        "subject": one.subject,
        "messageMedia": [
            {"mediaType": each.kind, "mediaUrl": each.url, "mediaName": each.name} for each in one.attachments
        ],
    }


def listing_of(one: SeenListing, site: str) -> tuple[Record, Record]:
    """A listing as an inventory item and its offer."""
    quantity = one.quantity or 0
    item = {
        "sku": one.sku,
        "locale": "en_US",
        "condition": "NEW",
        "product": {"title": one.title},
        "availability": {"shipToLocationAvailability": {"quantity": quantity}},
    }
    offer = {
        "offerId": f"9{one.external_id}",
        "sku": one.sku,
        "marketplaceId": site or "EBAY_US",
        "format": "FIXED_PRICE",
        "availableQuantity": quantity,
        "status": "PUBLISHED" if one.is_live else "UNPUBLISHED",
        "pricingSummary": {"price": amount(one.price_minor or 0, one.currency or "USD")},
        "listing": {"listingId": one.external_id, "listingStatus": "ACTIVE" if one.is_live else "ENDED"},
    }
    return item, offer
