"""TikTok Shop's order (Get Order List 202309, Get Order Detail 202507) as our record. Pure.

TikTok Shop tells each unit as a line item of its own. Units of the same SKU become one line here; `fulfilment_id` keeps the ids
of its units, and `external_id` is the first of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC

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
from linkstar.connect.channels.tiktok_shop.wire.fields import LINE_FIELDS, ORDER_FIELDS
from linkstar.connect.channels.tiktok_shop.wire.values import minor
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
    "ON_HOLD": ("open", "paid"),  # paid, but the buyer may still change their mind: not yet to be shipped
    "AWAITING_SHIPMENT": ("open", "paid"),
    "PARTIALLY_SHIPPING": ("open", "paid"),
    "AWAITING_COLLECTION": ("completed", "paid"),
    "IN_TRANSIT": ("completed", "paid"),
    "DELIVERED": ("completed", "paid"),
    "COMPLETED": ("completed", "paid"),
    "CANCELLED": ("cancelled", "paid"),
    "CANCEL": ("cancelled", "paid"),  # as webhooks say it
}
SENT = frozenset({"AWAITING_COLLECTION", "IN_TRANSIT", "DELIVERED", "COMPLETED"})


def order_message(order: Json, source: Source) -> RawMessage:
    """The raw message of one order. Its key names the content too: `update_time` has seconds, and moves with the status."""
    body = orjson.dumps(order, option=orjson.OPT_SORT_KEYS)
    try:
        order_id, changed_at = str(order["id"]), unix_moment(order["update_time"])
    except (KeyError, TypeError, ValueError):
        return RawMessage("orders", f"@{digest(body)}", "", body, source)
    key = f"{order_id}@{changed_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}.{digest(body)}"
    return RawMessage("orders", key, order_id, body, source, changed_at)


def read_order(message: RawMessage, account: Account) -> SeenOrder:
    """The neutral order, or the notice of one. Raises Unreadable, which keeps the bytes."""
    with reading("an order of TikTok Shop", message.body):
        said = loads(message.body)
        return _notice(said, account) if "type" in said and "data" in said else _order(said)


def units_of(order: Json) -> dict[str, list[Json]]:
    """The line items of each line, by the id of its first unit."""
    groups: dict[tuple[str, str, bool], list[Json]] = {}
    for item in order["line_items"]:
        groups.setdefault((str(item.get("product_id")), str(item.get("sku_id")), bool(item.get("is_gift"))), []).append(
            item
        )
    return {str(items[0]["id"]): items for items in groups.values()}


def _notice(said: Json, account: Account) -> SeenOrder:
    told, at = said["data"], unix_moment(said["timestamp"])
    id_, status = str(told["order_id"]), str(told.get("order_status") or "")
    commercial, payment = STATUSES.get(status, ("open", "pending"))
    changed = unix_moment_or_none(told.get("update_time")) or at
    return SeenOrder(
        id_, id_, seconds(changed) * 1_000_000, changed, changed, commercial, payment, "seller", account.currency, 0, (),
        channel_state=status or f"type {said['type']}", is_partial=True,
    )  # fmt: skip


def _order(order: Json) -> SeenOrder:
    payment, items = order["payment"], order["line_items"]
    currency, status = str(payment["currency"]), str(order.get("status") or "")
    updated_at, groups = unix_moment(order["update_time"]), units_of(order)
    if not groups:
        raise ValueError("an order without line items")
    commercial, paid = STATUSES.get(status, ("open", "pending"))
    if commercial == "open" and order.get("is_buyer_request_cancel"):
        commercial = "cancel_requested"
    if status in ("CANCELLED", "CANCEL") and not order.get("paid_time"):
        paid = "pending"
    if order.get("is_cod") and not order.get("paid_time") and paid == "paid":
        paid = "authorised"
    lines = [_line(units, currency) for units in groups.values()]
    kind = str(order.get("fulfillment_type") or "FULFILLMENT_BY_SELLER")
    return SeenOrder(
        external_id=str(order["id"]),
        number=str(order["id"]),
        version=seconds(updated_at) * 1_000_000 + min(_progress(order), 999_999),
        placed_at=unix_moment(order["create_time"]),
        updated_at=updated_at,
        commercial=commercial,
        payment=paid,
        fulfilled_by="channel" if kind == "FULFILLMENT_BY_TIKTOK" else "seller",
        currency=currency,
        total_minor=minor(payment.get("total_amount"), currency),
        lines=lines,
        buyer=_buyer(order),
        ship_to=_address(order),
        paid_at=unix_moment_or_none(order.get("paid_time")),
        ship_by_at=unix_moment_or_none(order.get("rts_sla_time")),
        deliver_by_at=unix_moment_or_none(order.get("delivery_sla_time")),
        shipping_minor=minor(payment.get("shipping_fee"), currency),
        tax_minor=minor(payment.get("tax"), currency),
        discount_minor=sum(line.discount_minor for line in lines),
        service_level=str(order.get("delivery_option_name") or order.get("delivery_option_id") or ""),
        note=str(order.get("buyer_message") or ""),
        parcels=_parcels(items),
        channel_state=status,
        unknown=_unknown(order, items, status),
    )


def _progress(order: Json) -> int:
    """Grows with what may change within one second: units on their way, a wish to cancel, another address."""
    sent = sum(bool(item.get("tracking_number")) for item in order["line_items"])
    return 4 * sent + 2 * bool(order.get("is_buyer_request_cancel")) + bool(order.get("has_updated_recipient_address"))


def _line(units: Sequence[Json], currency: str) -> SeenLine:
    first = units[0]
    price = sum(minor(one.get("original_price"), currency) for one in units)
    paid = sum(minor(one.get("sale_price"), currency) for one in units)
    tax = sum(minor(row.get("tax_amount"), currency) for one in units for row in one.get("item_tax") or ())
    return SeenLine(
        external_id=str(first["id"]),
        listing_id=str(first.get("sku_id") or ""),
        sku=str(first.get("seller_sku") or ""),
        title=" - ".join(filter(None, (str(first.get("product_name") or ""), str(first.get("sku_name") or "")))),
        quantity=len(units),
        cancelled=sum(one.get("display_status") == "CANCELLED" for one in units),
        fulfilled=sum(one.get("display_status") in SENT for one in units),
        price_minor=price,
        tax_minor=tax,
        discount_minor=price - paid,
        customisation=str(first.get("pod_info_id") or ""),
        fulfilment_id=",".join(str(one["id"]) for one in units),
    )


def _buyer(order: Json) -> SeenBuyer:
    """TikTok Shop tells an id and an address that it forwards; a nickname is no name."""
    email = plain(order.get("buyer_email"))
    return SeenBuyer(external_id=str(order.get("user_id") or ""), email=email, is_relay_email=bool(email))


def _address(order: Json) -> Address:
    """Where it goes. Where TikTok's own carriers bring it, name, phone and street are under stars: then they are empty."""
    said = order.get("recipient_address") or {}
    level = {str(one.get("address_level")): plain(one.get("address_name")) for one in said.get("district_info") or ()}
    lines = [plain(said.get(f"address_line{number}")) for number in range(1, 5)]
    street = lines[0] or plain(said.get("address_detail"))
    return Address(
        name=plain(said.get("name")),
        line1=street,
        line2=", ".join(filter(None, lines[1:])),
        district=level.get("L3", ""),
        city=level.get("L2") or plain(said.get("post_town")) or "",
        state=level.get("L1", ""),
        postcode=plain(said.get("postal_code")),
        country=str(said.get("region_code") or ""),
        phone=plain(said.get("phone_number")).replace("(", "").replace(")", ""),
        tax_id=plain(order.get("cpf")),
    )


def _parcels(items: Sequence[Json]) -> Sequence[SeenParcel]:
    told = {
        str(one["tracking_number"]): SeenParcel(
            str(one["tracking_number"]),
            str(one.get("shipping_provider_name") or ""),
            str(one.get("package_status") or ""),
        )
        for one in items
        if one.get("tracking_number")
    }
    return list(told.values())


def _unknown(order: Json, items: Sequence[Json], status: str) -> Sequence[str]:
    """What this adapter has never heard of, each named once."""
    names = strangers("order", order, ORDER_FIELDS)
    for item in items:
        names |= strangers("line_item", item, LINE_FIELDS)
    return sorted(names | ({f"status={status}"} if status not in STATUSES else set()))
