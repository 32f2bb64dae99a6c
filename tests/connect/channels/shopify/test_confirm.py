"""Telling the shop of parcels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linkstar.connect.channel import SeenLine
from linkstar.connect.channels.shopify import ADAPTER
from linkstar.connect.channels.shopify.wire import fulfil
from linkstar.connect.wire import PartnerDown, Throttled

from .builders import NOON, SHOP, a_line, a_parcel, a_shop, an_order, read


async def test_a_parcel_is_told_with_its_number_and_carrier():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    (answer,) = await ADAPTER.confirm(http, [a_parcel(await read(http), 2)])
    assert answer.is_taken
    assert answer.external_id
    (told,) = fake.received()["confirmations"]
    assert (told["order_id"], told["tracking_number"], told["carrier"]) == ("1001", "YT1", "YunExpress")
    order = await read(http)
    assert (order.lines[0].fulfilled, order.lines[0].fulfilment_id) == (2, "")
    assert order.channel_state == "PAID/FULFILLED"


async def test_repeating_a_confirmation_creates_no_second_fulfilment():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    parcel = a_parcel(await read(http), 1)
    (first,) = await ADAPTER.confirm(http, [parcel])
    again = await ADAPTER.confirm(http, [parcel, parcel])
    assert again == [first, first]
    assert len(fake.received()["confirmations"]) == 1
    assert (await read(http)).lines[0].fulfilled == 1


async def test_an_order_is_confirmed_in_parts():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order(lines=2)])
    order = await read(http)
    parcels = [a_parcel(order, 1, 0, number="YT1", is_last=False), a_parcel(order, 1, 2, number="YT2")]
    assert [answer.is_taken for answer in await ADAPTER.confirm(http, parcels[:1])] == [True]
    assert [line.fulfilled for line in (await read(http)).lines] == [1, 0]
    assert [answer.is_taken for answer in await ADAPTER.confirm(http, parcels[1:])] == [True]
    assert [line.fulfilled for line in (await read(http)).lines] == [2, 2]


async def test_two_parcels_of_one_order_in_one_batch_see_each_other():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    order = await read(http)
    answers = await ADAPTER.confirm(http, [a_parcel(order, 2, number="YT1"), a_parcel(order, 1, number="YT2")])
    assert [(answer.is_taken, answer.code) for answer in answers] == [(True, ""), (False, "nothing_to_fulfil")]


async def test_a_line_read_from_a_webhook_is_confirmed_without_its_fulfilment_id():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    order = await read(http)
    bare: list[SeenLine] = [replace(line, fulfilment_id="") for line in order.lines]
    (answer,) = await ADAPTER.confirm(http, [a_parcel(replace(order, lines=bare), 2)])
    assert answer.is_taken


@pytest.mark.parametrize(("status", "code"), [("ON_HOLD", "on_hold"), ("SCHEDULED", "scheduled")])
async def test_an_order_that_the_shop_holds_back_is_refused_by_name(status, code):
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    fake.hold(SHOP, "1001", status)
    order = await read(http)
    (answer,) = await ADAPTER.confirm(http, [a_parcel(order, 1)])
    assert (answer.is_taken, answer.code) == (False, code)
    fake.hold(SHOP, "1001", "OPEN")
    (answer,) = await ADAPTER.confirm(http, [a_parcel(order, 1)])
    assert answer.is_taken


async def test_a_cancelled_an_unknown_and_an_empty_parcel_are_refused_and_the_good_one_is_told():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order(1001), an_order(1002)])
    good = await read(http, "1002")
    order = await read(http)
    fake.place(SHOP, [an_order(1001, after_s=5, commercial="cancelled")])
    answers = await ADAPTER.confirm(
        http, [a_parcel(order, 2), a_parcel(order, 1, order_id="404"), a_parcel(good), a_parcel(good, 2, number="YT9")]
    )
    assert [answer.code for answer in answers] == ["order_cancelled", "order_not_found", "no_lines", ""]
    assert [told["tracking_number"] for told in fake.received()["confirmations"]] == ["YT9"]


async def test_a_unit_cancelled_in_the_shop_is_not_shipped():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    order = await read(http)
    fake.place(SHOP, [replace(an_order(after_s=5), lines=(a_line(1, cancelled=1),))])
    (answer,) = await ADAPTER.confirm(http, [a_parcel(order, 2)])
    assert (answer.is_taken, answer.code) == (False, "nothing_to_fulfil")
    (answer,) = await ADAPTER.confirm(http, [a_parcel(order, 1)])
    assert answer.is_taken


async def test_what_shopify_itself_refuses_keeps_its_words():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    order, send = await read(http), http.send

    async def someone_is_faster(request):
        if request.operation == "Fulfil":
            http.send = send
            await ADAPTER.confirm(http, [a_parcel(order, 2, number="OTHER")])
        return await send(request)

    http.send = someone_is_faster
    (answer,) = await ADAPTER.confirm(http, [a_parcel(order, 2, number="MINE")])
    assert (answer.is_taken, answer.code) == (False, "fulfillment")
    assert "unfulfillable status= closed" in answer.message


async def test_a_time_out_after_the_work_was_done_is_found_out_on_the_next_try():
    http, fake, _ = a_shop()
    fake.place(SHOP, [an_order()])
    parcel, send = a_parcel(await read(http), 2), http.send

    async def lost_answer(request):
        answer = await send(request)
        if request.operation == "Fulfil":
            raise PartnerDown("no answer")
        return answer

    http.send = lost_answer
    with pytest.raises(PartnerDown):
        await ADAPTER.confirm(http, [parcel])
    http.send = send
    (answer,) = await ADAPTER.confirm(http, [parcel])
    assert answer.is_taken
    assert len(fake.received()["confirmations"]) == 1
    assert all(not request.is_safe for request in http.asked if request.operation == "Fulfil")


async def test_spent_points_end_the_batch_and_nothing_is_told_twice():
    http, fake, world = a_shop(plan="standard")
    fake.place(SHOP, [an_order(1000 + n, after_s=n) for n in range(300)])
    order = an_order()
    parcels = [
        a_parcel(
            replace(order, external_id=str(1000 + n), lines=(replace(a_line(), external_id=f"{1000 + n}000001"),)),
            2,
            number=f"YT{n}",
        )
        for n in range(300)
    ]
    with pytest.raises(Throttled) as caught:
        await ADAPTER.confirm(http, parcels)
    told = len(fake.received()["confirmations"])
    assert 0 < told < 300
    world.forward(caught.value.retry_after_s + 60)
    answers = await ADAPTER.confirm(http, parcels[:150])
    assert all(answer.is_taken for answer in answers)
    assert len({one["tracking_number"] for one in fake.received()["confirmations"]}) == len(
        fake.received()["confirmations"]
    )


def _split_order() -> dict:
    def part(number: int, location: int, left: int) -> dict:
        return {
            "id": f"gid://shopify/FulfillmentOrder/{number}",
            "status": "OPEN",
            "assignedLocation": {"location": {"id": f"gid://shopify/Location/{location}"}},
            "lineItems": {
                "nodes": [
                    {
                        "id": f"gid://shopify/FulfillmentOrderLineItem/{number}0",
                        "remainingQuantity": left,
                        "lineItem": {"id": "gid://shopify/LineItem/1"},
                    }
                ]
            },
        }

    return {
        "id": "gid://shopify/Order/1001",
        "cancelledAt": None,
        "fulfillments": [],
        "fulfillmentOrders": {"nodes": [part(5, 1, 1), part(6, 2, 1)]},
    }


def test_units_at_two_locations_become_two_fulfilments():
    order = replace(an_order(), lines=(a_line(1),))
    plan = fulfil.plan(a_parcel(order, 2), _split_order(), notify=False)
    groups = [one["lineItemsByFulfillmentOrder"] for one in plan.inputs]
    assert [[group["fulfillmentOrderId"][-1] for group in some] for some in groups] == [["5"], ["6"]]


def test_the_fulfilment_line_that_is_named_is_taken_first():
    order = replace(an_order(), lines=(a_line(1, fulfilment_id="60"),))
    plan = fulfil.plan(a_parcel(order, 1), _split_order(), notify=False)
    assert [one["lineItemsByFulfillmentOrder"][0]["fulfillmentOrderId"][-1] for one in plan.inputs] == ["6"]


def test_a_parcel_told_by_half_is_completed_and_not_begun_again():
    order = replace(an_order(), lines=(a_line(1),))
    there = _split_order()
    there["fulfillmentOrders"]["nodes"][0]["lineItems"]["nodes"][0]["remainingQuantity"] = 0
    there["fulfillments"] = [
        {
            "id": "gid://shopify/Fulfillment/8",
            "status": "SUCCESS",
            "trackingInfo": [{"number": "YT1"}],
            "fulfillmentLineItems": {"nodes": [{"quantity": 1, "lineItem": {"id": "gid://shopify/LineItem/1"}}]},
        }
    ]
    plan = fulfil.plan(a_parcel(order, 2), there, notify=True)
    assert plan.known == ("8",)
    assert [one["lineItemsByFulfillmentOrder"][0]["fulfillmentOrderId"][-1] for one in plan.inputs] == ["6"]


@pytest.mark.parametrize(
    ("carrier", "company"),
    [
        ("云途 YunExpress", "YunExpress"),
        ("4PX 递四方", "4PX"),
        ("UPS", "UPS"),
        ("USPS First", "USPS"),
        ("Groups Ltd", "Groups Ltd"),
        ("燕文物流", "YANWEN"),
    ],
)
def test_carriers_are_called_as_shopify_lists_them(carrier, company):
    assert fulfil.company_of(carrier) == company


def test_the_tracking_link_is_sent_where_there_is_one():
    order = replace(an_order(), lines=(a_line(1),))
    plan = fulfil.plan(
        a_parcel(order, 1, tracking_url="https://t.example/YT1", shipped_at=NOON), _split_order(), notify=True
    )
    assert plan.inputs[0]["trackingInfo"]["url"] == "https://t.example/YT1"
    assert plan.inputs[0]["notifyCustomer"] is True
