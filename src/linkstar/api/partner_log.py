"""What passed between us and partners: how accounts are, the call log, and raw messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query

from linkstar import connect
from linkstar.api.call import Call, Here, needs
from linkstar.api.connect import is_mine
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import After, Asked, Count, Ids, Limit, Moment, Rows, Search, Shown, Unmask, page_shown
from linkstar.connect.accounts import get_account_row, list_accounts
from linkstar.connect.call_log import get_call, list_calls
from linkstar.connect.health import list_buckets
from linkstar.connect.messages import StoredMessage, get_messages, list_messages
from linkstar.insights.connections import Waiting, list_waiting
from linkstar.kit.errors import NotFound

router: APIRouter = noun_router("/connect", "connect")


class WaitingAtShown(Shown):
    """What waits at an account: messages to be read, labels to buy, tracking numbers and stock that its shop is to be told.

    `since`: since when the oldest of it does; null: nothing waits.
    """

    messages: int
    labels: int
    numbers: int
    stock: int
    since: Moment | None


class HealthShown(Shown):
    """How an account is; `calls` and `failures` within the last hour; `authorised_until`: then a person has to let it in anew."""

    account_id: UUID
    kind: str
    partner: str
    title: str
    state: str
    token_expires_at: Moment | None
    authorised_until: Moment | None
    budget_left: float | None
    budget_operation: str | None
    last_success_at: Moment | None
    last_error_at: Moment | None
    last_error: str
    calls: int
    failures: int
    last_polled_at: Moment | None
    waiting: WaitingAtShown


class BudgetShown(Shown):
    """The call budget of an operation: `calls` may be made now, `rate` more a second, up to `burst`."""

    operation: str
    calls: float
    queued: float
    rate: float
    burst: float
    spent: float
    refused: int


class CallShown(Shown):
    """One call to a partner, redacted; status 0: no answer came."""

    id: UUID
    account_id: UUID
    operation: str
    method: str
    path: str
    status: int
    ms: int
    trace_id: str
    request: str
    response: str
    error: str
    at: Moment


class MessageShown(Shown):
    """A raw message; `times` counts how often it came."""

    id: UUID
    account_id: UUID
    topic: str
    key: str
    external_id: str
    source: str
    happened_at: Moment | None
    received_at: Moment
    state: str
    error: str
    times: int


class MessageWhole(MessageShown):
    """A raw message with its body, which holds personal data and is null unless it was asked for in full."""

    body: str | None


class Replayed(Asked):
    """Messages that shall be read once more."""

    ids: Ids


class CallFilter(Asked):
    """Which calls."""

    trace_id: Search = ""
    account_id: UUID | None = None
    only_failed: bool = False
    after: After = ""
    limit: Limit = 50


class MessageFilter(Asked):
    """Which messages; `external_id` is what they tell about."""

    account_id: UUID | None = None
    external_id: Search = ""
    state: Literal["", "received", "applied", "stale", "failed", "ignored"] = ""
    after: After = ""
    limit: Limit = 50


@router.get("/health", dependencies=[needs("connect", "read")])
async def health(call: Here) -> Rows[HealthShown]:
    """How each account is: token, budget, last success, failures, and what waits there."""
    waiting = await list_waiting(call.tx)
    rows = [
        row
        for row in await connect.list_health(call.tx)
        if row.kind != "channel" or call.scope.allows(shop=row.account_id)
    ]
    return Rows[HealthShown](rows=[_health(row, waiting) for row in rows], next=None)


@router.get("/accounts/{account_id}/budgets", dependencies=[needs("connect", "read")], responses=refuses(NotFound))
async def budgets(call: Here, account_id: UUID) -> Rows[BudgetShown]:
    """What an account may still call by operation, the emptiest first; an operation that was never called has no row yet."""
    if not is_mine(call, await get_account_row(call.tx, account_id)):
        raise NotFound(thing="account")
    rows = await list_buckets(call.tx, account_id)
    return Rows[BudgetShown](rows=[BudgetShown.model_validate(row) for row in rows], next=None)


@router.get("/calls", dependencies=[needs("connect", "read")])
async def search_calls(call: Here, asked: Annotated[CallFilter, Query()]) -> Rows[CallShown]:
    """The call log, newest first: by trace id, account and failure."""
    page = await list_calls(
        call.tx, trace_id=asked.trace_id, account_id=await _accounts(call, asked.account_id), only_failed=asked.only_failed,
        after=asked.after, limit=asked.limit,
    )  # fmt: skip
    return page_shown(page, CallShown.model_validate)


@router.get("/calls/{call_id}", dependencies=[needs("connect", "read")], responses=refuses(NotFound))
async def one_call(call: Here, call_id: UUID) -> CallShown:
    """One call to a partner, with request and answer redacted."""
    found = await get_call(call.tx, call_id)
    mine = await _accounts(call)
    if mine is not None and found.account_id not in mine:
        raise NotFound(thing="call")
    return CallShown.model_validate(found)


@router.get("/messages", dependencies=[needs("connect", "read")])
async def search_messages(call: Here, asked: Annotated[MessageFilter, Query()]) -> Rows[MessageShown]:
    """Raw messages without their bodies, newest first."""
    page = await list_messages(
        call.tx, account_id=await _accounts(call, asked.account_id), external_id=asked.external_id, state=asked.state,
        after=asked.after, limit=asked.limit,
    )  # fmt: skip
    return page_shown(page, MessageShown.model_validate)


@router.get("/messages/{message_id}", dependencies=[needs("connect", "read")], responses=refuses(NotFound))
async def get_message(call: Here, message_id: UUID, unmask: Unmask = False) -> MessageWhole:
    """One raw message; its body is personal data."""
    (found,) = await _messages(call, [message_id])
    in_full = await call.unmask(unmask, "messages", message_id, shops=[found.account_id])
    body = found.body.decode("utf-8", "replace") if in_full else None
    return MessageWhole(**MessageShown.model_validate(found).model_dump(), body=body)


@router.post("/messages/replay", dependencies=[needs("connect", "replay")], responses=refuses(NotFound))
async def replay(call: Here, body: Replayed) -> Count:
    """Reads raw messages once more, as if they had just come."""
    await _messages(call, body.ids)
    count = await connect.replay_messages(call.tx, list(dict.fromkeys(body.ids)))
    call.changed(body.ids[0] if len(body.ids) == 1 else None, after={"ids": body.ids, "did": "replayed"})
    return Count(count=count)


def _health(row: connect.Health, waiting: Mapping[UUID, Waiting]) -> HealthShown:
    there = waiting.get(row.account_id, Waiting())
    return HealthShown(**asdict(row), waiting=WaitingAtShown.model_validate(there))


async def _accounts(call: Call, asked: UUID | None = None) -> list[UUID] | None:
    """The accounts that a list is read for: the one asked for, all (None), or those that they may see."""
    if call.scope.shops is None:
        return [asked] if asked else None
    mine = [row.id for row in await list_accounts(call.tx) if is_mine(call, row)]
    return [one for one in mine if one == asked] if asked else mine


async def _messages(call: Call, ids: list[UUID]) -> list[StoredMessage]:
    """The messages, if all are of their shops. Raises NotFound."""
    found, mine = await get_messages(call.tx, ids), await _accounts(call)
    if len(found) < len(set(ids)) or any(mine is not None and one.account_id not in mine for one in found):
        raise NotFound(thing="message")
    return found
