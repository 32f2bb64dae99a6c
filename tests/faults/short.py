"""The product's patience in seconds instead of minutes, so that a run of thousands of faults ends: the same code, other numbers.

Leases, back-off and time-outs follow the machine's clock (docs/decisions/0010), so a simulated clock cannot shorten them.
"""

from __future__ import annotations

from typing import Any

import aiohttp
from psycopg_pool import base as pools

from linkstar.connect import client, http, limits, partners, tokens
from linkstar.core.work import failures, run, worker
from linkstar.sandbox import deliveries

LEASE_S = 1.2
SILENCE_S = 1.2  # how long a partner's answer is awaited


def shorten_worker() -> None:
    """For a process that does work or serves requests."""
    for module in (run, worker):
        _put(module, "LEASE_S", LEASE_S)
    _put(worker, "BEAT_EVERY_S", 0.25)
    _put(worker, "LOOK_EVERY_S", 0.25)
    _put(failures, "BACKOFF_S", (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5))
    _put(failures, "LOOK_AGAIN_S", 1.5)
    _put(tokens, "LEASE_S", 1.5)
    _put(http, "BACKOFF_S", (0.05, 0.15, 0.3))
    _put(limits, "PAUSE_MAX_S", 0.5)
    _put(partners, "KNOWN_S", 0.5)
    _put(client, "PATIENCE", aiohttp.ClientTimeout(total=None, connect=30.0, sock_connect=1.0, sock_read=SILENCE_S))
    _put(pools.AttemptWithBackoff, "INITIAL_DELAY", 0.1)


def shorten_sandbox() -> None:
    """For the process of the pretend partners: they send a webhook again sooner, as often as ever."""
    _put(deliveries, "BACKOFF_S", (0.1, 0.2, 0.3, 0.5, 0.8, 1.0, 1.2))
    _put(deliveries, "HELD_S", 0.5)


def _put(where: Any, name: str, value: object) -> None:
    """Changes a number that is there; raises AttributeError when the product has renamed it."""
    getattr(where, name)
    setattr(where, name, value)
