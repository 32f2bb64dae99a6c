"""Live news for open pages, by server-sent events: which nouns changed, and the ids to read again. It tells no content.

One task for each company with listeners looks once a second, whatever the number of pages; a page costs no connection to the
database. A stream ends by itself after some minutes, so that it never outlives a session; browsers come back with the moment
they heard last, and miss nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import orjson
import psycopg
import structlog
from fastapi import APIRouter
from psycopg_pool import PoolTimeout
from starlette.responses import StreamingResponse

from linkstar.api.call import SIGNED_IN, Here
from linkstar.api.guard import noun_router
from linkstar.core.access import Who
from linkstar.core.db import Database
from linkstar.insights import news
from linkstar.insights.news import Changed

log = structlog.get_logger()
router: APIRouter = noun_router("/events", "events")
MEDIA_TYPE = "text/event-stream"
EVERY_S = 1.0
OVERLAP = timedelta(seconds=5)  # transactions that were open while we looked: their facts carry an older moment
CALM_S = 20.0  # a sign of life, so that no proxy takes the stream for dead
LIFE_S = 240.0
BACK = timedelta(minutes=10)  # whoever was away for longer reads everything again
IDS_MAX = 200

Box = asyncio.Queue[Changed | None]  # None: the process is about to end


@dataclass(slots=True)
class Room:
    """The listeners of one company and the task that looks for them."""

    boxes: set[Box] = field(default_factory=set)
    task: asyncio.Task[None] | None = None


@dataclass(slots=True)
class Listeners:
    """Who listens at this process."""

    database: Database
    rooms: dict[UUID, Room] = field(default_factory=dict)
    is_closing: bool = False

    def close(self) -> None:
        """Ends every stream, so that the process can end; browsers come back to the next one and miss nothing."""
        self.is_closing = True
        for box in (box for room in self.rooms.values() for box in room.boxes):
            with suppress(asyncio.QueueFull):
                box.put_nowait(None)


@router.get("", dependencies=[SIGNED_IN], response_class=StreamingResponse,
            responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}})  # fmt: skip
async def listen(call: Here) -> StreamingResponse:
    """A stream of `news` events: by noun the ids that changed, null for many. It ends at once for who accepts no event stream."""
    said = call.request.headers.get("last-event-id", "")
    life_s = LIFE_S if MEDIA_TYPE in call.request.headers.get("accept", "") else 0.0
    body = stream(call.request.app.state.listeners, call.who, last=_moment(said), life_s=life_s)
    return StreamingResponse(
        body, media_type=MEDIA_TYPE, headers={"cache-control": "no-store", "x-accel-buffering": "no"}
    )


async def stream(
    listeners: Listeners, who: Who, *, last: datetime | None = None, life_s: float
) -> AsyncIterator[bytes]:
    """The lines of one stream; `last` is the moment that the listener heard last."""
    loop, database = asyncio.get_running_loop(), listeners.database
    end = loop.time() + life_s
    yield b"retry: 1000\n\n"
    if last:
        yield _line(await _missed(database, who, last), database.clock.now(), who)
    if life_s <= 0:
        return
    async with _box(listeners, who.tenant_id) as box:
        while (left_s := end - loop.time()) > 0 and not listeners.is_closing:
            try:
                changed = await asyncio.wait_for(box.get(), min(CALM_S, left_s))
            except TimeoutError:
                yield b": still here\n\n"
                continue
            if changed is None:
                return
            yield _line(changed, database.clock.now(), who)


def seen_by(who: Who, changed: Changed) -> dict[str, list[str] | None]:
    """What this reader may hear: nouns they may read; the ids only if their right does not end at some shops."""
    told: dict[str, list[str] | None] = {}
    for noun, ids in changed.items():
        if who.can(noun, "read"):
            is_whole = ids is not None and len(ids) <= IDS_MAX and (None, None) in who.scope(noun, "read").pairs
            told[noun] = sorted(map(str, ids)) if is_whole and ids is not None else None
    return told


def _line(changed: Changed, at: datetime, who: Who) -> bytes:
    told = seen_by(who, changed)
    name = b"event: news\n" if told else b""
    return b"id: %d\n%sdata: %s\n\n" % (int(at.timestamp() * 1000), name, orjson.dumps(told))


@asynccontextmanager
async def _box(listeners: Listeners, tenant_id: UUID) -> AsyncIterator[Box]:
    room = listeners.rooms.setdefault(tenant_id, Room())
    box: Box = asyncio.Queue(maxsize=100)
    room.boxes.add(box)
    if room.task is None:
        room.task = asyncio.create_task(_look(listeners.database, tenant_id, room))
    try:
        yield box
    finally:
        room.boxes.discard(box)
        if not room.boxes and room.task is not None:
            room.task.cancel()
            room.task = None


async def _look(database: Database, tenant_id: UUID, room: Room) -> None:
    seen: frozenset[UUID] | None = None
    inbox = ""
    while True:
        try:
            async with database.tx(tenant_id, actor="events") as tx:
                found = await news.list_news(tx, since=tx.now - OVERLAP, known=seen or frozenset(), inbox=inbox)
        except (psycopg.OperationalError, PoolTimeout):
            log.warning("events_could_not_look")
        else:
            if seen is not None and found.changed:
                _tell(room, found.changed)
            seen, inbox = found.facts, found.inbox
        await asyncio.sleep(EVERY_S)


def _tell(room: Room, changed: Mapping[str, frozenset[UUID] | None]) -> None:
    for box in room.boxes:
        with suppress(asyncio.QueueFull):  # a page that reads nothing for minutes reads everything when it comes back
            box.put_nowait(changed)


async def _missed(database: Database, who: Who, last: datetime) -> Changed:
    async with database.tx(who.tenant_id, actor="events") as tx:
        if tx.now - last > BACK:
            return dict.fromkeys(("orders", "shipping", "inventory", "catalog", "contacts", "connect", "incidents"))
        found = await news.list_news(tx, since=last - OVERLAP)
        return {**found.changed, "incidents": None}


def _moment(said: str) -> datetime | None:
    return (
        datetime.fromtimestamp(int(said) / 1000, UTC) if said.isascii() and said.isdigit() and len(said) < 15 else None
    )
