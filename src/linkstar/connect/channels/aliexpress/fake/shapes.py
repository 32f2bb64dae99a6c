"""Neutral records in AliExpress's own shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.alibaba.gate import as_number
from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.channels.aliexpress.wire.values import wall
from linkstar.connect.fake_gate import Record
from linkstar.kit.money import Money, exponent

ABROAD = {"GB": "UK"}


def money(minor: int, currency: str, name: str = "amount") -> Record:
    """An amount as an object."""
    factor = 10 ** exponent(currency)
    about = {
        "currency_code": currency, "display_name": currency, "symbol": currency, "numeric_code": 0,
        "default_fraction_digits": exponent(currency),
    }  # fmt: skip
    return {
        name: str(Money(minor, currency).decimal()), "currency_code": currency, "cent": minor, "cent_factor": factor,
        "currency": about,
    }  # fmt: skip


def simple(amount: Record) -> Record:
    """An amount as lists tell it."""
    return {"amount": amount["amount"], "currency_code": amount["currency_code"]}


def order_of(one: SeenOrder) -> Record:
    """A neutral order as aliexpress.solution.order.info.get tells it."""
    currency, to, (state, logistics, fund) = one.currency, one.ship_to, _states(one)
    first, _, last = one.buyer.name.partition(" ")
    due = one.ship_by_at or one.placed_at + timedelta(days=7)
    goods = sum(line.price_minor for line in one.lines)
    return {
        "id": as_number(one.external_id), "order_status": state, "logistics_status": logistics, "fund_status": fund,
        "frozen_status": "NO_FROZEN", "issue_status": "NO_ISSUE", "loan_status": "loan_none", "gmt_create": wall(one.placed_at),
        "gmt_modified": wall(one.updated_at), "over_time_left": wall(due), "memo": one.note, "is_phone": False,
        "buyerloginid": one.buyer.external_id or "es1234567890abc", "buyer_signer_fullname": one.buyer.name,
        "buyer_info": {"login_id": "es1234567890abc", "first_name": first, "last_name": last, "country": to.country},
        "receipt_address": {
            "contact_person": to.name, "detail_address": to.line1, "address2": to.line2, "city": to.city, "province": to.state,
            "zip": to.postcode, "country": ABROAD.get(to.country, to.country), "phone_country": to.phone[:3],
            "mobile_no": to.phone[3:],
        },
        "order_amount": money(one.total_minor, currency), "init_oder_amount": money(goods + one.shipping_minor, currency),
        "logistics_amount": money(one.shipping_minor, currency), "order_discount_info": money(one.discount_minor, currency),
        "settlement_currency": currency, "payment_type": "migs", "seller_operator_login_id": "cn1000000000abcd",
        "seller_signer_fullname": "Pretend", "logistic_info_list": {"global_aeop_tp_logistic_info_dto": []},
        "child_order_list": {"global_aeop_tp_child_order_dto": [_child(line, one, state, fund) for line in one.lines]},
        "opr_log_dto_list": {"global_aeop_tp_operation_log_dto": []},
        **({"gmt_pay_success": wall(one.paid_at or one.placed_at)} if fund == "PAY_SUCCESS" else {}),
        **({"order_end_reason": "buyer_cancel_notpay_order", "gmt_trade_end": wall(one.updated_at)} if state == "FINISH" else {}),
    }  # fmt: skip


def _states(one: SeenOrder) -> tuple[str, str, str]:
    """Of order, parcels and money."""
    fund = "NOT_PAY" if one.payment in ("pending", "authorised") else "PAY_SUCCESS"
    if one.commercial == "cancelled":
        return "FINISH", "NO_LOGISTICS", fund
    if fund == "NOT_PAY":
        return "PLACE_ORDER_SUCCESS", "NO_LOGISTICS", fund
    if one.commercial == "cancel_requested":
        return "IN_CANCEL", "WAIT_SELLER_SEND_GOODS", fund
    if one.commercial == "completed":
        return "WAIT_BUYER_ACCEPT_GOODS", "SELLER_SEND_GOODS", fund
    return "WAIT_SELLER_SEND_GOODS", "WAIT_SELLER_SEND_GOODS", fund


def _child(line: SeenLine, one: SeenOrder, state: str, fund: str) -> Record:
    currency = one.currency
    return {
        "id": as_number(line.external_id), "child_order_id": line.external_id, "product_id": product_number(line.listing_id),
        "sku_code": line.sku, "product_name": line.title, "product_count": line.quantity, "product_unit": "piece", "lot_num": 1,
        "product_price": money(line.price_minor // max(line.quantity, 1), currency),
        "init_order_amt": money(line.price_minor, currency), "child_order_discount_info": money(line.discount_minor, currency),
        "logistics_amount": money(0, currency, "amount_str"), "order_status": state, "fund_status": fund,
        "issue_status": "NO_ISSUE", "frozen_status": "NO_FROZEN", "goods_prepare_time": 7, "order_sort_id": 1,
        "send_goods_operator": "SELLER_SEND_GOODS" if one.fulfilled_by == "seller" else "WAREHOUSE_SEND_GOODS",
        "logistics_service_name": "AliExpress Standard Shipping", "logistics_type": "CAINIAO_STANDARD", "product_attributes": "",
        "product_standard": "", "buyer_memo": "", "snapshot_id": "1", "escrow_fee_rate": "0.08", "afflicate_fee_rate": "0",
    }  # fmt: skip


def parcel_of(number: str, service: str, at: str) -> Record:
    """A parcel as the order tells it."""
    return {
        "logistics_no": number, "logistics_service_name": service, "logistics_type_code": service, "gmt_send": at,
        "receive_status": "default", "have_tracking_info": False, "ship_order_id": 1234567,
    }  # fmt: skip


def row_of(order: Record) -> Record:
    """An order as the list tells it: without address."""
    children = order["child_order_list"]["global_aeop_tp_child_order_dto"]
    return {
        "order_id": order["id"], "order_status": order["order_status"], "gmt_create": order["gmt_create"],
        "gmt_update": order["gmt_modified"], "logistics_status": order["logistics_status"], "fund_status": order["fund_status"],
        "frozen_status": "NO_FROZEN", "issue_status": "NO_ISSUE", "pay_amount": simple(order["order_amount"]), "phone": False,
        "buyer_login_id": order["buyerloginid"], "biz_type": "AE_COMMON", "has_request_loan": False,
        "product_list": {"order_product_dto": [
            {
                "order_id": order["id"], "child_id": one["id"], "product_id": one["product_id"], "sku_code": one["sku_code"],
                "product_name": one["product_name"], "product_count": one["product_count"],
                "product_unit_price": simple(one["product_price"]), "total_product_amount": simple(one["init_order_amt"]),
                "son_order_status": one["order_status"], "show_status": one["order_status"], "money_back3x": False,
            }
            for one in children
        ]},
    }  # fmt: skip


def product_number(listing_id: str) -> int:
    """The product of a listing, which is named by the product and the SKU."""
    return as_number(listing_id.partition("-")[0])


def product_of(one: SeenListing, known: Mapping[str, Any] | None, product: str) -> Record:
    """A listing as a SKU of a product."""
    currency = one.currency or "USD"
    sku = {
        "id": f"14:{one.external_id}", "sku_code": one.sku, "ipm_sku_stock": one.quantity or 0,
        "sku_stock": bool(one.quantity), "sku_price": str(Money(one.price_minor or 0, currency).decimal()),
        "currency_code": currency, "barcode": "",
    }  # fmt: skip
    others = [each for each in (known or {}).get("skus", []) if each["sku_code"] != one.sku]
    return {
        "product_id": int(product), "subject": one.title, "state": "onSelling" if one.is_live else "offline",
        "currency": currency, "skus": [*others, sku],
    }  # fmt: skip
