"""A neutral order -> the node that the pretend shop keeps: everything our documents select, in Shopify's own shape."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from linkstar.connect.channel import Payment, SeenLine, SeenOrder
from linkstar.connect.channels.shopify.wire.values import gid, stamp, tail
from linkstar.kit.money import Money

LOCATION = "gid://shopify/Location/1"
_FINANCIAL: dict[Payment, str] = {
    "pending": "PENDING",
    "authorised": "AUTHORIZED",
    "paid": "PAID",
    "partly_refunded": "PARTIALLY_REFUNDED",
    "refunded": "REFUNDED",
    "charged_back": "REFUNDED",
}
_TAX_COUNTRIES = {"BR", "CL", "CN", "CO", "CR", "EC", "ES", "ID", "IT", "MX", "MY", "PE", "PT", "PY", "TR"}


def number_of(text: str) -> str:
    """Shopify's ids of orders and lines are numbers: other texts get one of their own, always the same."""
    if text.isascii() and text.isdigit():
        return text
    return str(10**12 + int.from_bytes(hashlib.blake2b(text.encode(), digest_size=6).digest(), "big"))


def node_of(order: SeenOrder, before: Mapping[str, Any] | None) -> dict[str, Any]:
    """The order as the shop keeps it; shipments that the shop already knows stay."""
    id_ = number_of(order.external_id)
    node = _head(order, id_) | _money(order) | _people(order, id_)
    node["lineItems"] = {"nodes": [_line(line, order, id_) for line in order.lines]}
    node["fulfillments"] = list(before["fulfillments"]) if before else []
    node |= {name: before[name] for name in ("returns", "refunds", "returnStatus") if before and name in before}
    status = before["fulfillmentOrders"]["nodes"][0]["status"] if before else "OPEN"
    is_held = status in ("ON_HOLD", "SCHEDULED")
    node["fulfillmentOrders"] = {"nodes": [_fulfilment_order(order, node, status if is_held else "OPEN")]}
    _ship_as_told(order, node, id_)
    settle(node)
    return node


def settle(node: dict[str, Any]) -> None:
    """Brings what is left to fulfil, and the states that follow from it, in line with the shipments."""
    done = shipped_units(node)
    one = node["fulfillmentOrders"]["nodes"][0]
    by_line = {line["id"]: line for line in node["lineItems"]["nodes"]}
    left = 0
    for part in one["lineItems"]["nodes"]:
        line = by_line[part["lineItem"]["id"]]
        is_void = bool(node["cancelledAt"])
        part["remainingQuantity"] = 0 if is_void else max(0, line["currentQuantity"] - done.get(line["id"], 0))
        line["unfulfilledQuantity"] = part["remainingQuantity"]
        left += part["remainingQuantity"]
    if not left:
        one["status"] = "CANCELLED" if node["cancelledAt"] else "CLOSED"
    elif one["status"] in ("OPEN", "IN_PROGRESS", "CLOSED"):
        one["status"] = "IN_PROGRESS" if done else "OPEN"
    node["displayFulfillmentStatus"] = _display(bool(left), bool(done), one["status"])


def shipped_units(node: Mapping[str, Any]) -> dict[str, int]:
    """Units of each line that left."""
    done: dict[str, int] = {}
    for fulfilment in node["fulfillments"]:
        for part in fulfilment["fulfillmentLineItems"]["nodes"]:
            done[part["lineItem"]["id"]] = done.get(part["lineItem"]["id"], 0) + part["quantity"]
    return done


def bag(minor: int, currency: str) -> dict[str, Any]:
    """An amount as a MoneyBag."""
    return {"shopMoney": {"amount": str(Money(minor, currency).decimal()), "currencyCode": currency}}


def fulfilment(id_: str, *, at: str, number: str, company: str, lines: list[tuple[str, int]]) -> dict[str, Any]:
    """A shipment of some units of lines."""
    return {
        "id": gid("Fulfillment", id_),
        "status": "SUCCESS",
        "displayStatus": "FULFILLED",
        "createdAt": at,
        "trackingInfo": [{"number": number, "company": company or None}] if number else [],
        "fulfillmentLineItems": {"nodes": [{"quantity": units, "lineItem": {"id": line}} for line, units in lines]},
    }


def _display(has_left: bool, has_done: bool, status: str) -> str:
    if status in ("ON_HOLD", "SCHEDULED"):
        return status
    if not has_done:
        return "UNFULFILLED"
    return "PARTIALLY_FULFILLED" if has_left else "FULFILLED"


def _head(order: SeenOrder, id_: str) -> dict[str, Any]:
    at = stamp(order.updated_at)
    is_paid = order.payment not in ("pending", "authorised")
    paid_at = stamp(order.paid_at or order.placed_at)
    return {
        "id": gid("Order", id_),
        "name": order.number or f"#{id_[-6:]}",
        "createdAt": stamp(order.placed_at),
        "processedAt": stamp(order.placed_at),
        "updatedAt": at,
        "cancelledAt": at if order.commercial == "cancelled" else None,
        "cancelReason": "OTHER" if order.commercial == "cancelled" else None,
        "closedAt": at if order.commercial == "completed" else None,
        "displayFinancialStatus": _FINANCIAL[order.payment],
        "note": order.note or None,
        "shippingLine": {"title": order.service_level} if order.service_level else None,
        "transactions": [{"kind": "SALE", "status": "SUCCESS", "processedAt": paid_at}] if is_paid else [],
    }


def _money(order: SeenOrder) -> dict[str, Any]:
    return {
        "currencyCode": order.currency,
        "totalPriceSet": bag(order.total_minor, order.currency),
        "totalTaxSet": bag(order.tax_minor, order.currency),
        "totalDiscountsSet": bag(order.discount_minor, order.currency),
        "totalShippingPriceSet": bag(order.shipping_minor, order.currency),
    }


def _people(order: SeenOrder, id_: str) -> dict[str, Any]:
    buyer, to = order.buyer, order.ship_to
    first, _, last = buyer.name.rpartition(" ")
    has_customer = bool(buyer.external_id or buyer.name or buyer.email)
    tax = [{"key": f"TAX_CREDENTIAL_{to.country}", "value": to.tax_id}]
    customer = {
        "id": gid("Customer", buyer.external_id or number_of(f"{id_}{buyer.email}{buyer.name}")),
        "firstName": first or None,
        "lastName": last or None,
        "defaultEmailAddress": {"emailAddress": buyer.email} if buyer.email else None,
        "defaultPhoneNumber": {"phoneNumber": buyer.phone} if buyer.phone else None,
    }
    return {
        "email": buyer.email or None,
        "phone": buyer.phone or None,
        "customerLocale": buyer.language or None,
        "customer": customer if has_customer else None,
        "purchasingEntity": {"__typename": "PurchasingCompany" if order.is_business else "Customer"},
        "shippingAddress": {
            "name": to.name or None,
            "company": to.company or None,
            "address1": to.line1 or None,
            "address2": ", ".join(part for part in (to.line2, to.district) if part) or None,
            "city": to.city or None,
            "province": to.state or None,
            "provinceCode": to.state or None,
            "zip": to.postcode or None,
            "countryCodeV2": to.country or None,
            "phone": to.phone or None,
        },
        "localizedFields": {"nodes": tax if to.tax_id and to.country in _TAX_COUNTRIES else []},
    }


def _line_gid(line: SeenLine, id_: str) -> str:
    # A neutral order may count its lines 1, 2, 3; at Shopify a line's id is unique in the world.
    number = number_of(line.external_id)
    return gid("LineItem", number if len(number) > 6 else f"{id_}{int(number):06d}")


def _line(line: SeenLine, order: SeenOrder, id_: str) -> dict[str, Any]:
    said = [part.partition(": ") for part in line.customisation.splitlines()]
    attributes = [{"key": key if text else "Personalisation", "value": text or key} for key, _, text in said]
    if line.gift_message:
        attributes.append({"key": "Gift message", "value": line.gift_message})
    return {
        "id": _line_gid(line, id_),
        "name": line.title,
        "sku": line.sku or None,
        "quantity": line.quantity,
        "currentQuantity": line.quantity - line.cancelled,
        "unfulfilledQuantity": 0,
        "variant": {"id": gid("ProductVariant", line.listing_id)} if line.listing_id else None,
        "customAttributes": attributes,
        "originalTotalSet": bag(line.price_minor, order.currency),
        "taxLines": [{"priceSet": bag(line.tax_minor, order.currency)}] if line.tax_minor else [],
        "discountAllocations": (
            [{"allocatedAmountSet": bag(line.discount_minor, order.currency)}] if line.discount_minor else []
        ),
    }


def _fulfilment_order(order: SeenOrder, node: Mapping[str, Any], status: str) -> dict[str, Any]:
    id_ = tail(node["id"])
    until = stamp(order.deliver_by_at) if order.deliver_by_at else None
    return {
        "id": gid("FulfillmentOrder", f"{id_}1"),
        "status": status,
        "fulfillBy": stamp(order.ship_by_at) if order.ship_by_at else None,
        "deliveryMethod": {"maxDeliveryDateTime": until} if until else None,
        "assignedLocation": {"location": {"id": LOCATION}},
        "lineItems": {
            "nodes": [
                {
                    "id": gid("FulfillmentOrderLineItem", f"{id_}{index:04d}"),
                    "remainingQuantity": 0,
                    "lineItem": {"id": line["id"]},
                }
                for index, line in enumerate(node["lineItems"]["nodes"], 1)
            ]
        },
    }


def _ship_as_told(order: SeenOrder, node: dict[str, Any], id_: str) -> None:
    """A neutral order that says that units left gets a shipment for those the shop does not know of."""
    done = shipped_units(node)
    gids = [line["id"] for line in node["lineItems"]["nodes"]]
    more = [(id_gid, line.fulfilled - done.get(id_gid, 0)) for id_gid, line in zip(gids, order.lines, strict=True)]
    more = [(line, units) for line, units in more if units > 0]
    if more:
        parcel = order.parcels[-1] if order.parcels else None
        node["fulfillments"].append(
            fulfilment(
                f"{id_}{len(node['fulfillments']) + 1:02d}",
                at=node["updatedAt"],
                number=parcel.tracking_number if parcel else "",
                company=parcel.carrier if parcel else "",
                lines=more,
            )
        )
