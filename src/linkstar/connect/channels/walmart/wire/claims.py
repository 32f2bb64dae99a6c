"""Claims at Walmart: cancellations and refunds stand in the order's lines, returns come from the Returns API. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import orjson

from linkstar.connect.afterwards import ClaimState, SeenClaim, SeenClaimLine
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.walmart.wire.order import lines_of, statuses_of
from linkstar.connect.channels.walmart.wire.values import currency_of, listed, minor, moment, moment_or_none
from linkstar.connect.reading import Json, digest, exact, micros, reading, strangers

# Walmart accepts returns by its own rules: what is "asked" here waits for the goods, not for an answer.
RETURNS: Mapping[str, ClaimState] = {"INITIATED": "asked", "DELIVERED": "arrived", "COMPLETED": "done"}
_ON_ITS_WAY = frozenset({"IN_TRANSIT", "RETURN_IN_TRANSIT", "SHIPPED", "PICKED_UP", "OUT_FOR_DELIVERY"})
RETURN_FIELDS = frozenset({
    "returnOrderId", "customerEmailId", "returnType", "replacementCustomerOrderId", "customerName", "customerOrderId",
    "returnOrderDate", "returnByDate", "refundMode", "totalRefundAmount", "returnLineGroups", "returnOrderLines",
    "returnChannel",
})  # fmt: skip


def return_message(said: Json) -> RawMessage:
    """The raw message of one return order; its key names its content."""
    body = orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("returnOrderId") or "")
    try:
        at = _changed_at(said)
    except (TypeError, ValueError, AttributeError):
        at = None
    return RawMessage("claims", f"{id_}@{digest(body)}", id_, body, "poll", at)


def read_claims(message: RawMessage) -> Sequence[SeenClaim]:
    """The claims of a purchase order, or of a return order: one for each purchase order in it. Raises Unreadable."""
    if message.topic == "orders":
        with reading("a purchase order of the Orders API", message.body):
            order = exact(message.body)
            return [] if "eventType" in order else [*_cancellations(order), *_refunds(order)]
    with reading("a return of the Returns API", message.body):
        said = exact(message.body)
        by_order: dict[str, list[Json]] = {}
        for line in said["returnOrderLines"]:
            by_order.setdefault(str(line.get("purchaseOrderId") or ""), []).append(line)
        return [_return(said, order_id, lines, is_alone=len(by_order) == 1) for order_id, lines in by_order.items()]


def _changed_at(said: Json) -> datetime:
    lines = said.get("returnOrderLines") or ()
    told = [moment_or_none(line.get("statusTime")) for line in lines]
    told += [moment_or_none(one.get("eventTime")) for line in lines for one in line.get("returnTrackingDetail") or ()]
    return max(filter(None, [*told, moment_or_none(said.get("returnOrderDate"))]))


def _return(said: Json, order_id: str, lines: Sequence[Json], *, is_alone: bool) -> SeenClaim:
    states, changed = [_state(line) for line in lines], _changed_at(said)
    amounts = [_line_total(line) for line in lines]
    whole = said.get("totalRefundAmount") if is_alone else None
    carrier = _carrier(said)
    words = sorted({str(line.get("status")) for line in lines})
    return SeenClaim(
        external_id=str(said["returnOrderId"]) if is_alone else f"{said['returnOrderId']}:{order_id}",
        kind="replacement" if said.get("returnType") == "REPLACEMENT" else "return",
        order_id=order_id,
        version=micros(changed),
        state=min(states, key=("asked", "on_its_way", "arrived", "done", "withdrawn").index),
        asked_at=moment(said["returnOrderDate"]),
        updated_at=changed,
        reason=str(lines[0].get("returnReason") or ""),
        currency=next(filter(None, (currency_of(one) for one in (whole, *amounts))), ""),
        refund_minor=minor(whole) if whole else sum(map(minor, amounts)),
        answer_by_at=None,
        tracking_number=str(carrier.get("trackingNo") or ""),
        carrier=str(carrier.get("carrierName") or ""),
        lines=[_claim_line(line) for line in lines],
        channel_state="/".join(words),
        unknown=sorted(
            strangers("return", said, RETURN_FIELDS)
            | {f"return.status={word}" for word in words if word not in RETURNS}
        ),
    )


def _state(line: Json) -> ClaimState:
    if line.get("returnCancellationReason") and line.get("status") != "COMPLETED":
        return "withdrawn"
    state = RETURNS.get(str(line.get("status")), "asked")
    return "on_its_way" if state == "asked" and line.get("currentDeliveryStatus") in _ON_ITS_WAY else state


def _claim_line(line: Json) -> SeenClaimLine:
    return SeenClaimLine(
        str(line.get("purchaseOrderLineNumber") or ""),
        str((line.get("item") or {}).get("sku") or ""),
        int((line.get("quantity") or {}).get("measurementValue") or 0),
        minor(_line_total(line)),
        str(line.get("returnReason") or ""),
    )


def _line_total(line: Json) -> Json | None:
    return next((one["value"] for one in line.get("chargeTotals") or () if one.get("name") == "lineTotal"), None)


def _carrier(said: Json) -> Json:
    labels = [label for group in said.get("returnLineGroups") or () for label in group.get("labels") or ()]
    found: Json = next((one for label in labels for one in label.get("carrierInfoList") or ()), {})
    return found


def _cancellations(order: Json) -> list[SeenClaim]:
    """One cancellation of an order for what is cancelled, and one for what the buyer wishes to cancel."""
    order_id, made = str(order["purchaseOrderId"]), []
    gone = [line for line in lines_of(order) if any(one.get("status") == "Cancelled" for one in statuses_of(line))]
    wished = [line for line in lines_of(order) if line.get("intentToCancel") and line not in gone]
    for state, lines in (("done", gone), ("asked", wished)):
        if not lines:
            continue
        at = max(moment(line["statusDate"]) for line in lines)
        reasons = [str(one.get("cancellationReason") or "") for line in lines for one in statuses_of(line)]
        words = str(lines[0].get("intentToCancel") or "") or next(filter(None, reasons), "")
        made.append(SeenClaim(
            f"{order_id}:{state}", "cancellation", order_id, micros(at), "done" if state == "done" else "asked", at, at,
            "buyer" if state == "asked" else "channel", words,
            lines=[_cancelled_line(line) for line in lines], channel_state=words,
        ))  # fmt: skip
    return made


def _cancelled_line(line: Json) -> SeenClaimLine:
    units = int((line.get("orderLineQuantity") or {}).get("amount") or 0)
    return SeenClaimLine(str(line["lineNumber"]), str(line["item"].get("sku") or ""), units)


def _refunds(order: Json) -> list[SeenClaim]:
    order_id, made = str(order["purchaseOrderId"]), []
    for line in lines_of(order):
        refund = line.get("refund") or {}
        charges = listed(refund.get("refundCharges"), "refundCharge")
        amounts = [(one.get("charge") or {}).get("chargeAmount") for one in charges]
        if not amounts:
            continue
        at, number = moment(line["statusDate"]), str(line["lineNumber"])
        total = abs(sum(map(minor, amounts)))
        made.append(SeenClaim(
            str(refund.get("refundId") or f"{order_id}:{number}"), "refund", order_id, micros(at), "done", at, at, "seller",
            str(charges[0].get("refundReason") or ""), str(refund.get("refundComments") or ""), currency_of(amounts[0]), total,
            lines=[SeenClaimLine(number, str(line["item"].get("sku") or ""), 0, total)],
        ))  # fmt: skip
    return made
