"""Requests that come within the same moment, done in one transaction: a commit for many, and each is answered after it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Generic, TypeVar

import psycopg

K = TypeVar("K", bound=Hashable)
A = TypeVar("A")
R = TypeVar("R")
BATCH = 256  # requests in one transaction


class Together(Generic[K, A, R]):
    """Collects what is asked under one key while the transaction before is under way.

    `work` does a batch in one transaction; its answers are in the order of what was asked, and one that is an exception is
    raised to whom it concerns. A batch that fails as a whole is done one by one, so that nobody suffers for another.
    """

    def __init__(self, work: Callable[[K, Sequence[A]], Awaitable[Sequence[R | Exception]]]) -> None:
        self._work = work
        self._waiting: dict[K, list[tuple[A, asyncio.Future[R]]]] = defaultdict(list)
        self._busy: dict[K, asyncio.Task[None]] = {}

    async def ask(self, key: K, asked: A) -> R:
        """The answer, after the commit. What is looked up for it is looked up after this call began."""
        answer: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting[key].append((asked, answer))
        if key not in self._busy:
            self._busy[key] = asyncio.create_task(self._serve(key))
        return await answer

    async def _serve(self, key: K) -> None:
        try:
            while some := self._waiting[key][:BATCH]:
                del self._waiting[key][:BATCH]
                await self._do(key, some)
        finally:
            del self._busy[key], self._waiting[key]

    async def _do(self, key: K, some: list[tuple[A, asyncio.Future[R]]]) -> None:
        said: Sequence[R | Exception]
        try:
            said = await self._work(key, [asked for asked, _ in some])
        except Exception as wrong:
            if len(some) > 1 and not isinstance(wrong, psycopg.OperationalError):
                for one in some:  # one of them is to blame
                    await self._do(key, [one])
                return
            said = [wrong] * len(some)
        for (_, answer), one_said in zip(some, said, strict=True):
            if answer.done():
                continue  # the caller has gone
            if isinstance(one_said, Exception):
                answer.set_exception(one_said)
            else:
                answer.set_result(one_said)
