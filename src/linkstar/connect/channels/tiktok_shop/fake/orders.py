"""Orders of the pretend TikTok Shop: sorted searches with opaque tokens, details by id, units that are marked as shipped."""

from __future__ import annotations

import base64
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import timedelta

from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.tiktok_shop.fake import shapes
from linkstar.connect.channels.tiktok_shop.fake.gate import Refused
from linkstar.connect.channels.tiktok_shop.wire.order import SENT
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import ByTime, Record
from linkstar.connect.reading import seconds

LATE_S = 10
MASKED = frozenset({"COMPLETED", "CANCELLED"})  # whose buyers' data is put under stars
_LAST = chr(0x10FFFF)


class Orders:
    """The orders of all shops, with an index by time of change."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table = world.table("orders")
        self._times = ByTime()
        for order_id, record in self._table.items():
            self._times.put(record["shop"], order_id, record["order"]["update_time"])

    def place(self, shop: Record, seen: Sequence[SeenOrder]) -> list[Record]:
        """Stores orders; an older one changes nothing. Returns the changed."""
        changed = []
        for one in seen:
            known = self._table.get(one.external_id)
            if known and seconds(one.updated_at) < known["order"]["update_time"]:
                continue
            order = shapes.order_of(one)
            if known:
                _keep_shipped(order, known["order"])
            self._save(shop["external_id"], order)
            changed.append(order)
        return changed

    def search(self, shop: Record, query: Mapping[str, str], said: Record) -> Record:
        """getOrderList."""
        size = int(query.get("page_size", "0"))
        if not 1 <= size <= 100:
            raise Refused(36009004, "page_size must be between 1 and 100", status=400)
        first, last = int(said.get("update_time_ge", 0)), int(said.get("update_time_lt", 1 << 40))
        shown = seconds(self.world.now - timedelta(seconds=int(shop["secrets"].get("late_s", LATE_S))))
        rows = self._times.rows(shop["external_id"])
        start = bisect_left(rows, (first, ""))
        if query.get("page_token"):
            at, _, id_ = base64.b64decode(query["page_token"]).decode().partition(" ")
            start = max(start, bisect_right(rows, (int(at), id_)))
        end = bisect_right(rows, (min(last - 1, shown), _LAST))
        some = rows[start : min(start + size, end)]
        orders = [_masked(self._table[order_id]["order"], shop) for _, order_id in some]
        data: Record = {"total_count": max(end - bisect_left(rows, (first, "")), 0), "next_page_token": ""}
        if start + size < end:
            data["next_page_token"] = base64.b64encode(f"{some[-1][0]} {some[-1][1]}".encode()).decode()
        return data | ({"orders": orders} if orders else {})

    def details(self, shop: Record, ids: Sequence[str]) -> Record:
        """getOrderDetail; ids that are not known are left out."""
        if not 1 <= len(ids) <= 50:
            raise Refused(36009004, "ids must have 1 to 50 values", status=400)
        known = [self._table[id_] for id_ in ids if id_ in self._table]
        return {"orders": [_masked(one["order"], shop) for one in known if one["shop"] == shop["external_id"]]}

    def order(self, shop: Record, order_id: str) -> Record:
        """An order as it stands. Raises Refused."""
        record = self._table.get(order_id)
        if record is None or record["shop"] != shop["external_id"]:
            raise Refused(21011002, "The order does not exist")
        order: Record = record["order"]
        return order

    def ship(self, shop: Record, order_id: str, said: Record, package_id: str) -> tuple[Record, Record]:
        """markPackageAsShipped: the changed order and the data of the answer. Raises Refused."""
        order = self.order(shop, order_id)
        info: Record = next(iter(said.get("shipping_info_list") or ()), {})
        ids = [str(one.get("order_line_id")) for one in said.get("order_line_list") or ()]
        if not info.get("tracking_number") or info.get("shipping_provider_id") != shapes.PROVIDER:
            raise Refused(21008016, "The tracking number or the shipping provider is invalid")
        if order["status"] in ("CANCELLED", "UNPAID") or order["shipping_type"] != "SELLER":
            raise Refused(21008010, "The order cannot be shipped in its status")
        items = {item["id"]: item for item in order["line_items"]}
        if not ids or any(id_ not in items or items[id_]["display_status"] in SENT for id_ in ids):
            raise Refused(21008013, "An order line does not exist or was shipped already")
        for id_ in ids:
            items[id_] |= {
                "display_status": "AWAITING_COLLECTION", "package_status": "PROCESSING", "package_id": package_id,
                "tracking_number": info["tracking_number"], "shipping_provider_name": "YunExpress",
                "shipping_provider_id": shapes.PROVIDER,
            }  # fmt: skip
        order["packages"].append({"id": package_id})
        _settle(order)
        order["update_time"] = max(seconds(self.world.now), order["update_time"])
        self._save(shop["external_id"], order)
        units: dict[str, int] = {}
        for id_ in ids:
            first = next(item["id"] for item in order["line_items"] if item["sku_id"] == items[id_]["sku_id"])
            units[first] = units.get(first, 0) + 1
        self.world.table("confirmations")[package_id] = {
            "shop": shop["external_id"], "order_id": order_id, "order_number": order_id,
            "tracking_number": info["tracking_number"], "carrier": "YunExpress", "at": self.world.now.isoformat(),
            "lines": [{"external_id": id_, "quantity": count} for id_, count in units.items()],
        }  # fmt: skip
        return order, {"order_id": order_id, "order_line_item_ids": ids, "package_id": package_id}

    def _save(self, shop: str, order: Record) -> None:
        self._table[order["id"]] = {"shop": shop, "order": order}
        self._times.put(shop, order["id"], order["update_time"])


def _settle(order: Record) -> None:
    states = {item["display_status"] in SENT for item in order["line_items"]}
    order["status"] = (
        "AWAITING_COLLECTION" if states == {True} else "PARTIALLY_SHIPPING" if True in states else order["status"]
    )


def _keep_shipped(order: Record, known: Record) -> None:
    before = {item["id"]: item for item in known["line_items"]}
    for item in order["line_items"]:
        old = before.get(item["id"])
        if old and old["display_status"] in SENT and order["status"] != "CANCELLED":
            names = (
                "display_status",
                "package_status",
                "package_id",
                "tracking_number",
                "shipping_provider_name",
                "shipping_provider_id",
            )
            item |= {name: old[name] for name in names if name in old}
    order["packages"] = known["packages"]
    _settle(order)


def _masked(order: Record, shop: Record) -> Record:
    """With stars over the buyer's data where the order is over, or the shop ships by TikTok (`masked` in its secrets)."""
    if order["status"] not in MASKED and shop["secrets"].get("masked") != "1":
        return order
    address = {
        name: f"{str(value)[:1]}***" if isinstance(value, str) and value else value
        for name, value in order["recipient_address"].items()
    }
    address |= {
        "region_code": order["recipient_address"]["region_code"],
        "district_info": order["recipient_address"]["district_info"],
    }
    return order | {"recipient_address": address}
