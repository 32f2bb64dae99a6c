"""The contract of an ERP: what every adapter that the registry finds has to keep (decision 0018)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import orjson
import pytest

from linkstar.connect import registry
from linkstar.connect.erp import Document, DocumentKind
from linkstar.connect.fake import FakeAnswer
from linkstar.connect.wire import PartnerDown, PartnerRefused, Throttled, TokenRevoked
from tests.contracts.accounts import NOW, ROWS, Stage, adapters, stage
from tests.contracts.faults import BAD_ANSWERS, answer_badly, error_from, heal, lose_answers

ALL = adapters("erp")
KINDS = set(get_args(DocumentKind))
SPOKEN = [(name, kind) for name in ALL for kind in sorted(KINDS & registry.erp(name).can)]
DAY = date(2026, 11, 19)


def a_document(kind: str, number: str = "LS-1", sku: str = "MUG") -> Document:
    """A document of a kind, with what the product tells of it."""
    heads: dict[str, dict[str, Any]] = {
        "sales_order": {"shop": "shop-1", "shop_title": "My shop", "order_number": "R-1", "currency": "EUR"},
        "stock_in": {"note": "receive"}, "stock_out": {"note": "ship"}, "voucher": {"currency": "EUR"},
        "purchase_receipt": {"supplier": "SUP1"},
    }  # fmt: skip
    goods = {"sku": sku, "quantity": 2, "price": Decimal("12.30"), "location": "SZX", "note": "ship"}
    postings = [
        {"account": "expense:freight", "amount": Decimal("4.50"), "debit": Decimal("4.50"), "credit": Decimal(0)},
        {"account": "payable:carrier", "amount": Decimal("4.50"), "debit": Decimal(0), "credit": Decimal("4.50")},
    ]
    return Document(kind, number, DAY, heads[kind], postings if kind == "voucher" else [goods])  # type: ignore[arg-type]


def booked(one: Stage) -> list[Any]:
    """All documents that reached the ERP."""
    return [model for models in one.fake.received()["documents"].values() for model in models]


async def book(one: Stage, *documents: Document) -> Sequence[Any]:
    """Tells the ERP."""
    answers: Sequence[Any] = await one.adapter.book(one.http, documents)
    return answers


def test_every_erp_has_a_row_in_the_table_of_accounts() -> None:
    assert set(ALL) <= set(ROWS)


@pytest.mark.parametrize("name", ALL)
def test_an_erp_says_what_it_can(name: str) -> None:
    adapter = registry.erp(name)
    assert (adapter.name, bool(adapter.title)) == (name, True)
    assert {"find"} < adapter.can <= KINDS | {"find"}
    assert all(budget.rate > 0 and budget.burst >= 1 for budget in adapter.budgets.values())


@pytest.mark.parametrize("name", ALL)
def test_the_folder_tells_people_and_brings_samples(name: str) -> None:
    folder = Path(registry.__file__).parent / "erps" / name
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "ever tried against the live service" in text
    assert list((folder / "samples").iterdir())


@pytest.mark.parametrize(("name", "kind"), SPOKEN)
async def test_a_document_is_booked_with_its_number_day_and_lines(name: str, kind: str) -> None:
    one = stage(name)
    (said,) = await book(one, a_document(kind))
    assert (said.number, said.is_taken, bool(said.external_id)) == ("LS-1", True, True)
    (model,) = booked(one)
    told = orjson.dumps(model).decode()
    assert "LS-1" in told
    assert "2026-11-19" in told
    assert ("6601.05" if kind == "voucher" else "MUG") in told
    assert "4.50" in told if kind == "voucher" else "2" in told


@pytest.mark.parametrize(("name", "kind"), SPOKEN)
async def test_a_document_is_never_booked_twice(name: str, kind: str) -> None:
    one = stage(name)
    (first,), (again,) = await book(one, a_document(kind)), await book(one, a_document(kind))
    assert (again.number, again.is_taken, again.external_id) == (first.number, True, first.external_id)
    assert len(booked(one)) == 1


@pytest.mark.parametrize(("name", "kind"), SPOKEN)
async def test_a_document_whose_answer_was_lost_is_found(name: str, kind: str) -> None:
    one = stage(name)
    lose_answers(one, lambda request: not request.is_safe)
    assert isinstance(await error_from(book(one, a_document(kind))), PartnerDown)
    heal(one)
    found = await one.adapter.find(one.http, kind, ["LS-1", "LS-2"])
    (said,) = await book(one, a_document(kind))
    assert (list(found), said) == (["LS-1"], found["LS-1"])
    assert len(booked(one)) == 1


@pytest.mark.parametrize("name", ALL)
async def test_a_refused_document_does_not_hold_the_others_and_goes_when_it_is_mended(name: str) -> None:
    one = stage(name)
    form = {"kingdee": "SAL_SaleOrder"}.get(name, "sales_order")
    one.fake.refuse(form, "NOWHERE")
    documents = [a_document("sales_order", f"LS-{n}", "NOWHERE" if n == 2 else "MUG") for n in range(1, 4)]
    answers = await book(one, *documents)
    assert [(said.number, said.is_taken) for said in answers] == [("LS-1", True), ("LS-2", False), ("LS-3", True)]
    assert answers[1].message
    assert answers[1].code
    one.fake.refuse(form, "")
    again = await book(one, *documents)
    assert [said.is_taken for said in again] == [True] * 3
    assert [said.external_id for said in again][::2] == [said.external_id for said in answers][::2]
    assert len(booked(one)) == 3


@pytest.mark.parametrize("name", ALL)
async def test_what_the_mapping_lacks_is_refused_before_anything_is_sent_and_named(name: str) -> None:
    one = stage(name)
    strange = replace(
        a_document("sales_order", "LS-9"), head={**a_document("sales_order").head, "shop": "shop-unknown"}
    )
    refused, taken = await book(one, strange, a_document("sales_order"))
    assert (refused.is_taken, refused.code, "shop-unknown" in refused.message) == (False, "mapping", True)
    assert taken.is_taken
    assert len(booked(one)) == 1


@pytest.mark.parametrize("name", ALL)
async def test_many_documents_go_in_few_calls(name: str) -> None:
    one = stage(name)
    answers = await book(one, *(a_document("sales_order", f"LS-{n}") for n in range(120)))
    assert [said.number for said in answers if said.is_taken] == [f"LS-{n}" for n in range(120)]
    assert len(one.http.asked) <= 10
    assert await book(one) == []


@pytest.mark.parametrize("name", ALL)
async def test_a_number_with_odd_signs_is_looked_for_as_it_is(name: str) -> None:
    one = stage(name)
    odd = a_document("sales_order", "LS-O'Neill) or (1=1")
    await book(one, odd, a_document("sales_order", "LS-2"))
    assert list(await one.adapter.find(one.http, "sales_order", [odd.number])) == [odd.number]
    assert list(await one.adapter.find(one.http, "sales_order", ["') or ('1'='1"])) == []


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("bad", "kind"), BAD_ANSWERS)
async def test_a_bad_answer_has_its_type(name: str, bad: FakeAnswer, kind: type) -> None:
    one = stage(name)
    answer_badly(one, bad)
    assert type(await error_from(book(one, a_document("sales_order")))) is kind


@pytest.mark.parametrize("name", ALL)
async def test_a_mapping_that_cannot_be_read_stops_everything(name: str) -> None:
    one = stage(name, config={"mapping": "{"})
    assert isinstance(await error_from(book(one, a_document("sales_order"))), PartnerRefused)
    assert one.http.asked == []


@pytest.mark.parametrize("name", ALL)
async def test_a_spent_budget_is_throttled_and_nothing_was_done(name: str) -> None:
    one = stage(name)
    answer_badly(one, one.fake.throttled())
    assert isinstance(await error_from(book(one, a_document("sales_order"))), Throttled)
    assert booked(one) == []


@pytest.mark.parametrize("name", ALL)
async def test_a_revoked_account_asks_for_a_person(name: str) -> None:
    one = stage(name)
    one.fake.revoke(one.row.external_id)
    assert isinstance(await error_from(book(one, a_document("sales_order"))), TokenRevoked)


@pytest.mark.parametrize("name", ALL)
async def test_secrets_never_travel(name: str) -> None:
    one = stage(name)
    await book(one, a_document("sales_order"))
    signed = [one.adapter.sign(request, one.account, NOW) for request in one.http.asked]
    told = [
        text
        for each in signed
        for text in (each.path, *each.query.values(), *each.headers.values(), each.body.decode())
    ]
    assert [text for text in told if one.account.secrets["app_secret"] in text] == []
