"""The leaky bucket of points that every shop has, as Shopify keeps and tells it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

_RATES = {"standard": 100.0, "advanced": 200.0, "plus": 1000.0, "enterprise": 2000.0}
_SECONDS_IN_BUCKET = 20
QUERY_COST_MAX = 1000


class Buckets:
    """Points left per shop. Kept in memory: a restart fills them, as time would have done."""

    def __init__(self) -> None:
        self._left: dict[str, tuple[float, datetime]] = {}

    def left(self, shop: str, plan: str, at: datetime) -> float:
        """Points in the bucket now."""
        size = _RATES[plan] * _SECONDS_IN_BUCKET
        left, since = self._left.get(shop, (size, at))
        return min(size, left + _RATES[plan] * max(0.0, (at - since).total_seconds()))

    def take(self, shop: str, plan: str, at: datetime, points: float) -> bool:
        """Takes points out; False, and nothing taken, if there are too few."""
        left = self.left(shop, plan, at)
        self._left[shop] = (left - points if left >= points else left, at)
        return left >= points

    def status(self, shop: str, plan: str, at: datetime) -> dict[str, Any]:
        """`throttleStatus` as answers carry it."""
        size = _RATES[plan] * _SECONDS_IN_BUCKET
        left = float(int(self.left(shop, plan, at)))
        return {"maximumAvailable": size, "currentlyAvailable": left, "restoreRate": _RATES[plan]}


def throttled_body(points: float, status: dict[str, Any]) -> dict[str, Any]:
    """What Shopify answers, with status 200, when the bucket is empty."""
    return {
        "errors": [
            {
                "message": "Throttled",
                "extensions": {"code": "THROTTLED", "documentation": "https://shopify.dev/api/usage/rate-limits"},
            }
        ],
        "extensions": {"cost": {"requestedQueryCost": points, "actualQueryCost": None, "throttleStatus": status}},
    }
