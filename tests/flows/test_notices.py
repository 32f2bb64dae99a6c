"""People and programs hear of what happens: over real HTTP, each thing once, whatever fails on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import get_account_row, pause, resume
from linkstar.core import incidents, notices
from linkstar.core.incidents import New
from linkstar.core.notices import Delivery, Draft
from linkstar.core.tenants import create_tenant
from tests.connect.notifiers.rooms import ROWS
from tests.flows.story import Story, sold

SHIP_BY = New("ship_by_at_risk", "ship_by:1", None, {"order": "1001", "when": "18:00"})


async def a_listener(story: Story, partner: str, *events: str, **more: Any) -> UUID:
    """A room at the sandbox, connected, and somebody in it who hears of these events."""
    row, url = ROWS[partner], str(story.sandbox.base_url).rstrip("/")
    new = NewAccount(
        "notifier",
        partner,
        f"My {partner}",
        f"{url}/{partner}{row.place}",
        "room-1",
        config=row.config,
        secrets=row.secrets,
    )
    async with story.database.tx(story.tenant_id) as tx:
        (story.shops[partner],) = await create_accounts(tx, [new], story.vault)
        is_program = partner == "webhook"
        said = {
            "title": f"to {partner}",
            "account_id": story.shops[partner],
            "events": events,
            "is_program": is_program,
        } | more
        id_ = await notices.make(tx, Draft(**said))
    await story.ask("shops", {"partner": partner, "external_id": "room-1", "secrets": dict(row.secrets)})
    return id_


async def happens(story: Story, *news: New) -> None:
    """Something needs a person."""
    async with story.database.tx(story.tenant_id) as tx:
        await incidents.open_many(tx, news)
    await story.turn()


async def heard(story: Story, partner: str) -> list[Any]:
    return [row["said"] if partner == "webhook" else row["text"] for row in (await story.received(partner))["messages"]]


async def log(story: Story) -> Sequence[Delivery]:
    async with story.database.tx(story.tenant_id) as tx:
        return list(reversed((await notices.list_deliveries(tx)).rows))


@pytest.fixture
async def company(story: Story) -> Story:
    """The story's company has a name and lies in Shanghai: it is 20:00 there."""
    async with story.database.tx(story.tenant_id) as tx:
        await create_tenant(tx, "story", "Story", zone="Asia/Shanghai", currency="CNY")
    return story


async def test_every_notifier_tells_an_incident_once_and_again_when_it_returns(company: Story) -> None:
    for partner in ROWS:
        await a_listener(company, partner, "ship_by.at_risk")
    await happens(company, SHIP_BY)
    await happens(company, SHIP_BY)  # it is open already: no news
    for partner in ROWS:
        [said] = await heard(company, partner)
        if partner == "webhook":
            assert (said["type"], said["data"]["kind"]) == ("ship_by.at_risk", "ship_by_at_risk")
            assert said["data"]["text"] == "Order 1001 has to leave by 18:00"
        else:
            assert "订单 1001 须在 18:00 前发货 · 截止 11-20 22:00" in said
    assert {one.state for one in await log(company)} == {"sent"}
    async with company.database.tx(company.tenant_id) as tx:
        await incidents.resolve_causes(tx, [SHIP_BY.cause])
    await company.forward(minutes=2)
    await happens(company, SHIP_BY)
    assert len(await heard(company, "wecom")) == len(await heard(company, "webhook")) == 2


async def test_a_program_hears_of_each_order_and_a_group_reads_of_all_of_them_in_one_message(company: Story) -> None:
    await a_listener(company, "webhook", "order.captured", "parcel.labelled")
    await a_listener(company, "dingtalk", "order.captured", rhythm="hourly", language="en")
    await company.place(sold("1001"), sold("1002"))
    await company.turn()
    told = await heard(company, "webhook")
    assert sorted((one["type"], one["data"]["number"]) for one in told) == [
        ("order.captured", "1001"), ("order.captured", "1002"), ("parcel.labelled", "1001"), ("parcel.labelled", "1002"),
    ]  # fmt: skip
    assert all("Berlin" not in str(one) for one in told)  # nothing of the buyer leaves
    assert await heard(company, "dingtalk") == []
    await company.forward(hours=1, minutes=1)
    [text] = await heard(company, "dingtalk")
    assert text.startswith("New order (2)\nOrder 100")


async def test_the_day_is_told_at_its_hour_and_an_overdue_incident_once(company: Story) -> None:
    await a_listener(company, "feishu", "digest.daily", "incident.overdue", daily_at="21:00")
    await company.place(sold("1001"))
    await happens(company, SHIP_BY)
    assert await heard(company, "feishu") == []
    await company.forward(minutes=60)
    assert any("新订单 1 " in text for text in await heard(company, "feishu"))
    await company.forward(hours=1, minutes=5)
    await company.forward(minutes=5)
    await company.forward(minutes=5)
    texts = await heard(company, "feishu")
    assert sum("每日汇总" in text for text in texts) == 1
    assert sum("订单 1001 须在 18:00 前发货 · 应于 11-20 22:00 前处理 · warehouse" in text for text in texts) == 1


async def test_a_receiver_that_is_down_is_told_later_under_the_same_key(company: Story) -> None:
    await a_listener(company, "webhook", "ship_by.at_risk")
    await company.ask("faults", {"partner": "webhook", "kind": "500", "count": 2})
    await happens(company, SHIP_BY)
    [one] = await log(company)
    assert (one.state, one.tries) == ("waiting", 1)
    await company.forward(seconds=6)
    await company.forward(minutes=6)
    [one] = await log(company)
    assert (one.state, one.tries) == ("sent", 3)
    assert len(await heard(company, "webhook")) == 1


async def test_an_answer_that_was_lost_is_asked_for_again_by_key_and_never_in_a_chat(company: Story) -> None:
    for partner in ("webhook", "wecom"):
        await a_listener(company, partner, "ship_by.at_risk")
        await company.ask(
            "faults", {"partner": partner, "kind": "half_json" if partner == "wecom" else "cut", "count": 1}
        )
    await happens(company, SHIP_BY)
    await company.forward(minutes=10)
    fates = {one.account_id: one.state for one in await log(company)}
    assert fates == {company.shops["webhook"]: "sent", company.shops["wecom"]: "unknown"}
    assert len(await heard(company, "webhook")) == len(await heard(company, "wecom")) == 1


async def test_a_receiver_that_is_gone_is_called_no_more_and_others_hear_of_it(company: Story) -> None:
    await a_listener(company, "webhook", "ship_by.at_risk")
    await a_listener(company, "slack", "connection.broken", language="en")
    await company.ask("faults", {"partner": "webhook", "kind": "revoked", "shop": "room-1"})
    await happens(company, SHIP_BY)
    async with company.database.tx(company.tenant_id) as tx:
        assert (await get_account_row(tx, company.shops["webhook"])).state == "revoked"
    [text] = await heard(company, "slack")
    assert "webhook shop My webhook has to be authorised again" in text
    fates = {one.account_id: one.state for one in await log(company)}
    assert fates[company.shops["webhook"]] == "failed"


async def test_a_receiver_that_fails_for_five_days_is_paused_and_a_person_is_told(company: Story) -> None:
    await a_listener(company, "webhook", "ship_by.at_risk")
    await a_listener(company, "wecom", "notices.failed")
    await company.ask("faults", {"partner": "webhook", "kind": "500", "count": 1000})
    await happens(company, SHIP_BY)
    await company.forward(days=5, hours=1)
    await happens(company, New("ship_by_at_risk", "ship_by:2", None, {"order": "1002", "when": "19:00"}))
    async with company.database.tx(company.tenant_id) as tx:
        assert (await get_account_row(tx, company.shops["webhook"])).state == "paused"
    assert any(
        "发送给“to webhook”的通知未送达" in text or "My webhook" in text for text in await heard(company, "wecom")
    )
    assert "notices_failed" in await company.open_incidents()


async def test_a_paused_account_is_not_called_and_its_messages_can_be_sent_by_a_person_later(company: Story) -> None:
    subscription = await a_listener(company, "wecom", "ship_by.at_risk")
    async with company.database.tx(company.tenant_id) as tx:
        await pause(tx, [company.shops["wecom"]])
    await happens(company, SHIP_BY)
    [one] = await log(company)
    assert (one.state, await heard(company, "wecom")) == ("failed", [])
    async with company.database.tx(company.tenant_id) as tx:
        await resume(tx, [company.shops["wecom"]])
        await notices.resend(tx, [one.id])
        await notices.send_test(tx, subscription, "Mei")
    await company.turn()
    assert len(await heard(company, "wecom")) == 2


async def test_what_an_incident_tells_of_costs_stays_in_the_house(company: Story) -> None:
    await a_listener(company, "wecom", "incident.opened")
    await a_listener(company, "webhook", "incident.opened")
    await happens(
        company, New("freight_over", "freight:1", None, {"parcel": "P1", "paid": "12.34 EUR", "estimated": "5.00 EUR"})
    )
    assert "12.34" not in str(await heard(company, "wecom")) + str(await heard(company, "webhook"))
    assert "P1" in (await heard(company, "wecom"))[0]


async def test_a_worker_that_was_killed_over_a_message_does_not_say_it_twice_in_a_chat(company: Story) -> None:
    for partner in ("wecom", "webhook"):
        await a_listener(company, partner, "ship_by.at_risk")
    async with company.database.tx(company.tenant_id) as tx:
        await incidents.open_many(tx, [SHIP_BY])
    keep, calls = notices.keep, []

    async def killed(*said: Any) -> Any:
        calls.append(1)
        if len(calls) == 1:
            raise RuntimeError("killed behind the call")
        return await keep(*said)

    notices.keep = killed
    try:
        await company.turn()
        async with company.database.tx(company.tenant_id) as tx:
            await tx.run("UPDATE core.work SET retry_at = NULL WHERE tenant_id = %(tenant)s")
        await company.turn()
    finally:
        notices.keep = keep
    assert len(await heard(company, "wecom")) == len(await heard(company, "webhook")) == 1
    assert {one.account_id: one.state for one in await log(company)} == {
        company.shops["wecom"]: "unknown", company.shops["webhook"]: "sent",
    }  # fmt: skip
