"""Stripe's events: one news each, by webhook and by poll under the same id. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.channel import RawMessage, Source
from linkstar.connect.payments.stripe.wire.values import id_of, micros, moment
from linkstar.connect.reading import Json, loads, reading

PAYOUT_EVENTS = (
    "payout.created", "payout.updated", "payout.paid", "payout.failed", "payout.canceled",
    "payout.reconciliation_completed",
)  # fmt: skip
CLAIM_EVENTS = (
    "charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn",
    "charge.dispute.funds_reinstated", "refund.created", "refund.updated", "charge.refund.updated",
)  # fmt: skip
_TOPICS: Mapping[str, str] = dict.fromkeys(PAYOUT_EVENTS, "settlements") | dict.fromkeys(CLAIM_EVENTS, "claims")


def event_message(body: bytes, source: Source) -> RawMessage:
    """The raw message of an event, kept as it came; what nobody reads has the topic `events`. Raises Unreadable."""
    with reading("an event of Stripe's", body):
        said = loads(body)
        kind, told = said["type"], said["data"]["object"]
        if said["object"] != "event" or not isinstance(kind, str) or not isinstance(told, dict):
            raise ValueError("no event")
        key = said["id"]
        if not isinstance(key, str) or not key:
            raise ValueError("an event without id")
        return RawMessage(_TOPICS.get(kind, "events"), key, id_of(told), body, source, moment(said["created"]))


def event_row(said: Json) -> RawMessage:
    """The raw message of an event in a list. Raises Unreadable."""
    return event_message(orjson.dumps(said), "poll")


def told_in(said: Json) -> tuple[dict[str, Any], int]:
    """What an event, or an object that stands alone, tells, and its version. Raises KeyError, TypeError."""
    is_event = said.get("object") == "event"
    told = dict(said["data"]["object"]) if is_event else dict(said)
    created = said["created"]
    moment(created)
    return told, micros(created)
