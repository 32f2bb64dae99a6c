"""The file of a bulk operation (a JSON object a line, children behind their parents) as raw messages. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import orjson

from linkstar.connect.channel import RawMessage
from linkstar.connect.channels.shopify.wire.order import active_fulfilments, key_of
from linkstar.connect.channels.shopify.wire.values import moment, moment_or_none, tail
from linkstar.connect.reading import reading

NOTICE = "~bulk"  # lacks what the whole order of the same moment has: its key must not shut that out
_LATE = datetime.max.replace(tzinfo=UTC)
_PARENT = "__parentId"
_Row = dict[str, Any]


def parameters(query: str) -> dict[str, str]:
    """The parameters of an address, as they are signed."""
    return dict(parse_qsl(query, keep_blank_values=True))


def messages_of(file: bytes) -> Sequence[RawMessage]:
    """A message for each order that waits for the seller, those to be shipped first in front. Raises Unreadable.

    An order of which a part was shipped is a notice: the file does not tell which units.
    """
    with reading("the file of a bulk operation", file):
        orders = _orders(orjson.loads(line) for line in file.splitlines() if line)
        told = [(_ship_by(one) or _LATE, moment(one["updatedAt"]), one) for one in orders if _waits(one)]
        return [_message(one) for _, _, one in sorted(told, key=lambda each: each[:2])]


def _orders(rows: Iterable[_Row]) -> list[_Row]:
    """The orders with their lines, fulfilment orders and tax numbers put back into their places."""
    by_id: dict[str, _Row] = {}
    found: list[_Row] = []
    for row in rows:
        parent = by_id.get(row.pop(_PARENT, ""))
        if "id" in row:
            by_id[row["id"]] = row
        if parent is None:
            found.append(row | {name: {"nodes": []} for name in ("lineItems", "fulfillmentOrders", "localizedFields")})
            by_id[row["id"]] = found[-1]
        else:
            _list_for(row, parent)["nodes"].append(row)
    # As an answer of the Admin API has it: whole, with no page to follow.
    end = {"pageInfo": {"hasNextPage": False, "endCursor": None}}
    return [one | {"lineItems": {**end, **one["lineItems"]}} for one in found]


def _list_for(row: _Row, parent: _Row) -> _Row:
    kind = str(row.get("id") or "//LocalizedField/").split("/")[-2]
    name = {"LineItem": "lineItems", "FulfillmentOrder": "fulfillmentOrders", "LocalizedField": "localizedFields"}.get(
        kind
    )
    listed: _Row = parent.setdefault(name or "lineItems", {"nodes": []})
    return listed


def _waits(one: Mapping[str, Any]) -> bool:
    """Whether units are left to ship; what has left can wait for the pages."""
    parts = [
        part for order in one["fulfillmentOrders"]["nodes"] for part in order.get("lineItems", {}).get("nodes", ())
    ]
    return not parts or any(part["remainingQuantity"] for part in parts)


def _ship_by(one: Mapping[str, Any]) -> datetime | None:
    dates = [moment_or_none(order.get("fulfillBy")) for order in one["fulfillmentOrders"]["nodes"]]
    return min((date for date in dates if date), default=None)


def _message(one: _Row) -> RawMessage:
    id_, at = tail(one["id"]), moment(one["updatedAt"])
    if active_fulfilments(one):
        told: _Row = {"id": id_, "updated_at": one["updatedAt"]}
        by = _ship_by(one)
        told |= {"fulfill_by": by.isoformat()} if by else {}
        return RawMessage("orders", f"{id_}@{one['updatedAt']}{NOTICE}", id_, orjson.dumps(told), "file", at)
    node = one | {"fulfillments": []}
    return RawMessage("orders", key_of(node), id_, orjson.dumps(node), "file", at)
