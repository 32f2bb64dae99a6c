"""Claims at Lazada: reverse orders (GetReverseOrdersForSeller), and what was cancelled of an order. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import orjson

from linkstar.connect.afterwards import Author, ClaimKind, ClaimState, SeenClaim, SeenClaimLine
from linkstar.connect.alibaba.values import digest, is_true, stamp, stamp_or_none
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.lazada.wire.fields import REVERSE_FIELDS, REVERSE_LINE_FIELDS
from linkstar.connect.channels.lazada.wire.order import CANCELLED, changed_at, units_of, version_of
from linkstar.connect.reading import Json, loads, micros, reading, strangers
from linkstar.connect.wire import Account

KINDS: Mapping[str, ClaimKind] = {"CANCEL": "cancellation", "RETURN": "return", "ONLY_REFUND": "refund"}
STATES: Mapping[str, ClaimState] = {
    "REQUEST_INITIATE": "asked", "CS_APPROVING": "asked", "REQUEST_REJECT": "refused", "REQUEST_CANCEL": "withdrawn",
    "AGREE_CANCEL_ORDER": "accepted", "REJECT_CANCEL_ORDER": "refused", "CANCEL_SUCCESS": "done",
    "SELLER_AGREE_RETURN": "accepted", "SELLER_REJECT_RETURN": "refused",
    "REFUND_PENDING": "accepted", "REFUND_AUTHORIZED": "accepted", "REFUND_SUCCESS": "done",
    "CANCEL_REFUND_ISSUED": "done", "REFUND_REJECT": "refused", "REQUEST_COMPLETE": "done",
}  # fmt: skip
# Where the goods are; tells more where the claim is agreed and its money still to come.
_GOODS: Mapping[str, ClaimState] = {
    "RETURN_PICKUP_SUCCESS": "on_its_way", "RETURN_IN_TRANSIT": "on_its_way", "RETURN_SHIPPING_BACK": "on_its_way",
    "RETURN_DELIVERED": "arrived", "RETURN_RECEIVED": "arrived", "RETURN_CANCELED": "withdrawn",
}  # fmt: skip
_ASKED_BY: Mapping[str, Author] = {"customer": "buyer", "buyer": "buyer", "seller": "seller"}


def claim_message(said: Json) -> RawMessage:
    """The raw message of one reverse order."""
    body = orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("reverse_order_id") or "")
    moments = [
        stamp_or_none(one.get("return_order_line_gmt_modified"))
        for one in said.get("reverse_order_lines") or ()
        if isinstance(one, dict)
    ]
    return RawMessage("claims", f"{id_}@{digest(body)}", id_, body, "poll", max(filter(None, moments), default=None))


def read_claims(message: RawMessage, account: Account) -> Sequence[SeenClaim]:
    """The claim in a raw message, or the cancellation that an order tells. Raises Unreadable."""
    with reading("a reverse order of Lazada", message.body):
        said = loads(message.body)
        if message.topic != "orders":
            return [_reverse(said, account)]
        return [] if "message_type" in said else _cancelled(said["order"], said["items"], account)


def _reverse(said: Json, account: Account) -> SeenClaim:
    lines = said["reverse_order_lines"]
    newest = max(lines, key=_modified)
    kind_told, state = str(said.get("request_type") or ""), str(newest.get("reverse_status") or "")
    goods, changed = str(newest.get("ofc_status") or ""), _modified(newest)
    kind, order_id = KINDS.get(kind_told, "return"), str(said["trade_order_id"])
    unknown = strangers("reverse_order", said, REVERSE_FIELDS)
    for line in lines:
        unknown |= strangers("reverse_order_line", line, REVERSE_LINE_FIELDS)
    unknown |= set() if state in STATES else {f"reverse_status={state}"}
    unknown |= set() if kind_told in KINDS else {f"request_type={kind_told}"}
    tracking = next((str(one["tracking_number"]) for one in lines if one.get("tracking_number")), "")
    return SeenClaim(
        # What is cancelled is told by the order too: there, as here, it is known by the order's number.
        external_id=order_id if kind == "cancellation" else str(said["reverse_order_id"]),
        kind=kind,
        order_id=order_id,
        version=micros(changed),
        state=_state(state, goods),
        asked_at=min(_created(one) for one in lines),
        updated_at=changed,
        reason=str(newest.get("reason_code") or ""),
        words=str(newest.get("reason_text") or ""),
        currency=account.currency,
        refund_minor=sum(int(one.get("refund_amount") or 0) for one in lines),
        answer_by_at=stamp_or_none(newest.get("sla")) if state == "REQUEST_INITIATE" else None,
        tracking_number=tracking,
        lines=[_line(one) for one in lines],
        channel_state=f"{state}/{goods}" + ("/dispute" if is_true(newest.get("is_dispute")) else ""),
        unknown=sorted(unknown),
    )


def _line(one: Json) -> SeenClaimLine:
    """A reverse line is one unit. Its money is told in the smallest unit, as we count it."""
    return SeenClaimLine(
        str(one["trade_order_line_id"]), str(one.get("seller_sku_id") or ""), 1, int(one.get("refund_amount") or 0),
        str(one.get("reason_code") or ""),
    )  # fmt: skip


def _state(state: str, goods: str) -> ClaimState:
    found = STATES.get(state, "asked")
    return _GOODS.get(goods, found) if found == "accepted" else found


def _created(one: Json) -> datetime:
    return stamp(one["return_order_line_gmt_create"])


def _modified(one: Json) -> datetime:
    return stamp(one.get("return_order_line_gmt_modified") or one["return_order_line_gmt_create"])


def _cancelled(order: Json, items: Sequence[Json], account: Account) -> list[SeenClaim]:
    gone = [one for one in items if one.get("status") in CANCELLED]
    if not gone:
        return []
    zone, first = account.zone, gone[0]
    by = str(first.get("cancel_return_initiator") or "").lower().replace("_", "-").rpartition("-")[2]
    lines = []
    for line_id, units in units_of(items).items():
        count = sum(one.get("status") in CANCELLED for one in units)
        if count:
            lines.append(
                SeenClaimLine(line_id, str(units[0].get("sku") or ""), count, reason=str(units[0].get("reason") or ""))
            )
    at = changed_at(order, items, zone)
    return [
        SeenClaim(
            external_id=str(order["order_id"]),
            kind="cancellation",
            order_id=str(order["order_id"]),
            version=version_of(order, items, zone),
            state="done",
            asked_at=at,
            updated_at=at,
            asked_by=_ASKED_BY.get(by, "channel"),
            reason=str(first.get("reason") or ""),
            words=str(first.get("reason_detail") or ""),
            currency=str(first.get("currency") or ""),
            lines=lines,
            channel_state="canceled",
        )
    ]
