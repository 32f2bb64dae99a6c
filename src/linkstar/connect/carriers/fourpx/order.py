"""The body of ds.xms.order.create: one of our label requests in 4PX's words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.carrier import CustomsLine, LabelRequest
from linkstar.connect.wire import PartnerRefused
from linkstar.kit.address import Address
from linkstar.kit.money import Money

_BUILT_IN = "966"  # their words: 966 内置电池, built in; 967 配套电池, beside the goods
_NO_BRAND = "none"  # their word where goods have no brand; the field may not be empty


def order_body(request: LabelRequest, number: str, config: Mapping[str, str]) -> dict[str, Any]:
    """The order of one parcel; `config` says what is the same for all of an account. Raises PartnerRefused."""
    chosen = {**config, **request.extra}
    body = {
        "ref_no": number,
        "business_type": "BDS",
        "duty_type": chosen.get("duty_type", "U"),  # U: the receiver pays duties, P: the sender, F: the marketplace
        "cargo_type": chosen.get("cargo_type", "5"),
        "ioss_no": request.ioss_number,
        "eori_no": request.eori_number,
        "vat_no": request.vat_number,
        "logistics_service_info": {"logistics_product_code": request.service},
        "return_info": _returns(request.ship_from, chosen),
        "parcel_list": [_parcel(request)],
        "is_insure": "N",
        "sender": _party(request.ship_from),
        "recipient_info": _party(request.ship_to),
        "deliver_type_info": _told({
            "deliver_type": chosen.get("deliver_type", "3"),  # 1 they fetch, 2 by express, 3 we bring it, 5 to a shop
            "warehouse_code": chosen.get("warehouse_code", ""),
        }),
    }  # fmt: skip
    return _told(body)


def _returns(home: Address, chosen: Mapping[str, str]) -> dict[str, Any]:
    """What becomes of a parcel that fails: Y back, N destroyed, U they ask. Nothing is destroyed unless somebody said so."""
    said: dict[str, Any] = {}
    for where, place in (("domestic", "domestic_return_addr"), ("oversea", "oversea_return_addr")):
        said[f"is_return_on_{where}"] = chosen.get(f"return_{where}", "U")
        if said[f"is_return_on_{where}"] == "Y":
            said[place] = _party(home)
    return said


def _parcel(request: LabelRequest) -> dict[str, Any]:
    currencies = {line.currency for line in request.customs}
    if len(currencies) > 1:
        raise PartnerRefused("4PX declares a parcel in one currency", code="currencies", field="currency")
    currency = next(iter(currencies), "USD")
    total = sum(line.unit_value_minor * line.quantity for line in request.customs)
    has_battery = any(line.has_battery for line in request.customs)
    sizes = {"length": request.length_mm, "width": request.width_mm, "height": request.height_mm}
    said = {
        "weight": request.weight_g,
        **{name: -(-size // 10) for name, size in sizes.items() if size},  # whole centimetres, rounded up
        "parcel_value": _price(total, currency),
        "currency": currency,
        "include_battery": "Y" if has_battery else "N",
        "battery_type": request.extra.get("battery_type", _BUILT_IN) if has_battery else "",
        "declare_product_info": [_declared(line, request) for line in request.customs],
    }
    return _told(said)


def _declared(line: CustomsLine, request: LabelRequest) -> dict[str, Any]:
    price = _price(line.unit_value_minor, line.currency)
    brand = request.extra.get("brand", _NO_BRAND)
    said = {
        "declare_product_name_cn": line.name_zh,
        "declare_product_name_en": line.name_en,
        "declare_product_code_qty": line.quantity,
        "unit_net_weight": line.unit_weight_g,
        "unit_gross_weight": line.unit_weight_g,
        "origin_country": line.origin,
        "country_export": request.ship_from.country,
        "country_import": request.ship_to.country,
        "hscode_export": line.hs_code,
        "hscode_import": line.hs_code,
        "declare_unit_price_export": price,
        "currency_export": line.currency,
        "declare_unit_price_import": price,
        "currency_import": line.currency,
        "brand_export": brand,
        "brand_import": brand,
        # printed on the label: our parcel number and what is inside, for whoever packs it
        "package_remarks": f"{request.reference} {line.sku} x{line.quantity}".strip(),
    }
    return _told(said)


def _party(address: Address) -> dict[str, Any]:
    first, _, last = address.name.strip().partition(" ")
    return _told({
        "first_name": first,
        "last_name": last.strip(),
        "company": address.company,
        "phone": address.phone,
        "email": address.email,
        "post_code": address.postcode,
        "country": address.country,
        "state": address.state,
        "city": address.city,
        "district": address.district,
        "street": address.line1,
        "house_number": address.line2,
        "certificate_info": {"id_no": address.tax_id} if address.tax_id else "",
    })  # fmt: skip


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value != ""}


def _price(minor: int, currency: str) -> orjson.Fragment:
    """A JSON number with exactly these digits: no float on the way."""
    return orjson.Fragment(str(Money(minor, currency).decimal()).encode())
