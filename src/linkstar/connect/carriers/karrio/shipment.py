"""A parcel as a shipment of karrio: parties, sizes, customs and options. Pure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import orjson

from linkstar.connect.carrier import CustomsLine, LabelRequest
from linkstar.connect.wire import PartnerRefused
from linkstar.kit.address import Address
from linkstar.kit.money import Money

KEY, ASKED_AT = "linkstar_key", "linkstar_purchase_asked_at"  # in a shipment's metadata
# Whether duties were paid before: with an IOSS number the buyer has paid the import VAT to the marketplace.
_PAID, _UNPAID = "DDP", "DAP"


def body(request: LabelRequest, carrier_id: str, service: str) -> dict[str, Any]:
    """A draft with the rates of one service. No `service` field: karrio would buy at once. Raises PartnerRefused."""
    said: dict[str, Any] = {
        "shipper": party(request.ship_from),
        "recipient": party(request.ship_to),
        "parcels": [_parcel(request)],
        "services": [service],
        "carrier_ids": [carrier_id],
        "reference": request.reference[:100],
        "label_type": label_type(request.format),
        "metadata": {KEY: request.key},
        "options": _options(request),
    }
    if request.order_number:
        said["order_id"] = request.order_number[:50]
    if request.customs and request.ship_from.country != request.ship_to.country:
        said["customs"] = _customs(request)
    return said


def label_type(format_: str) -> str:
    """karrio's name of a label's format; PDF for one that it does not know."""
    return format_ if format_ in ("PDF", "ZPL") else "PDF"


def party(address: Address) -> dict[str, Any]:
    """An address; the district has no field of its own and stands before the second line."""
    said: dict[str, Any] = {
        "person_name": address.name,
        "company_name": address.company,
        "address_line1": address.line1,
        "address_line2": ", ".join(line for line in (address.district, address.line2) if line),
        "city": address.city,
        "state_code": address.state,
        "postal_code": address.postcode,
        "country_code": address.country,
        "phone_number": address.phone,
        "email": address.email,
        "federal_tax_id": address.tax_id,
    }
    return {name: value for name, value in said.items() if value}


def size(weight_g: int, length_mm: int, width_mm: int, height_mm: int) -> dict[str, Any]:
    """Weight in kilograms, sizes in centimetres; sizes only where all are known."""
    said: dict[str, Any] = {"weight": number(Decimal(weight_g).scaleb(-3)), "weight_unit": "KG"}
    if length_mm and width_mm and height_mm:
        sizes = {"length": length_mm, "width": width_mm, "height": height_mm}
        said |= {name: number(Decimal(size_mm).scaleb(-1)) for name, size_mm in sizes.items()}
        said["dimension_unit"] = "CM"
    return said


def number(exact: Decimal) -> orjson.Fragment:
    """A JSON number with exactly these digits: no float on the way."""
    return orjson.Fragment(f"{exact:f}".encode())


def _parcel(request: LabelRequest) -> dict[str, Any]:
    inside = ", ".join(line.name_en for line in request.customs)[:100]
    return {
        **size(request.weight_g, request.length_mm, request.width_mm, request.height_mm),
        "reference_number": request.reference[:100],
        **({"content": inside} if inside else {}),
    }


def _options(request: LabelRequest) -> dict[str, Any]:
    said: dict[str, Any] = {name: value for name, value in request.extra.items() if name != "incoterm"}
    if request.customs:
        value = _value(request)
        said |= {"currency": value.currency, "declared_value": number(value.decimal())}
    if any(line.has_battery for line in request.customs):
        said.setdefault("dangerous_good", True)
    return said


def _customs(request: LabelRequest) -> dict[str, Any]:
    incoterm = request.extra.get("incoterm") or (_PAID if request.ioss_number else _UNPAID)
    value = _value(request)
    numbers = {
        "ioss": request.ioss_number,
        "eori_number": request.eori_number,
        "vat_registration_number": request.vat_number,
    }
    said: dict[str, Any] = {
        "commodities": [_commodity(line) for line in request.customs],
        "content_type": "merchandise",
        "content_description": ", ".join(line.name_en for line in request.customs)[:200],
        "commercial_invoice": True,
        "incoterm": incoterm,
        "duty": {
            "paid_by": "sender" if incoterm == _PAID else "recipient",
            "currency": value.currency,
            "declared_value": number(value.decimal()),
        },
        "signer": (request.ship_from.name or request.ship_from.company)[:50],
        "options": {name: number_ for name, number_ in numbers.items() if number_},
    }
    if request.order_number:
        said["invoice"] = request.order_number[:50]
    return said


def _commodity(line: CustomsLine) -> dict[str, Any]:
    said: dict[str, Any] = {
        "title": line.name_en[:200],
        "description": line.name_en[:200],
        "quantity": line.quantity,
        "sku": line.sku[:100],
        "hs_code": line.hs_code,
        "origin_country": line.origin,
        "value_amount": number(Money(line.unit_value_minor, line.currency).decimal()),
        "value_currency": line.currency,
        "weight": number(Decimal(line.unit_weight_g).scaleb(-3)),
        "weight_unit": "KG",
        "metadata": {"name_zh": line.name_zh} if line.name_zh else {},
    }
    return {name: value for name, value in said.items() if value not in ("", {})}


def _value(request: LabelRequest) -> Money:
    """What the whole parcel is worth: duties are declared in one currency. Raises PartnerRefused."""
    currencies = {line.currency for line in request.customs}
    if len(currencies) > 1:
        raise PartnerRefused("a parcel is declared in one currency", code="currencies", field="currency")
    return Money(sum(line.unit_value_minor * line.quantity for line in request.customs), currencies.pop())
