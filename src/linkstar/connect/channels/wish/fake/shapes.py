"""Neutral records in Wish's shape. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from linkstar.connect.afterwards import SeenClaim, SeenListing
from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.fake_gate import Record
from linkstar.connect.reading import stamp
from linkstar.kit.money import Money

WAREHOUSE = "5f1000000000000000000001"


def object_id(text: str) -> str:
    """An id as Wish writes them: 24 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def split(order: SeenOrder) -> Iterator[SeenOrder]:
    """Wish makes an order of each product that was bought: the first keeps the id, and the shipping is its."""
    for place, line in enumerate(order.lines):
        id_ = object_id(f"{order.external_id}/{place}") if place else order.external_id
        yield replace(order, external_id=id_, lines=[line], shipping_minor=0 if place else order.shipping_minor)


def order_of(order: SeenOrder, transaction: str) -> Record:
    """An order of one line."""
    (line,) = order.lines
    state = _state(order)
    events = [{"event_type": "ORDER_RELEASED", "event_time": stamp(order.placed_at)}]
    told: Record = {
        "id": order.external_id, "transaction_id": object_id(transaction), "state": state,
        "released_at": stamp(order.placed_at), "updated_at": stamp(order.updated_at), "fulfillment_records": events,
        "product_information": {
            "id": object_id(f"product {line.listing_id}"), "variation_id": line.listing_id, "sku": line.sku,
            "name": line.title, "variation_image_url": "https://canary.contestimg.wish.com/1.jpg",
        },
        "order_payment": {"general_payment_details": _payment(order, line), "carrier_subsidies": []},
        "full_address": {"shipping_detail": _address(order)},
        "fulfillment_requirements": {"expected_ship_time": stamp(order.ship_by_at)} if order.ship_by_at else {},
        "fulfillment_order_types": [] if order.fulfilled_by == "seller" else ["FULFILLED_BY_WISH"],
        "warehouse_information": {"warehouse_type": "PRIMARY", "warehouse_name": "STANDARD", "warehouse_id": WAREHOUSE},
        "tracking_information": [], "refunds": [], "penalties": [], "special_programs": [],
    }  # fmt: skip
    if order.ioss_number:
        payer = {"name": "ContextLogic B.V.", "ioss_number": order.ioss_number}
        told["tax_information"] = {"vat_information": {"eu_vat_customs_declaration": {"vat_payer": payer}}}
    if state == "REFUNDED":
        amount = line.price_minor - line.discount_minor + order.shipping_minor
        told["refunds"] = [refund(order.currency, amount, order.updated_at, "MERCHANT", "UNABLE_TO_SHIP")]
    if order.commercial == "completed":
        events.append({"event_type": "CONFIRMED_DELIVERED", "event_time": stamp(order.updated_at)})
    return told


def refund(currency: str, minor: int, at: datetime, source: str, reason: str) -> Record:
    """A refund that was paid."""
    return {
        "refund_source": source, "refund_reason": reason, "refund_reason_note": "", "refund_time": stamp(at),
        "refund_amount": amount_of(minor, currency), "merchant_responsible_amount": amount_of(minor, currency),
    }  # fmt: skip


def claim_of(claim: SeenClaim) -> Record:
    """A claim as the refund in its order."""
    source = {"buyer": "CUSTOMER", "seller": "MERCHANT"}.get(claim.asked_by, "WISH")
    told = refund(claim.currency, claim.refund_minor, claim.updated_at, source, claim.reason or "MERCHANT_OUT_OF_STOCK")
    return told | {"refund_reason_note": claim.words}


def product_of(one: SeenListing, at: datetime) -> Record:
    """A listing as a product of one variation."""
    extra = dict(one.extra)
    return {
        "id": extra.get("product_id") or object_id(f"product {one.external_id}"), "name": one.title, "parent_sku": one.sku,
        "state": "ACTIVE" if one.is_live else "MERCHANT_INACTIVE", "status": "APPROVED", "description": one.title,
        "created_at": stamp(at), "updated_at": stamp(at), "tags": [], "condition": "NEW",
        "variations": [
            variation(one.external_id, one.sku, extra.get("warehouse_id") or WAREHOUSE, one.quantity or 0)
            | {"price": amount_of(one.price_minor or 0, one.currency or "USD")}
        ],
    }  # fmt: skip


def variation(id_: str, sku: str, warehouse: str, units: int) -> Record:
    """A variation with stock in one warehouse."""
    return {
        "id": id_, "sku": sku, "status": "ENABLED", "inventories": [{"warehouse_id": warehouse, "inventory": units}],
        "options": [], "logistics_details": {"origin_country": "CN"},
    }  # fmt: skip


def amount_of(minor: int, currency: str, units: int = 1) -> Record:
    """An amount of so many units, told for one."""
    return {"amount": float(Decimal(Money(minor, currency).decimal()) / units), "currency_code": currency}


def _state(order: SeenOrder) -> str:
    if order.commercial == "cancelled":
        return "DECLINED" if order.payment in ("pending", "authorised") else "REFUNDED"
    if order.payment in ("pending", "authorised"):
        return "REQUIRE_REVIEW"
    sent = order.commercial == "completed" or any(line.fulfilled for line in order.lines)
    return "SHIPPED" if sent else "APPROVED"


def _payment(order: SeenOrder, line: SeenLine) -> Record:
    units, currency = max(line.quantity, 1), order.currency
    paid = line.price_minor - line.discount_minor
    return {
        "product_quantity": line.quantity,
        "product_price": amount_of(line.price_minor, currency, units),
        "original_product_price": amount_of(line.price_minor, currency, units),
        "discounted_price": amount_of(paid, currency, units),
        "product_shipping_price": amount_of(order.shipping_minor, currency, units),
        "product_merchant_payment": amount_of(paid * 85 // 100, currency, units),
        "shipping_merchant_payment": amount_of(order.shipping_minor * 85 // 100, currency, units),
        "payment_total": amount_of((paid + order.shipping_minor) * 85 // 100, currency),
    }


def _address(order: SeenOrder) -> Record:
    to = order.ship_to
    return {
        "name": to.name, "street_address1": to.line1, "street_address2": to.line2, "city": to.city, "state": to.state,
        "zipcode": to.postcode, "country_code": to.country, "country": to.country, "neighborhood": to.district,
        "phone_number": {"number": to.phone},
    }  # fmt: skip
