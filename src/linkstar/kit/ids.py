"""Ids: UUIDv7 (RFC 9562), so that ids made later sort later and index pages stay hot."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from uuid import UUID, SafeUUID

_VERSION = 0x7 << 76
_VARIANT = 0x2 << 62
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOMENTS_MAX = 16_384  # transactions that overlap each have a moment of their own; the oldest is forgotten first
_counts: dict[int, int] = {}
_blank, _set = UUID.__new__, object.__setattr__


def new_id(at: datetime) -> UUID:
    """A UUIDv7 of the moment `at`; ids that one process makes for one millisecond keep the order they were made in."""
    return new_ids(at, 1)[0]


def new_ids(at: datetime, count: int) -> list[UUID]:
    """`count` UUIDv7 of the moment `at`, in order."""
    # The counter has 12 bits before and 6 bits behind the variant: 262,144 ordered ids a millisecond.
    ms = _ms_of(at)
    first = _counts[ms] + 1 if ms in _counts else os.urandom(1)[0]
    _counts[ms] = first + count - 1
    if len(_counts) > _MOMENTS_MAX:
        del _counts[next(iter(_counts))]
    base, chance = (ms << 80) | _VERSION | _VARIANT, os.urandom(7 * count)
    return [
        from_int(
            base
            | ((number >> 6 & 0xFFF) << 64)
            | ((number & 0x3F) << 56)
            | int.from_bytes(chance[place : place + 7], "big")
        )
        for number, place in zip(range(first, first + count), range(0, 7 * count, 7), strict=True)
    ]


def from_int(value: int) -> UUID:
    """The UUID of 128 bits that are known to be good: without the questions that `UUID(int=...)` asks."""
    made = _blank(UUID)
    _set(made, "int", value)
    _set(made, "is_safe", SafeUUID.unknown)
    return made


def lowest_id(at: datetime) -> UUID:
    """The smallest UUIDv7 of the moment `at`: the bound of a time range over ids."""
    return UUID(int=(_ms_of(at) << 80) | _VERSION | _VARIANT)


def moment_of(id_: UUID) -> datetime:
    """The moment, to the millisecond, that a UUIDv7 was made."""
    return _EPOCH + timedelta(milliseconds=id_.int >> 80)


def _ms_of(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(milliseconds=1)
