"""Field rules: how buyers' data looks to somebody who may not see it in full. Empty stays empty."""

from __future__ import annotations

from dataclasses import replace

from linkstar.kit.address import Address

STARS = "***"


def mask_name(name: str) -> str:
    """The first letter of each word: "Erika Muster" is "E*** M***", "张伟" is "张***"."""
    return " ".join(word[0] + STARS for word in name.split())


def mask_email(email: str) -> str:
    """The first letter and the host: "e***@example.com"."""
    if not email:
        return ""
    local, at, host = email.rpartition("@")
    return (local[:1] if at else "") + STARS + at + (host if at else "")


def mask_phone(phone: str) -> str:
    """The last two digits."""
    digits = [character for character in phone if character.isdigit()]
    return STARS + "".join(digits[-2:]) if len(digits) > 4 else (STARS if phone else "")


def mask_address(address: Address) -> Address:
    """Country, state and city stay, and the beginning of the postcode: enough to see where a parcel goes, not to whom."""
    return replace(
        address,
        name=mask_name(address.name),
        company=mask_name(address.company),
        line1=STARS if address.line1 else "",
        line2=STARS if address.line2 else "",
        district=STARS if address.district else "",
        postcode=address.postcode[:2] + STARS if address.postcode else "",
        phone=mask_phone(address.phone),
        email=mask_email(address.email),
        tax_id=STARS if address.tax_id else "",
    )
