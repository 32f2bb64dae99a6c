"""Orders of the pretend Wish: lists by time of change, details by id, parcels and refunds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import timedelta

from linkstar.connect.afterwards import SeenClaim
from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.wish.fake import shapes
from linkstar.connect.channels.wish.fake.gate import Refused
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import ByTime, Record
from linkstar.connect.reading import micros, moment, stamp

LATE_S, LIMIT_MAX = 5, 500
CARRIERS = ("4PX", "DHL", "SF Express", "USPS", "YanWen", "YunExpress")
_LAST = chr(0x10FFFF)


class Orders:
    """The orders of all merchants, with an index by time of change in milliseconds."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table = world.table("orders")
        self._times = ByTime()
        for order_id, record in self._table.items():
            self._times.put(record["shop"], order_id, _at(record["order"]["updated_at"]))

    def place(self, shop: Record, seen: Sequence[SeenOrder]) -> list[Record]:
        """Stores orders, one for each product; an older one changes nothing. Returns the changed."""
        changed = []
        for whole in seen:
            for one in shapes.split(whole):
                known = self._table.get(one.external_id)
                if known and one.updated_at < moment(known["order"]["updated_at"]):
                    continue
                order = shapes.order_of(one, whole.external_id)
                if known and order["state"] == "APPROVED" and known["order"]["state"] == "SHIPPED":
                    names = ("state", "tracking_information", "fulfillment_records")
                    order |= {name: known["order"][name] for name in names}
                self._save(shop["external_id"], order)
                changed.append(order)
        return changed

    def list_(self, shop: Record, query: Mapping[str, str]) -> list[Record]:
        """GetMultipleOrders."""
        limit, sort = int(query.get("limit", "50")), query.get("sort_by", "updated_at.desc")
        if not 1 <= limit <= LIMIT_MAX or sort not in ("updated_at", "updated_at.asc", "updated_at.desc"):
            raise Refused(90001, "Invalid parameter: limit or sort_by")
        shown = int((self.world.now - timedelta(seconds=int(shop["secrets"].get("late_s", LATE_S)))).timestamp() * 1000)
        first = _at(query["updated_at_min"]) if query.get("updated_at_min") else 0
        last = min(_at(query["updated_at_max"]), shown) if query.get("updated_at_max") else shown
        rows = self._times.rows(shop["external_id"])
        some = list(rows[bisect_left(rows, (first, "")) : bisect_right(rows, (last, _LAST))])
        some = some[:limit] if sort.endswith(".asc") else some[::-1][:limit]
        return [self._table[order_id]["order"] for _, order_id in some]

    def order(self, shop: Record, order_id: str) -> Record:
        """GetOrder. Raises Refused."""
        record = self._table.get(order_id)
        if record is None or record["shop"] != shop["external_id"]:
            raise Refused(1008, f"We could not find an order for id: '{order_id}'")
        order: Record = record["order"]
        return order

    def ship(self, shop: Record, order_id: str, said: Record) -> Record:
        """ShipOrder; the real one is done a little later."""
        order, number = self.order(shop, order_id), str(said.get("tracking_number") or "")
        if said.get("shipping_provider") not in CARRIERS:
            raise Refused(90001, f"Shipping provider {said.get('shipping_provider')!r} is not accepted")
        if not number.isalnum() or len(str(said.get("origin_country") or "")) != 2:
            raise Refused(90001, "Invalid tracking_number or origin_country")
        if order["state"] not in ("APPROVED", "SHIPPED"):
            raise Refused(90001, f"The order cannot be shipped in state {order['state']}")
        row = {name: said[name] for name in ("tracking_number", "origin_country")}
        order["tracking_information"].insert(0, row | {"shipping_provider": {"name": said["shipping_provider"]}})
        order["fulfillment_records"].append({"event_type": "MARK_SHIPPED", "event_time": stamp(self.world.now)})
        order |= {"state": "SHIPPED", "processing_source": "UPDATE_TRACKING", "processing_status": "SUCCEEDED"}
        self._touch(shop["external_id"], order)
        units = order["order_payment"]["general_payment_details"]["product_quantity"]
        self.world.table("confirmations")[f"{order_id}/{number}"] = {
            "shop": shop["external_id"], "order_id": order_id, "order_number": order_id, "tracking_number": number,
            "carrier": said["shipping_provider"], "at": self.world.now.isoformat(),
            "lines": [{"external_id": order_id, "quantity": units}],
        }  # fmt: skip
        return order

    def refund(self, shop: Record, claim: SeenClaim) -> None:
        """Pays a claim back: all of the order if it is a cancellation, a part otherwise."""
        order = self.order(shop, claim.order_id)
        told = shapes.claim_of(claim)
        others = [one for one in order["refunds"] if one["refund_time"] != told["refund_time"]]
        if claim.kind == "cancellation":
            order["state"] = "REFUNDED"
            told["refund_amount"] = (order["refunds"] or [told])[0]["refund_amount"]
            others = []
        order["refunds"] = [*others, told]
        self._touch(shop["external_id"], order)

    def _touch(self, shop: str, order: Record) -> None:
        at = max(_at(stamp(self.world.now)), _at(order["updated_at"]) + 1)
        order["updated_at"] = stamp(moment(order["updated_at"]) + timedelta(milliseconds=at - _at(order["updated_at"])))
        self._save(shop, order)

    def _save(self, shop: str, order: Record) -> None:
        self._table[order["id"]] = {"shop": shop, "order": order}
        self._times.put(shop, order["id"], _at(order["updated_at"]))


def _at(text: str) -> int:
    """A moment in milliseconds since 1970."""
    return micros(moment(text)) // 1000
