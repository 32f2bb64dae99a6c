"""Pure decisions about stock: who is promised which units, and what becomes of promises that can no longer be kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

Free = dict[UUID, dict[UUID, int]]  # item -> location -> units that may be promised


@dataclass(frozen=True, slots=True)
class Location:
    """A place that holds stock. Only sellable places of type own or third_party are promised from.

    `kept_by`: the account of the partner who tells what lies there; its stock is then changed by his word only.
    """

    id: UUID
    code: str
    title: str = ""
    type: str = "own"
    is_sellable: bool = True
    country: str = ""
    priority: int = 100
    kept_by: UUID | None = None


class Need(NamedTuple):
    """Units of an item that an owner of an order needs, with the locations to try first."""

    owner_id: UUID
    order_id: UUID
    item_id: UUID
    quantity: int
    prefer: tuple[UUID, ...] = ()
    priority: int = 100
    expires_at: datetime | None = None


class Promise(NamedTuple):
    """Units promised from a location; a location of None is the part that nothing covers."""

    need: Need
    location_id: UUID | None
    quantity: int


@dataclass(frozen=True, slots=True)
class Held:
    """A live reservation, as `whom_to_disappoint` sees it: the greater rank is the younger or less important one."""

    id: UUID
    quantity: int
    rank: tuple[int, float]


def can_promise(free: int, wanted: int) -> bool:
    """Whether `wanted` units may be promised of `free` ones (sellable - reserved)."""
    return 0 < wanted <= free


def place_to_hold(free: Mapping[UUID, int], wanted: int, places: Sequence[UUID] | None = None) -> UUID | None:
    """The location that covers all of `wanted`: of those allowed the one with most left, then by id; None if none does."""
    fitting = [
        (-units, place)
        for place, units in free.items()
        if can_promise(units, wanted) and (places is None or place in places)
    ]
    return min(fitting)[1] if fitting else None


def promise(needs: Sequence[Need], free: Free) -> list[Promise]:
    """Serves needs in their order; `free` is used up on the way, so demand for one item is summed before it is checked.

    An order is promised from one location where one covers it all (preferred ones first, then where most is left, then by
    id); otherwise each need takes from as few locations as it can. What is left over becomes a short promise.
    """
    by_order: dict[UUID, list[Need]] = defaultdict(list)
    for need in needs:
        by_order[need.order_id].append(need)
    return [given for group in by_order.values() for given in _promise_order(group, free)]


def _promise_order(needs: list[Need], free: Free) -> list[Promise]:
    total: dict[UUID, int] = {}
    for need in needs:
        total[need.item_id] = total.get(need.item_id, 0) + need.quantity
    whole = _one_location(total, needs[0].prefer, free)
    if whole is not None:
        for item, units in total.items():
            free[item][whole] -= units
        return [Promise(need, whole, need.quantity) for need in needs]
    given: list[Promise] = []
    for need in needs:
        left = need.quantity
        there = free.get(need.item_id, {})
        for location in _by_preference(there, need):
            taken = min(left, there[location])
            if taken > 0:
                there[location] -= taken
                given.append(Promise(need, location, taken))
                left -= taken
        if left:
            given.append(Promise(need, None, left))
    return given


def _one_location(total: Mapping[UUID, int], prefer: tuple[UUID, ...], free: Free) -> UUID | None:
    wanted = [(free.get(item, {}), units) for item, units in total.items()]
    (first, units), *others = wanted
    fits = [
        location
        for location, there in first.items()
        if can_promise(there, units) and all(can_promise(each.get(location, 0), count) for each, count in others)
    ]
    if len(fits) < 2:
        return fits[0] if fits else None
    for location in prefer:  # most orders: the best of the preferred ones covers it all
        if location in fits:
            return location
    return min(fits, key=lambda place: (-sum(each[place] for each, _ in wanted), place))


def _by_preference(there: Mapping[UUID, int], need: Need) -> list[UUID]:
    rank = {location: place for place, location in enumerate(need.prefer)}
    covers = [place for place, units in there.items() if units >= need.quantity]
    # One location that covers the need alone makes one parcel less, so it comes before a preferred one that does not.
    return sorted(there, key=lambda place: (place not in covers, rank.get(place, len(rank)), -there[place], place))


def whom_to_disappoint(held: Iterable[Held], missing: int) -> list[tuple[UUID, int]]:
    """Which reservations lose how many units when `missing` can no longer be covered: the youngest and least important first."""
    lost: list[tuple[UUID, int]] = []
    for one in sorted(held, key=lambda each: (each.rank, each.id), reverse=True):
        if missing <= 0:
            break
        units = min(missing, one.quantity)
        lost.append((one.id, units))
        missing -= units
    return lost


def posted_on_hand(counted: int, moved_since: int) -> int:
    """What is on hand after a count: what was counted, plus what moved in or out since the snapshot (scenario 20)."""
    return max(0, counted + moved_since)


def on_hand_there(free: int, locked: int, sent: int) -> int:
    """Units that may be led as ours at a place that a partner keeps; `sent` are those in orders of ours that he has.

    What he has locked counts as far as it is for our orders. What we have sent him is there until he says that it left, also
    where his count says already that it is not: its promise must not be broken by the order in which two messages come.
    """
    return max(free + min(locked, sent), sent, 0)
