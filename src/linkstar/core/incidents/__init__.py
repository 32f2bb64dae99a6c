"""Incidents (异常): everything that needs a person, in one inbox: what, why, whose, until when, and how to go on."""

from linkstar.core.incidents.actions import (
    acknowledge,
    ignore,
    open_many,
    resolve,
    resolve_about,
    resolve_all_about,
    resolve_causes,
    resolve_others,
    wait_for,
)
from linkstar.core.incidents.facts import IncidentOpened
from linkstar.core.incidents.kinds import COSTS, KINDS, Kind
from linkstar.core.incidents.queries import (
    Incident,
    count_open,
    get_incident,
    get_incidents,
    known_causes,
    list_incidents,
)
from linkstar.core.incidents.records import New

__all__ = [
    "COSTS", "KINDS", "Incident", "IncidentOpened", "Kind", "New", "acknowledge", "count_open", "get_incident",
    "get_incidents", "ignore", "known_causes", "list_incidents", "open_many", "resolve", "resolve_about",
    "resolve_all_about", "resolve_causes", "resolve_others", "wait_for",
]  # fmt: skip
