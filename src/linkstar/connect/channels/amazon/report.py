"""Many orders at once: the report of all orders changed in a window, made by Amazon in its own time.

A row tells what was ordered, but neither buyer nor address, nor the ids of the items: a line of the report is a notice.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from linkstar.connect.channel import Cursor, OrderPage, RawMessage, SeenLine, SeenOrder
from linkstar.connect.channels.amazon import asks
from linkstar.connect.channels.amazon.wire import key_of, part
from linkstar.connect.reading import moment
from linkstar.connect.wire import Account, Http, PartnerRefused, Unreadable

REPORT_MAX = 200_000_000  # bytes, unpacked: about a million lines
WINDOW_MAX = timedelta(days=30)
REPORT = "~report"  # a line lacks what a whole order of the same moment has: its key must not shut that out
_ID, _CHANGED = b"amazon-order-id", b"last-updated-date"
_COLUMNS = ("purchase-date", "last-updated-date", "order-status", "fulfillment-channel", "sku", "asin", "quantity")
_NOT_OURS = ("amazon", "afn")  # who ships, where it is not the seller
_DONE = ("shipped", "cancel")


async def orders_in_bulk(http: Http, cursor: Cursor, until: datetime) -> OrderPage:
    """Orders the report (`page` is then its id), or looks whether it is there. Raises PartnerRefused if it came to nothing.

    Orders that wait for the seller only: what Amazon ships, what has left and what was cancelled can wait for the pages.
    """
    if not cursor.page:
        request = asks.create_report(http.account, asks.ORDERS_REPORT, max(cursor.since, until - WINDOW_MAX), until)
        return OrderPage((), Cursor(cursor.since, str(part(await http.send(request), "reportId"))), has_more=True)
    answer = await http.send(asks.get_report(cursor.page))
    state = part(answer, "processingStatus")
    if state == "FATAL":
        raise PartnerRefused(f"report {cursor.page} failed", code=state)
    if state not in ("DONE", "CANCELLED"):
        return OrderPage((), cursor, has_more=True)
    # Amazon cancels a report that would be empty.
    messages = messages_of(await fetch(http, part(answer, "reportDocumentId"))) if state == "DONE" else ()
    return OrderPage(messages, Cursor(cursor.since), has_more=False)


def messages_of(table: bytes) -> Sequence[RawMessage]:
    """One message per order that waits for the seller: the head of the table and the order's rows as they came.

    Raises Unreadable for what is no such report.
    """
    head, *rows = [line.rstrip(b"\r") for line in table.split(b"\n")]
    names = head.removeprefix(b"\xef\xbb\xbf").split(b"\t")
    if _ID not in names or _CHANGED not in names:
        raise Unreadable("not a report of orders", body=table)
    place = names.index(_ID)
    by_order: dict[str, list[bytes]] = {}
    for row in filter(None, rows):
        by_order.setdefault(row.split(b"\t")[place].decode("ascii", "replace"), []).append(row)
    made = [_message(order_id, b"\n".join([b"\t".join(names), *lines])) for order_id, lines in by_order.items()]
    return [message for message in made if message is not None]


def is_report(message: RawMessage) -> bool:
    """Whether a raw message is an order's part of a report."""
    return message.key.endswith(REPORT)


def read_row(message: RawMessage, account: Account) -> SeenOrder:
    """The little that a report tells: `is_partial`, so that the whole order is fetched. Raises Unreadable."""
    try:
        return _order(message, _rows(message.body), account)
    except (KeyError, ValueError, ArithmeticError) as wrong:
        raise Unreadable(f"not a row of a report of orders: {wrong!r}", body=message.body) from wrong


def _message(order_id: str, body: bytes) -> RawMessage | None:
    """The message of an order, None if it waits for nobody; a row that cannot be read is kept and refused later."""
    try:
        rows = _rows(body)
        changed_at = moment(rows[0]["last-updated-date"])
    except (KeyError, ValueError, ArithmeticError):
        return RawMessage("orders", f"{order_id}@?{REPORT}", order_id, body, "file")
    state = rows[0].get("order-status", "").lower()
    if rows[0].get("fulfillment-channel", "").lower() in _NOT_OURS or state.startswith(_DONE):
        return None
    return RawMessage("orders", key_of(order_id, changed_at) + REPORT, order_id, body, "file", changed_at)


def _rows(body: bytes) -> list[dict[str, str]]:
    """The rows by column. What we use is ASCII; titles may be in the marketplace's own encoding."""
    head, *rows = (line.decode("utf-8", "replace").split("\t") for line in body.split(b"\n"))
    return [dict(zip(head, row, strict=True)) for row in rows]


def _order(message: RawMessage, rows: Sequence[dict[str, str]], account: Account) -> SeenOrder:
    first = {name: rows[0][name] for name in _COLUMNS}
    return SeenOrder(
        external_id=message.external_id,
        number=message.external_id,
        version=0,  # below that of any whole order
        placed_at=moment(first["purchase-date"]),
        updated_at=moment(first["last-updated-date"]),
        commercial="open",
        payment="pending" if first["order-status"].lower().startswith("pending") else "paid",
        fulfilled_by="seller",
        currency=account.currency,
        total_minor=0,
        lines=[SeenLine(row["sku"], row["asin"], row["sku"], "", int(row["quantity"])) for row in rows],
        service_level=rows[0].get("ship-service-level", ""),
        channel_state=first["order-status"],
        is_partial=True,
    )


async def fetch(http: Http, document_id: str) -> bytes:
    """The table of a report, unpacked. Raises Unreadable."""
    place = await http.send(asks.get_report_document(document_id))
    body = (await http.send(asks.download(part(place, "url")))).body
    if body[:2] != b"\x1f\x8b":  # plain, or unpacked by a client between us
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            table = packed.read(REPORT_MAX + 1)
    except (OSError, EOFError, zlib.error) as wrong:
        raise Unreadable(f"a damaged report: {wrong!r}", body=body) from wrong
    if len(table) > REPORT_MAX:  # a few kilobytes can hold more than memory does
        raise Unreadable(f"a report of more than {REPORT_MAX // 1_000_000} MB", body=body)
    return table
