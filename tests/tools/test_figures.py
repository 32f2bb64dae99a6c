"""The figures in the docs are those that the benches kept."""

from __future__ import annotations

import pytest

from tools import figures

RESULTS = {name: {key: 1234.5 for bench, key, _ in figures.SHOWN if bench == name} for name, *_ in figures.SHOWN}


def test_the_page_tells_what_the_benches_kept():
    page = figures.PAGE.read_text(encoding="utf-8")
    assert figures.with_table(page, figures.table(figures.read_results())) == page


def test_a_figure_stands_beside_what_it_must_reach_and_what_is_aimed_at():
    found = {**RESULTS, "start": {"seconds": 2.345, "targets": {"seconds": "<= 5"}, "aims": {"seconds": "<= 2"}}}
    told = figures.table(found)
    assert "| seconds until `linkstar up` serves and works again | 2.35 | <= 5 | <= 2 | start |\n" in told
    assert "| 1,234 |  |  | pipeline |\n" in told
    assert told.count("\n") == 2 + len(figures.SHOWN)


def test_a_new_figure_is_written_in_place_of_the_old_one_and_nothing_else():
    page = f"before\n{figures.BEGIN}| old |\n{figures.END}after\n"
    assert figures.with_table(page, "| new |\n") == f"before\n{figures.BEGIN}| new |\n{figures.END}after\n"


def test_a_page_without_a_place_for_them_is_refused():
    with pytest.raises(ValueError, match="no place for figures"):
        figures.with_table("nothing\n", "| new |\n")
