"""An order of the Admin API (GraphQL) -> the neutral order. Webhooks come here too, by way of `rest.py`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from linkstar.connect.channel import Commercial, Payment, SeenBuyer, SeenLine, SeenOrder, SeenParcel
from linkstar.connect.channels.shopify.wire.values import Node, minor, moment, moment_or_none, nodes, tail, total_minor
from linkstar.kit.address import Address

_PAYMENT: dict[str, Payment] = {
    "PENDING": "pending",
    "EXPIRED": "pending",
    "VOIDED": "pending",
    "PARTIALLY_PAID": "pending",  # goods leave when all of it is paid
    "AUTHORIZED": "authorised",
    "PAID": "paid",
    "PARTIALLY_REFUNDED": "partly_refunded",
    "REFUNDED": "refunded",
}
_FULFILMENT = {
    "FULFILLED", "FULFILLMENT_NOT_REQUIRED", "IN_PROGRESS", "ON_HOLD", "OPEN", "PARTIALLY_FULFILLED",
    "PENDING_FULFILLMENT", "REQUEST_DECLINED", "RESTOCKED", "SCHEDULED", "UNFULFILLED",
}  # fmt: skip
_WITHDRAWN = {"CANCELLED", "ERROR", "FAILURE"}
_TAKEN: tuple[Payment, ...] = ("paid", "partly_refunded", "refunded")
_PAYMENT_RANK: dict[Payment, int] = {
    "pending": 0, "authorised": 1, "paid": 2, "partly_refunded": 3, "refunded": 4, "charged_back": 5,
}  # fmt: skip
_COMMERCIAL_RANK: dict[Commercial, int] = {"open": 0, "completed": 1, "cancel_requested": 2, "cancelled": 3}
_GIFT_KEYS = {"gift message", "gift_message", "gift note"}


def payment_of(node: Node) -> Payment:
    """What is paid; a state that Shopify adds one day counts as not paid."""
    return _PAYMENT.get(node.get("displayFinancialStatus") or "", "pending")


def commercial_of(node: Node) -> Commercial:
    """Whether the order stands; an archived one is completed."""
    if node.get("cancelledAt"):
        return "cancelled"
    return "completed" if node.get("closedAt") else "open"


def active_fulfilments(node: Node) -> list[Node]:
    """The shipments of an order that were not withdrawn."""
    return [one for one in node.get("fulfillments") or () if one.get("status") not in _WITHDRAWN]


def units_of(node: Node) -> dict[str, tuple[int, int]]:
    """Units (cancelled, fulfilled) of each line. A unit refunded after it was shipped stays shipped."""
    shipped: dict[str, int] = {}
    fulfilments = active_fulfilments(node)
    for fulfilment in fulfilments:
        for part in nodes(fulfilment.get("fulfillmentLineItems")):
            id_ = part["lineItem"]["id"]
            shipped[id_] = shipped.get(id_, 0) + int(part["quantity"] or 0)
    is_whole = not fulfilments and node.get("displayFulfillmentStatus") == "FULFILLED"
    units: dict[str, tuple[int, int]] = {}
    for line in nodes(node["lineItems"]):
        ordered, current = int(line["quantity"]), int(line["currentQuantity"])
        fulfilled = current if is_whole else min(ordered, shipped.get(line["id"], 0))
        removed = ordered if node.get("cancelledAt") else ordered - current
        units[line["id"]] = max(0, min(removed, ordered - fulfilled)), fulfilled
    return units


def version_of(node: Node) -> int:
    """The updated time in microseconds. Shopify tells whole seconds: how far the order has come counts within one."""
    done = sum(cancelled + fulfilled for cancelled, fulfilled in units_of(node).values())
    progress = _COMMERCIAL_RANK[commercial_of(node)] * 100_000 + _PAYMENT_RANK[payment_of(node)] * 10_000
    return int(moment(node["updatedAt"]).timestamp()) * 1_000_000 + progress + min(done, 9_999)


def key_of(node: Node) -> str:
    """The same for the same news by webhook and by poll: id, updated second, and how far the order had come in it."""
    progress = version_of(node) % 1_000_000
    return f"{tail(node['id'])}@{moment(node['updatedAt']):%Y-%m-%dT%H:%M:%SZ}" + (f".{progress}" if progress else "")


def read_node(node: Node) -> SeenOrder:
    """The neutral order. Raises KeyError, TypeError, ValueError or Invalid where the node breaks the contract."""
    customer = node.get("customer") or {}
    dates = [_dates(one) for one in nodes(node.get("fulfillmentOrders"))]
    return SeenOrder(
        external_id=tail(node["id"]),
        number=node["name"],
        version=version_of(node),
        placed_at=moment(node["createdAt"]),
        updated_at=moment(node["updatedAt"]),
        commercial=commercial_of(node),
        payment=payment_of(node),
        fulfilled_by="seller",
        currency=node["currencyCode"],
        total_minor=minor(node["totalPriceSet"]),
        lines=tuple(_lines(node)),
        buyer=_buyer(node, customer),
        ship_to=_address(node),
        paid_at=_paid_at(node),
        ship_by_at=min((by for by, _ in dates if by), default=None),
        deliver_by_at=max((by for _, by in dates if by), default=None),
        shipping_minor=minor(node.get("totalShippingPriceSet")),
        tax_minor=minor(node.get("totalTaxSet")),
        discount_minor=minor(node.get("totalDiscountsSet")),
        service_level=(node.get("shippingLine") or {}).get("title") or "",
        is_business=(node.get("purchasingEntity") or {}).get("__typename") == "PurchasingCompany",
        note=node.get("note") or "",
        parcels=tuple(_parcels(node)),
        channel_state=f"{node.get('displayFinancialStatus') or ''}/{node.get('displayFulfillmentStatus') or ''}",
        unknown=tuple(_unknown(node)),
    )


def _dates(fulfilment_order: Node) -> tuple[datetime | None, datetime | None]:
    method = fulfilment_order.get("deliveryMethod") or {}
    return moment_or_none(fulfilment_order.get("fulfillBy")), moment_or_none(method.get("maxDeliveryDateTime"))


def _lines(node: Node) -> Iterator[SeenLine]:
    units = units_of(node)
    to_fulfil: dict[str, str] = {}
    for order in nodes(node.get("fulfillmentOrders")):
        for part in nodes(order["lineItems"]):
            if part["remainingQuantity"]:
                to_fulfil.setdefault(part["lineItem"]["id"], tail(part["id"]))
    for line in nodes(node["lineItems"]):
        cancelled, fulfilled = units[line["id"]]
        said = {one["key"]: one.get("value") or "" for one in line.get("customAttributes") or ()}
        gift = [key for key in said if key.lower() in _GIFT_KEYS]
        yield SeenLine(
            external_id=tail(line["id"]),
            listing_id=tail((line.get("variant") or {}).get("id")),
            sku=line.get("sku") or "",
            title=line["name"],
            quantity=int(line["quantity"]),
            cancelled=cancelled,
            fulfilled=fulfilled,
            price_minor=minor(line["originalTotalSet"]),
            tax_minor=total_minor(tax["priceSet"] for tax in line.get("taxLines") or ()),
            discount_minor=total_minor(one["allocatedAmountSet"] for one in line.get("discountAllocations") or ()),
            # A leading underscore hides a property from the buyer: it is a note of some app.
            customisation="\n".join(f"{k}: {v}" for k, v in said.items() if k not in gift and not k.startswith("_")),
            gift_message="\n".join(said[key] for key in gift),
            fulfilment_id=to_fulfil.get(line["id"], ""),
        )


def _buyer(node: Node, customer: Node) -> SeenBuyer:
    return SeenBuyer(
        external_id=tail(customer.get("id")),
        name=" ".join(part for part in (customer.get("firstName"), customer.get("lastName")) if part),
        email=node.get("email") or (customer.get("defaultEmailAddress") or {}).get("emailAddress") or "",
        phone=node.get("phone") or (customer.get("defaultPhoneNumber") or {}).get("phoneNumber") or "",
        language=node.get("customerLocale") or "",
    )


def _address(node: Node) -> Address:
    to = node.get("shippingAddress") or {}
    fields = nodes(node.get("localizedFields"))
    tax_ids = [one["value"] for one in fields if one["key"].startswith("TAX_CREDENTIAL")]
    return Address(
        name=to.get("name") or "",
        company=to.get("company") or "",
        line1=to.get("address1") or "",
        line2=to.get("address2") or "",
        city=to.get("city") or "",
        state=to.get("provinceCode") or to.get("province") or "",
        postcode=to.get("zip") or "",
        country=to.get("countryCodeV2") or "",
        phone=to.get("phone") or "",
        tax_id=tax_ids[0] if tax_ids else "",
    )


def _paid_at(node: Node) -> datetime | None:
    """The first payment taken. A webhook tells no payments: there it is the time the order was processed."""
    if payment_of(node) not in _TAKEN:
        return None
    taken = [
        one["processedAt"]
        for one in node.get("transactions") or ()
        if one["kind"] in ("SALE", "CAPTURE") and one["status"] == "SUCCESS" and one.get("processedAt")
    ]
    return min(map(moment, taken), default=moment_or_none(node.get("processedAt")))


def _parcels(node: Node) -> Iterator[SeenParcel]:
    for fulfilment in node.get("fulfillments") or ():
        plain = "FULFILLED" if fulfilment["status"] == "SUCCESS" else fulfilment["status"]
        for info in fulfilment.get("trackingInfo") or ():
            yield SeenParcel(
                tracking_number=info.get("number") or "",
                carrier=info.get("company") or "",
                state=fulfilment.get("displayStatus") or plain or "",
            )


def _unknown(node: Node) -> Iterator[str]:
    financial, fulfilment = node.get("displayFinancialStatus"), node.get("displayFulfillmentStatus")
    if financial and financial not in _PAYMENT:
        yield f"displayFinancialStatus={financial}"
    if fulfilment and fulfilment not in _FULFILMENT:
        yield f"displayFulfillmentStatus={fulfilment}"
