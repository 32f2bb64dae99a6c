"""Work: steps that listen to facts, done exactly once in the transaction that marks them done, or called with a lease.

Declared with `step`, `outside` and `every`; run by `Worker`. Some 700 lines and nothing but PostgreSQL.
"""

from linkstar.core.work.flush import flush
from linkstar.core.work.queries import Backlog, SeenWorker, count_waiting, list_backlog, list_workers
from linkstar.core.work.registry import LISTENERS, STEPS, Again, every, outside, step
from linkstar.core.work.replay import ensure_timetable, replay, wake
from linkstar.core.work.run import Asked
from linkstar.core.work.worker import Worker

__all__ = [
    "LISTENERS", "STEPS", "Again", "Asked", "Backlog", "SeenWorker", "Worker", "count_waiting", "ensure_timetable",
    "every", "flush", "list_backlog", "list_workers", "outside", "replay", "step", "wake",
]  # fmt: skip
