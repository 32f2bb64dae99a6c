"""What the stories themselves announce: wishes that only another step can fulfil."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class BulkWanted(Fact):
    """More orders of a shop wait than its pages bring in time: a file of all of them is to be asked for, or looked at."""

    account_id: UUID


@dataclass(frozen=True, slots=True)
class OrderWanted(Fact):
    """A notice told of an order without its lines: the whole order has to be fetched."""

    message_id: UUID
    account_id: UUID
    external_id: str


@dataclass(frozen=True, slots=True)
class KeptChanged(Fact):
    """The keeper of places said that something changed there: what lies there is to be asked for."""

    account_id: UUID


@dataclass(frozen=True, slots=True)
class OrderSplit(Fact):
    """A person divided the order among parcels."""

    no_reader: ClassVar[str] = "Its parcels go on by RouteChosen."
    order_id: UUID
    parcels: int


@dataclass(frozen=True, slots=True)
class OrderMerged(Fact):
    """A person put the order into one box with others; `box_order_id` is the one that buys the label."""

    no_reader: ClassVar[str] = "Its parcels go on by RouteChosen."
    order_id: UUID
    box_order_id: UUID
