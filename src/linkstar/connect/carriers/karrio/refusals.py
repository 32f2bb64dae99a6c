"""What karrio and the carriers behind it decline, as typed errors that name our field to mend.

An error body has `errors` (karrio's own) or `messages` (the carriers', status 424), each with code, message and details.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linkstar.connect import refusal_words
from linkstar.connect.answers import status_error
from linkstar.connect.carriers.karrio import wire
from linkstar.connect.reading import object_or_none
from linkstar.connect.wire import Answer, PartnerError, PartnerRefused, Request

# The call to the carrier broke in the middle: karrio says so with the code of a refusal, and knows no more than we do.
BROKEN = "SHIPPING_SDK_INTERNAL_ERROR"
STATE = "state_error"  # the shipment is not what it was: bought or cancelled by someone else
IN_DOUBT = "label_in_doubt"
_BY_CODE = {
    "SHIPPING_SDK_DESTINATION_NOT_SERVICED_ERROR": "country",
    "SHIPPING_SDK_ORIGIN_NOT_SERVICED_ERROR": "ship_from",
    "service_unavailable": "service",
}
_FIELDS = {
    "person_name": "name",
    "company_name": "company",
    "address_line1": "line1",
    "address_line2": "line2",
    "city": "city",
    "state_code": "state",
    "postal_code": "postcode",
    "country_code": "country",
    "phone_number": "phone",
    "email": "email",
    "federal_tax_id": "tax_id",
    "hs_code": "hs_code",
    "origin_country": "origin",
    "value_amount": "unit_value_minor",
    "value_currency": "currency",
    "description": "name_en",
    "weight": "weight_g",
    "length": "length_mm",
    "width": "length_mm",
    "height": "length_mm",
    "services": "service",
    "carrier_ids": "service",
    "ioss": "ioss_number",
    "eori_number": "eori_number",
    "vat_registration_number": "vat_number",
}
_WORD = re.compile(r"[a-z_]+\d?")


def error_of(request: Request, answer: Answer) -> PartnerError | None:
    """The typed error in an answer; None if it says success."""
    wrong = status_error(answer)
    if not isinstance(wrong, PartnerRefused):
        return wrong
    told = list(_told(answer.body))
    code = next((code for code, _, _ in told if code), "") or wrong.code
    message = "; ".join(dict.fromkeys(words for _, words, _ in told if words)) or wrong.message
    if answer.status == 404:
        message = message if refusal_words.is_not_found(message) else f"not found: {message}"
    return PartnerRefused(message, code=code, field=_field(request, answer.status, told))


def in_doubt(shipment_id: str, why: str) -> PartnerRefused:
    """The refusal that holds a parcel until a person has looked: nobody knows whether the carrier made a label."""
    return PartnerRefused(
        f"karrio shipment {shipment_id} is a draft whose purchase was asked for ({why}). Look at the carrier's own site:"
        " if there is no label, ask for a new one; if there is, cancel it there first",
        code=IN_DOUBT,
    )


def _told(body: bytes) -> Iterator[tuple[str, str, list[str]]]:
    """Code, words and the names of fields of everything that the body complains of."""
    said = object_or_none(body) or {}
    for kind in ("errors", "messages"):
        listed = said.get(kind)
        for one in listed if isinstance(listed, list) else ():
            if isinstance(one, dict):
                yield _one(one)


def _one(said: Mapping[str, Any]) -> tuple[str, str, list[str]]:
    details = said.get("details")
    names = [str(name) for name in details] if isinstance(details, dict) else []
    words = str(said.get("message") or "")
    return str(said.get("code") or ""), ", ".join([words, *names]) if names else words, [words, *names]


def _field(request: Request, status: int, told: list[tuple[str, str, list[str]]]) -> str:
    """Our name of the field: by the code, by karrio's name of it, by the words; carrier or service that are not there."""
    for code, _, texts in told:
        if code in _BY_CODE:
            return _BY_CODE[code]
        for text in texts:
            found = _named(text)
            if found:
                return found
    if status == 404 and request.operation in (wire.CREATE, wire.RATES):
        return "service"
    return next((found for _, words, _ in told if (found := refusal_words.field_of(words))), "")


def _named(text: str) -> str:
    """A field by its path, as in `recipient.postal_code`; one of the sender is the place that the parcel leaves."""
    words = _WORD.findall(text)
    found = next((_FIELDS[word] for word in words if word in _FIELDS and ("_" in word or "." in text)), "")
    return "ship_from" if found and "shipper" in words else found
