"""Walmart's JSON as our records: purchase orders, claims and reconciliation. Pure."""

from linkstar.connect.channels.walmart.wire.claims import read_claims, return_message
from linkstar.connect.channels.walmart.wire.money import read_settled, report_message
from linkstar.connect.channels.walmart.wire.order import order_id_in, order_message, read_order

__all__ = [
    "order_id_in", "order_message", "read_claims", "read_order", "read_settled", "report_message", "return_message",
]  # fmt: skip
