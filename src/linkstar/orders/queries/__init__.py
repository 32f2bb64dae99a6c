"""Reading orders: by id, what they still need, and as lists."""

from linkstar.orders.queries.lists import OrderFilter, list_orders, narrowed
from linkstar.orders.queries.orders import (
    Component,
    Line,
    Order,
    Wanted,
    get_order,
    get_orders,
    list_components,
    list_countries,
    list_lines,
    list_routable,
    list_unmapped_lines,
    open_demand,
)

__all__ = [
    "Component", "Line", "Order", "OrderFilter", "Wanted", "get_order", "get_orders", "list_components", "list_countries",
    "list_lines", "list_orders", "list_routable", "list_unmapped_lines", "narrowed", "open_demand",
]  # fmt: skip
