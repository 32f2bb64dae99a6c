"""The pretend Yanwen's own world: products, what it demands of a parcel, its labels and scans. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta, timezone
from typing import Any

from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.kit.barcode import code128
from linkstar.kit.pdf import Page, pdf

CHANNELS = (
    {"id": "481", "nameCh": "燕文航空挂号小包-普货", "nameEn": "Yanwen Air Registered Parcel, general goods"},
    {"id": "484", "nameCh": "燕文航空挂号小包-特货", "nameEn": "Yanwen Air Registered Parcel, special goods"},
    {"id": "155", "nameCh": "燕文专线追踪小包-普货", "nameEn": "Yanwen Tracked Line, general goods"},
)
COUNTRIES = frozenset("US CA MX BR GB DE FR IT ES NL BE PL AT SE IE PT CH NO AU NZ JP KR SG MY TH PH".split())
EU = frozenset({"DE", "FR", "IT", "ES", "NL", "BE", "PL", "AT", "SE", "IE", "PT"})
_CURRENCIES = frozenset({"USD", "EUR", "GBP", "CNY", "AUD", "CAD"})
_LONGEST = {"name": 50, "phone": 50, "city": 50, "state": 50, "zipCode": 50, "address": 200}
_WORDS: Mapping[TrackingStatus, tuple[str, str]] = {
    "pending": ("", "Shipment information received"),
    "picked_up": ("PU10", "Yanwen has picked up the parcel"),
    "in_transit": ("LH20", "Port of departure - Departure"),
    "out_for_delivery": ("LM25", "Out for delivery"),
    "ready_for_pickup": ("LM30", "Ready for pickup"),
    "on_hold": ("IC51", "Import customs: held"),
    "delivery_delayed": ("", "Delivery delayed"),
    "delivery_failed": ("LM50", "Failed delivery"),
    "delivered": ("LM40", "Delivered"),
    "return_to_sender": ("LM90", "Returned"),
    "cancelled": ("", "Order cancelled"),
    "unknown": ("", "Event 9931"),
}
_CHINA = timezone(timedelta(hours=8))


def complaint(asked: Mapping[str, Any]) -> str:
    """What is wrong with an order, in the platform's words; "" if it can be taken."""
    if str(asked.get("channelId")) not in [channel["id"] for channel in CHANNELS]:
        return "产品编号不存在或未开通"
    if not 1 <= len(str(asked.get("orderSource") or "")) <= 20:
        return "orderSource不能为空且不超过20个字符"
    return _about_receiver(asked.get("receiverInfo", {})) or _about_goods(asked)


def _about_receiver(to: Mapping[str, Any]) -> str:
    if to.get("country") not in COUNTRIES:
        return "目的国家不通达"
    words = {"name": "姓名", "city": "城市", "zipCode": "邮编", "address": "地址", "phone": "电话", "state": "省份"}
    for name in ("name", "city", "address", "zipCode"):
        if not to.get(name):
            return f"收件人{words[name]}不能为空"
    for name, longest in _LONGEST.items():
        if len(to.get(name, "")) > longest:
            return f"收件人{words[name]}不能超过{longest}个字符"
    return ""


def _about_goods(asked: Mapping[str, Any]) -> str:
    parcel = asked.get("parcelInfo", {})
    if parcel.get("currency") not in _CURRENCIES:
        return "申报币种不支持"
    if parcel.get("hasBattery") not in (0, 1):
        return "hasBattery不能为空"
    if not parcel.get("totalWeight", 0) > 0 or not parcel.get("totalQuantity", 0) > 0:
        return "包裹重量必须大于0"
    total = 0.0
    for goods in parcel.get("productList") or [{}]:
        if not goods.get("goodsNameCh"):
            return "中文品名不能为空"
        if not goods.get("goodsNameEn"):
            return "英文品名不能为空"
        if not goods.get("price", 0) > 0 or not goods.get("weight", 0) > 0:
            return "申报价格必须大于0"
        total += goods["price"] * goods["quantity"]
    if asked["receiverInfo"]["country"] in EU and total <= 150 and not parcel.get("ioss"):
        return "IOSS不能为空"
    return ""


def label(parcel: Mapping[str, Any]) -> bytes:
    """The label of a parcel: its number as barcode, product, receiver, what is inside."""
    waybill, asked = parcel["waybillNumber"], parcel["asked"]
    to = asked["receiverInfo"]
    page = Page(100, 100)
    page.text(6, 10, f"YANWEN {asked['channelId']} {to['country']}", size_pt=14, bold=True)
    for place, line in enumerate([to["name"], to["address"], to["city"], to.get("state", ""), to["zipCode"]]):
        page.text(6, 18 + 5 * place, line)
    page.bars(8, 56, code128(waybill), module=0.4, height=20)
    page.text(8, 82, waybill, size_pt=11)
    page.text(8, 90, asked.get("remark", ""), size_pt=7)
    return pdf([page])


def scan(event: TrackingEvent) -> dict[str, Any]:
    """A checkpoint as the platform tells it: code, words, local time and the offset."""
    code, words = _WORDS[event.status]
    return {
        "time_stamp": f"{event.happened_at.astimezone(_CHINA):%Y-%m-%dT%H:%M:%S}",
        "time_zone": "+08",
        "tracking_status": event.code or code,
        "message": event.description or words,
        "location": event.place,
        "is_last_mile_checkpoint": int(code.startswith("LM")),
    }


def state_after(status: int, seen: TrackingStatus) -> int:
    """The waybill's state after a scan; a cancelled one stays."""
    if status == 5 or seen == "pending":
        return status
    return {"cancelled": 5, "picked_up": 2, "delivered": 4, "out_for_delivery": 12, "ready_for_pickup": 13}.get(seen, 3)
