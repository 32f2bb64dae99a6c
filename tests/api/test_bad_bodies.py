"""Every door of the API with bodies, texts and numbers that nobody means well: a problem with a code each, never a crash."""

from __future__ import annotations

import json
import re

import pytest

from linkstar.api.app import openapi
from tests.world.mutations import STRANGE

DOCUMENT = openapi()
UNKNOWN = "00000000-0000-0000-0000-000000000000"
ITEMS = "/api/v1/catalog/items"
JSON = {"Content-Type": "application/json"}
TEXTS = (
    "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd", "\u202eevil\u202c", "\U0001f680\U0001f9d1\U0001f3fd\u200d\U0001f4bb", "\U0010fffd", "e\u0301\u0301\u0301",
    "\u6e2f\u677e\u8d38\u6613", "\u2028\u2029\u0085", "\ufeffx", "=1+1", "'; DROP TABLE orders.orders; --", "<img src=x onerror=alert(1)>", "a\tb\r\nc",
    "\u0130\u0131\u00df\ufb03", "%00%0d%0a", "{{7*7}}", "\x01\x02\x7f",
)  # fmt: skip
NUMBERS = (-1, 2**31, 2**63, -(2**63) - 1, 10**40, 1e308, 0.1, True, "1e9", "\u0661\u0662", None, [], {})


def operations():
    """Every method, its address with ids that nobody has, and the schema of its JSON body."""
    for path, verbs in DOCUMENT["paths"].items():
        for verb, said in verbs.items():
            address = re.sub(r"{[^}]+}", UNKNOWN, path)
            body = said.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            yield verb.upper(), address, body, {str(status) for status in said["responses"]}


BODIES = [one for one in operations() if one[2] is not None]


def fields(schema, seen=()):
    """The names of a schema's fields, and their own schemas."""
    name = schema.get("$ref", "").rpartition("/")[2]
    if name:
        return {} if name in seen else fields(DOCUMENT["components"]["schemas"][name], (*seen, name))
    return schema.get("properties", {})


async def check(web, method, address, known, **asked):
    """Whatever is asked, the answer is one of those that the document promises, and tells its code."""
    answer = await web.request(method, address, **asked)
    assert answer.status_code < 500, (method, address, asked, answer.text[:300])
    assert str(answer.status_code) in known, (method, address, answer.status_code, answer.text[:300])
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json", (method, address)
        assert answer.json()["code"]
    return answer


def test_there_are_many_doors_to_try():
    assert len(BODIES) > 30


async def test_strange_bodies_are_refused_everywhere(web, owner):
    for method, address, _, known in BODIES:
        if address.endswith("/login"):
            continue  # its limit of attempts would answer
        for body in STRANGE:
            answer = await check(web, method, address, known, content=body, headers={**owner, **JSON})
            assert answer.status_code >= 400 or body in (b"{}", b"\xef\xbb\xbf{}"), (method, address, body[:40])


async def test_strange_values_in_every_field_are_refused_or_taken_and_never_crash(web, owner):
    values = [*NUMBERS, "a\x00b", "x" * 50_000, {"a": {"b": [[[]]]}}, *TEXTS[:4]]
    for method, address, schema, known in BODIES:
        names = fields(schema)
        if not names or address.endswith(("/login", "/password")):
            continue
        for start in range(0, len(values), 3):  # each field meets another value each time
            said = {name: values[(start + 2 * place) % len(values)] for place, name in enumerate(names)}
            await check(web, method, address, known, content=json.dumps(said).encode(), headers={**owner, **JSON})


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
async def test_text_of_any_script_comes_back_as_it_was_given(web, owner, text):
    sku = f"S-{text}-1"
    made = await web.post(ITEMS, json={"sku": sku, "title": text}, headers=owner)
    assert made.status_code == 201, made.text
    shown = (await web.get(f"{ITEMS}/{made.json()['id']}", headers=owner)).json()
    assert (shown["sku"], shown["title"]) == (sku, text)
    found = await web.get(ITEMS, params={"search": sku}, headers=owner)
    assert found.status_code == 200
    assert [row["sku"] for row in found.json()["rows"]] == [sku]


async def test_strange_texts_in_every_query_and_path_are_answered(web, owner):
    for path, verbs in DOCUMENT["paths"].items():
        said = verbs.get("get")
        if said is None:
            continue
        known = {str(status) for status in said["responses"]}
        names = [one["name"] for one in said.get("parameters", ()) if one["in"] == "query"]
        texts = (*TEXTS, "9" * 400, "-1", "NaN", "null", "2026-13-45T99:99:99Z", "'", "\\", "[]", "%")
        for start in range(0, len(texts), 4):  # each parameter meets another text each time
            address = re.sub(r"{[^}]+}", UNKNOWN, path)
            asked = {name: texts[(start + place) % len(texts)] for place, name in enumerate(names)}
            await check(web, "GET", address, known, params=asked, headers=owner)
        if "{" in path:
            for text in ("x", "..%2f..", "%F0%9F%9A%80", "1" * 300, "%20"):
                await check(web, "GET", re.sub(r"{[^}]+}", text, path), known, headers=owner)
