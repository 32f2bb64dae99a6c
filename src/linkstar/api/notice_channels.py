"""Channels of messages: the robots, mailboxes and receivers that bring them; a try of one at once, and taking one away."""

from __future__ import annotations

from collections import Counter
from typing import Literal, cast
from uuid import UUID

from fastapi import APIRouter

from linkstar.api.call import Here, needs, needs_outside
from linkstar.api.guard import noun_router
from linkstar.api.problems import refuses
from linkstar.api.shapes import Done, Moment, Rows, Shown
from linkstar.connect import registry
from linkstar.connect.accounts import get_account_row, list_accounts
from linkstar.connect.notifier import Event, Message, Notifier
from linkstar.connect.wire import PartnerError
from linkstar.core import notices
from linkstar.core.notices.actions.editing import remove_of
from linkstar.core.notices.rules.events import EVENTS, line_of, title_of
from linkstar.flows.parting import disconnect
from linkstar.flows.send_notices import outcome_of
from linkstar.kit.errors import NotFound
from linkstar.kit.ids import new_id

router: APIRouter = noun_router("/notices/channels", "notices")
_GONE = "disconnected"


class ChannelShown(Shown):
    """A way by which messages go. `is_program`: each event alone and at once; `failing_since`: nothing arrived since then.

    `subscriptions`: how many say what goes there.
    """

    id: UUID
    partner: str
    partner_title: str
    title: str
    state: str
    can: list[str]
    is_program: bool
    subscriptions: int
    last_success_at: Moment | None
    last_error_at: Moment | None
    last_error: str
    failing_since: Moment | None
    version: int


class TriedShown(Shown):
    """What became of a test message. `unknown`: it may have arrived; `answer`: the partner's words, or why it was not asked."""

    state: Literal["sent", "failed", "unknown"]
    answer: str
    trace_id: str


@router.get("", dependencies=[needs("notices", "read")])
async def list_channels(call: Here) -> Rows[ChannelShown]:
    """All channels, the oldest first."""
    call.check_whole()
    known = registry.adapters("notifier")
    told = await notices.list_subscriptions(call.tx)
    counts = Counter(one.draft.account_id for one in told)
    failing = {one.draft.account_id: one.failing_since for one in told if one.failing_since}
    rows = [
        ChannelShown(
            id=row.id, partner=row.partner, partner_title=known[row.partner].title, title=row.title, state=row.state,
            can=sorted(known[row.partner].can), is_program="events" in known[row.partner].can, subscriptions=counts[row.id],
            last_success_at=row.last_success_at, last_error_at=row.last_error_at, last_error=row.last_error,
            failing_since=failing.get(row.id), version=row.version,
        )
        for row in await list_accounts(call.tx, kind="notifier")
        if row.partner in known and row.state != _GONE
    ]  # fmt: skip
    return Rows[ChannelShown](rows=rows, next=None)


@router.post("/{account_id}/test", dependencies=[needs_outside("notices", "send")], responses=refuses(NotFound))
async def try_channel(call: Here, account_id: UUID) -> TriedShown:
    """Sends a test message now, and tells what the partner said. It stands in the call log, not in the delivery log."""
    call.check_whole()
    partners, trace_id = call.door.partners, call.request.state.trace_id
    now = call.door.database.clock.now()
    title, line = title_of("test", call.language), line_of("test", call.language, {"who": call.who.name or "LinkStar"})
    can: frozenset[str] = frozenset()
    try:
        http = await partners.http(call.who.tenant_id, account_id, trace_id=trace_id)
        if http.account.kind != "notifier":
            raise NotFound(thing="channel")
        notifier = cast(Notifier, partners.adapter("notifier", http.account.partner))
        can = notifier.can
        url = f"{partners.public_url}{EVENTS['test'].page}" if partners.public_url else ""
        event = Event("test", now, {"words": line})
        await notifier.tell(http, Message(f"test_{new_id(now).hex}", title, [line], url, call.language, event))
        tried = TriedShown(state="sent", answer="", trace_id=trace_id)
    except PartnerError as wrong:
        outcome = outcome_of(wrong, can)
        state: Literal["failed", "unknown"] = "unknown" if outcome.state == "unknown" else "failed"
        tried = TriedShown(state=state, answer=outcome.error[:1000], trace_id=trace_id)
    call.changed(account_id, after={"did": "test", "state": tried.state})
    return tried


@router.delete("/{account_id}", dependencies=[needs("notices", "edit")], responses=refuses(NotFound))
async def remove_channel(call: Here, account_id: UUID) -> Done:
    """Takes a channel away: its keys and its subscriptions go, what was sent stays in the log."""
    call.check_whole()
    row = await get_account_row(call.tx, account_id)
    if row.kind != "notifier":
        raise NotFound(thing="channel")
    count = await remove_of(call.tx, account_id)
    await disconnect(call.tx, row, vault=call.door.vault)
    call.door.partners.forget(account_id)
    call.changed(account_id, before={"title": row.title}, after={"did": "removed", "subscriptions": count})
    return Done()
