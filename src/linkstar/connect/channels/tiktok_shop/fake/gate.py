"""The door of the pretend TikTok Shop: consent, tokens, signatures and refusals, most of them with status 200."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import orjson

from linkstar.connect.channels.tiktok_shop import sign
from linkstar.connect.channels.tiktok_shop.wire.values import seconds
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S, SIGN_LIFE_S = 7 * 86_400, 180 * 86_400, 1800, 300
Record = dict[str, Any]


class Refused(Exception):
    """The pretend TikTok Shop declines."""

    def __init__(self, code: int, message: str, *, status: int = 200) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status

    def answer(self) -> FakeAnswer:
        """The error body: an envelope like any other."""
        return FakeAnswer(self.status, orjson.dumps({"code": self.code, "message": self.message, "request_id": "0"}))


def answer_of(data: object) -> FakeAnswer:
    """A good answer in its envelope."""
    return FakeAnswer(200, orjson.dumps({"code": 0, "message": "Success", "request_id": "0", "data": data}))


class Gate:
    """Who may come in. Records: tokens -> {shop, kind, until}."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._shops, self._tokens = world.table("shops"), world.table("tokens")
        self._spent: dict[tuple[str, str], list[datetime]] = {}

    def open(self, shop: FakeShop) -> None:
        """Registers a shop; tokens in its secrets work at once, one that was revoked stays so."""
        record = {name: getattr(shop, name) for name in ("external_id", "site", "zone", "currency", "webhook_url")}
        self._shops[shop.external_id] = record | {"secrets": dict(shop.secrets), "cipher": f"GCP_{shop.external_id}"}
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
        words = {
            "app_key": self._shops[shop]["secrets"].get("client_id", ""),
            "code": self.issue(shop, "code", CODE_LIFE_S),
        }
        words |= {"state": request.query.get("state", ""), "shop_region": self._shops[shop]["site"]}
        return FakeAnswer(302, b"", {"location": f"{request.query.get('redirect_uri', '')}?{urlencode(words)}"})

    def token(self, request: FakeRequest) -> FakeAnswer:
        """token/get and token/refresh: everything stands in the query."""
        said = request.query
        kind = {"authorized_code": "code", "refresh_token": "refresh"}.get(said.get("grant_type", ""), "")
        given = said.get("auth_code" if kind == "code" else "refresh_token", "")
        shop = self._valid(given, kind)
        if shop is None:
            raise Refused(36004004, f"The {kind or 'grant_type'} is invalid")
        secrets = self._shops[shop]["secrets"]
        if (said.get("app_key"), said.get("app_secret")) != (secrets.get("client_id"), secrets.get("client_secret")):
            raise Refused(36004003, "The app_secret is invalid")
        self._tokens[given] = self._tokens[given] | {"is_revoked": kind == "code"}
        now = seconds(self.world.now)
        return answer_of({
            "access_token": self.issue(shop, "access", TOKEN_LIFE_S), "access_token_expire_in": now + TOKEN_LIFE_S,
            "refresh_token": self.issue(shop, "refresh", REFRESH_LIFE_S), "refresh_token_expire_in": now + REFRESH_LIFE_S,
            "open_id": f"o-{shop}", "seller_name": "Pretend", "seller_base_region": "CN", "user_type": 0, "granted_scopes": [],
        })  # fmt: skip

    def who(self, request: FakeRequest) -> Record:
        """The shop of a call: token, signature, time and cipher have to be right. Raises Refused."""
        token = request.headers.get(sign.TOKEN_HEADER, "")
        known = self._tokens.get(token)
        if known is None or known["kind"] != "access" or known.get("is_revoked"):
            raise Refused(105001, "The access token is invalid", status=401)
        if datetime.fromisoformat(known["until"]) <= self.world.now:
            raise Refused(105002, "access token is expired, please refresh it", status=401)
        shop = self._shops[known["shop"]]
        secrets, query = shop["secrets"], request.query
        right = sign.signature(secrets.get("client_secret", ""), request.path, query, request.body)
        if query.get("app_key") != secrets.get("client_id") or query.get("sign") != right:
            raise Refused(106001, "The sign is invalid", status=401)
        if abs(int(query.get("timestamp") or 0) - seconds(self.world.now)) > SIGN_LIFE_S:
            raise Refused(106002, "The timestamp is too far from now", status=401)
        if not request.path.startswith("/authorization/") and query.get("shop_cipher") not in (
            shop["cipher"],
            secrets.get("cipher"),
        ):
            raise Refused(106013, "The shop_cipher is invalid")
        return shop

    def spend(self, shop: Record, operation: str) -> None:
        """Counts calls of a second (`per_second.<operation>` in the secrets). Raises Refused."""
        limit = shop["secrets"].get(f"per_second.{operation}")
        if limit is None:
            return
        now = self.world.now
        recent = [at for at in self._spent.get((shop["external_id"], operation), []) if now - at < timedelta(seconds=1)]
        if len(recent) >= int(limit):
            raise Refused(36009002, "Too many requests", status=429)
        self._spent[shop["external_id"], operation] = [*recent, now]

    def number(self, name: str) -> int:
        """The next number of a kind."""
        counters = self.world.table("counters")
        last = int(counters.get(name, {}).get("last", 0)) + 1
        counters[name] = {"last": last}
        return last

    def issue(self, shop: str, kind: str, life_s: int, token: str = "") -> str:
        """A token of a kind: code, access, refresh."""
        token = token or f"TTP_{kind}_{shop}_{self.number('tokens')}"
        self._tokens[token] = {
            "shop": shop,
            "kind": kind,
            "until": (self.world.now + timedelta(seconds=life_s)).isoformat(),
        }
        return token

    def _valid(self, token: str, kind: str) -> str | None:
        record: Mapping[str, Any] | None = self._tokens.get(token)
        if record is None or record["kind"] != kind or record.get("is_revoked"):
            return None
        return None if datetime.fromisoformat(record["until"]) <= self.world.now else str(record["shop"])
