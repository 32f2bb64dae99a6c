"""4PX's JSON and our records, both ways. Pure: requests out, answers in. All calls go to one address, told apart by `method`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson

from linkstar.connect.answers import objects, read_object
from linkstar.connect.carrier import CarrierService, LabelRequest, Quote, QuoteRequest
from linkstar.connect.carriers.fourpx.order import order_body
from linkstar.connect.carrying import order_number
from linkstar.connect.reading import exact_json, reading
from linkstar.connect.wire import Answer, Request, Unreadable
from linkstar.kit.money import Money

PATH = "/router/api/service"
CREATE, ORDER, CANCEL = "ds.xms.order.create", "ds.xms.order.get", "ds.xms.order.cancel"
LABEL, LABEL_FILE, PRICE = "ds.xms.label.get", "labelFile", "ds.xms.estimated_cost.get"
PRODUCTS, TRACK = "ds.xms.logistics_product.getlist", "tr.order.tracking.get"
VERSIONS = {CREATE: "1.1.0", ORDER: "1.1.0", LABEL: "1.1.0"}  # all others speak 1.0.0
NUMBER_MAX = 32
PRICES_IN = "CNY"  # lump_sum_fee has no currency beside it: 4PX charges in yuan
_CLOSED = "X"  # 已关闭: what a cancelled consignment becomes
_LABEL_SIZES = {"100x150": "label_100x150", "4x6": "label_100x150", "A6": "label_100x150", "100x100": "label_100x100"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """A consignment as 4PX knows it; `key` is the customer's number (ref_no), which carries our key."""

    number: str  # 4px_tracking_no: on the label, and good for every later call
    key: str
    channel_number: str = ""  # logistics_channel_no of the last mile; often told later
    status: str = ""  # consignment_status as they write it: P V H C F R X, or one that nobody knows yet

    @property
    def is_closed(self) -> bool:
        """Cancelled or finished: its number is not to be printed again."""
        return self.status == _CLOSED


def call(method: str, body: Any, *, is_safe: bool = True) -> Request:
    """A call of one of the platform's methods; even reading ones are POST."""
    return Request(
        method, "POST", PATH, query={"method": method, "v": VERSIONS.get(method, "1.0.0")},
        headers={"content-type": "application/json;charset=UTF-8"}, body=orjson.dumps(body), is_safe=is_safe,
    )  # fmt: skip


def create_request(request: LabelRequest, config: Mapping[str, str]) -> Request:
    """Orders one parcel. Not safe to repeat blindly: see `adapter.find`. Raises PartnerRefused for two currencies."""
    return call(CREATE, order_body(request, order_number(request.key, length_max=NUMBER_MAX), config), is_safe=False)


def label_request(number: str, size: str = "") -> Request:
    """Asks for the label's address; the platform makes PDF (or pictures), no ZPL."""
    return call(LABEL, {
        "request_no": number,
        "response_label_format": "PDF",
        "label_size": _LABEL_SIZES.get(size, "label_100x150"),
        "is_print_pick_info": "Y",
    })  # fmt: skip


def price_request(parcel: QuoteRequest) -> Request:
    """Asks what a parcel would cost by every product; weight in grams, sizes in centimetres, all as text."""
    asked = {"country_code": parcel.country, "weight": str(parcel.weight_g), "cargocode": "P"}
    if parcel.postcode:
        asked["recipient_post_code"] = parcel.postcode
    if parcel.length_mm and parcel.width_mm and parcel.height_mm:
        sizes = {"length": parcel.length_mm, "width": parcel.width_mm, "height": parcel.height_mm}
        asked |= {name: str(Decimal(size).scaleb(-1)) for name, size in sizes.items()}
    return call(PRICE, asked)


def data_of(answer: Answer) -> Any:
    """What an answer carries; the platform writes it as JSON or as text that is JSON again. Raises Unreadable."""
    found = read_object(answer.body).get("data")
    if isinstance(found, str) and found.lstrip()[:1] in ("{", "["):
        with reading("data that is JSON", answer.body):
            return exact_json(found.encode())
    return found


def read_created(answer: Answer) -> Parcel:
    """The parcel that ds.xms.order.create made. Raises Unreadable without a number."""
    return _parcel(_object(data_of(answer), answer.body), answer.body)


def read_orders(answer: Answer) -> list[Parcel]:
    """The consignments in an answer of ds.xms.order.get; none where nothing was found. Raises Unreadable."""
    found = data_of(answer)
    rows = [found] if isinstance(found, dict) else (found or [])
    return [
        _parcel(_object(row.get("consignment_info"), answer.body), answer.body) for row in objects(rows, answer.body)
    ]


def read_label(answer: Answer) -> str:
    """The address of the label's file. Raises Unreadable."""
    addresses = _object(_object(data_of(answer), answer.body).get("label_url_info"), answer.body)
    if not addresses.get("logistics_label"):
        raise Unreadable("success, but no address of a label", body=answer.body)
    return str(addresses["logistics_label"])


def read_quotes(answer: Answer) -> list[Quote]:
    """One estimate for each product that could be priced. Raises Unreadable."""
    quotes = []
    for row in objects(data_of(answer) or [], answer.body):
        if not row.get("logistics_product_code"):
            raise Unreadable("a price without a product", body=answer.body)
        if row.get("lump_sum_fee") in (None, ""):
            continue  # a product that is not priced before the parcel is weighed
        fee = Money.of(str(row["lump_sum_fee"]), PRICES_IN)
        days = [int(part) for part in re.findall(r"\d+", str(row.get("estimated_time") or ""))] or [0]
        quotes.append(Quote(str(row["logistics_product_code"]), fee.minor, fee.currency, days[0], days[-1]))
    return quotes


def read_products(answer: Answer) -> list[CarrierService]:
    """The products that the account may use, and what the platform tells of them. Raises Unreadable."""
    found = data_of(answer)
    listed = found.get("logistics_product_list") if isinstance(found, dict) else found
    return [_service(row, answer.body) for row in objects(listed, answer.body)]


def _service(row: Mapping[str, Any], body: bytes) -> CarrierService:
    code = str(row.get("logistics_product_code") or "")
    if not code:
        raise Unreadable("a product without a code", body=body)
    chinese = str(row.get("logistics_product_name_cn") or row.get("logistics_product_name_en") or code)
    return CarrierService(
        code=code,
        title_en=str(row.get("logistics_product_name_en") or chinese),
        title_zh=chinese,
        takes_battery=row.get("with_battery") == "Y",
        is_tracked=row.get("order_track") != "N",
        needs_ioss_eu=True,
        address_line_max=90,
        is_latin_only=True,
        needs_phone=True,
    )


def _parcel(row: Mapping[str, Any], body: bytes) -> Parcel:
    if not row.get("4px_tracking_no"):
        raise Unreadable("success, but no 4PX number", body=body)
    return Parcel(
        number=str(row["4px_tracking_no"]),
        key=str(row.get("ref_no") or ""),
        channel_number=str(row.get("logistics_channel_no") or ""),
        status=str(row.get("consignment_status") or ""),
    )


def _object(found: Any, body: bytes) -> dict[str, Any]:
    if not isinstance(found, dict):
        raise Unreadable("not an object", body=body)
    return found
