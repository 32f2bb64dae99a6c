"""Mercado Libre's JSON and our records. Pure: bytes in, records out, and back.

A raw message is {"order": ..., "shipment": ...}: the order does not tell where it goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import orjson

from linkstar.connect.channel import Commercial, Payment, RawMessage, SeenBuyer, SeenLine, SeenOrder, SeenParcel
from linkstar.connect.reading import Json, exact, object_or_none, reading
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
)
from linkstar.kit.address import Address
from linkstar.kit.money import Money

# Status -> (is the deal still on, is the money safe).
STATES: Mapping[str, tuple[Commercial, Payment]] = {
    "confirmed": ("open", "pending"), "payment_required": ("open", "pending"), "payment_in_process": ("open", "pending"),
    "partially_paid": ("open", "pending"), "paid": ("open", "paid"), "partially_refunded": ("open", "partly_refunded"),
    "pending_cancel": ("cancel_requested", "paid"), "cancelled": ("cancelled", "pending"), "invalid": ("cancelled", "pending"),
}  # fmt: skip
SHIPPED = ("shipped", "delivered", "not_delivered")
REFRESH, EXCHANGE = "refreshToken", "exchangeCode"
_OURS = ("custom", "not_specified", "default")  # logistic types of parcels that the seller's own carrier brings


def moment(text: str) -> datetime:
    """A moment with its zone, in UTC. Raises ValueError."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} names no zone")
    return at.astimezone(UTC)


def stamp(at: datetime) -> str:
    """A moment as Mercado Libre reads it: to the millisecond, with its zone."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def order_message(order: Json, shipment: Json | None) -> RawMessage:
    """The raw message of one whole order. Raises Unreadable."""
    body = orjson.dumps({"order": order, "shipment": shipment})
    with reading("an order", body):
        at = _changed(order, shipment or {})
        return RawMessage("orders", f"{order['id']}@{at:%Y-%m-%dT%H:%M:%S.%fZ}", str(order["id"]), body, "poll", at)


def read_order(message: RawMessage) -> SeenOrder:
    """The neutral order. Raises Unreadable."""
    with reading("an order", message.body):
        said = exact(message.body)
        return _order(said["order"], said.get("shipment") or {})


def _changed(order: Json, shipment: Json) -> datetime:
    dates = [order["last_updated"], *([shipment["last_updated"]] if shipment.get("last_updated") else [])]
    return max(map(moment, dates))


def _order(order: Json, shipment: Json) -> SeenOrder:
    state, currency = str(order["status"]), str(order["currency_id"])
    commercial, payment = STATES.get(state, ("open", "pending"))
    changed_at = _changed(order, shipment)
    has_left = shipment.get("status") in SHIPPED
    shipping = sum(_minor(one.get("shipping_cost"), currency) for one in order.get("payments") or ())
    lines = [_line(row, currency, has_left=has_left) for row in order["order_items"]]
    logistic = str((shipment.get("logistic") or {}).get("type") or "custom")
    lead = (shipment.get("lead_time") or {}).get("estimated_handling_limit") or {}
    return SeenOrder(
        external_id=str(order["id"]),
        number=str(order.get("pack_id") or order["id"]),
        version=int(changed_at.timestamp()) * 1_000_000 + changed_at.microsecond,
        placed_at=moment(order["date_created"]),
        updated_at=changed_at,
        commercial="completed" if commercial == "open" and shipment.get("status") == "delivered" else commercial,
        payment=payment,
        fulfilled_by="seller" if logistic in _OURS else "channel",
        currency=currency,
        total_minor=_minor(order["total_amount"], currency) + shipping,
        lines=lines,
        buyer=_buyer(order.get("buyer") or {}),
        ship_to=_address(shipment.get("receiver_address") or {}),
        ship_by_at=moment(lead["date"]) if lead.get("date") else None,
        shipping_minor=shipping,
        discount_minor=sum(line.discount_minor for line in lines),
        service_level=str((shipment.get("shipping_option") or {}).get("name") or ""),
        note=str(order.get("comment") or ""),
        parcels=_parcels(shipment),
        channel_state=f"{state}/{shipment.get('status') or ''}",
        unknown=[] if state in STATES else [f"order.status={state}"],
    )


def _line(row: Json, currency: str, *, has_left: bool) -> SeenLine:
    item, quantity = row["item"], int(row["quantity"])
    paid = _minor(row["unit_price"], currency) * quantity
    full = _minor(row.get("full_unit_price") or row["unit_price"], currency) * quantity
    return SeenLine(
        external_id=line_id(item),
        listing_id=str(item.get("variation_id") or item["id"]),
        sku=str(item.get("seller_sku") or item.get("seller_custom_field") or ""),
        title=str(item["title"]),
        quantity=quantity,
        fulfilled=quantity if has_left else 0,
        price_minor=full,
        discount_minor=full - paid,
    )


def line_id(item: Json) -> str:
    """A line has no id of its own: the item and its variation are in an order once."""
    return ":".join(filter(None, (str(item["id"]), str(item.get("variation_id") or ""))))


def _minor(amount: Any, currency: str) -> int:
    return 0 if amount is None else Money.of(Decimal(str(amount)), currency).minor


def _buyer(said: Json) -> SeenBuyer:
    name = " ".join(filter(None, (said.get("first_name"), said.get("last_name"))))
    return SeenBuyer(external_id=str(said.get("id") or ""), name=name)


def _address(said: Json) -> Address:
    def named(part: str) -> str:
        return str((said.get(part) or {}).get("name") or "")

    return Address(
        name=str(said.get("receiver_name") or ""),
        line1=str(said.get("address_line") or ""),
        line2=str(said.get("comment") or ""),
        district=named("neighborhood"),
        city=named("city"),
        state=named("state"),
        postcode=str(said.get("zip_code") or ""),
        country=str((said.get("country") or {}).get("id") or ""),
        phone=str(said.get("receiver_phone") or ""),
    )


def _parcels(shipment: Json) -> list[SeenParcel]:
    number = str(shipment.get("tracking_number") or "")
    return (
        [SeenParcel(number, str(shipment.get("tracking_method") or ""), str(shipment.get("status") or ""))]
        if number
        else []
    )


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error that an answer stands for."""
    if answer.status < 400:
        return None
    said = _said(answer)
    words, code = str(said.get("message") or f"status {answer.status}"), str(said.get("error") or answer.status)
    if answer.status == 429:
        return Throttled(words, code=code)
    if answer.status >= 500:
        return PartnerDown(words, code=code)
    if request.operation in (REFRESH, EXCHANGE):
        return (TokenRevoked if request.operation == REFRESH else PartnerRefused)(words, code=code)
    if answer.status == 401:
        return TokenExpired(words, code=code)
    causes = said.get("cause") or ()
    first = causes[0] if isinstance(causes, list) and causes and isinstance(causes[0], dict) else {}
    return PartnerRefused(words, code=str(first.get("code") or code), field=str(first.get("references") or ""))


def _said(answer: Answer) -> Json:
    return object_or_none(answer.body) or {}
