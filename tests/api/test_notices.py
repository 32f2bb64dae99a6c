"""Who hears what, over the web door; and the door for people who write to our robots."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
import pytest

from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import get_account_row
from linkstar.connect.notifiers.webhook.sign import key_of
from linkstar.core.notices.rules.events import CHOICES
from linkstar.kit.clock import SetClock
from tests.conftest import NOON
from tests.connect.notifiers.rooms import ROWS
from tests.connect.notifiers.test_callbacks import from_dingtalk, from_wecom
from tests.world.access import code_of

NOTICES = "/api/v1/notices"


@pytest.fixture
async def rooms(company, vault) -> dict[str, tuple[str, str]]:
    """Each notifier's account: its id, and the token of its callback."""
    news = [
        NewAccount("notifier", name, name, "https://robot.example", name, config=row.config, secrets=row.secrets)
        for name, row in ROWS.items()
    ]
    shop = NewAccount("channel", "shopify", "Shop", "https://shop.example", "shop")
    async with company.tx() as tx:
        *ids, shop_id = await create_accounts(tx, [*news, shop], vault)
        found = {
            name: (str(id_), (await get_account_row(tx, id_)).webhook_token)
            for name, id_ in zip(ROWS, ids, strict=True)
        }
        return found | {"shop": (str(shop_id), (await get_account_row(tx, shop_id)).webhook_token)}


def asked(account_id: str, **more: Any) -> dict[str, Any]:
    return {"title": "运营群", "account_id": account_id, "events": ["ship_by.at_risk"], **more}


async def test_a_subscription_is_made_changed_tried_and_taken_away(web, company, rooms):
    owner = await company.signed_in("owner")
    body = asked(rooms["wecom"][0], quiet_from="22:00", quiet_until="08:00", shops=[rooms["shop"][0]])
    made = await web.post(f"{NOTICES}/subscriptions", json=body, headers=owner)
    assert made.status_code == 201
    place = f"{NOTICES}/subscriptions/{made.json()['id']}"
    changed = await web.put(place, json=body | {"language": "en", "version": 1}, headers=owner)
    stale = await web.put(place, json=body | {"version": 1}, headers=owner)
    assert (changed.status_code, code_of(stale)) == (200, "conflict")
    [shown] = (await web.get(f"{NOTICES}/subscriptions", headers=owner)).json()["rows"]
    assert {name: shown[name] for name in body} == body
    assert (shown["language"], shown["version"], shown["is_program"], shown["failing_since"]) == ("en", 2, False, None)
    tested = await web.post(f"{place}/test", headers=owner)
    [sent] = (await web.get(f"{NOTICES}/deliveries", headers=owner)).json()["rows"]
    assert (sent["id"], sent["state"], sent["event"]) == (tested.json()["id"], "waiting", "test")
    again = await web.post(f"{NOTICES}/deliveries/resend", json={"ids": [sent["id"]]}, headers=owner)
    assert again.json() == {"count": 0}  # it still waits
    assert (await web.delete(place, headers=owner)).status_code == 200
    assert code_of(await web.post(f"{place}/test", headers=owner)) == "not_found"
    assert (await web.get(f"{NOTICES}/subscriptions", headers=owner)).json()["rows"] == []
    assert len((await web.get(f"{NOTICES}/deliveries", headers=owner)).json()["rows"]) == 1


@pytest.mark.parametrize(
    ("account", "more", "code"),
    [
        ("shop", {}, "notices.not_a_notifier"),
        ("wecom", {"events": ["nothing.known"]}, "invalid"),
        ("wecom", {"shops": [str(UUID(int=3))]}, "invalid"),
        ("webhook", {"rhythm": "daily"}, "notices.only_at_once"),
        ("webhook", {"quiet_from": "22:00", "quiet_until": "08:00"}, "notices.only_at_once"),
    ],
)
async def test_what_cannot_be_heard_is_refused_by_name(web, company, rooms, account, more, code):
    owner = await company.signed_in("owner")
    answer = await web.post(f"{NOTICES}/subscriptions", json=asked(rooms[account][0], **more), headers=owner)
    assert (answer.status_code, code_of(answer)) == (422, code)


async def test_events_are_told_in_the_readers_language(web, company):
    owner = await company.signed_in("owner")
    rows = (await web.get(f"{NOTICES}/events", headers=owner | {"Accept-Language": "zh-CN"})).json()["rows"]
    assert tuple(row["name"] for row in rows) == CHOICES
    assert rows[0]["title"] == "有异常需要处理"


async def test_a_fresh_secret_signs_webhooks(web, company):
    owner = await company.signed_in("owner")
    secrets = {(await web.post(f"{NOTICES}/secret", headers=owner)).json()["secret"] for _ in range(2)}
    assert [len(key_of(one)) for one in secrets] == [32, 32]


async def test_support_neither_reads_nor_changes_who_hears_what(web, company, rooms):
    support = await company.signed_in("support")
    for method, path in (("GET", "subscriptions"), ("GET", "deliveries"), ("POST", "secret")):
        assert (await web.request(method, f"{NOTICES}/{path}", headers=support)).status_code == 403


async def test_a_mail_server_is_connected_by_its_own_kind_of_address_and_others_are_not(web, company):
    owner = await company.signed_in("owner")
    new = {"kind": "notifier", "partner": "email", "external_id": "ops", "base_url": "smtps://smtp.example.com:465"}
    assert (await web.post("/api/v1/connect/accounts", json=new, headers=owner)).status_code == 201
    answer = await web.post("/api/v1/connect/accounts", json=new | {"partner": "slack"}, headers=owner)
    assert code_of(answer) == "connect.address_refused"


async def test_who_writes_to_a_robot_gets_the_link_and_nothing_is_done(web, company, rooms, clock: SetClock):
    assert clock.now() == NOON
    callback = from_wecom(b"4375", echo=True)
    proof = await web.get(f"/callbacks/{rooms['wecom'][1]}", params=dict(callback.query))
    assert (proof.status_code, proof.text) == (200, "4375")
    callback = from_dingtalk()
    said = await web.post(f"/callbacks/{rooms['dingtalk'][1]}", content=callback.body, headers=dict(callback.headers))
    assert said.status_code == 200
    assert orjson.loads(said.content)["text"]["content"].endswith("/incidents")
    async with company.tx() as tx:
        assert await tx.value("SELECT count(*) FROM connect.messages WHERE tenant_id = %(tenant)s") == 0


@pytest.mark.parametrize("name", ["wecom", "dingtalk"])
@pytest.mark.parametrize(
    "body", [b"", b"<xml>", b"\x00\xff", b"{}", b"<Encrypt>" * 500], ids=["none", "xml", "bytes", "json", "many"]
)
async def test_what_nobody_signed_is_refused_at_the_callbacks_door(web, rooms, name, body):
    for method in ("GET", "POST"):
        answer = await web.request(
            method, f"/callbacks/{rooms[name][1]}", content=body, params={"timestamp": "1", "nonce": "x"}
        )
        assert (answer.status_code, code_of(answer)) == (401, "webhooks.not_signed")


async def test_a_robot_that_takes_no_callbacks_has_no_door(web, rooms):
    for name in ("slack", "feishu", "email", "webhook", "shop"):
        assert (await web.post(f"/callbacks/{rooms[name][1]}", content=b"{}")).status_code == 404
    for name in ROWS:  # and nothing that comes to the door of shops is kept for a notifier
        answer = await web.post(f"/webhooks/{rooms[name][1]}", content=b"{}")
        assert code_of(answer) == "not_found"
    assert (await web.post("/callbacks/nobody", content=b"{}")).status_code == 404
