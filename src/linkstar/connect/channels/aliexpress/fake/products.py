"""The pretend AliExpress's products: lists by state, SKUs of one, stock of several at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.alibaba.gate import Refused
from linkstar.connect.channels.aliexpress.fake import shapes
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record

QUANTITY_MAX = 999_999
PRODUCTS_MAX, SKUS_MAX, PAGE_MAX = 20, 200, 99


class Products:
    """Records: "shop/product" -> {product_id, subject, state, skus}."""

    def __init__(self, world: World) -> None:
        self._table = world.table("products")

    def levels(self) -> dict[str, int]:
        """What all SKUs offer."""
        return {
            f"{key}/{sku['sku_code']}": sku["ipm_sku_stock"] for key, one in self._table.items() for sku in one["skus"]
        }

    def put(self, shop: Record, one: SeenListing) -> None:
        """A listing that the seller made."""
        product = str(shapes.product_number(dict(one.extra).get("product_id") or one.external_id))
        key = f"{shop['external_id']}/{product}"
        self._table[key] = shapes.product_of(one, self._table.get(key), product)

    def list_(self, shop: Record, asked: Record) -> Record:
        """aliexpress.solution.product.list.get."""
        size, page = int(asked.get("page_size") or 20), int(asked.get("current_page") or 1)
        if size > PAGE_MAX or not asked.get("product_status_type"):
            raise Refused("15", "Remote service error: invalid parameter", kind="isv.invalid-parameter")
        found = [one for one in _mine(self._table, shop) if one["state"] == asked["product_status_type"]]
        some = [
            {
                "product_id": one["product_id"],
                "subject": one["subject"],
                "currency_code": one["currency"],
                "image_u_r_ls": "",
            }
            for one in found[(page - 1) * size : page * size]
        ]
        told: Record = {
            "success": True, "product_count": len(found), "total_page": -(-len(found) // size), "current_page": page,
        }  # fmt: skip
        return told | ({"aeop_a_e_product_display_d_t_o_list": {"item_display_dto": some}} if some else {})

    def info(self, shop: Record, product: str) -> Record:
        """aliexpress.solution.product.info.get."""
        one = self._table.get(f"{shop['external_id']}/{product}")
        if one is None:
            raise Refused("15", "Remote service error: product not exist", kind="isv.product-not-exist")
        return {
            "product_id": one["product_id"], "subject": one["subject"], "product_status_type": one["state"],
            "currency_code": one["currency"], "aeop_ae_product_s_k_us": {"global_aeop_ae_product_sku": one["skus"]},
        }  # fmt: skip

    def stock(self, shop: Record, asked: Sequence[Record]) -> Record:
        """Batch update of inventory: a product is taken or refused as a whole."""
        if not 1 <= len(asked) <= PRODUCTS_MAX or any(len(one["multiple_sku_update_list"]) > SKUS_MAX for one in asked):
            raise Refused("15", "Remote service error: too many products or SKUs", kind="isv.invalid-parameter")
        good, bad = [], []
        for one in asked:
            skus = one["multiple_sku_update_list"]
            if any(not 0 <= sku["inventory"] <= QUANTITY_MAX for sku in skus):
                bad.append(
                    {
                        "product_id": one["product_id"],
                        "error_code": "F00-00-10002",
                        "error_message": "inventory is out of range",
                    }
                )
                continue
            for sku in skus:
                self._set(shop, str(one["product_id"]), sku)
            good.append({"product_id": one["product_id"]})
        told: Record = {"update_success": not bad}
        told |= {"update_successful_list": {"synchronize_product_response_dto": good}} if good else {}
        return told | ({"update_failed_list": {"synchronize_product_response_dto": bad}} if bad else {})

    def _set(self, shop: Record, product: str, sku: Record) -> None:
        key = f"{shop['external_id']}/{product}"
        listing = SeenListing(product, sku["sku_code"], sku["sku_code"], "", is_live=True, quantity=sku["inventory"])
        record = self._table.get(key)
        mine = next((one for one in (record or {}).get("skus", []) if one["sku_code"] == sku["sku_code"]), None)
        if record is None or mine is None:
            record = shapes.product_of(listing, record, product)
        else:
            mine |= {"ipm_sku_stock": sku["inventory"], "sku_stock": bool(sku["inventory"])}
        self._table[key] = record


def _mine(table: Mapping[str, Record], shop: Record) -> list[Record]:
    return [record for key, record in table.items() if key.startswith(f"{shop['external_id']}/")]
