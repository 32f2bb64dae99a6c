"""What a scanner reads: barcodes and SKUs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from linkstar.core.db import Tx


async def find_by_code(tx: Tx, codes: Sequence[str]) -> tuple[UUID, str] | None:
    """The item that any of these codes names, by barcode before SKU, with its SKU; None if nobody knows them."""
    row = await tx.row(
        "SELECT i.id, i.sku FROM (SELECT 0 AS rank, b.item_id FROM catalog.barcodes b"
        " WHERE b.tenant_id = %(tenant)s AND b.code = ANY(%(codes)s)"
        " UNION ALL SELECT 1, s.id FROM catalog.items s WHERE s.tenant_id = %(tenant)s AND s.sku = ANY(%(codes)s)) AS f"
        " JOIN catalog.items i ON i.tenant_id = %(tenant)s AND i.id = f.item_id ORDER BY f.rank LIMIT 1",
        {"codes": list(codes)},
    )
    return (row.id, row.sku) if row else None
