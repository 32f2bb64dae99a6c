"""What of karrio could be checked by machine: its OpenAPI is not among the shared contracts, so the names were taken over by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.carrier import QuoteRequest, TrackingEvent
from linkstar.connect.carriers.karrio import ADAPTER, wire
from tests.connect import tally
from tests.connect.carriers.builders import NOW
from tests.connect.carriers.karrio.builders import a_server, parcel
from tests.connect.world import DirectHttp

WHY = "karrio's OpenAPI is not in shared/contracts: paths and fields were taken by hand from karrio's server 2026.1.32"
OPERATIONS = {
    wire.CONNECTIONS: ("GET", "/v1/connections"),
    wire.CARRIER: ("GET", "/v1/carriers/"),
    wire.RATES: ("POST", "/v1/proxy/rates"),
    wire.SHIPMENTS: ("GET", "/v1/shipments"),
    wire.CREATE: ("POST", "/v1/shipments"),
    wire.RETRIEVE: ("GET", "/v1/shipments/"),
    wire.UPDATE: ("PUT", "/v1/shipments/"),
    wire.PURCHASE: ("POST", "/v1/shipments/"),
    wire.DOCUMENT: ("POST", "/v1/shipments/"),
    wire.CANCEL: ("POST", "/v1/shipments/"),
    wire.TRACKER: ("GET", "/v1/trackers/"),
}
for _operation in OPERATIONS:
    tally.cannot("karrio", _operation, WHY)
tally.cannot("karrio", "samples", "karrio publishes no recorded answers; the samples in the folder are our own")

# Names of fields by the place they stand in, as the server's own serializers have them.
ADDRESS = set(
    "postal_code city federal_tax_id state_tax_id person_name company_name country_code email phone_number state_code"
    " residential street_number address_line1 address_line2 validate_location".split()
)
KNOWN: Mapping[str, set[str]] = {
    "": set(
        "recipient shipper return_address billing_address parcels options payment customs reference order_id label_type"
        " is_return services carrier_ids metadata".split()
    ),
    "shipper": ADDRESS,
    "recipient": ADDRESS,
    "parcels": set(
        "weight width height length packaging_type package_preset description content is_document weight_unit"
        " dimension_unit items reference_number freight_class options".split()
    ),
    "customs": set(
        "commodities duty duty_billing_address content_type content_description incoterm invoice invoice_date"
        " commercial_invoice certify signer options".split()
    ),
    "duty": {"paid_by", "currency", "declared_value", "account_number"},
    "commodities": set(
        "weight weight_unit title description quantity sku hs_code value_amount value_currency origin_country parent_id"
        " metadata".split()
    ),
}
FREE = {"options", "metadata"}  # objects of any content


def strangers(place: str, said: Mapping[str, Any]) -> set[str]:
    """The fields that the place does not know, at any depth."""
    found = {f"{place}.{name}" for name in said if name not in KNOWN[place]}
    for name, value in said.items():
        if name in FREE or name not in KNOWN:
            continue
        for one in value if isinstance(value, list) else [value]:
            found |= strangers(name, one)
    return found


async def every_verb() -> DirectHttp:
    """Speaks every verb once, to the end of a parcel and of a cancelled one."""
    fake, http, _ = a_server()
    await ADAPTER.services(http)
    await ADAPTER.quote(http, QuoteRequest("DE", "10115", 500, 200, 150, 100))
    label = await ADAPTER.buy_label(http, parcel("one", eori_number="GB1", vat_number="DE1"))
    await ADAPTER.find(http, "one")
    fake.move([TrackingEvent(label.tracking_number, "delivered", NOW)])
    await ADAPTER.track(http, [label.tracking_number])
    await ADAPTER.void(http, (await ADAPTER.buy_label(http, parcel("two"))).external_id)
    return http


async def test_every_call_has_the_method_and_the_path_that_were_read() -> None:
    http = await every_verb()
    assert {one.operation for one in http.asked} == set(OPERATIONS)
    for one in http.asked:
        method, path = OPERATIONS[one.operation]
        assert one.method == method
        assert one.path.startswith(path) if path.endswith("/") else one.path == path


async def test_no_field_travels_that_the_server_does_not_know() -> None:
    http = await every_verb()
    bodies = [orjson.loads(one.body) for one in http.asked if one.operation in (wire.CREATE, wire.RATES)]
    assert len(bodies) == 3
    assert set.union(*(strangers("", body) for body in bodies)) == set()
    (update, *_) = [orjson.loads(one.body) for one in http.asked if one.operation == wire.UPDATE]
    (purchase, *_) = [orjson.loads(one.body) for one in http.asked if one.operation == wire.PURCHASE]
    assert set(update) == {"metadata", "label_type"}
    assert set(purchase) == {"selected_rate_id", "label_type"}
