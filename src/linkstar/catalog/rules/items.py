"""Pure decisions about items: is the customs profile whole, how many kits can be built, what a listing may offer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from uuid import UUID

# One customs territory: goods move inside it without a declaration.
EU = frozenset("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split())
HS_CODE = re.compile(r"\d{6,12}")
CUSTOMS_FIELDS = (  # the last one for exports of China only, whose declaration is made in Chinese
    "hs_code", "origin", "declared_name_en", "declared_value_minor", "declared_currency", "weight_g", "declared_name_zh",
)  # fmt: skip
LETTERS = {"origin": 2, "cost_currency": 3, "declared_currency": 3}  # ISO 3166-1 alpha-2 and ISO 4217
SKU_LENGTH_MAX = 100


@dataclass(frozen=True, slots=True)
class Component:
    """Units of an item inside something; `kit_version` is the recipe it comes from (0: it is the item itself)."""

    item_id: UUID
    quantity: int
    kit_version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """An item to make. Weight in grams, sizes in millimetres, money in minor units; `is_kit` never changes later."""

    sku: str
    title: str = ""
    state: str = "active"
    is_kit: bool = False
    weight_g: int = 0
    length_mm: int = 0
    width_mm: int = 0
    height_mm: int = 0
    cost_minor: int = 0
    cost_currency: str = ""
    hs_code: str = ""
    origin: str = ""
    declared_name_en: str = ""
    declared_name_zh: str = ""
    declared_value_minor: int = 0
    declared_currency: str = ""
    has_battery: bool = False
    has_liquid: bool = False
    is_dangerous: bool = False
    barcodes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(NewItem):
    """An item as it stands; `kit_version` is the recipe that holds now (0: no kit, or no recipe yet)."""

    id: UUID
    kit_version: int
    version: int


FIELDS = tuple(field.name for field in fields(NewItem))
EDITABLE = frozenset(FIELDS) - {"is_kit"}


def why_unusable(item: NewItem) -> tuple[str, str] | None:
    """The first field that cannot be kept as it is and why, or None."""
    if not item.sku.strip() or item.sku != item.sku.strip() or len(item.sku) > SKU_LENGTH_MAX:
        return "sku", f"1 to {SKU_LENGTH_MAX} characters without spaces around them"
    if item.state not in ("active", "archived"):
        return "state", "active or archived"
    for name in ("weight_g", "length_mm", "width_mm", "height_mm", "cost_minor", "declared_value_minor"):
        if getattr(item, name) < 0:
            return name, "not below zero"
    for name, length in LETTERS.items():
        code = getattr(item, name)
        if code and not (len(code) == length and code.isascii() and code.isalpha() and code.isupper()):
            return name, f"{length} capital letters"
    if item.cost_minor and not item.cost_currency:
        return "cost_currency", "an amount has a currency"
    if item.declared_value_minor and not item.declared_currency:
        return "declared_currency", "an amount has a currency"
    if item.hs_code and not HS_CODE.fullmatch(item.hs_code):
        return "hs_code", "6 to 12 digits"
    if any(not code.strip() for code in item.barcodes):
        return "barcodes", "a barcode is not empty"
    return None


def why_not_editable(item: Item, changes: Mapping[str, object]) -> tuple[str, str] | None:
    """The first change that names no editable field or has a value of another kind, and why; or None."""
    for name, value in changes.items():
        if name not in EDITABLE:
            return name, "this cannot be edited"
        if type(value) is not type(getattr(item, name)):
            return name, f"expected {type(getattr(item, name)).__name__}"
    return None


def is_customs_complete(item: NewItem, *, from_country: str, to_country: str) -> list[str]:
    """The fields that customs would ask for and that are missing; [] if complete or if the parcel passes no border."""
    if from_country == to_country or (from_country in EU and to_country in EU):
        return []
    needed = CUSTOMS_FIELDS if from_country == "CN" else CUSTOMS_FIELDS[:-1]
    return [name for name in needed if not getattr(item, name)]


def customs_missing(item: NewItem) -> list[str]:
    """The fields without which an item cannot leave China for everywhere; a kit has none, its components are declared."""
    return [] if item.is_kit else [name for name in CUSTOMS_FIELDS if not getattr(item, name)]


def kit_quantity(components: Sequence[tuple[int, int]]) -> int:
    """How many whole kits can be built from (units available, units needed) of each component; never below 0."""
    return max(0, min((available // needed for available, needed in components), default=0))


def listed_quantity(available: int, buffer: int, cap: int | None, share_percent: int = 100) -> int:
    """What a listing may offer of `available` units: its share of them, less the buffer, at most the cap, never below 0."""
    free = available * share_percent // 100 - buffer
    return max(0, free if cap is None else min(free, cap))


def normalise_sku(sku: str) -> str:
    """The letters and digits of a SKU in one case: "Ab-12_x" and "AB 12X" are the same."""
    before, plain = None, sku
    while plain != before:  # folding a letter may give one that folds again
        before, plain = plain, unicodedata.normalize("NFKD", plain).casefold()
        plain = "".join(letter for letter in plain if letter.isalnum())
    return plain
