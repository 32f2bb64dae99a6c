"""Shopee's documents judge our requests and the pretend answers; all its samples and examples of errors are read."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.afterwards import Reply, SeenListing, SeenSettlement
from linkstar.connect.channel import Cursor, Grant, StockPush
from linkstar.connect.channels.shopee import ADAPTER, wire
from linkstar.connect.channels.shopee.calls import orders, stock
from linkstar.connect.channels.shopee.wire import fields, wallet
from linkstar.connect.channels.shopee.wire.order import STATUSES
from linkstar.connect.channels.shopee.wire.values import whole
from linkstar.connect.wire import Answer, Request, TokenExpired
from tests.connect import tally
from tests.connect.channels.shopee import tree
from tests.connect.openapi import load, needs
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, place, poll
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message, micros, read_all

pytestmark = needs("shopee")
CHAT = {
    "sellerchat.get_conversation_list",
    "sellerchat.get_one_conversation",
    "sellerchat.get_message",
    "sellerchat.send_message",
}
CHECKED = {
    "order.get_order_list", "order.get_order_detail", "order.get_package_detail", "logistics.get_shipping_parameter",
    "logistics.ship_order", "product.update_stock", "product.get_item_list", "product.get_item_base_info", "product.get_model_list",
    "returns.get_return_list", "payment.get_payout_info", "payment.get_billing_transaction_info", "public.get_access_token",
    "public.refresh_access_token", "shop.get_shop_info",
}  # fmt: skip
WALLET = "payment.get_wallet_transaction_list"
ACCOUNT = stage("shopee").account
for _name in CHAT:
    tally.cannot("shopee", _name, "the chat is not in the public documents; its fields are as public clients know them")
tally.cannot(
    "shopee", "pushes", "the documents describe no bodies of pushes; the codes are as public clients know them"
)


def judge(set_up: Stage) -> set[str]:
    """Checks all that passed over a client, as it was signed; the operations seen."""
    seen = set()
    for request, answer in zip(set_up.http.asked, set_up.http.answers, strict=True):
        signed = ADAPTER.sign(request, set_up.account, NOW)
        if request.operation in CHECKED | {WALLET}:
            assert tree.wrong_with_request(signed) == [], request.operation
            assert tree.wrong_with_answer(request.operation, answer) == [], request.operation
        seen.add(request.operation)
    return seen


async def test_requests_and_pretend_answers_follow_the_documents() -> None:
    set_up = stage("shopee")
    fake, http, shop = set_up.fake, set_up.http, set_up.row.external_id
    rich = an_order(set_up, note="ring", deliver_by_at=NOW + timedelta(days=9))
    place(set_up, rich, an_order(set_up, 2, payment="pending"), an_order(set_up, 3, commercial="cancelled"))
    place(set_up, *(an_order(set_up, number) for number in range(10, 60)))
    (seen,) = [one for one in [await ADAPTER.one_order(http, rich.external_id)] if one]
    order = ADAPTER.read_order(seen, set_up.account)
    answers = await ADAPTER.confirm(http, [a_parcel(order, 2, 1), a_parcel(order, 1, 0, key="p-2")])
    assert [one.is_taken for one in answers] == [True, False]
    fake.tell(shop, [
        a_claim(order), a_claim(order, 2, state="done"), a_claim(order, 3, kind="refund"), a_claim(order, 4, kind="cancellation"),
        a_line(rich.external_id, settlement_id="88"), a_line(rich.external_id, 2, settlement_id="88", kind="fee", amount_minor=-9),
        SeenSettlement("88", micros(HOUR_AGO), "EUR", 6170, "", is_paid=True, paid_at=HOUR_AGO, reference="B1"),
        a_message(), a_message(2, author="seller"),
        *(SeenListing(f"{n}", f"SKU-{n}", "Lamp", "", is_live=n > 1, quantity=3, price_minor=1999, currency="EUR") for n in range(3)),
        SeenListing("31", "SKU-M", "Lamp", "", is_live=True, quantity=3, price_minor=1999, currency="EUR", extra=(("item_id", "30"),)),
    ])  # fmt: skip
    set_up.world.forward(120)
    pages, _ = await poll(set_up, Cursor(HOUR_AGO - timedelta(hours=1)))
    assert sum(map(len, pages)) == 53
    assert await ADAPTER.one_order(http, "404") is None
    for verb in ("claims", "settlements", "messages"):
        await read_all(set_up, verb)
    await ADAPTER.reply(
        http, [Reply("k", "On its way", conversation_id="400"), Reply("k2", "x", conversation_id="404")]
    )
    listings, page = await ADAPTER.listings_page(http, "")
    listings = [*listings, *(await ADAPTER.listings_page(http, page))[0]]
    assert {one.external_id for one in listings} == {"0", "1", "2", "30-31"}
    pushes = [StockPush("1", "SKU-1", 4, 1, location_id="SG1"), StockPush("30-31", "SKU-M", 10**7, 1)]
    assert [one.is_taken for one in await ADAPTER.push_stock(http, pushes)] == [True, False]
    await ADAPTER.read_stock(http, pushes)
    fake.gate.issue(shop, "code", "c0de")
    grant = Grant("s", "", client_id="2001887", client_secret="c0ffee")
    tokens = await ADAPTER.exchange_code(http, grant, {"state": "s", "code": "c0de", "shop_id": shop})
    assert (tokens.external_id, tokens.config["is_cb"]) == (shop, "1")
    http.renew({"access_token": "stale"})
    assert await ADAPTER.one_order(http, rich.external_id)
    assert judge(set_up) == CHECKED | CHAT
    tally.checked("shopee", CHECKED)


async def test_the_wallet_of_a_local_shop_follows_its_document() -> None:
    set_up = stage("shopee", config={"is_cb": "0"})
    shops = set_up.world.table("shops")
    record = shops[set_up.row.external_id]
    shops[set_up.row.external_id] = record | {"secrets": record["secrets"] | {"local": "1"}}
    told = [a_line("5"), a_line("", 2, kind="payout", amount_minor=-60, settlement_id="88")]
    set_up.fake.tell(set_up.row.external_id, told)
    messages, _, _ = await read_all(set_up, "settlements")
    assert len(messages) == 2
    assert judge(set_up) == {WALLET}
    tally.checked("shopee", [WALLET])
    documented = tree.load(WALLET)["params"]
    (kinds,) = [one["description"] for one in documented["request_params"] if one["name"] == "transaction_type"]
    assert set(re.findall(r"([A-Z][A-Z_]{3,}[A-Z]) *=", kinds.replace("&nbsp;", " "))) == wallet.KINDS.keys()
    (response,) = [one["children"] for one in documented["response_params"] if one["name"] == "response"]
    assert {one["name"] for one in response[0]["children"]} == fields.WALLET_FIELDS


def test_a_misspelt_or_missing_field_is_noticed() -> None:
    """Shows that the tests above can fail."""
    request = Request("order.get_order_list", "GET", "/api/v2/order/get_order_list", query={"page_sise": "5"})
    assert len(tree.wrong_with_request(request)) == 5
    body = orjson.dumps({"item_id": "7", "stock_list": [{"seller_stock": [{}]}]})
    request = Request("product.update_stock", "POST", "/api/v2/product/update_stock", body=body)
    assert len(tree.wrong_with_request(request)) == 2
    assert len(tree.wrong_with_answer("order.get_order_list", {"response": {"more": 1, "moon": 2}})) == 2


def samples() -> list[tuple[str, Any]]:
    """All samples of answers that are JSON."""
    found = [
        (name, sample["value"])
        for name in tree.names()
        for sample in tree.load(name)["response_sample"] or ()
        if isinstance(sample["value"], dict)
    ]
    assert len(found) >= 230
    return found


def test_every_sample_is_read_as_what_it_is() -> None:
    """Twenty of the samples are refusals; all others are answers, whatever stands in their empty fields."""
    refused = 0
    for name, value in samples():
        answer = Answer(200, {}, orjson.dumps({"error": "", **value}))
        wrong = ADAPTER.error_of(Request(name, "GET", f"/api/v2/{name}"), answer)
        word = str(value.get("error") or "").strip()
        assert (wrong is None) == (word in ("", "-", "success")), name
        assert (
            "Invalid access_token" not in str(value.get("message"))
            or type(wrong) is TokenExpired
            or not word.strip("-")
        ), name
        assert wrong or whole(answer)
        refused += wrong is not None
        tally.sample("shopee", name)
    assert refused == 20
    texts = [
        name
        for name in tree.names()
        for one in tree.load(name)["response_sample"] or ()
        if isinstance(one["value"], str)
    ]
    for name in set(texts) - {"order.get_order_detail"}:  # that one is mended and read below
        tally.cannot("shopee", f"sample of {name}", "the sample is no JSON")
    assert len(texts) < 15


def test_every_example_of_an_error_is_an_error() -> None:
    count = 0
    for name in tree.names():
        for example in tree.load(name).get("error_example") or ():
            value = example["value"]
            if isinstance(value, dict) and str(value.get("error") or "-").strip() not in ("-", ""):
                answer = Answer(200, {}, orjson.dumps(value))
                assert ADAPTER.error_of(Request(name, "GET", f"/api/v2/{name}"), answer), name
                count += 1
    assert count > 100


def the_sample(name: str) -> dict[str, Any]:
    """The sample of one operation; that of the order has two braces too many and a comma too few."""
    value = tree.load(name)["response_sample"][0]["value"]
    if isinstance(value, str):
        value = orjson.loads(re.sub(r'(\d)(\s*\n\s*")', r"\1,\2", value.replace("{\n{", "{", 1)))
    assert isinstance(value, dict)
    return value


def test_the_sample_of_an_order_is_read_whole() -> None:
    order = the_sample("order.get_order_detail")["response"]["order_list"][0]
    seen = ADAPTER.read_order(wire.order_message(order, [], "poll"), ACCOUNT)
    assert (seen.number, seen.currency, seen.total_minor, seen.shipping_minor) == ("2404098R48U37H", "VND", 32119, 5000)
    assert [(line.listing_id, line.sku, line.quantity, line.fulfilled) for line in seen.lines] == [
        ("23620853561-221404189791", "QAZ-SADOER-05", 1, 1)
    ]
    assert sum(line.price_minor for line in seen.lines) - seen.discount_minor + seen.shipping_minor == seen.total_minor
    assert (seen.ship_to.name, seen.ship_to.line1, seen.ship_to.city) == ("", "", "Huyện Phước Long")
    assert (seen.payment, seen.commercial, list(seen.unknown)) == ("paid", "completed", [])
    tally.sample("shopee", "order.get_order_detail")


def test_the_samples_of_returns_payouts_and_items_are_read_whole() -> None:
    returns = the_sample("returns.get_return_list")["response"]["return"]
    detail = the_sample("returns.get_return_detail")["response"]
    for said in [*returns, detail]:
        (claim,) = ADAPTER.read_claims(wire.return_message(said), ACCOUNT)
        assert (claim.refund_minor > 0, claim.lines[0].quantity, list(claim.unknown)) == (True, 1, [])
    rows = the_sample("payment.get_billing_transaction_info")["response"]["transactions"]
    for payout in the_sample("payment.get_payout_info")["response"]["payout_list"]:
        settled = ADAPTER.read_settled(wire.payout_message(payout, rows), ACCOUNT)
        assert [(line.kind, line.amount_minor, line.order_id) for line in settled.lines] == [
            ("refund", -59478, "230712RFB30UES")
        ]
        assert list(settled.unknown) == []
    (item,) = the_sample("product.get_item_base_info")["response"]["item_list"][:1]
    model = the_sample("product.get_model_list")["response"]["model"][0]
    assert stock.listing_of(item, None).external_id == "34002"
    assert stock.listing_of(item, model | {"model_id": 5}).external_id == "34002-5"  # the sample leaves the id out


def test_the_adapter_knows_every_field_of_an_order() -> None:
    def children(place: list[Any], *path: str) -> set[str]:
        for name in path:
            place = next(one["children"] for one in place if one["name"] == name)
        return {str(one["name"]) for one in place}

    answer = tree.load("order.get_order_detail")["params"]["response_params"]
    assert children(answer, "response", "order_list") <= fields.ORDER_FIELDS
    assert children(answer, "response", "order_list", "item_list") <= fields.ITEM_FIELDS
    assert children(answer, "response", "order_list", "package_list") <= fields.PACKAGE_FIELDS
    returns = tree.load("returns.get_return_list")["params"]["response_params"]
    assert children(returns, "response", "return") <= fields.RETURN_FIELDS


def test_the_optional_fields_are_those_that_may_be_asked_for() -> None:
    (one,) = [
        each
        for each in tree.load("order.get_order_detail")["params"]["request_params"]
        if each["name"].startswith("response")
    ]
    assert set(orders.FIELDS.split(",")) <= set(re.findall(r"\w+", one["description"]))


def test_the_states_are_those_that_are_listed() -> None:
    listed = load("_states/order_states.json")["shopee"]["values"]
    assert {word for text in listed for word in re.findall(r"[A-Z_]{6,}", text)} <= STATUSES.keys()


@pytest.mark.parametrize(("verb", "word"), [("messages", "read"), ("reply", "send")])
def test_the_messaging_verbs_are_what_the_capabilities_say(verb: str, word: str) -> None:
    assert load("_messaging/capability.json")["shopee"][word] == (verb in ADAPTER.can)
