"""A parcel that left -> the fulfilments to create at Shopify. Pure: its state there comes in, a plan goes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from linkstar.connect.channel import ConfirmAnswer, Confirmation
from linkstar.connect.channels.shopify.wire.order import active_fulfilments
from linkstar.connect.channels.shopify.wire.values import Node, nodes, tail

_TAKES_UNITS = ("OPEN", "IN_PROGRESS")
_WAITING = {"ON_HOLD": "on_hold", "SCHEDULED": "scheduled"}
# Shopify links and follows a parcel only if the company is written exactly as in its own list.
_COMPANIES = {
    "yunexpress": "YunExpress", "云途": "YunExpress", "4px": "4PX", "yanwen": "YANWEN", "燕文": "YANWEN",
    "cainiao": "Cainiao", "菜鸟": "Cainiao", "sf express": "SF Express", "顺丰": "SF Express",
    "china post": "China Post", "中国邮政": "China Post",
    "dhl express": "DHL Express", "dhl ecommerce": "DHL eCommerce", "fedex": "FedEx", "ups": "UPS", "usps": "USPS",
    "royal mail": "Royal Mail", "australia post": "Australia Post", "canada post": "Canada Post",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do: `inputs` to send; none if Shopify knows already (`known`) or it cannot be (`refusal`)."""

    known: tuple[str, ...] = ()
    inputs: tuple[dict[str, Any], ...] = ()
    refusal: ConfirmAnswer | None = None


@dataclass
class _Wanted:
    """Units of a line still to be told of, and the fulfilment line that the caller knows."""

    units: int = 0
    fulfilment_ids: set[str] = field(default_factory=set)


def company_of(carrier: str) -> str:
    """The carrier's name as Shopify's list has it; any other name stays as it is."""
    name = carrier.lower()
    return next((company for word, company in _COMPANIES.items() if _has_word(name, word)), carrier)


def _has_word(name: str, word: str) -> bool:
    # "ups" is not in "pickups"; Chinese names have no gaps between words.
    return word in name if not word.isascii() else re.search(rf"(?<![a-z]){word}(?![a-z])", name) is not None


def plan(confirmation: Confirmation, order: Node | None, *, notify: bool) -> Plan:
    """How to tell Shopify of a parcel, given the order as it stands there.

    Units that a fulfilment with this tracking number already holds are not told again; one input per location.
    """
    if order is None:
        return _refuse(confirmation, "order_not_found", "the shop has no such order")
    wanted, known = _still_wanted(confirmation, order)
    if not any(want.units for want in wanted.values()):
        if known:
            return Plan(known=known)
        return _refuse(confirmation, "no_lines", "the confirmation names no units")
    taken = _take(wanted, order)
    if any(want.units for want in wanted.values()):
        return _why_not(confirmation, order, wanted)
    return Plan(known=known, inputs=tuple(_input(confirmation, groups, notify) for groups in taken.values()))


def _still_wanted(confirmation: Confirmation, order: Node) -> tuple[dict[str, _Wanted], tuple[str, ...]]:
    wanted: dict[str, _Wanted] = {}
    for line in confirmation.lines:
        want = wanted.setdefault(tail(line.external_id), _Wanted())
        want.units += line.quantity
        want.fulfilment_ids.add(tail(line.fulfilment_id))
    known = []
    for fulfilment in active_fulfilments(order):
        numbers = [info.get("number") for info in fulfilment.get("trackingInfo") or ()]
        if not confirmation.tracking_number or confirmation.tracking_number not in numbers:
            continue
        known.append(tail(fulfilment["id"]))
        for part in nodes(fulfilment["fulfillmentLineItems"]):
            if want_ := wanted.get(tail(part["lineItem"]["id"])):
                want_.units -= min(want_.units, int(part["quantity"] or 0))
    return wanted, tuple(known)


_Groups = dict[str, list[dict[str, Any]]]  # fulfilment order id -> its lines


def _take(wanted: Mapping[str, _Wanted], order: Node) -> dict[str, _Groups]:
    """Takes units from open fulfilment orders, the named fulfilment lines first; by location, as Shopify asks."""
    offers = [
        (one, part)
        for one in nodes(order["fulfillmentOrders"])
        if one["status"] in _TAKES_UNITS
        for part in nodes(one["lineItems"])
        if tail(part["lineItem"]["id"]) in wanted
    ]
    offers.sort(key=lambda offer: tail(offer[1]["id"]) not in wanted[tail(offer[1]["lineItem"]["id"])].fulfilment_ids)
    taken: dict[str, _Groups] = {}
    for one, part in offers:
        want = wanted[tail(part["lineItem"]["id"])]
        units = min(want.units, int(part["remainingQuantity"]))
        if units > 0:
            want.units -= units
            location = ((one.get("assignedLocation") or {}).get("location") or {}).get("id") or ""
            lines = taken.setdefault(location, {}).setdefault(one["id"], [])
            lines.append({"id": part["id"], "quantity": units})
    return taken


def _input(confirmation: Confirmation, groups: _Groups, notify: bool) -> dict[str, Any]:
    tracking: dict[str, Any] = {
        "number": confirmation.tracking_number,
        "company": company_of(confirmation.carrier),
    }
    if confirmation.tracking_url:
        tracking["url"] = confirmation.tracking_url
    return {
        "lineItemsByFulfillmentOrder": [
            {"fulfillmentOrderId": id_, "fulfillmentOrderLineItems": lines} for id_, lines in groups.items()
        ],
        "trackingInfo": tracking,
        "notifyCustomer": notify,
    }


def _why_not(confirmation: Confirmation, order: Node, wanted: Mapping[str, _Wanted]) -> Plan:
    missing = {id_ for id_, want in wanted.items() if want.units}
    holding = [
        one["status"]
        for one in nodes(order["fulfillmentOrders"])
        if any(
            tail(part["lineItem"]["id"]) in missing and part["remainingQuantity"] for part in nodes(one["lineItems"])
        )
    ]
    named = ", ".join(sorted(missing))
    if order.get("cancelledAt"):
        return _refuse(confirmation, "order_cancelled", "the order was cancelled in the shop")
    for state, code in _WAITING.items():
        if state in holding:
            return _refuse(confirmation, code, f"the shop holds line {named} back ({state})")
    return _refuse(confirmation, "nothing_to_fulfil", f"the shop has fewer units of line {named} left to fulfil")


def _refuse(confirmation: Confirmation, code: str, message: str) -> Plan:
    return Plan(refusal=ConfirmAnswer(key=confirmation.key, is_taken=False, code=code, message=message))
