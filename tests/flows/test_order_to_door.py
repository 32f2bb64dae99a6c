"""The one natural way: from an order at a marketplace to a parcel whose tracking the marketplace knows."""

from __future__ import annotations

from tests.flows.story import Story, sold


async def test_a_paid_order_walks_to_the_door_by_itself(story: Story) -> None:
    await story.place(sold("1001"))
    await story.turn()
    [parcel] = await story.parcels("1001")
    assert (await story.states())["1001"] == "released"
    assert (parcel.state, parcel.confirm_state) == ("labelled", "confirmed")
    [told] = (await story.received("shopify"))["confirmations"]
    assert told["tracking_number"] == parcel.tracking_number
    assert await story.open_incidents() == []
    assert await story.atp("MUG") == 19
