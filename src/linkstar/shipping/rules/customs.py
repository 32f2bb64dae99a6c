"""Customs: where a border is crossed, what has to be declared, who needs an IOSS or EORI number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linkstar.shipping.rules.prices import convert
from linkstar.shipping.rules.records import AskLine, Location, Missing, RouteAsk, Service

IOSS_MAX_MINOR = 150_00  # EUR: consignments up to this value may use the import one-stop shop
_EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK"
EU = frozenset(_EU.split())  # with Monaco, which is in its customs union
_AREA = {**dict.fromkeys(EU, "EU"), "LI": "CH", "IM": "GB", "JE": "GB", "GG": "GB"}
_WITH_EORI = ("EU", "GB")
_HS_DIGITS_MIN = 6


def crosses_border(from_country: str, to_country: str) -> bool:
    """Whether a parcel passes customs: countries of one customs union count as one."""
    return _AREA.get(from_country, from_country) != _AREA.get(to_country, to_country)


def missing_customs(
    lines: Sequence[AskLine], from_country: str, to_country: str, *, business: RouteAsk | None = None, eori: str = ""
) -> tuple[Missing, ...]:
    """Every field that customs of this border ask for and that is empty, item by item; none inside a customs union.

    `business` is the ask of a company's order: into the EU or UK it needs the importer's EORI, out of it the sender's.
    """
    if not crosses_border(from_country, to_country):
        return ()
    missing = [Missing(f"item.{name}", line.sku, line.item_id) for line in lines for name in _empty(line)]
    if business is not None and business.is_business:
        if _AREA.get(to_country, to_country) in _WITH_EORI and not business.ship_to.tax_id:
            missing.append(Missing("ship_to.tax_id", "", None))
        if _AREA.get(from_country, from_country) in _WITH_EORI and not eori:
            missing.append(Missing("location.eori", "", None))
    return tuple(dict.fromkeys(missing))


def missing_for(ask: RouteAsk, lines: Sequence[AskLine], location: Location, service: Service) -> tuple[Missing, ...]:
    """What this service cannot cross the border without; none for a service that needs no declaration."""
    if not service.needs_customs:
        return ()
    return missing_customs(lines, location.address.country, ask.ship_to.country, business=ask, eori=location.eori)


def uses_ioss(from_country: str, to_country: str, value_minor: int, currency: str, fx: Mapping[str, int]) -> bool:
    """Whether a parcel may be declared under IOSS: into the EU from outside, up to 150 EUR.

    A value that cannot be told in EUR counts as small: to ask for a number that is not needed is the smaller mistake.
    """
    if _AREA.get(to_country) != "EU" or not crosses_border(from_country, to_country):
        return False
    euros = convert(value_minor, currency, "EUR", fx)
    return euros is None or euros <= IOSS_MAX_MINOR


def _empty(line: AskLine) -> list[str]:
    has_code = sum(character.isdigit() for character in line.hs_code) >= _HS_DIGITS_MIN
    filled = {
        "hs_code": has_code,
        "origin": len(line.origin) == 2,
        "name_en": bool(line.name_en.strip()),
        "value": line.unit_value_minor > 0,
    }
    return [name for name, is_filled in filled.items() if not is_filled]
