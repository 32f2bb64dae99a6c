"""Taking messages in: webhook, poll and file are one intake; each message is kept once and told once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from linkstar.connect.channel import Cursor, RawMessage
from linkstar.connect.facts import KeptEventSeen, OrdersSeen, TrackingSeen, WarehouseSeen
from linkstar.connect.messages.keepable import keepable
from linkstar.connect.messages.queries import CLOCKS_APART, begun_anew
from linkstar.connect.messages.records import Broken, MessageState, Stored
from linkstar.connect.wire import Account, Unreadable
from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.core.facts import Fact

_Key = tuple[UUID, str, str]  # account, topic, key
KEPT = frozenset({"deliveries", "arrivals", "stock_changes"})  # topics of those who keep places
READ = KEPT | {"orders", "tracking"}  # topics that steps read; the others are kept for whoever asks for them
UNREADABLE = "unreadable"  # the topic of a delivery that the adapter could not unpack

_STORE = """
INSERT INTO connect.messages AS m
    (tenant_id, id, account_id, topic, key, external_id, body, source, happened_at, received_at, times)
SELECT %(tenant)s, u.id, u.account, u.topic, u.key, u.external_id, u.body, u.source, u.happened_at, %(now)s, u.times
FROM unnest(%(ids)s::uuid[], %(accounts)s::uuid[], %(topics)s::text[], %(keys)s::text[], %(externals)s::text[],
            %(bodies)s::bytea[], %(sources)s::text[], %(happened)s::timestamptz[], %(times)s::bigint[])
     AS u (id, account, topic, key, external_id, body, source, happened_at, times)
ON CONFLICT (tenant_id, account_id, topic, key) DO UPDATE SET times = m.times + excluded.times
RETURNING m.id
"""


async def store(tx: Tx, account_id: UUID, messages: Sequence[RawMessage]) -> Stored:
    """Keeps messages of one account once each and announces the new ones; known ones are only counted.

    Each new message begins a trace of its own, named by its id: an order is followed by it through every step.
    """
    return (await store_many(tx, [(account_id, messages)]))[0]


async def store_many(tx: Tx, deliveries: Sequence[tuple[UUID, Sequence[RawMessage]]]) -> list[Stored]:
    """As `store`, for deliveries of several accounts in one statement; one answer per delivery, in order."""
    deliveries = [(account_id, [keepable(one) for one in messages]) for account_id, messages in deliveries]
    keys = [[(account_id, one.topic, one.key) for one in messages] for account_id, messages in deliveries]
    times = Counter(key for delivery in keys for key in delivery)
    first: dict[_Key, RawMessage] = {}
    for delivery, (_, messages) in zip(keys, deliveries, strict=True):
        for key, message in zip(delivery, messages, strict=True):
            first.setdefault(key, message)
    ids = dict(zip(first, tx.new_ids(len(first)), strict=True))
    written = await _insert(tx, first, ids, times) if first else set()
    fresh = {key: id_ for key, id_ in ids.items() if id_ in written}
    _announce(tx, [(account_id, topic, id_) for (account_id, topic, _), id_ in fresh.items()])
    stored = []
    for delivery in keys:
        mine = tuple(fresh.pop(key) for key in dict.fromkeys(delivery) if key in fresh)
        stored.append(Stored(mine, len(delivery) - len(mine)))
    return stored


async def _insert(tx: Tx, first: dict[_Key, RawMessage], ids: dict[_Key, UUID], times: Counter[_Key]) -> set[UUID]:
    known = sorted(first)  # two deliveries of the same messages take their rows in the same order
    kept = [first[key] for key in known]
    rows = await tx.rows(_STORE, {
        "ids": [ids[key] for key in known], "accounts": [account_id for account_id, _, _ in known],
        "topics": [one.topic for one in kept], "keys": [one.key for one in kept],
        "externals": [one.external_id for one in kept], "bodies": [one.body for one in kept],
        "sources": [one.source for one in kept], "happened": [one.happened_at for one in kept],
        "times": [times[key] for key in known],
    })  # fmt: skip
    return {row.id for row in rows}


async def store_unreadable(tx: Tx, account: Account, wrong: Unreadable) -> Stored:
    """Keeps a signed delivery that does not follow the contract, marked as failed, with one incident per account."""
    key = hashlib.sha256(wrong.body).hexdigest()
    stored = await store(tx, account.id, [RawMessage(UNREADABLE, key, "", wrong.body, "webhook")])
    said = wrong.message.replace("\x00", "\ufffd")[:2000]
    await mark_messages(tx, stored.new, "failed", said)
    params = {"partner": account.partner, "error": said}
    await incidents.open_many(tx, [incidents.New("message_unreadable", f"unreadable:{account.id}", account.id, params)])
    return stored


async def mark_messages(tx: Tx, ids: Sequence[UUID], state: MessageState, error: str = "") -> None:
    """Says what became of messages; `error` in words where they failed."""
    if ids:
        await tx.run(
            "UPDATE connect.messages SET state = %(state)s, error = %(error)s"
            " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
            {"ids": sorted(ids), "state": state, "error": error[:2000]},
        )


async def fail_messages(tx: Tx, broken: Sequence[Broken]) -> None:
    """Marks messages that cannot be read, each with its own error, and tells a person of each."""
    if not broken:
        return
    rows = sorted(broken, key=lambda one: one.message_id)
    await tx.run(
        "UPDATE connect.messages m SET state = 'failed', error = u.error"
        " FROM unnest(%(ids)s::uuid[], %(errors)s::text[]) AS u (id, error)"
        " WHERE m.tenant_id = %(tenant)s AND m.id = u.id",
        {"ids": [one.message_id for one in rows], "errors": [one.error[:2000] for one in rows]},
    )
    await incidents.open_many(tx, [
        incidents.New("message_unreadable", f"message:{one.message_id}", one.message_id,
                      {"partner": one.partner, "error": one.error}, trace_id=one.message_id.hex)
        for one in rows
    ])  # fmt: skip


async def replay_messages(tx: Tx, ids: Sequence[UUID]) -> int:
    """Announces messages once more, as if they had just come; returns how many there were."""
    rows = await tx.rows(
        "UPDATE connect.messages SET state = 'received', error = ''"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) RETURNING id, account_id, topic",
        {"ids": sorted(ids)},
    )
    _announce(tx, [(row.account_id, row.topic, row.id) for row in sorted(rows)])
    return len(rows)


async def put_cursors(tx: Tx, topic: str, cursors: dict[UUID, Cursor]) -> None:
    """Remembers where polling of these accounts stands.

    A place in the future was asked for by a clock that is right again: it is read anew from a day ago, and at once put so, for
    when that hour has come nobody sees any more that it was skipped.
    """
    at = {
        id_: begun_anew(tx.now, one.since) if one.since > tx.now + CLOCKS_APART else one
        for id_, one in sorted(cursors.items())
    }
    if at:
        await tx.run(
            "INSERT INTO connect.cursors (tenant_id, account_id, topic, since, page, polled_at)"
            " SELECT %(tenant)s, u.id, %(topic)s, u.since, u.page, %(now)s"
            " FROM unnest(%(ids)s::uuid[], %(since)s::timestamptz[], %(pages)s::text[]) AS u (id, since, page)"
            " ON CONFLICT (tenant_id, account_id, topic)"
            " DO UPDATE SET since = excluded.since, page = excluded.page, polled_at = excluded.polled_at",
            {"topic": topic, "ids": [*at], "since": [one.since for one in at.values()],
             "pages": [one.page for one in at.values()]},
        )  # fmt: skip


async def put_cursor(tx: Tx, account_id: UUID, topic: str, cursor: Cursor) -> None:
    """Remembers where polling of one account stands."""
    await put_cursors(tx, topic, {account_id: cursor})


def _announce(tx: Tx, messages: Sequence[tuple[UUID, str, UUID]]) -> None:
    for account_id, topic, id_ in messages:
        tx.trace_of[id_] = id_.hex
        fact: Fact | None = None
        if topic == "orders":
            fact = OrdersSeen(id_, account_id)
        elif topic == "tracking":
            fact = TrackingSeen(id_, account_id)
        elif topic in KEPT:
            fact = WarehouseSeen(id_, account_id)
        elif topic == "kept":
            fact = KeptEventSeen(id_, account_id)
        if fact is not None:
            tx.record(fact)
