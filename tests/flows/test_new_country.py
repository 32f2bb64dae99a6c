"""The first order to a country whose prices no carrier was asked for: it waits for an answer, not for the next day."""

from __future__ import annotations

from dataclasses import replace

from linkstar import shipping
from linkstar.shipping.queries.options import list_priced
from tests.flows.hands import only_yunexpress
from tests.flows.story import Story, sold
from tests.flows.test_scenarios_logistics import NEW_YORK


async def priced(story: Story, *countries: str) -> set[str]:
    """Those of these countries that some carrier has a price to."""
    async with story.database.tx(story.tenant_id) as tx:
        return {country for _, country in await list_priced(tx, countries)} & set(countries)


async def test_the_first_order_to_a_country_has_its_prices_asked_for_and_goes_on(story: Story) -> None:
    await only_yunexpress(story)
    assert await priced(story, "US") == set()
    await story.place(sold("1001", ship_to=NEW_YORK))
    await story.turn()
    assert await priced(story, "US") == {"US"}
    assert await story.states() == {"1001": "released"}
    assert await story.open_incidents() == []


async def test_prices_of_other_countries_stay_when_those_of_one_are_read_anew(story: Story) -> None:
    await only_yunexpress(story, "JP", "FR")
    yun = story.shops["yunexpress"]
    async with story.database.tx(story.tenant_id) as tx:
        rate = shipping.rules.Rate(yun, "BKPHR", "FR", 0, 30000, "EUR", 800, days_min=6, days_max=10)
        await shipping.put_rates(tx, yun, [rate], countries=["FR"])
        known = await tx.rows(
            "SELECT country, base_minor FROM shipping.rates WHERE tenant_id = %(tenant)s AND account_id = %(yun)s ORDER BY 1",
            {"yun": yun},
        )
    assert [tuple(row) for row in known] == [("FR", 800), ("JP", 900)]


async def test_an_order_to_where_nobody_goes_waits_for_a_person_and_asks_once(story: Story) -> None:
    await only_yunexpress(story)
    order = sold("1002")
    await story.place(replace(order, ship_to=replace(order.ship_to, country="AQ", postcode="", state="")))
    await story.turn()
    assert await story.states() == {"1002": "on_hold"}
    asked = await story.calls("getPriceTrial")
    await story.forward(minutes=5)
    assert await story.calls("getPriceTrial") == asked, "no answer is no reason to ask again"
