"""Claims at Shopee: returns and refunds from their list, cancellations from the orders. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from linkstar.connect.afterwards import Author, ClaimKind, ClaimState, SeenClaim, SeenClaimLine
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.shopee.wire.fields import RETURN_FIELDS
from linkstar.connect.channels.shopee.wire.order import line_ids
from linkstar.connect.channels.shopee.wire.values import listing_id, minor
from linkstar.connect.reading import Json, digest, loads, reading, seconds, strangers, unix_moment, unix_moment_or_none

RETURNS: Mapping[str, ClaimState] = {
    "REQUESTED": "asked", "PROCESSING": "accepted", "ACCEPTED": "accepted", "JUDGING": "asked", "SELLER_DISPUTE": "asked",
    "COMPLETED": "done", "REFUND_PAID": "done", "CLOSED": "refused", "CANCELLED": "withdrawn",
}  # fmt: skip
SOLUTIONS: Mapping[str, ClaimKind] = {"0": "return", "1": "refund"}  # return_solution: with the goods, or money alone
_WHO: Mapping[str, Author] = {"buyer": "buyer", "seller": "seller"}


def return_message(said: Json) -> RawMessage:
    """The raw message of a return."""
    body = orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("return_sn") or "")
    return RawMessage(
        "claims", f"{id_}@{digest(body)}", id_, body, "poll", unix_moment_or_none(said.get("update_time"))
    )


def read_claims(message: RawMessage) -> Sequence[SeenClaim]:
    """The return in a raw message, or the cancellation that an order tells. Raises Unreadable."""
    with reading("a return of Shopee", message.body):
        said = loads(message.body)
        if message.topic != "orders":
            return [_return(said)]
        return [] if "code" in said else _cancellations(said["order"])


def _return(said: Json) -> SeenClaim:
    state, changed, currency = str(said.get("status") or ""), unix_moment(said["update_time"]), str(said["currency"])
    solution = str(said.get("return_solution") or 0)
    names = strangers("return", said, RETURN_FIELDS | {"reverse_logistic_status", "reverse_logistic_channel_name"})
    names |= set() if state in RETURNS else {f"return status={state}"}
    names |= set() if solution in SOLUTIONS else {f"return_solution={solution}"}
    number = str(said.get("tracking_number") or "")
    meaning = RETURNS.get(state, "asked")
    return SeenClaim(
        external_id=str(said["return_sn"]),
        kind=SOLUTIONS.get(solution, "return"),
        order_id=str(said["order_sn"]),
        version=seconds(changed) * 1_000_000,
        state="on_its_way" if meaning == "accepted" and number and state == "PROCESSING" else meaning,
        asked_at=unix_moment(said["create_time"]),
        updated_at=changed,
        reason=str(said.get("reason") or ""),
        words=str(said.get("text_reason") or ""),
        currency=currency,
        refund_minor=minor(said.get("refund_amount"), currency),
        answer_by_at=unix_moment_or_none(said.get("return_seller_due_date"))
        or unix_moment_or_none(said.get("due_date")),
        tracking_number=number,
        carrier=str(said.get("reverse_logistics_channel_name") or ""),
        lines=[_line(one, str(said.get("reason") or ""), currency) for one in said.get("item") or ()],
        channel_state="/".join(filter(None, (state, str(said.get("negotiation_status") or "")))),
        unknown=sorted(names),
    )


def _line(one: Json, reason: str, currency: str) -> SeenClaimLine:
    return SeenClaimLine(
        order_line_id=listing_id(one["item_id"], one.get("model_id")),
        sku=str(one.get("variation_sku") or one.get("item_sku") or ""),
        quantity=int(one.get("amount") or 0),
        refund_minor=minor(one.get("refund_amount"), currency),
        reason=reason,
    )


def _cancellations(order: Json) -> list[SeenClaim]:
    """A cancellation of the whole order, or of some units of it."""
    status, id_, changed = str(order["order_status"]), str(order["order_sn"]), unix_moment(order["update_time"])
    items = order["item_list"]
    lines = [
        SeenClaimLine(line, str(item.get("model_sku") or item.get("item_sku") or ""), units)
        for line, item in zip(line_ids(items), items, strict=True)
        if (units := int(item.get("cancelled_qty") or 0) + int(item.get("cancel_requested_qty") or 0))
    ]
    if status not in ("IN_CANCEL", "CANCELLED") and not lines:
        return []
    is_asked = status == "IN_CANCEL" or any(item.get("cancel_requested_qty") for item in items)
    who = str(order.get("cancel_by") or "").lower()
    return [
        SeenClaim(
            id_, "cancellation", id_, seconds(changed) * 1_000_000, "asked" if is_asked else "done", changed, changed,
            _WHO.get(who, "buyer" if status == "IN_CANCEL" else "channel"),
            str(order.get("cancel_reason") or ""), str(order.get("buyer_cancel_reason") or ""), str(order["currency"]),
            lines=[] if status in ("IN_CANCEL", "CANCELLED") else lines, channel_state=status,
        )
    ]  # fmt: skip
