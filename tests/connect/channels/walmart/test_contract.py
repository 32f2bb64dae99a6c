"""Walmart's own OpenAPI documents judge the adapter's requests and the pretend Walmart's answers; its examples are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.afterwards import SeenListing, SeenSettlement
from linkstar.connect.channel import Cursor, RawMessage, StockPush
from linkstar.connect.channels.walmart import ADAPTER, carriers, wire
from linkstar.connect.channels.walmart.calls import stock
from linkstar.connect.channels.walmart.wire import claims, money, order
from linkstar.connect.wire import Answer, PartnerRefused, Request
from tests.connect import tally
from tests.connect.openapi import CONTRACTS, Operation, load, needs
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, place, poll
from tests.contracts.test_channel_afterwards import a_claim, a_line, micros

pytestmark = needs("walmart")
DOOR = "https://linkstar.example/webhooks/t0ken"
FILES = {
    "getAllOrders": "orders", "getAnOrder": "orders", "acknowledgeOrders": "orders", "shippingUpdates": "orders",
    "updateInventoryForAnItem": "inventory", "getInventory": "inventory", "updateBulkInventory": "inventory",
    "getFeedItemStatus": "feeds", "getAllItems": "items", "getReturns": "returns", "tokenAPI": "authentication",
    "getAvailableV1ReconReportDates": "reports", "getAvailableV1ReconReportAsJson": "reports",
    "getAllSubscriptions": "notifications", "createSubscription": "notifications",
}  # fmt: skip
CURSOR_WORDS = (
    "hasMoreElements",
    "soIndex",
    "poIndex",
    "partnerId",
    "offset",
    "reportVersion",
)  # of a nextCursor, or of the path
# Where Walmart's document and its own examples are of two minds, the pretend Walmart keeps to the examples.
AT_ODDS = {
    "createSubscription": "the document says `event`, its examples `events`",
    "getAvailableV1ReconReportAsJson": "the document says that a cell is an object, its example has texts",
    "getAnOrder": "the document says that orderDate and the like are texts here, all examples have numbers",
}
for _name, _why in AT_ODDS.items():
    tally.cannot("walmart", f"answer of {_name}", _why)
tally.cannot(
    "walmart",
    "payload of notifications",
    "Walmart shows the fields of its events only to sellers; an order id is looked for",
)
tally.cannot("walmart", "signature of notifications", "its way (HMAC) is not described; we ask for BASIC_AUTH")


def judge(set_up: Stage) -> set[str]:
    """Checks all that passed over a client; the operations seen."""
    seen: Counter[str] = Counter()
    for request, answer in zip(set_up.http.asked, set_up.http.answers, strict=True):
        asked = Operation(f"walmart/openapi/{FILES[request.operation]}-openapi.json", request.operation)
        plain = replace(request, body=b"") if request.operation in ("updateBulkInventory", "tokenAPI") else request
        assert asked.wrong_with_request(plain, ignore=CURSOR_WORDS) == [], request.operation
        seen[request.operation] += 1
        if request.operation not in AT_ODDS and seen[request.operation] <= 4:  # its lists of currencies take their time
            assert asked.wrong_with_answer(answer) == [], request.operation
    return set(seen)


async def test_requests_and_pretend_answers_follow_the_documents() -> None:
    set_up = stage("walmart", config={"ship_nodes": "SellerFulfilled,WFSFulfilled"})
    fake, http, shop = set_up.fake, set_up.http, set_up.row.external_id
    rich = an_order(set_up, tax_minor=10, lines=[replace(line, tax_minor=5) for line in an_order(set_up).lines])
    place(set_up, rich, an_order(set_up, 2, commercial="cancel_requested"), an_order(set_up, 3, fulfilled_by="channel"))
    place(set_up, *(an_order(set_up, number) for number in range(10, 109)))
    own = replace(a_parcel(rich, 1, 0, key="p-2"), carrier="Some Lorry")
    answers = await ADAPTER.confirm(http, [a_parcel(rich, 1, 0), own, a_parcel(rich, 9, 0, key="p-3")])
    assert [one.is_taken for one in answers] == [True, True, False]
    (wished,) = await ADAPTER.confirm(http, [a_parcel(an_order(set_up, 2), 2, 1, key="p-4")])
    assert wished.is_taken
    fake.tell(shop, [
        a_claim(rich), a_claim(rich, 2, state="on_its_way"), a_claim(rich, 3, kind="refund", state="done"),
        a_claim(rich, 4, kind="cancellation"), a_line(rich.external_id),
        SeenSettlement("1", micros(HOUR_AGO), "USD", 74, "", is_paid=True, paid_at=HOUR_AGO),
        *(SeenListing(f"{n}", f"SKU-{n}", "Lamp", "", is_live=n > 1, price_minor=1999, currency="USD") for n in range(60)),
    ])  # fmt: skip
    set_up.world.forward(120)
    pages, _ = await poll(set_up, Cursor(HOUR_AGO - timedelta(hours=1)))
    assert sum(map(len, pages)) == 102
    assert await ADAPTER.one_order(http, set_up.row.order_id(404)) is None
    for verb in ("claims", "settlements"):
        page = await getattr(ADAPTER, f"{verb}_since")(http, Cursor(NOW - timedelta(days=1)))
        assert page.messages
    pushes = [StockPush("", f"SKU-{n}", n, 1) for n in range(60)]
    fake.more.retire(shop, "SKU-59")
    assert [one.is_taken for one in await ADAPTER.push_stock(http, pushes)] == [True] * 59 + [False]
    await ADAPTER.push_stock(http, [*pushes[:2], StockPush("", "X", 10**9, 1, location_id="7")])
    await ADAPTER.read_stock(http, [pushes[0], pushes[59]])
    _, following = await ADAPTER.listings_page(http, "")
    assert (await ADAPTER.listings_page(http, following))[1] == ""
    for _ in range(2):
        await ADAPTER.subscribe(http, DOOR)
    http.renew({"access_token": "stale"})
    await ADAPTER.subscribe(http, DOOR)
    assert judge(set_up) == FILES.keys()
    tally.checked("walmart", FILES)


def test_a_misspelt_field_is_noticed() -> None:
    """Shows that the test above can fail."""
    ask = Operation("walmart/openapi/inventory-openapi.json", "updateInventoryForAnItem")
    body = orjson.dumps({"sku": "A", "quantity": {"unit": "EACH", "amont": 1}})
    wrong = ask.wrong_with_request(Request("x", "PUT", "/v3/inventory", query={"sku": "A"}, body=body))
    assert len(wrong) == 2


def examples(name: str) -> Iterator[Any]:
    """The examples of an operation's answers."""
    raw = orjson.loads((CONTRACTS / f"walmart/openapi/{FILES[name]}-openapi.json").read_bytes())
    for verbs in raw["paths"].values():
        for spec in verbs.values():
            if isinstance(spec, dict) and spec.get("operationId") == name:
                for response in spec["responses"].values():
                    told = (response.get("content") or {}).get("application/json") or {}
                    yield from ([told["example"]] if "example" in told else [])
                    yield from (one["value"] for one in (told.get("examples") or {}).values())


def test_every_published_example_of_an_order_is_read_to_the_cent() -> None:
    account, count = stage("walmart").account, 0
    for name in ("getAllOrders", "getAllReleasedOrders", "getAnOrder", "acknowledgeOrders", "shippingUpdates"):
        FILES.setdefault("getAllReleasedOrders", "orders")
        for place_, said in enumerate(examples(name)):
            found = said["list"]["elements"]["order"] if "list" in said else [said.get("order", said)]
            for one in found:
                seen = ADAPTER.read_order(wire.order_message(one, "poll"), account)
                assert seen.external_id == one["purchaseOrderId"]
                assert seen.ship_to.country == "US"
                assert [line.sku for line in seen.lines] == [
                    line["item"]["sku"] for line in one["orderLines"]["orderLine"]
                ]
                assert seen.buyer.is_relay_email == one["customerEmailId"].lower().endswith("@relay.walmart.com")
                assert list(seen.unknown) == [], (name, seen.unknown)
                ADAPTER.read_claims(wire.order_message(one, "poll"), account)
                count += 1
            tally.sample("walmart", f"{name} {place_}")
    FILES.pop("getAllReleasedOrders")
    assert count >= 10


def test_every_published_example_of_a_return_is_read() -> None:
    account, count = stage("walmart").account, 0
    for place_, said in enumerate(examples("getReturns")):
        for one in said["returnOrders"]:
            for claim in ADAPTER.read_claims(wire.return_message(one), account):
                assert claim.order_id in {line["purchaseOrderId"] for line in one["returnOrderLines"]}
                assert claim.currency == "USD"
                assert list(claim.unknown) == []
                count += 1
        tally.sample("walmart", f"getReturns {place_}")
    assert count


def test_the_published_rows_of_a_report_are_read() -> None:
    account = stage("walmart").account
    for place_, said in enumerate(examples("getAvailableV1ReconReportAsJson")):
        settled = ADAPTER.read_settled(wire.report_message("12192025", 0, said["reportData"]), account)
        (paid,) = settled.settlements
        (line,) = settled.lines
        assert (paid.total_minor, paid.currency, paid.is_paid) == (74, "USD", True)
        assert (line.kind, line.amount_minor, line.order_id, line.sku) == ("sale", 1498, "1803550130406", "sku-123")
        assert settled.unknown == []
        tally.sample("walmart", f"reconFileJson {place_}")


def test_published_inventories_feeds_and_items_are_read() -> None:
    for said in examples("getInventory"):
        assert stock._amount(said["quantity"]) == said["quantity"]["amount"]
        tally.sample("walmart", "getInventory")
    for place_, said in enumerate(examples("getFeedItemStatus")):
        assert stock._errors(said) == {}
        tally.sample("walmart", f"getFeedItemStatus {place_}")
    for place_, said in enumerate(examples("getAllItems")):
        assert [stock.listing_of(item).sku for item in said["ItemResponse"]] == [
            item["sku"] for item in said["ItemResponse"]
        ]
        tally.sample("walmart", f"getAllItems {place_}")


def test_the_adapter_knows_every_field_of_the_documents() -> None:
    said = Operation("walmart/openapi/orders-openapi.json", "getAllOrders").spec["responses"]["200"]["content"][
        "application/json"
    ]
    told = said["schema"]["properties"]["list"]["properties"]["elements"]["properties"]["order"]["items"]["properties"]
    assert set(told) == order.ORDER_FIELDS
    lines = told["orderLines"]["properties"]["orderLine"]["items"]["properties"]
    assert set(lines) == order.LINE_FIELDS
    states = lines["orderLineStatuses"]["properties"]["orderLineStatus"]["items"]["properties"]["status"]["enum"]
    assert set(states) == order.STATUSES
    assert set(load("_states/order_states.json")["walmart_line"]["values"]) <= order.STATUSES
    returned = Operation("walmart/openapi/returns-openapi.json", "getReturns").spec["responses"]["200"]["content"][
        "application/json"
    ]
    assert set(returned["schema"]["properties"]["returnOrders"]["items"]["properties"]) == claims.RETURN_FIELDS
    assert money.SUMMARY not in money._KINDS


def test_the_carriers_are_walmarts() -> None:
    spec = Operation("walmart/openapi/orders-openapi.json", "shippingUpdates").spec["requestBody"]["content"][
        "application/json"
    ]
    text = orjson.dumps(spec["schema"]).decode()
    assert [name for name in carriers.CARRIERS if f'"{name}"' not in text] == []


def test_the_messaging_verbs_are_what_the_capabilities_say() -> None:
    capability = load("_messaging/capability.json")["walmart"]
    assert (capability["read"], capability["send"]) == ("messages" in ADAPTER.can, "reply" in ADAPTER.can)


@pytest.mark.parametrize("shape", [{"errors": {"error": [{"code": "X", "description": "no"}]}}, {"error": [{"code": "X", "info": "no"}]},
                                   {"errors": [{"code": "X", "description": "no"}]}, {"list": {"errors": [{"code": "X", "info": "no"}]}}])  # fmt: skip
@pytest.mark.parametrize("status", [200, 400])
def test_a_refusal_is_one_in_whatever_shape_and_status(shape: dict[str, Any], status: int) -> None:
    wrong = ADAPTER.error_of(Request("x", "GET", "/v3/orders"), Answer(status, {}, orjson.dumps(shape)))
    assert isinstance(wrong, PartnerRefused)
    assert (wrong.code, wrong.message) == ("X", "no")


def test_a_warning_in_an_answer_is_no_refusal() -> None:
    said = {"errors": {"error": [{"code": "X", "severity": "WARN", "description": "well"}]}}
    assert ADAPTER.error_of(Request("x", "GET", "/v3/orders"), Answer(200, {}, orjson.dumps(said))) is None


def test_an_order_message_without_id_is_kept() -> None:
    assert wire.order_message({"orderLines": 5}, "poll").external_id == ""
    assert isinstance(wire.order_message({}, "poll"), RawMessage)
