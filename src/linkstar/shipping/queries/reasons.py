"""Why an order goes the way it goes, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.shipping.rules.calendar import local_text
from linkstar.shipping.rules.records import Offer, Reason
from linkstar.shipping.rules.words import explain, in_words

_DECISION = """
SELECT id, offers, chosen, decided_at FROM shipping.decisions
WHERE tenant_id = %(tenant)s AND order_id = %(order_id)s ORDER BY id DESC LIMIT 1
"""
_NAMES = """
SELECT 'location' AS kind, id::text AS id, '' AS code, name AS zh, name AS en, zone FROM shipping.locations
WHERE tenant_id = %(tenant)s
UNION ALL SELECT 'service', account_id::text, code, title_zh, title_en, '' FROM shipping.services
WHERE tenant_id = %(tenant)s
"""


@dataclass(frozen=True, slots=True)
class ExplainedOffer:
    """One offer with names and a sentence; `hand_over` is told in the warehouse's own time."""

    location_id: UUID
    location: str
    service: str
    quantities: Sequence[int]
    cost_minor: int | None
    hand_over: str
    is_late: bool
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ExplainedRoute:
    """The newest decision about an order: what was decided and every offer that was considered, the chosen ones first."""

    decision_id: UUID
    decided_at: datetime
    text: str
    cost_minor: int | None
    currency: str
    is_late: bool
    offers: Sequence[ExplainedOffer]


async def explain_route(tx: Tx, order_id: UUID, language: str) -> ExplainedRoute | None:
    """The newest decision about an order in `zh*` or English; None if no route was looked for yet."""
    row = await tx.row(_DECISION, {"order_id": order_id})
    if row is None:
        return None
    names = {(one.kind, one.id, one.code): one for one in await tx.rows(_NAMES)}
    offers = [_told(stored, names, language) for stored in row.offers]
    offers.sort(key=lambda one: (one.code != "chosen", one.cost_minor is None, one.cost_minor or 0))
    said = in_words(Reason(row.chosen["code"], row.chosen.get("params", {})), language)
    text = " ".join([said, *(one.location + " · " + one.service for one in offers if one.code == "chosen")])
    cost, currency, is_late = (
        row.chosen.get("cost_minor"),
        row.chosen.get("currency", ""),
        row.chosen.get("is_late", False),
    )
    return ExplainedRoute(row.id, row.decided_at, text, cost, currency, is_late, offers)


def _told(stored: Sequence[Any], names: Mapping[tuple[str, str, str], Any], language: str) -> ExplainedOffer:
    *values, code, params = stored
    offer = Offer._make([*values, Reason(code, params)])
    location = names.get(("location", str(offer.location_id), ""))
    service = names.get(("service", str(offer.account_id), offer.service))
    title = (service.zh if language.lower().startswith("zh") else service.en) if service else ""
    leaves = datetime.fromisoformat(str(offer.hand_over_at)) if offer.hand_over_at else None
    return ExplainedOffer(
        UUID(str(offer.location_id)), location.en if location else "", title or offer.service, offer.quantities,
        offer.cost_minor, local_text(leaves, location.zone if location else "UTC") if leaves else "", offer.is_late,
        code, explain(offer, language),
    )  # fmt: skip
