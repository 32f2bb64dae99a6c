"""Reading shipping: what routes are chosen from, what partners are asked, parcels and the reasons of their routes."""

from linkstar.shipping.queries.asks import get_confirm_asks, get_label_asks, get_void_asks
from linkstar.shipping.queries.options import Options, list_locations, read_options
from linkstar.shipping.queries.parcels import (
    Content,
    Parcel,
    get_contents,
    get_destinations,
    get_order_contents,
    get_parcel,
    get_parcels,
    list_moving,
    list_parcels,
    list_parcels_of,
    list_underway,
)
from linkstar.shipping.queries.reasons import ExplainedOffer, ExplainedRoute, explain_route

__all__ = [
    "Content",
    "ExplainedOffer",
    "ExplainedRoute",
    "Options",
    "Parcel",
    "explain_route",
    "get_confirm_asks",
    "get_contents",
    "get_destinations",
    "get_label_asks",
    "get_order_contents",
    "get_parcel",
    "get_parcels",
    "get_void_asks",
    "list_locations",
    "list_moving",
    "list_parcels",
    "list_parcels_of",
    "list_underway",
    "read_options",
]  # fmt: skip
