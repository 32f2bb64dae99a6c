"""The verbs of shipping. Each takes many things and writes inside the caller's transaction."""

from linkstar.shipping.actions.cancel import (
    cancel_parcels,
    give_back_labels,
    pull_parcels,
    recall_parcels,
    settle_voids,
)
from linkstar.shipping.actions.handover import apply_tracking, hand_over, mark_confirmed, mark_ready
from linkstar.shipping.actions.labels import attach_labels, hold_parcels, release_parcels
from linkstar.shipping.actions.options import put_locations, put_rates, put_services, put_user_rules
from linkstar.shipping.actions.routes import commit_routes, plan

__all__ = [
    "apply_tracking", "attach_labels", "cancel_parcels", "commit_routes", "give_back_labels", "hand_over", "hold_parcels",
    "mark_confirmed",
    "mark_ready", "plan", "pull_parcels", "put_locations", "put_rates", "put_services", "put_user_rules",
    "recall_parcels", "release_parcels", "settle_voids",
]  # fmt: skip
