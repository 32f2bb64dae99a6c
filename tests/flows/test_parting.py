"""Ending a connection: what waited for it ends in calm, and all that it missed is told when it stands again."""

from __future__ import annotations

from linkstar.connect import accounts
from linkstar.connect.accounts import get_account_row
from linkstar.core import incidents, work
from linkstar.flows import parting
from linkstar.insights.connections import list_waiting
from tests.flows import hands
from tests.flows.story import Story, sold
from tests.flows.test_scenarios_logistics import NEW_YORK
from tests.flows.test_sync_stock import offered
from tests.world.orders import a_line


async def keys_of(story: Story, name: str) -> dict[str, str]:
    """The keys of an account, as a person has them in a drawer."""
    async with story.database.tx(story.tenant_id) as tx:
        return dict((await accounts.get_accounts(tx, [story.shops[name]], story.vault))[story.shops[name]].secrets)


async def part(story: Story, name: str) -> None:
    """A person disconnects an account."""
    async with story.database.tx(story.tenant_id) as tx:
        row = await get_account_row(tx, story.shops[name])
        await parting.disconnect(tx, row, vault=story.vault)
    story.partners.forget(story.shops[name])
    await story.turn()


async def connect_again(story: Story, name: str, keys: dict[str, str]) -> None:
    """A person types the keys in again."""
    async with story.database.tx(story.tenant_id) as tx:
        await accounts.put_secrets(tx, story.shops[name], keys, vault=story.vault)
    story.partners.forget(story.shops[name])
    await story.turn()


async def waiting(story: Story) -> int:
    """Facts that some step still has to hear, those that wait for a retry or for an account too."""
    async with story.database.tx(story.tenant_id) as tx:
        return sum(one.ready + one.later + one.parked for one in await work.list_backlog(tx))


async def asked(story: Story, name: str) -> int:
    """How many calls an account was ever asked."""
    await story.partners._wires.log.flush()
    async with story.database.tx(story.tenant_id) as tx:
        return int(
            await tx.value(
                "SELECT count(*) FROM connect.calls WHERE tenant_id = %(tenant)s AND account_id = %(id)s",
                {"id": story.shops[name]},
            )
        )


async def test_what_waited_for_a_shop_ends_in_one_incident_and_is_told_when_it_is_connected_again(story: Story) -> None:
    keys = await keys_of(story, "shopify")
    async with story.database.tx(story.tenant_id) as tx:
        await accounts.pause(tx, [story.shops["shopify"]])
    story.partners.forget(story.shops["shopify"])
    await story.place(sold("1001"), sold("1002"))
    await story.turn()
    assert await waiting(story) > 0
    await part(story, "shopify")
    assert await waiting(story) == 0
    async with story.database.tx(story.tenant_id) as tx:
        [one] = (await incidents.list_incidents(tx, limit=10)).rows
    assert (one.kind, one.subject, one.params["count"]) == ("orders_untold", story.shops["shopify"], 2)
    assert (await story.received("shopify"))["confirmations"] == []
    assert (await offered(story, "MUG"))["shopify"] == 20  # nothing was told it after it was left
    await connect_again(story, "shopify", keys)
    told = {one["tracking_number"] for one in (await story.received("shopify"))["confirmations"]}
    assert told == {(await story.parcels(number))[0].tracking_number for number in ("1001", "1002")}
    assert (await offered(story, "MUG"))["shopify"] == 18
    assert await story.open_incidents() == []


async def test_a_shop_that_is_gone_is_not_asked_for_orders(story: Story) -> None:
    await part(story, "shopify")
    before = await asked(story, "shopify"), await asked(story, "amazon")
    await story.forward(minutes=3)
    assert await asked(story, "shopify") == before[0]
    assert await asked(story, "amazon") > before[1]
    assert await story.open_incidents() == []


async def test_parcels_of_a_carrier_that_is_gone_are_held_and_bought_when_it_is_back(story: Story) -> None:
    keys = await keys_of(story, "yunexpress")
    await hands.only_yunexpress(story, "US")
    async with story.database.tx(story.tenant_id) as tx:
        await accounts.pause(tx, [story.shops["yunexpress"]])
    story.partners.forget(story.shops["yunexpress"])
    await story.place(sold("3001", ship_to=NEW_YORK))
    await story.turn()
    await part(story, "yunexpress")
    [parcel] = await story.parcels("3001")
    assert (parcel.state, parcel.hold_reason) == ("planned", "account_disconnected")
    assert await story.open_incidents() == ["label_failed"]
    await connect_again(story, "yunexpress", keys)
    [parcel] = await story.parcels("3001")
    assert (parcel.state, parcel.hold_reason) == ("labelled", "")
    assert await story.open_incidents() == []


async def test_no_route_goes_with_a_carrier_that_is_gone(story: Story) -> None:
    await hands.only_yunexpress(story, "US")
    await part(story, "yunexpress")
    await part(story, "ratesheet")
    await story.place(sold("3001", ship_to=NEW_YORK))
    await story.turn()
    assert await story.open_incidents() == ["route_missing"]


async def test_each_connection_says_what_waits_there_and_since_when(story: Story) -> None:
    async with story.database.tx(story.tenant_id) as tx:
        assert await list_waiting(tx) == {}
        await accounts.pause(tx, [story.shops["shopify"]])
    story.partners.forget(story.shops["shopify"])
    began = story.clock.now()
    await story.place(sold("1001", a_line("CUP", 2)), sold("1002"))
    await story.turn()
    await story.forward(minutes=20)
    async with story.database.tx(story.tenant_id) as tx:
        found = await list_waiting(tx)
    assert list(found) == [story.shops["shopify"]]  # what was to be told to Amazon has been told
    there = found[story.shops["shopify"]]
    assert (there.messages, there.labels, there.numbers) == (0, 0, 2)
    assert there.stock == 3  # cups, mugs, and the set that mugs are in
    assert there.since is not None
    assert abs((there.since - began).total_seconds()) < 60
