"""Holds every adapter against its partner's own contract: `make contracts` (ARGS=--json for machines).

Runs the tests of the adapters' folders and the suite that all share, and prints what they checked: operations used and
checked, samples read, signing vectors reproduced, and what could not be checked and why. Needs the folder ../shared/contracts
(or LINKSTAR_SHARED); where it is absent, it says so and fails nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from linkstar.connect import registry

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("LINKSTAR_SHARED", ROOT.parent / "shared")) / "contracts"
EMPTY: Mapping[str, Any] = {"used": [], "checked": [], "samples": [], "vectors": [], "failed": [], "cannot": {}}


def partners() -> dict[str, str]:
    """The adapters that the registry finds, with their kind."""
    return {name: kind for kind in registry.KINDS for name in registry.adapters(kind)}


def places() -> list[str]:
    """The tests to run: the suite that all adapters share, the folders of each kind, and the partners' real clients."""
    own = [f"tests/connect/{folder}" for folder in (*registry.KINDS.values(), "counterchecks")]
    return ["tests/contracts", *(place for place in own if (ROOT / place).is_dir())]


def run() -> dict[str, Any]:
    """What the tests wrote into the books."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "tally.json"
        command = [sys.executable, "-m", "pytest", *places(), "-q", "-p", "tests.connect.tally", "-p", "no:randomly"]
        said = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "LINKSTAR_TALLY": str(out)},
            capture_output=True,
            text=True,
            check=False,
        )
        if not out.exists():
            raise SystemExit(said.stdout[-3000:] + said.stderr[-3000:])
        books: dict[str, Any] = orjson.loads(out.read_bytes())
    return books


def report(books: Mapping[str, Any], kinds: Mapping[str, str], vectors: Sequence[str]) -> list[dict[str, Any]]:
    """One row for each partner. A used operation that is neither checked nor excused stands in `unexplained`."""
    rows = []
    for name, kind in sorted(kinds.items()):
        book = {**EMPTY, **books.get(name, {})}
        checked = sorted(set(book["used"]) & set(book["checked"]))
        theirs = [one for one in vectors if (one + "-").startswith(name.replace("_", "-") + "-")]
        excused = dict(book["cannot"])
        left = [one for one in book["used"] if one not in checked and one not in excused]
        left += [f"vector {one}" for one in theirs if one not in book["vectors"] and one not in excused]
        rows.append({
            "partner": name, "kind": kind, "operations_used": book["used"], "operations_checked": checked,
            "samples_read": len(book["samples"]), "vectors_matched": book["vectors"], "vectors_known": theirs,
            "could_not_be_checked": excused, "unexplained": left, "failed": book["failed"],
        })  # fmt: skip
    return rows


def words(rows: Sequence[Mapping[str, Any]]) -> str:
    """The rows as a person reads them."""
    head = f"{'partner':<14}{'kind':<9}{'operations':>11}{'checked':>9}{'samples':>9}{'vectors':>9}{'failed':>8}"
    lines = [head, "-" * len(head)]
    for row in rows:
        matched = f"{len(row['vectors_matched'])}/{max(len(row['vectors_known']), len(row['vectors_matched']))}"
        lines.append(
            f"{row['partner']:<14}{row['kind']:<9}{len(row['operations_used']):>11}{len(row['operations_checked']):>9}"
            f"{row['samples_read']:>9}{matched:>9}{len(row['failed']):>8}"
        )
    for row in rows:
        notes = [f"  {what}: {why}" for what, why in sorted(row["could_not_be_checked"].items())]
        notes += [f"  {what}: nothing says why it was not checked" for what in row["unexplained"]]
        notes += [f"  FAILED {test}" for test in row["failed"]]
        if notes:
            lines += ["", f"{row['partner']}, not checked:", *notes]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Prints the table, or JSON with `--json`; 1 if a test failed or something is neither checked nor excused."""
    known = SHARED / "_signing" / "test_vectors.json"
    vectors = [one["system"] for one in orjson.loads(known.read_bytes())] if known.exists() else []
    rows = report(run(), partners(), vectors)
    if not known.exists():
        print(f"The partners' contracts are not at {SHARED}: only our own tests ran.", file=sys.stderr)
    print(orjson.dumps(rows, option=orjson.OPT_INDENT_2).decode() if "--json" in arguments else words(rows))
    return int(any(row["failed"] or (row["unexplained"] and known.exists()) for row in rows))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
