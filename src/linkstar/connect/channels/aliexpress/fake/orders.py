"""Orders of the pretend AliExpress: a list by the clock of the US west coast, details one by one, numbers of parcels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from linkstar.connect.alibaba.gate import Refused, as_number
from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.aliexpress.calls.confirm import OTHER, SENDABLE
from linkstar.connect.channels.aliexpress.calls.orders import CLOSED
from linkstar.connect.channels.aliexpress.fake import shapes
from linkstar.connect.channels.aliexpress.wire.values import moment, wall
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import Record

LATE_S = 20
PAGE_MAX = 50


class Orders:
    """The orders of all shops. Records: id -> {shop, order}. The list is told newest first: what changes moves the rest."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table = world.table("orders")
        self._times: dict[str, dict[str, tuple[str, str]]] = {}
        for order_id, record in self._table.items():
            self._file(record["shop"], order_id, record["order"])

    def place(self, shop: Record, seen: Sequence[SeenOrder]) -> list[Record]:
        """Stores orders; an older one changes nothing. Returns the changed."""
        changed = []
        for one in seen:
            known = self._table.get(str(as_number(one.external_id)))
            if known and one.updated_at < moment(known["order"]["gmt_modified"]):
                continue
            order = shapes.order_of(one)
            if known and order["order_status"] != CLOSED:
                _keep_sent(order, known["order"])
            self._save(shop["external_id"], order)
            changed.append(order)
        return changed

    def list_(self, shop: Record, asked: Record) -> Record:
        """aliexpress.solution.order.get: closed orders only where they are asked for by themselves."""
        size, page = int(asked.get("page_size") or 0), int(asked.get("current_page") or 0)
        if not 1 <= size <= PAGE_MAX or page < 1:
            raise Refused(
                "15", "Remote service error: page_size must be between 1 and 50", kind="isv.invalid-parameter"
            )
        shown = wall(self.world.now - timedelta(seconds=int(shop["secrets"].get("late_s", LATE_S))))
        first, last = asked.get("modified_date_start", ""), min(asked.get("modified_date_end", shown), shown)
        states = {asked["order_status"]} if asked.get("order_status") else set()
        found = sorted(
            (
                (at, id_)
                for id_, (at, state) in self._times.get(shop["external_id"], {}).items()
                if first <= at <= last and (state in states if states else state != CLOSED)
            ),
            reverse=True,
        )
        some = [shapes.row_of(self._table[id_]["order"]) for _, id_ in found[(page - 1) * size : page * size]]
        told: Record = {
            "success": True, "total_count": len(found), "total_page": -(-len(found) // size), "current_page": page,
            "page_size": size, "time_stamp": shown,
        }  # fmt: skip
        return told | ({"target_list": {"order_dto": some}} if some else {})

    def info(self, shop: Record, asked: Record) -> Record:
        """aliexpress.solution.order.info.get."""
        record = self._table.get(str(asked.get("order_id")))
        if record is None or record["shop"] != shop["external_id"]:
            return {
                "error_code": "F00-00-10007-001",
                "error_message": "order not exist",
                "time_stamp": wall(self.world.now),
            }
        return {"data": _masked(record["order"], shop), "time_stamp": wall(self.world.now)}

    def fulfil(self, shop: Record, fields: Record, number: int) -> Record:
        """aliexpress.solution.order.fulfill."""
        record = self._table.get(fields.get("out_ref", ""))
        if record is None or record["shop"] != shop["external_id"]:
            raise Refused("15", "Remote service error: order not exist", kind="isv.order-not-exist")
        order, sent = record["order"], record["order"]["logistic_info_list"]["global_aeop_tp_logistic_info_dto"]
        service, tracking = fields.get("service_name", ""), fields.get("logistics_no", "")
        is_named = bool(service) and (service != OTHER or bool(fields.get("tracking_website")))
        if not is_named or not tracking or fields.get("send_type") not in ("all", "part"):
            raise Refused("15", "Remote service error: invalid parameter", kind="isv.invalid-parameter")
        if order["order_status"] not in SENDABLE or any(one["logistics_no"] == tracking for one in sent):
            raise Refused("15", "Remote service error: the order cannot be shipped", kind="isv.order-status-error")
        at = wall(self.world.now)
        is_whole = fields["send_type"] == "all"
        sent.append(shapes.parcel_of(tracking, service, at))
        state = "WAIT_BUYER_ACCEPT_GOODS" if is_whole else "SELLER_PART_SEND_GOODS"
        order |= {
            "order_status": state, "logistics_status": "SELLER_SEND_GOODS" if is_whole else "SELLER_SEND_PART_GOODS",
            "gmt_modified": max(at, order["gmt_modified"]),
        }  # fmt: skip
        children = order["child_order_list"]["global_aeop_tp_child_order_dto"]
        for child in children:
            child["order_status"] = state
        self._save(shop["external_id"], order)
        lines = [{"external_id": one["child_order_id"], "quantity": one["product_count"]} for one in children]
        self.world.table("confirmations")[str(number)] = {
            "shop": shop["external_id"], "order_id": str(order["id"]), "order_number": str(order["id"]),
            "tracking_number": tracking, "carrier": service, "at": self.world.now.isoformat(),
            "lines": lines if is_whole and len(sent) == 1 else [],
        }  # fmt: skip
        return {"result_success": True}

    def _save(self, shop: str, order: Record) -> None:
        self._table[str(order["id"])] = {"shop": shop, "order": order}
        self._file(shop, str(order["id"]), order)

    def _file(self, shop: str, order_id: str, order: Record) -> None:
        self._times.setdefault(shop, {})[order_id] = (order["gmt_modified"], order["order_status"])


def _keep_sent(order: Record, known: Record) -> None:
    if known["logistic_info_list"]["global_aeop_tp_logistic_info_dto"]:
        order |= {name: known[name] for name in ("order_status", "logistics_status", "logistic_info_list")}


def _masked(order: Record, shop: Record) -> Record:
    """With stars over the buyer's data, where the application may not see it (`masked` in the shop's secrets)."""
    if shop["secrets"].get("masked") != "1":
        return order
    names = ("contact_person", "detail_address", "mobile_no")
    address = order["receipt_address"] | {name: f"{order['receipt_address'][name][:1]}****" for name in names}
    buyer = order["buyer_info"] | {"first_name": "M****", "last_name": "M****"}
    return order | {"receipt_address": address, "buyer_info": buyer, "buyer_signer_fullname": "M**** M****"}
