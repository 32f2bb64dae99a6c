"""K3Cloud: its own client's services and signatures, its refusals, and the mapping."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import orjson
import pytest

from linkstar.connect.erp import Document
from linkstar.connect.erps.kingdee import ADAPTER, mapping, refusals, sign, wire
from linkstar.connect.wire import (
    Answer,
    PartnerDown,
    PartnerError,
    PartnerRefused,
    Throttled,
    TokenRevoked,
    Unreadable,
)
from tests.connect import tally
from tests.connect.openapi import CONTRACTS, needs
from tests.contracts.accounts import NOW, stage
from tests.contracts.test_erps import a_document

SAMPLES = Path(wire.__file__).parent / "samples"
QUERY = wire.query("SAL_SaleOrder", "FBillNo", ["1"])
SAVE = wire.save("SAL_SaleOrder", [{}], is_audited=True)
tally.cannot(
    "kingdee", "fields of forms", "the contract has services and signatures; forms are different in every installation"
)
tally.cannot("kingdee", "answers", "the contract has no answers; their shape comes from public examples")


@needs("kingdee")
async def test_services_and_parameters_are_those_of_kingdees_own_client() -> None:
    told = orjson.loads((CONTRACTS / "kingdee" / "k3cloud_webapi_v8.2.0.json").read_bytes())
    known = {one["op"]: one for one in told["operations"]}
    one = stage("kingdee")
    await ADAPTER.book(one.http, [a_document("sales_order")])
    for request in one.http.asked:
        assert request.path == "/" + known[request.operation]["url_suffix"]
        body = orjson.loads(request.body)
        assert all(f"'{name}'" in known[request.operation]["payload"] for name in body)
        assert set(known[request.operation]["args"]) == set(body)
        assert request.headers["content-type"] == told["content_type"]
    assert {request.operation for request in one.http.asked} == {wire.SAVE, wire.QUERY}
    tally.checked("kingdee", [wire.SAVE, wire.QUERY])


@needs("kingdee")
def test_the_headers_are_those_of_kingdees_own_client() -> None:
    vector = orjson.loads((CONTRACTS / "kingdee" / "k3cloud_webapi_v8.2.0.json").read_bytes())["header_vector"]
    given = vector["inputs"]
    keys = {name: str(given[name]) for name in ("app_id", "app_secret", "acct_id", "user", "lcid", "org_num")}
    assert sign.unmasked(given["app_id"].partition("_")[2]) == vector["decoded_client_secret"]
    made = sign.headers(keys, f"/k3cloud/{given['service']}", given["time"], str(given["time"]))
    assert made == vector["expected_headers"]
    tally.vector("kingdee", "kingdee-k3cloud")


def test_the_gateways_secret_is_unmasked_only_where_it_is_one() -> None:
    assert sign.unmasked("MDA1NGYzOTdjNjIzNDM3OGIwOWNhN2Qz") == "A" * 32  # the mask itself covers nothing
    assert sign.unmasked("x" * 31) == sign.unmasked("=" * 32) == ""


def test_two_calls_of_one_second_are_signed_with_different_nonces() -> None:
    one = stage("kingdee")
    nonces = {ADAPTER.sign(request, one.account, NOW).headers["x-api-nonce"] for request in (QUERY, SAVE)}
    assert len(nonces) == 2


def test_the_answer_of_a_batch_tells_each_document_by_its_place() -> None:
    first, second = wire.read_saved(
        Answer(200, {}, (SAMPLES / "saved.json").read_bytes()), ["LS-20261119-1", "LS-20261119-2"]
    )
    assert (first.is_taken, first.external_id) == (True, "100021")
    assert (second.is_taken, second.field, second.code) == (False, "FMaterialId", "500")
    assert "NOWHERE" in second.message
    assert "大于零" in second.message
    with pytest.raises(Unreadable):
        wire.read_saved(Answer(200, {}, (SAMPLES / "saved.json").read_bytes()), ["a", "b", "c"])


def test_what_was_found_is_read_by_number() -> None:
    assert set(wire.read_found(Answer(200, {}, (SAMPLES / "found.json").read_bytes()))) == {
        "LS-20261119-1",
        "LS-20261119-2",
    }


def said(message: str) -> bytes:
    """A refusal of a whole call."""
    status = {"ErrorCode": 500, "IsSuccess": False, "Errors": [{"FieldName": "", "Message": message, "DIndex": 0}]}
    return orjson.dumps({"Result": {"ResponseStatus": status}})


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ((SAMPLES / "refused.txt").read_bytes(), TokenRevoked),
        ('"response_error:{\\"Message\\": \\"签名验证失败\\"}"'.encode(), TokenRevoked),
        (said("会话信息已丢失，请重新登录"), TokenRevoked),
        ("response_error:调用过于频繁".encode(), Throttled),
        (said("系统繁忙，请稍后再试"), PartnerDown),
        (b"response_error:{}", PartnerRefused),
        (b'{"Result": {}}', Unreadable),
        (b'{"Result": {"ResponseStatus": {"Errors": [5]}}}', Unreadable),
    ],
)  # fmt: skip
def test_refusals_have_their_kinds(body: bytes, kind: type[PartnerError]) -> None:
    for request in (SAVE, QUERY):
        assert type(refusals.error_of(request, Answer(200, {}, body))) is kind
    wrapped = b"[[" + said("过滤条件不正确") + b"]]"
    assert type(refusals.error_of(QUERY, Answer(200, {}, wrapped))) is PartnerRefused


def account(own: object) -> object:
    """The account with a mapping of its own."""
    return replace(stage("kingdee").account, config={"mapping": orjson.dumps(own).decode()})


def test_a_template_keeps_kinds_of_values_fills_text_in_and_has_values_of_its_own() -> None:
    form = {
        "head": {"A": "{n}", "B": "no. {n} of {shop}", "C": "{absent|7}", "D": True, "E": ["{on}"], "F": {"G": "{price}"}},
        "lines": "L", "line": {"Q": "{quantity}", "U": "{unit}"},
    }  # fmt: skip
    rules = mapping.mapping_of(account({"sales_order": form, "values": {"unit": "Pcs"}}))  # type: ignore[arg-type]
    document = Document(
        "sales_order", "LS-1", date(2026, 11, 19), {"n": 5, "shop": "s", "price": Decimal("1.20")}, [{"quantity": 3}]
    )
    assert mapping.model_of(document, rules) == {
        "A": 5, "B": "no. 5 of s", "C": "7", "D": True, "E": ["2026-11-19"], "F": {"G": "1.20"}, "L": [{"Q": 3, "U": "Pcs"}],
    }  # fmt: skip


@pytest.mark.parametrize("own", [[], {"tables": 5}, "x"])
def test_a_mapping_of_another_shape_is_refused(own: object) -> None:
    with pytest.raises(PartnerRefused) as no:
        mapping.mapping_of(account(own))  # type: ignore[arg-type]
    assert no.value.field == "mapping"


def test_a_table_that_need_not_know_all_lets_names_through_and_the_others_do_not() -> None:
    rules = mapping.mapping_of(account({"tables": {"materials": {"MUG": "M-1"}, "customers": {"shop-1": "C1"}}}))  # type: ignore[arg-type]
    model = mapping.model_of(a_document("sales_order", sku="POT"), rules)
    assert model["FSaleOrderEntry"][0]["FMaterialId"] == {"FNumber": "POT"}
    with pytest.raises(PartnerRefused) as no:
        mapping.model_of(a_document("voucher"), rules)
    assert (no.value.code, no.value.field) == ("mapping", "accounts: expense:freight")
