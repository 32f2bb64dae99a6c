"""Offline tokens: the page that asks for them, the callback, the exchange and the refresh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final
from urllib.parse import urlencode, urlsplit

from linkstar.connect.channel import Grant
from linkstar.connect.channels.shopify import sign
from linkstar.connect.consent import ends_in
from linkstar.connect.wire import BadSignature, Http, Request, Tokens, Unreadable

TOKEN_PATH: Final = "/admin/oauth/access_token"  # noqa: S105 - a path, not a password
AUTHORISE_PATH: Final = "/admin/oauth/authorize"
_SCOPES = (
    "read_orders", "read_customers", "read_products", "read_locations", "read_inventory", "write_inventory",
    "read_merchant_managed_fulfillment_orders", "write_merchant_managed_fulfillment_orders",
    "read_assigned_fulfillment_orders", "write_assigned_fulfillment_orders", "read_returns",
    "read_shopify_payments_payouts", "read_shopify_payments_disputes",
)  # fmt: skip


def authorise_url(grant: Grant) -> str:
    """The shop's page that asks for an offline token. The shop's domain has to be known (`grant.external_id`)."""
    shop = f"{sign.shop_of(grant.external_id)}.myshopify.com"
    base = grant.base_url.rstrip("/") or f"https://{shop}"
    query = {
        "client_id": grant.client_id,
        "scope": ",".join(_SCOPES),
        "redirect_uri": grant.redirect_uri,
        "state": grant.state,
    }
    if urlsplit(base).hostname != shop:  # a sandbox serves many shops on one address
        query["shop"] = grant.external_id
    return f"{base}{AUTHORISE_PATH}?{urlencode(query)}"


async def exchange_code(http: Http, grant: Grant, query: Mapping[str, str]) -> Tokens:
    """Verifies the callback and turns its code into tokens. Raises BadSignature, PartnerRefused."""
    if not sign.is_same(query.get("hmac", ""), sign.query_hmac(grant.client_secret, query)):
        raise BadSignature("the callback was not signed by Shopify", code="hmac")
    if not sign.is_same(query.get("state", ""), grant.state):
        raise BadSignature("the callback belongs to another authorisation", code="state")
    shop = query.get("shop", "")
    is_known = sign.shop_of(shop) == sign.shop_of(grant.external_id) if grant.external_id else sign.is_shop(shop)
    if not is_known:
        raise BadSignature(f"the callback names another shop: {shop!r}", code="shop")
    client = {"client_id": grant.client_id, "client_secret": grant.client_secret}
    tokens = await _tokens(http, "exchange_code", client, {"code": query.get("code", ""), "expiring": "1"})
    return replace(tokens, external_id=shop)


async def refresh(http: Http) -> Tokens | None:
    """Fresh tokens of a shop with expiring ones (they last an hour, the refresh token rotates), else None."""
    secrets = http.account.secrets
    if not secrets.get("refresh_token"):
        return None
    client = {name: secrets.get(name, "") for name in ("client_id", "client_secret")}
    said = {"grant_type": "refresh_token", "refresh_token": secrets["refresh_token"]}
    return await _tokens(http, "refresh_token", client, said)


async def _tokens(http: Http, operation: str, client: Mapping[str, str], said: Mapping[str, str]) -> Tokens:
    answer = await http.send(
        Request(
            operation=operation,
            method="POST",
            path=TOKEN_PATH,
            headers={"content-type": "application/x-www-form-urlencoded", "accept": "application/json"},
            body=urlencode({**client, **said}).encode(),
            cost=0,
            needs_token=False,
        )
    )
    got = answer.json()
    if not isinstance(got, dict) or not got.get("access_token"):
        raise Unreadable("the token endpoint gave no access_token", body=answer.body)
    fresh = {name: str(got[name]) for name in ("access_token", "refresh_token") if got.get(name)}
    lasts_s = got.get("expires_in")
    return Tokens(
        secrets={**client, **fresh},
        expires_at=http.now + timedelta(seconds=float(lasts_s)) if lasts_s else None,
        config={"scope": str(got.get("scope") or "")},
        authorised_until=ends_in(http.now, got.get("refresh_token_expires_in")),  # further away with every refresh
    )
