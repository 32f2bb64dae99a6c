"""What PayPal books: transactions of the Transaction Search API v1, payouts to the bank among them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.payments.paypal.wire.values import minor
from linkstar.connect.reading import Json, loads, micros, moment, reading, strangers

# By the first three signs of `transaction_event_code`; single codes that mean something else stand below.
GROUPS: Mapping[str, LineKind] = {
    "T00": "sale", "T01": "fee", "T02": "other", "T03": "other", "T04": "payout", "T05": "other", "T06": "payout",
    "T07": "other", "T08": "other", "T09": "other", "T10": "other", "T11": "refund", "T12": "adjustment", "T13": "other",
    "T14": "other", "T15": "reserve", "T16": "other", "T17": "payout", "T18": "other", "T19": "adjustment", "T20": "other",
    "T21": "reserve", "T22": "other", "T30": "other", "T50": "other", "T97": "other", "T98": "other", "T99": "other",
}  # fmt: skip
CODES: Mapping[str, LineKind] = {
    "T1106": "adjustment",  # taken back by PayPal: a dispute that was lost
    "T1108": "fee", "T1109": "fee", "T1110": "reserve", "T1111": "reserve",
}  # fmt: skip
STATUSES = ("P", "S", "V", "D")  # pending, success, reversed, denied
INFO_FIELDS = frozenset({
    "paypal_account_id", "transaction_id", "paypal_reference_id", "paypal_reference_id_type", "transaction_event_code",
    "transaction_initiation_date", "transaction_updated_date", "transaction_amount", "fee_amount", "discount_amount",
    "insurance_amount", "sales_tax_amount", "shipping_amount", "shipping_discount_amount", "shipping_tax_amount",
    "other_amount", "tip_amount", "transaction_status", "transaction_subject", "transaction_note", "payment_tracking_id",
    "bank_reference_id", "ending_balance", "available_balance", "invoice_id", "custom_field", "protection_eligibility",
    "credit_term", "credit_transactional_fee", "credit_promotional_fee", "annual_percentage_rate", "payment_method_type",
    "instrument_type", "instrument_sub_type",
})  # fmt: skip
ORDER_FIELDS = ("invoice_id", "custom_field")


def transaction_message(said: Json) -> RawMessage:
    """The raw message of a booking; its key changes with the booking's time of change and state. Raises Unreadable."""
    body = orjson.dumps(said)
    with reading("a transaction", body):
        info = said["transaction_info"]
        id_, changed = str(info["transaction_id"]), str(info["transaction_updated_date"])
        key = f"{id_}@{changed}/{info['transaction_event_code']}/{info.get('transaction_status') or ''}"
        return RawMessage("settlements", key, id_, body, "poll", moment(changed))


def read_settled(message: RawMessage, order_fields: Sequence[str] = ORDER_FIELDS) -> Settled:
    """The amount and the fee of a booking as lines; a transfer to the bank is a payout beside. Raises Unreadable."""
    with reading("a transaction of PayPal's reports", message.body):
        return _booking(loads(message.body)["transaction_info"], order_fields)


def _booking(said: Json, order_fields: Sequence[str]) -> Settled:
    code, status = str(said["transaction_event_code"]), str(said.get("transaction_status") or "S")
    amount, currency = minor(said["transaction_amount"]), str(said["transaction_amount"]["currency_code"])
    at, changed = moment(said["transaction_initiation_date"]), moment(said["transaction_updated_date"])
    unknown = strangers("transaction_info", said, INFO_FIELDS)
    unknown |= set() if code[:3] in GROUPS else {f"transaction_event_code={code}"}
    unknown |= set() if status in STATUSES else {f"transaction_status={status}"}
    if status == "D":  # no money moved
        return Settled(unknown=sorted(unknown))
    id_, version = str(said["transaction_id"]), micros(changed) + (STATUSES.index(status) if status in STATUSES else 0)
    kind = CODES.get(code) or GROUPS.get(code[:3], "other")
    kind = "other" if kind == "sale" and amount < 0 else kind  # a payment that we made
    about = {
        "order_id": next((str(said[name]) for name in order_fields if said.get(name)), ""),
        "payment_id": _payment(said, kind, id_),
    }  # fmt: skip
    words = f"{code}/{status}"
    lines = [
        SeenSettlementLine(
            id_, version, kind, words, amount, currency, at, note=str(said.get("transaction_subject") or ""), **about
        )
    ]  # fmt: skip
    fee = said.get("fee_amount")
    if fee and minor(fee):
        lines.append(SeenSettlementLine(
            f"{id_}:fee", version, "fee", words, minor(fee), str(fee["currency_code"]), at, **about
        ))  # fmt: skip
    return Settled(lines, [_payout(said, id_, version)] if kind == "payout" else (), sorted(unknown))


def _payment(said: Json, kind: LineKind, id_: str) -> str:
    """The capture that a booking is about: what a refund names."""
    if kind == "sale":
        return id_
    is_payment = said.get("paypal_reference_id_type") == "TXN"
    return str(said.get("paypal_reference_id") or "") if is_payment else ""


def _payout(said: Json, id_: str, version: int) -> SeenSettlement:
    """PayPal does not say which bookings a transfer to the bank pays out: it pays from the balance."""
    status = str(said.get("transaction_status") or "S")
    return SeenSettlement(
        external_id=id_, version=version, currency=str(said["transaction_amount"]["currency_code"]),
        total_minor=-minor(said["transaction_amount"]), channel_state=f"{said['transaction_event_code']}/{status}",
        is_paid=status == "S", paid_at=moment(said["transaction_updated_date"]) if status == "S" else None,
        reference=str(said.get("bank_reference_id") or ""),
    )  # fmt: skip
