"""Open pages hear what changed, and the day at a glance tells the truth."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import timedelta
from uuid import UUID

import orjson
import pytest

from linkstar import orders
from linkstar.api import events
from linkstar.api.events import Listeners, seen_by, stream
from linkstar.core import incidents
from linkstar.core.access import Grant, find_by_cookie
from linkstar.insights import today
from linkstar.insights.news import list_news
from tests.world.access import code_of
from tests.world.orders import SHOP, a_capture, a_line, an_order


async def _captured(company, *numbers: str, **more) -> list[UUID]:
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order(number, a_line("MUG"), **more)) for number in numbers])
        return [done.new[SHOP, f"ext-{number}"] for number in numbers]


async def _who(company, headers):
    async with company.tx() as tx:
        return await find_by_cookie(tx, headers["Cookie"].partition("=")[2])


async def test_a_page_hears_of_an_order_once(company, clock):
    (order_id,) = await _captured(company, "1001")
    async with company.tx() as tx:
        first = await list_news(tx, since=clock.now())
        second = await list_news(tx, since=clock.now(), known=first.facts, inbox=first.inbox)
    assert first.changed["orders"] == {order_id}
    assert second.changed == {}


async def test_the_inbox_is_news_when_an_incident_comes_or_goes(company, clock):
    async with company.tx() as tx:
        before = await list_news(tx, since=clock.now())
        await incidents.open_many(tx, [incidents.New("stock_short", "a cause")])
        opened = await list_news(tx, since=clock.now(), inbox=before.inbox)
        await incidents.resolve_causes(tx, ["a cause"])
        gone = await list_news(tx, since=clock.now(), inbox=opened.inbox)
    assert "incidents" not in before.changed
    assert opened.changed["incidents"] is None
    assert gone.changed["incidents"] is None


async def test_a_page_that_reads_another_company_hears_nothing_of_ours(company, found, clock):
    await _captured(company, "1001")
    other = await found("globex")
    async with other.tx() as tx:
        assert (await list_news(tx, since=clock.now() - timedelta(hours=1))).changed == {}


async def test_whose_right_ends_at_a_shop_hears_that_something_changed_and_no_ids(company):
    everywhere = await _who(company, await company.signed_in("operator"))
    somewhere = await _who(company, await company.signed_in("operator", Grant("operator", shop_ids=[SHOP])))
    id_ = UUID(int=7)
    assert seen_by(everywhere, {"orders": frozenset([id_])}) == {"orders": [str(id_)]}
    assert seen_by(somewhere, {"orders": frozenset([id_])}) == {"orders": None}
    assert seen_by(everywhere, {"users": None}) == {}


async def test_a_stream_tells_what_was_missed_and_then_what_happens(company, app_database, monkeypatch, clock):
    monkeypatch.setattr(events, "EVERY_S", 0.01)
    who = await _who(company, await company.signed_in("owner"))
    (missed,) = await _captured(company, "1001")
    listeners = Listeners(app_database)
    async with aclosing(stream(listeners, who, last=clock.now(), life_s=20)) as lines:
        assert await anext(lines) == b"retry: 1000\n\n"
        assert str(missed) in _said(await anext(lines))["orders"]
        waiting = asyncio.create_task(anext(lines))
        told: list[UUID] = []
        for number in range(
            50
        ):  # the listener begins with what is there, so that some orders may be older than its first look
            told += await _captured(company, f"20{number}")
            if (await asyncio.wait([waiting], timeout=0.05))[0]:
                break
        assert set(_said(await waiting)["orders"]) <= {str(id_) for id_ in told}
    assert listeners.rooms[company.id].task is None


def _said(line: bytes):
    return orjson.loads(line.partition(b"data: ")[2])


async def test_a_program_that_accepts_no_stream_is_answered_at_once(web, owner):
    answer = await web.get("/api/v1/events", headers=owner)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text == "retry: 1000\n\n"


async def test_today_counts_orders_by_state_and_urgency(web, company, owner, clock):
    await _captured(company, "1001", "1002")
    async with company.tx() as tx:
        await tx.run(
            "UPDATE orders.orders SET state = 'ready', ship_by_at = %(now)s - interval '1 hour' WHERE number = '1001'"
        )
        await tx.run(
            "UPDATE orders.orders SET state = 'on_hold', ship_by_at = %(now)s + interval '2 hours' WHERE number = '1002'"
        )
        await incidents.open_many(
            tx, [incidents.New("stock_short", "a cause"), incidents.New("freight_over", "another")]
        )
    said = (await web.get("/api/v1/today", headers=owner)).json()
    assert {state: n for state, n in said["states"].items() if n} == {"ready": 1, "on_hold": 1}
    assert said["urgency"] == {"overdue": 1, "soon": 1, "day": 0, "later": 0}
    assert said["oversold"] == 0
    assert sum(said["hour"]["captured"]) == 2
    assert {one["owner"]: one["count"] for one in said["waiting"]} == {"manager": 1, "finance": 1}


async def test_figures_stop_counting_where_nobody_needs_them_exact(web, company, owner, monkeypatch):
    monkeypatch.setattr(today, "COUNT_MAX", 1)
    await _captured(company, "1001", "1002")
    said = (await web.get("/api/v1/today", headers=owner)).json()
    assert max(said["states"].values()) == 1


async def test_today_shows_the_figures_of_the_whole_company_only_to_those_who_may_see_all(web, company):
    await _captured(company, "1001")
    mine = await company.signed_in("operator", Grant("operator", shop_ids=[SHOP]))
    other = await company.signed_in("operator", Grant("operator", shop_ids=[UUID(int=9)]))
    seen, unseen = [(await web.get("/api/v1/today", headers=headers)).json() for headers in (mine, other)]
    assert sum(seen["states"].values()) == 1
    assert sum(unseen["states"].values()) == 0
    assert (seen["waiting"], seen["hour"], seen["backlog"], seen["oversold"]) == (None, None, None, None)


async def test_many_orders_are_held_and_released_and_closed_ones_refused_by_name(web, company, owner):
    one, two, gone = await _captured(company, "1001", "1002", "1003")
    async with company.tx() as tx:
        await orders.cancel(tx, gone)
    ids = [str(one), str(two), str(gone), str(UUID(int=5))]
    held = (await web.post("/api/v1/orders/hold", headers=owner, json={"ids": ids, "reason": "look at it"})).json()
    assert held["done"] == 2
    assert {each["id"]: each["code"] for each in held["refused"]} == {
        str(gone): "orders.closed",
        str(UUID(int=5)): "not_found",
    }
    shown = (await web.get(f"/api/v1/orders/{one}", headers=owner)).json()
    assert [(hold["code"], hold["reason"], hold["released_at"]) for hold in shown["holds"]] == [
        ("by_hand", "look at it", None)
    ]
    released = (await web.post("/api/v1/orders/release", headers=owner, json={"ids": ids})).json()
    assert released["done"] == 2
    shown = (await web.get(f"/api/v1/orders/{one}", headers=owner)).json()
    assert shown["holds"][0]["released_at"] is not None


@pytest.mark.parametrize(("verb", "body"), [("hold", {"reason": "x"}), ("release", {})])
async def test_an_order_of_another_shop_is_refused_as_if_it_were_not_there(web, company, verb, body):
    (order_id,) = await _captured(company, "1001")
    headers = await company.signed_in("operator", Grant("operator", shop_ids=[UUID(int=9)]))
    answer = await web.post(f"/api/v1/orders/{verb}", headers=headers, json={"ids": [str(order_id)], **body})
    assert answer.json()["done"] == 0
    assert [one["code"] for one in answer.json()["refused"]] == ["not_found"]
    assert code_of(await web.get(f"/api/v1/orders/{order_id}", headers=headers)) == "not_found"


async def test_a_list_tells_which_of_some_orders_still_fit(web, company, owner):
    one, two, three = await _captured(company, "1001", "1002", "1003")
    async with company.tx() as tx:
        await orders.cancel(tx, two)
    state = (await web.get(f"/api/v1/orders/{one}", headers=owner)).json()["state"]
    asked = {"id": [str(one), str(two)], "state": state}
    rows = (await web.get("/api/v1/orders", params=asked, headers=owner)).json()["rows"]
    assert [row["id"] for row in rows] == [str(one)]
    assert str(three) not in str(rows)


async def test_streams_end_when_the_process_is_about_to_end(company, app_database, clock):
    who = await _who(company, await company.signed_in("owner"))
    listeners = Listeners(app_database)
    async with aclosing(stream(listeners, who, life_s=600)) as lines:
        assert await anext(lines) == b"retry: 1000\n\n"
        waiting = asyncio.create_task(anext(lines, b"over"))
        while company.id not in listeners.rooms or not listeners.rooms[company.id].boxes:
            await asyncio.sleep(0.01)
        listeners.close()
        assert await asyncio.wait_for(waiting, 10) == b"over"
