"""What the pretend shop tells beside orders: returns, refunds, disputes, bookings, payouts, variants."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from linkstar.connect.afterwards import SeenClaim, SeenListing, SeenSettlement, SeenSettlementLine
from linkstar.connect.channels.shopify.fake import neutral, shapes
from linkstar.connect.channels.shopify.fake.errors import QueryError
from linkstar.connect.channels.shopify.fake.store import Orders
from linkstar.connect.channels.shopify.wire.values import gid, minor, stamp, tail
from linkstar.connect.fake import Told, World

_WINDOW = re.compile(r"(\w+):(>=|<=|>|<)'?([^'\s)]+)'?")
_OF_PAYOUT = re.compile(r"payments_transfer_id:(\d+)")
_ANY_OF = re.compile(r"\(([^)]*)\)")
_PAGE_MAX = 250
_Record = dict[str, Any]


class More:
    """Disputes, bookings, payouts and variants stand in tables, keyed "shop/id"; returns and refunds in their orders."""

    def __init__(self, orders: Orders, world: World) -> None:
        self._orders, self._world = orders, world
        self.operations: dict[str, Callable[[str, Mapping[str, Any], datetime], _Record]] = {
            "Claims": self._claims,
            "OrderReturns": self._order_returns,
            "Disputes": lambda shop, said, _: {"disputes": self._listed("disputes", shop, said, "initiatedAt")},
            "Bookings": self._bookings,
            "Payouts": lambda shop, said, _: _account("payouts", self._listed("payouts", shop, said, "issuedAt")),
            "Listings": self._listings,
        }

    def tell(self, shop: str, seen: Sequence[Told]) -> list[_Record]:
        """Puts these into the shop; the orders that changed by it."""
        changed: dict[str, _Record] = {}
        for one in seen:
            if isinstance(one, SeenClaim) and one.kind == "dispute":
                self._world.table("disputes")[f"{shop}/{one.external_id}"] = shapes.dispute_of(one)
            elif isinstance(one, SeenClaim):
                node = self._claim(shop, one)
                changed[node["id"]] = node
            elif isinstance(one, SeenSettlementLine):
                self._world.table("bookings")[f"{shop}/{one.external_id}"] = shapes.booking_of(one)
            elif isinstance(one, SeenSettlement):
                self._world.table("payouts")[f"{shop}/{one.external_id}"] = shapes.payout_of(one, self._world.now)
            elif isinstance(one, SeenListing):
                self._world.table("variants")[f"{shop}/{int(one.external_id):020d}"] = shapes.variant_of(one)
        return list(changed.values())

    def _claim(self, shop: str, claim: SeenClaim) -> _Record:
        record = self._orders.get(shop, neutral.number_of(claim.order_id))
        if record is None:
            raise LookupError(f"{shop} has no order {claim.order_id}")
        node: _Record = record["node"]
        at = stamp(claim.updated_at)
        if claim.kind == "cancellation":
            node["cancelledAt"], node["cancelReason"] = node["cancelledAt"] or at, claim.reason or "CUSTOMER"
        elif claim.kind == "refund":
            _put(node.setdefault("refunds", []), shapes.refund_of(claim))
            is_all = claim.refund_minor >= minor(node["totalPriceSet"])
            node["displayFinancialStatus"] = "REFUNDED" if is_all else "PARTIALLY_REFUNDED"
        else:
            _put(node.setdefault("returns", []), shapes.return_of(claim))
            node["returnStatus"] = shapes.return_status(node["returns"])
        node["updatedAt"] = max(node["updatedAt"], at)
        neutral.settle(node)
        self._orders.put(shop, record)
        return node

    def _claims(self, shop: str, said: Mapping[str, Any], at: datetime) -> _Record:
        """`orders` with their returns and refunds, those that fit the search."""
        since, until = _window(said["query"], "updated_at")
        wanted = [part.strip().split(":") for part in " ".join(_ANY_OF.findall(said["query"])).split(" OR ")]
        found, _ = self._orders.page(shop, since=since, until=until, after=None, first=10**6)
        rows = [node for node in found if any(_fits(node, field, value) for field, value in wanted)]
        page = _page([(f"{node['updatedAt']}|{tail(node['id'])}", node) for node in rows], said)
        page["nodes"] = [
            {name: node[name] for name in ("id", "updatedAt", "currencyCode")}
            | {"returns": _some(node.get("returns", []), 0, said["returns"]), "refunds": node.get("refunds", [])}
            for node in page["nodes"]
        ]
        return {"orders": page}

    def _order_returns(self, shop: str, said: Mapping[str, Any], at: datetime) -> _Record:
        record = self._orders.get(shop, tail(said["id"]))
        if record is None:
            return {"order": None}
        return {"order": {"returns": _some(record["node"].get("returns", []), int(said["after"]), said["returns"])}}

    def _bookings(self, shop: str, said: Mapping[str, Any], at: datetime) -> _Record:
        payout = _OF_PAYOUT.search(said["query"])
        if payout is None:
            return _account("balanceTransactions", self._listed("bookings", shop, said, "transactionDate"))
        of = gid("ShopifyPaymentsPayout", payout[1])
        rows = [(key, one) for key, one in self._rows("bookings", shop) if one["associatedPayout"]["id"] == of]
        return _account("balanceTransactions", _page(rows, said))

    def _listings(self, shop: str, said: Mapping[str, Any], at: datetime) -> _Record:
        currency = self._world.table("shops")[shop]["currency"]
        return {"shop": {"currencyCode": currency}, "productVariants": _page(list(self._rows("variants", shop)), said)}

    def _rows(self, table: str, shop: str) -> Iterator[tuple[str, _Record]]:
        for key, record in sorted(self._world.table(table).items()):
            if key.startswith(f"{shop}/"):
                yield key, record

    def _listed(self, table: str, shop: str, said: Mapping[str, Any], field: str) -> _Record:
        """A page of the records whose moment lies in the window of the search, the oldest first."""
        since, until = _window(said["query"], "")
        rows = [(f"{one[field]}|{key}", one) for key, one in self._rows(table, shop) if since <= one[field] <= until]
        return _page(sorted(rows, key=lambda row: row[0]), said)


def _put(rows: list[_Record], one: _Record) -> None:
    """Adds, or replaces one of the same id in its place."""
    place = next((index for index, known in enumerate(rows) if known["id"] == one["id"]), len(rows))
    rows[place : place + 1] = [one]


def _fits(node: Mapping[str, Any], field: str, value: str) -> bool:
    name = {"return_status": "returnStatus", "financial_status": "displayFinancialStatus"}[field]
    return str(node.get(name) or "").lower() == value


def _window(query: str, field: str) -> tuple[str, str]:
    since, until = "0000", "9999"
    for name, sign, at in _WINDOW.findall(query):
        if field in ("", name):
            since, until = (at, until) if sign.startswith(">") else (since, at)
    return since, until


def _page(rows: Sequence[tuple[str, _Record]], said: Mapping[str, Any]) -> _Record:
    """A page of rows that are sorted by their keys; the cursor is the last row's key."""
    first = said["first"]
    if not 0 < first <= _PAGE_MAX:
        raise QueryError(f"first must be between 1 and {_PAGE_MAX}, not {first}", "ARGUMENT_OUT_OF_RANGE")
    after = base64.urlsafe_b64decode(said["after"]).decode() if said.get("after") else ""
    left = [row for row in rows if row[0] > after]
    end = base64.urlsafe_b64encode(left[min(first, len(left)) - 1][0].encode()).decode() if left else None
    return {"pageInfo": {"hasNextPage": len(left) > first, "endCursor": end}, "nodes": [one for _, one in left[:first]]}


def _some(rows: Sequence[_Record], start: int, first: int) -> _Record:
    end = min(start + first, len(rows))
    return {"pageInfo": {"hasNextPage": end < len(rows), "endCursor": str(end)}, "nodes": list(rows[start:end])}


def _account(name: str, page: _Record) -> _Record:
    return {"shopifyPaymentsAccount": {name: page}}
