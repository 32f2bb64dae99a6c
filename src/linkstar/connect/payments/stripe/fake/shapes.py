"""Neutral records in Stripe's shape."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from linkstar.connect.afterwards import SeenClaim, SeenSettlement, SeenSettlementLine
from linkstar.connect.payments.stripe.wire.values import stripes_amount

Record = dict[str, Any]
_TYPES = {
    "sale": "charge", "refund": "refund", "fee": "stripe_fee", "tax": "tax_fee", "payout": "payout",
    "reserve": "reserve_transaction",
}  # fmt: skip
_CATEGORIES = {"stripe_fee": "fee", "tax_fee": "tax", "reserve_transaction": "risk_reserved"}
_DISPUTES = {
    "asked": "needs_response",
    "accepted": "under_review",
    "done": "lost",
    "refused": "won",
    "withdrawn": "warning_closed",
}
_REFUNDS = {
    "asked": "pending",
    "accepted": "pending",
    "done": "succeeded",
    "refused": "failed",
    "withdrawn": "canceled",
}


def seconds(at: datetime) -> int:
    """A moment as Stripe writes it."""
    return int(at.timestamp())


def charge(id_: str, amount: int, currency: str, at: int, order_id: str = "") -> Record:
    """A paid charge."""
    return {
        "id": id_, "object": "charge", "amount": amount, "amount_captured": amount, "amount_refunded": 0,
        "billing_details": {"email": None, "name": None, "phone": None}, "captured": True, "created": at,
        "currency": currency, "disputed": False, "livemode": False, "metadata": {"order_id": order_id} if order_id else {},
        "paid": True, "payment_intent": f"pi_{id_.partition('_')[2]}", "refunded": False, "status": "succeeded",
    }  # fmt: skip


def refund(id_: str, of: Record, amount: int, at: int, **more: Any) -> Record:
    """A refund of a charge."""
    return {
        "id": id_, "object": "refund", "amount": amount, "charge": of["id"], "created": at, "currency": of["currency"],
        "metadata": {}, "payment_intent": of["payment_intent"], "reason": None, "receipt_number": None, "status": "succeeded",
        **more,
    }  # fmt: skip


def transaction(id_: str, amount: int, currency: str, at: int, *, type_: str = "adjustment", **more: Any) -> Record:
    """A booking without fees."""
    return {
        "id": id_, "object": "balance_transaction", "amount": amount, "available_on": at + 604_800, "created": at,
        "currency": currency, "description": None, "exchange_rate": None, "fee": 0, "fee_details": [], "net": amount,
        "reporting_category": _CATEGORIES.get(type_, type_), "status": "pending", "type": type_, **more,
    }  # fmt: skip


def with_fee(booking: Record, fee: int) -> Record:
    """The booking of a charge, less Stripe's fee."""
    detail = {
        "amount": fee, "application": None, "currency": booking["currency"], "description": "Stripe processing fees",
        "type": "stripe_fee",
    }  # fmt: skip
    return {**booking, "fee": fee, "fee_details": [detail], "net": booking["amount"] - fee}


def transaction_of(one: SeenSettlementLine, source: str) -> Record:
    """A line of a settlement as a booking."""
    booking = transaction(
        one.external_id, stripes_amount(one.amount_minor, one.currency), one.currency.lower(), seconds(one.booked_at),
        type_=_TYPES.get(one.kind, "adjustment"), source=source, description=one.note or None,
    )  # fmt: skip
    return booking | ({"status": "available"} if one.settlement_id else {})


def payout_of(one: SeenSettlement, at: int) -> Record:
    """A payout; automatic, and reconciled as soon as it is paid."""
    state = one.channel_state or ("paid" if one.is_paid else "in_transit")
    return {
        "id": one.external_id, "object": "payout", "amount": stripes_amount(one.total_minor, one.currency),
        "arrival_date": seconds(one.paid_at) if one.paid_at else at + 172_800, "automatic": True, "created": at,
        "currency": one.currency.lower(), "description": "STRIPE PAYOUT", "failure_code": None, "failure_message": None,
        "livemode": False, "metadata": {}, "method": "standard",
        "reconciliation_status": "completed" if one.is_paid else "in_progress", "source_type": "card",
        "statement_descriptor": one.reference or None, "status": state, "type": "bank_account",
    }  # fmt: skip


def dispute_of(one: SeenClaim, charge_id: str) -> Record:
    """A dispute."""
    due = seconds(one.answer_by_at) if one.answer_by_at else None
    return {
        "id": one.external_id, "object": "dispute", "amount": stripes_amount(one.refund_minor, one.currency),
        "balance_transactions": [], "charge": charge_id, "created": seconds(one.asked_at), "currency": one.currency.lower(),
        "evidence": {},
        "evidence_details": {"due_by": due, "has_evidence": False, "past_due": False, "submission_count": 0},
        "is_charge_refundable": False, "livemode": False, "metadata": {"order_id": one.order_id} if one.order_id else {},
        "reason": one.reason or "general", "status": one.channel_state or _DISPUTES.get(one.state, "needs_response"),
    }  # fmt: skip


def refund_of(one: SeenClaim, of: Record) -> Record:
    """A refund that was made in Stripe's dashboard, or whose state changed."""
    status = one.channel_state or _REFUNDS.get(one.state, "pending")
    return refund(
        one.external_id, of, stripes_amount(one.refund_minor, one.currency), seconds(one.asked_at), status=status,
        metadata={"order_id": one.order_id} if one.order_id else {},
    )  # fmt: skip


def event(id_: str, kind: str, told: Record, at: int) -> Record:
    """An event that tells an object as it is now."""
    return {
        "id": id_, "object": "event", "api_version": "2024-06-20", "created": at, "data": {"object": told}, "livemode": False,
        "pending_webhooks": 1, "request": {"id": None, "idempotency_key": None}, "type": kind,
    }  # fmt: skip
