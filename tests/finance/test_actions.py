"""The ledger takes an entry once and shows what it adds up to."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from linkstar import finance
from linkstar.finance.errors import Unbalanced
from linkstar.finance.rules import Entry, Label, Posting, freight_entry
from linkstar.kit.money import Money
from tests.world.shipping import an_id


def an_entry(number: int = 1, minor: int = 1_000, currency: str = "EUR") -> Entry:
    label = Label(
        an_id(f"label {number}"), an_id(f"parcel {number}"), an_id(f"order {number}"), Money(minor, currency), "dhl"
    )
    entry = freight_entry(label)
    assert entry
    return entry


async def test_posting_the_same_source_again_changes_nothing(tx):
    assert await finance.post(tx, [an_entry(1), an_entry(2, 500)]) == 2
    assert await finance.post(tx, [an_entry(2, 700), an_entry(3, 1)]) == 1
    found = {row.account: row.amount_minor for row in await finance.balance(tx)}
    assert found == {"expense:freight": 1_501, "payable:carrier:dhl": -1_501}


async def test_a_source_that_stands_twice_in_one_batch_is_posted_once(tx):
    assert await finance.post(tx, [an_entry(1), an_entry(1)]) == 1
    assert [row.amount_minor for row in await finance.balance(tx, account="expense")] == [1_000]


async def test_currencies_are_never_added(tx):
    await finance.post(tx, [an_entry(1), an_entry(2, 300, "CNY")])
    found = await finance.balance(tx, account="payable:carrier")
    assert [(row.currency, row.amount_minor) for row in found] == [("CNY", -300), ("EUR", -1_000)]


async def test_the_balance_of_one_order_leaves_others_out(tx):
    await finance.post(tx, [an_entry(1), an_entry(2, 300)])
    found = await finance.balance(tx, account="expense", order_id=an_id("order 2"))
    assert [row.amount_minor for row in found] == [300]


async def test_a_crooked_entry_is_refused_and_nothing_of_its_batch_is_posted(tx):
    crooked = replace(an_entry(2), postings=(Posting("a", 5), Posting("b", -4)))
    with pytest.raises(Unbalanced):
        await finance.post(tx, [an_entry(1), crooked])
    assert await finance.balance(tx) == []


async def test_the_self_check_finds_an_entry_that_was_tampered_with(tx):
    await finance.post(tx, [an_entry(1), an_entry(2)])
    assert await finance.check(tx) == []
    await tx.run(
        "UPDATE finance.postings SET amount_minor = 999 WHERE tenant_id = %(tenant)s AND account = 'expense:freight'"
    )
    assert [row.over_minor for row in await finance.check(tx)] == [-1, -1]


async def test_two_workers_that_post_the_same_label_at_once_post_it_once(database, tenant_id):
    async def one_worker() -> int:
        async with database.tx(tenant_id) as tx:
            return await finance.post(tx, [an_entry(1), an_entry(2)])

    assert sum(await asyncio.gather(*(one_worker() for _ in range(4)))) == 2
    async with database.tx(tenant_id) as tx:
        assert await finance.check(tx) == []
        assert [row.amount_minor for row in await finance.balance(tx, account="expense")] == [2_000]
