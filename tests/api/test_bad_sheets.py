"""A price list that is sent in with broken lines: all are told with line and field, and the list from before stays."""

from __future__ import annotations

import gzip

import pytest

from linkstar.api.ship_with import PROBLEMS_MAX, SHEET_MAX
from linkstar.connect import NewAccount, create_accounts
from tests.world.access import code_of

HEAD = "service,country,over_g,up_to_g,currency,base\n"
GOOD = HEAD + "STD,DE,0,2000,EUR,4.50\n"


@pytest.fixture
async def path(company, vault, web, owner):
    """The price list of a carrier that has one good line."""
    async with company.tx() as tx:
        (id_,) = await create_accounts(tx, [NewAccount("carrier", "ratesheet", "Own", "", "own")], vault)
    address = f"/api/v1/shipping/accounts/{id_}/rates"
    assert (await web.put(address, content=GOOD, headers=owner)).status_code == 200
    return address


async def prices(web, owner) -> list[int]:
    rows = (await web.get("/api/v1/shipping/rates", params={"country": "DE"}, headers=owner)).json()["rows"]
    return [row["base_minor"] for row in rows]


async def test_all_broken_lines_are_told_by_line_and_field(web, owner, path):
    bad = (
        HEAD
        + "STD,DE,0,x,EUR,9.99\nSTD,FR,0,2000,EUR,1\nSTD,GERMANY,0,1,EUR,1\nSTD,IT,0,1,EUR\nSTD,\U0001f680,0,1,EUR,1\n"
    )
    answer = await web.put(path, content=bad.encode(), headers=owner)
    assert (answer.status_code, code_of(answer)) == (422, "shipping.sheet_broken")
    assert [one["field"] for one in answer.json()["errors"]] == ["2.up_to_g", "4.country", "5", "6.country"]
    assert await prices(web, owner) == [450]


@pytest.mark.parametrize("body", [
    b"", b"\x00", b"\xff\xfe" + GOOD.encode("utf-16-le"), GOOD.encode() + b"STD,\xff,0,1,EUR,1\n", GOOD.encode() + b"A\x00,DE,0,1,EUR,1\n",
    GOOD.encode() + b'"', gzip.compress(GOOD.encode()), b"PK\x03\x04", b"{}", b"<?xml version='1.0'?>", GOOD.replace("\n", "\x00").encode(),
    b"\xef\xbb\xbf", HEAD.encode(), b"\xed\xa0\x80", b"," * 1_000_000, b"\n" * 1_000_000,
], ids=range(16))  # fmt: skip
async def test_what_cannot_be_read_changes_nothing_and_is_told(web, owner, path, body):
    answer = await web.put(path, content=body, headers=owner)
    assert (answer.status_code, code_of(answer)) == (422, "shipping.sheet_broken"), answer.text
    assert answer.json()["errors"]
    assert await prices(web, owner) == [450]


async def test_a_list_beyond_the_limit_is_refused_and_not_cut(web, owner, path):
    """It was cut at the limit before, and the lines behind it were lost without a word."""
    answer = await web.put(path, content=GOOD + "\n" * SHEET_MAX, headers=owner)
    assert (answer.status_code, code_of(answer)) == (413, "body_too_large")
    assert await prices(web, owner) == [450]


async def test_very_many_broken_lines_are_counted_and_the_first_are_told(web, owner, path):
    answer = await web.put(path, content=HEAD + "x\n" * (PROBLEMS_MAX + 50), headers=owner)
    assert len(answer.json()["errors"]) == PROBLEMS_MAX
    assert f"{PROBLEMS_MAX + 50} line" in answer.json()["detail"]
