"""The door of the pretend Walmart: tokens of a quarter of an hour, tokens of rate, and Walmart's error bodies."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

TOKEN_LIFE_S = 900
Record = dict[str, Any]


class Refused(Exception):
    """The pretend Walmart declines, in the words of the real one."""

    def __init__(
        self, status: int, code: str, words: str, *, field: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(words)
        self.status, self.code, self.words, self.field, self.headers = status, code, words, field, headers or {}

    def answer(self) -> FakeAnswer:
        """The error body."""
        error: Record = {
            "code": self.code, "field": self.field or "data", "description": self.words, "info": self.words, "severity": "ERROR",
            "category": "DATA" if self.status < 500 else "SYSTEM", "causes": [], "errorIdentifiers": {},
        }  # fmt: skip
        return FakeAnswer(
            self.status,
            orjson.dumps({"errors": {"error": [error]}}),
            {"content-type": "application/json", **self.headers},
        )


def answer_of(body: object) -> FakeAnswer:
    """A JSON answer."""
    return FakeAnswer(200, orjson.dumps(body))


class Gate:
    """Who may come in, and how often."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._shops, self._tokens = world.table("shops"), world.table("tokens")
        self._spent: dict[tuple[str, str], list[datetime]] = {}

    def open(self, shop: FakeShop) -> None:
        """Registers a seller; a token in its secrets works at once."""
        record = {name: getattr(shop, name) for name in ("external_id", "site", "zone", "currency", "webhook_url")}
        known = self._shops.get(shop.external_id, {})
        self._shops[shop.external_id] = record | {
            "secrets": dict(shop.secrets),
            "is_revoked": known.get("is_revoked", False),
        }
        token = shop.secrets.get("access_token")
        if token and token not in self._tokens:
            self._issue(shop.external_id, token)

    def shop(self, external_id: str) -> Record:
        """A registered seller. Raises KeyError."""
        return self._shops[external_id]

    def revoke(self, external_id: str) -> None:
        """The seller deletes our keys."""
        self._shops[external_id] = self._shops[external_id] | {"is_revoked": True}
        for token in [token for token, record in self._tokens.items() if record["shop"] == external_id]:
            del self._tokens[token]

    def token(self, request: FakeRequest) -> FakeAnswer:
        """POST /v3/token."""
        if parse_qs(request.body.decode()).get("grant_type") != ["client_credentials"]:
            raise Refused(400, "INVALID_REQUEST.GMP_GATEWAY_API", "grant_type is not supported", field="grant_type")
        pair = _basic(request)
        for name, shop in self._shops.items():
            if (
                not shop["is_revoked"]
                and (shop["secrets"].get("client_id"), shop["secrets"].get("client_secret")) == pair
            ):
                token = self._issue(name, f"eyJ.{name}.{self.number('tokens')}")
                return answer_of({"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_LIFE_S})
        raise Refused(401, "UNAUTHORIZED.GMP_GATEWAY_API", "Unauthorized")

    def who(self, request: FakeRequest) -> Record:
        """The seller of a call. Raises Refused."""
        if not request.headers.get("wm_svc.name") or not request.headers.get("wm_qos.correlation_id"):
            raise Refused(
                400, "INVALID_REQUEST_HEADER.GMP_GATEWAY_API", "WM_SVC.NAME or WM_QOS.CORRELATION_ID is missing"
            )
        known = self._tokens.get(request.headers.get("wm_sec.access_token", ""))
        if known is None or datetime.fromisoformat(known["until"]) <= self.world.now:
            raise Refused(401, "UNAUTHORIZED.GMP_GATEWAY_API", "Unauthorized", field="UNAUTHORIZED")
        return self._shops[known["shop"]]

    def spend(self, shop: Record, operation: str) -> Mapping[str, str]:
        """Takes one of the operation's tokens a minute (`per_minute.<operation>` in the secrets) and tells what is left."""
        limit = shop["secrets"].get(f"per_minute.{operation}")
        if limit is None:
            return {}
        now = self.world.now
        recent = [at for at in self._spent.get((shop["external_id"], operation), []) if now - at < timedelta(minutes=1)]
        if len(recent) >= int(limit):
            until = str(int((recent[0] + timedelta(minutes=1)).timestamp() * 1000))
            headers = {"x-current-token-count": "0", "x-next-replenishment-time": until, "date": _http_date(now)}
            raise Refused(
                429, "REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API", "Request threshold violated", headers=headers
            )
        self._spent[shop["external_id"], operation] = [*recent, now]
        return {"x-current-token-count": str(int(limit) - len(recent) - 1)}

    def number(self, name: str) -> int:
        """The next number of a kind."""
        counters = self.world.table("counters")
        last = int(counters.get(name, {}).get("last", 0)) + 1
        counters[name] = {"last": last}
        return last

    def _issue(self, shop: str, token: str) -> str:
        self._tokens[token] = {"shop": shop, "until": (self.world.now + timedelta(seconds=TOKEN_LIFE_S)).isoformat()}
        return token


def _basic(request: FakeRequest) -> tuple[str, str]:
    scheme, _, packed = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, secret = base64.b64decode(packed).decode().partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return (name, secret) if scheme == "Basic" else ("", "")


def _http_date(at: datetime) -> str:
    return at.strftime("%a, %d %b %Y %H:%M:%S GMT")
