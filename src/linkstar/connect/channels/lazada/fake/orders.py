"""Orders of the pretend Lazada: lists by time of change and offset, items apart, packages that are made ready to ship."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson

from linkstar.connect.alibaba.gate import Refused, as_number
from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.lazada.fake import shapes
from linkstar.connect.channels.lazada.wire.order import PACKABLE, SENT, units_of
from linkstar.connect.fake import World
from linkstar.connect.fake_gate import ByTime, Record

LATE_S = 10
OFFSET_MAX = 5000
IN_LISTS_ONLY = frozenset({"voucher_platform", "voucher_seller", "address_updated_at"})
PROVIDERS = ({"name": "YunExpress", "provider_code": "YUN01"}, {"name": "Seller Own Fleet", "provider_code": "SOF01"})
_LAST = chr(0x10FFFF)


class Orders:
    """The orders of all shops, with an index by time of change. Records: id -> {shop, order, items, packages, updated}."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._table = world.table("orders")
        self._times = ByTime()
        for order_id, record in self._table.items():
            self._times.put(record["shop"], order_id, record["updated"])

    def place(self, shop: Record, seen: Sequence[SeenOrder]) -> list[Record]:
        """Stores orders; an older one changes nothing. Returns the changed."""
        changed = []
        for one in seen:
            id_ = str(as_number(one.external_id))
            known = self._table.get(id_)
            if known and int(one.updated_at.timestamp()) < known["updated"]:
                continue
            record = shapes.order_of(one) | {"shop": shop["external_id"]}
            if known and one.commercial != "cancelled":
                _keep_packed(record, known)
            self._save(id_, record)
            changed.append(record)
        return changed

    def list_(self, shop: Record, query: Mapping[str, str]) -> Record:
        """GetOrders."""
        size, start = int(query.get("limit") or 100), int(query.get("offset") or 0)
        if "update_after" not in query and "created_after" not in query:
            raise Refused("36", "E036: Invalid status filter, either created_after or update_after is mandatory")
        if not 1 <= size <= 100 or start > OFFSET_MAX:
            raise Refused("19", f'E019: "{query.get("limit")}" Invalid Limit or Offset')
        shown = int((self.world.now - timedelta(seconds=int(shop["secrets"].get("late_s", LATE_S)))).timestamp())
        rows = self._times.rows(shop["external_id"])
        first = bisect_left(rows, (_seconds(query.get("update_after"), 0), ""))
        end = bisect_right(rows, (min(_seconds(query.get("update_before"), shown), shown), _LAST))
        found = rows[first:end]
        some = found[start : start + size]
        orders = [_masked(self._table[order_id]["order"], shop) for _, order_id in some]
        return {"count": len(orders), "countTotal": len(found), "orders": orders}

    def one(self, shop: Record, query: Mapping[str, str]) -> Record:
        """GetOrder, which tells less than the list."""
        told = _masked(self._record(shop, query.get("order_id", ""))["order"], shop)
        return {name: value for name, value in told.items() if name not in IN_LISTS_ONLY}

    def items(self, shop: Record, query: Mapping[str, str]) -> list[Record]:
        """GetMultipleOrderItems."""
        ids = [id_.strip() for id_ in query.get("order_ids", "").strip("[]").split(",") if id_.strip()]
        if not 1 <= len(ids) <= 50:
            raise Refused("37", "E037: One or more order id in the list are incorrect")
        told = []
        for id_ in ids:
            record = self._record(shop, id_)
            told.append({"order_id": int(id_), "order_number": int(id_), "order_items": record["items"]})
        return told

    def providers(self, shop: Record, query: Mapping[str, str]) -> Record:
        """GetShipmentProvider."""
        asked = _json(query, "getShipmentProvidersReq")
        for one in asked.get("orders") or ():
            self._record(shop, str(one["order_id"]))
        is_chosen = shop["secrets"].get("platform_default") == "1"
        return _done({
            "shipment_providers": [] if is_chosen else list(PROVIDERS), "platform_default": int(is_chosen),
            "shipping_allocate_type": "TFS",
        })  # fmt: skip

    def pack(self, shop: Record, fields: Mapping[str, str], number: int) -> Record:
        """Pack: units of one order become a package, with a number of Lazada's."""
        asked = _json(fields, "packReq")
        if asked.get("delivery_type") != "dropship" or asked.get("shipping_allocate_type") not in ("TFS", "NTFS"):
            raise Refused("INVALID_PARAMETER", "delivery_type or shipping_allocate_type is invalid")
        if asked.get("shipment_provider_code", "YUN01") not in {one["provider_code"] for one in PROVIDERS}:
            raise Refused("INVALID_PROVIDER", "The shipment provider is not offered for this order")
        told = []
        for place, one in enumerate(asked["pack_order_list"]):
            record, package = self._record(shop, str(one["order_id"])), f"FP{number + place:012d}"
            wanted = {str(id_) for id_ in one["order_item_list"]}
            units = [item for item in record["items"] if str(item["order_item_id"]) in wanted]
            if len(units) != len(wanted) or any(item["status"] not in PACKABLE for item in units):
                rows = [
                    {"order_item_id": int(id_), "item_err_code": "20", "msg": "E020: Invalid status", "retry": False}
                    for id_ in wanted
                ]
                told.append({"order_id": one["order_id"], "order_item_list": rows})
                continue
            for item in units:
                item |= {
                    "status": "packed",
                    "package_id": package,
                    "tracking_code": f"LZD{package}",
                    "shipment_provider": "YunExpress",
                }
            record["packages"][package] = {"tracking_number": "", "ready": False}
            self._changed(record)
            told.append({"order_id": one["order_id"], "order_item_list": [
                {"order_item_id": item["order_item_id"], "item_err_code": "0", "msg": "success", "package_id": package,
                 "tracking_number": item["tracking_code"], "shipment_provider": "YunExpress", "retry": False} for item in units
            ]})  # fmt: skip
        return _done({"pack_order_list": told})

    def waybill(self, shop: Record, fields: Mapping[str, str]) -> Record:
        """PackageStatusUpdateForDBS."""
        record, package = self._of_package(shop, fields.get("tag", ""))
        track = _json(fields, "trackInfo")
        if not fields.get("trackingNumber") or "latestStatus" not in track or "latestEvent" not in track:
            raise Refused("MISSING_PARAMETER", "trackingNumber and trackInfo are mandatory")
        for item in record["items"]:
            if item["package_id"] == package:
                item |= {"tracking_code_pre": item["tracking_code"], "tracking_code": fields["trackingNumber"]}
        record["packages"][package] |= {
            "tracking_number": fields["trackingNumber"],
            "carrier": fields.get("carrierCode", ""),
        }
        self._changed(record)
        return {"success": "true", "module": {"result": "true"}}

    def ready(self, shop: Record, fields: Mapping[str, str]) -> tuple[list[Record], Record]:
        """ReadyToShip: the changed orders and the answer."""
        changed, told = [], []
        for one in _json(fields, "readyToShipReq").get("packages") or ():
            record, package = self._of_package(shop, str(one["package_id"]))
            units = [item for item in record["items"] if item["package_id"] == package]
            if any(item["status"] != "packed" for item in units):
                told.append({"package_id": package, "item_err_code": "30", "msg": "E030: not packed", "retry": False})
                continue
            for item in units:
                item["status"] = "ready_to_ship"
            self._changed(record)
            self._note(shop, record, package, units)
            changed.append(record)
            told.append({"package_id": package, "item_err_code": "0", "msg": "success", "retry": False})
        return changed, _done({"packages": told})

    def _note(self, shop: Record, record: Record, package: str, units: Sequence[Record]) -> None:
        """What reached Lazada, for judges and people."""
        lines = []
        for line_id, all_ in units_of(record["items"]).items():
            count = sum(unit["order_item_id"] in {one["order_item_id"] for one in units} for unit in all_)
            lines += [{"external_id": line_id, "quantity": count}] if count else []
        order_id, about = str(record["order"]["order_id"]), record["packages"][package]
        self.world.table("confirmations")[package] = {
            "shop": shop["external_id"], "order_id": order_id, "order_number": order_id, "lines": lines,
            "tracking_number": about["tracking_number"], "carrier": about.get("carrier", ""), "at": self.world.now.isoformat(),
        }  # fmt: skip

    def _changed(self, record: Record) -> None:
        """Saves an order that was changed at Lazada's own clock."""
        at = max(int(self.world.now.timestamp()), record["updated"])
        moment = shapes.told(datetime.fromtimestamp(at, shapes.HERE))
        record["updated"] = at
        record["order"] |= {"updated_at": moment, "statuses": sorted({item["status"] for item in record["items"]})}
        for item in record["items"]:
            item["updated_at"] = moment
        self._save(str(record["order"]["order_id"]), record)

    def _record(self, shop: Record, order_id: str) -> Record:
        record = self._table.get(order_id)
        if record is None or record["shop"] != shop["external_id"]:
            raise Refused("16", f'E016: "{order_id}" Invalid Order ID')
        return record

    def _of_package(self, shop: Record, package: str) -> tuple[Record, str]:
        for record in self._table.values():
            if record["shop"] == shop["external_id"] and package in record["packages"]:
                return record, package
        raise Refused("PACKAGE_NOT_FOUND", f"The package {package} does not exist")

    def _save(self, order_id: str, record: Record) -> None:
        self._table[order_id] = record
        self._times.put(record["shop"], order_id, record["updated"])


def _keep_packed(record: Record, known: Record) -> None:
    before = {item["order_item_id"]: item for item in known["items"]}
    names = ("status", "package_id", "tracking_code", "tracking_code_pre", "shipment_provider")
    for item in record["items"]:
        old = before.get(item["order_item_id"])
        if old and (old["package_id"] or old["status"] in SENT):
            item |= {name: old[name] for name in names}
    record["packages"] = known["packages"]
    record["order"]["statuses"] = sorted({item["status"] for item in record["items"]})


def _masked(order: Record, shop: Record) -> Record:
    """With stars over the buyer's data, where the application may not see it (`masked` in the shop's secrets)."""
    if shop["secrets"].get("masked") != "1":
        return order
    names = ("first_name", "last_name", "address1", "address2", "phone", "phone2")
    address = order["address_shipping"] | {
        name: f"{str(order['address_shipping'][name])[:1]}****" for name in names if order["address_shipping"][name]
    }
    return order | {
        "address_shipping": address,
        "address_billing": address,
        "customer_first_name": "M****",
        "customer_last_name": "",
    }


def _seconds(said: str | None, otherwise: int) -> int:
    return int(datetime.fromisoformat(said).timestamp()) if said else otherwise


def _json(fields: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        said = orjson.loads(fields.get(name, ""))
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refused("InvalidParameter", f"The parameter {name} is no JSON")
    return said


def _done(data: Record) -> Record:
    return {"result": {"success": True, "data": data}}
