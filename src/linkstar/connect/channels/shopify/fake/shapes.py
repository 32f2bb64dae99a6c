"""Claims, bookings, payouts and listings in the shape of the Admin API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from linkstar.connect.afterwards import (
    ClaimState,
    LineKind,
    SeenClaim,
    SeenClaimLine,
    SeenListing,
    SeenSettlement,
    SeenSettlementLine,
)
from linkstar.connect.channels.shopify.fake.neutral import bag
from linkstar.connect.channels.shopify.wire.money import PAYOUTS, kind_of
from linkstar.connect.channels.shopify.wire.values import gid, stamp
from linkstar.kit.money import Money

_Record = dict[str, Any]
_RETURN: Mapping[ClaimState, str] = {
    "asked": "REQUESTED", "accepted": "OPEN", "on_its_way": "OPEN", "arrived": "OPEN", "done": "CLOSED",
    "refused": "DECLINED", "withdrawn": "CANCELED",
}  # fmt: skip
_DISPUTE: Mapping[ClaimState, str] = {
    "asked": "NEEDS_RESPONSE", "accepted": "UNDER_REVIEW", "on_its_way": "UNDER_REVIEW", "arrived": "UNDER_REVIEW",
    "done": "LOST", "refused": "WON", "withdrawn": "PREVENTED",
}  # fmt: skip
_TYPES: Mapping[LineKind, str] = {
    "sale": "CHARGE", "refund": "REFUND", "fee": "CHARGEBACK_FEE", "tax": "TAX_ADJUSTMENT_DEBIT", "shipping": "SHIPPING_LABEL",
    "adjustment": "ADJUSTMENT", "reserve": "RESERVED_FUNDS", "payout": "TRANSFER", "other": "ADVANCE",
}  # fmt: skip


def return_of(claim: SeenClaim) -> _Record:
    """A return."""
    at, state = stamp(claim.updated_at), claim.state
    parcel = {"number": claim.tracking_number, "carrierName": claim.carrier or None} if claim.tracking_number else None
    deliverable = {"__typename": "ReverseDeliveryShippingDeliverable", "tracking": parcel}
    deliveries = [{"deliverable": deliverable}] if parcel else []
    is_closed = state in ("done", "refused", "withdrawn")
    refunds = [
        {"id": gid("Refund", f"{claim.external_id}9"), "totalRefundedSet": bag(claim.refund_minor, claim.currency)}
    ]
    return {
        "id": gid("Return", claim.external_id),
        "name": f"#{claim.order_id}-R{claim.external_id}",
        "status": _RETURN[state],
        "createdAt": stamp(claim.asked_at),
        "requestApprovedAt": at if _RETURN[state] in ("OPEN", "CLOSED") else None,
        "closedAt": at if is_closed else None,
        "decline": {"reason": "OTHER", "note": None} if state == "refused" else None,
        "returnLineItems": {"nodes": [_line(line, n, claim) for n, line in enumerate(claim.lines, 1)]},
        "refunds": {"nodes": refunds if state == "done" and claim.refund_minor else []},
        "reverseFulfillmentOrders": {"nodes": [{"status": "OPEN", "reverseDeliveries": {"nodes": deliveries}}]},
    }


def return_status(returns: Sequence[Mapping[str, Any]]) -> str:
    """How an order with these returns stands, as it shows it."""
    states = {one["status"] for one in returns}
    by_worth = (
        ("REQUESTED", "RETURN_REQUESTED"), ("OPEN", "IN_PROGRESS"), ("CLOSED", "RETURNED"), ("DECLINED", "RETURN_FAILED"),
        ("CANCELED", "RETURN_FAILED"),
    )  # fmt: skip
    return next((shown for state, shown in by_worth if state in states), "NO_RETURN")


def _line(line: SeenClaimLine, number: int, claim: SeenClaim) -> _Record:
    return {
        "__typename": "ReturnLineItem",
        "id": gid("ReturnLineItem", f"{claim.external_id}{number:03d}"),
        "quantity": max(line.quantity, 1),
        "processedQuantity": max(line.quantity, 1) if claim.state in ("arrived", "done") else 0,
        "returnReasonNote": "",
        "customerNote": claim.words or None,
        "returnReasonDefinition": {"handle": line.reason} if line.reason else None,
        "withCodeDiscountedTotalPriceSet": bag(line.refund_minor, claim.currency),
        "fulfillmentLineItem": {"lineItem": {"id": gid("LineItem", line.order_line_id), "sku": line.sku or None}},
    }


def refund_of(claim: SeenClaim) -> _Record:
    """Money back without a return."""
    rows = [
        {
            "quantity": line.quantity,
            "subtotalSet": bag(line.refund_minor, claim.currency),
            "totalTaxSet": bag(0, claim.currency),
            "lineItem": {"id": gid("LineItem", line.order_line_id), "sku": line.sku or None},
        }
        for line in claim.lines
    ]
    return {
        "id": gid("Refund", claim.external_id),
        "createdAt": stamp(claim.asked_at),
        "updatedAt": stamp(claim.updated_at),
        "note": claim.words or None,
        "totalRefundedSet": bag(claim.refund_minor, claim.currency),
        "return": None,
        "refundLineItems": {"nodes": rows},
    }


def dispute_of(claim: SeenClaim) -> _Record:
    """A dispute."""
    at, is_over = stamp(claim.updated_at), claim.state in ("done", "refused", "withdrawn")
    return {
        "id": gid("ShopifyPaymentsDispute", claim.external_id),
        "status": _DISPUTE[claim.state],
        "type": "CHARGEBACK",
        "initiatedAt": stamp(claim.asked_at),
        "evidenceDueBy": stamp(claim.answer_by_at) if claim.answer_by_at else None,
        "evidenceSentOn": None if claim.state == "asked" else at,
        "finalizedOn": at if is_over else None,
        "amount": _money(claim.refund_minor, claim.currency),
        "reasonDetails": {"reason": claim.reason or "GENERAL", "networkReasonCode": None},
        "order": {"id": gid("Order", claim.order_id)} if claim.order_id else None,
    }


def booking_of(line: SeenSettlementLine) -> _Record:
    """A balance transaction without a fee."""
    type_ = line.channel_kind if kind_of(line.channel_kind) else _TYPES[line.kind]
    payout = gid("ShopifyPaymentsPayout", line.settlement_id) if line.settlement_id else None
    amount = _money(line.amount_minor, line.currency)
    return {
        "id": gid("ShopifyPaymentsBalanceTransaction", line.external_id),
        "type": type_,
        "transactionDate": stamp(line.booked_at),
        "sourceType": "REFUND" if line.kind == "refund" else "CHARGE",
        "sourceId": line.claim_id or None,
        "sourceOrderTransactionId": line.payment_id or None,
        "adjustmentReason": line.note or None,
        "amount": amount,
        "fee": _money(0, line.currency),
        "net": amount,
        "associatedOrder": {"id": gid("Order", line.order_id)} if line.order_id else None,
        "associatedPayout": {"id": payout, "status": "PAID" if payout else "PENDING"},
    }


def payout_of(seen: SeenSettlement, now: datetime) -> _Record:
    """A payout."""
    usual = "PAID" if seen.is_paid else "SCHEDULED"
    return {
        "id": gid("ShopifyPaymentsPayout", seen.external_id),
        "status": seen.channel_state if seen.channel_state in PAYOUTS else usual,
        "transactionType": "DEPOSIT",
        "issuedAt": stamp(seen.paid_at or seen.ends_at or now),
        "externalTraceId": seen.reference or None,
        "net": _money(seen.total_minor, seen.currency),
    }


def variant_of(seen: SeenListing) -> _Record:
    """A product with one variant."""
    extra = dict(seen.extra)
    return {
        "id": gid("ProductVariant", seen.external_id),
        "sku": seen.sku or None,
        "title": "Default Title",
        "price": str(Money(seen.price_minor or 0, seen.currency).decimal()),
        "inventoryQuantity": seen.quantity,
        "inventoryItem": {"id": gid("InventoryItem", extra.get("inventory_item_id") or f"{seen.external_id}7")},
        "product": {
            "id": gid("Product", extra.get("product_id") or f"{seen.external_id}1"),
            "title": seen.title,
            "status": "ACTIVE" if seen.is_live else "DRAFT",
        },
    }


def _money(minor: int, currency: str) -> _Record:
    return {"amount": str(Money(minor, currency).decimal()), "currencyCode": currency}
