"""Amazon's order JSON (Orders 2026-01-01) and order notices (ORDER_CHANGE) as our records. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson

from linkstar.connect.channel import (
    Commercial,
    FulfilledBy,
    Payment,
    RawMessage,
    SeenBuyer,
    SeenLine,
    SeenOrder,
    SeenParcel,
    Source,
)
from linkstar.connect.reading import Json, micros as version_of, moment
from linkstar.connect.wire import Account, Answer, Unreadable
from linkstar.kit.address import Address
from linkstar.kit.errors import Invalid
from linkstar.kit.money import Money

# Amazon's status -> (is the deal still on, is the money safe). Amazon guarantees the payment from UNSHIPPED on.
STATUSES: Mapping[str, tuple[Commercial, Payment]] = {
    "PENDING_AVAILABILITY": ("open", "pending"),
    "PENDING": ("open", "pending"),
    "UNSHIPPED": ("open", "paid"),
    "PARTIALLY_SHIPPED": ("open", "paid"),
    "SHIPPED": ("completed", "paid"),
    "CANCELLED": ("cancelled", "pending"),  # the buyer was never charged
    "UNFULFILLABLE": ("cancelled", "pending"),
}
_COURSE = ("PENDING_AVAILABILITY", "PENDING", "UNSHIPPED", "PARTIALLY_SHIPPED", "SHIPPED", "UNFULFILLABLE", "CANCELLED")
ORDER_FIELDS = frozenset({
    "orderId", "orderAliases", "createdTime", "lastUpdatedTime", "programs", "associatedOrders", "salesChannel",
    "buyer", "recipient", "proceeds", "payment", "tax", "fulfillment", "orderItems", "packages", "fulfillmentOrders",
})  # fmt: skip
ITEM_FIELDS = frozenset({
    "orderItemId", "quantityOrdered", "measurement", "associatedOrderItems", "programs", "product", "proceeds",
    "expense", "promotion", "cancellation", "fulfillment", "tax",
})  # fmt: skip
_PROCEEDS = frozenset({"ITEM", "SHIPPING", "GIFT_WRAP", "COD_FEE", "TAX", "DISCOUNT", "DELIVERY_TIP", "OTHER"})


def order_message(order: Json, source: Source) -> RawMessage:
    """The raw message of one whole order; its key is the same however Amazon writes the moment.

    An order without id or time of change is kept under a key of its content: one bad order must not hold up its page,
    and `read_order` refuses it later.
    """
    body = orjson.dumps(order)
    try:
        order_id, changed_at = str(order["orderId"]), moment(order["lastUpdatedTime"])
    except (KeyError, TypeError, ValueError):
        return RawMessage("orders", f"@{hashlib.sha256(body).hexdigest()}", "", body, source)
    return RawMessage("orders", key_of(order_id, changed_at, progress_of(order)), order_id, body, source, changed_at)


def part(answer: Answer, name: str) -> Any:
    """A field that an answer must have. Raises Unreadable, which keeps the body."""
    body = answer.json()
    if not isinstance(body, dict) or name not in body:
        raise Unreadable(f"the answer has no {name}", body=answer.body)
    return body[name]


def key_of(order_id: str, changed_at: datetime, progress: int = 0) -> str:
    """`<order id>@<moment of change>`, the moment always written alike, and how far the order had come in it."""
    return f"{order_id}@{changed_at:%Y-%m-%dT%H:%M:%S.%fZ}" + (f".{progress}" if progress else "")


def progress_of(order: Json) -> int:
    """How far an order has come, below 1,000: Amazon tells moments, and two changes may have the same one.

    An order that cannot be read has come nowhere; `read_order` refuses it by name.
    """
    try:
        state = str(order["fulfillment"].get("fulfillmentStatus", ""))
        done = sum(int((item.get("fulfillment") or {}).get("quantityFulfilled", 0)) for item in order["orderItems"])
    except (KeyError, TypeError, ValueError, AttributeError):
        return 0
    return _COURSE.index(state) * 100 + min(max(done, 0), 99) if state in _COURSE else 0


def read_order(message: RawMessage, account: Account) -> SeenOrder:
    """The neutral order in a raw order. Raises Unreadable, which keeps the bytes."""
    try:
        return _order(orjson.loads(message.body), account)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError, Invalid) as wrong:
        raise Unreadable(f"not an order of Orders 2026-01-01: {wrong!r}", body=message.body) from wrong


def _order(order: Json, account: Account) -> SeenOrder:
    updated_at = moment(order["lastUpdatedTime"])
    fulfilment, items = order.get("fulfillment") or {}, order["orderItems"]
    state = str(fulfilment.get("fulfillmentStatus", ""))
    commercial, payment = STATUSES.get(state, ("open", "pending"))
    if commercial == "open" and any((item.get("cancellation") or {}).get("cancellationRequest") for item in items):
        commercial = "cancel_requested"
    currency = _currency(order, account)
    lines = [_line(item, currency, is_cancelled=state == "CANCELLED") for item in items]
    sums = _sums(order, items, currency)
    return SeenOrder(
        external_id=str(order["orderId"]),
        number=str(order["orderId"]),
        version=version_of(updated_at) + progress_of(order),
        placed_at=moment(order["createdTime"]),
        updated_at=updated_at,
        commercial=commercial,
        payment=payment,
        fulfilled_by=_fulfilled_by(fulfilment),
        currency=currency,
        total_minor=_total(order, items, currency),
        lines=lines,
        buyer=_buyer(order),
        ship_to=_address(order),
        ship_by_at=_latest(fulfilment.get("shipByWindow")),
        deliver_by_at=_latest(fulfilment.get("deliverByWindow")),
        shipping_minor=sums.get("SHIPPING", 0),
        tax_minor=sums.get("TAX", 0),
        discount_minor=abs(sums.get("DISCOUNT", 0)),
        service_level=str(fulfilment.get("fulfillmentServiceLevel", "")),
        ioss_number=next(filter(None, map(_ioss, items)), ""),
        is_business="AMAZON_BUSINESS" in (order.get("programs") or ()),
        note=_note(order),
        parcels=[_parcel(package) for package in order.get("packages") or ()],
        channel_state=state,
        unknown=_unknown(order, items, fulfilment),
    )


def _line(item: Json, currency: str, *, is_cancelled: bool) -> SeenLine:
    product, fulfilment = item.get("product") or {}, item.get("fulfillment") or {}
    sums = _breakdown(item, currency)
    ordered, fulfilled = _count(item["quantityOrdered"]), _count(fulfilment.get("quantityFulfilled", 0))
    unit = (product.get("price") or {}).get("unitPrice")
    gift = (fulfilment.get("packing") or {}).get("giftOption") or {}
    return SeenLine(
        external_id=str(item["orderItemId"]),
        listing_id=str(product.get("asin") or product.get("sellerSku") or ""),
        sku=str(product.get("sellerSku") or ""),
        title=str(product.get("title") or ""),
        quantity=ordered,
        cancelled=_cancelled(item, ordered, fulfilled, is_cancelled=is_cancelled),
        fulfilled=fulfilled,
        price_minor=sums["ITEM"] if "ITEM" in sums else (_minor(unit, currency) * ordered if unit else 0),
        tax_minor=sums.get("TAX", 0),
        discount_minor=abs(sums.get("DISCOUNT", 0)),
        customisation=str((product.get("customization") or {}).get("customizedUrl") or ""),
        gift_message=str(gift.get("giftMessage") or ""),
    )


def _count(quantity: object) -> int:
    """Units are whole numbers; anything else would be guessed. Raises ValueError."""
    if isinstance(quantity, bool) or not isinstance(quantity, int) or quantity < 0:
        raise ValueError(f"{quantity!r} is not a number of units")
    return quantity


def _cancelled(item: Json, ordered: int, fulfilled: int, *, is_cancelled: bool) -> int:
    """Units that will not be shipped any more; only an executed cancellation counts, a request does not."""
    if is_cancelled:
        return ordered - fulfilled
    if not (item.get("cancellation") or {}).get("cancellationExecution"):
        return 0
    open_units = _count((item.get("fulfillment") or {}).get("quantityUnfulfilled", 0))
    return max(ordered - fulfilled - open_units, 0)


def _minor(money: Json, currency: str) -> int:
    """Minor units of an amount; another currency than the order's is refused, never added up. Raises Invalid."""
    if money["currencyCode"] != currency:
        raise Invalid("currency", f"{money['currencyCode']} in an order in {currency}")
    return Money.of(money["amount"], currency).minor


def _breakdown(part: Json, currency: str) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in (part.get("proceeds") or {}).get("breakdowns") or ():
        sums[row["type"]] = sums.get(row["type"], 0) + _minor(row["subtotal"], currency)
    return sums


def _sums(order: Json, items: Sequence[Json], currency: str) -> dict[str, int]:
    """Proceeds by kind: the order's own breakdown where Amazon gives one, else the sum over its items."""
    own = _breakdown(order, currency)
    if own:
        return own
    sums: dict[str, int] = {}
    for item in items:
        for kind, amount in _breakdown(item, currency).items():
            sums[kind] = sums.get(kind, 0) + amount
    return sums


def _total(order: Json, items: Sequence[Json], currency: str) -> int:
    grand = (order.get("proceeds") or {}).get("grandTotal")
    if grand:
        return _minor(grand, currency)
    totals = [(item.get("proceeds") or {}).get("proceedsTotal") for item in items]
    return sum(_minor(total, currency) for total in totals if total)


def _currency(order: Json, account: Account) -> str:
    """The order's currency; a pending order has no amounts yet, so the shop's own stands in."""
    parts: list[Any] = [(order.get("proceeds") or {}).get("grandTotal")]
    for item in order["orderItems"]:
        parts.append((item.get("proceeds") or {}).get("proceedsTotal"))
        parts.append(((item.get("product") or {}).get("price") or {}).get("unitPrice"))
    return str(next((part["currencyCode"] for part in parts if part), account.currency))


def _fulfilled_by(fulfilment: Json) -> FulfilledBy:
    """Ours only when Amazon says so: shipping an order that Amazon ships too costs the goods."""
    return "seller" if fulfilment.get("fulfilledBy") == "MERCHANT" else "channel"


def _buyer(order: Json) -> SeenBuyer:
    buyer = order.get("buyer") or {}
    email = str(buyer.get("buyerEmail") or "")
    relay = email.rpartition("@")[2].startswith("marketplace.amazon.")
    return SeenBuyer(name=str(buyer.get("buyerName") or ""), email=email, is_relay_email=relay)


def _address(order: Json) -> Address:
    """Where it goes; without the right to personal data Amazon leaves fields out, and the address stays empty."""
    said = (order.get("recipient") or {}).get("deliveryAddress") or {}
    more = said.get("extendedFields") or {}
    street = ", ".join(filter(None, (more.get("streetName"), more.get("streetNumber"))))
    return Address(
        name=str(said.get("name") or ""),
        company=str(said.get("companyName") or ""),
        line1=str(said.get("addressLine1") or street),
        line2=", ".join(filter(None, (said.get("addressLine2"), said.get("addressLine3")))),
        district=str(said.get("districtOrCounty") or more.get("neighborhood") or ""),
        city=str(said.get("city") or said.get("municipality") or ""),
        state=str(said.get("stateOrRegion") or ""),
        postcode=str(said.get("postalCode") or ""),
        country=str(said.get("countryCode") or ""),
        phone=str(said.get("phone") or ""),
        tax_id=_tax_id(order),
    )


def _tax_id(order: Json) -> str:
    registrations: Iterable[Json] = (order.get("tax") or {}).get("taxRegistrations") or ()
    buyers = (one.get("taxRegistrationNumber") for one in registrations if one.get("entityType") == "BUYER")
    return str(next(filter(None, buyers), ""))


def _note(order: Json) -> str:
    wish = (order.get("recipient") or {}).get("deliveryPreference") or {}
    return "\n".join(filter(None, (wish.get("dropOffLocation"), wish.get("addressInstruction"))))


def _parcel(package: Json) -> SeenParcel:
    state = (package.get("packageStatus") or {}).get("status") or ""
    return SeenParcel(str(package.get("trackingNumber") or ""), str(package.get("carrier") or ""), str(state))


def _latest(window: Json | None) -> datetime | None:
    latest = (window or {}).get("latestDateTime")
    return moment(latest) if latest else None


def _ioss(item: Json) -> str:
    shipping = (item.get("fulfillment") or {}).get("shipping") or {}
    return str((shipping.get("internationalShipping") or {}).get("iossNumber") or "")


def _unknown(order: Json, items: Sequence[Json], fulfilment: Json) -> Sequence[str]:
    """What this adapter has never heard of, each named once."""
    names = {f"order.{name}" for name in order.keys() - ORDER_FIELDS}
    names |= {f"orderItem.{name}" for item in items for name in item.keys() - ITEM_FIELDS}
    for part in (order, *items):
        kinds = {row["type"] for row in (part.get("proceeds") or {}).get("breakdowns") or ()}
        names |= {f"proceeds={kind}" for kind in kinds - _PROCEEDS}
    if fulfilment.get("fulfillmentStatus") not in STATUSES:
        names.add(f"fulfillmentStatus={fulfilment.get('fulfillmentStatus')}")
    if fulfilment.get("fulfilledBy") not in ("MERCHANT", "AMAZON"):
        names.add(f"fulfilledBy={fulfilment.get('fulfilledBy')}")
    return sorted(names)
