"""AliExpress's order (aliexpress.solution.order.info.get) as our record. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC
from typing import Any

import orjson

from linkstar.connect.alibaba.values import digest, plain
from linkstar.connect.channel import Commercial, Payment, RawMessage, SeenBuyer, SeenLine, SeenOrder, SeenParcel, Source
from linkstar.connect.channels.aliexpress.wire.fields import CHILD_FIELDS, ORDER_FIELDS
from linkstar.connect.channels.aliexpress.wire.values import listed, minor_of, moment, moment_or_none, money
from linkstar.connect.reading import Json, loads, micros, reading, strangers
from linkstar.connect.wire import Account
from linkstar.kit.address import Address

# Frozen orders, and those whose payment is still examined, must not be sent: they count as unpaid until they are let go.
STATUSES: Mapping[str, tuple[Commercial, Payment]] = {
    "PLACE_ORDER_SUCCESS": ("open", "pending"),
    "RISK_CONTROL": ("open", "pending"),
    "WAIT_SELLER_EXAMINE_MONEY": ("open", "pending"),
    "IN_FROZEN": ("open", "pending"),
    "WAIT_SELLER_SEND_GOODS": ("open", "paid"),
    "SELLER_PART_SEND_GOODS": ("open", "paid"),
    "IN_CANCEL": ("cancel_requested", "paid"),
    "IN_ISSUE": ("open", "paid"),
    "WAIT_BUYER_ACCEPT_GOODS": ("completed", "paid"),
    "FUND_PROCESSING": ("completed", "paid"),
    "FINISH": ("completed", "paid"),
}
SENT = frozenset({"SELLER_SEND_GOODS", "BUYER_ACCEPT_GOODS"})  # of `logistics_status`
NOT_SENT = frozenset({"NO_LOGISTICS", "WAIT_SELLER_SEND_GOODS", ""})
# Where AliExpress writes another code than ISO 3166.
_COUNTRIES: Mapping[str, str] = {
    "UK": "GB",
    "SRB": "RS",
    "MNE": "ME",
    "KS": "XK",
    "GGY": "GG",
    "JEY": "JE",
    "ALA": "AX",
}


def order_message(order: Json, source: Source) -> RawMessage:
    """The raw message of one order. Its key names what may change within a second, and not counters that run by themselves."""
    body = orjson.dumps(order, option=orjson.OPT_SORT_KEYS)
    try:
        order_id, changed_at = str(order["id"]), moment(order["gmt_modified"])
    except (KeyError, TypeError, ValueError):
        return RawMessage("orders", f"@{digest(body)}", "", body, source)
    names = (
        "order_status",
        "logistics_status",
        "fund_status",
        "issue_status",
        "frozen_status",
        "receipt_address",
        "memo",
        "order_amount",
    )
    children = [(str(one.get("id")), one.get("order_status")) for one in listed(order.get("child_order_list"))]
    numbers = [one.get("logistics_no") for one in listed(order.get("logistic_info_list"))]
    told = digest([[order.get(name) for name in names], children, numbers])
    key = f"{order_id}@{changed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}.{told}"
    return RawMessage("orders", key, order_id, body, source, changed_at)


def read_order(message: RawMessage, account: Account) -> SeenOrder:
    """The neutral order. Raises Unreadable, which keeps the bytes."""
    with reading("an order of AliExpress", message.body):
        return _order(loads(message.body))


def listing_id(product: object, sku_code: object) -> str:
    """What a listing is known by: the product, and the seller's own code of its SKU, which is all that orders tell of it."""
    return f"{product}-{sku_code}" if sku_code else str(product)


def commercial_of(order: Json) -> Commercial:
    """An order that ended without being sent was cancelled; one in dispute is open as long as it was not sent."""
    state, logistics = str(order.get("order_status") or ""), str(order.get("logistics_status") or "")
    found = STATUSES.get(state, ("open", "pending"))[0]
    if state == "FINISH" and logistics in NOT_SENT:
        return "cancelled"
    return "completed" if state in ("IN_ISSUE", "IN_FROZEN") and logistics in SENT else found


def payment_of(order: Json) -> Payment:
    """What is known of the money: the state, and `fund_status` where the state does not tell."""
    state, fund = str(order.get("order_status") or ""), str(order.get("fund_status") or "")
    found = STATUSES.get(state, ("open", "pending"))[1]
    refund = str((order.get("refund_info") or {}).get("refund_status") or "")
    if found == "paid" and refund == "refund_ok" and state == "FINISH":
        paid = minor_of(order.get("order_amount"))
        back = sum(
            minor_of((order.get("refund_info") or {}).get(name)) for name in ("refund_cash_amt", "refund_coupon_amt")
        )
        return "refunded" if back >= paid else "partly_refunded"
    return "pending" if found == "paid" and fund == "NOT_PAY" else found


def _order(order: Json) -> SeenOrder:
    children = listed(order["child_order_list"])
    whole = money(order["order_amount"])
    if not children or whole is None:
        raise ValueError("an order without lines or amount")
    currency, total = whole
    state, updated_at = str(order.get("order_status") or ""), moment(order["gmt_modified"])
    parcels = listed(order.get("logistic_info_list"))
    is_sent = str(order.get("logistics_status") or "") in SENT
    lines = [_line(one, is_sent=is_sent, is_cancelled=commercial_of(order) == "cancelled") for one in children]
    by_warehouse = all(one.get("send_goods_operator") == "WAREHOUSE_SEND_GOODS" for one in children)
    return SeenOrder(
        external_id=str(order["id"]),
        number=str(order["id"]),
        version=micros(updated_at) + min(len(parcels) + 100 * is_sent, 999_999),
        placed_at=moment(order["gmt_create"]),
        updated_at=updated_at,
        commercial=commercial_of(order),
        payment=payment_of(order),
        fulfilled_by="channel" if by_warehouse else "seller",
        currency=currency,
        total_minor=total,
        lines=lines,
        buyer=_buyer(order),
        ship_to=_address(order),
        paid_at=moment_or_none(order.get("gmt_pay_success")),
        # The end of the current state: what is paid and waits has to be sent until then.
        ship_by_at=moment_or_none(order.get("over_time_left"))
        if state in ("WAIT_SELLER_SEND_GOODS", "SELLER_PART_SEND_GOODS")
        else None,
        shipping_minor=minor_of(order.get("logistics_amount")),
        discount_minor=minor_of(order.get("order_discount_info")),
        service_level=str(children[0].get("logistics_service_name") or children[0].get("logistics_type") or ""),
        note=plain(order.get("memo")) or plain(children[0].get("buyer_memo")),
        parcels=[
            SeenParcel(
                str(one["logistics_no"]),
                str(one.get("logistics_service_name") or ""),
                str(one.get("receive_status") or ""),
            )
            for one in parcels
            if one.get("logistics_no")
        ],
        channel_state=state,
        unknown=_unknown(order, children, state),
    )


def _line(one: Json, *, is_sent: bool, is_cancelled: bool) -> SeenLine:
    count = int(one["product_count"])
    price = minor_of(one.get("init_order_amt")) or minor_of(one.get("product_price")) * count
    return SeenLine(
        external_id=str(one.get("child_order_id") or one["id"]),
        listing_id=listing_id(one.get("product_id"), one.get("sku_code")),
        sku=str(one.get("sku_code") or ""),
        title=" - ".join(filter(None, (str(one.get("product_name") or ""), _variation(one.get("product_attributes"))))),
        quantity=count,
        cancelled=count if is_cancelled else 0,
        fulfilled=count if is_sent else 0,
        price_minor=price,
        discount_minor=minor_of(one.get("child_order_discount_info")),
    )


def _variation(said: object) -> str:
    """What was chosen, from JSON in the JSON: {"sku": [{"pName": "Color", "selfDefineValue": "Azul marino"}]}."""
    try:
        found: Any = orjson.loads(said) if isinstance(said, str) and said else {}
    except ValueError:
        return ""
    chosen = found.get("sku") if isinstance(found, dict) else ()
    values = (
        str(one.get("selfDefineValue") or one.get("pValue") or "") for one in chosen or () if isinstance(one, dict)
    )
    return ", ".join(filter(None, values))


def _buyer(order: Json) -> SeenBuyer:
    said = order.get("buyer_info") or {}
    names = (plain(said.get("first_name")), plain(said.get("last_name")))
    login = str(order.get("buyerloginid") or said.get("login_id") or "")
    return SeenBuyer(external_id=login, name=" ".join(filter(None, names)) or plain(order.get("buyer_signer_fullname")))


def _address(order: Json) -> Address:
    said: Mapping[str, object] = order.get("receipt_address") or {}
    country = str(said.get("country") or "")
    area = plain(said.get("phone_area")) if not said.get("mobile_no") else ""
    number = plain(said.get("mobile_no")) or plain(said.get("phone_number"))
    return Address(
        name=plain(said.get("contact_person")),
        line1=plain(said.get("detail_address")) or plain(said.get("address")),
        line2=plain(said.get("address2")),
        city=plain(said.get("city")),
        state=plain(said.get("province")),
        postcode=plain(said.get("zip")),
        country=_COUNTRIES.get(country, country),
        phone=f"{plain(said.get('phone_country'))}{area}{number}" if number else "",
        tax_id=plain(order.get("cpf_number")),
    )


def _unknown(order: Json, children: Sequence[Json], state: str) -> Sequence[str]:
    """What this adapter has never heard of, each named once."""
    names = strangers("order", order, ORDER_FIELDS)
    for one in children:
        names |= strangers("child_order", one, CHILD_FIELDS)
    country = str((order.get("receipt_address") or {}).get("country") or "")
    names |= {f"country={country}"} if len(_COUNTRIES.get(country, country)) not in (0, 2) else set()
    return sorted(names | ({f"order_status={state}"} if state not in STATUSES else set()))
