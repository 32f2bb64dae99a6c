"""What may be promised is what the listings offer, on every channel, seconds later."""

from __future__ import annotations

from linkstar import catalog
from linkstar.connect.channel import SeenLine
from linkstar.inventory.queries import list_settled_listings
from tests.flows.story import Story, sold
from tests.world.orders import a_line


async def offered(story: Story, sku: str) -> dict[str, int]:
    """What the pretend channels show for a SKU: {channel: units}."""
    shown = {}
    for name in ("shopify", "amazon"):
        stock = (await story.received(name))["stock"]
        [shown[name]] = [units for key, units in stock.items() if key.endswith(sku) or _inventory_item(sku) in key]
    return shown


def _inventory_item(sku: str) -> str:
    return {"MUG": "9000", "CUP": "9001", "POT": "9002", "SET": "9003"}[sku]


async def test_every_listing_shows_what_may_be_promised(story: Story) -> None:
    assert await offered(story, "CUP") == {"shopify": 20, "amazon": 20}
    assert await offered(story, "SET") == {"shopify": 10, "amazon": 10}  # two of 20 mugs and one of 20 pots each


async def test_an_order_on_one_channel_lowers_the_offer_on_all(story: Story) -> None:
    await story.place(sold("1", a_line("CUP", 3)))
    await story.turn()
    assert await offered(story, "CUP") == {"shopify": 17, "amazon": 17}


async def test_the_last_unit_sold_sets_all_listings_to_nothing(story: Story) -> None:
    await story.place(sold("1", a_line("CUP", 20)))
    await story.turn()
    assert await offered(story, "CUP") == {"shopify": 0, "amazon": 0}


async def test_a_listing_known_only_from_an_order_gets_its_stock_as_soon_as_it_is_mapped(story: Story) -> None:
    """Scenario 11: the order tells the variant, and the shop its inventory item."""
    strange = SeenLine("line-1", "4401", "VASE", "A vase", 2, price_minor=2000)
    await story.place(sold("1001", strange))
    await story.turn()
    assert (await story.states())["1001"] == "unmapped"
    async with story.database.tx(story.tenant_id) as tx:
        [vase] = (await catalog.list_listings(tx, state="unlinked", shop_id=story.shops["shopify"])).rows
        await catalog.link_listings(tx, [catalog.Link(vase.id, story.items["POT"], 1)])
    await story.turn()
    assert (await story.states())["1001"] == "released"
    stock = (await story.received("shopify"))["stock"]
    assert {key.split("/", 1)[1]: units for key, units in stock.items() if "/4401" in key} == {"44017/1": 18}
    assert await story.open_incidents() == []


async def test_a_kit_is_offered_by_its_scarcest_part(story: Story) -> None:
    await story.place(sold("1", a_line("MUG", 15)))
    await story.turn()
    assert await offered(story, "SET") == {"shopify": 2, "amazon": 2}


async def test_a_buffer_and_a_cap_are_kept_back_from_one_listing(story: Story) -> None:
    async with story.database.tx(story.tenant_id) as tx:
        page = await catalog.list_listings(tx, shop_id=story.shops["amazon"])
        [cup] = [one.id for one in page.rows if one.sku == "CUP"]
        await catalog.set_stock_terms(tx, [cup], buffer=2, cap=5)
    await story.turn()
    assert await offered(story, "CUP") == {"shopify": 20, "amazon": 5}


async def test_many_changes_become_one_push_of_the_newest_quantity(story: Story) -> None:
    before = len((await story.received("shopify"))["stock"])
    for _ in range(5):
        await story.stock("CUP", 1)
    await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        listed = [
            one for one in await list_settled_listings(tx, before=tx.now.replace(year=2100)) if one.quantity == 25
        ]
    assert [one.version for one in listed] == [2, 2]  # one new version for five arrivals
    assert len((await story.received("shopify"))["stock"]) == before
    assert await offered(story, "CUP") == {"shopify": 25, "amazon": 25}


async def test_a_channel_that_shows_something_else_raises_an_incident_and_is_told_again(story: Story) -> None:
    async with story.database.tx(story.tenant_id) as tx:
        await tx.run("UPDATE inventory.listed SET quantity = 7 WHERE tenant_id = %(tenant)s AND quantity = 20")
    await story.forward(minutes=31)  # we believe to have pushed 7, the channel shows 20
    assert "stock_drift" in await story.open_incidents()
    await story.turn()
    assert await offered(story, "CUP") == {"shopify": 7, "amazon": 7}


async def test_stock_that_arrives_serves_a_waiting_order_and_closes_its_incident(story: Story) -> None:
    await story.place(sold("1", a_line("CUP", 22)))
    await story.turn()
    assert (await story.states())["1"] == "ready"
    assert await story.open_incidents() == ["stock_short"]
    await story.stock("CUP", 2)
    await story.turn()
    assert (await story.states())["1"] == "released"
    assert await story.open_incidents() == []
