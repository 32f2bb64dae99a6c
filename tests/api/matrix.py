"""What each endpoint is asked in the matrix tests, and how an answer is searched for what is nobody's business there."""

from __future__ import annotations

import base64
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
import orjson
from fastapi.routing import APIRoute
from psycopg import AsyncConnection
from psycopg_pool import AsyncConnectionPool

from linkstar.api.app import openapi, routes
from linkstar.api.guard import need_of
from linkstar.core.db import Database
from linkstar.core.db.pool import configure
from linkstar.core.work import flush
from tests.world.access import PASSWORD
from tests.world.company import Ids

ADDRESS = {"country": "DE", "city": "Bonn", "line1": "Am Markt 1", "postcode": "53111", "name": "Somebody"}
# What an endpoint is told, made of ids by their names. One that takes a body and is not here fails with 422: add it.
BODIES: dict[str, Callable[[Ids], Any]] = {
    "POST /session/login": lambda k: {"email": "nobody@example.com", "password": "no such password"},
    "POST /session/password": lambda k: {"old": PASSWORD, "new": "seven small bridges"},
    "POST /session/all/end": lambda k: {"password": PASSWORD},
    "POST /session/totp": lambda k: {"password": PASSWORD},
    "POST /session/totp/confirm": lambda k: {"code": "000000"},
    "POST /session/totp/off": lambda k: {"password": PASSWORD, "code": "000000"},
    "POST /users": lambda k: {"email": "new@example.com", "password": "seven small bridges",
                              "grants": [{"role": "support", "shop_ids": [k["shop_id"]], "location_ids": [k["location_id"]]}]},
    "PATCH /users/{user_id}": lambda k: {"name": "New Name", "version": k["user_version"]},
    "PUT /users/{user_id}/grants": lambda k: {"grants": [{"role": "auditor"}], "version": k["user_version"]},
    "POST /users/{user_id}/password": lambda k: {"password": "seven small bridges"},
    "PUT /roles/{name}": lambda k: {"permissions": {"orders": ["read"]}, "version": 1},
    "PATCH /company": lambda k: {"name": "New Name", "version": 1},
    "PUT /finance/exchange-rates": lambda k: {"on": "2026-11-20", "base": "EUR", "rates": {"GBP": "1.15"}},
    "POST /api-keys": lambda k: {"name": "new", "role": "support", "shop_ids": [k["shop_id"]]},
    "POST /orders": lambda k: {"shop_id": k["shop_id"], "number": "new-1", "currency": "EUR", "ship_to": ADDRESS,
                               "lines": [{"sku": k["sku"], "quantity": 1}]},
    "POST /orders/{order_id}/cancel": lambda k: {"version": k["order_version"]},
    "PATCH /orders/{order_id}/address": lambda k: {"ship_to": ADDRESS, "version": k["order_version"]},
    "POST /orders/{order_id}/hold": lambda k: {"reason": "wait"},
    "POST /orders/{order_id}/release": lambda k: {},
    "POST /orders/hold": lambda k: {"ids": [k["order_id"]], "reason": "wait"},
    "POST /orders/release": lambda k: {"ids": [k["order_id"]]},
    "PATCH /orders/{order_id}/lines": lambda k: {"lines": [{"line_id": k["line_id"], "quantity": 1}], "version": k["order_version"]},
    "POST /orders/{order_id}/edit/preview": lambda k: {"ship_to": ADDRESS, "version": k["order_version"]},
    "POST /orders/{order_id}/cancel/preview": lambda k: {"version": k["order_version"]},
    "POST /orders/{order_id}/split": lambda k: {"parts": [{"lines": [{"line_id": k["line_id"], "quantity": 1}]}],
                                                "version": k["order_version"]},
    "POST /orders/merge": lambda k: {"ids": [k["order_id"], k["waiting_order_id"]]},
    "POST /orders/{order_id}/split/preview": lambda k: {"parts": [{"lines": [{"line_id": k["line_id"], "quantity": 1}]}],
                                                "version": k["order_version"]},
    "POST /orders/merge/preview": lambda k: {"ids": [k["order_id"], k["waiting_order_id"]]},
    "POST /orders/{order_id}/resend": lambda k: {"lines": [{"line_id": k["line_id"], "quantity": 1}]},
    "POST /orders/labels": lambda k: {"ids": [k["order_id"]]},
    "POST /orders/labels/print": lambda k: {"ids": [k["order_id"]]},
    "POST /orders/tag": lambda k: {"ids": [k["order_id"]], "add": ["new"]},
    "POST /orders/assign": lambda k: {"ids": [k["order_id"]], "assignee_id": k["user_id"]},
    "POST /orders/{order_id}/notes": lambda k: {"words": "new"},
    "POST /inventory/adjust": lambda k: {"rows": [_there(k) | {"difference": 1}], "reason": "found"},
    "POST /inventory/transfer": lambda k: {"rows": [{"item_id": k["item_id"], "from_location_id": k["location_id"],
                                                     "to_location_id": k["to_location_id"], "quantity": 1}]},
    "POST /inventory/receive": lambda k: {"rows": [_there(k) | {"quantity": 1}]},
    "POST /inventory/inbounds": lambda k: {"location_id": k["location_id"], "number": "PO-1",
                                           "rows": [{"item_id": k["item_id"], "quantity": 1}]},
    "POST /inventory/counts": lambda k: {"location_id": k["location_id"], "item_ids": [k["item_id"]]},
    "PUT /inventory/counts/{count_id}/lines": lambda k: {"rows": [{"item_id": k["item_id"], "units": 9}]},
    "POST /inventory/counts/{count_id}/post": lambda k: {"rows": [{"item_id": k["item_id"], "units": 9}]},
    "POST /inventory/reservations": lambda k: _there(k) | {"quantity": 1},
    "POST /inventory/push": lambda k: {"listing_row_ids": [k["listing_row_id"]]},
    "POST /catalog/items": lambda k: {"sku": "NEW-1"},
    "PATCH /catalog/items/{item_id}": lambda k: {"title": "New", "version": k["item_version"]},
    "PUT /catalog/items/{item_id}/recipe": lambda k: {"components": [{"item_id": k["item_id"], "quantity": 1}]},
    "PUT /catalog/listings/{listing_row_id}/link": lambda k: {"item_id": k["item_id"]},
    "POST /catalog/listings/link": lambda k: {"rows": [{"listing_row_id": k["listing_row_id"], "item_id": k["item_id"]}]},
    "POST /catalog/listings/unlink": lambda k: {"ids": [k["listing_row_id"]]},
    "POST /catalog/sheet": lambda k: "sku,title\nNEW-1,New\n",
    "POST /catalog/items/sheet": lambda k: "sku,title\nNEW-1,New\n",
    "POST /catalog/listings/sheet": lambda k: f"shop,listing_id,item_sku\n{k['shop_id']},NEW-1,\n",
    "PUT /catalog/listings/terms": lambda k: {"listing_row_ids": [k["listing_row_id"]], "buffer": 1},
    "POST /contacts/merge": lambda k: {"identity_a": k["identity_a"], "identity_b": k["identity_c"]},
    "POST /contacts/forbid": lambda k: {"identity_a": k["identity_a"], "identity_b": k["identity_c"]},
    "POST /shipping/parcels/hand-over": lambda k: {"ids": [k["parcel_id"]]},
    "POST /shipping/parcels/pull": lambda k: {"ids": [k["parcel_id"]]},
    "POST /shipping/parcels/{parcel_id}/release": lambda k: {},
    "PUT /inventory/bins": lambda k: {"rows": [_there(k) | {"bin": "A-1"}]},
    "POST /shipping/waves": lambda k: {"location_id": k["location_id"]},
    "POST /shipping/waves/{wave_id}/take-out": lambda k: {"ids": [k["parcel_id"]]},
    "POST /shipping/waves/{wave_id}/put-back": lambda k: {"ids": [k["parcel_id"]]},
    "POST /shipping/waves/{wave_id}/pick": lambda k: {"rows": [{"item_id": k["item_id"], "units": 1}]},
    "POST /shipping/waves/{wave_id}/miss": lambda k: {"item_id": k["item_id"], "units": 1},
    "POST /shipping/waves/{wave_id}/scan": lambda k: {"item_id": k["item_id"], "parcel_id": k["parcel_id"]},
    "POST /shipping/waves/{wave_id}/pack": lambda k: {"ids": [k["parcel_id"]]},
    "POST /shipping/waves/{wave_id}/unpack": lambda k: {"ids": [k["parcel_id"]]},
    "POST /shipping/manifests": lambda k: {"location_id": k["location_id"], "account_id": k["carrier_id"]},
    "PUT /shipping/locations/{location_id}": lambda k: {"code": "NEW", "address": ADDRESS, "zone": "UTC", "cut_off": "12:00",
                                                        "pickups": [{"account_id": k["carrier_id"], "cut_off": "18:00"}]},
    "PUT /shipping/accounts/{account_id}/rates": lambda k: "service,country,over_g,up_to_g,currency,base\nSTD,DE,0,1000,EUR,4.50\n",
    "POST /shipping/rules": lambda k: {"kind": "forbid", "title": "new", "shop_ids": [k["shop_id"]]},
    "PUT /shipping/rules/{rule_id}": lambda k: {"kind": "forbid", "title": "new"},
    "POST /incidents/acknowledge": lambda k: {"ids": [k["incident_id"]]},
    "POST /incidents/wait": lambda k: {"ids": [k["incident_id"]], "reason": "wait"},
    "POST /incidents/resolve": lambda k: {"ids": [k["incident_id"]]},
    "POST /incidents/ignore": lambda k: {"ids": [k["incident_id"]], "reason": "no matter"},
    "POST /incidents/replay": lambda k: {"ids": [k["incident_id"]]},
    "POST /connect/accounts": lambda k: {"kind": "channel", "partner": "shopify", "external_id": "new.myshopify.com"},
    "PATCH /connect/accounts/{account_id}": lambda k: {"title": "New name"},
    "PUT /connect/accounts/{account_id}/secrets": lambda k: {"secrets": {"access_token": "new"}},
    "POST /connect/authorise": lambda k: {"kind": "channel", "partner": "shopify", "external_id": "new.myshopify.com",
                                          "base_url": "https://new.myshopify.com",
                                          "secrets": {"client_id": "a", "client_secret": "b"}},
    "POST /sandbox/shops": lambda k: {"partner": "shopify"},
    "POST /sandbox/orders": lambda k: {"account_id": k["account_id"], "kinds": ["plain"]},
    "POST /sandbox/faults": lambda k: {"kind": "500", "account_id": k["account_id"]},
    "POST /automations": lambda k: _automation(k),
    "POST /automations/check": lambda k: _automation(k),
    "POST /automations/try": lambda k: _automation(k) | {"automation_id": k["automation_id"]},
    "PUT /automations/order": lambda k: {"ids": [k["automation_id"]]},
    "PUT /automations/{automation_id}": lambda k: _automation(k) | {"version": 1},
    "POST /automations/{automation_id}/switch": lambda k: {"state": "on", "percent": 20},
    "POST /automations/{automation_id}/take-back": lambda k: {"to": 1, "version": 1},
    "POST /notices/subscriptions": lambda k: _subscription(k),
    "PUT /notices/subscriptions/{subscription_id}": lambda k: _subscription(k) | {"version": 1},
    "POST /notices/deliveries/resend": lambda k: {"ids": [k["delivery_id"]]},
    "PUT /notices/templates": lambda k: {"event": "order.held", "language": "en", "title": "New", "line": "{number}"},
    "PUT /finance/erps/{account_id}/mapping": lambda k: {"values": {"org": "101"}, "version": 1},
    "POST /finance/erps/{account_id}/mapping/preview": lambda k: {"kind": "voucher"},
    "POST /finance/erps/{account_id}/documents/resend": lambda k: {"numbers": [k["told_number"]]},
    "POST /connect/messages/replay": lambda k: {"ids": [k["message_id"]]},
}  # fmt: skip
# What is done to an order whose parcels are on their way is refused by the state that the world is in: code of the refusal.
SENT_OTHERWISE = {
    "POST /orders/{order_id}/split": "shipping.already_labelled",
    "POST /orders/{order_id}/split/preview": "shipping.already_labelled",
    "POST /orders/merge": "shipping.cannot_merge",
    "POST /orders/merge/preview": "shipping.cannot_merge",
    "POST /orders/{order_id}/resend": "orders.nothing_left",
}
# Parameters of the address that stand for something else than their name says.
PATHS = {
    "GET /finance/erps/{account_id}/mapping": {"account_id": "erp_id"},
    "PUT /finance/erps/{account_id}/mapping": {"account_id": "erp_id"},
    "POST /finance/erps/{account_id}/mapping/preview": {"account_id": "erp_id"},
    "GET /finance/erps/{account_id}/documents": {"account_id": "erp_id"},
    "GET /finance/erps/{account_id}/documents/{told_number}": {"account_id": "erp_id"},
    "POST /finance/erps/{account_id}/documents/resend": {"account_id": "erp_id"},
    "POST /notices/channels/{account_id}/test": {"account_id": "notifier_id"},
    "DELETE /notices/channels/{account_id}": {"account_id": "notifier_id"},
    "PUT /catalog/items/{item_id}/recipe": {"item_id": "kit_id"},
    "PUT /shipping/accounts/{account_id}/rates": {"account_id": "carrier_id"},
}
# Filters that name a thing of a company; all others are in PLAIN. A new one belongs to one of the two.
FILTERS = {
    "shop_id": "shop_id", "contact_id": "contact_id", "item_id": "item_id", "location_id": "location_id",
    "listing_row_id": "listing_row_id", "order_id": "order_id", "subject": "order_id", "account_id": "account_id",
    "trace_id": "trace_id", "external_id": "external_id", "number": "number", "search": "sku", "actor": "actor",
    "id": "order_id", "tracking": "tracking", "customer": "customer", "sku": "line_sku", "q": "words",
    "tag": "tag", "assignee_id": "user_id", "subscription_id": "subscription_id",
}  # fmt: skip
PLAIN = {
    "format",
    "event",
    "apply",
    "on_hand",
    "is_waiting",
    "standing",
    "is_kit",
    "customs",
    "which",
    "is_overdue",
    "owner",
    "region",
    "role",
    "since",
    "until",
    "verb",
    "year",
    "is_late",
    "payment",
    "hold",
    "placed_from",
    "placed_until",
    "ship_by_until",
    "after",
    "limit",
    "state",
    "kind",
    "noun",
    "unmask",
    "only_failed",
    "fault_id",
    "on",
    "country",
}
NEEDED = {"on_hand": 1, "country": "DE"}
FRESH = re.compile(r"ls_[0-9a-f<>id_]+|(?<=state=)[^&\"]+|(?<=\"secret\":\")\w+|(?<=secret=)\w+")
UUIDS = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")


def _automation(k: Ids) -> dict[str, Any]:
    line = {"field": "order.units", "compare": "gt", "number": 2}
    return {"title": "New", "trigger": "order_captured", "conditions": {"lines": [line]},
            "actions": [{"kind": "tag", "value": "large"}]}  # fmt: skip


def _subscription(k: Ids) -> dict[str, Any]:
    return {"title": "New", "account_id": k["notifier_id"], "events": ["order.held"], "shops": [k["shop_id"]]}


def _there(k: Ids) -> dict[str, Any]:
    return {"item_id": k["item_id"], "location_id": k["location_id"]}


class Endpoint:
    """An endpoint as the matrix sees it: `name` is "GET /orders"."""

    def __init__(self, route: APIRoute) -> None:
        (self.method,) = route.methods
        self.path, self.need = route.path, need_of(route)
        self.name = f"{self.method} {route.path.removeprefix('/api/v1')}"
        self.ok = route.status_code or 200
        said = DOCUMENT["paths"].get(route.path, {}).get(self.method.lower(), {})
        self.filters = [one["name"] for one in said.get("parameters", []) if one["in"] == "query"]
        self.has_body = "requestBody" in said

    @property
    def permission(self) -> str:
        """noun:verb, or "" for anybody who is signed in."""
        return f"{self.need.noun}:{self.need.verb}" if self.need.noun else ""

    def allows(self, permissions: Any) -> bool:
        """Whether a role with these permissions may call it."""
        return not self.need.noun or self.need.verb in permissions.get(self.need.noun, ())

    def url(self, ids: Ids) -> str:
        """The address with these ids."""
        return re.sub(r"{(\w+)}", lambda m: str(ids[PATHS.get(self.name, {}).get(m[1], m[1])]), self.path)

    def in_path(self) -> set[str]:
        """The names of the ids in its address."""
        return {PATHS.get(self.name, {}).get(name, name) for name in re.findall(r"{(\w+)}", self.path)}

    def names(self, ids: Ids) -> list[str]:
        """The names of all ids that it can be told: in address, filters and body."""
        used = _Used(ids)
        if self.name in BODIES:
            BODIES[self.name](used)
        told = self.in_path() | {FILTERS[name] for name in self.filters if name in FILTERS} | used.names
        told |= {"state"} if self.name == "GET /connect/callback" else set()
        return sorted(name for name in told if not isinstance(ids[name], int))

    def filtered(self, ids: Ids, name: str = "") -> dict[str, str]:
        """The filters that name a thing, or those of them that take this id."""
        return {one: str(ids[FILTERS[one]]) for one in self.filters if one in FILTERS and name in ("", FILTERS[one])}

    def asked(self, ids: Ids, **query: Any) -> dict[str, Any]:
        """Method, address, filters and body of a request about these ids."""
        must = {name: value for name, value in NEEDED.items() if name in self.filters}
        if self.name == "GET /inventory/items/{item_id}/foresee":
            must["location_id"] = str(ids["location_id"])
        if self.name == "GET /connect/callback":
            must |= {"state": ids["state"], "code": "x"}
        body = BODIES.get(self.name)
        told: dict[str, Any] = {}
        if body is not None:
            said = body(ids)
            told = {"content": said} if isinstance(said, str) else {"content": _json(said), "headers": JSON}
        return {"method": self.method, "url": self.url(ids), "params": must | query, **told}


class _Used(dict[str, Any]):
    """Ids that remember which of them were looked at."""

    def __init__(self, ids: Ids) -> None:
        super().__init__(ids)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return super().__getitem__(name)


DOCUMENT = openapi()
JSON = {"content-type": "application/json"}
ENDPOINTS = [Endpoint(route) for route in routes()]
GUARDED = [one for one in ENDPOINTS if not one.need.is_public]
# What somebody who may gets where it is no success, because of the state of the things: code of the refusal.
REFUSED = SENT_OTHERWISE | {
    "POST /inventory/inbounds": "inventory.not_announced",
    "POST /shipping/parcels/{parcel_id}/release": "shipping.not_held",
    "POST /shipping/waves": "shipping.wave_empty",
    "POST /shipping/waves/{wave_id}/miss": "conflict",
    "POST /shipping/waves/{wave_id}/pack": "shipping.packed_already",
    "POST /shipping/waves/{wave_id}/unpack": "shipping.on_manifest",
    "POST /shipping/manifests": "shipping.manifest_empty",
    "POST /session/totp/confirm": "access.totp_not_begun",
    "POST /session/totp/off": "access.totp_not_begun",
    "GET /connect/callback": "connect.grant_unknown",
    "DELETE /roles/{name}": "access.role_in_use",
}
REFUSED |= {one.name: "sandbox.off" for one in GUARDED if one.need.noun == "sandbox"}  # there is none here


def _json(said: Any) -> bytes:
    return orjson.dumps(said, default=str)


def missing(ids: Ids) -> Ids:
    """Ids of the same kinds that nobody has."""
    fresh: Ids = {}
    for name, value in ids.items():
        fresh[name] = (
            value if isinstance(value, int) else uuid4() if UUIDS.fullmatch(str(value)) else f"missing{uuid4().hex[:8]}"
        )
    return fresh


async def ask(
    web: httpx.AsyncClient, endpoint: Endpoint, ids: Ids, headers: dict[str, str], **query: Any
) -> httpx.Response:
    """Asks an endpoint about these ids."""
    asked = endpoint.asked(ids, **query)
    return await web.request(**{**asked, "headers": {**asked.get("headers", {}), **headers}})


def shape(answer: httpx.Response, ids: Ids) -> tuple[int, str]:
    """Status and body without what has to differ: ids and secrets made just now, and what was asked for."""
    text = answer.text
    for name, value in ids.items():
        if not isinstance(value, int):
            text = text.replace(str(value), f"<{name}>")
    return answer.status_code, FRESH.sub("<fresh>", UUIDS.sub("<id>", text))


def secrets_in(answer: httpx.Response, words: set[str], ids: set[str]) -> set[str]:
    """Which of these words and ids an answer tells, in body or headers, in page keys too."""
    text = f"{answer.text} {dict(answer.headers)}"
    for key in re.findall(r'"next":"([^"]+)"', text):
        text += base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode("utf-8", "replace")
    told = {one if "-" in one else _dashed(one) for one in UUIDS.findall(text.lower())}
    return {word for word in words if word.lower() in text.lower()} | (told & ids)


def _dashed(text: str) -> str:
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class _Undone(AsyncConnection[Any]):
    """A connection whose outermost transactions are taken back: every request finds the same world."""

    async def commit(self) -> None:
        """Takes back what should be kept."""
        await self.rollback()

    async def execute(self, query: Any, *given: Any, **more: Any) -> Any:
        """As psycopg's, but for the end of a transaction that tells workers."""
        return await super().execute(query.removesuffix(b"; COMMIT") if type(query) is bytes else query, *given, **more)


@asynccontextmanager
async def rehearsal(conninfo: str, clock: Any) -> AsyncIterator[Database]:
    """The product's database whose transactions run in full and are never kept."""
    pool: Any = AsyncConnectionPool(
        conninfo,
        connection_class=_Undone,
        min_size=1,
        max_size=4,
        open=False,
        configure=configure,
        kwargs={"prepare_threshold": None, "autocommit": True},
    )
    await pool.open(wait=True)
    yield Database(pool, clock, flush)
    await pool.close()
