"""Waves, picking, packing and manifests through the API, as a page uses them."""

from __future__ import annotations

from uuid import UUID

import pytest

from linkstar import inventory, orders, shipping
from linkstar.core import access
from linkstar.core.access import Grant
from linkstar.core.files import put_files
from linkstar.flows import waves as story
from linkstar.orders.facts import OrderHeld
from linkstar.shipping.actions.packing import pack_whole
from tests.world import catalog as goods
from tests.world.access import code_of
from tests.world.orders import SHOP as SELLER, a_capture, an_order
from tests.world.shipping import ACCOUNT, LEIPZIG, SHENZHEN, SHOP, a_label, a_line, an_ask, an_id, open_shipping

BASE = "/api/v1/shipping/waves"


@pytest.fixture
async def world(company):
    """Two items with barcodes, their bins, and three labelled parcels: a mug, two mugs, a mug with a lamp."""
    async with company.tx() as tx:
        mug = await goods.an_item(tx, "MUG-1", title="Enamel mug", barcodes=("4006381333931",))
        lamp = await goods.an_item(tx, "LAMP-1", title="Pine lamp", barcodes=("0036000291452",))
        chair = await goods.an_item(tx, "CHAIR-1")
        await inventory.put_locations(tx, [inventory.Location(SHENZHEN, "SZX", "Shenzhen", country="CN")])
        await open_shipping(tx)
        stock = {SHENZHEN: {mug: 99, lamp: 99}}
        contents = ((a_line(mug),), (a_line(mug, quantity=2),), (a_line(mug), a_line(lamp, sku="LAMP-1")))
        asks = [
            an_ask(*lines, order_id=an_id(f"order {n}"), order_number=f"10{n:02}", stock=stock)
            for n, lines in enumerate(contents)
        ]
        await shipping.commit_routes(tx, await shipping.plan(tx, asks))
        found = {one.order_id: one.id for one in (await shipping.list_parcels(tx)).rows}
        ids = [found[ask.order_id] for ask in asks]
        (pdf,) = await put_files(tx, [("application/pdf", b"%PDF-1.4 label")])
        labels = [
            (id_, a_label(id_, tracking_number=f"T{n}", external_id=f"W{n}", file_id=pdf)) for n, id_ in enumerate(ids)
        ]
        await shipping.attach_labels(tx, labels)
    return {"mug": str(mug), "lamp": str(lamp), "chair": str(chair), "ids": [str(id_) for id_ in ids]}


@pytest.fixture
async def packer(company):
    return await company.signed_in("warehouse")


@pytest.fixture
def post(web, packer):
    async def one(path, **body):
        return await web.post(f"{BASE}{path}", json=body, headers=packer)

    return one


async def _wave(post, **asked):
    return (await post("", location_id=str(SHENZHEN), **asked)).json()["id"]


async def test_a_wave_is_picked_by_bin_and_packed_by_scan(web, company, packer, post, world):
    bins = [
        {"item_id": world["lamp"], "location_id": str(SHENZHEN), "bin": "A-10"},
        {"item_id": world["mug"], "location_id": str(SHENZHEN), "bin": "A-2"},
    ]
    assert (await web.put("/api/v1/inventory/bins", json={"rows": bins}, headers=packer)).json() == {"count": 2}
    waiting = (await web.get(f"{BASE}/waiting", headers=packer)).json()["rows"]
    assert {(row["kind"], row["count"], row["labelled"]) for row in waiting} == {
        ("single", 1, 1), ("same", 1, 1), ("mixed", 1, 1)
    }  # fmt: skip
    wave = await _wave(post)
    picks = (await web.get(f"{BASE}/{wave}/picks", headers=packer)).json()["rows"]
    assert [(row["bin"], row["sku"], row["title"], row["needed"], row["places"]) for row in picks] == [
        ("A-2", "MUG-1", "Enamel mug", 4, [[1, 1], [2, 2], [3, 1]]),
        ("A-10", "LAMP-1", "Pine lamp", 1, [[3, 1]]),
    ]
    assert (await post(f"/{wave}/pick", rows=[{"item_id": world["mug"], "units": 4}])).status_code == 200
    assert (
        code_of(await post(f"/{wave}/pick", rows=[{"item_id": world["mug"], "units": 1}])) == "shipping.pick_too_many"
    )
    await post(f"/{wave}/pick-all")
    first = (await post(f"/{wave}/scan", code="4006381333931")).json()
    assert (first["is_taken"], first["box"]["parcel"]["state"], first["packed"]) == (True, "packed", 1)
    assert first["box"]["parcel"]["label_format"] == "pdf"
    on_table = (await post(f"/{wave}/scan", code="T2")).json()["box"]["parcel"]["id"]
    assert on_table == world["ids"][2]
    for code, said in (("CHAIR-1", "shipping.wrong_item"), ("nonsense", "shipping.code_unknown")):
        wrong = (await post(f"/{wave}/scan", code=code, parcel_id=on_table)).json()
        assert (wrong["is_taken"], wrong["code"]) == (False, said)
        assert [line["packed"] for line in wrong["box"]["lines"]] == [0, 0]
    # UPC-A without the leading zero of the barcode that we know
    lamp = (await post(f"/{wave}/scan", code="036000291452", parcel_id=on_table)).json()
    assert {line["sku"]: line["packed"] for line in lamp["box"]["lines"]} == {"MUG-1": 0, "LAMP-1": 1}
    again = (await post(f"/{wave}/scan", code="lamp-1", parcel_id=on_table)).json()
    assert again["code"] == "shipping.too_many"
    done = (await post(f"/{wave}/scan", item_id=world["mug"], parcel_id=on_table)).json()
    assert (done["packed"], done["waiting"]) == (2, 1)
    timeline = (await web.get(f"/api/v1/shipping/parcels/{on_table}", headers=packer)).json()["timeline"]
    assert timeline == []  # told on the order
    async with company.tx() as tx:
        told = [(one.name, one.actor[:5]) for one in await access.list_timeline(tx, an_id("order 2"))]
    assert told[-3:] == [
        ("shipping.ParcelWaved", "user:"), ("shipping.ParcelPicked", "user:"), ("shipping.ParcelPacked", "user:")
    ]  # fmt: skip


async def test_a_scan_that_is_sent_twice_packs_one_unit(web, packer, post, world):
    wave = await _wave(post, kinds=["same"])
    keyed = {**packer, "Idempotency-Key": "scan-1"}
    for _ in range(2):
        answer = await web.post(f"{BASE}/{wave}/scan", json={"code": "MUG-1"}, headers=keyed)
        assert answer.json()["box"]["lines"][0]["packed"] == 1


async def test_what_is_taken_out_can_be_put_back_and_what_is_packed_unpacked(web, packer, post, world):
    wave, ids = await _wave(post), world["ids"]
    assert (await post(f"/{wave}/take-out", ids=ids[:1])).json() == {"count": 1}
    out = (await web.get(f"{BASE}/{wave}/parcels", params={"state": "out"}, headers=packer)).json()["rows"]
    assert [(row["id"], row["out_reason"]) for row in out] == [(ids[0], "by_hand")]
    assert (await post(f"/{wave}/put-back", ids=ids[:1])).json() == {"count": 1}
    assert (await post(f"/{wave}/pack", ids=ids[:2])).json() == {"count": 2}
    assert code_of(await post(f"/{wave}/pack", ids=ids[:1])) == "shipping.packed_already"
    packed = (await web.get(f"{BASE}/{wave}/boxes/{ids[0]}", headers=packer)).json()["parcel"]
    assert (packed["state"], packed["packed_units"], packed["packed_by"] != "") == ("packed", 1, True)
    assert (await post(f"/{wave}/unpack", ids=ids[:1])).json() == {"count": 1}
    assert (await post(f"/{wave}/take-out")).json() == {"count": 2}
    shown = (await web.get(f"{BASE}/{wave}", headers=packer)).json()
    assert (shown["state"], shown["packed"], shown["out"]) == ("packed", 1, 2)
    assert code_of(await post("", location_id=str(LEIPZIG))) == "shipping.wave_empty"


async def test_a_shelf_that_holds_too_little_lets_parcels_fall_out(web, packer, post, world):
    wave = await _wave(post)
    assert (await post(f"/{wave}/miss", item_id=world["mug"], units=3)).json() == {"count": 2}
    told = (await web.get("/api/v1/incidents", headers=packer)).json()["rows"]
    assert {one["kind"] for one in told} == {"pick_short"}
    assert code_of(await post(f"/{wave}/miss", item_id=world["chair"], units=1)) == "shipping.item_not_in_wave"


async def test_a_manifest_is_made_printed_and_handed_over(web, company, packer, post, world):
    wave = await _wave(post)
    await post(f"/{wave}/pack", ids=world["ids"])
    base = "/api/v1/shipping/manifests"
    asked = {"location_id": str(SHENZHEN), "account_id": str(ACCOUNT)}
    waits = (await web.get(f"{base}/waiting", headers=packer)).json()["rows"]
    assert waits == [{**asked, "carrier": "", "ready": 3, "unlabelled": 0}]
    made = (await web.post(base, json=asked, headers=packer)).json()
    assert (made["parcels"], made["state"], bool(made["made_by"])) == (3, "made", True)
    one = f"{base}/{made['id']}"
    assert code_of(await web.post(base, json=asked, headers=packer)) == "shipping.manifest_empty"
    assert code_of(await post(f"/{wave}/unpack", ids=world["ids"][:1])) == "shipping.on_manifest"
    paper = await web.get(f"{one}/paper", headers=packer)
    assert (paper.headers["content-type"], paper.content[:5]) == ("application/pdf", b"%PDF-")
    sheet = await web.get(f"{one}/paper", params={"format": "csv"}, headers=packer)
    assert sheet.text.count("\r\n") == 4
    assert [row["tracking_number"] for row in (await web.get(one, headers=packer)).json()["rows"]] == ["T0", "T1", "T2"]
    assert (await web.post(f"{one}/hand-over", headers=packer)).json() == {"count": 3}
    assert code_of(await web.post(f"{one}/cancel", headers=packer)) == "shipping.manifest_closed"
    assert (await web.get(f"{BASE}/{wave}", headers=packer)).json()["state"] == "closed"
    assert [row["state"] for row in (await web.get(base, headers=packer)).json()["rows"]] == ["handed_over"]


async def test_the_papers_of_a_manifest_follow_when_a_parcel_is_cancelled(web, company, packer, world):
    async with company.tx() as tx:
        wave_id, _ = await shipping.actions.waves.make_wave(tx, SHENZHEN, [UUID(one) for one in world["ids"]])
        await pack_whole(tx, wave_id, [UUID(one) for one in world["ids"]])
    asked = {"location_id": str(SHENZHEN), "account_id": str(ACCOUNT)}
    made = (await web.post("/api/v1/shipping/manifests", json=asked, headers=packer)).json()
    async with company.tx() as tx:
        await shipping.cancel_parcels(tx, [an_id("order 1")])
    path = f"/api/v1/shipping/manifests/{made['id']}/paper"
    assert "T1" not in (await web.get(path, params={"format": "csv"}, headers=packer)).text
    assert (await web.get(path, headers=packer)).content[:5] == b"%PDF-"


async def test_an_order_that_is_held_is_left_out_and_falls_out(web, company, packer, post):
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1001")), a_capture(an_order("1002"))])
        first, second = done.new[SELLER, "ext-1001"], done.new[SELLER, "ext-1002"]
        await open_shipping(tx)
        asks = [an_ask(order_id=one, order_number=str(n)) for n, one in enumerate((first, second))]
        await shipping.commit_routes(tx, await shipping.plan(tx, asks))
        await orders.hold(tx, [(first, "by_hand", "wait")])
    made = (await post("", location_id=str(SHENZHEN))).json()
    assert made["count"] == 1
    async with company.tx() as tx:
        await story.leave_held(tx, [OrderHeld(second, "by_hand")])
    out = (await web.get(f"{BASE}/{made['id']}/parcels", headers=packer)).json()["rows"]
    assert [(row["order_id"], row["out_reason"]) for row in out] == [(str(second), "held")]


async def test_who_may_not_pack_or_see_does_neither(web, company, post, world):
    wave = await _wave(post)
    support = await company.signed_in("support")
    assert (await web.get(f"{BASE}/{wave}", headers=support)).status_code == 200
    assert code_of(await web.post(f"{BASE}/{wave}/scan", json={"code": "MUG-1"}, headers=support)) == "forbidden"
    elsewhere = await company.signed_in("", Grant("warehouse", (SHOP,), (LEIPZIG,)))
    assert code_of(await web.get(f"{BASE}/{wave}", headers=elsewhere)) == "not_found"
    assert (await web.get(f"{BASE}/waiting", headers=elsewhere)).json()["rows"] == []
    number = (await web.get(f"{BASE}/{wave}/boxes/{world['ids'][0]}", headers=support)).json()["parcel"]["number"]
    here = await company.signed_in("", Grant("warehouse", (SHOP,), (SHENZHEN,)))
    other = (await web.post(f"{BASE}/{wave}/scan", json={"code": number}, headers=here)).json()
    assert other["is_taken"] is True


async def test_a_label_is_given_as_the_carrier_gave_it_or_refused(web, packer, world):
    path = f"/api/v1/shipping/parcels/{world['ids'][0]}/label"
    assert (await web.get(path, params={"format": "pdf"}, headers=packer)).content == b"%PDF-1.4 label"
    refused = await web.get(path, params={"format": "zpl"}, headers={**packer, "Accept-Language": "zh-CN"})
    assert (code_of(refused), refused.json()["detail"]) == (
        "shipping.label_format",
        "物流商仅提供 PDF 面单，没有 ZPL 格式。",
    )
