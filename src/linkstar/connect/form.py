"""What a person has to enter to connect an account; an adapter says it as `form`, and one that does not asks for free keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class KeyAsked:
    """A key that the partner gave the seller. `when`: needed for typed keys, for the authorisation page, or for both."""

    name: str
    when: Literal["keys", "authorise", "both"] = "both"
    place: Literal["secrets", "config"] = "secrets"
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class ConnectForm:
    """The form of an adapter. `external_id`: how the partner writes the account's name, with {name} for the seller's part."""

    external_id: str = "{name}"
    keys: Sequence[KeyAsked] = ()
    base_url: str = ""  # where the partner answers; "" where the adapter knows it


FREE = ConnectForm()
