"""Orders: what a channel sold, its lines with their items frozen at capture, holds and the derived state.

Words: *capture* writes an order once; a line is *unmapped* while its listing is linked to no item; a *component* is an item
inside a line; a *hold* is a reason why a person has to look first. Commercial, payment and fulfilment status stand apart.
What verbs are asked with stands in `records`. A *tag* is a word that people put on orders and an *assignee* looks after one
(`actions.marking`); a *resent* order sends lost goods again without money (`actions.resending`).
"""

from linkstar.orders.actions import records
from linkstar.orders.actions.capturing import capture
from linkstar.orders.actions.leading import (
    cancel,
    complete,
    edit_address,
    edit_ioss_number,
    edit_lines,
    follow_contacts,
    hold,
    link_customers,
    list_held_for,
    map_lines,
    mark_released,
    mark_shipped,
    release_holds,
)
from linkstar.orders.queries import (
    Order,
    get_order,
    get_orders,
    list_components,
    list_countries,
    list_lines,
    list_orders,
    list_routable,
    list_unmapped_lines,
    open_demand,
)

__all__ = [
    "Order", "cancel", "capture", "complete", "edit_address", "edit_ioss_number", "edit_lines", "follow_contacts", "get_order",
    "get_orders", "hold", "link_customers", "list_components", "list_countries", "list_held_for", "list_lines", "list_orders",
    "list_routable", "list_unmapped_lines", "map_lines", "mark_released", "mark_shipped", "open_demand", "records",
    "release_holds",
]  # fmt: skip
