"""What the pretend shop tells by webhook: the order in Shopify's older REST shape, signed with the app's secret."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import orjson

from linkstar.connect.channels.shopify.queries import VERSION
from linkstar.connect.channels.shopify.sign import body_hmac
from linkstar.connect.channels.shopify.wire.values import nodes, tail
from linkstar.connect.fake import FakeWebhook

_FULFILMENT = {"FULFILLED": "fulfilled", "PARTIALLY_FULFILLED": "partial"}


def webhooks(
    shop: str, node: Mapping[str, Any], topics: list[str], *, secret: str, triggered_at: str
) -> list[FakeWebhook]:
    """One change of an order as deliveries of several topics; they share the event, as at Shopify."""
    if not topics:
        return []
    body = orjson.dumps(rest_of(node))
    event = f"{shop}/{node['id']}/{node['updatedAt']}/{triggered_at}/{body_hmac(secret, body)}"
    return [
        _signed(shop, topic, body if topic != "refunds/create" else _refund(node), event, secret, triggered_at)
        for topic in topics
    ]


def _signed(shop: str, topic: str, body: bytes, event: str, secret: str, at: str) -> FakeWebhook:
    headers = {
        "content-type": "application/json",
        "x-shopify-topic": topic,
        "x-shopify-hmac-sha256": body_hmac(secret, body),
        "x-shopify-shop-domain": shop,
        "x-shopify-api-version": VERSION,
        "x-shopify-webhook-id": str(uuid5(NAMESPACE_URL, f"{event}/{topic}")),
        "x-shopify-event-id": str(uuid5(NAMESPACE_URL, event)),
        "x-shopify-triggered-at": at,
    }
    return FakeWebhook(account=shop, topic=topic, body=body, headers=headers)


def rest_of(node: Mapping[str, Any]) -> dict[str, Any]:
    """The order as a webhook's body tells it: no fulfilment orders, no payments."""
    financial, customer = node["displayFinancialStatus"], node["customer"]
    return {
        **_ids(node),
        "name": node["name"],
        "created_at": node["createdAt"],
        "processed_at": node["processedAt"],
        "updated_at": node["updatedAt"],
        "cancelled_at": node["cancelledAt"],
        "cancel_reason": (node.get("cancelReason") or "").lower() or None,
        "closed_at": node["closedAt"],
        "financial_status": financial.lower() if financial else None,
        "fulfillment_status": _FULFILMENT.get(node["displayFulfillmentStatus"]),
        "currency": node["currencyCode"],
        "email": node["email"],
        "contact_email": node["email"],
        "phone": node["phone"],
        "note": node["note"],
        "customer_locale": node["customerLocale"],
        **_amounts("total_price", node["totalPriceSet"]),
        **_amounts("total_tax", node["totalTaxSet"]),
        **_amounts("total_discounts", node["totalDiscountsSet"]),
        "total_shipping_price_set": _set(node["totalShippingPriceSet"]),
        "customer": _customer(customer) if customer else None,
        "company": {"id": 1, "location_id": 1} if _is_company(node) else None,
        "shipping_address": _address(node["shippingAddress"]),
        "shipping_lines": [{"title": node["shippingLine"]["title"]}] if node["shippingLine"] else [],
        "line_items": [_line(line) for line in nodes(node["lineItems"])],
        "fulfillments": [_fulfilment(one) for one in node["fulfillments"]],
        "refunds": [],
    }


def _refund(node: Mapping[str, Any]) -> bytes:
    at, id_ = node["updatedAt"], tail(node["id"])
    said = {"id": int(id_), "order_id": int(id_), "created_at": at, "processed_at": at, "refund_line_items": []}
    return orjson.dumps(said)


def _is_company(node: Mapping[str, Any]) -> bool:
    return (node["purchasingEntity"] or {}).get("__typename") == "PurchasingCompany"


def _ids(thing: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": _number(thing["id"]), "admin_graphql_api_id": thing["id"]}


def _number(id_: str) -> int | str:
    last = tail(id_)
    return int(last) if last.isdigit() and len(last) < 19 else last


def _set(bag: Mapping[str, Any]) -> dict[str, Any]:
    money = bag["shopMoney"]
    said = {"amount": money["amount"], "currency_code": money["currencyCode"]}
    return {"shop_money": said, "presentment_money": said}


def _amounts(name: str, bag: Mapping[str, Any]) -> dict[str, Any]:
    return {name: bag["shopMoney"]["amount"], f"{name}_set": _set(bag)}


def _customer(node: Mapping[str, Any]) -> dict[str, Any]:
    email, phone = node["defaultEmailAddress"], node["defaultPhoneNumber"]
    return {
        **_ids(node),
        "first_name": node["firstName"],
        "last_name": node["lastName"],
        "email": email["emailAddress"] if email else None,
        "phone": phone["phoneNumber"] if phone else None,
    }


def _address(node: Mapping[str, Any]) -> dict[str, Any]:
    same = {
        name: node[name] for name in ("name", "company", "address1", "address2", "city", "province", "zip", "phone")
    }
    return same | {"province_code": node["provinceCode"], "country_code": node["countryCodeV2"]}


def _line(node: Mapping[str, Any]) -> dict[str, Any]:
    money, units = node["originalTotalSet"]["shopMoney"], max(1, node["quantity"])
    unit = {"shopMoney": {"amount": str(Decimal(money["amount"]) / units), "currencyCode": money["currencyCode"]}}
    return {
        **_ids(node),
        "name": node["name"],
        "title": node["name"],
        "sku": node["sku"],
        "quantity": node["quantity"],
        "current_quantity": node["currentQuantity"],
        "fulfillable_quantity": node["unfulfilledQuantity"],
        "variant_id": _number(node["variant"]["id"]) if node["variant"] else None,
        "properties": [{"name": one["key"], "value": one["value"]} for one in node["customAttributes"]],
        **_amounts("price", unit),
        "tax_lines": [_amounts("price", tax["priceSet"]) for tax in node["taxLines"]],
        "discount_allocations": [_amounts("amount", one["allocatedAmountSet"]) for one in node["discountAllocations"]],
    }


def _fulfilment(node: Mapping[str, Any]) -> dict[str, Any]:
    info = node["trackingInfo"]
    return {
        **_ids(node),
        "status": node["status"].lower(),
        "shipment_status": None,
        "created_at": node["createdAt"],
        "tracking_company": info[0]["company"] if info else None,
        "tracking_numbers": [one["number"] for one in info],
        "line_items": [
            {**_ids(part["lineItem"]), "quantity": part["quantity"]} for part in nodes(node["fulfillmentLineItems"])
        ],
    }
