"""Goods that are announced to places that partners keep. What lies there stays the keeper's statement: nothing is booked here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.inventory.actions.records import NewInbound, ToldArrival
from linkstar.inventory.errors import InboundKnown, InboundSent
from linkstar.inventory.facts import InboundAnnounced
from linkstar.kit.errors import NotFound


async def announce(tx: Tx, news: Sequence[NewInbound]) -> list[UUID]:
    """Writes down what is on its way and has it told to the keepers; the ids in order. Raises InboundKnown."""
    ids = tx.new_ids(len(news))
    rows = await tx.rows(
        "INSERT INTO inventory.inbounds (tenant_id, id, location_id, number, supplier, tracking_number, expected_at,"
        " announced_at, changed_at, actor) SELECT %(tenant)s, u.*, %(now)s, %(now)s, %(actor)s"
        " FROM unnest(%(ids)s::uuid[], %(places)s::uuid[], %(numbers)s::text[], %(suppliers)s::text[],"
        " %(tracking)s::text[], %(expected)s::timestamptz[]) AS u"
        " ON CONFLICT DO NOTHING RETURNING id",
        {"ids": ids, "places": [one.location_id for one in news], "numbers": [one.number for one in news],
         "suppliers": [one.supplier for one in news], "tracking": [one.tracking_number for one in news],
         "expected": [one.expected_at for one in news], "actor": tx.actor},
    )  # fmt: skip
    written = {row.id for row in rows}
    known = next((one.number for id_, one in zip(ids, news, strict=True) if id_ not in written), None)
    if known is not None:
        raise InboundKnown(number=known)
    lines = [
        (id_, item, units) for id_, one in zip(ids, news, strict=True) for item, units in sorted(one.units.items())
    ]
    await tx.insert("inventory.inbound_lines", {"inbound_id": "uuid", "item_id": "uuid", "expected": "bigint"}, lines)
    tx.record(*(InboundAnnounced(id_) for id_ in ids))
    return ids


async def send_again(tx: Tx, inbound_id: UUID) -> None:
    """Has a keeper told once more who refused before. Raises NotFound, InboundSent."""
    row = await tx.row(
        "SELECT number, state FROM inventory.inbounds WHERE tenant_id = %(tenant)s AND id = %(id)s FOR UPDATE",
        {"id": inbound_id},
    )
    if row is None:
        raise NotFound(thing="inbound")
    if row.state not in ("announced", "refused"):
        raise InboundSent(number=row.number)
    await _set(tx, {inbound_id: ("announced", "", "")})
    tx.record(InboundAnnounced(inbound_id))


async def note_codes(tx: Tx, codes: Mapping[UUID, str]) -> None:
    """Keeps what keepers are asked for announcements by, before they are sent: an answer may be lost, a message come first."""
    await tx.run(
        "UPDATE inventory.inbounds i SET external_id = u.code FROM unnest(%(ids)s::uuid[], %(codes)s::text[]) AS u (id, code)"
        " WHERE i.tenant_id = %(tenant)s AND i.id = u.id",
        {"ids": sorted(codes), "codes": [codes[id_] for id_ in sorted(codes)]},
    )


async def note_answers(tx: Tx, taken: Sequence[UUID], refused: Mapping[UUID, str]) -> None:
    """Keeps what keepers answered: they took these, and refused those and said why."""
    await _set(
        tx, dict.fromkeys(taken, ("waiting", "", "")) | {id_: ("refused", "", why) for id_, why in refused.items()}
    )


async def note_arrivals(tx: Tx, told: Sequence[ToldArrival]) -> None:
    """Keeps what has arrived; what a message tells counts once, and what is done does not become less."""
    units: dict[tuple[UUID, UUID, UUID], tuple[int, int]] = {}
    for one in told:
        for item, counts in one.units.items():
            units[one.inbound_id, one.told_by, item] = counts
    keys = sorted(units)
    if keys:
        await tx.run(
            "INSERT INTO inventory.inbound_arrivals AS a (tenant_id, inbound_id, told_by, item_id, sound, damaged)"
            " SELECT %(tenant)s, u.* FROM unnest(%(inbounds)s::uuid[], %(told)s::uuid[], %(items)s::uuid[], %(sound)s::bigint[],"
            " %(damaged)s::bigint[]) AS u ON CONFLICT (tenant_id, inbound_id, told_by, item_id)"
            " DO UPDATE SET sound = excluded.sound, damaged = excluded.damaged",
            {"inbounds": [key[0] for key in keys], "told": [key[1] for key in keys], "items": [key[2] for key in keys],
             "sound": [units[key][0] for key in keys], "damaged": [units[key][1] for key in keys]},
        )  # fmt: skip
    await _set(tx, {one.inbound_id: (one.state, one.partner_state, "") for one in told if one.state})


async def _set(tx: Tx, states: Mapping[UUID, tuple[str, str, str]]) -> None:
    """Sets state, the partner's word and the error of announcements; one that is done stays so."""
    ids = sorted(states)
    if ids:
        await tx.run(
            "UPDATE inventory.inbounds i SET state = u.state, partner_state = u.word, error = u.error, changed_at = %(now)s"
            " FROM unnest(%(ids)s::uuid[], %(states)s::text[], %(words)s::text[], %(errors)s::text[])"
            " AS u (id, state, word, error) WHERE i.tenant_id = %(tenant)s AND i.id = u.id AND i.state <> 'done'"
            " AND NOT (u.state = 'waiting' AND i.state IN ('partly', 'stopped'))",
            {"ids": ids, "states": [states[id_][0] for id_ in ids], "words": [states[id_][1] for id_ in ids],
             "errors": [states[id_][2][:2000] for id_ in ids]},
        )  # fmt: skip
