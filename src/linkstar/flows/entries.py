"""Goods on their way to a place that a partner keeps. InboundAnnounced -> send_entry -> he has it; his messages, or his answer
when he is asked, tell what arrived. What lies there is his statement still: it is asked for as soon as something arrived.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from linkstar import catalog, inventory
from linkstar.catalog.queries.items import list_skus
from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.partners import Partners
from linkstar.connect.warehouse import ArrivalLine, EntryAsk, SeenArrival, SeenUnits
from linkstar.connect.wire import PartnerError
from linkstar.core import incidents, work
from linkstar.core.db import Tx
from linkstar.flows.facts import KeptChanged
from linkstar.inventory.actions.inbounds import note_answers, note_arrivals, note_codes
from linkstar.inventory.actions.records import ToldArrival
from linkstar.inventory.facts import InboundAnnounced
from linkstar.inventory.queries.inbounds import (
    Inbound,
    find_inbounds,
    get_inbounds,
    list_inbound_lines,
    list_waiting_inbounds,
)
from linkstar.kit.address import Address
from linkstar.shipping.queries import list_locations as list_profiles

SILENT = timedelta(hours=6)  # without a message about goods that are waited for, until the keeper is asked
SHOWN_MAX = 10  # lines that an incident names


@dataclass(frozen=True, slots=True)
class Entry:
    """Announced goods and who keeps the place that they go to."""

    tenant_id: UUID
    account: AccountRow
    inbound: Inbound
    ask: EntryAsk | None = None
    was_tried: bool = False

    @property
    def cause(self) -> str:
        """The cause of the incident that he refused."""
        return f"entry:{self.inbound.id}"


async def receivers(tx: Tx) -> dict[UUID, AccountRow]:
    """The accounts that take announcements of goods, by the place that they keep."""
    places = {one.id: one.kept_by for one in await inventory.list_locations(tx) if one.kept_by}
    rows = {row.id: row for row in await list_accounts(tx)} if places else {}
    found = {place: rows[account] for place, account in places.items() if account in rows}
    return {place: row for place, row in found.items() if "enter" in registry.verbs_of(row)}


async def load_entries(tx: Tx, facts: Sequence[InboundAnnounced]) -> list[Entry | None]:
    """What keepers are to be told; None for what they have, and where the place is kept by nobody any more."""
    keepers = await receivers(tx)
    found = await get_inbounds(tx, [fact.inbound_id for fact in facts])
    due = {id_: one for id_, one in found.items() if one.state == "announced" and one.location_id in keepers}
    lines = await list_inbound_lines(tx, list(due))
    items = await catalog.get_items(tx, sorted({line.item_id for some in lines.values() for line in some}))
    sender = await _sender(tx)
    entries: dict[UUID, Entry] = {}
    for id_, one in due.items():
        goods = [ArrivalLine(items[line.item_id].sku, line.expected, items[line.item_id].title) for line in lines[id_]]
        key = f"IN-{one.number}-{id_.hex[-8:]}"
        who = replace(sender, company=one.supplier or sender.company, name=one.supplier or sender.name or "LinkStar")
        ask = EntryAsk(key, goods, who, one.expected_at, one.number, one.tracking_number)
        entries[id_] = Entry(tx.tenant_id, keepers[one.location_id], one, ask, bool(one.external_id))
    codes = {
        id_: registry.warehouse(one.account.partner).external_id_of(one.ask.key)
        for id_, one in entries.items() if one.ask
    }  # fmt: skip
    await note_codes(tx, codes)
    told = {id_: replace(one, inbound=replace(one.inbound, external_id=codes[id_])) for id_, one in entries.items()}
    return [told.pop(fact.inbound_id, None) for fact in facts]


async def _sender(tx: Tx) -> Address:
    """Where goods come from, as far as anybody knows: our first own place, until suppliers have addresses."""
    own = [one.id for one in await inventory.list_locations(tx) if not one.kept_by and one.type == "own"]
    profiles = {one.id: one.address for one in await list_profiles(tx)}
    return next((profiles[id_] for id_ in own if id_ in profiles), Address())


async def keep_entries(tx: Tx, asked: Sequence[Entry], answers: Sequence[bool | PartnerError]) -> None:
    """A refusal stands in an incident until it is sent again and taken."""
    pairs = list(zip(asked, answers, strict=True))
    refused = [(one, answer.message or answer.code) for one, answer in pairs if isinstance(answer, PartnerError)]
    taken = [one for one, answer in pairs if not isinstance(answer, PartnerError)]
    await note_answers(tx, [one.inbound.id for one in taken], {one.inbound.id: why for one, why in refused})
    await incidents.resolve_causes(tx, [one.cause for one in taken])
    await incidents.open_many(
        tx,
        [
            incidents.New(
                "entry_refused", one.cause, one.inbound.location_id,
                {"partner": one.account.title or one.account.partner, "number": one.inbound.number, "why": why},
            )
            for one, why in refused
        ],
    )  # fmt: skip


@work.outside(on=InboundAnnounced, load=load_entries, keep=keep_entries)
async def send_entry(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Announces goods, each once: before a repeat the keeper is asked whether he has it."""

    async def one(each: work.Asked) -> bool:
        entry: Entry = each.ask
        assert entry.ask is not None  # noqa: S101 - loaded so
        http = await partners.http(entry.tenant_id, entry.account.id)
        keeper = partners.warehouse(entry.account.partner)
        is_repeat = not each.is_first or entry.was_tried
        if is_repeat and not keeper.takes_key and await keeper.entry_of(http, entry.inbound.external_id) is not None:
            return True
        await keeper.enter(http, entry.ask)
        return True

    return await partners.each(asked, one, at_most=4)


async def book(tx: Tx, row: AccountRow, seen: Iterable[tuple[UUID | None, SeenArrival]]) -> None:
    """Keeps what arrived of announced goods, message by message (None: an answer that tells all together). What nobody of us
    announced is left to the statement of stock."""
    said = [(told_by, one) for told_by, one in seen if one.kind == "entry"]
    places = [place for place, keeper in (await receivers(tx)).items() if keeper.id == row.id]
    known = await find_inbounds(tx, places, [one.external_id for _, one in said])
    skus = await list_skus(tx) if known else {}
    strange: dict[UUID, list[str]] = defaultdict(list)
    told = []
    for told_by, one in said:
        inbound = known.get(one.external_id)
        if inbound is None:
            continue
        strange[inbound.id] += [f"{unit.sku}: {unit.quantity}" for unit in one.units if unit.sku not in skus]
        state = {"done": "done", "partly": "partly", "stopped": "stopped"}.get(one.state, "")
        units = _by_item(skus, one.units)
        told.append(ToldArrival(inbound.id, told_by or inbound.id, state, one.partner_state, units))
    await note_arrivals(tx, told)
    over = {one.inbound_id for one in told if one.state in ("done", "stopped")}
    await _compare(tx, {one.id: one for one in known.values() if one.id in over}, strange)


def _by_item(skus: Mapping[str, UUID], units: Sequence[SeenUnits]) -> dict[UUID, tuple[int, int]]:
    """Sound and damaged units by item."""
    found: dict[UUID, tuple[int, int]] = {}
    for one in units:
        item = skus.get(one.sku)
        if item:
            sound, damaged = found.get(item, (0, 0))
            is_sound = one.state == "free"
            found[item] = (sound + one.quantity * is_sound, damaged + one.quantity * (not is_sound))
    return found


async def _compare(tx: Tx, over: Mapping[UUID, Inbound], strange: Mapping[UUID, Sequence[str]]) -> None:
    """Opens an incident for each announcement of which something else arrived than was told."""
    lines = await list_inbound_lines(tx, list(over))
    items = await catalog.get_items(tx, sorted({line.item_id for some in lines.values() for line in some}))
    places = {one.id: one.code for one in await inventory.list_locations(tx)}
    news, right = [], []
    for id_, inbound in over.items():
        what = [
            f"{items[line.item_id].sku}: {line.sound + line.damaged}/{line.expected}"
            + (f" ({line.damaged} damaged)" if line.damaged else "")
            for line in lines[id_] if line.sound != line.expected or line.damaged
        ] + list(strange.get(id_, ()))  # fmt: skip
        cause = f"entry_differs:{id_}"
        if not what:
            right.append(cause)
            continue
        more = f" … +{len(what) - SHOWN_MAX}" if len(what) > SHOWN_MAX else ""
        params = {
            "number": inbound.number, "place": places[inbound.location_id], "what": ", ".join(what[:SHOWN_MAX]) + more,
        }  # fmt: skip
        news.append(incidents.New("entry_differs", cause, inbound.location_id, params))
    await incidents.open_many(tx, news)
    await incidents.resolve_causes(tx, right)


async def load_silent(tx: Tx, _: Sequence[Any]) -> list[Entry]:
    """Announced goods of which nothing was heard for hours."""
    keepers = {place: row for place, row in (await receivers(tx)).items() if row.state == "connected"}
    waiting = await list_waiting_inbounds(tx, before=tx.now - SILENT)
    return [Entry(tx.tenant_id, keepers[one.location_id], one) for one in waiting if one.location_id in keepers]


async def keep_silent(tx: Tx, asked: Sequence[Entry], answers: Sequence[SeenArrival | PartnerError | None]) -> None:
    """Keeps what keepers answered."""
    told: dict[UUID, list[tuple[UUID | None, SeenArrival]]] = defaultdict(list)
    rows = {one.account.id: one.account for one in asked}
    for one, said in zip(asked, answers, strict=True):
        if isinstance(said, SeenArrival):
            told[one.account.id].append((None, said))
    for account_id, seen in told.items():  # loop: keepers, a handful
        await book(tx, rows[account_id], seen)
        tx.record(KeptChanged(account_id))


@work.outside(every="1h", load=load_silent, keep=keep_silent)
async def ask_entries(partners: Partners, asked: list[work.Asked]) -> Sequence[Any]:
    """Asks keepers about announced goods that no message told of."""

    async def one(each: work.Asked) -> SeenArrival | None:
        entry: Entry = each.ask
        http = await partners.http(entry.tenant_id, entry.account.id)
        return await partners.warehouse(entry.account.partner).entry_of(http, entry.inbound.external_id)

    return await partners.each_once(asked, one, at_most=4)
