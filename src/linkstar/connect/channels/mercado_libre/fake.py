"""A pretend Mercado Libre for the sandbox and the tests: it answers as the real service does and tells what it received."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlencode

import orjson

from linkstar.connect.channel import SeenLine, SeenOrder
from linkstar.connect.channels.mercado_libre.wire import line_id, moment, stamp
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.kit.money import Money

TOKEN_LIFE_S, CODE_LIFE_S = 21_600, 600
_PLACE = re.compile(r"/(orders|shipments|items)/([^/]+)(/seller_notifications)?")
Record = dict[str, Any]


class Fake:
    """Mercado Libre's paths, tokens, paging and error bodies, written from its documents."""

    name = "mercado_libre"
    kind = "channel"

    def __init__(self, world: World) -> None:
        self.world = world
        self._orders, self._shipments = world.table("orders"), world.table("shipments")

    def open(self, shop: FakeShop) -> None:
        """Makes a seller known; tokens in its secrets work at once, one that was revoked stays so."""
        record = {"site": shop.site, "currency": shop.currency, "secrets": dict(shop.secrets)}
        self.world.table("shops")[shop.external_id] = record
        for kind in ("access_token", "refresh_token"):
            token = shop.secrets.get(kind)
            if token and token not in self.world.table("tokens"):
                self._issue(shop.external_id, kind, token)

    async def answer(self, request: FakeRequest) -> FakeAnswer:
        """Answers a call."""
        if (request.method, request.path) == ("POST", "/oauth/token"):
            return self._token(request)
        if (request.method, request.path) == ("GET", "/authorization"):
            return self._consent(request)
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        shop = self._valid(token, "access_token")
        if shop is None:
            return _no(401, "unauthorized", "invalid access token")
        if (request.method, request.path) == ("GET", "/orders/search"):
            return self._search(shop, request.query)
        if (request.method, request.path) == ("GET", "/items"):
            return self._items(shop, request.query)
        found = _PLACE.fullmatch(request.path)
        return _no(404, "not_found", "resource not found") if found is None else self._one(shop, request, found)

    def received(self) -> Mapping[str, Any]:
        """What reached it."""
        stock = {
            f"{key.split('/')[0]}/{sku}": units
            for key, record in self.world.table("items").items()
            for sku, units in record["units"].items()
        }
        return {
            "confirmations": list(self.world.table("confirmations").values()),
            "stock": stock,
            "labels": [],
            "voids": [],
        }

    def revoke(self, external_id: str) -> None:
        """The seller takes the right back."""
        tokens = self.world.table("tokens")
        for token, record in list(tokens.items()):
            if record["shop"] == external_id:
                tokens[token] = record | {"is_revoked": True}

    def throttled(self) -> FakeAnswer:
        """The answer when the budget is spent."""
        return _no(429, "local_rate_limited", "too many requests")

    def place(self, shop: str, orders: Sequence[SeenOrder]) -> Sequence[str]:
        """Stores orders, new or newer; an older one changes nothing."""
        for order in orders:
            key = f"{shop}/{order.external_id}"
            known = self._orders.get(key)
            if known is not None and moment(known["last_updated"]) > order.updated_at:
                continue
            told = order_of(order)
            self._orders[key] = told
            before = self._shipments.get(f"{shop}/{told['shipping']['id']}")
            self._shipments[f"{shop}/{told['shipping']['id']}"] = before or shipment_of(order)
        return [order.external_id for order in orders]

    def _one(self, shop: str, request: FakeRequest, found: re.Match[str]) -> FakeAnswer:
        kind, id_, notifies = found.groups()
        if kind == "items" and request.method == "PUT":
            return self._set(shop, id_, orjson.loads(request.body))
        if kind == "shipments" and notifies and request.method == "POST":
            return self._ship(shop, id_, orjson.loads(request.body))
        table = {"orders": self._orders, "shipments": self._shipments}.get(kind, {})
        record = table.get(f"{shop}/{id_}")
        if record is None:
            code = "order_not_found" if kind == "orders" else "not_found"
            return _no(404, code, f"{kind[:-1]} {id_} was not found")
        return _ok(record)

    def _search(self, shop: str, query: Mapping[str, str]) -> FakeAnswer:
        """Sorted by date of creation, as the real search is, whatever is asked about the change."""
        if query.get("seller") != shop:
            return _no(403, "forbidden", "the seller is not the caller")
        since, until = (moment(query[f"order.date_last_updated.{edge}"]) for edge in ("from", "to"))
        mine = [one for key, one in self._orders.items() if key.startswith(f"{shop}/")]
        rows = [one for one in mine if since <= moment(one["last_updated"]) <= until]
        rows.sort(key=lambda one: (one["date_created"], one["id"]))
        offset, limit = int(query.get("offset", "0")), min(int(query.get("limit", "50")), 50)
        paging = {"total": len(rows), "offset": offset, "limit": limit}
        return _ok({"query": "", "results": rows[offset : offset + limit], "paging": paging, "display": "complete"})

    def _ship(self, shop: str, id_: str, said: Record) -> FakeAnswer:
        key = f"{shop}/{id_}"
        shipment = self._shipments.get(key)
        if shipment is None or not said.get("tracking_number"):
            return _no(404, "not_found", f"shipment {id_} was not found")
        order_id = str(shipment["order_id"])
        order = self._orders[f"{shop}/{order_id}"]
        if shipment["status"] != "ready_to_ship" or order["status"] == "cancelled":
            return _no(400, "invalid_status", f"shipment is {shipment['status']}")
        at = max(self.world.now, moment(order["last_updated"]) + timedelta(milliseconds=1))
        self._shipments[key] = shipment | {
            "status": "shipped", "tracking_number": said["tracking_number"], "tracking_method": said["payload"]["comment"],
            "last_updated": stamp(at),
        }  # fmt: skip
        self._orders[f"{shop}/{order_id}"] = order | {"last_updated": stamp(at)}
        lines = [{"external_id": line_id(row["item"]), "quantity": row["quantity"]} for row in order["order_items"]]
        self.world.table("confirmations")[key] = {
            "shop": shop, "order_id": order_id, "order_number": order_id, "tracking_number": said["tracking_number"],
            "carrier": said["payload"]["comment"], "at": stamp(at), "lines": lines,
        }  # fmt: skip
        return FakeAnswer(201, orjson.dumps({"id": id_}))

    def _set(self, shop: str, item: str, said: Record) -> FakeAnswer:
        table, key = self.world.table("items"), f"{shop}/{item}"
        units: dict[str, int] = dict(table[key]["units"]) if key in table else {}
        for one in said.get("variations") or [{"id": item, "available_quantity": said.get("available_quantity")}]:
            units[str(one["id"])] = int(one["available_quantity"])
        table[key] = {"units": units, "has_variations": "variations" in said}
        return _ok({"id": item})

    def _items(self, shop: str, query: Mapping[str, str]) -> FakeAnswer:
        ids = query.get("ids", "").split(",")
        if len(ids) > 20:
            return _no(400, "bad_request", "at most 20 ids")
        rows = []
        for id_ in ids:
            record = self.world.table("items").get(f"{shop}/{id_}")
            if record is None:
                rows.append({"code": 404, "body": {"id": id_, "error": "not_found", "message": "not found"}})
                continue
            told = [{"id": name, "available_quantity": count} for name, count in record["units"].items()]
            more = {"variations": told if record["has_variations"] else []}
            rows.append({"code": 200, "body": {"id": id_, "available_quantity": sum(record["units"].values())} | more})
        return _ok(rows)

    def _consent(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once; `seller` chooses among several."""
        shops, wanted = self.world.table("shops"), request.query.get("seller", "")
        shop = next((name for name in shops if not wanted or name == wanted), "")
        if not shop:
            return _no(400, "invalid_request", "no seller to sign in")
        words = {"code": self._issue(shop, "code"), "state": request.query.get("state", "")}
        return FakeAnswer(302, b"", {"location": f"{request.query.get('redirect_uri', '')}?{urlencode(words)}"})

    def _token(self, request: FakeRequest) -> FakeAnswer:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        kind = {"authorization_code": "code", "refresh_token": "refresh_token"}.get(form.get("grant_type", ""), "")
        shop = self._valid(form.get(kind, ""), kind) if kind else None
        if shop is None:
            return _no(400, "invalid_grant", "the code or refresh_token is not valid, expired or was used")
        secrets = self.world.table("shops")[shop]["secrets"]
        if any(form.get(name, "") != secrets.get(name, "") for name in ("client_id", "client_secret")):
            return _no(401, "invalid_client", "client_id or client_secret is wrong")
        tokens = self.world.table("tokens")
        tokens[form[kind]] = tokens[form[kind]] | {"is_revoked": True}  # each serves once
        made = {name: self._issue(shop, name) for name in ("access_token", "refresh_token")}
        return _ok(made | {"token_type": "Bearer", "expires_in": TOKEN_LIFE_S, "user_id": shop})

    def _valid(self, token: str, kind: str) -> str | None:
        record = self.world.table("tokens").get(token)
        if record is None or record["kind"] != kind or record.get("is_revoked"):
            return None
        is_over = record["until"] and datetime.fromisoformat(record["until"]) <= self.world.now
        return None if is_over else str(record["shop"])

    def _issue(self, shop: str, kind: str, token: str = "") -> str:
        table = self.world.table("tokens")
        life = {"access_token": TOKEN_LIFE_S, "code": CODE_LIFE_S}.get(kind)
        token = token or f"{'TG' if kind != 'access_token' else 'APP_USR'}-{len(table)}-{shop}"
        until = (self.world.now + timedelta(seconds=life)).isoformat() if life else ""
        table[token] = {"shop": shop, "kind": kind, "until": until}
        return token


def order_of(order: SeenOrder) -> Record:
    """A neutral order as Mercado Libre tells it, without where it goes."""
    first, _, last = order.buyer.name.rpartition(" ")
    states = {"cancelled": "cancelled", "cancel_requested": "pending_cancel"}
    paid = {"pending": "payment_required", "authorised": "payment_in_process", "partly_refunded": "partially_refunded"}
    goods = sum(line.price_minor - line.discount_minor for line in order.lines)
    payment = {
        "id": 1, "status": "approved", "shipping_cost": _amount(order.shipping_minor, order.currency),
        "transaction_amount": _amount(order.total_minor, order.currency), "currency_id": order.currency,
    }  # fmt: skip
    return {
        "id": order.external_id, "status": states.get(order.commercial) or paid.get(order.payment, "paid"),
        "date_created": stamp(order.placed_at), "last_updated": _micro(order.updated_at), "currency_id": order.currency,
        "total_amount": _amount(goods, order.currency), "pack_id": None, "comment": order.note or None,
        "order_items": [_item(line, order.currency) for line in order.lines], "payments": [payment],
        "buyer": {"id": order.buyer.external_id or 1, "first_name": first or last, "last_name": last if first else ""},
        "shipping": {"id": f"4{order.external_id}"},
    }  # fmt: skip


def shipment_of(order: SeenOrder) -> Record:
    """Where a neutral order goes, and how."""
    to = order.ship_to
    limit = {"date": stamp(order.ship_by_at)} if order.ship_by_at else None
    return {
        "id": f"4{order.external_id}", "order_id": order.external_id, "status": "ready_to_ship", "substatus": None,
        "logistic": {"mode": "custom", "type": "custom" if order.fulfilled_by == "seller" else "fulfillment"},
        "tracking_number": None, "tracking_method": None, "last_updated": None,
        "lead_time": {"estimated_handling_limit": limit}, "shipping_option": {"name": order.service_level or "Estándar"},
        "receiver_address": {
            "receiver_name": to.name, "receiver_phone": to.phone, "address_line": to.line1, "comment": to.line2 or None,
            "zip_code": to.postcode, "neighborhood": {"name": to.district or None}, "city": {"name": to.city},
            "state": {"name": to.state or None}, "country": {"id": to.country},
        },
    }  # fmt: skip


def _item(line: SeenLine, currency: str) -> Record:
    units = max(line.quantity, 1)
    return {
        "item": {"id": f"MLM{line.listing_id}", "title": line.title, "variation_id": line.listing_id, "seller_sku": line.sku},
        "quantity": line.quantity, "unit_price": _each(line.price_minor - line.discount_minor, units, currency),
        "full_unit_price": _each(line.price_minor, units, currency), "currency_id": currency,
    }  # fmt: skip


def _amount(minor: int, currency: str) -> float:
    return float(Money(minor, currency).decimal())


def _each(minor: int, units: int, currency: str) -> float:
    return float(Decimal(Money(minor, currency).decimal()) / units)


def _micro(at: datetime) -> str:
    return at.isoformat()


def _ok(body: object) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps(body))


def _no(status: int, error: str, message: str) -> FakeAnswer:
    return FakeAnswer(status, orjson.dumps({"message": message, "error": error, "status": status, "cause": []}))
