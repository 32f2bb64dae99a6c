"""Lists on their way to PostgreSQL: the columns of a batch, packed in the binary form of arrays.

psycopg's own dumper asks three questions for every element; a column of a batch holds elements of one type, so that one
question is enough. What this one does not know (lists in lists, mixed types) goes the way of psycopg.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from struct import Struct
from typing import Any
from uuid import UUID

from psycopg.abc import Buffer
from psycopg.types.array import ListBinaryDumper

_HEAD = Struct("!IIIII").pack  # dimensions, has nulls, element type, length, lower bound
_LENGTH = Struct("!i").pack
_INTEGER = Struct("!iq").pack
_NULL = _LENGTH(-1)
_SIXTEEN = _LENGTH(16)
_TRUE, _FALSE = _LENGTH(1) + b"\1", _LENGTH(1) + b"\0"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # where PostgreSQL counts microseconds from


def _uuids(values: Iterable[UUID]) -> list[bytes]:
    return [_SIXTEEN + value.int.to_bytes(16, "big") for value in values]


def _texts(values: Iterable[str]) -> list[bytes]:
    return [_LENGTH(len(told)) + told for told in [value.encode() for value in values]]


def _bytes(values: Iterable[bytes]) -> list[bytes]:
    return [_LENGTH(len(value)) + value for value in values]


def _integers(values: Iterable[int]) -> list[bytes]:
    return [_INTEGER(8, value) for value in values]


def _moments(values: Iterable[datetime]) -> list[bytes]:
    since = [value - _EPOCH for value in values]
    return [_INTEGER(8, (past.days * 86_400 + past.seconds) * 1_000_000 + past.microseconds) for past in since]


def _booleans(values: Iterable[bool]) -> list[bytes]:
    return [_TRUE if value else _FALSE for value in values]


# Element type in Python -> its packer and the type's number in PostgreSQL: uuid, text, int8, timestamptz, bytea, bool.
_PACKERS: dict[type, tuple[Callable[[Iterable[Any]], list[bytes]], int]] = {
    UUID: (_uuids, 2950), str: (_texts, 25), int: (_integers, 20), datetime: (_moments, 1184),
    bytes: (_bytes, 17), bool: (_booleans, 16),
}  # fmt: skip
_HIGHEST = 1 << 63
_ARRAYS = {2950: 2951, 25: 1009, 20: 1016, 1184: 1185, 17: 1001, 16: 1000}
_OFTEN_THE_SAME = {25, 20, 1184}  # columns of these are worth a look whether they repeat a few values


class ColumnDumper(ListBinaryDumper):
    """Packs a list of UUIDs, texts, bytes, integers, moments with a zone or booleans, None among them, in one go."""

    _pack: Callable[[Iterable[Any]], list[bytes]] | None = None
    _element: int = 0

    def get_key(self, obj: list[Any], format: Any) -> Any:
        """One dumper per element type; integers always travel as int8."""
        found = None if self.oid else _kind(obj)
        return (list, found) if found else super().get_key(obj, format)

    def upgrade(self, obj: list[Any], format: Any) -> Any:
        """The dumper for this list."""
        found = None if self.oid else _kind(obj)
        if found is None:
            return super().upgrade(obj, format)
        dumper = ColumnDumper(self.cls, self._tx)
        dumper._pack, dumper._element = _PACKERS[found]
        dumper.oid = _ARRAYS[dumper._element]
        return dumper

    def dump(self, obj: list[Any]) -> Buffer | None:
        """The array in PostgreSQL's binary form."""
        pack = self._pack
        if pack is None:
            return super().dump(obj)
        distinct = set(obj) if self._element in _OFTEN_THE_SAME else None
        has_null = None in obj if distinct is None else None in distinct
        if distinct is not None and 4 * len(distinct) <= len(obj):
            distinct.discard(None)
            known = dict(zip(distinct, pack(distinct), strict=True))
            packed = [known.get(each, _NULL) for each in obj] if has_null else list(map(known.__getitem__, obj))
        elif has_null:
            given = iter(pack([each for each in obj if each is not None]))
            packed = [_NULL if each is None else next(given) for each in obj]
        else:
            packed = pack(obj)
        return _HEAD(1, has_null, self._element, len(obj), 1) + b"".join(packed)


def _kind(values: list[Any]) -> type | None:
    """The one type of the elements if it is packed here."""
    kinds = set(map(type, values))
    kinds.discard(type(None))
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    if kind is datetime and any(each is not None and each.tzinfo is None for each in values):
        return None
    if kind is int and not all(each is None or -_HIGHEST <= each < _HIGHEST for each in values):
        return None
    return kind if kind in _PACKERS else None
