"""The calls of the road to the door: labels from carriers, tracking numbers to channels, labels given back.

Each call has three parts: `load_*` reads what is needed, the call itself holds no transaction, `keep_*` writes the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from linkstar import orders, shipping
from linkstar.connect import registry
from linkstar.connect.accounts import AccountRow, list_accounts
from linkstar.connect.carrier import CustomsLine, Label, LabelRequest, VoidAnswer
from linkstar.connect.channel import ConfirmAnswer, Confirmation, ConfirmLine
from linkstar.connect.confirming import confirm_surely
from linkstar.connect.partners import Partners
from linkstar.connect.wire import PartnerError
from linkstar.core import work
from linkstar.core.db import Tx
from linkstar.core.files import put_files
from linkstar.flows import kept, parting
from linkstar.orders import rules
from linkstar.orders.queries import Line
from linkstar.shipping.facts import RouteChosen
from linkstar.shipping.queries import get_order_contents
from linkstar.shipping.queries.records import (
    ConfirmAsk,
    ConfirmOutcome,
    DoubtfulKey,
    LabelAsk,
    LabelBoughtDetails,
    VoidAsk,
    VoidOutcome,
)
from linkstar.shipping.rules.parcels import Packed, units_completed

AT_ONCE = 16  # labels asked of carriers side by side
ASK_AGAIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class At:
    """Something to be asked of a partner's account."""

    tenant_id: UUID
    partner: str
    account_id: UUID
    trace_id: str
    ask: Any
    is_new: bool = False  # nobody can have asked this for it before
    kind: str = "carrier"  # or warehouse: the keeper of the place sends the goods himself


async def load_asks(tx: Tx, facts: Sequence[Any]) -> list[At | None]:
    """What carriers need to make the labels of these parcels; None for one that needs none any more."""
    carriers = {row.id: row for row in await list_accounts(tx, kind="carrier")}
    keepers = await kept.keepers(tx)
    asks = await shipping.get_label_asks(tx, [one.parcel_id for one in facts])
    return [
        _at(tx, _keeper(keepers, ask) or carriers[ask.account_id], ask,
            is_new=isinstance(fact, RouteChosen) and ask.attempt == 1)
        if ask
        else None
        for fact, ask in zip(facts, asks, strict=True)
    ]  # fmt: skip


def _keeper(keepers: Mapping[UUID, AccountRow], ask: LabelAsk | VoidAsk) -> AccountRow | None:
    return keepers.get(ask.location_id) if ask.location_id else None


def _at(tx: Tx, row: AccountRow, ask: Any, *, is_new: bool = False) -> At:
    return At(tx.tenant_id, row.partner, row.id, tx.trace_of.get(ask.order_id, ""), ask, is_new, row.kind)


async def buy(partners: Partners, asked: Sequence[work.Asked]) -> Sequence[Any]:
    """Buys one label per ask. Where a carrier does not know keys, a repeat asks first whether it has the parcel already."""

    async def one(each: work.Asked) -> Label:
        at: At = each.ask
        http = await partners.http(at.tenant_id, at.account_id, trace_id=at.trace_id)
        is_repeat = not (each.is_first and at.is_new)
        if at.kind != "carrier":
            return await kept.order(partners.warehouse(at.partner), http, _request(at.ask), is_repeat=is_repeat)
        adapter = partners.carrier(at.partner)
        if is_repeat and not adapter.takes_key and "find" in adapter.can:
            earlier = await adapter.find(http, at.ask.key)
            if earlier is not None:
                return earlier
        return await adapter.buy_label(http, _request(at.ask))

    return await partners.each(asked, one, at_most=AT_ONCE)


def _request(ask: LabelAsk) -> LabelRequest:
    customs = [
        CustomsLine(
            line.name_en, line.name_zh, line.hs_code, line.origin, line.quantity, line.unit_value_minor, line.currency,
            line.unit_weight_g, line.sku, line.has_battery, line.has_liquid,
        )
        for line in ask.customs
    ]  # fmt: skip
    return LabelRequest(
        ask.key, ask.service, ask.ship_from, ask.ship_to, ask.weight_g, ask.length_mm, ask.width_mm, ask.height_mm, customs,
        ask.reference, ask.ioss_number, ask.eori_number, ask.vat_number, ask.order_number, ask.paper.format,
        size=ask.paper.size, dpi=ask.paper.dpi,
    )  # fmt: skip


async def keep_answers(tx: Tx, asks: Sequence[At], answers: Sequence[Label | PartnerError]) -> None:
    """Labels go to their parcels and into the files; a refusal holds its parcel and names the field to mend."""
    await attach(tx, [(at.ask, answer) for at, answer in zip(asks, answers, strict=True) if isinstance(answer, Label)])
    refused = [
        (at.ask.parcel_id, answer) for at, answer in zip(asks, answers, strict=True) if isinstance(answer, PartnerError)
    ]
    held = [(id_, no.code or type(no).__name__, no.field, no.message) for id_, no in refused]
    if held:
        await shipping.hold_parcels(tx, held)


async def attach(tx: Tx, bought: Sequence[tuple[LabelAsk | DoubtfulKey, Label]]) -> None:
    """Keeps labels that carriers sold: the documents in the files, the rest with their parcels."""
    documents = [(label.media_type, label.document) for _, label in bought if label.document]
    files = iter(await put_files(tx, documents) if documents else [])
    await shipping.attach_labels(
        tx,
        [
            (
                ask.parcel_id,
                LabelBoughtDetails(
                    ask.key, label.external_id, label.tracking_number, next(files) if label.document else None,
                    label.cost_minor, label.currency, label.void_until,
                ),
            )
            for ask, label in bought
        ],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confirming:
    """A parcel to be told to a channel, in the channel's own ids."""

    ask: ConfirmAsk
    told: Confirmation


async def load_confirmations(tx: Tx, facts: Sequence[Any]) -> list[At | None]:
    """What channels are to be told of these parcels; None for one that the channel knows or that is cancelled.

    A parcel that completes nothing of what was sold (one part of a kit), or of an order that the channel does not know, has
    nothing to tell.
    """
    accounts = {row.id: row for row in await list_accounts(tx)}
    told = await parting.tellable(tx, accounts, await shipping.get_confirm_asks(tx, [one.parcel_id for one in facts]))
    order_ids = list({ask.order_id for ask in told if ask})
    units, spread = await _completed(tx, order_ids)
    asks = [ask if ask and _may_confirm(ask, accounts[ask.shop_id].partner, spread) else None for ask in told]
    # A channel that takes one confirmation per order, and one whose kit is spread, is told when the last label is there.
    waiting = [fact for fact, ask, ready in zip(facts, told, asks, strict=True) if ask and not ready]
    tx.record(*waiting, at=tx.now + ASK_AGAIN)
    found = await orders.get_orders(tx, order_ids)
    mute = {ask.parcel_id for ask in asks if ask and not (units.get(ask.parcel_id) and _is_known(found[ask.order_id]))}
    await shipping.mark_confirmed(tx, [ConfirmOutcome(id_, True) for id_ in mute])
    lines = {line.id: line for line in await orders.list_lines(tx, order_ids)}
    return [
        At(
            tx.tenant_id, accounts[ask.shop_id].partner, ask.shop_id, tx.trace_of.get(ask.order_id, ""),
            Confirming(ask, _told(ask, found[ask.order_id], accounts[ask.account_id], units[ask.parcel_id], lines)),
        )
        if ask and ask.parcel_id not in mute
        else None
        for ask in asks
    ]  # fmt: skip


def _is_known(order: orders.Order) -> bool:
    return rules.is_known_at_channel(order.source)


async def _completed(tx: Tx, order_ids: Sequence[UUID]) -> tuple[dict[UUID, dict[UUID, int]], set[UUID]]:
    """Units of lines that each parcel completes (parcel -> line -> units), and orders with a kit in more than one parcel."""
    per_unit: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for part in await orders.list_components(tx, order_ids):
        per_unit[part.line_id][part.id] = part.per_line_unit
    contents = [one for one in await get_order_contents(tx, order_ids) if one.order_line_id in per_unit]
    packed = [
        Packed(one.parcel_id, one.order_line_id, one.component_id or one.order_line_id, one.quantity)
        for one in contents
    ]
    units: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for (parcel_id, line_id), count in units_completed(packed, per_unit).items():
        units[parcel_id][line_id] = count
    homes: dict[UUID, set[UUID]] = defaultdict(set)
    for one in contents:
        homes[one.order_line_id].add(one.parcel_id)
    spread = {one.order_id for one in contents if len(per_unit[one.order_line_id]) > 1 < len(homes[one.order_line_id])}
    return units, spread


def _may_confirm(ask: ConfirmAsk, partner: str, spread: set[UUID]) -> bool:
    takes_parts = registry.channel(partner).partial_confirmation and ask.order_id not in spread
    return shipping.rules.may_confirm(takes_parts, is_labelled=True, others_labelled=ask.others_labelled)


def _told(
    ask: ConfirmAsk, order: orders.Order, carrier: AccountRow, units: Mapping[UUID, int], lines: Mapping[UUID, Line]
) -> Confirmation:  # fmt: skip
    """What the channel is told, in units of the lines as it sold them."""
    told = [ConfirmLine(lines[id_].external_id, count, lines[id_].fulfilment_id) for id_, count in units.items()]
    return Confirmation(
        ask.key, order.external_id, ask.tracking_number, carrier.title, ask.service, ask.shipped_at, told, ask.is_last
    )


async def confirm(partners: Partners, asked: Sequence[work.Asked]) -> Sequence[Any]:
    """Tells each channel its parcels; one call per shop, several shops side by side."""
    by_shop: dict[UUID, list[int]] = {}
    for place, each in enumerate(asked):
        by_shop.setdefault(each.ask.account_id, []).append(place)

    async def one(places: list[int]) -> Sequence[ConfirmAnswer]:
        at: At = asked[places[0]].ask
        http = await partners.http(at.tenant_id, at.account_id, trace_id=at.trace_id)
        return await confirm_surely(partners.channel(at.partner), http, [asked[place].ask.ask.told for place in places])

    answers: list[Any] = [None] * len(asked)
    for places, got in zip(by_shop.values(), await partners.each(by_shop.values(), one), strict=True):
        for n, place in enumerate(places):
            answers[place] = got[n] if isinstance(got, Sequence) else got
    return answers


async def keep_confirmations(tx: Tx, asks: Sequence[At], answers: Sequence[ConfirmAnswer | PartnerError]) -> None:
    """Writes what the channels took; a refusal opens an incident."""
    await shipping.mark_confirmed(tx, [_confirmed(at, answer) for at, answer in zip(asks, answers, strict=True)])


def _confirmed(at: At, answer: ConfirmAnswer | PartnerError) -> ConfirmOutcome:
    is_taken = isinstance(answer, ConfirmAnswer) and answer.is_taken
    return ConfirmOutcome(at.ask.ask.parcel_id, is_taken, at.partner, answer.code, answer.message)


async def load_voids(tx: Tx, facts: Sequence[Any]) -> list[At | None]:
    """The labels that carriers are to take back."""
    carriers = {row.id: row for row in await list_accounts(tx, kind="carrier")}
    keepers = await kept.keepers(tx)
    asks = await shipping.get_void_asks(tx, [one.label_id for one in facts])
    return [_at(tx, _keeper(keepers, ask) or carriers[ask.account_id], ask) if ask else None for ask in asks]


async def void(partners: Partners, asked: Sequence[work.Asked]) -> Sequence[Any]:
    """Asks carriers to take labels back."""

    async def one(each: work.Asked) -> VoidAnswer:
        at: At = each.ask
        http = await partners.http(at.tenant_id, at.account_id, trace_id=at.trace_id)
        adapter = partners.carrier(at.partner) if at.kind == "carrier" else partners.warehouse(at.partner)
        return await adapter.void(http, at.ask.external_id)

    return await partners.each(asked, one, at_most=AT_ONCE)


async def keep_voids(tx: Tx, asks: Sequence[At], answers: Sequence[VoidAnswer | PartnerError]) -> None:
    """Writes what carriers answered; an answer with an error inside is a refusal."""
    await shipping.settle_voids(tx, [_void_outcome(at.ask, answer) for at, answer in zip(asks, answers, strict=True)])


def _void_outcome(ask: VoidAsk, answer: VoidAnswer | PartnerError) -> VoidOutcome:
    if isinstance(answer, PartnerError):
        return VoidOutcome(ask.label_id, False, "refused", answer.code, answer.message)
    return VoidOutcome(ask.label_id, answer.is_voided, answer.refund, answer.code, answer.message)
