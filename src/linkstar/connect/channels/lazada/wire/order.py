"""Lazada's order and its items (GetOrders, GetMultipleOrderItems) as our record. Pure.

Lazada tells each unit as an item of its own, and only items have a state. Units of the same SKU become one line here;
`fulfilment_id` keeps the ids of its units, and `external_id` is the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import orjson

from linkstar.connect.alibaba.values import digest, is_true, minor, plain, stamp
from linkstar.connect.channel import Commercial, Payment, RawMessage, SeenBuyer, SeenLine, SeenOrder, SeenParcel, Source
from linkstar.connect.channels.lazada.sites import country_of_name
from linkstar.connect.channels.lazada.wire.fields import ITEM_FIELDS, ORDER_FIELDS
from linkstar.connect.channels.lazada.wire.values import moment, moment_or_none
from linkstar.connect.reading import Json, loads, micros, reading, strangers
from linkstar.connect.wire import Account
from linkstar.kit.address import Address

CANCELLED = frozenset({"canceled"})
OPEN = frozenset({"unpaid", "pending", "topack", "packed", "repacked", "toship"})
PACKABLE = frozenset({"pending", "topack", "repacked"})
PACKED = frozenset({"packed", "toship"})
SENT = frozenset({
    "ready_to_ship", "ready_to_ship_pending", "shipped", "delivered", "failed", "failed_delivery", "returned", "confirmed",
    "shipped_back", "shipped_back_success", "shipped_back_failed", "lost_by_3pl", "damaged_by_3pl", "package_scrapped",
})  # fmt: skip
PAID_AT_DOOR = frozenset({"delivered", "confirmed"})
_NO_MONEY = re.compile(r"unpaid|not (been )?paid|payment (time|fail|pend|not)|no payment", re.IGNORECASE)


def order_message(order: Json, items: Sequence[Json], source: Source) -> RawMessage:
    """The raw message of one order. Its key names what may change within a second, and not fields that only one call tells."""
    body = orjson.dumps({"order": order, "items": items}, option=orjson.OPT_SORT_KEYS)
    try:
        order_id, changed_at = str(order["order_id"]), moment(order["updated_at"], "UTC")
    except (KeyError, TypeError, ValueError):
        return RawMessage("orders", f"@{digest(body)}", "", body, source)
    names = ("order_item_id", "status", "tracking_code", "package_id", "updated_at", "return_status", "reason")
    told = [[str(one.get(name) or "") for name in names] for one in items]
    about = [order.get(name) for name in ("address_shipping", "remarks", "price", "voucher", "shipping_fee")]
    key = f"{order_id}@{changed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}.{digest([sorted(told), str(about)])}"
    return RawMessage("orders", key, order_id, body, source, changed_at)


def read_order(message: RawMessage, account: Account) -> SeenOrder:
    """The neutral order, or the notice of one. Raises Unreadable, which keeps the bytes."""
    with reading("an order of Lazada", message.body):
        said = loads(message.body)
        return _notice(said, account) if "message_type" in said else _order(said["order"], said["items"], account)


def units_of(items: Sequence[Json]) -> dict[str, list[Json]]:
    """The items of each line, by the id of its first unit."""
    groups: dict[tuple[str, ...], list[Json]] = {}
    for item in sorted(items, key=lambda one: int(one["order_item_id"])):
        names = ("shop_sku", "sku", "variation", "personalization")
        groups.setdefault(tuple(str(item.get(name) or "") for name in names), []).append(item)
    return {str(units[0]["order_item_id"]): units for units in groups.values()}


def changed_at(order: Json, items: Sequence[Json], zone: str) -> datetime:
    """When order or items changed last."""
    return max(moment(one["updated_at"], zone) for one in (order, *items) if one is order or one.get("updated_at"))


def version_of(order: Json, items: Sequence[Json], zone: str) -> int:
    """Grows with every change, also within a second: units that were packed, that left, that were cancelled."""
    states = [str(one.get("status") or "") for one in items]
    steps = sum(
        2 if state in SENT else state in CANCELLED or bool(one.get("package_id"))
        for one, state in zip(items, states, strict=True)
    )
    return micros(changed_at(order, items, zone)) + min(steps, 999_999)


def _notice(said: Json, account: Account) -> SeenOrder:
    told = said["data"]
    id_, state = str(told["trade_order_id"]), str(told.get("order_status") or "")
    at = stamp(told.get("status_update_time") or said["timestamp"])
    commercial: Commercial = "cancelled" if state in CANCELLED else "completed" if state in SENT else "open"
    return SeenOrder(
        id_, id_, micros(at), at, at, commercial, "pending" if state in ("", "unpaid") else "paid", "seller",
        account.currency, 0, (), channel_state=state or f"type {said['message_type']}", is_partial=True,
    )  # fmt: skip


def _order(order: Json, items: Sequence[Json], account: Account) -> SeenOrder:
    if not items:
        raise ValueError("an order without items")
    zone, currency = account.zone, str(items[0]["currency"])
    lines = [_line(units, currency) for units in units_of(items).values()]
    slas = [moment_or_none(one.get("sla_time_stamp"), zone) for one in items if one.get("status") in OPEN]
    is_fbl = all(is_true(one.get("is_fbl")) for one in items)
    goods, off, shipping = (minor(order.get(name), currency) for name in ("price", "voucher", "shipping_fee"))
    return SeenOrder(
        external_id=str(order["order_id"]),
        number=str(order.get("order_number") or order["order_id"]),
        version=version_of(order, items, zone),
        placed_at=moment(order["created_at"], zone),
        updated_at=changed_at(order, items, zone),
        commercial=commercial_of(order, items),
        payment=payment_of(order, items),
        fulfilled_by="channel" if is_fbl else "seller",
        currency=currency,
        total_minor=goods - off + shipping,
        lines=lines,
        buyer=_buyer(order, items),
        ship_to=_address(order),
        ship_by_at=min(filter(None, slas), default=None),
        shipping_minor=shipping,
        tax_minor=sum(line.tax_minor for line in lines),
        discount_minor=off,
        service_level=str(items[0].get("shipping_type") or ""),
        note=plain(order.get("buyer_note")) or plain(order.get("remarks")),
        parcels=_parcels(items),
        channel_state=",".join(sorted({str(one.get("status") or "") for one in items})),
        unknown=_unknown(order, items),
    )


def commercial_of(order: Json, items: Sequence[Json]) -> Commercial:
    """Open as long as an item is, or is in a state that nobody knows; over when all have left or were cancelled."""
    states = {str(one.get("status") or "") for one in items}
    if states <= CANCELLED:
        return "cancelled"
    if any(is_true(one.get("is_cancel_pending")) for one in (order, *items)):
        return "cancel_requested"
    return "completed" if states <= SENT | CANCELLED else "open"


def payment_of(order: Json, items: Sequence[Json]) -> Payment:
    """What is known of the money: Lazada shows unpaid orders, and cash that is paid at the door."""
    states = {str(one.get("status") or "") for one in items}
    if "unpaid" in states or all(one.get("stage_pay_status") == "unpaid" for one in items):
        return "pending"
    if states <= CANCELLED and any(
        _NO_MONEY.search(f"{one.get('reason')} {one.get('reason_detail')}") for one in items
    ):
        return "pending"
    if str(order.get("payment_method") or "").upper() == "COD" and not states - CANCELLED <= PAID_AT_DOOR:
        return "authorised"
    return "paid"


def _line(units: Sequence[Json], currency: str) -> SeenLine:
    first = units[0]
    states = [str(one.get("status") or "") for one in units]
    return SeenLine(
        external_id=str(first["order_item_id"]),
        listing_id=str(first.get("shop_sku") or ""),
        sku=str(first.get("sku") or ""),
        title=" - ".join(filter(None, (str(first.get("name") or ""), str(first.get("variation") or "")))),
        quantity=len(units),
        cancelled=sum(state in CANCELLED for state in states),
        fulfilled=sum(state in SENT for state in states),
        price_minor=sum(minor(one.get("item_price"), currency) for one in units),
        tax_minor=sum(minor(one.get("tax_amount"), currency) for one in units),
        discount_minor=sum(minor(one.get("voucher_amount"), currency) for one in units),
        customisation=plain(first.get("personalization")),
        fulfilment_id=",".join(str(one["order_item_id"]) for one in units),
    )


def _buyer(order: Json, items: Sequence[Json]) -> SeenBuyer:
    names = (plain(order.get("customer_first_name")), plain(order.get("customer_last_name")))
    return SeenBuyer(external_id=str(items[0].get("buyer_id") or ""), name=" ".join(filter(None, names)))


def _address(order: Json) -> Address:
    """Where it goes: street, state, city and postcode are address1, 3, 4 and 5; what is under stars is empty."""
    said: Mapping[str, object] = order.get("address_shipping") or {}
    names = (plain(said.get("first_name")), plain(said.get("last_name")))
    return Address(
        name=" ".join(filter(None, names)),
        line1=plain(said.get("address1")),
        line2=plain(said.get("address2")),
        city=plain(said.get("address4")) or plain(said.get("city")),
        state=plain(said.get("address3")),
        postcode=plain(said.get("post_code")) or plain(said.get("address5")),
        country=country_of_name(str(said.get("country") or "")),
        phone=plain(said.get("phone")) or plain(said.get("phone2")),
        tax_id=plain(order.get("tax_code")) or plain(order.get("national_registration_number")),
    )


def _parcels(items: Sequence[Json]) -> Sequence[SeenParcel]:
    told = {
        str(one["tracking_code"]): SeenParcel(
            str(one["tracking_code"]), str(one.get("shipment_provider") or ""), str(one.get("status") or "")
        )
        for one in items
        if one.get("tracking_code")
    }
    return list(told.values())


def _unknown(order: Json, items: Sequence[Json]) -> Sequence[str]:
    """What this adapter has never heard of, each named once."""
    names = strangers("order", order, ORDER_FIELDS)
    country = str((order.get("address_shipping") or {}).get("country") or "")
    if country and not country_of_name(country):
        names.add(f"country={country}")
    for item in items:
        names |= strangers("item", item, ITEM_FIELDS)
        state = str(item.get("status") or "")
        names |= set() if state in OPEN | SENT | CANCELLED else {f"status={state}"}
    return sorted(names)
