"""What gathers parcels, waves and manifests: the newest first, and only where somebody may see every parcel in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypedDict, TypeVar, Unpack
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import Page, key_of, page_of, values_of
from linkstar.shipping.queries.parcels import Within, within_sql


class _HasId(Protocol):
    @property
    def id(self) -> UUID: ...


T = TypeVar("T", bound=_HasId)
ANYWHERE: Within = ((None, None),)


@dataclass(frozen=True, slots=True)
class Gathering(Generic[T]):
    """A kind of them. `sql` reads it as `g`, with its id first; `members` holds the ids of its parcels beside its own."""

    thing: str
    into: Callable[..., T]
    sql: str
    members: str
    own_id: str


class Newest(TypedDict, total=False):
    """Which of them."""

    location_id: UUID | None
    states: Sequence[str]
    within: Within
    after: str
    limit: int


async def list_newest(tx: Tx, kind: Gathering[T], **asked: Unpack[Newest]) -> Page[T]:
    """A page, the newest first; of those who may not see everything only ones whose every parcel they may."""
    states, limit, after = asked.get("states", ()), asked.get("limit", 50), asked.get("after", "")
    where, params = _visible(kind, asked.get("within", ANYWHERE))
    params |= {"location": asked.get("location_id"), "states": list(states), "limit": limit + 1}
    where += " AND g.location_id = %(location)s" if params["location"] else ""
    where += " AND g.state = ANY(%(states)s)" if states else ""
    if after:
        where += " AND g.id < %(last)s::uuid"
        params["last"] = values_of(after, 1)[0]
    rows = await tx.all(kind.into, f"{kind.sql}{where} ORDER BY g.id DESC LIMIT %(limit)s", params)
    return page_of(rows, limit, lambda row: key_of(str(row.id)))


async def get_gathered(tx: Tx, kind: Gathering[T], id_: UUID, within: Within) -> T:
    """One of them. Raises NotFound, also where somebody may not see all of its parcels."""
    where, params = _visible(kind, within)
    found = await tx.all(kind.into, f"{kind.sql}{where} AND g.id = %(id)s", {"id": id_, **params})
    if not found:
        raise NotFound(thing=kind.thing)
    return found[0]


def _visible(kind: Gathering[T], within: Within) -> tuple[str, dict[str, Any]]:
    if (None, None) in within:
        return "", {}
    allowed, params = within_sql(within)
    where = (
        f" AND NOT EXISTS (SELECT FROM {kind.members} m JOIN shipping.parcels p ON p.tenant_id = m.tenant_id"
        f" AND p.id = m.parcel_id WHERE m.tenant_id = g.tenant_id AND m.{kind.own_id} = g.id AND NOT {allowed})"
    )
    return where, params
