"""What passes between an adapter and the one HTTP client: requests, answers, accounts, budgets and partner errors.

Pure records. An adapter builds a `Request`, the client (`connect/http.py`) signs it, spends the budget, retries, logs it and
returns an `Answer` or raises a `PartnerError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import orjson


@dataclass(frozen=True, slots=True)
class Account:
    """A connected account of one company at one partner, with its secrets opened."""

    id: UUID
    tenant_id: UUID
    kind: str  # channel | carrier | payment | warehouse | erp
    partner: str  # the adapter's folder: shopify, amazon, yunexpress ...
    base_url: str  # where the service answers: the real host, or the sandbox
    external_id: str  # shop domain, seller id, customer code
    site: str = ""  # marketplace or country the account sells at, as the partner names it
    zone: str = "UTC"  # IANA zone of the site: ship-by and daily figures are told in it
    currency: str = "USD"
    config: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """One call to a partner. `operation` is the partner's own name of it: budgets and the call log go by it."""

    operation: str
    method: str
    path: str  # below Account.base_url, or a whole address (token host, signed upload place); may carry no query
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    cost: float = 1.0  # what it takes from the operation's bucket (Shopify: query points)
    is_safe: bool = True  # may be sent again after a time-out without asking first
    needs_token: bool = True  # False for the token endpoint itself and public paths


@dataclass(frozen=True, slots=True)
class Answer:
    """What a partner said."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    def json(self) -> Any:
        """The body as JSON. Raises Unreadable, which keeps the body."""
        try:
            return orjson.loads(self.body)
        except ValueError as wrong:
            raise Unreadable(f"not JSON: {wrong}", body=self.body) from wrong


@dataclass(frozen=True, slots=True)
class Budget:
    """A token bucket: `rate` units a second come back, up to `burst`."""

    rate: float
    burst: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What an answer's headers or body tell about the budget: the bucket now holds `left`; rate and burst if said."""

    left: float | None = None
    rate: float | None = None
    burst: float | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """Fresh secrets of an account. `expires_at` None means that they do not expire."""

    secrets: Mapping[str, str]
    expires_at: datetime | None = None
    external_id: str = ""  # said by the partner when a shop is connected for the first time
    config: Mapping[str, str] = field(default_factory=dict)
    authorised_until: datetime | None = None  # then the seller has to say yes anew; None where this answer does not say


class PartnerError(Exception):
    """A partner did not do what it was asked. `retryable`: the same call may succeed later."""

    retryable = False

    def __init__(self, message: str, *, code: str = "", field: str = "", retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.message, self.code, self.field, self.retry_after_s = message, code, field, retry_after_s
        self.shut_account_id: UUID | None = None  # nothing of this account succeeds until a person opens it again


class Throttled(PartnerError):
    """The budget is spent; nothing was done."""

    retryable = True


class PartnerDown(PartnerError):
    """5xx, refused connection or time-out: it is not known whether the work was done."""

    retryable = True


class TokenExpired(PartnerError):
    """The access token is no longer taken: refresh, then try once more."""

    retryable = True


class TokenRevoked(PartnerError):
    """The refresh was refused too: a person has to authorise the account again."""


class PartnerRefused(PartnerError):
    """The partner understood and declined; `code` and `field` are the partner's own."""


TOO_OLD = "age"  # code of a BadSignature: signed, but too long ago


class BadSignature(PartnerError):
    """A webhook that was not signed by the partner, or is too old."""


def refuse_replayed(signed_at: datetime, at: datetime, *, age_max_s: float = 300.0) -> None:
    """Refuses a webhook whose signed time is too far from now, so that a copy of it is worth nothing. Raises BadSignature.

    For partners that sign the time of each delivery anew; where the time is that of the event, repeats would be refused too.
    """
    age_s = (at - signed_at).total_seconds()
    if abs(age_s) > age_max_s:
        raise BadSignature(f"the delivery was signed {age_s:.0f} s ago", code=TOO_OLD)


class Unreadable(PartnerError):
    """A message that does not follow the partner's contract; the raw bytes are kept for replay."""

    def __init__(self, message: str, *, body: bytes = b"") -> None:
        super().__init__(message)
        self.body = body


class Http(Protocol):
    """The client that an adapter is given: bound to one account, it signs, waits for budget, retries and logs."""

    @property
    def account(self) -> Account: ...

    @property
    def now(self) -> datetime: ...

    async def send(self, request: Request) -> Answer:
        """The answer to a request with a status below 400. Raises PartnerError."""
        ...


class Speaks(Protocol):
    """What every adapter, channel or carrier, tells the HTTP client about itself. All of it pure but `refresh`."""

    name: str  # the folder's name
    title: str  # as a person writes it: "Shopify", "云途 YunExpress"
    budgets: Mapping[str, Budget]  # per operation; "*" for the rest

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """The request with authorisation and signature added."""
        ...

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """What the answer tells about the operation's budget."""
        ...

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer, also when the status is 200; None if it succeeded."""
        ...

    async def refresh(self, http: Http) -> Tokens | None:
        """Fresh tokens, or None where the partner's secrets never expire. Raises TokenRevoked."""
        ...
