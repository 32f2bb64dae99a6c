"""Shopify's signatures against published vectors."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl

import pytest

from linkstar.connect.channels.shopify import sign
from tests.connect import tally

from .builders import shared


def _vectors(*systems: str) -> list[dict]:
    said = json.loads(shared("contracts/_signing/test_vectors.json").read_text())
    return [one for one in said if one["system"] in systems]


def test_published_callback_vectors_are_reproduced():
    vectors = _vectors("shopify-oauth-hmac", "shopify-oauth-hmac-2")
    assert len(vectors) == 2
    for one in vectors:
        query = dict(parse_qsl(one["inputs"]["query"])) | {"hmac": "not part of it"}
        assert sign.query_hmac(one["inputs"]["secret"], query) == one["expected"]
        tally.vector("shopify", one["system"])


def test_published_webhook_vector_is_reproduced():
    (one,) = _vectors("shopify-webhook")
    assert sign.body_hmac(one["inputs"]["secret"], one["inputs"]["body"].encode()) == one["expected"]
    tally.vector("shopify", one["system"])


@pytest.mark.parametrize(
    ("domain", "is_shop"),
    [
        ("demo.myshopify.com", True),
        ("Demo-2.myshopify.com", True),
        ("demo.myshopify.com.evil.example", False),
        ("evil.example/demo.myshopify.com", False),
        ("demo.myshopify.com\n", False),
        (".myshopify.com", False),
    ],
)
def test_only_a_shops_own_domain_counts_as_a_shop(domain, is_shop):
    assert sign.is_shop(domain) is is_shop
