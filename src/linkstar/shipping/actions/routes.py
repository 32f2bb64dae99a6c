"""Planning routes for many orders, and writing what was planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import orjson

from linkstar.core import incidents
from linkstar.core.db import Tx
from linkstar.shipping.facts import RouteChosen, RouteHeld
from linkstar.shipping.queries.options import remembered_options
from linkstar.shipping.queries.records import Planned
from linkstar.shipping.rules import choose, prepare
from linkstar.shipping.rules.records import AskLine, NoRoute, Offer, PlannedParcel, Route, RouteAsk, Settings
from linkstar.shipping.rules.words import in_words

_HELD = ("route_missing", "customs_missing", "address_invalid", "order_review")
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: nothing that is mistaken for another
_FULFILMENT = {
    "id": "uuid", "order_id": "uuid", "shop_id": "uuid", "location_id": "uuid", "ship_to": "jsonb", "order_number": "text",
    "created_at": "timestamptz", "changed_at": "timestamptz",
}  # fmt: skip
_LINE = {
    "id": "uuid", "fulfilment_order_id": "uuid", "order_line_id": "uuid", "component_id": "uuid", "item_id": "uuid",
    "quantity": "bigint", "customs": "jsonb",
}  # fmt: skip
_PARCEL = {
    "id": "uuid", "number": "text", "fulfilment_order_id": "uuid", "order_id": "uuid", "shop_id": "uuid",
    "location_id": "uuid", "account_id": "uuid", "service": "text", "weight_g": "bigint", "length_mm": "bigint",
    "width_mm": "bigint", "height_mm": "bigint", "estimate_minor": "bigint", "currency": "text",
    "hand_over_by": "timestamptz", "is_late": "boolean", "ioss_number": "text", "created_at": "timestamptz",
    "changed_at": "timestamptz",
}  # fmt: skip
_DECISION = {
    "id": "uuid", "order_id": "uuid", "parcel_id": "uuid", "inputs": "jsonb", "offers": "jsonb", "chosen": "jsonb",
    "decided_at": "timestamptz",
}  # fmt: skip


async def plan(
    tx: Tx, asks: Sequence[RouteAsk], *, settings: Settings | None = None, share_stock: bool = False
) -> list[Planned]:
    """The best way of each order, in order; writes nothing. Four statements, however many orders.

    With `share_stock` the asks look at one stock: what an earlier one takes, a later one does not find any more.
    """
    if not asks:
        return []
    options = await remembered_options(tx, {ask.ship_to.country for ask in asks})
    prepared = prepare(
        options.services, options.rates, locations=options.locations, user_rules=options.user_rules, now=tx.now,
        settings=settings,
    )  # fmt: skip
    if not share_stock:
        return [Planned(ask, choose(prepared, ask)) for ask in asks]
    planned: list[Planned] = []
    taken: dict[tuple[UUID, UUID], int] = {}
    for ask in asks:
        left = ask._replace(stock=_less(ask.stock, taken)) if taken else ask
        planned.append(Planned(left, choose(prepared, left)))
        for location_id, item_id, count in _picks(planned[-1]):
            taken[location_id, item_id] = taken.get((location_id, item_id), 0) + count
    return planned


async def commit_routes(tx: Tx, planned: Sequence[Planned]) -> None:
    """Writes fulfilment orders, parcels and decisions; records RouteChosen per parcel, RouteHeld with an incident."""
    found = [(one.ask, route) for one in planned if (route := one.route) is not None]
    drafts = [(ask, route, parcel) for ask, route in found for parcel in route.parcels]
    ids = list(zip(tx.new_ids(len(drafts)), tx.new_ids(len(drafts)), strict=True))
    parcels_of: dict[int, list[UUID]] = {}
    for (_, route, _), (_, parcel_id) in zip(drafts, ids, strict=True):
        parcels_of.setdefault(id(route), []).append(parcel_id)
    written = list(zip(drafts, ids, strict=True))
    await tx.insert("shipping.fulfilment_orders", _FULFILMENT, [_fulfilment_row(tx, *one) for one in written])
    await tx.insert("shipping.fulfilment_lines", _LINE, [row for one in written for row in _line_rows(tx, *one)])
    await tx.insert("shipping.parcels", _PARCEL, [_parcel_row(tx, *one) for one in written])
    await tx.insert("shipping.decisions", _DECISION, [_decision_row(tx, one, parcels_of) for one in planned])
    tx.record(
        *(
            RouteChosen(ask.order_id, order_id, parcel_id, parcel.offer.location_id)
            for (ask, _, parcel), (order_id, parcel_id) in written
        )
    )
    await _hold(tx, [(one.ask, one.outcome) for one in planned if isinstance(one.outcome, NoRoute)])
    await incidents.resolve_causes(tx, [_cause(code, ask.order_id) for ask, _ in found for code in _HELD])


async def _hold(tx: Tx, held: Sequence[tuple[RouteAsk, NoRoute]]) -> None:
    tx.record(*(RouteHeld(ask.order_id, none.code) for ask, none in held))
    await incidents.open_many(
        tx,
        [
            incidents.New(none.code, _cause(none.code, ask.order_id), ask.order_id, _told(ask, none))
            for ask, none in held
        ],
    )


def _told(ask: RouteAsk, none: NoRoute) -> dict[str, object]:
    first = none.missing[0] if none.missing else None
    return {
        "order": ask.order_number or str(ask.order_id),
        "why": in_words(none.reason, "en"),
        "why_zh": in_words(none.reason, "zh"),
        "field": first.field if first else none.field,
        "sku": first.sku if first else str(none.reason.params.get("sku", "")),
        "missing": [[one.field, one.sku] for one in none.missing],
    }


def _cause(code: str, order_id: UUID) -> str:
    return f"{code}:{order_id}"


def _number(parcel_id: UUID) -> str:
    """Eleven characters that people can read to each other, from the 50 random bits at the end of the id."""
    bits = parcel_id.int & ((1 << 50) - 1)
    return "P" + "".join(_ALPHABET[bits >> shift & 31] for shift in range(45, -1, -5))


def _picks(planned: Planned) -> list[tuple[UUID, UUID, int]]:
    parcels = planned.route.parcels if planned.route else ()
    return [
        (parcel.offer.location_id, line.item_id, count)
        for parcel in parcels
        for line, count in zip(planned.ask.lines, parcel.quantities, strict=True)
        if count
    ]


def _less(
    stock: Mapping[UUID, Mapping[UUID, int]], taken: Mapping[tuple[UUID, UUID], int]
) -> dict[UUID, dict[UUID, int]]:
    return {
        place: {item: count - taken.get((place, item), 0) for item, count in held.items()}
        for place, held in stock.items()
    }


Draft = tuple[RouteAsk, Route, PlannedParcel]


def _fulfilment_row(tx: Tx, draft: Draft, ids: tuple[UUID, UUID]) -> tuple[Any, ...]:
    ask, _, parcel = draft
    ship_to = orjson.dumps(ask.ship_to).decode()
    return (ids[0], ask.order_id, ask.shop_id, parcel.offer.location_id, ship_to, ask.order_number, tx.now, tx.now)


def _line_rows(tx: Tx, draft: Draft, ids: tuple[UUID, UUID]) -> list[tuple[Any, ...]]:
    ask, _, parcel = draft
    return [
        (tx.new_id(), ids[0], line.order_line_id, line.component_id, line.item_id, count, _declared(line, ask.currency))
        for line, count in zip(ask.lines, parcel.quantities, strict=True)
        if count
    ]


def _declared(line: AskLine, currency: str) -> str:
    """What customs are told about one unit, kept as it was: the item may change later."""
    return orjson.dumps(
        {
            "name_en": line.name_en, "name_zh": line.name_zh, "hs_code": line.hs_code, "origin": line.origin,
            "unit_value_minor": line.unit_value_minor, "currency": currency, "unit_weight_g": line.weight_g,
            "sku": line.sku, "has_battery": line.has_battery, "has_liquid": line.has_liquid,
        }
    ).decode()  # fmt: skip


def _parcel_row(tx: Tx, draft: Draft, ids: tuple[UUID, UUID]) -> tuple[Any, ...]:
    ask, _, parcel = draft
    offer = parcel.offer
    return (
        ids[1], _number(ids[1]), ids[0], ask.order_id, ask.shop_id, offer.location_id, offer.account_id, offer.service,
        parcel.weight_g, parcel.length_mm, parcel.width_mm, parcel.height_mm, offer.price_minor or 0, offer.currency,
        offer.hand_over_at, offer.is_late, parcel.ioss_number, tx.now, tx.now,
    )  # fmt: skip


def _decision_row(tx: Tx, planned: Planned, parcels_of: Mapping[int, Sequence[UUID]]) -> tuple[Any, ...]:
    ask, outcome = planned.ask, planned.outcome
    parcel_ids = parcels_of.get(id(outcome), ())
    chosen: dict[str, Any] = {"parcel_ids": parcel_ids}
    if isinstance(outcome, NoRoute):
        chosen |= {"code": outcome.reason.code, "params": outcome.reason.params, "held": outcome.code}
    else:
        chosen |= {"code": "chosen", "cost_minor": outcome.cost_minor, "currency": outcome.currency}
        chosen |= {"is_late": outcome.is_late, "is_exact": outcome.is_exact}
    texts = [orjson.dumps(part, option=orjson.OPT_NON_STR_KEYS).decode() for part in (
        _inputs(ask), [_stored(offer) for offer in outcome.offers], chosen)]  # fmt: skip
    return (tx.new_id(), ask.order_id, parcel_ids[0] if len(parcel_ids) == 1 else None, *texts, tx.now)


def _inputs(ask: RouteAsk) -> dict[str, Any]:
    """What was decided upon, without the person's address."""
    return {
        "lines": [_line_inputs(line) for line in ask.lines],
        "stock": ask.stock,
        "country": ask.ship_to.country,
        "currency": ask.currency,
        "ship_by_at": ask.ship_by_at,
        "deliver_by_at": ask.deliver_by_at,
        "is_business": ask.is_business,
        "has_ioss": bool(ask.ioss_number),
    }


def _line_inputs(line: AskLine) -> dict[str, Any]:
    sizes = (line.length_mm, line.width_mm, line.height_mm)
    return {"item_id": line.item_id, "quantity": line.quantity, "weight_g": line.weight_g, "sizes_mm": sizes}


def _stored(offer: Offer) -> list[Any]:
    return [*offer[:-1], offer.reason.code, offer.reason.params]
