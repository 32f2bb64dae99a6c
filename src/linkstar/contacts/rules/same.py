"""Are two identities the same person, and why do we think so?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NAMES_MAX = 8  # a key that more distinct names share belongs to a desk, a forwarder or a family, not to a person

_WORDS = {
    "platform": ("the same buyer id at the platform", "平台买家 ID 相同"),
    "email": ("the same e-mail address", "邮箱相同"),
    "relay": ("the same relay address of this shop", "同一店铺的中转邮箱相同"),
    "phone": ("the same phone number", "电话相同"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A key that two identities share, and how many distinct names share it."""

    kind: str
    names: int

    @property
    def counts(self) -> bool:
        """Whether the key still says who somebody is."""
        return self.names <= NAMES_MAX


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, the kind of key it rests on ("" for no), and each piece of evidence in words."""

    is_same: bool
    rule: str
    why: tuple[str, ...]


def is_same_person(evidence: Sequence[Evidence], language: str = "en") -> Verdict:
    """Yes if any shared key is shared by few enough names; the first such key, the surest, is the rule."""
    why = tuple(_words(one, is_chinese=language.lower().startswith("zh")) for one in evidence)
    rule = next((one.kind for one in evidence if one.counts), "")
    return Verdict(bool(rule), rule, why)


def _words(evidence: Evidence, *, is_chinese: bool) -> str:
    shared = _WORDS[evidence.kind][is_chinese]
    if is_chinese:
        return f"{shared}（{evidence.names} 个姓名{'' if evidence.counts else '，过多，不作依据'}）"
    names = f"{evidence.names} name" + ("" if evidence.names == 1 else "s")
    return f"{shared} ({names}" + (")" if evidence.counts else ", too many: it says nothing)")
