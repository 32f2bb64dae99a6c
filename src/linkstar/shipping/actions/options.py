"""What a company can ship with: profiles of its locations, carriers' services and prices, its own rules."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

import orjson

from linkstar.core.db import Tx
from linkstar.core.db.remembered import tell_changed
from linkstar.kit.errors import Invalid
from linkstar.shipping.rules.records import Location, Rate, Service, UserRule

_LOCATION = {
    "id": "uuid", "name": "text", "country": "text", "address": "jsonb", "zone": "text", "cut_off": "time",
    "handling_h": "bigint", "working_days": "bigint", "holidays": "jsonb", "eori": "text", "vat_number": "text",
    "services": "jsonb", "is_enabled": "boolean", "label_format": "text", "label_size": "text", "label_dpi": "bigint",
}  # fmt: skip
_PICKUP = {
    "location_id": "uuid",
    "account_id": "uuid",
    "cut_off": "time",
    "working_days": "bigint",
    "holidays": "jsonb",
}
_TYPES: Mapping[str, str] = {"UUID": "uuid", "str": "text", "bool": "boolean", "int": "bigint"}
_SERVICE = {field.name: _TYPES[str(field.type)] for field in fields(Service)}
_RATE = {"id": "uuid", **{field.name: _TYPES[str(field.type)] for field in fields(Rate)}, "fetched_at": "timestamptz"}
_USER_RULE = {
    "id": "uuid",
    "kind": "text",
    "title": "text",
    "conditions": "jsonb",
    "is_enabled": "boolean",
    "changed_at": "timestamptz",
}


async def put_locations(tx: Tx, locations: Sequence[Location]) -> None:
    """Writes shipping profiles of locations, new ones or over the old."""
    rows = [
        (one.id, one.name, one.address.country, _json(one.address), one.zone, one.cut_off, one.handling_h, one.working_days,
         _json(sorted(one.holidays)), one.eori, one.vat_number, _json(sorted(one.services)), one.is_enabled, *one.label)
        for one in locations
    ]  # fmt: skip
    await _put(tx, "shipping.locations", _LOCATION, rows, ("id",))
    await tx.run(
        "DELETE FROM shipping.pickups WHERE tenant_id = %(tenant)s AND location_id = ANY(%(ids)s)",
        {"ids": [one.id for one in locations]},
    )
    pickups = [
        (one.id, by.account_id, by.cut_off, by.working_days, _json(sorted(by.holidays)))
        for one in locations for by in one.pickups
    ]  # fmt: skip
    await _put(tx, "shipping.pickups", _PICKUP, pickups, ("location_id", "account_id"))
    await tell_changed(tx)


async def put_services(tx: Tx, services: Sequence[Service]) -> None:
    """Writes carriers' services, new ones or over the old."""
    rows = [tuple(getattr(one, name) for name in _SERVICE) for one in services]
    await _put(tx, "shipping.services", _SERVICE, rows, ("account_id", "code"))
    await tell_changed(tx)


async def send_away(tx: Tx, account_ids: Sequence[UUID], *, is_away: bool) -> None:
    """Takes the services of carrier accounts from what routes are chosen from, or gives them back as they were."""
    await tx.run(
        "UPDATE shipping.services SET is_away = %(is_away)s WHERE tenant_id = %(tenant)s AND account_id = ANY(%(ids)s)"
        " AND is_away <> %(is_away)s",
        {"ids": list(account_ids), "is_away": is_away},
    )
    await tell_changed(tx)


async def put_user_rules(tx: Tx, rules: Sequence[UserRule]) -> None:
    """Writes the company's rules, new ones or over the old. One that is not wanted any more is put with `is_enabled` False."""
    rows = [(one.id, one.kind, one.title, _json(_conditions(one)), one.is_enabled, tx.now) for one in rules]
    await _put(tx, "shipping.user_rules", _USER_RULE, rows, ("id",))
    await tell_changed(tx)


async def put_rates(
    tx: Tx, account_id: UUID, rates: Sequence[Rate], *, countries: Collection[str] | None = None
) -> None:
    """Replaces all price rows of one carrier account in one go, or only those to some countries.

    Raises Invalid for a row that cannot be priced by.
    """
    for rate in rates:
        if rate.account_id != account_id:
            raise Invalid("account_id", "a price row belongs to another account")
        if not 0 <= rate.over_g < rate.up_to_g or rate.step_g < 1 or min(rate.base_minor, rate.per_kg_minor) < 0:
            raise Invalid("rates", f"{rate.service} to {rate.country} over {rate.over_g} g makes no sense")
    await tx.run(
        "DELETE FROM shipping.rates WHERE tenant_id = %(tenant)s AND account_id = %(account_id)s"
        " AND (%(countries)s::text[] IS NULL OR country = ANY(%(countries)s))",
        {"account_id": account_id, "countries": None if countries is None else sorted(countries)},
    )
    rows = [
        (id_, *(getattr(rate, name) for name in _RATE if name not in ("id", "fetched_at")), tx.now)
        for id_, rate in zip(tx.new_ids(len(rates)), rates, strict=True)
    ]
    await tx.insert("shipping.rates", _RATE, rows)


async def _put(
    tx: Tx, table: str, columns: Mapping[str, str], rows: Sequence[tuple[Any, ...]], key: tuple[str, ...]
) -> None:
    """Inserts or overwrites rows by their key, one statement; names come from this file only."""
    if not rows:
        return
    arrays = {f"c{place}": list(values) for place, values in enumerate(zip(*rows, strict=True))}
    unnest = ", ".join(f"%(c{place})s::{kind}[]" for place, kind in enumerate(columns.values()))
    fresh = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    sql = (
        f"INSERT INTO {table} (tenant_id, {', '.join(columns)}) SELECT %(tenant)s, u.* FROM unnest({unnest}) AS u"  # noqa: S608 - own names
        f" ON CONFLICT (tenant_id, {', '.join(key)}) DO UPDATE SET {fresh}"
    )
    await tx.run(sql, arrays)


def _conditions(rule: UserRule) -> dict[str, Any]:
    """The conditions that are set, with sets as sorted lists."""
    skip = ("id", "kind", "title", "is_enabled")
    said = {field.name: getattr(rule, field.name) for field in fields(rule) if field.name not in skip}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in said.items() if value}


def _json(value: object) -> str:
    return orjson.dumps(value).decode()
