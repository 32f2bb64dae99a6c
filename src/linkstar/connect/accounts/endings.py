"""Authorisations that end: a seller's yes holds for half a year, a year, eighteen months, and then the shop stands still.

Where the partner says until when, people are warned once a fortnight before, once with three days left, once on the last day.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from linkstar.connect.accounts.actions import ENDS
from linkstar.core import incidents
from linkstar.core.db import Tx

WARN_DAYS = (14, 3, 1)


def warning(left: timedelta) -> int | None:
    """The nearest warning that is due with so much time left, as its days; None while there is time enough."""
    return min((days for days in WARN_DAYS if left <= timedelta(days=days)), default=None)


async def warn_of_ends(tx: Tx) -> None:
    """Opens an incident as an authorisation comes near its end, a nearer warning in the place of the one before; closes those of
    accounts that were renewed. What a person closed stays closed until the next warning."""
    rows = await tx.rows(
        "SELECT id, partner, title, zone, authorised_until FROM connect.accounts WHERE tenant_id = %(tenant)s"
        " AND state IN ('connected', 'paused') AND authorised_until <= %(soon)s ORDER BY id",
        {"soon": tx.now + timedelta(days=max(WARN_DAYS))},
    )
    due = {f"ends:{row.id}:{row.authorised_until:%Y%m%d}:{warning(row.authorised_until - tx.now)}": row for row in rows}
    known = await incidents.known_causes(tx, list(due))
    await incidents.resolve_others(tx, ENDS, list(due))
    news = [
        incidents.New(
            ENDS, cause, row.id,
            {"partner": row.partner, "shop": row.title, "date": _day(row.authorised_until, row.zone)},
        )
        for cause, row in due.items() if cause not in known
    ]  # fmt: skip
    await incidents.open_many(tx, news)


def _day(at: datetime, zone: str) -> str:
    """The day as the account's site counts it; as UTC does where the zone is none."""
    try:
        return f"{at.astimezone(ZoneInfo(zone)):%Y-%m-%d}"
    except (KeyError, ValueError):
        return f"{at:%Y-%m-%d}"
