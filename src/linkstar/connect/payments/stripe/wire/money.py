"""What Stripe books and pays: balance transactions and payouts. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.payments.stripe.wire.event import told_in
from linkstar.connect.payments.stripe.wire.values import currency_of, id_of, micros, minor, moment, order_of, part_of
from linkstar.connect.reading import Json, loads, reading, strangers

KINDS: Mapping[str, LineKind] = {
    "charge": "sale", "payment": "sale", "refund": "refund", "payment_refund": "refund", "refund_failure": "refund",
    "payment_failure_refund": "refund", "adjustment": "adjustment", "stripe_fee": "fee", "stripe_fx_fee": "fee",
    "application_fee": "fee", "application_fee_refund": "fee", "tax_fee": "tax", "payout": "payout",
    "payout_cancel": "payout", "payout_failure": "payout", "reserve_transaction": "reserve", "reserved_funds": "reserve",
    "topup": "other", "topup_reversal": "other", "transfer": "other", "transfer_cancel": "other", "transfer_failure": "other",
    "transfer_refund": "other", "advance": "other", "advance_funding": "other", "anticipation_repayment": "other",
    "connect_collection_transfer": "other", "contribution": "other", "issuing_authorization_hold": "other",
    "issuing_authorization_release": "other", "issuing_dispute": "other", "issuing_transaction": "other",
}  # fmt: skip
PAYOUTS = (
    "pending",
    "in_transit",
    "paid",
    "canceled",
    "failed",
)  # in this order a payout goes; a paid one may still fail
TRANSACTION_FIELDS = frozenset({
    "amount", "available_on", "created", "currency", "description", "exchange_rate", "fee", "fee_details", "id", "net",
    "object", "reporting_category", "source", "status", "type",
})  # fmt: skip
PAYOUT_FIELDS = frozenset({
    "amount", "arrival_date", "automatic", "balance_transaction", "created", "currency", "description", "destination",
    "failure_balance_transaction", "failure_code", "failure_message", "id", "livemode", "metadata", "method", "object",
    "original_payout", "reconciliation_status", "reversed_by", "source_type", "statement_descriptor", "status", "type",
})  # fmt: skip
# Newer than the published schema we hold: known, not used.
NEWER = frozenset({"application_fee", "application_fee_amount", "balance_type", "payout_method", "trace_id"})
ORDER_NAMES = ("order_id", "order_number", "order")


def transaction_message(said: Json, payout: str = "") -> RawMessage:
    """The raw message of a booking; with the payout that paid it out, when that is known."""
    body = orjson.dumps({"balance_transaction": said, **({"payout": payout} if payout else {})})
    with reading("a balance transaction", body):
        key = f"{said['id']}@{payout or said['status']}"
        return RawMessage("settlements", key, str(said["id"]), body, "poll", moment(said["created"]))


def read_settled(message: RawMessage, order_names: Sequence[str] = ORDER_NAMES) -> Settled:
    """The lines of a booking, or a payout. Raises Unreadable."""
    with reading("a balance transaction or payout", message.body):
        said = loads(message.body)
        if "balance_transaction" in said and said.get("object") != "payout":
            return _booking(said["balance_transaction"], str(said.get("payout") or ""), order_names)
        told, version = told_in(said)
        if told["object"] == "balance_transaction":
            return _booking(told, "", order_names)
        return _payout(told, version)


def is_ready(payout: Json) -> bool:
    """Whether Stripe now tells which bookings an automatic payout paid out."""
    return bool(payout.get("automatic")) and payout.get("reconciliation_status") == "completed"


def _booking(said: Json, payout: str, order_names: Collection[str]) -> Settled:
    """The amount before fees as one line, each fee as a line of its own: together they are Stripe's net."""
    kind, status, currency = str(said["type"]), str(said["status"]), currency_of(said)
    id_, at, amount = str(said["id"]), moment(said["created"]), minor(said["amount"], currency)
    version = micros(said["created"]) + 10 * bool(payout) + (status == "available")
    source = part_of(said.get("source"))
    about = {
        "order_id": order_of(source, order_names), "settlement_id": payout, "payment_id": _payment(said.get("source")),
        "claim_id": _claim(said.get("source")),
    }  # fmt: skip
    words = "/".join(dict.fromkeys(filter(None, (kind, str(said.get("reporting_category") or "")))))
    gross = SeenSettlementLine(
        id_, version, KINDS.get(kind, "other"), words, amount, currency, at, note=str(said.get("description") or ""),
        **about,
    )  # fmt: skip
    fees = []
    for number, fee in enumerate(said.get("fee_details") or ()):
        paid = minor(fee["amount"], currency)
        if paid:
            fees.append(SeenSettlementLine(
                f"{id_}:fee:{number}", version, "tax" if fee.get("type") == "tax" else "fee", str(fee.get("type") or ""),
                -paid, currency, at, note=str(fee.get("description") or ""), **about,
            ))  # fmt: skip
    unknown = strangers("balance_transaction", said, TRANSACTION_FIELDS | NEWER)
    unknown |= set() if kind in KINDS else {f"type={kind}"}
    unknown |= set() if status in ("pending", "available") else {f"status={status}"}
    if amount + sum(fee.amount_minor for fee in fees) != minor(said["net"], currency):
        unknown.add("net is not amount less fees")
    return Settled([gross, *fees], unknown=sorted(unknown))


def _payment(source: object) -> str:
    """The charge that a booking is about: it itself, or what it belongs to."""
    told = part_of(source)
    of = id_of(source) if told.get("object", "") in ("", "charge") else id_of(told.get("charge"))
    return of if of.startswith(("ch_", "py_", "pi_")) else ""


def _claim(source: object) -> str:
    """The dispute or refund that a booking is about."""
    id_ = id_of(source)
    return id_ if id_.startswith(("dp_", "du_", "re_", "pyr_")) else ""


def _payout(said: Json, version: int) -> Settled:
    if said["object"] != "payout":
        raise ValueError("no payout")
    status, currency = str(said["status"]), currency_of(said)
    rank = PAYOUTS.index(status) if status in PAYOUTS else 0
    one = SeenSettlement(
        external_id=str(said["id"]),
        version=version + 2 * rank + (said.get("reconciliation_status") == "completed"),
        currency=currency,
        total_minor=minor(said["amount"], currency),
        channel_state=status,
        is_paid=status == "paid",
        paid_at=moment(said["arrival_date"]) if status == "paid" else None,
        reference=_reference(said),
    )
    unknown = strangers("payout", said, PAYOUT_FIELDS | NEWER)
    unknown |= set() if status in PAYOUTS else {f"payout.status={status}"}
    return Settled(settlements=[one], unknown=sorted(unknown))


def _reference(said: Json) -> str:
    trace = part_of(said.get("trace_id"))  # the bank's own number, where Stripe already knows it
    return str(trace.get("value") or said.get("statement_descriptor") or "")
