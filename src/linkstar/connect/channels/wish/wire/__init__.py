"""Wish's JSON and our records. Pure: bytes in, records out, and back."""

from linkstar.connect.channels.wish.wire.claims import read_claims
from linkstar.connect.channels.wish.wire.order import order_message, read_order
from linkstar.connect.channels.wish.wire.ticket import read_message

__all__ = ["order_message", "read_claims", "read_message", "read_order"]
