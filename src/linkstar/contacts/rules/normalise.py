"""One way to write an e-mail address, a phone number and a name, so that they can be compared."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers

_LOCAL = re.compile(r"[^\s@<>(),;:\"\[\]]+")
_DOMAIN = re.compile(r"[^\s@<>(),;:\"\[\].]+(\.[^\s@<>(),;:\"\[\].]+)+")
_GMAIL = ("gmail.com", "googlemail.com")  # one mailbox: dots do not count and "+..." is cut off
_MASK = re.compile(r"[*•●#]|[xX]{2,}")
_ROLES = frozenset(
    "abuse accounting accounts admin administrator anonymous billing buyer contact customer customercare"
    " customerservice donotreply email enquiries enquiry finance guest hello help helpdesk hr info inquiry"
    " invoice invoices mail mailbox marketing na noemail none noreply office order orders postmaster purchasing"
    " reception root sale sales service shop staff store support team test unknown user webmaster".split()
)
_NOBODY = re.compile(r"(^|\.)(example\.(com|org|net)|localhost|invalid|test|noemail\.com)$")


def normalise_email(email: str) -> str:
    """The address in one spelling; "" for what is no address or is masked."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", email).casefold()).strip()
    local, _, domain = text.partition("@")
    domain = domain.rstrip(".")
    if "*" in text or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain):
        return ""
    if domain in _GMAIL:
        local, domain = local.partition("+")[0].replace(".", ""), _GMAIL[0]
    return f"{local}@{domain}" if local else ""


def is_role_address(email: str) -> bool:
    """Whether a normalised address belongs to a desk (info@, guest@, noreply@) or to nobody, not to a person."""
    local, _, domain = email.partition("@")
    plain = re.sub(r"[-_.]", "", local.partition("+")[0])
    return plain in _ROLES or plain.startswith("noreply") or bool(_NOBODY.search(domain))


def normalise_phone(phone: str, country: str) -> str:
    """E.164 without extension, read as dialled in `country` (ISO 3166-1 alpha-2); "" for no valid or a masked number."""
    return read_phone(phone, country)[0]


def read_phone(phone: str, country: str) -> tuple[str, bool]:
    """E.164 as `normalise_phone` gives it, and whether an extension was cut off (a switchboard or a proxy number)."""
    text = unicodedata.normalize("NFKC", phone).strip()
    if not text or _MASK.search(text):
        return "", False
    try:
        number = phonenumbers.parse(f"+{text[2:]}" if text.startswith("00") else text, country or None)
    except phonenumbers.NumberParseException:
        return "", False
    if not phonenumbers.is_valid_number(number):
        return "", False
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), bool(number.extension)


def normalise_name(name: str) -> str:
    """The words of a name in one case and alphabetical order: "Müller, Hans" and "hans MÜLLER" are the same."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(sorted(re.findall(r"\w+", text)))
