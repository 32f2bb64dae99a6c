"""Shopee's JSON as our records: orders, claims, settlements and messages. Pure."""

from linkstar.connect.channels.shopee.wire.claims import read_claims, return_message
from linkstar.connect.channels.shopee.wire.money import payout_message, read_settled
from linkstar.connect.channels.shopee.wire.order import line_ids, order_message, package_lines, read_order
from linkstar.connect.channels.shopee.wire.wallet import wallet_message
from linkstar.connect.channels.shopee.wire.words import is_ours, message_of, read_message, text_of

__all__ = [
    "is_ours", "line_ids", "message_of", "order_message", "package_lines", "payout_message", "read_claims", "read_message",
    "read_order", "read_settled", "return_message", "text_of", "wallet_message",
]  # fmt: skip
