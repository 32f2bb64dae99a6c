"""The door of the pretend Shopee: consent, tokens, signatures and refusals, most of them with status 200."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar
from urllib.parse import urlencode

import orjson

from linkstar.connect.channels.shopee import sign
from linkstar.connect.fake import FakeAnswer, FakeRequest
from linkstar.connect.fake_gate import Declined, Record, ShopGate
from linkstar.connect.reading import seconds

TOKEN_LIFE_S, REFRESH_LIFE_S, CODE_LIFE_S, SIGN_LIFE_S = 4 * 3600, 30 * 86_400, 600, 300


class Refused(Declined):
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


class Gate(ShopGate):
    """Who may come in."""

    lives_s: ClassVar = {"access": TOKEN_LIFE_S, "refresh": REFRESH_LIFE_S, "code": CODE_LIFE_S}

    def consent(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once; `shop` chooses among several. The address to come back to keeps its own query."""
        shop = self.chosen(request.query.get("shop", ""))
        back = request.query.get("redirect_uri", "")
        if not shop or not back:
            return FakeAnswer(400, b"no shop", {"content-type": "text/plain"})
        words = urlencode({"code": self.issue(shop, "code"), "shop_id": shop})
        return FakeAnswer(302, b"", {"location": f"{back}{'&' if '?' in back else '?'}{words}"})

    def token(self, request: FakeRequest, said: Record) -> FakeAnswer:
        """auth/token/get by a code and auth/access_token/get by a refresh token; each can be used once."""
        kind = "code" if request.path == sign.GET_TOKEN else "refresh"
        given, shop = str(said.get("code" if kind == "code" else "refresh_token") or ""), str(said.get("shop_id") or "")
        secrets = self._shops[shop]["secrets"] if shop in self._shops else {}
        if self.valid(given, kind) != shop or str(said.get("partner_id")) != secrets.get("client_id"):
            word = "invalid_code" if kind == "code" else "error_shop_refresh_token"
            raise Refused(word, f"Invalid {kind}, please have a check.", status=403)
        self._check(request, secrets, "", "")
        self._tokens[given] = self._tokens[given] | {"is_revoked": True}
        told: Record = {
            "request_id": "0", "error": "", "message": "", "access_token": self.issue(shop, "access"),
            "refresh_token": self.issue(shop, "refresh"), "expire_in": TOKEN_LIFE_S,
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
        if self.valid(token, "access") != shop_id:
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
        taken = self.take(shop, operation)
        if taken and taken.is_over:
            raise Refused(
                "error_rate_limit", "Too many requests. You have reached the rate limit. Please try again later."
            )
