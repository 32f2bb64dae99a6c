"""Messages go out: what is due is written once a minute, sent once, and tried again where nobody can have read it.

MessageDue -> send_messages (outside): a notifier brings it. A try whose end is not known is repeated only where the receiver
knows keys; elsewhere the delivery log says that it may have arrived, and a person may send it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from linkstar.connect import registry
from linkstar.connect.accounts import list_accounts, pause
from linkstar.connect.notifier import Event, Message, Notifier
from linkstar.connect.outgoing import REFUSED
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerDown, PartnerError, PartnerRefused, Throttled, Unreadable
from linkstar.core import incidents, notices, work
from linkstar.core.db import Tx
from linkstar.core.notices import Delivery, Outcome
from linkstar.core.notices.actions.sending import cause_of
from linkstar.core.notices.facts import MessageDue
from linkstar.core.notices.rules.events import FAILED_INCIDENT
from linkstar.kit.errors import Refusal

KEPT = timedelta(days=90)
TOGETHER = 32  # messages of one run: two rounds, even if every receiver lets us wait as long as it may
_MAY_HAVE_COME = frozenset({"timeout", "broken", "half"})
_STOPPED = "LinkStar was stopped while it sent this; it may have arrived"


@dataclass(frozen=True, slots=True)
class Sending:
    """A message on its way, and what its notifier is."""

    tenant_id: UUID
    delivery: Delivery
    partner: str
    can: frozenset[str]


@work.every("1m")
async def write_due(tx: Tx) -> None:
    """Writes the messages of what is due: the end of quiet hours, of a pause, an hour or a day."""
    await notices.gather(tx)


@work.every("6h")
async def purge_notices(tx: Tx) -> None:
    """Drops what was told long ago."""
    await notices.purge(tx, tx.now - KEPT)


async def load_messages(tx: Tx, facts: Sequence[MessageDue]) -> list[Sending | None]:
    """Messages that still wait, at the try that is due; None for the others."""
    waiting = await notices.get_waiting(tx, [one.delivery_id for one in facts])
    partners = {row.id: row.partner for row in await list_accounts(tx, kind="notifier")}
    known = registry.adapters("notifier")

    def sending(fact: MessageDue) -> Sending | None:
        one = waiting.get(fact.delivery_id)
        if one is None or one.tries != fact.tries:
            return None
        partner = partners.get(one.account_id, "")
        return Sending(tx.tenant_id, one, partner, known[partner].can if partner in known else frozenset())

    return [sending(fact) for fact in facts]


async def keep_messages(tx: Tx, sendings: Sequence[Sending], outcomes: Sequence[Outcome]) -> None:
    """Keeps what became of messages; a receiver that failed for days is called no more, and a person is told."""
    programs = {one.delivery.account_id for one in sendings if "events" in one.can}
    stopped = await notices.keep(tx, [one.delivery for one in sendings], outcomes, sorted(programs))
    if not stopped:
        return
    await pause(tx, stopped)
    titles = {row.id: row.title for row in await list_accounts(tx, kind="notifier")}
    why = {"why": "nothing arrived for five days, so the account is paused", "why_zh": "连续五天发送失败，账号已暂停"}
    await incidents.open_many(
        tx, [incidents.New(FAILED_INCIDENT, cause_of(id_), id_, {"to": titles.get(id_, "?"), **why}) for id_ in stopped]
    )


@work.outside(on=MessageDue, load=load_messages, keep=keep_messages, batch=TOGETHER, priority=6)
async def send_messages(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Sends messages, sixteen at a time."""

    async def one(each: work.Asked) -> Outcome:
        sending: Sending = each.ask
        if not each.is_first and "knows_keys" not in sending.can:
            return Outcome("unknown", _STOPPED)
        try:
            http = await partners.http(sending.tenant_id, sending.delivery.account_id)
            notifier = cast(Notifier, partners.adapter("notifier", sending.partner))
            await notifier.tell(http, message_of(sending.delivery, partners.public_url))
        except PartnerError as wrong:
            return outcome_of(wrong, sending.can)
        except Refusal as refused:  # the account or its adapter is gone
            return Outcome("failed", refused.text("en"), is_receivers=False)
        return Outcome("sent")

    return await partners.each(asked, one, at_most=16)


def message_of(one: Delivery, public_url: str) -> Message:
    """A message as notifiers take it."""
    event = Event(one.event, one.happened_at, one.data) if one.event else None
    return Message(one.key, one.title, one.lines, f"{public_url}{one.url}" if public_url else "", one.language, event)


def outcome_of(wrong: PartnerError, can: frozenset[str]) -> Outcome:
    """What a partner's error means for a message."""
    said = f"{wrong.message} ({wrong.code})" if wrong.code else wrong.message
    if wrong.shut_account_id is not None:  # paused, or refused for good: an incident of its own tells it
        return Outcome("failed", said, is_receivers=False)
    if isinstance(wrong, Throttled):
        return Outcome("again", said, wrong.retry_after_s, is_receivers=wrong.code != "budget_spent")
    if isinstance(wrong, PartnerRefused):
        is_over = "events" not in can or wrong.code in (REFUSED, "secret", "event")
        return Outcome("failed" if is_over else "again", said)
    is_open = isinstance(wrong, Unreadable) or (isinstance(wrong, PartnerDown) and wrong.code in _MAY_HAVE_COME)
    if is_open and "knows_keys" not in can:
        return Outcome("unknown", f"{said}: it may have arrived")
    return Outcome("again", said, wrong.retry_after_s)
