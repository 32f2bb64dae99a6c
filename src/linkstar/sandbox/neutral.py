"""Neutral records out of the console's JSON: orders to be placed and scans of parcels."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from linkstar.kit.errors import Invalid

T = TypeVar("T")


def read(cls: type[T], said: Any, field: str) -> T:
    """A record of `cls` out of JSON; times are ISO 8601 with a zone. Raises Invalid."""
    try:
        record: T = _reader(cast(Hashable, cls))(said)
    except Invalid:
        raise
    except (TypeError, ValueError, AttributeError) as wrong:
        raise Invalid(field, f"this is no {cls.__name__}: {wrong}") from wrong
    return record


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    if hint is datetime:
        return _moment
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(hint)}
        deep = {name: reader for name, reader in readers.items() if reader is not _as_it_is}
        return lambda said: hint(**{**said, **{name: deep[name](said[name]) for name in deep if name in said}})
    args = get_args(hint)
    if type(None) in args:
        inner = _reader(next(part for part in args if part is not type(None)))
        return lambda said: None if said is None else inner(said)
    origin = get_origin(hint)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _as_it_is
    if args and isinstance(origin, type) and not issubclass(origin, str):
        each = _reader(args[0])
        return lambda said: tuple(each(one) for one in said)
    return _as_it_is


def _as_it_is(said: Any) -> Any:
    return said


def _moment(said: str) -> datetime:
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError(f"{said} has no zone")
    return moment
