"""What orders refuses."""

from __future__ import annotations

from linkstar.kit.errors import Refusal


class OrderClosed(Refusal):
    """A cancelled or shipped order takes no more changes."""

    code = "orders.closed"
    status = 409
    en = "Order {number} is {state} and cannot be changed."
    zh = "订单 {number} 状态为 {state}，不能修改。"


class TooMany(Refusal):
    """More units than are open."""

    code = "orders.too_many"
    status = 409
    en = "Only {open} unit(s) of {sku} are still open; {wanted} were asked for."
    zh = "{sku} 仅剩 {open} 件未处理，请求 {wanted} 件。"


class NoSuchLine(Refusal):
    """The line is not of this order."""

    code = "orders.no_such_line"
    status = 404
    en = "Order {number} has no line {line}."
    zh = "订单 {number} 没有明细 {line}。"


class NothingLeft(Refusal):
    """Only what has left can be lost."""

    code = "orders.nothing_left"
    status = 409
    en = "Nothing of order {number} has left us yet, so nothing can be sent again."
    zh = "订单 {number} 尚无已发出的商品，无法补发。"


class NotReady(Refusal):
    """Parcels are made of orders that nothing holds up."""

    code = "orders.not_ready"
    status = 409
    en = "Order {number} is {state}. Its parcels are made once all its goods are reserved and nothing holds it."
    zh = "订单 {number} 状态为 {state}，需全部占用库存且未挂起后才能拆分或合并包裹。"
