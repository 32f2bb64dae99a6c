"""What orders announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class OrderCaptured(Fact):
    """An order stands in our books for the first time."""

    order_id: UUID
    shop_id: UUID


@dataclass(frozen=True, slots=True)
class CustomerLinked(Fact):
    """The order knows whose it is."""

    order_id: UUID
    contact_id: UUID


@dataclass(frozen=True, slots=True)
class OrderUnmapped(Fact):
    """Lines of the order were sold under a listing that is not linked to an item; the order waits."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class OrderMapped(Fact):
    """Every line knows its items; the order goes on."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class OrderPaid(Fact):
    """The channel says that the money is there."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class OrderChanged(Fact):
    """Quantities, address or dates were changed, by the channel or a person; `what` names them, comma separated."""

    order_id: UUID
    what: str


@dataclass(frozen=True, slots=True)
class OrderCancelled(Fact):
    """Nothing of the order is to be sent any more."""

    order_id: UUID


@dataclass(frozen=True, slots=True)
class OrderHeld(Fact):
    """A person has to look before the order goes on; its parcels leave the waves they are packed in."""

    order_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class OrderReleased(Fact):
    """A hold was lifted."""

    order_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class OrderResent(Fact):
    """Lost goods of the order are sent again by another one, without money."""

    no_reader: ClassVar[str] = "The order that sends them goes its way by OrderCaptured."
    order_id: UUID
    resend_id: UUID


@dataclass(frozen=True, slots=True)
class OrderTagged(Fact):
    """People's own words were put on an order or taken off it; each comma separated."""

    no_reader: ClassVar[str] = "Told in the order's timeline; lists find the order by its tags."
    order_id: UUID
    added: str
    removed: str


@dataclass(frozen=True, slots=True)
class OrderAssigned(Fact):
    """Somebody looks after the order from now on, or (None) nobody in particular."""

    no_reader: ClassVar[str] = "Told in the order's timeline; lists find the order by its person."
    order_id: UUID
    assignee_id: UUID | None


@dataclass(frozen=True, slots=True)
class OrderPrioritised(Fact):
    """The order goes before or after others now: 2 urgent, 1 high, 0 normal, -1 low."""

    no_reader: ClassVar[str] = "Told in the order's timeline; the next route and label follow it."
    order_id: UUID
    priority: int


@dataclass(frozen=True, slots=True)
class OrderNoted(Fact):
    """A person wrote a note on the order; its words stand with the order, not here."""

    no_reader: ClassVar[str] = "Notes are for people."
    order_id: UUID
    note_id: UUID


@dataclass(frozen=True, slots=True)
class OrderShipped(Fact):
    """Everything that was ordered and not cancelled has left."""

    no_reader: ClassVar[str] = "Told in the order's timeline; the channel heard of each parcel already."
    order_id: UUID
