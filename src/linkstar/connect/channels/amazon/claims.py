"""Returns out of Amazon's report of them, and the cancellations that orders tell. Pure.

The report names the line by SKU only, has no time of change, and writes dates in one of two ways.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import orjson

from linkstar.connect.afterwards import Author, ClaimState, SeenClaim, SeenClaimLine
from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.amazon import notice, report
from linkstar.connect.reading import micros as version_of, moment, reading
from linkstar.connect.wire import Account, Unreadable
from linkstar.kit.money import Money

REPORT = "GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE"
STATES: Mapping[str, ClaimState] = {
    "pending": "asked", "pendingapproval": "asked", "approved": "accepted", "completed": "done", "closed": "done",
    "denied": "refused", "declined": "refused", "rejected": "refused", "cancelled": "withdrawn", "canceled": "withdrawn",
}  # fmt: skip
COLUMNS = (
    "order id", "order date", "return request date", "return request status", "amazon rma id", "merchant rma id", "label type",
    "label cost", "currency code", "return carrier", "tracking id", "label to be paid by", "a-to-z claim", "is prime", "asin",
    "merchant sku", "item name", "return quantity", "return reason", "in policy", "return type", "resolution",
    "invoice number", "return delivery date", "order amount", "order quantity", "safet action reason", "safet claim id",
    "safet claim state", "safet claim creation time", "safet claim reimbursement amount", "refunded amount", "category",
)  # fmt: skip
_RANK = ("asked", "accepted", "on_its_way", "arrived", "done", "refused", "withdrawn")
_DAY = "%d-%b-%Y"
_Row = Mapping[str, str]


def messages_of(table: bytes) -> Sequence[RawMessage]:
    """One message per order: the head of the table and the order's rows as they came. Raises Unreadable."""
    head, *rows = [line.rstrip(b"\r") for line in table.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    names = [name.strip().strip(b'"').lower() for name in head.split(b"\t")]
    if b"order id" not in names or b"return request date" not in names:
        raise Unreadable("not a report of returns", body=table)
    place = names.index(b"order id")
    by_order: dict[str, list[bytes]] = {}
    for row in filter(None, rows):
        parts = row.split(b"\t")
        order_id = parts[place].strip(b'"').decode("ascii", "replace") if len(parts) > place else ""
        by_order.setdefault(order_id, []).append(row)
    return [_message(order_id, b"\n".join([head, *lines])) for order_id, lines in by_order.items()]


def _message(order_id: str, body: bytes) -> RawMessage:
    key = f"returns/{order_id}@{hashlib.sha256(body).hexdigest()[:16]}"
    return RawMessage("claims", key, order_id, body, "poll")


def read_claims(message: RawMessage, account: Account) -> Sequence[SeenClaim]:
    """The returns in an order's rows, or the cancellations in an order. Raises Unreadable."""
    if message.topic == "orders":
        return _cancellations(message)
    with reading("rows of a report of returns", message.body):
        rows = _rows(message.body)
        by_return: dict[str, list[_Row]] = {}
        for row in rows:
            by_return.setdefault(row["amazon rma id"] or row["order id"], []).append(row)
        if not by_return:
            raise ValueError("no rows")
        return [_return(id_, found, account) for id_, found in by_return.items()]


def _rows(body: bytes) -> list[_Row]:
    head, *rows = (
        [part.strip('"') for part in line.decode("utf-8", "replace").split("\t")] for line in body.split(b"\n")
    )
    names = [name.strip().lower() for name in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _return(id_: str, rows: Sequence[_Row], account: Account) -> SeenClaim:
    first, currency = rows[0], rows[0].get("currency code") or account.currency
    word = first["return request status"]
    asked_at, arrived_at = _date(first["return request date"]), _arrival(rows)
    refunded = sum(_minor(row.get("refunded amount"), currency) for row in rows)
    state = STATES.get(word.replace(" ", "").lower(), "asked")
    if state == "accepted":
        state = "done" if refunded else "arrived" if arrived_at else "on_its_way" if first.get("tracking id") else state
    unknown = {f"return.{name}" for name in first if name not in COLUMNS}
    unknown |= set() if word.replace(" ", "").lower() in STATES else {f"return request status={word}"}
    changed_at = arrived_at or asked_at
    return SeenClaim(
        id_, "replacement" if "replac" in first.get("resolution", "").lower() else "return", first["order id"],
        version_of(changed_at) + _RANK.index(state), state, asked_at, changed_at,
        reason=first.get("return reason", ""), currency=currency, refund_minor=refunded,
        tracking_number=first.get("tracking id", ""), carrier=first.get("return carrier", ""),
        lines=[_line(row, currency) for row in rows], channel_state=word, unknown=sorted(unknown),
    )  # fmt: skip


def _line(row: _Row, currency: str) -> SeenClaimLine:
    back = _minor(row.get("refunded amount"), currency)
    return SeenClaimLine("", row["merchant sku"], int(row["return quantity"]), back, row.get("return reason", ""))


def _arrival(rows: Sequence[_Row]) -> datetime | None:
    dates = [_date(row["return delivery date"]) for row in rows if row.get("return delivery date")]
    return max(dates, default=None)


def _date(text: str) -> datetime:
    """A moment, or a day: then its beginning in UTC. Raises ValueError."""
    try:
        return datetime.strptime(text, _DAY).replace(tzinfo=UTC)
    except ValueError:
        return moment(text)


def _minor(text: str | None, currency: str) -> int:
    return Money.of(str(Decimal(text.replace(",", "."))), currency).minor if text else 0


def _cancellations(message: RawMessage) -> list[SeenClaim]:
    """What an order tells of its cancellation: asked for by the buyer, or done."""
    if notice.is_notice(message) or report.is_report(message):
        return []
    with reading("an order of Orders 2026-01-01", message.body):
        order = orjson.loads(message.body)
        items, at = order["orderItems"], moment(order["lastUpdatedTime"])
        is_done = (order.get("fulfillment") or {}).get("fulfillmentStatus") == "CANCELLED"
        parts = [(item, item.get("cancellation") or {}) for item in items]
        asked = [item for item, part in parts if part.get("cancellationRequest")]
        if not is_done and not asked:
            return []
        said = next((part for _, part in parts if part), {})
        told = said.get("cancellationExecution" if is_done else "cancellationRequest") or {}
        lines = [] if is_done else [_cancelled_line(item) for item in asked]
        return [SeenClaim(
            str(order["orderId"]), "cancellation", str(order["orderId"]), version_of(at), "done" if is_done else "asked",
            at, at, asked_by=_author(told.get("cancelledBy") or told.get("requester")),
            reason=str(told.get("cancelReason") or ""), lines=lines, channel_state="CANCELLED" if is_done else "REQUESTED",
        )]  # fmt: skip


def _author(said: Any) -> Author:
    words: Mapping[str, Author] = {"BUYER": "buyer", "MERCHANT": "seller", "SELLER": "seller"}
    return words.get(str(said or "").upper(), "channel")


def _cancelled_line(item: Mapping[str, Any]) -> SeenClaimLine:
    sku = str((item.get("product") or {}).get("sellerSku") or "")
    return SeenClaimLine(str(item["orderItemId"]), sku, int(item["quantityOrdered"]))
