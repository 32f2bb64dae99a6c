"""The base of all facts, and how they are written to and read from JSON."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import orjson

_CLASSES: dict[str, type[Fact]] = {}


class Fact:
    """Something that happened. Subclasses are frozen dataclasses; the first field, or `order_id`, is the subject.

    `fact_name` is `<module>.<Class>`. A fact that nothing listens to says why in `no_reader`.
    """

    __slots__ = ()
    fact_name: ClassVar[str] = "Fact"
    no_reader: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        path = cls.__module__.split(".")
        module = path[-2] if path[-1] == "facts" else path[-1]
        cls.fact_name = f"{module}.{cls.__name__}"
        _CLASSES[cls.fact_name] = cls


def fact_class(name: str) -> type[Fact]:
    """The class of a fact's name. Raises KeyError for a name that no loaded module announces."""
    return _CLASSES[name]


def encode(fact: Fact) -> str:
    """The fact's fields as JSON text."""
    return orjson.dumps(fact).decode()


def decode(name: str, body: Mapping[str, Any]) -> Fact:
    """The fact that `encode` wrote; a field that is missing in an old row takes its default."""
    cls: Any = fact_class(name)
    readers = _readers(cls)
    made: Fact = cls(**{key: readers[key](value) for key, value in body.items() if key in readers})
    return made


def subject_of(fact: Fact) -> UUID | None:
    """What the fact is about: its `order_id` if it has one, else its first field."""
    order_id = getattr(fact, "order_id", None)
    if isinstance(order_id, UUID):
        return order_id
    cls: Any = type(fact)
    first = getattr(fact, _first_field(cls))
    return first if isinstance(first, UUID) else None


@cache
def _first_field(cls: Any) -> str:
    return dataclasses.fields(cls)[0].name


@cache
def _readers(cls: Any) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(cls)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cls)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    if hint is UUID:
        return UUID
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(part for part in get_args(hint) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        each = _reader(get_args(hint)[0])
        return lambda values: tuple(each(value) for value in values)
    return lambda value: value
