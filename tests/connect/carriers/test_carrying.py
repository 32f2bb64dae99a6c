"""What carriers' adapters do alike."""

from __future__ import annotations

import pytest

from linkstar.connect.carrying import order_number
from linkstar.connect.wire import PartnerDown
from tests.connect.carriers.builders import a_request
from tests.connect.carriers.fourpx.builders import a_customer as a_customer_of_4px
from tests.connect.carriers.yanwen.builders import a_customer as a_customer_of_yanwen

LATE = {"fourpx": (a_customer_of_4px, "PX"), "yanwen": (a_customer_of_yanwen, "481")}


@pytest.mark.parametrize("key", ["k", "A-1", "x" * 32])
def test_a_key_that_a_carrier_can_write_is_sent_as_it_is(key: str) -> None:
    assert order_number(key, length_max=32) == key


@pytest.mark.parametrize("most", [30, 32])
def test_other_keys_are_written_the_same_way_every_time_and_never_two_alike(most: int) -> None:
    keys = ["0198c1d2-aaaa:buy_label:1", "0198c1d2-aaaa:buy_label:2", "x" * (most + 1), "包裹-1", "包裹-2"]
    numbers = [order_number(key, length_max=most) for key in keys]
    assert numbers == [order_number(key, length_max=most) for key in keys]
    assert len(set(numbers)) == 5
    assert all(len(number) <= most and number.replace("-", "").isalnum() and number.isascii() for number in numbers)


@pytest.mark.parametrize("name", LATE)
async def test_a_late_label_is_found_by_the_key_and_no_second_parcel_is_ordered(name: str) -> None:
    customer, service = LATE[name]
    fake, http, world = customer(late_labels_s=30)
    with pytest.raises(PartnerDown):
        await http.adapter.buy_label(http, a_request("late", service=service))
    with pytest.raises(PartnerDown):
        await http.adapter.find(http, "late")
    world.forward(31)
    label = await http.adapter.find(http, "late")
    assert label is not None
    assert label.document.startswith(b"%PDF-")
    assert len(fake.received()["labels"]) == 1
