"""What is odd about Walmart: no time of change, lists that shift, feeds that are slow, tokens that run out, notices."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import orjson
import pytest

from linkstar.connect.channel import Cursor, StockPush, WebhookRequest
from linkstar.connect.channels.walmart import ADAPTER, sign, wire
from linkstar.connect.channels.walmart.fake import shapes
from linkstar.connect.wire import Account, BadSignature, PartnerRefused, Request, Throttled, Unreadable
from tests.contracts.accounts import NOW, Stage, stage
from tests.contracts.orders import HOUR_AGO, a_parcel, an_order, delivery, ids, one, place, placed, poll, stage_knowing
from tests.contracts.test_channel_afterwards import a_claim, a_line, read_all

SINCE = Cursor(HOUR_AGO - timedelta(minutes=1))


def a_seller(**secrets: str) -> Stage:
    """The seller of the contract suite, with more secrets at Walmart."""
    return stage_knowing("walmart", **secrets)


async def test_an_order_that_leaves_the_window_while_it_is_read_makes_no_hole() -> None:
    set_up = a_seller()
    wanted = place(set_up, *(an_order(set_up, n, at=HOUR_AGO + timedelta(seconds=n)) for n in range(1, 251)))
    first = await ADAPTER.orders_since(set_up.http, SINCE)
    set_up.world.forward(120)
    place(set_up, *(an_order(set_up, n, at=NOW + timedelta(seconds=60)) for n in range(1, 31)))
    rest, _ = await poll(set_up, first.cursor)
    assert set(ids([first.messages, *rest])) >= set(wanted[30:])


async def test_a_wish_to_cancel_has_a_new_key_and_version_in_the_same_millisecond() -> None:
    set_up = a_seller()
    order = await placed(set_up)
    before = await ADAPTER.one_order(set_up.http, order.external_id)
    assert before
    said = orjson.loads(before.body)
    said["orderLines"]["orderLine"][0]["intentToCancel"] = "CUSTOMER_REQUEST"
    after = wire.order_message(said, "poll")
    seen = ADAPTER.read_order(after, set_up.account)
    assert after.key != before.key
    assert (seen.version > order.version, seen.commercial) == (True, "cancel_requested")
    (claim,) = ADAPTER.read_claims(after, set_up.account)
    assert (claim.kind, claim.state, [line.quantity for line in claim.lines]) == ("cancellation", "asked", [2])


async def test_an_order_is_acknowledged_before_it_is_shipped_and_only_once() -> None:
    set_up = a_seller()
    order = await placed(set_up)
    await ADAPTER.confirm(set_up.http, [a_parcel(order, 1, 0), a_parcel(order, 1, 1, key="p-2")])
    asked = [request.operation for request in set_up.http.asked]
    assert asked.count("acknowledgeOrders") == 1
    assert asked.count("shippingUpdates") == 2
    assert (await one(set_up, order.external_id)).commercial == "completed"


async def test_a_carrier_that_walmart_does_not_list_comes_with_an_address_to_track() -> None:
    set_up = a_seller()
    order = await placed(set_up)
    lorry = replace(a_parcel(order, 2, 1), carrier="Some Lorry")
    (answer,) = await ADAPTER.confirm(set_up.http, [lorry])
    sent = orjson.loads(set_up.http.asked[-1].body)["orderShipment"]["orderLines"]["orderLine"][0]
    info = sent["orderLineStatuses"]["orderLineStatus"][0]["trackingInfo"]
    assert answer.is_taken
    assert (info["carrierName"], info["trackingURL"]) == (
        {"otherCarrier": "Some Lorry"},
        "https://t.17track.net/en#nums=YTPARCEL1",
    )


async def test_spent_tokens_are_throttled_until_walmart_gives_more() -> None:
    set_up = a_seller(**{"per_minute.getAllOrders": "2"})
    for _ in range(2):
        await ADAPTER.orders_since(set_up.http, SINCE)
    assert [learned.left for learned in set_up.http.learned] == [1.0, 0.0]
    with pytest.raises(Throttled) as told:
        await ADAPTER.orders_since(set_up.http, SINCE)
    assert told.value.retry_after_s == 60.0
    set_up.world.forward(61)
    await ADAPTER.orders_since(set_up.http, SINCE)


async def test_a_token_lives_a_quarter_of_an_hour() -> None:
    set_up = a_seller()
    await ADAPTER.orders_since(set_up.http, SINCE)
    set_up.world.forward(901)
    await ADAPTER.orders_since(set_up.http, SINCE)
    assert [request.operation for request in set_up.http.asked] == [
        "getAllOrders",
        "getAllOrders",
        "tokenAPI",
        "getAllOrders",
    ]


async def test_a_feed_that_is_not_done_counts_as_taken() -> None:
    set_up = a_seller(slow_feeds="1")
    answers = await ADAPTER.push_stock(set_up.http, [StockPush("", f"S{n}", n, 1) for n in range(25)])
    assert {(answer.is_taken, answer.code, answer.quantity) for answer in answers} == {(True, "INPROGRESS", None)}


async def test_orders_that_walmart_sends_are_told_where_the_account_asks_for_them() -> None:
    set_up = a_seller()
    place(set_up, an_order(set_up), an_order(set_up, 2, fulfilled_by="channel"))
    assert len(ids((await poll(set_up, SINCE))[0])) == 1
    both = stage("walmart", config={"ship_nodes": "SellerFulfilled, WFSFulfilled"})
    place(both, an_order(both), an_order(both, 2, fulfilled_by="channel"))
    pages, _ = await poll(both, SINCE)
    seen = [ADAPTER.read_order(message, both.account).fulfilled_by for page in pages for message in page]
    assert sorted(seen) == ["channel", "seller"]


async def test_a_report_of_many_rows_is_read_in_pieces() -> None:
    set_up = a_seller()
    rows = [shapes.row_of(a_line("1", n)) for n in range(1, 1202)]
    set_up.world.table("reports")[f"{set_up.row.external_id}/11202026"] = {"rows": rows}
    messages, pages, _ = await read_all(set_up, "settlements")
    lines = [line for message in messages for line in ADAPTER.read_settled(message, set_up.account).lines]
    assert (pages, len(messages), len({line.external_id for line in lines})) == (2, 2, 1201)


async def test_a_return_of_two_purchase_orders_is_two_claims() -> None:
    set_up = a_seller()
    first, second = await placed(set_up), await placed(set_up, 2)
    set_up.fake.tell(set_up.row.external_id, [a_claim(first)])
    (message,), _, _ = await read_all(set_up, "claims")
    said = orjson.loads(message.body)
    said["returnOrderLines"].append(said["returnOrderLines"][0] | {"purchaseOrderId": second.external_id})
    found = ADAPTER.read_claims(wire.return_message(said), set_up.account)
    assert [(claim.order_id, claim.external_id) for claim in found] == [
        (first.external_id, f"7001:{first.external_id}"), (second.external_id, f"7001:{second.external_id}"),
    ]  # fmt: skip


async def test_a_notice_names_its_order_wherever_it_stands() -> None:
    set_up = a_seller()
    place(set_up, an_order(set_up))
    request = delivery(set_up.world.sent[0])
    body = orjson.dumps({**orjson.loads(request.body), "payload": {"order": [{"poId": 1770000000009}]}})
    (message,) = ADAPTER.receive(replace(request, body=body), set_up.account, NOW)
    seen = ADAPTER.read_order(message, set_up.account)
    assert (seen.external_id, seen.is_partial, seen.channel_state) == ("1770000000009", True, "PO_CREATED")
    assert list(ADAPTER.read_claims(message, set_up.account)) == []


@pytest.mark.parametrize("change", [{"eventTime": None}, {"eventType": None}])
async def test_a_notice_that_lacks_what_it_must_have_is_unreadable(change: dict[str, object]) -> None:
    set_up = a_seller()
    place(set_up, an_order(set_up))
    request = delivery(set_up.world.sent[0])
    said = {name: value for name, value in {**orjson.loads(request.body), **change}.items() if value is not None}
    with pytest.raises(Unreadable):
        ADAPTER.receive(replace(request, body=orjson.dumps(said)), set_up.account, NOW)


async def test_without_a_password_nothing_is_subscribed_and_nothing_believed() -> None:
    set_up = a_seller()
    bare: Account = replace(set_up.account, secrets={"access_token": "first"})
    set_up.http.account = bare
    with pytest.raises(PartnerRefused):
        await ADAPTER.subscribe(set_up.http, "https://linkstar.example/x")
    with pytest.raises(BadSignature):
        ADAPTER.receive(WebhookRequest("/", {"authorization": sign.basic(sign.HOOK_USER, "")}, {}, b"{}"), bare, NOW)


def test_each_call_has_an_id_of_its_own_and_the_service_name() -> None:
    account = a_seller().account
    request = Request("getAllOrders", "GET", "/v3/orders")
    first, second = (ADAPTER.sign(request, account, NOW + timedelta(seconds=n)).headers for n in range(2))
    assert first["WM_QOS.CORRELATION_ID"] != second["WM_QOS.CORRELATION_ID"]
    assert (first["WM_SVC.NAME"], first["WM_SEC.ACCESS_TOKEN"]) == ("Walmart Marketplace", "first")
    token = ADAPTER.sign(Request("tokenAPI", "POST", "/v3/token", needs_token=False), account, NOW).headers
    assert (token["authorization"], "WM_SEC.ACCESS_TOKEN" in token) == (sign.basic("app", "c0ffee"), False)
