"""Posting to the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.finance.errors import ToldAlready, Unbalanced
from linkstar.finance.facts import DocumentAsked
from linkstar.finance.queries import Told, get_told
from linkstar.finance.rules import Entry, is_balanced, per_million
from linkstar.kit.errors import NotFound

# One statement: postings are written only for entries that were new, so a second try posts nothing.
_POST = """
WITH given AS (
    SELECT * FROM unnest(%(ids)s::uuid[], %(kinds)s::text[], %(sources)s::text[], %(orders)s::uuid[], %(parcels)s::uuid[],
        %(shops)s::uuid[], %(currencies)s::text[]) AS u (id, kind, source, order_id, parcel_id, shop_id, currency)
    ORDER BY kind, source
), written AS (
    INSERT INTO finance.entries (tenant_id, posted_at, id, kind, source, order_id, parcel_id, shop_id, currency)
    SELECT %(tenant)s, %(now)s, given.* FROM given
    ON CONFLICT (tenant_id, kind, source) DO NOTHING RETURNING id, currency
), lines AS (
    INSERT INTO finance.postings (tenant_id, entry_id, line, account, amount_minor, currency)
    SELECT %(tenant)s, u.entry_id, u.line, u.account, u.amount_minor, written.currency
    FROM unnest(%(entries)s::uuid[], %(lines)s::bigint[], %(accounts)s::text[], %(amounts)s::bigint[])
        AS u (entry_id, line, account, amount_minor)
    JOIN written ON written.id = u.entry_id
)
SELECT count(*) FROM written
"""


async def post(tx: Tx, entries: Sequence[Entry]) -> int:
    """Posts balanced entries, each kind and source once; returns how many were new. Raises Unbalanced."""
    for entry in entries:
        if not is_balanced(entry):
            raise Unbalanced(kind=entry.kind, source=entry.source)
    if not entries:
        return 0
    ids = tx.new_ids(len(entries))
    lines = [
        (id_, number, posting)
        for id_, entry in zip(ids, entries, strict=True)
        for number, posting in enumerate(entry.postings, start=1)
    ]
    new: int = await tx.value(
        _POST,
        {
            "ids": ids,
            "kinds": [entry.kind for entry in entries],
            "sources": [entry.source for entry in entries],
            "orders": [entry.order_id for entry in entries],
            "parcels": [entry.parcel_id for entry in entries],
            "shops": [entry.shop_id for entry in entries],
            "currencies": [entry.currency for entry in entries],
            "entries": [id_ for id_, _, _ in lines],
            "lines": [number for _, number, _ in lines],
            "accounts": [posting.account for _, _, posting in lines],
            "amounts": [posting.amount_minor for _, _, posting in lines],
        },
    )
    return new


async def put_fx(tx: Tx, on: date, euros: Mapping[str, Decimal], *, source: str) -> None:
    """Keeps what one unit of each currency is worth in euros on a day, over what was known of it. Raises Invalid."""
    rows = sorted((currency, per_million(currency, worth)) for currency, worth in euros.items())
    await tx.run(
        "INSERT INTO finance.fx_rates (tenant_id, currency, on_date, per_million, source)"
        " SELECT %(tenant)s, u.currency, %(on)s, u.worth, %(source)s FROM unnest(%(currencies)s::text[], %(worth)s::bigint[])"
        " AS u (currency, worth) ON CONFLICT (tenant_id, currency, on_date)"
        " DO UPDATE SET per_million = excluded.per_million, source = excluded.source",
        {"on": on, "source": source, "currencies": [row[0] for row in rows], "worth": [row[1] for row in rows]},
    )


async def note_told(tx: Tx, account_id: UUID, told: Sequence[Told]) -> None:
    """Keeps what became of documents that an ERP was told of; one that was taken stays taken."""
    columns = list(
        zip(
            *((t.number, t.kind, t.on_date, t.state, t.external_id, t.code, t.message, t.field) for t in told),
            strict=True,
        )
    )
    if not columns:
        return
    await tx.run(
        "INSERT INTO finance.told AS t (tenant_id, account_id, number, kind, on_date, state, external_id, code, message, field,"
        " told_at) SELECT %(tenant)s, %(account)s, u.*, %(now)s FROM unnest(%(a)s::text[], %(b)s::text[], %(c)s::date[],"
        " %(d)s::text[], %(e)s::text[], %(f)s::text[], %(g)s::text[], %(h)s::text[]) AS u"
        " ON CONFLICT (tenant_id, account_id, number) DO UPDATE SET state = excluded.state, external_id = excluded.external_id,"
        " code = excluded.code, message = excluded.message, field = excluded.field, told_at = excluded.told_at"
        " WHERE t.state <> 'taken'",
        {"account": account_id} | {name: list(values) for name, values in zip("abcdefgh", columns, strict=True)},
    )


async def ask_again(tx: Tx, account_id: UUID, numbers: Sequence[str]) -> int:
    """Has refused documents told again at once; returns how many. Raises NotFound, ToldAlready."""
    wanted = list(dict.fromkeys(numbers))
    found = await get_told(tx, account_id, wanted)
    if len(found) < len(wanted):
        raise NotFound(thing="document")
    taken = next((number for number in wanted if found[number].state == "taken"), "")
    if taken:
        raise ToldAlready(field="numbers", number=taken)
    tx.record(*(DocumentAsked(account_id, number) for number in wanted))
    return len(wanted)
