"""The door of the pretend Wish: consent, tokens and refusals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlencode

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest
from linkstar.connect.fake_gate import Declined, Record, ShopGate
from linkstar.connect.reading import object_or_none, stamp

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S = 30 * 86_400, 3650 * 86_400, 300


class Refused(Declined):
    """The pretend Wish declines."""

    def __init__(self, code: int, message: str, *, status: int = 400) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status

    def answer(self) -> FakeAnswer:
        """The error body: the envelope of every answer."""
        said = {"message": self.message, "code": self.code, "data": {}}
        return FakeAnswer(self.status, orjson.dumps(said))


def answer_of(data: object) -> FakeAnswer:
    """A good answer in its envelope."""
    return FakeAnswer(200, orjson.dumps({"message": "", "code": 0, "data": data}))


class Gate(ShopGate):
    """Who may come in."""

    lives_s: ClassVar = {"access": TOKEN_LIFE_S, "refresh": REFRESH_LIFE_S, "code": CODE_LIFE_S}

    def consent(self, request: FakeRequest) -> FakeAnswer:
        """The merchant says yes at once."""
        shop = self.chosen("")
        if not shop:
            return FakeAnswer(400, b"no merchant", {"content-type": "text/plain"})
        words = {"code": self.issue(shop, "code"), "state": request.query.get("state", "")}
        return FakeAnswer(302, b"", {"location": f"{request.query.get('redirect_uri', '')}?{urlencode(words)}"})

    def exchange(self, request: FakeRequest) -> FakeAnswer:
        """oauth/access_token: the keys stand in the body, a code serves once."""
        said = object_or_none(request.body) or {}
        if said.get("grant_type") != "authorization_code":
            raise Refused(1001, "grant_type must be set to 'authorization_code'")
        code = str(said.get("code") or "")
        shop = self.valid(code, "code")
        if shop is None:
            known = self._tokens.get(code)
            raise Refused(
                *((10002, "The authorization code has already been redeemed") if known and known.get("is_revoked")
                  else (10004, "The authorization code has expired") if known
                  else (10008, "Incorrect authorization code provided"))
            )  # fmt: skip
        self._check(shop, said)
        self._tokens[code] = self._tokens[code] | {"is_revoked": True}
        return self._fresh(shop)

    def refresh(self, request: FakeRequest) -> FakeAnswer:
        """oauth/refresh_token: the keys stand in the query, and access tokens end."""
        shop = self.valid(request.query.get("refresh_token", ""), "refresh")
        if shop is None or request.query.get("grant_type") != "refresh_token":
            raise Refused(1006, "Unauthorized access on this API")
        self._check(shop, request.query)
        for token, record in list(self._tokens.items()):
            if record["shop"] == shop and record["kind"] == "access":
                self._tokens[token] = record | {"is_revoked": True}
        return self._fresh(shop)

    def who(self, request: FakeRequest) -> Record:
        """The merchant of a call. Raises Refused."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
        known = self._tokens.get(token)
        if not token:
            raise Refused(1012, "Missing access token in authorization header", status=401)
        if known is None or known["kind"] != "access":
            raise Refused(1006, "No access token found or the app does not exist")
        if known.get("is_revoked"):
            raise Refused(1008, "This access token has been revoked")
        if datetime.fromisoformat(known["until"]) <= self.world.now:
            raise Refused(1007, "This access token has expired")
        return self._shops[known["shop"]]

    def spend(self, shop: Record, operation: str) -> None:
        """Counts calls of a second (`per_second.<operation>` in the secrets). Raises Refused."""
        taken = self.take(shop, operation)
        if taken and taken.is_over:
            raise Refused(429, "Too Many Requests", status=429)

    def _check(self, shop: str, said: Mapping[str, Any]) -> None:
        secrets = self._shops[shop]["secrets"]
        if any(said.get(name) != secrets.get(name) for name in ("client_id", "client_secret")):
            raise Refused(10001, "Incorrect credentials. client_id or client_secret does not match our records")

    def _fresh(self, shop: str) -> FakeAnswer:
        access = self.issue(shop, "access")
        until = datetime.fromisoformat(self._tokens[access]["until"])
        return answer_of({
            "access_token": access, "refresh_token": self.issue(shop, "refresh"), "expiry_time": stamp(until),
            "merchant_id": shop, "scopes": ["orders:read", "orders:write", "products:read", "products:write"],
        })  # fmt: skip
