"""Yanwen's JSON and our records, both ways. Pure: requests out, answers in. Methods share one address; tracking has its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson

from linkstar.connect.answers import checked_pdf, objects, read_object, unpacked
from linkstar.connect.carrier import CarrierService, LabelRequest
from linkstar.connect.carriers.yanwen.order import order_body
from linkstar.connect.carrying import order_number
from linkstar.connect.wire import Answer, Request, Unreadable

PATH, TRACK_PATH = "/api/order", "/api/tracking"
CREATE, ORDERS, CANCEL = "express.order.create", "express.order.getlist", "express.order.cancel"
LABEL, CHANNELS, TRACK = "express.order.label.get", "express.channel.getlist", "tracking"
TRACKED_TOGETHER = 30  # numbers in one call
NUMBER_MAX = 30
_TRACK_HOST = "https://api.track.yw56.com.cn"
_CANCELLED = "5"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel as Yanwen knows it; `key` is the order number, which carries our key."""

    waybill: str
    key: str
    status: str = ""  # 0-15 as they write it, or one that nobody knows yet

    @property
    def is_cancelled(self) -> bool:
        """Whether it was cancelled there."""
        return self.status == _CANCELLED


def call(method: str, body: Any, *, is_safe: bool = True) -> Request:
    """A call of one of the platform's methods; even reading ones are POST."""
    return Request(
        method, "POST", PATH, query={"method": method},
        headers={"content-type": "application/json;charset=utf-8"}, body=orjson.dumps(body), is_safe=is_safe,
    )  # fmt: skip


def create_request(request: LabelRequest, config: Mapping[str, str]) -> Request:
    """Orders one parcel. Not safe to repeat blindly: see `adapter.find`. Raises PartnerRefused for its currency."""
    return call(CREATE, order_body(request, order_number(request.key, length_max=NUMBER_MAX), config), is_safe=False)


def track_request(numbers: Sequence[str], base_url: str) -> Request:
    """Asks for the scans of up to 30 parcels: at the tracking host, or below the address of a pretend Yanwen."""
    is_theirs = (urlsplit(base_url).hostname or "").endswith(".yw56.com.cn")
    path = f"{_TRACK_HOST}{TRACK_PATH}" if is_theirs else TRACK_PATH
    return Request(TRACK, "GET", path, query={"nums": ",".join(numbers)})


def read_created(answer: Answer) -> Parcel:
    """The parcel that express.order.create made. Raises Unreadable without a waybill number."""
    return _parcel(read_object(answer.body).get("data"), answer.body)


def read_orders(answer: Answer) -> list[Parcel]:
    """The parcels in an answer of express.order.getlist; none where nothing was found. Raises Unreadable."""
    return [_parcel(row, answer.body) for row in objects(read_object(answer.body).get("data") or [], answer.body)]


def read_label(answer: Answer) -> bytes:
    """The label, a PDF. Raises Unreadable."""
    found = read_object(answer.body).get("data")
    text = found.get("base64String") if isinstance(found, dict) else None
    if not isinstance(text, str) or not text:
        raise Unreadable("success, but no label", body=answer.body)
    return checked_pdf(unpacked(text, answer.body), answer.body)


def read_channels(answer: Answer) -> list[CarrierService]:
    """The products that the account may use; only names are told, so batteries are read from those. Raises Unreadable."""
    return [_service(row, answer.body) for row in objects(read_object(answer.body).get("data"), answer.body)]


def _service(row: Mapping[str, Any], body: bytes) -> CarrierService:
    if row.get("id") in (None, ""):
        raise Unreadable("a product without an id", body=body)
    code = str(row["id"])
    chinese = str(row.get("nameCh") or row.get("nameEn") or code)
    return CarrierService(
        code=code,
        title_en=str(row.get("nameEn") or chinese),
        title_zh=chinese,
        takes_battery="特货" in chinese or "带电" in chinese,
        is_tracked="平邮" not in chinese,
        needs_ioss_eu=True,
        address_line_max=200,
    )


def _parcel(row: Any, body: bytes) -> Parcel:
    if not isinstance(row, dict) or not row.get("waybillNumber"):
        raise Unreadable("success, but no waybill number", body=body)
    status = row.get("status")
    return Parcel(str(row["waybillNumber"]), str(row.get("orderNumber") or ""), "" if status is None else str(status))
