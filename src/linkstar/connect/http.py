"""The HTTP client of all adapters: bound to one account it signs, spends the budget, retries, renews tokens and logs.

Every call to the database is a short transaction of its own; none is open while a partner is called.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from linkstar.connect import tokens
from linkstar.connect.accounts import OpenAccount
from linkstar.connect.call_log import Call, CallLog
from linkstar.connect.client import Client
from linkstar.connect.limits import FREE, PATIENCE_S, Limits
from linkstar.connect.redact import redact, redact_path
from linkstar.connect.transport import NOT_SENT, exchange, plain_error, url_of
from linkstar.connect.wire import (
    Account,
    Answer,
    Budget,
    PartnerDown,
    PartnerError,
    Request,
    Speaks,
    Throttled,
    TokenExpired,
    TokenRevoked,
    Tokens,
)
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.core.tracing import span
from linkstar.kit.ids import new_id

TRIES = 3  # of a call that the partner did not answer or put off
BACKOFF_S = (0.3, 1.0, 3.0)
EARLY = timedelta(seconds=60)  # tokens are renewed this long before they expire


@dataclass(slots=True)
class Wires:
    """What all clients of a process share."""

    database: Database
    vault: Vault
    client: Client
    limits: Limits
    log: CallLog


@dataclass(slots=True)
class Shared:
    """The account as all clients of this process know it: fresh tokens of one are seen by the others."""

    opened: OpenAccount
    renewing: asyncio.Lock = field(default_factory=asyncio.Lock)


class PartnerHttp:
    """`wire.Http` for one account and one trace. Made by `Partners.http`."""

    def __init__(self, wires: Wires, adapter: Speaks, shared: Shared, *, trace_id: str = "") -> None:
        self._wires, self._adapter, self._shared = wires, adapter, shared
        self.trace_id = trace_id

    @property
    def account(self) -> Account:
        """The account, with its newest secrets."""
        return self._shared.opened.account

    @property
    def now(self) -> datetime:
        """Business time."""
        return self._wires.database.clock.now()

    async def send(self, request: Request) -> Answer:
        """The answer to a request with a status below 400. Raises PartnerError.

        Put off and unanswered calls are tried three times with jitter (unanswered ones only if `is_safe`, or if they
        surely did not arrive); an expired token is renewed once.
        """
        used = self._shared.opened
        try:
            if request.needs_token and self._expires_soon():
                await self._renew(used)
                used = self._shared.opened
            try:
                return await self.repeat(request, used)
            except TokenExpired:
                if not request.needs_token:
                    raise
                await self._renew(used)
                used = self._shared.opened
                return await self.repeat(request, used)
        except TokenRevoked as gone:
            gone.shut_account_id = used.account.id
            if self._shared.opened.secret_version == used.secret_version:
                self._shared.opened = replace(used, state="revoked")  # nobody here asks again
            await tokens.revoke(self._wires.database, used)
            raise

    async def repeat(self, request: Request, used: OpenAccount) -> Answer:
        """The answer with these secrets; put off and unanswered calls are repeated. Raises PartnerError."""
        tried = 1
        while True:
            try:
                return await self._once(request, used)
            except (Throttled, PartnerDown) as wrong:
                wait_s = _pause(request, wrong, tried)
                if wait_s is None or (isinstance(wrong, Throttled) and self._is_slow(request)):
                    raise
                tried += 1
                await asyncio.sleep(wait_s)

    async def _once(self, request: Request, used: OpenAccount) -> Answer:
        """One signed and logged call within the budget."""
        limits, account = self._wires.limits, used.account
        name, budget = self._budget(request)
        await limits.take(account, name, budget, request.cost)
        signed = self._adapter.sign(request, account, self.now)
        url = url_of(signed, account)
        started = time.monotonic()
        answer: Answer | None = None
        wrong: PartnerError | None = None
        limits.under_way(account, name, request.cost)
        try:
            with span(f"{account.partner} {signed.operation}", trace_id=self.trace_id, account=str(account.id)):
                answer = await exchange(self._wires.client, signed, url)
            wrong = self._adapter.error_of(request, answer) or plain_error(request, answer)
        except PartnerError as trouble:
            wrong = trouble
        finally:
            limits.under_way(account, name, -request.cost)
        self._note(signed, url, answer=answer, wrong=wrong, ms=int((time.monotonic() - started) * 1000))
        await self._learn(request, name, answer=answer, wrong=wrong)
        if wrong is not None:
            raise wrong
        assert answer is not None  # noqa: S101 - without an answer there is an error
        return answer

    def _is_slow(self, request: Request) -> bool:
        """Whether an empty bucket gives nothing within our patience, so that a try now is another refusal."""
        return self._budget(request)[1].rate * PATIENCE_S < 1

    def _budget(self, request: Request) -> tuple[str, Budget]:
        budgets = self._adapter.budgets
        granted = self.account.config.get("calls_per_s", "")
        if granted:  # what the partner agreed with this very account stands above what it tells everybody
            return "*", Budget(float(granted), 2 * float(granted))
        if request.operation in budgets:
            return request.operation, budgets[request.operation]
        return ("*", budgets["*"]) if "*" in budgets else (request.operation, FREE)

    async def _learn(self, request: Request, name: str, *, answer: Answer | None, wrong: PartnerError | None) -> None:
        if isinstance(wrong, Throttled):
            await self._wires.limits.drain(self.account, name, wrong.retry_after_s, request.cost)
        elif answer is not None:
            await self._wires.limits.learn(self.account, name, self._adapter.learn(request, answer))

    def _expires_soon(self) -> bool:
        expires_at = self._shared.opened.token_expires_at
        return expires_at is not None and expires_at <= self.now + EARLY

    async def _renew(self, used: OpenAccount) -> None:
        """Newer secrets than `used`; whoever comes second finds them there."""
        async with self._shared.renewing:
            if self._shared.opened.secret_version > used.secret_version:
                return
            if self._shared.opened.state == "revoked":
                raise TokenRevoked("the account has to be authorised again", code="account_revoked")
            self._shared.opened = await tokens.refresh(self._wires.database, self._wires.vault, used, self._ask)

    async def _ask(self, used: OpenAccount) -> Tokens | None:
        return await self._adapter.refresh(_Renewing(self, used))

    def _note(self, signed: Request, url: str, *, answer: Answer | None, wrong: PartnerError | None, ms: int) -> None:
        at = self.now
        call = Call(
            id=new_id(at), account_id=self.account.id, operation=signed.operation, method=signed.method,
            path=redact_path(url, self.account.secrets.values()), status=answer.status if answer else 0, ms=ms,
            trace_id=self.trace_id, request=redact(signed.body), response=redact(answer.body) if answer else "",
            error="" if wrong is None else redact(f"{type(wrong).__name__}: {wrong.message}".encode()), at=at,
        )  # fmt: skip
        self._wires.log.add(self.account.tenant_id, call)


class _Renewing:
    """The client that `refresh` is given: it repeats, but never renews tokens itself."""

    def __init__(self, http: PartnerHttp, used: OpenAccount) -> None:
        self._http, self._used = http, used

    @property
    def account(self) -> Account:
        return self._used.account

    @property
    def now(self) -> datetime:
        return self._http.now

    async def send(self, request: Request) -> Answer:
        return await self._http.repeat(request, self._used)


def _pause(request: Request, wrong: PartnerError, tried: int) -> float | None:
    """Seconds until the next try of a call; None if the caller has to know."""
    if tried >= TRIES or wrong.code == "budget_spent":
        return None
    if isinstance(wrong, PartnerDown) and not request.is_safe and wrong.code != NOT_SENT:
        return None
    usual = BACKOFF_S[tried - 1] * random.uniform(0.5, 1.5)  # noqa: S311 - no secret
    wait_s = max(usual, wrong.retry_after_s or 0.0)
    return wait_s if wait_s <= PATIENCE_S else None
