"""AliExpress's trees of parameters judge our requests and the pretend answers."""

from __future__ import annotations

from datetime import timedelta

import orjson
import pytest

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channel import Cursor, Grant, StockPush
from linkstar.connect.channels.aliexpress import ADAPTER
from linkstar.connect.channels.aliexpress.calls import confirm, orders, stock
from linkstar.connect.channels.aliexpress.wire import fields, order
from linkstar.connect.wire import Answer, Request
from tests.connect import tally
from tests.connect.channels.aliexpress import trees
from tests.connect.openapi import load, needs
from tests.contracts.accounts import Stage, stage
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, place, placed, poll

pytestmark = needs("aliexpress")
CHECKED = {orders.LIST, orders.INFO, confirm.FULFIL, stock.SET, stock.INFO, stock.LIST}
for _name in ("GenerateAccessToken", "RefreshAccessToken"):
    tally.cannot(
        "aliexpress", _name, "the trees do not have the system interfaces; they are as public clients know them"
    )
tally.cannot("aliexpress", "samples", "the trees carry no examples of answers")
tally.cannot("aliexpress", "aliexpress-top-md5", "the older gateway's way of signing, which we do not use")
tally.cannot("aliexpress", "codes of errors", "not in the trees; those that are told apart are from public clients")
tally.cannot(
    "aliexpress",
    "the trees themselves",
    "of 2022-08, read only; each operation has to be verified against the live service",
)


def judge(set_up: Stage) -> set[str]:
    """Checks all that passed over a client; the operations seen."""
    seen = set()
    for request, answer in zip(set_up.http.asked, set_up.http.answers, strict=True):
        if request.operation in CHECKED:
            assert trees.wrong_with_request(request) == [], request.operation
            assert trees.wrong_with_answer(request.operation, answer) == [], request.operation
        seen.add(request.operation)
    return seen


async def test_requests_and_pretend_answers_follow_the_trees() -> None:
    set_up = stage("aliexpress")
    fake, http, shop = set_up.fake, set_up.http, set_up.row.external_id
    rich = await placed(set_up, note="ring")
    place(set_up, an_order(set_up, 2, payment="pending"), an_order(set_up, 3, commercial="cancelled"))
    place(set_up, *(an_order(set_up, number) for number in range(10, 60)))
    parcels = [a_parcel(rich, 1, 0, is_last=False), a_parcel(rich, 1, 1, key="p-2"), a_parcel(rich, 1, 0, key="p-3")]
    assert [one.is_taken for one in await ADAPTER.confirm(http, parcels)] == [True, True, False]
    fake.tell(shop, [
        SeenListing(f"{n}-SKU-{n}", f"SKU-{n}", "Lamp", "", is_live=n > 1, quantity=3, price_minor=1999, currency="EUR")
        for n in range(1, 4)
    ])  # fmt: skip
    set_up.world.forward(120)
    pages, _ = await poll(set_up, Cursor(HOUR_AGO - timedelta(hours=1)))
    assert sum(map(len, pages)) == 53
    assert await ADAPTER.one_order(http, "404") is None
    found, page = [], ""
    while True:
        listings, page = await ADAPTER.listings_page(http, page)
        found += listings
        if not page:
            break
    assert sorted((one.external_id, one.is_live) for one in found) == [
        ("1-SKU-1", False),
        ("2-SKU-2", True),
        ("3-SKU-3", True),
    ]
    pushes = [StockPush("1-SKU-1", "SKU-1", 4, 1), StockPush("2-SKU-2", "SKU-2", 10**7, 1)]
    assert [one.is_taken for one in await ADAPTER.push_stock(http, pushes)] == [True, False]
    await ADAPTER.read_stock(http, pushes)
    fake.gate.issue(shop, "code", 60, "c0de")
    grant = Grant("s", "", client_id="app_key", client_secret="c0ffee")
    assert (await ADAPTER.exchange_code(http, grant, {"state": "s", "code": "c0de"})).external_id == shop
    http.renew({"access_token": "stale"})
    assert await ADAPTER.one_order(http, rich.external_id)
    assert judge(set_up) == CHECKED | {"GenerateAccessToken", "RefreshAccessToken"}
    tally.checked("aliexpress", CHECKED)


def test_what_a_tree_does_not_have_is_noticed() -> None:
    """Shows that the test above can fail."""
    request = Request(
        orders.INFO, "POST", "/sync", query={"method": orders.INFO}, body=b"param1=%7B%22order_no%22%3A1%7D"
    )
    assert trees.wrong_with_request(request) == ["param1.order_no is not known"]
    body = orjson.dumps(
        {"aliexpress_solution_order_get_response": {"result": {"target_list": {"orders": []}, "total_count": "1"}}}
    )
    wrong = trees.wrong_with_answer(orders.LIST, Answer(200, {}, body))
    assert sorted(wrong) == [
        "result.target_list is a list of ['orders'], not of order_dto",
        "result.total_count is '1', not Number",
    ]


def test_the_adapter_knows_every_field_of_the_tree() -> None:
    assert trees.names(orders.INFO, "result", "data") == fields.ORDER_FIELDS
    assert trees.names(orders.INFO, "result", "data", "child_order_list") == fields.CHILD_FIELDS


def test_the_states_are_those_that_are_listed() -> None:
    assert set(load("_states/order_states.json")["aliexpress"]["values"]) == order.STATUSES.keys()


@pytest.mark.parametrize(("verb", "word"), [("messages", "read"), ("reply", "send")])
def test_the_messaging_verbs_are_what_the_capabilities_say(verb: str, word: str) -> None:
    assert (verb in ADAPTER.can) == bool(load("_messaging/capability.json")["aliexpress"][word])
