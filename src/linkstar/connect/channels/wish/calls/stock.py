"""Products: what their variations have in the merchant's warehouses, set and read product by product; all as listings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import orjson

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.wish.calls.pages import Rows, piece
from linkstar.connect.channels.wish.errors import NOT_FOUND
from linkstar.connect.channels.wish.wire import product as wire
from linkstar.connect.channels.wish.wire.values import record, rows
from linkstar.connect.reading import moment, reading, stamp
from linkstar.connect.wire import Http, PartnerRefused, Request

PRODUCTS = "/api/v3/products"
PAGE, PAGE_MAX = 50, 1000
UNITS_MAX, VARIATIONS_MAX = 500_000, 400
_FIRST = datetime(2010, 1, 1, tzinfo=UTC)  # before Wish


async def push_stock(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets stock, one answer for each push in order; of a variation that is named twice the last counts."""
    answers: dict[int, StockAnswer] = {}
    by_product: dict[str, list[int]] = {}
    for place, one in enumerate(pushes):
        no = _wrong(http, one)
        if no is not None:
            answers[place] = no
        else:
            by_product.setdefault(one.extra["product_id"], []).append(place)
    for product, places in by_product.items():
        for start in range(0, len(places), VARIATIONS_MAX):
            some = places[start : start + VARIATIONS_MAX]
            said = await _set(http, product, [pushes[place] for place in some])
            answers |= dict(zip(some, said, strict=True))
    return [answers[place] for place in range(len(pushes))]


async def read_stock(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What they have now, in order."""
    products: dict[str, dict[str, Any]] = {}
    for product in dict.fromkeys(one.extra.get("product_id", "") for one in listings):
        found = await _product(http, product) if product else None
        if found is not None:
            products[product] = {str(row.get("id")): row for row in found.get("variations") or ()}
    answers = []
    for one in listings:
        row = products.get(one.extra.get("product_id", ""), {}).get(one.listing_id)
        if row is None:
            answers.append(StockAnswer(one.listing_id, one.sku, False, None, "not_found", "Wish has no such variation"))
        else:
            with reading("a variation of Wish", b""):
                answers.append(StockAnswer(one.listing_id, one.sku, True, wire.units_in(row, _warehouse(http, one))))
    return answers


async def listings_page(http: Http, page: str) -> tuple[list[SeenListing], str]:
    """A page of products, oldest first, and the next page. The list has no variations: each product is asked for."""
    since = moment(page) if page else _FIRST

    async def ask(after: datetime, limit: int) -> Rows:
        query = {"created_at_min": stamp(after), "sort_by": "created_at.asc", "limit": str(limit)}
        return rows(await http.send(Request("listProductsSync", "GET", PRODUCTS, query)))

    with reading("products of Wish", b""):
        found, following = await piece(ask, since, _made, size=PAGE, size_max=PAGE_MAX)
        warehouse = http.account.config.get("warehouse_id", "")
        listings: list[SeenListing] = []
        for one in found:
            whole = await _product(http, str(one["id"]))
            listings += wire.listings_of(whole, warehouse) if whole is not None else []
    return listings, stamp(following) if following else ""


async def _product(http: Http, product: str) -> dict[str, Any] | None:
    try:
        return record(await http.send(Request("getProduct", "GET", f"{PRODUCTS}/{quote(product, safe='')}")))
    except PartnerRefused as no:
        if no.code == NOT_FOUND:
            return None
        raise


async def _set(http: Http, product: str, some: Sequence[StockPush]) -> list[StockAnswer]:
    """One product. Wish takes or refuses it as a whole, so one that was refused is tried in halves."""
    body = {
        "variations": [
            {"id": one.listing_id, "inventories": [{"warehouse_id": _warehouse(http, one), "inventory": one.quantity}]}
            for one in {push.listing_id: push for push in some}.values()
        ]
    }
    asked = Request(
        "updateProduct", "PUT", f"{PRODUCTS}/{quote(product, safe='')}", headers={"content-type": "application/json"},
        body=orjson.dumps(body),
    )  # fmt: skip
    try:
        await http.send(asked)
    except PartnerRefused as no:
        if len(some) > 1 and no.code != NOT_FOUND:
            middle = len(some) // 2
            return [*await _set(http, product, some[:middle]), *await _set(http, product, some[middle:])]
        return [StockAnswer(one.listing_id, one.sku, False, None, no.code, no.message) for one in some]
    return [StockAnswer(one.listing_id, one.sku, True, one.quantity) for one in some]


def _wrong(http: Http, one: StockPush) -> StockAnswer | None:
    code, words = "", ""
    if not 0 <= one.quantity <= UNITS_MAX:
        code, words = "quantity", f"Wish takes 0 to {UNITS_MAX} units"
    elif not one.extra.get("product_id"):
        code, words = "no_product", "the listing does not say of which product it is: read the listings first"
    elif not _warehouse(http, one):
        code, words = "no_warehouse", "neither the listing nor the account names a warehouse at Wish (warehouse_id)"
    return StockAnswer(one.listing_id, one.sku, False, None, code, words) if code else None


def _warehouse(http: Http, one: StockPush) -> str:
    return one.location_id or one.extra.get("warehouse_id", "") or http.account.config.get("warehouse_id", "")


def _made(product: dict[str, Any]) -> datetime:
    return moment(product["created_at"]).replace(microsecond=0)  # asked for to the second
