"""`python -m tests.faults`: a fault run. FAULTS says how many (1000), SEED repeats one."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import signal
import sys

from tests.faults.plan import ROUND
from tests.faults.verdict import fault_run


def say(text: str) -> None:
    """To the terminal at once."""
    print(text, flush=True)  # noqa: T201 - this is a command


def main() -> int:
    """Prints seed, faults by kind and the verdict; 1 if anything is wrong or too little was struck."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that an end from outside cleans up, too
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # it tells of every server that was killed
    faults = int(os.environ.get("FAULTS") or ROUND)
    seed = int(os.environ.get("SEED") or secrets.randbelow(10**6))
    say(f"fault run: seed {seed}, at least {faults} faults; SEED={seed} FAULTS={faults} make faults repeats it")
    report = asyncio.run(fault_run(seed, faults, say=say))
    say(report.told())
    if report.faults < faults:
        say(f"only {report.faults} of {faults} faults struck")
    return 1 if report.wrong or report.faults < faults else 0


if __name__ == "__main__":
    sys.exit(main())
