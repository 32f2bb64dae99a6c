"""How orders come in: webhooks, polls and files are one intake. Polling fills what webhooks missed and says what came late."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.messages import (
    get_cursors,
    get_messages,
    list_overtaken,
    list_rhythms,
    put_cursors,
    store_many,
)
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.flows.bulk import Cut, begin_bulk
from linkstar.flows.facts import OrderWanted
from linkstar.flows.reading import as_account
from linkstar.orders import rules

FIRST_LOOK = timedelta(days=2)  # how far back a shop is read when it is polled for the first time
SINGLES_MAX = 30  # orders of one shop fetched one by one in one run: what the tightest platform takes in a burst
BULK_WAIT = timedelta(minutes=4)  # by then a poll has seen them: platforms show changes up to two minutes late
_NEVER = datetime.max.replace(tzinfo=UTC)
PAGES_MAX = 40  # pages of one shop in one run; the cursor remembers the rest


@dataclass(frozen=True, slots=True)
class Poll:
    """A shop that is to be asked for changes."""

    tenant_id: UUID
    account: AccountRow
    cursor: Cursor


@dataclass(frozen=True, slots=True)
class Polled:
    """What a shop answered, and where its cursor stands now; `has_more`: the budget or our patience was at its end."""

    messages: tuple[RawMessage, ...]
    cursor: Cursor
    has_more: bool = False


async def load_polls(tx: Tx, _: Sequence[Any]) -> list[Poll]:
    """The connected shops with where their polling stands."""
    shops = [
        row for row in await list_accounts(tx, kind="channel", state="connected") if "orders" in registry.verbs_of(row)
    ]
    cursors = await get_cursors(tx, [row.id for row in shops], "orders")
    return [Poll(tx.tenant_id, row, cursors.get(row.id) or Cursor(tx.now - FIRST_LOOK)) for row in shops]


async def keep_polls(tx: Tx, polls: Sequence[Poll], answers: Sequence[Polled | PartnerError]) -> None:
    """Keeps what was told, moves the cursors, and names orders that no webhook had told of."""
    good = [(poll, answer) for poll, answer in zip(polls, answers, strict=True) if isinstance(answer, Polled)]
    stored = await store_many(tx, [(poll.account.id, answer.messages) for poll, answer in good])
    await put_cursors(tx, "orders", {poll.account.id: answer.cursor for poll, answer in good})
    told = {poll.account.id: poll.account for poll, _ in good if "webhooks" in registry.verbs_of(poll.account)}
    fresh = await get_messages(tx, [id_ for kept in stored for id_ in kept.new])
    late = Counter(one.account_id for one in fresh if one.account_id in told and _is_late(one.raw, tx.now))
    await incidents.open_many(tx, [_late(told[id_], count) for id_, count in late.items()])
    await begin_bulk(
        tx, [Cut(poll.account, answer.messages, answer.cursor) for poll, answer in good if answer.has_more]
    )


@work.outside(every="1m", load=load_polls, keep=keep_polls, priority=4)
async def poll_shops(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks every connected shop what changed since its cursor, a bounded number of pages at a time."""

    async def one(asked_of: work.Asked) -> Polled:
        poll: Poll = asked_of.ask
        http = await partners.http(poll.tenant_id, poll.account.id)
        adapter, cursor = partners.channel(poll.account.partner), poll.cursor
        messages: list[RawMessage] = []
        page = OrderPage((), cursor, has_more=True)
        for _ in range(PAGES_MAX):
            try:
                page = await adapter.orders_since(http, cursor)
            except PartnerError:
                if not messages:
                    raise
                break  # the pages that came are kept; the next poll meets the same trouble, or goes on behind them
            messages += page.messages
            cursor = page.cursor
            if not page.has_more:
                break
        return Polled(tuple(messages), cursor, page.has_more)

    return await partners.each_once(asked, one)


@dataclass(frozen=True, slots=True)
class Fetch:
    """An order that is to be fetched by itself."""

    tenant_id: UUID
    partner: str
    wanted: OrderWanted
    urgency: tuple[datetime, datetime]  # ship-by, and the moment of the order where that is not told


async def load_wanted(tx: Tx, wanted: Sequence[OrderWanted]) -> list[Fetch | None]:
    """What is to be fetched one by one: each order once, the most urgent of a shop, and none that came whole meanwhile.

    When a shop names many at once the rest is left to the poll, whose pages hold a hundred; what the poll did not bring
    is looked at again.
    """
    whole = await list_overtaken(tx, [one.message_id for one in wanted])
    first = {(one.account_id, one.external_id): one for one in reversed(wanted)}
    left = [one for one in first.values() if one.message_id not in whole]
    rows = await list_accounts(tx, kind="channel")
    accounts = {row.id: row for row in rows if row.state != "disconnected"}  # its polls bring them, if it comes back
    left = [one for one in left if one.account_id in accounts]
    notices = {one.id: one for one in await get_messages(tx, [one.message_id for one in left])}
    urgent: dict[UUID, list[Fetch]] = defaultdict(list)
    for one in left:
        row = accounts[one.account_id]
        seen = registry.channel(row.partner).read_order(notices[one.message_id].raw, as_account(row, tx.tenant_id))
        urgent[row.id].append(Fetch(tx.tenant_id, row.partner, one, (seen.ship_by_at or _NEVER, seen.placed_at)))
    singles: dict[UUID, Fetch] = {}
    for account_id, fetches in urgent.items():
        fetches.sort(key=lambda each: each.urgency)
        count = SINGLES_MAX if "orders" in registry.verbs_of(accounts[account_id]) else len(fetches)
        singles |= {one.wanted.message_id: one for one in fetches[:count]}
        tx.record(*(one.wanted for one in fetches[count:]), at=tx.now + BULK_WAIT)
    return [singles.get(one.message_id) if first[one.account_id, one.external_id] is one else None for one in wanted]


async def keep_wanted(tx: Tx, wanted: Sequence[Fetch], answers: Sequence[RawMessage | PartnerError | None]) -> None:
    """Whole orders go the common way; one that the channel refuses stands in an incident."""
    pairs = list(zip(wanted, answers, strict=True))
    await store_many(tx, [(one.wanted.account_id, [raw]) for one, raw in pairs if isinstance(raw, RawMessage)])
    lost = [(one, raw) for one, raw in pairs if not isinstance(raw, RawMessage)]
    await incidents.open_many(
        tx,
        [
            incidents.New(
                "message_unreadable", f"wanted:{one.wanted.account_id}:{one.wanted.external_id}", one.wanted.message_id,
                {"partner": one.partner, "error": str(raw) if raw else f"order {one.wanted.external_id} is unknown there"},
            )
            for one, raw in lost
        ],
    )  # fmt: skip


@work.outside(on=OrderWanted, load=load_wanted, keep=keep_wanted, batch=500, priority=4)
async def fetch_order(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Fetches whole orders that a notice only named, those that must leave first before the others."""

    async def one(place: int) -> RawMessage | None:
        fetch: Fetch = asked[place].ask
        http = await partners.http(fetch.tenant_id, fetch.wanted.account_id, trace_id=fetch.wanted.message_id.hex)
        return await partners.channel(fetch.partner).one_order(http, fetch.wanted.external_id)

    urgent = sorted(range(len(asked)), key=lambda place: asked[place].ask.urgency)
    answers = dict(zip(urgent, await partners.each(urgent, one), strict=True))
    return [answers[place] for place in range(len(asked))]


@work.every("15m")
async def notice_silence(tx: Tx) -> None:
    """Raises an alert for a shop that is silent against its own usual rate: errors are not the only way to lose orders."""
    rows = await list_rhythms(tx, since=tx.now - timedelta(days=7))
    usual_h = {row.id: 7 * 24 / row.units for row in rows}
    silent = [
        row for row in rows if rules.is_silent((tx.now - row.last).total_seconds() / 3600, usual_h[row.id], row.units)
    ]
    await incidents.open_many(tx, [_silent(row, tx.now, usual_h[row.id]) for row in silent])
    heard = {row.id for row in rows} - {row.id for row in silent}
    await incidents.resolve_causes(tx, [f"silent:{id_}" for id_ in heard])


def _silent(row: Any, now: datetime, usual_h: float) -> incidents.New:
    hours = round((now - row.last).total_seconds() / 3600, 1)
    params = {"partner": row.partner, "shop": row.title, "hours": hours, "usual": round(usual_h, 1)}
    return incidents.New("shop_silent", f"silent:{row.id}", row.id, params)


def _late(account: AccountRow, count: int) -> incidents.New:
    params = {"partner": account.partner, "shop": account.title, "count": count}
    return incidents.New("orders_late", f"late:{account.id}", account.id, params)


def _is_late(message: RawMessage, now: datetime) -> bool:
    return message.happened_at is not None and rules.is_late(
        (now - message.happened_at).total_seconds(), message.source
    )
