"""Stock: where how many of an item are, what is promised to whom, and every movement that made it so.

Words: a *location* holds *levels* (on hand, reserved) of items; a *reservation* promises units to an owner (a component of an
order line); a *short* reservation is the part that nothing covers; *ATP* is what may still be promised (sellable - reserved).
A place that a partner keeps is *mirrored*: led as he states it (`actions.mirroring`).
What verbs are asked with stands in `records`; what listings shall offer, and what channels show, is led in `listed`.
"""

from linkstar.inventory.actions import holding, listing as listed, records
from linkstar.inventory.actions.checking import self_check
from linkstar.inventory.actions.counting import post_count, start_count
from linkstar.inventory.actions.reserving import confirm, expire, fill_shorts, move, release, reserve
from linkstar.inventory.actions.stocking import adjust, consume, put_locations, receive, transfer
from linkstar.inventory.queries import (
    get_atp,
    get_stock_for,
    list_divergences,
    list_levels,
    list_locations,
    list_movements,
    list_reserved,
)
from linkstar.inventory.rules import Location

__all__ = [
    "Location", "adjust", "confirm", "consume", "expire", "fill_shorts", "get_atp", "get_stock_for", "holding",
    "list_divergences", "list_levels", "list_locations", "list_movements", "list_reserved", "listed",
    "move", "post_count", "put_locations", "receive", "records", "release", "reserve", "self_check", "start_count", "transfer",
]  # fmt: skip
