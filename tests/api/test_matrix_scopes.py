"""Two grants of one person: each permission holds at its own shops, and counts tell no more than lists."""

from __future__ import annotations

from uuid import UUID

from linkstar import orders
from linkstar.core import incidents
from linkstar.core.access import Grant
from tests.world.access import code_of
from tests.world.orders import SHOP, a_capture, an_item, an_order

OTHER = an_item("another shop")


async def _two_orders(company) -> tuple[UUID, UUID]:
    """An order of each shop."""
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1")), a_capture(an_order("2"), shop_id=OTHER)])
    return done.new[SHOP, "ext-1"], done.new[OTHER, "ext-2"]


async def test_personal_data_is_shown_in_full_only_for_the_shops_where_one_may_unmask(web, company):
    mine, theirs = await _two_orders(company)
    both = await company.signed_in("", Grant("support", (SHOP,)), Grant("auditor"))  # reads all, unmasks in one
    shown = await web.get(f"/api/v1/orders/{mine}", params={"unmask": "true"}, headers=both)
    hidden = await web.get(f"/api/v1/orders/{theirs}", params={"unmask": "true"}, headers=both)
    assert shown.json()["buyer"]["name"] == "Erika Muster"
    assert code_of(hidden) == "forbidden"
    assert (await web.get(f"/api/v1/orders/{theirs}", headers=both)).json()["buyer"]["name"] == "E*** M***"


async def test_open_incidents_are_counted_as_they_are_listed(web, company):
    mine, theirs = await _two_orders(company)
    async with company.tx() as tx:
        news = [incidents.New("order_review", f"review:{one}", one) for one in (mine, theirs)]
        await incidents.open_many(tx, [*news, incidents.New("work_parked", "of the whole company")])
    narrow, whole = await company.signed_in("", Grant("support", (SHOP,))), await company.signed_in("owner")
    for headers, reviews in ((narrow, 1), (whole, 2)):
        counted = (await web.get("/api/v1/incidents/count", headers=headers)).json()["by_kind"]
        listed = (await web.get("/api/v1/incidents", headers=headers)).json()["rows"]
        assert counted == {"order_review": reviews, "work_parked": 1}
        assert len(listed) == reviews + 1


async def test_pages_of_somebody_with_one_shop_are_full_and_end(web, company):
    async with company.tx() as tx:
        seen = [a_capture(an_order(str(n)), shop_id=SHOP if n % 3 == 0 else OTHER) for n in range(12)]
        done = await orders.capture(tx, seen)
        mine = {id_ for (shop, _), id_ in done.new.items() if shop == SHOP}
        await incidents.open_many(
            tx, [incidents.New("order_review", f"review:{one}", one) for one in done.new.values()]
        )
    narrow = await company.signed_in("", Grant("support", (SHOP,)))
    found, after = [], ""
    while after is not None:
        page = (await web.get("/api/v1/incidents", params={"limit": 3, "after": after}, headers=narrow)).json()
        found.append([row["subject"] for row in page["rows"]])
        after = page["next"]
    assert [len(page) for page in found] == [3, 1]
    assert {UUID(one) for page in found for one in page} == mine
