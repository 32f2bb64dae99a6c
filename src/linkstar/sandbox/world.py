"""The pretend world: all partners with their journals, shops, faults and webhooks."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Mapping, MutableMapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.channel import SeenOrder
from linkstar.connect.fake import (
    FakeCarrier,
    FakeChannel,
    FakePartner,
    FakeShop,
    FakeWebhook,
    TellingChannel,
    Told,
)
from linkstar.connect.registry import FakeMaker
from linkstar.kit.clock import Clock
from linkstar.kit.errors import NotFound
from linkstar.sandbox.deliveries import Deliveries
from linkstar.sandbox.faults import Faults
from linkstar.sandbox.journal import Journal

_SHOPS = "_shops"  # the sandbox's own table in each partner's journal


class PartnerWorld:
    """`connect.fake.World` of one partner."""

    def __init__(self, name: str, journal: Journal, clock: Clock, deliveries: Deliveries) -> None:
        self.name, self.journal, self._clock, self._deliveries = name, journal, clock, deliveries

    @property
    def now(self) -> datetime:
        """The sandbox's clock."""
        return self._clock.now()

    def table(self, name: str) -> MutableMapping[str, dict[str, Any]]:
        """A table in the partner's journal."""
        return self.journal.table(name)

    def send(self, webhook: FakeWebhook) -> None:
        """Queues a webhook for its own address, or the shop's; a shop without one hears nothing."""
        shop = self.journal.table(_SHOPS).get(webhook.account)
        if url := webhook.url or (shop["webhook_url"] if shop else ""):
            self._deliveries.queue(self.name, webhook, url)


class Sandbox:
    """All pretend partners. `home` None: in memory only."""

    def __init__(self, fakes: Mapping[str, FakeMaker], clock: Clock, home: Path | None = None) -> None:
        self.clock, self.faults = clock, Faults()
        self.deliveries = Deliveries(clock, self.faults)
        self.partners: dict[str, FakePartner] = {}
        self.calls: dict[str, int] = dict.fromkeys(fakes, 0)
        self.answers: dict[str, Counter[int]] = {name: Counter() for name in fakes}  # partner -> status -> how often
        self._journals: dict[str, Journal] = {}
        for name, make in fakes.items():
            journal = self._journals[name] = Journal(home / "sandbox" / f"{name}.jsonl" if home else None)
            partner = self.partners[name] = make(PartnerWorld(name, journal, clock, self.deliveries))
            for shop in list(journal.table(_SHOPS).values()):
                partner.open(FakeShop(**shop))

    def close(self) -> None:
        """Closes the journals."""
        for journal in self._journals.values():
            journal.close()

    def partner(self, name: str) -> FakePartner:
        """A partner by name. Raises NotFound."""
        if name not in self.partners:
            raise NotFound(thing=f"partner {name!r}; there are {', '.join(sorted(self.partners))}")
        return self.partners[name]

    def open(self, name: str, shop: FakeShop) -> None:
        """Makes a shop known, and again after a restart."""
        partner = self.partner(name)
        self._journals[name].table(_SHOPS)[shop.external_id] = dataclasses.asdict(shop)
        partner.open(shop)

    def shops(self, name: str) -> list[dict[str, Any]]:
        """The shops of a partner, without their secrets."""
        self.partner(name)
        rows = self._journals[name].table(_SHOPS).values()
        return [{key: value for key, value in row.items() if key != "secrets"} for row in rows]

    def place(self, name: str, shop: str, orders: Sequence[SeenOrder]) -> Sequence[str]:
        """Places orders at a channel. Raises NotFound."""
        partner = self.partner(name)
        if partner.kind != "channel":
            raise NotFound(thing=f"channel {name!r}")
        if shop not in self._journals[name].table(_SHOPS):
            raise NotFound(thing=f"shop {shop!r} at {name}")
        return cast(FakeChannel, partner).place(shop, orders)

    def tell(self, name: str, shop: str, seen: Sequence[Told]) -> None:
        """Puts claims, settlements, messages or listings into a channel that has such. Raises NotFound."""
        partner = self.partner(name)
        if not hasattr(partner, "tell"):
            raise NotFound(thing=f"partner {name!r} with claims, settlements, messages, listings or goods")
        if shop not in self._journals[name].table(_SHOPS):
            raise NotFound(thing=f"shop {shop!r} at {name}")
        cast(TellingChannel, partner).tell(shop, seen)

    def move(self, name: str, events: Sequence[TrackingEvent]) -> None:
        """Adds scans to parcels of a carrier. Raises NotFound."""
        partner = self.partner(name)
        if partner.kind != "carrier":
            raise NotFound(thing=f"carrier {name!r}")
        cast(FakeCarrier, partner).move(events)
