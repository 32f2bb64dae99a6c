"""A label from a karrio server, and what becomes of a parcel when nobody knows whether there is one."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from linkstar import shipping
from linkstar.connect import NewAccount, create_accounts
from linkstar.core.work import failures
from tests.contracts.accounts import ROWS
from tests.flows import hands
from tests.flows.story import Story, sold

KARRIO = ROWS["karrio"]


async def only_karrio(story: Story, country: str) -> UUID:
    """Connects a karrio server; parcels to the country may only go by one service behind it."""
    async with story.database.tx(story.tenant_id) as tx:
        new = NewAccount(
            "carrier", "karrio", "My karrio", f"{story.sandbox.base_url}/karrio", KARRIO.external_id, currency="EUR",
            config=KARRIO.config, secrets=KARRIO.secrets,
        )  # fmt: skip
        [account] = await create_accounts(tx, [new], story.vault)
    await story.ask("shops", {
        "partner": "karrio", "external_id": KARRIO.external_id, "site": "", "zone": "UTC", "currency": "EUR",
        "secrets": dict(KARRIO.secrets), "webhook_url": "",
    })  # fmt: skip
    await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        for other in story.shops.values():
            await shipping.put_rates(tx, other, [])
        rate = shipping.rules.Rate(account, KARRIO.service, country, 0, 30000, "EUR", 2000, days_min=3, days_max=3)
        await shipping.put_rates(tx, account, [rate])
    return account


async def test_a_parcel_gets_its_label_from_a_carrier_behind_karrio(story: Story) -> None:
    await only_karrio(story, "DE")
    await story.place(sold("3001"))
    await story.turn()
    [parcel] = await story.parcels("3001")
    [bought] = (await story.received("karrio"))["labels"]
    assert (parcel.state, parcel.tracking_number) == ("labelled", bought["tracking_number"])
    assert bought["metadata"]["linkstar_key"] == f"{parcel.id}:1"


async def test_a_draft_in_doubt_holds_its_parcel_until_a_person_has_looked(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "BACKOFF_S", (0.0,))
    monkeypatch.setattr("linkstar.connect.carriers.karrio.adapter.UNDER_WAY", timedelta(0))
    await only_karrio(story, "DE")
    await story.ask("faults", {"partner": "karrio", "kind": "500", "operation": "/purchase", "count": 1})
    await story.place(sold("3001"))
    await story.turn()
    [parcel] = await story.parcels("3001")
    assert (parcel.hold_reason, await story.open_incidents()) == ("label_in_doubt", ["label_failed"])
    [incident] = await hands.incidents_of(story, "label_failed")
    assert "karrio shipment shp_" in str(incident.params["why"])
    assert (await story.received("karrio"))["labels"] == []
    assert await story.calls("purchaseShipment") == 0
    async with story.database.tx(story.tenant_id) as tx:  # a person has looked: there is no label
        await shipping.release_parcels(tx, [parcel.id])
    await story.turn()
    [bought] = (await story.received("karrio"))["labels"]
    assert bought["metadata"]["linkstar_key"] == f"{parcel.id}:2"
    assert await story.open_incidents() == []
