"""Our calls held against what is known of Yanwen's interface."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.carriers.yanwen import ADAPTER, order, track, wire
from linkstar.connect.wire import Answer
from tests.connect import tally
from tests.connect.carriers.builders import NOW, a_request
from tests.connect.carriers.yanwen.builders import a_customer
from tests.connect.world import DirectHttp

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[5] / "shared"))
REFERENCE = SHARED / "contracts" / "yanwen" / "reference.json"
pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason=f"the reference is not at {REFERENCE}")

tally.cannot("yanwen", "samples", "there are none: the contract data is a list of methods and fields")
tally.cannot("yanwen", "answers", "the reference lists the fields of one answer only, that of express.order.create")
tally.cannot("yanwen", "fields of goods", "the reference calls the names inside productList unconfirmed")


@pytest.fixture(scope="module")
def reference() -> dict[str, Any]:
    """What is known of the interface."""
    told: dict[str, Any] = orjson.loads(REFERENCE.read_bytes())
    return told


async def every_verb() -> DirectHttp:
    """Speaks every verb once, to the end of a parcel and of a cancelled one."""
    fake, http, _ = a_customer()
    await ADAPTER.services(http)
    label = await ADAPTER.buy_label(http, a_request("one", service="481"))
    await ADAPTER.find(http, "one")
    fake.move([TrackingEvent(label.tracking_number, status, NOW) for status in ("picked_up", "delivered")])
    await ADAPTER.track(http, [label.tracking_number])
    await ADAPTER.void(http, (await ADAPTER.buy_label(http, a_request("two", service="481"))).external_id)
    return http


async def test_every_method_is_one_of_the_reference_and_has_its_fields(reference: dict[str, Any]) -> None:
    wanted = {
        wire.CHANNELS: set(),
        wire.ORDERS: {"listNumber"},
        wire.CANCEL: {"waybillNumber", "note"},
        wire.LABEL: {"waybillNumber"},
    }
    http = await every_verb()
    methods = {asked.operation for asked in http.asked} - {wire.TRACK}
    assert methods == {*wanted, wire.CREATE} <= set(reference["methods"])
    for asked in http.asked:
        if asked.operation in wanted:
            fields = set(orjson.loads(asked.body))
            listed = " ".join(reference["methods"][asked.operation] or ["-"])
            assert fields == wanted[asked.operation]
            assert all(name in listed for name in fields)
    tally.checked("yanwen", wanted)


async def test_an_order_has_every_field_that_the_reference_requires(reference: dict[str, Any]) -> None:
    told = reference["methods"][wire.CREATE]
    body = orjson.loads(wire.create_request(a_request(service="481"), {}).body)
    required = " ".join(told["required"])
    top = {re.split(r"[{\[]", one)[0] for one in told["required"]}
    assert top <= set(body)
    receiver, parcel, goods = (
        set(re.findall(r"(\w+)(?:\(g\))?(?=[,}\[])", found))
        for found in (
            re.search(r"receiverInfo(\{.*?\})", required)[1],  # type: ignore[index]
            re.search(r"parcelInfo(\{.*?\[)", required)[1],  # type: ignore[index]
            re.search(r"productList\[(\{.*?\})\]", required)[1],  # type: ignore[index]
        )
    )
    assert receiver == {"name", "country", "address"} <= set(body["receiverInfo"])
    assert (
        parcel == {"hasBattery", "currency", "totalQuantity", "totalWeight", "productList"} <= set(body["parcelInfo"])
    )
    assert goods <= set(body["parcelInfo"]["productList"][0])
    assert goods >= {"goodsNameCh", "goodsNameEn", "price", "quantity", "weight"}
    http = await every_verb()
    made = next(a for r, a in zip(http.asked, http.answers, strict=True) if r.operation == wire.CREATE)
    assert set(told["response"]) <= set(orjson.loads(made.body)["data"])
    tally.checked("yanwen", [wire.CREATE])


async def test_tracking_asks_as_the_reference_says(reference: dict[str, Any]) -> None:
    address, _, query = reference["base_urls"]["tracking"].partition("?")
    asked = wire.track_request(["UM1"], "https://open.yw56.com.cn")
    assert asked.path.removeprefix("https://") == address.removeprefix("http://")
    assert set(asked.query) == {query.partition("=")[0]}
    assert f"1..{wire.TRACKED_TOGETHER}" in query
    assert "Authorization" in reference["tracking_auth"]
    http = await every_verb()
    assert [one.method for one in http.asked if one.operation == wire.TRACK] == ["GET"]
    tally.checked("yanwen", [wire.TRACK])


def test_currencies_and_the_last_mile_are_those_of_the_reference(reference: dict[str, Any]) -> None:
    assert set(reference["currencies"]) == order.CURRENCIES
    meant = {
        "out for delivery": "out_for_delivery", "ready for pickup": "ready_for_pickup", "delivered": "delivered",
        "failed delivery": "delivery_failed", "returned": "return_to_sender",
    }  # fmt: skip
    told = {code: track.CODES[code][0] for code in reference["last_mile_checkpoints"]}
    assert told == {code: meant[words] for code, words in reference["last_mile_checkpoints"].items()}


@pytest.mark.parametrize("status", [*range(16), 99, "5", None])
def test_any_state_of_a_waybill_is_read(status: object) -> None:
    row = {"waybillNumber": "UM1", "orderNumber": "k", "status": status}
    said = {"success": True, "code": "0", "data": [row]}
    (parcel,) = wire.read_orders(Answer(200, {}, orjson.dumps(said)))
    assert parcel.is_cancelled == (str(status) == "5")
