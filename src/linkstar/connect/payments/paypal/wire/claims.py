"""What buyers ask back through PayPal: disputes; and the events that tell of them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from linkstar.connect.afterwards import ClaimState, SeenClaim
from linkstar.connect.channel import RawMessage, Source
from linkstar.connect.payment import RefundAnswer, RefundAsk, RefundState
from linkstar.connect.payments.paypal.wire.values import minor
from linkstar.connect.reading import Json, loads, micros, moment, reading, strangers

STATES: Mapping[str, ClaimState] = {
    "OPEN": "asked", "WAITING_FOR_BUYER_RESPONSE": "asked", "WAITING_FOR_SELLER_RESPONSE": "asked", "UNDER_REVIEW": "asked",
    "RESOLVED": "done", "OTHER": "asked",
}  # fmt: skip
OUTCOMES: Mapping[str, ClaimState] = {
    "RESOLVED_BUYER_FAVOUR": "done", "RESOLVED_SELLER_FAVOUR": "refused", "RESOLVED_WITH_PAYOUT": "refused",
    "CANCELED_BY_BUYER": "withdrawn", "ACCEPTED": "done", "DENIED": "refused", "NONE": "withdrawn",
}  # fmt: skip
REFUNDS: Mapping[str, RefundState] = {
    "COMPLETED": "done", "PENDING": "pending", "FAILED": "failed", "CANCELLED": "cancelled",
}  # fmt: skip
DISPUTE_FIELDS = frozenset({
    "dispute_id", "create_time", "update_time", "disputed_transactions", "reason", "status", "dispute_amount",
    "dispute_asset", "fee_policy", "external_reason_code", "dispute_outcome", "adjudications", "money_movements",
    "dispute_life_cycle_stage", "dispute_channel", "messages", "extensions", "evidences", "buyer_response_due_date",
    "seller_response_due_date", "offer", "refund_details", "communication_details", "supporting_info",
    "allowed_response_options", "links",
})  # fmt: skip
# Of the list, and newer than the published schema we hold: known, not used.
NEWER = frozenset({"dispute_state", "dispute_flow", "response_due_date", "is_appealable", "sub_reasons"})


def dispute_message(body: bytes, source: Source) -> RawMessage:
    """The raw message of a dispute, alone or in an event: its key is its own time of change. Raises Unreadable."""
    with reading("a dispute", body):
        said = _dispute_in(loads(body))
        id_, changed = str(said["dispute_id"]), moment(said["update_time"])
        return RawMessage("claims", f"{id_}@{micros(changed)}", id_, body, source, changed)


def event_message(body: bytes) -> RawMessage:
    """The raw message of an event, kept as it came; what nobody reads has the topic `events`. Raises Unreadable."""
    with reading("an event of PayPal's", body):
        said = loads(body)
        kind, about, key = said["event_type"], said["resource"], said["id"]
        if not isinstance(kind, str) or not isinstance(about, dict) or not isinstance(key, str) or not key:
            raise ValueError("no event")
        if kind.startswith("CUSTOMER.DISPUTE."):
            return dispute_message(body, "webhook")
        return RawMessage("events", key, str(about.get("id") or ""), body, "webhook", moment(said["create_time"]))


def read_claims(message: RawMessage) -> Sequence[SeenClaim]:
    """The dispute in a message. Raises Unreadable."""
    with reading("a dispute", message.body):
        said = _dispute_in(loads(message.body))
        status, changed = str(said["status"]), moment(said["update_time"])
        outcome = str((said.get("dispute_outcome") or {}).get("outcome_code") or "")
        of: dict[str, Any] = next(iter(said.get("disputed_transactions") or ()), {})
        due = said.get("seller_response_due_date") if status == "WAITING_FOR_SELLER_RESPONSE" else None
        unknown = strangers("dispute", said, DISPUTE_FIELDS | NEWER)
        unknown |= set() if status in STATES else {f"dispute.status={status}"}
        unknown |= set() if outcome in ("", *OUTCOMES) else {f"outcome_code={outcome}"}
        return [SeenClaim(
            str(said["dispute_id"]), "dispute", str(of.get("invoice_number") or of.get("custom") or ""), micros(changed),
            OUTCOMES.get(outcome) or STATES.get(status, "asked"), moment(said["create_time"]), changed,
            reason=str(said.get("reason") or ""), currency=str(said["dispute_amount"]["currency_code"]),
            refund_minor=minor(said["dispute_amount"]), answer_by_at=moment(due) if due else None,
            channel_state="/".join(filter(None, (status, outcome))), unknown=sorted(unknown),
            payment_id=str(of.get("seller_transaction_id") or ""),
        )]  # fmt: skip


def refund_answer(ask: RefundAsk, body: bytes) -> RefundAnswer:
    """The answer to a refund that PayPal made. Raises Unreadable."""
    with reading("a refund", body):
        said: Json = loads(body)
        status = str(said["status"])
        return RefundAnswer(
            ask.key, True, str(said["id"]), REFUNDS.get(status, ""), minor(said["amount"]),
            str((said.get("status_details") or {}).get("reason") or ""), provider_state=status,
        )  # fmt: skip


def _dispute_in(said: dict[str, Any]) -> dict[str, Any]:
    return dict(said["resource"]) if "event_type" in said else said
