"""A shop that is connected is asked to tell us of its orders at once; where it will not, the polls are all that tells.

Platforms end subscriptions by themselves (an app that was taken out and let in again, an address that failed for days), so
every shop is asked again when it is opened again, and once a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.channel import SubscribingChannel
from linkstar.connect.facts import AccountConnected, AccountResumed
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx


@dataclass(frozen=True, slots=True)
class Hearing:
    """A shop that is to tell our address of its orders."""

    tenant_id: UUID
    account: AccountRow

    @property
    def cause(self) -> str:
        """The cause of the incident that it will not."""
        return f"webhooks:{self.account.id}"


async def _hearings(tx: Tx) -> dict[UUID, Hearing]:
    rows = await list_accounts(tx, kind="channel", state="connected")
    return {row.id: Hearing(tx.tenant_id, row) for row in rows if "subscribe" in registry.channel(row.partner).can}


async def load_opened(tx: Tx, facts: Sequence[AccountConnected | AccountResumed]) -> list[Hearing | None]:
    """Shops that have just been opened; a carrier, or a channel without the verb, is asked nothing."""
    hearings = await _hearings(tx)
    return [hearings.get(one.account_id) for one in facts]


async def load_all(tx: Tx, _: Sequence[Any]) -> list[Hearing]:
    """Every connected shop that can be asked."""
    return list((await _hearings(tx)).values())


async def keep_heard(tx: Tx, hearings: Sequence[Hearing], answers: Sequence[Sequence[str] | PartnerError]) -> None:
    """A refusal stands in an incident until the shop says yes."""
    pairs = list(zip(hearings, answers, strict=True))
    refused = [(one, answer.message) for one, answer in pairs if isinstance(answer, PartnerError)]
    await incidents.open_many(
        tx,
        [
            incidents.New(
                "webhooks_refused", one.cause, one.account.id,
                {"partner": one.account.partner, "shop": one.account.title, "why": why},
            )
            for one, why in refused
        ],
    )  # fmt: skip
    await incidents.resolve_causes(tx, [one.cause for one, answer in pairs if not isinstance(answer, PartnerError)])


async def _ask(partners: Partners, asked: Sequence[work.Asked]) -> Sequence[Any]:
    async def one(each: work.Asked) -> Sequence[str]:
        hearing: Hearing = each.ask
        if not partners.public_url:  # a process that has no door of its own to name
            return ()
        http = await partners.http(hearing.tenant_id, hearing.account.id)
        adapter = cast(SubscribingChannel, partners.channel(hearing.account.partner))
        return await adapter.subscribe(http, f"{partners.public_url}/webhooks/{hearing.account.webhook_token}")

    return await partners.each(asked, one, at_most=4)


@work.outside(on=(AccountConnected, AccountResumed), load=load_opened, keep=keep_heard)
async def subscribe_opened(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks a shop to tell us of its orders as soon as it is opened."""
    return await _ask(partners, asked)


@work.outside(every="1d", load=load_all, keep=keep_heard)
async def subscribe_all(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks all shops again; what they tell already is not asked for twice."""
    return [PartnerError(one.why) if isinstance(one, work.Again) else one for one in await _ask(partners, asked)]
