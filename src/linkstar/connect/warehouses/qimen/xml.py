"""Qimen's XML as plain objects, both ways. Lists stand in an element of their own, whose children all have one name. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as Tree

from linkstar.connect.wire import Unreadable

_DECLARATION = b'<?xml version="1.0" encoding="utf-8"?>'


@dataclass(frozen=True, slots=True)
class Many:
    """A list, and the name of each of its elements."""

    name: str
    rows: Sequence[Mapping[str, Any]]


def write(root: str, said: Mapping[str, Any]) -> bytes:
    """A document; empty texts and None are left out."""
    body: bytes = Tree.tostring(_element(root, said), encoding="utf-8", xml_declaration=False)
    return _DECLARATION + body


def read(body: bytes) -> dict[str, Any]:
    """The children of the root: texts, objects, and lists where a name comes more than once. Raises Unreadable.

    Documents that declare entities are refused: nobody sends such, and they could grow without end.
    """
    if b"\x00" in body or b"<!" in body.replace(b"<![CDATA[", b""):
        raise Unreadable("XML with a declaration inside", body=body)
    try:
        root = Tree.fromstring(body)  # noqa: S314 - no entities, see above
    except (Tree.ParseError, ValueError, RecursionError) as wrong:
        raise Unreadable(f"not XML: {wrong}", body=body) from wrong
    said = _value(root)
    if not isinstance(said, dict):
        raise Unreadable("XML without a content", body=body)
    return said


def rows(said: Any, name: str) -> list[dict[str, Any]]:
    """The objects of a list element: none where it is empty or absent, one where only one stands in it. Raises ValueError."""
    found = said.get(name) if isinstance(said, dict) else None
    found = [] if found in (None, "") else found if isinstance(found, list) else [found]
    if not all(isinstance(one, dict) for one in found):
        raise ValueError(f"{name} is no list of objects")
    return found


def part(said: Any, name: str) -> dict[str, Any]:
    """An object inside an object; an empty one where it is absent or empty. Raises ValueError."""
    found = said.get(name) if isinstance(said, dict) else None
    if found in (None, ""):
        return {}
    if not isinstance(found, dict):
        raise ValueError(f"{name} is no object")
    return found


def _element(name: str, value: Any) -> Tree.Element:
    made = Tree.Element(name)
    if isinstance(value, Many):
        made.extend(_element(value.name, row) for row in value.rows)
    elif isinstance(value, Mapping):
        made.extend(_element(key, inner) for key, inner in value.items() if inner not in (None, ""))
    else:
        made.text = "".join(sign for sign in str(value) if sign in "\t\n" or sign >= " ")  # XML has no others
    return made


def _value(element: Tree.Element) -> Any:
    if not len(element):
        return (element.text or "").strip()
    said: dict[str, Any] = {}
    for child in element:
        value = _value(child)
        if child.tag in said:
            before = said[child.tag]
            said[child.tag] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            said[child.tag] = value
    return said
