"""ORDER_CHANGE notifications, as an EventBridge API destination (or a queue reader) hands them to our door. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.channel import RawMessage, SeenLine, SeenOrder
from linkstar.connect.channels.amazon.wire import STATUSES, key_of
from linkstar.connect.reading import moment
from linkstar.connect.wire import Account, BadSignature, Unreadable

# The notification still speaks the words of Orders v0.
_STATUSES = {
    "Pending": "PENDING", "PendingAvailability": "PENDING_AVAILABILITY", "Unshipped": "UNSHIPPED", "Shipped": "SHIPPED",
    "PartiallyShipped": "PARTIALLY_SHIPPED", "Canceled": "CANCELLED", "Unfulfillable": "UNFULFILLABLE",
    "InvoiceUnconfirmed": "PENDING",
}  # fmt: skip
NOTICE = "~notice"  # a notice lacks prices and addresses: its key must not shut out the whole order of the same moment


def messages_of(body: bytes, account: Account) -> Sequence[RawMessage]:
    """The raw message of a delivery; nothing for kinds of news we do not use. Raises Unreadable, BadSignature."""
    said = _unwrapped(body)
    if said.get("NotificationType") != "ORDER_CHANGE":
        return ()
    try:
        change = said["Payload"]["OrderChangeNotification"]
        seller, order_id = change["SellerId"], str(change["AmazonOrderId"])
        changed_at = moment(change["OrderChangeTrigger"]["TimeOfOrderChange"] or said["EventTime"])
    except (KeyError, TypeError, ValueError, ArithmeticError) as wrong:
        raise Unreadable(f"not an ORDER_CHANGE notification: {wrong!r}", body=body) from wrong
    if seller != account.external_id:
        raise BadSignature(f"the notification is for seller {seller}")
    key = key_of(order_id, changed_at) + NOTICE
    return [RawMessage("orders", key, order_id, body, "webhook", changed_at)]


def is_notice(message: RawMessage) -> bool:
    """Whether a raw message is a notice and not a whole order; a replayed file may have lost our key."""
    return message.key.endswith(NOTICE) or b'"OrderChangeNotification"' in message.body


def read_notice(message: RawMessage, account: Account) -> SeenOrder:
    """The little that a notice tells: `is_partial`, so that the whole order is fetched. Raises Unreadable."""
    said = _unwrapped(message.body)
    try:
        return _order(said, account)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as wrong:
        raise Unreadable(f"not an ORDER_CHANGE notification: {wrong!r}", body=message.body) from wrong


def _order(said: Mapping[str, Any], account: Account) -> SeenOrder:
    change = said["Payload"]["OrderChangeNotification"]
    summary = change["Summary"]
    changed_at = moment(change["OrderChangeTrigger"]["TimeOfOrderChange"] or said["EventTime"])
    state = summary["OrderStatus"]
    status = _STATUSES.get(state, "")
    commercial, payment = STATUSES.get(status, ("open", "pending"))
    items = summary["OrderItems"]
    if commercial == "open" and any(item.get("IsBuyerRequestedCancel") for item in items):
        commercial = "cancel_requested"
    ship_by, deliver_by = summary.get("LatestShipDate"), summary.get("LatestDeliveryDate")
    return SeenOrder(
        external_id=change["AmazonOrderId"],
        number=change["AmazonOrderId"],
        version=0,  # below that of any whole order, whose own time of change may be a little earlier
        placed_at=moment(summary["PurchaseDate"]) if summary.get("PurchaseDate") else changed_at,
        updated_at=changed_at,
        commercial=commercial,
        payment=payment,
        fulfilled_by="seller" if summary["FulfillmentType"] == "MFN" else "channel",
        currency=account.currency,
        total_minor=0,
        lines=[_line(item) for item in items],
        ship_by_at=moment(ship_by) if ship_by else None,
        deliver_by_at=moment(deliver_by) if deliver_by else None,
        is_business="Business" in summary.get("OrderPrograms", ()),
        channel_state=state,
        unknown=() if status else (f"OrderStatus={state}",),
        is_partial=True,
    )


def _line(item: Mapping[str, Any]) -> SeenLine:
    sku = item["SellerSKU"]
    return SeenLine(
        item["OrderItemId"], sku, sku, "", int(item["Quantity"]), fulfilled=int(item.get("QuantityShipped", 0))
    )


def _unwrapped(body: bytes) -> Mapping[str, Any]:
    """The notification itself: EventBridge puts it into `detail` of its own event. Raises Unreadable."""
    try:
        said = orjson.loads(body)
    except ValueError as wrong:
        raise Unreadable(f"not JSON: {wrong}", body=body) from wrong
    if isinstance(said, dict) and isinstance(said.get("detail"), dict):
        said = said["detail"]
    if not isinstance(said, dict):
        raise Unreadable("a notification is a JSON object", body=body)
    return said
