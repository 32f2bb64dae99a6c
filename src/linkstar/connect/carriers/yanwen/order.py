"""The body of express.order.create: one of our label requests in Yanwen's words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

from linkstar.connect.carrier import CustomsLine, LabelRequest
from linkstar.connect.wire import PartnerRefused
from linkstar.kit.address import Address
from linkstar.kit.money import Money

CURRENCIES = frozenset({"USD", "EUR", "GBP", "CNY", "AUD", "CAD"})


def order_body(request: LabelRequest, number: str, config: Mapping[str, str]) -> dict[str, Any]:
    """The order of one parcel; `config` says what is the same for all of an account. Raises PartnerRefused."""
    chosen = {**config, **request.extra}
    body = {
        "channelId": request.service,
        "orderSource": chosen.get("order_source", "LinkStar"),
        "orderNumber": number,
        "companyCode": chosen.get("warehouse_code", ""),  # the Yanwen warehouse that receives the parcel
        # printed for whoever packs it: our parcel number and what is inside
        "remark": " ".join([request.reference, *(f"{line.sku} x{line.quantity}" for line in request.customs)]).strip(),
        "receiverInfo": _party(request.ship_to, request.ship_to.tax_id),
        "senderInfo": _party(request.ship_from, request.vat_number) if request.ship_from.country else "",
        "parcelInfo": _parcel(request),
        "importCustomsInfo": {"eori": request.eori_number} if request.eori_number else "",
    }
    return _told(body)


def _parcel(request: LabelRequest) -> dict[str, Any]:
    currencies = {line.currency for line in request.customs}
    if len(currencies) > 1 or not currencies <= CURRENCIES:
        words = f"Yanwen declares a parcel in one of {', '.join(sorted(CURRENCIES))}"
        raise PartnerRefused(words, code="currencies", field="currency")
    sizes = {"length": request.length_mm, "width": request.width_mm, "height": request.height_mm}
    said = {
        "hasBattery": int(any(line.has_battery for line in request.customs)),
        "currency": next(iter(currencies), "USD"),
        "totalQuantity": sum(line.quantity for line in request.customs),
        "totalWeight": request.weight_g,
        **{name: -(-size // 10) for name, size in sizes.items() if size},  # whole centimetres, rounded up
        "ioss": request.ioss_number,
        "productList": [_declared(line) for line in request.customs],
    }
    return _told(said)


def _declared(line: CustomsLine) -> dict[str, Any]:
    """One kind of goods. The interface has no field for where they were made."""
    price = orjson.Fragment(str(Money(line.unit_value_minor, line.currency).decimal()).encode())
    said = {
        "goodsNameCh": line.name_zh,
        "goodsNameEn": line.name_en,
        "price": price,
        "priceExport": price,
        "hscode": line.hs_code,
        "quantity": line.quantity,
        "weight": line.unit_weight_g,
        "sku": line.sku,
    }
    return _told(said)


def _party(address: Address, tax_number: str) -> dict[str, Any]:
    return _told({
        "name": address.name.strip(),
        "phone": address.phone,
        "email": address.email,
        "company": address.company,
        "country": address.country,
        "state": address.state,
        "city": address.city,
        "zipCode": address.postcode,
        "address": ", ".join(line for line in (address.line1, address.line2, address.district) if line),
        "taxNumber": tax_number,
    })  # fmt: skip


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in said.items() if value != ""}
