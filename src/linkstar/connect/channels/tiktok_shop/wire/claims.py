"""Claims at TikTok Shop: cancellations and returns, each from a search of its own. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import orjson

from linkstar.connect.afterwards import Author, ClaimKind, ClaimState, SeenClaim, SeenClaimLine
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.tiktok_shop.wire.fields import CANCELLATION_FIELDS, RETURN_FIELDS
from linkstar.connect.channels.tiktok_shop.wire.values import minor
from linkstar.connect.reading import Json, digest, loads, reading, seconds, strangers, unix_moment, unix_moment_or_none

CANCELLATIONS: Mapping[str, ClaimState] = {
    "CANCELLATION_REQUEST_PENDING": "asked", "CANCELLATION_REQUEST_SUCCESS": "accepted",
    "CANCELLATION_REQUEST_COMPLETE": "done", "CANCELLATION_REQUEST_CANCEL": "withdrawn",
    "CANCELLATION_REQUEST_REJECT": "refused",
}  # fmt: skip
RETURNS: Mapping[str, ClaimState] = {
    "RETURN_OR_REFUND_REQUEST_PENDING": "asked", "REFUND_OR_RETURN_REQUEST_REJECT": "refused",
    "AWAITING_BUYER_SHIP": "accepted", "AWAITING_BUYER_RESPONSE": "accepted", "BUYER_SHIPPED_ITEM": "on_its_way",
    "REJECT_RECEIVE_PACKAGE": "refused", "RETURN_OR_REFUND_REQUEST_SUCCESS": "accepted",
    "RETURN_OR_REFUND_REQUEST_CANCEL": "withdrawn", "RETURN_OR_REFUND_REQUEST_COMPLETE": "done",
    "REFUND_OR_RETURN_REQUEST_PENDING": "asked", "REPLACEMENT_REQUEST_PENDING": "asked", "REPLACEMENT_REQUEST_REJECT": "refused",
    "REPLACEMENT_REQUEST_REFUND_SUCCESS": "done", "REPLACEMENT_REQUEST_CANCEL": "withdrawn",
    "REPLACEMENT_REQUEST_COMPLETE": "done", "EXCHANGE_REQUEST_PENDING": "asked", "EXCHANGE_REQUEST_CANCEL": "withdrawn",
    "EXCHANGE_REQUEST_COMPLETE": "done", "EXCHANGE_REQUEST_REFUND_SUCCESS": "done", "EXCHANGE_REQUEST_REJECT": "refused",
}  # fmt: skip
_KINDS: Mapping[str, ClaimKind] = {
    "REFUND": "refund", "RETURN_AND_REFUND": "return", "REPLACEMENT": "replacement", "EXCHANGE": "replacement",
}  # fmt: skip
_ROLES: Mapping[str, Author] = {"BUYER": "buyer", "SELLER": "seller"}


def claim_message(said: Json) -> RawMessage:
    """The raw message of a cancellation or a return."""
    body = orjson.dumps(said, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("cancel_id") or said.get("return_id") or "")
    return RawMessage(
        "claims", f"{id_}@{digest(body)}", id_, body, "poll", unix_moment_or_none(said.get("update_time"))
    )


def read_claims(message: RawMessage) -> Sequence[SeenClaim]:
    """The claim in a raw message; orders tell none of their own. Raises Unreadable."""
    with reading("a cancellation or return of TikTok Shop", message.body):
        said = loads(message.body)
        if message.topic == "orders":
            return []
        return [_cancellation(said) if "cancel_id" in said else _return(said)]


def _cancellation(said: Json) -> SeenClaim:
    state, changed = str(said.get("cancel_status") or ""), unix_moment(said["update_time"])
    names = strangers("cancellation", said, CANCELLATION_FIELDS)
    return SeenClaim(
        str(said["cancel_id"]), "cancellation", str(said["order_id"]), seconds(changed) * 1_000_000,
        CANCELLATIONS.get(state, "asked"), unix_moment(said["create_time"]), changed,
        _ROLES.get(str(said.get("role")), "channel"), str(said.get("cancel_reason") or ""),
        str(said.get("cancel_reason_text") or ""), *_money(said), _due(said),
        lines=[_line(one) for one in said.get("cancel_line_items") or ()], channel_state=state,
        unknown=sorted(names | (set() if state in CANCELLATIONS else {f"cancel_status={state}"})),
    )  # fmt: skip


def _return(said: Json) -> SeenClaim:
    state, changed, kind = (
        str(said.get("return_status") or ""),
        unix_moment(said["update_time"]),
        str(said.get("return_type") or ""),
    )
    names = strangers("return", said, RETURN_FIELDS)
    names |= set() if state in RETURNS else {f"return_status={state}"}
    names |= set() if kind in _KINDS else {f"return_type={kind}"}
    return SeenClaim(
        str(said["return_id"]), _KINDS.get(kind, "return"), str(said["order_id"]), seconds(changed) * 1_000_000,
        RETURNS.get(state, "asked"), unix_moment(said["create_time"]), changed, _ROLES.get(str(said.get("role")), "channel"),
        str(said.get("return_reason") or ""), str(said.get("return_reason_text") or ""), *_money(said), _due(said),
        str(said.get("return_tracking_number") or ""), str(said.get("return_provider_name") or ""),
        [_line(one) for one in said.get("return_line_items") or ()], state, sorted(names),
    )  # fmt: skip


def _money(said: Json) -> tuple[str, int]:
    amount = said.get("refund_amount") or {}
    currency = str(amount.get("currency") or "")
    return currency, minor(amount.get("refund_total"), currency) if currency else 0


def _line(one: Json) -> SeenClaimLine:
    """A line item is one unit."""
    return SeenClaimLine(str(one.get("order_line_item_id") or ""), str(one.get("seller_sku") or ""), 1, _money(one)[1])


def _due(said: Json) -> datetime | None:
    deadlines = (unix_moment_or_none(one.get("deadline")) for one in said.get("seller_next_action_response") or ())
    return min(filter(None, deadlines), default=None)
