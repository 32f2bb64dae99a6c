"""What steps that call the outside are given: clients for accounts, adapters by name, and many calls at once."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast
from uuid import UUID, uuid4

from linkstar.connect import registry, tokens
from linkstar.connect.accounts import NewAccount, OpenAccount, connect_account, take_grant
from linkstar.connect.call_log import CallLog
from linkstar.connect.carrier import Carrier
from linkstar.connect.channel import Channel
from linkstar.connect.client import Client
from linkstar.connect.erp import Erp
from linkstar.connect.errors import AccountGone, AccountPaused
from linkstar.connect.http import PartnerHttp, Shared, Wires
from linkstar.connect.limits import Limits
from linkstar.connect.outgoing import Outgoing, outgoing_of
from linkstar.connect.pretend import Console
from linkstar.connect.warehouse import Warehouse
from linkstar.connect.wire import Account, PartnerError, Speaks, TokenRevoked
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.core.settings import Settings
from linkstar.core.work import Again

T = TypeVar("T")
R = TypeVar("R")
AdapterOf = Callable[[str, str], Speaks]  # (kind, partner) -> adapter; raises NotFound
KNOWN_S = 5.0  # an account is read anew after so many seconds: a pause or a new key is seen by then


@dataclass(slots=True)
class _Known:
    shared: Shared
    read_at: float
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)


class Partners:
    """The way out of this process. One for each process; `close` writes the rest of the call log."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        *,
        adapter_of: AdapterOf | None = None,
        public_url: str = "",
        outgoing: Outgoing | None = None,
    ) -> None:
        self.public_url = public_url.rstrip("/")  # where partners reach our door; "" for nowhere
        self._adapter_of = adapter_of or registered
        self.outgoing = outgoing or outgoing_of(Settings())  # where it may call
        self._wires = Wires(database, vault, Client(self.outgoing), Limits(database), CallLog(database))
        self.sandbox = Console(self._wires.client, self.outgoing)
        self._known: dict[UUID, _Known] = {}

    async def close(self) -> None:
        """Writes the call log and closes all connections."""
        await self._wires.log.close()
        await self._wires.client.aclose()

    def channel(self, partner: str) -> Channel:
        """The adapter of a channel. Raises KeyError."""
        return cast(Channel, self._adapter_of("channel", partner))

    def carrier(self, partner: str) -> Carrier:
        """The adapter of a carrier. Raises KeyError."""
        return cast(Carrier, self._adapter_of("carrier", partner))

    def warehouse(self, partner: str) -> Warehouse:
        """The adapter of a warehouse system. Raises NotFound."""
        return cast(Warehouse, self._adapter_of("warehouse", partner))

    def erp(self, partner: str) -> Erp:
        """The adapter of an ERP. Raises NotFound."""
        return cast(Erp, self._adapter_of("erp", partner))

    def adapter(self, kind: str, partner: str) -> Speaks:
        """The adapter of a partner of any kind. Raises NotFound."""
        return self._adapter_of(kind, partner)

    async def http(self, tenant_id: UUID, account_id: UUID, *, trace_id: str = "") -> PartnerHttp:
        """A client for one account, logged under `trace_id`. Raises NotFound, TokenRevoked, AccountPaused."""
        shared = await self._shared(tenant_id, account_id)
        if shared.opened.state != "connected":  # it may have been opened a moment ago by another process
            self.forget(account_id)
            shared = await self._shared(tenant_id, account_id)
        opened = shared.opened
        if opened.state != "connected":
            raise _shut(opened.state, account_id)
        adapter = self._adapter_of(opened.account.kind, opened.account.partner)
        return PartnerHttp(self._wires, adapter, shared, trace_id=trace_id or uuid4().hex)

    async def each(
        self, items: Iterable[T], call: Callable[[T], Awaitable[R]], *, at_most: int = 16
    ) -> list[R | Again | PartnerError]:
        """One answer per item in order, `at_most` calls at a time.

        A partner error that may pass is an `Again`, any other is the error itself; another exception is raised when
        all calls have ended, so that none is cut in the middle.
        """
        gate = asyncio.Semaphore(at_most)

        async def one(item: T) -> R | Again | PartnerError:
            async with gate:
                try:
                    return await call(item)
                except PartnerError as wrong:
                    return again_of(wrong) or wrong

        answers = await asyncio.gather(*(one(item) for item in items), return_exceptions=True)
        for answer in answers:
            if isinstance(answer, BaseException) and not isinstance(answer, Again | PartnerError):
                raise answer
        return cast("list[R | Again | PartnerError]", answers)

    async def each_once(
        self, items: Iterable[T], call: Callable[[T], Awaitable[R]], *, at_most: int = 16
    ) -> list[R | PartnerError]:
        """As `each`, for what the timetable asks again by itself: an error that may pass is an error too."""
        return once(await self.each(items, call, at_most=at_most))

    async def finish_authorisation(
        self, tenant_id: UUID, query: Mapping[str, str], *, actor: str = "system", bound_to: str = ""
    ) -> UUID:
        """Connects or renews the account whose seller came back with this query, and returns its id.

        Raises GrantUnknown, AccountMismatch, PartnerRefused, BadSignature.
        """
        database, vault = self._wires.database, self._wires.vault
        async with database.tx(tenant_id, actor=actor) as tx:
            new, grant = await take_grant(tx, query.get("state", ""), vault, bound_to=bound_to)
            account_id = tx.new_id()
        channel = self.channel(new.partner)
        shared = Shared(OpenAccount(_account_of(new, tenant_id, account_id), "connected", 0, None))
        http = PartnerHttp(self._wires, channel, shared, trace_id=uuid4().hex)
        fresh = await channel.exchange_code(http, grant, query)
        async with database.tx(tenant_id, actor=actor) as tx:
            connected = await connect_account(tx, replace(new, id=account_id), fresh, vault)
        self.forget(connected)
        return connected

    def forget(self, account_id: UUID) -> None:
        """Reads the account anew at its next use."""
        self._known.pop(account_id, None)

    async def _shared(self, tenant_id: UUID, account_id: UUID) -> Shared:
        known = self._known.get(account_id)
        if known is None:
            nothing = OpenAccount(Account(account_id, tenant_id, "", "", "", ""), "", 0, None)
            known = self._known.setdefault(account_id, _Known(Shared(nothing), -KNOWN_S))
        async with known.reading:
            if time.monotonic() - known.read_at >= KNOWN_S:
                fresh = await tokens.read(self._wires.database, self._wires.vault, tenant_id, account_id)
                known.shared.opened, known.read_at = fresh, time.monotonic()
        if known.shared.opened.account.tenant_id != tenant_id:
            await tokens.read(self._wires.database, self._wires.vault, tenant_id, account_id)  # raises NotFound
        return known.shared


def once(answers: Iterable[R | Again | PartnerError]) -> list[R | PartnerError]:
    """Answers in which another try is an error: the timetable comes again, and the call log has the trouble."""
    return [PartnerError(answer.why) if isinstance(answer, Again) else answer for answer in answers]


def registered(kind: str, partner: str) -> Speaks:
    """The adapter in the registry. Raises NotFound."""
    return registry.adapter(kind, partner)


def _shut(state: str, account_id: UUID) -> PartnerError:
    if state == "disconnected":  # nobody waits for it: what was to be asked ends as refused
        return AccountGone()
    wrong: PartnerError = AccountPaused("the account is paused", code="account_paused")
    if state == "revoked":
        wrong = TokenRevoked("the account has to be authorised again", code="account_revoked")
    wrong.shut_account_id = account_id
    return wrong


def again_of(wrong: PartnerError) -> Again | None:
    """Another try for an error that may pass, with jitter so that tries do not come in step.

    Work of an account that is shut waits for the account and loses no try: it goes on by itself when the account is opened.
    """
    if wrong.shut_account_id is not None:
        return Again(f"{type(wrong).__name__}: {wrong.message}", waits_for=wrong.shut_account_id)
    if not wrong.retryable:
        return None
    after_s = None if wrong.retry_after_s is None else wrong.retry_after_s * random.uniform(1.0, 1.3)  # noqa: S311 - no secret
    return Again(f"{type(wrong).__name__}: {wrong.message}", after_s)


def _account_of(new: NewAccount, tenant_id: UUID, account_id: UUID) -> Account:
    """The account as the exchange of the code needs it, before there is a token."""
    return Account(
        id=account_id, tenant_id=tenant_id, kind=new.kind, partner=new.partner, base_url=new.base_url,
        external_id=new.external_id, site=new.site, zone=new.zone, currency=new.currency, config=new.config,
        secrets=new.secrets,
    )  # fmt: skip
