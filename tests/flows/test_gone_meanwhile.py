"""A way was planned with units that another order takes before the goods move: nothing is doubled, and the order still goes."""

from __future__ import annotations

from uuid import uuid4

import pytest

from linkstar import inventory, shipping
from tests.flows.hands import is_stock_right, leave, levels, promised
from tests.flows.story import Story, sold


async def test_units_that_are_gone_when_goods_move_are_replaced_by_those_the_order_holds(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    await leave(story, "MUG", SZX=10, LEJ=10)
    plan, calls, better = shipping.plan, [], []

    async def plan_and_lose(tx, asked, **more):
        planned = await plan(tx, asked, **more)
        calls.append([one.route.parcels[0].offer.location_id for one in planned if one.route])
        if len(calls) == 1:
            [place] = calls[0]
            better.append(place)
            async with story.database.tx(story.tenant_id) as other:  # somebody else takes all that lies there
                await inventory.reserve(
                    other, [inventory.records.Demand(uuid4(), None, story.items["MUG"], 10, (place,), None)]
                )
        return planned

    # The first guess is made wrong, so that the route wants the goods from elsewhere.
    monkeypatch.setattr(
        "linkstar.flows.order_to_door._nearest", lambda places, countries: _worst_first(story, countries)
    )
    monkeypatch.setattr(shipping, "plan", plan_and_lose)
    await story.place(sold("1001"))
    await story.turn()
    assert len(calls) == 2, "the way was planned once more"
    [kept] = calls[1]
    assert kept != better[0]
    [parcel] = await story.parcels("1001")
    assert (parcel.location_id, parcel.state) == (kept, "labelled")
    codes = {id_: code for code, id_ in story.places.items()}
    assert await promised(story, "1001") == {codes[kept]: 1}
    assert (await levels(story, "MUG"))[codes[better[0]]] == (10, 10)
    assert await is_stock_right(story)
    assert len((await story.received("yunexpress"))["labels"]) <= 1


def _worst_first(story: Story, countries: object) -> dict[str, tuple[object, ...]]:
    return dict.fromkeys(countries, (story.places["LEJ"], story.places["SZX"]))  # type: ignore[call-overload, no-any-return]
