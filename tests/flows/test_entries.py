"""Goods announced to a warehouse that speaks Qimen: told once, whatever is lost on the way, and what arrived beside what was told."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from linkstar import inventory
from linkstar.connect import registry
from linkstar.connect.wire import PartnerRefused
from linkstar.core.work import failures
from linkstar.inventory.actions.inbounds import announce, send_again
from linkstar.inventory.actions.records import NewInbound
from linkstar.inventory.errors import InboundKnown, InboundSent
from linkstar.inventory.queries.inbounds import get_inbounds, list_inbound_lines
from tests.flows import hands
from tests.flows.story import Story
from tests.flows.test_kept import kept, stated, tell, told_incidents

__all__ = ["kept"]  # the fixture


async def send(story: Story, units: int = 10, number: str = "PO-7") -> UUID:
    """Somebody announces jars, and everything that follows is done."""
    async with story.database.tx(story.tenant_id) as tx:
        new = NewInbound(story.places["WMS"], number, {story.items["JAR"]: units}, "Jar Works", "SF123")
        (id_,) = await announce(tx, [new])
    await story.turn()
    return id_


async def stands(story: Story, id_: UUID) -> tuple[str, tuple[int, int, int]]:
    """State of an announcement, and its units: expected, sound, damaged."""
    async with story.database.tx(story.tenant_id) as tx:
        one = (await get_inbounds(tx, [id_]))[id_]
        [line] = (await list_inbound_lines(tx, [id_]))[id_]
    return one.state, line[2:]


async def entries(story: Story) -> list[dict[str, Any]]:
    """What the warehouse was told."""
    found: list[dict[str, Any]] = (await story.received("qimen"))["entries"]
    return found


async def arrive(story: Story, units: int, state: str = "done", **more: Any) -> None:
    """Jars come in at the warehouse."""
    code = (await entries(story))[-1]["entryOrderCode"]
    said = {"external_id": code, "kind": "entry", "state": state, "partner_state": "", "is_final": state == "done"}
    jars = {"sku": "JAR", "quantity": units, "state": more.pop("kind", "free")}
    await tell(story, "arrivals", [said | {"units": [jars], **more}])


async def test_goods_are_announced_and_what_arrived_is_told(kept: Story) -> None:
    id_ = await send(kept)
    [told] = await entries(kept)
    assert (told["purchaseOrderCode"], told["expressCode"], told["senderInfo"]["name"]) == (
        "PO-7",
        "SF123",
        "Jar Works",
    )
    assert await stands(kept, id_) == ("waiting", (10, 0, 0))
    await arrive(kept, 4, "partly")
    assert await stands(kept, id_) == ("partly", (10, 4, 0))
    await arrive(kept, 6)
    assert await stands(kept, id_) == ("done", (10, 10, 0))
    assert await kept.open_incidents() == []
    assert await kept.atp("JAR") == 20
    async with kept.database.tx(kept.tenant_id) as tx:
        moved = (await inventory.list_movements(tx, kept.items["JAR"])).rows
    assert {one.kind for one in moved} == {"sync"}, "what lies there is the keeper's word alone"


async def test_something_else_that_arrives_is_an_incident_that_names_it(kept: Story) -> None:
    id_ = await send(kept)
    await arrive(kept, 1, "partly", kind="damaged")
    await arrive(kept, 7)
    assert await stands(kept, id_) == ("done", (10, 7, 1))
    found = (await told_incidents(kept))["entry_differs"]
    assert (found.params["number"], found.params["what"]) == ("PO-7", "JAR: 8/10 (1 damaged)")
    assert found.subject == kept.places["WMS"]


async def test_an_announcement_is_sent_once_though_its_answer_was_lost(
    kept: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0,))
    await kept.ask("faults", {"kind": "cut", "partner": "qimen", "count": 1})
    id_ = await send(kept)
    assert len(await entries(kept)) == 1
    assert (await stands(kept, id_))[0] == "waiting"
    assert await kept.calls("entryorder.create") <= 1


async def test_a_refusal_is_an_incident_until_it_is_sent_again_and_taken(
    kept: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def no(*_: Any) -> Any:
        raise PartnerRefused("商品编码不存在", code="W001")

    with monkeypatch.context() as patch:
        patch.setattr(type(registry.warehouse("qimen")), "enter", no)
        id_ = await send(kept)
    assert (await stands(kept, id_))[0] == "refused"
    found = (await told_incidents(kept))["entry_refused"]
    assert (found.params["number"], found.params["why"]) == ("PO-7", "商品编码不存在")
    async with kept.database.tx(kept.tenant_id) as tx:
        await send_again(tx, id_)
    await kept.turn()
    assert (await stands(kept, id_))[0] == "waiting"
    assert len(await entries(kept)) == 1
    assert await kept.open_incidents() == []


async def test_a_number_is_announced_once_at_a_place(kept: Story) -> None:
    await send(kept)
    with pytest.raises(InboundKnown):
        await send(kept)
    assert len(await entries(kept)) == 1


async def test_what_the_keeper_has_is_not_sent_again(kept: Story) -> None:
    id_ = await send(kept)
    with pytest.raises(InboundSent):
        async with kept.database.tx(kept.tenant_id) as tx:
            await send_again(tx, id_)
    assert len(await entries(kept)) == 1


async def test_an_arrival_that_no_message_told_of_is_asked_for(kept: Story) -> None:
    id_ = await send(kept)
    await kept.ask("faults", {"kind": "dropped", "partner": "qimen", "count": 50})
    await arrive(kept, 10)
    assert (await stands(kept, id_))[0] == "waiting"
    await kept.forward(hours=7)
    assert await stands(kept, id_) == ("done", (10, 10, 0))
    assert await kept.open_incidents() == []


async def test_what_arrives_without_an_announcement_is_left_to_the_statement(kept: Story) -> None:
    await hands.new_item(kept, "LID")
    await tell(kept, "stock", [stated("LID", "free", 3)])
    assert await kept.atp("LID") == 3
    assert await kept.open_incidents() == []
