"""The keys of a buyer: keyed hashes of what can be shared only by one person. An address or a ship-to name is never a key."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from uuid import UUID

from linkstar.contacts.rules.normalise import is_role_address, normalise_email, normalise_name, read_phone

# Where a buyer's id is the same in every shop. Everywhere else (shop systems) each shop counts its own customers.
WIDE_PLATFORMS = frozenset(
    "aliexpress allegro ebay etsy lazada mercadolibre ozon shein shopee temu tiktok walmart wildberries".split()
)
# Where the platform's terms forbid to match its buyers with those of another shop.
PRIVATE_PLATFORMS = frozenset(["amazon"])
_NO_ID = frozenset(["", "0", "-1", "anonymous", "guest", "n/a", "na", "none", "null", "undefined", "unknown"])
_RELAYS = re.compile(
    r"(^|\.)(marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+|relay\.walmart\.com|privaterelay\.appleid\.com)$"
)
SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """Who bought an order, as told. `external_id` is the platform's own id of the buyer; `country` helps to read the phone."""

    order_id: UUID
    shop_id: UUID
    platform: str
    external_id: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    is_relay_email: bool = False
    country: str = ""
    ship_name: str = ""


@dataclass(frozen=True, slots=True)
class Identified:
    """Whom an order belongs to. The identity stays for ever, the contact is what we believe now."""

    identity_id: UUID
    contact_id: UUID


@dataclass(frozen=True, slots=True)
class Key:
    """A keyed hash; `kind` is platform, email, relay or phone (the surest first)."""

    kind: str
    hash: int


def keys_of(buyer: Buyer, email: str, phone: str, *, salt: bytes) -> list[Key]:
    """The keys of a buyer, the surest first, from what `email_of` and `phone_of` made of the address and the number."""
    shop = f"{buyer.platform}{SEPARATOR}{buyer.shop_id}"
    scope = shop if buyer.platform in PRIVATE_PLATFORMS else ""
    values = []
    if buyer.external_id.strip().lower() not in _NO_ID:
        owner = buyer.platform if buyer.platform in WIDE_PLATFORMS else shop
        values.append(("platform", owner + SEPARATOR + buyer.external_id.strip()))
    if email:
        is_relay = buyer.is_relay_email or bool(_RELAYS.search(email.partition("@")[2]))
        values.append(("relay", shop + SEPARATOR + email) if is_relay else ("email", scope + SEPARATOR + email))
    if phone:
        values.append(("phone", scope + SEPARATOR + phone))
    return [Key(kind, _hash(salt, kind, value)) for kind, value in values]


def email_of(buyer: Buyer) -> str:
    """The buyer's address if it can be a key: a person's, whole and real; else ""."""
    email = normalise_email(buyer.email)
    return "" if is_role_address(email) else email


def phone_of(buyer: Buyer) -> str:
    """The buyer's number in E.164 if it can be a key; one with an extension is a switchboard's or a proxy's, so it is not."""
    phone, has_extension = read_phone(buyer.phone, buyer.country)
    return "" if has_extension else phone


def name_key(buyer: Buyer, *, salt: bytes) -> int:
    """The hash under which a key counts this buyer's name (the ship-to name where neither name nor id is told)."""
    return _hash(salt, "name", normalise_name(_told_name(buyer)))


def fingerprint(buyer: Buyer, *, salt: bytes, is_alone: bool) -> UUID:
    """Same words from the same shop, same fingerprint. `is_alone`: nothing can be a key, so each order stands alone."""
    words = [
        str(buyer.shop_id), buyer.platform, buyer.external_id, _told_name(buyer), buyer.email, buyer.phone, buyer.country,
        str(buyer.is_relay_email), str(buyer.order_id) if is_alone else "",
    ]  # fmt: skip
    return UUID(bytes=hashlib.blake2b(SEPARATOR.join(words).encode(), digest_size=16, key=salt).digest())


def _told_name(buyer: Buyer) -> str:
    return buyer.name or ("" if buyer.external_id else buyer.ship_name)


def _hash(salt: bytes, kind: str, value: str) -> int:
    digest = hashlib.blake2b(f"{kind}|{value}".encode(), digest_size=8, key=salt).digest()
    return int.from_bytes(digest, "big", signed=True)
