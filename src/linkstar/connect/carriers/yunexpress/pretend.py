"""The pretend platform's own world: products, prices, what it demands of a parcel, its labels and scans. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta, timezone
from typing import Any

from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.kit.barcode import code128
from linkstar.kit.pdf import Page, pdf

# country -> (fee of a parcel, fee of a kilogram) in fen, days
COUNTRIES: Mapping[str, tuple[int, int, str]] = {
    "US": (2200, 7800, "6-12"), "CA": (2400, 8200, "8-15"), "MX": (2600, 9000, "9-18"), "BR": (2800, 9800, "12-25"),
    "GB": (1800, 5200, "5-9"), "DE": (1900, 5600, "6-10"), "FR": (2000, 5800, "6-10"), "IT": (2000, 6000, "7-12"),
    "ES": (2000, 5900, "7-12"), "NL": (1900, 5700, "6-10"), "BE": (1900, 5700, "6-10"), "PL": (2000, 5600, "7-12"),
    "AT": (2100, 6000, "7-12"), "SE": (2200, 6400, "7-12"), "IE": (2200, 6300, "7-12"), "PT": (2100, 6100, "7-13"),
    "CH": (2500, 7000, "7-12"), "NO": (2600, 7400, "7-13"), "AU": (2000, 6800, "7-12"), "NZ": (2100, 7000, "8-14"),
    "JP": (1500, 3900, "4-7"), "KR": (1400, 3600, "4-7"), "SG": (1500, 3800, "4-8"), "MY": (1500, 3900, "5-9"),
    "TH": (1500, 3900, "5-9"), "PH": (1600, 4200, "6-10"), "VN": (1500, 3900, "5-9"), "ID": (1700, 4500, "7-12"),
    "AE": (1900, 5400, "6-10"), "SA": (2000, 5600, "7-12"), "IL": (2100, 6000, "8-14"), "CL": (2800, 9600, "12-22"),
    "HK": (900, 1200, "2-4"), "TW": (1200, 2400, "3-6"),
}  # fmt: skip
EU = frozenset({"DE", "FR", "IT", "ES", "NL", "BE", "PL", "AT", "SE", "IE", "PT"})
_NO_POSTCODE = frozenset({"HK", "AE"})
_NEEDS_STATE = frozenset({"US", "CA", "AU", "BR", "MX"})
# code, Chinese name, English name, share of the price in percent, heaviest in g, takes batteries
_PRODUCTS = (
    ("BKPHR", "云途全球专线挂号（标快普货）", "YunExpress Global Direct Line, standard", 100, 30000, False),
    ("THPHR", "云途全球专线挂号（特惠普货）", "YunExpress Global Direct Line, economy", 86, 20000, False),
    ("BKZXR", "云途全球专线挂号（标快带电）", "YunExpress Global Direct Line, standard, battery", 112, 30000, True),
    ("THZXR", "云途全球专线挂号（特惠带电）", "YunExpress Global Direct Line, economy, battery", 97, 20000, True),
)
_IOSS_UP_TO = 150
_WORDS: Mapping[TrackingStatus, str] = {
    "pending": "Shipment information received",
    "picked_up": "Parcel picked up",
    "in_transit": "Departed from sorting centre",
    "out_for_delivery": "Out for delivery",
    "ready_for_pickup": "Ready for pickup",
    "on_hold": "Parcel on hold",
    "delivery_delayed": "Delivery delayed",
    "delivery_failed": "Delivery attempt failed",
    "delivered": "Parcel has been delivered",
    "return_to_sender": "Parcel is being returned to sender",
    "cancelled": "Order cancelled",
    "unknown": "Event 9931",
}
_CHINA = timezone(timedelta(hours=8))


def products(language: str) -> list[dict[str, Any]]:
    """The products, named in the language asked for."""
    place = 1 if language.lower().startswith("zh") else 2
    return [{"product_code": p[0], "product_name": p[place], "product_group_code": "PY"} for p in _PRODUCTS]


def prices(country: str, grams: int, sizes_cm: Sequence[float], package_type: str) -> list[dict[str, Any]]:
    """What each product that takes such a parcel costs: two fees, the parcel's and the weight's, in RMB."""
    per_parcel, per_kg, days = COUNTRIES[country]
    volume = sizes_cm[0] * sizes_cm[1] * sizes_cm[2] / 8  # grams at 8000 cm3 a kilogram
    chargeable = max(grams, round(volume))
    rows = []
    for code, name, _, share, heaviest, takes_battery in _PRODUCTS:
        if chargeable > heaviest or (package_type == "E" and not takes_battery):
            continue
        fees = {"E1": per_kg * chargeable * share // 100_000, "E2": per_parcel}
        rows += [_fee(code, name, days, fee_name, fen) for fee_name, fen in fees.items()]
    return rows


def _fee(code: str, name: str, days: str, fee_name: str, fen: int) -> dict[str, Any]:
    amount = fen / 100  # JSON knows no other way to write their prices
    return {
        "product_code": code,
        "product_name": name,
        "fee_name": fee_name,
        "calculate_amount": amount,
        "currency": "RMB",
        "interval_day": days,
        "price_name": f"{name}A价",
        "price_type": "MK",
        "convert_currency": "RMB",
        "rate": 1,
        "convert_amount": amount,
    }


def complaint(asked: Mapping[str, Any]) -> str:
    """What is wrong with an order, in the platform's words; "" if it can be taken."""
    for name in (
        "product_code",
        "customer_order_number",
        "weight_unit",
        "size_unit",
        "packages",
        "receiver",
        "declaration_info",
    ):
        if not asked.get(name):
            return f"{name} is required"
    if len(asked["customer_order_number"]) > 50:
        return "customer_order_number must have 1 to 50 characters"
    if asked["product_code"] not in [product[0] for product in _PRODUCTS]:
        return "product_code is not open for this customer"
    if not asked["packages"][0].get("weight", 0) > 0:
        return "packages.weight must be greater than 0"
    return _about_receiver(asked["receiver"]) or _about_goods(asked)


def _about_receiver(receiver: Mapping[str, Any]) -> str:
    country = receiver.get("country_code", "")
    if country not in COUNTRIES:
        return "receiver.country_code is not served by this product_code"
    for name in ("first_name", "city", "address_lines"):
        if not receiver.get(name):
            return f"receiver.{name} is required"
    if not receiver.get("phone_number"):
        return "receiver.phone_number is required"
    if not receiver.get("postal_code") and country not in _NO_POSTCODE:
        return "receiver.postal_code is required"
    if not receiver.get("province") and country in _NEEDS_STATE:
        return "receiver.province is required"
    lines = receiver["address_lines"]
    if any(len(line) > 200 for line in ([lines] if isinstance(lines, str) else lines)):
        return "receiver.address_lines must have at most 200 characters"
    return ""


def _about_goods(asked: Mapping[str, Any]) -> str:
    total = 0.0
    for goods in asked["declaration_info"]:
        if not goods.get("name_en"):
            return "declaration_info.name_en is required"
        if not goods.get("unit_price", 0) > 0:
            return "declaration_info.unit_price must be greater than 0"
        if len(str(goods.get("hs_code", ""))) < 6:
            return "declaration_info.hs_code must have at least 6 digits"
        total += goods["unit_price"] * goods["quantity"]
    numbers = asked.get("customs_number")
    ioss = numbers.get("ioss_code") if isinstance(numbers, dict) else asked.get("ioss_number")
    if asked["receiver"]["country_code"] in EU and total <= _IOSS_UP_TO and not ioss:
        return "ioss number is required for this destination"
    return ""


def label(parcel: Mapping[str, Any], kind: str) -> bytes:
    """The label of a parcel: waybill as barcode, receiver, order number."""
    waybill, receiver = parcel["waybill_number"], parcel["asked"]["receiver"]
    if kind == "ZPL":
        return f"^XA^CI28^FO40,40^BCN,120,Y,N,N^FD{waybill}^FS^XZ".encode()
    page = Page(100, 100)
    page.text(6, 10, f"YunExpress {parcel['asked']['product_code']} {receiver['country_code']}", size_pt=14, bold=True)
    lines = receiver.get("address_lines") or []
    named = f"{receiver.get('first_name', '')} {receiver.get('last_name', '')}".strip()
    written = [
        named,
        *([lines] if isinstance(lines, str) else lines),
        receiver.get("city", ""),
        receiver.get("postal_code", ""),
    ]
    for place, line in enumerate(line for line in written if line):
        page.text(6, 18 + 5 * place, line)
    page.bars(8, 60, code128(waybill), module=0.4, height=20)
    page.text(8, 86, waybill, size_pt=11)
    page.text(8, 92, parcel["customer_order_number"], size_pt=7)
    return pdf([page])


def scan(event: TrackingEvent) -> dict[str, Any]:
    """A scan as the platform tells it: words and local time, no code."""
    said = {
        "time_zone": "+8",
        "description": event.description or _WORDS[event.status],
        "event_date": f"{event.happened_at.astimezone(_CHINA):%Y-%m-%d %H:%M:%S}",
        "location": event.place,
    }
    return {**said, "track_node_code": event.code} if event.code else said


def state_after(state: str, status: TrackingStatus) -> str:
    """The waybill's state letter after a scan; a finished one stays."""
    if state in ("D", "E"):
        return state
    if status in ("delivered", "return_to_sender"):
        return "D"
    return {"pending": state, "cancelled": "E", "picked_up": "B"}.get(status, "C")
