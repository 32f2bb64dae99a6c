"""What shipping announces. `order_id` is the subject wherever there is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class RouteChosen(Fact):
    """A parcel of the order has a location and a carrier service."""

    order_id: UUID
    fulfilment_order_id: UUID
    parcel_id: UUID
    location_id: UUID


@dataclass(frozen=True, slots=True)
class RouteHeld(Fact):
    """No way was found, or a person has to look first; `code` is the kind of the incident that was opened."""

    order_id: UUID
    code: str


@dataclass(frozen=True, slots=True)
class LabelBought(Fact):
    """A label is paid for. `cost_minor` None: the carrier tells the price later."""

    order_id: UUID
    parcel_id: UUID
    label_id: UUID
    cost_minor: int | None
    currency: str


@dataclass(frozen=True, slots=True)
class LabelRefused(Fact):
    """The carrier did not sell a label; the parcel is held until the field is mended."""

    order_id: UUID
    parcel_id: UUID
    code: str
    no_reader: ClassVar[str] = "A person mends the field; releasing the parcel records ParcelReleased."


@dataclass(frozen=True, slots=True)
class ParcelReleased(Fact):
    """A held parcel may be labelled again, as a new attempt."""

    order_id: UUID
    parcel_id: UUID


@dataclass(frozen=True, slots=True)
class ParcelReady(Fact):
    """The parcel has its label and may be told to the channel."""

    order_id: UUID
    parcel_id: UUID


@dataclass(frozen=True, slots=True)
class TrackingPushed(Fact):
    """The channel knows the tracking number."""

    order_id: UUID
    parcel_id: UUID
    no_reader: ClassVar[str] = "The end of the story until the carrier scans the parcel."


@dataclass(frozen=True, slots=True)
class ParcelHandedOver(Fact):
    """The carrier has the parcel."""

    order_id: UUID
    parcel_id: UUID


@dataclass(frozen=True, slots=True)
class ParcelMoved(Fact):
    """The carrier's word changed where the parcel stands; `status` is one of the 12."""

    order_id: UUID
    parcel_id: UUID
    status: str
    no_reader: ClassVar[str] = "Shown on the order; nothing else depends on it."


@dataclass(frozen=True, slots=True)
class ParcelDelivered(Fact):
    """The parcel arrived. `is_last`: no other parcel of the order is still to come."""

    order_id: UUID
    parcel_id: UUID
    is_last: bool


@dataclass(frozen=True, slots=True)
class ParcelTroubled(Fact):
    """The carrier reports a trouble; an incident is open for it."""

    order_id: UUID
    parcel_id: UUID
    code: str
    no_reader: ClassVar[str] = "A person takes the incident."


@dataclass(frozen=True, slots=True)
class ParcelCancelled(Fact):
    """The parcel will not leave. `was_labelled`: it may be packed already, stock comes back when it is pulled."""

    order_id: UUID
    parcel_id: UUID
    was_labelled: bool
    no_reader: ClassVar[str] = "The step that cancels gives the stock back in the same transaction."


@dataclass(frozen=True, slots=True)
class ParcelPulled(Fact):
    """A cancelled parcel was taken out of the outgoing ones: its stock is free again."""

    order_id: UUID
    parcel_id: UUID
    fulfilment_order_id: UUID


@dataclass(frozen=True, slots=True)
class VoidAsked(Fact):
    """A label is not needed any more: the carrier is to be asked for the money back."""

    parcel_id: UUID
    label_id: UUID


@dataclass(frozen=True, slots=True)
class LabelVoided(Fact):
    """The carrier took the label back; `refund` says what becomes of the money."""

    order_id: UUID
    parcel_id: UUID
    label_id: UUID
    cost_minor: int | None
    currency: str
    refund: str


@dataclass(frozen=True, slots=True)
class VoidRefused(Fact):
    """The carrier keeps the money; an incident is open for it."""

    order_id: UUID
    parcel_id: UUID
    label_id: UUID
    code: str
    no_reader: ClassVar[str] = "A person takes the incident."


@dataclass(frozen=True, slots=True)
class ParcelWaved(Fact):
    """The parcel is picked and packed together with others, in a wave."""

    order_id: UUID
    parcel_id: UUID
    wave_id: UUID
    no_reader: ClassVar[str] = "People pick and pack the wave."


@dataclass(frozen=True, slots=True)
class ParcelLeftWave(Fact):
    """The parcel fell out of its wave or was taken out; `reason` is cancelled, changed, short, held, left or by_hand."""

    order_id: UUID
    parcel_id: UUID
    wave_id: UUID
    reason: str
    no_reader: ClassVar[str] = "The packer sees it at once; whatever caused it goes on by its own facts."


@dataclass(frozen=True, slots=True)
class ParcelPicked(Fact):
    """Everything that the parcel's wave needs was taken from the shelves."""

    order_id: UUID
    parcel_id: UUID
    wave_id: UUID
    no_reader: ClassVar[str] = "People pack it next."


@dataclass(frozen=True, slots=True)
class ParcelPacked(Fact):
    """Everything is in the box. `is_scanned`: every unit was scanned, not taken on trust."""

    order_id: UUID
    parcel_id: UUID
    wave_id: UUID
    is_scanned: bool
    no_reader: ClassVar[str] = "It waits for a manifest; its label is bought by RouteChosen."


@dataclass(frozen=True, slots=True)
class ParcelUnpacked(Fact):
    """The box was opened again; it waits to be packed."""

    order_id: UUID
    parcel_id: UUID
    wave_id: UUID
    no_reader: ClassVar[str] = "People pack it again."


@dataclass(frozen=True, slots=True)
class ParcelManifested(Fact):
    """The parcel stands on the list that goes to the carrier together with it."""

    order_id: UUID
    parcel_id: UUID
    manifest_id: UUID
    no_reader: ClassVar[str] = "Handing the manifest over records ParcelHandedOver."


@dataclass(frozen=True, slots=True)
class BoxOpened(Fact):
    """The order's parcel travelled in a box that is not sent as it was planned: it goes by itself again."""

    order_id: UUID
    parcel_id: UUID
