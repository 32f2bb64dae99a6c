"""Returns, refunds, disputes and cancellations at Shopify. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from linkstar.connect.afterwards import Author, ClaimState, SeenClaim, SeenClaimLine
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.shopify.wire import order as orders, rest
from linkstar.connect.channels.shopify.wire.values import (
    Node,
    micros,
    minor,
    minor_of,
    moment,
    moment_or_none,
    nodes,
    tail,
    total_minor,
)
from linkstar.connect.reading import reading

RETURNS: Mapping[str, ClaimState] = {
    "REQUESTED": "asked", "OPEN": "accepted", "DECLINED": "refused", "CANCELED": "withdrawn", "CLOSED": "done",
}  # fmt: skip
DISPUTES: Mapping[str, ClaimState] = {
    "NEEDS_RESPONSE": "asked", "UNDER_REVIEW": "asked", "ACCEPTED": "done", "CHARGE_REFUNDED": "done", "LOST": "done",
    "PREVENTED": "withdrawn", "WON": "refused",
}  # fmt: skip
CANCELLED_BY: Mapping[str, Author] = {
    "CUSTOMER": "buyer", "DECLINED": "channel", "FRAUD": "seller", "INVENTORY": "seller", "OTHER": "seller",
    "STAFF": "seller",
}  # fmt: skip
_STATES = ("asked", "accepted", "on_its_way", "arrived", "done", "refused", "withdrawn")


def has_claims(node: Node) -> bool:
    """Whether an order of a list of claims has a return or a refund."""
    return bool(node["returns"]["nodes"] or node["refunds"])


def claims_message(node: dict[str, Any]) -> RawMessage:
    """An order with its returns and refunds as a raw message; Shopify tells whole seconds, so its content names it too."""
    body = orjson.dumps(node)
    with reading("an order with returns", body):
        at, id_ = moment(node["updatedAt"]), tail(node["id"])
        key = f"{id_}@{node['updatedAt']}.{hashlib.sha256(body).hexdigest()[:12]}"
        return RawMessage("claims", key, id_, body, "poll", at)


def dispute_message(node: dict[str, Any]) -> RawMessage:
    """A dispute as a raw message. Raises Unreadable."""
    body = orjson.dumps(node)
    with reading("a dispute", body):
        at, id_ = _changed(node), tail(node["id"])
        return RawMessage("claims", f"dispute/{id_}@{node['status']}.{micros(at)}", id_, body, "poll", at)


def read_claims(message: RawMessage) -> Sequence[SeenClaim]:
    """The claims in a raw message of topic `claims`, or the cancellation that an order tells. Raises Unreadable."""
    with reading("a message with claims", message.body):
        said = orjson.loads(message.body)
        if not isinstance(said, dict):
            raise ValueError("not an object")
        if message.topic == "orders":
            return _cancellation(said)
        if "initiatedAt" in said:
            return [_dispute(said)]
        returns = [_return(one, said) for one in said["returns"]["nodes"]]
        # Money that goes back for a return is told with the return.
        return returns + [_refund(one, said) for one in said["refunds"] if not one.get("return")]


def _cancellation(said: dict[str, Any]) -> list[SeenClaim]:
    if "lineItems" not in said and not rest.is_whole(said):
        return []  # a notice
    node = said if "lineItems" in said else rest.node_of(said)
    if not node.get("cancelledAt"):
        return []
    at, id_, reason = moment(node["cancelledAt"]), tail(node["id"]), node.get("cancelReason") or ""
    unknown = [f"cancelReason={reason}"] if reason and reason not in CANCELLED_BY else []
    return [SeenClaim(
        id_, "cancellation", id_, orders.version_of(node), "done", at, at, asked_by=CANCELLED_BY.get(reason, "seller"),
        reason=reason, currency=node["currencyCode"], channel_state="cancelled", unknown=unknown,
    )]  # fmt: skip


def _return(one: Node, order: Node) -> SeenClaim:
    rows, refunds = nodes(one["returnLineItems"]), nodes(one.get("refunds"))
    parcel = next(filter(None, map(_parcel, nodes(one.get("reverseFulfillmentOrders")))), {})
    state = _state_of(one, rows, has_parcel=bool(parcel))
    asked_at = moment(one["createdAt"])
    dates = (asked_at, moment_or_none(one.get("requestApprovedAt")), moment_or_none(one.get("closedAt")))
    lines = [_line(row) for row in rows]
    back = total_minor(refund["totalRefundedSet"] for refund in refunds)
    reasons = [line.reason for line in lines if line.reason]
    return SeenClaim(
        tail(one["id"]), "return", tail(order["id"]), _version(order, state), state, asked_at,
        max(date for date in dates if date), reason=reasons[0] if reasons else "", words=_words(rows),
        currency=order["currencyCode"], refund_minor=back or sum(line.refund_minor for line in lines),
        tracking_number=parcel.get("number") or "", carrier=parcel.get("carrierName") or "", lines=lines,
        channel_state=one["status"], unknown=[] if one["status"] in RETURNS else [f"return.status={one['status']}"],
    )  # fmt: skip


def _state_of(one: Node, rows: Sequence[Node], *, has_parcel: bool) -> ClaimState:
    """Shopify says "open" from the agreement to the refund: the parcel and what was unpacked tell how far it is."""
    state = RETURNS.get(one["status"], "asked")
    if state != "accepted":
        return state
    if rows and all(int(row.get("processedQuantity") or 0) >= int(row["quantity"]) for row in rows):
        return "arrived"
    return "on_its_way" if has_parcel else "accepted"


def _line(row: Node) -> SeenClaimLine:
    sold = (row.get("fulfillmentLineItem") or {}).get("lineItem") or {}
    return SeenClaimLine(
        tail(sold.get("id")), sold.get("sku") or "", int(row["quantity"]), minor(row.get("withCodeDiscountedTotalPriceSet")),
        (row.get("returnReasonDefinition") or {}).get("handle") or "",
    )  # fmt: skip


def _words(rows: Sequence[Node]) -> str:
    said = [row.get("customerNote") or row.get("returnReasonNote") or "" for row in rows]
    return "\n".join(dict.fromkeys(filter(None, said)))


def _parcel(reverse: Node) -> Node:
    """What the buyer sends back with, if there is a number."""
    for delivery in nodes(reverse.get("reverseDeliveries")):
        tracking = (delivery.get("deliverable") or {}).get("tracking") or {}
        if tracking.get("number"):
            found: Node = tracking
            return found
    return {}


def _refund(one: Node, order: Node) -> SeenClaim:
    lines = [
        SeenClaimLine(
            tail(row["lineItem"]["id"]), row["lineItem"].get("sku") or "", int(row["quantity"]),
            minor(row["subtotalSet"]) + minor(row["totalTaxSet"]),
        )
        for row in nodes(one["refundLineItems"])
    ]  # fmt: skip
    changed_at = moment(one["updatedAt"])
    return SeenClaim(
        tail(one["id"]), "refund", tail(order["id"]), micros(changed_at), "done",
        moment_or_none(one.get("createdAt")) or changed_at, changed_at, asked_by="seller", words=one.get("note") or "",
        currency=order["currencyCode"], refund_minor=minor(one["totalRefundedSet"]), lines=lines,
    )  # fmt: skip


def _dispute(said: Node) -> SeenClaim:
    status, kind, changed_at = said["status"], said["type"], _changed(said)
    unknown = [] if status in DISPUTES else [f"dispute.status={status}"]
    unknown += [] if kind in ("CHARGEBACK", "INQUIRY") else [f"dispute.type={kind}"]
    return SeenClaim(
        tail(said["id"]), "dispute", tail((said.get("order") or {}).get("id")),
        micros(changed_at) + (list(DISPUTES).index(status) if status in DISPUTES else 0),
        DISPUTES.get(status, "asked"), moment(said["initiatedAt"]), changed_at, reason=said["reasonDetails"]["reason"],
        currency=said["amount"]["currencyCode"], refund_minor=minor_of(said["amount"]),
        answer_by_at=moment_or_none(said.get("evidenceDueBy")), channel_state=f"{kind}/{status}", unknown=unknown,
    )  # fmt: skip


def _changed(said: Node) -> datetime:
    dates = [moment_or_none(said.get(name)) for name in ("evidenceSentOn", "finalizedOn")]
    return max([moment(said["initiatedAt"]), *(date for date in dates if date)])


def _version(order: Node, state: ClaimState) -> int:
    """The order's time of change: a return has none of its own. Within one second its state counts."""
    return micros(moment(order["updatedAt"])) + _STATES.index(state)
