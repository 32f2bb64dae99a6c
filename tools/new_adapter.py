"""Draws the folder of a new adapter: `make adapter kind=channel name=ozon`. It imports and is typed at once."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWINGS = Path(__file__).resolve().parent / "drawings"
PLACES = {"channel": "channels", "carrier": "carriers", "payment": "payments"}


def draw(kind: str, name: str, connect: Path) -> list[Path]:
    """Writes the folder and returns its files. Raises ValueError for a name that cannot be used."""
    if kind not in PLACES:
        raise ValueError(f"kind is one of {', '.join(PLACES)}, not {kind!r}")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise ValueError(f"name is small letters, digits and _, not {name!r}")
    folder = connect / PLACES[kind] / name
    if folder.exists():
        raise ValueError(f"{folder} is there already")
    words = {"@name@": name, "@Title@": name.replace("_", " ").title(), "@Class@": name.title().replace("_", "")}
    written = []
    for drawing in sorted(path for path in (DRAWINGS / kind).rglob("*") if path.is_file()):
        path = folder / drawing.relative_to(DRAWINGS / kind).with_suffix("")
        path.parent.mkdir(parents=True, exist_ok=True)
        text = drawing.read_text(encoding="utf-8")
        for word, meaning in words.items():
            text = text.replace(word, meaning)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def main(kind: str, name: str) -> int:
    """Tells what was drawn and what to do next."""
    try:
        written = draw(kind, name, ROOT / "src" / "linkstar" / "connect")
    except ValueError as wrong:
        print(f"{wrong}\nmake adapter kind=channel name=ozon", file=sys.stderr)
        return 1
    print("\n".join(str(path.relative_to(ROOT)) for path in written))
    print(
        "The tests find it. Until it speaks, and has a row in tests/contracts/accounts.py, they tell what is missing."
    )
    print("Next: docs/adapters.md, from step 2.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(*[*sys.argv[1:], "", ""][:2]))
