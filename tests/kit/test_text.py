"""The words of a text, as people search by them."""

from __future__ import annotations

import psycopg
from hypothesis import given, strategies as st

from linkstar.kit.text import GAPS, WORDS_MAX, words_of


def test_words_are_parted_by_signs_and_blanks_and_written_small():
    assert words_of("Ann-Marie  O'Neil,") == ["ann", "marie", "o", "neil"]
    assert words_of("张伟") == ["张伟"]
    assert words_of(" \\'&|!:* ") == []
    assert len(words_of("a " * 50)) == WORDS_MAX


@given(st.text(max_size=60))
def test_no_word_holds_what_a_text_query_would_read_as_a_sign(said):
    assert not set("".join(words_of(said))) & set("\\'&|!:*()<> \t\n")


def test_the_database_parts_words_in_the_same_places(server):
    said = "Ann-Marie\tO'Neil [x] a@b.de\\c &|!<>(d)*e+f_g/h\"i;j:k 张 伟"
    with psycopg.connect(server) as connection:
        row = connection.execute("SELECT regexp_split_to_array(lower(%s), '[' || %s || ']+')", (said, GAPS)).fetchone()
    assert row is not None
    assert [word for word in row[0] if word][:WORDS_MAX] == words_of(said)
