"""An array of JSON that is cast as a whole is found, before a planner copies it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.checks import json_rows


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("INSERT INTO a (b) SELECT u.b FROM unnest(%(b)s::jsonb[]) AS u (b)", 1),
        ("INSERT INTO a (b) SELECT u.b FROM unnest(%(b)s :: JSON []) AS u (b)", 1),
        ("INSERT INTO a (b) SELECT u.b::jsonb FROM unnest(%(b)s::text[]) AS u (b)", 0),
    ],
)
def test_an_array_of_json_is_found(tmp_path: Path, text: str, count: int) -> None:
    (tmp_path / "actions.py").write_text(f'"""Doc."""\n\nSQL = """{text}"""\n')
    assert len(json_rows.complaints(tmp_path)) == count
