"""The door of the pretend TikTok Shop: consent, tokens, signatures and refusals, most of them with status 200."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from urllib.parse import urlencode

import orjson

from linkstar.connect.channels.tiktok_shop import sign
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop
from linkstar.connect.fake_gate import Declined, Record, ShopGate
from linkstar.connect.reading import seconds

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S, SIGN_LIFE_S = 7 * 86_400, 180 * 86_400, 1800, 300


class Refused(Declined):
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


class Gate(ShopGate):
    """Who may come in."""

    lives_s: ClassVar = {"access": TOKEN_LIFE_S, "refresh": REFRESH_LIFE_S, "code": CODE_LIFE_S}
    issued_as = "TTP_{kind}_{shop}_{number}"

    def open(self, shop: FakeShop) -> None:
        """Registers a shop with its cipher."""
        super().open(shop)
        self._shops[shop.external_id] = self._shops[shop.external_id] | {"cipher": f"GCP_{shop.external_id}"}

    def consent(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once; `shop` chooses among several."""
        shop = self.chosen(request.query.get("shop", ""))
        if not shop:
            return FakeAnswer(400, b"no shop", {"content-type": "text/plain"})
        words = {
            "app_key": self._shops[shop]["secrets"].get("client_id", ""),
            "code": self.issue(shop, "code"),
        }
        words |= {"state": request.query.get("state", ""), "shop_region": self._shops[shop]["site"]}
        return FakeAnswer(302, b"", {"location": f"{request.query.get('redirect_uri', '')}?{urlencode(words)}"})

    def token(self, request: FakeRequest) -> FakeAnswer:
        """token/get and token/refresh: everything stands in the query."""
        said = request.query
        kind = {"authorized_code": "code", "refresh_token": "refresh"}.get(said.get("grant_type", ""), "")
        given = said.get("auth_code" if kind == "code" else "refresh_token", "")
        shop = self.valid(given, kind)
        if shop is None:
            raise Refused(36004004, f"The {kind or 'grant_type'} is invalid")
        secrets = self._shops[shop]["secrets"]
        if (said.get("app_key"), said.get("app_secret")) != (secrets.get("client_id"), secrets.get("client_secret")):
            raise Refused(36004003, "The app_secret is invalid")
        self._tokens[given] = self._tokens[given] | {"is_revoked": kind == "code"}
        now = seconds(self.world.now)
        return answer_of({
            "access_token": self.issue(shop, "access"), "access_token_expire_in": now + TOKEN_LIFE_S,
            "refresh_token": self.issue(shop, "refresh"), "refresh_token_expire_in": now + REFRESH_LIFE_S,
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
        taken = self.take(shop, operation)
        if taken and taken.is_over:
            raise Refused(36009002, "Too many requests", status=429)
