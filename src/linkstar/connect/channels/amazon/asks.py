"""The requests that this adapter sends, built and nothing else. A test checks each against Amazon's models."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import orjson

from linkstar.connect.channel import Confirmation, Grant, StockPush
from linkstar.connect.channels.amazon import sites
from linkstar.connect.channels.amazon.sign import EXCHANGE, REFRESH
from linkstar.connect.reading import stamp
from linkstar.connect.wire import Account, Request

ORDERS = "/orders/2026-01-01/orders"
LISTINGS = "/listings/2021-08-01/items"
FEEDS = "/feeds/2021-06-30"
REPORTS = "/reports/2021-06-30"
INCLUDED = "BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX,PAYMENT"
PAGE = 100  # orders of one searchOrders
SKUS_MAX = 20  # of one searchListingsItems
ORDERS_REPORT = "GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL"
_FEED_TYPE = "JSON_LISTINGS_FEED"
_FEED_MEDIA = "application/json; charset=UTF-8"
_JSON = {"content-type": "application/json"}
_FORM = {"content-type": "application/x-www-form-urlencoded;charset=UTF-8"}


def search_orders(account: Account, since: datetime, before: datetime, page: str = "") -> Request:
    """A page of orders changed in [since, before]; the next page wants the same words again."""
    query = {
        "lastUpdatedAfter": stamp(since),
        "lastUpdatedBefore": stamp(before),
        "marketplaceIds": ",".join(sites.marketplace_ids(account)),
        "maxResultsPerPage": str(PAGE),
        "includedData": INCLUDED,
    }
    return Request("searchOrders", "GET", ORDERS, query | ({"paginationToken": page} if page else {}))


def get_order(order_id: str, included: str = INCLUDED) -> Request:
    """One whole order."""
    return Request("getOrder", "GET", f"{ORDERS}/{quote(order_id, safe='')}", {"includedData": included})


def confirm_shipment(account: Account, parcel: Confirmation) -> Request:
    """Tells of a parcel; may be repeated, since the same package reference is the same parcel to Amazon."""
    code = sites.carrier_code(parcel.carrier)
    detail: dict[str, object] = {
        "packageReferenceId": package_reference(parcel.key),
        "carrierCode": code,
        "carrierName": parcel.carrier,
        "trackingNumber": parcel.tracking_number,
        "shipDate": stamp(parcel.shipped_at),
        "orderItems": [{"orderItemId": line.external_id, "quantity": line.quantity} for line in parcel.lines],
    }
    if parcel.service:
        detail["shippingMethod"] = parcel.service
    body = orjson.dumps({"marketplaceId": sites.marketplace_ids(account)[0], "packageDetail": detail})
    path = f"/orders/v0/orders/{quote(parcel.order_id, safe='')}/shipmentConfirmation"
    return Request("confirmShipment", "POST", path, headers=_JSON, body=body)


def package_reference(key: str) -> str:
    """Amazon names a parcel by a positive number only: our key becomes one, the same on every try."""
    if key.isascii() and key.isdigit() and 0 < int(key) < 2**31:
        return str(int(key))
    return str(int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % (2**31 - 1) + 1)


def patch_stock(account: Account, push: StockPush) -> Request:
    """Sets what one listing offers."""
    body = {"productType": _product_type(push), "patches": _patches(push)}
    query = {"marketplaceIds": ",".join(sites.marketplace_ids(account)), "includedData": "issues"}
    return Request("patchListingsItem", "PATCH", _item(account, push.sku), query, _JSON, orjson.dumps(body))


def get_listing(account: Account, sku: str) -> Request:
    """What one listing offers now."""
    query = {"marketplaceIds": ",".join(sites.marketplace_ids(account)), "includedData": "fulfillmentAvailability"}
    return Request("getListingsItem", "GET", _item(account, sku), query)


def search_listings(account: Account, skus: Sequence[str]) -> Request:
    """What up to 20 listings offer now, in one call."""
    query = {
        "marketplaceIds": ",".join(sites.marketplace_ids(account)),
        "identifiersType": "SKU",
        "identifiers": ",".join(skus),
        "includedData": "fulfillmentAvailability",
        "pageSize": str(SKUS_MAX),
    }
    return Request("searchListingsItems", "GET", f"{LISTINGS}/{quote(account.external_id, safe='')}", query)


def create_feed_document() -> Request:
    """Asks for a place to put a feed."""
    body = orjson.dumps({"contentType": _FEED_MEDIA})
    return Request("createFeedDocument", "POST", f"{FEEDS}/documents", headers=_JSON, body=body)


def upload_feed(url: str, account: Account, pushes: Sequence[StockPush]) -> Request:
    """Puts a stock feed where Amazon said; the address is signed already and takes no token."""
    messages = [
        {
            "messageId": number,
            "sku": push.sku,
            "operationType": "PATCH",
            "productType": _product_type(push),
            "patches": _patches(push),
        }
        for number, push in enumerate(pushes, 1)
    ]
    feed = {"header": {"sellerId": account.external_id, "version": "2.0"}, "messages": messages}
    path, query = _split(url)
    headers = {"content-type": _FEED_MEDIA}
    return Request("uploadFeed", "PUT", path, query, headers, orjson.dumps(feed), needs_token=False)


def create_feed(account: Account, document_id: str) -> Request:
    """Starts a feed; sent twice it would run twice and an older stock could win, so it is not repeated blindly."""
    ids = list(sites.marketplace_ids(account))
    body = {"feedType": _FEED_TYPE, "marketplaceIds": ids, "inputFeedDocumentId": document_id}
    return Request("createFeed", "POST", f"{FEEDS}/feeds", headers=_JSON, body=orjson.dumps(body), is_safe=False)


def get_feed(feed_id: str) -> Request:
    """How far a feed is."""
    return Request("getFeed", "GET", f"{FEEDS}/feeds/{quote(feed_id, safe='')}")


def get_feed_document(document_id: str) -> Request:
    """Where the report of a feed lies."""
    return Request("getFeedDocument", "GET", f"{FEEDS}/documents/{quote(document_id, safe='')}")


def create_report(account: Account, kind: str, since: datetime, until: datetime) -> Request:
    """Asks for a table of what changed in [since, until); sent twice, two are made, which harms nobody."""
    body = {
        "reportType": kind,
        "marketplaceIds": list(sites.marketplace_ids(account)),
        "dataStartTime": stamp(since),
        "dataEndTime": stamp(until),
    }
    return Request("createReport", "POST", f"{REPORTS}/reports", headers=_JSON, body=orjson.dumps(body))


def get_report(report_id: str) -> Request:
    """How far a report is."""
    return Request("getReport", "GET", f"{REPORTS}/reports/{quote(report_id, safe='')}")


def get_report_document(document_id: str) -> Request:
    """Where the table of a report lies, for five minutes."""
    return Request("getReportDocument", "GET", f"{REPORTS}/documents/{quote(document_id, safe='')}")


def download(url: str) -> Request:
    """Fetches a document from the address that Amazon gave."""
    path, query = _split(url)
    return Request("downloadDocument", "GET", path, query, needs_token=False)


def restricted_token(path: str, elements: Sequence[str]) -> Request:
    """Asks for a token that may read personal data at one path (Tokens API 2021-03-01)."""
    body = {"restrictedResources": [{"method": "GET", "path": path, "dataElements": list(elements)}]}
    address = "/tokens/2021-03-01/restrictedDataToken"
    return Request("createRestrictedDataToken", "POST", address, headers=_JSON, body=orjson.dumps(body))


def refresh_token(account: Account) -> Request:
    """Asks LWA for a new access token."""
    names = ("refresh_token", "client_id", "client_secret")
    form = {"grant_type": "refresh_token"} | {name: account.secrets.get(name, "") for name in names}
    return _lwa(REFRESH, account, form)


def exchange_code(account: Account, grant: Grant, code: str) -> Request:
    """Asks LWA for the first tokens of a seller who said yes."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": grant.redirect_uri,
        "client_id": grant.client_id,
        "client_secret": grant.client_secret,
    }
    return _lwa(EXCHANGE, account, form)


def is_amazons_own(base_url: str) -> bool:
    """Whether an address is the real Amazon and not a sandbox."""
    return (urlsplit(base_url).hostname or "").endswith(".amazon.com")


def _lwa(operation: str, account: Account, form: Mapping[str, str]) -> Request:
    """Tokens come from another host than the API; in a sandbox both are one."""
    host = account.config.get("lwa_url") or ("https://api.amazon.com" if is_amazons_own(account.base_url) else "")
    path = f"{host.rstrip('/')}/auth/o2/token"
    return Request(operation, "POST", path, headers=_FORM, body=urlencode(form).encode(), needs_token=False)


def _item(account: Account, sku: str) -> str:
    return f"{LISTINGS}/{quote(account.external_id, safe='')}/{quote(sku, safe='')}"


def _product_type(push: StockPush) -> str:
    return push.extra.get("product_type", "PRODUCT")


def _patches(push: StockPush) -> list[dict[str, object]]:
    offer = {"fulfillment_channel_code": push.location_id or "DEFAULT", "quantity": max(push.quantity, 0)}
    return [{"op": "replace", "path": "/attributes/fulfillment_availability", "value": [offer]}]


def _split(url: str) -> tuple[str, dict[str, str]]:
    path, _, query = url.partition("?")
    return path, dict(parse_qsl(query, keep_blank_values=True))
