"""The pretend side of a carrier that has no service: it answers nothing and receives nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from linkstar.connect.carrier import TrackingEvent
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World


class Fake:
    """Nothing behind a rate sheet speaks HTTP."""

    name = "ratesheet"
    kind = "carrier"

    def __init__(self, world: World) -> None:
        self.world = world

    def open(self, shop: FakeShop) -> None:
        """Nothing has to know the account."""

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """There is nothing to call."""
        return FakeAnswer(404, b'{"message": "a rate sheet has no service"}')

    def received(self) -> Mapping[str, Any]:
        """Labels are made on our side, so nothing arrives here."""
        return {"labels": [], "voids": []}

    def revoke(self, external_id: str) -> None:
        """There are no tokens."""

    def throttled(self) -> FakeAnswer:
        """Never sent: there is no budget."""
        return FakeAnswer(429, b'{"message": "too many calls"}')

    def move(self, events: Sequence[TrackingEvent]) -> None:
        """Nobody scans these parcels."""
