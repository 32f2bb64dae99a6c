"""What has to be done now and then so that the house stays tidy: months of facts, the call log, deadlines."""

from __future__ import annotations

from datetime import timedelta

from linkstar.connect.call_log import purge_calls
from linkstar.core import access, work
from linkstar.core.db import Tx
from linkstar.core.db.months import drop_fact_months, make_fact_months
from linkstar.core.settings import Settings


@work.every("6h")
async def keep_months_of_facts(tx: Tx) -> None:
    """Makes the coming months of facts and drops those that are past the time they are kept."""
    keep = timedelta(days=Settings().facts_keep_days)
    await make_fact_months(tx, tx.now.date())
    await drop_fact_months(tx, (tx.now - keep).date())


@work.every("6h")
async def purge_call_log(tx: Tx) -> None:
    """Drops calls to partners that are older than the time they are kept."""
    await purge_calls(tx, before=tx.now - timedelta(days=Settings().call_log_keep_days))


@work.every("6h")
async def purge_sign_ins(tx: Tx) -> None:
    """Drops sessions that are over and the kept answers of repeated requests that nobody repeats any more."""
    await access.purge_sessions(tx)
    await access.purge_answers(tx, tx.now - timedelta(days=2))
