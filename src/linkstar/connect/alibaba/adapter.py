"""What the adapters of partners on Alibaba's open platform do alike: signatures, refusals, and the seller's yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, ClassVar

from linkstar.connect.alibaba import sign
from linkstar.connect.alibaba.oauth import consent_url, create_tokens, refresh_tokens
from linkstar.connect.channel import Grant
from linkstar.connect.wire import Account, Answer, Http, Learned, PartnerError, Request, Tokens


@dataclass(frozen=True, slots=True)
class Shop:
    """Which shop was opened by a yes, and what of it is worth keeping."""

    external_id: str
    config: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Own:
    """What a partner on the platform does in its own way; hosts go by an account's or a grant's address."""

    token_name: str  # of the parameter
    error_of: Callable[[Request, Answer], PartnerError | None]
    consent_host: Callable[[str], str]
    token_host: Callable[[str], str]
    shop_of: Callable[[Mapping[str, Any], Grant, str], Shop]  # what was told with the tokens, the grant, our address


class Opened:
    """The part of an adapter that is the platform's."""

    own: ClassVar[Own]

    def sign(self, request: Request, account: Account, at: datetime) -> Request:
        """Adds application, time, token and signature."""
        return sign.sign(request, account, at, token_name=self.own.token_name)

    def learn(self, request: Request, answer: Answer) -> Learned | None:
        """Nothing: the answers do not tell what is left."""
        return None

    def error_of(self, request: Request, answer: Answer) -> PartnerError | None:
        """The typed error in an answer; most come with status 200."""
        return self.own.error_of(request, answer)

    async def refresh(self, http: Http) -> Tokens | None:
        """Fresh tokens. Raises TokenRevoked."""
        return await refresh_tokens(http, host=self.own.token_host(http.account.base_url))

    def authorise_url(self, grant: Grant) -> str:
        """The consent page; `grant.client_id` is the App Key."""
        return consent_url(self.own.consent_host(grant.base_url), grant)

    async def exchange_code(self, http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
        """Turns the code into tokens, and finds whose shop it is. Raises PartnerRefused, BadSignature."""
        tokens, said = await create_tokens(http, grant, query, host=self.own.token_host(http.account.base_url))
        shop = self.own.shop_of(said, grant, http.account.base_url)
        return replace(tokens, external_id=shop.external_id, config=shop.config)
