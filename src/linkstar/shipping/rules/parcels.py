"""What may still be done with a parcel: void its label, change it, put it together with another, tell the channel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

_ON_LABEL = frozenset(("ship_to", "quantity", "lines", "ioss_number"))
_ON_ITS_WAY = frozenset({"handed_over", "in_transit", "out_for_delivery", "delivered"})
_OVER_PERCENT, _OVER_MINOR = 10, 100
ChangeAnswer = Literal["route_again", "stop_picking", "offer_void", "refuse"]


def can_void(label_state: str, parcel_state: str, void_until: datetime | None, now: datetime) -> bool:
    """Whether a label can be voided: bought, the parcel still with us, and inside the carrier's window."""
    return label_state == "bought" and parcel_state not in _ON_ITS_WAY and (void_until is None or now <= void_until)


def is_on_label(changed: Iterable[str]) -> bool:
    """Whether a change of an order makes a bought label wrong; another deadline or shipping method does not."""
    return not _ON_LABEL.isdisjoint(changed)


def change_answer(parcel_state: str, *, is_picked: bool = False) -> ChangeAnswer:
    """What a changed quantity or address means: plan anew, stop the pick, offer to void the label, or too late."""
    if parcel_state in _ON_ITS_WAY:
        return "refuse"
    if parcel_state == "labelled":
        return "offer_void"
    return "stop_picking" if is_picked or parcel_state == "packed" else "route_again"


@dataclass(frozen=True, slots=True)
class Mergeable:
    """What decides whether two orders may travel in one parcel."""

    order_id: UUID
    shop_id: UUID
    location_id: UUID
    address_key: str  # equal for the same person at the same place
    vat_number: str = ""
    ioss_number: str = ""
    is_labelled: bool = False
    buyer_key: str = ""  # equal for orders of one buyer
    currency: str = ""
    may_share: bool = True  # the shop allows it


WHY_NOT_MERGED = {
    "one_order": ("it takes two orders", "至少需要两个订单"),
    "already_labelled": ("one of them has a label already, or has left", "其中有订单已购买面单或已发出"),
    "shop_forbids": ("one of their shops does not allow it", "其中有店铺不允许合并"),
    "different_buyer_key": ("they are of different buyers", "买家不同"),
    "different_address_key": ("they go to different addresses", "收货地址不同"),
    "different_ioss_number": (
        "they have different IOSS numbers, so customs would book the VAT to the wrong seller",
        "IOSS 税号不同，海关会将增值税记到错误的卖家名下",
    ),
    "different_vat_number": ("their shops have different VAT numbers", "店铺的 VAT 税号不同"),
    "different_currency": ("they were sold in different currencies", "订单币种不同"),
    "different_location_id": ("their goods leave from different warehouses", "商品从不同仓库发出"),
}  # fmt: skip


def can_merge(orders: Iterable[Mergeable]) -> str:
    """Why these orders may not share a parcel, or nothing: one place, one buyer and recipient, one VAT and IOSS number.

    The answer is a key of WHY_NOT_MERGED.
    """
    asked = list(orders)
    if len(asked) < 2:
        return "one_order"
    if any(one.is_labelled for one in asked):
        return "already_labelled"
    if not all(one.may_share for one in asked):
        return "shop_forbids"
    for name in ("buyer_key", "address_key", "ioss_number", "vat_number", "currency", "location_id"):
        if len({getattr(one, name) for one in asked}) > 1:
            return f"different_{name}"
    return ""


def may_confirm(takes_parts: bool, *, is_labelled: bool, others_labelled: Iterable[bool]) -> bool:
    """Whether a channel is told now: at once, or with the last label where it takes only one confirmation."""
    return is_labelled and (takes_parts or all(others_labelled))


def is_freight_over(estimate_minor: int, paid_minor: int) -> bool:
    """Whether a label cost noticeably more than was reckoned: over 10 % and over one major unit of two decimals."""
    over = paid_minor - estimate_minor
    return over > _OVER_MINOR and over * 100 > estimate_minor * _OVER_PERCENT


@dataclass(frozen=True, slots=True)
class Packed:
    """Units of a part of an order line in a parcel; for a kit the part is one of its components."""

    parcel_id: UUID
    line_id: UUID
    part_id: UUID
    quantity: int


def units_completed(
    packed: Iterable[Packed], per_unit: Mapping[UUID, Mapping[UUID, int]]
) -> dict[tuple[UUID, UUID], int]:
    """Whole units of each line that each parcel completes, parcels in id order; by (parcel, line).

    A kit that is spread over parcels counts once, in the parcel that holds its last part: half a kit is never told as
    sent. `per_unit`: for each line, how many units of each part make one of it.
    """
    seen: dict[UUID, dict[UUID, int]] = {}
    completed: dict[tuple[UUID, UUID], int] = {}
    for one in sorted(packed, key=lambda each: (each.parcel_id, each.part_id)):
        parts = seen.setdefault(one.line_id, {})
        before = _whole(parts, per_unit[one.line_id])
        parts[one.part_id] = parts.get(one.part_id, 0) + one.quantity
        grown = _whole(parts, per_unit[one.line_id]) - before
        if grown:
            key = (one.parcel_id, one.line_id)
            completed[key] = completed.get(key, 0) + grown
    return completed


def _whole(parts: Mapping[UUID, int], per_unit: Mapping[UUID, int]) -> int:
    return min((parts.get(part, 0) // need for part, need in per_unit.items()), default=0)
