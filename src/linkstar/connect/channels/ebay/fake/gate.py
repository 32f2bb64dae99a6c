"""The door of the pretend eBay: consent, tokens, quotas and eBay's error bodies."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S = 7200, 47_304_000, 299
Record = dict[str, Any]


class Refused(Exception):
    """The pretend eBay declines, in the words of the real one."""

    def __init__(
        self, status: int, code: int, message: str, *, domain: str = "API_FULFILLMENT", field: str = ""
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.domain, self.field = status, code, message, domain, field

    def row(self) -> Record:
        """The error as it stands in a list of errors."""
        error: Record = {
            "errorId": self.code, "domain": self.domain, "category": "REQUEST", "message": self.message,
            "longMessage": self.message,
        }  # fmt: skip
        return error | ({"parameters": [{"name": "field", "value": self.field}]} if self.field else {})

    def answer(self) -> FakeAnswer:
        """The error body."""
        return answer_of(self.status, {"errors": [self.row()]})


def answer_of(status: int, body: object) -> FakeAnswer:
    """A JSON answer."""
    return FakeAnswer(status, orjson.dumps(body))


class Gate:
    """Who may come in. Records: tokens -> {shop, kind, until}."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._shops, self._tokens = world.table("shops"), world.table("tokens")

    def open(self, shop: FakeShop) -> None:
        """Registers a seller; tokens in its secrets work at once, one that was revoked stays so."""
        record = {name: getattr(shop, name) for name in ("external_id", "site", "zone", "currency", "webhook_url")}
        self._shops[shop.external_id] = record | {"secrets": dict(shop.secrets)}
        for name, kind, life in (
            ("access_token", "access", TOKEN_LIFE_S),
            ("refresh_token", "refresh", REFRESH_LIFE_S),
        ):
            token = shop.secrets.get(name)
            if token and token not in self._tokens:
                self._issue(shop.external_id, kind, life, token)

    def shop(self, external_id: str) -> Record:
        """A registered seller. Raises KeyError."""
        return self._shops[external_id]

    def revoke(self, external_id: str) -> None:
        """The seller takes the right back."""
        for token, record in list(self._tokens.items()):
            if record["shop"] == external_id:
                self._tokens[token] = record | {"is_revoked": True}

    def consent(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once; `seller` chooses among several."""
        wanted = request.query.get("seller", "")
        seller = next((name for name in self._shops if not wanted or name == wanted), "")
        if not seller:
            return answer_of(400, {"error": "invalid_request", "error_description": "no seller to sign in"})
        code = self._issue(seller, "code", CODE_LIFE_S)
        words = {"state": request.query.get("state", ""), "code": code, "expires_in": str(CODE_LIFE_S)}
        place = f"{request.query.get('redirect_uri', '')}?{urlencode(words)}"
        return FakeAnswer(302, b"", {"location": place})

    def token(self, request: FakeRequest) -> FakeAnswer:
        """The token endpoint: a code or a refresh token, and the application's key in the header."""
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        kind = {"authorization_code": "code", "refresh_token": "refresh"}.get(form.get("grant_type", ""), "")
        if not kind:
            return _oauth(
                400, "unsupported_grant_type", "grant type in request is not supported by the authorization server"
            )
        given = form.get("code" if kind == "code" else "refresh_token", "")
        shop = self._valid(given, kind)
        if shop is None:
            return _oauth(400, "invalid_grant", f"the provided {kind} is invalid or was issued to another client")
        secrets = self._shops[shop]["secrets"]
        if _basic(request) != (secrets.get("client_id", ""), secrets.get("client_secret", "")):
            return _oauth(401, "invalid_client", "client authentication failed")
        said: Record = {"access_token": self._issue(shop, "access", TOKEN_LIFE_S), "expires_in": TOKEN_LIFE_S}
        if kind == "code":
            self._tokens[given] = self._tokens[given] | {"is_revoked": True}
            said |= {"refresh_token": self._issue(shop, "refresh", REFRESH_LIFE_S)}
            said |= {"refresh_token_expires_in": REFRESH_LIFE_S}
        return answer_of(200, said | {"token_type": "User Access Token"})

    def who(self, request: FakeRequest) -> Record:
        """The seller of a call. Raises Refused for a bad token or a spent day."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        wanted = "IAF" if request.path.startswith("/post-order/") else "Bearer"
        shop = self._valid(token, "access")
        if scheme != wanted or shop is None:
            raise Refused(
                401,
                1001,
                "Invalid access token. Check the value of the Authorization HTTP request header.",
                domain="OAuth",
            )
        return self._shops[shop]

    def spend(self, shop: Record, operation: str) -> None:
        """Counts a call; `daily.<operation>` in the shop's secrets is its limit a day. Raises Refused when it is reached."""
        limit = shop["secrets"].get(f"daily.{operation}")
        if limit is None:
            return
        table, key = self.world.table("spent"), f"{operation}@{self.world.now:%Y-%m-%d}"
        count = int(table.get(key, {}).get("count", 0))
        if count >= int(limit):
            raise Refused(
                429, 2001, "Too many requests. The request limit has been reached for the resource.", domain="ACCESS"
            )
        table[key] = {"count": count + 1}

    def number(self, name: str) -> int:
        """The next number of a kind; a replay gives the same ones."""
        counters = self.world.table("counters")
        last = int(counters.get(name, {}).get("last", 0)) + 1
        counters[name] = {"last": last}
        return last

    def _valid(self, token: str, kind: str) -> str | None:
        record: Mapping[str, Any] | None = self._tokens.get(token)
        if record is None or record["kind"] != kind or record.get("is_revoked"):
            return None
        return None if datetime.fromisoformat(record["until"]) <= self.world.now else str(record["shop"])

    def _issue(self, shop: str, kind: str, life_s: int, token: str = "") -> str:
        token = token or f"v^1.1#{kind}#{shop}#{self.number('tokens')}"
        self._tokens[token] = {
            "shop": shop,
            "kind": kind,
            "until": (self.world.now + timedelta(seconds=life_s)).isoformat(),
        }
        return token


def _basic(request: FakeRequest) -> tuple[str, str]:
    scheme, _, packed = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, secret = base64.b64decode(packed).decode().partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return (name, secret) if scheme == "Basic" else ("", "")


def _oauth(status: int, code: str, words: str) -> FakeAnswer:
    return answer_of(status, {"error": code, "error_description": words})
