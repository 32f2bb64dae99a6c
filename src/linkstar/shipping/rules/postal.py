"""Addresses as carriers can deliver to them. A fault is told with the field to mend, before anything is picked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from linkstar.kit.address import Address
from linkstar.shipping.rules.records import Reason, Service

# Countries without postal codes: an empty one is right there.
_NO_POSTCODE = """AE AG AO AW BF BI BJ BO BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GN GQ GY HK JM KI KM KN
KP LC ML MO MR MW NR NU QA RW SB SC SL SR ST SY TD TG TK TL TO TV UG VU YE ZW"""
NO_POSTCODE = frozenset(_NO_POSTCODE.split())
# Where parcels are sorted by district, a carrier that needs the state needs the district too.
NEEDS_DISTRICT = frozenset({"ID", "TH", "VN"})
_PO_BOX = re.compile(
    r"""\bp\.?\s*o\.?\s*[-.]?\s*box\b|\bpost(al)?\s+office\s+box\b|\bpobox\b|\bpost\s*box\b|\b(locked|private)\s+(mail\s*)?bag\b
    |\bpostfach\b|\bpostbus\b|\bpostboks\b|\bbo[iî]te\s+postale\b|\bb\.?p\.?\s*\d+\b|\bcasella\s+postale\b
    |\bapartado(\s+(de\s+correos|postal|a[eé]reo))?\s*(n[.ºo°]*\s*)?\d+|\bcaixa\s+postal\b|\bskrytka\s+pocztowa\b
    |\bа/я\b|私書箱|邮政信箱|郵政信箱|사서함""",
    re.IGNORECASE | re.VERBOSE,
)
_PRINTED = ("name", "company", "line1", "line2", "district", "city", "state")
_NEEDED = ("name", "line1", "city", "country")


@dataclass(frozen=True, slots=True)
class Destination:
    """An address looked at once for all services."""

    address: Address
    postcode: str  # upper case, letters and digits only
    is_po_box: bool
    not_latin: str  # first field with another script, or ""
    incomplete: str  # first field that every carrier needs and that is empty, or ""


def look_at(address: Address) -> Destination:
    """What is the same for every service about this address."""
    not_latin = next((name for name in _PRINTED if not is_latin(getattr(address, name))), "")
    incomplete = next((name for name in _NEEDED if not getattr(address, name).strip()), "")
    return Destination(address, bare_postcode(address.postcode), is_po_box(address), not_latin, incomplete)


def is_po_box(address: Address) -> bool:
    """Whether the address is a post office box, in the words of the larger countries."""
    return _PO_BOX.search(f"{address.line1}\n{address.line2}\n{address.company}\n{address.district}") is not None


def is_latin(text: str) -> bool:
    """Whether every letter is Latin, accents allowed."""
    if text.isascii():
        return True
    return all(
        not mark.isalpha() or unicodedata.name(mark, "").startswith(("LATIN", "FULLWIDTH LATIN")) for mark in text
    )


def bare_postcode(postcode: str) -> str:
    """A postcode without spaces and dashes, in capitals, as prefixes of price rows are compared."""
    return "".join(mark for mark in postcode.upper() if mark.isalnum())


def address_fault(service: Service, to: Destination) -> Reason | None:
    """Why this service cannot print or deliver the address, with the field to mend; None if it can."""
    address = to.address
    if to.incomplete:
        return _missing(to.incomplete)
    if to.is_po_box and not service.takes_po_box:
        return Reason("po_box", {"field": "ship_to.line1"})
    if service.is_latin_only and to.not_latin:
        return Reason("address_not_latin", {"field": f"ship_to.{to.not_latin}"})
    for name in ("line1", "line2") if service.address_line_max else ():
        if len(getattr(address, name)) > service.address_line_max:
            return Reason("address_too_long", {"field": f"ship_to.{name}", "max": service.address_line_max})
    if service.needs_postcode and not to.postcode and address.country not in NO_POSTCODE:
        return _missing("postcode")
    if service.needs_state and not address.state.strip():
        return _missing("state")
    if service.needs_state and address.country in NEEDS_DISTRICT and not address.district.strip():
        return _missing("district")
    if service.needs_phone and not any(mark.isdigit() for mark in address.phone):
        return _missing("phone")
    return None


def _missing(field: str) -> Reason:
    return Reason("address_missing", {"field": f"ship_to.{field}"})
