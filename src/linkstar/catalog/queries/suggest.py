"""Which item a listing probably is: the same SKU, the same SKU written otherwise, a barcode, or a title that is alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from linkstar.catalog.rules import normalise_sku
from linkstar.core.db import Tx

SHOWN = 5  # suggestions for one listing
ALIKE = 0.3  # below this similarity two titles have only common words in common


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item that a listing may be; `score` 1-100; `why` is sku, barcode, plain_sku or title."""

    item_id: UUID
    sku: str
    title: str
    score: int
    why: str


# A title is compared only where nothing better was found: it reads all titles of the company.
_SUGGEST = """
WITH asked AS (
    SELECT l.id, l.sku, l.title, p.plain, array_remove(ARRAY[l.sku, l.listing_id, l.extra->>'barcode'], '') AS codes
    FROM unnest(%(ids)s::uuid[], %(plains)s::text[]) AS p (id, plain)
    JOIN catalog.listings l ON l.tenant_id = %(tenant)s AND l.id = p.id
), sure AS (
    SELECT a.id, i.id AS item_id, 100 AS score, 'sku' AS why FROM asked a
    JOIN catalog.items i ON i.tenant_id = %(tenant)s AND i.sku = a.sku
    UNION ALL
    SELECT a.id, b.item_id, 95, 'barcode' FROM asked a
    JOIN catalog.barcodes b ON b.tenant_id = %(tenant)s AND b.code = ANY(a.codes)
    UNION ALL
    SELECT a.id, i.id, 90, 'plain_sku' FROM asked a
    JOIN catalog.items i ON i.tenant_id = %(tenant)s AND i.sku_plain = a.plain WHERE a.plain <> ''
), alike AS (
    SELECT a.id, t.item_id, round(t.likeness * 80)::int, 'title'
    FROM asked a CROSS JOIN LATERAL (
        SELECT i.id AS item_id, similarity(i.title, a.title) AS likeness FROM catalog.items i
        WHERE i.tenant_id = %(tenant)s AND i.state = 'active' AND similarity(i.title, a.title) >= %(alike)s
        ORDER BY likeness DESC, i.id LIMIT %(shown)s
    ) t
    WHERE a.title <> '' AND NOT EXISTS (SELECT FROM sure s WHERE s.id = a.id)
), best AS (
    SELECT DISTINCT ON (id, item_id) * FROM (SELECT * FROM sure UNION ALL SELECT * FROM alike) u ORDER BY id, item_id, score DESC
)
SELECT b.id, b.item_id, i.sku, i.title, b.score, b.why FROM best b
JOIN catalog.items i ON i.tenant_id = %(tenant)s AND i.id = b.item_id AND i.state = 'active'
ORDER BY b.id, b.score DESC, b.item_id"""


async def suggest_items(tx: Tx, listing_row_ids: Sequence[UUID]) -> dict[UUID, list[Suggestion]]:
    """The most probable items of each listing, best first; a listing without any is left out."""
    named = await tx.rows(
        "SELECT id, sku FROM catalog.listings WHERE tenant_id = %(tenant)s AND id = ANY(%(ids)s)",
        {"ids": list(listing_row_ids)},
    )
    if not named:
        return {}
    params = {
        "ids": [row.id for row in named],
        "plains": [normalise_sku(row.sku) for row in named],
        "alike": ALIKE,
        "shown": SHOWN,
    }
    rows = await tx.rows(_SUGGEST, params)
    return {id_: [Suggestion(*row[1:]) for row in found][:SHOWN] for id_, found in groupby(rows, itemgetter(0))}
