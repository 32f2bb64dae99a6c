"""Amazon's own models judge the adapter and the pretend Amazon.

Walked here: all 53 static sandbox pairs of the 23 operations that the adapter uses (30 answers read, 23 refusals typed),
and the 217 refusals among all 475 pairs of the models.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]

from linkstar.connect.afterwards import Reply, SeenClaim, SeenClaimLine, SeenListing, SeenSettlement, SeenSettlementLine
from linkstar.connect.channel import Cursor, RawMessage, StockPush
from linkstar.connect.channels.amazon import ADAPTER, asks, money, stock, wire
from linkstar.connect.channels.amazon.afterwards import TEMPLATES
from linkstar.connect.wire import Answer, PartnerRefused, Request, Unreadable
from linkstar.kit.money import Money
from tests.connect import tally
from tests.connect.channels.amazon.builders import NOW, a_parcel, a_shop, an_account, an_order
from tests.connect.channels.amazon.swagger import (
    AMAZON,
    FBA_FILES,
    FILES,
    MODELS,
    WITHOUT_MODEL,
    Operation,
    Pair,
    load,
    needs_models,
    pairs_of,
)
from tests.connect.world import DirectHttp

pytestmark = needs_models
for _name in WITHOUT_MODEL:
    tally.cannot("amazon", _name, "Login with Amazon and the storage of documents have no published model")
ACCOUNT = an_account()
LAMP = StockPush("B0LAMP0001", "LAMP-BLUE", 7, 1)
OURS = (
    [pair for file in sorted(set(FILES.values())) for pair in pairs_of(file) if FILES.get(pair.operation) == file]
    if (MODELS.is_dir())
    else []
)


class SaysHttp:
    """A client whose partner always gives the same answer."""

    def __init__(self, answer: Answer) -> None:
        self._answer, self.account, self.now = answer, ACCOUNT, NOW
        self.was_read = 0

    @property
    def answer(self) -> Answer:
        """What is always answered; counted, so that a test sees whether anybody looked."""
        self.was_read += 1
        return self._answer

    async def send(self, request: Request) -> Answer:
        """The answer, or the adapter's error for it."""
        wrong = ADAPTER.error_of(request, self.answer)
        if wrong is not None:
            raise wrong
        return self.answer


def _said(pair: Pair) -> SaysHttp:
    return SaysHttp(Answer(pair.status, {}, orjson.dumps(pair.said)))


async def _read_page(http: SaysHttp, pair: Pair) -> None:
    page = await ADAPTER.orders_since(http, Cursor(NOW - timedelta(days=1)))
    orders = [ADAPTER.read_order(message, ACCOUNT) for message in page.messages]
    assert [order.external_id for order in orders] == [order["orderId"] for order in pair.said["orders"]]
    assert page.has_more == ("pagination" in pair.said)
    for order, told in zip(orders, pair.said["orders"], strict=True):
        _assert_same(order, told)


async def _read_one(http: SaysHttp, pair: Pair) -> None:
    message = await ADAPTER.one_order(http, pair.asked["orderId"]["value"])
    assert message is not None
    _assert_same(ADAPTER.read_order(message, ACCOUNT), pair.said["order"])


def _assert_same(order: Any, told: dict[str, Any]) -> None:
    """What no reading of an order may change: its money, units, state and place."""
    assert order.unknown == []
    assert order.channel_state == told["fulfillment"]["fulfillmentStatus"]
    assert f"{Money(order.total_minor, order.currency).decimal()}" == told["proceeds"]["grandTotal"]["amount"]
    assert sum(line.price_minor for line in order.lines) <= order.total_minor
    assert [line.quantity for line in order.lines] == [item["quantityOrdered"] for item in told["orderItems"]]
    assert order.ship_to.country == told["recipient"]["deliveryAddress"]["countryCode"]
    assert order.buyer.is_relay_email == ("buyer" in told)


async def _read_listing(http: SaysHttp, pair: Pair) -> None:
    assert [answer.quantity for answer in await ADAPTER.read_stock(http, [replace(LAMP, sku=pair.said["sku"])])] == [
        100
    ]


async def _read_listings(http: SaysHttp, pair: Pair) -> None:
    wanted = [replace(LAMP, sku=item["sku"]) for item in pair.said["items"]] + [LAMP]
    answers = await ADAPTER.read_stock(http, wanted)
    assert [answer.is_taken for answer in answers] == [True] * len(pair.said["items"]) + [False]


async def _read_patch(http: SaysHttp, pair: Pair) -> None:
    [answer] = await ADAPTER.push_stock(http, [LAMP])
    assert answer.is_taken == (pair.said["status"] != "INVALID")
    assert answer.code == ("" if answer.is_taken else pair.said["issues"][0]["code"])


async def _read_confirmation(http: SaysHttp, pair: Pair) -> None:
    [answer] = await ADAPTER.confirm(http, [a_parcel(an_order(), 2, 1)])
    assert answer.is_taken


def _field(name: str) -> Callable[[SaysHttp, Pair], Awaitable[None]]:
    async def read(http: SaysHttp, pair: Pair) -> None:
        assert wire.part(http.answer, name) == pair.said[name]

    return read


async def _read_transactions(http: SaysHttp, pair: Pair) -> None:
    [row] = http.answer.json()["payload"]["transactions"]
    settled = ADAPTER.read_settled(money.transaction_message(row), ACCOUNT)
    [line] = settled.lines
    assert (line.kind, line.amount_minor, line.currency, line.order_id) == ("sale", 1000, "USD", "8129762527551")
    assert list(settled.unknown) == []


async def _read_templates(http: SaysHttp, pair: Pair) -> None:
    assert list(await ADAPTER.templates(http, "123-1234567-1234567")) == [
        "confirmCustomizationDetails", "confirmDeliveryDetails", "confirmOrderDetails", "confirmServiceDetails", "digitalAccessKey",
        "unexpectedProblem",
    ]  # fmt: skip


def _send(template: str) -> Callable[[SaysHttp, Pair], Awaitable[None]]:
    async def send(http: SaysHttp, pair: Pair) -> None:
        [answer] = await ADAPTER.reply(http, [Reply("k", "My Message", order_id="1", template=template)])
        assert answer.is_taken

    return send


READERS: dict[str, Callable[[SaysHttp, Pair], Awaitable[None]]] = {
    "searchOrders": _read_page,
    "getOrder": _read_one,
    "confirmShipment": _read_confirmation,
    "getListingsItem": _read_listing,
    "searchListingsItems": _read_listings,
    "patchListingsItem": _read_patch,
    "createFeedDocument": _field("url"),
    "createFeed": _field("feedId"),
    "getFeed": _field("processingStatus"),
    "getFeedDocument": _field("url"),
    "createReport": _field("reportId"),
    "getReport": _field("processingStatus"),
    "getReportDocument": _field("url"),
    "createRestrictedDataToken": _field("restrictedDataToken"),
    "getReports": _field("reports"),
    "listTransactions": _read_transactions,
    "getMessagingActionsForOrder": _read_templates,
} | {operation: _send(template) for template, (operation, _) in TEMPLATES.items()}


def test_the_53_sandbox_pairs_of_our_operations_are_all_walked() -> None:
    assert len(OURS) == 53
    assert {pair.operation for pair in OURS} == set(FILES) == set(READERS)


@pytest.mark.parametrize(
    "pair", [pair for pair in OURS if pair.status < 400], ids=lambda p: f"{p.operation}-{p.status}"
)
async def test_every_sandbox_answer_is_read(pair: Pair) -> None:
    http = _said(pair)
    await READERS[pair.operation](http, pair)
    assert http.was_read, "nobody looked at the answer"
    tally.sample("amazon", f"sandbox {OURS.index(pair)}")


@pytest.mark.parametrize(
    "pair", [pair for pair in OURS if pair.status >= 400], ids=lambda p: f"{p.operation}-{p.status}"
)
async def test_every_sandbox_refusal_of_our_operations_is_typed(pair: Pair) -> None:
    with pytest.raises(PartnerRefused) as refused:
        await _said(pair).send(Request(pair.operation, "GET", "/"))
    assert refused.value.code == pair.said["errors"][0]["code"]
    tally.sample("amazon", f"sandbox {OURS.index(pair)}")


def test_every_refusal_among_all_475_sandbox_pairs_is_typed() -> None:
    pairs = [pair for file in MODELS.glob("*.json") for pair in pairs_of(file.name)]
    refusals = [pair for pair in pairs if pair.status >= 400]
    assert (len(pairs), len(refusals)) == (475, 217)
    for pair in refusals:
        body = orjson.dumps(pair.said)
        wrong = ADAPTER.error_of(Request(pair.operation, "GET", "/"), Answer(pair.status, {}, body))
        assert wrong is not None
        assert wrong.message
    tally.sample("amazon", *(f"refusal {number}" for number in range(len(refusals))))


def test_the_budgets_are_those_that_amazon_publishes() -> None:
    published = orjson.loads((AMAZON / "rate_limits.extracted.json").read_bytes())
    ours = {name: budget for name, budget in ADAPTER.budgets.items() if name != "*"}
    assert ours.keys() == FILES.keys() | FBA_FILES.keys()
    for name, budget in ours.items():
        assert (budget.rate, budget.burst) == (published[name]["rate_rps"], published[name]["burst"]), name


def test_the_adapter_knows_every_field_of_an_order() -> None:
    definitions = load("orders_2026-01-01.json")["definitions"]
    assert definitions["Order"]["properties"].keys() == wire.ORDER_FIELDS
    assert definitions["OrderItem"]["properties"].keys() == wire.ITEM_FIELDS
    assert set(definitions["FulfillmentStatus"]["enum"]) == wire.STATUSES.keys()


def _judge(http: DirectHttp) -> set[str]:
    """Checks everything that passed over a client against the models; returns the operations seen."""
    for request, answer in zip(http.asked, http.answers, strict=True):
        if request.operation in WITHOUT_MODEL:
            continue
        operation = Operation(request.operation)
        assert operation.wrong_with_request(request.method, request.path, request.query, request.body) == []
        body = orjson.loads(answer.body) if answer.body else None
        assert operation.wrong_with_answer(answer.status, body) == [], request.operation
    return {request.operation for request in http.asked}


async def test_requests_and_pretend_answers_follow_the_models() -> None:
    fake, http, world = a_shop(pii="token")
    http.account = an_account(restricted_data="token")
    odd = an_order(2, is_business=True, commercial="cancel_requested")
    fake.place(
        http.account.external_id, [an_order(), odd, an_order(3, payment="pending"), an_order(4, fulfilled_by="channel")]
    )
    page = await ADAPTER.orders_since(http, Cursor(NOW - timedelta(hours=1)))
    assert len(page.messages) == 4
    await ADAPTER.confirm(http, [a_parcel(an_order(), 2, 0), a_parcel(odd, 9, 0), a_parcel(an_order(77), 1, 0)])
    assert await ADAPTER.one_order(http, an_order().external_id)
    world.table("refused")["SKU/9 %"] = {"code": "8541", "message": "Brand not allowed"}
    pushes = [replace(LAMP, sku=f"SKU/{number} %", quantity=number) for number in range(stock.FEED_FROM)]
    await ADAPTER.push_stock(http, pushes)
    await ADAPTER.push_stock(http, pushes[8:10])
    await ADAPTER.read_stock(http, pushes[:25])
    await ADAPTER.read_stock(http, pushes[9:10])
    asked = await ADAPTER.bulk_orders(http, Cursor(NOW - timedelta(hours=1)))
    assert not (await ADAPTER.bulk_orders(http, asked.cursor)).has_more
    await _afterwards(fake, http)
    assert _judge(http) == FILES.keys() | WITHOUT_MODEL - {"exchangeCode"}
    tally.checked("amazon", FILES)


async def _afterwards(fake: Any, http: DirectHttp) -> None:
    """Returns, transactions, a settlement, listings and every template."""
    order_id, hour_ago = an_order().external_id, NOW - timedelta(hours=1)
    line = SeenClaimLine("", "LAMP-BLUE", 1, 2500, "CR-DEFECTIVE")
    fake.tell(http.account.external_id, [
        SeenClaim("R1", "return", order_id, 1, "asked", hour_ago, hour_ago, currency="EUR", lines=[line]),
        SeenSettlementLine("T1", 1, "sale", "", 6170, "EUR", hour_ago, order_id=order_id, settlement_id="88", sku="LAMP-BLUE"),
        SeenSettlementLine("T2", 1, "fee", "", -617, "EUR", hour_ago, order_id=order_id),
        SeenSettlement("88", 1, "EUR", 6170, "", is_paid=True, paid_at=hour_ago),
        *(SeenListing(f"B0{n}", f"L-{n}", "Lamp", "", True, n, 1999, "EUR") for n in range(25)),
    ])  # fmt: skip
    for read in (ADAPTER.claims_since, ADAPTER.settlements_since):
        page = await read(http, Cursor(NOW - timedelta(days=2)))
        while page.has_more:
            page = await read(http, page.cursor)
    _, token = await ADAPTER.listings_page(http, "")
    assert len((await ADAPTER.listings_page(http, token))[0]) == 5
    assert await ADAPTER.templates(http, order_id)
    for template in TEMPLATES:
        await ADAPTER.reply(http, [Reply("k", "Hello", order_id=order_id, template=template)])


@pytest.mark.parametrize("path", ["orders-getOrder", "easyship-orders-getOrder", "orders-getOrderItems"])
def test_an_answer_of_the_old_orders_api_is_unreadable_and_kept(path: str) -> None:
    body = (AMAZON / "sample-responses" / f"{path}.json").read_bytes()
    with pytest.raises(Unreadable) as refused:
        ADAPTER.read_order(RawMessage("orders", "k", "", body, "file"), ACCOUNT)
    assert refused.value.body == body


def test_samples_of_answers_that_did_not_change_are_read() -> None:
    samples = AMAZON / "sample-responses"
    listing = orjson.loads((samples / "listings-getListingsItem.json").read_bytes())
    assert stock.quantity_of(listing) == 100
    patched = orjson.loads((samples / "pricing-patchListingsItem.json").read_bytes())
    assert stock.answer_of(LAMP, patched).is_taken
    report = (AMAZON / "schemas/feeds/listings-feed-processing-report-schema-v2.example.json").read_bytes()
    answers = stock.feed_answers([replace(LAMP, sku=f"{number}") for number in range(1, 7)], report)
    assert [answer.is_taken for answer in answers] == [True, True, True, False, False, True]
    tally.sample("amazon", "getListingsItem", "patchListingsItem", "feed processing report")


def test_the_stock_feed_follows_its_schema() -> None:
    schema = orjson.loads((AMAZON / "schemas/feeds/listings-feed-schema-v2.json").read_bytes())
    feed = orjson.loads(asks.upload_feed("/documents/1?a=b", ACCOUNT, [LAMP, replace(LAMP, quantity=-2)]).body)
    assert _errors(schema, feed) == []
    assert [message["patches"][0]["value"][0]["quantity"] for message in feed["messages"]] == [7, 0]


async def test_the_pretend_notices_follow_their_schema() -> None:
    fake, http, world = a_shop()
    asked = replace(an_order(2), commercial="cancel_requested", is_business=True)
    fake.place(http.account.external_id, [an_order(), asked, an_order(3, payment="pending")])
    schema = orjson.loads((AMAZON / "schemas/notifications/OrderChangeNotification.json").read_bytes())
    assert len(world.sent) == 3
    for webhook in world.sent:
        assert _errors(schema, orjson.loads(webhook.body)) == []


def test_the_published_example_of_a_notice_is_read() -> None:
    schema = orjson.loads((AMAZON / "schemas/notifications/OrderChangeNotification.json").read_bytes())
    body = orjson.dumps(schema["examples"][0])
    order = ADAPTER.read_order(RawMessage("orders", "k", "", body, "file"), ACCOUNT)
    assert (order.external_id, order.is_partial, order.commercial) == ("903-8868176-2219830", True, "cancel_requested")
    tally.sample("amazon", "ORDER_CHANGE")


def _errors(schema: dict[str, Any], value: object) -> list[str]:
    return [error.message for error in Draft7Validator(schema).iter_errors(value)]
