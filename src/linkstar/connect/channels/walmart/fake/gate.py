"""The door of the pretend Walmart: tokens of a quarter of an hour, tokens of rate, and Walmart's error bodies."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar
from urllib.parse import parse_qs

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop
from linkstar.connect.fake_gate import Declined, Record, ShopGate, basic_pair

TOKEN_LIFE_S = 900


class Refused(Declined):
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


class Gate(ShopGate):
    """Who may come in, and how often."""

    lives_s: ClassVar = {"access": TOKEN_LIFE_S}
    issued_as = "eyJ.{shop}.{number}"

    def open(self, shop: FakeShop) -> None:
        """Registers a seller; one whose keys were deleted stays shut."""
        is_revoked = self._shops.get(shop.external_id, {}).get("is_revoked", False)
        super().open(shop)
        self._shops[shop.external_id] = self._shops[shop.external_id] | {"is_revoked": is_revoked}

    def revoke(self, external_id: str) -> None:
        """The seller deletes our keys."""
        super().revoke(external_id)
        self._shops[external_id] = self._shops[external_id] | {"is_revoked": True}

    def token(self, request: FakeRequest) -> FakeAnswer:
        """POST /v3/token."""
        if parse_qs(request.body.decode()).get("grant_type") != ["client_credentials"]:
            raise Refused(400, "INVALID_REQUEST.GMP_GATEWAY_API", "grant_type is not supported", field="grant_type")
        pair = basic_pair(request)
        for name, shop in self._shops.items():
            if (
                not shop["is_revoked"]
                and (shop["secrets"].get("client_id"), shop["secrets"].get("client_secret")) == pair
            ):
                token = self.issue(name, "access")
                return answer_of({"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_LIFE_S})
        raise Refused(401, "UNAUTHORIZED.GMP_GATEWAY_API", "Unauthorized")

    def who(self, request: FakeRequest) -> Record:
        """The seller of a call. Raises Refused."""
        if not request.headers.get("wm_svc.name") or not request.headers.get("wm_qos.correlation_id"):
            raise Refused(
                400, "INVALID_REQUEST_HEADER.GMP_GATEWAY_API", "WM_SVC.NAME or WM_QOS.CORRELATION_ID is missing"
            )
        known = self.valid(request.headers.get("wm_sec.access_token", ""), "access")
        if known is None:
            raise Refused(401, "UNAUTHORIZED.GMP_GATEWAY_API", "Unauthorized", field="UNAUTHORIZED")
        return self._shops[known]

    def spend(self, shop: Record, operation: str) -> Mapping[str, str]:
        """Takes one of the operation's tokens a minute (`per_minute.<operation>` in the secrets) and tells what is left."""
        taken = self.take(shop, operation, "minute")
        if taken is None:
            return {}
        if taken.is_over:
            until = str(int((taken.first_at + timedelta(minutes=1)).timestamp() * 1000))
            headers = {
                "x-current-token-count": "0", "x-next-replenishment-time": until, "date": _http_date(self.world.now),
            }  # fmt: skip
            raise Refused(
                429, "REQUEST_THRESHOLD_VIOLATED.GMP_GATEWAY_API", "Request threshold violated", headers=headers
            )
        return {"x-current-token-count": str(taken.left)}


def _http_date(at: datetime) -> str:
    return at.strftime("%a, %d %b %Y %H:%M:%S GMT")
