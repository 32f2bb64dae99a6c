"""Stories are told in the words of the pages: a text is found with its places, in the language of whoever reads it."""

from __future__ import annotations

import re

import pytest

from tests.e2e.words import Words, exactly, of_pages, of_python, together, words

PAIRS = [
    ("Save", "保存"),
    ("Name", "姓名"),
    ("Name", "名称"),
    ("{count} orders wait", "{count} 单等待"),
    ("{count} of {all} orders wait", "共 {all} 单，{count} 单等待"),
]


def test_a_text_of_the_source_is_said_in_the_language_that_is_asked_for():
    assert Words(PAIRS).say("en", "Save", {}) == "Save"
    assert Words(PAIRS).say("zh", "Save", {}) == "保存"


def test_a_text_that_folders_translate_differently_is_any_of_their_words():
    said = Words(PAIRS).say("zh", "Name", {})
    assert isinstance(said, re.Pattern)
    assert [bool(said.search(one)) for one in ("您的姓名", "名称", "品名")] == [True, True, False]
    assert [bool(exactly(said).match(one)) for one in ("名称", " 名称 ", "公司名称")] == [True, True, False]
    assert Words(PAIRS).say("en", "Name", {}) == "Name"


def test_places_are_filled_and_what_is_not_filled_may_be_anything():
    known = Words(PAIRS)
    assert known.say("zh", "{count} orders wait", {"count": "3"}) == "3 单等待"
    said = known.say("zh", "{count} of {all} orders wait", {"count": re.compile(r"\d")})
    assert isinstance(said, re.Pattern)
    assert said.search("共 20 单，3 单等待")
    assert not said.search("共 20 单，x 单等待")


def test_a_text_whose_places_are_filled_already_is_read_by_the_template_that_says_most():
    assert Words(PAIRS).say("zh", "3 of 20 orders wait", {}) == "共 20 单，3 单等待"


def test_a_text_that_nobody_shows_is_not_made_up():
    assert "Nobody says this" not in Words(PAIRS)
    with pytest.raises(LookupError, match="Nobody says this"):
        Words(PAIRS).say("en", "Nobody says this", {})


def test_texts_that_stand_side_by_side_are_one_pattern():
    assert together(Words(PAIRS).say("zh", "Name", {}), ": ", "A.1").fullmatch("名称: A.1")
    assert not together("A.1").fullmatch("A-1")


def test_pairs_of_python_are_read_as_the_source_writes_them():
    source = """
class Wrong(Refusal):
    code = "x.y"
    en = "{sku} is {{wrong}}"
    zh = "{sku} {{有误}}"

WORDS = {"a": ("停止", "Stop"), "b": ("Go", "继续"), "c": (1, "low", "低")}
KIND = Kind("Late", "超时", "admin", 4)
said = (f"When {when}", f"当{when}")
"""
    assert sorted(of_python(source)) == [
        ("Go", "继续"),
        ("Late", "超时"),
        ("Stop", "停止"),
        ("When {when}", "当{when}"),
        ("low", "低"),
        ("{sku} is {wrong}", "{sku} {有误}"),
    ]


def test_the_words_of_pages_their_titles_and_those_of_the_api_are_known():
    pages = list(of_pages())
    assert ("Audit log", "操作日志") in pages
    assert len(pages) > 2000
    for text in (
        "Connect a shop or carrier",
        "{count} can be promised",
        "Nobody knows the code {code}.",
        "an order comes in",
    ):
        assert text in words()
