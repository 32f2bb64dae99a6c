"""YunExpress's JSON and our records, both ways. Pure: requests out, answers in."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson

from linkstar.connect.answers import objects, read_object, unpacked
from linkstar.connect.carrier import CarrierService, CustomsLine, LabelRequest, Quote, QuoteRequest
from linkstar.connect.wire import Answer, Request, Unreadable
from linkstar.kit.address import Address
from linkstar.kit.money import Money

TOKEN, CREATE, INFO, LABEL, LABEL_FILE = "token", "createPackage", "getWaybillDetail", "getLabel", "labelFile"
CANCEL, TRACK, PRICE, PRODUCTS = "cancelOrder", "getTrackingInfo", "getPriceTrial", "getProducts"
NUMBER_MAX = 50
_CANCELLED = "E"
_CURRENCIES = {"RMB": "CNY"}


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel as YunExpress knows it; `key` is the customer order number, which carries our key."""

    waybill: str
    tracking: str
    key: str
    is_cancelled: bool = False


def order_number(key: str) -> str:
    """Our key as a customer order number: as it is up to 50 characters, else shortened the same way every time."""
    if len(key) <= NUMBER_MAX:
        return key
    return key[:17] + "-" + hashlib.sha256(key.encode()).hexdigest()[:32]


def get(operation: str, path: str, query: Mapping[str, str]) -> Request:
    """A reading call."""
    return Request(operation, "GET", path, query=query)


def token_request(secrets: Mapping[str, str]) -> Request:
    """Asks for an access token with the application's own id and key."""
    body = {
        "grantType": "client_credentials",
        "appId": secrets.get("app_id", ""),
        "appSecret": secrets.get("app_secret", ""),
        "sourceKey": secrets.get("source_key", ""),
    }
    return _post(TOKEN, "/openapi/oauth2/token", body, needs_token=False)


def create_request(request: LabelRequest, *, is_customs_object: bool = False) -> Request:
    """Orders one parcel. Not safe to repeat blindly: see `adapter.find`."""
    body: dict[str, Any] = {
        "product_code": request.service,
        "customer_order_number": order_number(request.key),
        "weight_unit": "KG",
        "size_unit": "CM",
        "packages": [_package(request)],
        "receiver": _party(request.ship_to),
        "declaration_info": [_declared(line) for line in request.customs],
        "label_type": request.format,
        **_tax_numbers(request, is_customs_object),
    }
    if request.ship_from.country:
        body["sender"] = _party(request.ship_from)
    for name in ("sensitive_type", "dangerous_goods_type", "platform_account_code", "point_relais_num"):
        if name in request.extra:
            body[name] = request.extra[name]
    return _post(CREATE, "/v1/order/package/create", body, is_safe=False)


def cancel_request(waybill: str) -> Request:
    """Cancels a parcel that the warehouse has not received."""
    return _post(CANCEL, "/v1/order/cancel", {"waybill_number": waybill})


def price_request(parcel: QuoteRequest) -> Request:
    """Asks what a parcel would cost by every product."""
    query = {
        "country_code": parcel.country,
        "weight": _kg(parcel.weight_g),
        "weight_unit": "KG",
        "package_type": "E" if parcel.has_battery else "C",
    }
    if parcel.postcode:
        query["postal_code"] = parcel.postcode[:20]
    if parcel.length_mm and parcel.width_mm and parcel.height_mm:
        sizes = {"length": parcel.length_mm, "width": parcel.width_mm, "height": parcel.height_mm}
        query |= {name: _cm(size) for name, size in sizes.items()} | {"size_unit": "CM"}
    return get(PRICE, "/v1/price-trial/get", query)


def read_parcel(answer: Answer) -> Parcel:
    """The parcel in the answer of createPackage or getWaybillDetail. Raises Unreadable without a waybill number."""
    found = _result(answer, dict)
    if not found.get("waybill_number"):
        raise Unreadable("success, but no waybill number", body=answer.body)
    return Parcel(
        waybill=str(found["waybill_number"]),
        tracking=str(found.get("tracking_number") or found["waybill_number"]),
        key=str(found.get("customer_order_number") or ""),
        is_cancelled=found.get("status") == _CANCELLED,
    )


def read_label(answer: Answer) -> tuple[bytes, str, str]:
    """Document, media type and, where the document is missing, the address to fetch it from. Raises Unreadable."""
    found = _result(answer, dict)
    text, url = str(found.get("label_string") or ""), str(found.get("url") or "")
    if not text and not url:
        raise Unreadable("neither a label nor an address of one", body=answer.body)
    kind = str(found.get("label_type") or "PDF").upper()
    return (_document(text, answer.body) if text else b""), media_type(kind), url


def media_type(label_type: str) -> str:
    """The media type of their label format."""
    known = {"PDF": "application/pdf", "ZPL": "text/zpl", "PNG": "image/png"}
    return known.get(label_type, "application/octet-stream")


def read_quotes(answer: Answer) -> list[Quote]:
    """One quote per product: the sum of its fees, in the account's currency where they converted it."""
    quotes: dict[str, Quote] = {}
    for row in objects(_result(answer, list), answer.body):
        service = str(row.get("product_code") or "")
        has_converted = bool(row.get("convert_currency")) and row.get("convert_amount") is not None
        amount = row["convert_amount"] if has_converted else row.get("calculate_amount")
        currency = str(row["convert_currency"] if has_converted else row.get("currency") or "")
        if not service or amount is None or not currency:
            raise Unreadable("a price without product, amount or currency", body=answer.body)
        fee = Money.of(str(amount), _CURRENCIES.get(currency, currency))
        before = quotes.get(service)
        if before is not None and before.currency != fee.currency:
            raise Unreadable("the fees of a product are in two currencies", body=answer.body)
        days = _days(str(row.get("interval_day") or ""))
        total = fee.minor + (before.cost_minor if before is not None else 0)
        quotes[service] = Quote(service, total, fee.currency, *days)
    return list(quotes.values())


def read_products(answer: Answer) -> dict[str, str]:
    """Product codes and names."""
    body = read_object(answer.body)
    listed = body["detail"] if "detail" in body else body.get("result")
    rows = listed.get("list") if isinstance(listed, dict) else listed
    return {str(r["product_code"]): str(r.get("product_name") or r["product_code"]) for r in objects(rows, answer.body)}


def service(code: str, title_en: str, title_zh: str) -> CarrierService:
    """A product and what it takes; the contract tells names only, so batteries and liquids are read from those."""
    return CarrierService(
        code=code,
        title_en=title_en,
        title_zh=title_zh,
        takes_battery="带电" in title_zh or "battery" in title_en.lower(),
        takes_liquid="液体" in title_zh or "特货" in title_zh or "liquid" in title_en.lower(),
        is_tracked="平邮" not in title_zh,
        needs_ioss_eu=True,
        address_line_max=200,
        needs_phone=True,
    )


def _post(operation: str, path: str, body: Any, *, is_safe: bool = True, needs_token: bool = True) -> Request:
    headers = {"content-type": "application/json;charset=utf-8"}
    return Request(
        operation, "POST", path, headers=headers, body=orjson.dumps(body), is_safe=is_safe, needs_token=needs_token
    )


def _package(request: LabelRequest) -> dict[str, Any]:
    sizes = {"length": request.length_mm, "width": request.width_mm, "height": request.height_mm}
    known = {name: _number(_cm(size)) for name, size in sizes.items() if size}
    return {"weight": _number(_kg(request.weight_g)), **known, "reference_id": request.reference}


def _party(address: Address) -> dict[str, Any]:
    first, _, last = address.name.strip().partition(" ")
    lines = [line for line in (address.line1, address.line2, address.district) if line]
    said: dict[str, Any] = {
        "country_code": address.country,
        "first_name": first,
        "last_name": last.strip(),
        "company": address.company,
        "province": address.state,
        "city": address.city,
        "address_lines": lines,
        "postal_code": address.postcode,
        "phone_number": address.phone,
        "email": address.email,
        "certificate_code": address.tax_id,
    }
    return {name: value for name, value in said.items() if value}


def _declared(line: CustomsLine) -> dict[str, Any]:
    said: dict[str, Any] = {
        "sku_code": line.sku,
        "name_local": line.name_zh,
        "name_en": line.name_en,
        "quantity": line.quantity,
        "unit_price": _number(str(Money(line.unit_value_minor, line.currency).decimal())),
        "unit_weight": _number(_kg(line.unit_weight_g)),
        "currency": line.currency,
        "hs_code": line.hs_code,
    }
    return {name: value for name, value in said.items() if value != ""}


def _tax_numbers(request: LabelRequest, is_object: bool) -> dict[str, Any]:
    """The contract says `customs_number` is text; live accounts were seen to take an object, hence the setting."""
    ioss, vat, eori = request.ioss_number, request.vat_number, request.eori_number
    if not (ioss or vat or eori):
        return {}
    if is_object:
        return {"customs_number": {"ioss_code": ioss, "vat_code": vat, "eori_number": eori}}
    apart = {"ioss_number": ioss, "vat_number": vat, "eori_number": eori}
    return {"customs_number": ioss or vat or eori, **{name: value for name, value in apart.items() if value}}


def _result(answer: Answer, kind: type) -> Any:
    found = read_object(answer.body).get("result")
    if not isinstance(found, kind):
        raise Unreadable(f"result is not a {kind.__name__}", body=answer.body)
    return found


def _document(text: str, body: bytes) -> bytes:
    if text.lstrip().startswith("^XA"):
        return text.encode()
    return unpacked(text, body)


def _days(text: str) -> tuple[int, int]:
    found = [int(part) for part in re.findall(r"\d+", text)]
    return (found[0], found[-1]) if found else (0, 0)


def _kg(weight_g: int) -> str:
    return str(Decimal(weight_g).scaleb(-3))


def _cm(size_mm: int) -> str:
    return str(Decimal(size_mm).scaleb(-1))


def _number(text: str) -> orjson.Fragment:
    """A JSON number with exactly these digits: no float on the way."""
    return orjson.Fragment(text.encode())
