"""Writing the audit trail. Lines are only ever added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import orjson

from linkstar.core.access.records import Entry
from linkstar.core.db import Tx


async def add_audit(tx: Tx, entries: Sequence[Entry]) -> None:
    """Adds lines in the name of the transaction's actor."""
    await tx.insert(
        "core.audit",
        {"id": "uuid", "actor": "text", "noun": "text", "verb": "text", "subject": "uuid", "before": "jsonb", "after": "jsonb",
         "trace_id": "text", "at": "timestamptz"},
        [(tx.new_id(), tx.actor, one.noun, one.verb, one.subject, _json(one.before), _json(one.after),
          one.trace_id or tx.trace_id, tx.now)
         for one in entries],
    )  # fmt: skip


async def note_unmasked(tx: Tx, noun: str, subjects: Iterable[UUID]) -> None:
    """Says that personal data of these things was read in full."""
    await add_audit(tx, [Entry(noun, "read_unmasked", subject) for subject in subjects])


def _json(value: Any) -> str:
    return orjson.dumps(value, default=str, option=orjson.OPT_NON_STR_KEYS).decode()
