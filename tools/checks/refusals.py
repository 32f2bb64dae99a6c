"""Every refusal has a code of its own and a sentence in English and Chinese that name the same things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

NAMED = re.compile(r"{(\w+)}")
CODE = re.compile(r"^[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z0-9]+)*)?$")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def below(base: type) -> Iterator[type]:
    """All subclasses of a class, at any depth."""
    children: list[type] = base.__subclasses__()
    for cls in children:
        yield cls
        yield from below(cls)


def complaints(classes: Iterable[type]) -> list[str]:
    """One sentence for each class whose code or text is missing, borrowed, doubled or half translated."""
    refusals: list[type] = list(dict.fromkeys(classes))
    codes = Counter(getattr(cls, "code", "") for cls in refusals)
    return [f"{cls.__module__}.{cls.__name__}: {what}" for cls in refusals for what in _of(cls, codes)]


def _of(cls: type, codes: Counter[str]) -> Iterator[str]:
    own = {name: str(vars(cls).get(name, "")) for name in ("code", "en", "zh")}
    yield from (f"has no {name} of its own" for name, text in own.items() if not text)
    if own["code"] and not CODE.match(own["code"]):
        yield f"code {own['code']!r} is not module.reason"
    if codes[own["code"]] > 1:
        yield f"code {own['code']!r} is taken twice"
    if own["zh"] and not CHINESE.search(own["zh"]):
        yield "the Chinese sentence is not Chinese"
    if set(NAMED.findall(own["en"])) != set(NAMED.findall(own["zh"])):
        yield "the English and the Chinese sentence name different things"
