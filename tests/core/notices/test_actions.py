"""News becomes messages: each subscription hears of a thing once, in its language, when it wants to; and what became of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from linkstar.core import incidents, notices
from linkstar.core.db import Tx
from linkstar.core.db.remembered import forget
from linkstar.core.notices import Delivery, Draft, News, Outcome
from linkstar.core.notices.actions.telling import heard_as
from linkstar.core.notices.errors import OnlyAtOnce, TooManySubscriptions
from linkstar.core.notices.facts import MessageDue
from linkstar.kit.errors import Conflict, Invalid, NotFound

ACCOUNT, OTHER, SHOP = UUID(int=11), UUID(int=12), UUID(int=21)
STUCK = ("order.stuck", "incident.opened")


def a_draft(*events: str, **more: Any) -> Draft:
    """A group that hears of these events."""
    return Draft(**({"title": "运营群", "account_id": ACCOUNT, "events": events or ("incident.opened",)} | more))


def news(key: str = "incident:1", *names: str, **more: Any) -> News:
    """An order that waits."""
    said = {language: {"text": f"{key} {language}", "due": "11-20 20:00"} for language in ("zh", "en")}
    return News(names or STUCK, key, None, said, {"key": key}, **more)


async def written(tx: Tx) -> Sequence[Delivery]:
    return list(reversed((await notices.list_deliveries(tx)).rows))


async def tell(tx: Tx, *told: News) -> int:
    return await notices.note(tx, told, zone="Asia/Shanghai")


def due(tx: Tx) -> list[tuple[UUID, int, timedelta]]:
    """The tries that were asked for, and how long from now."""
    found = [(one.fact, one.due_at) for one in tx.recorded if isinstance(one.fact, MessageDue)]
    return [(fact.delivery_id, fact.tries, at - tx.now) for fact, at in found]


async def test_a_group_gets_one_message_about_all_of_it_and_a_program_one_for_each(tx: Tx) -> None:
    await notices.make(tx, a_draft())
    await notices.make(tx, a_draft(account_id=OTHER, language="en", is_program=True))
    assert await tell(tx, news("incident:1"), news("incident:2")) == 4
    group, *program = await written(tx)
    assert (group.title, group.count, group.event) == ("有异常需要处理 (2)", 2, "incident.opened")
    assert list(group.lines) == ["incident:1 zh · 截止 11-20 20:00", "incident:2 zh · 截止 11-20 20:00"]
    assert [(one.event, one.data["key"], one.count) for one in program] == [
        ("incident.opened", "incident:1", 1),
        ("incident.opened", "incident:2", 1),
    ]
    assert {(id_, tries, wait) for id_, tries, wait in due(tx)} == {
        (one.id, 0, timedelta(0)) for one in (group, *program)
    }


async def test_nobody_hears_of_one_thing_twice(tx: Tx) -> None:
    await notices.make(tx, a_draft("order.stuck", "incident.opened"))
    assert await tell(tx, news(), news()) == 1
    assert await tell(tx, news()) == 0
    [only] = await written(tx)
    assert only.event == "order.stuck"  # the nearest of the two that it wants


async def test_a_flood_is_one_message_a_minute(tx: Tx) -> None:
    await notices.make(tx, a_draft())
    await tell(tx, news("incident:1"))
    for number in range(2, 40):
        await tell(tx, news(f"incident:{number}"))
    assert len(await written(tx)) == 1
    tx.now += timedelta(seconds=60)
    assert await notices.gather(tx) == 1
    second = (await written(tx))[1]
    assert (second.count, len(second.lines), second.lines[-1]) == (38, 31, "…… 另有 8 条")
    assert await notices.gather(tx) == 0


async def test_quiet_hours_end_before_anybody_is_told(tx: Tx) -> None:  # it is noon UTC, 20:00 in Shanghai
    await notices.make(tx, a_draft(quiet_from="19:00", quiet_until="08:00"))
    await tell(tx, news("incident:1"), news("incident:2"))
    tx.now += timedelta(hours=11, minutes=59)
    assert await notices.gather(tx) == 0
    tx.now += timedelta(minutes=1)
    assert await notices.gather(tx) == 1


async def test_messages_about_different_things_have_a_title_of_their_own(tx: Tx) -> None:
    await notices.make(tx, a_draft("order.stuck", "stock.at_risk", rhythm="hourly", language="en"))
    await tell(tx, news("incident:1"), news("incident:2", "stock.at_risk"))
    tx.now += timedelta(hours=1)
    await notices.gather(tx)
    [only] = await written(tx)
    assert (only.title, only.event, only.url) == ("LinkStar: 2 notices", "", "/incidents")


@pytest.mark.parametrize(
    ("draft", "told", "heard"),
    [
        (a_draft("order.stuck"), news(), "order.stuck"),
        (a_draft("incident.opened"), news(), "incident.opened"),
        (a_draft("ship_by.at_risk"), news(), ""),
        (a_draft(shops=(SHOP,)), news(shop_id=SHOP), "incident.opened"),
        (a_draft(shops=(SHOP,)), news(shop_id=UUID(int=22)), ""),
        (a_draft(shops=(SHOP,)), news(), "incident.opened"),  # about no certain shop: for everybody
        (a_draft(), news(not_by=ACCOUNT), ""),
        (a_draft(), news(not_by=OTHER), "incident.opened"),
    ],
)
def test_who_hears_what(draft: Draft, told: News, heard: str) -> None:
    assert heard_as(draft, told) == heard


async def test_the_hour_of_one_is_not_the_hour_of_another(tx: Tx) -> None:
    mine = await notices.make(tx, a_draft("digest.daily", rhythm="daily"))
    await notices.make(tx, a_draft("digest.daily", account_id=OTHER))
    figures = {"captured": 3, "labelled": 2, "handed_over": 1, "cancelled": 0, "open": 5, "overdue": 4}
    day = News(("digest.daily",), "digest:2026-11-20", None, {"zh": figures, "en": figures}, only_for=(mine,))
    assert await tell(tx, day) == 1
    [only] = await written(tx)
    assert (only.subscription_id, list(only.lines)) == (
        mine, ["新订单 3 · 面单 2 · 已交运 1 · 已取消 0 · 未处理异常 5（超时 4）"],
    )  # fmt: skip


async def test_a_subscription_that_is_off_or_gone_hears_nothing_and_forgets_what_waited(tx: Tx) -> None:
    off = await notices.make(tx, a_draft(rhythm="hourly"))
    gone = await notices.make(tx, a_draft(rhythm="hourly", account_id=OTHER))
    assert await tell(tx, news("incident:1")) == 2
    await notices.edit(tx, off, a_draft(rhythm="hourly", is_on=False), version=1)
    await notices.remove(tx, gone)
    assert await tell(tx, news("incident:2")) == 0
    tx.now += timedelta(hours=1)
    assert await notices.gather(tx) == 0
    assert [one.id for one in await notices.list_subscriptions(tx)] == [off]


async def test_an_edit_of_an_old_version_is_refused(tx: Tx) -> None:
    id_ = await notices.make(tx, a_draft())
    assert await notices.edit(tx, id_, a_draft(title="other"), version=1) == 2
    with pytest.raises(Conflict):
        await notices.edit(tx, id_, a_draft(title="third"), version=1)
    with pytest.raises(NotFound):
        await notices.edit(tx, UUID(int=9), a_draft(), version=1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"events": ()}, "events"), ({"events": ("nothing.known",)}, "events"), ({"events": ("test",)}, "events"),
        ({"events": ("order.held", "order.held")}, "events"), ({"title": " "}, "title"), ({"language": "fr"}, "language"),
        ({"daily_at": ""}, "daily_at"), ({"daily_at": "25:00"}, "daily_at"), ({"quiet_from": "7:30"}, "quiet_from"),
        ({"quiet_until": "07:30:00"}, "quiet_until"), ({"rhythm": "weekly"}, "rhythm"),
    ],
)  # fmt: skip
def test_a_draft_that_cannot_be_used_is_refused_by_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as no:
        notices.check(replace(a_draft(), **changes))
    assert no.value.field == field


def test_a_program_has_no_digest_and_no_quiet_hours() -> None:
    for changes in ({"rhythm": "daily"}, {"quiet_from": "22:00", "quiet_until": "07:00"}):
        with pytest.raises(OnlyAtOnce):
            notices.check(replace(a_draft(is_program=True), **changes))


async def test_a_company_has_so_many_subscriptions_and_no_more(tx: Tx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkstar.core.notices.actions.editing.SUBSCRIPTIONS_MAX", 1)
    await notices.make(tx, a_draft())
    with pytest.raises(TooManySubscriptions):
        await notices.make(tx, a_draft())


async def one_message(tx: Tx, **more: Any) -> Delivery:
    """A message that waits."""
    await notices.make(tx, a_draft(**more))
    await tell(tx, news())
    [only] = await written(tx)
    tx.recorded.clear()
    return only


async def again(tx: Tx, one: Delivery) -> Delivery:
    """The message as it is now."""
    return next(each for each in await written(tx) if each.id == one.id)


async def keep(tx: Tx, one: Delivery, outcome: Outcome, *, is_program: bool = False) -> list[UUID]:
    return await notices.keep(tx, [one], [outcome], [ACCOUNT] if is_program else [])


async def test_a_message_that_was_sent_is_over(tx: Tx) -> None:
    one = await one_message(tx)
    await keep(tx, one, Outcome("sent"))
    now = await again(tx, one)
    assert (now.state, now.tries, now.ended_at) == ("sent", 1, tx.now)
    assert due(tx) == []


async def test_tries_wait_longer_each_time_until_a_person_is_told(tx: Tx) -> None:
    one = await one_message(tx)
    waits = []
    for _ in range(6):
        await keep(tx, await again(tx, one), Outcome("again", "down"))
        waits += [(tries, wait.total_seconds()) for _, tries, wait in due(tx)]
        tx.recorded.clear()
    assert waits == [(1, 5), (2, 60), (3, 300), (4, 1800), (5, 7200)]
    now = await again(tx, one)
    assert (now.state, now.tries, now.error) == ("failed", 6, "down")
    [open_] = (await incidents.list_incidents(tx)).rows
    assert (open_.kind, open_.subject, open_.times) == ("notices_failed", ACCOUNT, 2)
    assert "运营群" in open_.text("zh")


async def test_who_says_when_to_come_again_is_heeded(tx: Tx) -> None:
    one = await one_message(tx)
    await keep(tx, one, Outcome("again", "429", after_s=90.0))
    assert [wait.total_seconds() for _, _, wait in due(tx)] == [90.0]


async def test_our_own_budget_costs_no_try(tx: Tx) -> None:
    one = await one_message(tx)
    for _ in range(20):
        await keep(tx, await again(tx, one), Outcome("again", "budget", 30.0, is_receivers=False))
    now = await again(tx, one)
    assert (now.state, now.tries) == ("waiting", 0)
    assert (await notices.list_subscriptions(tx))[0].failing_since is None


async def test_a_receiver_that_fails_for_days_is_named_and_one_that_recovers_is_well(tx: Tx) -> None:
    one = await one_message(tx, is_program=True)
    assert await keep(tx, one, Outcome("again", "500"), is_program=True) == []
    tx.now += timedelta(days=4, hours=23)
    assert await keep(tx, await again(tx, one), Outcome("again", "500"), is_program=True) == []
    tx.now += timedelta(hours=1)
    assert await keep(tx, await again(tx, one), Outcome("again", "500"), is_program=True) == [ACCOUNT]
    await keep(tx, await again(tx, one), Outcome("sent"), is_program=True)
    assert (await notices.list_subscriptions(tx))[0].failing_since is None


async def test_an_arrival_closes_the_incident(tx: Tx) -> None:
    one = await one_message(tx)
    await keep(tx, one, Outcome("failed", "no such robot"))
    assert len((await incidents.list_incidents(tx)).rows) == 1
    test = await notices.send_test(tx, one.subscription_id, "Mei")
    [second] = await notices.queries.get_deliveries(tx, [test])
    assert list(second.lines) == ["Mei 正在测试消息是否能送达"]
    await keep(tx, second, Outcome("sent"))
    assert (await incidents.list_incidents(tx)).rows == []


async def test_what_a_person_sends_again_keeps_its_key(tx: Tx) -> None:
    one = await one_message(tx)
    assert await notices.resend(tx, [one.id]) == []  # it still waits
    await keep(tx, one, Outcome("unknown", "no answer"))
    [fresh] = await notices.resend(tx, [one.id, one.id])
    first, second = await written(tx)
    assert (second.id, second.key, second.lines, second.state) == (fresh, first.key, first.lines, "waiting")
    assert first.state == "unknown"
    with pytest.raises(NotFound):
        await notices.resend(tx, [UUID(int=5)])


async def test_the_log_is_paged_and_old_messages_are_dropped(tx: Tx) -> None:
    id_ = await notices.make(tx, a_draft())
    for _ in range(3):
        await notices.send_test(tx, id_, "Mei")
    page = await notices.list_deliveries(tx, limit=2)
    rest = await notices.list_deliveries(tx, after=page.next or "", limit=2)
    assert (len(page.rows), len(rest.rows), rest.next) == (2, 1, None)
    await notices.keep(tx, page.rows, [Outcome("sent")] * 2, [])
    assert len((await notices.list_deliveries(tx, {"since": tx.now})).rows) == 3
    assert (await notices.list_deliveries(tx, {"since": tx.now + timedelta(minutes=1)})).rows == []
    assert (await notices.list_deliveries(tx, {"until": tx.now})).rows == []
    assert {len((await notices.list_deliveries(tx, {"event": one})).rows) for one in ("test", "order.held")} == {3, 0}
    tx.now += timedelta(days=91)
    assert await notices.purge(tx, tx.now - timedelta(days=90)) == 2  # the one that waits stays
    assert len(await written(tx)) == 1


async def test_whether_anybody_hears_is_known_from_memory(tx: Tx) -> None:
    forget(tx.tenant_id)
    assert not await notices.is_heard(tx, {"order.held"})
    await notices.make(tx, a_draft("order.held"))
    assert await notices.is_heard(tx, {"order.held", "order.captured"})
    assert not await notices.is_heard(tx, {"order.captured"})
