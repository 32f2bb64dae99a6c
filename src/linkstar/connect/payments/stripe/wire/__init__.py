"""Stripe's JSON and our records. Pure: bytes in, records out."""

from linkstar.connect.payments.stripe.wire.claims import KEY_NAME, read_claims, refund_answer
from linkstar.connect.payments.stripe.wire.event import CLAIM_EVENTS, PAYOUT_EVENTS, event_message, event_row
from linkstar.connect.payments.stripe.wire.money import ORDER_NAMES, is_ready, read_settled, transaction_message

__all__ = [
    "CLAIM_EVENTS", "KEY_NAME", "ORDER_NAMES", "PAYOUT_EVENTS", "event_message", "event_row", "is_ready", "read_claims",
    "read_settled", "refund_answer", "transaction_message",
]  # fmt: skip
