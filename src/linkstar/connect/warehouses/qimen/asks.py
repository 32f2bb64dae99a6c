"""The messages that go to the warehouse, built and nothing else. A test checks each against Qimen's parameter trees."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from linkstar.connect.carrier import LabelRequest
from linkstar.connect.warehouse import ArrivalLine, EntryAsk, ReturnAsk
from linkstar.connect.warehouses.qimen.sign import stamp
from linkstar.connect.warehouses.qimen.xml import Many, write
from linkstar.connect.wire import Account, Request
from linkstar.kit.address import Address

STOCK, DELIVER, DELIVERY = "inventory.query", "deliveryorder.create", "deliveryorder.query"
CANCEL, ENTER, ENTRY, TAKE_BACK = "order.cancel", "entryorder.create", "entryorder.query", "returnorder.create"
TOGETHER = 50  # SKUs in one question
_WRITES = frozenset({DELIVER, ENTER, TAKE_BACK})
_PLAIN = re.compile(r"[A-Za-z0-9:_-]{1,50}")
_PAGE = {"page": 1, "pageSize": 100}


def code_of(key: str) -> str:
    """Our key as an order code (50 letters, digits and dashes): as it is, or shortened the same way every time."""
    if _PLAIN.fullmatch(key):
        return key
    return f"{re.sub(r'[^A-Za-z0-9]+', '-', key)[:17]}-{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def stock(account: Account, skus: Sequence[str]) -> Request:
    """Asks what lies there of these SKUs, in every state."""
    place = {"warehouseCode": _warehouse(account), "ownerCode": _owner(account)}
    return _call(STOCK, {"criteriaList": Many("criteria", [{**place, "itemCode": sku} for sku in skus])})


def delivery(account: Account, request: LabelRequest, at: datetime) -> Request:
    """Orders that goods be sent. Not safe to repeat blindly: see `adapter.delivery_of`."""
    now = stamp(at)
    order = {
        "deliveryOrderCode": code_of(request.key),
        "orderType": "JYCK",
        "warehouseCode": _warehouse(account),
        "sourcePlatformCode": "OTHER",
        "createTime": now,
        "placeOrderTime": request.extra.get("placed_at", now),
        "operateTime": now,
        "shopNick": request.extra.get("shop") or account.config.get("shop_nick") or "LinkStar",
        "logisticsCode": request.service,
        "senderInfo": person(request.ship_from),
        "receiverInfo": person(request.ship_to),
        "remark": " ".join(filter(None, (request.reference, request.order_number))),
    }
    lines = [
        {
            "orderLineNo": place,
            "ownerCode": _owner(account),
            "itemCode": line.sku,
            "inventoryType": "ZP",
            "itemName": line.name_zh or line.name_en,
            "planQty": line.quantity,
            "actualPrice": f"{line.unit_value_minor // 100}.{line.unit_value_minor % 100:02d}",
        }
        for place, line in enumerate(request.customs, 1)
    ]
    return _call(DELIVER, {"deliveryOrder": order, "orderLines": Many("orderLine", lines)})


def delivery_state(account: Account, code: str) -> Request:
    """Asks how a delivery order stands."""
    place = {"ownerCode": _owner(account), "warehouseCode": _warehouse(account)}
    return _call(DELIVERY, {**place, "orderCode": code, **_PAGE})


def cancel(account: Account, code: str) -> Request:
    """Takes a delivery order back."""
    said = {"warehouseCode": _warehouse(account), "ownerCode": _owner(account), "orderCode": code, "orderType": "JYCK"}
    return _call(CANCEL, {**said, "cancelReason": "cancelled by the seller"})


def entry(account: Account, ask: EntryAsk, at: datetime) -> Request:
    """Announces goods."""
    order = {
        "entryOrderCode": code_of(ask.key),
        "ownerCode": _owner(account),
        "purchaseOrderCode": ask.purchase_number,
        "warehouseCode": _warehouse(account),
        "orderCreateTime": stamp(at),
        "orderType": "CGRK",
        "expectStartTime": stamp(ask.expected_at) if ask.expected_at else "",
        "expressCode": ask.tracking_number,
        "senderInfo": person(ask.sender),
    }
    return _call(ENTER, {"entryOrder": order, "orderLines": _arrivals(account, ask.lines)})


def entry_state(account: Account, code: str) -> Request:
    """Asks what of an entry has arrived."""
    place = {"ownerCode": _owner(account), "warehouseCode": _warehouse(account)}
    return _call(ENTRY, {**place, "entryOrderCode": code, **_PAGE})


def take_back(account: Account, ask: ReturnAsk) -> Request:
    """Announces a buyer's return."""
    order = {
        "returnOrderCode": code_of(ask.key),
        "warehouseCode": _warehouse(account),
        "orderType": "THRK",
        "preDeliveryOrderCode": ask.delivery_id,
        "logisticsCode": ask.carrier or "OTHER",
        "expressCode": ask.tracking_number,
        "returnReason": ask.reason,
        "senderInfo": person(ask.sender),
    }
    beside = {"orderFlag": "VISIT", "returnReason": ask.reason or "-"}
    return _call(TAKE_BACK, {"returnOrder": order, "orderLines": _arrivals(account, ask.lines, beside)})


def person(who: Address) -> dict[str, Any]:
    """An address; where a country has no provinces, the city stands for it, which Qimen demands."""
    return {
        "company": who.company,
        "name": who.name or who.company,
        "zipCode": who.postcode,
        "mobile": who.phone,
        "email": who.email,
        "countryCode": who.country,
        "province": who.state or who.city,
        "city": who.city,
        "detailAddress": " ".join(filter(None, (who.line1, who.line2))),
    }


def _arrivals(account: Account, lines: Sequence[ArrivalLine], beside: Mapping[str, Any] | None = None) -> Many:
    return Many(
        "orderLine",
        [
            {
                "orderLineNo": place,
                "ownerCode": _owner(account),
                "itemCode": line.sku,
                "itemName": line.title,
                "planQty": line.quantity,
                "inventoryType": "ZP",
                **(beside or {}),
            }
            for place, line in enumerate(lines, 1)
        ],
    )


def _call(method: str, said: Mapping[str, Any]) -> Request:
    headers = {"content-type": "text/xml; charset=utf-8"}
    return Request(method, "POST", "", headers=headers, body=write("request", said), is_safe=method not in _WRITES)


def _warehouse(account: Account) -> str:
    return account.config.get("warehouse_code") or "OTHER"


def _owner(account: Account) -> str:
    return account.config.get("owner_code") or account.external_id
