"""The committed OpenAPI page is compared with the API as it is."""

from __future__ import annotations

from tools import openapi

DOCUMENT = {"paths": {"/orders": {"get": {"summary": "Orders 订单"}}}, "openapi": "3.1.0"}


def test_a_fresh_page_passes(tmp_path):
    page = tmp_path / "openapi.json"
    fresh = openapi.text_of(DOCUMENT)
    assert openapi.main(page, fresh, is_check=False) == 0
    assert openapi.main(page, fresh, is_check=True) == 0
    assert "订单" in page.read_text()


def test_a_stale_page_is_caught_and_the_difference_shown(tmp_path, capsys):
    page = tmp_path / "openapi.json"
    page.write_text(openapi.text_of(DOCUMENT))
    fresh = openapi.text_of({**DOCUMENT, "openapi": "3.1.1"})
    assert openapi.main(page, fresh, is_check=True) == 1
    said = capsys.readouterr().out
    assert '+ "openapi": "3.1.1"' in said
    assert "openapi.json is stale: make docs" in said


def test_a_missing_page_is_caught(tmp_path):
    assert openapi.main(tmp_path / "openapi.json", openapi.text_of(DOCUMENT), is_check=True) == 1
