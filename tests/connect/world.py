"""A pretend partner without a network: an in-memory world for a fake, and an Http that calls the fake directly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import orjson

from linkstar.connect.fake import FakePartner, FakeRequest, FakeWebhook
from linkstar.connect.wire import Account, Answer, Learned, PartnerError, Request, Speaks, TokenExpired, TokenRevoked
from tests.connect import tally


class MemoryTable(MutableMapping[str, dict[str, Any]]):
    """A table that takes only JSON, and keeps a copy: a change that is not assigned anew is not saved."""

    def __init__(self) -> None:
        self._rows: dict[str, bytes] = {}

    def __getitem__(self, key: str) -> dict[str, Any]:
        record: dict[str, Any] = orjson.loads(self._rows[key])
        return record

    def __setitem__(self, key: str, record: dict[str, Any]) -> None:
        self._rows[key] = orjson.dumps(record)

    def __delitem__(self, key: str) -> None:
        del self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: object) -> bool:
        return key in self._rows


@dataclass
class MemoryWorld:
    """The world a fake lives in: the clock stands where the test puts it; webhooks pile up in `sent`."""

    now: datetime
    tables: dict[str, MemoryTable] = field(default_factory=dict)
    sent: list[FakeWebhook] = field(default_factory=list)

    def table(self, name: str) -> MutableMapping[str, dict[str, Any]]:
        """The named table, made on first use."""
        return self.tables.setdefault(name, MemoryTable())

    def send(self, webhook: FakeWebhook) -> None:
        """Keeps a webhook for the test to look at."""
        self.sent.append(webhook)

    def forward(self, seconds: float) -> None:
        """Moves the clock."""
        self.now += timedelta(seconds=seconds)


class DirectHttp:
    """Signs, asks the fake, learns and raises as the real client does, but neither waits nor retries.

    An expired token is refreshed once, as the real client does; where none can be, it counts as revoked. `asked`, `answers` and `learned` keep what passed.
    """

    def __init__(self, adapter: Speaks, fake: FakePartner, account: Account, world: MemoryWorld) -> None:
        self.adapter, self.fake, self.world = adapter, fake, world
        self.account = account
        self.asked: list[Request] = []
        self.answers: list[Answer] = []
        self.learned: list[Learned] = []

    @property
    def now(self) -> datetime:
        """The world's time."""
        return self.world.now

    async def send(self, request: Request) -> Answer:
        """The fake's answer. Raises PartnerError."""
        try:
            return await self._once(request)
        except TokenExpired:
            if not request.needs_token:
                raise
            tokens = await self.adapter.refresh(self)
            if tokens is None:
                raise TokenRevoked("the token is not taken, and there is none to refresh it with") from None
            self.renew(tokens.secrets)
            return await self._once(request)

    def renew(self, secrets: Mapping[str, str]) -> None:
        """Puts fresh secrets into the account."""
        self.account = replace(self.account, secrets={**self.account.secrets, **secrets})

    async def _once(self, request: Request) -> Answer:
        self.asked.append(request)
        tally.used(self.adapter.name, request.operation)
        signed = self.adapter.sign(request, self.account, self.now)
        said = await self.fake.answer(
            FakeRequest(
                method=signed.method,
                path=signed.path,
                query=signed.query,
                headers={name.lower(): value for name, value in signed.headers.items()},
                body=signed.body,
            )
        )
        answer = Answer(said.status, {name.lower(): value for name, value in said.headers.items()}, said.body)
        self.answers.append(answer)
        learned = self.adapter.learn(request, answer)
        if learned is not None:
            self.learned.append(learned)
        wrong = self.adapter.error_of(request, answer)
        if wrong is None and answer.status >= 400:
            wrong = PartnerError(f"the adapter has no error for status {answer.status}")
        if wrong is not None:
            raise wrong
        return answer
