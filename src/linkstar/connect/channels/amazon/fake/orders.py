"""Orders of the pretend Amazon: kept in a sorted index, told by windows and pages, confirmed once per parcel."""

from __future__ import annotations

import base64
import binascii
from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson

from linkstar.connect.channel import SeenOrder
from linkstar.connect.channels.amazon.fake import shapes
from linkstar.connect.channels.amazon.fake.gate import Record, Refused
from linkstar.connect.fake import World
from linkstar.connect.reading import micros as version_of, moment

LAG_S = 120
PAGE_TOKEN_LIFE_S = 24 * 3600
_LAST = chr(0x10FFFF)  # sorts behind every order id of the same moment
_SAME_ON_EVERY_PAGE = (
    "createdAfter", "createdBefore", "lastUpdatedAfter", "lastUpdatedBefore", "fulfillmentStatuses", "marketplaceIds",
    "fulfilledBy",
)  # fmt: skip


class Orders:
    """The orders of all sellers."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._index: dict[str, list[tuple[int, str]]] = {}  # seller -> (moment of change, order id), sorted
        self._moments: dict[str, int] = {}
        for order_id, record in world.table("orders").items():
            self._file(record["shop"], order_id, record["order"])

    def place(self, shop: Record, seen: Sequence[SeenOrder]) -> list[Record]:
        """Stores orders as Amazon would; those that are older than what it has change nothing. Returns the changed."""
        changed = []
        for one in seen:
            known = self.world.table("orders").get(one.external_id)
            if known is not None and version_of(one.updated_at) < self._moments[one.external_id]:
                continue
            order = shapes.order_of(one, shop)
            if known is not None:
                _keep_parcels(order, known["order"])
            self.save(shop, order)
            changed.append(order)
        return changed

    def save(self, shop: Record, order: Record) -> None:
        """Stores one order and moves it to its place in the index."""
        self.world.table("orders")[order["orderId"]] = {"shop": shop["external_id"], "order": order}
        self._file(shop["external_id"], order["orderId"], order)

    def one(self, shop: Record, order_id: str) -> Record:
        """The whole order. Raises Refused when the seller has none of this id."""
        known = self.world.table("orders").get(order_id)
        if known is None or known["shop"] != shop["external_id"]:
            raise Refused(404, "NotFound", "The requested resource was not found", order_id)
        order: Record = known["order"]
        return order

    def get(self, shop: Record, order_id: str, query: Mapping[str, str], *, is_trusted: bool) -> Record:
        """The answer of getOrder."""
        return {"order": shapes.view_of(self.one(shop, order_id), _included(query), is_trusted=is_trusted)}

    def search(self, shop: Record, query: Mapping[str, str], *, is_trusted: bool) -> Record:
        """The answer of searchOrders: a page of the window, oldest change first."""
        included, size, is_by_change = _included(query), _page_size(query), _is_by_change(query)
        first, last = self._window(query, is_by_change=is_by_change)
        rows = self._index.get(shop["external_id"], [])
        start, end = 0, len(rows)
        if is_by_change:
            start, end = bisect_left(rows, (first, "")), bisect_right(rows, (last, _LAST))
        token = query.get("paginationToken", "")
        if token:
            start = max(start, bisect_right(rows, self._after(token, query)))
        found: list[Record] = []
        position, reached = start, None
        while position < end and len(found) < size:
            reached = rows[position]
            order = self.world.table("orders")[reached[1]]["order"]
            if _is_wanted(order, query) and (is_by_change or first <= _micros(order["createdTime"]) <= last):
                found.append(shapes.view_of(order, included, is_trusted=is_trusted))
            position += 1
        told = {"lastUpdatedBefore" if is_by_change else "createdBefore": _told(last)}
        if position < end and reached:
            return {"orders": found, "pagination": {"nextToken": self._token(reached, query)}} | told
        return {"orders": found} | told

    def changed(self, shop: Record, since: datetime, until: datetime) -> list[Record]:
        """All orders of a seller changed in [since, until), oldest change first."""
        rows = self._index.get(shop["external_id"], [])
        found = rows[bisect_left(rows, (version_of(since), "")) : bisect_left(rows, (version_of(until), ""))]
        return [self.world.table("orders")[order_id]["order"] for _, order_id in found]

    def confirm(self, shop: Record, order_id: str, body: Any) -> Record | None:
        """Takes a shipment confirmation; the changed order, or None when the parcel was known. Raises Refused."""
        order, detail = self.one(shop, order_id), _detail(body)
        if body["marketplaceId"] != order["salesChannel"]["marketplaceId"]:
            raise _invalid("The marketplaceId does not belong to this order", "marketplaceId")
        reference, tracking = detail["packageReferenceId"], detail["trackingNumber"]
        packages = order.setdefault("packages", [])
        known = next((package for package in packages if package["packageReferenceId"] == reference), None)
        if known is not None and known.get("trackingNumber") == tracking:
            return None
        if known is None:
            _take(order, detail["orderItems"])
            packages.append({})
        package = known if known is not None else packages[-1]
        package |= {
            "packageReferenceId": reference,
            "createdTime": shapes.iso(self.world.now),
            "packageStatus": {"status": "SHIPPED"},
            "carrier": detail.get("carrierName") or detail["carrierCode"],
            "shipTime": detail["shipDate"],
            "shippingService": detail.get("shippingMethod", ""),
            "trackingNumber": tracking,
            "packageItems": [{name: row[name] for name in ("orderItemId", "quantity")} for row in detail["orderItems"]],
        }
        order["lastUpdatedTime"] = shapes.iso(max(self.world.now, moment(order["lastUpdatedTime"])))
        shapes.settle_state(order)
        self.save(shop, order)
        lines = [{"external_id": row["orderItemId"], "quantity": row["quantity"]} for row in detail["orderItems"]]
        told = {"shop": shop["external_id"], "order_id": order_id, "order_number": order_id, "key": reference}
        told |= {"tracking_number": tracking, "carrier": package["carrier"], "at": detail["shipDate"]}
        self.world.table("confirmations")[f"{order_id}/{reference}"] = told | {"lines": lines}
        return order

    def _file(self, seller: str, order_id: str, order: Record) -> None:
        rows, at = self._index.setdefault(seller, []), _micros(order["lastUpdatedTime"])
        before = self._moments.get(order_id)
        if before is not None:
            del rows[bisect_left(rows, (before, order_id))]
        insort(rows, (at, order_id))
        self._moments[order_id] = at

    def _window(self, query: Mapping[str, str], *, is_by_change: bool) -> tuple[int, int]:
        prefix = "lastUpdated" if is_by_change else "created"
        latest = self.world.now - timedelta(seconds=LAG_S)
        first = _moment(query, f"{prefix}After")
        last = _moment(query, f"{prefix}Before") if f"{prefix}Before" in query else latest
        if last > latest:
            raise _invalid("The time must be at least two minutes before the time of the request", f"{prefix}Before")
        if f"{prefix}Before" in query and last < first:
            raise _invalid(f"The time must not be before {prefix}After", f"{prefix}Before")
        return version_of(first), version_of(last)

    def _token(self, reached: tuple[int, str], query: Mapping[str, str]) -> str:
        words = [query.get(name, "") for name in _SAME_ON_EVERY_PAGE]
        until = version_of(self.world.now + timedelta(seconds=PAGE_TOKEN_LIFE_S))
        return base64.urlsafe_b64encode(orjson.dumps([*reached, until, words])).decode()

    def _after(self, token: str, query: Mapping[str, str]) -> tuple[int, str]:
        try:
            at, order_id, until, words = orjson.loads(base64.urlsafe_b64decode(token))
        except (binascii.Error, ValueError, TypeError) as wrong:
            raise _invalid("The paginationToken is not valid", "paginationToken") from wrong
        if words != [query.get(name, "") for name in _SAME_ON_EVERY_PAGE]:
            raise _invalid("The paginationToken belongs to other parameters", "paginationToken")
        if until < version_of(self.world.now):
            raise _invalid("The paginationToken has expired", "paginationToken")
        return at, order_id


def _take(order: Record, rows: Sequence[Record]) -> None:
    """Marks units as shipped. Raises Refused for what cannot be, and then changes nothing."""
    state, items = order["fulfillment"], {item["orderItemId"]: item["fulfillment"] for item in order["orderItems"]}
    if state["fulfilledBy"] != "MERCHANT" or state["fulfillmentStatus"] not in ("UNSHIPPED", "PARTIALLY_SHIPPED"):
        told = "Unable to find package to update for order, errorMetric=PackageToUpdateNotFound"
        raise _invalid(f"Failed to create package: order already fulfilled or not open. {told}", "packageDetail")
    wanted: dict[str, int] = {}
    for row in rows:
        wanted[row["orderItemId"]] = wanted.get(row["orderItemId"], 0) + row["quantity"]
    for item_id, quantity in wanted.items():
        if item_id not in items:
            raise _invalid(f"The order has no item {item_id}", "packageDetail.orderItems.orderItemId")
        if quantity > items[item_id]["quantityUnfulfilled"]:
            raise _invalid(f"More units of {item_id} than are open", "packageDetail.orderItems.quantity")
    for item_id, quantity in wanted.items():
        items[item_id]["quantityFulfilled"] += quantity
        items[item_id]["quantityUnfulfilled"] -= quantity


def _detail(body: Any) -> Record:
    """The package of a confirmation, checked field by field. Raises Refused."""
    detail = body.get("packageDetail") if isinstance(body, dict) else None
    if not isinstance(detail, dict) or not isinstance(body.get("marketplaceId"), str):
        raise _invalid("packageDetail and marketplaceId are required", "packageDetail")
    for name in ("packageReferenceId", "carrierCode", "trackingNumber", "shipDate"):
        if not isinstance(detail.get(name), str) or not detail[name]:
            raise _invalid("The value is missing or no text", f"packageDetail.{name}")
    if not detail["packageReferenceId"].isdigit() or not int(detail["packageReferenceId"]):
        raise _invalid("PackageReferenceId: is invalid, must be a positive numeric value.", "packageReferenceId")
    if detail["carrierCode"] == "Other" and not detail.get("carrierName"):
        raise _invalid("carrierName is required when carrierCode is Other", "packageDetail.carrierName")
    _moment(detail, "shipDate")
    rows = detail.get("orderItems")
    if not isinstance(rows, list) or not rows or not all(_is_row(row) for row in rows):
        raise _invalid("orderItems must name items and positive quantities", "packageDetail.orderItems")
    return detail


def _is_row(row: Any) -> bool:
    is_named = isinstance(row, dict) and isinstance(row.get("orderItemId"), str)
    return is_named and isinstance(row.get("quantity"), int) and row["quantity"] > 0


def _keep_parcels(order: Record, known: Record) -> None:
    """A newer telling of an order does not forget the parcels that were confirmed meanwhile."""
    if "packages" in known:
        order.setdefault("packages", known["packages"])
    shipped = {item["orderItemId"]: item["fulfillment"]["quantityFulfilled"] for item in known["orderItems"]}
    for item in order["orderItems"]:
        part = item["fulfillment"]
        more = min(shipped.get(item["orderItemId"], 0) - part["quantityFulfilled"], part["quantityUnfulfilled"])
        if more > 0:
            part["quantityFulfilled"] += more
            part["quantityUnfulfilled"] -= more
    shapes.settle_state(order)


def _is_by_change(query: Mapping[str, str]) -> bool:
    """Whether the window is one of changes. Raises Refused unless exactly one kind of window is asked for."""
    if ("lastUpdatedAfter" in query) == ("createdAfter" in query):
        raise _invalid("Provide exactly one of createdAfter and lastUpdatedAfter", "lastUpdatedAfter")
    is_by_change = "lastUpdatedAfter" in query
    if ("createdBefore" if is_by_change else "lastUpdatedBefore") in query:
        raise _invalid("Created and updated times cannot be mixed", "createdBefore")
    return is_by_change


def _included(query: Mapping[str, str]) -> set[str]:
    names = {name for name in query.get("includedData", "").split(",") if name}
    if names - shapes.INCLUDABLE:
        raise _invalid(f"Unknown dataset {sorted(names - shapes.INCLUDABLE)[0]}", "includedData")
    return names


def _page_size(query: Mapping[str, str]) -> int:
    said = query.get("maxResultsPerPage", "100")
    if not said.isdigit() or not 1 <= int(said) <= 100:
        raise _invalid("The value must be between 1 and 100", "maxResultsPerPage")
    return int(said)


def _is_wanted(order: Record, query: Mapping[str, str]) -> bool:
    asked = (
        ("marketplaceIds", order["salesChannel"]["marketplaceId"]),
        ("fulfillmentStatuses", order["fulfillment"]["fulfillmentStatus"]),
        ("fulfilledBy", order["fulfillment"]["fulfilledBy"]),
    )
    return all(name not in query or value in query[name].split(",") for name, value in asked)


def _moment(said: Mapping[str, Any], name: str) -> datetime:
    try:
        return moment(said[name])
    except ValueError as wrong:
        raise _invalid("The time is not ISO 8601", name) from wrong


def _micros(text: str) -> int:
    return version_of(moment(text))


def _told(micros: int) -> str:
    return shapes.iso(moment("1970-01-01T00:00:00Z") + timedelta(microseconds=micros))


def _invalid(message: str, field: str) -> Refused:
    return Refused(400, "InvalidInput", f"{message} [{field}]")
