"""How fast one API key or one signed-in person may ask, so that a program that runs wild takes nothing from the others.

Kept in this process: each web process gives as much.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Hashable

from linkstar.api.problems import TooManyRequests

KEPT = 20_000  # credentials that are remembered


class Pace:
    """What every credential may still ask of this process (a token bucket: a minute's worth at once, refilled evenly)."""

    def __init__(self, per_minute: int) -> None:
        """`per_minute`: requests of one credential; 0 sets no limit."""
        self._most, self._per_s = float(per_minute), per_minute / 60
        self._left: OrderedDict[int, tuple[float, float]] = OrderedDict()  # what was left, and when

    def take(self, credential: Hashable) -> None:
        """Counts one request. Raises TooManyRequests. Nothing is kept of the credential but its hash in this process."""
        if not self._per_s:
            return
        key, now = hash(credential), time.monotonic()
        left, at = self._left.get(key, (self._most, now))
        left = min(self._most, left + (now - at) * self._per_s)
        if left < 1:
            raise TooManyRequests(seconds=math.ceil((1 - left) / self._per_s), per_minute=int(self._most))
        self._left[key] = (left - 1, now)
        self._left.move_to_end(key)
        if len(self._left) > KEPT:
            self._left.popitem(last=False)
