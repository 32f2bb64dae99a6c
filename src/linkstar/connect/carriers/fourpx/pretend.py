"""The pretend 4PX's own world: products, prices, what it demands of a parcel, its labels and scans. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import timedelta, timezone
from typing import Any

from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.kit.barcode import code128
from linkstar.kit.pdf import Page, pdf

# country -> (fee of a parcel, fee of a kilogram) in fen, days
COUNTRIES: Mapping[str, tuple[int, int, str]] = {
    "US": (2400, 7600, "7-12"), "CA": (2500, 8000, "8-15"), "GB": (1900, 5000, "6-10"), "DE": (2000, 5400, "6-10"),
    "FR": (2100, 5600, "6-11"), "IT": (2100, 5900, "7-12"), "ES": (2100, 5700, "7-12"), "NL": (2000, 5500, "6-10"),
    "BE": (2000, 5500, "6-10"), "PL": (2100, 5400, "7-12"), "AT": (2200, 5900, "7-12"), "SE": (2300, 6300, "7-12"),
    "AU": (2100, 6600, "7-12"), "NZ": (2200, 6900, "8-14"), "JP": (1600, 3800, "4-7"), "SG": (1600, 3700, "4-8"),
    "MY": (1600, 3800, "5-9"), "TH": (1600, 3800, "5-9"), "BR": (2900, 9600, "12-25"), "MX": (2700, 8800, "9-18"),
}  # fmt: skip
EU = frozenset({"DE", "FR", "IT", "ES", "NL", "BE", "PL", "AT", "SE"})
_NEEDS_STATE = frozenset({"US", "CA", "AU", "BR", "MX"})
# code, Chinese name, English name, share of the price in percent, heaviest in g, takes batteries
_PRODUCTS = (
    ("PX", "4PX联邮通优先挂号-普货", "4PX Postlink Priority Registered, general goods", 100, 30000, "N"),
    ("QC", "4PX联邮通优先挂号-带电", "4PX Postlink Priority Registered, battery", 110, 30000, "Y"),
    ("A1", "4PX专线经济平邮", "4PX Economy", 80, 2000, "N"),
)
_WORDS: Mapping[TrackingStatus, tuple[str, str]] = {
    "pending": ("FPX_L_RPIF", "Parcel information received"),
    "picked_up": ("FPX_C_SPLS", "Shipment picked up"),
    "in_transit": ("FPX_C_AAF", "Shipment arrived at facility and measured"),
    "out_for_delivery": ("FPX_D_SD", "Out for delivery"),
    "ready_for_pickup": ("", "Ready for pickup"),
    "on_hold": ("", "Parcel on hold"),
    "delivery_delayed": ("", "Delivery delayed"),
    "delivery_failed": ("FPX_D_FD", "Delivery attempt failed"),
    "delivered": ("FPX_S_OK", "Delivered"),
    "return_to_sender": ("", "Parcel is being returned to sender"),
    "cancelled": ("", "Order cancelled"),
    "unknown": ("", "Event 9931"),
}
_CHINA = timezone(timedelta(hours=8))
_IOSS_UP_TO = 150


def products() -> list[dict[str, Any]]:
    """The product list, as ds.xms.logistics_product.getlist writes it."""
    return [
        {
            "logistics_product_code": code,
            "logistics_product_name_cn": chinese,
            "logistics_product_name_en": english,
            "transport_mode": "5",
            "with_battery": battery,
            "order_track": "Y",
            "billing_volume_weight": "Y",
            "surface_mail": "N",
        }
        for code, chinese, english, _, _, battery in _PRODUCTS
    ]


def prices(country: str, grams: int) -> list[dict[str, Any]]:
    """What each product that takes such a parcel costs, in yuan as text."""
    per_parcel, per_kg, days = COUNTRIES[country]
    return [
        {
            "4px_tracking_no": "", "ref_no": "", "logistics_channel_no": "", "logistics_product_code": code,
            "lump_sum_fee": f"{(per_parcel + per_kg * grams // 1000) * share // 100 / 100:.2f}",
            "is_volume_cargo": "N", "charge_weight": "", "estimated_time": days, "is_show_track": "Y", "remarks": "",
        }
        for code, _, _, share, heaviest, _ in _PRODUCTS if grams <= heaviest
    ]  # fmt: skip


def complaint(asked: Mapping[str, Any]) -> tuple[str, str]:
    """Code and words of what is wrong with an order; ("", "") if it can be taken."""
    product = asked.get("logistics_service_info", {}).get("logistics_product_code")
    if product not in [one[0] for one in _PRODUCTS]:
        return "DS000110", "product code does not exist"
    if not asked.get("return_info") or not asked.get("deliver_type_info", {}).get("deliver_type"):
        return "DS000000", "return_info and deliver_type_info are required"
    words = _about_sender(asked.get("sender", {})) or _about_recipient(asked.get("recipient_info", {}))
    return ("DS000000", words) if words else _about_goods(asked)


def _about_sender(sender: Mapping[str, Any]) -> str:
    if not sender.get("post_code"):
        return "shipper's postcode is required"
    if not 10 <= len(sender.get("street", "")) <= 90:
        return "shipper's street length must be between 10 and 90"
    return ""


def _about_recipient(to: Mapping[str, Any]) -> str:
    if to.get("country") not in COUNTRIES:
        return "consignee's country is not supported by this product"
    names = {"first_name": "name", "city": "city", "street": "street", "phone": "phone", "post_code": "postcode"}
    for name, word in names.items():
        if not to.get(name):
            return f"consignee's {word} is required"
    if not to.get("state") and to["country"] in _NEEDS_STATE:
        return "consignee's state is required"
    if not 4 <= len(f"{to['first_name']}{to.get('last_name', '')}".replace(" ", "")) <= 30:
        return "consignee's name length must be between 4 and 30"
    if len(to["street"]) > 90:
        return "consignee's street length must be at most 90"
    for name, word in names.items():
        if not _is_latin(to[name]):
            return f"consignee's {word}: only English and symbols can be entered, not pure symbols"
    return ""


def _is_latin(text: str) -> bool:
    return all(not mark.isalpha() or unicodedata.name(mark, "").startswith("LATIN") for mark in text)


def _about_goods(asked: Mapping[str, Any]) -> tuple[str, str]:
    code = "DS000000"
    for parcel in asked.get("parcel_list") or [{}]:
        if not parcel.get("weight", 0) > 0:
            return code, "parcel weight must be greater than 0"
        if parcel.get("include_battery") not in ("Y", "N"):
            return code, "include_battery is required"
        for goods in parcel.get("declare_product_info") or [{}]:
            for name in ("declare_product_name_en", "declare_unit_price_export", "currency_export", "brand_export"):
                if not goods.get(name):
                    return code, f"{name} is required"
            if not str(goods.get("hscode_import", "")).isdigit():
                return code, "hscode_import must be digits"
            if {goods["currency_export"], goods.get("currency_import")} != {parcel["currency"]}:
                return code, "currency of the goods must be the currency of the parcel"
        if (
            asked["recipient_info"]["country"] in EU
            and parcel["parcel_value"] <= _IOSS_UP_TO
            and not asked.get("ioss_no")
        ):
            return code, "IOSS number is required for this destination"
    return "", ""


def label(parcel: Mapping[str, Any]) -> bytes:
    """The label of a parcel: its number as barcode, product, receiver, what is inside."""
    number, asked = parcel["4px_tracking_no"], parcel["asked"]
    to = asked["recipient_info"]
    page = Page(100, 150)
    product = asked["logistics_service_info"]["logistics_product_code"]
    page.text(6, 10, f"4PX {product} {to['country']}", size_pt=14, bold=True)
    named = f"{to['first_name']} {to.get('last_name', '')}".strip()
    street = f"{to['street']} {to.get('house_number', '')}".strip()
    for place, line in enumerate([named, street, to["city"], to.get("state", ""), to["post_code"]]):
        page.text(6, 20 + 5 * place, line)
    page.bars(8, 60, code128(number), module=0.4, height=20)
    page.text(8, 86, number, size_pt=11)
    for place, goods in enumerate(asked["parcel_list"][0]["declare_product_info"][:8]):
        page.text(8, 96 + 5 * place, goods.get("package_remarks", ""), size_pt=8)
    return pdf([page])


def scan(event: TrackingEvent, country: str) -> dict[str, Any]:
    """A scan as the platform tells it: code, words and China's time."""
    code, words = _WORDS[event.status]
    return {
        "businessLinkCode": event.code or code,
        "trackingContent": event.description or words,
        "occurDatetime": f"{event.happened_at.astimezone(_CHINA):%Y-%m-%d %H:%M:%S}",
        "occurLocation": event.place,
        "destinationCountry": country,
    }


def state_after(state: str, status: TrackingStatus) -> str:
    """The consignment's letter after a scan; a closed one stays."""
    if state == "X" or status == "pending":
        return state
    return {"cancelled": "X", "picked_up": "V"}.get(status, "C")
