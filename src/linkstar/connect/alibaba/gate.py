"""The door of a pretend shop behind Alibaba's open platform: consent, tokens, signatures, budgets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar
from urllib.parse import urlencode
from zlib import crc32

import orjson

from linkstar.connect.alibaba import sign
from linkstar.connect.fake import FakeAnswer, FakeRequest, World
from linkstar.connect.fake_gate import Declined, Record, ShopGate

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S, SIGN_LIFE_S = 30 * 86_400, 180 * 86_400, 1800, 7200
LIMIT = ("ApiCallLimit", "API access frequency exceeds the limit. this ban will last 1 seconds")


def as_number(text: str) -> int:
    """The platform's ids are numbers: what a sandbox's user named otherwise gets one that stays."""
    return int(text) if text.isdecimal() else crc32(text.encode())


class Refused(Declined):
    """The pretend partner declines; `detail` tells the parts of a batch that were wrong."""

    def __init__(self, code: str, message: str, *, kind: str = "ISV", detail: list[Record] | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.kind, self.detail = code, message, kind, detail

    def answer(self) -> FakeAnswer:
        """The error body: an envelope like any other."""
        said = {
            "code": self.code,
            "type": self.kind,
            "message": self.message,
            "request_id": "0ba2887315178178017221014",
        }
        return FakeAnswer(200, orjson.dumps(said | ({"detail": self.detail} if self.detail else {})))


class Gate(ShopGate):
    """Who may come in."""

    lives_s: ClassVar = {"access": TOKEN_LIFE_S, "refresh": REFRESH_LIFE_S, "code": CODE_LIFE_S}

    def __init__(self, world: World, token_name: str) -> None:
        super().__init__(world)
        self.token_name = token_name

    def consent(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once; `shop` chooses among several."""
        shop = self.chosen(request.query.get("shop", ""))
        if not shop:
            return FakeAnswer(400, b"no shop", {"content-type": "text/plain"})
        words = {"code": self.issue(shop, "code"), "state": request.query.get("state", "")}
        return FakeAnswer(302, b"", {"location": f"{request.query.get('redirect_uri', '')}?{urlencode(words)}"})

    def token(self, request: FakeRequest, path: str) -> tuple[Record, Record]:
        """The shop whose code or refresh token is given, and fresh tokens. Raises Refused."""
        fields = sign.fields_of(request.body)
        is_code = path == sign.CREATE_TOKEN
        given = fields.get("code" if is_code else "refresh_token", "")
        shop = self.valid(given, "code" if is_code else "refresh")
        if shop is None:
            raise Refused(
                "InvalidCode" if is_code else "IllegalRefreshToken", "The specified token is invalid or expired"
            )
        self._check(self._shops[shop], {**request.query, **fields}, path)
        self._tokens[given] = self._tokens[given] | {"is_revoked": is_code}
        left = int((datetime.fromisoformat(self._tokens[given]["until"]) - self.world.now).total_seconds())
        life = REFRESH_LIFE_S if is_code else max(left, 0)  # a refresh does not make the refresh token live longer
        return self._shops[shop], {
            "access_token": self.issue(shop, "access"), "expires_in": TOKEN_LIFE_S,
            "refresh_token": self.issue(shop, "refresh", life_s=life), "refresh_expires_in": life,
            "account": f"{shop}@example.com", "account_platform": "seller_center", "code": "0", "request_id": "0",
        }  # fmt: skip

    def who(self, request: FakeRequest, path: str) -> Record:
        """The shop of a call: token, time and signature have to be right. Raises Refused."""
        words = {**request.query, **sign.fields_of(request.body)}
        known = self.valid(words.get(self.token_name, ""), "access")
        if known is None:
            raise Refused("IllegalAccessToken", "The specified access token is invalid or expired")
        shop = self._shops[known]
        self._check(shop, words, path)
        return shop

    def spend(self, shop: Record, operation: str) -> None:
        """Counts calls of a second (`per_second.<operation>` in the secrets). Raises Refused."""
        taken = self.take(shop, operation)
        if taken and taken.is_over:
            raise Refused(*LIMIT)

    def issue(self, shop: str, kind: str, token: str | int = "", *told: str, life_s: int | None = None) -> str:
        """A token of a kind; the seconds that it lives may also be told before it."""
        if isinstance(token, int):
            life_s, token = token, "".join(told)
        return super().issue(shop, kind, token, life_s=life_s)

    def _check(self, shop: Record, words: Mapping[str, str], path: str) -> None:
        secrets = shop["secrets"]
        if words.get("app_key") != secrets.get("client_id"):
            raise Refused("InvalidAppKey", "The specified App Key is invalid")
        right = sign.signature(secrets.get("client_secret", ""), words, path)
        if words.get("sign_method") != "sha256" or words.get("sign") != right:
            raise Refused("IncompleteSignature", "The request signature does not conform to platform standards")
        if abs(int(words.get("timestamp") or 0) / 1000 - self.world.now.timestamp()) > SIGN_LIFE_S:
            raise Refused("InvalidTimestamp", "The specified timestamp is invalid")
