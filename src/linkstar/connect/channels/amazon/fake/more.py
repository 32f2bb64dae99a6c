"""What the pretend Amazon tells beside orders: returns, transactions, settlements, templates, listings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from linkstar.connect.afterwards import (
    ClaimState,
    LineKind,
    SeenClaim,
    SeenListing,
    SeenSettlement,
    SeenSettlementLine,
)
from linkstar.connect.channels.amazon import sites
from linkstar.connect.channels.amazon.fake.gate import Record, Refused
from linkstar.connect.channels.amazon.fake.orders import LAG_S, Orders
from linkstar.connect.channels.amazon.fake.reports import RETURN_COLUMNS, SETTLEMENTS, Reports
from linkstar.connect.channels.amazon.fake.shapes import iso
from linkstar.connect.fake import Told, World
from linkstar.connect.reading import moment
from linkstar.kit.money import Money

PAGE = 100
ALLOWED = ("confirmDeliveryDetails", "confirmOrderDetails", "unexpectedProblem", "legalDisclosure")
_WINDOW_MAX = timedelta(days=180)
_STATES: Mapping[ClaimState, str] = {
    "asked": "Pending", "accepted": "Approved", "on_its_way": "Approved", "arrived": "Approved", "done": "Completed",
    "refused": "Denied", "withdrawn": "Cancelled",
}  # fmt: skip
_TREES: Mapping[LineKind, tuple[str, str, str]] = {
    "sale": ("Shipment", "Sales", "ProductCharges"), "refund": ("Refund", "Refunds", "ProductCharges"),
    "fee": ("ServiceFee", "Expenses", "AmazonFees"), "tax": ("Shipment", "Tax", "ItemTax"),
    "shipping": ("Shipment", "Sales", "Shipping"), "adjustment": ("Adjustment", "Adjustments", "Reimbursement"),
    "reserve": ("Adjustment", "Reserve", "ReserveHold"), "payout": ("Transfer", "Transfer", "Disbursement"),
    "other": ("Adjustment", "Adjustments", "Adjustment"),
}  # fmt: skip
_SETTLEMENT = (
    "settlement-id", "settlement-start-date", "settlement-end-date", "deposit-date", "total-amount", "currency",
    "transaction-type", "order-id", "merchant-order-id", "adjustment-id", "shipment-id", "marketplace-name", "amount-type",
    "amount-description", "amount", "fulfillment-id", "posted-date", "posted-date-time", "order-item-code",
    "merchant-order-item-id", "merchant-adjustment-item-id", "sku", "quantity-purchased", "promotion-id",
)  # fmt: skip


class More:
    """Keyed "seller/id"."""

    def __init__(self, world: World, orders: Orders, reports: Reports) -> None:
        self.world, self.orders, self.reports = world, orders, reports

    def tell(self, shop: Record, seen: Sequence[Told]) -> list[Record]:
        """Puts these into the seller's account; the orders that changed by it."""
        changed = []
        for one in seen:
            if isinstance(one, SeenClaim) and one.kind == "cancellation":
                changed.append(self._cancel(shop, one))
            elif isinstance(one, SeenClaim):
                rows = [_return_row(one, line) for line in one.lines] or [_return_row(one, None)]
                self._put("returns", shop, one.external_id, {"asked": iso(one.asked_at), "rows": rows})
            elif isinstance(one, SeenSettlementLine):
                self._put("transactions", shop, one.external_id, _transaction_of(one, shop))
            elif isinstance(one, SeenSettlement):
                self._settle(shop, one)
            elif isinstance(one, SeenListing):
                self._put("listings", shop, one.sku, _listing_of(one, shop, self.world.now))
        return changed

    def replies(self) -> list[Record]:
        """What was sent to buyers."""
        return list(self.world.table("replies").values())

    def transactions(self, shop: Record, query: Mapping[str, str]) -> Record:
        """The answer of listTransactions: a window of at most 180 days that ends two minutes ago. Raises Refused."""
        if "postedAfter" not in query:
            raise Refused(400, "InvalidInput", "Start date cannot be null", "Start date cannot be null")
        latest = self.world.now - timedelta(seconds=LAG_S)
        since = moment(query["postedAfter"])
        until = moment(query["postedBefore"]) if "postedBefore" in query else latest
        if until > latest or since > latest:
            raise Refused(400, "InvalidInput", "Dates must be more than two minutes before the time of the request")
        rows = [one for one in self._mine("transactions", shop) if since <= moment(one["postedDate"]) < until]
        site = query.get("marketplaceId")
        rows = [one for one in rows if site in (None, one["marketplaceDetails"]["marketplaceId"])]
        rows = (
            sorted(rows, key=lambda one: (one["postedDate"], one["transactionId"]))
            if until - since <= _WINDOW_MAX
            else []
        )
        start = int(query.get("nextToken", "0"))
        more = {"nextToken": str(start + PAGE)} if len(rows) > start + PAGE else {}
        return {"payload": {"transactions": rows[start : start + PAGE]} | more}

    def actions(self, shop: Record, order_id: str) -> Record:
        """The answer of getMessagingActionsForOrder. Raises Refused."""
        self.orders.one(shop, order_id)
        where = f"?marketplaceIds={sites.marketplace_id(shop['site'])}"
        path = f"/messaging/v1/orders/{order_id}"
        links = [{"href": f"{path}/messages/{name}{where}", "name": name} for name in ALLOWED]
        return {"_links": {"actions": links, "self": {"href": path + where}}}

    def send(self, shop: Record, order_id: str, template: str, body: Any) -> Record:
        """Takes a message by template, as often as it is sent. Raises Refused."""
        self.orders.one(shop, order_id)
        if template not in ALLOWED:
            raise Refused(403, "Unauthorized", "Access to requested resource is denied.", "Not allowed for this order")
        text = str(body.get("text") or "") if isinstance(body, dict) else ""
        if not 1 <= len(text) <= 2000:
            raise Refused(400, "InvalidInput", "The text has to have 1 to 2000 characters")
        number = len(self.world.table("replies")) + 1
        told = {"shop": shop["external_id"], "order_id": order_id, "template": template, "text": text}
        self.world.table("replies")[str(number)] = told
        return {}

    def listings(self, shop: Record, query: Mapping[str, str]) -> Record:
        """The answer of searchListingsItems without identifiers, by date of creation. Raises Refused."""
        size = query.get("pageSize", "10")
        if not size.isdigit() or not 1 <= int(size) <= 20:
            raise Refused(400, "InvalidInput", "pageSize up to 20")
        since = query.get("createdAfter", "")
        known = [
            one for one in self._mine("listings", shop) if "summary" in one and one["summary"]["createdDate"] >= since
        ]
        rows = sorted(known, key=lambda one: (one["summary"]["createdDate"], one["sku"]))[:1000]
        start = int(query.get("pageToken", "0"))
        some = rows[start : start + int(size)]
        more = {"pagination": {"nextToken": str(start + len(some))}} if start + len(some) < len(rows) else {}
        return {"numberOfResults": len(known), "items": [_item(one) for one in some]} | more

    def _cancel(self, shop: Record, claim: SeenClaim) -> Record:
        order = self.orders.one(shop, claim.order_id)
        name, who = (
            ("cancellationRequest", "requester") if claim.state == "asked" else ("cancellationExecution", "cancelledBy")
        )
        for item in order["orderItems"]:
            said = {
                who: "BUYER" if claim.asked_by == "buyer" else "MERCHANT",
                "cancelReason": claim.reason or "Ordered by mistake",
            }
            item["cancellation"] = item.get("cancellation", {}) | {name: said}
        if claim.state == "done":
            order["fulfillment"]["fulfillmentStatus"] = "CANCELLED"
        order["lastUpdatedTime"] = iso(max(claim.updated_at, moment(order["lastUpdatedTime"])))
        self.orders.save(shop, order)
        return order

    def _settle(self, shop: Record, one: SeenSettlement) -> None:
        ends = one.ends_at or one.paid_at or self.world.now
        begins = one.begins_at or ends - timedelta(days=14)
        total = str(Money(one.total_minor, one.currency).decimal())
        first = [one.external_id, _written(begins), _written(ends), _written(one.paid_at or ends), total, one.currency]
        rows = [_SETTLEMENT, [*first, *[""] * (len(_SETTLEMENT) - len(first))]]
        text = "".join("\t".join(row) + "\n" for row in rows)
        self.reports.keep(shop, SETTLEMENTS, text, rows=1, since=begins, until=ends)

    def _put(self, table: str, shop: Record, id_: str, record: Record) -> None:
        self.world.table(table)[f"{shop['external_id']}/{id_}"] = record

    def _mine(self, table: str, shop: Record) -> list[Record]:
        return [one for key, one in self.world.table(table).items() if key.startswith(f"{shop['external_id']}/")]


def _written(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def _return_row(claim: SeenClaim, line: Any) -> list[str]:
    back = line.refund_minor if line else claim.refund_minor
    told = {
        "Order ID": claim.order_id, "Return request date": iso(claim.asked_at), "Return request status": _STATES[claim.state],
        "Amazon RMA ID": claim.external_id, "Currency code": claim.currency, "Return carrier": claim.carrier,
        "Tracking ID": claim.tracking_number or ("TBA1" if claim.state == "on_its_way" else ""), "A-to-Z Claim": "N",
        "Merchant SKU": line.sku if line else "", "Return quantity": str(max(line.quantity, 1) if line else 1),
        "Return Reason": (line.reason if line else "") or claim.reason or "CR-DEFECTIVE", "In policy": "Y",
        "Resolution": "Replacement" if claim.kind == "replacement" else "StandardRefund",
        "Return delivery date": iso(claim.updated_at) if claim.state in ("arrived", "done") else "",
        "Refunded Amount": str(Money(back, claim.currency).decimal()) if back else "",
    }  # fmt: skip
    return [told.get(name, "") for name in RETURN_COLUMNS]


def _transaction_of(line: SeenSettlementLine, shop: Record) -> Record:
    kind, root, leaf = _TREES[line.kind]
    amount = {"currencyAmount": float(Money(line.amount_minor, line.currency).decimal()), "currencyCode": line.currency}
    names = {"ORDER_ID": line.order_id, "SETTLEMENT_ID": line.settlement_id, "REFUND_ID": line.claim_id}
    related = [{"relatedIdentifierName": name, "relatedIdentifierValue": id_} for name, id_ in names.items() if id_]
    leaves = [{"breakdownType": leaf, "breakdownAmount": amount, "breakdowns": []}]
    tree = [{"breakdownType": root, "breakdownAmount": amount, "breakdowns": leaves}]
    site = sites.marketplace_id(shop["site"])
    item = {
        "description": line.note, "totalAmount": amount, "breakdowns": tree, "relatedIdentifiers": [],
        "contexts": [{"contextType": "ProductContext", "sku": line.sku}] if line.sku else [],
    }  # fmt: skip
    return {
        "sellingPartnerMetadata": {
            "sellingPartnerId": shop["external_id"],
            "accountType": "PAYABLE",
            "marketplaceId": site,
        },
        "relatedIdentifiers": related,
        "transactionType": kind,
        "transactionId": line.external_id,
        "transactionStatus": "RELEASED" if line.settlement_id else "DEFERRED",
        "description": line.note or "Order Payment",
        "postedDate": iso(line.booked_at),
        "totalAmount": amount,
        "marketplaceDetails": {"marketplaceId": site, "marketplaceName": "Amazon"},
        "items": [item],
        "contexts": [],
        "breakdowns": tree,
    }


def _listing_of(seen: SeenListing, shop: Record, now: datetime) -> Record:
    site = sites.marketplace_id(shop["site"])
    summary = {
        "marketplaceId": site, "asin": seen.external_id, "productType": dict(seen.extra).get("product_type", "PRODUCT"),
        "conditionType": "new_new", "status": ["BUYABLE", "DISCOVERABLE"] if seen.is_live else [], "itemName": seen.title,
        "createdDate": iso(now), "lastUpdatedDate": iso(now),
    }  # fmt: skip
    record: Record = {
        "shop": shop["external_id"],
        "sku": seen.sku,
        "units": {"DEFAULT": seen.quantity or 0},
        "summary": summary,
    }
    if seen.price_minor is not None:
        price = {"currencyCode": seen.currency, "amount": str(Money(seen.price_minor, seen.currency).decimal())}
        record["offers"] = [{"marketplaceId": site, "offerType": "B2C", "price": price}]
    return record


def _item(one: Record) -> Record:
    units = [{"fulfillmentChannelCode": code, "quantity": count} for code, count in one["units"].items()]
    return {
        "sku": one["sku"], "summaries": [one["summary"]], "offers": one.get("offers", []), "fulfillmentAvailability": units,
    }  # fmt: skip
