"""Channels and templates of messages, over the web door."""

from __future__ import annotations

import pytest

from linkstar.connect.accounts import get_account_row
from linkstar.core.notices import News, note
from linkstar.kit.clock import SetClock
from tests.api.test_notices import NOTICES, asked, rooms
from tests.conftest import NOON
from tests.world.access import code_of

__all__ = ["rooms"]
TEMPLATES = f"{NOTICES}/templates"


async def test_channels_are_told_with_what_goes_there_and_without_keys(web, company, rooms):
    owner = await company.signed_in("owner")
    await web.post(f"{NOTICES}/subscriptions", json=asked(rooms["wecom"][0]), headers=owner)
    answer = await web.get(f"{NOTICES}/channels", headers=owner)
    rows = {row["partner"]: row for row in answer.json()["rows"]}
    assert set(rows) == set(rooms) - {"shop"}
    assert (rows["wecom"]["subscriptions"], rows["slack"]["subscriptions"]) == (1, 0)
    assert (rows["webhook"]["is_program"], rows["wecom"]["is_program"]) == (True, False)
    assert "693a91f6" not in answer.text


async def test_a_channel_that_is_taken_away_has_no_keys_no_subscriptions_and_can_come_back(web, company, rooms):
    owner = await company.signed_in("owner")
    account_id = rooms["wecom"][0]
    await web.post(f"{NOTICES}/subscriptions", json=asked(account_id), headers=owner)
    assert (await web.delete(f"{NOTICES}/channels/{account_id}", headers=owner)).status_code == 200
    left = (await web.get(f"{NOTICES}/channels", headers=owner)).json()["rows"]
    assert account_id not in {row["id"] for row in left}
    assert (await web.get(f"{NOTICES}/subscriptions", headers=owner)).json()["rows"] == []
    refused = await web.post(f"{NOTICES}/subscriptions", json=asked(account_id), headers=owner)
    assert code_of(refused) == "notices.not_a_notifier"
    again = {"kind": "notifier", "partner": "wecom", "external_id": "wecom", "secrets": {"robot_key": "k"}}
    assert (await web.post("/api/v1/connect/accounts", json=again, headers=owner)).json()["id"] == account_id


async def test_a_shop_is_no_channel(web, company, rooms):
    owner = await company.signed_in("owner")
    shop_id = rooms["shop"][0]
    for method, path in (("DELETE", shop_id), ("POST", f"{shop_id}/test")):
        assert code_of(await web.request(method, f"{NOTICES}/channels/{path}", headers=owner)) == "not_found"
    async with company.tx() as tx:
        assert (await get_account_row(tx, shop_id)).state == "connected"


async def test_a_test_message_that_cannot_leave_says_why(web, company, rooms):
    owner = await company.signed_in("owner")
    account_id = rooms["slack"][0]
    await web.post(f"/api/v1/connect/accounts/{account_id}/pause", headers=owner)
    tried = (await web.post(f"{NOTICES}/channels/{account_id}/test", headers=owner)).json()
    assert (tried["state"], "paused" in tried["answer"]) == ("failed", True)


async def test_own_words_are_said_until_they_are_taken_back(web, company, rooms, clock: SetClock):
    assert clock.now() == NOON
    owner = await company.signed_in("owner")
    await web.post(f"{NOTICES}/subscriptions", json=asked(rooms["webhook"][0], events=["order.held"]), headers=owner)
    own = {"event": "order.held", "language": "zh", "title": "等人处理", "line": "请看 {number}（{code}）"}
    assert (await web.put(TEMPLATES, json=own, headers=owner)).status_code == 200
    await _hold(company, "1")
    [shown] = [
        row for row in (await web.get(TEMPLATES, headers=owner)).json()["rows"] if row["own_line"] or row["own_title"]
    ]
    assert (shown["event"], shown["language"], shown["own_title"]) == ("order.held", "zh", "等人处理")
    assert (await web.put(TEMPLATES, json=own | {"title": "", "line": ""}, headers=owner)).status_code == 200
    await _hold(company, "2")
    told = (await web.get(f"{NOTICES}/deliveries", headers=owner)).json()["rows"]
    assert [(row["title"], row["lines"]) for row in told] == [
        ("订单挂起", ["订单 2 挂起：short"]),
        ("等人处理", ["请看 2（short）".replace("2", "1")]),
    ]
    one = (await web.get(f"{NOTICES}/deliveries/{told[0]['id']}", headers=owner)).json()
    assert one == told[0]


async def _hold(company, number: str) -> None:
    said = {"number": number, "code": "short"}
    async with company.tx() as tx:
        await note(tx, [News(("order.held",), f"held:{number}", None, {"zh": said, "en": said})], zone="UTC")


@pytest.mark.parametrize(
    ("said", "field", "code"),
    [
        ({"line": "{number} {buyer}"}, "line", "notices.place_unknown"),
        ({"line": "{number.__class__}"}, "line", "notices.place_unknown"),
        ({"title": "{number}"}, "title", "notices.place_unknown"),
        ({"event": "nothing"}, "event", "invalid"),
    ],
)
async def test_words_that_an_event_cannot_fill_are_refused_at_their_field(web, company, said, field, code):
    owner = await company.signed_in("owner")
    body = {"event": "order.held", "language": "en", "title": "", "line": ""} | said
    answer = await web.put(TEMPLATES, json=body, headers=owner)
    assert (answer.status_code, code_of(answer), answer.json()["field"]) == (422, code, field)


async def test_every_event_has_an_example_for_each_of_its_places(web, company):
    owner = await company.signed_in("owner")
    rows = (await web.get(TEMPLATES, headers=owner)).json()["rows"]
    assert all(f"{{{place}}}" not in row["line"] or row["example"][place] for row in rows for place in row["example"])
    assert {row["severity"] for row in rows} == {"urgent", "normal", "news"}
