"""The door of the pretend Amazon: shops, consent, LWA tokens, and the throttle of every operation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlencode

import orjson

from linkstar.connect.channels.amazon.budgets import BUDGETS
from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World

TOKEN_LIFE_S = 3600
CODE_LIFE_S = 300
Record = dict[str, Any]


class Refused(Exception):
    """The pretend Amazon declines, in the words of the real one."""

    def __init__(self, status: int, code: str, message: str, details: str = "") -> None:
        super().__init__(message)
        self.status, self.code, self.message, self.details = status, code, message, details

    def answer(self) -> FakeAnswer:
        """The error body that Amazon sends."""
        error = {"code": self.code, "message": self.message, "details": self.details}
        return answer_of(self.status, {"errors": [error]})


def answer_of(status: int, body: object) -> FakeAnswer:
    """A JSON answer."""
    return FakeAnswer(status, orjson.dumps(body))


class Gate:
    """Who may come in, and how often."""

    def __init__(self, world: World) -> None:
        self.world = world
        # A restart gives full buckets, as a quiet hour does, so they are not worth a journal entry per call.
        self._buckets: dict[tuple[str, str], tuple[float, datetime]] = {}

    def open(self, shop: FakeShop) -> None:
        """Registers a seller; tokens in its secrets work at once."""
        record = {name: getattr(shop, name) for name in ("external_id", "site", "zone", "currency", "webhook_url")}
        record["secrets"] = dict(shop.secrets)
        self.world.table("shops")[shop.external_id] = record
        self._allow(shop.external_id, shop.secrets.get("refresh_token", f"Atzr|{shop.external_id}"))
        if shop.secrets.get("access_token"):
            self._issue(shop.external_id, shop.secrets["access_token"])

    def shop(self, external_id: str) -> Record:
        """A registered seller. Raises KeyError."""
        return self.world.table("shops")[external_id]

    def forget(self, external_id: str, *kinds: str) -> None:
        """Forgets tokens of a seller: access, refresh, codes."""
        for name in kinds:
            table = self.world.table(name)
            for token in [token for token, record in table.items() if record["shop"] == external_id]:
                del table[token]

    def consent(self, request: FakeRequest) -> FakeAnswer:
        """The seller says yes at once and is sent back with a code; `seller` chooses among several."""
        shops = self.world.table("shops")
        seller = request.query.get("seller") or next(iter(shops), "")
        if seller not in shops:
            raise Refused(400, "MD9100", "There is no seller to sign in")
        code = f"RH{self._number('codes'):018d}"
        self.world.table("codes")[code] = {"shop": seller, "until": self._in(CODE_LIFE_S)}
        words = {"state": request.query.get("state", ""), "selling_partner_id": seller, "spapi_oauth_code": code}
        place = f"{request.query.get('redirect_uri', '')}?{urlencode(words)}"
        return FakeAnswer(302, b"", {"location": place})

    def token(self, request: FakeRequest) -> FakeAnswer:
        """LWA: a refresh token or a consent code against an access token of an hour."""
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        kind = form.get("grant_type")
        if kind == "refresh_token":
            known = self.world.table("refresh").get(form.get("refresh_token", ""))
        elif kind == "authorization_code":
            known = self._redeemed(form.get("code", ""))
        else:
            return _lwa_error(400, "unsupported_grant_type", "The authorization grant type is not supported")
        if known is None:
            return _lwa_error(400, "invalid_grant", "The request has an invalid grant parameter")
        secrets = self.shop(known["shop"])["secrets"]
        if any(name in secrets and form.get(name) != secrets[name] for name in ("client_id", "client_secret")):
            return _lwa_error(401, "invalid_client", "Client authentication failed")
        if kind == "refresh_token":
            refresh = form["refresh_token"]
        else:
            refresh = self._allow(known["shop"], f"Atzr|{known['shop']}|{self._number('refresh')}")
        access = self._issue(known["shop"], f"Atza|{known['shop']}|{self._number('access')}")
        body = {"access_token": access, "refresh_token": refresh, "token_type": "bearer", "expires_in": TOKEN_LIFE_S}
        return answer_of(200, body)

    def new_order_id(self) -> str:
        """An order id in Amazon's 3-7-7 form."""
        number = self._number("orders")
        return f"900-{number // 10**7:07d}-{number % 10**7:07d}"

    def restricted(self, shop: Record) -> str:
        """A token that may read personal data."""
        token = f"Atz.sprdt|{shop['external_id']}|{self._number('access')}"
        return self._issue(shop["external_id"], token, is_restricted=True)

    def who(self, request: FakeRequest) -> tuple[Record, bool]:
        """The seller of a call and whether it may see personal data. Raises Refused for a bad token."""
        token = request.headers.get("x-amz-access-token", "")
        if not token:
            raise _denied("Access token is missing in the request header.")
        known = self.world.table("access").get(token)
        if known is None:
            raise _denied("The access token you provided is revoked, malformed or invalid.")
        if datetime.fromisoformat(known["until"]) <= self.world.now:
            raise _denied("The access token you provided has expired.")
        shop = self.shop(known["shop"])
        right = shop["secrets"].get("pii", "role")  # role | token | no
        return shop, right == "role" or (right == "token" and known["restricted"])

    def spend(self, shop: Record, operation: str) -> Mapping[str, str]:
        """Takes one call from the operation's bucket and tells its rate. Raises Refused when it is empty."""
        factor = self._factor(shop, operation)
        if not factor:
            return {}
        rate, burst = BUDGETS[operation].rate * factor, max(BUDGETS[operation].burst * factor, 1)
        key, now = (shop["external_id"], operation), self.world.now
        left, at = self._buckets.get(key, (burst, now))
        left = min(burst, left + rate * max((now - at).total_seconds(), 0))
        self._buckets[key] = (max(left - 1, 0) if left >= 1 else left, now)
        if left < 1:
            raise Refused(429, "QuotaExceeded", "You exceeded your quota for the requested resource.")
        return {"x-amzn-RateLimit-Limit": f"{rate:.6g}"}

    def _factor(self, shop: Record, operation: str) -> float:
        """Times the real rate: setting `throttle_factor`, or the shop's secret of that name, or that of one operation
        (`throttle_factor.getOrder`); 0 is no limit."""
        setting = self.world.table("settings").get("throttle_factor", {})
        secrets = shop["secrets"]
        usual = secrets.get(f"throttle_factor.{operation}", secrets.get("throttle_factor", 1))
        return float(setting.get("value", usual))

    def _allow(self, shop: str, token: str) -> str:
        self.world.table("refresh")[token] = {"shop": shop}
        return token

    def _issue(self, shop: str, token: str, *, is_restricted: bool = False) -> str:
        record = {"shop": shop, "until": self._in(TOKEN_LIFE_S), "restricted": is_restricted}
        self.world.table("access")[token] = record
        return token

    def _redeemed(self, code: str) -> Record | None:
        """A code serves once and for five minutes."""
        known = self.world.table("codes").get(code)
        if known is not None:
            del self.world.table("codes")[code]
        is_good = known is not None and datetime.fromisoformat(known["until"]) > self.world.now
        return known if is_good else None

    def _in(self, seconds: int) -> str:
        return (self.world.now + timedelta(seconds=seconds)).isoformat()

    def _number(self, name: str) -> int:
        counters = self.world.table("counters")
        number = int(counters.get(name, {}).get("last", 0)) + 1
        counters[name] = {"last": number}
        return number


def _denied(details: str) -> Refused:
    return Refused(403, "Unauthorized", "Access to requested resource is denied.", details)


def _lwa_error(status: int, code: str, message: str) -> FakeAnswer:
    return answer_of(status, {"error": code, "error_description": message})
