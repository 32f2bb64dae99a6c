"""Messages that come twice, late, in the wrong order, forged, or whose answer never arrived: one order, as it stands at its channel."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from linkstar import orders
from linkstar.connect import WebhookDoor
from linkstar.connect.channel import SeenOrder, WebhookRequest
from linkstar.orders.queries import Line
from tests.flows.conftest import story
from tests.flows.hands import is_stock_right
from tests.flows.story import Story, sold
from tests.world.orders import a_line

__all__ = ["story"]


def later(order: SeenOrder, minutes: int, **changes: object) -> SeenOrder:
    """A newer version of an order."""
    at = order.updated_at + timedelta(minutes=minutes)
    return replace(order, updated_at=at, version=order.version + minutes, **changes)  # type: ignore[arg-type]


async def lines_of(story: Story, number: str) -> list[Line]:
    """The lines of an order as they stand in the books."""
    order = await story.order(number)
    async with story.database.tx(story.tenant_id) as tx:
        return list(await orders.list_lines(tx, [order.id]))


async def test_every_message_twice_is_every_order_once(story: Story) -> None:
    await story.ask("faults", {"kind": "duplicate"})
    await story.place(*(sold(str(1001 + n)) for n in range(6)))
    await story.turn()
    assert await story.states() == {str(1001 + n): "released" for n in range(6)}
    assert await story.atp("MUG") == 14
    assert len((await story.received("shopify"))["confirmations"]) == 6
    assert await is_stock_right(story)


@pytest.mark.parametrize(("fault", "messages"), [("reordered", 1), ("delayed", 2)])
async def test_an_older_message_that_comes_after_a_newer_one_changes_nothing(
    story: Story, fault: str, messages: int
) -> None:
    """The change overtakes the order, or the order comes three hours after it."""
    first = sold("1001", a_line("MUG", 2))
    await story.ask("faults", {"kind": fault, "count": messages, "delay_s": 3 * 3600})
    await story.place_unheard(first)
    await story.place(later(first, 5, lines=[a_line("MUG", 3)]))
    await story.turn()
    assert await story.atp("MUG") == 17
    story.clock.forward(timedelta(hours=4))
    while (await story.sandbox.get("/_sandbox/summary")).json()["deliveries"]["delayed"]:
        await asyncio.sleep(0.05)  # until the sandbox has looked at its clock
    await story.sandbox.post("/_sandbox/settle?timeout=5")
    await story.turn()
    assert await story.states() == {"1001": "released"}
    assert await story.atp("MUG") == 17
    assert [sum(one.ordered for one in await lines_of(story, "1001"))] == [3]


async def test_a_forged_message_is_turned_away_and_the_poll_brings_the_true_one(story: Story) -> None:
    await story.ask("faults", {"kind": "wrong_signature"})
    await story.place_unheard(sold("1001", minutes=3))
    await story.sandbox.post("/_sandbox/settle?timeout=0.5")
    await story.turn()
    assert story.refused
    assert await story.states() == {}
    await story.forward(minutes=6)
    assert await story.states() == {"1001": "released"}


async def test_a_message_that_was_taken_while_its_answer_was_lost_comes_again_and_is_the_same(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The web door dies, or its connection is cut, after the commit: the partner has to believe that it was not heard."""
    real = WebhookDoor.receive
    taken: list[str] = []

    async def receive(door: WebhookDoor, token: str, request: WebhookRequest) -> object:
        answer = await real(door, token, request)
        taken.append(token)
        if len(taken) == 1:
            raise ConnectionResetError("the answer is lost")
        return answer

    monkeypatch.setattr(WebhookDoor, "receive", receive)
    await story.place(sold("1001"))
    await story.turn()
    assert len(taken) >= 2, "the partner sent it again"
    assert await story.states() == {"1001": "released"}
    assert await story.atp("MUG") == 19
