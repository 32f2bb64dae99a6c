"""How often somebody may try to sign in, as far as no account is concerned: by network address, and for addresses nobody has.

Kept in this process: the count of an account that exists is in the database.
"""

from __future__ import annotations

import time
from collections import OrderedDict

from linkstar.core.access.actions.sessions import minutes
from linkstar.core.access.errors import LoginLocked, TooManyAttempts
from linkstar.core.access.rules import lock_s

PER_HOST = 60  # sign-ins from one network address ...
WINDOW_S = 60.0  # ... in so many seconds
KEPT = 20_000  # addresses that are remembered


class Attempts:
    """The counts of one process."""

    def __init__(self) -> None:
        self._hosts: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._unknown: OrderedDict[str, tuple[float, int]] = OrderedDict()  # until when, and how many

    def check(self, host: str, email: str) -> None:
        """Counts an attempt of a host. Raises TooManyAttempts, and LoginLocked as an account that exists would."""
        now = time.monotonic()
        since, count = self._hosts.get(host, (now, 0))
        since, count = (now, 0) if now - since > WINDOW_S else (since, count)
        _keep(self._hosts, host, (since, count + 1))
        if count >= PER_HOST:
            raise TooManyAttempts(minutes=minutes(WINDOW_S))
        until, _ = self._unknown.get(email, (0.0, 0))
        if until > now:
            raise LoginLocked(minutes=minutes(until - now))

    def count_unknown(self, email: str) -> None:
        """Counts a wrong attempt with an address that nobody has: it rests as any other, so that nothing is given away."""
        _, count = self._unknown.get(email, (0.0, 0))
        rest_s = lock_s(count + 1)
        _keep(self._unknown, email, (time.monotonic() + rest_s if rest_s else 0.0, count + 1))

    def forget(self, email: str) -> None:
        """Forgets wrong attempts after a right one."""
        self._unknown.pop(email, None)


def _keep(counts: OrderedDict[str, tuple[float, int]], key: str, value: tuple[float, int]) -> None:
    counts[key] = value
    counts.move_to_end(key)
    if len(counts) > KEPT:
        counts.popitem(last=False)
