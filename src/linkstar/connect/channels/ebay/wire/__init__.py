"""eBay's JSON as our records: orders, claims, bookings and messages. Pure."""

from linkstar.connect.channels.ebay.wire.claims import read_claims, return_message
from linkstar.connect.channels.ebay.wire.money import payout_message, read_settled, transaction_message
from linkstar.connect.channels.ebay.wire.order import FULFILMENTS, needs_more, order_message, read_order
from linkstar.connect.channels.ebay.wire.words import message_of, read_message

__all__ = [
    "FULFILMENTS", "message_of", "needs_more", "order_message", "payout_message", "read_claims", "read_message",
    "read_order", "read_settled", "return_message", "transaction_message",
]  # fmt: skip
