"""The contract of a pretend partner: it answers HTTP as the real service does and tells what it received.

The sandbox serves all fakes on one port (`/<partner>/...`), injects faults around them, keeps their state in a journal and
delivers their webhooks. A fake has no threads and no clock of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenMessage, SeenSettlement, SeenSettlementLine
from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.channel import SeenOrder
from linkstar.connect.warehouse import KeptEvent, SeenArrival, SeenDelivery, Stated


@dataclass(frozen=True, slots=True)
class FakeRequest:
    """A call as it reached the sandbox; `path` is below `/<partner>`, header names are lower case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class FakeAnswer:
    """What the pretend partner answers."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})


@dataclass(frozen=True, slots=True)
class FakeWebhook:
    """A webhook to be delivered to every address subscribed to `topic` for `account`; signed when it is sent."""

    account: str  # external id of the shop
    topic: str
    body: bytes
    headers: Mapping[str, str]
    url: str = ""  # an address that subscribed; "" for the one that the sandbox was told of


class World(Protocol):
    """What the sandbox lends to a fake: a clock and a journalled store of plain JSON records."""

    @property
    def now(self) -> datetime: ...

    def table(self, name: str) -> MutableMapping[str, dict[str, Any]]:
        """A named table key -> record of this partner, kept over a restart. Assign a record anew to save a change of it."""
        ...

    def send(self, webhook: FakeWebhook) -> None:
        """Queues a webhook; the sandbox delivers it with the partner's retries, or with the faults asked for."""
        ...


@dataclass(frozen=True, slots=True)
class FakeShop:
    """A shop that the fake knows: its id, secrets that signatures are checked with, and where its webhooks go."""

    external_id: str
    site: str
    zone: str
    currency: str
    secrets: Mapping[str, str]
    webhook_url: str = ""


class FakePartner(Protocol):
    """A pretend service. Made once per sandbox with `Fake(world)`."""

    name: str
    kind: str  # channel | carrier | payment | warehouse | erp

    def open(self, shop: FakeShop) -> None:
        """Makes an account known, as if a seller had registered there."""
        ...

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call as the real service does: paths, signatures, paging, throttling, error bodies."""
        ...

    def received(self) -> Mapping[str, Any]:
        """What reached it: {"confirmations": [...], "stock": {...}, "labels": [...], "voids": [...]}, for judges and people."""
        ...

    def revoke(self, external_id: str) -> None:
        """Makes every token of an account invalid until it is authorised again."""
        ...

    def throttled(self) -> FakeAnswer:
        """The partner's own answer when a budget is spent."""
        ...


class FakeChannel(FakePartner, Protocol):
    """A pretend marketplace: orders can be placed, changed and cancelled in it."""

    def place(self, shop: str, orders: Sequence[SeenOrder]) -> Sequence[str]:
        """Stores orders (new, or a newer version of one) in the partner's own shape and queues their webhooks; returns ids."""
        ...


Told = SeenClaim | SeenSettlementLine | SeenSettlement | SeenMessage | SeenListing


class TellingChannel(FakeChannel, Protocol):
    """A pretend marketplace with claims, settlements, messages or listings (`connect.afterwards`)."""

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts these into the partner in its own shape, new or changed, and queues the webhooks that it sends of them."""
        ...


class FakeCarrier(FakePartner, Protocol):
    """A pretend carrier: parcels move when told to."""

    def move(self, events: Sequence[TrackingEvent]) -> None:
        """Adds scans to parcels and queues their webhooks."""
        ...


class FakePayments(FakePartner, Protocol):
    """A pretend payment provider; `received` has `refunds`: those that were asked for by a call."""

    def tell(self, shop: str, seen: Sequence[Told]) -> None:
        """Puts bookings, payouts, disputes and refunds into an account in the provider's own shape, and queues its webhooks."""
        ...


KeptTold = Stated | SeenDelivery | SeenArrival | KeptEvent


class FakeWarehouse(FakePartner, Protocol):
    """A pretend keeper of a place; `received` has `deliveries`, `entries`, `returns` and `voids`."""

    def tell(self, shop: str, seen: Sequence[KeptTold]) -> None:
        """Puts goods there, lets delivery orders leave and entries arrive, and queues the messages that it sends of them."""
        ...


class FakeErp(FakePartner, Protocol):
    """A pretend ERP; `received` has `documents`: what was booked, by kind, in the ERP's own shape."""

    def refuse(self, kind: str, word: str) -> None:
        """From now on documents of this kind in which the word stands are declined; "" declines none."""
        ...
