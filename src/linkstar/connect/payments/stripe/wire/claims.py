"""What buyers and their banks ask back: disputes and refunds. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkstar.connect.afterwards import ClaimState, SeenClaim
from linkstar.connect.channel import RawMessage
from linkstar.connect.payment import RefundAnswer, RefundAsk, RefundState
from linkstar.connect.payments.stripe.wire.event import told_in
from linkstar.connect.payments.stripe.wire.money import ORDER_NAMES
from linkstar.connect.payments.stripe.wire.values import currency_of, id_of, minor, moment, order_of, part_of
from linkstar.connect.reading import Json, loads, reading, strangers

# The buyer's side: a dispute that we lost is done, one that we won is refused.
DISPUTES: Mapping[str, ClaimState] = {
    "warning_needs_response": "asked", "needs_response": "asked", "warning_under_review": "asked", "under_review": "asked",
    "warning_closed": "withdrawn", "won": "refused", "lost": "done", "charge_refunded": "done", "prevented": "withdrawn",
}  # fmt: skip
REFUNDS: Mapping[str, tuple[ClaimState, RefundState]] = {
    "pending": ("accepted", "pending"), "requires_action": ("accepted", "pending"), "succeeded": ("done", "done"),
    "failed": ("refused", "failed"), "canceled": ("withdrawn", "cancelled"),
}  # fmt: skip
DISPUTE_FIELDS = frozenset({
    "amount", "balance_transactions", "charge", "created", "currency", "evidence", "evidence_details", "id",
    "is_charge_refundable", "livemode", "metadata", "object", "payment_intent", "reason", "status",
})  # fmt: skip
REFUND_FIELDS = frozenset({
    "amount", "balance_transaction", "charge", "created", "currency", "description", "failure_balance_transaction",
    "failure_reason", "id", "instructions_email", "metadata", "next_action", "object", "payment_intent", "reason",
    "receipt_number", "source_transfer_reversal", "status", "transfer_reversal",
})  # fmt: skip
# Newer than the published schema we hold: known, not used.
NEWER = frozenset({
    "customer", "customer_account", "destination_details", "enhanced_eligibility_types", "payment_method",
    "payment_method_details", "pending_reason", "network_reason_code",
})  # fmt: skip
KEY_NAME = "linkstar_key"  # of the metadata that a refund of ours carries


def read_claims(message: RawMessage, order_names: Sequence[str] = ORDER_NAMES) -> Sequence[SeenClaim]:
    """The dispute or refund in a message. Raises Unreadable."""
    with reading("a dispute or refund", message.body):
        said, version = told_in(loads(message.body))
        at = version // 1_000_000
        if said["object"] == "dispute":
            return [_dispute(said, at, order_names)]
        if said["object"] == "refund":
            return [_refund(said, at, order_names)]
        raise ValueError(f"an object {said['object']!r}")


def _dispute(said: Json, told_at: int, order_names: Sequence[str]) -> SeenClaim:
    status, currency = str(said["status"]), currency_of(said)
    due = part_of(said.get("evidence_details")).get("due_by")
    waits = status in ("needs_response", "warning_needs_response") and due
    unknown = strangers("dispute", said, DISPUTE_FIELDS | NEWER)
    unknown |= set() if status in DISPUTES else {f"dispute.status={status}"}
    return SeenClaim(
        str(said["id"]), "dispute", order_of(said, order_names), told_at * 1_000_000 + _rank(status, DISPUTES),
        DISPUTES.get(status, "asked"), moment(said["created"]), moment(told_at), reason=str(said.get("reason") or ""),
        currency=currency, refund_minor=minor(said["amount"], currency), answer_by_at=moment(due) if waits else None,
        channel_state=status, unknown=sorted(unknown),
        payment_id=id_of(said.get("charge")) or id_of(said.get("payment_intent")),
    )  # fmt: skip


def _refund(said: Json, told_at: int, order_names: Sequence[str]) -> SeenClaim:
    status, currency = str(said.get("status") or "pending"), currency_of(said)
    unknown = strangers("refund", said, REFUND_FIELDS | NEWER)
    unknown |= set() if status in REFUNDS else {f"refund.status={status}"}
    return SeenClaim(
        str(said["id"]), "refund", order_of(said, order_names), told_at * 1_000_000 + _rank(status, REFUNDS),
        REFUNDS.get(status, ("accepted", ""))[0], moment(said["created"]), moment(told_at), asked_by="seller",
        reason=str(said.get("failure_reason") or said.get("reason") or ""), currency=currency,
        refund_minor=minor(said["amount"], currency), channel_state=status, unknown=sorted(unknown),
        payment_id=id_of(said.get("charge")) or id_of(said.get("payment_intent")),
    )  # fmt: skip


def refund_answer(ask: RefundAsk, said: Json) -> RefundAnswer:
    """The answer to a refund that Stripe made. Raises KeyError, TypeError."""
    status = str(said.get("status") or "pending")
    return RefundAnswer(
        ask.key, True, str(said["id"]), REFUNDS.get(status, ("accepted", ""))[1],
        minor(said["amount"], currency_of(said)), str(said.get("failure_reason") or ""), provider_state=status,
    )  # fmt: skip


def _rank(status: str, known: Mapping[str, object]) -> int:
    """Where a state stands in its course: events of the same second go by it."""
    return list(known).index(status) if status in known else 0
