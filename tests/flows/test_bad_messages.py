"""Signed messages with contents that nobody means well: each order is taken, or the message stands failed with an incident.

Nothing is lost, nothing parks the work of others, and what was spoilt can be read again when it is mended.
"""

from __future__ import annotations

from itertools import product

import httpx
import orjson

from linkstar.connect.messages import list_messages
from linkstar.core import incidents, work
from tests.contracts.accounts import ROWS, stage
from tests.contracts.orders import an_order, place
from tests.world.mutations import VALUES, harms

NUMBER = 7_000


def good() -> tuple[dict, dict[str, str]]:
    """A whole order as Shopify's webhook tells it, and its headers."""
    set_up = stage("shopify")
    place(set_up, an_order(set_up))
    return orjson.loads(set_up.world.sent[0].body), dict(set_up.world.sent[0].headers)


async def tell(story, body: bytes, headers: dict[str, str]) -> int:
    async with httpx.AsyncClient() as post:
        signed = {**headers, **ROWS["shopify"].sign(body)}
        return (await post.post(f"{story.url}/shopify", content=body, headers=signed)).status_code


async def settled(story) -> None:
    for _ in range(4):
        await story.turn()


async def standing(story):
    """Messages by state, kinds of incidents with their subjects, and work that is parked."""
    async with story.database.tx(story.tenant_id) as tx:
        found, after = [], ""
        while True:
            page = await list_messages(tx, after=after, limit=200)
            found += page.rows
            after = page.next or ""
            if not after:
                break
        troubles = (await incidents.list_incidents(tx, limit=200)).rows
        parked = sum(one.parked for one in await work.list_backlog(tx))
    return found, troubles, parked


async def test_an_order_with_nuls_in_it_is_taken_without_them_and_the_raw_message_keeps_them(story):
    said, headers = good()
    said["note"] = "please\x00 ring"
    said["shipping_address"]["city"] = "Wi\x00en"
    said["line_items"][0]["title"] = said["line_items"][0]["name"] = "a\\u0000b \x00\x00"
    body = orjson.dumps(said)
    assert b"\\u0000" in body
    assert await tell(story, body, headers) == 200
    await settled(story)
    found, _, parked = await standing(story)
    assert [bytes(one.body) for one in found] == [body]
    assert (found[0].state, parked) == ("applied", 0)
    async with story.database.tx(story.tenant_id) as tx:
        row = await tx.row("SELECT note, ship_to ->> 'city' AS city FROM orders.orders WHERE tenant_id = %(tenant)s")
        titles = [
            one.title
            for one in await tx.rows("SELECT title FROM orders.lines WHERE tenant_id = %(tenant)s ORDER BY id")
        ]
    assert (row.note, row.city) == ("please ring", "Wien")
    assert "a\\u0000b " in titles


async def test_text_of_any_script_goes_through_to_the_order(story):
    said, headers = good()
    names = "\u0645\u0631\u062d\u0628\u0627 \u202e\u05e9\u05dc\u05d5\u05dd\u202c \U0001f9d1\U0001f3fd\u200d\U0001f4bb \u6e2f\u677e"
    said["note"] = names
    assert await tell(story, orjson.dumps(said), headers) == 200
    await settled(story)
    async with story.database.tx(story.tenant_id) as tx:
        assert await tx.value("SELECT note FROM orders.orders WHERE tenant_id = %(tenant)s") == names


async def test_spoilt_orders_stand_failed_with_an_incident_and_stop_nobody(story):
    said, headers = good()
    bodies = list(dict.fromkeys(harms(orjson.dumps(said), seed=3, count=90)))
    for place_, body in enumerate(bodies):
        if body[:1] == b"{" and b'"updated_at"' in body:
            bodies[place_] = body.replace(b"5000000001", str(5_000_100_000 + place_).encode())
    for body in bodies:
        assert await tell(story, body, headers) in (200, 401)
    healthy = {
        **said,
        "id": 5_000_999_999,
        "admin_graphql_api_id": "gid://shopify/Order/5000999999",
        "name": "#healthy",
    }
    assert await tell(story, orjson.dumps(healthy), headers) == 200
    await settled(story)
    found, troubles, parked = await standing(story)
    subjects = {one.subject for one in troubles}
    failed = [one for one in found if one.state == "failed"]
    assert parked == 0, [
        (one.kind, one.params) for one in troubles if one.kind not in ("message_unreadable", "listing_unmapped")
    ][:5]
    assert [(one.topic, one.body) for one in found if one.state == "received"] == []
    assert len(failed) > 10
    assert all(one.error for one in failed)
    assert subjects
    assert next(one.state for one in found if one.external_id == "5000999999") == "applied"


async def test_numbers_beyond_all_measure_in_a_line_fail_by_name(story):
    said, headers = good()
    wanted = 0
    for number, (field, value) in enumerate(product(("quantity", "price", "id", "sku"), VALUES)):
        order = orjson.loads(orjson.dumps(said))
        order["id"], order["name"] = NUMBER + number, f"#{number}"
        order["admin_graphql_api_id"] = f"gid://shopify/Order/{NUMBER + number}"
        try:
            order["line_items"][0][field] = value
            body = orjson.dumps(order)
        except TypeError:
            continue
        assert await tell(story, body, headers) == 200
        wanted += 1
    await settled(story)
    found, troubles, parked = await standing(story)
    assert parked == 0, [(one.kind, one.params) for one in troubles][:5]
    assert [(one.topic, one.body) for one in found if one.state == "received"] == []
    assert len(found) >= wanted - 1
