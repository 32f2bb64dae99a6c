"""Shopify's JSON <-> LinkStar's neutral records. Pure: no clock, no network."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson

from linkstar.connect.channel import RawMessage, SeenOrder, Source
from linkstar.connect.channels.shopify.wire.order import key_of, read_node
from linkstar.connect.channels.shopify.wire.rest import is_whole, node_of, order_id_of
from linkstar.connect.channels.shopify.wire.values import moment, moment_or_none, tail
from linkstar.connect.wire import Unreadable
from linkstar.kit.errors import Invalid

_BROKEN = (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, Invalid)
_MUST_NAME = ("orders/create", "orders/updated", "orders/paid", "orders/cancelled")
_TIMES = ("updated_at", "processed_at", "committed_at", "created_at")


def order_message(node: dict[str, Any], source: Source) -> RawMessage:
    """One whole order of the Admin API as a raw message. Raises Unreadable."""
    body = orjson.dumps(node)
    try:
        return RawMessage("orders", key_of(node), tail(node["id"]), body, source, moment(node["updatedAt"]))
    except _BROKEN as wrong:
        raise Unreadable(f"not an order of the Admin API: {wrong!r}", body=body) from wrong


def webhook_message(topic: str, body: bytes, *, event_id: str, triggered_at: str) -> RawMessage:
    """A verified delivery as a raw message; news without the order's lines go by their event. Raises Unreadable."""
    said = _parsed(body)
    try:
        if not is_whole(said):
            is_about_order = topic.split("/")[0] in ("orders", "refunds", "fulfillments")
            id_ = order_id_of(said) if is_about_order else ""
            if topic in _MUST_NAME and not id_:
                raise ValueError("no order is named")  # else it would lie there and nobody would be told
            happened_at = moment_or_none(triggered_at or _time_of(said))
            return RawMessage("orders" if id_ else topic, f"{id_}@{event_id}", id_, body, "webhook", happened_at)
        node = node_of(said)
        return RawMessage("orders", key_of(node), tail(node["id"]), body, "webhook", moment(node["updatedAt"]))
    except _BROKEN as wrong:
        raise Unreadable(f"not a {topic} delivery: {wrong!r}", body=body) from wrong


def read_order(message: RawMessage) -> SeenOrder:
    """The neutral order in a message of either shape. Raises Unreadable."""
    said = _parsed(message.body)
    try:
        if "lineItems" in said:
            return read_node(said)
        if is_whole(said):
            return read_node(node_of(said))
        at = message.happened_at or moment(_time_of(said))
        ship_by = said.get("fulfill_by")  # our own word, of a notice out of a bulk file
        return replace(_news(message.external_id or order_id_of(said), at), ship_by_at=moment_or_none(ship_by))
    except _BROKEN as wrong:
        raise Unreadable(f"not an order: {wrong!r}", body=message.body) from wrong


def _news(external_id: str, at: datetime) -> SeenOrder:
    """An order of which only the id is known: it has to be fetched. Its version is below that of any whole order."""
    if not external_id:
        raise ValueError("no order is named")
    return SeenOrder(
        external_id=external_id,
        number="",
        version=0,
        placed_at=at,
        updated_at=at,
        commercial="open",
        payment="pending",
        fulfilled_by="seller",
        currency="",
        total_minor=0,
        lines=(),
        is_partial=True,
    )


def _time_of(said: dict[str, Any]) -> str:
    inner = said.get("order_edit") or said
    return next((str(inner[name]) for name in _TIMES if inner.get(name)), "")


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        said = orjson.loads(body)
    except ValueError as wrong:
        raise Unreadable(f"not JSON: {wrong}", body=body) from wrong
    if not isinstance(said, dict):
        raise Unreadable("not a JSON object", body=body)
    return said
