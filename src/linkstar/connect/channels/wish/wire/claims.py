"""Refunds and cancellations, which Wish tells in the order: what is listed there has been paid back. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkstar.connect.afterwards import Author, SeenClaim, SeenClaimLine
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.wish.wire.order import has_left, order_currency, payment_of
from linkstar.connect.channels.wish.wire.values import currency_of, minor
from linkstar.connect.reading import Json, exact, micros, moment, moment_or_none, reading
from linkstar.connect.wire import Account

SOURCES: Mapping[str, Author] = {
    "MERCHANT": "seller", "CUSTOMER": "buyer", "WISH": "channel", "PAYMENT_PROVIDER": "channel",
}  # fmt: skip


def read_claims(message: RawMessage, account: Account) -> Sequence[SeenClaim]:
    """The refunds of an order; before the goods left they are its cancellation. Raises Unreadable."""
    with reading("an order of Wish", message.body):
        order = exact(message.body)
        currency, rows = order_currency(order, account), list(order.get("refunds") or ())
        if not rows and order["state"] == "REFUNDED":  # the state says so, and no more
            rows = [{}]
        return [_claim(order, one, number, currency) for number, one in enumerate(rows)]


def _claim(order: Json, said: Json, number: int, currency: str) -> SeenClaim:
    id_, amount, source = str(order["id"]), said.get("refund_amount"), str(said.get("refund_source") or "")
    at = moment_or_none(said.get("refund_time")) or moment(order["updated_at"])
    is_cancelled = order["state"] == "REFUNDED" and not has_left(order)
    reason = str(said.get("refund_reason") or "")
    units = int(payment_of(order).get("product_quantity") or 0) if is_cancelled else 0
    sku = str((order.get("product_information") or {}).get("sku") or "")
    return SeenClaim(
        external_id=f"{id_}:{number}" if said.get("refund_time") is None else f"{id_}:{micros(at)}",
        kind="cancellation" if is_cancelled else "refund",
        order_id=id_,
        version=micros(moment(order["updated_at"])),
        state="done",
        asked_at=at,
        updated_at=at,
        asked_by=SOURCES.get(source, "channel"),
        reason=reason,
        words=str(said.get("refund_reason_note") or ""),
        currency=currency_of(amount) or currency,
        refund_minor=minor(amount),
        lines=[SeenClaimLine(id_, sku, units, minor(amount), reason)],
        channel_state=str(order["state"]),
        unknown=[] if source in SOURCES or not source else [f"refund_source={source}"],
    )
