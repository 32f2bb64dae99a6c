"""A pretend eBay with a seller connected to it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from linkstar.connect.channel import Confirmation, ConfirmLine, SeenOrder
from tests.contracts.accounts import NOW, Stage
from tests.contracts.orders import an_order, stage_knowing

HOUR_AGO = NOW - timedelta(hours=1)
SELLER = "pretend_seller"
DAY = datetime(2026, 11, 20, tzinfo=UTC)


def a_seller(**secrets: str) -> Stage:
    """The seller of the contract suite, with more secrets if need be."""
    return stage_knowing("ebay", **secrets)


def an_ebay_order(set_up: Stage, number: int = 1, **changes: Any) -> SeenOrder:
    """An order like that of the contract suite."""
    return an_order(set_up, number, **changes)


def a_box(order: SeenOrder, *units: int, number: str = "YT-1 2") -> Confirmation:
    """A parcel with so many units of each line."""
    lines = [ConfirmLine(line.external_id, count) for line, count in zip(order.lines, units, strict=False) if count]
    return Confirmation(f"p-{number}", order.external_id, number, "云途 YunExpress", "", HOUR_AGO, lines)
