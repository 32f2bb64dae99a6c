"""Files are kept once per content."""

from __future__ import annotations

import asyncio
from uuid import UUID

import pytest

from linkstar.core.db import Database, Tx
from linkstar.core.files import get_file, put_files
from linkstar.kit.errors import NotFound


async def test_same_bytes_have_the_same_id_in_one_call_and_later(tx: Tx) -> None:
    first = await put_files(
        tx, [("application/pdf", b"label"), ("image/png", b"picture"), ("application/pdf", b"label")]
    )
    assert first[0] == first[2] != first[1]
    assert await put_files(tx, [("text/plain", b"label")]) == [first[0]]


async def test_a_file_comes_back_as_it_was_kept(tx: Tx) -> None:
    body = bytes(range(256)) * 3
    (id_,) = await put_files(tx, [("application/pdf", body)])
    found = await get_file(tx, id_)
    assert (found.media_type, found.size, bytes(found.body), found.created_at) == ("application/pdf", 768, body, tx.now)


async def test_an_empty_file_is_a_file_and_no_file_is_none(tx: Tx) -> None:
    (id_,) = await put_files(tx, [("text/plain", b"")])
    assert (await get_file(tx, id_)).size == 0
    assert await put_files(tx, []) == []


async def test_an_unknown_file_is_not_found(tx: Tx) -> None:
    with pytest.raises(NotFound):
        await get_file(tx, tx.new_id())


async def test_two_workers_keep_the_same_files_at_once(database: Database, tenant_id: UUID) -> None:
    many = [("text/plain", b"%d" % number) for number in range(40)]

    async def keep(files: list[tuple[str, bytes]]) -> list[UUID]:
        async with database.tx(tenant_id) as tx:
            return await put_files(tx, files)

    one, other = await asyncio.gather(keep(many), keep(many[::-1]))
    assert one == other[::-1]


async def test_another_company_does_not_see_the_file(database: Database, tenant_id: UUID) -> None:
    async with database.tx(tenant_id) as tx:
        (id_,) = await put_files(tx, [("text/plain", b"ours")])
        stranger = tx.new_id()
    async with database.tx(stranger) as tx:
        with pytest.raises(NotFound):
            await get_file(tx, id_)
        assert await put_files(tx, [("text/plain", b"ours")]) != [id_]
