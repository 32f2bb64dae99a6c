"""Postal addresses as partners give them. Checks that depend on a carrier live in shipping and the adapters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """A place that a parcel can go to. `country` is ISO 3166-1 alpha-2; empty text means not given."""

    name: str = ""
    company: str = ""
    line1: str = ""
    line2: str = ""
    district: str = ""
    city: str = ""
    state: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    email: str = ""
    tax_id: str = ""  # buyer's tax number where the country asks for it (CPF, RUT, EORI of a company)
