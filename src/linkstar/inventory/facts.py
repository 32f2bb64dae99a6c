"""What inventory announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class StockReserved(Fact):
    """Everything that an order needs is promised to it."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class StockShort(Fact):
    """Some units that an order needs are nowhere; the order waits."""

    order_id: UUID
    quantity: int


@dataclass(frozen=True, slots=True)
class ReservationShorted(Fact):
    """A promise that was given could not be kept: a count or a loss took the units. The order goes back to waiting."""

    order_id: UUID
    item_id: UUID
    quantity: int


@dataclass(frozen=True, slots=True)
class ReservationExpired(Fact):
    """An unpaid order held its units too long; they are free again."""

    order_id: UUID
    no_reader: ClassVar[str] = "told in the order's timeline; the freed units announce themselves by AtpChanged"


@dataclass(frozen=True, slots=True)
class AtpChanged(Fact):
    """What may be promised of an item changed; the listings that stand on it have to be told."""

    item_id: UUID


@dataclass(frozen=True, slots=True)
class StockFreed(Fact):
    """Units of an item came in or became free; orders that wait may be served."""

    item_id: UUID


@dataclass(frozen=True, slots=True)
class InboundAnnounced(Fact):
    """Goods are on their way to a place that a partner keeps; he is to be told, or told once more."""

    inbound_id: UUID


@dataclass(frozen=True, slots=True)
class ListedChanged(Fact):
    """What a listing shall offer changed; `version` tells a newer wish from an older one."""

    listing_row_id: UUID
    shop_id: UUID
    version: int
