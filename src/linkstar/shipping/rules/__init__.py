"""The decisions of shipping: which way an order goes, what is missing for it, what a carrier's word means. All pure."""

from linkstar.shipping.rules.calendar import next_handover, ship_by_alert_at
from linkstar.shipping.rules.choose import choose, choose_route
from linkstar.shipping.rules.customs import missing_customs
from linkstar.shipping.rules.parcels import can_merge, can_void, change_answer, may_confirm
from linkstar.shipping.rules.postal import is_po_box
from linkstar.shipping.rules.prepared import prepare
from linkstar.shipping.rules.records import (
    AskLine,
    Location,
    NoRoute,
    Offer,
    Rate,
    Reason,
    Route,
    RouteAsk,
    Service,
    Settings,
    UserRule,
)
from linkstar.shipping.rules.tracking import incident_reason, tracking_state
from linkstar.shipping.rules.words import explain

__all__ = [
    "AskLine", "Location", "NoRoute", "Offer", "Rate", "Reason", "Route", "RouteAsk", "Service", "Settings", "UserRule",
    "can_merge", "can_void", "change_answer", "choose", "choose_route", "explain", "incident_reason", "is_po_box",
    "may_confirm", "missing_customs", "next_handover", "prepare", "ship_by_alert_at", "tracking_state",
]  # fmt: skip
