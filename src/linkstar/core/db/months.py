"""Months of facts: made ahead and dropped when their time is over, by functions that run as the owner."""

from __future__ import annotations

from datetime import date

from linkstar.core.db.tx import Tx


async def make_fact_months(tx: Tx, since: date, *, months: int = 3) -> None:
    """Makes the partitions of `months` months from `since` on; those that exist are left alone."""
    await tx.run("SELECT core.make_fact_months(%(since)s::date, %(months)s)", {"since": since, "months": months})


async def drop_fact_months(tx: Tx, before: date) -> None:
    """Drops the partitions of months that ended before `before`."""
    await tx.run("SELECT core.drop_fact_months(%(before)s::date)", {"before": before})
