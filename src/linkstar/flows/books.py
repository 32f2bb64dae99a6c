"""The ERP is told of every closed day: sales orders, goods in and out, what suppliers brought, and a voucher per currency.
Each document once.

Every hour the oldest day that is not told goes to each connected ERP; what it declines is an incident, and is tried again
a day later.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from linkstar import catalog, inventory
from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.channel import Cursor
from linkstar.connect.erp import Booked, Document, DocumentKind
from linkstar.connect.messages import get_cursors, put_cursor
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.finance.actions import note_told
from linkstar.finance.queries import Told, list_told, list_turnover
from linkstar.inventory.queries.stock import list_bought, list_moved
from linkstar.kit.money import Money
from linkstar.orders.queries.captured import list_sold, list_sold_lines

TOPIC = "books"
TOGETHER = 200  # documents in one call
CALM = timedelta(hours=1)  # after midnight, before a day is told
TRY_AGAIN = timedelta(days=1)
DAYS_MAX = 7  # days without documents that are passed over in one run
_PRICE = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Telling:
    """Documents of one kind that an ERP shall book."""

    tenant_id: UUID
    account: AccountRow
    documents: tuple[Document, ...]


async def load_books(tx: Tx, _: Sequence[Any]) -> list[Telling]:
    """The oldest closed day of each ERP that is not told whole, and what was declined more than a day ago."""
    found: list[Telling] = []
    for row in await list_accounts(tx, kind="erp", state="connected"):  # loop: ERPs, one or two
        documents = await _due(tx, row)
        by_kind: dict[DocumentKind, list[Document]] = defaultdict(list)
        for one in documents:
            by_kind[one.kind].append(one)
        found += [
            Telling(tx.tenant_id, row, tuple(some[start : start + TOGETHER]))
            for kind, some in by_kind.items()
            for start in range(0, len(some), TOGETHER)
        ]
    return found


async def _due(tx: Tx, row: AccountRow) -> list[Document]:
    zone, taken = ZoneInfo(row.zone), registry.verbs_of(row)
    cursors = await get_cursors(tx, [row.id], TOPIC)
    day = cursors[row.id].since.astimezone(zone).date() if row.id in cursors else _first_day(row, zone)
    refused = await list_told(tx, row.id, state="refused", limit=200)
    stale = {one.number for one in refused if one.told_at < tx.now - TRY_AGAIN}
    again: list[Document] = []
    for old in sorted({one.on_date for one in refused if one.number in stale})[:DAYS_MAX]:  # loop: days with refusals
        again += [one for one in await _documents(tx, old, zone, taken) if one.number in stale]
    last = (tx.now - CALM).astimezone(zone).date()
    for _ in range(DAYS_MAX):  # loop: days, until one has something to tell
        if day >= last:
            break
        told = {one.number for one in await list_told(tx, row.id, on=day)}
        fresh = [one for one in await _documents(tx, day, zone, taken) if one.number not in told]
        if fresh:
            return [*again, *fresh]
        day += timedelta(days=1)
        await put_cursor(tx, row.id, TOPIC, Cursor(_midnight(day, zone)))
    return again


def _first_day(row: AccountRow, zone: ZoneInfo) -> date:
    said = row.config.get("begin_on", "")
    try:
        return date.fromisoformat(said)
    except ValueError:
        return row.created_at.astimezone(zone).date()


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


async def _documents(tx: Tx, day: date, zone: ZoneInfo, taken: Collection[str]) -> list[Document]:
    """What happened on a day, always the same while nothing is cancelled afterwards; only the kinds that the ERP takes."""
    return await _between(tx, day, _midnight(day, zone), _midnight(day + timedelta(days=1), zone), taken)


async def example_of(tx: Tx, row: AccountRow, kind: str, day: date) -> Document | None:
    """A document of a kind as a day has it, to look at; None if it has none. Of many orders, only the last hours are read."""
    zone, taken = ZoneInfo(row.zone), registry.verbs_of(row)
    until = _midnight(day + timedelta(days=1), zone)
    for hours in (1, 6, 24):  # loop: three windows, and only as long as nothing is found
        found = await _between(tx, day, until - timedelta(hours=hours), until, taken)
        one = next((each for each in found if each.kind == kind), None)
        if one:
            return one
    return None


async def documents_of(tx: Tx, row: AccountRow, day: date) -> list[Document]:
    """The documents of a day that is over, of all kinds."""
    return await _documents(tx, day, ZoneInfo(row.zone), registry.verbs_of(row))


async def _between(tx: Tx, day: date, since: datetime, until: datetime, taken: Collection[str]) -> list[Document]:
    is_bought_apart = "purchase_receipt" in taken
    found = [
        *await _sales(tx, day, since, until),
        *await _goods(tx, day, since, until, with_bought=not is_bought_apart),
        *(await _bought(tx, day, since, until) if is_bought_apart else ()),
        *await _vouchers(tx, day, since, until),
    ]
    return [one for one in found if one.kind in taken]


async def _sales(tx: Tx, day: date, since: datetime, until: datetime) -> list[Document]:
    shops = {row.id: row for row in await list_accounts(tx, kind="channel")}
    sold = await list_sold(tx, since, until)
    lines: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    currency = {one.id: one.currency for one in sold}
    for line in await list_sold_lines(tx, list(currency)):
        amount = Money(line.amount_minor, currency[line.order_id]).decimal()
        lines[line.order_id].append({
            "sku": line.sku, "title": line.title, "quantity": line.quantity, "amount": amount,
            "price": (amount / line.quantity).quantize(_PRICE),
        })  # fmt: skip
    return [
        Document("sales_order", f"LS-SO-{one.id.hex[-12:]}", day, {
            "shop": shops[one.shop_id].external_id if one.shop_id in shops else "",
            "shop_title": shops[one.shop_id].title if one.shop_id in shops else "", "order_number": one.number,
            "currency": one.currency, "total": Money(one.total_minor, one.currency).decimal(),
        }, lines[one.id])
        for one in sold
        if lines[one.id]
    ]  # fmt: skip


async def _goods(tx: Tx, day: date, since: datetime, until: datetime, *, with_bought: bool) -> list[Document]:
    places = {one.id: one.code for one in await inventory.list_locations(tx)}
    moved = await list_moved(tx, since, until, with_bought=with_bought)
    items = await catalog.get_items(tx, list({one.item_id for one in moved}))
    lines: dict[tuple[UUID, DocumentKind], list[dict[str, Any]]] = defaultdict(list)
    for one in moved:
        kind: DocumentKind = "stock_in" if one.units > 0 else "stock_out"
        lines[one.location_id, kind].append({
            "sku": items[one.item_id].sku, "quantity": abs(one.units), "note": one.kind, "location": places[one.location_id],
        })  # fmt: skip
    short = {"stock_in": "GI", "stock_out": "GO"}
    return [
        Document(kind, f"LS-{short[kind]}-{day:%Y%m%d}-{place.hex[-8:]}", day,
                 {"location": places[place], "note": f"LinkStar {places[place]}"}, some)
        for (place, kind), some in lines.items()
    ]  # fmt: skip


async def _bought(tx: Tx, day: date, since: datetime, until: datetime) -> list[Document]:
    """What suppliers brought: a receipt for each place, supplier, paper and currency of our costs."""
    places = {one.id: one.code for one in await inventory.list_locations(tx)}
    bought = await list_bought(tx, since, until)
    items = await catalog.get_items(tx, list({one.item_id for one in bought}))
    lines: dict[tuple[UUID, str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for one in bought:
        item = items[one.item_id]
        lines[one.location_id, one.supplier, one.paper, item.cost_currency].append({
            "sku": item.sku, "quantity": one.units, "note": one.paper, "location": places[one.location_id],
            "price": Money(item.cost_minor or 0, item.cost_currency or "CNY").decimal(),
        })  # fmt: skip
    return [
        Document("purchase_receipt", f"LS-PR-{day:%Y%m%d}-{_short(place.hex, supplier, paper, currency)}", day,
                 {"supplier": supplier, "paper": paper, "location": places[place], "currency": currency}, some)
        for (place, supplier, paper, currency), some in lines.items()
    ]  # fmt: skip


def _short(*parts: str) -> str:
    """A short name of several texts, the same every time."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


async def _vouchers(tx: Tx, day: date, since: datetime, until: datetime) -> list[Document]:
    lines: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in await list_turnover(tx, since, until):
        for side, minor in (("debit", one.debit_minor), ("credit", one.credit_minor)):
            if minor:
                amount = Money(minor, one.currency).decimal()
                lines[one.currency].append({
                    "account": ledger_account(one.account), "of": one.account, "amount": amount,
                    "debit": amount if side == "debit" else Decimal(0), "credit": amount if side == "credit" else Decimal(0),
                })  # fmt: skip
    return [
        Document("voucher", f"LS-V-{day:%Y%m%d}-{currency}", day, {"currency": currency}, some)
        for currency, some in lines.items()
    ]


def ledger_account(account: str) -> str:
    """Our account without whose it is: payable:carrier:<id> is booked on the account of payable:carrier."""
    return ":".join(account.split(":")[:2])


async def keep_books(tx: Tx, asked: Sequence[Telling], answers: Sequence[Sequence[Booked] | PartnerError]) -> None:
    """Keeps what became of each document; where the ERP did not answer, it is told again in an hour, and never twice."""
    for one, said in zip(asked, answers, strict=True):  # loop: kinds of documents of one or two ERPs
        if isinstance(said, PartnerError):
            continue
        kinds = {document.number: document for document in one.documents}
        told = [
            Told(
                each.number, kinds[each.number].kind, kinds[each.number].on, "taken" if each.is_taken else "refused",
                each.external_id, each.code, each.message[:2000], each.field, tx.now,
            )
            for each in said
        ]  # fmt: skip
        await note_told(tx, one.account.id, told)
        await incidents.open_many(tx, [_refused(one.account, each) for each in said if not each.is_taken])
        await incidents.resolve_causes(tx, [_cause(one.account.id, each.number) for each in said if each.is_taken])


def _refused(account: AccountRow, said: Booked) -> incidents.New:
    params = {"partner": account.title or account.partner, "number": said.number, "why": said.message or said.code}
    return incidents.New("erp_refused", _cause(account.id, said.number), account.id, params)


def _cause(account_id: UUID, number: str) -> str:
    return f"erp:{account_id}:{number}"


@work.outside(every="1h", load=load_books, keep=keep_books)
async def tell_books(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Tells ERPs what happened."""

    async def one(each: work.Asked) -> Iterable[Booked]:
        telling: Telling = each.ask
        http = await partners.http(telling.tenant_id, telling.account.id)
        return await partners.erp(telling.account.partner).book(http, telling.documents)

    return await partners.each_once(asked, one, at_most=2)
