"""The body of a webhook (Shopify's older REST shape) -> the shape of the Admin API, so that one reader reads both."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from linkstar.connect.channels.shopify.wire.values import gid, tail

_FULFILMENT = {"": "UNFULFILLED", "partial": "PARTIALLY_FULFILLED"}
_PARENT_IDS = ("order_id", "admin_graphql_api_order_id")


def is_whole(body: Mapping[str, Any]) -> bool:
    """Whether a body is an order with its lines, and not merely news about one."""
    return "line_items" in body and "financial_status" in body


def order_id_of(body: Mapping[str, Any]) -> str:
    """The order that a body is, or tells about; "" if it names none."""
    inner = body.get("order_edit") or body
    named = next((inner[name] for name in _PARENT_IDS if inner.get(name)), None)
    return tail(named or body.get("admin_graphql_api_id") or body.get("id"))


def node_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """A whole order as the Admin API would tell it; what a webhook does not tell is left out."""
    currency = body["currency"]
    state = body.get("fulfillment_status") or ""
    return {
        "id": _gid("Order", body),
        "name": body["name"],
        "createdAt": body["created_at"],
        "processedAt": body.get("processed_at"),
        "updatedAt": body["updated_at"],
        "cancelledAt": body.get("cancelled_at"),
        "cancelReason": (body.get("cancel_reason") or "").upper() or None,
        "closedAt": body.get("closed_at"),
        "displayFinancialStatus": (body.get("financial_status") or "").upper() or None,
        "displayFulfillmentStatus": _FULFILMENT.get(state, state.upper()),
        "currencyCode": currency,
        "email": body.get("email") or body.get("contact_email"),
        "phone": body.get("phone"),
        "note": body.get("note"),
        "customerLocale": body.get("customer_locale"),
        "totalPriceSet": _bag(body, "total_price", currency),
        "totalTaxSet": _bag(body, "total_tax", currency),
        "totalDiscountsSet": _bag(body, "total_discounts", currency),
        "totalShippingPriceSet": _bag(body, "total_shipping_price", currency),
        "customer": _customer(body.get("customer")),
        "purchasingEntity": {"__typename": "PurchasingCompany"} if body.get("company") else None,
        "shippingAddress": _address(body.get("shipping_address")),
        "shippingLine": next(({"title": line["title"]} for line in body.get("shipping_lines") or ()), None),
        "lineItems": {"nodes": [_line(line, currency) for line in body["line_items"]]},
        "fulfillments": [_fulfilment(one) for one in body.get("fulfillments") or ()],
    }


def _gid(kind: str, body: Mapping[str, Any]) -> str:
    # The plain id passed through JavaScript in some tools and lost its last digits; the global id is text.
    return body.get("admin_graphql_api_id") or gid(kind, body["id"])


def _bag(body: Mapping[str, Any], name: str, currency: str) -> dict[str, Any] | None:
    money = (body.get(f"{name}_set") or {}).get("shop_money")
    if money:
        return _money(money["amount"], money["currency_code"])
    return None if body.get(name) is None else _money(body[name], currency)


def _money(amount: object, currency: str) -> dict[str, Any]:
    return {"shopMoney": {"amount": str(amount), "currencyCode": currency}}


def _customer(said: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not said:
        return None
    return {
        "id": _gid("Customer", said),
        "firstName": said.get("first_name"),
        "lastName": said.get("last_name"),
        "defaultEmailAddress": {"emailAddress": said["email"]} if said.get("email") else None,
        "defaultPhoneNumber": {"phoneNumber": said["phone"]} if said.get("phone") else None,
    }


def _address(said: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not said:
        return None
    same = {
        name: said.get(name) for name in ("name", "company", "address1", "address2", "city", "province", "zip", "phone")
    }
    return same | {"provinceCode": said.get("province_code"), "countryCodeV2": said.get("country_code")}


def _line(line: Mapping[str, Any], currency: str) -> dict[str, Any]:
    ordered = int(line["quantity"])
    unit = (_bag(line, "price", currency) or _money(0, currency))["shopMoney"]
    variant = line.get("variant_id")
    return {
        "id": _gid("LineItem", line),
        "name": line.get("name") or line["title"],
        "sku": line.get("sku"),
        "quantity": ordered,
        "currentQuantity": line.get("current_quantity", ordered),
        "variant": {"id": gid("ProductVariant", variant)} if variant else None,
        "customAttributes": [
            {"key": str(one["name"]), "value": _text(one.get("value"))} for one in line.get("properties") or ()
        ],
        "originalTotalSet": _money(Decimal(unit["amount"]) * ordered, unit["currencyCode"]),
        "taxLines": [{"priceSet": _bag(tax, "price", currency)} for tax in line.get("tax_lines") or ()],
        "discountAllocations": [
            {"allocatedAmountSet": _bag(one, "amount", currency)} for one in line.get("discount_allocations") or ()
        ],
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _fulfilment(said: Mapping[str, Any]) -> dict[str, Any]:
    numbers = said.get("tracking_numbers") or [number for number in (said.get("tracking_number"),) if number]
    return {
        "id": _gid("Fulfillment", said),
        "status": (said.get("status") or "").upper(),
        "displayStatus": (said.get("shipment_status") or "").upper() or None,
        "createdAt": said.get("created_at"),
        "trackingInfo": [{"number": number, "company": said.get("tracking_company")} for number in numbers],
        "fulfillmentLineItems": {
            "nodes": [
                {"quantity": part["quantity"], "lineItem": {"id": _gid("LineItem", part)}}
                for part in said.get("line_items") or ()
            ]
        },
    }
