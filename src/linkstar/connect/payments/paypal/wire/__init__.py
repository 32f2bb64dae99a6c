"""PayPal's JSON and our records. Pure: bytes in, records out."""

from linkstar.connect.payments.paypal.wire.claims import dispute_message, event_message, read_claims, refund_answer
from linkstar.connect.payments.paypal.wire.money import ORDER_FIELDS, read_settled, transaction_message

__all__ = [
    "ORDER_FIELDS", "dispute_message", "event_message", "read_claims", "read_settled", "refund_answer",
    "transaction_message",
]  # fmt: skip
