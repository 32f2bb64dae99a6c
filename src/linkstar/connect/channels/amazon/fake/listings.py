"""Listings and feeds of the pretend Amazon, as far as stock goes."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import orjson

from linkstar.connect.channels.amazon.fake.gate import Record, Refused
from linkstar.connect.channels.amazon.fake.shapes import iso
from linkstar.connect.fake import World

_AVAILABILITY = "/attributes/fulfillment_availability"
_UNITS_MAX = 99_999_999


class Listings:
    """What every listing offers. A row in table `refused` (SKU -> code, message) makes Amazon decline that SKU."""

    def __init__(self, world: World) -> None:
        self.world = world

    def patch(self, shop: Record, sku: str, body: Any) -> Record:
        """The answer of patchListingsItem: ACCEPTED, or INVALID with its issues."""
        if not isinstance(body, dict) or not body.get("productType") or not body.get("patches"):
            raise Refused(400, "InvalidInput", "productType and patches are required")
        issues = self._apply(shop, sku, body["patches"])
        count = len(self.world.table("submissions")) + 1
        self.world.table("submissions")[str(count)] = {"shop": shop["external_id"], "sku": sku}
        status = "INVALID" if issues else "ACCEPTED"
        return {"sku": sku, "status": status, "submissionId": f"{count:032x}", "issues": issues}

    def get(self, shop: Record, sku: str) -> Record:
        """The answer of getListingsItem. Raises Refused for a SKU that was never offered."""
        known = self._listing(shop, sku)
        if known is None:
            raise Refused(404, "NOT_FOUND", f"SKU '{sku}' not found in marketplace {shop['site']}")
        return known

    def search(self, shop: Record, query: Mapping[str, str]) -> Record:
        """The answer of searchListingsItems for a list of SKUs."""
        size = query.get("pageSize", "10")
        skus = query.get("identifiers", "").split(",")
        if query.get("identifiersType") != "SKU" or len(skus) > 20 or not size.isdigit() or not 1 <= int(size) <= 20:
            raise Refused(400, "InvalidInput", "up to 20 identifiers of type SKU, pageSize up to 20")
        found = [item for sku in skus if (item := self._listing(shop, sku)) is not None]
        return {"numberOfResults": len(found), "items": found[: int(size)]}

    def new_document(self, shop: Record, body: Any, kind: str = "upload") -> Record:
        """The answer of createFeedDocument: an id and the address to put the feed at."""
        if not isinstance(body, dict) or not body.get("contentType"):
            raise Refused(400, "InvalidInput", "contentType is required")
        number = f"amzn1.tortuga.{len(self.world.table('documents')) + 1}"
        self.world.table("documents")[number] = {"shop": shop["external_id"], "kind": kind, "text": None}
        return {"feedDocumentId": number, "url": self._address(shop, number)}

    def upload(self, document_id: str, body: bytes, *, is_packed: bool = False) -> None:
        """What is put at a document's address, and whether it is handed out packed (gzip). Raises Refused."""
        known = self.world.table("documents").get(document_id)
        if known is None:
            raise Refused(403, "AccessDenied", "Request has expired")
        self.world.table("documents")[document_id] = known | {"text": body.decode(), "is_packed": is_packed}

    def document(self, shop: Record, document_id: str) -> Record:
        """The answer of getFeedDocument. Raises Refused."""
        if document_id not in self.world.table("documents"):
            raise Refused(404, "NotFound", "There is no such document")
        return {"feedDocumentId": document_id, "url": self._address(shop, document_id)}

    def download(self, document_id: str) -> bytes:
        """What lies at a document's address. Raises Refused."""
        known = self.world.table("documents").get(document_id)
        if known is None or known["text"] is None:
            raise Refused(404, "NoSuchKey", "The specified key does not exist.")
        plain = str(known["text"]).encode()
        return gzip.compress(plain, mtime=0) if known.get("is_packed") else plain

    def create_feed(self, shop: Record, body: Any) -> Record:
        """The answer of createFeed; the feed is worked on at once and shown as done after `feed_seconds`."""
        asked = body if isinstance(body, dict) else {}
        source = self.world.table("documents").get(asked.get("inputFeedDocumentId", ""))
        if source is None or source["text"] is None or asked.get("feedType") != "JSON_LISTINGS_FEED":
            raise Refused(400, "InvalidInput", "a JSON_LISTINGS_FEED with an uploaded document is required")
        feed_id = str(50_000 + len(self.world.table("feeds")))
        report = self.new_document(shop, {"contentType": "application/json"}, "report")["feedDocumentId"]
        self.upload(report, orjson.dumps(self._process(shop, feed_id, source["text"])))
        self.world.table("feeds")[feed_id] = {
            "shop": shop["external_id"],
            "created": self.world.now.isoformat(),
            "report": report,
            "marketplaces": asked.get("marketplaceIds", []),
        }
        return {"feedId": feed_id}

    def feed(self, shop: Record, feed_id: str) -> Record:
        """The answer of getFeed. Raises Refused."""
        known = self.world.table("feeds").get(feed_id)
        if known is None or known["shop"] != shop["external_id"]:
            raise Refused(404, "NotFound", "There is no such feed")
        created = datetime.fromisoformat(known["created"])
        seconds = self.world.table("settings").get("feed_seconds", {}).get("value", 0)
        is_done = self.world.now >= created + timedelta(seconds=seconds)
        told = {
            "feedId": feed_id,
            "feedType": "JSON_LISTINGS_FEED",
            "marketplaceIds": known["marketplaces"],
            "createdTime": iso(created),
            "processingStatus": "DONE" if is_done else "IN_QUEUE",
        }
        return told | ({"resultFeedDocumentId": known["report"]} if is_done else {})

    def stock(self) -> dict[str, int]:
        """What is offered through the sellers' own channel: "seller/SKU" -> units."""
        return {key: record["units"].get("DEFAULT", 0) for key, record in self.world.table("listings").items()}

    def _process(self, shop: Record, feed_id: str, text: str) -> Record:
        messages, issues = orjson.loads(text)["messages"], []
        for message in messages:
            for issue in self._apply(shop, message["sku"], message["patches"]):
                told = {"messageId": message["messageId"], "sku": message["sku"], "severity": "ERROR"}
                issues.append(told | {"code": issue["code"], "message": issue["message"]})
        summary = {"errors": len(issues), "warnings": 0, "messagesProcessed": len(messages)}
        summary |= {"messagesAccepted": len(messages) - len(issues), "messagesInvalid": len(issues)}
        header = {"sellerId": shop["external_id"], "version": "2.0", "feedId": feed_id}
        return {"header": header, "issues": issues, "summary": summary}

    def _apply(self, shop: Record, sku: str, patches: list[Record]) -> list[Record]:
        """Sets units per channel, or tells why not."""
        refused = self.world.table("refused").get(sku)
        if refused is not None:
            return [_issue(refused["code"], refused["message"])]
        rows = [row for one in patches if one.get("path") == _AVAILABILITY for row in one.get("value") or ()]
        if not rows:
            return [_issue("90000900", "The attributes are invalid.")]
        for row in rows:
            units = row.get("quantity")
            if not isinstance(units, int) or not 0 <= units <= _UNITS_MAX or not row.get("fulfillment_channel_code"):
                return [_issue("90244", f"The value '{units}' is not a quantity.")]
        key = f"{shop['external_id']}/{sku}"
        known = self.world.table("listings").get(key) or {"shop": shop["external_id"], "sku": sku, "units": {}}
        known["units"] |= {row["fulfillment_channel_code"]: row["quantity"] for row in rows}
        self.world.table("listings")[key] = known
        return []

    def _listing(self, shop: Record, sku: str) -> Record | None:
        known = self.world.table("listings").get(f"{shop['external_id']}/{sku}")
        if known is None:
            return None
        units = known["units"].items()
        return {"sku": sku, "fulfillmentAvailability": [{"fulfillmentChannelCode": c, "quantity": q} for c, q in units]}

    def _address(self, shop: Record, document_id: str) -> str:
        """Below the sandbox, or whole when the shop's secret `public_url` says where the sandbox stands."""
        return f"{shop['secrets'].get('public_url', '')}/documents/{document_id}?X-Amz-Expires=300"


def _issue(code: str, message: str) -> Record:
    return {
        "code": code,
        "message": message,
        "severity": "ERROR",
        "attributeNames": ["fulfillment_availability"],
        "categories": ["INVALID_ATTRIBUTE"],
    }
