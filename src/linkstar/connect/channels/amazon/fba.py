"""Goods that Amazon keeps (FBA): what lies there by state, inbound shipments, removals and reimbursements.

The stock is asked for directly. Shipments are a list; removals and reimbursements are reports that Amazon makes in its own
time: a reading that finds them unfinished goes on at the next poll.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson

from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.channels.amazon import asks, report, sites
from linkstar.connect.channels.amazon.wire import part
from linkstar.connect.reading import moment, reading, stamp
from linkstar.connect.warehouse import KeptEvent, Stated, Statement, StockState
from linkstar.connect.wire import Account, Http, PartnerRefused, Request, Unreadable
from linkstar.kit.money import Money

SUMMARIES, INBOUND = "/fba/inventory/v1/summaries", "/fba/inbound/v0/shipmentItems"
SKUS_MAX = 50  # in one question; of more, everything is read page by page
REMOVALS = "GET_FBA_FULFILLMENT_REMOVAL_ORDER_DETAIL_DATA"
REIMBURSEMENTS = "GET_FBA_REIMBURSEMENTS_DATA"
EVERY, WINDOW_MAX, OVERLAP = timedelta(hours=6), timedelta(days=30), timedelta(hours=1)
LOOK_BACK = timedelta(days=7)  # rows are changed for days: fees come, units are disposed of one by one
_GONE = ("NotFound", "404", "ResourceNotFound")
# place in inventoryDetails -> our state; totals are left out where their parts are told
STATES: Mapping[tuple[str, ...], StockState] = {
    ("fulfillableQuantity",): "free",
    ("inboundWorkingQuantity",): "inbound",
    ("inboundShippedQuantity",): "inbound",
    ("inboundReceivingQuantity",): "inbound",
    ("reservedQuantity", "pendingCustomerOrderQuantity"): "locked",
    ("reservedQuantity", "pendingTransshipmentQuantity"): "moving",
    ("reservedQuantity", "fcProcessingQuantity"): "moving",
    ("researchingQuantity", "totalResearchingQuantity"): "researching",
    ("unfulfillableQuantity", "customerDamagedQuantity"): "damaged",
    ("unfulfillableQuantity", "warehouseDamagedQuantity"): "damaged",
    ("unfulfillableQuantity", "distributorDamagedQuantity"): "damaged",
    ("unfulfillableQuantity", "carrierDamagedQuantity"): "damaged",
    ("unfulfillableQuantity", "defectiveQuantity"): "damaged",
    ("unfulfillableQuantity", "expiredQuantity"): "damaged",
}
_TOLD = {
    "totalReservedQuantity", "totalResearchingQuantity", "totalUnfulfillableQuantity", "researchingQuantityBreakdown",
    *(name for place in STATES for name in place),
}  # fmt: skip


async def stock_of(http: Http, skus: Sequence[str]) -> Statement:
    """What Amazon has of these seller SKUs, by state."""
    stated_at, wanted = http.now, set(skus)
    rows: list[dict[str, Any]] = []
    token = ""
    while wanted:
        answer = await http.send(_summaries(http.account, skus if len(skus) <= SKUS_MAX else (), token))
        payload = part(answer, "payload")
        with reading("a statement of FBA stock", answer.body):
            rows += [row for row in payload["inventorySummaries"] if row.get("sellerSku") in wanted]
            token = str((answer.json().get("pagination") or {}).get("nextToken") or "")
        if not token:
            break
    with reading("a statement of FBA stock", orjson.dumps(rows)):
        stock = [one for row in rows for one in _stated(row)]
        unknown = {name for row in rows for name in _strange(row.get("inventoryDetails") or {})}
    return Statement(stated_at, stock, sorted(unknown))


def _summaries(account: Account, skus: Sequence[str], token: str) -> Request:
    site = sites.marketplace_ids(account)[0]
    query = {"granularityType": "Marketplace", "granularityId": site, "marketplaceIds": site, "details": "true"}
    query |= {"sellerSkus": ",".join(skus)} if skus else {}
    return Request("getInventorySummaries", "GET", SUMMARIES, query | ({"nextToken": token} if token else {}))


def _stated(row: Mapping[str, Any]) -> list[Stated]:
    details = row.get("inventoryDetails") or {}
    found = []
    for place, state in STATES.items():
        value: Any = details
        for name in place:
            value = (value or {}).get(name)
        if value or place == ("fulfillableQuantity",):
            found.append(Stated(str(row["sellerSku"]), state, int(value or 0), ".".join(place)))
    return found


def _strange(details: Mapping[str, Any]) -> set[str]:
    """Names of quantities that nobody here knows."""
    inner = {name for value in details.values() if isinstance(value, dict) for name in value}
    return {f"inventoryDetails.{name}" for name in {*details, *inner} - _TOLD}


async def kept_since(http: Http, cursor: Cursor) -> OrderPage:
    """Inbound shipments at once; removals and reimbursements when their reports are made. Asked every six hours at most."""
    if cursor.page:
        return await _finish(http, cursor)
    if http.now - cursor.since < EVERY:
        return OrderPage((), cursor, has_more=False)
    since = cursor.since - LOOK_BACK
    until = min(http.now, cursor.since + WINDOW_MAX)
    messages = await _inbound(http, since, until)
    ids = [
        str(part(await http.send(asks.create_report(http.account, kind, since, until)), "reportId"))
        for kind in (REMOVALS, REIMBURSEMENTS)
    ]
    told = await _finish(http, Cursor(cursor.since, f"{stamp(until)} {','.join(ids)}"))
    return OrderPage([*messages, *told.messages], told.cursor, told.has_more)


async def _finish(http: Http, cursor: Cursor) -> OrderPage:
    """What the reports that are made hold; those that are not are looked at again."""
    until, _, ids = cursor.page.partition(" ")
    messages: list[RawMessage] = []
    waiting = []
    for report_id in filter(None, ids.split(",")):
        try:
            answer = await http.send(asks.get_report(report_id))
        except PartnerRefused as no:
            if no.code in _GONE:
                continue
            raise
        state = part(answer, "processingStatus")
        if state in ("IN_QUEUE", "IN_PROGRESS"):
            waiting.append(report_id)
        elif (
            state == "DONE"
        ):  # one that would be empty is cancelled; one that failed is asked for anew with the next window
            messages += messages_of(await report.fetch(http, part(answer, "reportDocumentId")))
    if waiting:
        return OrderPage(messages, Cursor(cursor.since, f"{until} {','.join(waiting)}"), has_more=False)
    ended = moment(until)
    return OrderPage(messages, Cursor(max(cursor.since, ended - OVERLAP)), has_more=http.now - ended > EVERY)


async def _inbound(http: Http, since: datetime, until: datetime) -> list[RawMessage]:
    messages: list[RawMessage] = []
    query = {"QueryType": "DATE_RANGE", "LastUpdatedAfter": stamp(since), "LastUpdatedBefore": stamp(until)}
    while True:
        site = {"MarketplaceId": sites.marketplace_ids(http.account)[0]}
        answer = await http.send(Request("getShipmentItems", "GET", INBOUND, query | site))
        payload = part(answer, "payload")
        with reading("a page of inbound shipments", answer.body):
            for row in payload.get("ItemData") or ():
                body = orjson.dumps({**row, "until": stamp(until)})
                messages.append(_message(f"inbound:{row['ShipmentId']}:{row['SellerSKU']}", orjson.dumps(row), body))
            token = payload.get("NextToken")
        if not token:
            return messages
        query = {"QueryType": "NEXT_TOKEN", "NextToken": str(token)}


def messages_of(table: bytes) -> list[RawMessage]:
    """One message per row of a report: its head and the row, as they came. Raises Unreadable for what is no such report."""
    head, *rows = [line.rstrip(b"\r") for line in table.removeprefix(b"\xef\xbb\xbf").split(b"\n")]
    names = head.split(b"\t")
    kind = "removal" if b"requested-quantity" in names else "reimbursement" if b"reimbursement-id" in names else ""
    if not kind:
        raise Unreadable("neither removals nor reimbursements", body=table)
    return [_message(kind, row, head + b"\n" + row) for row in rows if row]


def _message(about: str, content: bytes, body: bytes) -> RawMessage:
    """Rows have no time of change in common: another content is another message."""
    return RawMessage(
        "kept", f"{about}@{hashlib.sha256(content).hexdigest()[:32]}", about.partition(":")[2], body, "poll"
    )


def read_kept(message: RawMessage) -> list[KeptEvent]:
    """The event in a raw message. Raises Unreadable."""
    with reading("an event of FBA", message.body):
        if message.body[:1] == b"{":
            return [_shipment(orjson.loads(message.body))]
        head, _, row = message.body.decode("utf-8", "replace").partition("\n")
        said = dict(zip(head.split("\t"), row.split("\t"), strict=False))
        return [_removal(said) if "requested-quantity" in said else _reimbursement(said)]


def _shipment(said: Mapping[str, Any]) -> KeptEvent:
    return KeptEvent(
        external_id=f"{said['ShipmentId']}:{said['SellerSKU']}",
        kind="inbound",
        sku=str(said["SellerSKU"]),
        quantity=int(said.get("QuantityReceived") or 0),
        happened_at=moment(said["until"]),
        order_id=str(said["ShipmentId"]),
        expected=int(said["QuantityShipped"]),
    )


def _removal(said: Mapping[str, str]) -> KeptEvent:
    fee = said.get("removal-fee") or ""
    currency = said.get("currency") or ""
    return KeptEvent(
        external_id=":".join((said["order-id"], said["sku"], said.get("disposition") or "")),
        kind="removal",
        sku=said["sku"],
        quantity=int(said.get("shipped-quantity") or 0) + int(said.get("disposed-quantity") or 0),
        happened_at=moment(said["last-updated-date"]),
        partner_state=said.get("order-status") or "",
        reason="/".join(filter(None, (said.get("order-type"), said.get("disposition")))),
        order_id=said["order-id"],
        currency=currency,
        amount_minor=-Money.of(fee, currency).minor if fee and currency else 0,
        expected=int(said["requested-quantity"]),
    )


def _reimbursement(said: Mapping[str, str]) -> KeptEvent:
    currency = said["currency-unit"]
    return KeptEvent(
        external_id=f"{said['reimbursement-id']}:{said.get('sku') or ''}",
        kind="reimbursement",
        sku=said.get("sku") or "",
        quantity=int(said.get("quantity-reimbursed-total") or 0),
        happened_at=moment(said["approval-date"]),
        reason=said.get("reason") or "",
        order_id=said.get("amazon-order-id") or said.get("case-id") or "",
        currency=currency,
        amount_minor=Money.of(said["amount-total"], currency).minor,
    )
