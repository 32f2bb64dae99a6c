"""eBay's own OpenAPI documents judge the adapter's requests and the pretend eBay's answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest

from linkstar.connect.afterwards import Reply, SeenClaim, SeenListing, SeenSettlement
from linkstar.connect.channel import Cursor, Grant, StockPush
from linkstar.connect.channels.ebay import ADAPTER
from linkstar.connect.channels.ebay.wire import claims, money, order, words
from linkstar.connect.wire import Request
from tests.connect import tally
from tests.connect.channels.ebay.builders import HOUR_AGO, SELLER, a_box, a_seller, an_ebay_order
from tests.connect.openapi import Operation, load, needs
from tests.contracts.accounts import NOW, Stage
from tests.contracts.orders import poll
from tests.contracts.test_channel_afterwards import a_claim, a_line, a_message, micros

pytestmark = needs("ebay")
FULFILMENT, INVENTORY = ("sell_fulfillment_v1", "/sell/fulfillment/v1"), ("sell_inventory_v1", "/sell/inventory/v1")
FINANCES, MESSAGE = ("sell_finances_v1", "/sell/finances/v1"), ("commerce_message_v1", "/commerce/message/v1")
FILES = {
    "getOrders": FULFILMENT, "getOrder": FULFILMENT, "getShippingFulfillments": FULFILMENT,
    "createShippingFulfillment": FULFILMENT, "bulkUpdatePriceQuantity": INVENTORY, "bulkGetInventoryItem": INVENTORY,
    "getInventoryItems": INVENTORY, "getOffers": INVENTORY, "getTransactions": FINANCES, "getPayouts": FINANCES,
    "getConversations": MESSAGE, "getConversation": MESSAGE, "sendMessage": MESSAGE,
    "getUser": ("commerce_identity_v1", "/commerce/identity/v1"),
}  # fmt: skip
for _name in ("refreshToken", "exchangeCode"):
    tally.cannot("ebay", _name, "eBay publishes no machine-readable contract of its OAuth")
tally.cannot(
    "ebay", "return/search", "Post-Order v2 has no published schema: the copy here names the path and nothing more"
)
tally.cannot("ebay", "samples", "eBay's documents here carry no examples of payloads")


def operation(name: str) -> Operation:
    """An operation by eBay's own name."""
    file, base = FILES[name]
    return Operation(f"ebay/openapi/{file}_oas3.json", name, base)


def judge(set_up: Stage) -> set[str]:
    """Checks all that passed over a client; the operations seen."""
    seen = set()
    for request, answer in zip(set_up.http.asked, set_up.http.answers, strict=True):
        if request.operation in FILES:
            assert operation(request.operation).wrong_with_request(request) == [], request.operation
            assert operation(request.operation).wrong_with_answer(answer) == [], request.operation
        seen.add(request.operation)
    return seen


async def test_requests_and_pretend_answers_follow_the_documents() -> None:
    set_up = a_seller()
    fake, http = set_up.fake, set_up.http
    rich = an_ebay_order(
        set_up, note="ring twice", is_business=True,
        lines=[replace(line, gift_message="Hi", tax_minor=10) for line in an_ebay_order(set_up).lines],
    )  # fmt: skip
    brazil = replace(rich.ship_to, country="BR", tax_id="123.456.789-09", line2="2", state="SP", company="Co")
    rich = replace(rich, ship_to=brazil, buyer=replace(rich.buyer, phone="1"), tax_minor=20, total_minor=6190)
    plain = an_ebay_order(set_up, 2, payment="pending", commercial="cancel_requested")
    fake.place(SELLER, [rich, plain, an_ebay_order(set_up, 3, fulfilled_by="channel")])
    await ADAPTER.confirm(http, [a_box(rich, 1, 0), a_box(rich, 1, 0, number="YT2"), a_box(rich, 9, 0, number="YT3")])
    fake.tell(SELLER, [
        a_claim(rich), a_claim(rich, 2, state="done"), a_claim(rich, 3, kind="refund", state="done"),
        a_claim(plain, 4, kind="cancellation", lines=[]),
        a_line(rich.external_id, settlement_id="88"), a_line(rich.external_id, 2, kind="refund", amount_minor=-5),
        SeenSettlement("88", micros(HOUR_AGO), "EUR", 6170, "", is_paid=True, paid_at=HOUR_AGO, reference="B1"),
        a_message(listing_id="44001"), a_message(2, author="seller"),
        SeenListing("44001", "LAMP-BLUE", "Lamp", "", is_live=True, quantity=3, price_minor=2500, currency="EUR"),
    ])  # fmt: skip
    set_up.world.forward(600)
    await poll(set_up, Cursor(HOUR_AGO - timedelta(hours=1)))
    assert await ADAPTER.one_order(http, rich.external_id)
    assert await ADAPTER.one_order(http, "12-00000-00404") is None
    for verb in ("claims", "settlements", "messages"):
        cursor, more = Cursor(NOW - timedelta(days=1)), True
        while more:
            page = await getattr(ADAPTER, f"{verb}_since")(http, cursor)
            cursor, more = page.cursor, page.has_more
    await ADAPTER.reply(http, [Reply("k", "On its way", conversation_id="400"), Reply("k2", "Hello", buyer_id="otto")])
    await ADAPTER.listings_page(http, "")
    pushes = [StockPush("44001", "LAMP-BLUE", 4, 1, extra={"offer_id": "944001"}), StockPush("4", "GONE", 1, 1)]
    fake.inventory.retire(SELLER, "GONE")
    await ADAPTER.push_stock(http, [*pushes, StockPush("5", "MUCH", 10**9, 1)])
    await ADAPTER.read_stock(http, pushes)
    consent = ADAPTER.authorise_url(Grant("s", "https://linkstar.example/back", client_id="app-PRD", app_id="Ru-Name"))
    assert consent.startswith("https://auth.ebay.com/oauth2/authorize?client_id=app-PRD&redirect_uri=Ru-Name&")
    fake.gate.issue(SELLER, "code", "c0de")
    grant = Grant("s", "", client_id="app-PRD", client_secret="c0ffee", app_id="Ru-Name")
    tokens = await ADAPTER.exchange_code(http, grant, {"state": "s", "code": "c0de"})
    assert (tokens.external_id, bool(tokens.secrets["refresh_token"])) == (SELLER, True)
    assert judge(set_up) == FILES.keys() | {"exchangeCode", "return/search"}
    tally.checked("ebay", FILES)


def test_a_misspelt_field_is_noticed() -> None:
    """Shows that the test above can fail."""
    ask = operation("createShippingFulfillment")
    body = orjson.dumps({"lineItems": [], "trackingNo": "1"})
    path = "/sell/fulfillment/v1/order/1/shipping_fulfillment"
    assert len(ask.wrong_with_request(Request("createShippingFulfillment", "POST", path, body=body))) == 1
    assert len(ask.wrong_with_request(Request("createShippingFulfillment", "GET", "/elsewhere", query={"a": "b"}))) == 4


@pytest.mark.parametrize(
    ("file", "schema", "known"),
    [
        ("sell_fulfillment_v1", "Order", order.ORDER_FIELDS),
        ("sell_fulfillment_v1", "LineItem", order.LINE_FIELDS),
        ("sell_finances_v1", "Transaction", money.TRANSACTION_FIELDS),
        ("commerce_message_v1", "MessageDetail", words.MESSAGE_FIELDS),
    ],
)
def test_the_adapter_knows_every_field_of_the_documents(file: str, schema: str, known: frozenset[str]) -> None:
    assert set(load(f"ebay/openapi/{file}_oas3.json")["components"]["schemas"][schema]["properties"]) == known


def test_the_states_are_those_that_ebay_lists() -> None:
    states = load("_states/order_states.json")["ebay"]
    assert set(states["orderPaymentStatus"]) == order.PAYMENTS.keys()
    assert set(states["orderFulfillmentStatus"]) == order.FULFILMENT_STATES


def test_the_budgets_are_those_that_ebay_publishes() -> None:
    published = load("_limits/limits.json")["ebay"]
    per_day = {name: round(budget.rate * 86_400) for name, budget in ADAPTER.budgets.items()}
    assert per_day["getTransactions"] == per_day["getPayouts"] == published["default_daily"]["Finances"]
    assert per_day["refreshToken"] == published["oauth_daily"]["refresh_token"]
    assert per_day["exchangeCode"] == published["oauth_daily"]["authorization_code"]


def test_the_messaging_verbs_are_what_the_capabilities_say() -> None:
    capability = load("_messaging/capability.json")["ebay"]
    assert (capability["read"], capability["send"]) == ("messages" in ADAPTER.can, "reply" in ADAPTER.can)


def test_a_claim_of_each_kind_of_the_suite_has_a_state_here() -> None:
    assert isinstance(a_claim(an_ebay_order(a_seller())), SeenClaim)
    assert set(claims.CANCELLATIONS.values()) == {"asked", "done", "refused"}
