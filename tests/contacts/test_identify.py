"""Who bought: identities, contacts and the links between them."""

from __future__ import annotations

import asyncio
import random
from uuid import UUID

import pytest

from linkstar import contacts
from linkstar.contacts.rules import NAMES_MAX
from linkstar.core.db import Database, Tx
from tests.world.contacts import OTHER_SHOP, a_buyer, groups, met


def linked(tx: Tx) -> list[object]:
    return [one.fact for one in tx.recorded if isinstance(one.fact, contacts.ContactsLinked)]


async def test_a_new_buyer_is_a_new_contact(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="anna@mail.de")
    assert await groups(tx) == {anna.identity_id: anna.contact_id}
    assert await tx.value("SELECT count(*) FROM contacts.contacts WHERE tenant_id = %(tenant)s") == 1


async def test_the_same_words_again_are_the_same_identity(tx: Tx) -> None:
    told = {"name": "Anna", "email": "anna@mail.de", "phone": "+4930901820"}
    assert await met(tx, **told) == await met(tx, **told)
    assert len(await groups(tx)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"external_id": "77"}, {"external_id": "77"}),
        ({"email": "Anna.Berg@gmail.com"}, {"email": "annaberg+x@googlemail.com", "shop_id": OTHER_SHOP}),
        ({"phone": "(202) 555-0143"}, {"phone": "+1 202 555 0143", "country": "DE", "shop_id": OTHER_SHOP}),
        ({"email": "x1@marketplace.amazon.de"}, {"email": "x1@marketplace.amazon.de"}),
    ],
)
async def test_one_shared_key_makes_one_contact(tx: Tx, one: dict[str, str], other: dict[str, str]) -> None:
    first = await met(tx, name="Anna", **one)
    second = await met(tx, name="A. Berg", **other)
    assert second.identity_id != first.identity_id
    assert second.contact_id == first.contact_id
    assert linked(tx) == []


@pytest.mark.parametrize(
    "told",
    [
        {"email": "guest@mail.de"},
        {"phone": "138****1234"},
        {"ship_name": "Anna Berg"},
        {"name": "Anna Berg"},
        {},
    ],
)
async def test_what_is_no_key_leaves_two_orders_two_people(tx: Tx, told: dict[str, str]) -> None:
    assert (await met(tx, **told)).contact_id != (await met(tx, **told)).contact_id


async def test_the_same_order_again_is_the_same_person_also_without_any_key(tx: Tx) -> None:
    buyer = a_buyer(ship_name="Anna")
    assert await contacts.identify(tx, [buyer]) == await contacts.identify(tx, [buyer])


async def test_a_relay_address_is_another_person_in_another_shop(tx: Tx) -> None:
    told = {"email": "x1@marketplace.amazon.de", "platform": "amazon"}
    assert (await met(tx, **told)).contact_id != (await met(tx, **told, shop_id=OTHER_SHOP)).contact_id


async def test_a_gift_does_not_make_the_receiver_the_buyer(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="anna@mail.de", ship_name="Ben Kurz")
    ben = await met(tx, name="Ben Kurz", email="ben@mail.de", ship_name="Ben Kurz")
    assert anna.contact_id != ben.contact_id


async def test_a_buyer_who_bridges_two_contacts_makes_them_one(tx: Tx) -> None:
    by_mail = await met(tx, name="Anna", email="anna@mail.de")
    by_phone = await met(tx, name="Anna", phone="+4930901820")
    both = await met(tx, name="Anna", email="anna@mail.de", phone="+4930901820")
    assert both.contact_id == by_mail.contact_id
    assert set((await groups(tx)).values()) == {both.contact_id}
    assert linked(tx) == [contacts.ContactsLinked(by_mail.contact_id, by_phone.contact_id)]
    assert await contacts.rebuild(tx) == 0


async def test_a_chain_inside_one_batch_is_one_contact(tx: Tx) -> None:
    one = a_buyer(email="a@mail.de")
    two = a_buyer(phone="+4930901820")
    bridge = a_buyer(email="a@mail.de", phone="+4930901820")
    found = await contacts.identify(tx, [one, two, bridge])
    assert len({who.contact_id for who in found.values()}) == 1
    assert linked(tx) == []  # nobody knew the two contacts before
    assert await contacts.rebuild(tx) == 0


async def test_two_orders_of_one_new_buyer_in_one_batch_are_one_identity(tx: Tx) -> None:
    one, two = a_buyer(email="a@mail.de"), a_buyer(email="a@mail.de")
    found = await contacts.identify(tx, [one, two])
    assert found[one.order_id] == found[two.order_id]


async def test_a_key_that_too_many_names_share_stops_being_a_key(tx: Tx) -> None:
    told = {"phone": "+4930901820"}
    friends = [(await met(tx, name=f"Person {number}", **told)).contact_id for number in range(NAMES_MAX)]
    assert len(set(friends)) == 1
    assert (await met(tx, name="One too many", **told)).contact_id != friends[0]
    assert (await met(tx, name="Another one", **told)).contact_id != friends[0]


async def test_a_crowd_in_one_batch_is_judged_like_one_after_the_other(tx: Tx) -> None:
    crowd = [a_buyer(name=f"Person {number}", phone="+4930901820") for number in range(30)]
    found = await contacts.identify(tx, crowd)
    assert len({found[buyer.order_id].contact_id for buyer in crowd[:NAMES_MAX]}) == 1
    assert len({who.contact_id for who in found.values()}) == 1 + 30 - NAMES_MAX


async def test_a_placeholder_phone_without_names_does_not_glue_receivers(tx: Tx) -> None:
    found = [await met(tx, ship_name=f"Person {number}", phone="+4930901820") for number in range(NAMES_MAX + 3)]
    assert len({who.contact_id for who in found}) == 4


async def test_a_buyer_known_by_the_platform_may_send_many_gifts(tx: Tx) -> None:
    found = [await met(tx, ship_name=f"Person {number}", external_id="77") for number in range(NAMES_MAX + 3)]
    assert len({who.contact_id for who in found}) == 1


async def test_the_number_of_statements_does_not_grow_with_the_batch(tx: Tx, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rows, run = Tx.rows, Tx.run
    monkeypatch.setattr(Tx, "rows", lambda self, sql, params=None: asked.append(sql) or rows(self, sql, params))
    monkeypatch.setattr(Tx, "run", lambda self, sql, params=None: asked.append(sql) or run(self, sql, params))
    counts = []
    await met(tx)
    for size in (3, 60):
        await contacts.identify(tx, [a_buyer(name=f"P{size}", email=f"{size}-{n}@mail.de") for n in range(size)])
        asked.clear()
        await contacts.identify(tx, [a_buyer(name=f"Q{size}", email=f"{size}-{n}@mail.de") for n in range(size)])
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12


async def test_two_workers_meet_the_same_new_person_at_once(database: Database, tenant_id: UUID) -> None:
    async def work(name: str) -> contacts.Identified:
        async with database.tx(tenant_id) as tx:
            found = await met(tx, name=name, email="anna@mail.de", phone="+4930901820")
            await asyncio.sleep(0.05)
            return found

    found = await asyncio.gather(work("Anna"), work("Anna"), work("A. Berg"), work("Anna B."))
    assert len({who.identity_id for who in found}) == 3
    async with database.tx(tenant_id) as tx:
        assert len(set((await groups(tx)).values())) == 1
        assert await contacts.rebuild(tx) == 0


async def test_many_workers_over_few_people_never_hang_and_agree_with_the_log(
    database: Database, tenant_id: UUID
) -> None:
    chance = random.Random(7)
    batches = [
        [
            a_buyer(
                name=f"Name {chance.randrange(6)}",
                email=f"p{chance.randrange(25)}@mail.de" if chance.random() < 0.7 else "",
                phone=f"+49309018{chance.randrange(10, 35)}" if chance.random() < 0.6 else "",
                external_id=str(chance.randrange(1, 40)) if chance.random() < 0.3 else "",
            )
            for _ in range(12)
        ]
        for _ in range(24)
    ]

    async def work(batch: list[contacts.Buyer]) -> None:
        async with database.tx(tenant_id) as tx:
            found = await contacts.identify(tx, batch)
            assert set(found) == {buyer.order_id for buyer in batch}

    await asyncio.gather(*(work(batch) for batch in batches))
    async with database.tx(tenant_id) as tx:
        assert await contacts.rebuild(tx) == 0
        assert len(await groups(tx)) == await tx.value(
            "SELECT count(*) FROM contacts.identities WHERE tenant_id = %(tenant)s"
        )


async def test_another_company_knows_nobody(database: Database, tenant_id: UUID) -> None:
    async with database.tx(tenant_id) as tx:
        ours = await met(tx, email="anna@mail.de")
        stranger = tx.new_id()
    async with database.tx(stranger) as tx:
        theirs = await met(tx, email="anna@mail.de")
        assert theirs.contact_id != ours.contact_id
        assert set(await groups(tx)) == {theirs.identity_id}


async def test_no_buyers_are_no_work(tx: Tx) -> None:
    assert await contacts.identify(tx, []) == {}
