"""What befell goods that partners keep: inbound shipments, removals, reimbursements. KeptEventSeen -> read_events.

It is kept beside the stock of the place and shown there. Nothing is posted: what lies there is the keeper's statement, and the
money comes with his settlement.
"""

from __future__ import annotations

from typing import cast

from linkstar.catalog.queries.listings import list_sold_skus
from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.facts import KeptEventSeen
from linkstar.connect.messages import Broken, StoredMessage, fail_messages, get_messages, mark_messages
from linkstar.connect.messages.keepable import why_not_kept
from linkstar.connect.warehouse import KeptEvent, KeptReporter
from linkstar.connect.wire import PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.flows.reading import as_account
from linkstar.inventory.actions.kept_events import note_events
from linkstar.inventory.queries.kept import Befallen


@work.step(on=KeptEventSeen)
async def read_events(tx: Tx, seen: list[KeptEventSeen]) -> None:
    """Keeps what was told; what cannot be read is somebody's to look at, and stops nothing else."""
    rows = {row.id: row for row in await list_accounts(tx)}
    messages = await get_messages(tx, [one.message_id for one in seen])
    read: list[tuple[StoredMessage, KeptEvent]] = []
    broken: list[Broken] = []
    for message in messages:
        try:
            read += [(message, one) for one in _read(tx, rows[message.account_id], message)]
        except PartnerError as wrong:
            broken.append(Broken(message.id, rows[message.account_id].partner, wrong.message))
    shops = sorted({message.account_id for message, _ in read})
    items = {shop: await list_sold_skus(tx, shop) for shop in shops}  # loop: shops that keep goods, a handful
    await note_events(
        tx,
        [
            Befallen(
                message.account_id, one.kind, one.external_id, one.sku, items[message.account_id].get(one.sku), one.quantity,
                one.expected, one.partner_state, one.reason, one.order_id, one.currency, one.amount_minor, one.happened_at,
                message.id,
            )
            for message, one in read
        ],
    )  # fmt: skip
    await mark_messages(tx, [one.id for one in messages], "applied")
    await fail_messages(tx, broken)
    strange = {(rows[message.account_id].partner, word): message.id for message, one in read for word in one.unknown}
    await incidents.open_many(
        tx,
        [
            incidents.New("unknown_field", f"unknown:{partner}:{word}", id_, {"partner": partner, "what": word})
            for (partner, word), id_ in strange.items()
        ],
    )


def _read(tx: Tx, row: AccountRow, message: StoredMessage) -> list[KeptEvent]:
    """The events in a message. Raises PartnerError."""
    adapter = cast(KeptReporter, registry.adapter(row.kind, row.partner))
    events = list(adapter.read_kept(message.raw, as_account(row, tx.tenant_id)))
    for one in events:
        if odd := why_not_kept(one):
            raise PartnerError(odd)
    return events
