"""Stock and listings: 20 products a call, whose SKUs are set together; read back product by product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.alibaba.values import minor
from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.aliexpress import wire
from linkstar.connect.channels.aliexpress.calls.ask import request_of
from linkstar.connect.channels.aliexpress.wire.values import listed, response, result
from linkstar.connect.wire import Http, PartnerRefused, Request

SET, INFO = "aliexpress.solution.batch.product.inventory.update", "aliexpress.solution.product.info.get"
LIST = "aliexpress.solution.product.list.get"
PRODUCTS, SKUS, LISTINGS = 20, 200, 50
STATES = ("onSelling", "offline", "auditing", "editingRequired")
LIVE = STATES[0]
Numbered = tuple[int, StockPush]
Json = Mapping[str, Any]


async def push_stock(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets what SKUs offer. No SKU twice in a call: the last one of several shall count."""
    said: dict[int, StockAnswer] = {}
    rounds: list[list[Numbered]] = [[]]
    for number, one in enumerate(pushes):
        if not one.sku or not product_of(one).isdecimal():
            said[number] = _answer(
                one, code="no_sku", message="AliExpress names a SKU by its product and the seller's code"
            )
            continue
        if any(_name(other) == _name(one) for _, other in rounds[-1]):
            rounds.append([])
        rounds[-1].append((number, one))
    for some in rounds:
        products: dict[str, list[Numbered]] = {}
        for each in some:
            products.setdefault(product_of(each[1]), []).append(each)
        groups = [skus[start : start + SKUS] for skus in products.values() for start in range(0, len(skus), SKUS)]
        for start in range(0, len(groups), PRODUCTS):
            said |= await _push(http, groups[start : start + PRODUCTS])
    return [said[number] for number in range(len(pushes))]


async def read_stock(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What SKUs offer now, in order."""
    found: dict[str, dict[str, Any]] = {}
    for product in dict.fromkeys(filter(str.isdecimal, map(product_of, listings))):
        for sku in _skus(await get_product(http, product)):
            found[f"{product}-{sku.get('sku_code')}"] = sku
    answers = []
    for one in listings:
        told = found.get(_name(one))
        if told is None:
            answers.append(_answer(one, code="not_found", message="the shop has no such SKU"))
        else:
            answers.append(_answer(one, quantity=int(told.get("ipm_sku_stock") or 0)))
    return answers


async def listings_page(http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
    """A page of products in one state after the other; `page` is state and number."""
    state, _, number = page.partition(" ") if page else (LIVE, " ", "1")
    query = {"product_status_type": state, "current_page": int(number), "page_size": LISTINGS}
    said = result(await http.send(request_of(LIST, {"aeop_a_e_product_list_query": query})), LIST)
    found: list[SeenListing] = []
    for row in listed(said.get("aeop_a_e_product_display_d_t_o_list")):
        product = await get_product(http, str(row["product_id"]))
        found += [listing_of(row, sku, state) for sku in _skus(product)]
    if int(said.get("total_page") or 0) > int(number):
        return found, f"{state} {int(number) + 1}"
    following = STATES[STATES.index(state) + 1 :] if state in STATES else ()
    return found, f"{following[0]} 1" if following else ""


def listing_of(row: Json, sku: Json, state: str) -> SeenListing:
    """A SKU of a product as a listing."""
    product = str(row["product_id"])
    currency = str(sku.get("currency_code") or row.get("currency_code") or "USD")
    price = sku.get("sku_discount_price") or sku.get("sku_price")
    return SeenListing(
        external_id=wire.listing_id(product, sku.get("sku_code")),
        sku=str(sku.get("sku_code") or ""),
        title=str(row.get("subject") or ""),
        channel_state=state,
        is_live=state == LIVE,
        quantity=int(sku.get("ipm_sku_stock") or 0),
        price_minor=minor(price, currency) if price is not None else None,
        currency=currency,
        extra=(("product_id", product),),
    )


async def get_product(http: Http, product: str) -> dict[str, Any]:
    """A product with its SKUs; empty if the shop has none of this id."""
    try:
        return result(await http.send(request_of(INFO, {"product_id": product})), INFO)
    except PartnerRefused as no:
        if "not" not in no.message.lower():
            raise
        return {}


def product_of(one: StockPush) -> str:
    """The product that a push is about: told beside, or the head of the listing's id."""
    return one.extra.get("product_id", "") or one.listing_id.partition("-")[0]


def stock_request(groups: Sequence[Sequence[Numbered]]) -> Request:
    """Batch update of inventory: absolute, so it may be repeated. Its parameter is spelt so."""
    told = [
        {
            "product_id": int(product_of(skus[0][1])),
            "multiple_sku_update_list": [{"sku_code": one.sku, "inventory": one.quantity} for _, one in skus],
        }
        for skus in groups
    ]
    return request_of(SET, {"mutiple_product_update_list": told})


async def _push(http: Http, groups: Sequence[Sequence[Numbered]]) -> dict[int, StockAnswer]:
    """A product is taken or refused as a whole: of one that was refused, the SKUs are tried in halves."""
    try:
        said = response(await http.send(stock_request(groups)), SET)
    except PartnerRefused as no:
        if len(groups) > 1:
            halves = (groups[: len(groups) // 2], groups[len(groups) // 2 :])
            return {number: answer for half in halves for number, answer in (await _push(http, half)).items()}
        return await _refused(http, groups[0], no.code, no.message)
    wrong = {str(one.get("product_id")): one for one in listed(said.get("update_failed_list")) if one.get("error_code")}
    told: dict[int, StockAnswer] = {}
    for skus in groups:
        no_ = wrong.get(product_of(skus[0][1]))
        if no_ is None:
            told |= {number: _answer(one, quantity=one.quantity) for number, one in skus}
        else:
            told |= await _refused(http, skus, str(no_["error_code"]), str(no_.get("error_message") or "not accepted"))
    return told


async def _refused(http: Http, skus: Sequence[Numbered], code: str, message: str) -> dict[int, StockAnswer]:
    if len(skus) == 1:
        return {skus[0][0]: _answer(skus[0][1], code=code, message=message)}
    middle = len(skus) // 2
    return await _push(http, [skus[:middle]]) | await _push(http, [skus[middle:]])


def _skus(product: Json) -> list[dict[str, Any]]:
    return listed(product.get("aeop_ae_product_s_k_us"))


def _name(one: StockPush) -> str:
    return f"{product_of(one)}-{one.sku}"


def _answer(one: StockPush, *, quantity: int | None = None, code: str = "", message: str = "") -> StockAnswer:
    return StockAnswer(one.listing_id, one.sku, not code, quantity, code, message)
