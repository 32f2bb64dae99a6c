"""Finding orders by what other modules know of them: numbers, tracking, buyers, goods. The newest captured come first.

Each way of finding reads along an index and gives at most one page, so that a search does not cost more as a company grows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Unpack
from uuid import UUID

from linkstar.core.db import Tx
from linkstar.kit.paging import Page, key_of, page_of, values_of
from linkstar.kit.text import words_of
from linkstar.orders.queries import OrderFilter, narrowed

By = Literal["text", "customer", "tracking"]
PEOPLE_MAX, SKUS_MAX = 100, 30  # of more that match the newest are looked at: whoever means another says more words
_NEWEST = "ffffffff-ffff-ffff-ffff-ffffffffffff"
_PHONE = re.compile(r"[+\d\s()./-]{8,}")
_PHONE_END = 8

_OF_ORDER = """
SELECT o.id FROM orders.orders o WHERE o.tenant_id = %(tenant)s AND {which} AND {where} ORDER BY o.id DESC LIMIT %(limit)s"""

_NUMBER = _OF_ORDER.replace("{which}", "o.number = ANY(%(numbers)s::text[])")

_EXTERNAL = _OF_ORDER.replace("{which}", """o.external_id = ANY(%(numbers)s::text[]) AND o.shop_id = ANY(ARRAY(
    SELECT a.id FROM connect.accounts a WHERE a.tenant_id = %(tenant)s AND a.kind = 'channel'))""")  # fmt: skip

_TRACKING = _OF_ORDER.replace("{which}", """o.id = ANY(ARRAY(
    SELECT p.order_id FROM shipping.parcels p
        WHERE p.tenant_id = %(tenant)s AND p.tracking_number = ANY(%(parcels)s::text[]) AND p.tracking_number <> ''
    UNION SELECT p.order_id FROM shipping.parcels p WHERE p.tenant_id = %(tenant)s AND p.number = ANY(%(parcels)s::text[])
    UNION SELECT p.order_id FROM shipping.labels l JOIN shipping.parcels p ON p.tenant_id = %(tenant)s AND p.id = l.parcel_id
        WHERE l.tenant_id = %(tenant)s AND l.tracking_number = ANY(%(parcels)s::text[])))""")  # fmt: skip

# Somebody is found by each of the names that they bought under: all identities of the contacts of those that match.
_PEOPLE = """
SELECT found.id FROM (
    SELECT DISTINCT other.identity_id FROM contacts.find_identities(
        %(names)s::text[], %(address)s::text, %(people)s::uuid[], %(people_max)s::int) f (id)
    JOIN contacts.members me ON me.tenant_id = %(tenant)s AND me.identity_id = f.id
    JOIN contacts.members other ON other.tenant_id = %(tenant)s AND other.contact_id = me.contact_id
) person CROSS JOIN LATERAL (
    SELECT o.id FROM orders.orders o WHERE o.tenant_id = %(tenant)s AND o.identity_id = person.identity_id
        AND (%(people)s::uuid[] IS NULL OR o.shop_id = ANY(%(people)s::uuid[])) AND {where}
    ORDER BY o.id DESC LIMIT %(limit)s
) found"""

_GOODS = """
SELECT found.id FROM (
    SELECT f.sku FROM catalog.find_skus(%(words)s::text[], %(shop_ids)s::uuid[], %(skus_max)s::int) f (sku)
    UNION SELECT %(text)s::text
) sold CROSS JOIN LATERAL (
    SELECT DISTINCT l.order_id AS id FROM orders.lines l {orders}
    WHERE l.tenant_id = %(tenant)s AND l.sku = sold.sku AND l.order_id < %(last)s::uuid {narrowed}
    ORDER BY l.order_id DESC LIMIT %(limit)s
) found"""
_ORDERS_OF_LINES = "JOIN orders.orders o ON o.tenant_id = %(tenant)s AND o.id = l.order_id"


async def find_orders(
    tx: Tx, said: str, *, by: By = "text", people: Sequence[UUID] | None = (), after: str = "", limit: int = 50,
    **wanted: Unpack[OrderFilter],
) -> Page[UUID]:  # fmt: skip
    """The ids of a page of orders: `text` looks at numbers, parcels, goods and buyers, `customer` and `tracking` at one of them.

    `people`: the shops whose buyers may be looked for (None: all). Elsewhere nobody learns that a person is known.
    """
    where, params = narrowed(wanted)
    params |= _asked(said.strip()) | {
        "people": None if people is None else list(people), "people_max": PEOPLE_MAX, "skus_max": SKUS_MAX,
        "shop_ids": params.get("shop_ids"), "last": values_of(after, 1)[0] if after else _NEWEST, "limit": limit + 1,
    }  # fmt: skip
    parts = {
        "{where}": " AND ".join(["o.id < %(last)s::uuid", *where]), "{narrowed}": "".join(f" AND {one}" for one in where),
        "{orders}": _ORDERS_OF_LINES if where else "",  # two thousand orders are not looked at for nothing
    }  # fmt: skip
    ways = "\n) UNION (".join(_put(way, parts) for way in _ways(by, people))
    if not ways:
        return Page([], None)
    rows = await tx.rows(f"SELECT id FROM (({ways}\n)) found ORDER BY id DESC LIMIT %(limit)s", params)  # noqa: S608 - own text only
    return page_of([row.id for row in rows], limit, lambda id_: key_of(str(id_)))


def _ways(by: By, people: Sequence[UUID] | None) -> Iterator[str]:
    if by == "text":
        yield from (_NUMBER, _EXTERNAL, _GOODS)
    if by in ("text", "tracking"):
        yield _TRACKING
    if by in ("text", "customer") and (people is None or people):
        yield _PEOPLE


def _put(way: str, parts: Mapping[str, str]) -> str:
    for place, part in parts.items():
        way = way.replace(place, part)
    return way


def _asked(said: str) -> dict[str, Any]:
    """What was typed, as each of the ways takes it."""
    digits = "".join(one for one in said if one.isdigit())
    is_address = "@" in said
    names = words_of(said.partition("@")[0] if is_address else said)
    if _PHONE.fullmatch(said) and len(digits) >= _PHONE_END:
        names = [digits[-_PHONE_END:]]
    bare = said.removeprefix("#")
    joined = "".join(said.split()).upper()
    return {
        "text": said, "numbers": [bare, f"#{bare}"], "parcels": list({said, joined}), "words": words_of(said),
        "names": names, "address": said.lower() if is_address else "",
    }  # fmt: skip
