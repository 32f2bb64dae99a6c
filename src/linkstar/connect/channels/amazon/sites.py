"""Amazon's marketplaces and carrier codes: names and ids that its API wants, by the names people use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkstar.connect.wire import Account

_EUROPE = "https://sellercentral-europe.amazon.com"

# country -> (marketplace id, Seller Central)
MARKETPLACES = {
    "US": ("ATVPDKIKX0DER", "https://sellercentral.amazon.com"),
    "CA": ("A2EUQ1WTGCTBG2", "https://sellercentral.amazon.ca"),
    "MX": ("A1AM78C64UM0Y8", "https://sellercentral.amazon.com.mx"),
    "BR": ("A2Q3Y263D00KWC", "https://sellercentral.amazon.com.br"),
    "DE": ("A1PA6795UKMFR9", _EUROPE),
    "FR": ("A13V1IB3VIYZZH", _EUROPE),
    "GB": ("A1F83G8C2ARO7P", _EUROPE),
    "IT": ("APJ6JRA9NG5V4", _EUROPE),
    "ES": ("A1RKKUPIHCS9HS", _EUROPE),
    "IE": ("A28R8C7NBKEWEA", "https://sellercentral.amazon.ie"),
    "NL": ("A1805IZSGTT6HS", "https://sellercentral.amazon.nl"),
    "BE": ("AMEN7PMS3EDWL", "https://sellercentral.amazon.com.be"),
    "SE": ("A2NODRKZP88ZB9", "https://sellercentral.amazon.se"),
    "PL": ("A1C3SOZRARQ6R3", "https://sellercentral.amazon.pl"),
    "TR": ("A33AVAJ2PDY3EV", "https://sellercentral.amazon.com.tr"),
    "EG": ("ARBP9OOSHTCHU", "https://sellercentral.amazon.eg"),
    "ZA": ("AE08WJ6YKNBMC", "https://sellercentral.amazon.co.za"),
    "SA": ("A17E79C6D8DWNP", "https://sellercentral.amazon.sa"),
    "AE": ("A2VIGQ35RCS4UG", "https://sellercentral.amazon.ae"),
    "IN": ("A21TJRUUN4KGV", "https://sellercentral.amazon.in"),
    "SG": ("A19VAU5U5O7RUS", "https://sellercentral.amazon.sg"),
    "AU": ("A39IBJ37TRP1C6", "https://sellercentral.amazon.com.au"),
    "JP": ("A1VC38T7YXB528", "https://sellercentral.amazon.co.jp"),
}
_CENTRAL_OF_ID = dict(MARKETPLACES.values())

# our name of a carrier, letters and digits only -> Amazon's carrier code
_CARRIERS = {
    "yunexpress": "Yun Express", "yuntu": "Yun Express", "云途": "Yun Express", "yanwen": "Yanwen", "燕文": "Yanwen",
    "4px": "4PX", "递四方": "4PX", "chinapost": "China Post", "sfexpress": "SF Express", "顺丰": "SF Express",
    "usps": "USPS", "ups": "UPS", "fedex": "FedEx", "dhl": "DHL", "dhlexpress": "DHL", "dpd": "DPD", "gls": "GLS",
    "royalmail": "Royal Mail", "deutschepost": "Deutsche Post", "laposte": "La Poste", "chronopost": "Chronopost",
    "posteitaliane": "Poste Italiane", "canadapost": "Canada Post", "australiapost": "Australia Post", "tnt": "TNT",
    "aramex": "Aramex", "ontrac": "OnTrac", "yamato": "YAMATO", "sagawa": "SAGAWA", "japanpost": "JP_EXPRESS",
}  # fmt: skip
OTHER_CARRIER = "Other"


def marketplace_id(site: str) -> str:
    """Amazon's id of a marketplace given by id or country; UK counts as GB."""
    country = "GB" if site.upper() == "UK" else site.upper()
    return MARKETPLACES[country][0] if country in MARKETPLACES else site


def marketplace_ids(account: Account) -> Sequence[str]:
    """The marketplaces that an account sells at: `config["marketplace_ids"]`, comma-separated, or its site."""
    said = account.config.get("marketplace_ids", "") or account.site
    return [marketplace_id(one.strip()) for one in said.split(",") if one.strip()]


def seller_central(site: str, api_host: str = "") -> str:
    """Where a seller of this marketplace signs in; where the site is not known, that of the API's region."""
    region = "DE" if "api-eu." in api_host else "JP" if "api-fe." in api_host else "US"
    return _CENTRAL_OF_ID.get(marketplace_id(site), MARKETPLACES[region][1])


def carrier_code(name: str) -> str:
    """Amazon's code of a carrier, "Other" for one it does not list (its name is then told as carrierName)."""
    words = re.findall(r"\w+", name.lower())
    starts = ("".join(words[:count]) for count in range(len(words), 0, -1))  # "UPS Ground" is asked as "ups" too
    return next((_CARRIERS[start] for start in starts if start in _CARRIERS), OTHER_CARRIER)
