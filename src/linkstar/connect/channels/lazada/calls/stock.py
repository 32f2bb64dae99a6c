"""Stock and listings: what SKUs may sell, 50 a call; products with their SKUs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.alibaba.values import minor
from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.lazada.calls.ask import get, post
from linkstar.connect.channels.lazada.errors import BatchRefused
from linkstar.connect.channels.lazada.wire.values import data, rows, whole
from linkstar.connect.wire import Http, PartnerRefused, Request

SKUS, LISTINGS = 50, 50
Numbered = tuple[int, StockPush]
Json = Mapping[str, Any]


async def push_stock(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets what SKUs may sell; Lazada's ids are looked up where a push lacks them. No SKU twice in a call: the last counts."""
    found = await _skus(http, [one for one in pushes if not _ids(one)])
    said: dict[int, StockAnswer] = {}
    rounds: list[list[tuple[Numbered, tuple[str, str]]]] = [[]]
    for number, one in enumerate(pushes):
        ids = _ids(one) or _known(found, one)
        if ids is None:
            said[number] = _answer(one, code="not_found", message="the shop has no such SKU")
            continue
        if len(rounds[-1]) == SKUS or any(other == ids for _, other in rounds[-1]):
            rounds.append([])
        rounds[-1].append(((number, one), ids))
    for some in rounds:
        said |= await _push(http, some)
    return [said[number] for number in range(len(pushes))]


async def read_stock(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What SKUs may sell now, in order."""
    found = await _skus(http, listings)
    answers = []
    for one in listings:
        sku = found.get(one.listing_id) or found.get(f"sku:{one.sku}")
        if sku is None:
            answers.append(_answer(one, code="not_found", message="the shop has no such SKU"))
        else:
            answers.append(_answer(one, quantity=_sellable(sku, _warehouse(http, one))))
    return answers


async def listings_page(http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
    """A page of products, a listing for each of their SKUs; `page` is the offset."""
    start = int(page or "0")
    said = data(await get(http, "GetProducts", "/products/get", filter="all", offset=str(start), limit=str(LISTINGS)))
    products = rows(said, "products")
    found = [listing_of(product, sku, http.account.currency) for product in products for sku in rows(product, "skus")]
    following = start + len(products)
    return found, str(following) if products and following < int(said.get("total_products") or 0) else ""


def listing_of(product: Json, sku: Json, currency: str) -> SeenListing:
    """A SKU of a product as a listing; orders name it by `ShopSku`."""
    state = str(sku.get("Status") or "")
    return SeenListing(
        external_id=str(sku["ShopSku"]),
        sku=str(sku.get("SellerSku") or ""),
        title=str((product.get("attributes") or {}).get("name") or ""),
        channel_state=state,
        is_live=state.lower() == "active",
        quantity=_sellable(sku, ""),
        price_minor=minor(sku.get("price"), currency) if sku.get("price") is not None else None,
        currency=currency,
        extra=(("item_id", str(product.get("item_id") or "")), ("sku_id", str(sku.get("SkuId") or ""))),
    )


async def _push(http: Http, some: Sequence[tuple[Numbered, tuple[str, str]]]) -> dict[int, StockAnswer]:
    if not some:
        return {}
    try:
        whole(await http.send(stock_request(http, some)))
    except PartnerRefused as no:
        wrong = no.wrong if isinstance(no, BatchRefused) else {}
        bad = [each for each in some if each[0][1].sku in wrong]
        if len(some) == 1 or not bad:
            return await _alone(http, some, no)
        said = {number: _answer(one, code=no.code, message=wrong[one.sku]) for (number, one), _ in bad}
        return said | await _push(http, [each for each in some if each not in bad])
    return {number: _answer(one, quantity=one.quantity) for (number, one), _ in some}


async def _alone(
    http: Http, some: Sequence[tuple[Numbered, tuple[str, str]]], no: PartnerRefused
) -> dict[int, StockAnswer]:
    """One of them is to blame, and Lazada does not say which: halves, down to a single one."""
    if len(some) == 1:
        ((number, one), _) = some[0]
        return {number: _answer(one, code=no.code, message=no.message)}
    middle = len(some) // 2
    return await _push(http, some[:middle]) | await _push(http, some[middle:])


def stock_request(http: Http, some: Sequence[tuple[Numbered, tuple[str, str]]]) -> Request:
    """UpdateSellableQuantity: absolute, so it may be repeated. Its payload is XML."""
    skus = "".join(_sku_xml(http, one, ids) for (_, one), ids in some)
    payload = f"<Request><Product><Skus>{skus}</Skus></Product></Request>"
    return post("UpdateSellableQuantity", "/product/stock/sellable/update", {"payload": payload}, is_safe=True)


def _sku_xml(http: Http, one: StockPush, ids: tuple[str, str]) -> str:
    place, quantity = _warehouse(http, one), f"<SellableQuantity>{one.quantity}</SellableQuantity>"
    if place:
        inventory = f"<WarehouseCode>{escape(place)}</WarehouseCode>{quantity}"
        quantity = (
            f"<MultiWarehouseInventories><MultiWarehouseInventory>{inventory}</MultiWarehouseInventory>"
            "</MultiWarehouseInventories>"
        )
    item, sku = ids
    named = f"<ItemId>{escape(item)}</ItemId><SkuId>{escape(sku)}</SkuId><SellerSku>{escape(one.sku)}</SellerSku>"
    return f"<Sku>{named}{quantity}</Sku>"


async def _skus(http: Http, pushes: Sequence[StockPush]) -> dict[str, dict[str, Any]]:
    """SKUs by `ShopSku`, and by "sku:" and the seller's own name."""
    names = list(dict.fromkeys(one.sku for one in pushes if one.sku))
    found: dict[str, dict[str, Any]] = {}
    for start in range(0, len(names), SKUS):
        wanted = orjson.dumps(names[start : start + SKUS]).decode()
        answer = await get(http, "GetProducts", "/products/get", filter="all", sku_seller_list=wanted, limit=str(SKUS))
        for product in rows(data(answer), "products"):
            for sku in rows(product, "skus"):
                told = sku | {"ItemId": product.get("item_id")}
                found |= {str(sku.get("ShopSku")): told, f"sku:{sku.get('SellerSku')}": told}
    return found


def _known(found: Mapping[str, Json], one: StockPush) -> tuple[str, str] | None:
    sku = found.get(one.listing_id) or found.get(f"sku:{one.sku}")
    return (str(sku["ItemId"]), str(sku.get("SkuId") or "")) if sku and sku.get("ItemId") else None


def _ids(one: StockPush) -> tuple[str, str] | None:
    item, sku = one.extra.get("item_id", ""), one.extra.get("sku_id", "")
    return (item, sku) if item and sku else None


def _sellable(sku: Json, place: str) -> int:
    """What may be sold: per warehouse where that is told. `quantity` would count what is sold and still here."""
    shown = [one for one in sku.get("multiWarehouseInventories") or () if isinstance(one, dict)]
    here = [one for one in shown if not place or str(one.get("warehouseCode")) == place]
    if here:
        return sum(int(one.get("sellableQuantity") or 0) for one in here)
    return int(sku.get("Available") or 0)


def _warehouse(http: Http, one: StockPush) -> str:
    return one.location_id or http.account.config.get("warehouse_code", "")


def _answer(one: StockPush, *, quantity: int | None = None, code: str = "", message: str = "") -> StockAnswer:
    return StockAnswer(one.listing_id, one.sku, not code, quantity, code, message)
