"""Wish's order (Marketplace API v3.0.65) as our record. Pure.

An order is one product: one line, whose id is that of the order. Orders that were bought together share `transaction_id`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from linkstar.connect.channel import Commercial, FulfilledBy, Payment, RawMessage, SeenLine, SeenOrder, SeenParcel
from linkstar.connect.channels.wish.wire.values import currency_of, minor
from linkstar.connect.reading import Json, digest, exact, micros, moment, moment_or_none, reading, strangers
from linkstar.connect.wire import Account
from linkstar.kit.address import Address

# State -> (is the deal still on, is the money safe).
STATES: dict[str, tuple[Commercial, Payment]] = {
    "APPROVED": ("open", "paid"), "SHIPPED": ("open", "paid"), "REFUNDED": ("cancelled", "refunded"),
    "REQUIRE_REVIEW": ("open", "pending"), "DECLINED": ("cancelled", "pending"),
}  # fmt: skip
ORDER_FIELDS = frozenset({
    "id", "transaction_id", "state", "released_at", "updated_at", "product_information", "order_payment", "full_address",
    "tracking_information", "warehouse_information", "fulfillment_records", "fulfillment_requirements",
    "fulfillment_order_types", "penalties", "processing_status", "processing_source", "tax_information", "refunds",
    "total_frs_quantity", "special_programs",
})  # fmt: skip
PRODUCT_FIELDS = frozenset({
    "id", "variation_id", "sku", "name", "color", "size", "manufactured_country", "variation_image_url",
})  # fmt: skip
PAYMENT_FIELDS = frozenset({
    "original_discounted_price", "shipping_merchant_payment", "discounted_price", "original_product_price", "payment_total",
    "product_price", "product_merchant_payment", "product_shipping_price", "product_quantity", "customer_paid_prices_detail",
})  # fmt: skip
TYPES = frozenset({
    "WISH_EXPRESS", "FULFILLED_BY_WISH", "FULFILLED_BY_STORE", "LESS_THAN_TRUCKLOAD", "PREMIUM_SHIPPING_CARRIER_UPGRADE",
    "ADVANCED_LOGISTICS", "OPTIONAL_ADVANCED_LOGISTICS", "CONFIRMED_DELIVERY_POLICY", "VAT", "PC-VAT", "PC_VAT",
    "UNIFICATION_INITIATIVE", "MAX_DELIVERY_DAY_REQUIREMENT", "CALCULATED_SHIPPING", "WISH_PLUS",
})  # fmt: skip
_NOT_OURS = frozenset({"FULFILLED_BY_WISH", "FULFILLED_BY_STORE"})


def order_message(order: Json) -> RawMessage:
    """The raw message of one order, whole."""
    body = orjson.dumps(order, option=orjson.OPT_SORT_KEYS)
    try:
        order_id, changed_at = str(order["id"]), moment(order["updated_at"])
    except (KeyError, TypeError, ValueError):
        return RawMessage("orders", f"@{digest(body)}", "", body, "poll")
    return RawMessage("orders", f"{order_id}@{changed_at:%Y-%m-%dT%H:%M:%S.%fZ}", order_id, body, "poll", changed_at)


def read_order(message: RawMessage, account: Account) -> SeenOrder:
    """The neutral order. Raises Unreadable, which keeps the bytes."""
    with reading("an order of Wish", message.body):
        return _order(exact(message.body), account)


def units_of(order: Json) -> int:
    """How many units were bought."""
    return int(payment_of(order)["product_quantity"])


def payment_of(order: Json) -> Json:
    """What an order tells of its money."""
    said: Json = (order.get("order_payment") or {}).get("general_payment_details") or {}
    return said


def numbers_of(order: Json) -> list[str]:
    """The tracking numbers of an order, the newest first."""
    return [str(one["tracking_number"]) for one in _tracking(order) if one.get("tracking_number")]


def has_left(order: Json) -> bool:
    """Whether the goods went out: a refunded order is cancelled only if they did not."""
    if order.get("state") == "SHIPPED":
        return True
    return order.get("state") == "REFUNDED" and bool(numbers_of(order) or "MARK_SHIPPED" in _records(order))


def order_currency(order: Json, account: Account) -> str:
    """The currency that an order is told in."""
    money = payment_of(order)
    told = map(currency_of, (money.get("product_price"), money.get("payment_total")))
    return next(filter(None, told), account.currency)


def _order(order: Json, account: Account) -> SeenOrder:
    state, updated_at, left = str(order["state"]), moment(order["updated_at"]), has_left(order)
    commercial, payment = STATES.get(state, ("open", "paid"))
    if left:
        commercial = "completed" if state == "REFUNDED" or "CONFIRMED_DELIVERED" in _records(order) else "open"
    currency, money = order_currency(order, account), payment_of(order)
    line = _line(order, money, left=left)
    shipping, tax = minor(money.get("product_shipping_price"), line.quantity), _tax(order, currency)
    total = line.price_minor - line.discount_minor + shipping + tax
    paid = (money.get("customer_paid_prices_detail") or {}).get("total")
    refunded = [one.get("refund_amount") for one in order.get("refunds") or ()]
    if payment == "paid" and sum(minor(one) for one in refunded) > 0 and state == "SHIPPED":
        payment = "partly_refunded"
    needs, types = (
        order.get("fulfillment_requirements") or {},
        [str(one) for one in order.get("fulfillment_order_types") or ()],
    )
    return SeenOrder(
        external_id=str(order["id"]),
        number=str(order["id"]),
        version=micros(updated_at),
        placed_at=moment_or_none(order.get("released_at")) or updated_at,
        updated_at=updated_at,
        commercial=commercial,
        payment=payment,
        fulfilled_by=_fulfilled_by(types),
        currency=currency,
        total_minor=minor(paid) if paid and currency_of(paid) == currency else total,
        lines=[line],
        ship_to=_address(order),
        ship_by_at=moment_or_none(needs.get("expected_ship_time")),
        deliver_by_at=moment_or_none(needs.get("expected_delivery_time")),
        shipping_minor=shipping,
        tax_minor=tax,
        discount_minor=line.discount_minor,
        service_level=",".join(types),
        ioss_number=str((_eu_declaration(order).get("vat_payer") or {}).get("ioss_number") or ""),
        is_business=_eu_declaration(order).get("customer_identity") == "COMPANY",
        parcels=_parcels(order, state),
        channel_state="/".join(filter(None, (state, _working(order)))),
        unknown=_unknown(order, state, types),
    )


def _line(order: Json, money: Json, *, left: bool) -> SeenLine:
    product, units = order["product_information"], units_of(order)
    price = minor(money["product_price"], units)
    paid = minor(money["discounted_price"], units) if money.get("discounted_price") else price
    about = [str(product.get(name) or "") for name in ("color", "size")]
    return SeenLine(
        external_id=str(order["id"]),
        listing_id=str(product["variation_id"]),
        sku=str(product.get("sku") or ""),
        title=" / ".join(filter(None, (str(product.get("name") or ""), *about))),
        quantity=units,
        fulfilled=units if left else 0,
        price_minor=price,
        tax_minor=_tax(order, currency_of(money["product_price"])),
        discount_minor=max(price - paid, 0),
    )


def _fulfilled_by(types: Sequence[str]) -> FulfilledBy:
    return "channel" if _NOT_OURS & set(types) else "seller"


def _tax(order: Json, currency: str) -> int:
    """Taxes of the purchase in the merchant's currency; what was given back is told by another kind of row."""
    rows = (order.get("tax_information") or {}).get("transaction_tax") or ()
    told = [one.get("tax_amount_in_merchant_currency") for one in rows if one.get("tax_type") == "TRANSACTION_TAX"]
    return sum(minor(one) for one in told if one and currency_of(one) == currency)


def _eu_declaration(order: Json) -> Json:
    vat = (order.get("tax_information") or {}).get("vat_information") or {}
    said: Json = vat.get("eu_vat_customs_declaration") or {}
    return said


def _address(order: Json) -> Address:
    said = (order.get("full_address") or {}).get("shipping_detail") or {}
    phone = said.get("phone_number") or {}
    before, number = str(phone.get("country_code") or "").lstrip("+"), str(phone.get("number") or "")
    rest = [str(said.get(name) or "") for name in ("street_address2", "street_address3")]
    return Address(
        name=str(said.get("name") or ""),
        line1=str(said.get("street_address1") or ""),
        line2=", ".join(filter(None, rest)),
        district=str(said.get("neighborhood") or said.get("region") or ""),
        city=str(said.get("city") or ""),
        state=str(said.get("state") or ""),
        postcode=str(said.get("zipcode") or ""),
        country=str(said.get("country_code") or ""),
        phone=f"+{before}{number}" if before.isdigit() and number.isdigit() else number,
        tax_id=str((order.get("tax_information") or {}).get("customer_identity_number") or ""),
    )


def _tracking(order: Json) -> list[Any]:
    return list(order.get("tracking_information") or ())


def _parcels(order: Json, state: str) -> list[SeenParcel]:
    if state == "APPROVED":  # a number here is of a parcel that was cancelled, the order waits again
        return []
    return [
        SeenParcel(str(one["tracking_number"]), str((one.get("shipping_provider") or {}).get("name") or ""), state)
        for one in _tracking(order)
        if one.get("tracking_number")
    ]


def _records(order: Json) -> set[str]:
    return {str(one.get("event_type")) for one in order.get("fulfillment_records") or ()}


def _working(order: Json) -> str:
    """What Wish still does with the order, or could not do: parcels, refunds and addresses are taken in later."""
    status = str(order.get("processing_status") or "")
    return f"{order.get('processing_source') or ''} {status}".strip() if status not in ("", "SUCCEEDED") else ""


def _unknown(order: Json, state: str, types: Sequence[str]) -> list[str]:
    names = strangers("order", order, ORDER_FIELDS)
    names |= strangers("product_information", order["product_information"], PRODUCT_FIELDS)
    names |= strangers("general_payment_details", payment_of(order), PAYMENT_FIELDS)
    names |= {f"fulfillment_order_types={one}" for one in types if one not in TYPES}
    return sorted(names | (set() if state in STATES else {f"state={state}"}))
