"""The product keeps the house rules that imports cannot say (tools/checks, one test for each)."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import linkstar
from linkstar.cli.main import COMMANDS
from linkstar.kit.errors import Refusal
from tools.checks import (
    adapters,
    clocks,
    commits,
    doc_commands,
    doc_links,
    docstrings,
    fact_readers,
    fragments,
    functions,
    glossary,
    json_rows,
    late_reads,
    layout,
    plain_keys,
    reasons,
    refusals,
    sizes,
    spread_sql,
    sql_loops,
    sql_places,
    web_keys,
    words,
)
from tools.checks.source import PRODUCT, ROOT

SOURCE_CHECKS = [
    clocks, commits, docstrings, fact_readers, functions, json_rows, late_reads, layout, plain_keys, reasons, sizes, sql_loops, sql_places, spread_sql, words,
]  # fmt: skip
DOCUMENTS = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]


@pytest.mark.parametrize("check", SOURCE_CHECKS, ids=lambda check: check.__name__.rpartition(".")[2])
def test_the_product_keeps_the_rule(check):
    assert check.complaints(PRODUCT) == []


@pytest.mark.parametrize("folder", ["tools", "tests", "bench"])
@pytest.mark.parametrize("check", [sizes, functions, reasons], ids=["sizes", "functions", "reasons"])
def test_tools_and_tests_are_small_too(check, folder):
    assert check.complaints(ROOT / folder) == []


def test_the_pages_assign_to_no_key_from_outside():
    assert web_keys.complaints(ROOT / "web" / "src") == []


def test_every_adapter_is_complete():
    assert adapters.complaints(PRODUCT / "connect") == []


def test_every_refusal_is_translated():
    for found in pkgutil.walk_packages(linkstar.__path__, "linkstar."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    ours = [cls for cls in refusals.below(Refusal) if cls.__module__.startswith("linkstar.")]
    assert len(ours) > 3
    assert refusals.complaints(ours) == []


def test_documents_name_only_commands_that_exist():
    known = {"make": doc_commands.targets(ROOT / "Makefile"), "linkstar": set(COMMANDS)}
    assert doc_commands.complaints(DOCUMENTS, known) == []


def test_documents_link_only_to_what_is_there():
    assert doc_links.complaints([*DOCUMENTS, *ROOT.glob("changes/*.md")]) == []


def test_the_glossary_has_one_word_per_idea():
    assert glossary.complaints(ROOT / "docs" / "words.md") == []


def test_change_fragments_can_be_used():
    assert fragments.complaints(ROOT / "changes") == []
