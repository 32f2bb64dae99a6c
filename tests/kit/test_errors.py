"""Refusals tell a person what is wrong, in the person's language, and a program which code it has."""

from __future__ import annotations

import pytest

from linkstar.kit.errors import Conflict, Forbidden, Invalid, NotFound, Refusal


def test_a_refusal_speaks_english_and_chinese() -> None:
    refused = NotFound(thing="order")
    assert refused.text("en") == "There is no order with this id in your company."
    assert refused.text("zh-CN") == "贵公司没有此编号的order。"
    assert refused.text("ZH") == refused.text("zh-Hant")
    assert refused.text("de") == refused.text("en")


def test_a_refusal_names_the_input_to_mend() -> None:
    refused = Invalid("quantity", "at least 1")
    assert (refused.field, refused.text("en")) == ("quantity", "quantity cannot be used: at least 1")
    assert refused.text("zh") == "quantity 无法使用：at least 1"


@pytest.mark.parametrize(
    ("cls", "status"), [(NotFound, 404), (Invalid, 422), (Forbidden, 403), (Conflict, 409), (Refusal, 400)]
)
def test_each_refusal_has_its_http_status(cls: type[Refusal], status: int) -> None:
    assert cls.status == status


def test_a_log_line_of_a_refusal_shows_its_code_and_its_sentence() -> None:
    assert str(NotFound(thing="parcel")) == "not_found: There is no parcel with this id in your company."


def test_a_word_that_was_forgotten_does_not_break_the_telling() -> None:
    assert NotFound().text("en") == "There is no {thing} with this id in your company."


def test_braces_that_a_person_typed_stay_braces() -> None:
    assert Invalid("title", "{__class__} is no title").text("en") == "title cannot be used: {__class__} is no title"
