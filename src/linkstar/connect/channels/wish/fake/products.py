"""The pretend Wish's products: a list without variations, one with them, and stock by variation and warehouse."""

from __future__ import annotations

from collections.abc import Mapping

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channels.wish.fake import shapes
from linkstar.connect.channels.wish.fake.gate import Refused
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record
from linkstar.connect.reading import moment, stamp

QUANTITY_MAX, LIMIT_MAX, VARIATIONS_MAX = 500_000, 1000, 400


class Products:
    """Records: "shop/product" -> the product."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table = world.table("products")

    def levels(self) -> dict[str, int]:
        """What all variations have, by "shop/product/variation"."""
        return {
            f"{key}/{row['sku']}": sum(one["inventory"] for one in row["inventories"])
            for key, product in self._table.items()
            for row in product["variations"]
        }

    def put(self, shop: Record, one: SeenListing) -> None:
        """A listing that the merchant made; those of one product stand together."""
        told = shapes.product_of(one, self.world.now)
        key = f"{shop['external_id']}/{told['id']}"
        known = self._table.get(key)
        if known is not None:
            others = [row for row in known["variations"] if row["id"] != one.external_id]
            told |= {"variations": [*others, *told["variations"]], "created_at": known["created_at"]}
        self._table[key] = told

    def list_(self, shop: Record, query: Mapping[str, str]) -> list[Record]:
        """listProductsSync: products without what is nested in them."""
        limit = int(query.get("limit", "50"))
        if not 1 <= limit <= LIMIT_MAX or query.get("sort_by") != "created_at.asc":
            raise Refused(90001, "Invalid parameter: limit or sort_by")
        since = moment(query["created_at_min"]).replace(microsecond=0)
        mine = [one for key, one in self._table.items() if key.startswith(f"{shop['external_id']}/")]
        found = [one for one in mine if moment(one["created_at"]).replace(microsecond=0) >= since]
        found.sort(key=lambda one: (one["created_at"], one["id"]))
        return [{name: value for name, value in one.items() if name != "variations"} for one in found[:limit]]

    def get(self, shop: Record, product: str) -> Record:
        """getProduct. Raises Refused."""
        found = self._table.get(f"{shop['external_id']}/{product}")
        if found is None:
            raise Refused(90001, "There is no such product for the merchant.")
        return found

    def update(self, shop: Record, product: str, said: Record) -> Record:
        """updateProduct, of which only stock is known here; a product that was never made is made."""
        rows = said.get("variations") or []
        stock = [one for row in rows for one in row.get("inventories") or ()]
        if len(rows) > VARIATIONS_MAX or any(not 0 <= one["inventory"] <= QUANTITY_MAX for one in stock):
            raise Refused(90001, "Invalid parameter: inventory is out of range")
        key, now = f"{shop['external_id']}/{product}", stamp(self.world.now)
        told = self._table.get(key) or {
            "id": product, "name": "A product", "parent_sku": "", "state": "ACTIVE", "created_at": now, "variations": [],
        }  # fmt: skip
        known = {row["id"]: row for row in told["variations"]}
        for row in rows:
            mine = known.setdefault(row["id"], shapes.variation(row["id"], row["id"], "", 0) | {"inventories": []})
            for one in row["inventories"]:
                others = [each for each in mine["inventories"] if each["warehouse_id"] != one["warehouse_id"]]
                mine["inventories"] = [*others, one]
        told |= {"variations": list(known.values()), "updated_at": now}
        self._table[key] = told
        return told
