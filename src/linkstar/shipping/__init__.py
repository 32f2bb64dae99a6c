"""Shipping (物流): which location and carrier service an order takes, its fulfilment orders, parcels, labels and tracking.

A *route* is the choice for a whole order; a *parcel* is one box with one label; an *offer* is one location with one service
that was considered. `plan` chooses and writes nothing, `commit_routes` writes. Words of partners stay in `connect`.
"""

from linkstar.shipping import rules
from linkstar.shipping.actions import (
    apply_tracking,
    attach_labels,
    cancel_parcels,
    commit_routes,
    hand_over,
    hold_parcels,
    mark_confirmed,
    mark_ready,
    plan,
    pull_parcels,
    put_locations,
    put_rates,
    put_services,
    put_user_rules,
    recall_parcels,
    release_parcels,
    settle_voids,
)
from linkstar.shipping.queries import (
    explain_route,
    get_confirm_asks,
    get_label_asks,
    get_parcel,
    get_void_asks,
    list_parcels,
    records,
)

__all__ = [
    "apply_tracking", "attach_labels", "cancel_parcels", "commit_routes", "explain_route", "get_confirm_asks",
    "get_label_asks", "get_parcel", "get_void_asks", "hand_over", "hold_parcels", "list_parcels", "mark_confirmed",
    "mark_ready", "plan", "pull_parcels", "put_locations", "put_rates", "put_services", "put_user_rules", "recall_parcels",
    "records", "release_parcels", "rules", "settle_voids",
]  # fmt: skip
