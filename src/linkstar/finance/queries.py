"""Reading the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.ids import lowest_id
from linkstar.kit.paging import Page, key_of, page_of, values_of


@dataclass(frozen=True, slots=True)
class Balance:
    """What stands on an account in one currency, in minor units: debits above zero."""

    account: str
    currency: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class FxRate:
    """What a million units of a currency are worth on a day, in thousandths of a euro, and who says so."""

    currency: str
    on_date: date
    per_million: int
    source: str


@dataclass(frozen=True, slots=True)
class Crooked:
    """An entry whose postings do not add up to zero, or that has none."""

    entry_id: UUID
    kind: str
    currency: str
    over_minor: int


async def balance(tx: Tx, *, account: str = "", order_id: UUID | None = None) -> list[Balance]:
    """The balance of every account and currency; of accounts that begin with a text, or of one order."""
    return await tx.all(
        Balance,
        "SELECT p.account, p.currency, sum(p.amount_minor)::bigint FROM finance.postings p"
        " JOIN finance.entries e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id"
        " WHERE p.tenant_id = %(tenant)s AND starts_with(p.account, %(account)s)"
        " AND (%(order_id)s::uuid IS NULL OR e.order_id = %(order_id)s)"
        " GROUP BY p.account, p.currency ORDER BY p.account, p.currency",
        {"account": account, "order_id": order_id},
    )


async def check(tx: Tx) -> list[Crooked]:
    """The ledger's self-check: entries that do not balance in their currency. Empty is right; nothing is repaired."""
    return await tx.all(
        Crooked,
        "SELECT e.id, e.kind, e.currency, coalesce(sum(p.amount_minor), 0)::bigint FROM finance.entries e"
        " LEFT JOIN finance.postings p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id"
        " WHERE e.tenant_id = %(tenant)s GROUP BY e.id, e.kind, e.currency"
        " HAVING coalesce(sum(p.amount_minor), 0) <> 0 OR count(p.entry_id) = 0 OR bool_or(p.currency <> e.currency)"
        " ORDER BY e.id",
    )


async def list_fx(tx: Tx) -> list[FxRate]:
    """The newest rate of each currency up to today."""
    return await tx.all(
        FxRate,
        "SELECT DISTINCT ON (currency) currency, on_date, per_million, source FROM finance.fx_rates"
        " WHERE tenant_id = %(tenant)s AND on_date <= %(today)s ORDER BY currency, on_date DESC",
        {"today": tx.now.date()},
    )


async def get_fx(tx: Tx) -> dict[str, int]:
    """What a million units of each currency are worth, in thousandths of a euro, by the newest rate up to today."""
    return {row.currency: row.per_million for row in await list_fx(tx)} | {"EUR": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Turnover:
    """What was debited and credited on an account in one currency within a time; minor units, neither below zero."""

    account: str
    currency: str
    debit_minor: int
    credit_minor: int


async def list_turnover(tx: Tx, since: datetime, until: datetime) -> list[Turnover]:
    """The turnover of every account that was posted to in [since, until)."""
    return await tx.all(
        Turnover,
        "SELECT p.account, p.currency, coalesce(sum(p.amount_minor) FILTER (WHERE p.amount_minor > 0), 0)::bigint,"
        " coalesce(-sum(p.amount_minor) FILTER (WHERE p.amount_minor < 0), 0)::bigint FROM finance.postings p"
        " WHERE p.tenant_id = %(tenant)s AND p.entry_id >= %(first)s AND p.entry_id < %(last)s"
        " GROUP BY p.account, p.currency ORDER BY p.currency, p.account",
        {"first": lowest_id(since), "last": lowest_id(until)},
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a document that an ERP was told of."""

    number: str
    kind: str
    on_date: date
    state: str  # taken | refused
    external_id: str
    code: str
    message: str
    field: str
    told_at: datetime


async def list_told(
    tx: Tx, account_id: UUID, *, on: date | None = None, state: str = "", limit: int = 20_000
) -> list[Told]:
    """What an ERP was told of a day, or at all, the newest day first."""
    return await tx.all(
        Told,
        "SELECT number, kind, on_date, state, external_id, code, message, field, told_at FROM finance.told"
        " WHERE tenant_id = %(tenant)s AND account_id = %(account)s AND (%(on)s::date IS NULL OR on_date = %(on)s)"
        " AND (%(state)s = '' OR state = %(state)s) ORDER BY on_date DESC, number LIMIT %(limit)s",
        {"account": account_id, "on": on, "state": state, "limit": limit},
    )


@dataclass(frozen=True, slots=True)
class ToldFilter:
    """Which documents: of a state, a kind, a day, or with a text in their number."""

    state: str = ""
    kind: str = ""
    on: date | None = None
    number: str = ""


async def page_told(tx: Tx, account_id: UUID, asked: ToldFilter, *, after: str = "", limit: int = 50) -> Page[Told]:
    """What an ERP was told, the newest day first."""
    params: dict[str, object] = {
        "account": account_id, "state": asked.state, "kind": asked.kind, "on": asked.on, "number": asked.number,
        "limit": limit + 1,
    }  # fmt: skip
    where = "".join(
        f" AND {sql}"
        for sql, value in (
            ("state = %(state)s", asked.state),
            ("kind = %(kind)s", asked.kind),
            ("on_date = %(on)s", asked.on),
            ("strpos(lower(number), lower(%(number)s)) > 0", asked.number),
        )
        if value
    )
    if after:
        day, number = values_of(after, 2)
        where += " AND (on_date < %(day)s::date OR (on_date = %(day)s::date AND number > %(last)s))"
        params |= {"day": day, "last": number}
    rows = await tx.all(
        Told,
        "SELECT number, kind, on_date, state, external_id, code, message, field, told_at FROM finance.told"  # noqa: S608 - own text
        f" WHERE tenant_id = %(tenant)s AND account_id = %(account)s{where} ORDER BY on_date DESC, number LIMIT %(limit)s",
        params,
    )
    return page_of(rows, limit, lambda one: key_of(one.on_date.isoformat(), one.number))


async def get_told(tx: Tx, account_id: UUID, numbers: Sequence[str]) -> dict[str, Told]:
    """What became of these documents, by number; those that an ERP was not told of are left out."""
    found = await tx.all(
        Told,
        "SELECT number, kind, on_date, state, external_id, code, message, field, told_at FROM finance.told"
        " WHERE tenant_id = %(tenant)s AND account_id = %(account)s AND number = ANY(%(numbers)s)",
        {"account": account_id, "numbers": list(numbers)},
    )
    return {one.number: one for one in found}


async def count_told(tx: Tx) -> dict[tuple[UUID, str], int]:
    """How many documents each ERP took and refused, by account and state."""
    rows = await tx.rows(
        "SELECT account_id, state, count(*)::int AS n FROM finance.told WHERE tenant_id = %(tenant)s GROUP BY account_id, state"
    )
    return {(row.account_id, row.state): row.n for row in rows}
