"""What befell goods at FBA: inbound shipments, removals, reimbursements, as Amazon tells them, shown with the place."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from linkstar import inventory
from linkstar.connect.channel import RawMessage
from linkstar.connect.messages import list_messages, replay_messages, store
from linkstar.inventory.queries.kept import list_kept_events
from tests.contracts.accounts import ROWS
from tests.flows.story import Story


async def at_fba(story: Story) -> None:
    """The company says that Amazon keeps its place."""
    async with story.database.tx(story.tenant_id) as tx:
        place = inventory.Location(story.places["FBA"], "FBA", "FBA", "fba", True, "DE", 100, story.shops["amazon"])
        await inventory.put_locations(tx, [place])


def befell(story: Story, kind: str, id_: str, **more: Any) -> dict[str, Any]:
    """Something that happens to mugs, now."""
    said = {"external_id": id_, "kind": kind, "sku": "MUG", "quantity": 0, "happened_at": story.clock.now().isoformat()}
    return said | {"currency": "EUR", **more}


async def tell(story: Story, *said: dict[str, Any]) -> None:
    """Amazon notes what happened, and is asked for it until it has told everything."""
    await story.ask("tell", {"partner": "amazon", "shop": ROWS["amazon"].external_id, "kept": list(said)})
    for _ in range(13):  # every six hours, when its report is made
        await story.forward(hours=1)


async def events(story: Story) -> dict[str, Any]:
    """What is shown with the place, by kind."""
    async with story.database.tx(story.tenant_id) as tx:
        page = await list_kept_events(tx, story.places["FBA"])
    return {one.kind: one for one in page.rows}


async def test_what_befell_goods_at_fba_is_shown_with_the_place(story: Story) -> None:
    await at_fba(story)
    await tell(
        story,
        befell(story, "inbound", "FBA15X:MUG", quantity=8, expected=10, order_id="FBA15X"),
        befell(story, "removal", "RO-1:MUG:SELLABLE", quantity=3, expected=4, order_id="RO-1", reason="Return/SELLABLE",
               amount_minor=-126),
        befell(story, "reimbursement", "900001:MUG", quantity=1, amount_minor=1299, reason="Lost_Warehouse"),
    )  # fmt: skip
    found = await events(story)
    assert {kind: (one.quantity, one.expected, one.amount_minor) for kind, one in found.items()} == {
        "inbound": (8, 10, 0), "removal": (3, 4, -126), "reimbursement": (1, 0, 1299),
    }  # fmt: skip
    assert {one.item_id for one in found.values()} == {story.items["MUG"]}
    assert (found["inbound"].paper, found["reimbursement"].currency) == ("FBA15X", "EUR")
    async with story.database.tx(story.tenant_id) as tx:
        kept = [one for one in (await list_messages(tx, limit=200)).rows if one.topic == "kept"]
    assert {one.state for one in kept} == {"applied"}
    assert await story.open_incidents() == []


def removed(units: int, at: datetime) -> bytes:
    """A row of the report of removals."""
    head = "order-id\tsku\tlast-updated-date\trequested-quantity\tshipped-quantity\tcurrency"
    return f"{head}\nRO-9\tMUG\t{at.isoformat()}\t4\t{units}\tEUR".encode()


async def hear(story: Story, *rows: bytes) -> None:
    """Rows of reports come in."""
    async with story.database.tx(story.tenant_id) as tx:
        for row in rows:
            await store(tx, story.shops["amazon"], [RawMessage("kept", f"removal@{hash(row)}", "", row, "poll")])
    await story.turn()


async def test_the_newest_word_counts_and_reading_again_changes_nothing(story: Story) -> None:
    await at_fba(story)
    now = story.clock.now()
    await hear(story, removed(1, now))
    await hear(story, removed(4, now + timedelta(hours=1)), removed(2, now - timedelta(days=1)))
    before = await events(story)
    assert before["removal"].quantity == 4
    async with story.database.tx(story.tenant_id) as tx:
        kept = [one.id for one in (await list_messages(tx, limit=200)).rows if one.topic == "kept"]
        assert len(kept) == 3
        await replay_messages(tx, kept)
    await story.turn()
    assert await events(story) == before


async def test_a_row_that_cannot_be_read_is_an_incident_and_stops_no_other(story: Story) -> None:
    await at_fba(story)
    good = b'{"ShipmentId": "FBA1", "SellerSKU": "NEW", "QuantityShipped": 5, "until": "2026-11-20T12:00:00Z"}'
    raw = RawMessage("kept", "inbound:FBA1:NEW@1", "FBA1:NEW", good, "poll")
    bad = replace(raw, key="inbound:FBA2:NEW@1", body=good.replace(b"5", b'"five"'))
    huge = replace(raw, key="inbound:FBA3:NEW@1", body=good.replace(b"5", b"5000000000000"))
    async with story.database.tx(story.tenant_id) as tx:
        await store(tx, story.shops["amazon"], [bad, raw, huge])
    await story.turn()
    assert await story.open_incidents() == ["message_unreadable", "message_unreadable"]
    found = await events(story)
    assert (found["inbound"].sku, found["inbound"].item_id, found["inbound"].expected) == ("NEW", None, 5)
