"""Lazada's JSON as our records: orders, claims, settlements and messages. Pure."""

from linkstar.connect.channels.lazada.wire.claims import claim_message, read_claims
from linkstar.connect.channels.lazada.wire.money import read_settled, statement_message, transaction_message
from linkstar.connect.channels.lazada.wire.order import order_message, read_order, units_of
from linkstar.connect.channels.lazada.wire.words import author_of, message_of, read_message, text_of

__all__ = [
    "author_of", "claim_message", "message_of", "order_message", "read_claims", "read_message", "read_order",
    "read_settled", "statement_message", "text_of", "transaction_message", "units_of",
]  # fmt: skip
