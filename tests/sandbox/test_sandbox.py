"""The sandbox over real HTTP: partners, console, faults and webhooks."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import orjson
import pytest

from linkstar.kit.clock import SetClock
from linkstar.sandbox import open_sandbox
from linkstar.sandbox.journal import Journal, JournalDamaged
from tests.sandbox.conftest import Listener, an_order, place, settle
from tests.sandbox.toy import FAKES


async def fault(sandbox: httpx.AsyncClient, kind: str, **more: Any) -> dict[str, Any]:
    answer = await sandbox.post("/_sandbox/faults", json={"partner": "toy", "kind": kind, **more})
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


def ids_of(listener: Listener) -> list[str]:
    return [orjson.loads(asked.body)["id"] for asked in listener.heard]


async def test_a_call_reaches_the_partner_as_it_was_sent(sandbox: httpx.AsyncClient) -> None:
    said = await sandbox.get("/toy/items/A%2FB%20C", params={"q": "a b&c", "empty": ""}, headers={"X-Token": "t"})
    assert said.json() == {"path": "/items/A%2FB%20C", "query": {"q": "a b&c", "empty": ""}, "token": "t"}
    assert (await sandbox.get("/nobody/x")).status_code == 404
    broken = await sandbox.get("/toy/broken")
    assert (broken.status_code, broken.json()) == (500, {"sandbox": "ZeroDivisionError: "})


async def test_an_order_placed_is_seen_by_poll_and_told_by_webhook(sandbox: httpx.AsyncClient, shop: Listener) -> None:
    assert await place(sandbox, 1, 2) == ["1", "2"]
    assert (await settle(sandbox))["delivered"] == 2
    assert ids_of(shop) == ["1", "2"]
    assert shop.heard[0].headers["x-signature"] == "right"
    assert [order["buyer"] for order in (await sandbox.get("/toy/orders")).json()] == ["Li Wei", "Li Wei"]


async def test_a_webhook_that_is_not_taken_is_sent_again(
    sandbox: httpx.AsyncClient, shop: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkstar.sandbox.deliveries.BACKOFF_S", (0.05, 0.05))
    shop.statuses = [500, 404]
    await place(sandbox, 1)
    assert await settle(sandbox) == {
        "settled": True,
        "open": 0,
        "delayed": 0,
        "delivered": 1,
        "given_up": 0,
        "dropped": 0,
        "attempts": 3,
    }
    shop.statuses = [500] * 3
    await place(sandbox, 2)
    assert (await settle(sandbox))["given_up"] == 1
    rows = (await sandbox.get("/_sandbox/deliveries", params={"state": "given_up"})).json()["rows"]
    assert [(row["attempts"], row["status"]) for row in rows] == [(3, 500)]


async def test_a_shop_that_does_not_listen_is_waited_for_only_so_long(sandbox: httpx.AsyncClient) -> None:
    await sandbox.post(
        "/_sandbox/shops", json={"partner": "toy", "external_id": "shop-1", "webhook_url": "http://127.0.0.1:9/"}
    )
    await place(sandbox, 1)
    said = await settle(sandbox, 0.3)
    assert (said["settled"], said["open"]) == (False, 1)


@pytest.mark.parametrize(("kind", "status"), [("429", 429), ("500", 500)])
async def test_a_refused_call_does_no_work(sandbox: httpx.AsyncClient, kind: str, status: int) -> None:
    await fault(sandbox, kind, count=1)
    assert (await sandbox.post("/toy/confirm", json={})).status_code == status
    assert (await sandbox.get("/_sandbox/received/toy")).json() == {"confirmations": []}
    assert (await sandbox.post("/toy/confirm", json={})).status_code == 200


@pytest.mark.parametrize("kind", ["cut", "timeout_after_work"])
async def test_an_answer_that_is_lost_leaves_the_work_done(sandbox: httpx.AsyncClient, kind: str) -> None:
    await fault(sandbox, kind, count=1, delay_s=0.1)
    with pytest.raises(httpx.RemoteProtocolError):
        await sandbox.post("/toy/confirm", json={"parcel": 1})
    assert (await sandbox.get("/_sandbox/received/toy")).json() == {"confirmations": [{"parcel": 1}]}


async def test_half_written_json_arrives_as_a_whole_answer(sandbox: httpx.AsyncClient) -> None:
    await fault(sandbox, "half_json", count=1)
    said = await sandbox.post("/toy/confirm", json={})
    assert (said.status_code, said.content) == (200, b'{"taken')


async def test_faults_strike_the_share_and_the_calls_that_were_asked_for_and_are_counted(
    sandbox: httpx.AsyncClient,
) -> None:
    await fault(sandbox, "500", rate=0.3, seed=7, operation="GET /orders")
    first = [(await sandbox.get("/toy/orders")).status_code for _ in range(100)]
    assert (await sandbox.post("/toy/confirm", json={})).status_code == 200
    assert (await sandbox.get("/truck/orders")).status_code == 200
    [ended] = (await sandbox.delete("/_sandbox/faults")).json()["ended"]
    assert (ended["seen"], ended["struck"]) == (100, first.count(500))
    assert 15 <= first.count(500) <= 45
    await fault(sandbox, "500", rate=0.3, seed=7, operation="GET /orders")
    assert [(await sandbox.get("/toy/orders")).status_code for _ in range(100)] == first  # the same seed, the same run


async def test_a_duplicate_is_the_same_webhook_twice(sandbox: httpx.AsyncClient, shop: Listener) -> None:
    await fault(sandbox, "duplicate", rate=0.5, seed=1)
    await place(sandbox, *range(40))
    await settle(sandbox)
    [ended] = (await sandbox.delete("/_sandbox/faults")).json()["ended"]
    counts = Counter(ids_of(shop))
    assert sorted(counts) == sorted(str(n) for n in range(40))
    assert sum(counts.values()) == 40 + ended["struck"]
    assert 8 < ended["struck"] < 32


async def test_a_reordered_webhook_comes_after_the_next_one(sandbox: httpx.AsyncClient, shop: Listener) -> None:
    await fault(sandbox, "reordered", count=1)
    await place(sandbox, 1)
    await place(sandbox, 2)
    await settle(sandbox)
    assert ids_of(shop) == ["2", "1"]


async def test_a_delayed_webhook_waits_for_the_clock(
    sandbox: httpx.AsyncClient, shop: Listener, clock: SetClock
) -> None:
    await fault(sandbox, "delayed", count=1, delay_s=7200)
    await place(sandbox, 1, 2)
    assert (await settle(sandbox))["delayed"] == 1
    assert ids_of(shop) == ["2"]
    clock.forward(timedelta(hours=2))
    for _ in range(50):
        if len(shop.heard) == 2:
            break
        await asyncio.sleep(0.05)
    assert ids_of(shop) == ["2", "1"]


async def test_a_wrong_signature_and_a_dropped_webhook(sandbox: httpx.AsyncClient, shop: Listener) -> None:
    await fault(sandbox, "wrong_signature", count=1)
    await place(sandbox, 1)
    await settle(sandbox)
    assert shop.heard[0].headers["x-signature"] != "right"
    await fault(sandbox, "dropped", count=1)
    await place(sandbox, 2, 3)
    assert (await settle(sandbox))["dropped"] == 1
    assert ids_of(shop) == ["1", "3"]


async def test_a_token_is_revoked_for_the_shops_that_were_asked_for(sandbox: httpx.AsyncClient, shop: Listener) -> None:
    assert await fault(sandbox, "revoked") == {"kind": "revoked", "shops": ["shop-1"]}


async def test_parcels_move_when_told(sandbox: httpx.AsyncClient) -> None:
    event = {"tracking_number": "T1", "status": "delivered", "happened_at": "2026-11-20T12:00:00Z"}
    said = await sandbox.post("/_sandbox/tracking", json={"partner": "truck", "events": [event]})
    assert said.json() == {"events": 1}
    received = (await sandbox.get("/_sandbox/received/truck")).json()
    assert [scan["status"] for scan in received["scans"]] == ["delivered"]


@pytest.mark.parametrize(
    ("path", "said", "status", "field"),
    [
        ("orders", {"partner": "toy", "shop": "shop-1", "orders": [{"external_id": "1"}]}, 422, "orders"),
        (
            "orders",
            {"partner": "toy", "shop": "shop-1", "orders": [an_order(1, placed_at="2026-11-20T12:00:00")]},
            422,
            "orders",
        ),
        ("orders", {"partner": "toy", "shop": "nowhere", "orders": []}, 404, None),
        ("orders", {"partner": "truck", "shop": "shop-1", "orders": []}, 404, None),
        ("faults", {"partner": "toy", "kind": "earthquake"}, 422, "kind"),
        ("faults", {"partner": "toy", "kind": "500", "rate": 2}, 422, "rate"),
        ("faults", {"partner": "nobody", "kind": "500"}, 404, None),
        ("shops", {"partner": "toy"}, 422, "shop"),
        ("nothing", {}, 404, None),
    ],
)
async def test_a_wish_that_cannot_be_met_is_refused_with_the_reason(
    sandbox: httpx.AsyncClient, shop: Listener, path: str, said: Any, status: int, field: str | None
) -> None:
    answer = await sandbox.post(f"/_sandbox/{path}", json=said)
    assert (answer.status_code, answer.json()["field"]) == (status, field), answer.text
    assert answer.headers["content-type"] == "application/problem+json"


async def test_the_console_page_needs_nothing_from_elsewhere(sandbox: httpx.AsyncClient) -> None:
    page = (await sandbox.get("/_sandbox/")).text
    assert "LinkStar" in page
    assert "沙箱" in page
    assert "http://" not in page.replace("http://127", "")
    assert "https://" not in page
    summary = (await sandbox.get("/_sandbox/summary")).json()
    assert [partner["name"] for partner in summary["partners"]] == ["toy", "truck"]


async def test_everything_is_there_after_a_restart(tmp_path: Path, clock: SetClock) -> None:
    async with open_sandbox(home=tmp_path, clock=clock, fakes=FAKES) as url, httpx.AsyncClient(base_url=url) as sandbox:
        await sandbox.post(
            "/_sandbox/shops", json={"partner": "toy", "external_id": "shop-1", "secrets": {"token": "t"}}
        )
        await place(sandbox, 1, 2, 2)
    journal = tmp_path / "sandbox" / "toy.jsonl"
    with journal.open("ab") as file:
        file.write(b'["orders","3",{"id":')  # the process was killed in the middle of a line
    async with open_sandbox(home=tmp_path, clock=clock, fakes=FAKES) as url, httpx.AsyncClient(base_url=url) as sandbox:
        assert [order["id"] for order in (await sandbox.get("/toy/orders")).json()] == ["1", "2"]
        shops = (await sandbox.get("/_sandbox/summary")).json()["partners"][0]["shops"]
        assert [(shop["external_id"], "secrets" in shop) for shop in shops] == [("shop-1", False)]
        assert await place(sandbox, 4) == ["4"]
    lines = journal.read_bytes().splitlines()
    assert len([line for line in lines if b'"orders","2"' in line]) == 1  # written anew without what was overwritten


def test_a_journal_that_is_damaged_in_the_middle_is_not_guessed_at(tmp_path: Path) -> None:
    path = tmp_path / "toy.jsonl"
    path.write_bytes(b'["orders","1",{}]\n["ord\n["orders","2",{}]\n')
    with pytest.raises(JournalDamaged, match="line 2"):
        Journal(path)


def test_what_is_deleted_stays_deleted(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "toy.jsonl")
    journal.table("orders")["1"] = {"at": "noon"}
    journal.table("orders")["2"] = {"at": "night"}
    del journal.table("orders")["1"]
    journal.close()
    assert dict(Journal(tmp_path / "toy.jsonl").table("orders")) == {"2": {"at": "night"}}
