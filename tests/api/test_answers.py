"""How the API answers whatever is thrown at it: problems, languages, trace ids, repeats, versions, pages, limits."""

from __future__ import annotations

import asyncio
import json

import pytest

from linkstar import orders
from linkstar.core import access
from linkstar.kit.errors import Refusal
from tests.world.access import a_key, code_of
from tests.world.orders import SHOP, a_capture, an_order

ORDERS = "/api/v1/orders"


@pytest.fixture
async def order(company):
    async with company.tx() as tx:
        done = await orders.capture(tx, [a_capture(an_order("1001"))])
        return await orders.get_order(tx, done.new[SHOP, "ext-1001"])


async def test_a_problem_has_every_part_and_names_the_trace(web, owner):
    answer = await web.get(f"{ORDERS}/00000000-0000-0000-0000-000000000000", headers=owner)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "/problems/not_found", "title": "Not found", "status": 404, "code": "not_found",
        "detail": "There is no order with this id in your company.", "trace_id": answer.headers["x-trace-id"],
    }  # fmt: skip


@pytest.mark.parametrize(("header", "title"), [
    ("zh-CN,zh;q=0.9", "未找到"), ("en-GB", "Not found"), ("de, zh;q=0.4, en;q=0.8", "Not found"), ("fr", "Not found"),
    ("en;q=0.1, zh-TW;q=0.5", "未找到"), ("zh;q=nonsense", "Not found"), ("", "Not found"),
])  # fmt: skip
async def test_a_problem_is_told_in_the_readers_language(web, owner, header, title):
    answer = await web.get(
        f"{ORDERS}/00000000-0000-0000-0000-000000000000", headers={**owner, "Accept-Language": header}
    )
    assert answer.json()["title"] == title


async def test_what_a_problem_leads_to_explains_it_in_both_languages(web, company):
    answer = await web.get("/problems/orders.closed")
    assert answer.status_code == 200
    assert "不能修改" in answer.text
    assert "cannot be changed" in answer.text
    assert (await web.get("/problems/<script>")).status_code == 404


async def test_a_trace_that_comes_along_is_followed(web, owner):
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    good = await web.get(ORDERS, headers={**owner, "traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    bad = await web.get(ORDERS, headers={**owner, "traceparent": f"00-{'0' * 32}-00f067aa0ba902b7-01"})
    assert good.headers["x-trace-id"] == trace
    assert len(bad.headers["x-trace-id"]) == 32
    assert set(bad.headers["x-trace-id"]) != {"0"}


async def test_inputs_of_the_wrong_shape_are_one_problem_that_lists_the_fields(web, owner, order):
    asked = {"ship_to": {"country": "Germany", "planet": "Mars"}, "version": "new"}
    answer = await web.patch(f"{ORDERS}/{order.id}/address", json=asked, headers=owner)
    assert answer.status_code == 422
    assert code_of(answer) == "invalid"
    assert {one["field"] for one in answer.json()["errors"]} == {"ship_to.country", "ship_to.planet", "version"}
    chinese = await web.patch(f"{ORDERS}/{order.id}/address", json=asked, headers={**owner, "Accept-Language": "zh"})
    assert "未知字段" in chinese.text


@pytest.mark.parametrize("body", [
    b"{", b"[" * 100_000, b'{"reason": "a\\u0000b"}', b'{"reason": "\xff"}', b'{"reason": NaN}', b'"text"', b"\x00", b'{"reason":"\\ud800"}',
    b'{"a\\u0000": 1}', b"", b'{"reason": ' + b"9" * 5000 + b"}",
])  # fmt: skip
async def test_a_body_that_cannot_be_read_is_a_problem_and_never_a_crash(web, owner, order, body):
    answer = await web.post(
        f"{ORDERS}/{order.id}/hold", content=body, headers={**owner, "Content-Type": "application/json"}
    )
    assert answer.status_code in (400, 422)
    assert code_of(answer) in ("invalid", "http_400")


@pytest.mark.parametrize("address", ["?number=%00", "?after=%00", "/%00", "?number=" + "a" * 9000])
async def test_an_address_that_cannot_be_kept_is_refused(web, owner, address):
    answer = await web.get(ORDERS + address, headers=owner)
    assert answer.status_code == 400
    assert code_of(answer) == "bad_address"


@pytest.mark.parametrize(
    "after", ["nonsense", "WzEsMl0", "WyJ4IiwieSJd", "W10", "é", "bnVsbA", "WyIyMDI2LTAxLTAxVDAwOjAwIiwibm8iXQ"]
)
async def test_a_made_up_page_key_is_refused(web, owner, after):
    answer = await web.get(ORDERS, params={"after": after}, headers=owner)
    assert answer.status_code == 422
    assert answer.json()["field"] == "after"


async def test_a_body_beyond_ten_megabytes_is_refused_before_it_is_read(web, owner):
    answer = await web.post(f"{ORDERS}/{SHOP}/hold", content=b" " * 10_000_001, headers=owner)
    assert answer.status_code == 413
    assert code_of(answer) == "body_too_large"

    async def endless():
        for _ in range(11):
            yield b" " * 1_000_000

    assert (await web.post(f"{ORDERS}/{SHOP}/hold", content=endless(), headers=owner)).status_code == 413


async def test_unknown_addresses_and_methods_are_problems_too(web, company):
    assert code_of(await web.get("/api/v1/nothing")) == "path_unknown"
    answer = await web.put("/health")
    assert answer.status_code == 405
    assert code_of(answer) == "method_not_allowed"


async def test_a_bug_is_told_with_its_trace_and_without_its_insides(web, owner, monkeypatch):
    async def broken(*_args, **_more):
        raise RuntimeError("the secret is Xanthippe")

    monkeypatch.setattr("linkstar.orders.list_orders", broken)
    answer = await web.get(ORDERS, headers=owner)
    assert answer.status_code == 500
    assert code_of(answer) == "internal"
    assert "Xanthippe" not in answer.text


async def test_every_answer_carries_the_security_headers(web, owner):
    for answer in (await web.get("/"), await web.get(ORDERS, headers=owner), await web.get("/nothing")):
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert (await web.get(ORDERS, headers=owner)).headers["cache-control"] == "no-store"


async def test_the_same_key_does_the_work_once_and_is_answered_the_same(web, company, owner):
    asked = {"name": "robot", "role": "support"}
    headers = {**owner, "Idempotency-Key": "k-1"}
    first = await web.post("/api/v1/api-keys", json=asked, headers=headers)
    again = await web.post("/api/v1/api-keys", json=asked, headers=headers)
    assert first.status_code == again.status_code == 201
    assert first.content == again.content
    assert again.headers["idempotent-replayed"] == "true"
    assert len((await web.get("/api/v1/api-keys", headers=owner)).json()["rows"]) == 1
    async with company.tx() as tx:
        kept = await tx.value("SELECT body FROM core.idempotency")
    assert first.json()["key"].encode() not in bytes(kept)


async def test_the_same_key_with_another_request_is_refused(web, owner, order):
    headers = {**owner, "Idempotency-Key": "k-2"}
    assert (await web.post(f"{ORDERS}/{order.id}/hold", json={"reason": "one"}, headers=headers)).status_code == 200
    other_body = await web.post(f"{ORDERS}/{order.id}/hold", json={"reason": "two"}, headers=headers)
    other_path = await web.post(f"{ORDERS}/{order.id}/release", json={}, headers=headers)
    assert code_of(other_body) == code_of(other_path) == "access.key_reused"
    assert other_body.status_code == 422


async def test_a_key_belongs_to_whoever_used_it(web, company, owner, order):
    async with company.tx() as tx:
        program = await a_key(tx)
    for headers in (owner, program):
        answer = await web.post(
            f"{ORDERS}/{order.id}/hold", json={"reason": "a"}, headers={**headers, "Idempotency-Key": "same"}
        )
        assert "idempotent-replayed" not in answer.headers


async def test_a_refused_request_may_be_repeated_with_the_same_key(web, company, owner):
    headers = {**owner, "Idempotency-Key": "k-3"}
    asked = {"name": "robot", "role": "gardener"}
    assert code_of(await web.post("/api/v1/api-keys", json=asked, headers=headers)) == "access.role_unknown"
    made = await web.put("/api/v1/roles/gardener", json={"permissions": {"orders": ["read"]}}, headers=owner)
    assert made.status_code == 200, made.text
    assert (await web.post("/api/v1/api-keys", json=asked, headers=headers)).status_code == 201


async def test_the_same_key_many_times_at_once_makes_one(web, owner):
    headers = {**owner, "Idempotency-Key": "k-4"}
    answers = await asyncio.gather(
        *(web.post("/api/v1/api-keys", json={"name": "robot", "role": "support"}, headers=headers) for _ in range(5))
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.content for answer in answers}) == 1
    assert len((await web.get("/api/v1/api-keys", headers=owner)).json()["rows"]) == 1


@pytest.mark.parametrize("key", ["", "a" * 201, "é"])
async def test_a_key_that_is_none_is_refused(web, owner, key):
    answer = await web.post("/api/v1/api-keys", json={}, headers={**owner, "Idempotency-Key": key.encode()})
    assert answer.status_code == 422
    assert answer.json()["field"] == "Idempotency-Key"


async def test_an_edit_says_what_it_was_made_on(web, owner, order):
    path = f"{ORDERS}/{order.id}/address"
    asked = {
        "ship_to": {
            "name": "Erika Muster",
            "line1": "Neue Str. 1",
            "city": "Berlin",
            "postcode": "10969",
            "country": "DE",
        }
    }
    read = await web.get(f"{ORDERS}/{order.id}", headers=owner)
    etag = read.headers["etag"]
    assert etag == f'"{read.json()["version"]}"'
    assert code_of(await web.patch(path, json=asked, headers=owner)) == "version_needed"
    assert (await web.patch(path, json=asked, headers={**owner, "If-Match": etag})).status_code == 200
    stale = await web.patch(path, json=asked, headers={**owner, "If-Match": etag})
    assert (stale.status_code, code_of(stale)) == (412, "outdated")
    stale = await web.patch(path, json={**asked, "version": read.json()["version"]}, headers=owner)
    assert (stale.status_code, code_of(stale)) == (409, "conflict")
    assert (await web.patch(path, json=asked, headers={**owner, "If-Match": "W/x"})).status_code == 422


async def test_lists_page_by_key_and_end(web, company, owner):
    async with company.tx() as tx:
        await orders.capture(tx, [a_capture(an_order(str(n))) for n in range(7)])
    seen, after, pages = [], "", 0
    while True:
        page = (await web.get(ORDERS, params={"limit": 3, "after": after}, headers=owner)).json()
        seen += [row["number"] for row in page["rows"]]
        pages += 1
        after = page["next"]
        if not after:
            break
    assert pages == 3
    assert sorted(seen) == [str(n) for n in range(7)]
    assert (await web.get(ORDERS, params={"limit": 201}, headers=owner)).status_code == 422


async def test_a_write_that_fails_leaves_nothing_behind(web, company, owner, order):
    await web.post(f"{ORDERS}/{order.id}/cancel", json={}, headers=owner)
    answer = await web.post(f"{ORDERS}/{order.id}/cancel", json={}, headers=owner)
    assert code_of(answer) == "orders.closed"
    async with company.tx() as tx:
        trail = (await access.list_audit(tx, noun="orders")).rows
    assert [row.verb for row in trail] == ["cancel"]


async def test_every_refusal_that_an_endpoint_declares_exists(app):
    document = app.openapi()
    codes = {cls.code for cls in _below(Refusal)} | {"invalid", "busy", "forbidden"}
    said = json.dumps(document["paths"])
    named = {part.split("`")[0] for part in said.split("`")[1::2] if part.replace("_", "").replace(".", "").isalpha()}
    assert {code for code in named if "." in code} <= codes


def _below(cls):
    return [cls, *(one for child in cls.__subclasses__() for one in _below(child))]
