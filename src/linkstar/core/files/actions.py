"""Keeping files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from linkstar.core.db import Tx


async def put_files(tx: Tx, files: Sequence[tuple[str, bytes]]) -> list[UUID]:
    """Keeps (media type, bytes) and returns their ids in order; bytes that are known already keep their id and media type."""
    if not files:
        return []
    digests = [hashlib.sha256(body).digest() for _, body in files]
    news = sorted(
        dict(zip(digests, files, strict=True)).items()
    )  # in order of content, so that two writers never cross
    await tx.run(
        "INSERT INTO core.files (tenant_id, id, sha256, media_type, size, body, created_at)"
        " SELECT %(tenant)s, u.id, u.sha256, u.media_type, length(u.body), u.body, %(now)s"
        " FROM unnest(%(ids)s::uuid[], %(digests)s::bytea[], %(types)s::text[], %(bodies)s::bytea[])"
        " AS u (id, sha256, media_type, body) ON CONFLICT (tenant_id, sha256) DO NOTHING",
        {
            "ids": tx.new_ids(len(news)),
            "digests": [digest for digest, _ in news],
            "types": [media_type for _, (media_type, _) in news],
            "bodies": [body for _, (_, body) in news],
        },
    )
    found = await tx.rows(
        "SELECT sha256, id FROM core.files WHERE tenant_id = %(tenant)s AND sha256 = ANY(%(digests)s::bytea[])",
        {"digests": [digest for digest, _ in news]},
    )
    id_of = {bytes(row.sha256): row.id for row in found}
    return [id_of[digest] for digest in digests]
