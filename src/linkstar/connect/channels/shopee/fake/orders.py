"""Orders of the pretend Shopee: lists by time of change, details with the fields asked for, packages that are shipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.shopee.fake import shapes
from linkstar.connect.channels.shopee.fake.gate import Refused
from linkstar.connect.channels.shopee.wire.order import WAITING, package_lines
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record
from linkstar.connect.reading import seconds

LATE_S = 10
DAYS_MAX = 15
MASKED = frozenset({"COMPLETED", "CANCELLED"})  # whose buyers' data is put under stars
ALWAYS = frozenset({
    "order_sn", "region", "currency", "cod", "order_status", "message_to_seller", "create_time", "update_time", "days_to_ship",
    "ship_by_date", "booking_sn",
})  # fmt: skip


class Orders:
    """The orders of all shops. The list is told newest first, by offsets, so that what changes moves the rest."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table = world.table("orders")
        self._times: dict[str, dict[str, int]] = {}
        for order_id, record in self._table.items():
            self._times.setdefault(record["shop"], {})[order_id] = record["order"]["update_time"]

    def place(self, shop: Record, seen: Sequence[SeenOrder]) -> list[Record]:
        """Stores orders; an older one changes nothing. Returns the changed."""
        changed = []
        for one in seen:
            known = self._table.get(one.external_id)
            if known and seconds(one.updated_at) < known["order"]["update_time"]:
                continue
            order = shapes.order_of(one)
            packages = known["packages"] if known else {}
            if known and packages and order["order_status"] != "CANCELLED":
                order |= {
                    "package_list": known["order"]["package_list"],
                    "order_status": known["order"]["order_status"],
                }
            self._save(shop["external_id"], order, packages)
            changed.append(order)
        return changed

    def list_(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_order_list."""
        first, last, size = _int(query, "time_from"), _int(query, "time_to"), _int(query, "page_size")
        if query.get("time_range_field") not in ("create_time", "update_time") or not 1 <= size <= 100:
            raise Refused("error_param", "Wrong parameters, detail: page_size or time_range_field.")
        if not 0 <= last - first <= DAYS_MAX * 86_400:
            raise Refused(
                "order.order_list_invalid_time", "Start time must be earlier than end time and diff in 15days."
            )
        shown = seconds(self.world.now - timedelta(seconds=int(shop["secrets"].get("late_s", LATE_S))))
        times = self._times.get(shop["external_id"], {})
        found = sorted((-at, id_) for id_, at in times.items() if first <= at <= min(last, shown))
        start = int(query.get("cursor") or "0")
        more = start + size < len(found)
        told = [
            {"order_sn": id_, "order_status": self._table[id_]["order"]["order_status"]}
            for _, id_ in found[start : start + size]
        ]
        if query.get("response_optional_fields") != "order_status":
            told = [{"order_sn": one["order_sn"]} for one in told]
        return {"more": more, "next_cursor": str(start + size) if more else "", "order_list": told}

    def details(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_order_detail; one number that is not known refuses the call."""
        numbers = [number for number in query.get("order_sn_list", "").split(",") if number]
        if not 1 <= len(numbers) <= 50:
            raise Refused("error_param", "Wrong parameters, detail: order_sn_list must have 1 to 50 values.")
        wanted = ALWAYS | set(query.get("response_optional_fields", "").split(","))
        wanted |= {"edt_from", "edt_to"} if "edt" in wanted else set()
        orders = [_masked(self.record(shop, number)["order"], shop) for number in numbers]
        return {"order_list": [{name: value for name, value in order.items() if name in wanted} for order in orders]}

    def packages(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_package_detail."""
        numbers = [number for number in query.get("package_number_list", "").split(",") if number]
        if not 1 <= len(numbers) <= 50:
            raise Refused("error_param", "Wrong parameters, detail: package_number_list must have 1 to 50 values.")
        told = []
        for number in numbers:
            record = self.record(shop, number.removeprefix("OFG"))
            package = next(one for one in record["order"]["package_list"] if one["package_number"] == number)
            own = {
                name: package[name]
                for name in ("package_number", "logistics_channel_id", "shipping_carrier", "item_list")
            }
            told.append(own | {
                "order_sn": record["order"]["order_sn"], "fulfillment_status": package["logistics_status"],
                "update_time": record["order"]["update_time"], "tracking_number": record["packages"].get(number, ""),
                "is_split_up": False, "recipient_address": _masked(record["order"], shop)["recipient_address"],
            })  # fmt: skip
        return {"package_list": told}

    def parameter(self, shop: Record, query: Mapping[str, str]) -> Record:
        """get_shipping_parameter: a carrier of the seller's, or Shopee's own where the shop says so (`integrated`)."""
        self._package(self.record(shop, query.get("order_sn", "")), query.get("package_number", ""))
        if shop["secrets"].get("integrated") == "1":
            return {"info_needed": {"dropoff": []}, "dropoff": {"branch_list": []}}
        return {"info_needed": {"non_integrated": ["tracking_no"]}, "dropoff": None, "pickup": None}

    def ship(self, shop: Record, said: Record) -> Record:
        """ship_order: the changed order. Raises Refused."""
        record, number = self.record(shop, str(said.get("order_sn") or "")), str(said.get("package_number") or "")
        order: Record = record["order"]
        package = self._package(record, number)
        tracking = str((said.get("non_integrated") or {}).get("tracking_number") or "")
        if order["order_status"] not in ("READY_TO_SHIP", "RETRY_SHIP"):
            raise Refused("error_status", "The order status does not support it.")
        if package["logistics_status"] not in WAITING:
            raise Refused("logistics.package_already_shipped", "The package has been shipped.")
        if not tracking:
            raise Refused("logistics.error_param", "tracking_number is required.")
        self.world.table("confirmations")[number] = {
            "shop": shop["external_id"], "order_id": order["order_sn"], "order_number": order["order_sn"],
            "tracking_number": tracking, "carrier": package["shipping_carrier"], "at": self.world.now.isoformat(),
            "lines": [{"external_id": id_, "quantity": units} for id_, units in package_lines(order, package).items()],
        }  # fmt: skip
        package["logistics_status"] = "LOGISTICS_PICKUP_DONE"
        is_over = all(one["logistics_status"] not in WAITING for one in order["package_list"])
        order["order_status"] = "SHIPPED" if is_over else order["order_status"]
        order["update_time"] = max(seconds(self.world.now), order["update_time"])
        self._save(shop["external_id"], order, record["packages"] | {number: tracking})
        return order

    def cancel(self, shop: Record, number: str, *, state: str, reason: str, at: int) -> Record | None:
        """A buyer wants to cancel, or did; the changed order."""
        record: Record | None = self._table.get(number)
        if record is None or record["shop"] != shop["external_id"]:
            return None
        status = {"asked": "IN_CANCEL", "done": "CANCELLED", "accepted": "CANCELLED"}.get(state, "READY_TO_SHIP")
        order: Record = record["order"] | {
            "order_status": status,
            "cancel_by": "buyer",
            "cancel_reason": reason or "CHANGE_OF_MIND",
        }
        order["update_time"] = max(at, order["update_time"])
        self._save(shop["external_id"], order, record["packages"])
        return order

    def record(self, shop: Record, number: str) -> Record:
        """An order as it stands. Raises Refused."""
        record: Record | None = self._table.get(number)
        if record is None or record["shop"] != shop["external_id"]:
            raise Refused("error_not_found", "Wrong parameters, detail: the order is not found.")
        return record

    def _package(self, record: Record, number: str) -> Record:
        listed: list[Record] = record["order"]["package_list"]
        found = next((one for one in listed if one["package_number"] == number), None)
        if found is None:
            raise Refused("logistics.package_not_exist", "The package does not exist.")
        return found

    def _save(self, shop: str, order: Record, packages: Record) -> None:
        self._table[order["order_sn"]] = {"shop": shop, "order": order, "packages": packages}
        self._times.setdefault(shop, {})[order["order_sn"]] = order["update_time"]


def _int(query: Mapping[str, str], name: str) -> int:
    if not query.get(name, "").isdigit():
        raise Refused("error_param", f"Wrong parameters, detail: {name}.")
    return int(query[name])


def _masked(order: Record, shop: Record) -> Record:
    """With stars over the buyer's data where the order is over, or the shop is of a market that hides it (`masked`)."""
    if order["order_status"] not in MASKED and shop["secrets"].get("masked") != "1":
        return order
    address = order["recipient_address"]
    hidden = {name: f"{str(address[name])[:1]}******" for name in ("name", "phone", "full_address") if address[name]}
    return order | {"recipient_address": address | hidden, "buyer_username": "****"}
