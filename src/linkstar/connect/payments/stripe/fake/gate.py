"""The door of the pretend Stripe: keys, calls a second, idempotency keys and Stripe's error bodies."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import orjson

from linkstar.connect.fake import FakeAnswer, FakeRequest, FakeShop, World
from linkstar.connect.fake_gate import Declined, Record

KEY_LIFE_S = 86_400
LIVE_PER_S, TEST_PER_S = 100, 25


class Refused(Declined):
    """The pretend Stripe declines, in the words of the real one. `is_kept`: the answer is replayed to the same key."""

    def __init__(
        self, status: int, message: str, *, code: str = "", param: str = "", type_: str = "invalid_request_error",
        is_kept: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(message)
        self.status, self.is_kept = status, is_kept
        error = {"message": message, "type": type_, "code": code, "param": param}
        self.error = {name: value for name, value in error.items() if value}

    def answer(self) -> FakeAnswer:
        """The error body."""
        return answer_of(self.error_body, self.status)

    @property
    def error_body(self) -> Record:
        """As JSON."""
        return {"error": self.error}


def answer_of(body: object, status: int = 200) -> FakeAnswer:
    """A JSON answer."""
    return FakeAnswer(status, orjson.dumps(body), {"content-type": "application/json", "request-id": "req_pretend"})


class Gate:
    """Who may come in, how often, and what was answered to a key before."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._shops, self._keys, self._spent = world.table("shops"), world.table("keys"), world.table("spent")

    def open(self, shop: FakeShop) -> None:
        """Makes an account known; one whose key was rolled stays shut for the old key."""
        record = {name: getattr(shop, name) for name in ("external_id", "currency", "webhook_url")}
        self._shops[shop.external_id] = record | {"secrets": dict(shop.secrets), "is_rolled": False}

    def shop(self, external_id: str) -> Record:
        """A known account. Raises KeyError."""
        return self._shops[external_id]

    def revoke(self, external_id: str) -> None:
        """The account's key was rolled in the dashboard: it works no more."""
        self._shops[external_id] = self._shops[external_id] | {"is_rolled": True}

    def who(self, request: FakeRequest) -> Record:
        """The account of a call. Raises Refused for a wrong key or too many calls in a second."""
        scheme, _, key = request.headers.get("authorization", "").partition(" ")
        if scheme == "Basic" or not key:
            raise Refused(401, "You did not provide an API key.")
        found = next((one for one in self._shops.values() if one["secrets"].get("api_key") == key), None)
        if found is None or found["is_rolled"]:
            raise Refused(401, f"Invalid API Key provided: {key[:8]}****", code="api_key_expired" if found else "")
        self._spend(found["external_id"], TEST_PER_S if key.startswith(("sk_test_", "rk_test_")) else LIVE_PER_S)
        return found

    def once(self, shop: Record, request: FakeRequest, do: Callable[[], Record]) -> FakeAnswer:
        """Does what a POST asks, or answers as the first time where its key is known. Raises Refused."""
        key = request.headers.get("idempotency-key", "")
        if not key:
            return answer_of(do())
        if len(key) > 255:
            raise Refused(400, "Idempotency-Key cannot be longer than 255 characters.", type_="idempotency_error")
        place, now = f"{shop['external_id']} {key}", self.world.now.timestamp()
        digest = hashlib.sha256(request.path.encode() + b"\n" + request.body).hexdigest()
        known = self._keys.get(place)
        if known is not None and now - known["at"] < KEY_LIFE_S:
            if known["digest"] != digest:
                raise Refused(400, (
                    "Keys for idempotent requests can only be used with the same parameters they were first used with."
                    f" Try using a key other than '{key}' if you meant to execute a different request."
                ), type_="idempotency_error")  # fmt: skip
            said = answer_of(known["body"], known["status"])
            return FakeAnswer(said.status, said.body, {**said.headers, "idempotent-replayed": "true"})
        try:
            status, body = 200, do()
        except Refused as no:
            if not no.is_kept:  # what is wrong with the parameters is said before anything runs, and is not remembered
                raise
            status, body = no.status, no.error_body
        self._keys[place] = {"at": now, "digest": digest, "status": status, "body": body}
        return answer_of(body, status)

    def _spend(self, account: str, per_s: int) -> None:
        second = int(self.world.now.timestamp())
        spent = self._spent.get(account)
        count = spent["count"] + 1 if spent and spent["second"] == second else 1
        self._spent[account] = {"second": second, "count": count}
        if count > per_s:
            raise too_many()


def too_many() -> Refused:
    """Stripe's answer to too many calls."""
    return Refused(429, "Request rate limit exceeded. Learn more about rate limits here.", code="rate_limit")
