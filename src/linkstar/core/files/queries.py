"""Reading files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.errors import NotFound


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it was kept; `size` in bytes."""

    id: UUID
    sha256: bytes
    media_type: str
    size: int
    body: bytes
    created_at: datetime


async def get_file(tx: Tx, id_: UUID) -> StoredFile:
    """One file with its bytes. Raises NotFound."""
    found = await tx.all(
        StoredFile,
        "SELECT id, sha256, media_type, size, body, created_at FROM core.files WHERE tenant_id = %(tenant)s AND id = %(id)s",
        {"id": id_},
    )
    if not found:
        raise NotFound(thing="file")
    return found[0]


async def get_media_types(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, str]:
    """What kind of files these are, without their bytes."""
    rows = await tx.rows(
        "SELECT id, media_type FROM core.files WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)", {"ids": list(ids)}
    )
    return {row.id: row.media_type for row in rows}


async def get_files(tx: Tx, ids: Sequence[UUID]) -> dict[UUID, StoredFile]:
    """Files by id, with their bytes; unknown ids are left out."""
    found = await tx.all(
        StoredFile,
        "SELECT id, sha256, media_type, size, body, created_at FROM core.files"
        " WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(ids)},
    )
    return {one.id: one for one in found}
