"""The pretend karrio server's own world: connected carriers, what they demand and ask, labels and events. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any

from linkstar.connect.carrier import TrackingEvent, TrackingStatus
from linkstar.kit.barcode import code128
from linkstar.kit.pdf import Page, pdf

Record = dict[str, Any]
CARRIERS: Mapping[str, Record] = {
    "dhl_express": {
        "display_name": "DHL Express",
        "services": {"dhl_express_worldwide": "P", "dhl_express_easy": "8"},
    },
    "gls": {"display_name": "GLS Group", "services": {"gls_parcel": "PARCEL"}},
    "dhl_universal": {"display_name": "DHL Universal", "services": {}},
}
CONNECTIONS: Sequence[tuple[str, str, Sequence[str]]] = (
    ("dhl_express", "dhl-main", ("rating", "shipping", "tracking", "paperless")),
    ("dhl_express", "dhl-second", ("rating", "shipping", "tracking")),
    ("gls", "gls-eu", ("rating", "shipping", "tracking")),
    ("dhl_universal", "dhl-tracking", ("tracking",)),
)
COUNTRIES = frozenset("CN US CA MX BR GB DE FR IT ES NL BE PL AT SE IE PT CH NO AU NZ JP KR SG MY TH PH AQ".split())
_SERVED = COUNTRIES - {"AQ"}
_PER_KG = {"dhl_express_worldwide": (1450, 620, 3), "dhl_express_easy": (1100, 540, 5), "gls_parcel": (640, 210, 6)}
_LONGEST = {"person_name": 100, "company_name": 100, "address_line1": 100, "address_line2": 100, "city": 50,
            "postal_code": 10, "state_code": 50, "phone_number": 50}  # fmt: skip
_DEMANDED = ("person_name", "address_line1", "city", "country_code")
_AFTER: Mapping[TrackingStatus, str] = {
    "pending": "created",
    "delivered": "delivered",
    "out_for_delivery": "out_for_delivery",
    "delivery_failed": "delivery_failed",
    "on_hold": "needs_attention",
    "unknown": "created",
}


def error(code: str, message: str, **details: Any) -> Record:
    """An error of karrio itself."""
    return {"code": code, "message": message, "level": "error", **({"details": details} if details else {})}


def invalid(asked: Mapping[str, Any]) -> list[Record]:
    """What karrio itself finds wrong with a shipment, before a carrier is asked."""
    wrong = []
    for side in ("shipper", "recipient"):
        party = asked.get(side) or {}
        if party.get("country_code") not in COUNTRIES:
            wrong.append(
                error("validation", f'{side}.country_code: "{party.get("country_code")}" is not a valid choice.')
            )
        for name, longest in _LONGEST.items():
            if len(party.get(name) or "") > longest:
                words = f"Ensure this field has no more than {longest} characters."
                wrong.append(error("validation", f"{side}.{name}: {words}"))
    for place, box in enumerate(asked.get("parcels") or [{}]):
        if not isinstance(box.get("weight"), int | float) or box.get("weight_unit") not in ("KG", "LB", "OZ", "G"):
            wrong.append(error("validation", f"parcels[{place}].weight: A valid number is required."))
    return wrong


def rates(asked: Mapping[str, Any], number: int) -> tuple[list[Record], list[Record]]:
    """What the carriers ask, the cheapest first, and what they say against it."""
    country = asked["recipient"]["country_code"]
    kilograms = sum(box["weight"] for box in asked["parcels"])
    found: list[Record] = []
    messages: list[Record] = []
    for name, id_, able in CONNECTIONS:
        services = [
            one for one in CARRIERS[name]["services"] if one in (asked.get("services") or CARRIERS[name]["services"])
        ]
        if "rating" not in able or (asked.get("carrier_ids") and id_ not in asked["carrier_ids"]) or not services:
            continue
        if country not in _SERVED:
            messages.append({
                "carrier_name": name, "carrier_id": id_, "code": "SHIPPING_SDK_DESTINATION_NOT_SERVICED_ERROR",
                "message": f"Destination country {country} is not serviced", "level": "error",
            })  # fmt: skip
            continue
        found += [
            _rate(name, id_, one, kilograms, f"rat_{number:06d}{len(found) + n}") for n, one in enumerate(services)
        ]
    return sorted(found, key=lambda rate: (rate["total_charge"], rate["id"])), messages


def _rate(carrier: str, carrier_id: str, service: str, kilograms: float, id_: str) -> Record:
    base, per_kg, days = _PER_KG[service]
    total = round(base + per_kg * kilograms) / 100
    return {
        "id": id_, "object_type": "rate", "carrier_name": carrier, "carrier_id": carrier_id, "service": service,
        "currency": "EUR", "total_charge": total, "transit_days": days, "estimated_delivery": None, "test_mode": True,
        "extra_charges": [{"name": "BASE", "amount": total, "currency": "EUR"}],
        "meta": {"carrier": carrier, "service_name": service.replace("_", " ").upper()},
    }  # fmt: skip


def refused(asked: Mapping[str, Any]) -> Record | None:
    """What the carrier misses when a label is to be made: karrio's SDK looks for it before it calls."""
    missing = [name for name in _DEMANDED if not asked["recipient"].get(name)]
    if asked["shipper"]["country_code"] != asked["recipient"]["country_code"] and not asked.get("customs"):
        missing.append("customs")
    if not missing:
        return None
    details = {(f"recipient.{name}" if name in _DEMANDED else name): "required" for name in missing}
    return {
        "code": "SHIPPING_SDK_FIELD_ERROR",
        "message": "Invalid request payload",
        "level": "error",
        "details": details,
    }


def label(shipment: Mapping[str, Any], kind: str) -> bytes:
    """The label of a shipment: number as barcode, service, receiver, our reference."""
    number, to = shipment["tracking_number"], shipment["recipient"]
    if kind == "ZPL":
        return f"^XA^CI28^FO40,40^BCN,120,Y,N,N^FD{number}^FS^XZ".encode()
    page = Page(100, 150)
    page.text(6, 10, f"{shipment['selected_rate']['service']} {to['country_code']}", size_pt=13, bold=True)
    for place, name in enumerate(("person_name", "address_line1", "address_line2", "city", "postal_code")):
        page.text(6, 20 + 6 * place, to.get(name) or "")
    page.bars(8, 66, code128(number), module=0.4, height=24)
    page.text(8, 98, number, size_pt=11)
    page.text(8, 106, shipment.get("reference") or "", size_pt=8)
    return pdf([page])


def event(told: TrackingEvent) -> Record:
    """An event of a tracker."""
    at = told.happened_at.astimezone(UTC)
    return {
        "date": f"{at:%Y-%m-%d}", "time": f"{at:%H:%M}", "timestamp": f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z",
        "status": told.status, "code": told.code or told.status.upper(), "description": told.description,
        "location": told.place, "reason": None, "latitude": None, "longitude": None,
    }  # fmt: skip


def state_after(state: str, seen: TrackingStatus) -> str:
    """The shipment's status after an event of its tracker; a cancelled one stays."""
    return state if state == "cancelled" else _AFTER.get(seen, "in_transit")
