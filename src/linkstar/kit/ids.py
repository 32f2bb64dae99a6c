"""Ids: UUIDv7 (RFC 9562), so that ids made later sort later and index pages stay hot."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from uuid import UUID

_VERSION = 0x7 << 76
_VARIANT = 0x2 << 62
_COUNTER_BITS = 18  # 12 bits before and 6 bits behind the variant: 262,144 ordered ids a millisecond
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENTS_MAX = 16_384  # transactions that overlap each have a moment of their own; the oldest is forgotten first
_counts: dict[int, int] = {}


def new_id(at: datetime) -> UUID:
    """A UUIDv7 of the moment `at`; ids that one process makes for one millisecond keep the order they were made in."""
    ms = _ms_of(at)
    count = (_counts[ms] + 1) % (1 << _COUNTER_BITS) if ms in _counts else os.urandom(1)[0]
    _counts[ms] = count
    if len(_counts) > _MOMENTS_MAX:
        del _counts[next(iter(_counts))]
    tail = ((count & 0x3F) << 56) | int.from_bytes(os.urandom(7), "big")
    return UUID(int=(ms << 80) | _VERSION | ((count >> 6) << 64) | _VARIANT | tail)


def lowest_id(at: datetime) -> UUID:
    """The smallest UUIDv7 of the moment `at`: the bound of a time range over ids."""
    return UUID(int=(_ms_of(at) << 80) | _VERSION | _VARIANT)


def moment_of(id_: UUID) -> datetime:
    """The moment, to the millisecond, that a UUIDv7 was made."""
    return _EPOCH + timedelta(milliseconds=id_.int >> 80)


def _ms_of(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(milliseconds=1)
