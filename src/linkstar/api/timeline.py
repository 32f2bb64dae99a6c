"""The timeline of a thing, as every page about one thing shows it: facts in the order they were recorded."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from linkstar.api.call import Call
from linkstar.api.shapes import Moment, Shown
from linkstar.core.access import list_timeline
from linkstar.core.access.queries.names import get_actor_names


class Event(Shown):
    """Something that happened, who did it, and the trace id that ties it to calls and logs."""

    at: Moment
    name: str
    actor: str
    who: str = ""  # the person's or program's name, where it was one
    trace_id: str
    body: dict[str, Any]


async def timeline(call: Call, subject: UUID) -> list[Event]:
    """The facts about a thing; what something cost is left out for those who may not see costs."""
    found = [Event.model_validate(one) for one in await list_timeline(call.tx, subject)]
    names = await get_actor_names(call.tx, {event.actor for event in found})
    for event in found:
        event.who = names.get(event.actor, "")
    if not call.who.can("catalog", "see_cost"):
        for event in found:
            event.body = {name: value for name, value in event.body.items() if "cost" not in name}
    return found
