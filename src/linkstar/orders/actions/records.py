"""What orders is asked with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from linkstar.connect.channel import SeenOrder


@dataclass(frozen=True, slots=True)
class Part:
    """An item inside one unit of a line."""

    item_id: UUID
    per_line_unit: int
    kit_version: int = 0


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a line turned out to be: the linked listing and the items in it."""

    listing_row_id: UUID
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Capture:
    """An order as its channel tells it, with the lines that are linked (by external line id)."""

    shop_id: UUID
    zone: str
    seen: SeenOrder
    mapped: Mapping[str, Mapped] = field(default_factory=dict)
    source: str = "webhook"
