"""Faults on request: what goes wrong, how often, and where; drawn from a seed so that a run can be repeated."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from linkstar.kit.errors import Invalid

CallFault = Literal["429", "500", "timeout_after_work", "half_json", "cut"]
WebhookFault = Literal["duplicate", "reordered", "delayed", "wrong_signature", "dropped"]
CALLS, WEBHOOKS = get_args(CallFault), get_args(WebhookFault)
KINDS = (*CALLS, *WEBHOOKS, "revoked")


@dataclass(slots=True)
class Fault:
    """A fault that was asked for. It strikes a share `rate` of what fits, at most `count` times (None: no end)."""

    id: int
    partner: str  # "*": any
    kind: str
    rate: float = 1.0
    count: int | None = None
    operation: str = ""  # part of a call's "METHOD /path", or of a webhook's topic; "": all
    delay_s: float = (
        3600.0  # delayed: until the sandbox's clock has moved so far; timeout_after_work: seconds of silence
    )
    seed: int = 0
    seen: int = 0
    struck: int = 0
    chance: random.Random = field(default_factory=random.Random)

    def strikes(self, partner: str, what: str) -> bool:
        """Whether it strikes this call or webhook; counts both."""
        if (
            self.partner not in ("*", partner)
            or self.operation not in what
            or (self.count or self.struck + 1) <= self.struck
        ):
            return False
        self.seen += 1
        hit = self.chance.random() < self.rate
        self.struck += hit
        return hit

    def told(self) -> dict[str, Any]:
        """The fault and how often it struck, as JSON."""
        names = ("id", "partner", "kind", "rate", "count", "operation", "delay_s", "seed", "seen", "struck")
        return {name: getattr(self, name) for name in names}


class Faults:
    """All faults that are in force."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._last = 0

    def ask(self, said: Mapping[str, Any]) -> Fault:
        """Puts a fault in force. Raises Invalid."""
        kind = str(said.get("kind"))
        if kind not in KINDS:
            raise Invalid("kind", f"use one of {', '.join(KINDS)}")
        count, rate = said.get("count"), said.get("rate", 1.0)
        if not isinstance(rate, int | float) or not 0 <= rate <= 1:
            raise Invalid("rate", "it is a share between 0 and 1")
        if count is not None and (not isinstance(count, int) or count < 1):
            raise Invalid("count", "it is a whole number from 1 on")
        self._last += 1
        silence = 35.0 if kind == "timeout_after_work" else 3600.0
        fault = Fault(
            self._last, str(said.get("partner", "*")), kind, float(rate), count, str(said.get("operation", "")),
            float(said.get("delay_s", silence)), int(said.get("seed", 0)),
        )  # fmt: skip
        fault.chance = random.Random(f"{fault.seed}:{fault.partner}:{fault.kind}:{fault.operation}")  # noqa: S311 - no secret
        self._faults.append(fault)
        return fault

    def strike(self, partner: str, what: str, kinds: Iterable[str]) -> Fault | None:
        """The first fault of these kinds that strikes, or None."""
        return next((one for one in self._faults if one.kind in kinds and one.strikes(partner, what)), None)

    def told(self) -> list[dict[str, Any]]:
        """All faults in force as JSON."""
        return [fault.told() for fault in self._faults]

    def end(self, id_: int | None = None, partner: str = "") -> list[dict[str, Any]]:
        """Ends one fault, a partner's, or all; returns how often each struck."""
        ended = [
            one for one in self._faults if (id_ is None or one.id == id_) and (not partner or one.partner == partner)
        ]
        self._faults = [one for one in self._faults if one not in ended]
        return [fault.told() for fault in ended]
