"""What inventory is asked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class Demand(NamedTuple):
    """Units that an owner needs. `prefer`: locations in the order to try them; others follow by abundance.

    `expires_at` makes the promise a held one (an unpaid order). The lower `priority`, the sooner it is served.
    """

    owner_id: UUID
    order_id: UUID
    item_id: UUID
    quantity: int
    prefer: tuple[UUID, ...] = ()
    expires_at: datetime | None = None
    priority: int = 100


class Move(NamedTuple):
    """Units of a reservation that shall be taken from another location."""

    order_id: UUID
    owner_id: UUID
    item_id: UUID
    from_location_id: UUID
    to_location_id: UUID
    quantity: int


@dataclass(frozen=True, slots=True)
class Shipped:
    """Units that left a location for an owner; the reservation follows to where they really were.

    `left_at`, for a place that a partner keeps: what he stated then or later knows of it already.
    """

    owner_id: UUID
    item_id: UUID
    location_id: UUID
    quantity: int
    cause_id: UUID
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """Units that came in. `cause_id` (purchase line, return line) makes a repetition harmless. Of goods that were bought, who
    brought them and the number of the paper that came with them."""

    item_id: UUID
    location_id: UUID
    quantity: int
    cause_id: UUID | None = None
    pool: str = "sellable"
    kind: str = "receive"
    note: str = ""
    occurred_at: datetime | None = None
    supplier: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A difference that a person found, with the reason."""

    item_id: UUID
    location_id: UUID
    difference: int
    reason: str
    pool: str = "sellable"
    kind: str = "adjust"
    cause_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """Units that go from one location to another at once."""

    id: UUID
    item_id: UUID
    from_location_id: UUID
    to_location_id: UUID
    quantity: int


@dataclass(frozen=True, slots=True)
class StatedUnits:
    """Units of an item as the keeper of a place states them; `partner_state` is his own word for the state."""

    item_id: UUID
    state: str  # free | locked | moving | inbound | damaged | researching
    quantity: int
    partner_state: str = ""


@dataclass(frozen=True, slots=True)
class NewInbound:
    """Goods that shall go to a place that a partner keeps. `number`: the paper that comes with them; units by item."""

    location_id: UUID
    number: str
    units: Mapping[UUID, int]
    supplier: str = ""
    tracking_number: str = ""
    expected_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ToldArrival:
    """What a keeper told of announced goods. `told_by`: the message; the inbound itself for an answer that tells all together.

    `state`: partly | done | stopped, or "" for none; units by item: (sound, damaged).
    """

    inbound_id: UUID
    told_by: UUID
    state: str
    partner_state: str
    units: Mapping[UUID, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Hold:
    """Free units wanted until a moment by somebody who is not an order. `places`: where they may lie; None: anywhere."""

    owner_id: UUID
    item_id: UUID
    quantity: int
    expires_at: datetime
    places: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Units that are held for somebody."""

    id: UUID
    item_id: UUID
    location_id: UUID | None
    quantity: int
    expires_at: datetime | None
