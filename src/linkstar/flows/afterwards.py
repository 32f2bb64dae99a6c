"""What partners tell beside orders comes in and is kept whole: claims, settlements, messages of buyers, what befell kept goods.

They are polled, each in its own rhythm, for every account whose partner has the verb; who reads them is told by the topic of the
raw message. What nobody reads yet waits as it came.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from linkstar.connect import registry
from linkstar.connect.accounts import list_accounts
from linkstar.connect.channel import Cursor, OrderPage, RawMessage
from linkstar.connect.messages import get_cursors, put_cursors, store_many
from linkstar.connect.partners import Partners
from linkstar.connect.wire import Http, PartnerError
from linkstar.core import work
from linkstar.core.db import Tx
from linkstar.flows.intake import Poll, Polled

FIRST_LOOK = {
    "claims": timedelta(days=30), "settlements": timedelta(days=30), "messages": timedelta(days=7), "kept": timedelta(days=30),
}  # fmt: skip
PAGES_MAX = 20  # pages of one shop in one run; the cursor remembers the rest
_Read = Callable[[Http, Cursor], Awaitable[OrderPage]]


async def _load(tx: Tx, topic: str) -> list[Poll]:
    """The connected accounts whose partner has the verb, with where their reading stands."""
    rows = await list_accounts(tx, state="connected")
    able = [row for row in rows if topic in registry.adapter(row.kind, row.partner).can]
    cursors = await get_cursors(tx, [row.id for row in able], topic)
    return [Poll(tx.tenant_id, row, cursors.get(row.id) or Cursor(tx.now - FIRST_LOOK[topic])) for row in able]


async def _keep(tx: Tx, topic: str, polls: Sequence[Poll], answers: Sequence[Polled | PartnerError]) -> None:
    """Keeps what was told and moves the cursors; trouble stands in the call log, and the next run meets it again."""
    good = [(poll, answer) for poll, answer in zip(polls, answers, strict=True) if isinstance(answer, Polled)]
    await store_many(tx, [(poll.account.id, answer.messages) for poll, answer in good])
    await put_cursors(tx, topic, {poll.account.id: answer.cursor for poll, answer in good})


async def _poll(partners: Partners, asked: Sequence[work.Asked], topic: str) -> Sequence[Any]:
    async def one(each: work.Asked) -> Polled:
        poll: Poll = each.ask
        http = await partners.http(poll.tenant_id, poll.account.id)
        read: _Read = getattr(partners.adapter(poll.account.kind, poll.account.partner), f"{topic}_since")
        messages: list[RawMessage] = []
        cursor, has_more = poll.cursor, True
        for _ in range(PAGES_MAX):
            try:
                page = await read(http, cursor)
            except PartnerError:
                if not messages:
                    raise
                break  # what came is kept; the next run goes on behind it
            messages += page.messages
            cursor, has_more = page.cursor, page.has_more
            if not has_more:
                break
        return Polled(tuple(messages), cursor, has_more)

    return await partners.each_once(asked, one, at_most=8)


async def load_claims(tx: Tx, _: Sequence[Any]) -> list[Poll]:
    """Shops that are asked for claims."""
    return await _load(tx, "claims")


async def keep_claims(tx: Tx, polls: Sequence[Poll], answers: Sequence[Polled | PartnerError]) -> None:
    """Keeps claims."""
    await _keep(tx, "claims", polls, answers)


async def load_settlements(tx: Tx, _: Sequence[Any]) -> list[Poll]:
    """Shops that are asked for settlements."""
    return await _load(tx, "settlements")


async def keep_settlements(tx: Tx, polls: Sequence[Poll], answers: Sequence[Polled | PartnerError]) -> None:
    """Keeps settlements."""
    await _keep(tx, "settlements", polls, answers)


async def load_messages(tx: Tx, _: Sequence[Any]) -> list[Poll]:
    """Shops that are asked for messages."""
    return await _load(tx, "messages")


async def keep_messages(tx: Tx, polls: Sequence[Poll], answers: Sequence[Polled | PartnerError]) -> None:
    """Keeps messages."""
    await _keep(tx, "messages", polls, answers)


async def load_kept(tx: Tx, _: Sequence[Any]) -> list[Poll]:
    """Keepers that are asked what happened to goods."""
    return await _load(tx, "kept")


async def keep_kept(tx: Tx, polls: Sequence[Poll], answers: Sequence[Polled | PartnerError]) -> None:
    """Keeps what happened to goods."""
    await _keep(tx, "kept", polls, answers)


@work.outside(every="10m", load=load_claims, keep=keep_claims)
async def poll_claims(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks shops for cancellations, returns and refunds."""
    return await _poll(partners, asked, "claims")


@work.outside(every="1h", load=load_settlements, keep=keep_settlements)
async def poll_settlements(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks shops for what they are paid."""
    return await _poll(partners, asked, "settlements")


@work.outside(every="5m", load=load_messages, keep=keep_messages)
async def poll_messages(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks shops for what buyers wrote."""
    return await _poll(partners, asked, "messages")


@work.outside(every="1h", load=load_kept, keep=keep_kept)
async def poll_kept(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks keepers for inbound shipments, removals and reimbursements."""
    return await _poll(partners, asked, "kept")
