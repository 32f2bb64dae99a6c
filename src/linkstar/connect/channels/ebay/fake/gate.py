"""The door of the pretend eBay: consent, tokens, quotas and eBay's error bodies."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import parse_qs, urlencode

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest
from linkstar.connect.fake_gate import Declined, Record, ShopGate, basic_pair

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S = 7200, 47_304_000, 299


class Refused(Declined):
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


class Gate(ShopGate):
    """Who may come in."""

    lives_s: ClassVar = {"access": TOKEN_LIFE_S, "refresh": REFRESH_LIFE_S, "code": CODE_LIFE_S}
    issued_as = "v^1.1#{kind}#{shop}#{number}"

    def consent(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once; `seller` chooses among several."""
        seller = self.chosen(request.query.get("seller", ""))
        if not seller:
            return answer_of(400, {"error": "invalid_request", "error_description": "no seller to sign in"})
        code = self.issue(seller, "code")
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
        shop = self.valid(given, kind)
        if shop is None:
            return _oauth(400, "invalid_grant", f"the provided {kind} is invalid or was issued to another client")
        secrets = self._shops[shop]["secrets"]
        if basic_pair(request) != (secrets.get("client_id", ""), secrets.get("client_secret", "")):
            return _oauth(401, "invalid_client", "client authentication failed")
        said: Record = {"access_token": self.issue(shop, "access"), "expires_in": TOKEN_LIFE_S}
        if kind == "code":
            self._tokens[given] = self._tokens[given] | {"is_revoked": True}
            said |= {"refresh_token": self.issue(shop, "refresh")}
            said |= {"refresh_token_expires_in": REFRESH_LIFE_S}
        return answer_of(200, said | {"token_type": "User Access Token"})

    def who(self, request: FakeRequest) -> Record:
        """The seller of a call. Raises Refused for a bad token or a spent day."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        wanted = "IAF" if request.path.startswith("/post-order/") else "Bearer"
        shop = self.valid(token, "access")
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


def _oauth(status: int, code: str, words: str) -> FakeAnswer:
    return answer_of(status, {"error": code, "error_description": words})
