"""eBay's signatures against its own vectors, and what comes to our door."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
import pytest

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.channels.ebay import ADAPTER, sign
from linkstar.connect.wire import BadSignature, Request, Unreadable
from tests.connect import tally
from tests.connect.channels.ebay.builders import a_seller
from tests.connect.openapi import load, needs, vectors
from tests.contracts.accounts import NOW

pytestmark = needs("ebay")


def _cases() -> dict[str, Any]:
    return load("ebay/test-vectors/event-notification.test.json")


def _body(message: dict[str, Any]) -> bytes:
    """The bytes that eBay signed: its JSON without spaces, in the order of the message."""
    return orjson.dumps(message)


def test_the_published_challenge_is_answered() -> None:
    (one,) = vectors("ebay-challenge")
    asked = one["inputs"]
    assert (
        sign.challenge_response(asked["challengeCode"], asked["verificationToken"], asked["endpoint"])
        == one["expected"]
    )
    tally.vector("ebay", "ebay-challenge")


def test_the_published_notification_is_believed_and_changed_ones_are_not() -> None:
    good, other = _cases()["VALID"], _cases()["SIGNATURE_MISMATCH"]
    pem = good["response"]["key"]
    assert sign.key_of(good["signature"]) == good["public_key"]
    assert sign.is_ebays(_body(good["message"]), good["signature"], pem)
    assert not sign.is_ebays(_body(good["message"]) + b" ", good["signature"], pem)
    assert not sign.is_ebays(_body(other["message"]), other["signature"], pem)
    assert not sign.is_ebays(_body(good["message"]), good["signature"], "no key")
    tally.vector("ebay", "ebay-notification")


@pytest.mark.parametrize("header", ["", "x", "bm8=", "e30=", "eyJraWQiOjF9", "W10=", "ключ"])
def test_a_header_that_is_none_of_ebays_is_refused(header: str) -> None:
    good = _cases()["VALID"]
    assert not sign.is_ebays(b"{}", header, good["response"]["key"])
    keys = orjson.dumps({"1": good["response"]["key"]}).decode()
    account = replace(a_seller().account, secrets={sign.KEYS: keys})
    with pytest.raises(BadSignature):
        ADAPTER.receive(WebhookRequest("/", {sign.SIGNATURE_HEADER: header}, {}, b"{}"), account, NOW)


def test_a_notification_is_unpacked_when_the_account_knows_the_key() -> None:
    good = _cases()["VALID"]
    keys = orjson.dumps({good["public_key"]: good["response"]["key"]}).decode()
    account = replace(a_seller().account, secrets={sign.KEYS: keys})
    request = WebhookRequest("/", {sign.SIGNATURE_HEADER: good["signature"]}, {}, _body(good["message"]))
    (message,) = ADAPTER.receive(request, account, NOW)
    assert (message.topic, message.external_id) == ("marketplace_account_deletion", "ma8vp1jySJC")
    assert message.key == good["message"]["notification"]["notificationId"]
    with pytest.raises(BadSignature):
        ADAPTER.receive(request, a_seller().account, NOW)


def test_tokens_travel_in_the_header_that_each_api_wants() -> None:
    account = a_seller().account
    orders = ADAPTER.sign(Request("getOrders", "GET", "/sell/fulfillment/v1/order"), account, NOW)
    returns = ADAPTER.sign(Request("x", "GET", "/post-order/v2/return/search"), account, NOW)
    tokens = ADAPTER.sign(Request("t", "POST", "/identity/v1/oauth2/token", needs_token=False), account, NOW)
    assert (orders.headers["authorization"], returns.headers["authorization"]) == ("Bearer first", "IAF first")
    assert "authorization" not in tokens.headers
    assert orders.headers["x-ebay-c-marketplace-id"] == "EBAY_DE"
    assert [sign.marketplace(site) for site in ("US", "UK", "EBAY_MOTORS_US")] == [
        "EBAY_US",
        "EBAY_GB",
        "EBAY_MOTORS_US",
    ]


def test_a_body_without_meaning_is_unreadable_even_if_it_was_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign, "is_ebays", lambda body, header, pem: True)
    header = _cases()["VALID"]["signature"]
    account = replace(a_seller().account, secrets={sign.KEYS: orjson.dumps({sign.key_of(header): "x"}).decode()})
    with pytest.raises(Unreadable):
        ADAPTER.receive(WebhookRequest("/", {sign.SIGNATURE_HEADER: header}, {}, b"[]"), account, NOW)
