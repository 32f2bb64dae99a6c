"""`Tx`: one transaction of one company. It carries who acts, why (trace id) and when, runs SQL and records facts."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import repeat
from typing import Any, TypeVar
from uuid import UUID

from psycopg import AsyncConnection, AsyncCursor
from psycopg.rows import namedtuple_row

from linkstar.core.facts import Fact
from linkstar.kit.ids import new_ids

T = TypeVar("T")
Params = Mapping[str, Any] | None
FEW = 32  # rows: PostgreSQL plans for ten when it does not see how long an array is


@dataclass(slots=True)
class Recorded:
    """A fact waiting for the end of its transaction; `due_at` delays the steps that listen."""

    id: UUID
    fact: Fact
    due_at: datetime


@dataclass(slots=True)
class Tx:
    """An open transaction. Made by `Database.tx`; nobody commits it by hand.

    `trace_of` maps a subject (order, message) to the trace id it came with, so that a batch keeps each one's own trace.
    `ended` are rows of work that are done when it commits; `wakes` is false in a worker, which looks again by itself.
    `followed` are the groups of work that its facts caused, known when it ends; `bells` are channels that are told when it
    commits. With `prepares`, what is asked about few rows is planned once for a connection and asked again and again; what is
    asked about many is planned for them, as plans for few are slow for many.
    """

    connection: AsyncConnection[Any]
    tenant_id: UUID
    actor: str
    trace_id: str
    now: datetime
    before_commit: Callable[[Tx], Awaitable[None]]
    recorded: list[Recorded] = field(default_factory=list)
    trace_of: dict[UUID, str] = field(default_factory=dict)
    ended: list[UUID] = field(default_factory=list)
    wakes: bool = True
    prepares: bool = False
    followed: list[Any] = field(default_factory=list)
    bells: set[str] = field(default_factory=set)
    _ids: deque[UUID] = field(
        default_factory=deque
    )  # made in blocks that grow: one by one they cost four times as much
    _block: int = 4
    # Cursors are kept: what they learned of the types of one statement serves the next. One that is in use is taken out.
    _named: AsyncCursor[Any] | None = None
    _plain: AsyncCursor[Any] | None = None

    def new_id(self) -> UUID:
        """A fresh UUIDv7 of this transaction's moment."""
        if not self._ids:
            self._block = min(self._block * 2, 512)
            self._ids.extend(new_ids(self.now, self._block))
        return self._ids.popleft()

    def new_ids(self, count: int) -> list[UUID]:
        """`count` fresh ids, in order."""
        if len(self._ids) < count:
            self._ids.extend(new_ids(self.now, count - len(self._ids)))
        return [self._ids.popleft() for _ in range(count)]

    def record(self, *facts: Fact, at: datetime | None = None) -> None:
        """Announces facts in this transaction; steps that listen run at once, or from the moment `at` on."""
        due_at = at or self.now
        self.recorded.extend(map(Recorded, self.new_ids(len(facts)), facts, repeat(due_at)))

    @asynccontextmanager
    async def rehearsal(self) -> AsyncIterator[None]:
        """What is done inside is taken back at its end, facts too: to see what would happen."""
        known = len(self.recorded)
        try:
            async with self.connection.transaction(force_rollback=True):
                yield
        finally:
            del self.recorded[known:]

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """What is done inside is taken back, facts too, when an exception leaves it; the exception goes on."""
        known = len(self.recorded)
        try:
            async with self.connection.transaction():
                yield
        except BaseException:
            del self.recorded[known:]
            raise

    async def rows(self, sql: str, params: Params = None) -> list[Any]:
        """All rows as named tuples."""
        cursor, self._named = self._named or self.connection.cursor(row_factory=namedtuple_row, binary=True), None
        await cursor.execute(sql, self._with_tenant(params), prepare=self._is_prepared(params))
        found = await cursor.fetchall()
        self._named = cursor
        return found

    async def all(self, into: Callable[..., T], sql: str, params: Params = None) -> list[T]:
        """All rows as `into(*columns)`: the order of the columns is the order of its fields."""
        cursor, self._plain = self._plain or self.connection.cursor(binary=True), None
        await cursor.execute(sql, self._with_tenant(params), prepare=self._is_prepared(params))
        found = await cursor.fetchall()
        self._plain = cursor
        make = getattr(into, "_make", None)  # a NamedTuple takes a row as it is
        return [into(*row) for row in found] if make is None else list(map(make, found))

    async def row(self, sql: str, params: Params = None) -> Any | None:
        """The first row as a named tuple, or None."""
        rows = await self.rows(sql, params)
        return rows[0] if rows else None

    async def value(self, sql: str, params: Params = None) -> Any:
        """The first column of the first row, or None."""
        row = await self.row(sql, params)
        return row[0] if row else None

    async def run(self, sql: str, params: Params = None) -> int:
        """Runs a statement and returns how many rows it touched."""
        cursor, self._plain = self._plain or self.connection.cursor(binary=True), None
        await cursor.execute(sql, self._with_tenant(params), prepare=self._is_prepared(params))
        self._plain = cursor
        return cursor.rowcount

    async def insert(self, table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]]) -> int:
        """Inserts many rows in one statement; `columns` maps column to SQL type ("uuid", "text", "jsonb" ...).

        `tenant_id` is filled in. Arrays inside a row must go as jsonb or as text.
        """
        return await self.run(_insert_of(table, tuple(columns.items())), _columns_of(rows)) if rows else 0

    async def insert_new(
        self, table: str, columns: Mapping[str, str], rows: Sequence[Sequence[Any]], *, key: str, returning: str
    ) -> list[Any]:
        """As `insert`, but leaves out rows whose `key` is there already; returns columns of those that were written."""
        if not rows:
            return []
        sql = f"{_insert_of(table, tuple(columns.items()))} ON CONFLICT ({key}) DO NOTHING RETURNING {returning}"
        return await self.rows(sql, _columns_of(rows))

    def _is_prepared(self, params: Params) -> bool:
        return self.prepares and (
            params is None or all(type(one) is not list or len(one) <= FEW for one in params.values())
        )

    def _with_tenant(self, params: Params) -> Mapping[str, Any]:
        return {"tenant": self.tenant_id, "now": self.now, **(params or {})}


@cache
def _insert_of(table: str, columns: tuple[tuple[str, str], ...]) -> str:
    """The statement that inserts columns `c0`, `c1`, ... Names come from our own code, never from input.

    JSON is read row by row: a whole array of it would be read by the planner, which copies it several times.
    """
    kinds = [kind for _, kind in columns]
    names = ", ".join(name for name, _ in columns)
    told = ", ".join(f"u.c{i}::jsonb" if kind == "jsonb" else f"u.c{i}" for i, kind in enumerate(kinds))
    unnest = ", ".join(f"%(c{i})s::{'text' if kind == 'jsonb' else kind}[]" for i, kind in enumerate(kinds))
    places = ", ".join(f"c{i}" for i in range(len(kinds)))
    return f"INSERT INTO {table} (tenant_id, {names}) SELECT %(tenant)s, {told} FROM unnest({unnest}) AS u ({places})"  # noqa: S608 - own names


def _columns_of(rows: Sequence[Sequence[Any]]) -> dict[str, list[Any]]:
    return {f"c{i}": list(values) for i, values in enumerate(zip(*rows, strict=True))}
