"""Writes the figures of bench/results into docs/runbook.md, or with --check says that they are stale. Called by `make docs`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE, RESULTS = ROOT / "docs" / "runbook.md", ROOT / "bench" / "results"
BEGIN, END = "<!-- figures: make docs -->\n", "<!-- end of figures -->\n"
# Bench, figure, what it is; in the order of the steps that the page names.
SHOWN = [
    ("start", "seconds", "seconds until `linkstar up` serves and works again"),
    ("whole", "orders_per_s", "orders a second from webhook to label and tracking, one worker"),
    ("whole", "cpu_ms_per_order", "ms of processor time such an order costs, database included"),
    ("pipeline", "orders_per_s", "orders a second from raw message to route, two workers"),
    ("pipeline", "ratio", "of what the same database can insert bare"),
    ("pipeline", "cpu_ms_per_order", "ms of processor time such an order costs"),
    ("latency", "p50_s", "seconds from webhook to route at 50 orders/s, half of the orders"),
    ("latency", "p99_s", "the same, 99 of 100"),
    ("push", "seconds_to_last_push", "seconds until 1,000 listings in 10 shops know a change of stock"),
    ("rates", "polls_per_minute", "polls a minute of 1,000 shops by one worker"),
    ("rates", "webhook_p99_s", "seconds that 99 of 100 orders of a webhook wait beside them"),
    ("contention", "ratio_to_single_row", "times as many grants of one SKU as updates of a row"),
    ("contention_http", "p99_s", "seconds that 99 of 100 buyers of one SKU wait, 512 at once"),
    ("memory", "worker_mb", "MB of a worker after 100,000 orders"),
    ("memory", "web_mb", "MB of the web door after them"),
    ("lists", "p99_ms", "ms for a page of orders among 1,000,000, the slowest list, 99 of 100"),
    ("growth", "ratio_1e6_to_1e4", "of its speed is left at 1,000,000 orders"),
    ("backup", "backup_s", "seconds for a backup of 100,000 orders, read back"),
    ("backup", "restore_s", "seconds for their restore, every row compared"),
]


def table(results: Mapping[str, Mapping[str, Any]]) -> str:
    """The table in Markdown: what was measured, what it must reach and what is aimed at."""
    return (
        "\n".join(["| | measured | must | aim | `make bench ARGS=` |", "|---|---|---|---|---|", *_rows(results)]) + "\n"
    )


def with_table(page: str, fresh: str) -> str:
    """The page with this table between its marks. Raises ValueError where they are missing."""
    before, began, rest = page.partition(BEGIN)
    _, ended, after = rest.partition(END)
    if not began or not ended:
        raise ValueError(f"{PAGE.name} has no place for figures: {BEGIN.strip()} ... {END.strip()}")
    return f"{before}{BEGIN}{fresh}{END}{after}"


def read_results(folder: Path = RESULTS) -> dict[str, dict[str, Any]]:
    """What each bench kept, by its name."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def _rows(results: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for bench, key, words in SHOWN:
        found = results[bench]
        must, aim = (found.get(which, {}).get(key, "") for which in ("targets", "aims"))
        yield f"| {words} | {_short(float(found[key]))} | {must} | {aim} | {bench} |"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def main(*, is_check: bool) -> int:
    """Writes the page, or compares it."""
    page = PAGE.read_text(encoding="utf-8")
    fresh = with_table(page, table(read_results()))
    if not is_check:
        PAGE.write_text(fresh, encoding="utf-8")
    elif page != fresh:
        print(f"{PAGE.name} tells other figures than bench/results: make docs, and commit it with them")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(is_check="--check" in sys.argv))
