"""The pretend shop's inventory: quantities per item and location, set all or nothing, once per idempotency key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from linkstar.connect.channels.shopify.fake.errors import QueryError
from linkstar.connect.channels.shopify.queries import INPUTS_MAX
from linkstar.connect.channels.shopify.wire.values import gid, tail
from linkstar.connect.fake import World

_QUANTITY_MAX = 1_000_000_000
_PRIMARY = "101"
_VARIANT = re.compile(r"gid://shopify/ProductVariant/\d+")


class Stock:
    """Any item and place with an id of the right form exists, save items that were `retired`."""

    def __init__(self, world: World) -> None:
        self._levels = world.table("stock")
        self._keys = world.table("idempotency")
        self._retired = world.table("retired")

    def retire(self, item: str, kind: str = "InventoryItem") -> None:
        """The shop deletes an item (or a ProductVariant): it is known no more."""
        self._retired[gid(kind, item)] = {}

    def variants(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """`nodes` of variants with their inventory items. Raises QueryError for what is no global id."""
        return {"nodes": [self._variant(id_) for id_ in variables["ids"]]}

    def primary_location(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """`location` without an id: the shop's primary one."""
        primary = gid("Location", _PRIMARY)
        return {"location": None if primary in self._retired else {"id": primary}}

    def _variant(self, id_: str) -> dict[str, Any] | None:
        if not _VARIANT.fullmatch(id_):
            raise QueryError(f"Invalid global id '{id_}'", "argumentLiteralsIncompatible")
        # The pretend shop's inventory item has the variant's number and a 7.
        item = gid("InventoryItem", f"{tail(id_)}7")
        known = {"__typename": "ProductVariant", "id": id_, "inventoryItem": {"id": item}}
        return None if id_ in self._retired or item in self._retired else known

    def levels(self) -> dict[str, int]:
        """What the shops show, as "shop/item/location" -> units."""
        return {key: record["quantity"] for key, record in self._levels.items()}

    def set(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """`inventorySetQuantities`."""
        said, key = variables["input"], f"{shop}/{variables['key'].strip()}"
        digest = hashlib.sha256(orjson.dumps(said)).hexdigest()
        group = {"id": gid("InventoryAdjustmentGroup", digest[:12])}
        before = self._keys.get(key)
        if before is not None and before["digest"] != digest:
            return _payload(
                None, [_error([], "IDEMPOTENCY_KEY_PARAMETER_MISMATCH", "The key was used for other input.")]
            )
        if before is None:
            errors = self._errors(shop, said["quantities"], has_key=bool(variables["key"].strip()))
            if errors:
                return _payload(None, errors)
            for one in said["quantities"]:
                self._levels[_key(shop, one)] = {"quantity": one["quantity"]}
            self._keys[key] = {"digest": digest}
        return _payload(group, [])

    def _errors(self, shop: str, quantities: list[dict[str, Any]], *, has_key: bool) -> list[dict[str, Any]]:
        if not has_key:
            return [_error([], "INVALID_REFERENCE_DOCUMENT", "The idempotency key is required.")]
        if len(quantities) > INPUTS_MAX:
            return [_error(["input", "quantities"], "INVALID_QUANTITY_TOO_HIGH", "The input array is too long.")]
        seen: set[str] = set()
        errors = []
        for index, one in enumerate(quantities):
            wrong = self._wrong(shop, one)
            if _key(shop, one) in seen:
                wrong = ("inventoryItemId", "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR", "The item is named twice.")
            seen.add(_key(shop, one))
            if wrong:
                field, code, message = wrong
                errors.append(_error(["input", "quantities", str(index), field], code, message))
        return errors

    def _wrong(self, shop: str, one: Mapping[str, Any]) -> tuple[str, str, str] | None:
        item = one["inventoryItemId"]
        if not item.startswith("gid://shopify/InventoryItem/") or item in self._retired:
            return "inventoryItemId", "INVALID_INVENTORY_ITEM", "The specified inventory item could not be found."
        if not one["locationId"].startswith("gid://shopify/Location/"):
            return "locationId", "INVALID_LOCATION", "The specified location could not be found."
        if one["quantity"] < 0:
            return "quantity", "INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative."
        if one["quantity"] > _QUANTITY_MAX:
            return "quantity", "INVALID_QUANTITY_TOO_HIGH", "The quantity can't be higher than 1,000,000,000."
        if "changeFromQuantity" not in one:
            return "changeFromQuantity", "COMPARE_QUANTITY_REQUIRED", "The change from quantity must be given."
        now = self._levels.get(_key(shop, one), {"quantity": 0})["quantity"]
        if one["changeFromQuantity"] not in (None, now):
            return "changeFromQuantity", "CHANGE_FROM_QUANTITY_STALE", "The quantity there has changed."
        return None

    def read(self, shop: str, variables: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """`nodes` of inventory items with their level at one location."""
        return {"nodes": [self._item(shop, id_, variables["location"]) for id_ in variables["ids"]]}

    def _item(self, shop: str, id_: str, location: str) -> dict[str, Any] | None:
        if not id_.startswith("gid://shopify/InventoryItem/") or id_ in self._retired:
            return None
        record = self._levels.get(_key(shop, {"inventoryItemId": id_, "locationId": location}))
        level = {"quantities": [{"name": "available", "quantity": record["quantity"]}]} if record else None
        return {"__typename": "InventoryItem", "id": id_, "inventoryLevel": level}


def _key(shop: str, one: Mapping[str, Any]) -> str:
    return f"{shop}/{tail(one['inventoryItemId'])}/{tail(one['locationId'])}"


def _payload(group: dict[str, Any] | None, errors: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inventorySetQuantities": {"inventoryAdjustmentGroup": group, "userErrors": errors}}


def _error(field: list[str], code: str, message: str) -> dict[str, Any]:
    return {"code": code, "field": field or None, "message": message}
