"""Stock at Mercado Libre: an item, or all variations of one that changed, by one call; read twenty items a call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson

from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.wire import Http, PartnerRefused, Request, Unreadable

ITEMS_MAX, UNITS_MAX = 20, 99_999
_JSON = {"content-type": "application/json"}


async def push(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets what listings offer. A listing with `item_id` in its extra is a variation of that item."""
    by_item: dict[str, list[int]] = {}
    answers: dict[int, StockAnswer] = {}
    for place, one in enumerate(pushes):
        if not 0 <= one.quantity <= UNITS_MAX:
            words = f"Mercado Libre takes 0 to {UNITS_MAX} units"
            answers[place] = StockAnswer(one.listing_id, one.sku, False, None, "quantity", words)
        else:
            by_item.setdefault(_item(one), []).append(place)
    for item, places in by_item.items():
        no = await _set(http, item, [pushes[place] for place in places])
        for place in places:
            one = pushes[place]
            answers[place] = (
                StockAnswer(one.listing_id, one.sku, True, one.quantity)
                if no is None
                else StockAnswer(one.listing_id, one.sku, False, None, no.code, no.message)
            )
    return [answers[place] for place in range(len(pushes))]


async def _set(http: Http, item: str, some: Sequence[StockPush]) -> PartnerRefused | None:
    if some[0].extra.get("item_id"):
        body: dict[str, Any] = {
            "variations": [{"id": one.listing_id, "available_quantity": one.quantity} for one in some]
        }
    else:
        body = {"available_quantity": some[-1].quantity}
    try:
        await http.send(Request("updateItem", "PUT", f"/items/{item}", headers=_JSON, body=orjson.dumps(body)))
    except PartnerRefused as no:
        return no
    return None


async def read(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What listings offer now, in order."""
    items = list(dict.fromkeys(map(_item, listings)))
    shown: dict[str, int] = {}
    for start in range(0, len(items), ITEMS_MAX):
        query = {"ids": ",".join(items[start : start + ITEMS_MAX]), "attributes": "id,available_quantity,variations"}
        answer = await http.send(Request("getItems", "GET", "/items", query))
        rows = answer.json()
        if not isinstance(rows, list):
            raise Unreadable("not a list of items", body=answer.body)
        for row in rows:
            if row.get("code") == 200:
                body = row["body"]
                shown[str(body["id"])] = int(body["available_quantity"])
                shown |= {str(one["id"]): int(one["available_quantity"]) for one in body.get("variations") or ()}
    return [
        StockAnswer(one.listing_id, one.sku, True, shown[one.listing_id])
        if one.listing_id in shown
        else StockAnswer(one.listing_id, one.sku, False, None, "not_found", "the seller has no such item")
        for one in listings
    ]


def _item(one: StockPush) -> str:
    return one.extra.get("item_id") or one.listing_id
