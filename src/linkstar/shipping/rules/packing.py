"""What a scan means, whether a unit belongs into a box, and which parcels fall out when a picker finds too little."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple
from uuid import UUID

Verdict = Literal["fits", "completes", "wrong_item", "too_many"]
WHY_OUT: dict[str, tuple[str, str]] = {
    "cancelled": ("it was cancelled", "订单已取消"),
    "changed": ("its order was changed", "订单已变更"),
    "short": ("its goods were not found", "缺货"),
    "held": ("its order is on hold", "订单已挂起"),
    "left": ("it has left already", "包裹已交运"),
    "by_hand": ("it was taken out of the wave", "已移出波次"),
}


class Need(NamedTuple):
    """Units of an item that a parcel needs, and those that are in the box."""

    item_id: UUID
    needed: int
    packed: int


def judge(needs: Sequence[Need], item_id: UUID) -> Verdict:
    """Whether one more unit of the item belongs into the box."""
    of_item = next((one for one in needs if one.item_id == item_id), None)
    if of_item is None:
        return "wrong_item"
    if of_item.packed >= of_item.needed:
        return "too_many"
    return "completes" if sum(one.needed - one.packed for one in needs) == 1 else "fits"


def codes_meant(code: str) -> tuple[str, ...]:
    """What a scanned text may stand for: itself, in capitals, and a UPC-A with or without the leading 0 of its EAN-13."""
    plain = code.strip()
    found = [plain, plain.upper()]
    if plain.isascii() and plain.isdigit():
        if len(plain) == 12:
            found.append("0" + plain)
        if len(plain) == 13 and plain.startswith("0"):
            found.append(plain[1:])
    return tuple(dict.fromkeys(found))


class Waiting(NamedTuple):
    """A parcel of a wave that waits for units of an item; `place` is its box."""

    parcel_id: UUID
    place: int
    units: int
    is_begun: bool


def fall_out(waiting: Iterable[Waiting], have: int) -> list[UUID]:
    """The parcels that `have` units of an item are not enough for: those begun come first, then the smaller place.

    A large parcel that cannot be served does not stand in the way of a smaller one behind it.
    """
    out = []
    for one in sorted(waiting, key=lambda each: (not each.is_begun, each.place)):
        if one.units <= have:
            have -= one.units
        else:
            out.append(one.parcel_id)
    return out
