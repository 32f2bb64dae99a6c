"""Stock: setting what items offer at a location, and reading what the shop shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import orjson

from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.shopify.calls.ask import ask
from linkstar.connect.channels.shopify.queries import INPUTS_MAX
from linkstar.connect.channels.shopify.wire import answers, stock
from linkstar.connect.channels.shopify.wire.stock import Place
from linkstar.connect.wire import Http


async def push_stock(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets available quantities, 250 a call; of two pushes for one item and place the newer counts."""
    places = await _places(http, pushes)
    newest: dict[Place, StockPush] = {}
    for place, push in zip(places, pushes, strict=True):
        if place and (place not in newest or newest[place].version <= push.version):
            newest[place] = push
    said: dict[Place, StockAnswer] = {}
    wanted = list(newest.items())
    for start in range(0, len(wanted), INPUTS_MAX):
        said |= await _set(http, dict(wanted[start : start + INPUTS_MAX]))
    return [
        _answer(push, said[place], newest[place]) if place else stock.unplaced(push)
        for place, push in zip(places, pushes, strict=True)
    ]


async def _places(http: Http, pushes: Sequence[StockPush]) -> list[Place | None]:
    """Where the stock of each listing is kept. What a listing does not tell is asked: its inventory item, 250 variants a
    call, and the shop's primary location where none is configured."""
    wanted = list(dict.fromkeys(variant for push in pushes if (variant := stock.variant_of(push))))
    items: dict[str, str] = {}
    for start in range(0, len(wanted), INPUTS_MAX):
        data = await ask(http, "Variants", {"ids": wanted[start : start + INPUTS_MAX]})
        items |= stock.items_of(data["nodes"])
    location = http.account.config.get("location_id", "")
    if not location and any(not push.location_id and stock.place_of(push, items, "?") for push in pushes):
        primary = (await ask(http, "PrimaryLocation", {}))["location"]
        location = primary["id"] if primary else ""
    return [stock.place_of(push, items, location) for push in pushes]


def _answer(push: StockPush, answer: StockAnswer, sent: StockPush) -> StockAnswer:
    if push is sent:
        return answer
    return replace(answer, listing_id=push.listing_id, sku=push.sku, code=answer.code or "superseded")


async def _set(http: Http, batch: dict[Place, StockPush]) -> Mapping[Place, StockAnswer]:
    """Shopify takes all of a batch or nothing: what it blames is left out, and the rest is sent again."""
    said: dict[Place, StockAnswer] = {}
    while batch:
        pushes = list(batch.items())
        variables = {"input": stock.set_input(pushes)}
        # The key is this call's own: the same quantities may have to be set again after they drifted.
        name = f"{http.account.id}:{http.now.isoformat()}:{orjson.dumps(variables).decode()}"
        data = await ask(http, "SetStock", {**variables, "key": str(uuid5(NAMESPACE_URL, name))})
        errors = answers.user_errors(data["inventorySetQuantities"])
        if not errors:
            return said | {place: stock.taken(push, push.quantity) for place, push in pushes}
        for position, error in stock.blamed(errors, len(pushes)).items():
            place, push = pushes[position]
            said[place] = stock.declined(push, error.code, error.message)
            del batch[place]
    return said


async def read_stock(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What the shop shows now; one call per location and 250 items."""
    places = await _places(http, listings)
    by_location: dict[str, list[str]] = {}
    for item, location in dict.fromkeys((place.item, place.location) for place in places if place):
        by_location.setdefault(location, []).append(item)
    found: dict[Place, Any] = {}
    for location, items in by_location.items():
        for start in range(0, len(items), INPUTS_MAX):
            ids = items[start : start + INPUTS_MAX]
            data = await ask(http, "Stock", {"ids": ids, "location": location})
            found |= {Place(id_, location): node for id_, node in zip(ids, data["nodes"], strict=True)}
    return [
        stock.shown(listing, found[place]) if place else stock.unplaced(listing)
        for listing, place in zip(listings, places, strict=True)
    ]
