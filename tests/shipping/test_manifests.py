"""Manifests: what goes to a carrier together, on paper, and what is taken off before it leaves."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from linkstar import shipping
from linkstar.core.files import get_file
from linkstar.kit.errors import NotFound
from linkstar.shipping.actions.manifests import cancel_manifest, draw_papers, hand_over_manifest, make_manifest
from linkstar.shipping.actions.packing import pack_whole, unpack
from linkstar.shipping.errors import ManifestClosed, ManifestEmpty, ParcelOnManifest
from linkstar.shipping.facts import ParcelHandedOver, ParcelManifested
from linkstar.shipping.queries.manifests import count_ready, get_manifest, list_listed, list_manifests
from linkstar.shipping.queries.waves import get_wave
from linkstar.shipping.rules.manifest_paper import Listed, Sheet, as_csv, as_pdf
from tests.shipping.test_waves import a_wave, recorded
from tests.world.shipping import ACCOUNT, SHENZHEN, SHOP, an_id


async def a_manifest(tx, count=3):
    wave_id, ids = await a_wave(tx, *["mug"] * count)
    await pack_whole(tx, wave_id, ids)
    manifest_id, listed = await make_manifest(tx, SHENZHEN, ACCOUNT, carrier="云途 YunExpress")
    assert listed == count
    return wave_id, ids, manifest_id


async def test_packed_parcels_with_a_label_are_listed_once(tx):
    wave_id, ids = await a_wave(tx, "mug", "mug")
    with pytest.raises(ManifestEmpty):
        await make_manifest(tx, SHENZHEN, ACCOUNT)
    await pack_whole(tx, wave_id, ids[:1])
    assert [(one.location_id, one.account_id, one.ready, one.unlabelled) for one in await count_ready(tx)] == [
        (SHENZHEN, ACCOUNT, 1, 0)
    ]
    manifest_id, _ = await make_manifest(tx, SHENZHEN, ACCOUNT)
    assert [one.tracking_number for one in await list_listed(tx, manifest_id)] == ["T0"]
    assert recorded(tx, ParcelManifested) == [ParcelManifested(an_id("order 0"), ids[0], manifest_id)]
    assert await count_ready(tx) == []
    with pytest.raises(ManifestEmpty):
        await make_manifest(tx, SHENZHEN, ACCOUNT)


async def test_a_packed_parcel_whose_label_is_not_there_yet_waits_for_the_next_manifest(tx):
    wave_id, ids = await a_wave(tx, "mug", labelled=False)
    await pack_whole(tx, wave_id, ids)
    assert [(one.ready, one.unlabelled) for one in await count_ready(tx)] == [(0, 1)]
    with pytest.raises(ManifestEmpty):
        await make_manifest(tx, SHENZHEN, ACCOUNT)


async def test_handing_a_manifest_over_hands_over_its_parcels_and_closes_their_wave(tx):
    wave_id, ids, manifest_id = await a_manifest(tx)
    with pytest.raises(ParcelOnManifest):
        await unpack(tx, wave_id, ids[:1])
    assert await hand_over_manifest(tx, manifest_id) == 3
    assert {one.parcel_id for one in recorded(tx, ParcelHandedOver)} == set(ids)
    assert (await get_wave(tx, wave_id)).state == "closed"
    assert (await get_manifest(tx, manifest_id)).state == "handed_over"
    for again in (hand_over_manifest, cancel_manifest):
        with pytest.raises(ManifestClosed):
            await again(tx, manifest_id)


async def test_a_cancelled_manifest_lets_its_parcels_go_onto_another(tx):
    wave_id, ids, manifest_id = await a_manifest(tx)
    assert await cancel_manifest(tx, manifest_id) == 3
    await unpack(tx, wave_id, ids[:1])
    _, count = await make_manifest(tx, SHENZHEN, ACCOUNT)
    assert count == 2
    assert {(one.state, one.parcels) for one in (await list_manifests(tx)).rows} == {("cancelled", 3), ("made", 2)}


async def test_a_parcel_cancelled_meanwhile_is_off_the_manifest_and_the_papers_are_drawn_anew(tx):
    _, ids, manifest_id = await a_manifest(tx)
    await shipping.cancel_parcels(tx, [an_id("order 1")])
    now = await get_manifest(tx, manifest_id)
    assert (now.parcels, now.paper_id, now.sheet_id) == (2, None, None)
    assert await hand_over_manifest(tx, manifest_id) == 2
    sheet = (await get_manifest(tx, manifest_id)).sheet_id
    assert b",T1," not in (await get_file(tx, sheet)).body
    assert (await shipping.get_parcel(tx, ids[1])).state == "cancelled"


async def test_the_papers_are_kept_and_tell_no_buyer(tx):
    _, _, manifest_id = await a_manifest(tx)
    kept = await get_manifest(tx, manifest_id)
    paper, sheet = await get_file(tx, kept.paper_id), await get_file(tx, kept.sheet_id)
    assert (paper.media_type, paper.body[:5]) == ("application/pdf", b"%PDF-")
    rows = list(csv.DictReader(StringIO(sheet.body.decode("utf-8-sig"))))
    assert [(row["tracking_number"], row["order"], row["country"], row["weight_g"]) for row in rows] == [
        ("T0", "1000", "DE", "400"), ("T1", "1001", "DE", "400"), ("T2", "1002", "DE", "400")
    ]  # fmt: skip
    for body in (paper.body, sheet.body):
        assert b"Anna" not in body
        assert "Anna".encode("utf-16-be").hex().encode() not in body
    assert await draw_papers(tx, manifest_id) == (kept.paper_id, kept.sheet_id)  # the same content is the same file


async def test_a_manifest_is_seen_by_who_may_see_all_of_it(tx):
    _, _, manifest_id = await a_manifest(tx, 1)
    mine, other = [([SHOP], None)], [(None, [an_id("elsewhere")])]
    assert (await get_manifest(tx, manifest_id, within=mine)).id == manifest_id
    with pytest.raises(NotFound):
        await get_manifest(tx, manifest_id, within=other)
    assert ((await list_manifests(tx, within=other)).rows, await count_ready(tx, within=other)) == ([], [])


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (34, 1), (35, 2), (77, 2), (78, 3), (2_000, 47)])
def test_a_long_list_takes_the_pages_it_needs(count, pages):
    rows = [Listed(f"T{n}", f"P{n}", f"{n}", "STD", "DE", 100) for n in range(count)]
    sheet = Sheet("M1", "Carrier", "Shenzhen", "now", rows)
    assert f"/Count {pages} ".encode() in as_pdf(sheet)
    assert len(as_csv(sheet).splitlines()) == count + 1


def test_a_name_that_a_spreadsheet_would_run_stays_text():
    assert "'=1+1" in as_csv(Sheet("M1", "", "", "", [Listed("=1+1", "P1", "1", "STD", "DE", 1)])).decode()
