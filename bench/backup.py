"""Saving and restoring 100,000 orders of three lines: `linkstar backup` and `restore` against plain pg_dump and pg_restore.

Ours counts every row at the same moment as the dump, reads the file back, and after a restore counts every row again and
pauses the shops; what that costs above the plain programs (same compression, same number of connections) is the ratio.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from bench._filler import fill
from bench._place import Place, throw_away
from linkstar.cli.backup import Wish, restore, save
from linkstar.cli.backup.programs import find_programs, run as run_program
from linkstar.cli.backup.show import Steps
from linkstar.core.db.digest import digest_of
from linkstar.core.settings import Settings
from linkstar.kit.clock import WallClock
from linkstar.kit.ids import new_id

ORDERS, ROUNDS, JOBS = 100_000, 3, 2


def run() -> dict[str, Any]:
    """Seconds of each way (median of alternated rounds), their ratios, and whether the digests are equal."""
    with throw_away() as place, tempfile.TemporaryDirectory(prefix="linkstar-bench-") as folder:
        now = WallClock().now()
        fill(place, new_id(now), [new_id(now) for _ in range(10)], low=0, high=ORDERS)
        place.sql("CHECKPOINT")
        seconds: dict[str, list[float]] = {"dump": [], "backup": [], "plain_restore": [], "restore": []}
        told: dict[str, Any] = {"digest_equal": 1}
        for number in range(ROUNDS):
            _round(place, Path(folder), number, seconds, told)
        medians = {name: statistics.median(each) for name, each in seconds.items()}
        return {
            "orders": ORDERS, **told, **{f"{name}_s": each for name, each in medians.items()},
            "backup_ratio": medians["backup"] / medians["dump"], "restore_ratio": medians["restore"] / medians["plain_restore"],
            "targets": {"digest_equal": "== 1", "backup_ratio": "<= 3", "restore_ratio": "<= 3"},
            "aims": {"backup_ratio": "<= 2", "restore_ratio": "<= 1.5"},
        }  # fmt: skip


def _round(place: Place, folder: Path, number: int, seconds: dict[str, list[float]], told: dict[str, Any]) -> None:
    programs = find_programs(15).folder
    plain, ours = folder / "plain.dump", folder / "ours.backup"
    dump = [programs / "pg_dump", "--format=custom", "--compress=1", "--file", plain]
    seconds["dump"].append(_timed(lambda: run_program(dump, place.owner)))
    settings = Settings(home=place.home)
    made_at = datetime.now(UTC)
    saved: list[Any] = []
    save_it = lambda: saved.append(save(settings, ours, made_at=made_at, with_keys=False, steps=Steps()))  # noqa: E731 - timed below
    seconds["backup"].append(_timed(save_it))
    told |= {"rows": saved[0].manifest.rows, "mb": ours.stat().st_size / 1e6}
    for name in ("plain", "ours"):
        place.sql(f"CREATE DATABASE {name}_{number}")
    into = make_conninfo(place.owner, dbname=f"plain_{number}")
    read_in = [programs / "pg_restore", "--no-owner", f"--jobs={JOBS}", plain]
    seconds["plain_restore"].append(_timed(lambda: run_program(read_in, into)))
    copy = place.owner.replace("@/linkstar?", f"@/ours_{number}?")
    there = Settings(home=place.home, database_url=copy)
    seconds["restore"].append(_timed(lambda: restore(there, Wish(ours, jobs=JOBS), steps=Steps())))
    with psycopg.connect(copy, autocommit=True) as connection:
        connection.execute("DELETE FROM core.incidents")  # accounts that were paused: the one thing a restore adds
        told["digest_equal"] &= int(digest_of(connection).text == saved[0].manifest.digest)
    for name in ("plain", "ours"):
        place.sql(f"DROP DATABASE {name}_{number} WITH (FORCE)")


def _timed(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
