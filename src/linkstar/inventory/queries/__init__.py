"""Reading stock, and what partners told of the places that they keep."""

from linkstar.inventory.queries.kept import Mirrored, find_kept, list_mirrored
from linkstar.inventory.queries.short import list_short
from linkstar.inventory.queries.stock import (
    Count,
    CountLine,
    Divergence,
    Level,
    Listed,
    Reserved,
    get_atp,
    get_bins,
    get_count,
    get_count_location,
    get_listed,
    get_stock_for,
    list_counts,
    list_divergences,
    list_levels,
    list_listed_of,
    list_locations,
    list_moved,
    list_movements,
    list_reserved,
    list_settled_listings,
)

__all__ = [
    "Count", "CountLine", "Divergence", "Level", "Listed", "Mirrored", "Reserved", "find_kept", "get_atp", "get_bins",
    "get_count", "get_count_location", "get_listed", "get_stock_for", "list_counts", "list_divergences", "list_levels",
    "list_listed_of", "list_locations", "list_mirrored", "list_moved", "list_movements", "list_reserved", "list_settled_listings",
    "list_short",
]  # fmt: skip
