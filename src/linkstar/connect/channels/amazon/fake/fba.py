"""FBA of the pretend Amazon: goods by state, inbound shipments, and the reports of removals and reimbursements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from linkstar.connect.channels.amazon import fba, sites
from linkstar.connect.channels.amazon.fake.gate import Record, Refused
from linkstar.connect.channels.amazon.fake.reports import Reports
from linkstar.connect.channels.amazon.fake.shapes import iso
from linkstar.connect.fake import World
from linkstar.connect.reading import moment
from linkstar.connect.warehouse import KeptEvent, Stated
from linkstar.kit.money import Money

KINDS = {fba.REMOVALS: "removal", fba.REIMBURSEMENTS: "reimbursement"}
COLUMNS: Mapping[str, Sequence[str]] = {
    fba.REMOVALS: (
        "request-date", "order-id", "order-type", "order-status", "last-updated-date", "sku", "fnsku", "disposition",
        "requested-quantity", "cancelled-quantity", "disposed-quantity", "shipped-quantity", "in-process-quantity",
        "removal-fee", "currency",
    ),
    fba.REIMBURSEMENTS: (
        "approval-date", "reimbursement-id", "case-id", "amazon-order-id", "reason", "sku", "fnsku", "asin", "product-name",
        "condition", "currency-unit", "amount-per-unit", "amount-total", "quantity-reimbursed-cash",
        "quantity-reimbursed-inventory", "quantity-reimbursed-total", "original-reimbursement-id",
        "original-reimbursement-type",
    ),
}  # fmt: skip
_PLACES = {
    "free": ("fulfillableQuantity",), "locked": ("reservedQuantity", "pendingCustomerOrderQuantity"),
    "moving": ("reservedQuantity", "fcProcessingQuantity"), "inbound": ("inboundShippedQuantity",),
    "damaged": ("unfulfillableQuantity", "customerDamagedQuantity"),
    "researching": ("researchingQuantity", "totalResearchingQuantity"),
}  # fmt: skip
_PAGE = 50


class Fba:
    """What Amazon keeps for all sellers."""

    def __init__(self, world: World, reports: Reports) -> None:
        self.world, self.reports = world, reports

    def tell(self, shop: Record, one: Stated | KeptEvent) -> None:
        """Goods lie there, or something happened to them."""
        if isinstance(one, KeptEvent):
            self.world.table("fba_events")[f"{shop['external_id']}/{one.kind}:{one.external_id}"] = {
                "kind": one.kind, "id": one.external_id, "sku": one.sku, "quantity": one.quantity,
                "at": one.happened_at.isoformat(), "state": one.partner_state, "reason": one.reason, "order": one.order_id,
                "currency": one.currency, "minor": one.amount_minor, "expected": one.expected,
            }  # fmt: skip
            return
        table = self.world.table("fba_stock")
        row = table.get(f"{shop['external_id']}/{one.sku}", {"sku": one.sku, "details": {}})
        place = tuple(one.partner_state.split(".")) if one.partner_state else _PLACES[one.state]
        details = dict(row["details"])
        if len(place) == 1:
            details[place[0]] = one.quantity
        else:
            details[place[0]] = {**details.get(place[0], {}), place[1]: one.quantity}
        table[f"{shop['external_id']}/{one.sku}"] = {**row, "details": details, "changed": iso(self.world.now)}

    def summaries(self, shop: Record, query: Mapping[str, str]) -> Record:
        """The answer of getInventorySummaries. Raises Refused."""
        site = sites.marketplace_id(shop["site"])
        if (
            query.get("granularityType") != "Marketplace"
            or not query.get("granularityId")
            or not query.get("marketplaceIds")
        ):
            raise Refused(400, "InvalidInput", "granularityType, granularityId and marketplaceIds are required")
        wanted = [sku for sku in query.get("sellerSkus", "").split(",") if sku]
        if len(wanted) > _PAGE:
            raise Refused(400, "InvalidInput", "sellerSkus takes up to 50 values")
        mine = [row for key, row in self.world.table("fba_stock").items() if key.startswith(f"{shop['external_id']}/")]
        rows = [row for row in mine if not wanted or row["sku"] in wanted]
        start = int(query.get("nextToken", "0"))
        told = [self._summary(row) for row in rows[start : start + _PAGE]]
        more = {"nextToken": str(start + _PAGE)} if len(rows) > start + _PAGE else {}
        granularity = {"granularityType": "Marketplace", "granularityId": site}
        payload = {"granularity": granularity, "inventorySummaries": told}
        return {"payload": payload} | ({"pagination": more} if more else {})

    def shipment_items(self, shop: Record, query: Mapping[str, str]) -> Record:
        """The answer of getShipmentItems. Raises Refused."""
        events = self._events(shop, "inbound")
        if query.get("QueryType") == "NEXT_TOKEN":
            start = int(query.get("NextToken", "0"))
        elif (
            query.get("QueryType") == "DATE_RANGE" and query.get("LastUpdatedAfter") and query.get("LastUpdatedBefore")
        ):
            start = 0
        else:
            raise Refused(400, "InvalidInput", "QueryType DATE_RANGE needs LastUpdatedAfter and LastUpdatedBefore")
        if "LastUpdatedAfter" in query:
            first, last = moment(query["LastUpdatedAfter"]), moment(query["LastUpdatedBefore"])
            events = [one for one in events if first <= datetime.fromisoformat(one["at"]) <= last]
        items = [
            {"ShipmentId": one["order"], "SellerSKU": one["sku"], "FulfillmentNetworkSKU": f"X{one['sku']}"[:10],
             "QuantityShipped": one["expected"], "QuantityReceived": one["quantity"], "QuantityInCase": 0}
            for one in events[start : start + _PAGE]
        ]  # fmt: skip
        more = {"NextToken": str(start + _PAGE)} if len(events) > start + _PAGE else {}
        return {"payload": {"ItemData": items, **more}}

    def create_report(self, shop: Record, asked: Mapping[str, Any]) -> Record:
        """The answer of createReport for removals or reimbursements. Raises Refused."""
        kind = str(asked["reportType"])
        try:
            since, until = moment(asked["dataStartTime"]), moment(asked.get("dataEndTime") or iso(self.world.now))
        except (KeyError, ValueError) as wrong:
            raise Refused(400, "InvalidInput", "dataStartTime and dataEndTime must be ISO 8601 times") from wrong
        found = [one for one in self._events(shop, KINDS[kind]) if since <= datetime.fromisoformat(one["at"]) < until]
        make = _removal if KINDS[kind] == "removal" else _reimbursement
        rows = [[make(one).get(name, "") for name in COLUMNS[kind]] for one in found]
        text = "".join("\t".join(row) + "\r\n" for row in [COLUMNS[kind], *rows])
        return {"reportId": self.reports.keep(shop, kind, text, rows=len(rows), since=since, until=until)}

    def _events(self, shop: Record, kind: str) -> list[dict[str, Any]]:
        prefix = f"{shop['external_id']}/{kind}:"
        return [row for key, row in self.world.table("fba_events").items() if key.startswith(prefix)]

    def _summary(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "asin": "B0PRETEND1", "fnSku": f"X{row['sku']}"[:10], "sellerSku": row["sku"], "condition": "NewItem",
            "inventoryDetails": row["details"], "lastUpdatedTime": row["changed"], "productName": row["sku"],
            "totalQuantity": sum(_numbers(row["details"])), "stores": [],
        }  # fmt: skip


def _numbers(details: Mapping[str, Any]) -> list[int]:
    return [
        number for value in details.values() for number in (_numbers(value) if isinstance(value, dict) else [value])
    ]


def _removal(one: Mapping[str, Any]) -> dict[str, str]:
    kind, _, disposition = str(one["reason"] or "Return/SELLABLE").partition("/")
    side = "disposed-quantity" if kind == "Disposal" else "shipped-quantity"
    return {
        "request-date": one["at"], "order-id": one["order"], "order-type": kind, "order-status": one["state"] or "Completed",
        "last-updated-date": one["at"], "sku": one["sku"], "fnsku": f"X{one['sku']}"[:10], "disposition": disposition,
        "requested-quantity": str(one["expected"] or one["quantity"]), "cancelled-quantity": "0", side: str(one["quantity"]),
        "in-process-quantity": "0", "currency": one["currency"],
        "removal-fee": str(Money(-one["minor"], one["currency"]).decimal()) if one["currency"] else "",
    }  # fmt: skip


def _reimbursement(one: Mapping[str, Any]) -> dict[str, str]:
    amount = str(Money(one["minor"], one["currency"]).decimal())
    return {
        "approval-date": one["at"], "reimbursement-id": one["id"].partition(":")[0], "amazon-order-id": one["order"],
        "reason": one["reason"], "sku": one["sku"], "fnsku": f"X{one['sku']}"[:10], "asin": "B0PRETEND1",
        "product-name": one["sku"], "condition": "NewItem", "currency-unit": one["currency"], "amount-per-unit": amount,
        "amount-total": amount, "quantity-reimbursed-cash": str(one["quantity"]), "quantity-reimbursed-inventory": "0",
        "quantity-reimbursed-total": str(one["quantity"]),
    }  # fmt: skip
