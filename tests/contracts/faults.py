"""Partners that misbehave: wrapped around a fake, one answer at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from linkstar.connect.channel import Confirmation
from linkstar.connect.fake import FakeAnswer, FakeRequest
from linkstar.connect.wire import Account, Answer, PartnerDown, PartnerError, Request, Unreadable
from tests.contracts.accounts import Stage

# What a partner may answer, and what an adapter has to make of it.
BAD_ANSWERS: list[Any] = [
    pytest.param(FakeAnswer(500, b"oops", {}), PartnerDown, id="500"),
    pytest.param(
        FakeAnswer(502, b"<html>Bad Gateway</html>", {"content-type": "text/html"}), PartnerDown, id="502 page"
    ),
    pytest.param(FakeAnswer(503, b"", {}), PartnerDown, id="503 empty"),
    pytest.param(FakeAnswer(200, b"<html>maintenance</html>", {"content-type": "text/html"}), Unreadable, id="a page"),
    pytest.param(FakeAnswer(200, b"", {}), Unreadable, id="nothing"),
    pytest.param(FakeAnswer(200, b"[]"), Unreadable, id="a list"),
    pytest.param(FakeAnswer(200, b"null"), Unreadable, id="null"),
    pytest.param(FakeAnswer(200, b"{}"), Unreadable, id="an empty object"),
    pytest.param(FakeAnswer(200, b'{"data": {"or'), Unreadable, id="half"),
    pytest.param(FakeAnswer(200, b"\xff\xfe"), Unreadable, id="no text"),
]


class Misbehaving:
    """A fake whose next answers pass through a function; it gets the real answer, the work having been done."""

    def __init__(self, fake: Any, change: Callable[[FakeRequest, FakeAnswer], FakeAnswer]) -> None:
        self.fake, self.change = fake, change
        self.name, self.kind = fake.name, fake.kind

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """The real answer, changed."""
        return self.change(request, await self.fake.answer(request))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.fake, name)


class Overtaken:
    """A client that is slow before its n-th call (from 0): meanwhile another one has told of the same parcels."""

    def __init__(self, set_up: Stage, parcels: Sequence[Confirmation], before: int) -> None:
        self.set_up, self.parcels, self.before, self.sent = set_up, parcels, before, 0

    @property
    def account(self) -> Account:
        return self.set_up.http.account

    @property
    def now(self) -> datetime:
        return self.set_up.http.now

    async def send(self, request: Request) -> Answer:
        """The answer, after the other one's work."""
        if self.sent == self.before:
            await self.set_up.adapter.confirm(self.set_up.http, self.parcels)
        self.sent += 1
        return await self.set_up.http.send(request)


def answer_badly(set_up: Stage, bad: FakeAnswer) -> None:
    """From now on every answer is this one, but tokens are still given."""
    good = set_up.http.fake

    async def answer(request: FakeRequest) -> FakeAnswer:
        is_token = "token" in request.path
        return await good.answer(request) if is_token else bad

    set_up.http.fake = Misbehaving(good, lambda request, said: said)
    set_up.http.fake.answer = answer  # type: ignore[method-assign]


def lose_answers(set_up: Stage, is_lost: Callable[[Request], bool]) -> None:
    """From now on the answers to some calls are lost after the work was done: the client sees a time-out."""
    http, once = set_up.http, set_up.http._once

    async def losing(request: Request) -> Answer:
        answer = await once(request)
        if is_lost(request):
            raise PartnerDown("time-out")
        return answer

    http._once = losing  # type: ignore[method-assign]


def heal(set_up: Stage) -> None:
    """The partner behaves again."""
    set_up.http.fake = set_up.fake
    set_up.http.__dict__.pop("_once", None)


async def error_from(call: Any) -> PartnerError:
    """The partner error that a call ends with."""
    with pytest.raises(PartnerError) as told:
        await call
    return told.value


class SlowClock:
    """An adapter that signs as if it were earlier than it is."""

    def __init__(self, adapter: Any, late: timedelta) -> None:
        self._adapter, self._late = adapter, late

    def __getattr__(self, name: str) -> Any:
        return getattr(self._adapter, name)

    def sign(self, request: Request, account: Any, at: datetime) -> Request:
        """Signs with the wrong time."""
        signed: Request = self._adapter.sign(request, account, at - self._late)
        return signed
