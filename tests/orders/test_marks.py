"""People mark orders for each other: tags, who looks after one, notes. Lists find orders by them."""

from __future__ import annotations

from uuid import UUID

import pytest

from linkstar import orders
from linkstar.core.db import Tx
from linkstar.kit.errors import Invalid
from linkstar.kit.ids import new_id
from linkstar.orders import rules
from linkstar.orders.actions import marking
from linkstar.orders.facts import OrderAssigned, OrderNoted, OrderTagged
from linkstar.orders.queries.marks import list_notes, list_tags
from tests.world.orders import a_capture, a_line, an_order


async def placed(tx: Tx, *numbers: str) -> list[UUID]:
    """Orders in the order of their numbers."""
    await orders.capture(tx, [a_capture(an_order(one, a_line("MUG"))) for one in numbers])
    found = {one.number: one.id for one in (await orders.list_orders(tx)).rows}
    tx.recorded.clear()
    return [found[one] for one in numbers]


def told(tx: Tx) -> list[object]:
    facts: list[object] = [one.fact for one in tx.recorded]
    tx.recorded.clear()
    return facts


async def numbers(tx: Tx, **wanted: object) -> list[str]:
    return sorted(one.number for one in (await orders.list_orders(tx, **wanted)).rows)  # type: ignore[arg-type]


async def test_tags_are_put_on_many_orders_at_once_and_told_only_where_something_changed(tx: Tx) -> None:
    one, two, _ = await placed(tx, "1", "2", "3")
    assert await marking.tag(tx, [one], add=["  gift   wrap "]) == [one]
    told(tx)
    assert await marking.tag(tx, [one, two], add=["gift wrap"]) == [two]
    assert told(tx) == [OrderTagged(two, "gift wrap", "")]
    assert await numbers(tx, tag="gift wrap") == ["1", "2"]
    assert list((await orders.get_order(tx, one)).tags) == ["gift wrap"]


async def test_a_tag_that_is_taken_off_finds_the_order_no_more(tx: Tx) -> None:
    one, two = await placed(tx, "1", "2")
    await marking.tag(tx, [one, two], add=["vip", "check"])
    told(tx)
    assert await marking.tag(tx, [one], add=["late"], remove=["vip", "never there"]) == [one]
    assert told(tx) == [OrderTagged(one, "late", "vip")]
    assert (await numbers(tx, tag="vip"), await numbers(tx, tag="check")) == (["2"], ["1", "2"])
    assert await numbers(tx, tag="check", state="cancelled") == []


async def test_orders_with_a_tag_come_page_by_page(tx: Tx) -> None:
    ids = await placed(tx, "1", "2", "3")
    await marking.tag(tx, ids, add=["vip"])
    first = await orders.list_orders(tx, tag="vip", limit=2)
    rest = await orders.list_orders(tx, tag="vip", limit=2, after=first.next or "")
    assert sorted(one.number for one in (*first.rows, *rest.rows)) == ["1", "2", "3"]
    assert rest.next is None


@pytest.mark.parametrize("said", ["", "   ", "a,b", "x" * (rules.TAG_LENGTH_MAX + 1), "a\x00b"])
async def test_a_tag_that_cannot_be_kept_is_refused(tx: Tx, said: str) -> None:
    with pytest.raises(Invalid):
        await marking.tag(tx, await placed(tx, "1"), add=[said])


async def test_an_order_does_not_bear_tags_without_end(tx: Tx) -> None:
    with pytest.raises(Invalid):
        await marking.tag(tx, await placed(tx, "1"), add=[f"tag {n}" for n in range(rules.TAGS_MAX + 1)])


async def test_known_tags_are_those_of_the_shops_that_one_may_see(tx: Tx) -> None:
    [one] = await placed(tx, "1")
    await marking.tag(tx, [one], add=["vip", "check"])
    shop = (await orders.get_order(tx, one)).shop_id
    assert await list_tags(tx) == ["check", "vip"]
    assert await list_tags(tx, shop_ids=[shop]) == ["check", "vip"]
    assert await list_tags(tx, shop_ids=[one]) == []


async def test_who_looks_after_an_order_is_found_by_it_and_the_one_before_is_known(tx: Tx) -> None:
    one, two = await placed(tx, "1", "2")
    ann, ben = new_id(tx.now), new_id(tx.now)
    assert await marking.assign(tx, [one], ann) == {one: None}
    told(tx)
    assert await marking.assign(tx, [one, two], ben) == {one: ann, two: None}
    assert set(told(tx)) == {OrderAssigned(one, ben), OrderAssigned(two, ben)}
    assert await marking.assign(tx, [one], ben) == {}
    assert (await numbers(tx, assignee_id=ben), await numbers(tx, assignee_id=ann)) == (["1", "2"], [])
    assert await marking.assign(tx, [one], None) == {one: ben}


async def test_notes_stand_with_the_order_and_their_words_in_no_fact(tx: Tx) -> None:
    one, two = await placed(tx, "1", "2")
    await marking.note(tx, [(one, "Erika called"), (two, "sure"), (one, "again")])
    facts = told(tx)
    assert [note.words for note in await list_notes(tx, one)] == ["Erika called", "again"]
    assert [type(fact) for fact in facts] == [OrderNoted] * 3
    assert "Erika" not in repr(facts)
