"""The pretend Inventory API: items and their offers, in bulk and by page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkstar.connect.channels.ebay.fake.gate import Refused
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record
from linkstar.connect.reading import object_or_none

SKUS_MAX, QUANTITY_MAX = 25, 1_000_000


class Inventory:
    """Records: "seller/sku" -> {item, offers}. An SKU that is pushed unknown is made, so that demos need no catalogue."""

    def __init__(self, world: World) -> None:
        self._items = world.table("items")
        self._retired = world.table("retired")

    def levels(self) -> dict[str, int]:
        """What all items offer."""
        return {key: _quantity(record["item"]) for key, record in self._items.items()}

    def put(self, shop: Record, item: Record, offer: Record) -> None:
        """A listing that the seller made."""
        key = f"{shop['external_id']}/{item['sku']}"
        known = self._items.get(key, {"offers": []})
        offers = [each for each in known["offers"] if each["offerId"] != offer["offerId"]]
        self._items[key] = {"item": item, "offers": [*offers, offer]}

    def retire(self, shop: str, sku: str) -> None:
        """The seller deletes an item."""
        self._retired[f"{shop}/{sku}"] = {}

    def update(self, shop: Record, said: Mapping[str, Any]) -> tuple[int, Record]:
        """bulkUpdatePriceQuantity: status and body; an item and each of its offers are answered in rows of their own."""
        asked = said.get("requests") or []
        if not 1 <= len(asked) <= SKUS_MAX or len({one.get("sku") for one in asked}) < len(asked):
            raise Refused(
                400,
                25709,
                "Invalid value for requests. 1 to 25 different SKUs",
                domain="API_INVENTORY",
                field="requests",
            )
        rows = [row for one in asked for row in self._set(shop, one)]
        return (207 if any(row["statusCode"] >= 400 for row in rows) else 200), {"responses": rows}

    def _set(self, shop: Record, one: Mapping[str, Any]) -> list[Record]:
        sku, quantity = str(one["sku"]), one["shipToLocationAvailability"]["quantity"]
        key = f"{shop['external_id']}/{sku}"
        if key in self._retired:
            return [_refused(sku, 25702, f"{sku} could not be found or is not available in the system.", 404)]
        if not 0 <= quantity <= QUANTITY_MAX:
            return [_refused(sku, 25709, "Invalid value for quantity.", 400)]
        record = self._items.get(key) or {"item": _item(sku), "offers": []}
        record["item"]["availability"]["shipToLocationAvailability"]["quantity"] = quantity
        rows = [{"sku": sku, "statusCode": 200}]
        for offer in one.get("offers") or ():
            known = next((each for each in record["offers"] if each["offerId"] == offer["offerId"]), None)
            if known is None:
                rows.append(_refused(sku, 25713, "This Offer is not available.", 404) | {"offerId": offer["offerId"]})
                continue
            known["availableQuantity"] = offer["availableQuantity"]
            rows.append({"sku": sku, "offerId": offer["offerId"], "statusCode": 200})
        self._items[key] = record
        return rows

    def get(self, shop: Record, said: Mapping[str, Any]) -> tuple[int, Record]:
        """bulkGetInventoryItem: status and body."""
        asked = said.get("requests") or []
        if not 1 <= len(asked) <= SKUS_MAX:
            raise Refused(
                400, 25709, "Invalid value for requests. 1 to 25 SKUs", domain="API_INVENTORY", field="requests"
            )
        rows = []
        for one in asked:
            record = self._record(shop, str(one["sku"]))
            if record is None:
                rows.append(_refused(one["sku"], 25702, f"{one['sku']} could not be found.", 404))
            else:
                rows.append({"sku": one["sku"], "statusCode": 200, "inventoryItem": record["item"]})
        return (207 if any(row["statusCode"] >= 400 for row in rows) else 200), {"responses": rows}

    def page(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getInventoryItems: `offset` counts pages."""
        limit, number = int(query.get("limit", "25")), int(query.get("offset", "0"))
        keys = sorted(
            key for key in self._items if key.startswith(f"{shop['external_id']}/") and key not in self._retired
        )
        some = keys[number * limit : (number + 1) * limit]
        items = [self._items[key]["item"] for key in some]
        return {
            "href": "/sell/inventory/v1/inventory_item",
            "total": len(keys),
            "size": len(some),
            "limit": limit,
            "inventoryItems": items,
        }

    def offers(self, shop: Record, query: Mapping[str, str]) -> Record:
        """getOffers of one SKU."""
        record = self._record(shop, query.get("sku", ""))
        if record is None or not record["offers"]:
            raise Refused(404, 25713, "This Offer is not available.", domain="API_INVENTORY", field="sku")
        found = record["offers"]
        return {
            "href": "/sell/inventory/v1/offer",
            "total": len(found),
            "size": len(found),
            "limit": 100,
            "offers": found,
        }

    def _record(self, shop: Record, sku: str) -> Record | None:
        key = f"{shop['external_id']}/{sku}"
        return None if key in self._retired else self._items.get(key)


def read(body: bytes) -> Record:
    """A request's JSON. Raises Refused."""
    said = object_or_none(body)
    if said is None:
        raise Refused(400, 25002, "Any User error. The body is no JSON.", domain="API_INVENTORY")
    return said


def _item(sku: str) -> Record:
    return {"sku": sku, "availability": {"shipToLocationAvailability": {"quantity": 0}}}


def _quantity(item: Record) -> int:
    return int(item["availability"]["shipToLocationAvailability"]["quantity"])


def _refused(sku: str, code: int, words: str, status: int) -> Record:
    return {"sku": sku, "statusCode": status, "errors": [Refused(status, code, words, domain="API_INVENTORY").row()]}
