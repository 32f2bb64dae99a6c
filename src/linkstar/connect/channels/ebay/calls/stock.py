"""Stock and listings by the Inventory API: 25 SKUs a call. Listings made on eBay's pages are unknown to it until migrated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from linkstar.connect.afterwards import SeenListing
from linkstar.connect.channel import StockAnswer, StockPush
from linkstar.connect.channels.ebay.errors import first_error
from linkstar.connect.channels.ebay.wire.values import minor, rows
from linkstar.connect.wire import Http, Request

PATH = "/sell/inventory/v1"
SKUS = 25
LISTINGS = 50
_JSON = {"content-type": "application/json"}


async def push_stock(http: Http, pushes: Sequence[StockPush]) -> list[StockAnswer]:
    """Sets what items offer, and what the offer of a listing shows where a push's extra names its `offer_id`."""
    said: list[StockAnswer] = []
    for some in _batches(pushes):
        body = orjson.dumps({"requests": [_ask(push) for push in some]})
        answer = await http.send(Request(
            "bulkUpdatePriceQuantity", "POST", f"{PATH}/bulk_update_price_quantity", headers=_JSON, body=body
        ))  # fmt: skip
        told: dict[str, list[dict[str, Any]]] = {}
        for row in rows(answer, "responses"):
            told.setdefault(str(row.get("sku")), []).append(row)
        said += [_taken(push, told.get(push.sku, [])) for push in some]
    return said


async def read_stock(http: Http, listings: Sequence[StockPush]) -> list[StockAnswer]:
    """What items offer now, in order."""
    said: list[StockAnswer] = []
    for some in _batches(listings):
        body = orjson.dumps({"requests": [{"sku": one.sku} for one in some]})
        answer = await http.send(Request(
            "bulkGetInventoryItem", "POST", f"{PATH}/bulk_get_inventory_item", headers=_JSON, body=body
        ))  # fmt: skip
        told = {str(row.get("sku")): row for row in rows(answer, "responses")}
        said += [_shown(one, told.get(one.sku)) for one in some]
    return said


async def listings_page(http: Http, page: str) -> tuple[Sequence[SeenListing], str]:
    """A page of inventory items with their offers. eBay counts pages here, not items."""
    number = int(page or "0")
    query = {"limit": str(LISTINGS), "offset": str(number)}
    answer = await http.send(Request("getInventoryItems", "GET", f"{PATH}/inventory_item", query=query))
    found = rows(answer, "inventoryItems")
    listings = [listing for item in found for listing in await _offers(http, item)]
    is_last = (number + 1) * LISTINGS >= int(answer.json().get("total") or 0) or not found
    return listings, "" if is_last else str(number + 1)


def quantity_of(item: Mapping[str, Any]) -> int:
    """What an inventory item offers to be sent home."""
    shown = (item.get("availability") or {}).get("shipToLocationAvailability") or {}
    return int(shown.get("quantity") or 0)


async def _offers(http: Http, item: Mapping[str, Any]) -> list[SeenListing]:
    answer = await http.send(Request("getOffers", "GET", f"{PATH}/offer", query={"sku": str(item["sku"])}))
    return [
        listing_of(item, offer) for offer in rows(answer, "offers") if (offer.get("listing") or {}).get("listingId")
    ]


def listing_of(item: Mapping[str, Any], offer: Mapping[str, Any]) -> SeenListing:
    """An offer that is, or was, a listing."""
    price = (offer.get("pricingSummary") or {}).get("price")
    state = f"{offer.get('status') or ''}/{offer['listing'].get('listingStatus') or ''}"
    return SeenListing(
        external_id=str(offer["listing"]["listingId"]),
        sku=str(item["sku"]),
        title=str((item.get("product") or {}).get("title") or ""),
        channel_state=state,
        is_live=state.split("/")[0] == "PUBLISHED" and state.split("/")[1] in ("ACTIVE", ""),
        quantity=int(offer.get("availableQuantity") or 0),
        price_minor=minor(price) if price else None,
        currency=str((price or {}).get("currency") or ""),
        extra=(("offer_id", str(offer.get("offerId") or "")), ("marketplace", str(offer.get("marketplaceId") or ""))),
    )


def _batches(pushes: Sequence[StockPush]) -> list[list[StockPush]]:
    """At most 25 a call, and no SKU twice in one: eBay refuses the whole call for that."""
    made: list[list[StockPush]] = []
    for push in pushes:
        if not made or len(made[-1]) == SKUS or any(other.sku == push.sku for other in made[-1]):
            made.append([])
        made[-1].append(push)
    return made


def _ask(push: StockPush) -> dict[str, Any]:
    said: dict[str, Any] = {"sku": push.sku, "shipToLocationAvailability": {"quantity": push.quantity}}
    offer = push.extra.get("offer_id", "")
    return said | ({"offers": [{"offerId": offer, "availableQuantity": push.quantity}]} if offer else {})


def _taken(push: StockPush, told: Sequence[dict[str, Any]]) -> StockAnswer:
    """An item and its offer are answered in rows of their own: both have to be taken."""
    wrong = next((row for row in told if int(row.get("statusCode") or 0) >= 400), None)
    if wrong is None and told:
        return StockAnswer(push.listing_id, push.sku, is_taken=True, quantity=push.quantity)
    code, message = first_error(wrong) if wrong else ("no_answer", "eBay did not answer for this SKU")
    return StockAnswer(push.listing_id, push.sku, is_taken=False, code=code, message=message)


def _shown(one: StockPush, row: dict[str, Any] | None) -> StockAnswer:
    if row is None or int(row.get("statusCode") or 0) >= 400:
        code, message = first_error(row) if row else ("no_answer", "eBay did not answer for this SKU")
        return StockAnswer(one.listing_id, one.sku, is_taken=False, code=code, message=message)
    return StockAnswer(one.listing_id, one.sku, is_taken=True, quantity=quantity_of(row.get("inventoryItem") or {}))
