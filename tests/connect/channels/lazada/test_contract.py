"""The lists of Lazada's operations and fields judge our requests and the pretend answers; its public example is read."""

from __future__ import annotations

from datetime import timedelta

import orjson
import pytest

from linkstar.connect.afterwards import Reply, SeenListing, SeenSettlement
from linkstar.connect.channel import Cursor, Grant, StockPush
from linkstar.connect.channels.lazada import ADAPTER, wire
from linkstar.connect.channels.lazada.errors import BatchRefused
from linkstar.connect.channels.lazada.wire import fields, money, order
from linkstar.connect.wire import Answer, PartnerRefused, Request
from tests.connect import tally
from tests.connect.channels.lazada import lists
from tests.connect.openapi import CONTRACTS, load, needs
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, place, poll
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message, micros, read_all

pytestmark = needs("lazada")
CHECKED = {
    "GetOrders", "GetOrder", "GetMultipleOrderItems", "GetProducts", "GetReverseOrdersForSeller", "GetPayoutStatus",
    "QueryTransactionDetails", "GenerateAccessToken", "RefreshAccessToken",
}  # fmt: skip
PATHS = {
    "GetShipmentProvider", "Pack", "PackageStatusUpdateForDBS", "ReadyToShip", "UpdateSellableQuantity", "GetSessionList",
    "GetMessages", "OpenSession", "SendMessage",
}  # fmt: skip
ACCOUNT = stage("lazada").account
for _name in PATHS:
    tally.cannot(
        "lazada",
        _name,
        "path and method are checked; the lists know neither parameters nor fields (written from Lazada's guides)",
    )
tally.cannot(
    "lazada", "lazada-push", "the vector has no expected value; the way is the one of Lazada's guide on pushes"
)
tally.cannot("lazada", "codes of errors", "not in the lists; those that are told apart are from public clients")


def judge(set_up: Stage) -> set[str]:
    """Checks all that passed over a client, as it was signed; the operations seen."""
    seen = set()
    for request, answer in zip(set_up.http.asked, set_up.http.answers, strict=True):
        signed = ADAPTER.sign(request, set_up.account, NOW)
        assert lists.wrong_with_request(signed) == [], request.operation
        if request.operation in CHECKED:
            assert lists.wrong_with_answer(request.operation, answer) == [], request.operation
        seen.add(request.operation)
    return seen


async def test_requests_and_pretend_answers_follow_the_lists() -> None:
    set_up = stage("lazada")
    fake, http, shop = set_up.fake, set_up.http, set_up.row.external_id
    rich = an_order(set_up, note="ring")
    place(set_up, rich, an_order(set_up, 2, payment="pending"), an_order(set_up, 3, commercial="cancelled"))
    place(set_up, *(an_order(set_up, number) for number in range(10, 60)))
    parcels = [a_parcel(rich, 1, 0), a_parcel(rich, 1, 1, key="p-2"), a_parcel(rich, 1, 0, key="p-3")]
    assert [one.is_taken for one in await ADAPTER.confirm(http, parcels)] == [True, True, False]
    fake.tell(shop, [
        a_claim(rich), a_claim(rich, 2, state="done"), a_claim(rich, 3, kind="refund"), a_claim(rich, 4, kind="cancellation"),
        a_line(rich.external_id, settlement_id="88"), a_line(rich.external_id, 2, settlement_id="88", kind="fee", amount_minor=-9),
        SeenSettlement("88", micros(HOUR_AGO), "EUR", 6170, "", is_paid=True, paid_at=HOUR_AGO),
        a_message(), a_message(2, author="seller"),
        *(SeenListing(f"{n}", f"SKU-{n}", "Lamp", "", is_live=n > 1, quantity=3, price_minor=1999, currency="EUR") for n in range(1, 4)),
    ])  # fmt: skip
    set_up.world.forward(120)
    pages, _ = await poll(set_up, Cursor(HOUR_AGO - timedelta(hours=1)))
    assert sum(map(len, pages)) == 53
    assert await ADAPTER.one_order(http, "404") is None
    for verb in ("claims", "settlements", "messages"):
        await read_all(set_up, verb)
    replies = [Reply("k", "On its way", conversation_id="400"), Reply("k2", "Hello", order_id=rich.external_id)]
    assert [one.is_taken for one in await ADAPTER.reply(http, replies)] == [True, True]
    listings, _ = await ADAPTER.listings_page(http, "")
    assert [one.is_live for one in listings] == [False, True, True]
    pushes = [StockPush("1", "SKU-1", 4, 1), StockPush("2", "SKU-2", 10**7, 1), StockPush("404", "NONE", 1, 1)]
    assert [one.is_taken for one in await ADAPTER.push_stock(http, pushes)] == [True, False, False]
    await ADAPTER.read_stock(http, pushes)
    fake.gate.issue(shop, "code", 60, "c0de")
    grant = Grant("s", "", client_id="app_key", client_secret="c0ffee", external_id=shop)
    tokens = await ADAPTER.exchange_code(http, grant, {"state": "s", "code": "c0de"})
    assert (tokens.external_id, tokens.config["country"]) == (shop, "SG")
    http.renew({"access_token": "stale"})
    assert await ADAPTER.one_order(http, rich.external_id)
    assert judge(set_up) == CHECKED | PATHS
    tally.checked("lazada", CHECKED)


@pytest.mark.parametrize("request_", [
    Request("GetOrders", "GET", "/orders/get", query={"update_afterwards": "x"}),
    Request("GetOrders", "GET", "/order/get"),
    Request("Pack", "GET", "/order/fulfill/pack"),
], ids=["parameter", "path", "method"])  # fmt: skip
def test_a_wrong_request_is_noticed(request_: Request) -> None:
    """Shows that the tests above can fail."""
    assert len(lists.wrong_with_request(request_)) == 1


def test_a_field_that_is_not_listed_is_noticed() -> None:
    body = orjson.dumps({"code": "0", "data": {"orders": [{"moon": 1}]}})
    assert lists.wrong_with_answer("GetOrders", Answer(200, {}, body)) == ["GetOrders.data.orders[].moon is not known"]


def test_the_public_example_of_orders_is_read() -> None:
    said = orjson.loads((CONTRACTS / "lazada" / "samples" / "orders_get.response.json").read_bytes())
    (example,) = said["data"]["orders"]
    item = {
        "order_item_id": "1", "currency": "SGD", "item_price": "106.00", "status": "pending", "sku": "A", "shop_sku": "B",
        "voucher_amount": "0.00",
    }  # fmt: skip
    message = wire.order_message(example, [item], "poll")
    seen = ADAPTER.read_order(message, ACCOUNT)
    assert (seen.external_id, seen.number, seen.total_minor, seen.shipping_minor) == ("1895464", "303147148", 10654, 54)
    assert (seen.ship_to.country, seen.ship_to.phone, seen.ship_to.line1) == ("SG", "", "1 CHANGI VILLAGE ROAD, 11")
    assert (seen.placed_at.isoformat(), list(seen.unknown)) == ("2018-02-09T14:44:30+00:00", [])
    tally.sample("lazada", "orders_get.response.json")


def test_the_public_examples_of_errors_are_understood() -> None:
    folder = CONTRACTS / "lazada" / "samples"
    request = Request("GetOrders", "GET", "/orders/get")
    no = ADAPTER.error_of(request, Answer(200, {}, (folder / "error.response.json").read_bytes()))
    assert isinstance(no, PartnerRefused)
    assert (no.code, no.message) == ("MISSING_PARAMETER", "missing required parameter: access_token")
    tally.sample("lazada", "error.response.json")
    detail = orjson.loads((folder / "batch_error_detail.json").read_bytes())
    body = orjson.dumps({"code": "501", "type": "ISP", "message": "E501: Update product failed", **detail})
    batch = ADAPTER.error_of(Request("UpdateSellableQuantity", "POST", "/x"), Answer(200, {}, body))
    assert isinstance(batch, BatchRefused)
    assert dict(batch.wrong) == {"api-create-test-1": "SELLER_SKU_INVALID"}
    tally.sample("lazada", "batch_error_detail.json")


def test_the_adapter_knows_every_field_of_the_lists() -> None:
    for kind, known in (
        ("GetOrdersOrdersResponseEntity", fields.ORDER_FIELDS), ("GetOrderDataResponseEntity", fields.ORDER_FIELDS),
        ("GetMultipleOrderItemsOrderItemsResponseEntity", fields.ITEM_FIELDS),
        ("GetReverseOrdersForSellerItemsResponseEntity", fields.REVERSE_FIELDS),
        ("GetReverseOrdersForSellerReverseOrderLinesResponseEntity", fields.REVERSE_LINE_FIELDS),
        ("QueryTransactionDetailsDataResponseEntity", fields.TRANSACTION_FIELDS),
        ("GetPayoutStatusDataResponseEntity", fields.STATEMENT_FIELDS),
    ):  # fmt: skip
        assert lists.fields(kind) <= known, kind
    assert lists.fields("QueryTransactionDetailsDataResponseEntity") == fields.TRANSACTION_FIELDS


def test_the_states_are_known_that_are_listed() -> None:
    assert set(load("_states/order_states.json")["lazada"]["values"]) <= order.OPEN | order.SENT | order.CANCELLED


@pytest.mark.parametrize(("verb", "word"), [("messages", "read"), ("reply", "send")])
def test_the_messaging_verbs_are_what_the_capabilities_say(verb: str, word: str) -> None:
    assert (verb in ADAPTER.can) == load("_messaging/capability.json")["lazada"][word]


@pytest.mark.parametrize(("told", "kind"), [
    ("Orders-Sales", "sale"), ("Refunds-Sales", "refund"), ("Other Services-Sales", "adjustment"), ("Orders-Lazada Fees", "fee"),
    ("Refunds-Marketing Fees", "fee"), ("3P Services-Logistics", "shipping"), ("Refunds-Claims", "adjustment"),
    ("Refunds-Others", "other"), ("Other Services-Services", "fee"), ("Moon-Dust", None),
])  # fmt: skip
def test_a_type_of_transaction_has_its_kind(told: str, kind: str | None) -> None:
    assert money.kind_of(told) == kind
