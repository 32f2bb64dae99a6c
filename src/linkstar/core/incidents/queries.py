"""Reading the inbox of incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.incidents.kinds import KINDS
from linkstar.kit.errors import NotFound
from linkstar.kit.paging import Page, key_of, page_of, values_of

_COLUMNS = (
    "id, kind, cause, subject, params, state, reason, owner, due_at, trace_id, work_id, times, opened_at, changed_at,"
    " version"
)


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident as it stands."""

    id: UUID
    kind: str
    cause: str
    subject: UUID | None
    params: Mapping[str, Any]
    state: str
    reason: str
    owner: str
    due_at: datetime
    trace_id: str
    work_id: UUID | None
    times: int
    opened_at: datetime
    changed_at: datetime
    version: int

    def text(self, language: str) -> str:
        """The cause in words."""
        kind = KINDS[self.kind]
        if not language.lower().startswith("zh"):
            return kind.en.format_map(_Shown(self.params))
        # A part that was told in both languages stands beside itself: why and why_zh.
        chinese = {name.removesuffix("_zh"): value for name, value in self.params.items() if name.endswith("_zh")}
        return kind.zh.format_map(_Shown({**self.params, **chinese}))


class _Shown(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


async def get_incidents(tx: Tx, ids: Sequence[UUID]) -> list[Incident]:
    """Incidents by id, the most urgent first; unknown ids are left out."""
    return await tx.all(
        Incident,
        f"SELECT {_COLUMNS} FROM core.incidents WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s) ORDER BY due_at, id",  # noqa: S608 - own text only
        {"ids": list(ids)},
    )


async def get_incident(tx: Tx, id_: UUID) -> Incident:
    """One incident. Raises NotFound."""
    found = await get_incidents(tx, [id_])
    if not found:
        raise NotFound(thing="incident")
    return found[0]


@dataclass(frozen=True, slots=True)
class About:
    """What incidents are about: all that is given has to hold. `due_before`: those that are to be done by then."""

    kind: str = ""
    subject: UUID | None = None
    owner: str = ""
    due_before: datetime | None = None


async def list_incidents(
    tx: Tx, *, states: tuple[str, ...] = ("open", "acknowledged", "waiting"), after: str = "", limit: int = 50, **about: Any
) -> Page[Incident]:  # fmt: skip
    """Incidents by due time, the most urgent first; filtered by state, and by what is in `About`."""
    where = "tenant_id = %(tenant)s AND state = ANY(%(states)s)"
    params: dict[str, Any] = asdict(About(**about)) | {"states": list(states), "limit": limit + 1}
    where += "".join(f" AND {name} = %({name})s" for name in ("kind", "subject", "owner") if params[name])
    if params["due_before"]:
        where += " AND due_at < %(due_before)s"
    if after:
        due, last = values_of(after, 2)
        where += " AND (due_at, id) > (%(due)s::timestamptz, %(last)s::uuid)"
        params |= {"due": due, "last": last}
    sql = f"SELECT {_COLUMNS} FROM core.incidents WHERE {where} ORDER BY due_at, id LIMIT %(limit)s"  # noqa: S608 - own text only
    return page_of(await tx.all(Incident, sql, params), limit, page_key)


def page_key(one: Incident) -> str:
    """The key of the page of `list_incidents` that begins behind this one."""
    return key_of(one.due_at.isoformat(), str(one.id))


async def known_causes(tx: Tx, causes: Sequence[str]) -> set[str]:
    """Those of these causes that there has been an incident of, whatever became of it."""
    rows = await tx.rows(
        "SELECT cause FROM core.incidents WHERE tenant_id = %(tenant)s AND cause = ANY(%(causes)s)",
        {"causes": sorted(causes)},
    )
    return {row.cause for row in rows}


async def count_open(tx: Tx) -> dict[str, int]:
    """How many incidents are open, by kind."""
    rows = await tx.rows(
        "SELECT kind, count(*)::int AS n FROM core.incidents WHERE tenant_id = %(tenant)s"
        " AND state NOT IN ('resolved', 'ignored') GROUP BY kind"
    )
    return {row.kind: row.n for row in rows}
