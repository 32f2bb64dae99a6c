"""What a scanner reads: barcodes and SKUs."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from linkstar.core.db import Tx


async def find_by_code(tx: Tx, codes: Sequence[str]) -> tuple[UUID, str] | None:
    """The item that any of these codes names, by barcode before SKU, with its SKU; None if nobody knows them."""
    row = await tx.row(
        "SELECT i.id, i.sku FROM catalog.items i WHERE i.tenant_id = %(tenant)s AND i.id = coalesce("
        "(SELECT b.item_id FROM catalog.barcodes b WHERE b.tenant_id = %(tenant)s AND b.code = ANY(%(codes)s) LIMIT 1),"
        " (SELECT s.id FROM catalog.items s WHERE s.tenant_id = %(tenant)s AND s.sku = ANY(%(codes)s) LIMIT 1))",
        {"codes": list(codes)},
    )
    return (row.id, row.sku) if row else None
