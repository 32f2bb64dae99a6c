"""What eBay books and pays: transactions and payouts of the Finances API v1. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.ebay.wire.values import minor
from linkstar.connect.reading import Json, digest, loads, micros, moment, moment_or_none, reading, strangers

KINDS: Mapping[str, LineKind] = {
    "SALE": "sale", "REFUND": "refund", "CREDIT": "adjustment", "DISPUTE": "adjustment", "NON_SALE_CHARGE": "fee",
    "SHIPPING_LABEL": "shipping", "TRANSFER": "adjustment", "ADJUSTMENT": "adjustment", "WITHDRAWAL": "payout",
    "LOAN_REPAYMENT": "other", "PURCHASE": "other",
}  # fmt: skip
STATUSES = ("FUNDS_PROCESSING", "FUNDS_ON_HOLD", "FUNDS_AVAILABLE_FOR_PAYOUT", "PAYOUT", "COMPLETED", "FAILED")
PAYOUTS = ("INITIATED", "RETRYABLE_FAILED", "TERMINAL_FAILED", "REVERSED", "SUCCEEDED")
TRANSACTION_FIELDS = frozenset({
    "amount", "bookingEntry", "buyer", "feeType", "orderId", "orderLineItems", "paymentsEntity", "payoutId", "references",
    "salesRecordReference", "totalFeeBasisAmount", "totalFeeAmount", "transactionDate", "transactionId",
    "transactionMemo", "transactionStatus", "transactionType",
})  # fmt: skip
# Newer than the published schema we hold: known, not used.
NEWER = frozenset({"eBayCollectedTaxAmount", "taxes", "ebayCollectedTaxAmount", "netPayoutAmount"})


def transaction_message(said: Json) -> RawMessage:
    """The raw message of one booking. Its key changes when eBay attaches a payout or a status."""
    words = [
        str(said.get(name) or "") for name in ("transactionId", "transactionType", "transactionStatus", "payoutId")
    ]
    at = moment_or_none(said.get("transactionDate"))
    key = f"{words[0]}@{'/'.join(words[1:])}"
    return RawMessage("settlements", key, words[0], orjson.dumps({"transaction": said}), "poll", at)


def payout_message(said: Json) -> RawMessage:
    """The raw message of one payout."""
    body = orjson.dumps({"payout": said}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("payoutId") or "")
    return RawMessage(
        "settlements", f"payout {id_}@{digest(body)}", id_, body, "poll", moment_or_none(said.get("payoutDate"))
    )


def read_settled(message: RawMessage) -> Settled:
    """The lines of a booking, or a payout. Raises Unreadable."""
    with reading("a booking or payout of the Finances API", message.body):
        said = loads(message.body)
        return _payout(said["payout"]) if "payout" in said else _booking(said["transaction"])


def _booking(said: Json) -> Settled:
    """eBay books a sale after its fees: the line is the amount before them, and each fee is a line of its own."""
    kind_told, status = str(said["transactionType"]), str(said.get("transactionStatus") or "")
    sign = -1 if said["bookingEntry"] == "DEBIT" else 1
    id_, at, payout = str(said["transactionId"]), moment(said["transactionDate"]), str(said.get("payoutId") or "")
    version = micros(at) + 10 * bool(payout) + (STATUSES.index(status) if status in STATUSES else 0)
    amount, order_id = sign * minor(said["amount"]), str(said.get("orderId") or "")
    fees = [
        SeenSettlementLine(
            f"{id_}:{line.get('lineItemId')}:{fee.get('feeType')}", version, "fee", str(fee.get("feeType") or ""),
            -sign * minor(fee.get("amount")), str(said["amount"]["currency"]), at, order_id,
            str(line.get("lineItemId") or ""), settlement_id=payout, note=str(fee.get("feeMemo") or ""),
        )
        for line in said.get("orderLineItems") or ()
        for fee in line.get("marketplaceFees") or ()
    ]  # fmt: skip
    gross = SeenSettlementLine(
        id_, version, KINDS.get(kind_told, "other"), "/".join(filter(None, (kind_told, str(said.get("feeType") or "")))),
        amount - sum(fee.amount_minor for fee in fees), str(said["amount"]["currency"]), at, order_id,
        settlement_id=payout, note=str(said.get("transactionMemo") or ""),
    )  # fmt: skip
    unknown = strangers("transaction", said, TRANSACTION_FIELDS | NEWER)
    unknown |= set() if kind_told in KINDS else {f"transactionType={kind_told}"}
    unknown |= set() if status in ("", *STATUSES) else {f"transactionStatus={status}"}
    return Settled([gross, *fees], unknown=sorted(unknown))


def _payout(said: Json) -> Settled:
    status, at = str(said.get("payoutStatus") or ""), moment(said["payoutDate"])
    one = SeenSettlement(
        external_id=str(said["payoutId"]),
        version=micros(at) + (PAYOUTS.index(status) if status in PAYOUTS else 0),
        currency=str(said["amount"]["currency"]),
        total_minor=minor(said["amount"]),
        channel_state=status,
        is_paid=status == "SUCCEEDED",
        paid_at=at if status == "SUCCEEDED" else None,
        reference=str(said.get("bankReference") or ""),
        lines_count=said.get("transactionCount"),
    )
    return Settled(settlements=[one], unknown=[] if status in PAYOUTS else [f"payoutStatus={status}"])
