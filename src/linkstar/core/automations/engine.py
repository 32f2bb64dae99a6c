"""The engine of conditions: CEL, by the C++ runtime of the CEL project (docs/decisions/0013-cel.md).

An expression sees the fields of `rules.fields` and nothing else: no files, no network, no clock, no loop without an end.
Its length, its depth (32), the steps of its loops (10,000) and the time that a batch may take are limited.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cel_expr_python import cel  # type: ignore[import-untyped]

from linkstar.core.automations.errors import EvaluationFailed, NotUnderstood
from linkstar.core.automations.rules.fields import EXAMPLE_LINE, FIELDS, LINES, needs_of

SOURCE_MAX = 2_000  # characters
_T = cel.Type
_TYPES = {
    "money": _T.Map(_T.STRING, _T.INT), "number": _T.INT, "choice": _T.STRING, "text": _T.STRING, "flag": _T.BOOL,
    "words": _T.List(_T.STRING), "choices": _T.List(_T.STRING),
}  # fmt: skip
_ENV = cel.NewEnv(
    variables={one.name: _TYPES[one.kind] for one in FIELDS} | {LINES: _T.List(_T.Map(_T.STRING, _T.DYN))}
)
_EXAMPLE = {one.name: one.example for one in FIELDS} | {LINES: [EXAMPLE_LINE]}
_WHERE = re.compile(r"ERROR: <input>:(-?\d+):(-?\d+): (.*)")


@dataclass(frozen=True, slots=True)
class Program:
    """A compiled expression and the fields that it names."""

    source: str
    expression: Any
    needs: frozenset[str]


@lru_cache(maxsize=2_000)
def compile_source(source: str) -> Program:
    """Compiles an expression of type bool. Raises NotUnderstood, with the place and the engine's own words."""
    if len(source) > SOURCE_MAX:
        raise NotUnderstood(f"{len(source)} characters; {SOURCE_MAX} are allowed")
    try:
        expression = _ENV.compile(source)
    except (RuntimeError, UnicodeError, TypeError) as wrong:
        raise _not_understood(str(wrong)) from wrong
    if expression.return_type() != _T.BOOL:
        raise NotUnderstood(f"the answer has to be true or false, not {expression.return_type().name().lower()}")
    program = Program(source, expression, needs_of(source))
    try:  # a line has no types of its own: an unknown part of it shows in a try
        evaluate(program, {name: _EXAMPLE[name] for name in program.needs})
    except EvaluationFailed as wrong:
        if LINES in program.needs and "not found in map" in str(wrong):
            raise NotUnderstood(f"{wrong} (a line has {', '.join(EXAMPLE_LINE)})") from wrong
    return program


def evaluate(program: Program, context: Mapping[str, Any]) -> bool:
    """Whether an order fits. Raises EvaluationFailed where there is no answer."""
    try:
        answer = program.expression.eval(data=context)
    except (RuntimeError, UnicodeError, TypeError, OverflowError) as wrong:
        raise EvaluationFailed(_plain(str(wrong))) from wrong
    if answer.type() != _T.BOOL:
        raise EvaluationFailed(_plain(str(answer.value())))
    return bool(answer.value())


def _not_understood(said: str) -> NotUnderstood:
    found = _WHERE.search(said)
    if found is None:
        return NotUnderstood(_plain(said))
    return NotUnderstood(_plain(found[3]), max(1, int(found[1])), max(1, int(found[2])))


def _plain(said: str) -> str:
    """The engine's sentence without its codes."""
    first = said.splitlines()[0] if said else "no answer"
    return re.sub(r"^[A-Z_]+: | \[[A-Z_]+\]$| \(in container ''\)", "", first)[:300]
