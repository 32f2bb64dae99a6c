"""Who somebody is, for people who read what was done."""

from __future__ import annotations

from collections.abc import Iterable

from linkstar.core.db import Tx


async def get_actor_names(tx: Tx, actors: Iterable[str]) -> dict[str, str]:
    """Names of people and API keys by actor ("user:<id>", "key:<id>"); the program's own steps and unknown ones are left out."""
    asked = sorted({one for one in actors if one.startswith(("user:", "key:"))})
    if not asked:
        return {}
    rows = await tx.rows(
        "SELECT 'user:' || id AS actor, coalesce(nullif(name, ''), email) AS name FROM core.users"
        " WHERE tenant_id = %(tenant)s AND 'user:' || id = ANY(%(actors)s)"
        " UNION ALL SELECT 'key:' || id, name FROM core.api_keys WHERE tenant_id = %(tenant)s AND 'key:' || id = ANY(%(actors)s)",
        {"actors": asked},
    )
    return {row.actor: row.name for row in rows}
