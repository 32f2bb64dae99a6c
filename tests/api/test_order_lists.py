"""Lists of orders and the search for one: the right rows, never another company's, and nobody learns of a person by guessing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from linkstar import contacts, orders
from linkstar.connect.channel import SeenBuyer
from linkstar.core.access import Grant
from linkstar.kit.address import Address
from tests.world import catalog as goods
from tests.world.access import code_of
from tests.world.orders import PLACED, SHOP, a_capture, a_line, an_order

OTHER_SHOP = uuid4()


async def _captured(company, *captures, buyers=True):
    """The ids of orders by number, with their buyers identified as the story does it."""
    async with company.tx() as tx:
        done = await orders.capture(tx, list(captures))
        ids = {external.removeprefix("ext-"): id_ for (_, external), id_ in done.new.items()}
        if buyers:
            known = await contacts.identify(tx, [
                contacts.Buyer(
                    order_id=ids[one.seen.number], shop_id=one.shop_id, platform="shopify", external_id=one.seen.buyer.external_id,
                    name=one.seen.buyer.name, email=one.seen.buyer.email, phone=one.seen.ship_to.phone, country="DE",
                    ship_name=one.seen.ship_to.name,
                )
                for one in captures
            ])  # fmt: skip
            await orders.link_customers(tx, {id_: (who.identity_id, who.contact_id) for id_, who in known.items()})
    return ids


def _bought_by(number, name, email, *, phone="", shop_id=SHOP, **more):
    ship_to = Address(name=name, line1="Weg 1", city="Berlin", postcode="10969", country="DE", phone=phone)
    return a_capture(
        an_order(number, buyer=SeenBuyer(f"b-{email}", name, email), ship_to=ship_to, **more), shop_id=shop_id
    )


async def _numbers(web, headers, **asked):
    answer = await web.get("/api/v1/orders", params=asked, headers=headers)
    assert answer.status_code == 200, answer.text
    return [row["number"] for row in answer.json()["rows"]]


async def _shop(company):
    """The account that SHOP is."""
    async with company.tx() as tx:
        await tx.run(
            "INSERT INTO connect.accounts (tenant_id, id, kind, partner, external_id, webhook_token, created_at)"
            " VALUES (%(tenant)s, %(shop)s, 'channel', 'shopify', 's', 's', %(now)s)", {"shop": SHOP},
        )  # fmt: skip


async def _send(company, order_id, number, tracking):
    """A parcel of the order, on its way."""
    async with company.tx() as tx:
        await tx.run(
            "WITH f AS (INSERT INTO shipping.fulfilment_orders (tenant_id, id, order_id, shop_id, location_id, created_at, changed_at)"
            " VALUES (%(tenant)s, %(id)s, %(order)s, %(order)s, %(order)s, %(now)s, %(now)s) RETURNING id)"
            " INSERT INTO shipping.parcels (tenant_id, id, number, fulfilment_order_id, order_id, shop_id, location_id, account_id,"
            " service, tracking_number, created_at, changed_at) SELECT %(tenant)s, %(id)s, %(number)s, f.id, %(order)s, %(order)s,"
            " %(order)s, %(order)s, 'STD', %(tracking)s, %(now)s, %(now)s FROM f",
            {"id": tx.new_id(), "order": order_id, "number": number, "tracking": tracking},
        )


async def test_orders_are_listed_by_country_payment_and_the_time_they_were_placed(web, company, owner):
    lisbon = Address(name="Rui", line1="Rua 1", city="Lisboa", postcode="1000", country="PT")
    await _captured(
        company,
        a_capture(an_order("1")),
        a_capture(an_order("2", ship_to=lisbon)),
        a_capture(an_order("3", payment="pending")),
        buyers=False,
    )
    assert await _numbers(web, owner, country="PT") == ["2"]
    assert await _numbers(web, owner, payment="pending") == ["3"]
    after, before = (PLACED + timedelta(minutes=1)).isoformat(), (PLACED - timedelta(minutes=1)).isoformat()
    assert await _numbers(web, owner, placed_from=after) == []
    assert len(await _numbers(web, owner, placed_from=before, placed_until=after)) == 3
    assert await _numbers(web, owner, placed_until=PLACED.isoformat()) == []


async def test_what_must_leave_first_comes_first_and_what_has_left_does_not_come(web, company, owner):
    hours = {"1": 30, "2": 4, "3": 90, "4": 5}
    ids = await _captured(company, *(
        a_capture(an_order(number, ship_by_at=PLACED + timedelta(hours=left))) for number, left in hours.items()
    ), buyers=False)  # fmt: skip
    async with company.tx() as tx:
        await orders.cancel(tx, ids["4"])
    until = (PLACED + timedelta(hours=48)).isoformat()
    assert await _numbers(web, owner, ship_by_until=until) == ["2", "1"]
    first = (await web.get("/api/v1/orders", params={"ship_by_until": until, "limit": 1}, headers=owner)).json()
    assert await _numbers(web, owner, ship_by_until=until, limit=1, after=first["next"]) == ["1"]


async def test_orders_are_listed_by_the_reason_they_are_held_for(web, company, owner):
    ids = await _captured(company, *(a_capture(an_order(n)) for n in "123"), buyers=False)
    async with company.tx() as tx:
        await orders.hold(
            tx, [(ids["1"], "by_hand", "call"), (ids["2"], "by_hand", "call"), (ids["3"], "other", "wait")]
        )
        await orders.release_holds(tx, [ids["2"]], "by_hand")
    assert await _numbers(web, owner, hold="by_hand") == ["1"]
    assert await _numbers(web, owner, hold="by_hand", state="ready") == []
    assert await _numbers(web, owner, hold="nothing") == []


async def test_an_order_with_two_lines_of_a_sku_is_listed_once(web, company, owner):
    again = replace(a_line("CUP"), external_id="line-again")
    await _captured(
        company,
        a_capture(an_order("1", a_line("MUG"), a_line("CUP"), again)),
        a_capture(an_order("2", a_line("CUP"))),
        buyers=False,
    )
    assert sorted(await _numbers(web, owner, sku="CUP")) == ["1", "2"]
    assert await _numbers(web, owner, sku="MUG") == ["1"]
    assert await _numbers(web, owner, sku="MU") == []
    assert await _numbers(web, owner, sku="CUP", q="2") == ["2"]


async def test_any_text_finds_an_order_by_what_somebody_has_of_it(web, company, owner):
    await _shop(company)
    async with company.tx() as tx:
        item = await goods.an_item(tx, "LAMP-7")
        sold, _ = await goods.a_listing(tx, item, shop_id=SHOP, sku="LAMP-7")
        await tx.run("UPDATE catalog.listings SET title = 'Brass Reading-Lamp' WHERE tenant_id = %(tenant)s")
    ids = await _captured(
        company, _bought_by("#501", "Erika Müller-Lang", "erika.lang@example.com", phone="+49 30 1234 5678"),
        a_capture(an_order("502", a_line(sold.sku), buyer=SeenBuyer("b2", "张伟", "zw@example.cn"), ship_to=Address(country="CN"))),
    )  # fmt: skip
    await _send(company, ids["#501"], "P-77", "RR123456785DE")
    for said in ("#501", "501", "ext-#501", "P-77", "RR123456785DE", "rr 1234 56785 de", "Erika", "müll", "MÜLLER lang",
                 "erika.lang@example.com", "Erika.Lang@ex", "030 1234 5678", "+49 (30) 1234-5678"):  # fmt: skip
        assert await _numbers(web, owner, q=said) == ["#501"], said
    for said in ("LAMP-7", "brass", "reading lamp", "张伟", "张"):
        assert await _numbers(web, owner, q=said) == ["502"], said
    for said in ("Erika Brass", "50", "erika.lang@example.org", "' OR 1=1 --", "\\':*&!", "%", "zzz"):
        assert await _numbers(web, owner, q=said) == [], said


async def test_a_customer_is_found_by_the_other_names_they_bought_under(web, company, owner):
    await _captured(company, _bought_by("1", "Erika Muster", "erika@example.com"))
    await _captured(company, _bought_by("2", "Fam. Neumann", "erika@example.com"))
    assert await _numbers(web, owner, customer="neumann") == ["2", "1"]
    assert await _numbers(web, owner, customer="neumann", shop_id=str(uuid4())) == []
    assert await _numbers(web, owner, customer="2") == []


async def test_a_tracking_number_finds_its_order_and_nothing_else(web, company, owner):
    ids = await _captured(company, a_capture(an_order("T1")), a_capture(an_order("1001")), buyers=False)
    await _send(company, ids["T1"], "P-1", "1001")
    assert await _numbers(web, owner, tracking="1001") == ["T1"]
    assert await _numbers(web, owner, tracking="P-1") == ["T1"]
    assert sorted(await _numbers(web, owner, q="1001")) == ["1001", "T1"]
    assert await _numbers(web, owner, tracking="T1") == []


@pytest.mark.parametrize("role", ["warehouse", "finance", "auditor"])
async def test_who_may_not_see_personal_data_cannot_find_out_that_somebody_is_known(web, company, role):
    await _captured(company, _bought_by("1", "Erika Muster", "erika@example.com", phone="+493012345678"))
    headers = await company.signed_in(role)
    for said in ("erika@example.com", "Erika", "030 12345678"):
        assert await _numbers(web, headers, q=said) == [], said
        answer = await web.get("/api/v1/orders", params={"customer": said}, headers=headers)
        assert code_of(answer) == "forbidden"
        nobody = await web.get("/api/v1/orders", params={"customer": "nobody@example.com"}, headers=headers)
        assert (nobody.status_code, code_of(nobody)) == (answer.status_code, code_of(answer))
    assert await _numbers(web, headers, q="1") == ["1"]


async def test_people_are_looked_for_only_in_the_shops_whose_buyers_one_may_see(web, company):
    await _captured(
        company, _bought_by("1", "Erika Muster", "erika@example.com"),
        _bought_by("2", "Erika Muster", "erika@example.com", shop_id=OTHER_SHOP),
    )  # fmt: skip
    one_shop = await company.signed_in("", Grant("support", (SHOP,)))
    mixed = await company.signed_in("", Grant("warehouse"), Grant("support", (OTHER_SHOP,)))
    assert await _numbers(web, one_shop, customer="erika") == ["1"]
    assert await _numbers(web, mixed, customer="erika") == ["2"]
    assert await _numbers(web, mixed, q="erika") == ["2"]
    assert sorted(await _numbers(web, mixed)) == ["1", "2"]


async def test_what_a_search_finds_is_masked(web, company, owner):
    await _captured(company, _bought_by("1", "Erika Muster", "erika@example.com"))
    answer = await web.get("/api/v1/orders", params={"q": "erika@example.com"}, headers=owner)
    assert answer.json()["rows"][0]["buyer"] == {"name": "E*** M***", "email": "e***@example.com", "phone": ""}
    assert "Muster" not in answer.text


async def test_no_filter_shows_an_order_of_another_company(web, company, owner, found):
    other = await found("other")
    await _shop(other)
    ids = await _captured(other, _bought_by("1", "Erika Muster", "erika@example.com", phone="+493012345678"))
    await _send(other, ids["1"], "P-1", "TRACK1")
    async with other.tx() as tx:
        await orders.hold(tx, [(ids["1"], "by_hand", "call")])
        contact = (await orders.get_order(tx, ids["1"])).contact_id
        await tx.run("INSERT INTO catalog.listings (tenant_id, id, shop_id, listing_id, sku, title, first_seen_at)"
                     " VALUES (%(tenant)s, %(id)s, %(id)s, 'l', 'MUG', 'Teacup', %(now)s)", {"id": tx.new_id()})  # fmt: skip
    asked = [
        {"q": said}
        for said in ("1", "ext-1", "P-1", "TRACK1", "erika", "erika@example.com", "030 12345678", "teacup", "MUG")
    ]
    asked += [{"customer": "erika"}, {"tracking": "TRACK1"}, {"sku": "MUG"}, {"hold": "by_hand"}, {"number": "1"},
              {"contact_id": str(contact)}, {"shop_id": str(SHOP)}, {"country": "DE"}, {"state": "on_hold"}, {"payment": "paid"},
              {"ship_by_until": (PLACED + timedelta(days=9)).isoformat()}, {"placed_from": PLACED.isoformat()}]  # fmt: skip
    theirs = await other.signed_in("owner")
    for one in asked:
        assert await _numbers(web, theirs, **one) == ["1"], one
        assert await _numbers(web, owner, **one) == [], one


@pytest.mark.parametrize(
    "by", [{}, {"sku": "MUG"}, {"q": "erika"}, {"country": "DE"}, {"ship_by_until": "2027-01-01T00:00:00Z"}]
)
async def test_pages_neither_lose_nor_repeat_an_order_while_others_come_in(web, company, owner, by):
    first = {str(n) for n in range(7)}
    await _captured(company, *(_bought_by(n, "Erika Muster", "erika@example.com") for n in first))
    seen, after = [], ""
    for page in range(9):
        answer = (await web.get("/api/v1/orders", params={**by, "limit": 2, "after": after}, headers=owner)).json()
        seen += [row["number"] for row in answer["rows"]]
        await _captured(company, _bought_by(f"new{page}", "Erika Muster", "erika@example.com"))
        after = answer["next"] or ""
        if not after:
            break
    assert len(seen) == len(set(seen))
    assert first <= set(seen)


async def test_two_searches_at_once_and_a_made_up_page_key_are_refused(web, owner):
    both = await web.get("/api/v1/orders", params={"q": "a", "customer": "b"}, headers=owner)
    assert (both.status_code, code_of(both)) == (422, "invalid")
    key = await web.get("/api/v1/orders", params={"q": "a", "after": "WyJ4Il0"}, headers=owner)
    assert code_of(key) == "invalid"
