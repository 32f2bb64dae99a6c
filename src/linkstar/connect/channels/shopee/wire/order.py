"""Shopee's order (get_order_detail, and get_package_detail of what has left) as our record. Pure.

A raw message holds both: {"order": ..., "packages": [...]}, as tracking numbers stand only in the packages. Shopee has no id
of a line that all its answers name: a line is known by item and model here, which orders, packages and returns all tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import orjson

from linkstar.connect.channel import (
    Commercial,
    Payment,
    RawMessage,
    SeenBuyer,
    SeenLine,
    SeenOrder,
    SeenParcel,
    Source,
)
from linkstar.connect.channels.shopee.wire.fields import ITEM_FIELDS, ORDER_FIELDS, PACKAGE_FIELDS
from linkstar.connect.channels.shopee.wire.values import listing_id, minor
from linkstar.connect.reading import (
    Json,
    digest,
    loads,
    plain,
    reading,
    seconds,
    strangers,
    unix_moment,
    unix_moment_or_none,
)
from linkstar.connect.wire import Account
from linkstar.kit.address import Address

STATUSES: Mapping[str, tuple[Commercial, Payment]] = {
    "UNPAID": ("open", "pending"),
    "PENDING": ("open", "pending"),  # paid, but Shopee still checks it: not yet to be shipped
    "INVOICE_PENDING": ("open", "paid"),  # Brazil: an invoice has to be uploaded first
    "READY_TO_SHIP": ("open", "paid"),
    "PROCESSED": ("open", "paid"),  # arranged, the parcel still stands here
    "RETRY_SHIP": ("open", "paid"),
    "IN_CANCEL": ("cancel_requested", "paid"),
    "SHIPPED": ("completed", "paid"),
    "TO_CONFIRM_RECEIVE": ("completed", "paid"),
    "TO_RETURN": ("completed", "paid"),
    "COMPLETED": ("completed", "paid"),
    "CANCELLED": ("cancelled", "paid"),
}
WAITING = frozenset({"", "LOGISTICS_NOT_START", "LOGISTICS_PENDING_ARRANGE", "LOGISTICS_READY", "LOGISTICS_INVALID"})
GONE = frozenset({
    "LOGISTICS_PICKUP_DONE", "LOGISTICS_DELIVERY_DONE", "LOGISTICS_DELIVERY_FAILED", "LOGISTICS_LOST", "LOGISTICS_COD_REJECTED",
})  # fmt: skip
OTHER = frozenset({
    "LOGISTICS_REQUEST_CREATED", "LOGISTICS_REQUEST_CANCELED", "LOGISTICS_PICKUP_RETRY", "LOGISTICS_PICKUP_FAILED",
})  # fmt: skip


def order_message(order: Json, packages: Sequence[Json], source: Source) -> RawMessage:
    """The raw message of one order. Its key names the content too: `update_time` has seconds, and tracking comes later."""
    body = orjson.dumps({"order": order, "packages": packages}, option=orjson.OPT_SORT_KEYS)
    try:
        order_id, changed_at = str(order["order_sn"]), unix_moment(order["update_time"])
    except (KeyError, TypeError, ValueError):
        return RawMessage("orders", f"@{digest(body)}", "", body, source)
    key = f"{order_id}@{changed_at:%Y-%m-%dT%H:%M:%SZ}.{digest(body)}"
    return RawMessage("orders", key, order_id, body, source, changed_at)


def read_order(message: RawMessage, account: Account) -> SeenOrder:
    """The neutral order, or the notice of one. Raises Unreadable, which keeps the bytes."""
    with reading("an order of Shopee", message.body):
        said = loads(message.body)
        return _notice(said, account) if "code" in said else _order(said["order"], said.get("packages") or ())


def line_ids(items: Sequence[Json]) -> list[str]:
    """An id for each item of an order: item and model, and what else tells apart what was bought twice."""
    made: list[str] = []
    for place, item in enumerate(items):
        name = listing_id(item["item_id"], item.get("model_id"))
        more = item.get("line_item_id") or item.get("promotion_group_id") or item.get("order_item_id") or place
        name = f"{name}/{more}" if name in made else name
        made.append(f"{name}/{place}" if name in made else name)
    return made


def package_lines(order: Json, package: Json) -> dict[str, int]:
    """The units of order lines in a package; what was bought twice is filled up line by line."""
    items = order["item_list"]
    left = {id_: int(item["model_quantity_purchased"]) for id_, item in zip(line_ids(items), items, strict=True)}
    names = {id_: _same(item) for id_, item in zip(line_ids(items), items, strict=True)}
    held: dict[str, int] = {}
    for one in package.get("item_list") or ():
        units = int(one.get("model_quantity") or 0)
        for id_, name in names.items():
            taken = min(units, left[id_]) if name == _same(one) else 0
            if taken:
                held[id_] = held.get(id_, 0) + taken
                left[id_] -= taken
                units -= taken
    return held


def _same(item: Json) -> tuple[str, str]:
    return str(item["item_id"]), str(item.get("model_id") or 0)


def _notice(said: Json, account: Account) -> SeenOrder:
    told, at = said["data"], unix_moment(said["timestamp"])
    id_, status = str(told["ordersn"]), str(told.get("status") or "")
    commercial, payment = STATUSES.get(status, ("open", "pending"))
    changed = unix_moment_or_none(told.get("update_time")) or at
    return SeenOrder(
        id_, id_, seconds(changed) * 1_000_000, changed, changed, commercial, payment, "seller", account.currency, 0, (),
        channel_state=status or f"code {said['code']}", is_partial=True,
        unknown=[] if status in STATUSES or not status else [f"order_status={status}"],
    )  # fmt: skip


def _order(order: Json, packages: Sequence[Json]) -> SeenOrder:
    currency, status, updated_at = str(order["currency"]), str(order["order_status"]), unix_moment(order["update_time"])
    commercial, payment = STATUSES.get(status, ("open", "pending"))
    paid_at = unix_moment_or_none(order.get("pay_time"))
    if order.get("cod") and not paid_at:
        payment = "authorised"
    elif status == "CANCELLED" and not paid_at:
        payment = "pending"
    held = order.get("package_list") or ()
    lines = _lines(order, held, currency)
    total, shipping = minor(order.get("total_amount"), currency), minor(order.get("estimated_shipping_fee"), currency)
    off = sum(line.discount_minor for line in lines)
    # Vouchers and coins stand nowhere in the order: they are what the buyer paid less.
    gap = sum(line.price_minor - line.discount_minor for line in lines) + shipping - total
    return SeenOrder(
        external_id=str(order["order_sn"]),
        number=str(order["order_sn"]),
        version=seconds(updated_at) * 1_000_000 + min(_progress(order, packages), 999_999),
        placed_at=unix_moment(order["create_time"]),
        updated_at=updated_at,
        commercial=commercial,
        payment=payment,
        fulfilled_by="channel" if order.get("fulfillment_flag") == "fulfilled_by_shopee" else "seller",
        currency=currency,
        total_minor=total,
        lines=lines,
        buyer=SeenBuyer(external_id=str(order.get("buyer_user_id") or "")),
        ship_to=_address(order),
        paid_at=paid_at,
        ship_by_at=unix_moment_or_none(order.get("ship_by_date")),
        deliver_by_at=unix_moment_or_none(order.get("edt_to")),
        shipping_minor=shipping,
        discount_minor=off + max(gap, 0),
        service_level=str(order.get("checkout_shipping_carrier") or order.get("shipping_carrier") or ""),
        note=str(order.get("message_to_seller") or ""),
        parcels=_parcels(packages),
        channel_state=status,
        unknown=_unknown(order, held, status),
    )


def _progress(order: Json, packages: Sequence[Json]) -> int:
    """Grows with what may change within one second: packages that were arranged or left, and their numbers."""
    states = [str(one.get("logistics_status") or "") for one in order.get("package_list") or ()]
    arranged = sum(state not in WAITING for state in states) + sum(state in GONE for state in states)
    return 4 * (arranged + sum(bool(_number(one)) for one in packages)) + (order.get("order_status") == "IN_CANCEL")


def _lines(order: Json, held: Sequence[Json], currency: str) -> list[SeenLine]:
    sent: dict[str, int] = {}
    for package in held:
        if str(package.get("logistics_status") or "") in GONE:
            for id_, units in package_lines(order, package).items():
                sent[id_] = sent.get(id_, 0) + units
    items = order["item_list"]
    return [
        _line(id_, item, order, sent.get(id_, 0), currency) for id_, item in zip(line_ids(items), items, strict=True)
    ]


def _line(id_: str, item: Json, order: Json, sent: int, currency: str) -> SeenLine:
    units = int(item["model_quantity_purchased"])
    price = minor(item.get("model_original_price"), currency) * units
    paid = minor(item.get("model_discounted_price"), currency) * units
    return SeenLine(
        external_id=id_,
        listing_id=listing_id(item["item_id"], item.get("model_id")),
        sku=str(item.get("model_sku") or item.get("item_sku") or ""),
        title=" - ".join(filter(None, (str(item.get("item_name") or ""), str(item.get("model_name") or "")))),
        quantity=units,
        cancelled=units if order["order_status"] == "CANCELLED" else int(item.get("cancelled_qty") or 0),
        fulfilled=min(sent, units),
        price_minor=price,
        discount_minor=max(price - paid, 0),
    )


def _address(order: Json) -> Address:
    """Where it goes. Shopee puts stars over name, phone and street in most markets: then they are empty."""
    said = order.get("recipient_address") or {}
    levels = {name: plain(said.get(name)) for name in ("town", "district", "city", "state", "zipcode", "region")}
    return Address(
        name=plain(said.get("name")),
        line1=_street(plain(said.get("full_address")), [*levels.values()]),
        district=", ".join(filter(None, (levels["town"], levels["district"]))),
        city=levels["city"],
        state=levels["state"],
        postcode=levels["zipcode"],
        country=levels["region"] or str(order.get("region") or ""),
        phone=plain(said.get("phone")),
        tax_id=plain(order.get("buyer_cpf_id")),
    )


def _street(text: str, levels: Sequence[str]) -> str:
    """The full address without the places that stand in fields of their own behind it."""
    known, parts = {level.casefold() for level in levels if level}, [part.strip() for part in text.split(",")]
    while len(parts) > 1 and parts[-1].casefold() in known | {""}:
        parts.pop()
    return ", ".join(parts)


def _number(package: Json) -> str:
    number = str(package.get("tracking_number") or "")
    return "" if number == "-" else number


def _parcels(packages: Sequence[Json]) -> list[SeenParcel]:
    return [
        SeenParcel(_number(one), str(one.get("shipping_carrier") or ""), str(one.get("fulfillment_status") or ""))
        for one in packages
        if _number(one)
    ]


def _unknown(order: Json, held: Sequence[Json], status: str) -> list[str]:
    """What this adapter has never heard of, each named once."""
    names = strangers("order", order, ORDER_FIELDS)
    for item in order["item_list"]:
        names |= strangers("item", item, ITEM_FIELDS)
    for package in held:
        names |= strangers("package", package, PACKAGE_FIELDS)
        state = str(package.get("logistics_status") or "")
        names |= {f"logistics_status={state}"} if state not in WAITING | GONE | OTHER else set()
    return sorted(names | ({f"order_status={status}"} if status not in STATUSES else set()))
