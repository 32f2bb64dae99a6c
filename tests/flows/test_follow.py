"""Parcels of a carrier that tells nothing are followed by 17TRACK: told once when they leave, moved by its pushes and answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from linkstar import shipping
from linkstar.connect import NewAccount, accounts, create_accounts
from tests.contracts.accounts import ROWS
from tests.flows.story import Story, sold


@pytest.fixture
async def followed(story: Story) -> Story:
    """The company has an account at 17TRACK as well; its pushes reach our door."""
    row = ROWS["track17"]
    url = str(story.sandbox.base_url).rstrip("/")
    new = NewAccount("carrier", "track17", "17TRACK", f"{url}/track17", row.external_id, secrets=row.secrets)
    async with story.database.tx(story.tenant_id) as tx:
        (story.shops["track17"],) = await create_accounts(tx, [new], story.vault)
        token = (await accounts.get_account_row(tx, story.shops["track17"])).webhook_token
    await story.ask("shops", {"partner": "track17", "external_id": row.external_id, "secrets": dict(row.secrets),
                              "webhook_url": f"{story.url}/{token}"})  # fmt: skip
    await story.turn()
    return story


async def a_parcel_that_left(story: Story, number: str = "3001") -> str:
    """Its tracking number: it went by the price list's carrier, which tells nothing."""
    await story.place(sold(number))
    await story.turn()
    [parcel] = await story.parcels(number)
    assert parcel.account_id == story.shops["ratesheet"]
    async with story.database.tx(story.tenant_id) as tx:
        await shipping.hand_over(tx, [parcel.id])
    await story.turn()
    return str(parcel.tracking_number)


async def scan(story: Story, number: str, status: str, **ago: float) -> None:
    """The carrier scans the parcel."""
    at = story.clock.now() - timedelta(**ago)
    event = {"tracking_number": number, "status": status, "happened_at": at.isoformat(), "place": "Leipzig"}
    await story.ask("tracking", {"partner": "track17", "events": [event]})
    await story.sandbox.post("/_sandbox/settle?timeout=20")
    await story.turn()


async def test_a_parcel_is_told_once_when_it_leaves_and_moves_by_what_is_pushed(followed: Story) -> None:
    number = await a_parcel_that_left(followed)
    assert (await followed.received("track17"))["registered"] == [number]
    await scan(followed, number, "in_transit")
    await scan(followed, number, "delivered")
    [parcel] = await followed.parcels("3001")
    assert (parcel.state, parcel.tracking_status) == ("delivered", "delivered")
    assert (await followed.states())["3001"] == "completed"
    assert await followed.open_incidents() == []


async def test_what_no_push_told_is_asked_for(followed: Story) -> None:
    number = await a_parcel_that_left(followed)
    await followed.ask("faults", {"kind": "dropped", "partner": "track17"})
    await scan(followed, number, "in_transit", minutes=1)
    assert (await followed.parcels("3001"))[0].state == "handed_over"
    await followed.forward(hours=3)
    assert (await followed.parcels("3001"))[0].state == "in_transit"


async def test_a_number_that_cannot_be_followed_is_told_once(followed: Story) -> None:
    await followed.ask("shops", {"partner": "track17", "external_id": "T10010",
                                 "secrets": {**ROWS["track17"].secrets, "quota": "0"}})  # fmt: skip
    await a_parcel_that_left(followed)
    await a_parcel_that_left(followed, "3002")
    assert await followed.open_incidents() == ["not_followed"]
