"""The mapping of an ERP and the documents that it was told, over the web door."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import orjson
import pytest

from linkstar.connect import NewAccount, create_accounts
from linkstar.connect.accounts import get_account_row
from linkstar.connect.accounts.actions import put_config
from linkstar.connect.erp import SAYS, MappingDraft, kinds_of
from linkstar.connect.erps.kingdee import ADAPTER
from linkstar.finance.actions import note_told
from linkstar.finance.queries import Told
from tests.world.access import code_of

ERPS = "/api/v1/finance/erps"
ADDED = {"kind": "sales_order", "part": "head", "path": "F_MY_SHOP", "template": "{shop_title}"}
LEFT_OUT = {"kind": "sales_order", "part": "head", "path": "FNote", "template": ""}


@pytest.fixture
async def erp(company, vault) -> str:
    """A Kingdee that nobody has mapped yet, and a shop."""
    new = [
        NewAccount(
            "erp", "kingdee", "K3Cloud", "https://erp.example", "books", zone="Asia/Shanghai", secrets={"app_id": "a"}
        ),
        NewAccount("channel", "shopify", "Harbour", "https://shop.example", "harbour.example"),
    ]
    async with company.tx() as tx:
        erp_id, _ = await create_accounts(tx, new, vault)
    return str(erp_id)


async def read(web, erp: str, headers) -> dict[str, Any]:
    answer = await web.get(f"{ERPS}/{erp}/mapping", headers=headers)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


async def test_a_mapping_shows_what_comes_with_the_adapter_and_what_is_ours(web, owner, erp):
    told = await read(web, erp, owner)
    assert [one["kind"] for one in told["kinds"]] == kinds_of(ADAPTER)
    assert not any(one["is_own"] for one in told["fields"])
    customers = next(one for one in told["tables"] if one["name"] == "customers")
    assert (customers["of"], customers["is_needed"], customers["ours"]) == (
        "shop",
        True,
        {"harbour.example": "Harbour"},
    )
    assert told["default_values"]["org"] == "100"


async def test_what_is_changed_is_kept_shown_and_sent_and_can_be_reset(web, company, owner, erp):
    body = {
        "fields": [ADDED, LEFT_OUT],
        "values": {"org": "101"},
        "tables": {"customers": {"harbour.example": " C-1 "}},
    }
    version = (await read(web, erp, owner))["version"]
    saved = await web.put(f"{ERPS}/{erp}/mapping", json=body | {"version": version}, headers=owner)
    stale = await web.put(f"{ERPS}/{erp}/mapping", json=body | {"version": version}, headers=owner)
    assert (saved.status_code, code_of(stale)) == (200, "conflict")
    told = await read(web, erp, owner)
    own = {one["path"]: (one["template"], one["default"]) for one in told["fields"] if one["is_own"]}
    assert own == {"F_MY_SHOP": ("{shop_title}", ""), "FNote": ("", "{shop_title} {order_number}")}
    assert told["values"] == {"org": "101"}
    drawn = await preview(web, erp, owner, kind="sales_order", **body)
    model = orjson.loads(drawn["whole"])["model"]
    assert ("FNote" in model, model["F_MY_SHOP"], model["FSaleOrgId"]) == (False, "My shop", {"FNumber": "101"})
    reset = await web.put(f"{ERPS}/{erp}/mapping", json={"version": told["version"]}, headers=owner)
    assert reset.status_code == 200
    assert not any(one["is_own"] for one in (await read(web, erp, owner))["fields"])
    async with company.tx() as tx:
        assert orjson.loads((await get_account_row(tx, UUID(erp))).config["mapping"]) == {"values": {}, "tables": {}}


async def preview(web, erp: str, headers, **body: Any) -> dict[str, Any]:
    answer = await web.post(f"{ERPS}/{erp}/mapping/preview", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_preview_without_a_document_of_the_day_is_made_up_and_names_its_gaps(web, owner, erp):
    drawn = await preview(web, erp, owner, kind="sales_order", on="2026-11-01")
    assert (drawn["is_example"], drawn["on"]) == (True, "2026-11-01")
    assert [(one["field"], one["code"]) for one in drawn["gaps"]] == [("head.FCustId.FNumber", "not_in_table")]
    zh = owner | {"Accept-Language": "zh"}
    assert "对照表" in (await preview(web, erp, zh, kind="sales_order"))["gaps"][0]["detail"]
    mended = await preview(web, erp, owner, kind="sales_order", tables={"customers": {"my-shop.example": "C"}})
    assert mended["gaps"] == []


@pytest.mark.parametrize(
    ("field", "place", "code"),
    [
        ({"template": "{buyer}"}, "fields.0.template", "unknown_name"),
        ({"template": "{shop@nowhere}"}, "fields.0.template", "unknown_table"),
        ({"template": "{shop"}, "fields.0.template", "unreadable"),
        ({"path": "FCustId"}, "fields.0.path", "inside"),
        ({"path": "FNote.FNumber"}, "fields.0.path", "inside"),
        ({"path": "F NO"}, "fields.0.path", "path"),
        ({"kind": "nothing"}, "fields.0.kind", "unknown_name"),
    ],
)
async def test_what_cannot_be_mapped_is_refused_at_its_field(web, owner, erp, field, place, code):
    body = {"fields": [ADDED | field], "version": 1}
    answer = await web.put(f"{ERPS}/{erp}/mapping", json=body, headers=owner)
    assert (answer.status_code, code_of(answer)) == (422, "finance.mapping_wrong")
    assert (answer.json()["errors"][0]["field"], answer.json()["errors"][0]["code"]) == (place, code)


async def test_a_mapping_that_somebody_broke_by_hand_says_so(web, company, owner, erp):
    async with company.tx() as tx:
        await put_config(tx, UUID(erp), {"mapping": '{"tables": {"customers": 5}}'})
    assert code_of(await web.get(f"{ERPS}/{erp}/mapping", headers=owner)) == "finance.no_mapping"
    answer = await web.post(f"{ERPS}/{erp}/mapping/preview", json={"kind": "voucher"}, headers=owner)
    assert code_of(answer) == "finance.no_mapping"


@pytest.fixture
async def told(company, erp) -> str:
    """An ERP that took one document and refused two."""
    day = date(2026, 11, 19)
    rows = [("LS-SO-1", "taken", ""), ("LS-SO-2", "refused", "no customer"), ("LS-SO-3", "refused", "no material")]
    async with company.tx() as tx:
        await note_told(
            tx, erp, [Told(n, "sales_order", day, state, "", "", why, "F", tx.now) for n, state, why in rows]
        )
    return erp


async def test_told_documents_are_found_and_paged(web, owner, told):
    async def numbers(**asked: Any) -> list[str]:
        answer = await web.get(f"{ERPS}/{told}/documents", params=asked, headers=owner)
        return [row["number"] for row in answer.json()["rows"]]

    assert await numbers(state="refused") == ["LS-SO-2", "LS-SO-3"]
    assert await numbers(number="so-3") == ["LS-SO-3"]
    assert await numbers(on="2026-11-18") == await numbers(kind="voucher") == []
    first = (await web.get(f"{ERPS}/{told}/documents", params={"limit": 2}, headers=owner)).json()
    assert await numbers(limit=2, after=first["next"]) == ["LS-SO-3"]
    one = (await web.get(f"{ERPS}/{told}/documents/LS-SO-2", headers=owner)).json()
    assert (one["message"], one["state"]) == ("no customer", "refused")
    [shown] = (await web.get(ERPS, headers=owner)).json()["rows"]
    assert (shown["taken"], shown["refused"], shown["has_mapping"]) == (1, 2, True)


async def test_only_refused_documents_are_sent_again(web, company, owner, told):
    async def again(*numbers: str) -> Any:
        return await web.post(f"{ERPS}/{told}/documents/resend", json={"numbers": list(numbers)}, headers=owner)

    assert (await again("LS-SO-2", "LS-SO-3")).json() == {"count": 2}
    refused = await again("LS-SO-1", "LS-SO-2")
    assert (code_of(refused), refused.json()["field"]) == ("finance.told_already", "numbers")
    assert code_of(await again("LS-SO-9")) == "not_found"


async def test_a_shop_is_no_erp_and_support_sees_none(web, company, owner, erp):
    shop = next(
        row["id"]
        for row in (await web.get("/api/v1/connect/accounts", headers=owner)).json()["rows"]
        if row["kind"] == "channel"
    )
    assert code_of(await web.get(f"{ERPS}/{shop}/mapping", headers=owner)) == "not_found"
    support = await company.signed_in("support")
    assert (await web.get(ERPS, headers=support)).status_code == 403


def test_what_comes_with_the_adapter_is_without_gaps() -> None:
    mapping = ADAPTER.read_mapping({})
    assert set(mapping.forms) <= set(SAYS)
    assert ADAPTER.gaps_of({}, MappingDraft(mapping.fields)) == []
