"""What people say about contacts, undoing, explaining and forgetting."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from linkstar import contacts
from linkstar.contacts.errors import AlreadyLinked, NotUndoable, OneIdentity
from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound
from tests.world.contacts import a_buyer, groups, met


async def last_event(tx: Tx) -> UUID:
    row = await tx.row("SELECT id FROM contacts.link_events WHERE tenant_id = %(tenant)s ORDER BY number DESC LIMIT 1")
    assert row is not None
    found: UUID = row.id
    return found


def told(tx: Tx) -> list[object]:
    return [
        one.fact for one in tx.recorded if isinstance(one.fact, contacts.ContactsLinked | contacts.ContactsUnlinked)
    ]


async def test_a_merge_that_is_undone_restores_everything(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="anna@mail.de")
    await met(tx, name="Anna B.", email="anna@mail.de")
    ben = await met(tx, name="Ben", email="ben@mail.de")
    before = await groups(tx)
    event = await contacts.merge(tx, ben.identity_id, anna.identity_id)
    assert set((await groups(tx)).values()) == {anna.contact_id}
    await contacts.unlink(tx, event)
    assert await groups(tx) == before
    assert told(tx) == [
        contacts.ContactsLinked(anna.contact_id, ben.contact_id),
        contacts.ContactsUnlinked(anna.contact_id, ben.contact_id),
    ]
    assert await contacts.rebuild(tx) == 0


async def test_an_identity_is_not_merged_with_itself_nor_twice(tx: Tx) -> None:
    anna = await met(tx, email="anna@mail.de")
    ben = await met(tx, email="ben@mail.de")
    with pytest.raises(OneIdentity):
        await contacts.merge(tx, anna.identity_id, anna.identity_id)
    with pytest.raises(OneIdentity):
        await contacts.forbid(tx, anna.identity_id, anna.identity_id)
    await contacts.merge(tx, anna.identity_id, ben.identity_id)
    with pytest.raises(AlreadyLinked):
        await contacts.merge(tx, ben.identity_id, anna.identity_id)
    with pytest.raises(NotFound):
        await contacts.merge(tx, anna.identity_id, tx.new_id())


async def test_an_automatic_link_that_is_undone_is_not_made_again(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="shared@mail.de")
    ben = await met(tx, name="Ben", email="shared@mail.de", phone="+4930901820")
    assert ben.contact_id == anna.contact_id
    await contacts.unlink(tx, await last_event(tx))
    assert await groups(tx) == {anna.identity_id: anna.identity_id, ben.identity_id: ben.identity_id}
    again = await met(tx, name="Ben B.", email="shared@mail.de", phone="+4930901820")
    assert len({(await groups(tx))[one.identity_id] for one in (anna, ben)}) == 2
    assert again.contact_id in (anna.identity_id, ben.identity_id)
    assert await contacts.rebuild(tx) == 0


async def test_later_links_go_with_the_side_that_they_were_made_to(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="anna@mail.de")
    ben = await met(tx, name="Ben", phone="+4930901820")
    bridge = await met(tx, name="Anna", email="anna@mail.de", phone="+4930901820")
    wrong = await last_event(tx)  # bridge - Ben, by phone
    annas = await met(tx, name="Anna B.", email="anna@mail.de")
    bens = await met(tx, name="Ben K.", phone="+4930901820")
    assert set((await groups(tx)).values()) == {anna.contact_id}
    await contacts.unlink(tx, wrong)
    now = await groups(tx)
    assert {now[one.identity_id] for one in (anna, bridge, annas)} == {anna.contact_id}
    assert {now[one.identity_id] for one in (ben, bens)} == {ben.contact_id}
    assert await contacts.rebuild(tx) == 0


async def test_what_is_forbidden_stays_apart_whatever_a_buyer_shares(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="anna@mail.de")
    ben = await met(tx, name="Ben", phone="+4930901820")
    await contacts.forbid(tx, anna.identity_id, ben.identity_id)
    both = await met(tx, name="Anna", email="anna@mail.de", phone="+4930901820")
    now = await groups(tx)
    assert now[anna.identity_id] != now[ben.identity_id]
    assert both.contact_id == anna.contact_id  # an address says more than a number
    assert told(tx) == []
    assert await contacts.rebuild(tx) == 0


async def test_forbidding_two_of_one_contact_parts_them_and_a_later_merge_wins(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="shared@mail.de")
    ben = await met(tx, name="Ben", email="shared@mail.de")
    await contacts.forbid(tx, anna.identity_id, ben.identity_id)
    assert len(set((await groups(tx)).values())) == 2
    await contacts.merge(tx, anna.identity_id, ben.identity_id)
    assert len(set((await groups(tx)).values())) == 1
    assert await contacts.rebuild(tx) == 0


async def test_only_a_link_that_holds_can_be_undone_and_once(tx: Tx) -> None:
    anna = await met(tx, email="anna@mail.de")
    ben = await met(tx, email="ben@mail.de")
    ban = await contacts.forbid(tx, anna.identity_id, ben.identity_id)
    with pytest.raises(NotUndoable):
        await contacts.unlink(tx, ban)
    event = await contacts.merge(tx, anna.identity_id, ben.identity_id)
    await contacts.unlink(tx, event)
    with pytest.raises(NotUndoable):
        await contacts.unlink(tx, event)
    with pytest.raises(NotFound):
        await contacts.unlink(tx, tx.new_id())


async def test_whatever_people_and_orders_do_the_cache_is_what_the_log_says(tx: Tx) -> None:
    chance = Random(11)
    known: list[UUID] = []
    for turn in range(60):
        batch = [
            a_buyer(
                name=f"N{chance.randrange(5)}",
                email=f"p{chance.randrange(12)}@mail.de",
                phone=f"+49309018{chance.randrange(10, 22)}",
            )
            for _ in range(3)
        ]
        known += [who.identity_id for who in (await contacts.identify(tx, batch)).values()]
        one, other = chance.choice(known), chance.choice(known)
        if turn % 3 == 0 and one != other:
            await contacts.forbid(tx, one, other)
        now = await groups(tx)
        if turn % 4 == 0 and now[one] != now[other]:
            await contacts.merge(tx, one, other)
        if turn % 5 == 0:
            rows = await tx.rows(
                "SELECT id FROM contacts.link_events WHERE tenant_id = %(tenant)s AND kind IN ('link', 'must') AND undone_by IS NULL"
                " ORDER BY number"
            )
            await contacts.unlink(tx, chance.choice(rows).id)
        assert await contacts.rebuild(tx) == 0


async def test_rebuilding_mends_a_cache_that_was_broken(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="anna@mail.de")
    again = await met(tx, name="A. Berg", email="anna@mail.de")
    await tx.run(
        "UPDATE contacts.members SET contact_id = identity_id WHERE tenant_id = %(tenant)s AND identity_id = %(id)s",
        {"id": again.identity_id},
    )
    assert await contacts.rebuild(tx) == 1
    assert set((await groups(tx)).values()) == {anna.contact_id}


async def test_a_contact_explains_itself_in_words(tx: Tx) -> None:
    anna = await met(tx, name="Anna", email="anna@mail.de", phone="+4930901820")
    again = await met(tx, name="A. Berg", email="anna@mail.de", phone="+4930901820")
    found = await contacts.explain(tx, anna.contact_id)
    assert {one.id for one in found.identities} == {anna.identity_id, again.identity_id}
    (line,) = found.log
    assert (line.kind, line.rule, line.identity_a, line.identity_b) == (
        "link",
        "email",
        again.identity_id,
        anna.identity_id,
    )
    assert line.words() == ("the same e-mail address (2 names)", "the same phone number (2 names)")
    assert line.words("zh")[0] == "邮箱相同（2 个姓名）"
    with pytest.raises(NotFound):
        await contacts.explain(tx, tx.new_id())


async def test_a_contact_that_went_up_in_another_says_where(tx: Tx) -> None:
    anna = await met(tx, email="anna@mail.de")
    ben = await met(tx, email="ben@mail.de")
    await contacts.merge(tx, ben.identity_id, anna.identity_id)
    found = await contacts.explain(tx, ben.contact_id)
    assert found.identities == []
    assert [(line.from_contact, line.to_contact) for line in found.log] == [(ben.contact_id, anna.contact_id)]


async def test_a_forgotten_person_leaves_no_words_and_comes_back_as_a_stranger(tx: Tx) -> None:
    details = {
        "name": "Anna Berg",
        "email": "anna@mail.de",
        "phone": "+4930901820",
        "external_id": "zulu",
        "ship_name": "Anna",
    }
    anna = await met(tx, **details)
    await contacts.forget(tx, [anna.identity_id])
    row = await tx.row("SELECT to_jsonb(i)::text FROM contacts.identities i WHERE tenant_id = %(tenant)s")
    assert row is not None
    assert not any(
        word.lower() in row[0].lower() for word in ("anna", "berg", "4930901820", "zulu")
    )  # no id holds these
    assert await tx.value("SELECT count(*) FROM contacts.identity_keys WHERE tenant_id = %(tenant)s") == 0
    assert (await met(tx, **details)).contact_id != anna.contact_id


async def test_when_the_first_holder_of_a_key_is_forgotten_the_next_one_takes_its_place(tx: Tx) -> None:
    first = await met(tx, name="Anna", email="anna@mail.de")
    second = await met(tx, name="A. Berg", email="anna@mail.de")
    await contacts.forget(tx, [first.identity_id])
    third = await met(tx, name="Anna B.", email="anna@mail.de")
    assert third.contact_id == second.contact_id
    line = (await contacts.explain(tx, third.contact_id)).log[-1]
    assert (line.identity_a, line.identity_b) == (third.identity_id, second.identity_id)


async def test_words_are_kept_until_the_latest_moment_that_was_said(tx: Tx) -> None:
    anna = await met(tx, email="anna@mail.de")
    await met(tx, email="ben@mail.de")
    await contacts.keep_until(tx, [anna.identity_id], tx.now + timedelta(days=30))
    await contacts.keep_until(tx, [anna.identity_id], tx.now + timedelta(days=10))
    assert await contacts.forget_expired(tx) == 0
    tx.now += timedelta(days=20)
    assert await contacts.forget_expired(tx) == 0
    tx.now += timedelta(days=10)
    assert await contacts.forget_expired(tx) == 1
    assert await contacts.forget_expired(tx) == 0
