"""The pretend Shopify's OAuth: the page that says yes, the exchange of codes, expiring tokens and their refresh."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

import orjson

from linkstar.connect.channels.shopify.sign import query_hmac, shop_of
from linkstar.connect.channels.shopify.wire.values import moment, stamp
from linkstar.connect.fake import FakeAnswer, FakeRequest, World

_LASTS = timedelta(hours=1)
_CODE_LASTS = timedelta(minutes=5)
_REFRESH_LASTS = timedelta(days=90)
_UNAUTHORISED = b'{"errors":"[API] Invalid API key or access token (unrecognized login or wrong password)"}'


class Tokens:
    """Who may call for which shop. Records: token -> {shop, kind: code | access | refresh, expires_at}."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._table = world.table("tokens")
        self._shops = world.table("shops")

    def know(self, shop: str, secrets: Mapping[str, str]) -> None:
        """Tokens that a shop has from the start; one that was revoked stays so."""
        for name, kind in (("access_token", "access"), ("refresh_token", "refresh")):
            token = secrets.get(name)
            if token and token not in self._table:
                self._table[token] = {"shop": shop, "kind": kind, "expires_at": "", "is_revoked": False}

    def shop_for(self, token: str) -> str | None:
        """The shop that an access token opens now."""
        return self._valid(token, "access")

    def revoke(self, shop: str, *kinds: str) -> None:
        """Makes a shop's tokens of these kinds invalid."""
        for token, record in list(self._table.items()):
            if record["shop"] == shop and record["kind"] in kinds:
                self._table[token] = {**record, "is_revoked": True}

    def authorise(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once: back to the app with a signed code."""
        shop = self._by_client(request.query.get("client_id", ""), request.query.get("shop", ""))
        if shop is None:
            return _oauth_error("invalid_request", "The shop or the client is not known.")
        code = self._mint(shop, "code", _CODE_LASTS)
        said = {
            "code": code,
            "shop": shop,
            "state": request.query.get("state", ""),
            "timestamp": str(int(self._world.now.timestamp())),
        }
        said["hmac"] = query_hmac(self._shops[shop]["secrets"].get("client_secret", ""), said)
        return FakeAnswer(302, b"", {"location": f"{request.query.get('redirect_uri', '')}?{urlencode(said)}"})

    def exchange(self, request: FakeRequest) -> FakeAnswer:
        """A code or a refresh token for an access token."""
        said = _form(request)
        is_refresh = said.get("grant_type") == "refresh_token"
        given, kind = (said.get("refresh_token", ""), "refresh") if is_refresh else (said.get("code", ""), "code")
        shop = self._valid(given, kind)
        if shop is None:
            if is_refresh:
                return _oauth_error("invalid_grant", "This refresh token is invalid, expired or was used.")
            return _oauth_error("invalid_request", "The authorization code was not found or was already used")
        secrets = self._shops[shop]["secrets"]
        if any(said.get(name, "") != secrets.get(name, "") for name in ("client_id", "client_secret")):
            return _oauth_error("application_cannot_be_found", "The client's id or secret is wrong.")
        self._table[given] = {**self._table[given], "is_revoked": True}
        if not is_refresh and said.get("expiring") != "1":
            return _ok({"access_token": self._mint(shop, "access", None), "scope": _scope()})
        self.revoke(shop, "access")  # only one expiring token of an app is valid at a time
        return _ok(
            {
                "access_token": self._mint(shop, "access", _LASTS),
                "scope": _scope(),
                "expires_in": int(_LASTS.total_seconds()),
                "refresh_token": self._mint(shop, "refresh", _REFRESH_LASTS),
                "refresh_token_expires_in": int(_REFRESH_LASTS.total_seconds()),
            }
        )

    def _valid(self, token: str, kind: str) -> str | None:
        record = self._table.get(token)
        if record is None or record["kind"] != kind or record["is_revoked"]:
            return None
        is_over = record["expires_at"] and moment(record["expires_at"]) <= self._world.now
        return None if is_over else str(record["shop"])

    def _by_client(self, client_id: str, shop: str) -> str | None:
        for name, record in self._shops.items():
            if (not shop or shop_of(name) == shop_of(shop)) and record["secrets"].get("client_id", "") == client_id:
                return name
        return None

    def _mint(self, shop: str, kind: str, lasts: timedelta | None) -> str:
        # A number in the journal, not chance, makes tokens differ: a replay of the sandbox gives the same ones.
        text = f"{shop}/{kind}/{len(self._table)}"
        token = {"code": "", "access": "shpat_", "refresh": "shprt_"}[kind] + hashlib.sha256(text.encode()).hexdigest()[
            :32
        ]
        expires_at = stamp(self._world.now + lasts) if lasts else ""
        self._table[token] = {"shop": shop, "kind": kind, "expires_at": expires_at, "is_revoked": False}
        return token


def unauthorised() -> FakeAnswer:
    """What Shopify says to a token it does not take."""
    return FakeAnswer(401, _UNAUTHORISED)


def _scope() -> str:
    return "read_orders,write_merchant_managed_fulfillment_orders,write_inventory"


def _form(request: FakeRequest) -> dict[str, str]:
    if "json" in request.headers.get("content-type", ""):
        return {name: str(value) for name, value in orjson.loads(request.body).items()}
    return {**request.query, **dict(parse_qsl(request.body.decode()))}


def _ok(said: Mapping[str, Any]) -> FakeAnswer:
    return FakeAnswer(200, orjson.dumps(said))


def _oauth_error(code: str, words: str) -> FakeAnswer:
    return FakeAnswer(400, orjson.dumps({"error": code, "error_description": words}))
