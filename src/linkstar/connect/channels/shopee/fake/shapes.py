"""Neutral records in Shopee's own shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement, SeenSettlementLine
from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.reading import seconds
from linkstar.kit.money import Money, exponent

Record = dict[str, Any]
CHANNEL_ID = 28_016
_RETURNS = {
    "asked": "REQUESTED", "accepted": "ACCEPTED", "on_its_way": "PROCESSING", "arrived": "PROCESSING", "done": "COMPLETED",
    "refused": "CLOSED", "withdrawn": "CANCELLED",
}  # fmt: skip
_HEADERS = {
    "sale": ("ESCROW", "Order Income", "Order Escrow"),
    "refund": ("ADJUSTMENT", "Refund Amount", "Return Refund After Order Completed"),
    "fee": ("ADJUSTMENT", "Commission Fee", "Commission Fee Adjustment"),
    "tax": ("ADJUSTMENT", "Withholding Tax", "Tax Adjustment"),
    "shipping": ("ADJUSTMENT", "Shipping", "Weight Adjustment"),
}

_WALLET = {"sale": "ESCROW_VERIFIED_ADD", "payout": "WITHDRAWAL_CREATED", "fee": "PAID_ADS_CHARGE"}


def number(minor: int, currency: str) -> float:
    """An amount as Shopee tells it: a number."""
    return float(Money(minor, currency).decimal())


def ids_of(listing: str) -> tuple[int, int]:
    """Item and model of a listing's id; texts that are no numbers get one."""
    item, _, model = listing.partition("-")
    return _int(item), _int(model or "0")


def order_of(one: SeenOrder) -> Record:
    """A neutral order as get_order_detail tells it, with all optional fields."""
    status, items = _status(one), [_item(line, one) for line in one.lines]
    packed = [
        {name: item[name] for name in ("item_id", "model_id", "order_item_id", "promotion_group_id")}
        | {"model_quantity": item["model_quantity_purchased"]}
        for item in items
    ]
    package = {
        "package_number": f"OFG{one.external_id}",
        "logistics_status": "LOGISTICS_READY" if status == "READY_TO_SHIP" else "LOGISTICS_NOT_START",
        "logistics_channel_id": CHANNEL_ID,
        "shipping_carrier": one.service_level or "Standard Delivery",
        "allow_self_design_awb": True,
        "item_list": packed,
    }
    is_paid = one.payment not in ("pending", "authorised")
    return {
        "order_sn": one.external_id,
        "region": one.ship_to.country,
        "currency": one.currency,
        "cod": one.payment == "authorised",
        "total_amount": number(one.total_minor, one.currency),
        "order_status": status,
        "shipping_carrier": one.service_level or "Standard Delivery",
        "payment_method": "Cash on Delivery" if one.payment == "authorised" else "Credit Card",
        "estimated_shipping_fee": number(one.shipping_minor, one.currency),
        "message_to_seller": one.note,
        "create_time": seconds(one.placed_at),
        "update_time": seconds(one.updated_at),
        "days_to_ship": 2,
        "ship_by_date": seconds(one.ship_by_at or one.placed_at + timedelta(days=2)),
        "buyer_user_id": _int(one.buyer.external_id or "9193214"),
        "buyer_username": "maria.m",
        "recipient_address": _address(one),
        "item_list": items,
        "pay_time": seconds(one.paid_at or one.placed_at) if is_paid else None,
        "cancel_by": "buyer" if one.commercial in ("cancelled", "cancel_requested") else "",
        "cancel_reason": "CHANGE_OF_MIND" if one.commercial in ("cancelled", "cancel_requested") else "",
        "buyer_cancel_reason": "",
        "buyer_cpf_id": one.ship_to.tax_id or None,
        "fulfillment_flag": "fulfilled_by_cb_seller" if one.fulfilled_by == "seller" else "fulfilled_by_shopee",
        "package_list": [package],
        "split_up": False,
        "goods_to_declare": False,
    } | ({"edt_to": seconds(one.deliver_by_at)} if one.deliver_by_at else {})


def _status(one: SeenOrder) -> str:
    if one.commercial != "open":
        return {"cancelled": "CANCELLED", "completed": "COMPLETED", "cancel_requested": "IN_CANCEL"}[one.commercial]
    return "UNPAID" if one.payment == "pending" else "READY_TO_SHIP"


def _address(one: SeenOrder) -> Record:
    to = one.ship_to
    parts = (to.line1, to.line2, to.district, to.city, to.state, to.country, to.postcode)
    return {
        "name": to.name,
        "phone": to.phone.lstrip("+"),
        "town": "",
        "district": to.district,
        "city": to.city,
        "state": to.state,
        "region": to.country,
        "zipcode": to.postcode,
        "full_address": ", ".join(filter(None, parts)),
    }


def _item(line: SeenLine, one: SeenOrder) -> Record:
    """A line; prices are of one unit, so an odd amount is rounded, as it cannot be bought at Shopee either."""
    item, model = ids_of(line.listing_id)
    return {
        "item_id": item,
        "item_name": line.title,
        "item_sku": line.sku,
        "model_id": model,
        "model_name": "",
        "model_sku": line.sku if model else "",
        "model_quantity_purchased": line.quantity,
        "model_original_price": _each(line.price_minor, line.quantity, one.currency),
        "model_discounted_price": _each(line.price_minor - line.discount_minor, line.quantity, one.currency),
        "wholesale": False,
        "weight": 0.5,
        "add_on_deal": False,
        "main_item": False,
        "order_item_id": item,
        "promotion_group_id": 0,
        "cancelled_qty": line.cancelled,
    }


def _each(minor: int, quantity: int, currency: str) -> float:
    each = Money(minor, currency).decimal() / max(quantity, 1)
    return float(each.quantize(Decimal(1).scaleb(-exponent(currency)), ROUND_HALF_EVEN))


def return_of(one: SeenClaim) -> Record:
    """A claim as get_return_list tells it."""
    items = [
        {
            "item_id": ids_of(line.order_line_id)[0], "model_id": ids_of(line.order_line_id)[1], "name": line.sku, "images": [],
            "amount": line.quantity, "item_price": number(line.refund_minor, one.currency), "is_add_on_deal": False,
            "is_main_item": False, "add_on_deal_id": 0, "item_sku": line.sku, "variation_sku": "",
        }
        for line in one.lines
    ]  # fmt: skip
    due = seconds(one.answer_by_at or one.asked_at + timedelta(days=2))
    return {
        "return_sn": one.external_id,
        "order_sn": one.order_id,
        "status": _RETURNS[one.state],
        "reason": one.reason or "PHYSICAL_DMG",
        "text_reason": one.words,
        "refund_amount": number(one.refund_minor, one.currency or "EUR"),
        "currency": one.currency or "EUR",
        "create_time": seconds(one.asked_at),
        "update_time": seconds(one.updated_at),
        "due_date": due,
        "return_seller_due_date": due,
        "return_ship_due_date": due,
        "tracking_number": one.tracking_number,
        "needs_logistics": one.kind == "return",
        "return_solution": 1 if one.kind == "refund" else 0,
        "user": {"username": "****", "email": "", "portrait": ""},
        "image": [],
        "item": items,
        "negotiation_status": "",
    }


def transaction_of(one: SeenSettlementLine) -> Record:
    """A line of a settlement as a billing transaction."""
    kind, header, scenario = _HEADERS.get(one.kind, ("ADJUSTMENT", "Other Adjustment", "Adjustment"))
    return {
        "amount": number(one.amount_minor, one.currency),
        "currency": one.currency,
        "order_sn": one.order_id,
        "cost_header": header,
        "scenario": scenario,
        "remark": one.note,
        "level": "ORDER" if one.order_id else "SHOP",
        "billing_transaction_type": kind,
        "billing_transaction_status": "RELEASED",
    }


def wallet_of(one: SeenSettlementLine) -> Record:
    """A line of a settlement as a booking in the wallet; equal ones differ by the balance after them."""
    kind = _WALLET.get(one.kind, "ADJUSTMENT_ADD" if one.amount_minor > 0 else "ADJUSTMENT_MINUS")
    return {
        "status": "COMPLETED",
        "transaction_type": kind,
        "amount": number(abs(one.amount_minor), one.currency),
        "money_flow": "MONEY_IN" if one.amount_minor > 0 else "MONEY_OUT",
        "create_time": seconds(one.booked_at),
        "order_sn": one.order_id,
        "refund_sn": one.claim_id,
        "reason": one.note,
        "transaction_tab_type": "Default",
    } | ({"withdrawal_id": _int(one.settlement_id)} if kind.startswith("WITHDRAWAL_") else {})


def payout_of(one: SeenSettlement) -> Record:
    """A payout as get_payout_info tells it."""
    at, amount = one.paid_at or one.ends_at, number(one.total_minor, one.currency)
    return {
        "encrypted_payout_id": one.external_id, "from_currency": one.currency, "payout_currency": one.currency,
        "from_amount": amount, "payout_amount": amount, "exchange_rate": "1", "pay_service": "Payoneer",
        "payout_time": seconds(at) if at else one.version // 1_000_000, "payee_id": one.reference,
    }  # fmt: skip


def message_of(one: SeenMessage, shop: str) -> Record:
    """A message in a conversation."""
    is_ours = one.author != "buyer"
    return {
        "message_id": one.external_id,
        "message_type": "text",
        "content": {"text": one.text},
        "conversation_id": one.conversation_id,
        "created_timestamp": seconds(one.sent_at),
        "from_id": 1 if is_ours else one.buyer_id,
        "from_shop_id": int(shop) if is_ours else 0,
        "to_id": one.buyer_id if is_ours else 1,
        "to_shop_id": 0 if is_ours else int(shop),
        "region": "SG",
        "status": "normal",
        "source_content": {"order_sn": one.order_id} if one.order_id else {},
    }


def item_of(one: SeenListing, known: Mapping[str, Any] | None) -> Record:
    """A listing as an item, or as a model of one."""
    given = dict(one.extra).get("item_id", "")
    item, model = ids_of(one.external_id)
    if given and given != one.external_id.partition("-")[0]:
        item, model = _int(given), item
    made = dict(known or {"item_id": item, "models": {}})
    made |= {"item_name": one.title, "item_sku": one.sku, "item_status": "NORMAL" if one.is_live else "UNLIST"}
    made["models"] = made["models"] | {
        str(model): {
            "sku": one.sku, "price": number(one.price_minor or 0, one.currency or "EUR"), "currency": one.currency or "EUR",
            "stock": one.quantity or 0, "location": "",
        }
    }  # fmt: skip
    return made


def _int(text: str) -> int:
    return int(text) if text.isdigit() else int.from_bytes(text.encode()[:7], "big")
