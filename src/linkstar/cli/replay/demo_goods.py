"""The generated company's goods, places, carriers and shops; the same seed makes the same."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import time

from linkstar.catalog import NewItem
from linkstar.cli.replay.scene import CarrierAccount, Listing, Service, Shop, Warehouse
from linkstar.connect.carrier import Rate
from linkstar.kit.address import Address

SHOPS = (
    Shop("us", "shopify", "Harbour & Pine US", "US", "America/New_York", "USD"),
    Shop("de", "shopify", "Harbour & Pine DE", "DE", "Europe/Berlin", "EUR"),
    Shop("gb", "shopify", "Harbour & Pine UK", "GB", "Europe/London", "GBP", hears_webhooks=False),
    Shop("amazon-us", "amazon", "HarbourPine (Amazon US)", "US", "America/Los_Angeles", "USD"),
    Shop("amazon-de", "amazon", "HarbourPine (Amazon DE)", "DE", "Europe/Berlin", "EUR"),
    Shop("amazon-jp", "amazon", "ハーバーパイン (Amazon JP)", "JP", "Asia/Tokyo", "JPY", hears_webhooks=False),
)
_GOODS = (
    ("Pine lamp", "松木台灯", "940520", 900, (300, 200, 200), False),
    ("Ship bell", "船钟", "830610", 650, (160, 160, 150), False),
    ("Rope basket", "绳编篮", "460219", 420, (350, 250, 120), False),
    ("Tide clock", "潮汐钟", "910511", 780, (260, 260, 60), True),
    ("Linen throw", "亚麻毯", "630120", 950, (400, 300, 80), False),
    ("Oil diffuser", "香薰机", "851679", 540, (180, 130, 130), False),
    ("Deck torch", "甲板手电", "851310", 210, (150, 40, 40), True),
    ("Enamel mug", "搪瓷杯", "732394", 260, (120, 100, 100), False),
    ("Knot board", "绳结板", "442199", 1100, (420, 320, 40), False),
    ("Anchor hook", "锚形挂钩", "830250", 180, (120, 80, 30), False),
)
_COLOURS = (
    ("navy", "藏青"),
    ("pine", "松绿"),
    ("sand", "沙色"),
    ("coral", "珊瑚"),
    ("slate", "石板灰"),
    ("white", "白"),
)
# country -> (fen for the parcel, fen for a kilogram, days): what the pretend YunExpress charges for its standard product
_YUN = {
    "US": (2200, 7800, 6, 12),
    "CA": (2400, 8200, 8, 15),
    "GB": (1800, 5200, 5, 9),
    "DE": (1900, 5600, 6, 10),
    "FR": (2000, 5800, 6, 10),
    "IT": (2000, 6000, 7, 12),
    "ES": (2000, 5900, 7, 12),
    "NL": (1900, 5700, 6, 10),
    "AT": (2100, 6000, 7, 12),
    "JP": (1500, 3900, 4, 7),
}
_EU = ("DE", "FR", "IT", "ES", "NL", "AT")


def barcode(number: int) -> str:
    """An EAN-13 of our own numbers: 20 begins those that shops make themselves."""
    digits = f"20{number:010d}"
    check = -sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10
    return f"{digits}{check}"


def goods() -> list[NewItem]:
    """Sixty items with weights, sizes and whole customs profiles; costs in fen."""
    return [
        NewItem(
            sku=f"HP-{place + 1:02d}-{colour[:3].upper()}",
            title=f"{name}, {colour} {zh_colour}{zh}",
            weight_g=weight + 7 * n,
            length_mm=sizes[0],
            width_mm=sizes[1],
            height_mm=sizes[2],
            cost_minor=1800 + 240 * place + 35 * n,
            cost_currency="CNY",
            hs_code=hs_code,
            origin="CN",
            declared_name_en=name,
            declared_name_zh=zh,
            declared_value_minor=600 + 50 * place,
            declared_currency="USD",
            has_battery=has_battery,
            barcodes=(barcode(10 * place + n),),
        )
        for place, (name, zh, hs_code, weight, sizes, has_battery) in enumerate(_GOODS)
        for n, (colour, zh_colour) in enumerate(_COLOURS)
    ]


def kits(items: Sequence[NewItem]) -> tuple[list[NewItem], dict[str, dict[str, int]]]:
    """Six gift sets of two or three items."""
    made, recipes = [], {}
    for n in range(6):
        parts = {items[(n * 7) % len(items)].sku: 1, items[(n * 7 + 13) % len(items)].sku: 2}
        if n % 2:
            parts[items[(n * 7 + 29) % len(items)].sku] = 1
        sku = f"HP-SET-{n + 1}"
        made.append(NewItem(sku=sku, title=f"Gift set {n + 1} 礼盒{n + 1}", is_kit=True))
        recipes[sku] = parts
    return made, recipes


def warehouses() -> list[Warehouse]:
    """Two in China, one each in the EU and the US."""
    return [
        Warehouse(
            "SZX",
            "Shenzhen 深圳仓",
            _at("深圳", "Shenzhen", "GD", "518000", "CN"),
            "Asia/Shanghai",
            time(16),
            4,
            (("yun", "BKPHR"), ("yun", "BKZXR"), ("post", "GLOBAL")),
        ),
        Warehouse(
            "YIW",
            "Yiwu 义乌仓",
            _at("义乌", "Yiwu", "ZJ", "322000", "CN"),
            "Asia/Shanghai",
            time(15),
            6,
            (("yun", "BKPHR"), ("yun", "BKZXR"), ("post", "GLOBAL")),
        ),
        Warehouse(
            "HAM",
            "Hamburg 汉堡海外仓",
            _at("Hamburg", "Hamburg", "HH", "20457", "DE"),
            "Europe/Berlin",
            time(14),
            2,
            (("parcel", "EU"),),
            "DE123456789012345",
        ),
        Warehouse(
            "ONT",
            "Ontario CA 美西海外仓",
            _at("Ontario", "Ontario", "CA", "91761", "US"),
            "America/Los_Angeles",
            time(15),
            2,
            (("parcel", "US"),),
        ),
    ]


def _at(name: str, city: str, state: str, postcode: str, country: str) -> Address:
    return Address(name=f"LinkStar {name}", company="Harbour & Pine 港松贸易", line1="1 Harbour Road", city=city, state=state,
                   postcode=postcode, country=country, phone="+8675512345678")  # fmt: skip


def carriers() -> list[CarrierAccount]:
    """YunExpress from China, a post for what it does not take, and one parcel carrier for the two overseas warehouses."""
    yun = [
        Rate(code, country, 0, 30_000, "CNY", base * share // 100, 0, per_kg * share // 100, 1, volumetric_divisor=8000,
             days_min=low, days_max=high)
        for code, share in (("BKPHR", 100), ("BKZXR", 112))
        for country, (base, per_kg, low, high) in _YUN.items()
    ]  # fmt: skip
    post = [Rate("GLOBAL", "*", 0, 20_000, "CNY", 3500, 0, 9900, 100, days_min=12, days_max=25)]
    local = [Rate("EU", country, 0, 31_500, "CNY", 4200, 1000, 900, 500, days_min=2, days_max=4) for country in _EU]
    local.append(Rate("US", "US", 0, 31_500, "CNY", 4900, 500, 1500, 500, days_min=2, days_max=5))
    return [
        CarrierAccount(
            "yun",
            "yunexpress",
            "YunExpress 云途",
            "CNY",
            (
                Service(
                    "BKPHR",
                    "YunExpress standard",
                    "云途标快普货",
                    takes_battery=False,
                    needs_ioss_eu=True,
                    needs_phone=True,
                ),
                Service("BKZXR", "YunExpress standard, battery", "云途标快带电", needs_ioss_eu=True, needs_phone=True),
            ),
            yun,
        ),
        CarrierAccount(
            "post",
            "ratesheet",
            "China Post 中国邮政",
            "CNY",
            (Service("GLOBAL", "Registered packet", "国际小包挂号"),),
            post,
        ),
        CarrierAccount(
            "parcel",
            "ratesheet",
            "DHL",
            "CNY",
            (
                Service("EU", "Parcel EU", "欧盟包裹", needs_customs=False),
                Service("US", "Parcel US", "美国包裹", needs_customs=False),
            ),
            local,
        ),
    ]


def listings(items: Sequence[NewItem], sets: Sequence[NewItem], chance: random.Random) -> list[Listing]:
    """What each shop offers: most items, aliases and multipacks, the sets, and some that nobody has linked yet."""
    made: list[Listing] = []
    for number, shop in enumerate(SHOPS):
        offered = sorted(chance.sample(range(len(items)), 40))
        for n, place in enumerate(offered):
            item = items[place]
            units = 2 if n % 11 == 5 else 1
            sku = item.sku if n % 5 else f"{shop.site}.{item.sku.replace('-', '')}" + ("X2" if units > 1 else "")
            made.append(_listing(shop, number * 1000 + n, sku, item, units, is_known=n % 20 != 7))
        made += [_listing(shop, number * 1000 + 900 + n, one.sku, one, 1, is_known=True) for n, one in enumerate(sets)]
    return made


def _listing(shop: Shop, number: int, sku: str, item: NewItem, units: int, *, is_known: bool) -> Listing:
    listing_id = str(44_000_000 + number) if shop.partner == "shopify" else f"B0HP{number:06d}"
    return Listing(shop.key, listing_id, sku, item.title, item.sku, units, is_known)
