"""The door of the pretend PayPal: tokens, calls a second, request ids and PayPal's error bodies."""

from __future__ import annotations

from collections.abc import Callable

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.fake_gate import Declined, Record, basic_pair

TOKEN_LIFE_S = 32_400
KEY_LIFE_S = 45 * 86_400


class Refused(Declined):
    """The pretend PayPal declines, in the words of the real one."""

    def __init__(self, status: int, name: str, message: str, *, issue: str = "", field: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.said: Record = {"name": name, "message": message, "debug_id": "b1d1f06c7246c"}
        if issue:
            detail = {"issue": issue, "description": message} | ({"field": field} if field else {})
            self.said["details"] = [detail]

    def answer(self) -> FakeAnswer:
        """The error body."""
        return answer_of(self.said, self.status)


def answer_of(body: object, status: int = 200) -> FakeAnswer:
    """A JSON answer."""
    return FakeAnswer(
        status, orjson.dumps(body), {"content-type": "application/json", "paypal-debug-id": "b1d1f06c7246c"}
    )


class Gate:
    """Who may come in, and what was answered to a request id before."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._shops, self._tokens, self._keys = world.table("shops"), world.table("tokens"), world.table("keys")

    def open(self, shop: FakeShop) -> None:
        """Makes a merchant known."""
        record = {"external_id": shop.external_id, "currency": shop.currency, "secrets": dict(shop.secrets)}
        self._shops[shop.external_id] = record | {"is_revoked": False}

    def shop(self, external_id: str) -> Record:
        """A known merchant. Raises KeyError."""
        return self._shops[external_id]

    def revoke(self, external_id: str) -> None:
        """The application was deleted: neither its tokens nor its secret work any more."""
        self._shops[external_id] = self._shops[external_id] | {"is_revoked": True}

    def token(self, request: FakeRequest) -> FakeAnswer:
        """The token endpoint."""
        pair = basic_pair(request)
        found = next((one for one in self._shops.values() if pair == _pair(one) and not one["is_revoked"]), None)
        if found is None:
            return answer_of({"error": "invalid_client", "error_description": "Client Authentication failed"}, 401)
        if request.body != b"grant_type=client_credentials":
            return answer_of({"error": "unsupported_grant_type", "error_description": "unsupported grant_type"}, 400)
        token = f"A21AA-{len(self._tokens) + 1}-{found['external_id']}"
        self._tokens[token] = {"shop": found["external_id"], "until": self.world.now.timestamp() + TOKEN_LIFE_S}
        return answer_of({
            "scope": "https://uri.paypal.com/services/reporting/search/read", "access_token": token, "token_type": "Bearer",
            "app_id": "APP-pretend", "expires_in": TOKEN_LIFE_S, "nonce": "pretend",
        })  # fmt: skip

    def who(self, request: FakeRequest) -> Record:
        """The merchant of a call. Raises Refused."""
        scheme, _, word = request.headers.get("authorization", "").partition(" ")
        token = self._tokens.get(word) if scheme == "Bearer" else None
        shop = self._shops.get(token["shop"]) if token else None
        if token is None or shop is None or shop["is_revoked"] or token["until"] <= self.world.now.timestamp():
            raise Refused(
                401, "AUTHENTICATION_FAILURE", "Authentication failed due to invalid authentication credentials."
            )
        return shop

    def once(self, shop: Record, request: FakeRequest, do: Callable[[], Record]) -> FakeAnswer:
        """Does what a POST asks, or answers as the first time where its request id is known. Raises Refused."""
        key = request.headers.get("paypal-request-id", "")
        place, now = f"{shop['external_id']} {request.path} {key}", self.world.now.timestamp()
        known = self._keys.get(place) if key else None
        if known is not None and now - known["at"] < KEY_LIFE_S:
            return answer_of(known["said"], 201)
        said = do()
        if key:
            self._keys[place] = {"at": now, "said": said}
        if request.headers.get("prefer") != "return=representation":
            said = {name: said[name] for name in ("id", "status", "links")}
        return answer_of(said, 201)


def too_many() -> Refused:
    """PayPal's answer to too many calls."""
    return Refused(429, "RATE_LIMIT_REACHED", "Too many requests. Blocked due to rate limiting.")


def _pair(shop: Record) -> tuple[str, str]:
    return shop["secrets"].get("client_id", ""), shop["secrets"].get("client_secret", "")
