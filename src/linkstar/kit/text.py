"""The words of a text, as people search by them."""

from __future__ import annotations

import re

WORDS_MAX = 8
GAPS = r"""][\s@.,;:+_'"()/\\&|!<>*-"""  # what parts words, for a character class; the same for Python and PostgreSQL
_GAP = re.compile(rf"[\{GAPS[0]}\{GAPS[1]}{GAPS[2:]}]+")


def words_of(said: str) -> list[str]:
    """At most `WORDS_MAX` words, in small letters: "Ann-Marie O'Neil" is ann, marie, o, neil."""
    return [word for word in _GAP.split(said.lower()) if word][:WORDS_MAX]
