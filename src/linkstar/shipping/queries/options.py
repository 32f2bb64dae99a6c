"""What routes are chosen from: locations, services, prices for some countries, rules of the company."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.core.db.remembered import Remembered
from linkstar.kit.address import Address
from linkstar.shipping.rules.prepared import ANYWHERE
from linkstar.shipping.rules.records import LabelPaper, Location, Pickup, Rate, Service, UserRule

_SERVICE = (
    "account_id, code, title_en, title_zh, takes_battery, takes_liquid, takes_dangerous, is_tracked, takes_po_box,"
    " needs_ioss_eu, needs_customs, address_line_max, is_latin_only, needs_postcode, needs_phone, needs_state, is_enabled"
)
_RATE = (
    "account_id, service, country, over_g, up_to_g, currency, base_minor, base_g, per_kg_minor, step_g, postcode_prefix,"
    " volumetric_divisor, fuel_percent_bp, length_max_mm, girth_max_mm, days_min, days_max"
)
_LOCATION = (
    "l.id, l.address, l.zone, l.cut_off, l.handling_h, l.working_days, l.holidays, l.eori, l.vat_number, l.services, l.name,"
    " l.is_enabled, l.label_format, l.label_size, l.label_dpi,"
    " coalesce((SELECT jsonb_agg(jsonb_build_array(p.account_id, p.cut_off, p.working_days, p.holidays) ORDER BY p.account_id)"
    " FROM shipping.pickups p WHERE p.tenant_id = l.tenant_id AND p.location_id = l.id), '[]')"
)


@dataclass(frozen=True, slots=True)
class Options:
    """Everything a company can ship with to some countries."""

    locations: list[Location]
    services: list[Service]
    user_rules: list[UserRule]
    rates: list[Rate]


async def read_options(tx: Tx, countries: Iterable[str]) -> Options:
    """The enabled locations, services and rules, and the price rows for these countries and for anywhere."""
    return Options(*await _read_standing(tx), await _rates(tx, countries))


async def remembered_options(tx: Tx, countries: Iterable[str]) -> Options:
    """As `read_options`, with all but the prices from memory: for steps, which choose routes many times a second."""
    return Options(*await _STANDING.get(tx), await _rates(tx, countries))


async def _read_standing(tx: Tx) -> tuple[list[Location], list[Service], list[UserRule]]:
    enabled = "WHERE tenant_id = %(tenant)s AND is_enabled"
    return (
        await tx.all(
            _location,
            f"SELECT {_LOCATION} FROM shipping.locations l WHERE l.tenant_id = %(tenant)s AND l.is_enabled ORDER BY l.id",  # noqa: S608 - own text
        ),
        await tx.all(
            Service,
            f"SELECT {_SERVICE} FROM shipping.services {enabled} AND NOT is_away ORDER BY account_id, code",  # noqa: S608 - own text
        ),
        await tx.all(
            user_rule_of,
            f"SELECT id, kind, title, conditions, is_enabled FROM shipping.user_rules {enabled} ORDER BY id",  # noqa: S608 - own text
        ),
    )


_STANDING: Remembered[tuple[list[Location], list[Service], list[UserRule]]] = Remembered(_read_standing)


async def _rates(tx: Tx, countries: Iterable[str]) -> list[Rate]:
    return await tx.all(
        Rate,
        f"SELECT {_RATE} FROM shipping.rates WHERE tenant_id = %(tenant)s AND country = ANY(%(countries)s)",  # noqa: S608 - own text
        {"countries": [*sorted(set(countries)), ANYWHERE]},
    )


async def list_priced(tx: Tx, countries: Iterable[str]) -> set[tuple[UUID, str]]:
    """The carrier accounts whose prices to these countries are known, with the country; `*` for prices to anywhere."""
    rows = await tx.rows(
        "SELECT DISTINCT account_id, country FROM shipping.rates WHERE tenant_id = %(tenant)s AND country = ANY(%(countries)s)",
        {"countries": [*sorted(set(countries)), ANYWHERE]},
    )
    return {(row.account_id, row.country) for row in rows}


async def list_locations(tx: Tx) -> list[Location]:
    """The shipping profiles of all locations, those that are switched off too."""
    return await tx.all(
        _location,
        f"SELECT {_LOCATION} FROM shipping.locations l WHERE l.tenant_id = %(tenant)s ORDER BY l.id",  # noqa: S608 - own text
    )


def _location(
    id_: UUID, address: Mapping[str, str], zone: str, cut_off: time, handling_h: int, working_days: int, *rest: Any
) -> Location:
    holidays, eori, vat_number, services, name, is_enabled, *label, pickups = rest
    return Location(
        id_, Address(**address), zone, cut_off, handling_h, working_days,
        _days(holidays), eori, vat_number, frozenset((UUID(account), code) for account, code in services), name, is_enabled,
        tuple(Pickup(UUID(account), time.fromisoformat(at), days, _days(off)) for account, at, days, off in pickups),
        LabelPaper(*label),
    )  # fmt: skip


def _days(said: Iterable[str]) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, said))


def user_rule_of(id_: UUID, kind: Any, title: str, said: Mapping[str, Any], is_enabled: bool) -> UserRule:
    """A rule of the company from its stored conditions; unknown ones of a newer version are left out."""
    ids = {
        name: frozenset(UUID(one) for one in said.get(name, ())) for name in ("shop_ids", "item_ids", "location_ids")
    }
    plain = ("over_g", "up_to_g", "over_minor", "up_to_minor", "currency", "only_late")
    known: dict[str, Any] = {**ids, **{name: said[name] for name in plain if name in said}}
    return UserRule(
        id_, kind, title, is_enabled=is_enabled, countries=frozenset(said.get("countries", ())),
        services=frozenset((UUID(account), code) for account, code in said.get("services", ())),
        **known,
    )  # fmt: skip
