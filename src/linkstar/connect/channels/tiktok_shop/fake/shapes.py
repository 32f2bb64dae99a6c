"""Neutral records in TikTok Shop's own shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement, SeenSettlementLine
from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.reading import seconds
from linkstar.kit.money import Money, share

Record = dict[str, Any]
OPTION, PROVIDER = "7091146663229654785", "7132708894753720838"
_KINDS = {"return": "RETURN_AND_REFUND", "refund": "REFUND", "replacement": "REPLACEMENT"}
_CANCELS = {
    "asked": "CANCELLATION_REQUEST_PENDING", "accepted": "CANCELLATION_REQUEST_SUCCESS", "done": "CANCELLATION_REQUEST_COMPLETE",
    "withdrawn": "CANCELLATION_REQUEST_CANCEL",
}  # fmt: skip
_RETURNS = {
    "asked": "RETURN_OR_REFUND_REQUEST_PENDING", "accepted": "AWAITING_BUYER_SHIP", "on_its_way": "BUYER_SHIPPED_ITEM",
    "arrived": "BUYER_SHIPPED_ITEM", "done": "RETURN_OR_REFUND_REQUEST_COMPLETE", "refused": "REFUND_OR_RETURN_REQUEST_REJECT",
    "withdrawn": "RETURN_OR_REFUND_REQUEST_CANCEL",
}  # fmt: skip


def text(minor: int, currency: str) -> str:
    """An amount."""
    return str(Money(minor, currency).decimal())


def order_of(one: SeenOrder) -> Record:
    """A neutral order as Get Order Detail tells it: each unit a line item."""
    money, status = one.currency, _status(one)
    goods = sum(line.price_minor for line in one.lines)
    payment = {
        "currency": money,
        "original_total_product_price": text(goods, money),
        "sub_total": text(goods - one.discount_minor, money),
        "seller_discount": text(one.discount_minor, money),
        "platform_discount": "0",
        "original_shipping_fee": text(one.shipping_minor, money),
        "shipping_fee": text(one.shipping_minor, money),
        "tax": text(one.tax_minor, money),
        "total_amount": text(one.total_minor, money),
    }
    made: Record = {
        "id": one.external_id,
        "status": status,
        "create_time": seconds(one.placed_at),
        "update_time": seconds(one.updated_at),
        "user_id": one.buyer.external_id or "7494726673780140000",
        "buyer_email": "v3b1f3c0@scs.tiktokw.eu" if one.buyer.email else "",
        "buyer_message": one.note,
        "payment": payment,
        "payment_method_name": "Credit card",
        "recipient_address": _address(one),
        "fulfillment_type": "FULFILLMENT_BY_SELLER" if one.fulfilled_by == "seller" else "FULFILLMENT_BY_TIKTOK",
        "shipping_type": "SELLER",
        "delivery_option_id": OPTION,
        "delivery_option_name": one.service_level or "Standard Shipping",
        "rts_sla_time": seconds(one.ship_by_at or one.placed_at + timedelta(days=2)),
        "delivery_sla_time": seconds(one.deliver_by_at or one.placed_at + timedelta(days=12)),
        "is_buyer_request_cancel": one.commercial == "cancel_requested",
        "is_cod": False,
        "warehouse_id": "7000000000001",
        "packages": [],
        "line_items": [item for line in one.lines for item in _items(line, one, status)],
    }
    if one.payment not in ("pending", "authorised"):
        made["paid_time"] = seconds(one.paid_at or one.placed_at)
    return made


def _status(one: SeenOrder) -> str:
    if one.commercial == "cancelled":
        return "CANCELLED"
    if one.payment in ("pending", "authorised"):
        return "UNPAID"
    return "COMPLETED" if one.commercial == "completed" else "AWAITING_SHIPMENT"


def _address(one: SeenOrder) -> Record:
    to = one.ship_to
    places = (
        ("L0", "country", to.country),
        ("L1", "state", to.state),
        ("L2", "city", to.city),
        ("L3", "district", to.district),
    )
    return {
        "name": to.name,
        "phone_number": to.phone,
        "full_address": ", ".join(filter(None, (to.country, to.state, to.city, to.line1))),
        "address_line1": to.line1,
        "address_line2": to.line2,
        "address_detail": to.line1,
        "postal_code": to.postcode,
        "region_code": to.country,
        "district_info": [
            {"address_level": level, "address_level_name": kind, "address_name": name}
            for level, kind, name in places
            if name
        ],
    }


def _items(line: SeenLine, one: SeenOrder, status: str) -> list[Record]:
    """The units of a line; its amounts are split to the last unit of money."""
    even = [1] * line.quantity
    prices, paid = share(line.price_minor, even), share(line.price_minor - line.discount_minor, even)
    taxes = share(line.tax_minor, even)
    return [
        {
            "id": line.external_id if not place else f"{line.external_id}{place:03d}",
            "sku_id": line.listing_id,
            "product_id": f"17{line.listing_id}",
            "product_name": line.title,
            "seller_sku": line.sku,
            "sku_name": "",
            "currency": one.currency,
            "original_price": text(prices[place], one.currency),
            "sale_price": text(paid[place], one.currency),
            "seller_discount": text(prices[place] - paid[place], one.currency),
            "platform_discount": "0",
            "display_status": status,
            "package_status": "TO_FULFILL",
            "is_gift": False,
            "item_tax": [{"tax_type": "SALES_TAX", "tax_amount": text(taxes[place], one.currency), "tax_rate": "0"}]
            if line.tax_minor
            else [],
        }
        for place in range(line.quantity)
    ]


def cancellation_of(one: SeenClaim) -> Record:
    """A cancellation as its search tells it."""
    return {
        "cancel_id": one.external_id,
        "order_id": one.order_id,
        "cancel_type": "BUYER_CANCEL" if one.asked_by == "buyer" else "CANCEL",
        "cancel_status": _CANCELS.get(one.state, _CANCELS["asked"]),
        "role": one.asked_by.upper() if one.asked_by != "channel" else "SYSTEM",
        "cancel_reason": one.reason,
        "cancel_reason_text": one.words,
        "create_time": seconds(one.asked_at),
        "update_time": seconds(one.updated_at),
        **_refund(one),
        "cancel_line_items": [
            {"cancel_line_item_id": f"c{place}", "order_line_item_id": line.order_line_id, "seller_sku": line.sku}
            for place, line in enumerate(one.lines)
        ],
    }


def return_of(one: SeenClaim) -> Record:
    """A return as its search tells it."""
    return {
        "return_id": one.external_id,
        "order_id": one.order_id,
        "return_type": _KINDS[one.kind],
        "return_status": _RETURNS[one.state],
        "role": one.asked_by.upper() if one.asked_by != "channel" else "SYSTEM",
        "return_reason": one.reason or "ecom_order_delivered_refund_and_return_reason_defective",
        "return_reason_text": one.words,
        "create_time": seconds(one.asked_at),
        "update_time": seconds(one.updated_at),
        "return_tracking_number": one.tracking_number,
        "seller_next_action_response": _next_action(one),
        **_refund(one),
        "return_line_items": [
            {
                "return_line_item_id": f"r{place}", "order_line_item_id": line.order_line_id, "seller_sku": line.sku,
                "refund_amount": {"currency": one.currency, "refund_total": text(line.refund_minor, one.currency)},
            }
            for place, line in enumerate(one.lines)
        ],
    }  # fmt: skip


def _next_action(one: SeenClaim) -> list[Record]:
    due = seconds(one.asked_at + timedelta(days=4))
    return [{"action": "SELLER_RESPOND_RETURN", "deadline": due}] if one.state == "asked" else []


def _refund(one: SeenClaim) -> Record:
    if not one.currency:
        return {}
    return {"refund_amount": {"currency": one.currency, "refund_total": text(one.refund_minor, one.currency)}}


def transaction_of(one: SeenSettlementLine) -> Record:
    """A line of a settlement as a transaction."""
    amount = text(one.amount_minor, one.currency)
    is_goods = one.kind in ("sale", "refund")
    part = {"shipping": "shipping_cost_amount", "fee": "fee_tax_amount", "tax": "fee_tax_amount"}.get(
        one.kind, "adjustment_amount"
    )
    amounts = {"revenue_amount": "0", "shipping_cost_amount": "0", "fee_tax_amount": "0", "adjustment_amount": "0"}
    amounts |= {"revenue_amount" if is_goods else part: amount}
    return {
        "id": one.external_id,
        "type": "ORDER" if is_goods else "PLATFORM_PENALTY",
        "order_id": one.order_id,
        "order_create_time": seconds(one.booked_at),
        "settlement_amount": amount,
        **amounts,
    }


def statement_of(one: SeenSettlement) -> Record:
    """A payout as a statement."""
    at = one.paid_at or one.ends_at
    return {
        "id": one.external_id,
        "statement_time": seconds(at) if at else one.version // 1_000_000,
        "currency": one.currency,
        "settlement_amount": text(one.total_minor, one.currency),
        "revenue_amount": text(one.total_minor, one.currency),
        "fee_amount": "0",
        "adjustment_amount": "0",
        "payment_status": "PAID" if one.is_paid else "PROCESSING",
        "payment_id": one.reference,
        **({"payment_time": seconds(one.paid_at)} if one.paid_at else {}),
    }


def message_of(one: SeenMessage, number: int) -> Record:
    """A message in a conversation."""
    role = {"buyer": "BUYER", "seller": "CUSTOMER_SERVICE", "channel": "SYSTEM"}[one.author]
    return {
        "id": one.external_id,
        "type": "TEXT",
        "content": orjson.dumps({"content": one.text}).decode(),
        "create_time": seconds(one.sent_at),
        "is_visible": True,
        "sender": {"im_user_id": f"im-{role}", "role": role, "nickname": role.title(), "avatar": ""},
        "index": str(number),
    }


def product_of(one: SeenListing, known: Mapping[str, Any] | None) -> Record:
    """A listing as an SKU of a product."""
    sku = {
        "id": one.external_id,
        "seller_sku": one.sku,
        "price": {"currency": one.currency or "USD", "sale_price": text(one.price_minor or 0, one.currency or "USD")},
        "inventory": [{"warehouse_id": "7000000000001", "quantity": one.quantity or 0}],
    }
    others = [each for each in (known or {}).get("skus", []) if each["id"] != one.external_id]
    return {
        "id": dict(one.extra).get("product_id") or f"17{one.external_id}",
        "title": one.title,
        "status": "ACTIVATE" if one.is_live else "SELLER_DEACTIVATED",
        "skus": [*others, sku],
    }
