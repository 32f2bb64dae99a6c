"""Tables in Parquet that are sent instead of a CSV: read by a process of their own (`kit/parquet.py`)."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE

from linkstar.kit import parquet
from linkstar.kit.errors import Invalid

SECONDS_MAX = 30.0
_QUIET = {"ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1", "ARROW_IO_THREADS": "1"}


async def as_csv(raw: bytes) -> bytes:
    """The body itself, or, if it is a table in Parquet, the same as CSV. Raises Invalid."""
    if not raw.startswith(parquet.MAGIC):
        return raw
    reader = await asyncio.create_subprocess_exec(
        sys.executable, "-m", parquet.__name__, stdin=PIPE, stdout=PIPE, stderr=PIPE, env={**os.environ, **_QUIET}
    )  # fmt: skip
    try:
        async with asyncio.timeout(SECONDS_MAX):
            out, why = await reader.communicate(raw)
    except TimeoutError as wrong:
        raise Invalid("body", "the table takes too long to read: save it as CSV") from wrong
    finally:
        if reader.returncode is None:
            reader.kill()
            await reader.wait()
    if reader.returncode == parquet.NOT_INSTALLED:
        raise Invalid(
            "body", "Parquet is read where the extra is installed: pip install 'linkstar[parquet]'; CSV always"
        )
    if reader.returncode == parquet.UNUSABLE:
        raise Invalid("body", f"this table in Parquet cannot be used: {why.decode(errors='replace')}")
    if reader.returncode:
        raise Invalid("body", "this table in Parquet cannot be read within our bounds: save it as CSV")
    return out
