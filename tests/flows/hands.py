"""What people do in a warehouse and an office, for the stories: stock a shelf, cancel an order, say which carrier may be used."""

from __future__ import annotations

from uuid import UUID

from linkstar import catalog, inventory, orders, shipping
from linkstar.core.incidents import list_incidents
from linkstar.core.incidents.queries import Incident
from tests.flows.story import Story


async def leave(story: Story, sku: str, **units: int) -> None:
    """Leaves so many units of an item at each place that is named, and none at the others."""
    async with story.database.tx(story.tenant_id) as tx:
        levels = (await inventory.list_levels(tx, item_ids=[story.items[sku]])).rows
        there = {level.location_id: level.on_hand for level in levels}
        await inventory.adjust(tx, [
            inventory.records.Adjustment(story.items[sku], place, units.get(code, 0) - there.get(place, 0), "set for a test")
            for code, place in story.places.items() if code != "FBA"
        ])  # fmt: skip
    await story.turn()


async def new_item(
    story: Story, sku: str, *, shops: tuple[str, ...] = ("shopify", "amazon"), **changes: object
) -> UUID:
    """A new item like the others, sold in these shops under its own listings."""
    async with story.database.tx(story.tenant_id) as tx:
        like = (await catalog.get_items(tx, [story.items["MUG"]]))[story.items["MUG"]]
        said = {
            name: getattr(like, name)
            for name in catalog.NewItem.__dataclass_fields__
            if name not in ("sku", "barcodes")
        }
        [story.items[sku]] = await catalog.create_items(tx, [catalog.NewItem(sku=sku, **(said | changes))])
        extra = {"inventory_item_id": str(9000 + len(story.items)), "product_type": "LAMP"}
        seen = [
            catalog.ListingSeen(
                catalog.Sold(story.shops[shop], f"listing-{sku}", sku),
                sku,
                "seller",
                "1" if shop == "shopify" else "",
                extra,
            )
            for shop in shops
        ]
        rows = await catalog.note_listings(tx, seen)
        await catalog.link_listings(tx, [catalog.Link(rows[one.sold], story.items[sku], 1) for one in seen])
    return story.items[sku]


async def levels(story: Story, sku: str) -> dict[str, tuple[int, int]]:
    """(on hand, reserved) of an item by place, where there is or was any."""
    codes = {id_: code for code, id_ in story.places.items()}
    async with story.database.tx(story.tenant_id) as tx:
        rows = (await inventory.list_levels(tx, item_ids=[story.items[sku]])).rows
    return {codes[row.location_id]: (row.on_hand, row.reserved) for row in rows}


async def promised(story: Story, number: str) -> dict[str, int]:
    """Units that are promised to an order by place; "" is what nothing covers."""
    codes: dict[UUID | None, str] = {id_: code for code, id_ in story.places.items()} | {None: ""}
    order = await story.order(number)
    units: dict[str, int] = {}
    async with story.database.tx(story.tenant_id) as tx:
        for one in await inventory.list_reserved(tx, [order.id]):
            units[codes[one.location_id]] = units.get(codes[one.location_id], 0) + one.quantity
    return units


async def is_stock_right(story: Story) -> bool:
    """Whether every counter agrees with the ledger and the promises."""
    async with story.database.tx(story.tenant_id) as tx:
        return await inventory.self_check(tx) == []


async def cancel(story: Story, number: str, *, units: int | None = None) -> None:
    """A person cancels an order, or some units of its first line."""
    order = await story.order(number)
    async with story.database.tx(story.tenant_id) as tx:
        first = (await orders.list_lines(tx, [order.id]))[0]
        await orders.cancel(tx, order.id, lines=None if units is None else {first.id: units})
    await story.turn()


async def count(story: Story, sku: str, place: str, units: int) -> None:
    """Somebody counts an item at a place."""
    item = story.items[sku]
    async with story.database.tx(story.tenant_id) as tx:
        id_ = await inventory.start_count(tx, story.places[place], [item])
        await inventory.post_count(tx, id_, {item: units})
    await story.turn()


async def hold_all(story: Story, *, is_on: bool = True) -> None:
    """A rule that every order waits for review before a way is chosen, so that no label is bought."""
    async with story.database.tx(story.tenant_id) as tx:
        rule = shipping.rules.UserRule(UUID(int=1), "hold", "look at everything", is_enabled=is_on)
        await shipping.put_user_rules(tx, [rule])


async def let_go(story: Story, *numbers: str) -> None:
    """A person has looked: the orders may go."""
    found = [await story.order(number) for number in numbers]
    async with story.database.tx(story.tenant_id) as tx:
        await orders.release_holds(tx, [one.id for one in found])
    await story.turn()


async def only_yunexpress(story: Story, *countries: str) -> None:
    """Parcels to these countries may only go by one product of YunExpress."""
    yun = story.shops["yunexpress"]
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.put_rates(tx, story.shops["ratesheet"], [])
        await shipping.put_rates(tx, yun, [
            shipping.rules.Rate(yun, "BKPHR", country, 0, 30000, "EUR", 900, days_min=6, days_max=10) for country in countries
        ])  # fmt: skip


async def incidents_of(story: Story, kind: str) -> list[Incident]:
    """The open incidents of one kind."""
    async with story.database.tx(story.tenant_id) as tx:
        return list((await list_incidents(tx, kind=kind)).rows)


async def labels_of(story: Story, number: str) -> list[tuple[str, str]]:
    """(state, tracking number) of every label that was bought for an order, oldest first."""
    order = await story.order(number)
    async with story.database.tx(story.tenant_id) as tx:
        rows = await tx.rows(
            "SELECT b.state, b.tracking_number FROM shipping.labels b JOIN shipping.parcels p ON p.tenant_id = b.tenant_id"
            " AND p.id = b.parcel_id WHERE b.tenant_id = %(tenant)s AND p.order_id = %(id)s ORDER BY b.id",
            {"id": order.id},
        )
    return [(row.state, row.tracking_number) for row in rows]


async def link_fba(story: Story, sku: str) -> None:
    """A listing at Amazon that Amazon sends from its own warehouses, linked to one of our items."""
    async with story.database.tx(story.tenant_id) as tx:
        sold = catalog.Sold(story.shops["amazon"], f"listing-{sku}", sku)
        rows = await catalog.note_listings(tx, [catalog.ListingSeen(sold, sku, "channel", "", {})])
        await catalog.link_listings(tx, [catalog.Link(rows[sold], story.items[sku], 1)])
