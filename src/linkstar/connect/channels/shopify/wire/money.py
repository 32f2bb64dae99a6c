"""Bookings and payouts of Shopify Payments. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.shopify.wire.values import Node, micros, minor_of, moment, tail
from linkstar.connect.reading import reading

PAYOUTS = ("SCHEDULED", "IN_TRANSIT", "PAID", "CANCELED", "FAILED")  # in this order a payout goes
_BOOKED = ("PENDING", "ACTION_REQUIRED", *PAYOUTS)
_KINDS: Mapping[str, LineKind] = {
    "CHARGE": "sale", "CHARGE_ADJUSTMENT": "sale", "REFUND": "refund", "REFUND_ADJUSTMENT": "refund", "REFUND_FAILURE": "refund",
    "TRANSFER": "payout", "TRANSFER_CANCEL": "payout", "TRANSFER_FAILURE": "payout", "TRANSFER_REFUND": "payout",
}  # fmt: skip
# Shopify has over a hundred types, and more each year: the first word that fits decides.
_WORDS: tuple[tuple[str, LineKind], ...] = (
    ("_FEE", "fee"), ("RESERVED_FUNDS", "reserve"), ("CUSTOMS_DUTY", "tax"), ("TAX", "tax"), ("VAT_", "tax"),
    ("SHIPPING_", "shipping"), ("LENDING_", "other"), ("ADVANCE", "other"), ("BALANCE_TRANSFER", "other"),
    ("ADJUSTMENT", "adjustment"), ("CHARGEBACK", "adjustment"), ("DISPUTE_", "adjustment"), ("RISK_", "adjustment"),
    ("_CREDIT", "adjustment"), ("_DEBIT", "adjustment"), ("SHOP_CASH", "adjustment"),
)  # fmt: skip


def list_in(data: Node) -> Any:
    """The one list in an answer, also where it stands in the account; None where the shop has no Shopify Payments."""
    found = next(iter(data.values()), None)
    return found if found is None or "pageInfo" in found else next(iter(found.values()), None)


def kind_of(type_: str) -> LineKind | None:
    """The neutral kind of a booking's type; None for one that nobody knew."""
    return _KINDS.get(type_) or next((kind for word, kind in _WORDS if word in type_), None)


def booking_message(node: dict[str, Any]) -> RawMessage:
    """A booking as a raw message; it comes again when a payout takes it up. Raises Unreadable."""
    body = orjson.dumps(node)
    with reading("a balance transaction", body):
        payout = node["associatedPayout"]
        key = f"{tail(node['id'])}@{tail(payout.get('id'))}.{payout.get('status') or ''}"
        return RawMessage("settlements", key, tail(node["id"]), body, "poll", moment(node["transactionDate"]))


def payout_message(node: dict[str, Any]) -> RawMessage:
    """A payout as a raw message. Raises Unreadable."""
    body = orjson.dumps(node)
    with reading("a payout", body):
        key = f"payout/{tail(node['id'])}@{node['status']}"
        return RawMessage("settlements", key, tail(node["id"]), body, "poll", moment(node["issuedAt"]))


def read_settled(message: RawMessage) -> Settled:
    """The lines of a booking, or a payout. Raises Unreadable."""
    with reading("a booking or payout of Shopify Payments", message.body):
        said = orjson.loads(message.body)
        if not isinstance(said, dict):
            raise ValueError("not an object")
        return _payout(said) if "issuedAt" in said else _booking(said)


def _booking(said: Node) -> Settled:
    """The amount before fees and the fee, which together are Shopify's net."""
    type_, payout = said["type"], said["associatedPayout"]
    at, id_, status = moment(said["transactionDate"]), tail(said["id"]), payout.get("status") or ""
    rank = _BOOKED.index(status) if status in _BOOKED else 0
    kind, unknown = kind_of(type_), []
    if kind is None:
        unknown.append(f"type={type_}")
    if status and status not in _BOOKED:
        unknown.append(f"payout.status={status}")
    claim = tail(said.get("sourceId")) if said.get("sourceType") in ("DISPUTE", "REFUND") else ""

    def line(suffix: str, line_kind: LineKind, words: str, money: Node, sign: int) -> SeenSettlementLine:
        return SeenSettlementLine(
            id_ + suffix, micros(at) + 10 * bool(payout.get("id")) + rank, line_kind, words, sign * minor_of(money),
            money["currencyCode"], at, order_id=tail((said.get("associatedOrder") or {}).get("id")), claim_id=claim,
            settlement_id=tail(payout.get("id")), note=said.get("adjustmentReason") or "",
            payment_id=tail(said.get("sourceOrderTransactionId")),
        )  # fmt: skip

    lines = [line("", kind or "other", type_, said["amount"], 1)]
    if minor_of(said["fee"]):
        lines.append(line(":fee", "fee", f"{type_}/fee", said["fee"], -1))
    if sum(one.amount_minor for one in lines) != minor_of(said["net"]):
        unknown.append("net is not amount less fee")
    return Settled(lines, unknown=unknown)


def _payout(said: Node) -> Settled:
    status, at = said["status"], moment(said["issuedAt"])
    rank = PAYOUTS.index(status) if status in PAYOUTS else 0
    total = minor_of(said["net"])
    one = SeenSettlement(
        external_id=tail(said["id"]),
        version=micros(at) + rank,
        currency=said["net"]["currencyCode"],
        total_minor=-abs(total) if said["transactionType"] == "WITHDRAWAL" else total,
        channel_state=status,
        is_paid=status == "PAID",
        paid_at=at if status == "PAID" else None,  # Shopify tells when it was issued, not when it arrived
        ends_at=at,
        reference=said.get("externalTraceId") or "",
    )
    return Settled(settlements=[one], unknown=[] if status in PAYOUTS else [f"payout.status={status}"])
