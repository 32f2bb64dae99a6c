"""What the pages say, in the visitor's language: stories are written in English and told in both.

Each text stands in the source beside its translation, with places as {count}: the pages' in words.ts, those of the API in Python.
One text has several translations if folders differ; then the answer is a pattern that any of them fits.
"""

from __future__ import annotations

import ast
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from tools.checks.source import ROOT

Said = str | re.Pattern[str]
_PLACE = re.compile(r"\{(\w+)\}")
_STRING = r'("(?:[^"\\]|\\.)*")'
_PAIR = re.compile(rf": \[{_STRING}, {_STRING}\]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


class Words:
    """Pairs of texts, English and Chinese."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._of: defaultdict[str, list[str]] = defaultdict(list)
        for english, chinese in pairs:
            if chinese not in self._of[english]:
                self._of[english].append(chinese)

    def __contains__(self, text: str) -> bool:
        return bool(self._found(text))

    def say(self, language: str, text: str, fill: Mapping[str, Said]) -> Said:
        """A text of the source in a language, its places filled; what is not filled may be anything."""
        texts = {_whole(one, {**fill, **carried}) for one, carried in self._in(language, text)}
        if len(texts) == 1 and isinstance(only := next(iter(texts)), str):
            return only
        return re.compile("|".join(sorted(_pattern(one) for one in texts)))

    def _in(self, language: str, text: str) -> list[tuple[str, dict[str, Said]]]:
        found = self._found(text)
        if not found:
            raise LookupError(f"nothing reads {text!r}: say it whole, with its places as the source has them")
        if language == "en":
            return found
        return [(chinese, carried) for english, carried in found for chinese in self._of[english]]

    def _found(self, text: str) -> list[tuple[str, dict[str, Said]]]:
        """The text itself, or the texts with places that it is made of: those of which most is said outside of places."""
        if text in self._of:
            return [(text, {})]
        fitting = [(one, fit.groupdict()) for one in self._of if "{" in one and (fit := _reading(one).fullmatch(text))]
        most = max((len(_PLACE.sub("", one)) for one, _ in fitting), default=0)
        return [(one, {**carried}) for one, carried in fitting if most and len(_PLACE.sub("", one)) == most]


def exactly(said: Said) -> re.Pattern[str]:
    """Fits the whole of a text and no part of it, as `exact=True` does for plain text."""
    return re.compile(rf"^\s*(?:{_pattern(said)})\s*$")


def together(*said: Said) -> re.Pattern[str]:
    """Fits texts that a page puts one behind the other."""
    return re.compile("".join(f"(?:{_pattern(one)})" for one in said))


def _pattern(said: Said) -> str:
    return said.pattern if isinstance(said, re.Pattern) else re.escape(said)


def _whole(text: str, fill: Mapping[str, Said]) -> Said:
    """A text with its places filled: plain if all are filled with plain text."""
    names = _PLACE.findall(text)
    if all(isinstance(fill.get(name), str) for name in names):
        return _PLACE.sub(lambda place: str(fill[place[1]]), text)
    anything = re.compile(".*")
    parts = [fill.get(one, anything) if n % 2 else one for n, one in enumerate(_PLACE.split(text))]
    return together(*parts)


@cache
def _reading(text: str) -> re.Pattern[str]:
    """Reads a text with places; one that is named twice is read once."""
    seen = set[str]()
    read = ""
    for n, one in enumerate(_PLACE.split(text)):
        read += re.escape(one) if n % 2 == 0 else f"(?P={one})" if one in seen else f"(?P<{one}>.+)"
        seen |= {one} if n % 2 else set()
    return re.compile(read)


def of_pages() -> Iterator[tuple[str, str]]:
    """The words of the pages, and their titles."""
    for path in sorted((ROOT / "web" / "src").rglob("*.ts")):
        if path.name.lower().endswith("words.ts") or path.name == "pages.ts":
            for english, chinese in _PAIR.findall(path.read_text()):
                yield json.loads(english), json.loads(chinese)


def of_python(text: str) -> Iterator[tuple[str, str]]:
    """The pairs of a Python file: `en` and `zh` of a class, or two strings side by side of which one is Chinese."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef):
            told = {one.targets[0].id: _text(one.value) for one in node.body
                    if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name)}  # fmt: skip
            beside = [told.get("en", ""), told.get("zh", "")]
        elif isinstance(node, ast.Tuple | ast.Call):
            beside = [_text(one) for one in (node.elts if isinstance(node, ast.Tuple) else node.args)]
        else:
            continue
        if len(beside) == 2 and _CHINESE.search(beside[0]):
            beside.reverse()
        yield from (
            (one, other)
            for one, other in pairwise(beside)
            if one and not _CHINESE.search(one) and _CHINESE.search(other)
        )


def _text(node: ast.expr) -> str:
    """A string of the source, an f-string with its places; a brace that `format` wants doubled is one."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(one) for one in node.values)
    if isinstance(node, ast.FormattedValue):
        return f"{{{ast.unparse(node.value)}}}"
    said = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return said.replace("{{", "{").replace("}}", "}")


@cache
def words() -> Words:
    """All words of LinkStar, read once."""
    python = (path.read_text() for path in sorted((ROOT / "src" / "linkstar").rglob("*.py")))
    return Words([*of_pages(), *(pair for text in python if _CHINESE.search(text) for pair in of_python(text))])
