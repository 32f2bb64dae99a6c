"""What changed lately, for pages that are open: by noun the ids that a reader may want to read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.ids import lowest_id

FACTS_MAX = 2000  # more than that is no list for a page: it reads its first rows again
_NOUN_OF = {"flows": "orders"}  # facts are named after their module; these are about something else
_OPEN = "state IN ('open', 'acknowledged', 'waiting')"

Changed = Mapping[str, "frozenset[UUID] | None"]


@dataclass(frozen=True, slots=True)
class News:
    """By noun the ids that changed, None where they are too many or unknown. `incidents` tells the inbox's state of now."""

    facts: frozenset[UUID]
    changed: Changed
    inbox: str


async def list_news(tx: Tx, *, since: datetime, known: frozenset[UUID] = frozenset(), inbox: str = "") -> News:
    """The news since a moment, without those that came from `known` facts; the inbox is news when it is not as it was."""
    rows = await tx.rows(
        "SELECT id, name, subject, body ? 'order_id' AS is_of_order, body ->> 'parcel_id' AS parcel_id,"
        " coalesce(body ->> 'wave_id', body ->> 'manifest_id') AS batch_id FROM core.facts"
        " WHERE tenant_id = %(tenant)s AND id >= %(since)s ORDER BY id DESC LIMIT %(limit)s",
        {"since": lowest_id(since), "limit": FACTS_MAX + 1},
    )
    changed: dict[str, set[UUID] | None] = {}
    for row in rows:
        if row.id in known:
            continue
        noun = row.name.partition(".")[0]
        _add(changed, _NOUN_OF.get(noun, noun), row.subject)
        if row.is_of_order:
            _add(changed, "orders", row.subject)
        if row.parcel_id:
            _add(changed, "shipping", UUID(row.parcel_id))
        if row.batch_id:
            _add(changed, "shipping", UUID(row.batch_id))
    if len(rows) > FACTS_MAX:
        changed = dict.fromkeys(changed)
    now = await tx.value(
        f"SELECT concat(count(*), ' ', max(changed_at), ' ', sum(version)) FROM core.incidents"  # noqa: S608 - own text only
        f" WHERE tenant_id = %(tenant)s AND {_OPEN}"
    )
    if inbox and now != inbox:
        changed["incidents"] = None
    told = {noun: None if ids is None else frozenset(ids) for noun, ids in changed.items()}
    return News(frozenset(row.id for row in rows), told, now)


def _add(changed: dict[str, set[UUID] | None], noun: str, id_: UUID | None) -> None:
    if id_ is None:
        changed[noun] = None
    elif (ids := changed.setdefault(noun, set())) is not None:
        ids.add(id_)
