"""Automations (自动化): what a company's people configured: *when* a trigger comes, *if* a condition holds, *then* actions.

A condition is an expression in CEL over the fields of `rules.fields`; most are chosen from lists and never seen as text. An
automation acts on an order once. Where several want the same, the first in the list decides; tags and notes add up.
`flows.automate` runs them, `judge` decides in memory, `rules` are pure.
"""

from linkstar.core.automations.actions.editing import arrange, check, edit, make, remove, switch, take_back
from linkstar.core.automations.actions.keeping import keep_counts, keep_effects, keep_failures
from linkstar.core.automations.judge import Asked, Failure, Judged, judge
from linkstar.core.automations.queries import (
    count_effects,
    get_active,
    get_automation,
    list_automations,
    list_changes,
    list_done,
    list_done_to,
    list_told,
)
from linkstar.core.automations.records import Automation, Counts, Draft

__all__ = [
    "Asked", "Automation", "Counts", "Draft", "Failure", "Judged", "arrange", "check", "count_effects", "edit", "get_active",
    "get_automation", "judge", "keep_counts", "keep_effects", "keep_failures", "list_automations", "list_changes", "list_done",
    "list_done_to", "list_told", "make", "remove", "switch", "take_back",
]  # fmt: skip
