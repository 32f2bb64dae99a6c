"""Reading the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.ids import lowest_id


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
