"""What Walmart calls carriers. Pure."""

from __future__ import annotations

import re

from linkstar.connect.wire import Account

CARRIERS = (
    "YunExpress", "Yanwen", "4PX", "China Post", "SF Express", "CNE", "Sunyou", "Chukou1", "WanB", "YDH", "JCEX", "Flyt", "SFC",
    "UBI", "Equick", "Tusou", "JD Logistics", "DHL Ecommerce - US", "DHL", "UPSMI", "UPS", "USPS", "FedEx", "OnTrac", "GLS",
    "Royal Mail", "Canada Post", "Japan Post", "India Post", "Deutsche Post", "Asendia", "Landmark Global", "OSM Worldwide",
    "FIRST MILE", "Sendle", "Whistl", "PostNord Sweden", "AxleHire", "LSO", "Better Trucks", "ePost Global",
)  # fmt: skip
_ALIASES = {
    "dhlecommerce": "DHL Ecommerce - US",
    "上海云途": "YunExpress",
    "燕文": "Yanwen",
    "递四方": "4PX",
    "顺丰": "SF Express",
}


def carrier_name(name: str, account: Account) -> tuple[str, bool]:
    """Walmart's name of a carrier and whether it is one of its list; an account may say it by `carrier.<our name>`."""
    given = account.config.get(f"carrier.{name}", "")
    if given:
        return given, given in CARRIERS
    plain = _plain(name)
    known = next((theirs for word, theirs in _ALIASES.items() if word in plain or word in name), "")
    known = known or next((one for one in CARRIERS if _plain(one) in plain), "")
    return (known, True) if known else (name, False)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
