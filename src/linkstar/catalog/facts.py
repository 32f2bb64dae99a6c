"""What the catalog announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from linkstar.core.facts import Fact


@dataclass(frozen=True, slots=True)
class ItemCreated(Fact):
    """There is a new item."""

    no_reader: ClassVar[str] = "history of the item; a new item has no listing, no stock and no order yet"

    item_id: UUID


@dataclass(frozen=True, slots=True)
class ItemChanged(Fact):
    """An item was edited; `fields` names what is different now."""

    item_id: UUID
    fields: tuple[str, ...]
    version: int


@dataclass(frozen=True, slots=True)
class KitChanged(Fact):
    """A kit has a new recipe from now on; orders that were captured keep the old one."""

    kit_id: UUID
    version: int


@dataclass(frozen=True, slots=True)
class ListingLinked(Fact):
    """A listing (its row id) stands for this item from now on."""

    listing_id: UUID
    item_id: UUID


@dataclass(frozen=True, slots=True)
class ListingUnlinked(Fact):
    """A listing (its row id) stands for nothing from now on; orders that were captured keep what they meant."""

    listing_id: UUID
    item_id: UUID


@dataclass(frozen=True, slots=True)
class StockTermsChanged(Fact):
    """A listing (its row id) has another buffer or cap: what it may offer has to be told again."""

    listing_id: UUID
