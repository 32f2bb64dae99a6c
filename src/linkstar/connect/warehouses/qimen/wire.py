"""Qimen's answers and messages as our records. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from linkstar.connect.reading import reading
from linkstar.connect.scans import CHINA, in_utc
from linkstar.connect.warehouse import (
    ArrivalState,
    DeliveryState,
    SeenArrival,
    SeenDelivery,
    SeenUnits,
    Sent,
    Stated,
    Statement,
    StockState,
)
from linkstar.connect.warehouses.qimen.xml import part, read, rows
from linkstar.connect.wire import Answer, Unreadable

DELIVERIES: Mapping[str, DeliveryState] = {
    "NEW": "waiting", "ACCEPT": "working", "PRINT": "working", "PICK": "working", "CHECK": "working",
    "PACKAGE": "working", "WEIGH": "working", "READY": "working", "PARTDELIVERED": "working", "DELIVERED": "shipped",
    "EXCEPTION": "stopped", "CANCELED": "stopped", "CLOSED": "stopped", "REJECT": "stopped", "CANCELEDFAIL": "working",
}  # fmt: skip
ARRIVALS: Mapping[str, ArrivalState] = {
    "NEW": "waiting", "ACCEPT": "waiting", "PARTFULFILLED": "partly", "FULFILLED": "done", "EXCEPTION": "stopped",
    "CANCELED": "stopped", "CLOSED": "stopped", "REJECT": "stopped", "CANCELEDFAIL": "waiting",
}  # fmt: skip
TYPES: Mapping[str, StockState] = {
    "ZP": "free", "CC": "damaged", "JS": "damaged", "XS": "damaged", "ZT": "inbound",
}  # fmt: skip
_LOCKED = "lockQuantity"


def read_stock(answers: Sequence[Answer], stated_at: datetime) -> Statement:
    """What lies there; lots of a SKU are added up. `quantity` is what is not locked. Raises Unreadable."""
    units: Counter[tuple[str, StockState, str]] = Counter()
    unknown: set[str] = set()
    for answer in answers:
        said = read(answer.body)
        with reading("a statement of stock", answer.body):
            for row in rows(part(said, "items"), "item"):
                kind = str(row.get("inventoryType") or "ZP")
                state = TYPES.get(kind, "researching")
                unknown |= set() if kind in TYPES else {f"inventoryType={kind}"}
                units[str(row["itemCode"]), state, kind] += whole(row.get("quantity"))
                locked: StockState = "locked" if state == "free" else state
                units[str(row["itemCode"]), locked, f"{kind} {_LOCKED}"] += whole(row.get(_LOCKED))
    stock = [
        Stated(sku, state, count, word) for (sku, state, word), count in sorted(units.items()) if count or word == "ZP"
    ]
    return Statement(stated_at, stock, sorted(unknown))


def read_sent(answer: Answer, name: str, code: str) -> Sent:
    """An order as the warehouse took it; `name` is the answer's field with its own number. Raises Unreadable."""
    return Sent(code, str(read(answer.body).get(name) or ""))


def read_delivery_answer(answer: Answer) -> SeenDelivery:
    """How a delivery order stands. Raises Unreadable."""
    return _delivery(read(answer.body), answer.body)


def read_deliveries(body: bytes) -> list[SeenDelivery]:
    """The delivery orders in a confirmation, of deliveries or of other goods going out. Raises Unreadable."""
    said = read(body)
    many = rows(part(said, "orders"), "order")
    return [_delivery(one, body) for one in many or [said]]


def read_entry_answer(answer: Answer) -> SeenArrival:
    """What of an entry has arrived. Raises Unreadable."""
    return _arrival(read(answer.body), answer.body)


def read_arrivals(body: bytes) -> list[SeenArrival]:
    """The entry or return in a confirmation. Raises Unreadable."""
    return [_arrival(read(body), body)]


def moment(text: Any) -> datetime | None:
    """A moment as Qimen writes it, in UTC; None where it is absent. Raises ValueError."""
    return in_utc(str(text), CHINA) if text else None


def whole(text: Any) -> int:
    """Units; some systems write 3.0 or 3.000. Raises ValueError."""
    number = Decimal(str(text or 0))
    if number != int(number):
        raise ValueError(f"{text!r} is no number of units")
    return int(number)


def _delivery(said: Mapping[str, Any], body: bytes) -> SeenDelivery:
    with reading("a delivery order", body):
        order = part(said, "deliveryOrder")
        packages = rows(part(said, "packages"), "package")
        word = str(order.get("status") or "")
        # A confirmation without a state is the last one, unless it says that others follow.
        state = (
            DELIVERIES.get(word, "unknown")
            if word
            else "working"
            if str(order.get("confirmType")) == "1"
            else "shipped"
        )
        first = packages[0] if packages else order
        return SeenDelivery(
            external_id=str(order["deliveryOrderCode"]),
            state=state,
            partner_state=word,
            changed_at=moment(order.get("orderConfirmTime") or order.get("operateTime")),
            tracking_number=str(first.get("expressCode") or ""),
            carrier=str(first.get("logisticsCode") or first.get("logisticsName") or ""),
            units=_units(said, "actualQty"),
            note=str(order.get("remark") or ""),
            unknown=() if not word or word in DELIVERIES else (f"status={word}",),
        )


def _arrival(said: Mapping[str, Any], body: bytes) -> SeenArrival:
    with reading("an arrival", body):
        is_return = "returnOrder" in said
        order = part(said, "returnOrder" if is_return else "entryOrder")
        if not order:
            raise Unreadable("neither an entry nor a return", body=body)
        word = str(order.get("status") or "")
        is_final = str(order.get("confirmType") or "0") != "1"
        return SeenArrival(
            external_id=str(order["returnOrderCode" if is_return else "entryOrderCode"]),
            kind="return" if is_return else "entry",
            state=ARRIVALS.get(word, "unknown") if word else "done" if is_final else "partly",
            partner_state=word,
            units=_units(said, "actualQty"),
            is_final=is_final,
            changed_at=moment(order.get("orderConfirmTime") or order.get("operateTime")),
            unknown=() if not word or word in ARRIVALS else (f"status={word}",),
        )


def _units(said: Mapping[str, Any], name: str) -> list[SeenUnits]:
    units: Counter[tuple[str, StockState]] = Counter()
    for line in rows(part(said, "orderLines"), "orderLine"):
        batches = [one for one in rows(part(line, "batchs"), "batch") if one.get(name)]
        for one in batches or [line]:
            kind = str(one.get("inventoryType") or line.get("inventoryType") or "ZP")
            units[str(line["itemCode"]), TYPES.get(kind, "researching")] += whole(one.get(name))
    return [SeenUnits(sku, count, state) for (sku, state), count in units.items() if count]
