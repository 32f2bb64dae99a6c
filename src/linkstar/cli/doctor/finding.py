"""What a check found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "warn", "fail"]
STATES: tuple[State, ...] = ("ok", "warn", "fail")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found, in words, and what to do where it is not ok. `company` is a short name, "" for the installation."""

    check: str
    state: State
    found: str
    fix: str = ""
    company: str = ""


def ok(check: str, found: str, company: str = "") -> Finding:
    """Nothing to do."""
    return Finding(check, "ok", found, "", company)


def warn(check: str, found: str, fix: str, company: str = "") -> Finding:
    """It works, but somebody should look."""
    return Finding(check, "warn", found, fix, company)


def fail(check: str, found: str, fix: str, company: str = "") -> Finding:
    """Something does not work, or is not safe."""
    return Finding(check, "fail", found, fix, company)


def state_of(findings: Sequence[Finding]) -> State:
    """The worst state among them."""
    return max((one.state for one in findings), key=STATES.index, default="ok")
