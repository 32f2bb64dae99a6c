"""A pretend warehouse system behind Qimen: refusals come with status 200, its own messages are signed and go to our address.

`FakeShop.secrets`: app_key, app_secret, customer_id. Goods lie there when it is told so (`tell` with `Stated`); a delivery order
locks them, and leaves when it is told so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, FakeWebhook, World
from linkstar.connect.warehouse import SeenArrival, SeenDelivery, Stated
from linkstar.connect.warehouses.qimen import sign
from linkstar.connect.warehouses.qimen.xml import Many, part, read, rows, write
from linkstar.connect.wire import Unreadable

_TYPES = {"free": "ZP", "locked": "ZP", "damaged": "CC", "inbound": "ZT", "moving": "ZT", "researching": "JS"}
_STATUS = {
    "waiting": "NEW",
    "working": "ACCEPT",
    "shipped": "DELIVERED",
    "stopped": "EXCEPTION",
    "unknown": "EXCEPTION",
}
_ARRIVED = {
    "waiting": "ACCEPT",
    "partly": "PARTFULFILLED",
    "done": "FULFILLED",
    "stopped": "EXCEPTION",
    "unknown": "NEW",
}
_XML = {"content-type": "text/xml; charset=utf-8"}
_GONE = ("DELIVERED", "CANCELED", "EXCEPTION")
_MAX = 50  # SKUs in one question, lines in one page


class Refused(Exception):
    """What the warehouse declines, with status 200."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


class Fake:
    """The pretend warehouse of all customers."""

    name = "qimen"
    kind = "warehouse"

    def __init__(self, world: World) -> None:
        self.world = world
        self._customers, self._orders = world.table("customers"), world.table("orders")
        self._stock = world.table("stock")
        self._doors: Mapping[str, Callable[[str, dict[str, Any]], dict[str, Any]]] = {
            "inventory.query": self._inventory,
            "deliveryorder.create": self._deliver,
            "deliveryorder.query": self._delivery,
            "order.cancel": self._cancel,
            "entryorder.create": lambda id_, said: self._announce(id_, said, "entryOrder", "entryOrderCode"),
            "entryorder.query": self._entry,
            "returnorder.create": lambda id_, said: self._announce(id_, said, "returnOrder", "returnOrderCode"),
        }

    def open(self, shop: FakeShop) -> None:
        """Makes a customer known."""
        self._customers[shop.secrets["customer_id"]] = {
            "id": shop.external_id, "secrets": dict(shop.secrets), "url": shop.webhook_url, "is_revoked": False,
        }  # fmt: skip

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a message: whose it is, the signature, then the method it names."""
        try:
            customer = self._customers.get(request.query.get("customerId", ""))
            if customer is None or customer["is_revoked"]:
                raise Refused("isv.customer-not-exist", "客户customerId不存在")
            if not sign.is_genuine(request.query, request.body, customer["secrets"]["app_secret"]):
                raise Refused("sign-check-failure", "Illegal request")
            door = self._doors.get(request.query.get("method", ""))
            if door is None:
                raise Refused("isv.invalid-method", "方法不存在")
            try:
                said = read(request.body)
            except Unreadable as wrong:
                raise Refused("isv.invalid-parameter", "报文格式错误") from wrong
            return _said(door(customer["id"], said))
        except Refused as no:
            return _refusal(no)

    def received(self) -> Mapping[str, Any]:
        """Orders by kind, and the delivery orders that were taken back."""
        kinds = {"deliveryOrder": "deliveries", "entryOrder": "entries", "returnOrder": "returns"}
        told: dict[str, list[Any]] = {name: [] for name in (*kinds.values(), "labels", "voids")}
        for row in self._orders.values():
            told[kinds[row["kind"]]].append(row["said"])
            if row["status"] == "CANCELED":
                told["voids"].append(row["said"])
        return told

    def revoke(self, external_id: str) -> None:
        """Ends a customer's right to call."""
        for number, customer in list(self._customers.items()):
            if customer["id"] == external_id:
                self._customers[number] = {**customer, "is_revoked": True}

    def throttled(self) -> FakeAnswer:
        """The gateway's answer when too much was asked."""
        said = {"code": "7", "msg": "App Call Limited", "sub_code": "isv.call-limited", "sub_msg": "请求过于频繁"}
        return FakeAnswer(200, write("error_response", said), dict(_XML))

    def tell(self, shop: str, seen: Sequence[Any]) -> None:
        """Goods that lie there, delivery orders that move on, entries and returns that arrive; our address is told of each."""
        for one in seen:
            if isinstance(one, Stated):
                self._put(shop, one)
            elif isinstance(one, SeenDelivery):
                self._move(shop, one)
            elif isinstance(one, SeenArrival):
                self._arrive(shop, one)

    def _put(self, shop: str, one: Stated) -> None:
        kind = one.partner_state or _TYPES[one.state]
        row = self._stock.get(f"{shop}/{one.sku}/{kind}", {"free": 0, "locked": 0})
        side = "locked" if one.state == "locked" else "free"
        self._stock[f"{shop}/{one.sku}/{kind}"] = {**row, side: one.quantity}
        item = {"ownerCode": shop, "warehouseCode": "W", "orderCode": "-", "outBizCode": self._next(), "itemCode": one.sku,
                "inventoryType": kind, "quantity": one.quantity}  # fmt: skip
        self._send(shop, "stockchange.report", {"items": Many("item", [item])})

    def _move(self, shop: str, one: SeenDelivery) -> None:
        row = self._orders[f"{shop}/{one.external_id}"]
        number = one.tracking_number or f"LX{len(self._orders):09d}DE"
        has_left = one.state == "shipped"
        if has_left:
            for line in row["lines"]:
                self._take(shop, line)
        status = one.partner_state or _STATUS[one.state]
        beside = {"express": number, "logistics": one.carrier or row["said"]["logisticsCode"]} if has_left else {}
        row = {**row, "status": status, "has_left": has_left, **beside}
        self._orders[f"{shop}/{one.external_id}"] = row
        told = self._shown(row) | {"deliveryOrder": self._shown(row)["deliveryOrder"] | {"outBizCode": self._next()}}
        self._send(shop, "deliveryorder.confirm", told)

    def _arrive(self, shop: str, one: SeenArrival) -> None:
        row = self._orders[f"{shop}/{one.external_id}"]
        arrived = dict(row["arrived"])
        for unit in one.units:
            arrived[unit.sku] = arrived.get(unit.sku, 0) + unit.quantity
            kind = _TYPES[unit.state]
            there = self._stock.get(f"{shop}/{unit.sku}/{kind}", {"free": 0, "locked": 0})
            self._stock[f"{shop}/{unit.sku}/{kind}"] = {**there, "free": there["free"] + unit.quantity}
        status = one.partner_state or _ARRIVED[one.state]
        self._orders[f"{shop}/{one.external_id}"] = {**row, "status": status, "arrived": arrived}
        name = "entryOrderCode" if one.kind == "entry" else "returnOrderCode"
        head = {name: one.external_id, "ownerCode": shop, "warehouseCode": "W", "outBizCode": self._next(),
                "confirmType": 0 if one.is_final else 1, "logisticsCode": "OTHER" if one.kind == "return" else "",
                "status": status if one.kind == "entry" else "", "operateTime": sign.stamp(self.world.now),
                "shopNick": "-" if one.kind == "entry" else "", "shopCode": "-" if one.kind == "entry" else ""}  # fmt: skip
        if one.kind == "return":
            head = {key: value for key, value in head.items() if key not in ("ownerCode", "operateTime")}
            head["orderConfirmTime"] = sign.stamp(self.world.now)
        lines = [
            {"ownerCode": shop, "itemCode": unit.sku, "inventoryType": _TYPES[unit.state], "planQty": unit.quantity,
             "actualQty": unit.quantity} for unit in one.units
        ]  # fmt: skip
        told = {"entryOrder" if one.kind == "entry" else "returnOrder": head, "orderLines": Many("orderLine", lines)}
        self._send(shop, f"{one.kind}order.confirm", told)

    def _inventory(self, shop: str, said: dict[str, Any]) -> dict[str, Any]:
        asked = rows(part(said, "criteriaList"), "criteria")
        if not 1 <= len(asked) <= _MAX:
            raise Refused("W001", f"查询数量须为1至{_MAX}个")
        items = [
            {"warehouseCode": one.get("warehouseCode"), "itemCode": one["itemCode"], "itemId": f"W-{one['itemCode']}",
             "inventoryType": kind, "quantity": row["free"], "lockQuantity": row["locked"]}
            for one in asked for kind in ("ZP", "CC", "JS", "XS", "ZT", "??")
            if (row := self._stock.get(f"{shop}/{one['itemCode']}/{kind}"))
        ]  # fmt: skip
        return {"items": Many("item", items)}

    def _deliver(self, shop: str, said: dict[str, Any]) -> dict[str, Any]:
        order, lines = part(said, "deliveryOrder"), rows(part(said, "orderLines"), "orderLine")
        code = str(order.get("deliveryOrderCode") or "")
        receiver = part(order, "receiverInfo")
        missing = [name for name in ("name", "mobile", "province", "city", "detailAddress") if not receiver.get(name)]
        if not code or len(code) > 50:
            raise Refused("W002", "deliveryOrderCode不能为空且不超过50个字符")
        if missing:
            raise Refused("W003", f"receiverInfo.{missing[0]}不能为空")
        if not order.get("logisticsCode") or order["logisticsCode"] == "NO-SUCH-SERVICE":
            raise Refused("W004", "logisticsCode不支持")
        if f"{shop}/{code}" in self._orders:
            raise Refused("W005", f"单据{code}重复")
        strange = [line["itemCode"] for line in lines if f"{shop}/{line['itemCode']}/ZP" not in self._stock]
        if strange or not lines:
            raise Refused("W006", f"商品itemCode {''.join(strange[:1])} 不存在")
        for line in lines:
            row = self._stock[f"{shop}/{line['itemCode']}/ZP"]
            count = int(line["planQty"])
            self._stock[f"{shop}/{line['itemCode']}/ZP"] = {
                "free": row["free"] - count,
                "locked": row["locked"] + count,
            }
        number = f"WMS{len(self._orders) + 1:06d}"
        self._orders[f"{shop}/{code}"] = {
            "kind": "deliveryOrder", "code": code, "number": number, "said": order, "lines": lines, "status": "NEW",
            "has_left": False, "arrived": {},
        }  # fmt: skip
        return {"createTime": sign.stamp(self.world.now), "deliveryOrderId": number}

    def _delivery(self, shop: str, said: dict[str, Any]) -> dict[str, Any]:
        return {"totalLines": 1, **self._shown(self._known(shop, str(said.get("orderCode")), "deliveryOrder"))}

    def _cancel(self, shop: str, said: dict[str, Any]) -> dict[str, Any]:
        code = str(said.get("orderCode"))
        row = self._known(shop, code, "deliveryOrder")
        if row["status"] == "CANCELED":
            raise Refused("W007", "单据已取消")
        if row["status"] in _GONE or row["has_left"]:
            raise Refused("W008", "已发货，不能撤回")
        for line in row["lines"]:
            there = self._stock[f"{shop}/{line['itemCode']}/ZP"]
            count = int(line["planQty"])
            self._stock[f"{shop}/{line['itemCode']}/ZP"] = {
                "free": there["free"] + count,
                "locked": there["locked"] - count,
            }
        self._orders[f"{shop}/{code}"] = {**row, "status": "CANCELED"}
        return {}

    def _announce(self, shop: str, said: dict[str, Any], kind: str, name: str) -> dict[str, Any]:
        order, lines = part(said, kind), rows(part(said, "orderLines"), "orderLine")
        code = str(order.get(name) or "")
        if not code or not lines:
            raise Refused("W002", f"{name}不能为空")
        if f"{shop}/{code}" in self._orders:
            raise Refused("W005", f"单据{code}重复")
        number = f"WMS{len(self._orders) + 1:06d}"
        self._orders[f"{shop}/{code}"] = {
            "kind": kind, "code": code, "number": number, "said": order, "lines": lines, "status": "NEW", "has_left": False,
            "arrived": {},
        }  # fmt: skip
        return {"entryOrderId" if kind == "entryOrder" else "returnOrderId": number}

    def _entry(self, shop: str, said: dict[str, Any]) -> dict[str, Any]:
        row = self._known(shop, str(said.get("entryOrderCode")), "entryOrder")
        lines = [
            {"itemCode": line["itemCode"], "planQty": line["planQty"], "actualQty": row["arrived"].get(line["itemCode"], 0),
             "inventoryType": "ZP"} for line in row["lines"]
        ]  # fmt: skip
        head = {"entryOrderCode": row["code"], "ownerCode": shop, "warehouseCode": row["said"].get("warehouseCode"),
                "entryOrderId": row["number"], "status": row["status"]}  # fmt: skip
        return {"totalLines": len(lines), "entryOrder": head, "orderLines": Many("orderLine", lines)}

    def _known(self, shop: str, code: str, kind: str) -> dict[str, Any]:
        row = self._orders.get(f"{shop}/{code}")
        if row is None or row["kind"] != kind:
            raise Refused("W009", f"单据{code}不存在")
        return row

    def _take(self, shop: str, line: Mapping[str, Any]) -> None:
        row = self._stock[f"{shop}/{line['itemCode']}/ZP"]
        self._stock[f"{shop}/{line['itemCode']}/ZP"] = {**row, "locked": row["locked"] - int(line["planQty"])}

    def _shown(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A delivery order as it is told, when asked for and in a confirmation."""
        left = bool(row["has_left"])
        head = {"deliveryOrderCode": row["code"], "deliveryOrderId": row["number"], "orderType": "JYCK",
                "warehouseCode": row["said"].get("warehouseCode"), "status": row["status"], "confirmType": 0,
                "operateTime": sign.stamp(self.world.now)}  # fmt: skip
        lines = [
            {"orderLineNo": line.get("orderLineNo"), "itemCode": line["itemCode"], "inventoryType": "ZP",
             "planQty": line["planQty"], "actualQty": line["planQty"] if left else 0} for line in row["lines"]
        ]  # fmt: skip
        told: dict[str, Any] = {"deliveryOrder": head, "orderLines": Many("orderLine", lines)}
        if left:
            items = [{"itemCode": line["itemCode"], "quantity": line["planQty"]} for line in row["lines"]]
            package = {"logisticsCode": row["logistics"], "expressCode": row["express"], "items": Many("item", items)}
            told["packages"] = Many("package", [package])
        return told

    def _send(self, shop: str, method: str, said: Mapping[str, Any]) -> None:
        for customer in self._customers.values():
            if customer["id"] == shop and customer["url"]:
                body = write("request", said)
                query = sign.signed(method, body, self.world.now, keys=customer["secrets"])
                url = f"{customer['url']}?{urlencode(query)}"
                self.world.send(FakeWebhook(shop, method, body, dict(_XML), url))

    def _next(self) -> str:
        """A number for a message."""
        table = self.world.table("counts")
        count = int(table.get("messages", {}).get("last", 0)) + 1
        table["messages"] = {"last": count}
        return f"m-{count:06d}"


def _said(more: Mapping[str, Any]) -> FakeAnswer:
    return FakeAnswer(200, write("response", {"flag": "success", "code": "0", "message": "ok", **more}), dict(_XML))


def _refusal(no: Refused) -> FakeAnswer:
    said = {"flag": "failure", "code": no.code, "message": no.message}
    return FakeAnswer(200, write("response", said), dict(_XML))
