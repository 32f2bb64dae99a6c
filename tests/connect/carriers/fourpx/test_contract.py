"""Our calls and the pretend platform's answers, held against what is known of 4PX's interface."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson
import pytest

from linkstar.connect.carrier import QuoteRequest, TrackingEvent
from linkstar.connect.carriers.fourpx import ADAPTER, track, wire
from linkstar.connect.wire import Answer, Request
from tests.connect import tally
from tests.connect.carriers.builders import NOW, a_request
from tests.connect.carriers.fourpx.builders import a_customer
from tests.connect.world import DirectHttp

SHARED = Path(os.environ.get("LINKSTAR_SHARED", Path(__file__).resolve().parents[5] / "shared"))
FOLDER = SHARED / "contracts" / "4px"
STATES = SHARED / "contracts" / "_states" / "order_states.json"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason=f"the field lists are not at {FOLDER}")

for _method in (wire.CREATE, wire.ORDER, wire.CANCEL, wire.LABEL, wire.PRICE, wire.PRODUCTS):
    tally.cannot(
        "fourpx", _method, "the direct methods ds.xms.* are named in the contract data, their payloads are not"
    )
tally.cannot("fourpx", wire.LABEL_FILE, "a file at an address that the platform gives")
tally.cannot(
    "fourpx", "20 request samples", "of warehouse, declaration and returns methods, which this adapter does not call"
)


@pytest.fixture(scope="module")
def fields() -> dict[str, Any]:
    """The field lists by method."""
    told: dict[str, Any] = orjson.loads((FOLDER / "methods_and_fields.json").read_bytes())
    return told


@pytest.fixture(scope="module")
def samples() -> dict[str, Any]:
    """The request samples."""
    told: dict[str, Any] = orjson.loads((FOLDER / "request-samples.json").read_bytes())
    return told


def names(listed: list[dict[str, Any]], *, only_required: bool = False) -> set[str]:
    """The field names in a list of the contract data."""
    return {one["name"] for one in listed if one["presence"] == "REQUIRED" or not only_required}


async def every_verb() -> DirectHttp:
    """Speaks every verb once, to the end of a parcel and of a cancelled one."""
    fake, http, _ = a_customer()
    await ADAPTER.services(http)
    await ADAPTER.quote(http, QuoteRequest("US", "90001", 1299, 300, 200, 100, has_battery=True))
    label = await ADAPTER.buy_label(http, a_request("one", service="PX"))
    await ADAPTER.find(http, "one")
    fake.move([TrackingEvent(label.tracking_number, status, NOW) for status in ("picked_up", "unknown")])
    await ADAPTER.track(http, [label.tracking_number])
    await ADAPTER.void(http, (await ADAPTER.buy_label(http, a_request("two", service="PX"))).external_id)
    return http


async def test_tracking_asks_and_is_answered_with_the_fields_of_the_contract(fields: dict[str, Any]) -> None:
    told = fields[wire.TRACK]
    http = await every_verb()
    pairs = [
        (asked, answer) for asked, answer in zip(http.asked, http.answers, strict=True) if asked.operation == wire.TRACK
    ]
    assert pairs
    for asked, answer in pairs:
        assert set(orjson.loads(asked.body)) == names(told["v100/GetTrackingParameter"])
        assert asked.query["v"] == "1.0.0"
        data = orjson.loads(answer.body)["data"]
        assert set(data) <= names(told["v100/GetTrackingResponse"])
        assert data["trackingList"]
        for scan in data["trackingList"]:
            assert set(scan) <= names(told["v100/data_type/Tracking"])
    tally.checked("fourpx", [wire.TRACK])


def test_what_we_read_of_a_scan_is_what_the_contract_names(fields: dict[str, Any]) -> None:
    listed = names(fields[wire.TRACK]["v100/data_type/Tracking"])
    scan = dict.fromkeys(listed, "x") | {"occurDatetime": "2026-01-01 08:00:00", "businessLinkCode": "FPX_S_OK"}
    event = track.read_event(scan, "4PX1")
    assert (event.status, event.place, event.description) == ("delivered", "x", "x")


def test_the_published_tracking_request_is_ours(samples: dict[str, Any]) -> None:
    theirs = samples["tr.order/GetTracking"]
    assert orjson.loads(wire.call(wire.TRACK, {"deliveryOrderNo": theirs["deliveryOrderNo"]}).body) == theirs
    tally.sample("fourpx", "tr.order/GetTracking")


def test_addresses_are_written_with_the_names_of_the_published_sample(samples: dict[str, Any]) -> None:
    theirs = samples["fu.wms/CreateOutbound"]["oconsignment_desc"]
    ours = orjson.loads(wire.create_request(a_request(service="PX"), {}).body)["recipient_info"]
    assert set(ours) <= set(theirs)
    tally.sample("fourpx", "fu.wms/CreateOutbound oconsignment_desc")


def test_products_are_read_by_the_names_that_the_public_list_has(fields: dict[str, Any]) -> None:
    listed = names(fields["com.basis.logistics.product.getlist"]["v100/data_type/LogisticsProduct"])
    row = {name: name for name in listed}
    (service,) = wire.read_products(Answer(200, {}, orjson.dumps({"result": "1", "data": [row]})))
    assert (service.code, service.title_zh) == ("logistics_product_code", "logistics_product_name_cn")
    assert service.title_en == "logistics_product_name_en"


def test_every_known_state_of_a_consignment_is_read_and_a_new_one_too() -> None:
    known = orjson.loads(STATES.read_bytes())["4px_direct_consignment"]
    for letter in [*known, "Q", None]:
        row = {"4px_tracking_no": "4PX1", "ref_no": "k", "consignment_status": letter}
        (parcel,) = wire.read_orders(
            Answer(200, {}, orjson.dumps({"result": "1", "data": [{"consignment_info": row}]}))
        )
        assert parcel.is_closed == (letter == "X")
        assert parcel.status == (letter or "")


async def test_every_call_names_its_method_and_version() -> None:
    http = await every_verb()
    asked: list[Request] = [one for one in http.asked if one.operation != wire.LABEL_FILE]
    assert {one.operation for one in asked} == {
        wire.CREATE, wire.ORDER, wire.CANCEL, wire.LABEL, wire.PRICE, wire.PRODUCTS, wire.TRACK,
    }  # fmt: skip
    assert all((one.method, one.path, one.query["method"]) == ("POST", wire.PATH, one.operation) for one in asked)
    assert [one.operation for one in asked if not one.is_safe] == [wire.CREATE, wire.CREATE]
