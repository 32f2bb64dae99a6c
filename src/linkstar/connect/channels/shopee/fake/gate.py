"""The door of the pretend Shopee: consent, tokens, signatures and refusals, most of them with status 200."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import orjson

from linkstar.connect.channels.shopee import sign
from linkstar.connect.channels.shopee.wire.values import seconds
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S, SIGN_LIFE_S = 4 * 3600, 30 * 86_400, 600, 300
Record = dict[str, Any]


class Refused(Exception):
    """The pretend Shopee declines."""

    def __init__(self, error: str, message: str, *, status: int = 200) -> None:
        super().__init__(message)
        self.error, self.message, self.status = error, message, status

    def answer(self) -> FakeAnswer:
        """The error body: an envelope like any other, with a word in `error`."""
        return FakeAnswer(self.status, orjson.dumps({"error": self.error, "message": self.message, "request_id": "0"}))


def answer_of(response: object, *, is_flat: bool = False) -> FakeAnswer:
    """A good answer in its envelope; a few operations answer without one, or with nothing."""
    head: Record = {"error": "", "message": "", "request_id": "0"}
    if response is not None:
        head |= response if is_flat and isinstance(response, dict) else {"response": response}
    return FakeAnswer(200, orjson.dumps(head))


class Gate:
    """Who may come in. Records: tokens -> {shop, kind, until}."""

    def __init__(self, world: World) -> None:
        self.world = world
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
        """The seller says yes at once; `shop` chooses among several. The address to come back to keeps its own query."""
        shop = next((name for name in self._shops if request.query.get("shop", name) == name), "")
        back = request.query.get("redirect_uri", "")
        if not shop or not back:
            return FakeAnswer(400, b"no shop", {"content-type": "text/plain"})
        words = urlencode({"code": self.issue(shop, "code", CODE_LIFE_S), "shop_id": shop})
        return FakeAnswer(302, b"", {"location": f"{back}{'&' if '?' in back else '?'}{words}"})

    def token(self, request: FakeRequest, said: Record) -> FakeAnswer:
        """auth/token/get by a code and auth/access_token/get by a refresh token; each can be used once."""
        kind = "code" if request.path == sign.GET_TOKEN else "refresh"
        given, shop = str(said.get("code" if kind == "code" else "refresh_token") or ""), str(said.get("shop_id") or "")
        secrets = self._shops[shop]["secrets"] if shop in self._shops else {}
        if self._valid(given, kind) != shop or str(said.get("partner_id")) != secrets.get("client_id"):
            word = "invalid_code" if kind == "code" else "error_shop_refresh_token"
            raise Refused(word, f"Invalid {kind}, please have a check.", status=403)
        self._check(request, secrets, "", "")
        self._tokens[given] = self._tokens[given] | {"is_revoked": True}
        told: Record = {
            "request_id": "0", "error": "", "message": "", "access_token": self.issue(shop, "access", TOKEN_LIFE_S),
            "refresh_token": self.issue(shop, "refresh", REFRESH_LIFE_S), "expire_in": TOKEN_LIFE_S,
        }  # fmt: skip
        told |= {"shop_id_list": [int(shop)], "merchant_id_list": []} if kind == "code" else {}
        told |= {} if kind == "code" else {"partner_id": int(said["partner_id"]), "shop_id": int(shop)}
        return FakeAnswer(200, orjson.dumps(told))

    def who(self, request: FakeRequest) -> Record:
        """The shop of a call: token, signature and time have to be right. Raises Refused."""
        token, shop_id = request.query.get("access_token", ""), request.query.get("shop_id", "")
        shop = self._shops.get(shop_id)
        if shop is None:
            raise Refused("partner_shop_no_link", "Invalid partner_id or shop_id, please have a check.", status=403)
        self._check(request, shop["secrets"], token, shop_id)
        if self._valid(token, "access") != shop_id:
            raise Refused("invalid_acceess_token", "Invalid access_token, please have a check.", status=403)
        return shop

    def _check(self, request: FakeRequest, secrets: Mapping[str, str], token: str, shop: str) -> None:
        partner, stamp = request.query.get("partner_id", ""), request.query.get("timestamp", "")
        text = sign.text_to_sign(partner, request.path, stamp, token=token, shop=shop)
        right = sign.signature(secrets.get("client_secret", ""), text)
        if partner != secrets.get("client_id") or request.query.get("sign") != right:
            raise Refused("error_sign", "Wrong sign.", status=403)
        if not stamp.isdigit() or abs(int(stamp) - seconds(self.world.now)) > SIGN_LIFE_S:
            raise Refused("error_param", "Timestamp is expired.", status=403)

    def spend(self, shop: Record, operation: str) -> None:
        """Counts calls of a second (`per_second.<operation>` in the secrets). Raises Refused."""
        limit = shop["secrets"].get(f"per_second.{operation}")
        if limit is None:
            return
        now = self.world.now
        recent = [at for at in self._spent.get((shop["external_id"], operation), []) if now - at < timedelta(seconds=1)]
        if len(recent) >= int(limit):
            raise Refused(
                "error_rate_limit", "Too many requests. You have reached the rate limit. Please try again later."
            )
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
