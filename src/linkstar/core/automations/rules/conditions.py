"""Conditions as people choose them from lists, and the same as an expression: both ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from linkstar.core.automations.rules.fields import BY_NAME, OF_KIND

ALWAYS = "true"
CONDITIONS_MAX, VALUES_MAX = 20, 100
_SIGNS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<=", "eq": "=="}
_COMPARES = {sign: name for name, sign in _SIGNS.items()}
_TEXT = r'"(?:[^"\\]|\\.)*"'
_LIST = rf"\[(?:{_TEXT}(?:, {_TEXT})*)\]"
_NAME = r"(?P<field>[a-z]+\.[a-z_]+)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(form))
    for name, form in (
        ("money", rf'{_NAME}\["(?P<currency>[A-Z]{{3}})"\] (?P<sign>>=|<=|==|>|<) (?P<number>-?\d{{1,18}})'),
        ("number", rf"{_NAME} (?P<sign>>=|<=|==|>|<) (?P<number>-?\d{{1,18}})"),
        ("in", rf"{_NAME} in (?P<list>{_LIST})"), ("not_in", rf"!\({_NAME} in (?P<list>{_LIST})\)"),
        ("is", rf"{_NAME} == (?P<text>{_TEXT})"), ("is_not", rf"{_NAME} != (?P<text>{_TEXT})"),
        ("contains", rf"{_NAME}\.contains\((?P<text>{_TEXT})\)"), ("not_contains", rf"!{_NAME}\.contains\((?P<text>{_TEXT})\)"),
        ("starts", rf"{_NAME}\.startsWith\((?P<text>{_TEXT})\)"),
        ("has_any", rf"{_NAME}\.exists\(one, one in (?P<list>{_LIST})\)"),
        ("has_none", rf"!{_NAME}\.exists\(one, one in (?P<list>{_LIST})\)"),
        ("any_starts", rf"{_NAME}\.exists\(one, one\.startsWith\((?P<text>{_TEXT})\)\)"),
        ("yes", _NAME), ("no", rf"!{_NAME}"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of a condition. Numbers and amounts (minor units of `currency`) stand in `number`, texts in `values`."""

    field: str
    compare: str
    values: tuple[str, ...] = ()
    number: int = 0
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Lines that all have to hold, or any of them; none at all holds always."""

    match: Literal["all", "any"] = "all"
    lines: tuple[Condition, ...] = ()


def flaw_of(one: Condition) -> str:
    """What is missing in a line, as the name of its part: field, compare, values or currency; empty if nothing is."""
    field = BY_NAME.get(one.field)
    if field is None:
        return "field"
    if one.compare not in OF_KIND[field.kind]:
        return "compare"
    if field.kind == "money" and not re.fullmatch("[A-Z]{3}", one.currency):
        return "currency"
    is_single = one.compare in ("is", "is_not", "contains", "not_contains", "starts", "any_starts")
    if is_single and len(one.values) != 1:
        return "values"
    if one.compare in ("in", "not_in", "has_any", "has_none") and not 1 <= len(one.values) <= VALUES_MAX:
        return "values"
    return ""


def to_source(conditions: Conditions) -> str:
    """The expression of conditions without a flaw."""
    sign = " && " if conditions.match == "all" else " || "
    return sign.join(map(_line, conditions.lines)) or ALWAYS


def from_source(source: str) -> Conditions | None:
    """The lines of an expression, if it is one that lines can say; None for what only experts can read."""
    source = source.strip()
    if source == ALWAYS:
        return Conditions()
    for match, sign in (("all", "&&"), ("any", "||")):
        parts = list(_split(source, sign))
        lines = [_read(part) for part in parts]
        if all(lines) and len(lines) <= CONDITIONS_MAX:
            return Conditions("any" if match == "any" else "all", tuple(one for one in lines if one))
    return None


def _line(one: Condition) -> str:
    field, compare = one.field, one.compare
    if compare in _SIGNS:
        where = f'{field}["{one.currency}"]' if one.currency else field
        return f"{where} {_SIGNS[compare]} {one.number}"
    first = _said(one.values[0]) if one.values else ""
    listed = "[" + ", ".join(map(_said, one.values)) + "]"
    return {
        "in": f"{field} in {listed}", "not_in": f"!({field} in {listed})",
        "is": f"{field} == {first}", "is_not": f"{field} != {first}", "contains": f"{field}.contains({first})",
        "not_contains": f"!{field}.contains({first})", "starts": f"{field}.startsWith({first})", "yes": field, "no": f"!{field}",
        "has_any": f"{field}.exists(one, one in {listed})", "has_none": f"!{field}.exists(one, one in {listed})",
        "any_starts": f"{field}.exists(one, one.startsWith({first}))",
    }[compare]  # fmt: skip


def _said(text: str) -> str:
    """A text as a literal: what JSON writes, CEL reads."""
    return json.dumps(text, ensure_ascii=False)


def _split(source: str, sign: str) -> Iterator[str]:
    """The parts between signs that stand outside of texts and brackets."""
    depth = begin = at = 0
    is_text = False
    while at < len(source):
        one = source[at]
        if is_text:
            at += one == "\\"
            is_text = one != '"'
        elif one == '"':
            is_text = True
        elif one in "([":
            depth += 1
        elif one in ")]":
            depth -= 1
        elif not depth and source.startswith(sign, at):
            yield source[begin:at].strip()
            begin = at + len(sign)
            at += 1
        at += 1
    yield source[begin:].strip()


def _read(part: str) -> Condition | None:
    for form, pattern in _FORMS:
        found = pattern.fullmatch(part)
        if found is None:
            continue
        try:
            one = _condition(form, found.groupdict())
        except ValueError:  # a text that CEL writes and JSON does not
            return None
        # What is not written as we write it might mean something else.
        return one if not flaw_of(one) and _line(one) == part else None
    return None


def _condition(form: str, said: dict[str, Any]) -> Condition:
    if "sign" in said:
        return Condition(said["field"], _COMPARES[said["sign"]], (), int(said["number"]), said.get("currency") or "")
    values: Sequence[str] = ()
    if "list" in said:
        values = json.loads(said["list"])
    elif "text" in said:
        values = [json.loads(said["text"])]
    return Condition(said["field"], form, tuple(values))
