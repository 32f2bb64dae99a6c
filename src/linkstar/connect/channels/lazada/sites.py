"""Where Lazada sells: hosts, the names of countries as addresses tell them, zones."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

AUTH_HOST = "https://auth.lazada.com"
HOSTS: Mapping[str, str] = {
    "SG": "api.lazada.sg", "MY": "api.lazada.com.my", "TH": "api.lazada.co.th", "VN": "api.lazada.vn",
    "PH": "api.lazada.com.ph", "ID": "api.lazada.co.id",
}  # fmt: skip
COUNTRIES: Mapping[str, str] = {
    "singapore": "SG", "malaysia": "MY", "thailand": "TH", "viet nam": "VN", "vietnam": "VN", "philippines": "PH",
    "indonesia": "ID",
}  # fmt: skip
NAMES: Mapping[str, str] = {code: name.title() for name, code in COUNTRIES.items()}


def is_lazadas_own(base_url: str) -> bool:
    """Whether an address is Lazada's, and not the sandbox's."""
    host = urlsplit(base_url).hostname or ""
    return host in HOSTS.values() or host in ("api.lazada.com", "auth.lazada.com")


def country_of_host(base_url: str) -> str:
    """The country that an address serves, "" for another."""
    host = urlsplit(base_url).hostname or ""
    return next((country for country, own in HOSTS.items() if own == host), "")


def country_of_name(name: str) -> str:
    """ISO code of a country as an address names it; "" for one that nobody knows."""
    text = name.strip()
    return text.upper() if len(text) == 2 and text.isalpha() else COUNTRIES.get(text.lower(), "")
