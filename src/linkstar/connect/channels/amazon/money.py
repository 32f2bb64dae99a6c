"""Transactions of the Finances API as lines, and settlement reports as settlements. Pure.

Both tell the same money: lines come from the transactions, which are there within days, a settlement's total from its report,
which is kept whole. The transaction names its settlement by the id that the report has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import orjson

from linkstar.connect.afterwards import LineKind, SeenSettlement, SeenSettlementLine, Settled
from linkstar.connect.channel import RawMessage
from linkstar.connect.reading import exact, micros as version_of, moment, reading
from linkstar.kit.money import Money

REPORT = "GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2"
STATUSES = ("DEFERRED", "DEFERRED_RELEASED", "RELEASED")
# Amazon publishes no list of these words: the first that fits, from the leaf of the tree to its root, decides.
_WORDS: tuple[tuple[str, LineKind], ...] = (
    ("tax", "tax"), ("fee", "fee"), ("commission", "fee"), ("shipping", "shipping"), ("postage", "shipping"),
    ("reserve", "reserve"), ("disbursement", "payout"), ("transfer", "payout"), ("refund", "refund"),
    ("reimburse", "adjustment"), ("adjust", "adjustment"), ("promo", "sale"), ("discount", "sale"), ("principal", "sale"),
    ("product", "sale"), ("sales", "sale"), ("giftwrap", "sale"), ("charge", "fee"), ("order", "sale"), ("shipment", "sale"),
)  # fmt: skip
_DATES = ("%Y-%m-%d %H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y-%m-%d", "%d.%m.%Y")
_Json = Mapping[str, Any]


def transaction_message(row: dict[str, Any]) -> RawMessage:
    """A transaction as a raw message; it comes again when its status changes. Raises Unreadable."""
    body = orjson.dumps(row, option=orjson.OPT_SORT_KEYS)
    with reading("a transaction", body):
        at, status = moment(row["postedDate"]), str(row.get("transactionStatus") or "").upper()
        return RawMessage("settlements", f"{_id_of(row)}@{row['postedDate']}.{status}", _id_of(row), body, "poll", at)


def report_message(report_id: str, table: bytes, created: str | None) -> RawMessage:
    """A settlement report as a raw message, the whole file."""
    at = moment(created) if created else None
    return RawMessage("settlements", f"report/{report_id}", report_id, table, "file", at)


def read_settled(message: RawMessage) -> Settled:
    """The lines of a transaction, or the settlement of a report. Raises Unreadable."""
    with reading("a transaction or a settlement report", message.body):
        if message.body.lstrip().startswith(b"{"):
            return _transaction(exact(message.body))
        return _report(message.body)


def kind_of(path: Sequence[str], transaction: str) -> LineKind | None:
    """The neutral kind of a leaf; None for words that nobody knew. What a refund gives back of a sale is a refund."""
    found = next((kind for word in reversed(path) for known, kind in _WORDS if known in word.lower()), None)
    return "refund" if found == "sale" and "refund" in transaction.lower() else found


def _id_of(row: _Json) -> str:
    """The transaction's id; a release goes by the id of what was deferred, and so takes its place."""
    own = _related(row).get("DEFERRED_TRANSACTION_ID") or str(row.get("transactionId") or "")
    if own:
        return own
    content = {name: value for name, value in row.items() if name != "transactionStatus"}
    return hashlib.sha256(orjson.dumps(content, default=str, option=orjson.OPT_SORT_KEYS)).hexdigest()[:24]


def _related(row: _Json) -> dict[str, str]:
    rows = row.get("relatedIdentifiers") or ()
    return {str(one.get("relatedIdentifierName")): str(one.get("relatedIdentifierValue") or "") for one in rows}


def _transaction(row: _Json) -> Settled:
    at, status, kind = (
        moment(row["postedDate"]),
        str(row.get("transactionStatus") or "").upper(),
        row["transactionType"],
    )
    related, total = _related(row), row["totalAmount"]
    currency, unknown, names = str(total["currencyCode"]), set[str](), dict[str, int]()
    if status and status not in STATUSES:
        unknown.add(f"transactionStatus={status}")
    lines = []
    for sku, path, amount in _leaves(row):
        line_kind = kind_of(path or [str(row.get("description") or "")], kind) or kind_of([kind], "")
        if line_kind is None:
            unknown.add(f"breakdown={'/'.join(path) or kind}")
        name = f"{_id_of(row)}:{sku}:{'/'.join(path)}"
        names[name] = names.get(name, 0) + 1
        lines.append(SeenSettlementLine(
            name if names[name] == 1 else f"{name}#{names[name]}",
            version_of(at) + (STATUSES.index(status) if status in STATUSES else 0), line_kind or "other",
            "/".join([kind, *path]), amount, currency, at, order_id=related.get("ORDER_ID", ""), sku=sku,
            claim_id=related.get("REFUND_ID", ""), settlement_id=related.get("SETTLEMENT_ID", ""),
            note=str(row.get("description") or ""),
        ))  # fmt: skip
    return Settled(lines, unknown=sorted(unknown))


def _leaves(row: _Json) -> list[tuple[str, list[str], int]]:
    """SKU, path and amount of each leaf; always so many that they make the total, be it in one line."""
    total = _minor(row["totalAmount"])
    by_item = [
        (_sku(item), path, amount)
        for item in row.get("items") or ()
        for path, amount in _walk(item.get("breakdowns"), [])
    ]
    if by_item and sum(amount for _, _, amount in by_item) == total:
        return by_item
    whole = [("", path, amount) for path, amount in _walk(row.get("breakdowns"), [])]
    return whole if whole and sum(amount for _, _, amount in whole) == total else [("", [], total)]


def _walk(said: Any, above: list[str]) -> Iterator[tuple[list[str], int]]:
    rows = (
        said.get("breakdowns") if isinstance(said, Mapping) else said
    )  # Amazon's own example wraps the list once more
    for one in rows or ():
        path, inner = [*above, str(one["breakdownType"])], list(_walk(one.get("breakdowns"), []))
        amount = _minor(one["breakdownAmount"])
        if inner and sum(part for _, part in inner) == amount:
            yield from ((path + below, part) for below, part in inner)
        elif amount:
            yield path, amount


def _sku(item: _Json) -> str:
    return next((str(one["sku"]) for one in item.get("contexts") or () if one.get("sku")), "")


def _minor(money: _Json) -> int:
    return Money.of(str(money["currencyAmount"]), money["currencyCode"]).minor


def _report(table: bytes) -> Settled:
    """The settlement that a report is about: its second line."""
    head, first, *_ = (line.rstrip("\r").split("\t") for line in table.decode("utf-8-sig", "replace").split("\n"))
    row = dict(zip(head, first, strict=True))
    begins_at, ends_at = _moment(row["settlement-start-date"]), _moment(row["settlement-end-date"])
    currency = row["currency"]
    one = SeenSettlement(
        external_id=row["settlement-id"],
        version=version_of(ends_at),
        currency=currency,
        total_minor=Money.of(str(_decimal(row["total-amount"])), currency).minor,
        channel_state="closed",  # Amazon makes a report when the settlement is closed, never before
        is_paid=True,
        begins_at=begins_at,
        ends_at=ends_at,
        paid_at=_moment(row["deposit-date"]) if row["deposit-date"] else None,
    )
    return Settled(settlements=[one])


def _moment(text: str) -> datetime:
    """A moment as settlement reports write it, by marketplace: 2026-03-06 08:52:26 UTC or 06.03.2026 08:52:26 UTC."""
    for form in _DATES:
        try:
            return datetime.strptime(text.removesuffix(" UTC"), form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return moment(text)


def _decimal(text: str) -> Decimal:
    """An amount with a point or, in some marketplaces, a comma."""
    return Decimal(text.replace(".", "").replace(",", ".") if "," in text else text)
