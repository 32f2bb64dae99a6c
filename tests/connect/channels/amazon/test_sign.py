"""Headers, budgets, typed errors, and the key on our own door."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from linkstar.connect.channel import WebhookRequest
from linkstar.connect.channels.amazon import ADAPTER, asks, sites
from linkstar.connect.wire import (
    Answer,
    BadSignature,
    Learned,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Request,
    Throttled,
    TokenExpired,
    TokenRevoked,
    Unreadable,
)
from tests.connect.channels.amazon.builders import NOW, a_parcel, an_account, an_order
from tests.connect.channels.amazon.test_wire import SAMPLES, read

ASK = Request("getOrder", "GET", "/orders/2026-01-01/orders/1")
EXPIRED = "The access token you provided has expired."


def refusal(status: int, code: str = "InvalidInput", message: str = "no", details: str = "") -> Answer:
    """A refusal in Amazon's words."""
    body = {"errors": [{"code": code, "message": message, "details": details}]}
    return Answer(status, {}, orjson.dumps(body))


def test_a_call_carries_token_date_and_agent() -> None:
    account = replace(an_account(), secrets={"access_token": "Atza|1"})
    headers = ADAPTER.sign(ASK, account, NOW).headers
    assert headers["x-amz-access-token"] == "Atza|1"
    assert headers["x-amz-date"] == "20261120T120000Z"
    assert headers["user-agent"].startswith("LinkStar/")


def test_tokens_and_documents_are_fetched_without_a_token() -> None:
    account = replace(an_account(), secrets={"access_token": "Atza|1"})
    for ask in (asks.refresh_token(account), asks.download("https://store.example.com/f?sig=a%2Bb")):
        assert "x-amz-access-token" not in ADAPTER.sign(ask, account, NOW).headers


def test_a_signed_address_keeps_its_signature() -> None:
    ask = asks.upload_feed("https://store.example.com/f?X-Sig=a%2Bb&empty=", an_account(), [])
    assert (ask.path, ask.query) == ("https://store.example.com/f", {"X-Sig": "a+b", "empty": ""})


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (refusal(400), PartnerRefused, "InvalidInput"),
        (
            refusal(403, "Unauthorized", "Access to requested resource is denied.", EXPIRED),
            TokenExpired,
            "Unauthorized",
        ),
        (refusal(401, "Unauthorized"), TokenExpired, "Unauthorized"),
        (refusal(403, "Unauthorized", "Access to requested resource is denied."), PartnerRefused, "Unauthorized"),
        (refusal(404, "NotFound"), PartnerRefused, "NotFound"),
        (refusal(429, "QuotaExceeded"), Throttled, "QuotaExceeded"),
        (refusal(500, "InternalFailure"), PartnerDown, "InternalFailure"),
        (Answer(503, {}, b"<html>busy</html>"), PartnerDown, "503"),
        (Answer(403, {}, b"<Error><Code>AccessDenied</Code></Error>"), PartnerRefused, "403"),
        (Answer(400, {}, b'{"errors": "broken"}'), PartnerRefused, "400"),
        (Answer(400, {}, b'[{"code": "BAD_REQUEST", "message": "no"}]'), PartnerRefused, "BAD_REQUEST"),
        (Answer(400, {}, b'{"errors": []}'), PartnerRefused, "400"),
    ],
)
def test_every_refusal_has_a_type(answer: Answer, kind: type[PartnerError], code: str) -> None:
    wrong = ADAPTER.error_of(ASK, answer)
    assert type(wrong) is kind
    assert wrong.code == code


def test_a_refusal_names_the_field_to_mend() -> None:
    message = "Please check the fields with invalid type [packageDetail.packageReferenceId]."
    wrong = ADAPTER.error_of(ASK, refusal(400, message=message))
    assert wrong is not None
    assert wrong.field == "packageDetail.packageReferenceId"


def test_an_answer_is_no_error_even_when_it_speaks_of_errors() -> None:
    assert ADAPTER.error_of(ASK, Answer(200, {}, b'{"errors": []}')) is None


@pytest.mark.parametrize(("operation", "kind"), [("refreshToken", TokenRevoked), ("exchangeCode", PartnerRefused)])
def test_a_refresh_token_that_is_no_longer_taken_needs_a_person(operation: str, kind: type[PartnerError]) -> None:
    said = Answer(400, {}, b'{"error": "invalid_grant", "error_description": "gone"}')
    assert type(ADAPTER.error_of(Request(operation, "POST", "/auth/o2/token"), said)) is kind


def test_wrong_keys_of_our_application_are_not_the_sellers_fault() -> None:
    said = Answer(401, {}, b'{"error": "invalid_client", "error_description": "no"}')
    wrong = ADAPTER.error_of(Request("refreshToken", "POST", "/auth/o2/token"), said)
    assert type(wrong) is PartnerRefused
    assert wrong.code == "invalid_client"


@pytest.mark.parametrize(
    ("status", "headers", "learned"),
    [
        (200, {"x-amzn-ratelimit-limit": "0.0167"}, Learned(rate=0.0167)),
        (429, {"x-amzn-ratelimit-limit": "2.0"}, Learned(left=0.0, rate=2.0)),
        (429, {}, Learned(left=0.0)),
        (200, {}, None),
        (200, {"x-amzn-ratelimit-limit": "often"}, None),
        (200, {"x-amzn-ratelimit-limit": "0"}, None),
    ],
)
def test_amazon_teaches_the_rate_of_this_seller(status: int, headers: dict[str, str], learned: Learned | None) -> None:
    assert ADAPTER.learn(ASK, Answer(status, headers, b"{}")) == learned


def test_after_a_refusal_for_quota_one_token_is_waited_for() -> None:
    answer = replace(refusal(429, "QuotaExceeded"), headers={"x-amzn-ratelimit-limit": "0.5"})
    wrong = ADAPTER.error_of(ASK, answer)
    assert wrong is not None
    assert wrong.retry_after_s == 2


def test_tokens_come_from_their_own_host_except_in_the_sandbox() -> None:
    account = an_account()
    real = replace(account, base_url="https://sellingpartnerapi-eu.amazon.com")
    assert asks.refresh_token(account).path == "/auth/o2/token"
    assert asks.refresh_token(real).path == "https://api.amazon.com/auth/o2/token"
    assert asks.refresh_token(an_account(lwa_url="http://127.0.0.1:1/")).path == "http://127.0.0.1:1/auth/o2/token"


@pytest.mark.parametrize(
    ("ours", "code"),
    [
        ("云途 YunExpress", "Yun Express"), ("Yun Express", "Yun Express"), ("UPS Ground", "UPS"), ("DHL", "DHL"),
        ("4PX", "4PX"), ("Grandma's Bicycle", "Other"), ("upstairs", "Other"), ("", "Other"),
    ],
)  # fmt: skip
def test_carriers_are_told_in_amazons_codes(ours: str, code: str) -> None:
    assert sites.carrier_code(ours) == code


@pytest.mark.parametrize("site", ["DE", "de", "A1PA6795UKMFR9"])
def test_a_marketplace_may_be_named_by_country_or_id(site: str) -> None:
    assert list(sites.marketplace_ids(replace(an_account(), site=site))) == ["A1PA6795UKMFR9"]


def test_an_account_may_sell_at_several_marketplaces() -> None:
    assert len(sites.marketplace_ids(an_account(marketplace_ids="DE, FR,UK"))) == 3


def test_a_parcel_has_the_same_positive_number_on_every_try() -> None:
    number = asks.package_reference("0190f3c2-parcel")
    assert number == asks.package_reference("0190f3c2-parcel")
    assert 0 < int(number) < 2**31
    assert number != asks.package_reference("0190f3c2-other")
    assert asks.package_reference("7") == "7"
    body = orjson.loads(asks.confirm_shipment(an_account(), a_parcel(an_order(), 1, 0, key="x")).body)
    assert isinstance(body["packageDetail"]["packageReferenceId"], str)


def delivery(body: bytes, key: str = "key-of-our-destination") -> WebhookRequest:
    """A delivery at our door."""
    return WebhookRequest("/hooks/amazon", {"x-api-key": key}, {}, body)


def test_a_notice_is_taken_once_however_it_is_wrapped() -> None:
    wrapped = (SAMPLES / "order_change.json").read_bytes()
    bare = orjson.dumps(orjson.loads(wrapped)["detail"])
    [one] = ADAPTER.receive(delivery(wrapped), an_account(), NOW)
    [two] = ADAPTER.receive(delivery(bare), an_account(), NOW)
    assert one.key == two.key == "305-7654321-0000042@2026-11-18T09:01:02.500000Z~notice"
    assert (one.external_id, one.source, one.topic) == ("305-7654321-0000042", "webhook", "orders")
    order = ADAPTER.read_order(one, an_account())
    assert order.is_partial
    assert (order.commercial, order.payment, order.fulfilled_by) == ("open", "paid", "seller")
    assert [(line.sku, line.quantity) for line in order.lines] == [("CUP-RED", 3)]


def test_a_notice_does_not_shut_out_the_order_that_is_fetched_for_it() -> None:
    [notice] = ADAPTER.receive(delivery((SAMPLES / "order_change.json").read_bytes()), an_account(), NOW)
    order = read(orjson.loads((SAMPLES / "order.json").read_bytes()))
    assert notice.happened_at == order.updated_at
    assert notice.key != f"{order.external_id}@{order.updated_at:%Y-%m-%dT%H:%M:%S.%fZ}"


def test_a_notice_without_a_moment_of_change_counts_by_its_own_time() -> None:
    said = orjson.loads((SAMPLES / "order_change.json").read_bytes())["detail"]
    said["Payload"]["OrderChangeNotification"]["OrderChangeTrigger"]["TimeOfOrderChange"] = None
    [message] = ADAPTER.receive(delivery(orjson.dumps(said)), an_account(), NOW)
    assert message.key == "305-7654321-0000042@2026-11-18T09:01:05.100000Z~notice"


@pytest.mark.parametrize("key", ["", "wrong", "key-of-our-destinatioN"])
def test_a_delivery_without_our_key_is_turned_away(key: str) -> None:
    with pytest.raises(BadSignature):
        ADAPTER.receive(delivery((SAMPLES / "order_change.json").read_bytes(), key), an_account(), NOW)


def test_without_a_key_of_our_own_nobody_gets_in() -> None:
    account = replace(an_account(), secrets={})
    with pytest.raises(BadSignature):
        ADAPTER.receive(delivery((SAMPLES / "order_change.json").read_bytes(), ""), account, NOW)


def test_a_notice_for_another_seller_is_turned_away() -> None:
    account = replace(an_account(), external_id="ANOTHER")
    with pytest.raises(BadSignature):
        ADAPTER.receive(delivery((SAMPLES / "order_change.json").read_bytes()), account, NOW)


def test_other_news_is_let_pass() -> None:
    assert ADAPTER.receive(delivery(b'{"NotificationType": "PRICING_HEALTH"}'), an_account(), NOW) == ()


@pytest.mark.parametrize("body", [b"", b"<xml>", b"[]", b'{"NotificationType": "ORDER_CHANGE"}'])
def test_a_broken_notice_is_refused_and_kept(body: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        ADAPTER.receive(delivery(body), an_account(), NOW)
    assert refused.value.body == body
