"""Where eBay answers, and what it calls carriers."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from linkstar.connect.wire import Account

# our name of a carrier, letters and digits only -> eBay's carrier code; what is not here goes as "Other"
_CARRIERS = {
    "yunexpress": "YunExpress", "yanwen": "Yanwen", "4px": "FourPX", "chinapost": "ChinaPost", "ems": "EMS",
    "sfexpress": "SFC",
    "dhlecommerce": "DHLEcommerce", "dhl": "DHL", "deutschepost": "DeutschePost", "ups": "UPS", "usps": "USPS",
    "fedex": "FedEx", "royalmail": "RoyalMail", "evri": "Hermes", "hermes": "Hermes", "dpd": "DPD", "gls": "GLS", "tnt": "TNT",
    "austriapost": "AustrianPost", "australiapost": "AustraliaPost", "canadapost": "CanadaPost", "laposte": "LaPoste",
    "colissimo": "Colissimo", "cainiao": "Cainiao",
}  # fmt: skip
OTHER = "Other"


def is_ebays_own(base_url: str) -> bool:
    """Whether an address is one of eBay's, and not the sandbox's."""
    host = urlsplit(base_url).hostname or ""
    return host == "ebay.com" or host.endswith(".ebay.com")


def on_z(account: Account, path: str) -> str:
    """A path of an API that eBay serves on its second host (Finances, Identity)."""
    if not is_ebays_own(account.base_url):
        return path
    return account.base_url.replace("//api.", "//apiz.", 1).rstrip("/") + path


def consent_host(base_url: str) -> str:
    """Where the seller says yes."""
    if base_url and not is_ebays_own(base_url):
        return base_url.rstrip("/")
    return "https://auth.sandbox.ebay.com" if ".sandbox." in base_url else "https://auth.ebay.com"


def carrier_code(name: str, account: Account) -> str:
    """eBay's code of a carrier; an account may name one by `carrier.<our name>` in its configuration."""
    given = account.config.get(f"carrier.{name}")
    if given:
        return given
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    return next((code for word, code in _CARRIERS.items() if word in plain), OTHER)


def tracking_number(text: str) -> str:
    """A tracking number as eBay takes it: letters and digits only (error 32300 else)."""
    return re.sub(r"[^A-Za-z0-9]", "", text)
