"""Writes docs/openapi.json from the API, or with --check says what is stale. Called by `make docs` and `make check`."""

from __future__ import annotations

import difflib
import json
import sys
from pathlib import Path
from typing import Any

from linkstar.api.app import openapi

PAGE = Path(__file__).resolve().parent.parent / "docs" / "openapi.json"


def text_of(document: dict[str, Any]) -> str:
    """The document as it is committed: sorted, so that a change is small."""
    return json.dumps(document, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def difference(committed: str, fresh: str) -> list[str]:
    """What differs, as a reviewer wants to see it; nothing if the page is fresh."""
    return list(difflib.unified_diff(committed.splitlines(), fresh.splitlines(), "committed", "now", lineterm="", n=2))


def main(page: Path, fresh: str, *, is_check: bool) -> int:
    """Writes the page, or compares it."""
    if not is_check:
        page.write_text(fresh, encoding="utf-8")
        return 0
    lines = difference(page.read_text(encoding="utf-8") if page.exists() else "", fresh)
    if lines:
        print("\n".join(lines[:60]))
        print(f"{page.name} is stale: make docs, and commit it with the change")
    return int(bool(lines))


if __name__ == "__main__":
    raise SystemExit(main(PAGE, text_of(openapi()), is_check="--check" in sys.argv))
