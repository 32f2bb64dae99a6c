"""Claims at eBay: cancellations and refunds stand in the order, returns come from the Post-Order API v2. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from linkstar.connect.afterwards import Author, ClaimState, SeenClaim, SeenClaimLine
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.ebay.wire.values import minor
from linkstar.connect.reading import Json, digest, loads, micros, moment, moment_or_none, reading

CANCELLATIONS: Mapping[str, ClaimState] = {"REQUESTED": "asked", "COMPLETED": "done", "REJECTED": "refused"}
REFUNDS: Mapping[str, ClaimState] = {"PENDING": "accepted", "REFUNDED": "done", "FAILED": "refused"}
# Post-Order's ReturnStatusEnum. eBay tells no time of change, so the way through the states makes the version grow.
RETURNS: Mapping[str, ClaimState] = {
    "RETURN_REQUESTED": "asked", "RETURN_REQUESTED_TIMEOUT": "asked", "WAITING_FOR_RMA": "asked",
    "WAITING_FOR_RETURN_LABEL": "asked", "PARTIAL_REFUND_REQUESTED": "asked", "REPLACEMENT_REQUESTED": "asked",
    "REPLACEMENT_WAITING_FOR_RMA": "asked", "RETURN_LABEL_PENDING": "accepted", "RETURN_LABEL_REQUESTED": "asked",
    "READY_FOR_SHIPPING": "accepted", "PARTIAL_REFUND_INITIATED": "accepted", "PARTIAL_REFUND_DECLINED": "asked",
    "PARTIAL_REFUND_FAILED": "accepted", "REPLACEMENT_STARTED": "accepted", "ITEM_SHIPPED": "on_its_way",
    "REPLACEMENT_SHIPPED": "on_its_way", "ITEM_DELIVERED": "arrived", "REPLACEMENT_DELIVERED": "arrived",
    "LESS_THAN_A_FULL_REFUND_ISSUED": "done", "REPLACED": "done", "REPLACEMENT_CLOSED": "done", "CLOSED": "done",
    "RETURN_REJECTED": "refused", "ESCALATED": "asked",
}  # fmt: skip
_RANK: Mapping[ClaimState, int] = {
    "asked": 1, "accepted": 2, "on_its_way": 3, "arrived": 4, "refused": 5, "withdrawn": 5, "done": 6,
}  # fmt: skip
_INITIATORS: Mapping[str, Author] = {"BUYER": "buyer", "SELLER": "seller", "EBAY": "channel"}


def return_message(summary: Json) -> RawMessage:
    """The raw message of a return as a search tells it; its key names its content, as no time of change is told."""
    body = orjson.dumps(summary, option=orjson.OPT_SORT_KEYS)
    asked = ((summary.get("creationInfo") or {}).get("creationDate") or {}).get("value")
    id_ = str(summary.get("returnId") or "")
    return RawMessage("claims", f"{id_}@{digest(body)}", id_, body, "poll", moment_or_none(asked))


def read_claims(message: RawMessage) -> Sequence[SeenClaim]:
    """The claims of an order, or the return of a search. Raises Unreadable."""
    if message.topic == "orders":
        with reading("an order of the Fulfillment API", message.body):
            order = loads(message.body)
            return [*_cancellations(order), *_refunds(order)]
    with reading("a return of the Post-Order API", message.body):
        return [_return(loads(message.body))]


def _cancellations(order: Json) -> list[SeenClaim]:
    order_id, status = str(order["orderId"]), order.get("cancelStatus") or {}
    changed, found = moment(order["lastModifiedDate"]), []
    for one in status.get("cancelRequests") or ():
        state = str(one.get("cancelRequestState", ""))
        initiator = str(one.get("cancelInitiator") or "BUYER").upper()
        found.append(SeenClaim(
            str(one["cancelRequestId"]), "cancellation", order_id, micros(changed), CANCELLATIONS.get(state, "asked"),
            moment(one["cancelRequestedDate"]), changed, _INITIATORS.get(initiator, "channel"),
            str(one.get("cancelReason") or ""), channel_state=state,
            unknown=[] if state in CANCELLATIONS else [f"cancelRequestState={state}"],
        ))  # fmt: skip
    if not found and status.get("cancelState") == "CANCELED":  # the list of orders does not tell who asked
        at = moment(status.get("cancelledDate") or order["lastModifiedDate"])
        found.append(SeenClaim(
            order_id, "cancellation", order_id, micros(changed), "done", at, changed, "channel", channel_state="CANCELED"
        ))  # fmt: skip
    return found


def _refunds(order: Json) -> list[SeenClaim]:
    order_id, changed = str(order["orderId"]), moment(order["lastModifiedDate"])
    found = []
    for one in (order.get("paymentSummary") or {}).get("refunds") or ():
        state, id_ = str(one.get("refundStatus", "")), str(one.get("refundId") or one.get("refundReferenceId") or "")
        parts = [
            SeenClaimLine(str(line["lineItemId"]), str(line.get("sku") or ""), refund_minor=minor(part.get("amount")))
            for line in order["lineItems"]
            for part in line.get("refunds") or ()
            if str(part.get("refundId") or part.get("refundReferenceId") or "") == id_
        ]
        at = moment(one.get("refundDate") or order["lastModifiedDate"])
        found.append(SeenClaim(
            id_, "refund", order_id, micros(changed), REFUNDS.get(state, "accepted"), at, changed, "seller",
            currency=str((one.get("amount") or {}).get("currency") or ""), refund_minor=minor(one.get("amount")),
            lines=parts, channel_state=state, unknown=[] if state in REFUNDS else [f"refundStatus={state}"],
        ))  # fmt: skip
    return found


def _return(one: Json) -> SeenClaim:
    info, item = one["creationInfo"], one["creationInfo"]["item"]
    status = str(one.get("status") or one.get("state") or "")
    state, asked_at = RETURNS.get(status, "asked"), moment(info["creationDate"]["value"])
    refund = one.get("sellerTotalRefund") or one.get("buyerTotalRefund") or {}
    amount = refund.get("actualRefundAmount") or refund.get("estimatedRefundAmount")
    due = ((one.get("sellerResponseDue") or {}).get("respondByDate") or {}).get("value")
    return SeenClaim(
        external_id=str(one["returnId"]),
        kind="replacement" if one.get("currentType") == "REPLACEMENT" else "return",
        order_id=str(one.get("orderId") or ""),
        version=micros(asked_at) + _RANK[state],
        state=state,
        asked_at=asked_at,
        updated_at=asked_at,
        reason=str(info.get("reason") or ""),
        words=str((info.get("comments") or {}).get("content") or ""),
        currency=str((amount or {}).get("currency") or ""),
        refund_minor=minor(amount),
        answer_by_at=moment_or_none(due),
        lines=[
            SeenClaimLine(str(item.get("transactionId") or ""), "", int(item.get("returnQuantity") or 0), minor(amount))
        ],
        channel_state=f"{one.get('state') or ''}/{one.get('status') or ''}",
        unknown=[] if status in RETURNS else [f"return.status={status}"],
    )
