"""Whoever switches a check off says why: `# noqa: CODE - why`, or in a comment on the line above."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

from tools.checks.source import sources

NOQA = re.compile(r"#\s*noqa\b(?P<rest>.*)$")
GOOD = re.compile(r"^: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)*\s\W*\w+")


def complaints(folder: Path) -> list[str]:
    """One sentence for each silenced check without a reason."""
    found = []
    for source in sources(folder):
        lines = ["", *source.text.splitlines()]
        for token in tokenize.generate_tokens(io.StringIO(source.text).readline):
            silenced = NOQA.search(token.string) if token.type == tokenize.COMMENT else None
            number = token.start[0]
            if silenced and not GOOD.match(silenced["rest"]) and not lines[number - 1].lstrip().startswith("# "):
                found.append(f"{source.path}:{number}: say why: # noqa: CODE - why")
    return found
