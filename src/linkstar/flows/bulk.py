"""A mountain of orders behind a small budget: one file names them all, so that the most urgent are fetched first (scenario 8).

keep_polls -> BulkWanted -> ask_in_bulk, once a minute until the partner has made the file. Where it tells only notices, whole
orders are fetched as after any notice: by ship-by, or the oldest first, while the pages go on bringing all the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.channel import BulkChannel, Cursor, OrderPage, RawMessage
from linkstar.connect.health import BudgetLeft, get_budgets
from linkstar.connect.messages import get_cursors, put_cursors, store_many
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.flows.facts import BulkWanted
from linkstar.orders import rules

TOPIC = "bulk"  # of the cursor: which backlog a file was asked for last, and the file that is being made
LOOK_AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Cut:
    """A poll that ended before the shop had told all: what it brought, and where it will go on."""

    account: AccountRow
    messages: Sequence[RawMessage]
    cursor: Cursor


async def begin_bulk(tx: Tx, cut: Sequence[Cut]) -> None:
    """Asks for a file where pages would take longer than it, once for each backlog."""
    cut = [one for one in cut if "bulk" in registry.channel(one.account.partner).can]
    if not cut:
        return
    ids = [one.account.id for one in cut]
    asked, budgets = await get_cursors(tx, ids, TOPIC), await get_budgets(tx, ids)
    begun = {}
    for one in cut:
        known = asked.get(one.account.id)
        is_asked = known is not None and (bool(known.page) or known.since == one.cursor.since)
        channel = cast(BulkChannel, registry.channel(one.account.partner))
        left = budgets.get((one.account.id, channel.pages.operation))
        if left is not None and not is_asked and _takes_bulk(one.messages, channel, left, tx.now):
            begun[one.account.id] = Cursor(one.cursor.since)
    await put_cursors(tx, TOPIC, begun)
    tx.record(*(BulkWanted(account_id) for account_id in begun))


def _takes_bulk(messages: Sequence[RawMessage], channel: BulkChannel, left: BudgetLeft, now: datetime) -> bool:
    moments = [one.happened_at for one in messages if one.happened_at]
    if not moments:
        return False
    read_s = (max(moments) - min(moments)).total_seconds()
    backlog = rules.still_to_come(len(messages), read_s=read_s, unread_s=(now - max(moments)).total_seconds())
    pages = channel.pages
    return rules.takes_bulk(
        backlog,
        page=pages.orders,
        rate_per_s=left.rate / pages.cost,
        calls_left=left.calls / pages.cost,
        bulk_s=pages.bulk_s,
    )


@dataclass(frozen=True, slots=True)
class Bulk:
    """A shop that is asked for its file."""

    tenant_id: UUID
    account: AccountRow
    cursor: Cursor


async def load_bulk(tx: Tx, wanted: Sequence[BulkWanted]) -> list[Bulk | None]:
    """The shops with the file that is being made for each."""
    rows = {row.id: row for row in await list_accounts(tx, kind="channel")}
    cursors = await get_cursors(tx, list(rows), TOPIC)
    return [Bulk(tx.tenant_id, rows[one.account_id], cursors[one.account_id]) for one in wanted]


async def keep_bulk(tx: Tx, asked: Sequence[Bulk], answers: Sequence[OrderPage | PartnerError]) -> None:
    """Keeps what the files told, and looks again where one is not made yet; without a file the pages go on alone."""
    pairs = list(zip(asked, answers, strict=True))
    good = [(one.account.id, answer) for one, answer in pairs if isinstance(answer, OrderPage)]
    await store_many(tx, [(id_, answer.messages) for id_, answer in good])
    lost = [one.account for one, answer in pairs if not isinstance(answer, OrderPage)]
    ended = {one.account.id: Cursor(one.cursor.since) for one, _ in pairs}
    await put_cursors(tx, TOPIC, ended | {id_: answer.cursor for id_, answer in good})
    tx.record(*(BulkWanted(id_) for id_, answer in good if answer.has_more), at=tx.now + LOOK_AGAIN)
    await incidents.open_many(tx, [_spent(row) for row in lost])
    await incidents.resolve_causes(tx, [_cause(id_) for id_, answer in good if not answer.has_more])


@work.outside(on=BulkWanted, load=load_bulk, keep=keep_bulk, priority=4)
async def ask_in_bulk(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks for the file of a shop's orders, or whether it is there."""

    async def one(each: work.Asked) -> OrderPage:
        bulk: Bulk = each.ask
        http = await partners.http(bulk.tenant_id, bulk.account.id)
        return await cast(BulkChannel, partners.channel(bulk.account.partner)).bulk_orders(http, bulk.cursor)

    return await partners.each(asked, one)


def _spent(row: AccountRow) -> incidents.New:
    return incidents.New("budget_spent", _cause(row.id), row.id, {"partner": row.partner, "shop": row.title})


def _cause(account_id: UUID) -> str:
    return f"bulk:{account_id}"
