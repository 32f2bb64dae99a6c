"""The table of SECURITY.md speaks of files that are there, counts right, and has every requirement once."""

from __future__ import annotations

import re

from tools.checks.source import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([^|]+) \| (met|n/a|open) \| ([^|]+) \| ([^|]+) \|$", TEXT, re.MULTILINE)
PATH = re.compile(r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:toml|md|py))`")
# Requirements of levels 1 and 2 in each section of ASVS 5.0.0.
LEVELS_1_AND_2 = {"1": 27, "2": 11, "3": 19, "4": 10, "5": 9, "6": 35, "7": 18, "8": 7, "9": 7, "10": 29, "11": 14, "12": 9, "13": 13,
                  "14": 9, "15": 13, "16": 16, "17": 7}  # fmt: skip


def test_every_requirement_of_both_levels_stands_there_once():
    numbers = [row[0] for row in ROWS]
    assert len(set(numbers)) == len(numbers) == sum(LEVELS_1_AND_2.values()) == 253
    assert {part: sum(one.split(".")[0] == part for one in numbers) for part in LEVELS_1_AND_2} == LEVELS_1_AND_2
    assert len(re.findall(r"^\| \d+\.\d+", TEXT, re.MULTILINE)) == len(ROWS), "a line of the table cannot be read"


def test_the_counts_above_the_table_are_those_of_the_table():
    states = [row[2] for row in ROWS]
    met, not_applicable, still_open = map(
        int, re.findall(r": (\d+) met, (\d+) not\s+applicable \(n/a\), (\d+) open", TEXT)[0]
    )
    assert (met, not_applicable, still_open) == (states.count("met"), states.count("n/a"), states.count("open"))


def test_every_file_that_is_named_is_there():
    named = {path for row in ROWS for path in PATH.findall(row[3] + row[4])} | set(
        PATH.findall(TEXT.partition("## OWASP")[0])
    )
    missing = [
        path for path in sorted(named) if not (ROOT / path).exists() and not (ROOT / "src" / "linkstar" / path).exists()
    ]
    assert missing == []
    assert len(named) > 60


def test_what_is_met_says_where_and_what_is_not_says_why():
    for number, _, state, where, test in ROWS:
        assert len(where.strip()) > 3, number
        places = PATH.findall(where + test)
        assert state != "met" or places or "this page" in where or "`secrets`" in where, f"{number} names no place"
