"""Stock and listings: one call per product, whose SKUs are set together; read back 600 SKUs a call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.tiktok_shop.calls.ask import ask
from linkstar.connect.channels.tiktok_shop.wire.values import minor, rows
from linkstar.connect.wire import Http, PartnerRefused

SEARCH, PRODUCTS = "/product/202309/inventory/search", "/product/202502/products/search"
SKUS, LISTINGS = 600, 100


async def push_stock(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets what SKUs offer; `listing_id` is TikTok Shop's SKU id. Product and warehouse are looked up where a push lacks them."""
    places = await _places(http, [one for one in pushes if _lacks(http, one)])
    said: dict[int, StockAnswer] = {}
    products: dict[str, list[int]] = {}
    for number, one in enumerate(pushes):
        product = one.extra.get("product_id") or places.get(one.listing_id, ("", ""))[0]
        warehouse = _warehouse(http, one) or places.get(one.listing_id, ("", ""))[1]
        if product and warehouse:
            products.setdefault(product, []).append(number)
        else:
            said[number] = _answer(one, code="no_inventory", message="the shop knows no inventory of this SKU")
    for product, numbers in products.items():
        for some in _rounds([(number, pushes[number]) for number in numbers]):
            said |= await _push_product(http, product, some, places)
    return [said[number] for number in range(len(pushes))]


async def read_stock(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What SKUs offer now, in order."""
    found = await _inventory(http, [one.listing_id for one in listings])
    answers = []
    for one in listings:
        sku = found.get(one.listing_id)
        if sku is None:
            answers.append(_answer(one, code="not_found", message="the shop has no such SKU"))
        else:
            answers.append(_answer(one, quantity=_quantity(sku, _warehouse(http, one))))
    return answers


async def listings_page(http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
    """A page of products, a listing for each of their SKUs."""
    query = {"page_size": str(LISTINGS)} | ({"page_token": page} if page else {})
    said = await ask(http, "searchProducts", PRODUCTS, query=query, body={"status": "ALL"})
    found = [listing_of(product, sku) for product in rows(said, "products") for sku in rows(product, "skus")]
    token = str(said.get("next_page_token") or "")
    return found, token if found and token != page else ""


def listing_of(product: dict[str, Any], sku: dict[str, Any]) -> SeenListing:
    """An SKU of a product as a listing."""
    price, state = sku.get("price") or {}, str(product.get("status") or "")
    currency = str(price.get("currency") or "")
    amount = price.get("sale_price") or price.get("tax_exclusive_price")
    stock = sku.get("inventory") or []
    own = str((sku.get("status_info") or {}).get("status") or "NORMAL")
    return SeenListing(
        external_id=str(sku["id"]),
        sku=str(sku.get("seller_sku") or ""),
        title=str(product.get("title") or ""),
        channel_state=f"{state}/{own}",
        is_live=state == "ACTIVATE" and own == "NORMAL",
        quantity=sum(int(one.get("quantity") or 0) for one in stock),
        price_minor=minor(amount, currency) if currency and amount else None,
        currency=currency,
        extra=(
            ("product_id", str(product.get("id") or "")),
            ("warehouse_id", str(stock[0].get("warehouse_id")) if stock else ""),
        ),
    )


async def _push_product(
    http: Http, product: str, some: Sequence[tuple[int, StockPush]], places: dict[str, tuple[str, str]]
) -> dict[int, StockAnswer]:
    skus = [
        {"id": one.listing_id, "inventory": [{
            "warehouse_id": _warehouse(http, one) or places[one.listing_id][1], "quantity": one.quantity,
        }]}
        for _, one in some
    ]  # fmt: skip
    try:
        said = await ask(
            http, "updateInventory", f"/product/202309/products/{product}/inventory/update", body={"skus": skus}
        )
    except PartnerRefused as no:
        if len(some) == 1:
            return {some[0][0]: _answer(some[0][1], code=no.code, message=no.message)}
        alone = [await _push_product(http, product, [each], places) for each in some]  # one of them is to blame
        return {number: answer for each in alone for number, answer in each.items()}
    wrong = {str((row.get("detail") or {}).get("sku_id")): row for row in rows(said, "errors")}
    return {number: _of(one, wrong.get(one.listing_id)) for number, one in some}


def _of(one: StockPush, wrong: dict[str, Any] | None) -> StockAnswer:
    if wrong is None:
        return _answer(one, quantity=one.quantity)
    return _answer(one, code=str(wrong.get("code") or "error"), message=str(wrong.get("message") or "not accepted"))


def _rounds(pushes: Sequence[tuple[int, StockPush]]) -> list[list[tuple[int, StockPush]]]:
    """No SKU twice in one call: the last one of several shall count."""
    made: list[list[tuple[int, StockPush]]] = []
    for number, push in pushes:
        if not made or any(other.listing_id == push.listing_id for _, other in made[-1]):
            made.append([])
        made[-1].append((number, push))
    return made


def _lacks(http: Http, one: StockPush) -> bool:
    return not one.extra.get("product_id") or not _warehouse(http, one)


def _warehouse(http: Http, one: StockPush) -> str:
    return one.location_id or one.extra.get("warehouse_id", "") or http.account.config.get("warehouse_id", "")


async def _places(http: Http, pushes: Sequence[StockPush]) -> dict[str, tuple[str, str]]:
    """Product and first warehouse of SKUs."""
    found = await _inventory(http, [one.listing_id for one in pushes])
    return {
        id_: (
            str(sku["product_id"]),
            str(next((one.get("warehouse_id") for one in sku.get("warehouse_inventory") or ()), "")),
        )
        for id_, sku in found.items()
    }


async def _inventory(http: Http, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What inventorySearch tells of SKUs, by SKU id."""
    wanted, found = list(dict.fromkeys(ids)), {}
    for start in range(0, len(wanted), SKUS):
        said = await ask(http, "inventorySearch", SEARCH, body={"sku_ids": wanted[start : start + SKUS]})
        for product in rows(said, "inventory"):
            for sku in rows(product, "skus"):
                found[str(sku["id"])] = sku | {"product_id": product.get("product_id")}
    return found


def _quantity(sku: dict[str, Any], warehouse: str) -> int:
    shown = sku.get("warehouse_inventory") or []
    if warehouse:
        return sum(
            int(one.get("available_quantity") or 0) for one in shown if str(one.get("warehouse_id")) == warehouse
        )
    return int(sku.get("total_available_quantity") or 0)


def _answer(one: StockPush, *, quantity: int | None = None, code: str = "", message: str = "") -> StockAnswer:
    return StockAnswer(one.listing_id, one.sku, not code, quantity, code, message)
