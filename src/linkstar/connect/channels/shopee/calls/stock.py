"""Stock and listings: one call per item, whose models are set together; items without models are read 50 a call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.shopee.calls.ask import ask
from linkstar.connect.channels.shopee.wire.values import listing_id, minor, rows
from linkstar.connect.wire import Http, PartnerRefused

MODELS, ITEMS = 50, 50
STATES = ("NORMAL", "UNLIST")  # a list of states cannot be asked for at once: its name would stand twice in the query
Json = dict[str, Any]


async def push_stock(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets what models offer; `listing_id` is "item-model", an item alone, or a model beside `item_id` in `extra`."""
    said: dict[int, StockAnswer] = {}
    items: dict[str, list[int]] = {}
    for number, one in enumerate(pushes):
        items.setdefault(ids_of(one)[0], []).append(number)
    for item, numbers in items.items():
        for some in _rounds([(number, pushes[number]) for number in numbers]):
            said |= await _push_item(http, item, some)
    return [said[number] for number in range(len(pushes))]


async def read_stock(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What models offer now, in order."""
    wanted = [ids_of(one) for one in listings]
    shown = await _items(http, list(dict.fromkeys(item for item, model in wanted if model == "0")))
    for item in dict.fromkeys(item for item, model in wanted if model != "0"):
        for each in await _models(http, item):
            shown[f"{item}-{each['model_id']}"] = each
    answers = []
    for one, (item, model) in zip(listings, wanted, strict=True):
        found = shown.get(listing_id(item, model))
        if found is None:
            answers.append(_answer(one, code="not_found", message="the shop has no such item or model"))
        else:
            answers.append(_answer(one, quantity=_quantity(found, _location(http, one))))
    return answers


async def listings_page(http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
    """A page of items, a listing for each of their models."""
    state, _, offset = (page or f"{STATES[0]} 0").partition(" ")
    query = {"offset": offset, "page_size": str(ITEMS), "item_status": state}
    said = await ask(http, "product.get_item_list", query)
    ids = [str(one["item_id"]) for one in rows(said, "item")]
    found = [listing for item in (await _items(http, ids)).values() for listing in await _listings(http, item)]
    following = said.get("next_offset")
    if said.get("has_next_page") and ids and following is not None and int(following) > int(offset):
        return found, f"{state} {following}"
    return found, "" if state == STATES[-1] else f"{STATES[STATES.index(state) + 1]} 0"


def ids_of(one: StockPush) -> tuple[str, str]:
    """Item and model of a push; model 0 where the item has none."""
    item, _, model = one.listing_id.partition("-")
    given = one.extra.get("item_id", "")
    if model or not given or given == item:
        return item, model or "0"
    return given, item


async def _push_item(http: Http, item: str, some: Sequence[tuple[int, StockPush]]) -> dict[int, StockAnswer]:
    stock = [{"model_id": _number(ids_of(one)[1]), "seller_stock": [_seller_stock(http, one)]} for _, one in some]
    try:
        said = await ask(http, "product.update_stock", body={"item_id": _number(item), "stock_list": stock})
    except PartnerRefused as no:
        if len(some) == 1:
            return {some[0][0]: _answer(some[0][1], code=no.code, message=no.message)}
        alone = [await _push_item(http, item, [each]) for each in some]  # one of them is to blame
        return {number: answer for each in alone for number, answer in each.items()}
    wrong = {str(row.get("model_id") or 0): str(row.get("failed_reason") or "") for row in rows(said, "failure_list")}
    return {number: _of(one, wrong.get(ids_of(one)[1])) for number, one in some}


def _of(one: StockPush, reason: str | None) -> StockAnswer:
    if reason is None:
        return _answer(one, quantity=one.quantity)
    return _answer(one, code="failure_list", message=reason or "not accepted")


def _seller_stock(http: Http, one: StockPush) -> Json:
    place = _location(http, one)
    return {"stock": one.quantity} | ({"location_id": place} if place else {})


def _location(http: Http, one: StockPush) -> str:
    return one.location_id or http.account.config.get("location_id", "")


def _rounds(pushes: Sequence[tuple[int, StockPush]]) -> list[list[tuple[int, StockPush]]]:
    """At most 50 models in one call, and none twice: the last one of several shall count."""
    made: list[list[tuple[int, StockPush]]] = []
    for number, push in pushes:
        is_full = not made or len(made[-1]) == MODELS
        if is_full or any(ids_of(other) == ids_of(push) for _, other in made[-1]):
            made.append([])
        made[-1].append((number, push))
    return made


async def _items(http: Http, ids: Sequence[str]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for start in range(0, len(ids), ITEMS):
        try:
            said = await ask(http, "product.get_item_base_info", {"item_id_list": ",".join(ids[start : start + ITEMS])})
        except PartnerRefused as no:
            if not no.code.endswith("not_found"):
                raise
            continue
        found |= {str(item["item_id"]): item for item in rows(said, "item_list")}
    return found


async def _models(http: Http, item: str) -> list[Json]:
    try:
        return rows(await ask(http, "product.get_model_list", {"item_id": item}), "model")
    except PartnerRefused as no:
        if not no.code.endswith("not_found"):
            raise
        return []


async def _listings(http: Http, item: Json) -> list[SeenListing]:
    if not item.get("has_model"):
        return [listing_of(item, None)]
    return [listing_of(item, model) for model in await _models(http, str(item["item_id"]))]


def listing_of(item: Json, model: Json | None) -> SeenListing:
    """A model of an item, or an item without models, as a listing."""
    own = item if model is None else model
    price = next(iter(rows(own, "price_info")), {})
    currency, state = str(price.get("currency") or ""), str(item.get("item_status") or "")
    status = str((model or {}).get("model_status") or "MODEL_NORMAL")
    amount = price.get("current_price")
    return SeenListing(
        external_id=listing_id(item["item_id"], (model or {}).get("model_id")),
        sku=str((model or {}).get("model_sku") or item.get("item_sku") or ""),
        title=" - ".join(filter(None, (str(item.get("item_name") or ""), str((model or {}).get("model_name") or "")))),
        channel_state=f"{state}/{status}" if model else state,
        is_live=state == "NORMAL" and status == "MODEL_NORMAL",
        quantity=_quantity(own, ""),
        price_minor=minor(amount, currency) if len(currency) == 3 and amount is not None else None,
        currency=currency,
        extra=(("item_id", str(item["item_id"])),),
    )


def _quantity(said: Json, location: str) -> int:
    """What the seller's own stock shows, at a location where one is meant; Shopee's warehouses are not ours to set."""
    info = said.get("stock_info_v2") or {}
    own = [one for one in rows(info, "seller_stock") if not location or str(one.get("location_id") or "") == location]
    if own or location:
        return sum(int(one.get("stock") or 0) for one in own)
    return int((info.get("summary_info") or {}).get("total_available_stock") or 0)


def _number(text: str) -> int | str:
    return int(text) if text.isdigit() else text


def _answer(one: StockPush, *, quantity: int | None = None, code: str = "", message: str = "") -> StockAnswer:
    return StockAnswer(one.listing_id, one.sku, not code, quantity, code, message)
