"""`make contracts`: what is used is checked, or something says why not."""

from __future__ import annotations

from tools.contracts import report, words

VECTORS = ["ozon", "ozon-webhook", "ozone"]
BOOK = {"used": ["orders", "token"], "checked": ["orders", "never called"], "vectors": ["ozon"], "samples": ["a", "b"]}


def test_a_row_counts_what_was_used_and_checked():
    (row,) = report({"ozon": BOOK}, {"ozon": "channel"}, VECTORS)
    assert (row["operations_used"], row["operations_checked"], row["samples_read"]) == (
        ["orders", "token"],
        ["orders"],
        2,
    )
    assert row["vectors_known"] == ["ozon", "ozon-webhook"], "another partner's vectors are not ours"


def test_what_nobody_checked_nor_excused_is_told():
    (row,) = report({"ozon": BOOK}, {"ozon": "channel"}, VECTORS)
    assert row["unexplained"] == ["token", "vector ozon-webhook"]
    excused = {**BOOK, "cannot": {"token": "no contract", "ozon-webhook": "no webhooks"}}
    (row,) = report({"ozon": excused}, {"ozon": "channel"}, VECTORS)
    assert row["unexplained"] == []


def test_a_partner_without_tests_stands_in_the_table_with_nothing():
    (row,) = report({}, {"wish": "channel"}, [])
    assert (row["operations_used"], row["samples_read"], row["failed"]) == ([], 0, [])


def test_the_table_names_reasons_and_failures():
    failing = {**BOOK, "failed": ["tests/x.py::test_a"], "cannot": {"token": "no contract"}}
    text = words(report({"ozon": failing}, {"ozon": "channel"}, VECTORS))
    assert "token: no contract" in text
    assert "FAILED tests/x.py::test_a" in text
    assert "vector ozon-webhook: nothing says why" in text
