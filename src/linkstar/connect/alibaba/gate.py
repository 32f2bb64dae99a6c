"""The door of a pretend shop behind Alibaba's open platform: consent, tokens, signatures, budgets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

from linkstar.connect.alibaba import sign
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S, SIGN_LIFE_S = 30 * 86_400, 180 * 86_400, 1800, 7200
Record = dict[str, Any]


def as_number(text: str) -> int:
    """The platform's ids are numbers: what a sandbox's user named otherwise gets one that stays."""
    return int(text) if text.isdecimal() else crc32(text.encode())


class Refused(Exception):
    """The pretend partner declines; `detail` tells the parts of a batch that were wrong."""

    def __init__(self, code: str, message: str, *, kind: str = "ISV", detail: list[Record] | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.kind, self.detail = code, message, kind, detail


class Gate:
    """Who may come in. Records: tokens -> {shop, kind, until}."""

    def __init__(self, world: World, token_name: str) -> None:
        self.world, self.token_name = world, token_name
        self._shops, self._tokens = world.table("shops"), world.table("tokens")
        self._spent: dict[tuple[str, str], list[datetime]] = {}

    def open(self, shop: FakeShop) -> None:
        """Registers a shop; tokens in its secrets work at once, one that was revoked stays so."""
        record = {name: getattr(shop, name) for name in ("external_id", "site", "zone", "currency", "webhook_url")}
        self._shops[shop.external_id] = record | {"secrets": dict(shop.secrets)}
        for name, kind, life in (
            ("access_token", "access", TOKEN_LIFE_S),
            ("refresh_token", "refresh", REFRESH_LIFE_S),
        ):
            token = shop.secrets.get(name)
            if token and token not in self._tokens:
                self.issue(shop.external_id, kind, life, token)

    def shop(self, external_id: str) -> Record:
        """A registered shop. Raises KeyError."""
        return self._shops[external_id]

    def revoke(self, external_id: str) -> None:
        """The seller takes the right back."""
        for token, record in list(self._tokens.items()):
            if record["shop"] == external_id:
                self._tokens[token] = record | {"is_revoked": True}

    def consent(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once; `shop` chooses among several."""
        shop = next((name for name in self._shops if request.query.get("shop", name) == name), "")
        if not shop:
            return FakeAnswer(400, b"no shop", {"content-type": "text/plain"})
        words = {"code": self.issue(shop, "code", CODE_LIFE_S), "state": request.query.get("state", "")}
        return FakeAnswer(302, b"", {"location": f"{request.query.get('redirect_uri', '')}?{urlencode(words)}"})

    def token(self, request: FakeRequest, path: str) -> tuple[Record, Record]:
        """The shop whose code or refresh token is given, and fresh tokens. Raises Refused."""
        fields = sign.fields_of(request.body)
        is_code = path == sign.CREATE_TOKEN
        given = fields.get("code" if is_code else "refresh_token", "")
        shop = self._valid(given, "code" if is_code else "refresh")
        if shop is None:
            raise Refused(
                "InvalidCode" if is_code else "IllegalRefreshToken", "The specified token is invalid or expired"
            )
        self._check(self._shops[shop], {**request.query, **fields}, path)
        self._tokens[given] = self._tokens[given] | {"is_revoked": is_code}
        left = int((datetime.fromisoformat(self._tokens[given]["until"]) - self.world.now).total_seconds())
        life = REFRESH_LIFE_S if is_code else max(left, 0)  # a refresh does not make the refresh token live longer
        return self._shops[shop], {
            "access_token": self.issue(shop, "access", TOKEN_LIFE_S), "expires_in": TOKEN_LIFE_S,
            "refresh_token": self.issue(shop, "refresh", life), "refresh_expires_in": life,
            "account": f"{shop}@example.com", "account_platform": "seller_center", "code": "0", "request_id": "0",
        }  # fmt: skip

    def who(self, request: FakeRequest, path: str) -> Record:
        """The shop of a call: token, time and signature have to be right. Raises Refused."""
        words = {**request.query, **sign.fields_of(request.body)}
        known = self._tokens.get(words.get(self.token_name, ""))
        is_over = known is not None and datetime.fromisoformat(known["until"]) <= self.world.now
        if known is None or known["kind"] != "access" or known.get("is_revoked") or is_over:
            raise Refused("IllegalAccessToken", "The specified access token is invalid or expired")
        shop = self._shops[known["shop"]]
        self._check(shop, words, path)
        return shop

    def spend(self, shop: Record, operation: str) -> None:
        """Counts calls of a second (`per_second.<operation>` in the secrets). Raises Refused."""
        limit = shop["secrets"].get(f"per_second.{operation}")
        if limit is None:
            return
        now = self.world.now
        recent = [at for at in self._spent.get((shop["external_id"], operation), []) if now - at < timedelta(seconds=1)]
        if len(recent) >= int(limit):
            raise Refused("ApiCallLimit", "API access frequency exceeds the limit. this ban will last 1 seconds")
        self._spent[shop["external_id"], operation] = [*recent, now]

    def number(self, name: str) -> int:
        """The next number of a kind."""
        counters = self.world.table("counters")
        last = int(counters.get(name, {}).get("last", 0)) + 1
        counters[name] = {"last": last}
        return last

    def issue(self, shop: str, kind: str, life_s: int, token: str = "") -> str:
        """A token of a kind: code, access, refresh."""
        token = token or f"{kind}_{shop}_{self.number('tokens')}"
        until = (self.world.now + timedelta(seconds=life_s)).isoformat()
        self._tokens[token] = {"shop": shop, "kind": kind, "until": until}
        return token

    def _check(self, shop: Record, words: Mapping[str, str], path: str) -> None:
        secrets = shop["secrets"]
        if words.get("app_key") != secrets.get("client_id"):
            raise Refused("InvalidAppKey", "The specified App Key is invalid")
        right = sign.signature(secrets.get("client_secret", ""), words, path)
        if words.get("sign_method") != "sha256" or words.get("sign") != right:
            raise Refused("IncompleteSignature", "The request signature does not conform to platform standards")
        if abs(int(words.get("timestamp") or 0) / 1000 - self.world.now.timestamp()) > SIGN_LIFE_S:
            raise Refused("InvalidTimestamp", "The specified timestamp is invalid")

    def _valid(self, token: str, kind: str) -> str | None:
        record: Mapping[str, Any] | None = self._tokens.get(token)
        if record is None or record["kind"] != kind or record.get("is_revoked"):
            return None
        return None if datetime.fromisoformat(record["until"]) <= self.world.now else str(record["shop"])
