"""AliExpress's JSON as our records. Pure."""

from linkstar.connect.channels.aliexpress.wire.order import listing_id, order_message, read_order

__all__ = ["listing_id", "order_message", "read_order"]
