"""A worker process of the database steps only: what would call partners, and the timetable, stays where it is."""

from __future__ import annotations

import asyncio
import signal
import sys

import uvloop

from linkstar import flows
from linkstar.core.db import Database
from linkstar.core.work import STEPS, Worker, flush
from linkstar.core.work.claim import Group
from linkstar.kit.memory import collect_rarely


class Inside(Worker):
    """Serves the steps that `measured` names."""

    def _serves(self, group: Group) -> bool:
        return group.step in measured()


def measured() -> set[str]:
    """The steps that are measured."""
    return {name for name, step in STEPS.items() if not step.load and not step.period}


async def serve(conninfo: str, slots: int) -> None:
    """Works until SIGTERM."""
    database = await Database.open(conninfo, before_commit=flush, size=slots * 2 + 2)
    worker = Inside(database, slots=slots)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, worker.stop)
    try:
        await worker.run()
    finally:
        await database.close()


if __name__ == "__main__":
    flows.load()
    collect_rarely()
    uvloop.run(serve(sys.argv[1], int(sys.argv[2])))
