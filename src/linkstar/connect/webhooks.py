"""The door for webhooks: verified, kept and only then acknowledged. Whoever gets an exception sends again.

`receive` is one delivery in the caller's transaction. `WebhookDoor` takes deliveries that come within the same few
milliseconds for one company into one transaction (a commit for many), and answers each when that is committed.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

import psycopg

from linkstar.connect.accounts import OpenAccount, find_account_by_token, open_accounts, tenant_of
from linkstar.connect.carrier import Carrier
from linkstar.connect.channel import Channel, RawMessage, WebhookRequest
from linkstar.connect.messages import Stored, store_many, store_unreadable
from linkstar.connect.partners import KNOWN_S, AdapterOf, registered
from linkstar.connect.wire import Account, Speaks, Unreadable
from linkstar.core.db import Database, Tx
from linkstar.core.secrets import Vault
from linkstar.kit.errors import NotFound

Delivery = Sequence[RawMessage] | Unreadable
BATCH = 200  # deliveries in one transaction
GATHER_S = 0.01


async def receive(tx: Tx, account: Account, request: WebhookRequest, *, adapter: Speaks) -> Stored:
    """Verifies and keeps one delivery; answer 2xx after the commit only. Raises BadSignature.

    A signed delivery that cannot be unpacked is kept as failed, with an incident: sending it again would not mend it.
    """
    delivery = _unpack(account, request, adapter, tx.now)
    return (await _keep(tx, [(account, delivery)]))[0]


@dataclass(slots=True)
class _Waiting:
    account: Account
    delivery: Delivery
    answer: asyncio.Future[Stored]


class WebhookDoor:
    """Takes webhooks for all companies by the token in their address. One for each process of the web door."""

    def __init__(self, database: Database, vault: Vault, *, adapter_of: AdapterOf = registered) -> None:
        self._database, self._vault, self._adapter_of = database, vault, adapter_of
        self._accounts: dict[str, tuple[float, OpenAccount]] = {}
        self._waiting: dict[UUID, list[_Waiting]] = defaultdict(list)
        self._busy: dict[UUID, asyncio.Task[None]] = {}

    async def receive(self, token: str, request: WebhookRequest) -> Stored:
        """Answers when the delivery is committed. Raises NotFound, BadSignature, and whatever the database raises."""
        account = await self.account(token)
        adapter = self._adapter_of(account.kind, account.partner)
        if not hasattr(adapter, "receive"):  # who sends nothing has no door here
            raise NotFound(thing="account")
        delivery = _unpack(account, request, adapter, self._database.clock.now())
        waiting = _Waiting(account, delivery, asyncio.get_running_loop().create_future())
        self._waiting[account.tenant_id].append(waiting)
        if account.tenant_id not in self._busy:
            self._busy[account.tenant_id] = asyncio.create_task(self._work(account.tenant_id))
        return await waiting.answer

    def acknowledgement(self, token: str) -> tuple[bytes, str] | None:
        """Body and media type that a partner wants for a delivery that was kept; None where any 2xx will do."""
        known = self._accounts.get(token)
        if known is None:
            return None
        account = known[1].account
        said: tuple[bytes, str] | None = getattr(
            self._adapter_of(account.kind, account.partner), "acknowledgement", None
        )
        return said

    async def _work(self, tenant_id: UUID) -> None:
        """Commits what has come while the last commit was under way, until nothing waits.

        The first of a rush is committed at once; while more come, each commit gathers for a moment, so that a flood costs
        a hundred transactions a second at most and whoever reads the messages finds them in batches.
        """
        try:
            while waiting := self._waiting[tenant_id][:BATCH]:
                del self._waiting[tenant_id][:BATCH]
                await self._commit(tenant_id, waiting)
                if len(self._waiting[tenant_id]) < BATCH:
                    await asyncio.sleep(GATHER_S)
        finally:
            del self._busy[tenant_id]

    async def _commit(self, tenant_id: UUID, waiting: list[_Waiting]) -> None:
        try:
            async with self._database.tx(tenant_id, actor="webhook", prepares=True) as tx:
                kept = await _keep(tx, [(one.account, one.delivery) for one in waiting])
        except Exception as wrong:
            if len(waiting) > 1 and not isinstance(wrong, psycopg.OperationalError):
                for one in waiting:  # one of them is to blame: the others must not suffer
                    await self._commit(tenant_id, [one])
                return
            for one in waiting:
                _answer(one, wrong)
            return
        for one, stored in zip(waiting, kept, strict=True):
            _answer(one, stored)

    async def account(self, token: str) -> Account:
        """The account of a token, known for some seconds. A revoked or paused shop's news is still kept. Raises NotFound."""
        known = self._accounts.get(token)
        if known and time.monotonic() - known[0] < KNOWN_S:
            return known[1].account
        tenant_id = tenant_of(token)
        if tenant_id is None:
            raise NotFound(thing="account")
        async with self._database.tx(tenant_id, actor="webhook", prepares=True) as tx:
            account_id = await find_account_by_token(tx, token)
            if account_id is None:
                raise NotFound(thing="account")
            opened = (await open_accounts(tx, [account_id], self._vault))[account_id]
        self._accounts[token] = (time.monotonic(), opened)
        return opened.account


def _unpack(account: Account, request: WebhookRequest, adapter: Speaks, at: datetime) -> Delivery:
    receiver = cast(Channel | Carrier, adapter)
    try:
        return receiver.receive(request, account, at)
    except Unreadable as wrong:
        return Unreadable(wrong.message, body=wrong.body or request.body)


async def _keep(tx: Tx, deliveries: Sequence[tuple[Account, Delivery]]) -> list[Stored]:
    """Keeps what can be read in one statement; what cannot is rare and kept one by one."""
    stored = await store_many(
        tx, [(account.id, () if isinstance(said, Unreadable) else said) for account, said in deliveries]
    )
    return [
        await store_unreadable(tx, account, said) if isinstance(said, Unreadable) else kept
        for (account, said), kept in zip(deliveries, stored, strict=True)
    ]


def _answer(waiting: _Waiting, said: Stored | Exception) -> None:
    if waiting.answer.done():
        return  # the caller has gone
    if isinstance(said, Exception):
        waiting.answer.set_exception(said)
    else:
        waiting.answer.set_result(said)
