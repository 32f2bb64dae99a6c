"""Reading raw order messages, and giving the items to lines whose listing became known later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from linkstar import catalog, orders
from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.channel import SeenOrder
from linkstar.connect.messages import Broken, StoredMessage, fail_messages, get_messages, mark_messages
from linkstar.connect.messages.keepable import why_not
from linkstar.connect.wire import Account, PartnerError
from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.flows.facts import OrderWanted
from linkstar.orders import rules
from linkstar.orders.actions.capturing import Captured


@dataclass(slots=True)
class Found:
    """What messages told: readable orders with the message each came in, and what cannot be read."""

    read: list[tuple[StoredMessage, SeenOrder]] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    partial: list[StoredMessage] = field(default_factory=list)
    accounts: Mapping[UUID, AccountRow] = field(default_factory=dict)

    @property
    def sold(self) -> list[catalog.Sold]:
        """Each listing that these orders name, once."""
        each = (
            catalog.Sold(message.account_id, line.listing_id, line.sku)
            for message, seen in self.read
            for line in seen.lines
        )
        return list(dict.fromkeys(each))

    def unknown(self, resolved: Mapping[catalog.Sold, catalog.Resolved]) -> list[catalog.ListingSeen]:
        """The listings that are linked to no item, as these orders tell them."""
        seen = {
            catalog.Sold(message.account_id, line.listing_id, line.sku): line.title
            for message, order in self.read
            for line in order.lines
        }
        return [catalog.ListingSeen(sold, title) for sold, title in seen.items() if sold not in resolved]

    def captures(self, resolved: Mapping[catalog.Sold, catalog.Resolved]) -> list[orders.records.Capture]:
        """The orders with the items of those lines whose listing is linked."""
        made = []
        for message, seen in self.read:
            mapped = {}
            for line in seen.lines:
                known = resolved.get(catalog.Sold(message.account_id, line.listing_id, line.sku))
                if known:
                    mapped[line.external_id] = as_mapped(known)
            zone = self.accounts[message.account_id].zone
            made.append(orders.records.Capture(message.account_id, zone, seen, mapped, message.source))
        return made


def as_mapped(known: catalog.Resolved) -> orders.records.Mapped:
    """What the catalogue knows of a listing, in the words of orders."""
    parts = tuple(orders.records.Part(one.item_id, one.quantity, one.kit_version) for one in known.components)
    return orders.records.Mapped(known.listing_row_id, parts)


async def read_orders(tx: Tx, message_ids: Sequence[UUID]) -> Found:
    """Parses messages by their channel's adapter. One that is broken does not stop the others; none is lost."""
    found = Found(accounts={row.id: row for row in await list_accounts(tx, kind="channel")})
    for message in await get_messages(tx, message_ids):
        row = found.accounts[message.account_id]
        try:
            seen = registry.channel(row.partner).read_order(message.raw, as_account(row, tx.tenant_id))
        except PartnerError as wrong:
            found.broken.append(Broken(message.id, row.partner, wrong.message))
            continue
        if odd := why_not(seen):
            found.broken.append(Broken(message.id, row.partner, odd))
            continue
        if seen.is_partial or not rules.is_complete(len(seen.lines), seen.ship_to.country or "?", seen.fulfilled_by):
            found.partial.append(message)
            tx.record(OrderWanted(message.id, message.account_id, seen.external_id))
        else:
            found.read.append((message, seen))
    return found


def as_account(row: AccountRow, tenant_id: UUID) -> Account:
    """An account as an adapter's pure functions want it: without secrets."""
    return Account(
        id=row.id, tenant_id=tenant_id, kind=row.kind, partner=row.partner, base_url=row.base_url,
        external_id=row.external_id, site=row.site, zone=row.zone, currency=row.currency, config=row.config,
    )  # fmt: skip


async def settle_messages(tx: Tx, found: Found, done: Captured) -> None:
    """Writes on each message what became of it, and opens incidents for what was broken or new to us. Of several that tell of
    one order at once only the newest counts: the others are stale.

    From here on each order carries the trace id of the message that brought it.
    """
    known = done.new | done.changed
    for message, seen in found.read:
        order_id = known.get((message.account_id, seen.external_id))
        if order_id:
            tx.trace_of[order_id] = message.id.hex
    groups: dict[str, list[UUID]] = defaultdict(list)
    for message, seen in found.read:
        key = message.account_id, seen.external_id
        groups["stale" if key in done.stale or seen.version < done.counted[key] else "applied"].append(message.id)
    groups["ignored"] = [message.id for message in found.partial]
    for state, ids in groups.items():
        await mark_messages(tx, ids, state)  # type: ignore[arg-type]
    await fail_messages(tx, found.broken)
    await incidents.open_many(tx, _unknown(found))


def _unknown(found: Found) -> list[incidents.New]:
    """One incident for each new field or state of a partner, whatever number of orders show it."""
    news = {(found.accounts[m.account_id].partner, what): m.id for m, seen in found.read for what in seen.unknown}
    return [
        incidents.New("unknown_field", f"unknown:{partner}:{what}", message, {"partner": partner, "what": what})
        for (partner, what), message in news.items()
    ]


def cause_of_listing(shop_id: UUID, listing_id: str, sku: str) -> str:
    """The cause of the incident that a listing is unknown."""
    return f"unmapped:{shop_id}:{listing_id}:{sku}"


async def map_waiting_lines(tx: Tx) -> None:
    """Gives their items to all waiting lines whose listing is linked by now, and closes the incidents of those listings."""
    lines = await orders.list_unmapped_lines(tx)
    found = await orders.get_orders(tx, list({line.order_id for line in lines}))
    sold = {line.id: catalog.Sold(found[line.order_id].shop_id, line.listing_id, line.sku) for line in lines}
    resolved = await catalog.resolve(tx, list(dict.fromkeys(sold.values())))
    await orders.map_lines(tx, {id_: as_mapped(resolved[one]) for id_, one in sold.items() if one in resolved})
    await incidents.resolve_causes(tx, [cause_of_listing(one.shop_id, one.listing_id, one.sku) for one in resolved])
