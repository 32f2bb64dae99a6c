"""Raw messages: webhook, poll and file are one intake, and the same news counts once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import psycopg
import pytest

from linkstar.connect import (
    WebhookDoor,
    accounts,
    create_accounts,
    get_cursors,
    get_messages,
    mark_messages,
    receive,
    store,
    webhooks,
)
from linkstar.connect.channel import Cursor, RawMessage, Source, WebhookRequest
from linkstar.connect.facts import OrdersSeen, TrackingSeen
from linkstar.connect.messages import Stored, list_messages, put_cursor, replay_messages
from linkstar.connect.wire import BadSignature
from linkstar.core import incidents
from linkstar.core.db import Database, Tx
from linkstar.core.incidents.facts import IncidentOpened
from linkstar.core.secrets import Vault
from linkstar.core.work import flush
from linkstar.kit.errors import NotFound
from linkstar.kit.ids import new_id
from tests.connect.conftest import Shop, an_account
from tests.connect.partner import ToyAdapter


def a_message(number: int, version: int = 1, *, topic: str = "orders", source: Source = "webhook") -> RawMessage:
    return RawMessage(topic, f"{number}@{version}", str(number), b'{"n":%d}' % number, source)


@pytest.fixture
async def account_id(tx: Tx, vault: Vault) -> UUID:
    [id_] = await create_accounts(tx, [an_account()], vault)
    tx.recorded.clear()
    return id_


async def test_the_same_order_by_webhook_twice_and_by_poll_is_told_once(tx: Tx, account_id: UUID) -> None:
    first = await store(tx, account_id, [a_message(1)])
    again = await store(tx, account_id, [a_message(1)])
    polled = await store(
        tx, account_id, [a_message(1, source="poll"), a_message(2, source="poll"), a_message(2, source="poll")]
    )
    assert (first.duplicates, again.new, again.duplicates) == (0, (), 1)
    assert (len(polled.new), polled.duplicates) == (1, 2)
    told = [one.fact for one in tx.recorded]
    assert told == [OrdersSeen(first.new[0], account_id), OrdersSeen(polled.new[0], account_id)]
    kept = await get_messages(tx, [*first.new, *polled.new])
    assert [(one.key, one.times, one.source, one.state) for one in kept] == [
        ("1@1", 3, "webhook", "received"), ("2@1", 2, "poll", "received"),
    ]  # fmt: skip
    assert kept[0].raw == a_message(1)


async def test_each_topic_is_told_to_those_who_listen(tx: Tx, account_id: UUID) -> None:
    stored = await store(tx, account_id, [a_message(1, topic=topic) for topic in ("orders", "tracking", "stock")])
    assert [type(one.fact) for one in tx.recorded] == [OrdersSeen, TrackingSeen]
    assert len(stored.new) == 3


async def test_each_message_begins_a_trace_of_its_own(tx: Tx, account_id: UUID) -> None:
    stored = await store(tx, account_id, [a_message(1), a_message(2)])
    await flush(tx)
    rows = await tx.rows("SELECT trace_id FROM core.facts WHERE tenant_id = %(tenant)s AND name = 'connect.OrdersSeen'")
    assert {row.trace_id for row in rows} == {id_.hex for id_ in stored.new}


async def test_a_message_that_failed_is_replayed(tx: Tx, account_id: UUID) -> None:
    [id_] = (await store(tx, account_id, [a_message(1)])).new
    await mark_messages(tx, [id_], "failed", "no total")
    assert [(one.id, one.error) for one in (await list_messages(tx, state="failed")).rows] == [(id_, "no total")]
    tx.recorded.clear()
    assert await replay_messages(tx, [id_, tx.new_id()]) == 1
    assert [one.fact for one in tx.recorded] == [OrdersSeen(id_, account_id)]
    assert (await get_messages(tx, [id_]))[0].state == "received"


async def test_messages_are_listed_page_by_page(tx: Tx, account_id: UUID) -> None:
    ids = list((await store(tx, account_id, [a_message(n) for n in range(5)])).new)
    page = await list_messages(tx, account_id=account_id, limit=3)
    rest = await list_messages(tx, account_id=account_id, limit=3, after=page.next or "")
    assert [one.id for one in [*page.rows, *rest.rows]] == ids[::-1]
    assert [one.id for one in (await list_messages(tx, external_id="3")).rows] == [ids[3]]


async def test_polling_goes_on_where_it_stood(tx: Tx, account_id: UUID) -> None:
    assert await get_cursors(tx, [account_id], "orders") == {}
    for page in ("", "p2"):
        await put_cursor(tx, account_id, "orders", Cursor(tx.now - timedelta(minutes=5), page))
    assert await get_cursors(tx, [account_id], "orders") == {account_id: Cursor(tx.now - timedelta(minutes=5), "p2")}
    assert await get_cursors(tx, [account_id], "tracking") == {}


async def test_two_intakes_of_the_same_messages_at_once_tell_each_once(
    database: Database, tenant_id: UUID, vault: Vault
) -> None:
    async with database.tx(tenant_id) as tx:
        [id_] = await create_accounts(tx, [an_account()], vault)
    messages = [a_message(n) for n in range(60)]

    async def take(part: Sequence[RawMessage]) -> int:
        async with database.tx(tenant_id) as tx:
            return len((await store(tx, id_, part)).new)

    new = await asyncio.gather(*(take(messages if n % 2 else messages[::-1]) for n in range(8)))
    assert sum(new) == 60
    async with database.tx(tenant_id) as tx:
        assert await tx.value("SELECT sum(times)::int FROM connect.messages WHERE tenant_id = %(tenant)s") == 480


def a_delivery(body: bytes = b'{"id":"1","version":1}', signature: str = "signed") -> WebhookRequest:
    return WebhookRequest("/hooks", {"x-signature": signature}, {}, body)


async def test_a_delivery_with_a_wrong_signature_leaves_nothing(tx: Tx, account_id: UUID, vault: Vault) -> None:
    account = (await accounts.get_accounts(tx, [account_id], vault))[account_id]
    with pytest.raises(BadSignature):
        await receive(tx, account, a_delivery(signature="forged"), adapter=ToyAdapter())
    assert not (await list_messages(tx)).rows


async def test_a_delivery_that_cannot_be_read_is_kept_and_a_person_is_told(
    tx: Tx, account_id: UUID, vault: Vault
) -> None:
    account = (await accounts.get_accounts(tx, [account_id], vault))[account_id]
    await receive(tx, account, a_delivery(b'{"id":'), adapter=ToyAdapter())
    [kept] = (await list_messages(tx, state="failed")).rows
    assert (kept.body, kept.error, kept.topic) == (b'{"id":', "not JSON", "unreadable")
    assert [one.kind for one in (await incidents.list_incidents(tx)).rows] == ["message_unreadable"]
    assert {type(one.fact) for one in tx.recorded} == {IncidentOpened}  # nothing of what was sent


async def test_the_door_answers_after_the_commit_and_commits_many_at_once(shop: Shop, vault: Vault) -> None:
    door = WebhookDoor(shop.database, vault, adapter_of=lambda kind, name: shop.adapter)
    async with shop.database.tx(shop.tenant_id) as tx:
        token = (await accounts.get_account_row(tx, shop.id)).webhook_token

    async def deliver(n: int) -> int:
        stored = await door.receive(token, a_delivery(b'{"id":"%d","version":1}' % (n % 50)))
        async with shop.database.tx(shop.tenant_id) as tx:  # whoever was answered finds it
            assert (await list_messages(tx, external_id=str(n % 50))).rows
        return len(stored.new)

    assert sum(await asyncio.gather(*(deliver(n) for n in range(100)))) == 50
    async with shop.database.tx(shop.tenant_id) as tx:
        moments = await tx.value(
            "SELECT count(DISTINCT xmin::text)::int FROM connect.messages WHERE tenant_id = %(tenant)s"
        )
    assert moments < 20
    with pytest.raises(BadSignature):
        await door.receive(token, a_delivery(signature="forged"))


async def test_the_door_knows_no_other_address(shop: Shop, vault: Vault) -> None:
    door = WebhookDoor(shop.database, vault, adapter_of=lambda kind, name: shop.adapter)
    for token in (
        "nonsense",
        accounts.new_token(shop.tenant_id),
        accounts.new_token(new_id(shop.database.clock.now())),
    ):
        with pytest.raises(NotFound):
            await door.receive(token, a_delivery())


async def test_one_delivery_that_breaks_the_database_does_not_take_the_others_down(
    shop: Shop, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = webhooks.store_many

    async def picky(tx: Tx, deliveries: Sequence[tuple[UUID, Sequence[RawMessage]]]) -> list[Stored]:
        if any(b"poison" in one.body for _, messages in deliveries for one in messages):
            raise psycopg.DataError("poison")
        return await keep(tx, deliveries)

    monkeypatch.setattr(webhooks, "store_many", picky)
    door = WebhookDoor(shop.database, vault, adapter_of=lambda kind, name: shop.adapter)
    async with shop.database.tx(shop.tenant_id) as tx:
        token = (await accounts.get_account_row(tx, shop.id)).webhook_token
    bodies = [b'{"id":"%d","version":1}' % n for n in range(5)] + [b'{"id":"poison","version":1}']
    answers = await asyncio.gather(*(door.receive(token, a_delivery(body)) for body in bodies), return_exceptions=True)
    assert [isinstance(answer, Exception) for answer in answers] == [False] * 5 + [True]
    async with shop.database.tx(shop.tenant_id) as tx:
        assert len((await list_messages(tx)).rows) == 5
