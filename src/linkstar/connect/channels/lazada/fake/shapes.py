"""Neutral records in Lazada's own shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement, SeenSettlementLine
from linkstar.connect.alibaba.gate import as_number
from linkstar.connect.alibaba.sign import millis
from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.channels.lazada.sites import NAMES
from linkstar.connect.fake_gate import Record
from linkstar.kit.money import Money, share

HERE = timezone(timedelta(hours=8))
_REVERSE = {
    "asked": ("REQUEST_INITIATE", "INITIAL"), "accepted": ("REFUND_PENDING", "INITIAL"),
    "refused": ("REQUEST_REJECT", "RETURN_CANCELED"),
    "on_its_way": ("REFUND_PENDING", "RETURN_IN_TRANSIT"), "arrived": ("REFUND_PENDING", "RETURN_DELIVERED"),
    "done": ("REFUND_SUCCESS", "RETURN_DELIVERED"), "withdrawn": ("REQUEST_CANCEL", "RETURN_CANCELED"),
}  # fmt: skip
_TYPES = {
    "return": "RETURN",
    "refund": "ONLY_REFUND",
    "replacement": "RETURN",
    "cancellation": "CANCEL",
    "dispute": "RETURN",
}
_FEES = {
    "sale": ("Orders-Sales", "Item Price Credit", "13"), "refund": ("Refunds-Sales", "Reversal Item Price", "14"),
    "fee": ("Orders-Lazada Fees", "Commission", "16"), "tax": ("Orders-Lazada Fees", "Other Fee", "20"),
    "shipping": ("Orders-Logistics", "Shipping Fee Paid by Seller", "7"),
}  # fmt: skip


def told(at: datetime) -> str:
    """A moment as orders tell it."""
    return f"{at.astimezone(HERE):%Y-%m-%d %H:%M:%S} +0800"


def number(minor: int, currency: str) -> float:
    """An amount as items tell it."""
    return float(Money(minor, currency).decimal())


def text(minor: int, currency: str) -> str:
    """An amount as texts tell it."""
    return str(Money(minor, currency).decimal())


def order_of(one: SeenOrder) -> Record:
    """A neutral order: what GetOrders tells, and beside it the items."""
    money, to = one.currency, one.ship_to
    first, _, last = one.buyer.name.partition(" ")
    address = {
        "first_name": to.name, "last_name": "", "address1": to.line1, "address2": to.line2, "address3": to.state,
        "address4": to.city, "address5": to.postcode, "city": to.city, "post_code": to.postcode, "phone": to.phone,
        "phone2": "", "country": NAMES.get(to.country, to.country),
    }  # fmt: skip
    items = [item for line in one.lines for item in _items(line, one)]
    return {
        "order": {
            "order_id": as_number(one.external_id), "order_number": as_number(one.external_id), "created_at": told(one.placed_at),
            "updated_at": told(one.updated_at), "customer_first_name": first, "customer_last_name": last,
            "payment_method": "MIXEDCARD" if one.payment != "authorised" else "COD",
            "price": text(sum(line.price_minor for line in one.lines), money), "voucher": number(one.discount_minor, money),
            "voucher_seller": number(one.discount_minor, money), "voucher_platform": 0.0, "voucher_code": "",
            "shipping_fee": number(one.shipping_minor, money), "shipping_fee_original": number(one.shipping_minor, money),
            "shipping_fee_discount_seller": 0.0, "shipping_fee_discount_platform": 0.0, "items_count": len(items),
            "remarks": one.note, "gift_message": "", "gift_option": False, "delivery_info": "", "extra_attributes": "",
            "warehouse_code": "dropshipping", "branch_number": "", "tax_code": "", "national_registration_number": "",
            "promised_shipping_times": "", "address_updated_at": "", "address_shipping": address, "address_billing": address,
            "statuses": sorted({item["status"] for item in items}),
        },
        "items": items, "packages": {}, "updated": int(one.updated_at.timestamp()),
    }  # fmt: skip


def _status(one: SeenOrder) -> str:
    if one.commercial == "cancelled":
        return "canceled"
    if one.payment == "pending":
        return "unpaid"
    return "delivered" if one.commercial == "completed" else "pending"


def _items(line: SeenLine, one: SeenOrder) -> list[Record]:
    """The units of a line; its amounts are split to the last unit of money."""
    even, money, status = [1] * line.quantity, one.currency, _status(one)
    prices, off, taxes = (share(amount, even) for amount in (line.price_minor, line.discount_minor, line.tax_minor))
    due = (one.ship_by_at or one.placed_at + timedelta(days=2)).astimezone(HERE)
    is_gone = status == "canceled"
    return [
        {
            "order_item_id": as_number(line.external_id if not place else f"{line.external_id}{place:03d}"),
            "order_id": as_number(one.external_id), "shop_sku": line.listing_id, "sku": line.sku, "name": line.title,
            "variation": "", "currency": money, "item_price": number(prices[place], money),
            "paid_price": number(prices[place] - off[place], money), "voucher_amount": number(off[place], money),
            "voucher_seller": number(off[place], money), "voucher_platform": 0.0, "tax_amount": number(taxes[place], money),
            "shipping_amount": 0.0, "wallet_credits": 0.0, "status": status, "created_at": told(one.placed_at),
            "updated_at": told(one.updated_at), "sla_time_stamp": due.isoformat(timespec="seconds"),
            "shipping_type": "Dropshipping", "shipment_provider": "", "shipping_provider_type": "standard", "tracking_code": "",
            "tracking_code_pre": "", "package_id": "", "delivery_option_sof": 1, "is_fbl": int(one.fulfilled_by == "channel"),
            "is_digital": 0, "is_reroute": 0, "order_type": "Normal", "order_flag": "NORMAL", "return_status": "",
            "reason": _reason(one) if is_gone else "", "reason_detail": "", "warehouse_code": "dropshipping",
            "cancel_return_initiator": "cancellation-customer" if is_gone else "", "stage_pay_status": "", "invoice_number": "",
            "shop_id": "Pretend", "product_main_image": "", "product_detail_url": "", "buyer_id": 100112802006,
            "purchase_order_id": "", "purchase_order_number": "", "promised_shipping_time": "", "digital_delivery_info": "",
            "extra_attributes": "", "voucher_code": "",
        }
        for place in range(line.quantity)
    ]  # fmt: skip


def _reason(one: SeenOrder) -> str:
    return "Payment not received in time" if one.payment == "pending" else "Change of mind"


def reverse_of(one: SeenClaim) -> Record:
    """A claim as a reverse order; without lines, one for the whole order."""
    state, goods = _REVERSE[one.state]
    seconds = (int(one.asked_at.timestamp()), int(one.updated_at.timestamp()))
    lines = [(line.order_line_id, line.sku, line.refund_minor) for line in one.lines] or [
        (one.order_id, "", one.refund_minor)
    ]
    return {
        "reverse_order_id": as_number(one.external_id), "trade_order_id": as_number(one.order_id),
        "request_type": _TYPES[one.kind], "is_rtm": True, "shipping_type": "PICK_UP",
        "reverse_order_lines": [
            {
                "reverse_order_line_id": as_number(f"{one.external_id}{place}"), "trade_order_line_id": as_number(line_id),
                "reverse_status": state, "ofc_status": goods, "is_need_refund": "true", "seller_sku_id": sku,
                "platform_sku_id": "", "product": {"product_id": 1, "product_sku": "1"}, "buyer": {"buyer_id": 100112802006},
                "refund_amount": refund, "reason_text": one.words, "reason_code": 1000, "refund_payment_method": "MIXEDCARD",
                "return_order_line_gmt_create": seconds[0], "return_order_line_gmt_modified": seconds[1],
                "trade_order_gmt_create": seconds[0], "is_dispute": False, "item_unit_price": refund, "whqc_decision": "",
            }
            for place, (line_id, sku, refund) in enumerate(lines)
        ],
    }  # fmt: skip


def transaction_of(one: SeenSettlementLine) -> Record:
    """A line of a settlement as a transaction."""
    kind, name, number_ = _FEES.get(one.kind, ("Other Services-Claims", "Adjustments Claims", "61"))
    return {
        "transaction_number": one.external_id, "transaction_date": f"{one.booked_at.astimezone(HERE):%d %b %Y}",
        "transaction_type": kind, "fee_name": name, "fee_type": number_, "amount": text(one.amount_minor, one.currency),
        "order_no": one.order_id, "orderItem_no": one.order_line_id, "orderItem_status": "delivered", "seller_sku": one.sku,
        "lazada_sku": "", "paid_status": "Paid" if one.settlement_id else "Not paid", "statement": one.settlement_id,
        "details": "", "comment": one.note, "reference": "", "payment_ref_id": "", "shipping_provider": "",
        "shipping_speed": "", "shipment_type": "", "VAT_in_amount": "0.00", "WHT_amount": "0.00",
        "WHT_included_in_amount": "No",
    }  # fmt: skip


def statement_of(one: SeenSettlement) -> Record:
    """A payout as a statement."""
    at = one.paid_at or one.ends_at or datetime.fromtimestamp(one.version // 1_000_000, UTC)
    amount, zero = text(one.total_minor, one.currency), "0.00"
    names = (
        "opening_balance", "guarantee_deposit", "shipment_fee", "shipment_fee_credit", "other_revenue_total", "fees_total",
        "refunds", "fees_on_refunds_total",
    )  # fmt: skip
    return dict.fromkeys(names, zero) | {
        "statement_number": one.external_id, "payout": f"{amount} {one.currency}", "paid": "1" if one.is_paid else "0",
        "item_revenue": amount, "subtotal1": amount, "subtotal2": amount, "closing_balance": amount,
        "created_at": f"{at.astimezone(HERE):%Y-%m-%d %H:%M:%S}", "updated_at": f"{at.astimezone(HERE):%Y-%m-%d %H:%M:%S}",
    }  # fmt: skip


def message_of(one: SeenMessage) -> Record:
    """A message in a session."""
    return {
        "message_id": one.external_id, "session_id": one.conversation_id, "content": orjson.dumps({"txt": one.text}).decode(),
        "from_account_id": one.buyer_id if one.author == "buyer" else "100094063",
        "from_account_type": 1 if one.author == "buyer" else 2, "send_time": millis(one.sent_at), "template_id": 1,
        "to_account_id": "100094063", "to_account_type": 2 if one.author == "buyer" else 1,
        "type": 2 if one.author == "channel" else 1, "status": 0, "auto_reply": False, "process_msg": "", "site_id": "SG",
    }  # fmt: skip


def product_of(one: SeenListing, known: Mapping[str, Any] | None) -> Record:
    """A listing as a SKU of a product."""
    extra = dict(one.extra)
    quantity, currency = one.quantity or 0, one.currency or "SGD"
    sku = {
        "ShopSku": one.external_id, "SellerSku": one.sku, "SkuId": as_number(extra.get("sku_id") or one.external_id),
        "Status": "active" if one.is_live else "inactive", "price": number(one.price_minor or 0, currency),
        "quantity": quantity, "Available": quantity,
        "multiWarehouseInventories": [place_of(quantity)],
    }  # fmt: skip
    others = [each for each in (known or {}).get("skus", []) if each["SkuId"] != sku["SkuId"]]
    return {
        "item_id": as_number(extra.get("item_id") or f"17{one.external_id}"), "attributes": {"name": one.title},
        "skus": [*others, sku], "primary_category": 1, "images": [],
    }  # fmt: skip


def place_of(quantity: int, occupied: int = 0) -> Record:
    """What a warehouse holds: what is withheld or occupied is in the total, but may not be sold."""
    return {
        "warehouseCode": "dropshipping", "sellableQuantity": quantity, "occupyQuantity": occupied, "withholdQuantity": 0,
        "quantity": quantity + occupied, "totalQuantity": quantity + occupied,
    }  # fmt: skip
