"""TikTok Shop's OpenAPI (reconstructed, see its provenance) judges our requests, the pretend answers and the webhooks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest
from jsonschema import Draft202012Validator

from linkstar.connect.afterwards import Reply, SeenListing, SeenSettlement
from linkstar.connect.channel import Cursor, Grant, StockPush
from linkstar.connect.channels.tiktok_shop import ADAPTER
from linkstar.connect.channels.tiktok_shop.calls import hooks
from linkstar.connect.channels.tiktok_shop.wire import claims, fields, order
from linkstar.connect.wire import Request
from tests.connect import tally
from tests.connect.openapi import Operation, load, needs
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, place, poll
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message, micros

pytestmark = needs("tiktok-shop")
FILE = "tiktok-shop/tiktok_shop_openapi_reconstructed_2026-10.json"
PATHS = {
    "getOrderList", "getOrderDetail", "markPackageAsShipped", "getShippingProviders", "updateInventory", "inventorySearch",
    "searchProducts", "searchCancellations", "searchReturns", "getStatements", "getTransactionsByStatement", "getConversations",
    "getConversationMessages", "sendMessage", "getShopWebhooks", "updateShopWebhook", "getAuthorizedShops",
}  # fmt: skip
COMMON = ("app_key", "timestamp", "sign", "shop_cipher")  # of every call; the document leaves them out
for _name in ("refreshToken", "getAccessToken"):
    tally.cannot("tiktok_shop", _name, "the token endpoint is not in the document")
tally.cannot("tiktok_shop", "samples", "the document carries no examples of payloads")
tally.cannot(
    "tiktok_shop", "the document itself", "reconstructed from a generated client, never verified against the live API"
)
tally.cannot("tiktok_shop", "codes of errors", "not in the document; those that are told apart are from public clients")


def judge(set_up: Stage) -> set[str]:
    """Checks all that passed over a client; the operations seen."""
    seen = set()
    for request, answer in zip(set_up.http.asked, set_up.http.answers, strict=True):
        if request.operation in PATHS:
            asked = Operation(FILE, request.operation)
            assert asked.wrong_with_request(request, ignore=COMMON) == [], request.operation
            assert asked.wrong_with_answer(answer) == [], request.operation
        seen.add(request.operation)
    return seen


async def test_requests_and_pretend_answers_follow_the_document() -> None:
    set_up = stage("tiktok_shop")
    fake, http, shop = set_up.fake, set_up.http, set_up.row.external_id
    rich = an_order(
        set_up, tax_minor=10, note="ring", lines=[replace(one, tax_minor=5) for one in an_order(set_up).lines]
    )
    place(set_up, rich, an_order(set_up, 2, payment="pending"), an_order(set_up, 3, commercial="cancelled"))
    place(set_up, *(an_order(set_up, number) for number in range(10, 60)))
    parcels = [a_parcel(rich, 1, 0), a_parcel(rich, 1, 1, key="p-2"), a_parcel(rich, 1, 0, key="p-3")]
    assert [one.is_taken for one in await ADAPTER.confirm(http, parcels)] == [True, True, False]
    fake.tell(shop, [
        a_claim(rich), a_claim(rich, 2, state="done"), a_claim(rich, 3, kind="refund"), a_claim(rich, 4, kind="cancellation"),
        a_line(rich.external_id, settlement_id="88"), a_line(rich.external_id, 2, settlement_id="88", kind="fee", amount_minor=-9),
        SeenSettlement("88", micros(HOUR_AGO), "EUR", 6170, "", is_paid=True, paid_at=HOUR_AGO, reference="B1"),
        a_message(), a_message(2, author="seller"),
        *(SeenListing(f"{n}", f"SKU-{n}", "Lamp", "", is_live=n > 1, quantity=3, price_minor=1999, currency="EUR") for n in range(3)),
    ])  # fmt: skip
    set_up.world.forward(120)
    pages, _ = await poll(set_up, Cursor(HOUR_AGO - timedelta(hours=1)))
    assert sum(map(len, pages)) == 53
    assert await ADAPTER.one_order(http, "404") is None
    for verb in ("claims", "settlements", "messages"):
        cursor, more = Cursor(NOW - timedelta(days=1)), True
        while more:
            page = await getattr(ADAPTER, f"{verb}_since")(http, cursor)
            cursor, more = page.cursor, page.has_more
    await ADAPTER.reply(
        http, [Reply("k", "On its way", conversation_id="400"), Reply("k2", "x", conversation_id="404")]
    )
    await ADAPTER.listings_page(http, "")
    pushes = [StockPush("1", "SKU-1", 4, 1), StockPush("2", "SKU-2", 10**6, 1, extra={"product_id": "172"})]
    assert [one.is_taken for one in await ADAPTER.push_stock(http, pushes)] == [True, False]
    await ADAPTER.read_stock(http, pushes)
    for _ in range(2):
        await ADAPTER.subscribe(http, "https://linkstar.example/webhooks/t0ken")
    url = ADAPTER.authorise_url(Grant("s", "https://linkstar.example/back", client_id="app_key", app_id="7123"))
    assert url == "https://services.tiktokshop.com/open/authorize?service_id=7123&state=s"
    fake.gate.issue(shop, "code", "c0de")
    grant = Grant("s", "", client_id="app_key", client_secret="c0ffee")
    tokens = await ADAPTER.exchange_code(http, grant, {"state": "s", "code": "c0de"})
    assert (tokens.external_id, tokens.config["shop_cipher"]) == (shop, f"GCP_{shop}")
    http.renew({"access_token": "stale"})
    assert await ADAPTER.one_order(http, rich.external_id)
    assert judge(set_up) == PATHS | {"getAccessToken", "refreshToken"}
    tally.checked("tiktok_shop", PATHS)


def test_pretend_webhooks_follow_the_document() -> None:
    set_up = stage("tiktok_shop")
    one = an_order(set_up)
    place(set_up, one, an_order(set_up, 2, commercial="cancelled"))
    set_up.fake.tell(set_up.row.external_id, [a_claim(one), a_claim(one, 2, kind="cancellation", lines=[])])
    document = load(FILE)
    seen = set()
    for sent in set_up.world.sent:
        said = orjson.loads(sent.body)
        name = next(name for name in document["webhooks"] if name.startswith(f"{said['type']}:"))
        schema = document["webhooks"][name]["post"]["requestBody"]["content"]["application/json"]["schema"]
        judge_ = Draft202012Validator({**schema, "components": document["components"]})
        assert [error.message for error in judge_.iter_errors(said)] == []
        assert document["x-event-types"][str(said["type"])] == sent.topic
        seen.add(said["type"])
        tally.sample("tiktok_shop", f"webhook {said['type']}")
    assert seen == {1, 11, 12}


def test_a_misspelt_field_is_noticed() -> None:
    """Shows that the tests above can fail."""
    body = orjson.dumps({"update_time_gt": 1})
    request = Request("x", "POST", "/order/202309/orders/search", query={"page_size": "5"}, body=body)
    assert len(Operation(FILE, "getOrderList").wrong_with_request(request)) == 1


def test_the_events_are_those_of_the_document() -> None:
    assert set(hooks.EVENTS) <= set(load(FILE)["x-event-types"].values())


def test_the_adapter_knows_every_field_of_the_document() -> None:
    schemas = load(FILE)["components"]["schemas"]

    def names(start: str) -> set[str]:
        found = [one["properties"] for name, one in schemas.items() if name == start]
        assert found, start
        return set(found[0])

    assert names("GetOrderListResponseDataOrder") <= fields.ORDER_FIELDS
    assert names("SearchReturnsResponseDataReturnOrder") == fields.RETURN_FIELDS
    assert names("SearchCancellationsResponseDataCancellation") == fields.CANCELLATION_FIELDS
    assert set(schemas["SearchReturnsRequestReturnStatusItem"]["enum"]) <= claims.RETURNS.keys()
    assert set(schemas["SearchCancellationsRequestCancelStatusItem"]["enum"]) <= claims.CANCELLATIONS.keys()


def test_the_states_are_those_that_are_listed() -> None:
    states = load("_states/order_states.json")["tiktok_shop"]
    assert {*states["values"], states["webhook_value_for_cancel"]} == order.STATUSES.keys()


@pytest.mark.parametrize(("verb", "word"), [("messages", "read"), ("reply", "send")])
def test_the_messaging_verbs_are_what_the_capabilities_say(verb: str, word: str) -> None:
    assert load("_messaging/capability.json")["tiktok_shop"][word] == (verb in ADAPTER.can)
