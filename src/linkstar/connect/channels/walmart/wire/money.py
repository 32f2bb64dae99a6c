"""Walmart's reconciliation report (version 1): the rows of one settlement, as the JSON interface gives them. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.reading import Json, digest, exact, micros, reading
from linkstar.kit.money import Money

COLUMNS = frozenset({
    "Period Start Date", "Period End Date", "Currency", "Transaction Type", "Total Payable", "Transaction Description",
    "Transaction Posted Timestamp", "Shipping Method", "Partner Item Name", "Customer Order line #", "Contract Category",
    "Product Tax Code", "Ship to Zipcode", "Ship to City", "Transaction Key", "Ship Qty", "Amount", "Partner GTIN",
    "Ship to State", "Amount Type", "Fulfillment Type", "Customer Order #", "Purchase Order #", "Product Type",
    "Partner Item Id", "Purchase Order line #", "Commission Rate", "Customer Promo Type", "Total Walmart Funded Savings Program",
    "Campaign Id", "Commission Saving", "Commission Incentive Program", "Customer Type", "Transaction Reason Description",
    "Fulfillment Details", "Original Commission", "Flex Commission Rule", "Return Reason Code", "Item Condition",
    "Ship to County",
})  # fmt: skip
SUMMARY = "PaymentSummary"
_KINDS: Mapping[str, LineKind] = {
    "sale": "sale", "refund": "refund", "adjustment": "adjustment", "service fee": "fee", "dispute settlement": "adjustment",
    "wfs fee": "fee", "fee": "fee", "reserve": "reserve", "deposit": "payout",
}  # fmt: skip


def report_message(date: str, offset: int, rows: Sequence[Json]) -> RawMessage:
    """The raw message of one piece of a report; its key names its content, as a report may be made anew."""
    body = orjson.dumps({"reportDate": date, "offset": offset, "reportData": rows}, option=orjson.OPT_SORT_KEYS)
    return RawMessage("settlements", f"{date}+{offset}@{digest(body)}", date, body, "poll", date_of(date))


def date_of(text: str) -> datetime:
    """A report's date (MMDDYYYY, or with slashes) as the midnight at its beginning. Raises ValueError."""
    return datetime.strptime(text.replace("/", ""), "%m%d%Y").replace(tzinfo=UTC)


def read_settled(message: RawMessage, currency: str) -> Settled:
    """The lines of a report's piece, and the payment if it stands there. Raises Unreadable."""
    with reading("a reconciliation report", message.body):
        said = exact(message.body)
        date, rows = str(said["reportDate"]), list(said["reportData"])
        money = next((str(row["Currency"]) for row in rows if row.get("Currency")), currency)
        lines = [
            _line(row, date, money, f"{said['offset']}.{place}")
            for place, row in enumerate(rows)
            if not _is_summary(row)
        ]
        paid = [_summary(row, date, money) for row in rows if _is_summary(row)]
        return Settled(lines, paid, _unknown(rows))


def _is_summary(row: Json) -> bool:
    return row.get("Transaction Type") == SUMMARY


def _line(row: Json, date: str, currency: str, place: str) -> SeenSettlementLine:
    kind, about = str(row.get("Transaction Type") or ""), str(row.get("Amount Type") or "")
    at = _day(row, "Transaction Posted Timestamp") or date_of(date)
    return SeenSettlementLine(
        external_id=str(row.get("Transaction Key") or f"{date}:{place}"),
        version=micros(date_of(date)),
        kind=_kind(kind, about),
        channel_kind="/".join(filter(None, (kind, about))),
        amount_minor=Money.of(_number(row.get("Amount")), currency).minor,
        currency=currency,
        booked_at=at,
        order_id=str(row.get("Purchase Order #") or ""),
        order_line_id=str(row.get("Purchase Order line #") or ""),
        sku=str(row.get("Partner Item Id") or ""),
        settlement_id=date,
        note=str(row.get("Transaction Description") or ""),
    )


def _kind(kind: str, about: str) -> LineKind:
    """What an amount is, by its own name first: of one sale the price, tax, shipping and commission are rows of their own."""
    words = about.lower()
    if "tax" in words:
        return "tax"
    if "commission" in words or "fee" in words:
        return "fee"
    if "shipping" in words:
        return "shipping"
    return _KINDS.get(kind.lower(), "other")


def _summary(row: Json, date: str, currency: str) -> SeenSettlement:
    return SeenSettlement(
        external_id=date,
        version=micros(date_of(date)),
        currency=currency,
        total_minor=Money.of(_number(row.get("Total Payable")), currency).minor,
        channel_state=str(row.get("Transaction Description") or ""),
        is_paid="deposit" in str(row.get("Transaction Description") or "").lower(),
        begins_at=_day(row, "Period Start Date"),
        ends_at=_day(row, "Period End Date"),
        paid_at=_day(row, "Transaction Posted Timestamp"),
    )


def _day(row: Json, column: str) -> datetime | None:
    text = str(row.get(column) or "").strip('" ')
    return date_of(text) if text else None


def _number(said: Any) -> str:
    return str(said or "0").replace(",", "").strip('" ') or "0"


def _unknown(rows: Sequence[Json]) -> Sequence[str]:
    names = {f"column {name}" for row in rows for name in row if name not in COLUMNS and name != "empty"}
    kinds = {str(row.get("Transaction Type") or "") for row in rows if not _is_summary(row)}
    return sorted(names | {f"Transaction Type={kind}" for kind in kinds if kind.lower() not in _KINDS})
