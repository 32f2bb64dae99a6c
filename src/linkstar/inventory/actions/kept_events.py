"""What keepers tell of goods beside their number: inbound shipments, removals, reimbursements. They state it, nothing follows."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory.queries.kept import Befallen

_COLUMNS = (
    "account_id, kind, external_id, sku, item_id, quantity, expected, partner_state, reason, paper, currency, amount_minor,"
    " happened_at, message_id"
)
_TYPES = (
    "uuid", "text", "text", "text", "uuid", "bigint", "bigint", "text", "text", "text", "text", "bigint", "timestamptz", "uuid",
)  # fmt: skip


async def note_events(tx: Tx, told: Sequence[Befallen]) -> None:
    """Keeps the last word about each thing; told again nothing changes, and an older word changes nothing."""
    last: dict[tuple[UUID, str, str], Befallen] = {}
    for one in told:
        key = (one.account_id, one.kind, one.external_id)
        if key not in last or one.happened_at >= last[key].happened_at:
            last[key] = one
    rows = [last[key] for key in sorted(last)]
    if not rows:
        return
    names = _COLUMNS.replace(",", " ").split()
    values = {f"v{place}": [getattr(one, name) for one in rows] for place, name in enumerate(names)}
    arrays = ", ".join(f"%(v{place})s::{kind}[]" for place, kind in enumerate(_TYPES))
    changes = ", ".join(f"{name} = excluded.{name}" for name in (*names[3:], "told_at"))
    await tx.run(
        f"INSERT INTO inventory.kept_events AS k (tenant_id, {_COLUMNS}, told_at)"  # noqa: S608 - own text only
        f" SELECT %(tenant)s, u.*, %(now)s FROM unnest({arrays}) AS u"
        f" ON CONFLICT (tenant_id, account_id, kind, external_id) DO UPDATE SET {changes}"
        " WHERE k.happened_at <= excluded.happened_at",
        values,
    )
