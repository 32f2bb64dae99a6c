"""The pretend Amazon is as strict as the real one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import SeenParcel, WebhookRequest
from linkstar.connect.channels.amazon import ADAPTER, Fake
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop
from tests.connect.channels.amazon.builders import GERMANY, NOW, SELLER, a_parcel, a_shop, an_order
from tests.connect.world import MemoryWorld

ORDERS = "/orders/2026-01-01/orders"
ACCESS = "T"
SINCE = {"lastUpdatedAfter": "2026-11-20T11:00:00Z"}


async def ask(
    fake: Fake, method: str, path: str, query: Mapping[str, str] | None = None, body: bytes = b"", token: str = ACCESS
) -> FakeAnswer:
    """A raw call with the shop's token."""
    return await fake.answer(FakeRequest(method, path, query or {}, {"x-amz-access-token": token}, body))


def a_fake(**secrets: str) -> tuple[Fake, MemoryWorld]:
    """A pretend Amazon whose seller has the token T."""
    fake, _, world = a_shop(access_token="T", **secrets)
    return fake, world


def errors_of(answer: FakeAnswer) -> tuple[int, str]:
    """Status and code of a refusal."""
    return answer.status, orjson.loads(answer.body)["errors"][0]["code"]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"lastUpdatedAfter": "yesterday"},
        SINCE | {"createdAfter": "2026-11-20T11:00:00Z"},
        SINCE | {"createdBefore": "2026-11-20T11:30:00Z"},
        SINCE | {"lastUpdatedBefore": "2026-11-20T11:58:01Z"},
        SINCE | {"lastUpdatedBefore": "2026-11-20T10:00:00Z"},
        SINCE | {"maxResultsPerPage": "101"},
        SINCE | {"maxResultsPerPage": "0"},
        SINCE | {"includedData": "BUYER,SECRETS"},
        SINCE | {"paginationToken": "nonsense"},
    ],
)
async def test_a_search_that_breaks_amazons_rules_is_invalid_input(query: dict[str, str]) -> None:
    fake, _ = a_fake()
    assert errors_of(await ask(fake, "GET", ORDERS, query)) == (400, "InvalidInput")


async def test_a_page_token_serves_only_the_search_it_came_from() -> None:
    fake, _ = a_fake()
    fake.place(SELLER, [an_order(1), an_order(2)])
    said = orjson.loads((await ask(fake, "GET", ORDERS, SINCE | {"maxResultsPerPage": "1"})).body)
    following = {"paginationToken": said["pagination"]["nextToken"]}
    rest = orjson.loads((await ask(fake, "GET", ORDERS, SINCE | following)).body)
    assert [order["orderId"] for order in rest["orders"]] == [an_order(2).external_id]
    assert "pagination" not in rest
    other = {"lastUpdatedAfter": "2026-11-20T10:00:00Z"} | following
    assert errors_of(await ask(fake, "GET", ORDERS, other)) == (400, "InvalidInput")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ({"fulfillmentStatuses": "UNSHIPPED"}, [1]),
        ({"fulfillmentStatuses": "PENDING,SHIPPED"}, [2]),
        ({"fulfilledBy": "AMAZON"}, [3]),
        ({"marketplaceIds": "ATVPDKIKX0DER"}, []),
        ({"marketplaceIds": f"ATVPDKIKX0DER,{GERMANY}"}, [1, 2, 3]),
    ],
)
async def test_a_search_may_be_narrowed(words: dict[str, str], found: list[int]) -> None:
    fake, _ = a_fake()
    shipped = an_order(3, fulfilled_by="channel", payment="authorised", commercial="cancelled")
    fake.place(SELLER, [an_order(1), an_order(2, payment="pending"), shipped])
    said = orjson.loads((await ask(fake, "GET", ORDERS, SINCE | {"includedData": "FULFILLMENT"} | words)).body)
    assert [order["orderId"] for order in said["orders"]] == [an_order(number).external_id for number in found]


async def test_orders_may_be_searched_by_the_day_they_were_placed() -> None:
    fake, _ = a_fake()
    fake.place(SELLER, [an_order(1, placed_at=NOW - timedelta(days=3)), an_order(2)])
    said = orjson.loads((await ask(fake, "GET", ORDERS, {"createdAfter": "2026-11-19T00:00:00Z"})).body)
    assert [order["orderId"] for order in said["orders"]] == [an_order(2).external_id]


async def test_only_the_data_asked_for_is_told() -> None:
    fake, _ = a_fake()
    fake.place(SELLER, [an_order()])
    bare = orjson.loads((await ask(fake, "GET", f"{ORDERS}/{an_order().external_id}")).body)["order"]
    assert not {"buyer", "recipient", "proceeds", "fulfillment"} & bare.keys()
    assert bare["orderItems"][0].keys() == {"orderItemId", "quantityOrdered", "product"}


@pytest.mark.parametrize("token", ["", "stolen"])
async def test_a_call_without_a_good_token_is_denied(token: str) -> None:
    fake, _ = a_fake()
    assert errors_of(await ask(fake, "GET", ORDERS, SINCE, token=token)) == (403, "Unauthorized")


async def test_a_token_lives_an_hour() -> None:
    fake, world = a_fake()
    world.forward(3600)
    assert errors_of(await ask(fake, "GET", ORDERS, SINCE)) == (403, "Unauthorized")


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ("grant_type=refresh_token&refresh_token=other", 400, "invalid_grant"),
        ("grant_type=authorization_code&code=other", 400, "invalid_grant"),
        ("grant_type=password", 400, "unsupported_grant_type"),
        ("grant_type=refresh_token&refresh_token=Atzr|first&client_id=x&client_secret=y", 401, "invalid_client"),
    ],
)
async def test_lwa_refuses_in_its_own_words(form: str, status: int, error: str) -> None:
    fake, _ = a_fake()
    answer = await ask(fake, "POST", "/auth/o2/token", body=form.encode())
    assert (answer.status, orjson.loads(answer.body)["error"]) == (status, error)


def body_of(**changes: Any) -> bytes:
    """A good confirmation of one lamp, with changes to its package."""
    detail = {
        "packageReferenceId": "1",
        "carrierCode": "DPD",
        "trackingNumber": "01",
        "shipDate": "2026-11-20T11:30:00Z",
        "orderItems": [{"orderItemId": "1001", "quantity": 1}],
    }
    return orjson.dumps({"marketplaceId": GERMANY, "packageDetail": detail | changes})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        body_of(packageReferenceId=1),
        body_of(packageReferenceId="parcel-1"),
        body_of(packageReferenceId="0"),
        body_of(trackingNumber=""),
        body_of(shipDate="02/21/2026"),
        body_of(carrierCode="Other"),
        body_of(orderItems=[]),
        body_of(orderItems=[{"orderItemId": "1001", "quantity": 0}]),
        body_of(orderItems=[{"orderItemId": "9999", "quantity": 1}]),
        body_of(orderItems=[{"orderItemId": "1001", "quantity": 1}, {"orderItemId": "1001", "quantity": 2}]),
        body_of().replace(GERMANY.encode(), b"ATVPDKIKX0DER"),
    ],
)
async def test_a_faulty_confirmation_changes_nothing(body: bytes) -> None:
    fake, world = a_fake()
    fake.place(SELLER, [an_order()])
    before = dict(world.table("orders"))
    answer = await ask(fake, "POST", f"/orders/v0/orders/{an_order().external_id}/shipmentConfirmation", body=body)
    assert errors_of(answer) == (400, "InvalidInput")
    assert dict(world.table("orders")) == before
    assert fake.received()["confirmations"] == []


@pytest.mark.parametrize("changes", [{"payment": "pending"}, {"commercial": "cancelled"}, {"fulfilled_by": "channel"}])
async def test_only_an_open_order_of_the_seller_can_be_confirmed(changes: dict[str, Any]) -> None:
    fake, _ = a_fake()
    fake.place(SELLER, [an_order(**changes)])
    answer = await ask(fake, "POST", f"/orders/v0/orders/{an_order().external_id}/shipmentConfirmation", body=body_of())
    assert errors_of(answer) == (400, "InvalidInput")


async def test_a_parcel_told_again_with_another_number_is_corrected() -> None:
    fake, _ = a_fake()
    fake.place(SELLER, [an_order()])
    path = f"/orders/v0/orders/{an_order().external_id}/shipmentConfirmation"
    assert (await ask(fake, "POST", path, body=body_of())).status == 204
    assert (await ask(fake, "POST", path, body=body_of(trackingNumber="02"))).status == 204
    [told] = fake.received()["confirmations"]
    assert told["tracking_number"] == "02"
    said = orjson.loads(
        (await ask(fake, "GET", f"{ORDERS}/{an_order().external_id}", {"includedData": "FULFILLMENT"})).body
    )
    assert said["order"]["orderItems"][0]["fulfillment"] == {
        "quantityFulfilled": 1, "quantityUnfulfilled": 1, "shipping": {"internationalShipping": {"iossNumber": "IM4420001201"}},
    }  # fmt: skip


async def test_a_newer_telling_keeps_parcels_and_an_older_one_changes_nothing() -> None:
    fake, http, world = a_shop()
    order = an_order()
    fake.place(SELLER, [order])
    await ADAPTER.confirm(http, [a_parcel(order, 2, 0)])
    world.forward(60)
    fake.place(SELLER, [replace(order, updated_at=world.now, note="Ring three times")])
    fake.place(SELLER, [replace(order, note="Do not ring")])
    message = await ADAPTER.one_order(http, order.external_id)
    assert message is not None
    seen = ADAPTER.read_order(message, http.account)
    assert (seen.note, seen.channel_state) == ("Ring three times", "PARTIALLY_SHIPPED")
    assert [line.fulfilled for line in seen.lines] == [2, 0]
    assert len(seen.parcels) == 1


async def test_an_order_with_parcels_of_its_own_shows_them() -> None:
    fake, http, _ = a_shop()
    fake.place(SELLER, [an_order(commercial="completed", parcels=[SeenParcel("01", "DPD", "on the road")])])
    message = await ADAPTER.one_order(http, an_order().external_id)
    assert message is not None
    seen = ADAPTER.read_order(message, http.account)
    assert seen.parcels == [SeenParcel("01", "DPD", "SHIPPED")]
    assert [line.fulfilled for line in seen.lines] == [2, 1]


async def test_notices_carry_our_key_and_are_read_as_partial_orders() -> None:
    fake, http, world = a_shop()
    fake.place(SELLER, [an_order()])
    [webhook] = world.sent
    assert (webhook.account, webhook.topic) == (SELLER, "ORDER_CHANGE")
    [message] = ADAPTER.receive(WebhookRequest("/", webhook.headers, {}, webhook.body), http.account, NOW)
    seen = ADAPTER.read_order(message, http.account)
    assert (seen.external_id, seen.is_partial, len(seen.lines)) == (an_order().external_id, True, 2)


async def test_everything_outlives_a_restart() -> None:
    fake, _ = a_fake()
    world = fake.world
    fake.place(SELLER, [an_order(number) for number in range(3)])
    again = Fake(world)
    said = orjson.loads((await ask(again, "GET", ORDERS, SINCE)).body)
    assert len(said["orders"]) == 3


def test_an_order_without_an_id_is_given_one_in_amazons_form() -> None:
    fake, _ = a_fake()
    ids = fake.place(SELLER, [an_order(external_id=""), an_order(external_id="")])
    assert list(ids) == ["900-0000000-0000001", "900-0000000-0000002"]


async def test_sellers_do_not_see_each_other() -> None:
    fake, _ = a_fake()
    fake.open(FakeShop("OTHER", GERMANY, "UTC", "EUR", {"access_token": "U"}))
    fake.place(SELLER, [an_order()])
    said = orjson.loads((await ask(fake, "GET", ORDERS, SINCE, token="U")).body)
    assert said["orders"] == []
    assert errors_of(await ask(fake, "GET", f"{ORDERS}/{an_order().external_id}", token="U")) == (404, "NotFound")


@pytest.mark.parametrize(("factor", "calls"), [("1", 20), ("0.5", 10), ("2", 40)])
async def test_the_throttle_can_be_scaled(factor: str, calls: int) -> None:
    fake, _ = a_fake(throttle_factor=factor)
    statuses = [(await ask(fake, "GET", ORDERS, SINCE)).status for _ in range(calls + 1)]
    assert statuses == [200] * calls + [429]


async def test_a_factor_of_zero_lifts_the_throttle() -> None:
    fake, world = a_fake()
    world.table("settings")["throttle_factor"] = {"value": 0}
    assert {(await ask(fake, "GET", ORDERS, SINCE)).status for _ in range(60)} == {200}


async def test_a_path_that_amazon_does_not_have_is_not_found() -> None:
    fake, _ = a_fake()
    assert errors_of(await ask(fake, "GET", "/orders/v9")) == (404, "NotFound")


async def test_a_page_reads_no_more_orders_than_it_shows() -> None:
    fake, world = a_fake()
    fake.place(SELLER, [an_order(number, updated_at=NOW - timedelta(seconds=200 + number)) for number in range(500)])
    orders = CountingTable(world.tables["orders"])
    world.tables["orders"] = orders  # type: ignore[assignment]
    await ask(fake, "GET", ORDERS, SINCE | {"maxResultsPerPage": "50"})
    assert orders.reads == 50


class CountingTable(dict[str, dict[str, Any]]):
    """A table that counts what is read from it."""

    def __init__(self, rows: Mapping[str, dict[str, Any]]) -> None:
        super().__init__(rows)
        self.reads = 0

    def __getitem__(self, key: str) -> dict[str, Any]:
        self.reads += 1
        return super().__getitem__(key)
