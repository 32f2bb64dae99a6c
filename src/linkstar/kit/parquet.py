"""A table in Parquet as the CSV that a person would have saved: `python -m linkstar.kit.parquet <in >out`.

A process of its own reads it, with bounded memory and time: a small file can unpack to any size, and the library is native code.
Exit code 2: no table that can be used, the reason on stderr; 3: pyarrow is not installed (the extra `parquet`).
"""

from __future__ import annotations

import csv
import importlib
import io
import json
import resource
import sys
from collections.abc import Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any, TextIO

from linkstar.kit.sheets import CELL_MAX, LINES_MAX

MAGIC = b"PAR1"
UNUSABLE, NOT_INSTALLED = 2, 3
COLUMNS_MAX = 200
MEMORY_MAX, SECONDS_MAX = 3 * 2**30, 20  # of addresses, of which the library reserves much more than it uses
_ROWS_AT_ONCE = 100


def write_csv(raw: bytes, out: TextIO) -> None:
    """Writes the rows below the names of their columns. Raises ValueError, OSError or an error of pyarrow."""
    rows = csv.writer(out, lineterminator="\n")
    for cells in _rows(raw):
        rows.writerow(cells)


def _rows(raw: bytes) -> Iterator[Sequence[str]]:
    file = importlib.import_module("pyarrow.parquet").ParquetFile(io.BytesIO(raw))
    names = [str(name) for name in file.schema_arrow.names]
    if len(names) > COLUMNS_MAX or file.metadata.num_rows > LINES_MAX:
        raise ValueError(f"at most {LINES_MAX:,} rows and {COLUMNS_MAX} columns: cut the table into parts")
    yield [cell_of(name) for name in names]
    count = 0
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False):
        count += batch.num_rows
        if count > LINES_MAX:
            raise ValueError(f"at most {LINES_MAX:,} rows: cut the table into parts")
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield [cell_of(value) for value in row]


def cell_of(value: Any) -> str:
    """A value as it stands in a cell: numbers without exponent, moments in ISO 8601, several values with spaces between."""
    match value:
        case None:
            text = ""
        case bool():
            text = "true" if value else "false"
        case float():
            text = format(Decimal(repr(value)), "f")
        case Decimal():
            text = format(value, "f")
        case date() | time():
            text = value.isoformat()
        case bytes():
            text = value.decode()
        case list():
            text = " ".join(map(cell_of, value))
        case dict():
            text = json.dumps(value, default=cell_of, ensure_ascii=False)
        case _:
            text = str(value)
    if len(text) > CELL_MAX:
        raise ValueError(f"a cell is longer than {CELL_MAX:,} characters")
    return " ".join(text.splitlines()).replace("\x00", "\N{REPLACEMENT CHARACTER}")


def main() -> int:
    """Reads stdin, writes stdout."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MAX, MEMORY_MAX))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MAX, SECONDS_MAX))
    try:
        arrow: Any = importlib.import_module("pyarrow")
    except ModuleNotFoundError:
        return NOT_INSTALLED
    found = io.StringIO()
    try:
        write_csv(sys.stdin.buffer.read(), found)
    except (arrow.ArrowException, ValueError, OSError, OverflowError, MemoryError, NotImplementedError) as wrong:
        sys.stderr.write((str(wrong).splitlines() or [type(wrong).__name__])[0][:300])
        return UNUSABLE
    sys.stdout.buffer.write(found.getvalue().encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
