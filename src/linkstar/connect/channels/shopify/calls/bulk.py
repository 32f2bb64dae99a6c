"""Many orders at once: a bulk operation, which costs no points, and whose file is fetched when it is there."""

from __future__ import annotations

from linkstar.connect.channel import Cursor, OrderPage
from linkstar.connect.channels.shopify.calls.ask import ask
from linkstar.connect.channels.shopify.queries_afterwards import bulk_orders
from linkstar.connect.channels.shopify.wire import answers, bulk
from linkstar.connect.channels.shopify.wire.values import stamp
from linkstar.connect.wire import Http, PartnerRefused, Request

_BUSY = ("OPERATION_IN_PROGRESS", "LIMIT_REACHED")  # another file of ours is being made: ask again in a minute
_WAITING = ("CREATED", "RUNNING")
_DONE = "COMPLETED"


async def orders_in_bulk(http: Http, cursor: Cursor) -> OrderPage:
    """Begins the operation (`page` is then its id), or looks how far it is. Raises PartnerRefused if it came to nothing."""
    if not cursor.page:
        return await _begin(http, cursor)
    said = (await ask(http, "BulkState", {"id": cursor.page}))["bulkOperation"]
    state = said["status"] if said else "GONE"
    if state in _WAITING:
        return OrderPage((), cursor, has_more=True)
    if state != _DONE:
        raise PartnerRefused(
            f"the bulk operation came to nothing: {state}", code=(said or {}).get("errorCode") or state
        )
    if not said["url"]:  # nothing was found
        return OrderPage((), Cursor(cursor.since), has_more=False)
    path, _, query = said["url"].partition("?")
    file = await http.send(Request("downloadBulk", "GET", path, bulk.parameters(query), needs_token=False))
    return OrderPage(bulk.messages_of(file.body), Cursor(cursor.since), has_more=False)


async def _begin(http: Http, cursor: Cursor) -> OrderPage:
    wanted = f"updated_at:>='{stamp(cursor.since)}' status:open"
    payload = (await ask(http, "RunBulk", {"query": bulk_orders(wanted)}, is_safe=False))["bulkOperationRunQuery"]
    errors = answers.user_errors(payload)
    if errors and errors[0].code in _BUSY:
        return OrderPage((), Cursor(cursor.since), has_more=True)
    if errors:
        raise answers.refused(errors)
    return OrderPage((), Cursor(cursor.since, payload["bulkOperation"]["id"]), has_more=True)
