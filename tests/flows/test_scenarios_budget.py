"""Scenarios 8 and 10: a mountain of orders behind a tiny budget, and a token that is revoked in the night."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest

from linkstar import orders
from linkstar.connect import accounts, registry
from linkstar.connect.accounts import Authorisation, NewAccount, begin_authorisation
from linkstar.connect.channel import SeenOrder
from linkstar.connect.health import Health, list_health
from linkstar.connect.messages import list_messages
from linkstar.core import work
from linkstar.core.db import Database
from linkstar.core.secrets import Vault
from linkstar.flows.intake import SINGLES_MAX
from linkstar.kit.address import Address
from linkstar.kit.clock import SetClock
from tests.contracts.accounts import ROWS
from tests.flows.hands import leave, only_yunexpress
from tests.flows.story import Story, a_story, sold
from tests.world.orders import PLACED, a_line

NOW = 60  # minutes after PLACED: the moment at which a story begins
AMAZON = ROWS["amazon"]
LONDON = Address(
    name="Ann Smith", line1="1 Mill Lane", city="London", postcode="NW6 1NB", country="GB", phone="+442071234567"
)


def waiting(number: int, **more: object) -> SeenOrder:
    """An order of an unknown listing, so that it goes no further; the higher its number, the sooner it has to leave."""
    return sold(
        str(number), a_line("VASE"), minutes=NOW, ship_by_at=PLACED + timedelta(days=9, minutes=-number), **more
    )


async def told(story: Story, name: str) -> dict[str, int]:
    """How often the pretend partner answered with each status."""
    partners = (await story.sandbox.get("/_sandbox/summary")).json()["partners"]
    return next(one["answers"] for one in partners if one["name"] == name)


async def count(story: Story) -> int:
    """How many orders stand in our books."""
    async with story.database.tx(story.tenant_id) as tx:
        return int(await tx.value("SELECT count(*) FROM orders.orders WHERE tenant_id = %(tenant)s"))


async def health_of(story: Story, shop: str) -> Health:
    """What the health page shows of a shop."""
    async with story.database.tx(story.tenant_id) as tx:
        return next(one for one in await list_health(tx) if one.account_id == story.shops[shop])


async def the_budget_recovers(story: Story, hours: float) -> None:
    """Budgets count by the clock on the wall, which a test cannot wait for: an hour passes there and here."""
    async with story.database.tx(story.tenant_id) as tx:
        await tx.run(
            "UPDATE connect.buckets SET filled_at = filled_at - make_interval(hours => %(hours)s) WHERE tenant_id = %(tenant)s",
            {"hours": int(hours)},
        )
    await story.forward(hours=hours)


@pytest.fixture
async def polling(database: Database, tenant_id: UUID, clock: SetClock) -> AsyncIterator[Story]:
    """A company whose Amazon shop sends no notices."""
    vault = Vault.of(os.urandom(32))
    async with a_story(database, tenant_id, clock, vault, polls_only=("amazon",)) as story:
        yield story


async def test_a_thousand_orders_behind_a_tiny_budget_come_in_bulk_and_without_a_storm_of_429(polling: Story) -> None:
    """Scenario 8: five calls and then one in twelve minutes; a page brings a hundred whole orders."""
    story = polling
    secrets = dict(AMAZON.secrets) | {"throttle_factor": "0.25"}
    shop = {"partner": "amazon", "external_id": AMAZON.external_id, "site": AMAZON.site, "zone": AMAZON.zone}
    await story.ask("shops", {**shop, "currency": AMAZON.currency, "secrets": secrets})
    await story.place(*(waiting(number) for number in range(1, 1001)), shop="amazon")
    await story.forward(minutes=3)
    assert await count(story) == 500, "what came before the budget was spent is kept, not asked for again"
    assert (await told(story, "amazon"))["429"] == 1
    shown = await health_of(story, "amazon")
    assert (shown.budget_left or 0) < 0.1
    assert (shown.budget_operation, shown.last_polled_at) == ("searchOrders", story.clock.at)
    for _ in range(2):
        await story.forward(minutes=1)
    assert (await told(story, "amazon"))["429"] <= 3, "one refusal a poll at most: an empty bucket is not asked again"
    await the_budget_recovers(story, hours=1)
    await the_budget_recovers(story, hours=1)
    assert await count(story) == 1000
    answers = await told(story, "amazon")
    assert answers["429"] <= 5
    assert 10 <= await story.calls("searchOrders", "getOrder") <= 20, "a hundred orders a call, not one"
    async with story.database.tx(story.tenant_id) as tx:
        assert await work.count_waiting(tx) == 0


async def test_of_many_notices_the_most_urgent_orders_are_fetched_and_the_poll_brings_the_rest(story: Story) -> None:
    """Scenario 8: the bulk path is chosen when a shop names more orders than single calls should fetch."""
    numbers = range(101, 301)
    await story.place(*(waiting(number) for number in numbers), shop="amazon")
    calls = sum((await told(story, "amazon")).values())
    await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        first = {one.external_id for one in (await orders.list_orders(tx, limit=200)).rows}
        backlog = {one.step: one.later for one in await work.list_backlog(tx)}
    assert first == {AMAZON.order_id(number) for number in numbers[-SINGLES_MAX:]}, "those that have to leave first"
    assert backlog["intake.fetch_order"] == len(numbers) - SINGLES_MAX, "people see what is still to come"
    for _ in range(5):
        await story.forward(minutes=1)
    assert await count(story) == len(numbers)
    assert sum((await told(story, "amazon")).values()) - calls <= SINGLES_MAX + 10
    async with story.database.tx(story.tenant_id) as tx:
        assert await work.count_waiting(tx) == 0
    assert await story.open_incidents() == ["listing_unmapped"]


async def test_labels_are_bought_and_told_in_the_order_of_their_ship_by(story: Story) -> None:
    """Scenario 8: where a budget is small, the order in which we ask decides who is late."""
    urgent = [5, 1, 8, 3, 7, 2, 6, 4]
    seen = [sold(str(1000 + day), minutes=NOW, ship_by_at=PLACED + timedelta(days=day)) for day in urgent]
    await story.place(*seen)
    await story.turn()
    told_ = (await story.received("shopify"))["confirmations"]
    assert [one["order_number"] for one in told_] == [str(1000 + day) for day in sorted(urgent)]


@pytest.mark.parametrize("shop", ["shopify", "amazon"])
async def test_a_throttled_shop_is_given_time_and_every_order_arrives(story: Story, shop: str) -> None:
    """Scenario 8: the platform says 429 whatever our own counting says."""
    fault = await story.ask("faults", {"partner": shop, "kind": "429", "count": 2})
    await story.place(*(waiting(number) for number in range(1001, 1006)), shop=shop)
    await story.forward(minutes=1)
    await the_budget_recovers(story, hours=1)
    await the_budget_recovers(story, hours=1)
    [struck] = (await story.sandbox.get("/_sandbox/faults")).json()
    assert (struck["id"], struck["struck"]) == (fault["id"], 2)
    assert await count(story) == 5
    assert "work_parked" not in await story.open_incidents()


async def reauthorise(story: Story, partner: str) -> None:
    """The seller says yes again: the partner gives new keys, and a person types them in."""
    row = ROWS[partner]
    fresh = {name: f"{value}-again" if "token" in name else value for name, value in row.secrets.items()}
    shop = {
        "partner": partner,
        "external_id": row.external_id,
        "site": row.site,
        "zone": row.zone,
        "currency": row.currency,
    }
    await story.ask("shops", {**shop, "secrets": fresh})
    async with story.database.tx(story.tenant_id) as tx:
        await accounts.put_secrets(tx, story.shops[partner], fresh, vault=story.vault)


async def test_a_token_revoked_in_the_night_costs_one_incident_and_no_order_no_parcel_and_no_stock(
    story: Story,
) -> None:
    """Scenario 10."""
    await leave(story, "POT")
    await story.place(sold("1", a_line("POT"), minutes=NOW), shop="amazon")
    await story.turn()
    await story.ask("faults", {"partner": "amazon", "kind": "revoked"})
    await story.stock("POT", 5)  # the label is bought in the night, and Amazon cannot be told
    await story.place(sold("2", minutes=NOW + 10), shop="amazon")  # named by a notice, and cannot be fetched
    await story.ask("faults", {"partner": "amazon", "kind": "dropped"})
    await story.place(sold("3", minutes=NOW + 20), shop="amazon")  # named by nobody
    await story.place(sold("1001", a_line("MUG", 2), minutes=NOW + 30))  # takes stock that Amazon still offers
    for _ in range(8):
        await story.forward(hours=1)
    one, two, three = (AMAZON.order_id(number) for number in (1, 2, 3))
    assert await story.states() == {one: "released", "1001": "released"}, "other shops go on"
    assert await story.open_incidents() == ["auth_revoked"]
    assert (await story.received("amazon"))["confirmations"] == []
    calls = sum((await told(story, "amazon")).values())
    await story.forward(hours=1)
    assert sum((await told(story, "amazon")).values()) == calls, "nobody asks with a dead token"
    await reauthorise(story, "amazon")
    await story.forward(minutes=3)
    assert set(await story.states()) == {one, two, three, "1001"}
    assert set((await story.states()).values()) == {"released"}
    confirmed = {each["order_id"] for each in (await story.received("amazon"))["confirmations"]}
    assert confirmed == {one, two, three}
    offered = (await story.received("amazon"))["stock"]
    assert offered[f"{AMAZON.external_id}/MUG"] == await story.atp("MUG") == 16
    assert offered[f"{AMAZON.external_id}/POT"] == await story.atp("POT") == 4
    assert await story.open_incidents() == ["orders_late"], "what nobody had told of came late, and is named"


async def test_work_waits_for_a_shut_account_without_counting_tries_or_being_given_up(story: Story) -> None:
    """Scenario 10: however long the night is."""
    await story.ask("faults", {"partner": "amazon", "kind": "revoked"})
    await story.place(sold("1", minutes=NOW), shop="amazon")
    for _ in range(12):
        async with story.database.tx(
            story.tenant_id
        ) as tx:  # as if the quarter of an hour between two looks had passed
            await tx.run("UPDATE core.work SET retry_at = NULL WHERE tenant_id = %(tenant)s AND waits_for IS NOT NULL")
        await story.turn()
    async with story.database.tx(story.tenant_id) as tx:
        backlog = {one.step: one for one in await work.list_backlog(tx)}
    assert (backlog["intake.fetch_order"].later, backlog["intake.fetch_order"].parked) == (1, 0)
    assert await story.open_incidents() == ["auth_revoked"]
    await reauthorise(story, "amazon")
    await story.turn()
    assert await story.states() == {AMAZON.order_id(1): "released"}


async def test_a_carrier_that_shuts_its_door_in_the_night_sells_the_labels_in_the_morning(story: Story) -> None:
    """Scenario 10: the same at the other end."""
    await only_yunexpress(story, "GB")
    await story.ask("faults", {"partner": "yunexpress", "kind": "revoked"})
    await story.place(sold("1001", minutes=NOW, ship_to=LONDON), sold("1002", minutes=NOW, ship_to=LONDON))
    await story.forward(hours=3)
    assert [one.state for number in ("1001", "1002") for one in await story.parcels(number)] == ["planned", "planned"]
    assert await story.open_incidents() == ["auth_revoked"]
    await reauthorise(story, "yunexpress")
    await story.turn()
    parcels = [one for number in ("1001", "1002") for one in await story.parcels(number)]
    assert [(one.state, one.confirm_state) for one in parcels] == [("labelled", "confirmed")] * 2
    assert len((await story.received("yunexpress"))["labels"]) == 2
    assert await story.open_incidents() == []


async def test_the_sellers_yes_in_the_browser_is_enough_to_go_on(story: Story) -> None:
    """Scenario 10: re-authorisation through the platform's own page renews the same account."""
    row, shop_id = ROWS["shopify"], story.shops["shopify"]
    await story.ask("faults", {"partner": "shopify", "kind": "revoked"})
    await story.place(sold("1001", minutes=NOW))
    await story.turn()
    assert await story.open_incidents() == ["auth_revoked"]
    assert (await story.received("shopify"))["confirmations"] == []
    async with story.database.tx(story.tenant_id) as tx:
        base_url = (await accounts.get_account_row(tx, shop_id)).base_url
        new = NewAccount("channel", "shopify", "", base_url, row.external_id, secrets=row.secrets)
        asked = Authorisation(new, "http://127.0.0.1/callback")
        page = await begin_authorisation(tx, registry.channel("shopify"), asked, story.vault)
    said_yes = await story.sandbox.get(page)
    query = dict(parse_qsl(urlsplit(said_yes.headers["location"]).query))
    assert await story.partners.finish_authorisation(story.tenant_id, query) == shop_id
    await story.turn()
    [confirmed] = (await story.received("shopify"))["confirmations"]
    assert confirmed["order_number"] == "1001"
    async with story.database.tx(story.tenant_id) as tx:
        assert (await list_messages(tx, account_id=shop_id, state="failed")).rows == []
        assert all(one.state == "connected" for one in await list_health(tx))
    assert await story.open_incidents() == []
