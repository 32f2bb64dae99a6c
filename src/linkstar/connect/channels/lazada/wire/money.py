"""What Lazada settles: transactions (QueryTransactionDetails) and statements (GetPayoutStatus). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.alibaba.values import digest, is_true, minor
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.lazada.wire.fields import STATEMENT_FIELDS, TRANSACTION_FIELDS
from linkstar.connect.channels.lazada.wire.values import day
from linkstar.connect.reading import Json, loads, micros, reading, strangers
from linkstar.connect.wire import Account

# A transaction's type is "Orders-Sales": where it comes from, and what it is.
_KINDS: Mapping[str, LineKind] = {
    "Lazada Fees": "fee", "Marketing Fees": "fee", "Services": "fee", "Logistics": "shipping", "Claims": "adjustment",
    "Others": "other",
}  # fmt: skip
_SALES: Mapping[str, LineKind] = {"Orders": "sale", "Refunds": "refund"}
_AMOUNT = re.compile(r"^\s*(-?[\d.,]+)\s*([A-Z]{3})?\s*$")


def transaction_message(said: Json) -> RawMessage:
    """The raw message of one transaction."""
    body = orjson.dumps({"transaction": said}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("transaction_number") or "")
    return RawMessage("settlements", f"{id_}@{digest(body)}", id_, body, "poll")


def statement_message(said: Json) -> RawMessage:
    """The raw message of one statement."""
    body = orjson.dumps({"statement": said}, option=orjson.OPT_SORT_KEYS)
    id_ = str(said.get("statement_number") or "")
    return RawMessage("settlements", f"{id_}@{digest(body)}", id_, body, "poll")


def read_settled(message: RawMessage, account: Account) -> Settled:
    """A transaction's line, or a statement. Raises Unreadable."""
    with reading("a statement or transaction of Lazada", message.body):
        said = loads(message.body)
        return _statement(said["statement"], account) if "statement" in said else _line(said["transaction"], account)


def kind_of(told: str) -> LineKind | None:
    """Our kind of a transaction type; None for one that nobody knows."""
    origin, _, what = told.partition("-")
    return _SALES.get(origin.strip(), "adjustment") if what.strip() == "Sales" else _KINDS.get(what.strip())


def _line(said: Json, account: Account) -> Settled:
    told, at = str(said.get("transaction_type") or ""), day(said["transaction_date"], account.zone)
    kind, unknown = kind_of(told), strangers("transaction", said, TRANSACTION_FIELDS)
    unknown |= set() if kind else {f"transaction_type={told}"}
    is_paid = str(said.get("paid_status") or "").strip().lower() == "paid"
    line = SeenSettlementLine(
        external_id=str(said["transaction_number"]),
        version=micros(at) + is_paid,
        kind=kind or "other",
        channel_kind="/".join(filter(None, (told, str(said.get("fee_name") or "")))),
        amount_minor=minor(said["amount"], account.currency),
        currency=account.currency,
        booked_at=at,
        order_id=str(said.get("order_no") or ""),
        order_line_id=str(said.get("orderItem_no") or ""),
        sku=str(said.get("seller_sku") or ""),
        settlement_id=str(said.get("statement") or ""),
        note=str(said.get("comment") or said.get("details") or ""),
    )
    return Settled([line], unknown=sorted(unknown))


def _statement(said: Json, account: Account) -> Settled:
    at, is_paid = day(said["created_at"], account.zone), is_true(said.get("paid"))
    found = _AMOUNT.match(str(said["payout"]))
    if found is None:
        raise ValueError(f"no payout: {said['payout']!r}")
    currency = found[2] or account.currency
    changed = day(said.get("updated_at") or said["created_at"], account.zone)
    one = SeenSettlement(
        external_id=str(said["statement_number"]), version=micros(changed) + is_paid, currency=currency,
        total_minor=minor(found[1], currency), channel_state="paid" if is_paid else "not paid", is_paid=is_paid, ends_at=at,
        paid_at=changed if is_paid else None,
    )  # fmt: skip
    return Settled(settlements=[one], unknown=sorted(strangers("statement", said, STATEMENT_FIELDS)))
